// Generated from schemas/ by `npm run generate`; not edited by hand.
var __commonJSMin = (cb, mod) => () => (mod || (cb((mod = { exports: {} }).exports, mod, mod.exports), cb = null), mod.exports);
var require_ucs2length = __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	function ucs2length(str) {
		const len = str.length;
		if (len > 1048576) return len;
		let length = 0;
		let pos = 0;
		let value;
		while (pos < len) {
			length++;
			value = str.charCodeAt(pos++);
			if (value >= 55296 && value <= 56319 && pos < len) {
				value = str.charCodeAt(pos);
				if ((value & 64512) === 56320) pos++;
			}
		}
		return length;
	}
	exports.default = ucs2length;
}));
const part0 = [
	"sig",
	"derivedVia",
	"signedMessage",
	"address"
];
const part1 = ["string", "null"];
const part2 = [
	"serverPublicKey",
	"subnetPublicKey",
	"networkPublicKey",
	"networkPublicKeySet",
	"hdRootPubkeys",
	"latestBlockhash"
];
const part3 = ["integer", "null"];
const part4 = ["domain"];
const part5 = [
	"rpId",
	"origins",
	"credentials"
];
const part6 = ["id", "publicKey"];
const part7 = ["required", "preferred"];
const part8 = ["issuer", "audience"];
const part9 = ["string", "array"];
const part10 = ["keys"];
const part11 = ["att"];
const part12 = ["pkps"];
const part13 = [
	"publicKey",
	"owner",
	"authMethods",
	"addresses",
	"actions"
];
const part14 = [
	"authMethodType",
	"userId",
	"appId",
	"scopes"
];
const part15 = ["address", "scopes"];
const part16 = ["cid", "scopes"];
const part17 = ["resource", "ability"];
const part18 = ["resource", "resourcePrefix"];
const part19 = [
	"encryption_sign",
	"lit_action",
	"pkp_sign",
	"sign_session_key"
];
const part20 = [
	"sessionKey",
	"resourceAbilityRequests",
	"capabilities",
	"issuedAt",
	"expiration",
	"nodeAddress"
];
const part21 = [
	"sig",
	"derivedVia",
	"signedMessage",
	"address",
	"algo"
];
const part22 = [
	"sessionKey",
	"authMethods",
	"siweMessage",
	"curveType"
];
const part23 = {
	"sessionKey": 1,
	"authMethods": 1,
	"pkpPublicKey": 1,
	"siweMessage": 1,
	"curveType": 1,
	"litActionIpfsId": 1,
	"code": 1,
	"jsParams": 1,
	"epoch": 1
};
const part24 = ["authMethodType", "accessToken"];
const part25 = [
	"result",
	"signatureShare",
	"shareIndex",
	"curveType",
	"siweMessage",
	"dataSigned",
	"blsRootPubkey"
];
const part26 = ["ProofOfPossession"];
const authSig = validate52;
const func0 = Object.prototype.hasOwnProperty;
const func62 = require_ucs2length().default;
function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	if (isRecord(data)) {
		for (const prop0 of part0) if (!has(data, prop0)) {
			vErrors = note(vErrors, instancePath, "required", { missingProperty: prop0 });
			errors++;
		}
		for (const key0 of Object.keys(data)) if (!(key0 === "sig" || key0 === "derivedVia" || key0 === "signedMessage" || key0 === "address" || key0 === "algo")) {
			vErrors = note(vErrors, instancePath, "additionalProperties", { additionalProperty: key0 });
			errors++;
		}
		if (has(data, "sig")) {
			let data0 = data.sig;
			if (typeof data0 === "string") {
				if (func62(data0) > 8192) {
					vErrors = note(vErrors, instancePath + "/sig", "maxLength", { limit: 8192 });
					errors++;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/sig", "type", { type: "string" });
				errors++;
			}
		}
		if (has(data, "derivedVia")) {
			let data1 = data.derivedVia;
			if (typeof data1 === "string") {
				if (func62(data1) > 64) {
					vErrors = note(vErrors, instancePath + "/derivedVia", "maxLength", { limit: 64 });
					errors++;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/derivedVia", "type", { type: "string" });
				errors++;
			}
		}
		if (has(data, "signedMessage")) {
			let data2 = data.signedMessage;
			if (typeof data2 === "string") {
				if (func62(data2) > 65536) {
					vErrors = note(vErrors, instancePath + "/signedMessage", "maxLength", { limit: 65536 });
					errors++;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/signedMessage", "type", { type: "string" });
				errors++;
			}
		}
		if (has(data, "address")) {
			let data3 = data.address;
			if (typeof data3 === "string") {
				if (func62(data3) > 128) {
					vErrors = note(vErrors, instancePath + "/address", "maxLength", { limit: 128 });
					errors++;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/address", "type", { type: "string" });
				errors++;
			}
		}
		if (has(data, "algo")) {
			let data4 = data.algo;
			if (typeof data4 !== "string" && data4 !== null) {
				vErrors = note(vErrors, instancePath + "/algo", "type", { type: part1 });
				errors++;
			}
			if (typeof data4 === "string") {
				if (func62(data4) > 64) {
					vErrors = note(vErrors, instancePath + "/algo", "maxLength", { limit: 64 });
					errors++;
				}
			}
		}
	} else {
		vErrors = note(vErrors, instancePath, "type", { type: "object" });
		errors++;
	}
	validate52.errors = vErrors;
	return errors === 0;
}
const handshakeResponse = validate53;
const pattern3 = new RegExp("^[0-9a-fA-F]{96}$", "u");
const pattern4 = new RegExp("^0x[0-9a-f]{64}$", "u");
function validate53(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	if (isRecord(data)) {
		for (const prop0 of part2) if (!has(data, prop0)) {
			vErrors = note(vErrors, instancePath, "required", { missingProperty: prop0 });
			errors++;
		}
		if (has(data, "serverPublicKey")) {
			let data0 = data.serverPublicKey;
			if (typeof data0 === "string") {
				if (func62(data0) > 1024) {
					vErrors = note(vErrors, instancePath + "/serverPublicKey", "maxLength", { limit: 1024 });
					errors++;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/serverPublicKey", "type", { type: "string" });
				errors++;
			}
		}
		if (has(data, "subnetPublicKey")) {
			let data1 = data.subnetPublicKey;
			if (typeof data1 === "string") {
				if (func62(data1) > 1024) {
					vErrors = note(vErrors, instancePath + "/subnetPublicKey", "maxLength", { limit: 1024 });
					errors++;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/subnetPublicKey", "type", { type: "string" });
				errors++;
			}
		}
		if (has(data, "networkPublicKey")) {
			let data2 = data.networkPublicKey;
			if (typeof data2 === "string") {
				if (!pattern3.test(data2)) {
					vErrors = note(vErrors, instancePath + "/networkPublicKey", "pattern", { pattern: "^[0-9a-fA-F]{96}$" });
					errors++;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/networkPublicKey", "type", { type: "string" });
				errors++;
			}
		}
		if (has(data, "networkPublicKeySet")) {
			let data3 = data.networkPublicKeySet;
			if (typeof data3 === "string") {
				if (func62(data3) > 65536) {
					vErrors = note(vErrors, instancePath + "/networkPublicKeySet", "maxLength", { limit: 65536 });
					errors++;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/networkPublicKeySet", "type", { type: "string" });
				errors++;
			}
		}
		if (has(data, "hdRootPubkeys")) {
			let data4 = data.hdRootPubkeys;
			if (Array.isArray(data4)) {
				if (data4.length > 64) {
					vErrors = note(vErrors, instancePath + "/hdRootPubkeys", "maxItems", { limit: 64 });
					errors++;
				}
				const len0 = data4.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data5 = data4[i0];
					if (typeof data5 === "string") {
						if (func62(data5) > 1024) {
							vErrors = note(vErrors, instancePath + "/hdRootPubkeys/" + i0, "maxLength", { limit: 1024 });
							errors++;
						}
					} else {
						vErrors = note(vErrors, instancePath + "/hdRootPubkeys/" + i0, "type", { type: "string" });
						errors++;
					}
				}
			} else {
				vErrors = note(vErrors, instancePath + "/hdRootPubkeys", "type", { type: "array" });
				errors++;
			}
		}
		if (has(data, "latestBlockhash")) {
			let data6 = data.latestBlockhash;
			if (typeof data6 === "string") {
				if (!pattern4.test(data6)) {
					vErrors = note(vErrors, instancePath + "/latestBlockhash", "pattern", { pattern: "^0x[0-9a-f]{64}$" });
					errors++;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/latestBlockhash", "type", { type: "string" });
				errors++;
			}
		}
		if (has(data, "epoch")) {
			let data7 = data.epoch;
			if (!Number.isInteger(data7) && data7 !== null) {
				vErrors = note(vErrors, instancePath + "/epoch", "type", { type: part3 });
				errors++;
			}
			if (typeof data7 == "number" && isFinite(data7)) {
				if (data7 > 9007199254740991 || isNaN(data7)) {
					vErrors = note(vErrors, instancePath + "/epoch", "maximum", {
						comparison: "<=",
						limit: 9007199254740991
					});
					errors++;
				}
				if (data7 < 0 || isNaN(data7)) {
					vErrors = note(vErrors, instancePath + "/epoch", "minimum", {
						comparison: ">=",
						limit: 0
					});
					errors++;
				}
			}
		}
		if (has(data, "threshold")) {
			let data8 = data.threshold;
			if (!Number.isInteger(data8)) {
				vErrors = note(vErrors, instancePath + "/threshold", "type", { type: "integer" });
				errors++;
			}
			if (typeof data8 == "number" && isFinite(data8)) {
				if (data8 > 255 || isNaN(data8)) {
					vErrors = note(vErrors, instancePath + "/threshold", "maximum", {
						comparison: "<=",
						limit: 255
					});
					errors++;
				}
				if (data8 < 1 || isNaN(data8)) {
					vErrors = note(vErrors, instancePath + "/threshold", "minimum", {
						comparison: ">=",
						limit: 1
					});
					errors++;
				}
			}
		}
	} else {
		vErrors = note(vErrors, instancePath, "type", { type: "object" });
		errors++;
	}
	validate53.errors = vErrors;
	return errors === 0;
}
const networkConfiguration = validate54;
const pattern5 = new RegExp("^[A-Za-z0-9_-]{1,2048}$", "u");
const pattern6 = new RegExp("^[A-Za-z0-9_-]{1,4096}$", "u");
function validate54(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	if (isRecord(data)) {
		for (const key0 of Object.keys(data)) if (!(key0 === "wallet" || key0 === "webAuthn" || key0 === "jwt")) {
			vErrors = note(vErrors, instancePath, "additionalProperties", { additionalProperty: key0 });
			errors++;
		}
		if (has(data, "wallet")) {
			let data0 = data.wallet;
			if (isRecord(data0)) {
				for (const prop0 of part4) if (!has(data0, prop0)) {
					vErrors = note(vErrors, instancePath + "/wallet", "required", { missingProperty: prop0 });
					errors++;
				}
				for (const key1 of Object.keys(data0)) if (!(key1 === "domain")) {
					vErrors = note(vErrors, instancePath + "/wallet", "additionalProperties", { additionalProperty: key1 });
					errors++;
				}
				if (has(data0, "domain")) {
					let data1 = data0.domain;
					if (typeof data1 === "string") {
						if (func62(data1) > 255) {
							vErrors = note(vErrors, instancePath + "/wallet/domain", "maxLength", { limit: 255 });
							errors++;
						}
						if (func62(data1) < 1) {
							vErrors = note(vErrors, instancePath + "/wallet/domain", "minLength", { limit: 1 });
							errors++;
						}
					} else {
						vErrors = note(vErrors, instancePath + "/wallet/domain", "type", { type: "string" });
						errors++;
					}
				}
			} else {
				vErrors = note(vErrors, instancePath + "/wallet", "type", { type: "object" });
				errors++;
			}
		}
		if (has(data, "webAuthn")) {
			let data2 = data.webAuthn;
			if (Array.isArray(data2)) {
				if (data2.length > 16) {
					vErrors = note(vErrors, instancePath + "/webAuthn", "maxItems", { limit: 16 });
					errors++;
				}
				const len0 = data2.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data3 = data2[i0];
					if (isRecord(data3)) {
						for (const prop1 of part5) if (!has(data3, prop1)) {
							vErrors = note(vErrors, instancePath + "/webAuthn/" + i0, "required", { missingProperty: prop1 });
							errors++;
						}
						for (const key2 of Object.keys(data3)) if (!(key2 === "rpId" || key2 === "origins" || key2 === "credentials" || key2 === "userVerification" || key2 === "appId" || key2 === "authMethodType")) {
							vErrors = note(vErrors, instancePath + "/webAuthn/" + i0, "additionalProperties", { additionalProperty: key2 });
							errors++;
						}
						if (has(data3, "rpId")) {
							let data4 = data3.rpId;
							if (typeof data4 === "string") {
								if (func62(data4) > 255) {
									vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/rpId", "maxLength", { limit: 255 });
									errors++;
								}
								if (func62(data4) < 1) {
									vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/rpId", "minLength", { limit: 1 });
									errors++;
								}
							} else {
								vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/rpId", "type", { type: "string" });
								errors++;
							}
						}
						if (has(data3, "origins")) {
							let data5 = data3.origins;
							if (Array.isArray(data5)) {
								if (data5.length > 64) {
									vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/origins", "maxItems", { limit: 64 });
									errors++;
								}
								if (data5.length < 1) {
									vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/origins", "minItems", { limit: 1 });
									errors++;
								}
								const len1 = data5.length;
								for (let i1 = 0; i1 < len1; i1++) {
									let data6 = data5[i1];
									if (typeof data6 === "string") {
										if (func62(data6) > 255) {
											vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/origins/" + i1, "maxLength", { limit: 255 });
											errors++;
										}
										if (func62(data6) < 1) {
											vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/origins/" + i1, "minLength", { limit: 1 });
											errors++;
										}
									} else {
										vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/origins/" + i1, "type", { type: "string" });
										errors++;
									}
								}
							} else {
								vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/origins", "type", { type: "array" });
								errors++;
							}
						}
						if (has(data3, "credentials")) {
							let data7 = data3.credentials;
							if (Array.isArray(data7)) {
								if (data7.length > 1024) {
									vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/credentials", "maxItems", { limit: 1024 });
									errors++;
								}
								const len2 = data7.length;
								for (let i2 = 0; i2 < len2; i2++) {
									let data8 = data7[i2];
									if (isRecord(data8)) {
										for (const prop2 of part6) if (!has(data8, prop2)) {
											vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/credentials/" + i2, "required", { missingProperty: prop2 });
											errors++;
										}
										for (const key3 of Object.keys(data8)) if (!(key3 === "id" || key3 === "publicKey" || key3 === "counter")) {
											vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/credentials/" + i2, "additionalProperties", { additionalProperty: key3 });
											errors++;
										}
										if (has(data8, "id")) {
											let data9 = data8.id;
											if (typeof data9 === "string") {
												if (!pattern5.test(data9)) {
													vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/credentials/" + i2 + "/id", "pattern", { pattern: "^[A-Za-z0-9_-]{1,2048}$" });
													errors++;
												}
											} else {
												vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/credentials/" + i2 + "/id", "type", { type: "string" });
												errors++;
											}
										}
										if (has(data8, "publicKey")) {
											let data10 = data8.publicKey;
											if (typeof data10 === "string") {
												if (!pattern6.test(data10)) {
													vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/credentials/" + i2 + "/publicKey", "pattern", { pattern: "^[A-Za-z0-9_-]{1,4096}$" });
													errors++;
												}
											} else {
												vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/credentials/" + i2 + "/publicKey", "type", { type: "string" });
												errors++;
											}
										}
										if (has(data8, "counter")) {
											let data11 = data8.counter;
											if (!Number.isInteger(data11)) {
												vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/credentials/" + i2 + "/counter", "type", { type: "integer" });
												errors++;
											}
											if (typeof data11 == "number" && isFinite(data11)) {
												if (data11 > 4294967295 || isNaN(data11)) {
													vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/credentials/" + i2 + "/counter", "maximum", {
														comparison: "<=",
														limit: 4294967295
													});
													errors++;
												}
												if (data11 < 0 || isNaN(data11)) {
													vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/credentials/" + i2 + "/counter", "minimum", {
														comparison: ">=",
														limit: 0
													});
													errors++;
												}
											}
										}
									} else {
										vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/credentials/" + i2, "type", { type: "object" });
										errors++;
									}
								}
							} else {
								vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/credentials", "type", { type: "array" });
								errors++;
							}
						}
						if (has(data3, "userVerification")) {
							let data12 = data3.userVerification;
							if (!(data12 === "required" || data12 === "preferred")) {
								vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/userVerification", "enum", { allowedValues: part7 });
								errors++;
							}
						}
						if (has(data3, "appId")) {
							let data13 = data3.appId;
							if (typeof data13 === "string") {
								if (func62(data13) > 512) {
									vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/appId", "maxLength", { limit: 512 });
									errors++;
								}
								if (func62(data13) < 1) {
									vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/appId", "minLength", { limit: 1 });
									errors++;
								}
							} else {
								vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/appId", "type", { type: "string" });
								errors++;
							}
						}
						if (has(data3, "authMethodType")) {
							let data14 = data3.authMethodType;
							if (!Number.isInteger(data14)) {
								vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/authMethodType", "type", { type: "integer" });
								errors++;
							}
							if (typeof data14 == "number" && isFinite(data14)) {
								if (data14 > 9007199254740991 || isNaN(data14)) {
									vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/authMethodType", "maximum", {
										comparison: "<=",
										limit: 9007199254740991
									});
									errors++;
								}
								if (data14 < 1 || isNaN(data14)) {
									vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/authMethodType", "minimum", {
										comparison: ">=",
										limit: 1
									});
									errors++;
								}
							}
						}
					} else {
						vErrors = note(vErrors, instancePath + "/webAuthn/" + i0, "type", { type: "object" });
						errors++;
					}
				}
			} else {
				vErrors = note(vErrors, instancePath + "/webAuthn", "type", { type: "array" });
				errors++;
			}
		}
		if (has(data, "jwt")) {
			let data15 = data.jwt;
			if (Array.isArray(data15)) {
				if (data15.length > 16) {
					vErrors = note(vErrors, instancePath + "/jwt", "maxItems", { limit: 16 });
					errors++;
				}
				const len3 = data15.length;
				for (let i3 = 0; i3 < len3; i3++) {
					let data16 = data15[i3];
					if (isRecord(data16)) {
						for (const prop3 of part8) if (!has(data16, prop3)) {
							vErrors = note(vErrors, instancePath + "/jwt/" + i3, "required", { missingProperty: prop3 });
							errors++;
						}
						for (const key4 of Object.keys(data16)) if (!(key4 === "issuer" || key4 === "audience" || key4 === "jwks" || key4 === "jwksUrl" || key4 === "algorithms" || key4 === "skewSeconds" || key4 === "lifetimeSeconds" || key4 === "authMethodType")) {
							vErrors = note(vErrors, instancePath + "/jwt/" + i3, "additionalProperties", { additionalProperty: key4 });
							errors++;
						}
						if (has(data16, "issuer")) {
							let data17 = data16.issuer;
							if (typeof data17 !== "string" && !Array.isArray(data17)) {
								vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/issuer", "type", { type: part9 });
								errors++;
							}
							if (typeof data17 === "string") {
								if (func62(data17) > 512) {
									vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/issuer", "maxLength", { limit: 512 });
									errors++;
								}
								if (func62(data17) < 1) {
									vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/issuer", "minLength", { limit: 1 });
									errors++;
								}
							}
							if (Array.isArray(data17)) {
								if (data17.length > 16) {
									vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/issuer", "maxItems", { limit: 16 });
									errors++;
								}
								if (data17.length < 1) {
									vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/issuer", "minItems", { limit: 1 });
									errors++;
								}
								const len4 = data17.length;
								for (let i4 = 0; i4 < len4; i4++) {
									let data18 = data17[i4];
									if (typeof data18 === "string") {
										if (func62(data18) > 512) {
											vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/issuer/" + i4, "maxLength", { limit: 512 });
											errors++;
										}
										if (func62(data18) < 1) {
											vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/issuer/" + i4, "minLength", { limit: 1 });
											errors++;
										}
									} else {
										vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/issuer/" + i4, "type", { type: "string" });
										errors++;
									}
								}
							}
						}
						if (has(data16, "audience")) {
							let data19 = data16.audience;
							if (typeof data19 === "string") {
								if (func62(data19) > 512) {
									vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/audience", "maxLength", { limit: 512 });
									errors++;
								}
								if (func62(data19) < 1) {
									vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/audience", "minLength", { limit: 1 });
									errors++;
								}
							} else {
								vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/audience", "type", { type: "string" });
								errors++;
							}
						}
						if (has(data16, "jwks")) {
							let data20 = data16.jwks;
							if (isRecord(data20)) {
								for (const prop4 of part10) if (!has(data20, prop4)) {
									vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/jwks", "required", { missingProperty: prop4 });
									errors++;
								}
								for (const key5 of Object.keys(data20)) if (!(key5 === "keys")) {
									vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/jwks", "additionalProperties", { additionalProperty: key5 });
									errors++;
								}
								if (has(data20, "keys")) {
									let data21 = data20.keys;
									if (Array.isArray(data21)) {
										if (data21.length > 100) {
											vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/jwks/keys", "maxItems", { limit: 100 });
											errors++;
										}
										if (data21.length < 1) {
											vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/jwks/keys", "minItems", { limit: 1 });
											errors++;
										}
										const len5 = data21.length;
										for (let i5 = 0; i5 < len5; i5++) {
											let data22 = data21[i5];
											if (isRecord(data22)) {} else {
												vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/jwks/keys/" + i5, "type", { type: "object" });
												errors++;
											}
										}
									} else {
										vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/jwks/keys", "type", { type: "array" });
										errors++;
									}
								}
							} else {
								vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/jwks", "type", { type: "object" });
								errors++;
							}
						}
						if (has(data16, "jwksUrl")) {
							let data23 = data16.jwksUrl;
							if (typeof data23 === "string") {
								if (func62(data23) > 2048) {
									vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/jwksUrl", "maxLength", { limit: 2048 });
									errors++;
								}
								if (func62(data23) < 1) {
									vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/jwksUrl", "minLength", { limit: 1 });
									errors++;
								}
							} else {
								vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/jwksUrl", "type", { type: "string" });
								errors++;
							}
						}
						if (has(data16, "algorithms")) {
							let data24 = data16.algorithms;
							if (Array.isArray(data24)) {
								if (data24.length > 16) {
									vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/algorithms", "maxItems", { limit: 16 });
									errors++;
								}
								if (data24.length < 1) {
									vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/algorithms", "minItems", { limit: 1 });
									errors++;
								}
								const len6 = data24.length;
								for (let i6 = 0; i6 < len6; i6++) {
									let data25 = data24[i6];
									if (typeof data25 === "string") {
										if (func62(data25) > 16) {
											vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/algorithms/" + i6, "maxLength", { limit: 16 });
											errors++;
										}
									} else {
										vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/algorithms/" + i6, "type", { type: "string" });
										errors++;
									}
								}
							} else {
								vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/algorithms", "type", { type: "array" });
								errors++;
							}
						}
						if (has(data16, "skewSeconds")) {
							let data26 = data16.skewSeconds;
							if (!Number.isInteger(data26)) {
								vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/skewSeconds", "type", { type: "integer" });
								errors++;
							}
							if (typeof data26 == "number" && isFinite(data26)) {
								if (data26 > 3600 || isNaN(data26)) {
									vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/skewSeconds", "maximum", {
										comparison: "<=",
										limit: 3600
									});
									errors++;
								}
								if (data26 < 0 || isNaN(data26)) {
									vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/skewSeconds", "minimum", {
										comparison: ">=",
										limit: 0
									});
									errors++;
								}
							}
						}
						if (has(data16, "lifetimeSeconds")) {
							let data27 = data16.lifetimeSeconds;
							if (!Number.isInteger(data27)) {
								vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/lifetimeSeconds", "type", { type: "integer" });
								errors++;
							}
							if (typeof data27 == "number" && isFinite(data27)) {
								if (data27 > 2592e3 || isNaN(data27)) {
									vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/lifetimeSeconds", "maximum", {
										comparison: "<=",
										limit: 2592e3
									});
									errors++;
								}
								if (data27 < 0 || isNaN(data27)) {
									vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/lifetimeSeconds", "minimum", {
										comparison: ">=",
										limit: 0
									});
									errors++;
								}
							}
						}
						if (has(data16, "authMethodType")) {
							let data28 = data16.authMethodType;
							if (!Number.isInteger(data28)) {
								vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/authMethodType", "type", { type: "integer" });
								errors++;
							}
							if (typeof data28 == "number" && isFinite(data28)) {
								if (data28 > 9007199254740991 || isNaN(data28)) {
									vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/authMethodType", "maximum", {
										comparison: "<=",
										limit: 9007199254740991
									});
									errors++;
								}
								if (data28 < 1 || isNaN(data28)) {
									vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/authMethodType", "minimum", {
										comparison: ">=",
										limit: 1
									});
									errors++;
								}
							}
						}
					} else {
						vErrors = note(vErrors, instancePath + "/jwt/" + i3, "type", { type: "object" });
						errors++;
					}
				}
			} else {
				vErrors = note(vErrors, instancePath + "/jwt", "type", { type: "array" });
				errors++;
			}
		}
	} else {
		vErrors = note(vErrors, instancePath, "type", { type: "object" });
		errors++;
	}
	validate54.errors = vErrors;
	return errors === 0;
}
const recapDetails = validate55;
function validate55(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	if (isRecord(data)) {
		for (const prop0 of part11) if (!has(data, prop0)) {
			vErrors = note(vErrors, instancePath, "required", { missingProperty: prop0 });
			errors++;
		}
		for (const key0 of Object.keys(data)) if (!(key0 === "att" || key0 === "prf")) {
			vErrors = note(vErrors, instancePath, "additionalProperties", { additionalProperty: key0 });
			errors++;
		}
		if (has(data, "att")) {
			let data0 = data.att;
			if (isRecord(data0)) {
				if (Object.keys(data0).length > 1024) {
					vErrors = note(vErrors, instancePath + "/att", "maxProperties", { limit: 1024 });
					errors++;
				}
				if (Object.keys(data0).length < 1) {
					vErrors = note(vErrors, instancePath + "/att", "minProperties", { limit: 1 });
					errors++;
				}
				for (const key1 of Object.keys(data0)) {
					const _errs4 = errors;
					if (typeof key1 === "string") {
						if (func62(key1) > 2179) {
							vErrors = note(vErrors, instancePath + "/att", "maxLength", { limit: 2179 });
							errors++;
						}
					}
					if (!(_errs4 === errors)) {
						vErrors = note(vErrors, instancePath + "/att", "propertyNames", { propertyName: key1 });
						errors++;
					}
				}
				for (const key2 of Object.keys(data0)) {
					let data1 = data0[key2];
					if (isRecord(data1)) {
						if (Object.keys(data1).length > 1024) {
							vErrors = note(vErrors, instancePath + "/att/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), "maxProperties", { limit: 1024 });
							errors++;
						}
						if (Object.keys(data1).length < 1) {
							vErrors = note(vErrors, instancePath + "/att/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), "minProperties", { limit: 1 });
							errors++;
						}
						for (const key3 of Object.keys(data1)) {
							const _errs8 = errors;
							if (typeof key3 === "string") {
								if (func62(key3) > 256) {
									vErrors = note(vErrors, instancePath + "/att/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), "maxLength", { limit: 256 });
									errors++;
								}
							}
							if (!(_errs8 === errors)) {
								vErrors = note(vErrors, instancePath + "/att/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), "propertyNames", { propertyName: key3 });
								errors++;
							}
						}
						for (const key4 of Object.keys(data1)) {
							let data2 = data1[key4];
							if (Array.isArray(data2)) {
								if (data2.length > 256) {
									vErrors = note(vErrors, instancePath + "/att/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), "maxItems", { limit: 256 });
									errors++;
								}
								const len0 = data2.length;
								for (let i0 = 0; i0 < len0; i0++) {
									let data3 = data2[i0];
									if (!isRecord(data3)) {
										vErrors = note(vErrors, instancePath + "/att/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i0, "type", { type: "object" });
										errors++;
									}
								}
							} else {
								vErrors = note(vErrors, instancePath + "/att/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: "array" });
								errors++;
							}
						}
					} else {
						vErrors = note(vErrors, instancePath + "/att/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: "object" });
						errors++;
					}
				}
			} else {
				vErrors = note(vErrors, instancePath + "/att", "type", { type: "object" });
				errors++;
			}
		}
		if (has(data, "prf")) {
			let data4 = data.prf;
			if (Array.isArray(data4)) {
				const len1 = data4.length;
				for (let i1 = 0; i1 < len1; i1++) if (typeof data4[i1] !== "string") {
					vErrors = note(vErrors, instancePath + "/prf/" + i1, "type", { type: "string" });
					errors++;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/prf", "type", { type: "array" });
				errors++;
			}
		}
	} else {
		vErrors = note(vErrors, instancePath, "type", { type: "object" });
		errors++;
	}
	validate55.errors = vErrors;
	return errors === 0;
}
const registry = validate56;
const pattern7 = new RegExp("^04[0-9a-f]{128}$", "u");
const pattern8 = new RegExp("^0x[0-9a-fA-F]{40}$", "u");
const pattern10 = new RegExp("^Qm[1-9A-HJ-NP-Za-km-z]{44}$", "u");
function validate56(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	if (isRecord(data)) {
		for (const prop0 of part12) if (!has(data, prop0)) {
			vErrors = note(vErrors, instancePath, "required", { missingProperty: prop0 });
			errors++;
		}
		for (const key0 of Object.keys(data)) if (!(key0 === "pkps")) {
			vErrors = note(vErrors, instancePath, "additionalProperties", { additionalProperty: key0 });
			errors++;
		}
		if (has(data, "pkps")) {
			let data0 = data.pkps;
			if (Array.isArray(data0)) {
				if (data0.length > 1024) {
					vErrors = note(vErrors, instancePath + "/pkps", "maxItems", { limit: 1024 });
					errors++;
				}
				const len0 = data0.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data1 = data0[i0];
					if (isRecord(data1)) {
						for (const prop1 of part13) if (!has(data1, prop1)) {
							vErrors = note(vErrors, instancePath + "/pkps/" + i0, "required", { missingProperty: prop1 });
							errors++;
						}
						for (const key1 of Object.keys(data1)) if (!(key1 === "publicKey" || key1 === "owner" || key1 === "authMethods" || key1 === "addresses" || key1 === "actions")) {
							vErrors = note(vErrors, instancePath + "/pkps/" + i0, "additionalProperties", { additionalProperty: key1 });
							errors++;
						}
						if (has(data1, "publicKey")) {
							let data2 = data1.publicKey;
							if (typeof data2 === "string") {
								if (!pattern7.test(data2)) {
									vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/publicKey", "pattern", { pattern: "^04[0-9a-f]{128}$" });
									errors++;
								}
							} else {
								vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/publicKey", "type", { type: "string" });
								errors++;
							}
						}
						if (has(data1, "owner")) {
							let data3 = data1.owner;
							if (typeof data3 === "string") {
								if (!pattern8.test(data3)) {
									vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/owner", "pattern", { pattern: "^0x[0-9a-fA-F]{40}$" });
									errors++;
								}
							} else {
								vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/owner", "type", { type: "string" });
								errors++;
							}
						}
						if (has(data1, "authMethods")) {
							let data4 = data1.authMethods;
							if (Array.isArray(data4)) {
								if (data4.length > 256) {
									vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/authMethods", "maxItems", { limit: 256 });
									errors++;
								}
								const len1 = data4.length;
								for (let i1 = 0; i1 < len1; i1++) {
									let data5 = data4[i1];
									if (isRecord(data5)) {
										for (const prop2 of part14) if (!has(data5, prop2)) {
											vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/authMethods/" + i1, "required", { missingProperty: prop2 });
											errors++;
										}
										for (const key2 of Object.keys(data5)) if (!(key2 === "authMethodType" || key2 === "userId" || key2 === "appId" || key2 === "scopes")) {
											vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/authMethods/" + i1, "additionalProperties", { additionalProperty: key2 });
											errors++;
										}
										if (has(data5, "authMethodType")) {
											let data6 = data5.authMethodType;
											if (!Number.isInteger(data6)) {
												vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/authMethodType", "type", { type: "integer" });
												errors++;
											}
											if (typeof data6 == "number" && isFinite(data6)) {
												if (data6 > 9007199254740991 || isNaN(data6)) {
													vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/authMethodType", "maximum", {
														comparison: "<=",
														limit: 9007199254740991
													});
													errors++;
												}
												if (data6 < 1 || isNaN(data6)) {
													vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/authMethodType", "minimum", {
														comparison: ">=",
														limit: 1
													});
													errors++;
												}
											}
										}
										if (has(data5, "userId")) {
											let data7 = data5.userId;
											if (typeof data7 === "string") {
												if (func62(data7) > 512) {
													vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/userId", "maxLength", { limit: 512 });
													errors++;
												}
												if (func62(data7) < 1) {
													vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/userId", "minLength", { limit: 1 });
													errors++;
												}
											} else {
												vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/userId", "type", { type: "string" });
												errors++;
											}
										}
										if (has(data5, "appId")) {
											let data8 = data5.appId;
											if (typeof data8 === "string") {
												if (func62(data8) > 512) {
													vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/appId", "maxLength", { limit: 512 });
													errors++;
												}
											} else {
												vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/appId", "type", { type: "string" });
												errors++;
											}
										}
										if (has(data5, "scopes")) {
											let data9 = data5.scopes;
											if (Array.isArray(data9)) {
												if (data9.length > 16) {
													vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/scopes", "maxItems", { limit: 16 });
													errors++;
												}
												const len2 = data9.length;
												for (let i2 = 0; i2 < len2; i2++) {
													let data10 = data9[i2];
													if (!Number.isInteger(data10)) {
														vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/scopes/" + i2, "type", { type: "integer" });
														errors++;
													}
													if (typeof data10 == "number" && isFinite(data10)) {
														if (data10 > 255 || isNaN(data10)) {
															vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/scopes/" + i2, "maximum", {
																comparison: "<=",
																limit: 255
															});
															errors++;
														}
														if (data10 < 0 || isNaN(data10)) {
															vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/scopes/" + i2, "minimum", {
																comparison: ">=",
																limit: 0
															});
															errors++;
														}
													}
												}
											} else {
												vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/scopes", "type", { type: "array" });
												errors++;
											}
										}
									} else {
										vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/authMethods/" + i1, "type", { type: "object" });
										errors++;
									}
								}
							} else {
								vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/authMethods", "type", { type: "array" });
								errors++;
							}
						}
						if (has(data1, "addresses")) {
							let data11 = data1.addresses;
							if (Array.isArray(data11)) {
								if (data11.length > 256) {
									vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/addresses", "maxItems", { limit: 256 });
									errors++;
								}
								const len3 = data11.length;
								for (let i3 = 0; i3 < len3; i3++) {
									let data12 = data11[i3];
									if (isRecord(data12)) {
										for (const prop3 of part15) if (!has(data12, prop3)) {
											vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/addresses/" + i3, "required", { missingProperty: prop3 });
											errors++;
										}
										for (const key3 of Object.keys(data12)) if (!(key3 === "address" || key3 === "scopes")) {
											vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/addresses/" + i3, "additionalProperties", { additionalProperty: key3 });
											errors++;
										}
										if (has(data12, "address")) {
											let data13 = data12.address;
											if (typeof data13 === "string") {
												if (!pattern8.test(data13)) {
													vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/addresses/" + i3 + "/address", "pattern", { pattern: "^0x[0-9a-fA-F]{40}$" });
													errors++;
												}
											} else {
												vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/addresses/" + i3 + "/address", "type", { type: "string" });
												errors++;
											}
										}
										if (has(data12, "scopes")) {
											let data14 = data12.scopes;
											if (Array.isArray(data14)) {
												if (data14.length > 16) {
													vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/addresses/" + i3 + "/scopes", "maxItems", { limit: 16 });
													errors++;
												}
												const len4 = data14.length;
												for (let i4 = 0; i4 < len4; i4++) {
													let data15 = data14[i4];
													if (!Number.isInteger(data15)) {
														vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/addresses/" + i3 + "/scopes/" + i4, "type", { type: "integer" });
														errors++;
													}
													if (typeof data15 == "number" && isFinite(data15)) {
														if (data15 > 255 || isNaN(data15)) {
															vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/addresses/" + i3 + "/scopes/" + i4, "maximum", {
																comparison: "<=",
																limit: 255
															});
															errors++;
														}
														if (data15 < 0 || isNaN(data15)) {
															vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/addresses/" + i3 + "/scopes/" + i4, "minimum", {
																comparison: ">=",
																limit: 0
															});
															errors++;
														}
													}
												}
											} else {
												vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/addresses/" + i3 + "/scopes", "type", { type: "array" });
												errors++;
											}
										}
									} else {
										vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/addresses/" + i3, "type", { type: "object" });
										errors++;
									}
								}
							} else {
								vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/addresses", "type", { type: "array" });
								errors++;
							}
						}
						if (has(data1, "actions")) {
							let data16 = data1.actions;
							if (Array.isArray(data16)) {
								if (data16.length > 256) {
									vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/actions", "maxItems", { limit: 256 });
									errors++;
								}
								const len5 = data16.length;
								for (let i5 = 0; i5 < len5; i5++) {
									let data17 = data16[i5];
									if (isRecord(data17)) {
										for (const prop4 of part16) if (!has(data17, prop4)) {
											vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/actions/" + i5, "required", { missingProperty: prop4 });
											errors++;
										}
										for (const key4 of Object.keys(data17)) if (!(key4 === "cid" || key4 === "scopes")) {
											vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/actions/" + i5, "additionalProperties", { additionalProperty: key4 });
											errors++;
										}
										if (has(data17, "cid")) {
											let data18 = data17.cid;
											if (typeof data18 === "string") {
												if (!pattern10.test(data18)) {
													vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/actions/" + i5 + "/cid", "pattern", { pattern: "^Qm[1-9A-HJ-NP-Za-km-z]{44}$" });
													errors++;
												}
											} else {
												vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/actions/" + i5 + "/cid", "type", { type: "string" });
												errors++;
											}
										}
										if (has(data17, "scopes")) {
											let data19 = data17.scopes;
											if (Array.isArray(data19)) {
												if (data19.length > 16) {
													vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/actions/" + i5 + "/scopes", "maxItems", { limit: 16 });
													errors++;
												}
												const len6 = data19.length;
												for (let i6 = 0; i6 < len6; i6++) {
													let data20 = data19[i6];
													if (!Number.isInteger(data20)) {
														vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/actions/" + i5 + "/scopes/" + i6, "type", { type: "integer" });
														errors++;
													}
													if (typeof data20 == "number" && isFinite(data20)) {
														if (data20 > 255 || isNaN(data20)) {
															vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/actions/" + i5 + "/scopes/" + i6, "maximum", {
																comparison: "<=",
																limit: 255
															});
															errors++;
														}
														if (data20 < 0 || isNaN(data20)) {
															vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/actions/" + i5 + "/scopes/" + i6, "minimum", {
																comparison: ">=",
																limit: 0
															});
															errors++;
														}
													}
												}
											} else {
												vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/actions/" + i5 + "/scopes", "type", { type: "array" });
												errors++;
											}
										}
									} else {
										vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/actions/" + i5, "type", { type: "object" });
										errors++;
									}
								}
							} else {
								vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/actions", "type", { type: "array" });
								errors++;
							}
						}
					} else {
						vErrors = note(vErrors, instancePath + "/pkps/" + i0, "type", { type: "object" });
						errors++;
					}
				}
			} else {
				vErrors = note(vErrors, instancePath + "/pkps", "type", { type: "array" });
				errors++;
			}
		}
	} else {
		vErrors = note(vErrors, instancePath, "type", { type: "object" });
		errors++;
	}
	validate56.errors = vErrors;
	return errors === 0;
}
const resourceAbilityRequest = validate57;
function validate57(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	if (isRecord(data)) {
		for (const prop0 of part17) if (!has(data, prop0)) {
			vErrors = note(vErrors, instancePath, "required", { missingProperty: prop0 });
			errors++;
		}
		for (const key0 of Object.keys(data)) if (!(key0 === "resource" || key0 === "ability" || key0 === "data")) {
			vErrors = note(vErrors, instancePath, "additionalProperties", { additionalProperty: key0 });
			errors++;
		}
		if (has(data, "resource")) {
			let data0 = data.resource;
			if (isRecord(data0)) {
				for (const prop1 of part18) if (!has(data0, prop1)) {
					vErrors = note(vErrors, instancePath + "/resource", "required", { missingProperty: prop1 });
					errors++;
				}
				for (const key1 of Object.keys(data0)) if (!(key1 === "resource" || key1 === "resourcePrefix")) {
					vErrors = note(vErrors, instancePath + "/resource", "additionalProperties", { additionalProperty: key1 });
					errors++;
				}
				if (has(data0, "resource")) {
					let data1 = data0.resource;
					if (typeof data1 === "string") {
						if (func62(data1) > 2048) {
							vErrors = note(vErrors, instancePath + "/resource/resource", "maxLength", { limit: 2048 });
							errors++;
						}
					} else {
						vErrors = note(vErrors, instancePath + "/resource/resource", "type", { type: "string" });
						errors++;
					}
				}
				if (has(data0, "resourcePrefix")) {
					let data2 = data0.resourcePrefix;
					if (typeof data2 === "string") {
						if (func62(data2) > 128) {
							vErrors = note(vErrors, instancePath + "/resource/resourcePrefix", "maxLength", { limit: 128 });
							errors++;
						}
					} else {
						vErrors = note(vErrors, instancePath + "/resource/resourcePrefix", "type", { type: "string" });
						errors++;
					}
				}
			} else {
				vErrors = note(vErrors, instancePath + "/resource", "type", { type: "object" });
				errors++;
			}
		}
		if (has(data, "ability")) {
			let data3 = data.ability;
			if (typeof data3 === "string") {
				if (func62(data3) > 128) {
					vErrors = note(vErrors, instancePath + "/ability", "maxLength", { limit: 128 });
					errors++;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/ability", "type", { type: "string" });
				errors++;
			}
		}
		if (has(data, "data")) {
			let data4 = data.data;
			if (!isRecord(data4)) {
				vErrors = note(vErrors, instancePath + "/data", "type", { type: "object" });
				errors++;
			}
		}
	} else {
		vErrors = note(vErrors, instancePath, "type", { type: "object" });
		errors++;
	}
	validate57.errors = vErrors;
	return errors === 0;
}
const restrictions = validate58;
const pattern11 = new RegExp("^[0-9]{1,78}$", "u");
const pattern12 = new RegExp("^(?:0x)?[0-9a-fA-F]{40}$", "u");
const pattern13 = new RegExp("^[0-9]{1,20}$", "u");
const pattern14 = new RegExp("^(?:0x)?[0-9a-fA-F]{1,64}$", "u");
function validate58(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	if (isRecord(data)) {
		if (has(data, "nft_id")) {
			let data0 = data.nft_id;
			if (Array.isArray(data0)) {
				const len0 = data0.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data1 = data0[i0];
					if (typeof data1 === "string") {
						if (!pattern11.test(data1)) {
							vErrors = note(vErrors, instancePath + "/nft_id/" + i0, "pattern", { pattern: "^[0-9]{1,78}$" });
							errors++;
						}
					} else {
						vErrors = note(vErrors, instancePath + "/nft_id/" + i0, "type", { type: "string" });
						errors++;
					}
				}
			} else {
				vErrors = note(vErrors, instancePath + "/nft_id", "type", { type: "array" });
				errors++;
			}
		}
		if (has(data, "delegate_to")) {
			let data2 = data.delegate_to;
			if (Array.isArray(data2)) {
				const len1 = data2.length;
				for (let i1 = 0; i1 < len1; i1++) {
					let data3 = data2[i1];
					if (typeof data3 === "string") {
						if (!pattern12.test(data3)) {
							vErrors = note(vErrors, instancePath + "/delegate_to/" + i1, "pattern", { pattern: "^(?:0x)?[0-9a-fA-F]{40}$" });
							errors++;
						}
					} else {
						vErrors = note(vErrors, instancePath + "/delegate_to/" + i1, "type", { type: "string" });
						errors++;
					}
				}
			} else {
				vErrors = note(vErrors, instancePath + "/delegate_to", "type", { type: "array" });
				errors++;
			}
		}
		if (has(data, "uses")) {
			let data4 = data.uses;
			if (typeof data4 === "string") {
				if (!pattern13.test(data4)) {
					vErrors = note(vErrors, instancePath + "/uses", "pattern", { pattern: "^[0-9]{1,20}$" });
					errors++;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/uses", "type", { type: "string" });
				errors++;
			}
		}
		if (has(data, "max_price")) {
			let data5 = data.max_price;
			if (typeof data5 === "string") {
				if (!pattern14.test(data5)) {
					vErrors = note(vErrors, instancePath + "/max_price", "pattern", { pattern: "^(?:0x)?[0-9a-fA-F]{1,64}$" });
					errors++;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/max_price", "type", { type: "string" });
				errors++;
			}
		}
		if (has(data, "scopes")) {
			let data6 = data.scopes;
			if (Array.isArray(data6)) {
				const len2 = data6.length;
				for (let i2 = 0; i2 < len2; i2++) {
					let data7 = data6[i2];
					if (!(data7 === "encryption_sign" || data7 === "lit_action" || data7 === "pkp_sign" || data7 === "sign_session_key")) {
						vErrors = note(vErrors, instancePath + "/scopes/" + i2, "enum", { allowedValues: part19 });
						errors++;
					}
				}
			} else {
				vErrors = note(vErrors, instancePath + "/scopes", "type", { type: "array" });
				errors++;
			}
		}
	} else {
		vErrors = note(vErrors, instancePath, "type", { type: "object" });
		errors++;
	}
	validate58.errors = vErrors;
	return errors === 0;
}
const sessionMessage = validate59;
const pattern15 = new RegExp("^[0-9a-f]{64}$", "u");
const pattern16 = new RegExp("^(?:0x[0-9a-fA-F]{1,64}|[0-9]{1,78})$", "u");
function validate59(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	if (isRecord(data)) {
		for (const prop0 of part20) if (!has(data, prop0)) {
			vErrors = note(vErrors, instancePath, "required", { missingProperty: prop0 });
			errors++;
		}
		for (const key0 of Object.keys(data)) if (!(key0 === "sessionKey" || key0 === "resourceAbilityRequests" || key0 === "capabilities" || key0 === "issuedAt" || key0 === "expiration" || key0 === "nodeAddress" || key0 === "maxPrice")) {
			vErrors = note(vErrors, instancePath, "additionalProperties", { additionalProperty: key0 });
			errors++;
		}
		if (has(data, "sessionKey")) {
			let data0 = data.sessionKey;
			if (typeof data0 === "string") {
				if (!pattern15.test(data0)) {
					vErrors = note(vErrors, instancePath + "/sessionKey", "pattern", { pattern: "^[0-9a-f]{64}$" });
					errors++;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/sessionKey", "type", { type: "string" });
				errors++;
			}
		}
		if (has(data, "resourceAbilityRequests")) {
			let data1 = data.resourceAbilityRequests;
			if (Array.isArray(data1)) {
				if (data1.length > 64) {
					vErrors = note(vErrors, instancePath + "/resourceAbilityRequests", "maxItems", { limit: 64 });
					errors++;
				}
				if (data1.length < 1) {
					vErrors = note(vErrors, instancePath + "/resourceAbilityRequests", "minItems", { limit: 1 });
					errors++;
				}
				const len0 = data1.length;
				for (let i0 = 0; i0 < len0; i0++) if (!validate57(data1[i0], {
					instancePath: instancePath + "/resourceAbilityRequests/" + i0,
					parentData: data1,
					parentDataProperty: i0,
					rootData,
					dynamicAnchors
				})) {
					vErrors = join(vErrors, validate57.errors);
					errors = vErrors.length;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/resourceAbilityRequests", "type", { type: "array" });
				errors++;
			}
		}
		if (has(data, "capabilities")) {
			let data3 = data.capabilities;
			if (Array.isArray(data3)) {
				if (data3.length > 16) {
					vErrors = note(vErrors, instancePath + "/capabilities", "maxItems", { limit: 16 });
					errors++;
				}
				if (data3.length < 1) {
					vErrors = note(vErrors, instancePath + "/capabilities", "minItems", { limit: 1 });
					errors++;
				}
				const len1 = data3.length;
				for (let i1 = 0; i1 < len1; i1++) if (!validate52(data3[i1], {
					instancePath: instancePath + "/capabilities/" + i1,
					parentData: data3,
					parentDataProperty: i1,
					rootData,
					dynamicAnchors
				})) {
					vErrors = join(vErrors, validate52.errors);
					errors = vErrors.length;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/capabilities", "type", { type: "array" });
				errors++;
			}
		}
		if (has(data, "issuedAt")) {
			let data5 = data.issuedAt;
			if (typeof data5 === "string") {
				if (func62(data5) > 256) {
					vErrors = note(vErrors, instancePath + "/issuedAt", "maxLength", { limit: 256 });
					errors++;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/issuedAt", "type", { type: "string" });
				errors++;
			}
		}
		if (has(data, "expiration")) {
			let data6 = data.expiration;
			if (typeof data6 === "string") {
				if (func62(data6) > 256) {
					vErrors = note(vErrors, instancePath + "/expiration", "maxLength", { limit: 256 });
					errors++;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/expiration", "type", { type: "string" });
				errors++;
			}
		}
		if (has(data, "nodeAddress")) {
			let data7 = data.nodeAddress;
			if (typeof data7 === "string") {
				if (func62(data7) > 512) {
					vErrors = note(vErrors, instancePath + "/nodeAddress", "maxLength", { limit: 512 });
					errors++;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/nodeAddress", "type", { type: "string" });
				errors++;
			}
		}
		if (has(data, "maxPrice")) {
			let data8 = data.maxPrice;
			if (typeof data8 === "string") {
				if (!pattern16.test(data8)) {
					vErrors = note(vErrors, instancePath + "/maxPrice", "pattern", { pattern: "^(?:0x[0-9a-fA-F]{1,64}|[0-9]{1,78})$" });
					errors++;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/maxPrice", "type", { type: "string" });
				errors++;
			}
		}
	} else {
		vErrors = note(vErrors, instancePath, "type", { type: "object" });
		errors++;
	}
	validate59.errors = vErrors;
	return errors === 0;
}
const sessionSig = validate62;
const pattern17 = new RegExp("^[0-9a-f]{128}$", "u");
function validate62(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	if (isRecord(data)) {
		for (const prop0 of part21) if (!has(data, prop0)) {
			vErrors = note(vErrors, instancePath, "required", { missingProperty: prop0 });
			errors++;
		}
		for (const key0 of Object.keys(data)) if (!(key0 === "sig" || key0 === "derivedVia" || key0 === "signedMessage" || key0 === "address" || key0 === "algo")) {
			vErrors = note(vErrors, instancePath, "additionalProperties", { additionalProperty: key0 });
			errors++;
		}
		if (has(data, "sig")) {
			let data0 = data.sig;
			if (typeof data0 === "string") {
				if (!pattern17.test(data0)) {
					vErrors = note(vErrors, instancePath + "/sig", "pattern", { pattern: "^[0-9a-f]{128}$" });
					errors++;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/sig", "type", { type: "string" });
				errors++;
			}
		}
		if (has(data, "derivedVia")) {
			if ("litSessionSignViaNacl" !== data.derivedVia) {
				vErrors = note(vErrors, instancePath + "/derivedVia", "const", { allowedValue: "litSessionSignViaNacl" });
				errors++;
			}
		}
		if (has(data, "signedMessage")) {
			let data2 = data.signedMessage;
			if (typeof data2 === "string") {
				if (func62(data2) > 524288) {
					vErrors = note(vErrors, instancePath + "/signedMessage", "maxLength", { limit: 524288 });
					errors++;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/signedMessage", "type", { type: "string" });
				errors++;
			}
		}
		if (has(data, "address")) {
			let data3 = data.address;
			if (typeof data3 === "string") {
				if (!pattern15.test(data3)) {
					vErrors = note(vErrors, instancePath + "/address", "pattern", { pattern: "^[0-9a-f]{64}$" });
					errors++;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/address", "type", { type: "string" });
				errors++;
			}
		}
		if (has(data, "algo")) {
			if ("ed25519" !== data.algo) {
				vErrors = note(vErrors, instancePath + "/algo", "const", { allowedValue: "ed25519" });
				errors++;
			}
		}
	} else {
		vErrors = note(vErrors, instancePath, "type", { type: "object" });
		errors++;
	}
	validate62.errors = vErrors;
	return errors === 0;
}
const sessionSigs = validate63;
function validate63(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	if (isRecord(data)) {
		if (Object.keys(data).length > 256) {
			vErrors = note(vErrors, instancePath, "maxProperties", { limit: 256 });
			errors++;
		}
		if (Object.keys(data).length < 1) {
			vErrors = note(vErrors, instancePath, "minProperties", { limit: 1 });
			errors++;
		}
		for (const key0 of Object.keys(data)) if (!validate62(data[key0], {
			instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),
			parentData: data,
			parentDataProperty: key0,
			rootData,
			dynamicAnchors
		})) {
			vErrors = join(vErrors, validate62.errors);
			errors = vErrors.length;
		}
	} else {
		vErrors = note(vErrors, instancePath, "type", { type: "object" });
		errors++;
	}
	validate63.errors = vErrors;
	return errors === 0;
}
const signSessionKeyRequest = validate65;
const pattern19 = new RegExp("^(?:0x)?04[0-9a-fA-F]{128}$", "u");
const pattern20 = new RegExp("^[A-Za-z0-9+/]*={0,2}$", "u");
function validate65(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	if (isRecord(data)) {
		for (const prop0 of part22) if (!has(data, prop0)) {
			vErrors = note(vErrors, instancePath, "required", { missingProperty: prop0 });
			errors++;
		}
		for (const key0 of Object.keys(data)) if (!func0.call(part23, key0)) {
			vErrors = note(vErrors, instancePath, "additionalProperties", { additionalProperty: key0 });
			errors++;
		}
		if (has(data, "sessionKey")) {
			let data0 = data.sessionKey;
			if (typeof data0 === "string") {
				if (func62(data0) > 256) {
					vErrors = note(vErrors, instancePath + "/sessionKey", "maxLength", { limit: 256 });
					errors++;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/sessionKey", "type", { type: "string" });
				errors++;
			}
		}
		if (has(data, "authMethods")) {
			let data1 = data.authMethods;
			if (Array.isArray(data1)) {
				if (data1.length > 16) {
					vErrors = note(vErrors, instancePath + "/authMethods", "maxItems", { limit: 16 });
					errors++;
				}
				const len0 = data1.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data2 = data1[i0];
					if (isRecord(data2)) {
						for (const prop1 of part24) if (!has(data2, prop1)) {
							vErrors = note(vErrors, instancePath + "/authMethods/" + i0, "required", { missingProperty: prop1 });
							errors++;
						}
						for (const key1 of Object.keys(data2)) if (!(key1 === "authMethodType" || key1 === "accessToken")) {
							vErrors = note(vErrors, instancePath + "/authMethods/" + i0, "additionalProperties", { additionalProperty: key1 });
							errors++;
						}
						if (has(data2, "authMethodType")) {
							let data3 = data2.authMethodType;
							if (!Number.isInteger(data3)) {
								vErrors = note(vErrors, instancePath + "/authMethods/" + i0 + "/authMethodType", "type", { type: "integer" });
								errors++;
							}
							if (typeof data3 == "number" && isFinite(data3)) {
								if (data3 > 9007199254740991 || isNaN(data3)) {
									vErrors = note(vErrors, instancePath + "/authMethods/" + i0 + "/authMethodType", "maximum", {
										comparison: "<=",
										limit: 9007199254740991
									});
									errors++;
								}
								if (data3 < 0 || isNaN(data3)) {
									vErrors = note(vErrors, instancePath + "/authMethods/" + i0 + "/authMethodType", "minimum", {
										comparison: ">=",
										limit: 0
									});
									errors++;
								}
							}
						}
						if (has(data2, "accessToken")) {
							let data4 = data2.accessToken;
							if (typeof data4 === "string") {
								if (func62(data4) > 65536) {
									vErrors = note(vErrors, instancePath + "/authMethods/" + i0 + "/accessToken", "maxLength", { limit: 65536 });
									errors++;
								}
							} else {
								vErrors = note(vErrors, instancePath + "/authMethods/" + i0 + "/accessToken", "type", { type: "string" });
								errors++;
							}
						}
					} else {
						vErrors = note(vErrors, instancePath + "/authMethods/" + i0, "type", { type: "object" });
						errors++;
					}
				}
			} else {
				vErrors = note(vErrors, instancePath + "/authMethods", "type", { type: "array" });
				errors++;
			}
		}
		if (has(data, "pkpPublicKey")) {
			let data5 = data.pkpPublicKey;
			if (typeof data5 === "string") {
				if (!pattern19.test(data5)) {
					vErrors = note(vErrors, instancePath + "/pkpPublicKey", "pattern", { pattern: "^(?:0x)?04[0-9a-fA-F]{128}$" });
					errors++;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/pkpPublicKey", "type", { type: "string" });
				errors++;
			}
		}
		if (has(data, "siweMessage")) {
			let data6 = data.siweMessage;
			if (typeof data6 === "string") {
				if (func62(data6) > 65536) {
					vErrors = note(vErrors, instancePath + "/siweMessage", "maxLength", { limit: 65536 });
					errors++;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/siweMessage", "type", { type: "string" });
				errors++;
			}
		}
		if (has(data, "curveType")) {
			if ("BLS" !== data.curveType) {
				vErrors = note(vErrors, instancePath + "/curveType", "const", { allowedValue: "BLS" });
				errors++;
			}
		}
		if (has(data, "litActionIpfsId")) {
			let data8 = data.litActionIpfsId;
			if (typeof data8 === "string") {
				if (func62(data8) > 256) {
					vErrors = note(vErrors, instancePath + "/litActionIpfsId", "maxLength", { limit: 256 });
					errors++;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/litActionIpfsId", "type", { type: "string" });
				errors++;
			}
		}
		if (has(data, "code")) {
			let data9 = data.code;
			if (typeof data9 === "string") {
				if (func62(data9) > 524288) {
					vErrors = note(vErrors, instancePath + "/code", "maxLength", { limit: 524288 });
					errors++;
				}
				if (!pattern20.test(data9)) {
					vErrors = note(vErrors, instancePath + "/code", "pattern", { pattern: "^[A-Za-z0-9+/]*={0,2}$" });
					errors++;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/code", "type", { type: "string" });
				errors++;
			}
		}
		if (has(data, "jsParams")) {
			let data10 = data.jsParams;
			if (isRecord(data10)) {} else {
				vErrors = note(vErrors, instancePath + "/jsParams", "type", { type: "object" });
				errors++;
			}
		}
		if (has(data, "epoch")) {
			let data11 = data.epoch;
			if (!Number.isInteger(data11) && data11 !== null) {
				vErrors = note(vErrors, instancePath + "/epoch", "type", { type: part3 });
				errors++;
			}
			if (typeof data11 == "number" && isFinite(data11)) {
				if (data11 > 9007199254740991 || isNaN(data11)) {
					vErrors = note(vErrors, instancePath + "/epoch", "maximum", {
						comparison: "<=",
						limit: 9007199254740991
					});
					errors++;
				}
				if (data11 < 0 || isNaN(data11)) {
					vErrors = note(vErrors, instancePath + "/epoch", "minimum", {
						comparison: ">=",
						limit: 0
					});
					errors++;
				}
			}
		}
	} else {
		vErrors = note(vErrors, instancePath, "type", { type: "object" });
		errors++;
	}
	validate65.errors = vErrors;
	return errors === 0;
}
const signSessionKeyResponse = validate66;
const pattern21 = new RegExp("^[0-9a-fA-F]{64}$", "u");
function validate66(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	if (isRecord(data)) {
		for (const prop0 of part25) if (!has(data, prop0)) {
			vErrors = note(vErrors, instancePath, "required", { missingProperty: prop0 });
			errors++;
		}
		if (has(data, "result")) {
			if ("success" !== data.result) {
				vErrors = note(vErrors, instancePath + "/result", "const", { allowedValue: "success" });
				errors++;
			}
		}
		if (has(data, "signatureShare")) {
			let data1 = data.signatureShare;
			if (isRecord(data1)) {
				for (const prop1 of part26) if (!has(data1, prop1)) {
					vErrors = note(vErrors, instancePath + "/signatureShare", "required", { missingProperty: prop1 });
					errors++;
				}
				for (const key0 of Object.keys(data1)) if (!(key0 === "ProofOfPossession")) {
					vErrors = note(vErrors, instancePath + "/signatureShare", "additionalProperties", { additionalProperty: key0 });
					errors++;
				}
				if (has(data1, "ProofOfPossession")) {
					let data2 = data1.ProofOfPossession;
					if (typeof data2 === "string") {
						if (func62(data2) > 512) {
							vErrors = note(vErrors, instancePath + "/signatureShare/ProofOfPossession", "maxLength", { limit: 512 });
							errors++;
						}
					} else {
						vErrors = note(vErrors, instancePath + "/signatureShare/ProofOfPossession", "type", { type: "string" });
						errors++;
					}
				}
			} else {
				vErrors = note(vErrors, instancePath + "/signatureShare", "type", { type: "object" });
				errors++;
			}
		}
		if (has(data, "shareIndex")) {
			let data3 = data.shareIndex;
			if (!Number.isInteger(data3)) {
				vErrors = note(vErrors, instancePath + "/shareIndex", "type", { type: "integer" });
				errors++;
			}
			if (typeof data3 == "number" && isFinite(data3)) {
				if (data3 > 254 || isNaN(data3)) {
					vErrors = note(vErrors, instancePath + "/shareIndex", "maximum", {
						comparison: "<=",
						limit: 254
					});
					errors++;
				}
				if (data3 < 0 || isNaN(data3)) {
					vErrors = note(vErrors, instancePath + "/shareIndex", "minimum", {
						comparison: ">=",
						limit: 0
					});
					errors++;
				}
			}
		}
		if (has(data, "curveType")) {
			if ("BLS" !== data.curveType) {
				vErrors = note(vErrors, instancePath + "/curveType", "const", { allowedValue: "BLS" });
				errors++;
			}
		}
		if (has(data, "siweMessage")) {
			let data5 = data.siweMessage;
			if (typeof data5 === "string") {
				if (func62(data5) > 65536) {
					vErrors = note(vErrors, instancePath + "/siweMessage", "maxLength", { limit: 65536 });
					errors++;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/siweMessage", "type", { type: "string" });
				errors++;
			}
		}
		if (has(data, "dataSigned")) {
			let data6 = data.dataSigned;
			if (typeof data6 === "string") {
				if (!pattern21.test(data6)) {
					vErrors = note(vErrors, instancePath + "/dataSigned", "pattern", { pattern: "^[0-9a-fA-F]{64}$" });
					errors++;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/dataSigned", "type", { type: "string" });
				errors++;
			}
		}
		if (has(data, "blsRootPubkey")) {
			let data7 = data.blsRootPubkey;
			if (typeof data7 === "string") {
				if (!pattern3.test(data7)) {
					vErrors = note(vErrors, instancePath + "/blsRootPubkey", "pattern", { pattern: "^[0-9a-fA-F]{96}$" });
					errors++;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/blsRootPubkey", "type", { type: "string" });
				errors++;
			}
		}
	} else {
		vErrors = note(vErrors, instancePath, "type", { type: "object" });
		errors++;
	}
	validate66.errors = vErrors;
	return errors === 0;
}
function has(data, name) {
	return data[name] !== void 0 && Object.prototype.hasOwnProperty.call(data, name);
}
function isRecord(data) {
	return data && typeof data == "object" && !Array.isArray(data);
}
function note(errors, instancePath, keyword, params) {
	const error = {
		instancePath,
		keyword,
		params
	};
	if (errors === null) return [error];
	const last = errors[errors.length - 1];
	if (keyword === "additionalProperties" && last.keyword === keyword && last.instancePath === instancePath) return errors;
	if (errors.length < 1023) errors.push(error);
	else if (errors.length < 1024) errors.push({
		instancePath: "",
		keyword: "errorLimit",
		params: { limit: 1024 }
	});
	return errors;
}
function join(errors, more) {
	return more.reduce((all, { instancePath, keyword, params }) => note(all, instancePath, keyword, params), errors);
}
export { authSig, handshakeResponse, networkConfiguration, recapDetails, registry, resourceAbilityRequest, restrictions, sessionMessage, sessionSig, sessionSigs, signSessionKeyRequest, signSessionKeyResponse };
