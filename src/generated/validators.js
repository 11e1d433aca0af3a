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
const names0 = [
	"payload",
	"signatures",
	"link"
];
const names1 = [
	"wallet",
	"webAuthn",
	"jwt"
];
const names2 = [
	"rpId",
	"origins",
	"credentials",
	"userVerification",
	"appId",
	"authMethodType"
];
const names3 = [
	"id",
	"publicKey",
	"counter"
];
const names4 = [
	"issuer",
	"audience",
	"jwks",
	"jwksUrl",
	"algorithms",
	"skewSeconds",
	"lifetimeSeconds",
	"authMethodType"
];
const names5 = [
	"iss",
	"domain",
	"aud",
	"version",
	"nonce",
	"iat",
	"nbf",
	"exp",
	"statement",
	"requestId",
	"resources"
];
const names6 = [
	"t",
	"s",
	"m"
];
const names7 = ["publicKey", "metadata"];
const names8 = [
	"resource",
	"ability",
	"data"
];
const names9 = [
	"sessionKey",
	"resourceAbilityRequests",
	"capabilities",
	"issuedAt",
	"expiration",
	"nodeAddress",
	"maxPrice"
];
const names10 = [
	"sessionKey",
	"authMethods",
	"pkpPublicKey",
	"siweMessage",
	"curveType",
	"litActionIpfsId",
	"code",
	"jsParams",
	"epoch"
];
const part0 = [
	"sig",
	"derivedVia",
	"signedMessage",
	"address"
];
const part1 = ["string", "null"];
const part2 = [
	"jws",
	"linkedBlock",
	"cacaoBlock"
];
const part3 = ["payload", "signatures"];
const part4 = ["protected", "signature"];
const part5 = [
	"serverPublicKey",
	"subnetPublicKey",
	"networkPublicKey",
	"networkPublicKeySet",
	"hdRootPubkeys",
	"latestBlockhash"
];
const part6 = ["integer", "null"];
const part7 = ["domain"];
const part8 = [
	"rpId",
	"origins",
	"credentials"
];
const part9 = ["id", "publicKey"];
const part10 = ["required", "preferred"];
const part11 = ["issuer", "audience"];
const part12 = ["string", "array"];
const part13 = ["keys"];
const part14 = ["cacaos", "responder"];
const part15 = [
	"h",
	"p",
	"s"
];
const part16 = ["t"];
const part17 = ["caip122", "eip4361"];
const part18 = [
	"iss",
	"domain",
	"aud",
	"version",
	"nonce",
	"iat"
];
const part20 = ["t", "s"];
const part21 = ["eip191", "eip1271"];
const part22 = ["publicKey"];
const part23 = ["att"];
const part24 = ["pkps"];
const part25 = [
	"publicKey",
	"owner",
	"authMethods",
	"addresses",
	"actions"
];
const part26 = [
	"authMethodType",
	"userId",
	"appId",
	"scopes"
];
const part27 = ["address", "scopes"];
const part28 = ["cid", "scopes"];
const part29 = ["resource", "ability"];
const part30 = ["resource", "resourcePrefix"];
const part31 = [
	"encryption_sign",
	"lit_action",
	"pkp_sign",
	"sign_session_key"
];
const part32 = [
	"sessionKey",
	"resourceAbilityRequests",
	"capabilities",
	"issuedAt",
	"expiration",
	"nodeAddress"
];
const part33 = [
	"sig",
	"derivedVia",
	"signedMessage",
	"address",
	"algo"
];
const part34 = [
	"sessionKey",
	"authMethods",
	"siweMessage",
	"curveType"
];
const part36 = ["authMethodType", "accessToken"];
const part37 = [
	"result",
	"signatureShare",
	"shareIndex",
	"curveType",
	"siweMessage",
	"dataSigned",
	"blsRootPubkey"
];
const part38 = ["ProofOfPossession"];
const authSig = validate52;
const func62 = require_ucs2length().default;
function validate52(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		vErrors = ofRequired(vErrors, instancePath, data, part0);
		vErrors = ofNamed(vErrors, instancePath, data, part33);
		vErrors = ofLengthIn(vErrors, instancePath, data, "sig", 8192, func62);
		vErrors = ofLengthIn(vErrors, instancePath, data, "derivedVia", 64, func62);
		vErrors = ofLengthIn(vErrors, instancePath, data, "signedMessage", 65536, func62);
		vErrors = ofLengthIn(vErrors, instancePath, data, "address", 128, func62);
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
const ceramic = validate53;
const pattern3 = new RegExp("^[A-Za-z0-9+/]*={0,2}$", "u");
function validate53(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		vErrors = ofRequired(vErrors, instancePath, data, part2);
		vErrors = ofNamed(vErrors, instancePath, data, part2);
		if (has(data, "jws")) {
			let data0 = data.jws;
			const at0 = instancePath + "/jws";
			if (isRecord(data0)) {
				vErrors = ofRequired(vErrors, at0, data0, part3);
				vErrors = ofNamed(vErrors, at0, data0, names0);
				vErrors = ofTextIn(vErrors, at0, data0, "payload");
				if (has(data0, "signatures")) {
					let data2 = data0.signatures;
					const at2 = at0 + "/signatures";
					if (Array.isArray(data2)) {
						vErrors = ofCount(vErrors, at2, data2.length, 1, 1);
						const len0 = data2.length;
						for (let i0 = 0; i0 < len0; i0++) {
							let data3 = data2[i0];
							const at3 = at2 + "/" + i0;
							if (isRecord(data3)) {
								vErrors = ofRequired(vErrors, at3, data3, part4);
								vErrors = ofNamed(vErrors, at3, data3, part4);
								vErrors = ofTextIn(vErrors, at3, data3, "protected");
								vErrors = ofTextIn(vErrors, at3, data3, "signature");
							} else vErrors = ofType(vErrors, at3, "object");
						}
					} else vErrors = ofType(vErrors, at2, "array");
				}
				vErrors = ofTextIn(vErrors, at0, data0, "link");
			} else vErrors = ofType(vErrors, at0, "object");
		}
		vErrors = ofPatternIn(vErrors, instancePath, data, "linkedBlock", pattern3);
		vErrors = ofPatternIn(vErrors, instancePath, data, "cacaoBlock", pattern3);
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate53.errors = vErrors;
	return vErrors === null;
}
const handshakeResponse = validate54;
const pattern5 = new RegExp("^[0-9a-fA-F]{96}$", "u");
const pattern6 = new RegExp("^0x[0-9a-f]{64}$", "u");
function validate54(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		vErrors = ofRequired(vErrors, instancePath, data, part5);
		vErrors = ofLengthIn(vErrors, instancePath, data, "serverPublicKey", 1024, func62);
		vErrors = ofLengthIn(vErrors, instancePath, data, "subnetPublicKey", 1024, func62);
		vErrors = ofPatternIn(vErrors, instancePath, data, "networkPublicKey", pattern5);
		vErrors = ofLengthIn(vErrors, instancePath, data, "networkPublicKeySet", 65536, func62);
		if (has(data, "hdRootPubkeys")) {
			let data4 = data.hdRootPubkeys;
			const at4 = instancePath + "/hdRootPubkeys";
			if (Array.isArray(data4)) {
				vErrors = ofCount(vErrors, at4, data4.length, 0, 64);
				const len0 = data4.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data5 = data4[i0];
					vErrors = ofLength(vErrors, at4 + "/" + i0, data5, 1024, func62);
				}
			} else vErrors = ofType(vErrors, at4, "array");
		}
		vErrors = ofPatternIn(vErrors, instancePath, data, "latestBlockhash", pattern6);
		if (has(data, "epoch")) {
			let data7 = data.epoch;
			if (!Number.isInteger(data7) && data7 !== null) vErrors = ofType(vErrors, instancePath + "/epoch", part6);
			vErrors = ofRange(vErrors, instancePath + "/epoch", data7, 0, 9007199254740991);
		}
		vErrors = ofIntegerIn(vErrors, instancePath, data, "threshold", 1, 255);
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate54.errors = vErrors;
	return vErrors === null;
}
const networkConfiguration = validate55;
const pattern7 = new RegExp("^[A-Za-z0-9_-]{1,2048}$", "u");
const pattern8 = new RegExp("^[A-Za-z0-9_-]{1,4096}$", "u");
function validate55(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		vErrors = ofNamed(vErrors, instancePath, data, names1);
		if (has(data, "wallet")) {
			let data0 = data.wallet;
			const at0 = instancePath + "/wallet";
			if (isRecord(data0)) {
				vErrors = ofRequired(vErrors, at0, data0, part7);
				vErrors = ofNamed(vErrors, at0, data0, part7);
				vErrors = ofLengthIn(vErrors, at0, data0, "domain", 255, func62, 1);
			} else vErrors = ofType(vErrors, at0, "object");
		}
		if (has(data, "webAuthn")) {
			let data2 = data.webAuthn;
			const at2 = instancePath + "/webAuthn";
			if (Array.isArray(data2)) {
				vErrors = ofCount(vErrors, at2, data2.length, 0, 16);
				const len0 = data2.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data3 = data2[i0];
					const at3 = at2 + "/" + i0;
					if (isRecord(data3)) {
						vErrors = ofRequired(vErrors, at3, data3, part8);
						vErrors = ofNamed(vErrors, at3, data3, names2);
						vErrors = ofLengthIn(vErrors, at3, data3, "rpId", 255, func62, 1);
						if (has(data3, "origins")) {
							let data5 = data3.origins;
							const at5 = at3 + "/origins";
							if (Array.isArray(data5)) {
								vErrors = ofCount(vErrors, at5, data5.length, 1, 64);
								const len1 = data5.length;
								for (let i1 = 0; i1 < len1; i1++) {
									let data6 = data5[i1];
									vErrors = ofLength(vErrors, at5 + "/" + i1, data6, 255, func62, 1);
								}
							} else vErrors = ofType(vErrors, at5, "array");
						}
						if (has(data3, "credentials")) {
							let data7 = data3.credentials;
							const at7 = at3 + "/credentials";
							if (Array.isArray(data7)) {
								vErrors = ofCount(vErrors, at7, data7.length, 0, 1024);
								const len2 = data7.length;
								for (let i2 = 0; i2 < len2; i2++) {
									let data8 = data7[i2];
									const at8 = at7 + "/" + i2;
									if (isRecord(data8)) {
										vErrors = ofRequired(vErrors, at8, data8, part9);
										vErrors = ofNamed(vErrors, at8, data8, names3);
										vErrors = ofPatternIn(vErrors, at8, data8, "id", pattern7);
										vErrors = ofPatternIn(vErrors, at8, data8, "publicKey", pattern8);
										vErrors = ofIntegerIn(vErrors, at8, data8, "counter", 0, 4294967295);
									} else vErrors = ofType(vErrors, at8, "object");
								}
							} else vErrors = ofType(vErrors, at7, "array");
						}
						if (has(data3, "userVerification")) {
							let data12 = data3.userVerification;
							if (!(data12 === "required" || data12 === "preferred")) vErrors = note(vErrors, at3 + "/userVerification", "enum", { allowedValues: part10 });
						}
						vErrors = ofLengthIn(vErrors, at3, data3, "appId", 512, func62, 1);
						vErrors = ofIntegerIn(vErrors, at3, data3, "authMethodType", 1, 9007199254740991);
					} else vErrors = ofType(vErrors, at3, "object");
				}
			} else vErrors = ofType(vErrors, at2, "array");
		}
		if (has(data, "jwt")) {
			let data15 = data.jwt;
			const at15 = instancePath + "/jwt";
			if (Array.isArray(data15)) {
				vErrors = ofCount(vErrors, at15, data15.length, 0, 16);
				const len3 = data15.length;
				for (let i3 = 0; i3 < len3; i3++) {
					let data16 = data15[i3];
					const at16 = at15 + "/" + i3;
					if (isRecord(data16)) {
						vErrors = ofRequired(vErrors, at16, data16, part11);
						vErrors = ofNamed(vErrors, at16, data16, names4);
						if (has(data16, "issuer")) {
							let data17 = data16.issuer;
							if (typeof data17 !== "string" && !Array.isArray(data17)) vErrors = ofType(vErrors, at16 + "/issuer", part12);
							if (typeof data17 === "string") {
								if (func62(data17) > 512) vErrors = note(vErrors, at16 + "/issuer", "maxLength", { limit: 512 });
								if (func62(data17) < 1) vErrors = note(vErrors, at16 + "/issuer", "minLength", { limit: 1 });
							}
							if (Array.isArray(data17)) {
								vErrors = ofCount(vErrors, at16 + "/issuer", data17.length, 1, 16);
								const len4 = data17.length;
								for (let i4 = 0; i4 < len4; i4++) {
									let data18 = data17[i4];
									vErrors = ofLength(vErrors, at16 + "/issuer/" + i4, data18, 512, func62, 1);
								}
							}
						}
						vErrors = ofLengthIn(vErrors, at16, data16, "audience", 512, func62, 1);
						if (has(data16, "jwks")) {
							let data20 = data16.jwks;
							const at20 = at16 + "/jwks";
							if (isRecord(data20)) {
								vErrors = ofRequired(vErrors, at20, data20, part13);
								vErrors = ofNamed(vErrors, at20, data20, part13);
								if (has(data20, "keys")) {
									let data21 = data20.keys;
									const at21 = at20 + "/keys";
									if (Array.isArray(data21)) {
										vErrors = ofCount(vErrors, at21, data21.length, 1, 100);
										const len5 = data21.length;
										for (let i5 = 0; i5 < len5; i5++) {
											let data22 = data21[i5];
											const at22 = at21 + "/" + i5;
											if (isRecord(data22)) {} else vErrors = ofType(vErrors, at22, "object");
										}
									} else vErrors = ofType(vErrors, at21, "array");
								}
							} else vErrors = ofType(vErrors, at20, "object");
						}
						vErrors = ofLengthIn(vErrors, at16, data16, "jwksUrl", 2048, func62, 1);
						if (has(data16, "algorithms")) {
							let data24 = data16.algorithms;
							const at24 = at16 + "/algorithms";
							if (Array.isArray(data24)) {
								vErrors = ofCount(vErrors, at24, data24.length, 1, 16);
								const len6 = data24.length;
								for (let i6 = 0; i6 < len6; i6++) {
									let data25 = data24[i6];
									vErrors = ofLength(vErrors, at24 + "/" + i6, data25, 16, func62);
								}
							} else vErrors = ofType(vErrors, at24, "array");
						}
						vErrors = ofIntegerIn(vErrors, at16, data16, "skewSeconds", 0, 3600);
						vErrors = ofIntegerIn(vErrors, at16, data16, "lifetimeSeconds", 0, 2592e3);
						vErrors = ofIntegerIn(vErrors, at16, data16, "authMethodType", 1, 9007199254740991);
					} else vErrors = ofType(vErrors, at16, "object");
				}
			} else vErrors = ofType(vErrors, at15, "array");
		}
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate55.errors = vErrors;
	return vErrors === null;
}
const oneClickAuth = validate56;
const pattern9 = new RegExp("^did:pkh:eip155:[0-9]{1,32}:0x[0-9a-fA-F]{40}$", "u");
const pattern10 = new RegExp("^[0-9a-f]{64}$", "u");
function validate56(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		vErrors = ofRequired(vErrors, instancePath, data, part14);
		vErrors = ofNamed(vErrors, instancePath, data, part14);
		if (has(data, "cacaos")) {
			let data0 = data.cacaos;
			const at0 = instancePath + "/cacaos";
			if (Array.isArray(data0)) {
				vErrors = ofCount(vErrors, at0, data0.length, 0, 16);
				const len0 = data0.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data1 = data0[i0];
					const at1 = at0 + "/" + i0;
					if (isRecord(data1)) {
						vErrors = ofRequired(vErrors, at1, data1, part15);
						vErrors = ofNamed(vErrors, at1, data1, part15);
						if (has(data1, "h")) {
							let data2 = data1.h;
							const at2 = at1 + "/h";
							if (isRecord(data2)) {
								vErrors = ofRequired(vErrors, at2, data2, part16);
								vErrors = ofNamed(vErrors, at2, data2, part16);
								if (has(data2, "t")) {
									let data3 = data2.t;
									if (typeof data3 !== "string") vErrors = ofType(vErrors, at2 + "/t", "string");
									if (!(data3 === "caip122" || data3 === "eip4361")) vErrors = note(vErrors, at2 + "/t", "enum", { allowedValues: part17 });
								}
							} else vErrors = ofType(vErrors, at2, "object");
						}
						if (has(data1, "p")) {
							let data4 = data1.p;
							const at4 = at1 + "/p";
							if (isRecord(data4)) {
								vErrors = ofRequired(vErrors, at4, data4, part18);
								vErrors = ofNamed(vErrors, at4, data4, names5);
								vErrors = ofPatternIn(vErrors, at4, data4, "iss", pattern9);
								vErrors = ofTextIn(vErrors, at4, data4, "domain");
								vErrors = ofTextIn(vErrors, at4, data4, "aud");
								vErrors = ofTextIn(vErrors, at4, data4, "version");
								vErrors = ofTextIn(vErrors, at4, data4, "nonce");
								vErrors = ofTextIn(vErrors, at4, data4, "iat");
								vErrors = ofTextIn(vErrors, at4, data4, "nbf");
								vErrors = ofTextIn(vErrors, at4, data4, "exp");
								vErrors = ofTextIn(vErrors, at4, data4, "statement");
								vErrors = ofTextIn(vErrors, at4, data4, "requestId");
								if (has(data4, "resources")) {
									let data15 = data4.resources;
									const at15 = at4 + "/resources";
									if (Array.isArray(data15)) {
										vErrors = ofCount(vErrors, at15, data15.length, 0, 256);
										const len1 = data15.length;
										for (let i1 = 0; i1 < len1; i1++) if (typeof data15[i1] !== "string") vErrors = ofType(vErrors, at15 + "/" + i1, "string");
									} else vErrors = ofType(vErrors, at15, "array");
								}
							} else vErrors = ofType(vErrors, at4, "object");
						}
						if (has(data1, "s")) {
							let data17 = data1.s;
							const at17 = at1 + "/s";
							if (isRecord(data17)) {
								vErrors = ofRequired(vErrors, at17, data17, part20);
								vErrors = ofNamed(vErrors, at17, data17, names6);
								if (has(data17, "t")) {
									let data18 = data17.t;
									if (typeof data18 !== "string") vErrors = ofType(vErrors, at17 + "/t", "string");
									if (!(data18 === "eip191" || data18 === "eip1271")) vErrors = note(vErrors, at17 + "/t", "enum", { allowedValues: part21 });
								}
								vErrors = ofLengthIn(vErrors, at17, data17, "s", 8192, func62);
								vErrors = ofTextIn(vErrors, at17, data17, "m");
							} else vErrors = ofType(vErrors, at17, "object");
						}
					} else vErrors = ofType(vErrors, at1, "object");
				}
			} else vErrors = ofType(vErrors, at0, "array");
		}
		if (has(data, "responder")) {
			let data21 = data.responder;
			const at21 = instancePath + "/responder";
			if (isRecord(data21)) {
				vErrors = ofRequired(vErrors, at21, data21, part22);
				vErrors = ofNamed(vErrors, at21, data21, names7);
				vErrors = ofPatternIn(vErrors, at21, data21, "publicKey", pattern10);
				if (has(data21, "metadata")) {
					let data23 = data21.metadata;
					if (!isRecord(data23)) vErrors = ofType(vErrors, at21 + "/metadata", "object");
				}
			} else vErrors = ofType(vErrors, at21, "object");
		}
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate56.errors = vErrors;
	return vErrors === null;
}
const recapDetails = validate57;
function validate57(data, { instancePath = "" } = {}) {
	let vErrors = null;
	let errors = 0;
	if (isRecord(data)) {
		for (const prop0 of part23) if (!has(data, prop0)) {
			vErrors = note(vErrors, instancePath, "required", { missingProperty: prop0 });
			errors++;
		}
		for (const key0 of Object.keys(data)) if (!(key0 === "att" || key0 === "prf")) {
			vErrors = note(vErrors, instancePath, "additionalProperties", { additionalProperty: key0 });
			errors++;
		}
		if (has(data, "att")) {
			let data0 = data.att;
			const at0 = instancePath + "/att";
			if (isRecord(data0)) {
				if (Object.keys(data0).length > 1024) {
					vErrors = note(vErrors, at0, "maxProperties", { limit: 1024 });
					errors++;
				}
				if (Object.keys(data0).length < 1) {
					vErrors = note(vErrors, at0, "minProperties", { limit: 1 });
					errors++;
				}
				for (const key1 of Object.keys(data0)) {
					const _errs4 = errors;
					if (typeof key1 === "string") {
						if (func62(key1) > 2179) {
							vErrors = note(vErrors, at0, "maxLength", { limit: 2179 });
							errors++;
						}
					}
					if (!(_errs4 === errors)) {
						vErrors = note(vErrors, at0, "propertyNames", { propertyName: key1 });
						errors++;
					}
				}
				for (const key2 of Object.keys(data0)) {
					let data1 = data0[key2];
					if (isRecord(data1)) {
						if (Object.keys(data1).length > 1024) {
							vErrors = note(vErrors, at0 + "/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), "maxProperties", { limit: 1024 });
							errors++;
						}
						if (Object.keys(data1).length < 1) {
							vErrors = note(vErrors, at0 + "/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), "minProperties", { limit: 1 });
							errors++;
						}
						for (const key3 of Object.keys(data1)) {
							const _errs8 = errors;
							if (typeof key3 === "string") {
								if (func62(key3) > 256) {
									vErrors = note(vErrors, at0 + "/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), "maxLength", { limit: 256 });
									errors++;
								}
							}
							if (!(_errs8 === errors)) {
								vErrors = note(vErrors, at0 + "/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), "propertyNames", { propertyName: key3 });
								errors++;
							}
						}
						for (const key4 of Object.keys(data1)) {
							let data2 = data1[key4];
							if (Array.isArray(data2)) {
								if (data2.length > 256) {
									vErrors = note(vErrors, at0 + "/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), "maxItems", { limit: 256 });
									errors++;
								}
								const len0 = data2.length;
								for (let i0 = 0; i0 < len0; i0++) {
									let data3 = data2[i0];
									if (!isRecord(data3)) {
										vErrors = ofType(vErrors, at0 + "/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i0, "object");
										errors++;
									}
								}
							} else {
								vErrors = ofType(vErrors, at0 + "/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), "array");
								errors++;
							}
						}
					} else {
						vErrors = ofType(vErrors, at0 + "/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), "object");
						errors++;
					}
				}
			} else {
				vErrors = ofType(vErrors, at0, "object");
				errors++;
			}
		}
		if (has(data, "prf")) {
			let data4 = data.prf;
			const at4 = instancePath + "/prf";
			if (Array.isArray(data4)) {
				const len1 = data4.length;
				for (let i1 = 0; i1 < len1; i1++) if (typeof data4[i1] !== "string") {
					vErrors = ofType(vErrors, at4 + "/" + i1, "string");
					errors++;
				}
			} else {
				vErrors = ofType(vErrors, at4, "array");
				errors++;
			}
		}
	} else {
		vErrors = ofType(vErrors, instancePath, "object");
		errors++;
	}
	validate57.errors = vErrors;
	return errors === 0;
}
const registry = validate58;
const pattern11 = new RegExp("^04[0-9a-f]{128}$", "u");
const pattern12 = new RegExp("^0x[0-9a-fA-F]{40}$", "u");
const pattern14 = new RegExp("^Qm[1-9A-HJ-NP-Za-km-z]{44}$", "u");
function validate58(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		vErrors = ofRequired(vErrors, instancePath, data, part24);
		vErrors = ofNamed(vErrors, instancePath, data, part24);
		if (has(data, "pkps")) {
			let data0 = data.pkps;
			const at0 = instancePath + "/pkps";
			if (Array.isArray(data0)) {
				vErrors = ofCount(vErrors, at0, data0.length, 0, 1024);
				const len0 = data0.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data1 = data0[i0];
					const at1 = at0 + "/" + i0;
					if (isRecord(data1)) {
						vErrors = ofRequired(vErrors, at1, data1, part25);
						vErrors = ofNamed(vErrors, at1, data1, part25);
						vErrors = ofPatternIn(vErrors, at1, data1, "publicKey", pattern11);
						vErrors = ofPatternIn(vErrors, at1, data1, "owner", pattern12);
						if (has(data1, "authMethods")) {
							let data4 = data1.authMethods;
							const at4 = at1 + "/authMethods";
							if (Array.isArray(data4)) {
								vErrors = ofCount(vErrors, at4, data4.length, 0, 256);
								const len1 = data4.length;
								for (let i1 = 0; i1 < len1; i1++) {
									let data5 = data4[i1];
									const at5 = at4 + "/" + i1;
									if (isRecord(data5)) {
										vErrors = ofRequired(vErrors, at5, data5, part26);
										vErrors = ofNamed(vErrors, at5, data5, part26);
										vErrors = ofIntegerIn(vErrors, at5, data5, "authMethodType", 1, 9007199254740991);
										vErrors = ofLengthIn(vErrors, at5, data5, "userId", 512, func62, 1);
										vErrors = ofLengthIn(vErrors, at5, data5, "appId", 512, func62);
										if (has(data5, "scopes")) {
											let data9 = data5.scopes;
											const at9 = at5 + "/scopes";
											if (Array.isArray(data9)) {
												vErrors = ofCount(vErrors, at9, data9.length, 0, 16);
												const len2 = data9.length;
												for (let i2 = 0; i2 < len2; i2++) {
													let data10 = data9[i2];
													vErrors = ofInteger(vErrors, at9 + "/" + i2, data10, 0, 255);
												}
											} else vErrors = ofType(vErrors, at9, "array");
										}
									} else vErrors = ofType(vErrors, at5, "object");
								}
							} else vErrors = ofType(vErrors, at4, "array");
						}
						if (has(data1, "addresses")) {
							let data11 = data1.addresses;
							const at11 = at1 + "/addresses";
							if (Array.isArray(data11)) {
								vErrors = ofCount(vErrors, at11, data11.length, 0, 256);
								const len3 = data11.length;
								for (let i3 = 0; i3 < len3; i3++) {
									let data12 = data11[i3];
									const at12 = at11 + "/" + i3;
									if (isRecord(data12)) {
										vErrors = ofRequired(vErrors, at12, data12, part27);
										vErrors = ofNamed(vErrors, at12, data12, part27);
										vErrors = ofPatternIn(vErrors, at12, data12, "address", pattern12);
										if (has(data12, "scopes")) {
											let data14 = data12.scopes;
											const at14 = at12 + "/scopes";
											if (Array.isArray(data14)) {
												vErrors = ofCount(vErrors, at14, data14.length, 0, 16);
												const len4 = data14.length;
												for (let i4 = 0; i4 < len4; i4++) {
													let data15 = data14[i4];
													vErrors = ofInteger(vErrors, at14 + "/" + i4, data15, 0, 255);
												}
											} else vErrors = ofType(vErrors, at14, "array");
										}
									} else vErrors = ofType(vErrors, at12, "object");
								}
							} else vErrors = ofType(vErrors, at11, "array");
						}
						if (has(data1, "actions")) {
							let data16 = data1.actions;
							const at16 = at1 + "/actions";
							if (Array.isArray(data16)) {
								vErrors = ofCount(vErrors, at16, data16.length, 0, 256);
								const len5 = data16.length;
								for (let i5 = 0; i5 < len5; i5++) {
									let data17 = data16[i5];
									const at17 = at16 + "/" + i5;
									if (isRecord(data17)) {
										vErrors = ofRequired(vErrors, at17, data17, part28);
										vErrors = ofNamed(vErrors, at17, data17, part28);
										vErrors = ofPatternIn(vErrors, at17, data17, "cid", pattern14);
										if (has(data17, "scopes")) {
											let data19 = data17.scopes;
											const at19 = at17 + "/scopes";
											if (Array.isArray(data19)) {
												vErrors = ofCount(vErrors, at19, data19.length, 0, 16);
												const len6 = data19.length;
												for (let i6 = 0; i6 < len6; i6++) {
													let data20 = data19[i6];
													vErrors = ofInteger(vErrors, at19 + "/" + i6, data20, 0, 255);
												}
											} else vErrors = ofType(vErrors, at19, "array");
										}
									} else vErrors = ofType(vErrors, at17, "object");
								}
							} else vErrors = ofType(vErrors, at16, "array");
						}
					} else vErrors = ofType(vErrors, at1, "object");
				}
			} else vErrors = ofType(vErrors, at0, "array");
		}
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate58.errors = vErrors;
	return vErrors === null;
}
const resourceAbilityRequest = validate59;
function validate59(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		vErrors = ofRequired(vErrors, instancePath, data, part29);
		vErrors = ofNamed(vErrors, instancePath, data, names8);
		if (has(data, "resource")) {
			let data0 = data.resource;
			const at0 = instancePath + "/resource";
			if (isRecord(data0)) {
				vErrors = ofRequired(vErrors, at0, data0, part30);
				vErrors = ofNamed(vErrors, at0, data0, part30);
				vErrors = ofLengthIn(vErrors, at0, data0, "resource", 2048, func62);
				vErrors = ofLengthIn(vErrors, at0, data0, "resourcePrefix", 128, func62);
			} else vErrors = ofType(vErrors, at0, "object");
		}
		vErrors = ofLengthIn(vErrors, instancePath, data, "ability", 128, func62);
		if (has(data, "data")) {
			let data4 = data.data;
			if (!isRecord(data4)) vErrors = ofType(vErrors, instancePath + "/data", "object");
		}
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate59.errors = vErrors;
	return vErrors === null;
}
const restrictions = validate60;
const pattern15 = new RegExp("^[0-9]{1,78}$", "u");
const pattern16 = new RegExp("^(?:0x)?[0-9a-fA-F]{40}$", "u");
const pattern17 = new RegExp("^[0-9]{1,20}$", "u");
const pattern18 = new RegExp("^(?:0x)?[0-9a-fA-F]{1,64}$", "u");
function validate60(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		if (has(data, "nft_id")) {
			let data0 = data.nft_id;
			const at0 = instancePath + "/nft_id";
			if (Array.isArray(data0)) {
				const len0 = data0.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data1 = data0[i0];
					vErrors = ofPattern(vErrors, at0 + "/" + i0, data1, pattern15);
				}
			} else vErrors = ofType(vErrors, at0, "array");
		}
		if (has(data, "delegate_to")) {
			let data2 = data.delegate_to;
			const at2 = instancePath + "/delegate_to";
			if (Array.isArray(data2)) {
				const len1 = data2.length;
				for (let i1 = 0; i1 < len1; i1++) {
					let data3 = data2[i1];
					vErrors = ofPattern(vErrors, at2 + "/" + i1, data3, pattern16);
				}
			} else vErrors = ofType(vErrors, at2, "array");
		}
		vErrors = ofPatternIn(vErrors, instancePath, data, "uses", pattern17);
		vErrors = ofPatternIn(vErrors, instancePath, data, "max_price", pattern18);
		if (has(data, "scopes")) {
			let data6 = data.scopes;
			const at6 = instancePath + "/scopes";
			if (Array.isArray(data6)) {
				const len2 = data6.length;
				for (let i2 = 0; i2 < len2; i2++) {
					let data7 = data6[i2];
					if (!(data7 === "encryption_sign" || data7 === "lit_action" || data7 === "pkp_sign" || data7 === "sign_session_key")) vErrors = note(vErrors, at6 + "/" + i2, "enum", { allowedValues: part31 });
				}
			} else vErrors = ofType(vErrors, at6, "array");
		}
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate60.errors = vErrors;
	return vErrors === null;
}
const sessionMessage = validate61;
const pattern20 = new RegExp("^(?:0x[0-9a-fA-F]{1,64}|[0-9]{1,78})$", "u");
function validate61(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		vErrors = ofRequired(vErrors, instancePath, data, part32);
		vErrors = ofNamed(vErrors, instancePath, data, names9);
		vErrors = ofPatternIn(vErrors, instancePath, data, "sessionKey", pattern10);
		if (has(data, "resourceAbilityRequests")) {
			let data1 = data.resourceAbilityRequests;
			const at1 = instancePath + "/resourceAbilityRequests";
			if (Array.isArray(data1)) {
				vErrors = ofCount(vErrors, at1, data1.length, 1, 64);
				const len0 = data1.length;
				for (let i0 = 0; i0 < len0; i0++) if (!validate59(data1[i0], { instancePath: instancePath + "/resourceAbilityRequests/" + i0 })) vErrors = join(vErrors, validate59.errors);
			} else vErrors = ofType(vErrors, at1, "array");
		}
		if (has(data, "capabilities")) {
			let data3 = data.capabilities;
			const at3 = instancePath + "/capabilities";
			if (Array.isArray(data3)) {
				vErrors = ofCount(vErrors, at3, data3.length, 1, 16);
				const len1 = data3.length;
				for (let i1 = 0; i1 < len1; i1++) if (!validate52(data3[i1], { instancePath: instancePath + "/capabilities/" + i1 })) vErrors = join(vErrors, validate52.errors);
			} else vErrors = ofType(vErrors, at3, "array");
		}
		vErrors = ofLengthIn(vErrors, instancePath, data, "issuedAt", 256, func62);
		vErrors = ofLengthIn(vErrors, instancePath, data, "expiration", 256, func62);
		vErrors = ofLengthIn(vErrors, instancePath, data, "nodeAddress", 512, func62);
		vErrors = ofPatternIn(vErrors, instancePath, data, "maxPrice", pattern20);
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate61.errors = vErrors;
	return vErrors === null;
}
const sessionSig = validate64;
const pattern21 = new RegExp("^[0-9a-f]{128}$", "u");
function validate64(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		vErrors = ofRequired(vErrors, instancePath, data, part33);
		vErrors = ofNamed(vErrors, instancePath, data, part33);
		vErrors = ofPatternIn(vErrors, instancePath, data, "sig", pattern21);
		if (has(data, "derivedVia")) {
			if ("litSessionSignViaNacl" !== data.derivedVia) vErrors = note(vErrors, instancePath + "/derivedVia", "const", { allowedValue: "litSessionSignViaNacl" });
		}
		vErrors = ofLengthIn(vErrors, instancePath, data, "signedMessage", 524288, func62);
		vErrors = ofPatternIn(vErrors, instancePath, data, "address", pattern10);
		if (has(data, "algo")) {
			if ("ed25519" !== data.algo) vErrors = note(vErrors, instancePath + "/algo", "const", { allowedValue: "ed25519" });
		}
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate64.errors = vErrors;
	return vErrors === null;
}
const sessionSigs = validate65;
function validate65(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		if (Object.keys(data).length > 256) vErrors = note(vErrors, instancePath, "maxProperties", { limit: 256 });
		if (Object.keys(data).length < 1) vErrors = note(vErrors, instancePath, "minProperties", { limit: 1 });
		for (const key0 of Object.keys(data)) if (!validate64(data[key0], { instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") })) vErrors = join(vErrors, validate64.errors);
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate65.errors = vErrors;
	return vErrors === null;
}
const signSessionKeyRequest = validate67;
const pattern23 = new RegExp("^(?:0x)?04[0-9a-fA-F]{128}$", "u");
function validate67(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		vErrors = ofRequired(vErrors, instancePath, data, part34);
		vErrors = ofNamed(vErrors, instancePath, data, names10);
		vErrors = ofLengthIn(vErrors, instancePath, data, "sessionKey", 256, func62);
		if (has(data, "authMethods")) {
			let data1 = data.authMethods;
			const at1 = instancePath + "/authMethods";
			if (Array.isArray(data1)) {
				vErrors = ofCount(vErrors, at1, data1.length, 0, 16);
				const len0 = data1.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data2 = data1[i0];
					const at2 = at1 + "/" + i0;
					if (isRecord(data2)) {
						vErrors = ofRequired(vErrors, at2, data2, part36);
						vErrors = ofNamed(vErrors, at2, data2, part36);
						vErrors = ofIntegerIn(vErrors, at2, data2, "authMethodType", 0, 9007199254740991);
						vErrors = ofLengthIn(vErrors, at2, data2, "accessToken", 65536, func62);
					} else vErrors = ofType(vErrors, at2, "object");
				}
			} else vErrors = ofType(vErrors, at1, "array");
		}
		vErrors = ofPatternIn(vErrors, instancePath, data, "pkpPublicKey", pattern23);
		vErrors = ofLengthIn(vErrors, instancePath, data, "siweMessage", 65536, func62);
		if (has(data, "curveType")) {
			if ("BLS" !== data.curveType) vErrors = note(vErrors, instancePath + "/curveType", "const", { allowedValue: "BLS" });
		}
		vErrors = ofLengthIn(vErrors, instancePath, data, "litActionIpfsId", 256, func62);
		if (has(data, "code")) {
			let data9 = data.code;
			if (typeof data9 === "string") {
				if (func62(data9) > 524288) vErrors = note(vErrors, instancePath + "/code", "maxLength", { limit: 524288 });
				if (!pattern3.test(data9)) vErrors = note(vErrors, instancePath + "/code", "pattern", { pattern: "^[A-Za-z0-9+/]*={0,2}$" });
			} else vErrors = ofType(vErrors, instancePath + "/code", "string");
		}
		if (has(data, "jsParams")) {
			let data10 = data.jsParams;
			const at10 = instancePath + "/jsParams";
			if (isRecord(data10)) {} else vErrors = ofType(vErrors, at10, "object");
		}
		if (has(data, "epoch")) {
			let data11 = data.epoch;
			if (!Number.isInteger(data11) && data11 !== null) vErrors = ofType(vErrors, instancePath + "/epoch", part6);
			vErrors = ofRange(vErrors, instancePath + "/epoch", data11, 0, 9007199254740991);
		}
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate67.errors = vErrors;
	return vErrors === null;
}
const signSessionKeyResponse = validate68;
const pattern25 = new RegExp("^[0-9a-fA-F]{64}$", "u");
function validate68(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		vErrors = ofRequired(vErrors, instancePath, data, part37);
		if (has(data, "result")) {
			if ("success" !== data.result) vErrors = note(vErrors, instancePath + "/result", "const", { allowedValue: "success" });
		}
		if (has(data, "signatureShare")) {
			let data1 = data.signatureShare;
			const at1 = instancePath + "/signatureShare";
			if (isRecord(data1)) {
				vErrors = ofRequired(vErrors, at1, data1, part38);
				vErrors = ofNamed(vErrors, at1, data1, part38);
				vErrors = ofLengthIn(vErrors, at1, data1, "ProofOfPossession", 512, func62);
			} else vErrors = ofType(vErrors, at1, "object");
		}
		vErrors = ofIntegerIn(vErrors, instancePath, data, "shareIndex", 0, 254);
		if (has(data, "curveType")) {
			if ("BLS" !== data.curveType) vErrors = note(vErrors, instancePath + "/curveType", "const", { allowedValue: "BLS" });
		}
		vErrors = ofLengthIn(vErrors, instancePath, data, "siweMessage", 65536, func62);
		vErrors = ofPatternIn(vErrors, instancePath, data, "dataSigned", pattern25);
		vErrors = ofPatternIn(vErrors, instancePath, data, "blsRootPubkey", pattern5);
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate68.errors = vErrors;
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
function ofPattern(errors, instancePath, data, regExp) {
	if (typeof data != "string") return ofType(errors, instancePath, "string");
	return regExp.test(data) ? errors : note(errors, instancePath, "pattern", { pattern: sourceOf(regExp) });
}
function sourceOf(regExp) {
	return regExp.source.replaceAll("\\/", "/");
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
function ofInteger(errors, instancePath, data, least, most) {
	if (!Number.isInteger(data)) errors = ofType(errors, instancePath, "integer");
	return ofRange(errors, instancePath, data, least, most);
}
function ofCount(errors, instancePath, count, least, most) {
	if (count > most) return note(errors, instancePath, "maxItems", { limit: most });
	return count < least ? note(errors, instancePath, "minItems", { limit: least }) : errors;
}
function ofRequired(errors, instancePath, data, names) {
	for (const name of names) if (!has(data, name)) errors = note(errors, instancePath, "required", { missingProperty: name });
	return errors;
}
function ofNamed(errors, instancePath, data, names) {
	for (const name of Object.keys(data)) if (!names.includes(name)) errors = note(errors, instancePath, "additionalProperties", { additionalProperty: name });
	return errors;
}
function ofLengthIn(errors, instancePath, data, name, limit, lengthOf, least) {
	return has(data, name) ? ofLength(errors, instancePath + "/" + name, data[name], limit, lengthOf, least) : errors;
}
function ofTextIn(errors, instancePath, data, name) {
	return has(data, name) && typeof data[name] != "string" ? ofType(errors, instancePath + "/" + name, "string") : errors;
}
function ofPatternIn(errors, instancePath, data, name, regExp) {
	return has(data, name) ? ofPattern(errors, instancePath + "/" + name, data[name], regExp) : errors;
}
function ofIntegerIn(errors, instancePath, data, name, least, most) {
	return has(data, name) ? ofInteger(errors, instancePath + "/" + name, data[name], least, most) : errors;
}
function join(errors, more) {
	return more.reduce((all, { instancePath, keyword, params }) => note(all, instancePath, keyword, params), errors);
}
export { authSig, ceramic, handshakeResponse, networkConfiguration, oneClickAuth, recapDetails, registry, resourceAbilityRequest, restrictions, sessionMessage, sessionSig, sessionSigs, signSessionKeyRequest, signSessionKeyResponse };
