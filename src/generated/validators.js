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
const part11 = ["cacaos", "responder"];
const part12 = [
	"h",
	"p",
	"s"
];
const part13 = ["t"];
const part14 = ["caip122", "eip4361"];
const part15 = [
	"iss",
	"domain",
	"aud",
	"version",
	"nonce",
	"iat"
];
const part16 = {
	"iss": 1,
	"domain": 1,
	"aud": 1,
	"version": 1,
	"nonce": 1,
	"iat": 1,
	"nbf": 1,
	"exp": 1,
	"statement": 1,
	"requestId": 1,
	"resources": 1
};
const part17 = ["t", "s"];
const part18 = ["eip191", "eip1271"];
const part19 = ["publicKey"];
const part20 = ["att"];
const part21 = ["pkps"];
const part22 = [
	"publicKey",
	"owner",
	"authMethods",
	"addresses",
	"actions"
];
const part23 = [
	"authMethodType",
	"userId",
	"appId",
	"scopes"
];
const part24 = ["address", "scopes"];
const part25 = ["cid", "scopes"];
const part26 = ["resource", "ability"];
const part27 = ["resource", "resourcePrefix"];
const part28 = [
	"encryption_sign",
	"lit_action",
	"pkp_sign",
	"sign_session_key"
];
const part29 = [
	"sessionKey",
	"resourceAbilityRequests",
	"capabilities",
	"issuedAt",
	"expiration",
	"nodeAddress"
];
const part30 = [
	"sig",
	"derivedVia",
	"signedMessage",
	"address",
	"algo"
];
const part31 = [
	"sessionKey",
	"authMethods",
	"siweMessage",
	"curveType"
];
const part32 = {
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
const part33 = ["authMethodType", "accessToken"];
const part34 = [
	"result",
	"signatureShare",
	"shareIndex",
	"curveType",
	"siweMessage",
	"dataSigned",
	"blsRootPubkey"
];
const part35 = ["ProofOfPossession"];
const authSig = validate52;
const func0 = Object.prototype.hasOwnProperty;
const func62 = require_ucs2length().default;
function validate52(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		for (const prop0 of part0) if (!has(data, prop0)) vErrors = note(vErrors, instancePath, "required", { missingProperty: prop0 });
		for (const key0 of Object.keys(data)) if (!(key0 === "sig" || key0 === "derivedVia" || key0 === "signedMessage" || key0 === "address" || key0 === "algo")) vErrors = note(vErrors, instancePath, "additionalProperties", { additionalProperty: key0 });
		if (has(data, "sig")) {
			let data0 = data.sig;
			vErrors = ofLength(vErrors, instancePath + "/sig", data0, 8192, func62);
		}
		if (has(data, "derivedVia")) {
			let data1 = data.derivedVia;
			vErrors = ofLength(vErrors, instancePath + "/derivedVia", data1, 64, func62);
		}
		if (has(data, "signedMessage")) {
			let data2 = data.signedMessage;
			vErrors = ofLength(vErrors, instancePath + "/signedMessage", data2, 65536, func62);
		}
		if (has(data, "address")) {
			let data3 = data.address;
			vErrors = ofLength(vErrors, instancePath + "/address", data3, 128, func62);
		}
		if (has(data, "algo")) {
			let data4 = data.algo;
			if (typeof data4 !== "string" && data4 !== null) vErrors = ofType(vErrors, instancePath + "/algo", part1);
			if (typeof data4 === "string") {
				if (func62(data4) > 64) vErrors = note(vErrors, instancePath + "/algo", "maxLength", { limit: 64 });
			}
		}
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate52.errors = vErrors;
	return vErrors === null;
}
const handshakeResponse = validate53;
const pattern3 = new RegExp("^[0-9a-fA-F]{96}$", "u");
const pattern4 = new RegExp("^0x[0-9a-f]{64}$", "u");
function validate53(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		for (const prop0 of part2) if (!has(data, prop0)) vErrors = note(vErrors, instancePath, "required", { missingProperty: prop0 });
		if (has(data, "serverPublicKey")) {
			let data0 = data.serverPublicKey;
			vErrors = ofLength(vErrors, instancePath + "/serverPublicKey", data0, 1024, func62);
		}
		if (has(data, "subnetPublicKey")) {
			let data1 = data.subnetPublicKey;
			vErrors = ofLength(vErrors, instancePath + "/subnetPublicKey", data1, 1024, func62);
		}
		if (has(data, "networkPublicKey")) {
			let data2 = data.networkPublicKey;
			vErrors = ofPattern(vErrors, instancePath + "/networkPublicKey", data2, pattern3, "^[0-9a-fA-F]{96}$");
		}
		if (has(data, "networkPublicKeySet")) {
			let data3 = data.networkPublicKeySet;
			vErrors = ofLength(vErrors, instancePath + "/networkPublicKeySet", data3, 65536, func62);
		}
		if (has(data, "hdRootPubkeys")) {
			let data4 = data.hdRootPubkeys;
			if (Array.isArray(data4)) {
				if (data4.length > 64) vErrors = note(vErrors, instancePath + "/hdRootPubkeys", "maxItems", { limit: 64 });
				const len0 = data4.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data5 = data4[i0];
					vErrors = ofLength(vErrors, instancePath + "/hdRootPubkeys/" + i0, data5, 1024, func62);
				}
			} else vErrors = ofType(vErrors, instancePath + "/hdRootPubkeys", "array");
		}
		if (has(data, "latestBlockhash")) {
			let data6 = data.latestBlockhash;
			vErrors = ofPattern(vErrors, instancePath + "/latestBlockhash", data6, pattern4, "^0x[0-9a-f]{64}$");
		}
		if (has(data, "epoch")) {
			let data7 = data.epoch;
			if (!Number.isInteger(data7) && data7 !== null) vErrors = ofType(vErrors, instancePath + "/epoch", part3);
			vErrors = ofRange(vErrors, instancePath + "/epoch", data7, 0, 9007199254740991);
		}
		if (has(data, "threshold")) {
			let data8 = data.threshold;
			if (!Number.isInteger(data8)) vErrors = ofType(vErrors, instancePath + "/threshold", "integer");
			vErrors = ofRange(vErrors, instancePath + "/threshold", data8, 1, 255);
		}
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate53.errors = vErrors;
	return vErrors === null;
}
const networkConfiguration = validate54;
const pattern5 = new RegExp("^[A-Za-z0-9_-]{1,2048}$", "u");
const pattern6 = new RegExp("^[A-Za-z0-9_-]{1,4096}$", "u");
function validate54(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		for (const key0 of Object.keys(data)) if (!(key0 === "wallet" || key0 === "webAuthn" || key0 === "jwt")) vErrors = note(vErrors, instancePath, "additionalProperties", { additionalProperty: key0 });
		if (has(data, "wallet")) {
			let data0 = data.wallet;
			if (isRecord(data0)) {
				for (const prop0 of part4) if (!has(data0, prop0)) vErrors = note(vErrors, instancePath + "/wallet", "required", { missingProperty: prop0 });
				for (const key1 of Object.keys(data0)) if (!(key1 === "domain")) vErrors = note(vErrors, instancePath + "/wallet", "additionalProperties", { additionalProperty: key1 });
				if (has(data0, "domain")) {
					let data1 = data0.domain;
					vErrors = ofLength(vErrors, instancePath + "/wallet/domain", data1, 255, func62, 1);
				}
			} else vErrors = ofType(vErrors, instancePath + "/wallet", "object");
		}
		if (has(data, "webAuthn")) {
			let data2 = data.webAuthn;
			if (Array.isArray(data2)) {
				if (data2.length > 16) vErrors = note(vErrors, instancePath + "/webAuthn", "maxItems", { limit: 16 });
				const len0 = data2.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data3 = data2[i0];
					if (isRecord(data3)) {
						for (const prop1 of part5) if (!has(data3, prop1)) vErrors = note(vErrors, instancePath + "/webAuthn/" + i0, "required", { missingProperty: prop1 });
						for (const key2 of Object.keys(data3)) if (!(key2 === "rpId" || key2 === "origins" || key2 === "credentials" || key2 === "userVerification" || key2 === "appId" || key2 === "authMethodType")) vErrors = note(vErrors, instancePath + "/webAuthn/" + i0, "additionalProperties", { additionalProperty: key2 });
						if (has(data3, "rpId")) {
							let data4 = data3.rpId;
							vErrors = ofLength(vErrors, instancePath + "/webAuthn/" + i0 + "/rpId", data4, 255, func62, 1);
						}
						if (has(data3, "origins")) {
							let data5 = data3.origins;
							if (Array.isArray(data5)) {
								if (data5.length > 64) vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/origins", "maxItems", { limit: 64 });
								if (data5.length < 1) vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/origins", "minItems", { limit: 1 });
								const len1 = data5.length;
								for (let i1 = 0; i1 < len1; i1++) {
									let data6 = data5[i1];
									vErrors = ofLength(vErrors, instancePath + "/webAuthn/" + i0 + "/origins/" + i1, data6, 255, func62, 1);
								}
							} else vErrors = ofType(vErrors, instancePath + "/webAuthn/" + i0 + "/origins", "array");
						}
						if (has(data3, "credentials")) {
							let data7 = data3.credentials;
							if (Array.isArray(data7)) {
								if (data7.length > 1024) vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/credentials", "maxItems", { limit: 1024 });
								const len2 = data7.length;
								for (let i2 = 0; i2 < len2; i2++) {
									let data8 = data7[i2];
									if (isRecord(data8)) {
										for (const prop2 of part6) if (!has(data8, prop2)) vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/credentials/" + i2, "required", { missingProperty: prop2 });
										for (const key3 of Object.keys(data8)) if (!(key3 === "id" || key3 === "publicKey" || key3 === "counter")) vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/credentials/" + i2, "additionalProperties", { additionalProperty: key3 });
										if (has(data8, "id")) {
											let data9 = data8.id;
											vErrors = ofPattern(vErrors, instancePath + "/webAuthn/" + i0 + "/credentials/" + i2 + "/id", data9, pattern5, "^[A-Za-z0-9_-]{1,2048}$");
										}
										if (has(data8, "publicKey")) {
											let data10 = data8.publicKey;
											vErrors = ofPattern(vErrors, instancePath + "/webAuthn/" + i0 + "/credentials/" + i2 + "/publicKey", data10, pattern6, "^[A-Za-z0-9_-]{1,4096}$");
										}
										if (has(data8, "counter")) {
											let data11 = data8.counter;
											if (!Number.isInteger(data11)) vErrors = ofType(vErrors, instancePath + "/webAuthn/" + i0 + "/credentials/" + i2 + "/counter", "integer");
											vErrors = ofRange(vErrors, instancePath + "/webAuthn/" + i0 + "/credentials/" + i2 + "/counter", data11, 0, 4294967295);
										}
									} else vErrors = ofType(vErrors, instancePath + "/webAuthn/" + i0 + "/credentials/" + i2, "object");
								}
							} else vErrors = ofType(vErrors, instancePath + "/webAuthn/" + i0 + "/credentials", "array");
						}
						if (has(data3, "userVerification")) {
							let data12 = data3.userVerification;
							if (!(data12 === "required" || data12 === "preferred")) vErrors = note(vErrors, instancePath + "/webAuthn/" + i0 + "/userVerification", "enum", { allowedValues: part7 });
						}
						if (has(data3, "appId")) {
							let data13 = data3.appId;
							vErrors = ofLength(vErrors, instancePath + "/webAuthn/" + i0 + "/appId", data13, 512, func62, 1);
						}
						if (has(data3, "authMethodType")) {
							let data14 = data3.authMethodType;
							if (!Number.isInteger(data14)) vErrors = ofType(vErrors, instancePath + "/webAuthn/" + i0 + "/authMethodType", "integer");
							vErrors = ofRange(vErrors, instancePath + "/webAuthn/" + i0 + "/authMethodType", data14, 1, 9007199254740991);
						}
					} else vErrors = ofType(vErrors, instancePath + "/webAuthn/" + i0, "object");
				}
			} else vErrors = ofType(vErrors, instancePath + "/webAuthn", "array");
		}
		if (has(data, "jwt")) {
			let data15 = data.jwt;
			if (Array.isArray(data15)) {
				if (data15.length > 16) vErrors = note(vErrors, instancePath + "/jwt", "maxItems", { limit: 16 });
				const len3 = data15.length;
				for (let i3 = 0; i3 < len3; i3++) {
					let data16 = data15[i3];
					if (isRecord(data16)) {
						for (const prop3 of part8) if (!has(data16, prop3)) vErrors = note(vErrors, instancePath + "/jwt/" + i3, "required", { missingProperty: prop3 });
						for (const key4 of Object.keys(data16)) if (!(key4 === "issuer" || key4 === "audience" || key4 === "jwks" || key4 === "jwksUrl" || key4 === "algorithms" || key4 === "skewSeconds" || key4 === "lifetimeSeconds" || key4 === "authMethodType")) vErrors = note(vErrors, instancePath + "/jwt/" + i3, "additionalProperties", { additionalProperty: key4 });
						if (has(data16, "issuer")) {
							let data17 = data16.issuer;
							if (typeof data17 !== "string" && !Array.isArray(data17)) vErrors = ofType(vErrors, instancePath + "/jwt/" + i3 + "/issuer", part9);
							if (typeof data17 === "string") {
								if (func62(data17) > 512) vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/issuer", "maxLength", { limit: 512 });
								if (func62(data17) < 1) vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/issuer", "minLength", { limit: 1 });
							}
							if (Array.isArray(data17)) {
								if (data17.length > 16) vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/issuer", "maxItems", { limit: 16 });
								if (data17.length < 1) vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/issuer", "minItems", { limit: 1 });
								const len4 = data17.length;
								for (let i4 = 0; i4 < len4; i4++) {
									let data18 = data17[i4];
									vErrors = ofLength(vErrors, instancePath + "/jwt/" + i3 + "/issuer/" + i4, data18, 512, func62, 1);
								}
							}
						}
						if (has(data16, "audience")) {
							let data19 = data16.audience;
							vErrors = ofLength(vErrors, instancePath + "/jwt/" + i3 + "/audience", data19, 512, func62, 1);
						}
						if (has(data16, "jwks")) {
							let data20 = data16.jwks;
							if (isRecord(data20)) {
								for (const prop4 of part10) if (!has(data20, prop4)) vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/jwks", "required", { missingProperty: prop4 });
								for (const key5 of Object.keys(data20)) if (!(key5 === "keys")) vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/jwks", "additionalProperties", { additionalProperty: key5 });
								if (has(data20, "keys")) {
									let data21 = data20.keys;
									if (Array.isArray(data21)) {
										if (data21.length > 100) vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/jwks/keys", "maxItems", { limit: 100 });
										if (data21.length < 1) vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/jwks/keys", "minItems", { limit: 1 });
										const len5 = data21.length;
										for (let i5 = 0; i5 < len5; i5++) {
											let data22 = data21[i5];
											if (isRecord(data22)) {} else vErrors = ofType(vErrors, instancePath + "/jwt/" + i3 + "/jwks/keys/" + i5, "object");
										}
									} else vErrors = ofType(vErrors, instancePath + "/jwt/" + i3 + "/jwks/keys", "array");
								}
							} else vErrors = ofType(vErrors, instancePath + "/jwt/" + i3 + "/jwks", "object");
						}
						if (has(data16, "jwksUrl")) {
							let data23 = data16.jwksUrl;
							vErrors = ofLength(vErrors, instancePath + "/jwt/" + i3 + "/jwksUrl", data23, 2048, func62, 1);
						}
						if (has(data16, "algorithms")) {
							let data24 = data16.algorithms;
							if (Array.isArray(data24)) {
								if (data24.length > 16) vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/algorithms", "maxItems", { limit: 16 });
								if (data24.length < 1) vErrors = note(vErrors, instancePath + "/jwt/" + i3 + "/algorithms", "minItems", { limit: 1 });
								const len6 = data24.length;
								for (let i6 = 0; i6 < len6; i6++) {
									let data25 = data24[i6];
									vErrors = ofLength(vErrors, instancePath + "/jwt/" + i3 + "/algorithms/" + i6, data25, 16, func62);
								}
							} else vErrors = ofType(vErrors, instancePath + "/jwt/" + i3 + "/algorithms", "array");
						}
						if (has(data16, "skewSeconds")) {
							let data26 = data16.skewSeconds;
							if (!Number.isInteger(data26)) vErrors = ofType(vErrors, instancePath + "/jwt/" + i3 + "/skewSeconds", "integer");
							vErrors = ofRange(vErrors, instancePath + "/jwt/" + i3 + "/skewSeconds", data26, 0, 3600);
						}
						if (has(data16, "lifetimeSeconds")) {
							let data27 = data16.lifetimeSeconds;
							if (!Number.isInteger(data27)) vErrors = ofType(vErrors, instancePath + "/jwt/" + i3 + "/lifetimeSeconds", "integer");
							vErrors = ofRange(vErrors, instancePath + "/jwt/" + i3 + "/lifetimeSeconds", data27, 0, 2592e3);
						}
						if (has(data16, "authMethodType")) {
							let data28 = data16.authMethodType;
							if (!Number.isInteger(data28)) vErrors = ofType(vErrors, instancePath + "/jwt/" + i3 + "/authMethodType", "integer");
							vErrors = ofRange(vErrors, instancePath + "/jwt/" + i3 + "/authMethodType", data28, 1, 9007199254740991);
						}
					} else vErrors = ofType(vErrors, instancePath + "/jwt/" + i3, "object");
				}
			} else vErrors = ofType(vErrors, instancePath + "/jwt", "array");
		}
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate54.errors = vErrors;
	return vErrors === null;
}
const oneClickAuth = validate55;
const pattern7 = new RegExp("^did:pkh:eip155:[0-9]{1,32}:0x[0-9a-fA-F]{40}$", "u");
const pattern8 = new RegExp("^[0-9a-f]{64}$", "u");
function validate55(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		for (const prop0 of part11) if (!has(data, prop0)) vErrors = note(vErrors, instancePath, "required", { missingProperty: prop0 });
		for (const key0 of Object.keys(data)) if (!(key0 === "cacaos" || key0 === "responder")) vErrors = note(vErrors, instancePath, "additionalProperties", { additionalProperty: key0 });
		if (has(data, "cacaos")) {
			let data0 = data.cacaos;
			if (Array.isArray(data0)) {
				if (data0.length > 16) vErrors = note(vErrors, instancePath + "/cacaos", "maxItems", { limit: 16 });
				const len0 = data0.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data1 = data0[i0];
					if (isRecord(data1)) {
						for (const prop1 of part12) if (!has(data1, prop1)) vErrors = note(vErrors, instancePath + "/cacaos/" + i0, "required", { missingProperty: prop1 });
						for (const key1 of Object.keys(data1)) if (!(key1 === "h" || key1 === "p" || key1 === "s")) vErrors = note(vErrors, instancePath + "/cacaos/" + i0, "additionalProperties", { additionalProperty: key1 });
						if (has(data1, "h")) {
							let data2 = data1.h;
							if (isRecord(data2)) {
								for (const prop2 of part13) if (!has(data2, prop2)) vErrors = note(vErrors, instancePath + "/cacaos/" + i0 + "/h", "required", { missingProperty: prop2 });
								for (const key2 of Object.keys(data2)) if (!(key2 === "t")) vErrors = note(vErrors, instancePath + "/cacaos/" + i0 + "/h", "additionalProperties", { additionalProperty: key2 });
								if (has(data2, "t")) {
									let data3 = data2.t;
									if (typeof data3 !== "string") vErrors = ofType(vErrors, instancePath + "/cacaos/" + i0 + "/h/t", "string");
									if (!(data3 === "caip122" || data3 === "eip4361")) vErrors = note(vErrors, instancePath + "/cacaos/" + i0 + "/h/t", "enum", { allowedValues: part14 });
								}
							} else vErrors = ofType(vErrors, instancePath + "/cacaos/" + i0 + "/h", "object");
						}
						if (has(data1, "p")) {
							let data4 = data1.p;
							if (isRecord(data4)) {
								for (const prop3 of part15) if (!has(data4, prop3)) vErrors = note(vErrors, instancePath + "/cacaos/" + i0 + "/p", "required", { missingProperty: prop3 });
								for (const key3 of Object.keys(data4)) if (!func0.call(part16, key3)) vErrors = note(vErrors, instancePath + "/cacaos/" + i0 + "/p", "additionalProperties", { additionalProperty: key3 });
								if (has(data4, "iss")) {
									let data5 = data4.iss;
									vErrors = ofPattern(vErrors, instancePath + "/cacaos/" + i0 + "/p/iss", data5, pattern7, "^did:pkh:eip155:[0-9]{1,32}:0x[0-9a-fA-F]{40}$");
								}
								if (has(data4, "domain")) {
									if (typeof data4.domain !== "string") vErrors = ofType(vErrors, instancePath + "/cacaos/" + i0 + "/p/domain", "string");
								}
								if (has(data4, "aud")) {
									if (typeof data4.aud !== "string") vErrors = ofType(vErrors, instancePath + "/cacaos/" + i0 + "/p/aud", "string");
								}
								if (has(data4, "version")) {
									if (typeof data4.version !== "string") vErrors = ofType(vErrors, instancePath + "/cacaos/" + i0 + "/p/version", "string");
								}
								if (has(data4, "nonce")) {
									if (typeof data4.nonce !== "string") vErrors = ofType(vErrors, instancePath + "/cacaos/" + i0 + "/p/nonce", "string");
								}
								if (has(data4, "iat")) {
									if (typeof data4.iat !== "string") vErrors = ofType(vErrors, instancePath + "/cacaos/" + i0 + "/p/iat", "string");
								}
								if (has(data4, "nbf")) {
									if (typeof data4.nbf !== "string") vErrors = ofType(vErrors, instancePath + "/cacaos/" + i0 + "/p/nbf", "string");
								}
								if (has(data4, "exp")) {
									if (typeof data4.exp !== "string") vErrors = ofType(vErrors, instancePath + "/cacaos/" + i0 + "/p/exp", "string");
								}
								if (has(data4, "statement")) {
									if (typeof data4.statement !== "string") vErrors = ofType(vErrors, instancePath + "/cacaos/" + i0 + "/p/statement", "string");
								}
								if (has(data4, "requestId")) {
									if (typeof data4.requestId !== "string") vErrors = ofType(vErrors, instancePath + "/cacaos/" + i0 + "/p/requestId", "string");
								}
								if (has(data4, "resources")) {
									let data15 = data4.resources;
									if (Array.isArray(data15)) {
										if (data15.length > 256) vErrors = note(vErrors, instancePath + "/cacaos/" + i0 + "/p/resources", "maxItems", { limit: 256 });
										const len1 = data15.length;
										for (let i1 = 0; i1 < len1; i1++) if (typeof data15[i1] !== "string") vErrors = ofType(vErrors, instancePath + "/cacaos/" + i0 + "/p/resources/" + i1, "string");
									} else vErrors = ofType(vErrors, instancePath + "/cacaos/" + i0 + "/p/resources", "array");
								}
							} else vErrors = ofType(vErrors, instancePath + "/cacaos/" + i0 + "/p", "object");
						}
						if (has(data1, "s")) {
							let data17 = data1.s;
							if (isRecord(data17)) {
								for (const prop4 of part17) if (!has(data17, prop4)) vErrors = note(vErrors, instancePath + "/cacaos/" + i0 + "/s", "required", { missingProperty: prop4 });
								for (const key4 of Object.keys(data17)) if (!(key4 === "t" || key4 === "s" || key4 === "m")) vErrors = note(vErrors, instancePath + "/cacaos/" + i0 + "/s", "additionalProperties", { additionalProperty: key4 });
								if (has(data17, "t")) {
									let data18 = data17.t;
									if (typeof data18 !== "string") vErrors = ofType(vErrors, instancePath + "/cacaos/" + i0 + "/s/t", "string");
									if (!(data18 === "eip191" || data18 === "eip1271")) vErrors = note(vErrors, instancePath + "/cacaos/" + i0 + "/s/t", "enum", { allowedValues: part18 });
								}
								if (has(data17, "s")) {
									let data19 = data17.s;
									vErrors = ofLength(vErrors, instancePath + "/cacaos/" + i0 + "/s/s", data19, 8192, func62);
								}
								if (has(data17, "m")) {
									if (typeof data17.m !== "string") vErrors = ofType(vErrors, instancePath + "/cacaos/" + i0 + "/s/m", "string");
								}
							} else vErrors = ofType(vErrors, instancePath + "/cacaos/" + i0 + "/s", "object");
						}
					} else vErrors = ofType(vErrors, instancePath + "/cacaos/" + i0, "object");
				}
			} else vErrors = ofType(vErrors, instancePath + "/cacaos", "array");
		}
		if (has(data, "responder")) {
			let data21 = data.responder;
			if (isRecord(data21)) {
				for (const prop5 of part19) if (!has(data21, prop5)) vErrors = note(vErrors, instancePath + "/responder", "required", { missingProperty: prop5 });
				for (const key5 of Object.keys(data21)) if (!(key5 === "publicKey" || key5 === "metadata")) vErrors = note(vErrors, instancePath + "/responder", "additionalProperties", { additionalProperty: key5 });
				if (has(data21, "publicKey")) {
					let data22 = data21.publicKey;
					vErrors = ofPattern(vErrors, instancePath + "/responder/publicKey", data22, pattern8, "^[0-9a-f]{64}$");
				}
				if (has(data21, "metadata")) {
					let data23 = data21.metadata;
					if (!isRecord(data23)) vErrors = ofType(vErrors, instancePath + "/responder/metadata", "object");
				}
			} else vErrors = ofType(vErrors, instancePath + "/responder", "object");
		}
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate55.errors = vErrors;
	return vErrors === null;
}
const recapDetails = validate56;
function validate56(data, { instancePath = "" } = {}) {
	let vErrors = null;
	let errors = 0;
	if (isRecord(data)) {
		for (const prop0 of part20) if (!has(data, prop0)) {
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
										vErrors = ofType(vErrors, instancePath + "/att/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i0, "object");
										errors++;
									}
								}
							} else {
								vErrors = ofType(vErrors, instancePath + "/att/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), "array");
								errors++;
							}
						}
					} else {
						vErrors = ofType(vErrors, instancePath + "/att/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), "object");
						errors++;
					}
				}
			} else {
				vErrors = ofType(vErrors, instancePath + "/att", "object");
				errors++;
			}
		}
		if (has(data, "prf")) {
			let data4 = data.prf;
			if (Array.isArray(data4)) {
				const len1 = data4.length;
				for (let i1 = 0; i1 < len1; i1++) if (typeof data4[i1] !== "string") {
					vErrors = ofType(vErrors, instancePath + "/prf/" + i1, "string");
					errors++;
				}
			} else {
				vErrors = ofType(vErrors, instancePath + "/prf", "array");
				errors++;
			}
		}
	} else {
		vErrors = ofType(vErrors, instancePath, "object");
		errors++;
	}
	validate56.errors = vErrors;
	return errors === 0;
}
const registry = validate57;
const pattern9 = new RegExp("^04[0-9a-f]{128}$", "u");
const pattern10 = new RegExp("^0x[0-9a-fA-F]{40}$", "u");
const pattern12 = new RegExp("^Qm[1-9A-HJ-NP-Za-km-z]{44}$", "u");
function validate57(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		for (const prop0 of part21) if (!has(data, prop0)) vErrors = note(vErrors, instancePath, "required", { missingProperty: prop0 });
		for (const key0 of Object.keys(data)) if (!(key0 === "pkps")) vErrors = note(vErrors, instancePath, "additionalProperties", { additionalProperty: key0 });
		if (has(data, "pkps")) {
			let data0 = data.pkps;
			if (Array.isArray(data0)) {
				if (data0.length > 1024) vErrors = note(vErrors, instancePath + "/pkps", "maxItems", { limit: 1024 });
				const len0 = data0.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data1 = data0[i0];
					if (isRecord(data1)) {
						for (const prop1 of part22) if (!has(data1, prop1)) vErrors = note(vErrors, instancePath + "/pkps/" + i0, "required", { missingProperty: prop1 });
						for (const key1 of Object.keys(data1)) if (!(key1 === "publicKey" || key1 === "owner" || key1 === "authMethods" || key1 === "addresses" || key1 === "actions")) vErrors = note(vErrors, instancePath + "/pkps/" + i0, "additionalProperties", { additionalProperty: key1 });
						if (has(data1, "publicKey")) {
							let data2 = data1.publicKey;
							vErrors = ofPattern(vErrors, instancePath + "/pkps/" + i0 + "/publicKey", data2, pattern9, "^04[0-9a-f]{128}$");
						}
						if (has(data1, "owner")) {
							let data3 = data1.owner;
							vErrors = ofPattern(vErrors, instancePath + "/pkps/" + i0 + "/owner", data3, pattern10, "^0x[0-9a-fA-F]{40}$");
						}
						if (has(data1, "authMethods")) {
							let data4 = data1.authMethods;
							if (Array.isArray(data4)) {
								if (data4.length > 256) vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/authMethods", "maxItems", { limit: 256 });
								const len1 = data4.length;
								for (let i1 = 0; i1 < len1; i1++) {
									let data5 = data4[i1];
									if (isRecord(data5)) {
										for (const prop2 of part23) if (!has(data5, prop2)) vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/authMethods/" + i1, "required", { missingProperty: prop2 });
										for (const key2 of Object.keys(data5)) if (!(key2 === "authMethodType" || key2 === "userId" || key2 === "appId" || key2 === "scopes")) vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/authMethods/" + i1, "additionalProperties", { additionalProperty: key2 });
										if (has(data5, "authMethodType")) {
											let data6 = data5.authMethodType;
											if (!Number.isInteger(data6)) vErrors = ofType(vErrors, instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/authMethodType", "integer");
											vErrors = ofRange(vErrors, instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/authMethodType", data6, 1, 9007199254740991);
										}
										if (has(data5, "userId")) {
											let data7 = data5.userId;
											vErrors = ofLength(vErrors, instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/userId", data7, 512, func62, 1);
										}
										if (has(data5, "appId")) {
											let data8 = data5.appId;
											vErrors = ofLength(vErrors, instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/appId", data8, 512, func62);
										}
										if (has(data5, "scopes")) {
											let data9 = data5.scopes;
											if (Array.isArray(data9)) {
												if (data9.length > 16) vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/scopes", "maxItems", { limit: 16 });
												const len2 = data9.length;
												for (let i2 = 0; i2 < len2; i2++) {
													let data10 = data9[i2];
													if (!Number.isInteger(data10)) vErrors = ofType(vErrors, instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/scopes/" + i2, "integer");
													vErrors = ofRange(vErrors, instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/scopes/" + i2, data10, 0, 255);
												}
											} else vErrors = ofType(vErrors, instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/scopes", "array");
										}
									} else vErrors = ofType(vErrors, instancePath + "/pkps/" + i0 + "/authMethods/" + i1, "object");
								}
							} else vErrors = ofType(vErrors, instancePath + "/pkps/" + i0 + "/authMethods", "array");
						}
						if (has(data1, "addresses")) {
							let data11 = data1.addresses;
							if (Array.isArray(data11)) {
								if (data11.length > 256) vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/addresses", "maxItems", { limit: 256 });
								const len3 = data11.length;
								for (let i3 = 0; i3 < len3; i3++) {
									let data12 = data11[i3];
									if (isRecord(data12)) {
										for (const prop3 of part24) if (!has(data12, prop3)) vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/addresses/" + i3, "required", { missingProperty: prop3 });
										for (const key3 of Object.keys(data12)) if (!(key3 === "address" || key3 === "scopes")) vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/addresses/" + i3, "additionalProperties", { additionalProperty: key3 });
										if (has(data12, "address")) {
											let data13 = data12.address;
											vErrors = ofPattern(vErrors, instancePath + "/pkps/" + i0 + "/addresses/" + i3 + "/address", data13, pattern10, "^0x[0-9a-fA-F]{40}$");
										}
										if (has(data12, "scopes")) {
											let data14 = data12.scopes;
											if (Array.isArray(data14)) {
												if (data14.length > 16) vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/addresses/" + i3 + "/scopes", "maxItems", { limit: 16 });
												const len4 = data14.length;
												for (let i4 = 0; i4 < len4; i4++) {
													let data15 = data14[i4];
													if (!Number.isInteger(data15)) vErrors = ofType(vErrors, instancePath + "/pkps/" + i0 + "/addresses/" + i3 + "/scopes/" + i4, "integer");
													vErrors = ofRange(vErrors, instancePath + "/pkps/" + i0 + "/addresses/" + i3 + "/scopes/" + i4, data15, 0, 255);
												}
											} else vErrors = ofType(vErrors, instancePath + "/pkps/" + i0 + "/addresses/" + i3 + "/scopes", "array");
										}
									} else vErrors = ofType(vErrors, instancePath + "/pkps/" + i0 + "/addresses/" + i3, "object");
								}
							} else vErrors = ofType(vErrors, instancePath + "/pkps/" + i0 + "/addresses", "array");
						}
						if (has(data1, "actions")) {
							let data16 = data1.actions;
							if (Array.isArray(data16)) {
								if (data16.length > 256) vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/actions", "maxItems", { limit: 256 });
								const len5 = data16.length;
								for (let i5 = 0; i5 < len5; i5++) {
									let data17 = data16[i5];
									if (isRecord(data17)) {
										for (const prop4 of part25) if (!has(data17, prop4)) vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/actions/" + i5, "required", { missingProperty: prop4 });
										for (const key4 of Object.keys(data17)) if (!(key4 === "cid" || key4 === "scopes")) vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/actions/" + i5, "additionalProperties", { additionalProperty: key4 });
										if (has(data17, "cid")) {
											let data18 = data17.cid;
											vErrors = ofPattern(vErrors, instancePath + "/pkps/" + i0 + "/actions/" + i5 + "/cid", data18, pattern12, "^Qm[1-9A-HJ-NP-Za-km-z]{44}$");
										}
										if (has(data17, "scopes")) {
											let data19 = data17.scopes;
											if (Array.isArray(data19)) {
												if (data19.length > 16) vErrors = note(vErrors, instancePath + "/pkps/" + i0 + "/actions/" + i5 + "/scopes", "maxItems", { limit: 16 });
												const len6 = data19.length;
												for (let i6 = 0; i6 < len6; i6++) {
													let data20 = data19[i6];
													if (!Number.isInteger(data20)) vErrors = ofType(vErrors, instancePath + "/pkps/" + i0 + "/actions/" + i5 + "/scopes/" + i6, "integer");
													vErrors = ofRange(vErrors, instancePath + "/pkps/" + i0 + "/actions/" + i5 + "/scopes/" + i6, data20, 0, 255);
												}
											} else vErrors = ofType(vErrors, instancePath + "/pkps/" + i0 + "/actions/" + i5 + "/scopes", "array");
										}
									} else vErrors = ofType(vErrors, instancePath + "/pkps/" + i0 + "/actions/" + i5, "object");
								}
							} else vErrors = ofType(vErrors, instancePath + "/pkps/" + i0 + "/actions", "array");
						}
					} else vErrors = ofType(vErrors, instancePath + "/pkps/" + i0, "object");
				}
			} else vErrors = ofType(vErrors, instancePath + "/pkps", "array");
		}
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate57.errors = vErrors;
	return vErrors === null;
}
const resourceAbilityRequest = validate58;
function validate58(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		for (const prop0 of part26) if (!has(data, prop0)) vErrors = note(vErrors, instancePath, "required", { missingProperty: prop0 });
		for (const key0 of Object.keys(data)) if (!(key0 === "resource" || key0 === "ability" || key0 === "data")) vErrors = note(vErrors, instancePath, "additionalProperties", { additionalProperty: key0 });
		if (has(data, "resource")) {
			let data0 = data.resource;
			if (isRecord(data0)) {
				for (const prop1 of part27) if (!has(data0, prop1)) vErrors = note(vErrors, instancePath + "/resource", "required", { missingProperty: prop1 });
				for (const key1 of Object.keys(data0)) if (!(key1 === "resource" || key1 === "resourcePrefix")) vErrors = note(vErrors, instancePath + "/resource", "additionalProperties", { additionalProperty: key1 });
				if (has(data0, "resource")) {
					let data1 = data0.resource;
					vErrors = ofLength(vErrors, instancePath + "/resource/resource", data1, 2048, func62);
				}
				if (has(data0, "resourcePrefix")) {
					let data2 = data0.resourcePrefix;
					vErrors = ofLength(vErrors, instancePath + "/resource/resourcePrefix", data2, 128, func62);
				}
			} else vErrors = ofType(vErrors, instancePath + "/resource", "object");
		}
		if (has(data, "ability")) {
			let data3 = data.ability;
			vErrors = ofLength(vErrors, instancePath + "/ability", data3, 128, func62);
		}
		if (has(data, "data")) {
			let data4 = data.data;
			if (!isRecord(data4)) vErrors = ofType(vErrors, instancePath + "/data", "object");
		}
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate58.errors = vErrors;
	return vErrors === null;
}
const restrictions = validate59;
const pattern13 = new RegExp("^[0-9]{1,78}$", "u");
const pattern14 = new RegExp("^(?:0x)?[0-9a-fA-F]{40}$", "u");
const pattern15 = new RegExp("^[0-9]{1,20}$", "u");
const pattern16 = new RegExp("^(?:0x)?[0-9a-fA-F]{1,64}$", "u");
function validate59(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		if (has(data, "nft_id")) {
			let data0 = data.nft_id;
			if (Array.isArray(data0)) {
				const len0 = data0.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data1 = data0[i0];
					vErrors = ofPattern(vErrors, instancePath + "/nft_id/" + i0, data1, pattern13, "^[0-9]{1,78}$");
				}
			} else vErrors = ofType(vErrors, instancePath + "/nft_id", "array");
		}
		if (has(data, "delegate_to")) {
			let data2 = data.delegate_to;
			if (Array.isArray(data2)) {
				const len1 = data2.length;
				for (let i1 = 0; i1 < len1; i1++) {
					let data3 = data2[i1];
					vErrors = ofPattern(vErrors, instancePath + "/delegate_to/" + i1, data3, pattern14, "^(?:0x)?[0-9a-fA-F]{40}$");
				}
			} else vErrors = ofType(vErrors, instancePath + "/delegate_to", "array");
		}
		if (has(data, "uses")) {
			let data4 = data.uses;
			vErrors = ofPattern(vErrors, instancePath + "/uses", data4, pattern15, "^[0-9]{1,20}$");
		}
		if (has(data, "max_price")) {
			let data5 = data.max_price;
			vErrors = ofPattern(vErrors, instancePath + "/max_price", data5, pattern16, "^(?:0x)?[0-9a-fA-F]{1,64}$");
		}
		if (has(data, "scopes")) {
			let data6 = data.scopes;
			if (Array.isArray(data6)) {
				const len2 = data6.length;
				for (let i2 = 0; i2 < len2; i2++) {
					let data7 = data6[i2];
					if (!(data7 === "encryption_sign" || data7 === "lit_action" || data7 === "pkp_sign" || data7 === "sign_session_key")) vErrors = note(vErrors, instancePath + "/scopes/" + i2, "enum", { allowedValues: part28 });
				}
			} else vErrors = ofType(vErrors, instancePath + "/scopes", "array");
		}
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate59.errors = vErrors;
	return vErrors === null;
}
const sessionMessage = validate60;
const pattern18 = new RegExp("^(?:0x[0-9a-fA-F]{1,64}|[0-9]{1,78})$", "u");
function validate60(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		for (const prop0 of part29) if (!has(data, prop0)) vErrors = note(vErrors, instancePath, "required", { missingProperty: prop0 });
		for (const key0 of Object.keys(data)) if (!(key0 === "sessionKey" || key0 === "resourceAbilityRequests" || key0 === "capabilities" || key0 === "issuedAt" || key0 === "expiration" || key0 === "nodeAddress" || key0 === "maxPrice")) vErrors = note(vErrors, instancePath, "additionalProperties", { additionalProperty: key0 });
		if (has(data, "sessionKey")) {
			let data0 = data.sessionKey;
			vErrors = ofPattern(vErrors, instancePath + "/sessionKey", data0, pattern8, "^[0-9a-f]{64}$");
		}
		if (has(data, "resourceAbilityRequests")) {
			let data1 = data.resourceAbilityRequests;
			if (Array.isArray(data1)) {
				if (data1.length > 64) vErrors = note(vErrors, instancePath + "/resourceAbilityRequests", "maxItems", { limit: 64 });
				if (data1.length < 1) vErrors = note(vErrors, instancePath + "/resourceAbilityRequests", "minItems", { limit: 1 });
				const len0 = data1.length;
				for (let i0 = 0; i0 < len0; i0++) if (!validate58(data1[i0], { instancePath: instancePath + "/resourceAbilityRequests/" + i0 })) vErrors = join(vErrors, validate58.errors);
			} else vErrors = ofType(vErrors, instancePath + "/resourceAbilityRequests", "array");
		}
		if (has(data, "capabilities")) {
			let data3 = data.capabilities;
			if (Array.isArray(data3)) {
				if (data3.length > 16) vErrors = note(vErrors, instancePath + "/capabilities", "maxItems", { limit: 16 });
				if (data3.length < 1) vErrors = note(vErrors, instancePath + "/capabilities", "minItems", { limit: 1 });
				const len1 = data3.length;
				for (let i1 = 0; i1 < len1; i1++) if (!validate52(data3[i1], { instancePath: instancePath + "/capabilities/" + i1 })) vErrors = join(vErrors, validate52.errors);
			} else vErrors = ofType(vErrors, instancePath + "/capabilities", "array");
		}
		if (has(data, "issuedAt")) {
			let data5 = data.issuedAt;
			vErrors = ofLength(vErrors, instancePath + "/issuedAt", data5, 256, func62);
		}
		if (has(data, "expiration")) {
			let data6 = data.expiration;
			vErrors = ofLength(vErrors, instancePath + "/expiration", data6, 256, func62);
		}
		if (has(data, "nodeAddress")) {
			let data7 = data.nodeAddress;
			vErrors = ofLength(vErrors, instancePath + "/nodeAddress", data7, 512, func62);
		}
		if (has(data, "maxPrice")) {
			let data8 = data.maxPrice;
			vErrors = ofPattern(vErrors, instancePath + "/maxPrice", data8, pattern18, "^(?:0x[0-9a-fA-F]{1,64}|[0-9]{1,78})$");
		}
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate60.errors = vErrors;
	return vErrors === null;
}
const sessionSig = validate63;
const pattern19 = new RegExp("^[0-9a-f]{128}$", "u");
function validate63(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		for (const prop0 of part30) if (!has(data, prop0)) vErrors = note(vErrors, instancePath, "required", { missingProperty: prop0 });
		for (const key0 of Object.keys(data)) if (!(key0 === "sig" || key0 === "derivedVia" || key0 === "signedMessage" || key0 === "address" || key0 === "algo")) vErrors = note(vErrors, instancePath, "additionalProperties", { additionalProperty: key0 });
		if (has(data, "sig")) {
			let data0 = data.sig;
			vErrors = ofPattern(vErrors, instancePath + "/sig", data0, pattern19, "^[0-9a-f]{128}$");
		}
		if (has(data, "derivedVia")) {
			if ("litSessionSignViaNacl" !== data.derivedVia) vErrors = note(vErrors, instancePath + "/derivedVia", "const", { allowedValue: "litSessionSignViaNacl" });
		}
		if (has(data, "signedMessage")) {
			let data2 = data.signedMessage;
			vErrors = ofLength(vErrors, instancePath + "/signedMessage", data2, 524288, func62);
		}
		if (has(data, "address")) {
			let data3 = data.address;
			vErrors = ofPattern(vErrors, instancePath + "/address", data3, pattern8, "^[0-9a-f]{64}$");
		}
		if (has(data, "algo")) {
			if ("ed25519" !== data.algo) vErrors = note(vErrors, instancePath + "/algo", "const", { allowedValue: "ed25519" });
		}
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate63.errors = vErrors;
	return vErrors === null;
}
const sessionSigs = validate64;
function validate64(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		if (Object.keys(data).length > 256) vErrors = note(vErrors, instancePath, "maxProperties", { limit: 256 });
		if (Object.keys(data).length < 1) vErrors = note(vErrors, instancePath, "minProperties", { limit: 1 });
		for (const key0 of Object.keys(data)) if (!validate63(data[key0], { instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") })) vErrors = join(vErrors, validate63.errors);
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate64.errors = vErrors;
	return vErrors === null;
}
const signSessionKeyRequest = validate66;
const pattern21 = new RegExp("^(?:0x)?04[0-9a-fA-F]{128}$", "u");
const pattern22 = new RegExp("^[A-Za-z0-9+/]*={0,2}$", "u");
function validate66(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		for (const prop0 of part31) if (!has(data, prop0)) vErrors = note(vErrors, instancePath, "required", { missingProperty: prop0 });
		for (const key0 of Object.keys(data)) if (!func0.call(part32, key0)) vErrors = note(vErrors, instancePath, "additionalProperties", { additionalProperty: key0 });
		if (has(data, "sessionKey")) {
			let data0 = data.sessionKey;
			vErrors = ofLength(vErrors, instancePath + "/sessionKey", data0, 256, func62);
		}
		if (has(data, "authMethods")) {
			let data1 = data.authMethods;
			if (Array.isArray(data1)) {
				if (data1.length > 16) vErrors = note(vErrors, instancePath + "/authMethods", "maxItems", { limit: 16 });
				const len0 = data1.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data2 = data1[i0];
					if (isRecord(data2)) {
						for (const prop1 of part33) if (!has(data2, prop1)) vErrors = note(vErrors, instancePath + "/authMethods/" + i0, "required", { missingProperty: prop1 });
						for (const key1 of Object.keys(data2)) if (!(key1 === "authMethodType" || key1 === "accessToken")) vErrors = note(vErrors, instancePath + "/authMethods/" + i0, "additionalProperties", { additionalProperty: key1 });
						if (has(data2, "authMethodType")) {
							let data3 = data2.authMethodType;
							if (!Number.isInteger(data3)) vErrors = ofType(vErrors, instancePath + "/authMethods/" + i0 + "/authMethodType", "integer");
							vErrors = ofRange(vErrors, instancePath + "/authMethods/" + i0 + "/authMethodType", data3, 0, 9007199254740991);
						}
						if (has(data2, "accessToken")) {
							let data4 = data2.accessToken;
							vErrors = ofLength(vErrors, instancePath + "/authMethods/" + i0 + "/accessToken", data4, 65536, func62);
						}
					} else vErrors = ofType(vErrors, instancePath + "/authMethods/" + i0, "object");
				}
			} else vErrors = ofType(vErrors, instancePath + "/authMethods", "array");
		}
		if (has(data, "pkpPublicKey")) {
			let data5 = data.pkpPublicKey;
			vErrors = ofPattern(vErrors, instancePath + "/pkpPublicKey", data5, pattern21, "^(?:0x)?04[0-9a-fA-F]{128}$");
		}
		if (has(data, "siweMessage")) {
			let data6 = data.siweMessage;
			vErrors = ofLength(vErrors, instancePath + "/siweMessage", data6, 65536, func62);
		}
		if (has(data, "curveType")) {
			if ("BLS" !== data.curveType) vErrors = note(vErrors, instancePath + "/curveType", "const", { allowedValue: "BLS" });
		}
		if (has(data, "litActionIpfsId")) {
			let data8 = data.litActionIpfsId;
			vErrors = ofLength(vErrors, instancePath + "/litActionIpfsId", data8, 256, func62);
		}
		if (has(data, "code")) {
			let data9 = data.code;
			if (typeof data9 === "string") {
				if (func62(data9) > 524288) vErrors = note(vErrors, instancePath + "/code", "maxLength", { limit: 524288 });
				if (!pattern22.test(data9)) vErrors = note(vErrors, instancePath + "/code", "pattern", { pattern: "^[A-Za-z0-9+/]*={0,2}$" });
			} else vErrors = ofType(vErrors, instancePath + "/code", "string");
		}
		if (has(data, "jsParams")) {
			let data10 = data.jsParams;
			if (isRecord(data10)) {} else vErrors = ofType(vErrors, instancePath + "/jsParams", "object");
		}
		if (has(data, "epoch")) {
			let data11 = data.epoch;
			if (!Number.isInteger(data11) && data11 !== null) vErrors = ofType(vErrors, instancePath + "/epoch", part3);
			vErrors = ofRange(vErrors, instancePath + "/epoch", data11, 0, 9007199254740991);
		}
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate66.errors = vErrors;
	return vErrors === null;
}
const signSessionKeyResponse = validate67;
const pattern23 = new RegExp("^[0-9a-fA-F]{64}$", "u");
function validate67(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		for (const prop0 of part34) if (!has(data, prop0)) vErrors = note(vErrors, instancePath, "required", { missingProperty: prop0 });
		if (has(data, "result")) {
			if ("success" !== data.result) vErrors = note(vErrors, instancePath + "/result", "const", { allowedValue: "success" });
		}
		if (has(data, "signatureShare")) {
			let data1 = data.signatureShare;
			if (isRecord(data1)) {
				for (const prop1 of part35) if (!has(data1, prop1)) vErrors = note(vErrors, instancePath + "/signatureShare", "required", { missingProperty: prop1 });
				for (const key0 of Object.keys(data1)) if (!(key0 === "ProofOfPossession")) vErrors = note(vErrors, instancePath + "/signatureShare", "additionalProperties", { additionalProperty: key0 });
				if (has(data1, "ProofOfPossession")) {
					let data2 = data1.ProofOfPossession;
					vErrors = ofLength(vErrors, instancePath + "/signatureShare/ProofOfPossession", data2, 512, func62);
				}
			} else vErrors = ofType(vErrors, instancePath + "/signatureShare", "object");
		}
		if (has(data, "shareIndex")) {
			let data3 = data.shareIndex;
			if (!Number.isInteger(data3)) vErrors = ofType(vErrors, instancePath + "/shareIndex", "integer");
			vErrors = ofRange(vErrors, instancePath + "/shareIndex", data3, 0, 254);
		}
		if (has(data, "curveType")) {
			if ("BLS" !== data.curveType) vErrors = note(vErrors, instancePath + "/curveType", "const", { allowedValue: "BLS" });
		}
		if (has(data, "siweMessage")) {
			let data5 = data.siweMessage;
			vErrors = ofLength(vErrors, instancePath + "/siweMessage", data5, 65536, func62);
		}
		if (has(data, "dataSigned")) {
			let data6 = data.dataSigned;
			vErrors = ofPattern(vErrors, instancePath + "/dataSigned", data6, pattern23, "^[0-9a-fA-F]{64}$");
		}
		if (has(data, "blsRootPubkey")) {
			let data7 = data.blsRootPubkey;
			vErrors = ofPattern(vErrors, instancePath + "/blsRootPubkey", data7, pattern3, "^[0-9a-fA-F]{96}$");
		}
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate67.errors = vErrors;
	return vErrors === null;
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
function ofType(errors, instancePath, type) {
	return note(errors, instancePath, "type", { type });
}
function ofLength(errors, instancePath, data, limit, lengthOf, least) {
	if (typeof data != "string") return ofType(errors, instancePath, "string");
	if (data.length > limit && lengthOf(data) > limit) return note(errors, instancePath, "maxLength", { limit });
	return least !== void 0 && lengthOf(data) < least ? note(errors, instancePath, "minLength", { limit: least }) : errors;
}
function ofPattern(errors, instancePath, data, regExp, pattern) {
	if (typeof data != "string") return ofType(errors, instancePath, "string");
	return regExp.test(data) ? errors : note(errors, instancePath, "pattern", { pattern });
}
function ofRange(errors, instancePath, data, least, most) {
	if (typeof data != "number" || !isFinite(data)) return errors;
	if (data > most) return note(errors, instancePath, "maximum", {
		comparison: "<=",
		limit: most
	});
	return data < least ? note(errors, instancePath, "minimum", {
		comparison: ">=",
		limit: least
	}) : errors;
}
function join(errors, more) {
	return more.reduce((all, { instancePath, keyword, params }) => note(all, instancePath, keyword, params), errors);
}
export { authSig, handshakeResponse, networkConfiguration, oneClickAuth, recapDetails, registry, resourceAbilityRequest, restrictions, sessionMessage, sessionSig, sessionSigs, signSessionKeyRequest, signSessionKeyResponse };
