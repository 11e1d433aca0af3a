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
const authSig = validate20;
const schema31 = {
	"$schema": "https://json-schema.org/draft/2020-12/schema",
	"$id": "urn:capsig:schema:auth-sig",
	"type": "object",
	"properties": {
		"sig": {
			"type": "string",
			"maxLength": 8192
		},
		"derivedVia": {
			"type": "string",
			"maxLength": 64
		},
		"signedMessage": {
			"type": "string",
			"maxLength": 65536
		},
		"address": {
			"type": "string",
			"maxLength": 128
		},
		"algo": {
			"type": ["string", "null"],
			"maxLength": 64
		}
	},
	"required": [
		"sig",
		"derivedVia",
		"signedMessage",
		"address"
	],
	"additionalProperties": false
};
const func0 = Object.prototype.hasOwnProperty;
const func62 = require_ucs2length().default;
function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate20.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		for (const prop0 of schema31.required) if (data[prop0] === void 0 || !func0.call(data, prop0)) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: prop0 }
			});
			errors++;
		}
		for (const key0 of Object.keys(data)) if (!(key0 === "sig" || key0 === "derivedVia" || key0 === "signedMessage" || key0 === "address" || key0 === "algo")) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 }
			});
			errors++;
		}
		if (data.sig !== void 0 && func0.call(data, "sig")) {
			let data0 = data.sig;
			if (typeof data0 === "string") {
				if (func62(data0) > 8192) {
					const err2 = {
						instancePath: instancePath + "/sig",
						schemaPath: "#/properties/sig/maxLength",
						keyword: "maxLength",
						params: { limit: 8192 }
					};
					vErrors = note(vErrors, err2);
					errors++;
				}
			} else {
				const err3 = {
					instancePath: instancePath + "/sig",
					schemaPath: "#/properties/sig/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err3);
				errors++;
			}
		}
		if (data.derivedVia !== void 0 && func0.call(data, "derivedVia")) {
			let data1 = data.derivedVia;
			if (typeof data1 === "string") {
				if (func62(data1) > 64) {
					const err4 = {
						instancePath: instancePath + "/derivedVia",
						schemaPath: "#/properties/derivedVia/maxLength",
						keyword: "maxLength",
						params: { limit: 64 }
					};
					vErrors = note(vErrors, err4);
					errors++;
				}
			} else {
				const err5 = {
					instancePath: instancePath + "/derivedVia",
					schemaPath: "#/properties/derivedVia/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err5);
				errors++;
			}
		}
		if (data.signedMessage !== void 0 && func0.call(data, "signedMessage")) {
			let data2 = data.signedMessage;
			if (typeof data2 === "string") {
				if (func62(data2) > 65536) {
					const err6 = {
						instancePath: instancePath + "/signedMessage",
						schemaPath: "#/properties/signedMessage/maxLength",
						keyword: "maxLength",
						params: { limit: 65536 }
					};
					vErrors = note(vErrors, err6);
					errors++;
				}
			} else {
				const err7 = {
					instancePath: instancePath + "/signedMessage",
					schemaPath: "#/properties/signedMessage/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err7);
				errors++;
			}
		}
		if (data.address !== void 0 && func0.call(data, "address")) {
			let data3 = data.address;
			if (typeof data3 === "string") {
				if (func62(data3) > 128) {
					const err8 = {
						instancePath: instancePath + "/address",
						schemaPath: "#/properties/address/maxLength",
						keyword: "maxLength",
						params: { limit: 128 }
					};
					vErrors = note(vErrors, err8);
					errors++;
				}
			} else {
				const err9 = {
					instancePath: instancePath + "/address",
					schemaPath: "#/properties/address/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err9);
				errors++;
			}
		}
		if (data.algo !== void 0 && func0.call(data, "algo")) {
			let data4 = data.algo;
			if (typeof data4 !== "string" && data4 !== null) {
				const err10 = {
					instancePath: instancePath + "/algo",
					schemaPath: "#/properties/algo/type",
					keyword: "type",
					params: { type: schema31.properties.algo.type }
				};
				vErrors = note(vErrors, err10);
				errors++;
			}
			if (typeof data4 === "string") {
				if (func62(data4) > 64) {
					const err11 = {
						instancePath: instancePath + "/algo",
						schemaPath: "#/properties/algo/maxLength",
						keyword: "maxLength",
						params: { limit: 64 }
					};
					vErrors = note(vErrors, err11);
					errors++;
				}
			}
		}
	} else {
		vErrors = note(vErrors, {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		});
		errors++;
	}
	validate20.errors = vErrors;
	return errors === 0;
}
validate20.evaluated = {
	"props": true,
	"dynamicProps": false,
	"dynamicItems": false
};
const handshakeResponse = validate21;
const schema32 = {
	"$schema": "https://json-schema.org/draft/2020-12/schema",
	"$id": "urn:capsig:schema:handshake-response",
	"type": "object",
	"properties": {
		"serverPublicKey": {
			"type": "string",
			"maxLength": 1024
		},
		"subnetPublicKey": {
			"type": "string",
			"maxLength": 1024
		},
		"networkPublicKey": {
			"type": "string",
			"pattern": "^[0-9a-fA-F]{96}$"
		},
		"networkPublicKeySet": {
			"type": "string",
			"maxLength": 65536
		},
		"hdRootPubkeys": {
			"type": "array",
			"maxItems": 64,
			"items": {
				"type": "string",
				"maxLength": 1024
			}
		},
		"latestBlockhash": {
			"type": "string",
			"pattern": "^0x[0-9a-f]{64}$"
		},
		"epoch": {
			"type": ["integer", "null"],
			"minimum": 0,
			"maximum": 9007199254740991
		},
		"threshold": {
			"type": "integer",
			"minimum": 1,
			"maximum": 255
		}
	},
	"required": [
		"serverPublicKey",
		"subnetPublicKey",
		"networkPublicKey",
		"networkPublicKeySet",
		"hdRootPubkeys",
		"latestBlockhash"
	],
	"additionalProperties": true
};
const pattern4 = new RegExp("^[0-9a-fA-F]{96}$", "u");
const pattern5 = new RegExp("^0x[0-9a-f]{64}$", "u");
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate21.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		for (const prop0 of schema32.required) if (data[prop0] === void 0 || !func0.call(data, prop0)) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: prop0 }
			});
			errors++;
		}
		if (data.serverPublicKey !== void 0 && func0.call(data, "serverPublicKey")) {
			let data0 = data.serverPublicKey;
			if (typeof data0 === "string") {
				if (func62(data0) > 1024) {
					const err1 = {
						instancePath: instancePath + "/serverPublicKey",
						schemaPath: "#/properties/serverPublicKey/maxLength",
						keyword: "maxLength",
						params: { limit: 1024 }
					};
					vErrors = note(vErrors, err1);
					errors++;
				}
			} else {
				const err2 = {
					instancePath: instancePath + "/serverPublicKey",
					schemaPath: "#/properties/serverPublicKey/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err2);
				errors++;
			}
		}
		if (data.subnetPublicKey !== void 0 && func0.call(data, "subnetPublicKey")) {
			let data1 = data.subnetPublicKey;
			if (typeof data1 === "string") {
				if (func62(data1) > 1024) {
					const err3 = {
						instancePath: instancePath + "/subnetPublicKey",
						schemaPath: "#/properties/subnetPublicKey/maxLength",
						keyword: "maxLength",
						params: { limit: 1024 }
					};
					vErrors = note(vErrors, err3);
					errors++;
				}
			} else {
				const err4 = {
					instancePath: instancePath + "/subnetPublicKey",
					schemaPath: "#/properties/subnetPublicKey/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err4);
				errors++;
			}
		}
		if (data.networkPublicKey !== void 0 && func0.call(data, "networkPublicKey")) {
			let data2 = data.networkPublicKey;
			if (typeof data2 === "string") {
				if (!pattern4.test(data2)) {
					const err5 = {
						instancePath: instancePath + "/networkPublicKey",
						schemaPath: "#/properties/networkPublicKey/pattern",
						keyword: "pattern",
						params: { pattern: "^[0-9a-fA-F]{96}$" }
					};
					vErrors = note(vErrors, err5);
					errors++;
				}
			} else {
				const err6 = {
					instancePath: instancePath + "/networkPublicKey",
					schemaPath: "#/properties/networkPublicKey/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err6);
				errors++;
			}
		}
		if (data.networkPublicKeySet !== void 0 && func0.call(data, "networkPublicKeySet")) {
			let data3 = data.networkPublicKeySet;
			if (typeof data3 === "string") {
				if (func62(data3) > 65536) {
					const err7 = {
						instancePath: instancePath + "/networkPublicKeySet",
						schemaPath: "#/properties/networkPublicKeySet/maxLength",
						keyword: "maxLength",
						params: { limit: 65536 }
					};
					vErrors = note(vErrors, err7);
					errors++;
				}
			} else {
				const err8 = {
					instancePath: instancePath + "/networkPublicKeySet",
					schemaPath: "#/properties/networkPublicKeySet/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err8);
				errors++;
			}
		}
		if (data.hdRootPubkeys !== void 0 && func0.call(data, "hdRootPubkeys")) {
			let data4 = data.hdRootPubkeys;
			if (Array.isArray(data4)) {
				if (data4.length > 64) {
					const err9 = {
						instancePath: instancePath + "/hdRootPubkeys",
						schemaPath: "#/properties/hdRootPubkeys/maxItems",
						keyword: "maxItems",
						params: { limit: 64 }
					};
					vErrors = note(vErrors, err9);
					errors++;
				}
				const len0 = data4.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data5 = data4[i0];
					if (typeof data5 === "string") {
						if (func62(data5) > 1024) {
							const err10 = {
								instancePath: instancePath + "/hdRootPubkeys/" + i0,
								schemaPath: "#/properties/hdRootPubkeys/items/maxLength",
								keyword: "maxLength",
								params: { limit: 1024 }
							};
							vErrors = note(vErrors, err10);
							errors++;
						}
					} else {
						const err11 = {
							instancePath: instancePath + "/hdRootPubkeys/" + i0,
							schemaPath: "#/properties/hdRootPubkeys/items/type",
							keyword: "type",
							params: { type: "string" }
						};
						vErrors = note(vErrors, err11);
						errors++;
					}
				}
			} else {
				const err12 = {
					instancePath: instancePath + "/hdRootPubkeys",
					schemaPath: "#/properties/hdRootPubkeys/type",
					keyword: "type",
					params: { type: "array" }
				};
				vErrors = note(vErrors, err12);
				errors++;
			}
		}
		if (data.latestBlockhash !== void 0 && func0.call(data, "latestBlockhash")) {
			let data6 = data.latestBlockhash;
			if (typeof data6 === "string") {
				if (!pattern5.test(data6)) {
					const err13 = {
						instancePath: instancePath + "/latestBlockhash",
						schemaPath: "#/properties/latestBlockhash/pattern",
						keyword: "pattern",
						params: { pattern: "^0x[0-9a-f]{64}$" }
					};
					vErrors = note(vErrors, err13);
					errors++;
				}
			} else {
				const err14 = {
					instancePath: instancePath + "/latestBlockhash",
					schemaPath: "#/properties/latestBlockhash/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err14);
				errors++;
			}
		}
		if (data.epoch !== void 0 && func0.call(data, "epoch")) {
			let data7 = data.epoch;
			if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7) && isFinite(data7)) && data7 !== null) {
				const err15 = {
					instancePath: instancePath + "/epoch",
					schemaPath: "#/properties/epoch/type",
					keyword: "type",
					params: { type: schema32.properties.epoch.type }
				};
				vErrors = note(vErrors, err15);
				errors++;
			}
			if (typeof data7 == "number" && isFinite(data7)) {
				if (data7 > 9007199254740991 || isNaN(data7)) {
					const err16 = {
						instancePath: instancePath + "/epoch",
						schemaPath: "#/properties/epoch/maximum",
						keyword: "maximum",
						params: {
							comparison: "<=",
							limit: 9007199254740991
						}
					};
					vErrors = note(vErrors, err16);
					errors++;
				}
				if (data7 < 0 || isNaN(data7)) {
					const err17 = {
						instancePath: instancePath + "/epoch",
						schemaPath: "#/properties/epoch/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 0
						}
					};
					vErrors = note(vErrors, err17);
					errors++;
				}
			}
		}
		if (data.threshold !== void 0 && func0.call(data, "threshold")) {
			let data8 = data.threshold;
			if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8))) {
				const err18 = {
					instancePath: instancePath + "/threshold",
					schemaPath: "#/properties/threshold/type",
					keyword: "type",
					params: { type: "integer" }
				};
				vErrors = note(vErrors, err18);
				errors++;
			}
			if (typeof data8 == "number" && isFinite(data8)) {
				if (data8 > 255 || isNaN(data8)) {
					const err19 = {
						instancePath: instancePath + "/threshold",
						schemaPath: "#/properties/threshold/maximum",
						keyword: "maximum",
						params: {
							comparison: "<=",
							limit: 255
						}
					};
					vErrors = note(vErrors, err19);
					errors++;
				}
				if (data8 < 1 || isNaN(data8)) {
					const err20 = {
						instancePath: instancePath + "/threshold",
						schemaPath: "#/properties/threshold/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 1
						}
					};
					vErrors = note(vErrors, err20);
					errors++;
				}
			}
		}
	} else {
		vErrors = note(vErrors, {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		});
		errors++;
	}
	validate21.errors = vErrors;
	return errors === 0;
}
validate21.evaluated = {
	"props": true,
	"dynamicProps": false,
	"dynamicItems": false
};
const networkConfiguration = validate22;
const schema33 = {
	"$schema": "https://json-schema.org/draft/2020-12/schema",
	"$id": "urn:capsig:schema:network-configuration",
	"type": "object",
	"properties": {
		"wallet": {
			"type": "object",
			"properties": { "domain": {
				"type": "string",
				"minLength": 1,
				"maxLength": 255
			} },
			"required": ["domain"],
			"additionalProperties": false
		},
		"webAuthn": {
			"type": "array",
			"maxItems": 16,
			"items": {
				"type": "object",
				"properties": {
					"rpId": {
						"type": "string",
						"minLength": 1,
						"maxLength": 255
					},
					"origins": {
						"type": "array",
						"minItems": 1,
						"maxItems": 64,
						"items": {
							"type": "string",
							"minLength": 1,
							"maxLength": 255
						}
					},
					"credentials": {
						"type": "array",
						"maxItems": 1024,
						"items": {
							"type": "object",
							"properties": {
								"id": {
									"type": "string",
									"pattern": "^[A-Za-z0-9_-]{1,2048}$"
								},
								"publicKey": {
									"type": "string",
									"pattern": "^[A-Za-z0-9_-]{1,4096}$"
								},
								"counter": {
									"type": "integer",
									"minimum": 0,
									"maximum": 4294967295
								}
							},
							"required": ["id", "publicKey"],
							"additionalProperties": false
						}
					},
					"userVerification": { "enum": ["required", "preferred"] },
					"appId": {
						"type": "string",
						"minLength": 1,
						"maxLength": 512
					},
					"authMethodType": {
						"type": "integer",
						"minimum": 1,
						"maximum": 9007199254740991
					}
				},
				"required": [
					"rpId",
					"origins",
					"credentials"
				],
				"additionalProperties": false
			}
		},
		"jwt": {
			"type": "array",
			"maxItems": 16,
			"items": {
				"type": "object",
				"properties": {
					"issuer": {
						"type": ["string", "array"],
						"minLength": 1,
						"maxLength": 512,
						"minItems": 1,
						"maxItems": 16,
						"items": {
							"type": "string",
							"minLength": 1,
							"maxLength": 512
						}
					},
					"audience": {
						"type": "string",
						"minLength": 1,
						"maxLength": 512
					},
					"jwks": {
						"type": "object",
						"properties": { "keys": {
							"type": "array",
							"minItems": 1,
							"maxItems": 100,
							"items": {
								"type": "object",
								"additionalProperties": true
							}
						} },
						"required": ["keys"],
						"additionalProperties": false
					},
					"jwksUrl": {
						"type": "string",
						"minLength": 1,
						"maxLength": 2048
					},
					"algorithms": {
						"type": "array",
						"minItems": 1,
						"maxItems": 16,
						"items": {
							"type": "string",
							"maxLength": 16
						}
					},
					"skewSeconds": {
						"type": "integer",
						"minimum": 0,
						"maximum": 3600
					},
					"lifetimeSeconds": {
						"type": "integer",
						"minimum": 0,
						"maximum": 2592e3
					},
					"authMethodType": {
						"type": "integer",
						"minimum": 1,
						"maximum": 9007199254740991
					}
				},
				"required": ["issuer", "audience"],
				"additionalProperties": false
			}
		}
	},
	"required": [],
	"additionalProperties": false
};
const pattern6 = new RegExp("^[A-Za-z0-9_-]{1,2048}$", "u");
const pattern7 = new RegExp("^[A-Za-z0-9_-]{1,4096}$", "u");
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate22.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		for (const key0 of Object.keys(data)) if (!(key0 === "wallet" || key0 === "webAuthn" || key0 === "jwt")) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 }
			});
			errors++;
		}
		if (data.wallet !== void 0 && func0.call(data, "wallet")) {
			let data0 = data.wallet;
			if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
				for (const prop0 of schema33.properties.wallet.required) if (data0[prop0] === void 0 || !func0.call(data0, prop0)) {
					const err1 = {
						instancePath: instancePath + "/wallet",
						schemaPath: "#/properties/wallet/required",
						keyword: "required",
						params: { missingProperty: prop0 }
					};
					vErrors = note(vErrors, err1);
					errors++;
				}
				for (const key1 of Object.keys(data0)) if (!(key1 === "domain")) {
					const err2 = {
						instancePath: instancePath + "/wallet",
						schemaPath: "#/properties/wallet/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key1 }
					};
					vErrors = note(vErrors, err2);
					errors++;
				}
				if (data0.domain !== void 0 && func0.call(data0, "domain")) {
					let data1 = data0.domain;
					if (typeof data1 === "string") {
						if (func62(data1) > 255) {
							const err3 = {
								instancePath: instancePath + "/wallet/domain",
								schemaPath: "#/properties/wallet/properties/domain/maxLength",
								keyword: "maxLength",
								params: { limit: 255 }
							};
							vErrors = note(vErrors, err3);
							errors++;
						}
						if (func62(data1) < 1) {
							const err4 = {
								instancePath: instancePath + "/wallet/domain",
								schemaPath: "#/properties/wallet/properties/domain/minLength",
								keyword: "minLength",
								params: { limit: 1 }
							};
							vErrors = note(vErrors, err4);
							errors++;
						}
					} else {
						const err5 = {
							instancePath: instancePath + "/wallet/domain",
							schemaPath: "#/properties/wallet/properties/domain/type",
							keyword: "type",
							params: { type: "string" }
						};
						vErrors = note(vErrors, err5);
						errors++;
					}
				}
			} else {
				const err6 = {
					instancePath: instancePath + "/wallet",
					schemaPath: "#/properties/wallet/type",
					keyword: "type",
					params: { type: "object" }
				};
				vErrors = note(vErrors, err6);
				errors++;
			}
		}
		if (data.webAuthn !== void 0 && func0.call(data, "webAuthn")) {
			let data2 = data.webAuthn;
			if (Array.isArray(data2)) {
				if (data2.length > 16) {
					const err7 = {
						instancePath: instancePath + "/webAuthn",
						schemaPath: "#/properties/webAuthn/maxItems",
						keyword: "maxItems",
						params: { limit: 16 }
					};
					vErrors = note(vErrors, err7);
					errors++;
				}
				const len0 = data2.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data3 = data2[i0];
					if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
						for (const prop1 of schema33.properties.webAuthn.items.required) if (data3[prop1] === void 0 || !func0.call(data3, prop1)) {
							const err8 = {
								instancePath: instancePath + "/webAuthn/" + i0,
								schemaPath: "#/properties/webAuthn/items/required",
								keyword: "required",
								params: { missingProperty: prop1 }
							};
							vErrors = note(vErrors, err8);
							errors++;
						}
						for (const key2 of Object.keys(data3)) if (!(key2 === "rpId" || key2 === "origins" || key2 === "credentials" || key2 === "userVerification" || key2 === "appId" || key2 === "authMethodType")) {
							const err9 = {
								instancePath: instancePath + "/webAuthn/" + i0,
								schemaPath: "#/properties/webAuthn/items/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key2 }
							};
							vErrors = note(vErrors, err9);
							errors++;
						}
						if (data3.rpId !== void 0 && func0.call(data3, "rpId")) {
							let data4 = data3.rpId;
							if (typeof data4 === "string") {
								if (func62(data4) > 255) {
									const err10 = {
										instancePath: instancePath + "/webAuthn/" + i0 + "/rpId",
										schemaPath: "#/properties/webAuthn/items/properties/rpId/maxLength",
										keyword: "maxLength",
										params: { limit: 255 }
									};
									vErrors = note(vErrors, err10);
									errors++;
								}
								if (func62(data4) < 1) {
									const err11 = {
										instancePath: instancePath + "/webAuthn/" + i0 + "/rpId",
										schemaPath: "#/properties/webAuthn/items/properties/rpId/minLength",
										keyword: "minLength",
										params: { limit: 1 }
									};
									vErrors = note(vErrors, err11);
									errors++;
								}
							} else {
								const err12 = {
									instancePath: instancePath + "/webAuthn/" + i0 + "/rpId",
									schemaPath: "#/properties/webAuthn/items/properties/rpId/type",
									keyword: "type",
									params: { type: "string" }
								};
								vErrors = note(vErrors, err12);
								errors++;
							}
						}
						if (data3.origins !== void 0 && func0.call(data3, "origins")) {
							let data5 = data3.origins;
							if (Array.isArray(data5)) {
								if (data5.length > 64) {
									const err13 = {
										instancePath: instancePath + "/webAuthn/" + i0 + "/origins",
										schemaPath: "#/properties/webAuthn/items/properties/origins/maxItems",
										keyword: "maxItems",
										params: { limit: 64 }
									};
									vErrors = note(vErrors, err13);
									errors++;
								}
								if (data5.length < 1) {
									const err14 = {
										instancePath: instancePath + "/webAuthn/" + i0 + "/origins",
										schemaPath: "#/properties/webAuthn/items/properties/origins/minItems",
										keyword: "minItems",
										params: { limit: 1 }
									};
									vErrors = note(vErrors, err14);
									errors++;
								}
								const len1 = data5.length;
								for (let i1 = 0; i1 < len1; i1++) {
									let data6 = data5[i1];
									if (typeof data6 === "string") {
										if (func62(data6) > 255) {
											const err15 = {
												instancePath: instancePath + "/webAuthn/" + i0 + "/origins/" + i1,
												schemaPath: "#/properties/webAuthn/items/properties/origins/items/maxLength",
												keyword: "maxLength",
												params: { limit: 255 }
											};
											vErrors = note(vErrors, err15);
											errors++;
										}
										if (func62(data6) < 1) {
											const err16 = {
												instancePath: instancePath + "/webAuthn/" + i0 + "/origins/" + i1,
												schemaPath: "#/properties/webAuthn/items/properties/origins/items/minLength",
												keyword: "minLength",
												params: { limit: 1 }
											};
											vErrors = note(vErrors, err16);
											errors++;
										}
									} else {
										const err17 = {
											instancePath: instancePath + "/webAuthn/" + i0 + "/origins/" + i1,
											schemaPath: "#/properties/webAuthn/items/properties/origins/items/type",
											keyword: "type",
											params: { type: "string" }
										};
										vErrors = note(vErrors, err17);
										errors++;
									}
								}
							} else {
								const err18 = {
									instancePath: instancePath + "/webAuthn/" + i0 + "/origins",
									schemaPath: "#/properties/webAuthn/items/properties/origins/type",
									keyword: "type",
									params: { type: "array" }
								};
								vErrors = note(vErrors, err18);
								errors++;
							}
						}
						if (data3.credentials !== void 0 && func0.call(data3, "credentials")) {
							let data7 = data3.credentials;
							if (Array.isArray(data7)) {
								if (data7.length > 1024) {
									const err19 = {
										instancePath: instancePath + "/webAuthn/" + i0 + "/credentials",
										schemaPath: "#/properties/webAuthn/items/properties/credentials/maxItems",
										keyword: "maxItems",
										params: { limit: 1024 }
									};
									vErrors = note(vErrors, err19);
									errors++;
								}
								const len2 = data7.length;
								for (let i2 = 0; i2 < len2; i2++) {
									let data8 = data7[i2];
									if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
										for (const prop2 of schema33.properties.webAuthn.items.properties.credentials.items.required) if (data8[prop2] === void 0 || !func0.call(data8, prop2)) {
											const err20 = {
												instancePath: instancePath + "/webAuthn/" + i0 + "/credentials/" + i2,
												schemaPath: "#/properties/webAuthn/items/properties/credentials/items/required",
												keyword: "required",
												params: { missingProperty: prop2 }
											};
											vErrors = note(vErrors, err20);
											errors++;
										}
										for (const key3 of Object.keys(data8)) if (!(key3 === "id" || key3 === "publicKey" || key3 === "counter")) {
											const err21 = {
												instancePath: instancePath + "/webAuthn/" + i0 + "/credentials/" + i2,
												schemaPath: "#/properties/webAuthn/items/properties/credentials/items/additionalProperties",
												keyword: "additionalProperties",
												params: { additionalProperty: key3 }
											};
											vErrors = note(vErrors, err21);
											errors++;
										}
										if (data8.id !== void 0 && func0.call(data8, "id")) {
											let data9 = data8.id;
											if (typeof data9 === "string") {
												if (!pattern6.test(data9)) {
													const err22 = {
														instancePath: instancePath + "/webAuthn/" + i0 + "/credentials/" + i2 + "/id",
														schemaPath: "#/properties/webAuthn/items/properties/credentials/items/properties/id/pattern",
														keyword: "pattern",
														params: { pattern: "^[A-Za-z0-9_-]{1,2048}$" }
													};
													vErrors = note(vErrors, err22);
													errors++;
												}
											} else {
												const err23 = {
													instancePath: instancePath + "/webAuthn/" + i0 + "/credentials/" + i2 + "/id",
													schemaPath: "#/properties/webAuthn/items/properties/credentials/items/properties/id/type",
													keyword: "type",
													params: { type: "string" }
												};
												vErrors = note(vErrors, err23);
												errors++;
											}
										}
										if (data8.publicKey !== void 0 && func0.call(data8, "publicKey")) {
											let data10 = data8.publicKey;
											if (typeof data10 === "string") {
												if (!pattern7.test(data10)) {
													const err24 = {
														instancePath: instancePath + "/webAuthn/" + i0 + "/credentials/" + i2 + "/publicKey",
														schemaPath: "#/properties/webAuthn/items/properties/credentials/items/properties/publicKey/pattern",
														keyword: "pattern",
														params: { pattern: "^[A-Za-z0-9_-]{1,4096}$" }
													};
													vErrors = note(vErrors, err24);
													errors++;
												}
											} else {
												const err25 = {
													instancePath: instancePath + "/webAuthn/" + i0 + "/credentials/" + i2 + "/publicKey",
													schemaPath: "#/properties/webAuthn/items/properties/credentials/items/properties/publicKey/type",
													keyword: "type",
													params: { type: "string" }
												};
												vErrors = note(vErrors, err25);
												errors++;
											}
										}
										if (data8.counter !== void 0 && func0.call(data8, "counter")) {
											let data11 = data8.counter;
											if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11) && isFinite(data11))) {
												const err26 = {
													instancePath: instancePath + "/webAuthn/" + i0 + "/credentials/" + i2 + "/counter",
													schemaPath: "#/properties/webAuthn/items/properties/credentials/items/properties/counter/type",
													keyword: "type",
													params: { type: "integer" }
												};
												vErrors = note(vErrors, err26);
												errors++;
											}
											if (typeof data11 == "number" && isFinite(data11)) {
												if (data11 > 4294967295 || isNaN(data11)) {
													const err27 = {
														instancePath: instancePath + "/webAuthn/" + i0 + "/credentials/" + i2 + "/counter",
														schemaPath: "#/properties/webAuthn/items/properties/credentials/items/properties/counter/maximum",
														keyword: "maximum",
														params: {
															comparison: "<=",
															limit: 4294967295
														}
													};
													vErrors = note(vErrors, err27);
													errors++;
												}
												if (data11 < 0 || isNaN(data11)) {
													const err28 = {
														instancePath: instancePath + "/webAuthn/" + i0 + "/credentials/" + i2 + "/counter",
														schemaPath: "#/properties/webAuthn/items/properties/credentials/items/properties/counter/minimum",
														keyword: "minimum",
														params: {
															comparison: ">=",
															limit: 0
														}
													};
													vErrors = note(vErrors, err28);
													errors++;
												}
											}
										}
									} else {
										const err29 = {
											instancePath: instancePath + "/webAuthn/" + i0 + "/credentials/" + i2,
											schemaPath: "#/properties/webAuthn/items/properties/credentials/items/type",
											keyword: "type",
											params: { type: "object" }
										};
										vErrors = note(vErrors, err29);
										errors++;
									}
								}
							} else {
								const err30 = {
									instancePath: instancePath + "/webAuthn/" + i0 + "/credentials",
									schemaPath: "#/properties/webAuthn/items/properties/credentials/type",
									keyword: "type",
									params: { type: "array" }
								};
								vErrors = note(vErrors, err30);
								errors++;
							}
						}
						if (data3.userVerification !== void 0 && func0.call(data3, "userVerification")) {
							let data12 = data3.userVerification;
							if (!(data12 === "required" || data12 === "preferred")) {
								const err31 = {
									instancePath: instancePath + "/webAuthn/" + i0 + "/userVerification",
									schemaPath: "#/properties/webAuthn/items/properties/userVerification/enum",
									keyword: "enum",
									params: { allowedValues: schema33.properties.webAuthn.items.properties.userVerification.enum }
								};
								vErrors = note(vErrors, err31);
								errors++;
							}
						}
						if (data3.appId !== void 0 && func0.call(data3, "appId")) {
							let data13 = data3.appId;
							if (typeof data13 === "string") {
								if (func62(data13) > 512) {
									const err32 = {
										instancePath: instancePath + "/webAuthn/" + i0 + "/appId",
										schemaPath: "#/properties/webAuthn/items/properties/appId/maxLength",
										keyword: "maxLength",
										params: { limit: 512 }
									};
									vErrors = note(vErrors, err32);
									errors++;
								}
								if (func62(data13) < 1) {
									const err33 = {
										instancePath: instancePath + "/webAuthn/" + i0 + "/appId",
										schemaPath: "#/properties/webAuthn/items/properties/appId/minLength",
										keyword: "minLength",
										params: { limit: 1 }
									};
									vErrors = note(vErrors, err33);
									errors++;
								}
							} else {
								const err34 = {
									instancePath: instancePath + "/webAuthn/" + i0 + "/appId",
									schemaPath: "#/properties/webAuthn/items/properties/appId/type",
									keyword: "type",
									params: { type: "string" }
								};
								vErrors = note(vErrors, err34);
								errors++;
							}
						}
						if (data3.authMethodType !== void 0 && func0.call(data3, "authMethodType")) {
							let data14 = data3.authMethodType;
							if (!(typeof data14 == "number" && !(data14 % 1) && !isNaN(data14) && isFinite(data14))) {
								const err35 = {
									instancePath: instancePath + "/webAuthn/" + i0 + "/authMethodType",
									schemaPath: "#/properties/webAuthn/items/properties/authMethodType/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err35);
								errors++;
							}
							if (typeof data14 == "number" && isFinite(data14)) {
								if (data14 > 9007199254740991 || isNaN(data14)) {
									const err36 = {
										instancePath: instancePath + "/webAuthn/" + i0 + "/authMethodType",
										schemaPath: "#/properties/webAuthn/items/properties/authMethodType/maximum",
										keyword: "maximum",
										params: {
											comparison: "<=",
											limit: 9007199254740991
										}
									};
									vErrors = note(vErrors, err36);
									errors++;
								}
								if (data14 < 1 || isNaN(data14)) {
									const err37 = {
										instancePath: instancePath + "/webAuthn/" + i0 + "/authMethodType",
										schemaPath: "#/properties/webAuthn/items/properties/authMethodType/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 1
										}
									};
									vErrors = note(vErrors, err37);
									errors++;
								}
							}
						}
					} else {
						const err38 = {
							instancePath: instancePath + "/webAuthn/" + i0,
							schemaPath: "#/properties/webAuthn/items/type",
							keyword: "type",
							params: { type: "object" }
						};
						vErrors = note(vErrors, err38);
						errors++;
					}
				}
			} else {
				const err39 = {
					instancePath: instancePath + "/webAuthn",
					schemaPath: "#/properties/webAuthn/type",
					keyword: "type",
					params: { type: "array" }
				};
				vErrors = note(vErrors, err39);
				errors++;
			}
		}
		if (data.jwt !== void 0 && func0.call(data, "jwt")) {
			let data15 = data.jwt;
			if (Array.isArray(data15)) {
				if (data15.length > 16) {
					const err40 = {
						instancePath: instancePath + "/jwt",
						schemaPath: "#/properties/jwt/maxItems",
						keyword: "maxItems",
						params: { limit: 16 }
					};
					vErrors = note(vErrors, err40);
					errors++;
				}
				const len3 = data15.length;
				for (let i3 = 0; i3 < len3; i3++) {
					let data16 = data15[i3];
					if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
						for (const prop3 of schema33.properties.jwt.items.required) if (data16[prop3] === void 0 || !func0.call(data16, prop3)) {
							const err41 = {
								instancePath: instancePath + "/jwt/" + i3,
								schemaPath: "#/properties/jwt/items/required",
								keyword: "required",
								params: { missingProperty: prop3 }
							};
							vErrors = note(vErrors, err41);
							errors++;
						}
						for (const key4 of Object.keys(data16)) if (!(key4 === "issuer" || key4 === "audience" || key4 === "jwks" || key4 === "jwksUrl" || key4 === "algorithms" || key4 === "skewSeconds" || key4 === "lifetimeSeconds" || key4 === "authMethodType")) {
							const err42 = {
								instancePath: instancePath + "/jwt/" + i3,
								schemaPath: "#/properties/jwt/items/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key4 }
							};
							vErrors = note(vErrors, err42);
							errors++;
						}
						if (data16.issuer !== void 0 && func0.call(data16, "issuer")) {
							let data17 = data16.issuer;
							if (typeof data17 !== "string" && !Array.isArray(data17)) {
								const err43 = {
									instancePath: instancePath + "/jwt/" + i3 + "/issuer",
									schemaPath: "#/properties/jwt/items/properties/issuer/type",
									keyword: "type",
									params: { type: schema33.properties.jwt.items.properties.issuer.type }
								};
								vErrors = note(vErrors, err43);
								errors++;
							}
							if (typeof data17 === "string") {
								if (func62(data17) > 512) {
									const err44 = {
										instancePath: instancePath + "/jwt/" + i3 + "/issuer",
										schemaPath: "#/properties/jwt/items/properties/issuer/maxLength",
										keyword: "maxLength",
										params: { limit: 512 }
									};
									vErrors = note(vErrors, err44);
									errors++;
								}
								if (func62(data17) < 1) {
									const err45 = {
										instancePath: instancePath + "/jwt/" + i3 + "/issuer",
										schemaPath: "#/properties/jwt/items/properties/issuer/minLength",
										keyword: "minLength",
										params: { limit: 1 }
									};
									vErrors = note(vErrors, err45);
									errors++;
								}
							}
							if (Array.isArray(data17)) {
								if (data17.length > 16) {
									const err46 = {
										instancePath: instancePath + "/jwt/" + i3 + "/issuer",
										schemaPath: "#/properties/jwt/items/properties/issuer/maxItems",
										keyword: "maxItems",
										params: { limit: 16 }
									};
									vErrors = note(vErrors, err46);
									errors++;
								}
								if (data17.length < 1) {
									const err47 = {
										instancePath: instancePath + "/jwt/" + i3 + "/issuer",
										schemaPath: "#/properties/jwt/items/properties/issuer/minItems",
										keyword: "minItems",
										params: { limit: 1 }
									};
									vErrors = note(vErrors, err47);
									errors++;
								}
								const len4 = data17.length;
								for (let i4 = 0; i4 < len4; i4++) {
									let data18 = data17[i4];
									if (typeof data18 === "string") {
										if (func62(data18) > 512) {
											const err48 = {
												instancePath: instancePath + "/jwt/" + i3 + "/issuer/" + i4,
												schemaPath: "#/properties/jwt/items/properties/issuer/items/maxLength",
												keyword: "maxLength",
												params: { limit: 512 }
											};
											vErrors = note(vErrors, err48);
											errors++;
										}
										if (func62(data18) < 1) {
											const err49 = {
												instancePath: instancePath + "/jwt/" + i3 + "/issuer/" + i4,
												schemaPath: "#/properties/jwt/items/properties/issuer/items/minLength",
												keyword: "minLength",
												params: { limit: 1 }
											};
											vErrors = note(vErrors, err49);
											errors++;
										}
									} else {
										const err50 = {
											instancePath: instancePath + "/jwt/" + i3 + "/issuer/" + i4,
											schemaPath: "#/properties/jwt/items/properties/issuer/items/type",
											keyword: "type",
											params: { type: "string" }
										};
										vErrors = note(vErrors, err50);
										errors++;
									}
								}
							}
						}
						if (data16.audience !== void 0 && func0.call(data16, "audience")) {
							let data19 = data16.audience;
							if (typeof data19 === "string") {
								if (func62(data19) > 512) {
									const err51 = {
										instancePath: instancePath + "/jwt/" + i3 + "/audience",
										schemaPath: "#/properties/jwt/items/properties/audience/maxLength",
										keyword: "maxLength",
										params: { limit: 512 }
									};
									vErrors = note(vErrors, err51);
									errors++;
								}
								if (func62(data19) < 1) {
									const err52 = {
										instancePath: instancePath + "/jwt/" + i3 + "/audience",
										schemaPath: "#/properties/jwt/items/properties/audience/minLength",
										keyword: "minLength",
										params: { limit: 1 }
									};
									vErrors = note(vErrors, err52);
									errors++;
								}
							} else {
								const err53 = {
									instancePath: instancePath + "/jwt/" + i3 + "/audience",
									schemaPath: "#/properties/jwt/items/properties/audience/type",
									keyword: "type",
									params: { type: "string" }
								};
								vErrors = note(vErrors, err53);
								errors++;
							}
						}
						if (data16.jwks !== void 0 && func0.call(data16, "jwks")) {
							let data20 = data16.jwks;
							if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
								for (const prop4 of schema33.properties.jwt.items.properties.jwks.required) if (data20[prop4] === void 0 || !func0.call(data20, prop4)) {
									const err54 = {
										instancePath: instancePath + "/jwt/" + i3 + "/jwks",
										schemaPath: "#/properties/jwt/items/properties/jwks/required",
										keyword: "required",
										params: { missingProperty: prop4 }
									};
									vErrors = note(vErrors, err54);
									errors++;
								}
								for (const key5 of Object.keys(data20)) if (!(key5 === "keys")) {
									const err55 = {
										instancePath: instancePath + "/jwt/" + i3 + "/jwks",
										schemaPath: "#/properties/jwt/items/properties/jwks/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key5 }
									};
									vErrors = note(vErrors, err55);
									errors++;
								}
								if (data20.keys !== void 0 && func0.call(data20, "keys")) {
									let data21 = data20.keys;
									if (Array.isArray(data21)) {
										if (data21.length > 100) {
											const err56 = {
												instancePath: instancePath + "/jwt/" + i3 + "/jwks/keys",
												schemaPath: "#/properties/jwt/items/properties/jwks/properties/keys/maxItems",
												keyword: "maxItems",
												params: { limit: 100 }
											};
											vErrors = note(vErrors, err56);
											errors++;
										}
										if (data21.length < 1) {
											const err57 = {
												instancePath: instancePath + "/jwt/" + i3 + "/jwks/keys",
												schemaPath: "#/properties/jwt/items/properties/jwks/properties/keys/minItems",
												keyword: "minItems",
												params: { limit: 1 }
											};
											vErrors = note(vErrors, err57);
											errors++;
										}
										const len5 = data21.length;
										for (let i5 = 0; i5 < len5; i5++) {
											let data22 = data21[i5];
											if (data22 && typeof data22 == "object" && !Array.isArray(data22)) {} else {
												const err58 = {
													instancePath: instancePath + "/jwt/" + i3 + "/jwks/keys/" + i5,
													schemaPath: "#/properties/jwt/items/properties/jwks/properties/keys/items/type",
													keyword: "type",
													params: { type: "object" }
												};
												vErrors = note(vErrors, err58);
												errors++;
											}
										}
									} else {
										const err59 = {
											instancePath: instancePath + "/jwt/" + i3 + "/jwks/keys",
											schemaPath: "#/properties/jwt/items/properties/jwks/properties/keys/type",
											keyword: "type",
											params: { type: "array" }
										};
										vErrors = note(vErrors, err59);
										errors++;
									}
								}
							} else {
								const err60 = {
									instancePath: instancePath + "/jwt/" + i3 + "/jwks",
									schemaPath: "#/properties/jwt/items/properties/jwks/type",
									keyword: "type",
									params: { type: "object" }
								};
								vErrors = note(vErrors, err60);
								errors++;
							}
						}
						if (data16.jwksUrl !== void 0 && func0.call(data16, "jwksUrl")) {
							let data23 = data16.jwksUrl;
							if (typeof data23 === "string") {
								if (func62(data23) > 2048) {
									const err61 = {
										instancePath: instancePath + "/jwt/" + i3 + "/jwksUrl",
										schemaPath: "#/properties/jwt/items/properties/jwksUrl/maxLength",
										keyword: "maxLength",
										params: { limit: 2048 }
									};
									vErrors = note(vErrors, err61);
									errors++;
								}
								if (func62(data23) < 1) {
									const err62 = {
										instancePath: instancePath + "/jwt/" + i3 + "/jwksUrl",
										schemaPath: "#/properties/jwt/items/properties/jwksUrl/minLength",
										keyword: "minLength",
										params: { limit: 1 }
									};
									vErrors = note(vErrors, err62);
									errors++;
								}
							} else {
								const err63 = {
									instancePath: instancePath + "/jwt/" + i3 + "/jwksUrl",
									schemaPath: "#/properties/jwt/items/properties/jwksUrl/type",
									keyword: "type",
									params: { type: "string" }
								};
								vErrors = note(vErrors, err63);
								errors++;
							}
						}
						if (data16.algorithms !== void 0 && func0.call(data16, "algorithms")) {
							let data24 = data16.algorithms;
							if (Array.isArray(data24)) {
								if (data24.length > 16) {
									const err64 = {
										instancePath: instancePath + "/jwt/" + i3 + "/algorithms",
										schemaPath: "#/properties/jwt/items/properties/algorithms/maxItems",
										keyword: "maxItems",
										params: { limit: 16 }
									};
									vErrors = note(vErrors, err64);
									errors++;
								}
								if (data24.length < 1) {
									const err65 = {
										instancePath: instancePath + "/jwt/" + i3 + "/algorithms",
										schemaPath: "#/properties/jwt/items/properties/algorithms/minItems",
										keyword: "minItems",
										params: { limit: 1 }
									};
									vErrors = note(vErrors, err65);
									errors++;
								}
								const len6 = data24.length;
								for (let i6 = 0; i6 < len6; i6++) {
									let data25 = data24[i6];
									if (typeof data25 === "string") {
										if (func62(data25) > 16) {
											const err66 = {
												instancePath: instancePath + "/jwt/" + i3 + "/algorithms/" + i6,
												schemaPath: "#/properties/jwt/items/properties/algorithms/items/maxLength",
												keyword: "maxLength",
												params: { limit: 16 }
											};
											vErrors = note(vErrors, err66);
											errors++;
										}
									} else {
										const err67 = {
											instancePath: instancePath + "/jwt/" + i3 + "/algorithms/" + i6,
											schemaPath: "#/properties/jwt/items/properties/algorithms/items/type",
											keyword: "type",
											params: { type: "string" }
										};
										vErrors = note(vErrors, err67);
										errors++;
									}
								}
							} else {
								const err68 = {
									instancePath: instancePath + "/jwt/" + i3 + "/algorithms",
									schemaPath: "#/properties/jwt/items/properties/algorithms/type",
									keyword: "type",
									params: { type: "array" }
								};
								vErrors = note(vErrors, err68);
								errors++;
							}
						}
						if (data16.skewSeconds !== void 0 && func0.call(data16, "skewSeconds")) {
							let data26 = data16.skewSeconds;
							if (!(typeof data26 == "number" && !(data26 % 1) && !isNaN(data26) && isFinite(data26))) {
								const err69 = {
									instancePath: instancePath + "/jwt/" + i3 + "/skewSeconds",
									schemaPath: "#/properties/jwt/items/properties/skewSeconds/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err69);
								errors++;
							}
							if (typeof data26 == "number" && isFinite(data26)) {
								if (data26 > 3600 || isNaN(data26)) {
									const err70 = {
										instancePath: instancePath + "/jwt/" + i3 + "/skewSeconds",
										schemaPath: "#/properties/jwt/items/properties/skewSeconds/maximum",
										keyword: "maximum",
										params: {
											comparison: "<=",
											limit: 3600
										}
									};
									vErrors = note(vErrors, err70);
									errors++;
								}
								if (data26 < 0 || isNaN(data26)) {
									const err71 = {
										instancePath: instancePath + "/jwt/" + i3 + "/skewSeconds",
										schemaPath: "#/properties/jwt/items/properties/skewSeconds/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										}
									};
									vErrors = note(vErrors, err71);
									errors++;
								}
							}
						}
						if (data16.lifetimeSeconds !== void 0 && func0.call(data16, "lifetimeSeconds")) {
							let data27 = data16.lifetimeSeconds;
							if (!(typeof data27 == "number" && !(data27 % 1) && !isNaN(data27) && isFinite(data27))) {
								const err72 = {
									instancePath: instancePath + "/jwt/" + i3 + "/lifetimeSeconds",
									schemaPath: "#/properties/jwt/items/properties/lifetimeSeconds/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err72);
								errors++;
							}
							if (typeof data27 == "number" && isFinite(data27)) {
								if (data27 > 2592e3 || isNaN(data27)) {
									const err73 = {
										instancePath: instancePath + "/jwt/" + i3 + "/lifetimeSeconds",
										schemaPath: "#/properties/jwt/items/properties/lifetimeSeconds/maximum",
										keyword: "maximum",
										params: {
											comparison: "<=",
											limit: 2592e3
										}
									};
									vErrors = note(vErrors, err73);
									errors++;
								}
								if (data27 < 0 || isNaN(data27)) {
									const err74 = {
										instancePath: instancePath + "/jwt/" + i3 + "/lifetimeSeconds",
										schemaPath: "#/properties/jwt/items/properties/lifetimeSeconds/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										}
									};
									vErrors = note(vErrors, err74);
									errors++;
								}
							}
						}
						if (data16.authMethodType !== void 0 && func0.call(data16, "authMethodType")) {
							let data28 = data16.authMethodType;
							if (!(typeof data28 == "number" && !(data28 % 1) && !isNaN(data28) && isFinite(data28))) {
								const err75 = {
									instancePath: instancePath + "/jwt/" + i3 + "/authMethodType",
									schemaPath: "#/properties/jwt/items/properties/authMethodType/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err75);
								errors++;
							}
							if (typeof data28 == "number" && isFinite(data28)) {
								if (data28 > 9007199254740991 || isNaN(data28)) {
									const err76 = {
										instancePath: instancePath + "/jwt/" + i3 + "/authMethodType",
										schemaPath: "#/properties/jwt/items/properties/authMethodType/maximum",
										keyword: "maximum",
										params: {
											comparison: "<=",
											limit: 9007199254740991
										}
									};
									vErrors = note(vErrors, err76);
									errors++;
								}
								if (data28 < 1 || isNaN(data28)) {
									const err77 = {
										instancePath: instancePath + "/jwt/" + i3 + "/authMethodType",
										schemaPath: "#/properties/jwt/items/properties/authMethodType/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 1
										}
									};
									vErrors = note(vErrors, err77);
									errors++;
								}
							}
						}
					} else {
						const err78 = {
							instancePath: instancePath + "/jwt/" + i3,
							schemaPath: "#/properties/jwt/items/type",
							keyword: "type",
							params: { type: "object" }
						};
						vErrors = note(vErrors, err78);
						errors++;
					}
				}
			} else {
				const err79 = {
					instancePath: instancePath + "/jwt",
					schemaPath: "#/properties/jwt/type",
					keyword: "type",
					params: { type: "array" }
				};
				vErrors = note(vErrors, err79);
				errors++;
			}
		}
	} else {
		vErrors = note(vErrors, {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		});
		errors++;
	}
	validate22.errors = vErrors;
	return errors === 0;
}
validate22.evaluated = {
	"props": true,
	"dynamicProps": false,
	"dynamicItems": false
};
const recapDetails = validate23;
const schema34 = {
	"$schema": "https://json-schema.org/draft/2020-12/schema",
	"$id": "urn:capsig:schema:recap-details",
	"type": "object",
	"properties": {
		"att": {
			"type": "object",
			"minProperties": 1,
			"maxProperties": 1024,
			"propertyNames": { "maxLength": 2179 },
			"additionalProperties": {
				"type": "object",
				"minProperties": 1,
				"maxProperties": 1024,
				"propertyNames": { "maxLength": 256 },
				"additionalProperties": {
					"type": "array",
					"maxItems": 256,
					"items": { "type": "object" }
				}
			}
		},
		"prf": {
			"type": "array",
			"items": { "type": "string" }
		}
	},
	"required": ["att"],
	"additionalProperties": false
};
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate23.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		for (const prop0 of schema34.required) if (data[prop0] === void 0 || !func0.call(data, prop0)) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: prop0 }
			});
			errors++;
		}
		for (const key0 of Object.keys(data)) if (!(key0 === "att" || key0 === "prf")) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 }
			});
			errors++;
		}
		if (data.att !== void 0 && func0.call(data, "att")) {
			let data0 = data.att;
			if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
				if (Object.keys(data0).length > 1024) {
					const err2 = {
						instancePath: instancePath + "/att",
						schemaPath: "#/properties/att/maxProperties",
						keyword: "maxProperties",
						params: { limit: 1024 }
					};
					vErrors = note(vErrors, err2);
					errors++;
				}
				if (Object.keys(data0).length < 1) {
					const err3 = {
						instancePath: instancePath + "/att",
						schemaPath: "#/properties/att/minProperties",
						keyword: "minProperties",
						params: { limit: 1 }
					};
					vErrors = note(vErrors, err3);
					errors++;
				}
				for (const key1 of Object.keys(data0)) {
					const _errs4 = errors;
					if (typeof key1 === "string") {
						if (func62(key1) > 2179) {
							const err4 = {
								instancePath: instancePath + "/att",
								schemaPath: "#/properties/att/propertyNames/maxLength",
								keyword: "maxLength",
								params: { limit: 2179 },
								propertyName: key1
							};
							vErrors = note(vErrors, err4);
							errors++;
						}
					}
					if (!(_errs4 === errors)) {
						const err5 = {
							instancePath: instancePath + "/att",
							schemaPath: "#/properties/att/propertyNames",
							keyword: "propertyNames",
							params: { propertyName: key1 }
						};
						vErrors = note(vErrors, err5);
						errors++;
					}
				}
				for (const key2 of Object.keys(data0)) {
					let data1 = data0[key2];
					if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
						if (Object.keys(data1).length > 1024) {
							const err6 = {
								instancePath: instancePath + "/att/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),
								schemaPath: "#/properties/att/additionalProperties/maxProperties",
								keyword: "maxProperties",
								params: { limit: 1024 }
							};
							vErrors = note(vErrors, err6);
							errors++;
						}
						if (Object.keys(data1).length < 1) {
							const err7 = {
								instancePath: instancePath + "/att/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),
								schemaPath: "#/properties/att/additionalProperties/minProperties",
								keyword: "minProperties",
								params: { limit: 1 }
							};
							vErrors = note(vErrors, err7);
							errors++;
						}
						for (const key3 of Object.keys(data1)) {
							const _errs8 = errors;
							if (typeof key3 === "string") {
								if (func62(key3) > 256) {
									const err8 = {
										instancePath: instancePath + "/att/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),
										schemaPath: "#/properties/att/additionalProperties/propertyNames/maxLength",
										keyword: "maxLength",
										params: { limit: 256 },
										propertyName: key3
									};
									vErrors = note(vErrors, err8);
									errors++;
								}
							}
							if (!(_errs8 === errors)) {
								const err9 = {
									instancePath: instancePath + "/att/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),
									schemaPath: "#/properties/att/additionalProperties/propertyNames",
									keyword: "propertyNames",
									params: { propertyName: key3 }
								};
								vErrors = note(vErrors, err9);
								errors++;
							}
						}
						for (const key4 of Object.keys(data1)) {
							let data2 = data1[key4];
							if (Array.isArray(data2)) {
								if (data2.length > 256) {
									const err10 = {
										instancePath: instancePath + "/att/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),
										schemaPath: "#/properties/att/additionalProperties/additionalProperties/maxItems",
										keyword: "maxItems",
										params: { limit: 256 }
									};
									vErrors = note(vErrors, err10);
									errors++;
								}
								const len0 = data2.length;
								for (let i0 = 0; i0 < len0; i0++) {
									let data3 = data2[i0];
									if (!(data3 && typeof data3 == "object" && !Array.isArray(data3))) {
										const err11 = {
											instancePath: instancePath + "/att/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i0,
											schemaPath: "#/properties/att/additionalProperties/additionalProperties/items/type",
											keyword: "type",
											params: { type: "object" }
										};
										vErrors = note(vErrors, err11);
										errors++;
									}
								}
							} else {
								const err12 = {
									instancePath: instancePath + "/att/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),
									schemaPath: "#/properties/att/additionalProperties/additionalProperties/type",
									keyword: "type",
									params: { type: "array" }
								};
								vErrors = note(vErrors, err12);
								errors++;
							}
						}
					} else {
						const err13 = {
							instancePath: instancePath + "/att/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),
							schemaPath: "#/properties/att/additionalProperties/type",
							keyword: "type",
							params: { type: "object" }
						};
						vErrors = note(vErrors, err13);
						errors++;
					}
				}
			} else {
				const err14 = {
					instancePath: instancePath + "/att",
					schemaPath: "#/properties/att/type",
					keyword: "type",
					params: { type: "object" }
				};
				vErrors = note(vErrors, err14);
				errors++;
			}
		}
		if (data.prf !== void 0 && func0.call(data, "prf")) {
			let data4 = data.prf;
			if (Array.isArray(data4)) {
				const len1 = data4.length;
				for (let i1 = 0; i1 < len1; i1++) if (typeof data4[i1] !== "string") {
					const err15 = {
						instancePath: instancePath + "/prf/" + i1,
						schemaPath: "#/properties/prf/items/type",
						keyword: "type",
						params: { type: "string" }
					};
					vErrors = note(vErrors, err15);
					errors++;
				}
			} else {
				const err16 = {
					instancePath: instancePath + "/prf",
					schemaPath: "#/properties/prf/type",
					keyword: "type",
					params: { type: "array" }
				};
				vErrors = note(vErrors, err16);
				errors++;
			}
		}
	} else {
		vErrors = note(vErrors, {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		});
		errors++;
	}
	validate23.errors = vErrors;
	return errors === 0;
}
validate23.evaluated = {
	"props": true,
	"dynamicProps": false,
	"dynamicItems": false
};
const registry = validate24;
const schema35 = {
	"$schema": "https://json-schema.org/draft/2020-12/schema",
	"$id": "urn:capsig:schema:registry",
	"type": "object",
	"properties": { "pkps": {
		"type": "array",
		"maxItems": 1024,
		"items": {
			"type": "object",
			"properties": {
				"publicKey": {
					"type": "string",
					"pattern": "^04[0-9a-f]{128}$"
				},
				"owner": {
					"type": "string",
					"pattern": "^0x[0-9a-fA-F]{40}$"
				},
				"authMethods": {
					"type": "array",
					"maxItems": 256,
					"items": {
						"type": "object",
						"properties": {
							"authMethodType": {
								"type": "integer",
								"minimum": 1,
								"maximum": 9007199254740991
							},
							"userId": {
								"type": "string",
								"minLength": 1,
								"maxLength": 512
							},
							"appId": {
								"type": "string",
								"maxLength": 512
							},
							"scopes": {
								"type": "array",
								"maxItems": 16,
								"items": {
									"type": "integer",
									"minimum": 0,
									"maximum": 255
								}
							}
						},
						"required": [
							"authMethodType",
							"userId",
							"appId",
							"scopes"
						],
						"additionalProperties": false
					}
				},
				"addresses": {
					"type": "array",
					"maxItems": 256,
					"items": {
						"type": "object",
						"properties": {
							"address": {
								"type": "string",
								"pattern": "^0x[0-9a-fA-F]{40}$"
							},
							"scopes": {
								"type": "array",
								"maxItems": 16,
								"items": {
									"type": "integer",
									"minimum": 0,
									"maximum": 255
								}
							}
						},
						"required": ["address", "scopes"],
						"additionalProperties": false
					}
				},
				"actions": {
					"type": "array",
					"maxItems": 256,
					"items": {
						"type": "object",
						"properties": {
							"cid": {
								"type": "string",
								"pattern": "^Qm[1-9A-HJ-NP-Za-km-z]{44}$"
							},
							"scopes": {
								"type": "array",
								"maxItems": 16,
								"items": {
									"type": "integer",
									"minimum": 0,
									"maximum": 255
								}
							}
						},
						"required": ["cid", "scopes"],
						"additionalProperties": false
					}
				}
			},
			"required": [
				"publicKey",
				"owner",
				"authMethods",
				"addresses",
				"actions"
			],
			"additionalProperties": false
		}
	} },
	"required": ["pkps"],
	"additionalProperties": false
};
const pattern8 = new RegExp("^04[0-9a-f]{128}$", "u");
const pattern9 = new RegExp("^0x[0-9a-fA-F]{40}$", "u");
const pattern11 = new RegExp("^Qm[1-9A-HJ-NP-Za-km-z]{44}$", "u");
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate24.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		for (const prop0 of schema35.required) if (data[prop0] === void 0 || !func0.call(data, prop0)) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: prop0 }
			});
			errors++;
		}
		for (const key0 of Object.keys(data)) if (!(key0 === "pkps")) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 }
			});
			errors++;
		}
		if (data.pkps !== void 0 && func0.call(data, "pkps")) {
			let data0 = data.pkps;
			if (Array.isArray(data0)) {
				if (data0.length > 1024) {
					const err2 = {
						instancePath: instancePath + "/pkps",
						schemaPath: "#/properties/pkps/maxItems",
						keyword: "maxItems",
						params: { limit: 1024 }
					};
					vErrors = note(vErrors, err2);
					errors++;
				}
				const len0 = data0.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data1 = data0[i0];
					if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
						for (const prop1 of schema35.properties.pkps.items.required) if (data1[prop1] === void 0 || !func0.call(data1, prop1)) {
							const err3 = {
								instancePath: instancePath + "/pkps/" + i0,
								schemaPath: "#/properties/pkps/items/required",
								keyword: "required",
								params: { missingProperty: prop1 }
							};
							vErrors = note(vErrors, err3);
							errors++;
						}
						for (const key1 of Object.keys(data1)) if (!(key1 === "publicKey" || key1 === "owner" || key1 === "authMethods" || key1 === "addresses" || key1 === "actions")) {
							const err4 = {
								instancePath: instancePath + "/pkps/" + i0,
								schemaPath: "#/properties/pkps/items/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key1 }
							};
							vErrors = note(vErrors, err4);
							errors++;
						}
						if (data1.publicKey !== void 0 && func0.call(data1, "publicKey")) {
							let data2 = data1.publicKey;
							if (typeof data2 === "string") {
								if (!pattern8.test(data2)) {
									const err5 = {
										instancePath: instancePath + "/pkps/" + i0 + "/publicKey",
										schemaPath: "#/properties/pkps/items/properties/publicKey/pattern",
										keyword: "pattern",
										params: { pattern: "^04[0-9a-f]{128}$" }
									};
									vErrors = note(vErrors, err5);
									errors++;
								}
							} else {
								const err6 = {
									instancePath: instancePath + "/pkps/" + i0 + "/publicKey",
									schemaPath: "#/properties/pkps/items/properties/publicKey/type",
									keyword: "type",
									params: { type: "string" }
								};
								vErrors = note(vErrors, err6);
								errors++;
							}
						}
						if (data1.owner !== void 0 && func0.call(data1, "owner")) {
							let data3 = data1.owner;
							if (typeof data3 === "string") {
								if (!pattern9.test(data3)) {
									const err7 = {
										instancePath: instancePath + "/pkps/" + i0 + "/owner",
										schemaPath: "#/properties/pkps/items/properties/owner/pattern",
										keyword: "pattern",
										params: { pattern: "^0x[0-9a-fA-F]{40}$" }
									};
									vErrors = note(vErrors, err7);
									errors++;
								}
							} else {
								const err8 = {
									instancePath: instancePath + "/pkps/" + i0 + "/owner",
									schemaPath: "#/properties/pkps/items/properties/owner/type",
									keyword: "type",
									params: { type: "string" }
								};
								vErrors = note(vErrors, err8);
								errors++;
							}
						}
						if (data1.authMethods !== void 0 && func0.call(data1, "authMethods")) {
							let data4 = data1.authMethods;
							if (Array.isArray(data4)) {
								if (data4.length > 256) {
									const err9 = {
										instancePath: instancePath + "/pkps/" + i0 + "/authMethods",
										schemaPath: "#/properties/pkps/items/properties/authMethods/maxItems",
										keyword: "maxItems",
										params: { limit: 256 }
									};
									vErrors = note(vErrors, err9);
									errors++;
								}
								const len1 = data4.length;
								for (let i1 = 0; i1 < len1; i1++) {
									let data5 = data4[i1];
									if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
										for (const prop2 of schema35.properties.pkps.items.properties.authMethods.items.required) if (data5[prop2] === void 0 || !func0.call(data5, prop2)) {
											const err10 = {
												instancePath: instancePath + "/pkps/" + i0 + "/authMethods/" + i1,
												schemaPath: "#/properties/pkps/items/properties/authMethods/items/required",
												keyword: "required",
												params: { missingProperty: prop2 }
											};
											vErrors = note(vErrors, err10);
											errors++;
										}
										for (const key2 of Object.keys(data5)) if (!(key2 === "authMethodType" || key2 === "userId" || key2 === "appId" || key2 === "scopes")) {
											const err11 = {
												instancePath: instancePath + "/pkps/" + i0 + "/authMethods/" + i1,
												schemaPath: "#/properties/pkps/items/properties/authMethods/items/additionalProperties",
												keyword: "additionalProperties",
												params: { additionalProperty: key2 }
											};
											vErrors = note(vErrors, err11);
											errors++;
										}
										if (data5.authMethodType !== void 0 && func0.call(data5, "authMethodType")) {
											let data6 = data5.authMethodType;
											if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6))) {
												const err12 = {
													instancePath: instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/authMethodType",
													schemaPath: "#/properties/pkps/items/properties/authMethods/items/properties/authMethodType/type",
													keyword: "type",
													params: { type: "integer" }
												};
												vErrors = note(vErrors, err12);
												errors++;
											}
											if (typeof data6 == "number" && isFinite(data6)) {
												if (data6 > 9007199254740991 || isNaN(data6)) {
													const err13 = {
														instancePath: instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/authMethodType",
														schemaPath: "#/properties/pkps/items/properties/authMethods/items/properties/authMethodType/maximum",
														keyword: "maximum",
														params: {
															comparison: "<=",
															limit: 9007199254740991
														}
													};
													vErrors = note(vErrors, err13);
													errors++;
												}
												if (data6 < 1 || isNaN(data6)) {
													const err14 = {
														instancePath: instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/authMethodType",
														schemaPath: "#/properties/pkps/items/properties/authMethods/items/properties/authMethodType/minimum",
														keyword: "minimum",
														params: {
															comparison: ">=",
															limit: 1
														}
													};
													vErrors = note(vErrors, err14);
													errors++;
												}
											}
										}
										if (data5.userId !== void 0 && func0.call(data5, "userId")) {
											let data7 = data5.userId;
											if (typeof data7 === "string") {
												if (func62(data7) > 512) {
													const err15 = {
														instancePath: instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/userId",
														schemaPath: "#/properties/pkps/items/properties/authMethods/items/properties/userId/maxLength",
														keyword: "maxLength",
														params: { limit: 512 }
													};
													vErrors = note(vErrors, err15);
													errors++;
												}
												if (func62(data7) < 1) {
													const err16 = {
														instancePath: instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/userId",
														schemaPath: "#/properties/pkps/items/properties/authMethods/items/properties/userId/minLength",
														keyword: "minLength",
														params: { limit: 1 }
													};
													vErrors = note(vErrors, err16);
													errors++;
												}
											} else {
												const err17 = {
													instancePath: instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/userId",
													schemaPath: "#/properties/pkps/items/properties/authMethods/items/properties/userId/type",
													keyword: "type",
													params: { type: "string" }
												};
												vErrors = note(vErrors, err17);
												errors++;
											}
										}
										if (data5.appId !== void 0 && func0.call(data5, "appId")) {
											let data8 = data5.appId;
											if (typeof data8 === "string") {
												if (func62(data8) > 512) {
													const err18 = {
														instancePath: instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/appId",
														schemaPath: "#/properties/pkps/items/properties/authMethods/items/properties/appId/maxLength",
														keyword: "maxLength",
														params: { limit: 512 }
													};
													vErrors = note(vErrors, err18);
													errors++;
												}
											} else {
												const err19 = {
													instancePath: instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/appId",
													schemaPath: "#/properties/pkps/items/properties/authMethods/items/properties/appId/type",
													keyword: "type",
													params: { type: "string" }
												};
												vErrors = note(vErrors, err19);
												errors++;
											}
										}
										if (data5.scopes !== void 0 && func0.call(data5, "scopes")) {
											let data9 = data5.scopes;
											if (Array.isArray(data9)) {
												if (data9.length > 16) {
													const err20 = {
														instancePath: instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/scopes",
														schemaPath: "#/properties/pkps/items/properties/authMethods/items/properties/scopes/maxItems",
														keyword: "maxItems",
														params: { limit: 16 }
													};
													vErrors = note(vErrors, err20);
													errors++;
												}
												const len2 = data9.length;
												for (let i2 = 0; i2 < len2; i2++) {
													let data10 = data9[i2];
													if (!(typeof data10 == "number" && !(data10 % 1) && !isNaN(data10) && isFinite(data10))) {
														const err21 = {
															instancePath: instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/scopes/" + i2,
															schemaPath: "#/properties/pkps/items/properties/authMethods/items/properties/scopes/items/type",
															keyword: "type",
															params: { type: "integer" }
														};
														vErrors = note(vErrors, err21);
														errors++;
													}
													if (typeof data10 == "number" && isFinite(data10)) {
														if (data10 > 255 || isNaN(data10)) {
															const err22 = {
																instancePath: instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/scopes/" + i2,
																schemaPath: "#/properties/pkps/items/properties/authMethods/items/properties/scopes/items/maximum",
																keyword: "maximum",
																params: {
																	comparison: "<=",
																	limit: 255
																}
															};
															vErrors = note(vErrors, err22);
															errors++;
														}
														if (data10 < 0 || isNaN(data10)) {
															const err23 = {
																instancePath: instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/scopes/" + i2,
																schemaPath: "#/properties/pkps/items/properties/authMethods/items/properties/scopes/items/minimum",
																keyword: "minimum",
																params: {
																	comparison: ">=",
																	limit: 0
																}
															};
															vErrors = note(vErrors, err23);
															errors++;
														}
													}
												}
											} else {
												const err24 = {
													instancePath: instancePath + "/pkps/" + i0 + "/authMethods/" + i1 + "/scopes",
													schemaPath: "#/properties/pkps/items/properties/authMethods/items/properties/scopes/type",
													keyword: "type",
													params: { type: "array" }
												};
												vErrors = note(vErrors, err24);
												errors++;
											}
										}
									} else {
										const err25 = {
											instancePath: instancePath + "/pkps/" + i0 + "/authMethods/" + i1,
											schemaPath: "#/properties/pkps/items/properties/authMethods/items/type",
											keyword: "type",
											params: { type: "object" }
										};
										vErrors = note(vErrors, err25);
										errors++;
									}
								}
							} else {
								const err26 = {
									instancePath: instancePath + "/pkps/" + i0 + "/authMethods",
									schemaPath: "#/properties/pkps/items/properties/authMethods/type",
									keyword: "type",
									params: { type: "array" }
								};
								vErrors = note(vErrors, err26);
								errors++;
							}
						}
						if (data1.addresses !== void 0 && func0.call(data1, "addresses")) {
							let data11 = data1.addresses;
							if (Array.isArray(data11)) {
								if (data11.length > 256) {
									const err27 = {
										instancePath: instancePath + "/pkps/" + i0 + "/addresses",
										schemaPath: "#/properties/pkps/items/properties/addresses/maxItems",
										keyword: "maxItems",
										params: { limit: 256 }
									};
									vErrors = note(vErrors, err27);
									errors++;
								}
								const len3 = data11.length;
								for (let i3 = 0; i3 < len3; i3++) {
									let data12 = data11[i3];
									if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
										for (const prop3 of schema35.properties.pkps.items.properties.addresses.items.required) if (data12[prop3] === void 0 || !func0.call(data12, prop3)) {
											const err28 = {
												instancePath: instancePath + "/pkps/" + i0 + "/addresses/" + i3,
												schemaPath: "#/properties/pkps/items/properties/addresses/items/required",
												keyword: "required",
												params: { missingProperty: prop3 }
											};
											vErrors = note(vErrors, err28);
											errors++;
										}
										for (const key3 of Object.keys(data12)) if (!(key3 === "address" || key3 === "scopes")) {
											const err29 = {
												instancePath: instancePath + "/pkps/" + i0 + "/addresses/" + i3,
												schemaPath: "#/properties/pkps/items/properties/addresses/items/additionalProperties",
												keyword: "additionalProperties",
												params: { additionalProperty: key3 }
											};
											vErrors = note(vErrors, err29);
											errors++;
										}
										if (data12.address !== void 0 && func0.call(data12, "address")) {
											let data13 = data12.address;
											if (typeof data13 === "string") {
												if (!pattern9.test(data13)) {
													const err30 = {
														instancePath: instancePath + "/pkps/" + i0 + "/addresses/" + i3 + "/address",
														schemaPath: "#/properties/pkps/items/properties/addresses/items/properties/address/pattern",
														keyword: "pattern",
														params: { pattern: "^0x[0-9a-fA-F]{40}$" }
													};
													vErrors = note(vErrors, err30);
													errors++;
												}
											} else {
												const err31 = {
													instancePath: instancePath + "/pkps/" + i0 + "/addresses/" + i3 + "/address",
													schemaPath: "#/properties/pkps/items/properties/addresses/items/properties/address/type",
													keyword: "type",
													params: { type: "string" }
												};
												vErrors = note(vErrors, err31);
												errors++;
											}
										}
										if (data12.scopes !== void 0 && func0.call(data12, "scopes")) {
											let data14 = data12.scopes;
											if (Array.isArray(data14)) {
												if (data14.length > 16) {
													const err32 = {
														instancePath: instancePath + "/pkps/" + i0 + "/addresses/" + i3 + "/scopes",
														schemaPath: "#/properties/pkps/items/properties/addresses/items/properties/scopes/maxItems",
														keyword: "maxItems",
														params: { limit: 16 }
													};
													vErrors = note(vErrors, err32);
													errors++;
												}
												const len4 = data14.length;
												for (let i4 = 0; i4 < len4; i4++) {
													let data15 = data14[i4];
													if (!(typeof data15 == "number" && !(data15 % 1) && !isNaN(data15) && isFinite(data15))) {
														const err33 = {
															instancePath: instancePath + "/pkps/" + i0 + "/addresses/" + i3 + "/scopes/" + i4,
															schemaPath: "#/properties/pkps/items/properties/addresses/items/properties/scopes/items/type",
															keyword: "type",
															params: { type: "integer" }
														};
														vErrors = note(vErrors, err33);
														errors++;
													}
													if (typeof data15 == "number" && isFinite(data15)) {
														if (data15 > 255 || isNaN(data15)) {
															const err34 = {
																instancePath: instancePath + "/pkps/" + i0 + "/addresses/" + i3 + "/scopes/" + i4,
																schemaPath: "#/properties/pkps/items/properties/addresses/items/properties/scopes/items/maximum",
																keyword: "maximum",
																params: {
																	comparison: "<=",
																	limit: 255
																}
															};
															vErrors = note(vErrors, err34);
															errors++;
														}
														if (data15 < 0 || isNaN(data15)) {
															const err35 = {
																instancePath: instancePath + "/pkps/" + i0 + "/addresses/" + i3 + "/scopes/" + i4,
																schemaPath: "#/properties/pkps/items/properties/addresses/items/properties/scopes/items/minimum",
																keyword: "minimum",
																params: {
																	comparison: ">=",
																	limit: 0
																}
															};
															vErrors = note(vErrors, err35);
															errors++;
														}
													}
												}
											} else {
												const err36 = {
													instancePath: instancePath + "/pkps/" + i0 + "/addresses/" + i3 + "/scopes",
													schemaPath: "#/properties/pkps/items/properties/addresses/items/properties/scopes/type",
													keyword: "type",
													params: { type: "array" }
												};
												vErrors = note(vErrors, err36);
												errors++;
											}
										}
									} else {
										const err37 = {
											instancePath: instancePath + "/pkps/" + i0 + "/addresses/" + i3,
											schemaPath: "#/properties/pkps/items/properties/addresses/items/type",
											keyword: "type",
											params: { type: "object" }
										};
										vErrors = note(vErrors, err37);
										errors++;
									}
								}
							} else {
								const err38 = {
									instancePath: instancePath + "/pkps/" + i0 + "/addresses",
									schemaPath: "#/properties/pkps/items/properties/addresses/type",
									keyword: "type",
									params: { type: "array" }
								};
								vErrors = note(vErrors, err38);
								errors++;
							}
						}
						if (data1.actions !== void 0 && func0.call(data1, "actions")) {
							let data16 = data1.actions;
							if (Array.isArray(data16)) {
								if (data16.length > 256) {
									const err39 = {
										instancePath: instancePath + "/pkps/" + i0 + "/actions",
										schemaPath: "#/properties/pkps/items/properties/actions/maxItems",
										keyword: "maxItems",
										params: { limit: 256 }
									};
									vErrors = note(vErrors, err39);
									errors++;
								}
								const len5 = data16.length;
								for (let i5 = 0; i5 < len5; i5++) {
									let data17 = data16[i5];
									if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
										for (const prop4 of schema35.properties.pkps.items.properties.actions.items.required) if (data17[prop4] === void 0 || !func0.call(data17, prop4)) {
											const err40 = {
												instancePath: instancePath + "/pkps/" + i0 + "/actions/" + i5,
												schemaPath: "#/properties/pkps/items/properties/actions/items/required",
												keyword: "required",
												params: { missingProperty: prop4 }
											};
											vErrors = note(vErrors, err40);
											errors++;
										}
										for (const key4 of Object.keys(data17)) if (!(key4 === "cid" || key4 === "scopes")) {
											const err41 = {
												instancePath: instancePath + "/pkps/" + i0 + "/actions/" + i5,
												schemaPath: "#/properties/pkps/items/properties/actions/items/additionalProperties",
												keyword: "additionalProperties",
												params: { additionalProperty: key4 }
											};
											vErrors = note(vErrors, err41);
											errors++;
										}
										if (data17.cid !== void 0 && func0.call(data17, "cid")) {
											let data18 = data17.cid;
											if (typeof data18 === "string") {
												if (!pattern11.test(data18)) {
													const err42 = {
														instancePath: instancePath + "/pkps/" + i0 + "/actions/" + i5 + "/cid",
														schemaPath: "#/properties/pkps/items/properties/actions/items/properties/cid/pattern",
														keyword: "pattern",
														params: { pattern: "^Qm[1-9A-HJ-NP-Za-km-z]{44}$" }
													};
													vErrors = note(vErrors, err42);
													errors++;
												}
											} else {
												const err43 = {
													instancePath: instancePath + "/pkps/" + i0 + "/actions/" + i5 + "/cid",
													schemaPath: "#/properties/pkps/items/properties/actions/items/properties/cid/type",
													keyword: "type",
													params: { type: "string" }
												};
												vErrors = note(vErrors, err43);
												errors++;
											}
										}
										if (data17.scopes !== void 0 && func0.call(data17, "scopes")) {
											let data19 = data17.scopes;
											if (Array.isArray(data19)) {
												if (data19.length > 16) {
													const err44 = {
														instancePath: instancePath + "/pkps/" + i0 + "/actions/" + i5 + "/scopes",
														schemaPath: "#/properties/pkps/items/properties/actions/items/properties/scopes/maxItems",
														keyword: "maxItems",
														params: { limit: 16 }
													};
													vErrors = note(vErrors, err44);
													errors++;
												}
												const len6 = data19.length;
												for (let i6 = 0; i6 < len6; i6++) {
													let data20 = data19[i6];
													if (!(typeof data20 == "number" && !(data20 % 1) && !isNaN(data20) && isFinite(data20))) {
														const err45 = {
															instancePath: instancePath + "/pkps/" + i0 + "/actions/" + i5 + "/scopes/" + i6,
															schemaPath: "#/properties/pkps/items/properties/actions/items/properties/scopes/items/type",
															keyword: "type",
															params: { type: "integer" }
														};
														vErrors = note(vErrors, err45);
														errors++;
													}
													if (typeof data20 == "number" && isFinite(data20)) {
														if (data20 > 255 || isNaN(data20)) {
															const err46 = {
																instancePath: instancePath + "/pkps/" + i0 + "/actions/" + i5 + "/scopes/" + i6,
																schemaPath: "#/properties/pkps/items/properties/actions/items/properties/scopes/items/maximum",
																keyword: "maximum",
																params: {
																	comparison: "<=",
																	limit: 255
																}
															};
															vErrors = note(vErrors, err46);
															errors++;
														}
														if (data20 < 0 || isNaN(data20)) {
															const err47 = {
																instancePath: instancePath + "/pkps/" + i0 + "/actions/" + i5 + "/scopes/" + i6,
																schemaPath: "#/properties/pkps/items/properties/actions/items/properties/scopes/items/minimum",
																keyword: "minimum",
																params: {
																	comparison: ">=",
																	limit: 0
																}
															};
															vErrors = note(vErrors, err47);
															errors++;
														}
													}
												}
											} else {
												const err48 = {
													instancePath: instancePath + "/pkps/" + i0 + "/actions/" + i5 + "/scopes",
													schemaPath: "#/properties/pkps/items/properties/actions/items/properties/scopes/type",
													keyword: "type",
													params: { type: "array" }
												};
												vErrors = note(vErrors, err48);
												errors++;
											}
										}
									} else {
										const err49 = {
											instancePath: instancePath + "/pkps/" + i0 + "/actions/" + i5,
											schemaPath: "#/properties/pkps/items/properties/actions/items/type",
											keyword: "type",
											params: { type: "object" }
										};
										vErrors = note(vErrors, err49);
										errors++;
									}
								}
							} else {
								const err50 = {
									instancePath: instancePath + "/pkps/" + i0 + "/actions",
									schemaPath: "#/properties/pkps/items/properties/actions/type",
									keyword: "type",
									params: { type: "array" }
								};
								vErrors = note(vErrors, err50);
								errors++;
							}
						}
					} else {
						const err51 = {
							instancePath: instancePath + "/pkps/" + i0,
							schemaPath: "#/properties/pkps/items/type",
							keyword: "type",
							params: { type: "object" }
						};
						vErrors = note(vErrors, err51);
						errors++;
					}
				}
			} else {
				const err52 = {
					instancePath: instancePath + "/pkps",
					schemaPath: "#/properties/pkps/type",
					keyword: "type",
					params: { type: "array" }
				};
				vErrors = note(vErrors, err52);
				errors++;
			}
		}
	} else {
		vErrors = note(vErrors, {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		});
		errors++;
	}
	validate24.errors = vErrors;
	return errors === 0;
}
validate24.evaluated = {
	"props": true,
	"dynamicProps": false,
	"dynamicItems": false
};
const resourceAbilityRequest = validate25;
const schema36 = {
	"$schema": "https://json-schema.org/draft/2020-12/schema",
	"$id": "urn:capsig:schema:resource-ability-request",
	"type": "object",
	"properties": {
		"resource": {
			"type": "object",
			"properties": {
				"resource": {
					"type": "string",
					"maxLength": 2048
				},
				"resourcePrefix": {
					"type": "string",
					"maxLength": 128
				}
			},
			"required": ["resource", "resourcePrefix"],
			"additionalProperties": false
		},
		"ability": {
			"type": "string",
			"maxLength": 128
		},
		"data": { "type": "object" }
	},
	"required": ["resource", "ability"],
	"additionalProperties": false
};
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate25.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		for (const prop0 of schema36.required) if (data[prop0] === void 0 || !func0.call(data, prop0)) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: prop0 }
			});
			errors++;
		}
		for (const key0 of Object.keys(data)) if (!(key0 === "resource" || key0 === "ability" || key0 === "data")) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 }
			});
			errors++;
		}
		if (data.resource !== void 0 && func0.call(data, "resource")) {
			let data0 = data.resource;
			if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
				for (const prop1 of schema36.properties.resource.required) if (data0[prop1] === void 0 || !func0.call(data0, prop1)) {
					const err2 = {
						instancePath: instancePath + "/resource",
						schemaPath: "#/properties/resource/required",
						keyword: "required",
						params: { missingProperty: prop1 }
					};
					vErrors = note(vErrors, err2);
					errors++;
				}
				for (const key1 of Object.keys(data0)) if (!(key1 === "resource" || key1 === "resourcePrefix")) {
					const err3 = {
						instancePath: instancePath + "/resource",
						schemaPath: "#/properties/resource/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key1 }
					};
					vErrors = note(vErrors, err3);
					errors++;
				}
				if (data0.resource !== void 0 && func0.call(data0, "resource")) {
					let data1 = data0.resource;
					if (typeof data1 === "string") {
						if (func62(data1) > 2048) {
							const err4 = {
								instancePath: instancePath + "/resource/resource",
								schemaPath: "#/properties/resource/properties/resource/maxLength",
								keyword: "maxLength",
								params: { limit: 2048 }
							};
							vErrors = note(vErrors, err4);
							errors++;
						}
					} else {
						const err5 = {
							instancePath: instancePath + "/resource/resource",
							schemaPath: "#/properties/resource/properties/resource/type",
							keyword: "type",
							params: { type: "string" }
						};
						vErrors = note(vErrors, err5);
						errors++;
					}
				}
				if (data0.resourcePrefix !== void 0 && func0.call(data0, "resourcePrefix")) {
					let data2 = data0.resourcePrefix;
					if (typeof data2 === "string") {
						if (func62(data2) > 128) {
							const err6 = {
								instancePath: instancePath + "/resource/resourcePrefix",
								schemaPath: "#/properties/resource/properties/resourcePrefix/maxLength",
								keyword: "maxLength",
								params: { limit: 128 }
							};
							vErrors = note(vErrors, err6);
							errors++;
						}
					} else {
						const err7 = {
							instancePath: instancePath + "/resource/resourcePrefix",
							schemaPath: "#/properties/resource/properties/resourcePrefix/type",
							keyword: "type",
							params: { type: "string" }
						};
						vErrors = note(vErrors, err7);
						errors++;
					}
				}
			} else {
				const err8 = {
					instancePath: instancePath + "/resource",
					schemaPath: "#/properties/resource/type",
					keyword: "type",
					params: { type: "object" }
				};
				vErrors = note(vErrors, err8);
				errors++;
			}
		}
		if (data.ability !== void 0 && func0.call(data, "ability")) {
			let data3 = data.ability;
			if (typeof data3 === "string") {
				if (func62(data3) > 128) {
					const err9 = {
						instancePath: instancePath + "/ability",
						schemaPath: "#/properties/ability/maxLength",
						keyword: "maxLength",
						params: { limit: 128 }
					};
					vErrors = note(vErrors, err9);
					errors++;
				}
			} else {
				const err10 = {
					instancePath: instancePath + "/ability",
					schemaPath: "#/properties/ability/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err10);
				errors++;
			}
		}
		if (data.data !== void 0 && func0.call(data, "data")) {
			let data4 = data.data;
			if (!(data4 && typeof data4 == "object" && !Array.isArray(data4))) {
				const err11 = {
					instancePath: instancePath + "/data",
					schemaPath: "#/properties/data/type",
					keyword: "type",
					params: { type: "object" }
				};
				vErrors = note(vErrors, err11);
				errors++;
			}
		}
	} else {
		vErrors = note(vErrors, {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		});
		errors++;
	}
	validate25.errors = vErrors;
	return errors === 0;
}
validate25.evaluated = {
	"props": true,
	"dynamicProps": false,
	"dynamicItems": false
};
const restrictions = validate26;
const schema37 = {
	"$schema": "https://json-schema.org/draft/2020-12/schema",
	"$id": "urn:capsig:schema:restrictions",
	"type": "object",
	"properties": {
		"nft_id": {
			"type": "array",
			"items": {
				"type": "string",
				"pattern": "^[0-9]{1,78}$"
			}
		},
		"delegate_to": {
			"type": "array",
			"items": {
				"type": "string",
				"pattern": "^(?:0x)?[0-9a-fA-F]{40}$"
			}
		},
		"uses": {
			"type": "string",
			"pattern": "^[0-9]{1,20}$"
		},
		"max_price": {
			"type": "string",
			"pattern": "^(?:0x)?[0-9a-fA-F]{1,64}$"
		},
		"scopes": {
			"type": "array",
			"items": { "enum": [
				"encryption_sign",
				"lit_action",
				"pkp_sign",
				"sign_session_key"
			] }
		}
	},
	"additionalProperties": true
};
const pattern12 = new RegExp("^[0-9]{1,78}$", "u");
const pattern13 = new RegExp("^(?:0x)?[0-9a-fA-F]{40}$", "u");
const pattern14 = new RegExp("^[0-9]{1,20}$", "u");
const pattern15 = new RegExp("^(?:0x)?[0-9a-fA-F]{1,64}$", "u");
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate26.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.nft_id !== void 0 && func0.call(data, "nft_id")) {
			let data0 = data.nft_id;
			if (Array.isArray(data0)) {
				const len0 = data0.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data1 = data0[i0];
					if (typeof data1 === "string") {
						if (!pattern12.test(data1)) {
							const err0 = {
								instancePath: instancePath + "/nft_id/" + i0,
								schemaPath: "#/properties/nft_id/items/pattern",
								keyword: "pattern",
								params: { pattern: "^[0-9]{1,78}$" }
							};
							vErrors = note(vErrors, err0);
							errors++;
						}
					} else {
						const err1 = {
							instancePath: instancePath + "/nft_id/" + i0,
							schemaPath: "#/properties/nft_id/items/type",
							keyword: "type",
							params: { type: "string" }
						};
						vErrors = note(vErrors, err1);
						errors++;
					}
				}
			} else {
				const err2 = {
					instancePath: instancePath + "/nft_id",
					schemaPath: "#/properties/nft_id/type",
					keyword: "type",
					params: { type: "array" }
				};
				vErrors = note(vErrors, err2);
				errors++;
			}
		}
		if (data.delegate_to !== void 0 && func0.call(data, "delegate_to")) {
			let data2 = data.delegate_to;
			if (Array.isArray(data2)) {
				const len1 = data2.length;
				for (let i1 = 0; i1 < len1; i1++) {
					let data3 = data2[i1];
					if (typeof data3 === "string") {
						if (!pattern13.test(data3)) {
							const err3 = {
								instancePath: instancePath + "/delegate_to/" + i1,
								schemaPath: "#/properties/delegate_to/items/pattern",
								keyword: "pattern",
								params: { pattern: "^(?:0x)?[0-9a-fA-F]{40}$" }
							};
							vErrors = note(vErrors, err3);
							errors++;
						}
					} else {
						const err4 = {
							instancePath: instancePath + "/delegate_to/" + i1,
							schemaPath: "#/properties/delegate_to/items/type",
							keyword: "type",
							params: { type: "string" }
						};
						vErrors = note(vErrors, err4);
						errors++;
					}
				}
			} else {
				const err5 = {
					instancePath: instancePath + "/delegate_to",
					schemaPath: "#/properties/delegate_to/type",
					keyword: "type",
					params: { type: "array" }
				};
				vErrors = note(vErrors, err5);
				errors++;
			}
		}
		if (data.uses !== void 0 && func0.call(data, "uses")) {
			let data4 = data.uses;
			if (typeof data4 === "string") {
				if (!pattern14.test(data4)) {
					const err6 = {
						instancePath: instancePath + "/uses",
						schemaPath: "#/properties/uses/pattern",
						keyword: "pattern",
						params: { pattern: "^[0-9]{1,20}$" }
					};
					vErrors = note(vErrors, err6);
					errors++;
				}
			} else {
				const err7 = {
					instancePath: instancePath + "/uses",
					schemaPath: "#/properties/uses/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err7);
				errors++;
			}
		}
		if (data.max_price !== void 0 && func0.call(data, "max_price")) {
			let data5 = data.max_price;
			if (typeof data5 === "string") {
				if (!pattern15.test(data5)) {
					const err8 = {
						instancePath: instancePath + "/max_price",
						schemaPath: "#/properties/max_price/pattern",
						keyword: "pattern",
						params: { pattern: "^(?:0x)?[0-9a-fA-F]{1,64}$" }
					};
					vErrors = note(vErrors, err8);
					errors++;
				}
			} else {
				const err9 = {
					instancePath: instancePath + "/max_price",
					schemaPath: "#/properties/max_price/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err9);
				errors++;
			}
		}
		if (data.scopes !== void 0 && func0.call(data, "scopes")) {
			let data6 = data.scopes;
			if (Array.isArray(data6)) {
				const len2 = data6.length;
				for (let i2 = 0; i2 < len2; i2++) {
					let data7 = data6[i2];
					if (!(data7 === "encryption_sign" || data7 === "lit_action" || data7 === "pkp_sign" || data7 === "sign_session_key")) {
						const err10 = {
							instancePath: instancePath + "/scopes/" + i2,
							schemaPath: "#/properties/scopes/items/enum",
							keyword: "enum",
							params: { allowedValues: schema37.properties.scopes.items.enum }
						};
						vErrors = note(vErrors, err10);
						errors++;
					}
				}
			} else {
				const err11 = {
					instancePath: instancePath + "/scopes",
					schemaPath: "#/properties/scopes/type",
					keyword: "type",
					params: { type: "array" }
				};
				vErrors = note(vErrors, err11);
				errors++;
			}
		}
	} else {
		vErrors = note(vErrors, {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		});
		errors++;
	}
	validate26.errors = vErrors;
	return errors === 0;
}
validate26.evaluated = {
	"props": true,
	"dynamicProps": false,
	"dynamicItems": false
};
const sessionMessage = validate27;
const schema38 = {
	"$schema": "https://json-schema.org/draft/2020-12/schema",
	"$id": "urn:capsig:schema:session-message",
	"type": "object",
	"properties": {
		"sessionKey": {
			"type": "string",
			"pattern": "^[0-9a-f]{64}$"
		},
		"resourceAbilityRequests": {
			"type": "array",
			"minItems": 1,
			"maxItems": 64,
			"items": { "$ref": "urn:capsig:schema:resource-ability-request" }
		},
		"capabilities": {
			"type": "array",
			"minItems": 1,
			"maxItems": 16,
			"items": { "$ref": "urn:capsig:schema:auth-sig" }
		},
		"issuedAt": {
			"type": "string",
			"maxLength": 256
		},
		"expiration": {
			"type": "string",
			"maxLength": 256
		},
		"nodeAddress": {
			"type": "string",
			"maxLength": 512
		},
		"maxPrice": {
			"type": "string",
			"pattern": "^(?:0x[0-9a-fA-F]{1,64}|[0-9]{1,78})$"
		}
	},
	"required": [
		"sessionKey",
		"resourceAbilityRequests",
		"capabilities",
		"issuedAt",
		"expiration",
		"nodeAddress"
	],
	"additionalProperties": false
};
const pattern16 = new RegExp("^[0-9a-f]{64}$", "u");
const pattern17 = new RegExp("^(?:0x[0-9a-fA-F]{1,64}|[0-9]{1,78})$", "u");
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate27.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		for (const prop0 of schema38.required) if (data[prop0] === void 0 || !func0.call(data, prop0)) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: prop0 }
			});
			errors++;
		}
		for (const key0 of Object.keys(data)) if (!(key0 === "sessionKey" || key0 === "resourceAbilityRequests" || key0 === "capabilities" || key0 === "issuedAt" || key0 === "expiration" || key0 === "nodeAddress" || key0 === "maxPrice")) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 }
			});
			errors++;
		}
		if (data.sessionKey !== void 0 && func0.call(data, "sessionKey")) {
			let data0 = data.sessionKey;
			if (typeof data0 === "string") {
				if (!pattern16.test(data0)) {
					const err2 = {
						instancePath: instancePath + "/sessionKey",
						schemaPath: "#/properties/sessionKey/pattern",
						keyword: "pattern",
						params: { pattern: "^[0-9a-f]{64}$" }
					};
					vErrors = note(vErrors, err2);
					errors++;
				}
			} else {
				const err3 = {
					instancePath: instancePath + "/sessionKey",
					schemaPath: "#/properties/sessionKey/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err3);
				errors++;
			}
		}
		if (data.resourceAbilityRequests !== void 0 && func0.call(data, "resourceAbilityRequests")) {
			let data1 = data.resourceAbilityRequests;
			if (Array.isArray(data1)) {
				if (data1.length > 64) {
					const err4 = {
						instancePath: instancePath + "/resourceAbilityRequests",
						schemaPath: "#/properties/resourceAbilityRequests/maxItems",
						keyword: "maxItems",
						params: { limit: 64 }
					};
					vErrors = note(vErrors, err4);
					errors++;
				}
				if (data1.length < 1) {
					const err5 = {
						instancePath: instancePath + "/resourceAbilityRequests",
						schemaPath: "#/properties/resourceAbilityRequests/minItems",
						keyword: "minItems",
						params: { limit: 1 }
					};
					vErrors = note(vErrors, err5);
					errors++;
				}
				const len0 = data1.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data2 = data1[i0];
					if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
						for (const prop1 of schema36.required) if (data2[prop1] === void 0 || !func0.call(data2, prop1)) {
							const err6 = {
								instancePath: instancePath + "/resourceAbilityRequests/" + i0,
								schemaPath: "urn:capsig:schema:resource-ability-request/required",
								keyword: "required",
								params: { missingProperty: prop1 }
							};
							vErrors = note(vErrors, err6);
							errors++;
						}
						for (const key1 of Object.keys(data2)) if (!(key1 === "resource" || key1 === "ability" || key1 === "data")) {
							const err7 = {
								instancePath: instancePath + "/resourceAbilityRequests/" + i0,
								schemaPath: "urn:capsig:schema:resource-ability-request/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key1 }
							};
							vErrors = note(vErrors, err7);
							errors++;
						}
						if (data2.resource !== void 0 && func0.call(data2, "resource")) {
							let data3 = data2.resource;
							if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
								for (const prop2 of schema36.properties.resource.required) if (data3[prop2] === void 0 || !func0.call(data3, prop2)) {
									const err8 = {
										instancePath: instancePath + "/resourceAbilityRequests/" + i0 + "/resource",
										schemaPath: "urn:capsig:schema:resource-ability-request/properties/resource/required",
										keyword: "required",
										params: { missingProperty: prop2 }
									};
									vErrors = note(vErrors, err8);
									errors++;
								}
								for (const key2 of Object.keys(data3)) if (!(key2 === "resource" || key2 === "resourcePrefix")) {
									const err9 = {
										instancePath: instancePath + "/resourceAbilityRequests/" + i0 + "/resource",
										schemaPath: "urn:capsig:schema:resource-ability-request/properties/resource/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key2 }
									};
									vErrors = note(vErrors, err9);
									errors++;
								}
								if (data3.resource !== void 0 && func0.call(data3, "resource")) {
									let data4 = data3.resource;
									if (typeof data4 === "string") {
										if (func62(data4) > 2048) {
											const err10 = {
												instancePath: instancePath + "/resourceAbilityRequests/" + i0 + "/resource/resource",
												schemaPath: "urn:capsig:schema:resource-ability-request/properties/resource/properties/resource/maxLength",
												keyword: "maxLength",
												params: { limit: 2048 }
											};
											vErrors = note(vErrors, err10);
											errors++;
										}
									} else {
										const err11 = {
											instancePath: instancePath + "/resourceAbilityRequests/" + i0 + "/resource/resource",
											schemaPath: "urn:capsig:schema:resource-ability-request/properties/resource/properties/resource/type",
											keyword: "type",
											params: { type: "string" }
										};
										vErrors = note(vErrors, err11);
										errors++;
									}
								}
								if (data3.resourcePrefix !== void 0 && func0.call(data3, "resourcePrefix")) {
									let data5 = data3.resourcePrefix;
									if (typeof data5 === "string") {
										if (func62(data5) > 128) {
											const err12 = {
												instancePath: instancePath + "/resourceAbilityRequests/" + i0 + "/resource/resourcePrefix",
												schemaPath: "urn:capsig:schema:resource-ability-request/properties/resource/properties/resourcePrefix/maxLength",
												keyword: "maxLength",
												params: { limit: 128 }
											};
											vErrors = note(vErrors, err12);
											errors++;
										}
									} else {
										const err13 = {
											instancePath: instancePath + "/resourceAbilityRequests/" + i0 + "/resource/resourcePrefix",
											schemaPath: "urn:capsig:schema:resource-ability-request/properties/resource/properties/resourcePrefix/type",
											keyword: "type",
											params: { type: "string" }
										};
										vErrors = note(vErrors, err13);
										errors++;
									}
								}
							} else {
								const err14 = {
									instancePath: instancePath + "/resourceAbilityRequests/" + i0 + "/resource",
									schemaPath: "urn:capsig:schema:resource-ability-request/properties/resource/type",
									keyword: "type",
									params: { type: "object" }
								};
								vErrors = note(vErrors, err14);
								errors++;
							}
						}
						if (data2.ability !== void 0 && func0.call(data2, "ability")) {
							let data6 = data2.ability;
							if (typeof data6 === "string") {
								if (func62(data6) > 128) {
									const err15 = {
										instancePath: instancePath + "/resourceAbilityRequests/" + i0 + "/ability",
										schemaPath: "urn:capsig:schema:resource-ability-request/properties/ability/maxLength",
										keyword: "maxLength",
										params: { limit: 128 }
									};
									vErrors = note(vErrors, err15);
									errors++;
								}
							} else {
								const err16 = {
									instancePath: instancePath + "/resourceAbilityRequests/" + i0 + "/ability",
									schemaPath: "urn:capsig:schema:resource-ability-request/properties/ability/type",
									keyword: "type",
									params: { type: "string" }
								};
								vErrors = note(vErrors, err16);
								errors++;
							}
						}
						if (data2.data !== void 0 && func0.call(data2, "data")) {
							let data7 = data2.data;
							if (!(data7 && typeof data7 == "object" && !Array.isArray(data7))) {
								const err17 = {
									instancePath: instancePath + "/resourceAbilityRequests/" + i0 + "/data",
									schemaPath: "urn:capsig:schema:resource-ability-request/properties/data/type",
									keyword: "type",
									params: { type: "object" }
								};
								vErrors = note(vErrors, err17);
								errors++;
							}
						}
					} else {
						const err18 = {
							instancePath: instancePath + "/resourceAbilityRequests/" + i0,
							schemaPath: "urn:capsig:schema:resource-ability-request/type",
							keyword: "type",
							params: { type: "object" }
						};
						vErrors = note(vErrors, err18);
						errors++;
					}
				}
			} else {
				const err19 = {
					instancePath: instancePath + "/resourceAbilityRequests",
					schemaPath: "#/properties/resourceAbilityRequests/type",
					keyword: "type",
					params: { type: "array" }
				};
				vErrors = note(vErrors, err19);
				errors++;
			}
		}
		if (data.capabilities !== void 0 && func0.call(data, "capabilities")) {
			let data8 = data.capabilities;
			if (Array.isArray(data8)) {
				if (data8.length > 16) {
					const err20 = {
						instancePath: instancePath + "/capabilities",
						schemaPath: "#/properties/capabilities/maxItems",
						keyword: "maxItems",
						params: { limit: 16 }
					};
					vErrors = note(vErrors, err20);
					errors++;
				}
				if (data8.length < 1) {
					const err21 = {
						instancePath: instancePath + "/capabilities",
						schemaPath: "#/properties/capabilities/minItems",
						keyword: "minItems",
						params: { limit: 1 }
					};
					vErrors = note(vErrors, err21);
					errors++;
				}
				const len1 = data8.length;
				for (let i1 = 0; i1 < len1; i1++) {
					let data9 = data8[i1];
					if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
						for (const prop3 of schema31.required) if (data9[prop3] === void 0 || !func0.call(data9, prop3)) {
							const err22 = {
								instancePath: instancePath + "/capabilities/" + i1,
								schemaPath: "urn:capsig:schema:auth-sig/required",
								keyword: "required",
								params: { missingProperty: prop3 }
							};
							vErrors = note(vErrors, err22);
							errors++;
						}
						for (const key3 of Object.keys(data9)) if (!(key3 === "sig" || key3 === "derivedVia" || key3 === "signedMessage" || key3 === "address" || key3 === "algo")) {
							const err23 = {
								instancePath: instancePath + "/capabilities/" + i1,
								schemaPath: "urn:capsig:schema:auth-sig/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key3 }
							};
							vErrors = note(vErrors, err23);
							errors++;
						}
						if (data9.sig !== void 0 && func0.call(data9, "sig")) {
							let data10 = data9.sig;
							if (typeof data10 === "string") {
								if (func62(data10) > 8192) {
									const err24 = {
										instancePath: instancePath + "/capabilities/" + i1 + "/sig",
										schemaPath: "urn:capsig:schema:auth-sig/properties/sig/maxLength",
										keyword: "maxLength",
										params: { limit: 8192 }
									};
									vErrors = note(vErrors, err24);
									errors++;
								}
							} else {
								const err25 = {
									instancePath: instancePath + "/capabilities/" + i1 + "/sig",
									schemaPath: "urn:capsig:schema:auth-sig/properties/sig/type",
									keyword: "type",
									params: { type: "string" }
								};
								vErrors = note(vErrors, err25);
								errors++;
							}
						}
						if (data9.derivedVia !== void 0 && func0.call(data9, "derivedVia")) {
							let data11 = data9.derivedVia;
							if (typeof data11 === "string") {
								if (func62(data11) > 64) {
									const err26 = {
										instancePath: instancePath + "/capabilities/" + i1 + "/derivedVia",
										schemaPath: "urn:capsig:schema:auth-sig/properties/derivedVia/maxLength",
										keyword: "maxLength",
										params: { limit: 64 }
									};
									vErrors = note(vErrors, err26);
									errors++;
								}
							} else {
								const err27 = {
									instancePath: instancePath + "/capabilities/" + i1 + "/derivedVia",
									schemaPath: "urn:capsig:schema:auth-sig/properties/derivedVia/type",
									keyword: "type",
									params: { type: "string" }
								};
								vErrors = note(vErrors, err27);
								errors++;
							}
						}
						if (data9.signedMessage !== void 0 && func0.call(data9, "signedMessage")) {
							let data12 = data9.signedMessage;
							if (typeof data12 === "string") {
								if (func62(data12) > 65536) {
									const err28 = {
										instancePath: instancePath + "/capabilities/" + i1 + "/signedMessage",
										schemaPath: "urn:capsig:schema:auth-sig/properties/signedMessage/maxLength",
										keyword: "maxLength",
										params: { limit: 65536 }
									};
									vErrors = note(vErrors, err28);
									errors++;
								}
							} else {
								const err29 = {
									instancePath: instancePath + "/capabilities/" + i1 + "/signedMessage",
									schemaPath: "urn:capsig:schema:auth-sig/properties/signedMessage/type",
									keyword: "type",
									params: { type: "string" }
								};
								vErrors = note(vErrors, err29);
								errors++;
							}
						}
						if (data9.address !== void 0 && func0.call(data9, "address")) {
							let data13 = data9.address;
							if (typeof data13 === "string") {
								if (func62(data13) > 128) {
									const err30 = {
										instancePath: instancePath + "/capabilities/" + i1 + "/address",
										schemaPath: "urn:capsig:schema:auth-sig/properties/address/maxLength",
										keyword: "maxLength",
										params: { limit: 128 }
									};
									vErrors = note(vErrors, err30);
									errors++;
								}
							} else {
								const err31 = {
									instancePath: instancePath + "/capabilities/" + i1 + "/address",
									schemaPath: "urn:capsig:schema:auth-sig/properties/address/type",
									keyword: "type",
									params: { type: "string" }
								};
								vErrors = note(vErrors, err31);
								errors++;
							}
						}
						if (data9.algo !== void 0 && func0.call(data9, "algo")) {
							let data14 = data9.algo;
							if (typeof data14 !== "string" && data14 !== null) {
								const err32 = {
									instancePath: instancePath + "/capabilities/" + i1 + "/algo",
									schemaPath: "urn:capsig:schema:auth-sig/properties/algo/type",
									keyword: "type",
									params: { type: schema31.properties.algo.type }
								};
								vErrors = note(vErrors, err32);
								errors++;
							}
							if (typeof data14 === "string") {
								if (func62(data14) > 64) {
									const err33 = {
										instancePath: instancePath + "/capabilities/" + i1 + "/algo",
										schemaPath: "urn:capsig:schema:auth-sig/properties/algo/maxLength",
										keyword: "maxLength",
										params: { limit: 64 }
									};
									vErrors = note(vErrors, err33);
									errors++;
								}
							}
						}
					} else {
						const err34 = {
							instancePath: instancePath + "/capabilities/" + i1,
							schemaPath: "urn:capsig:schema:auth-sig/type",
							keyword: "type",
							params: { type: "object" }
						};
						vErrors = note(vErrors, err34);
						errors++;
					}
				}
			} else {
				const err35 = {
					instancePath: instancePath + "/capabilities",
					schemaPath: "#/properties/capabilities/type",
					keyword: "type",
					params: { type: "array" }
				};
				vErrors = note(vErrors, err35);
				errors++;
			}
		}
		if (data.issuedAt !== void 0 && func0.call(data, "issuedAt")) {
			let data15 = data.issuedAt;
			if (typeof data15 === "string") {
				if (func62(data15) > 256) {
					const err36 = {
						instancePath: instancePath + "/issuedAt",
						schemaPath: "#/properties/issuedAt/maxLength",
						keyword: "maxLength",
						params: { limit: 256 }
					};
					vErrors = note(vErrors, err36);
					errors++;
				}
			} else {
				const err37 = {
					instancePath: instancePath + "/issuedAt",
					schemaPath: "#/properties/issuedAt/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err37);
				errors++;
			}
		}
		if (data.expiration !== void 0 && func0.call(data, "expiration")) {
			let data16 = data.expiration;
			if (typeof data16 === "string") {
				if (func62(data16) > 256) {
					const err38 = {
						instancePath: instancePath + "/expiration",
						schemaPath: "#/properties/expiration/maxLength",
						keyword: "maxLength",
						params: { limit: 256 }
					};
					vErrors = note(vErrors, err38);
					errors++;
				}
			} else {
				const err39 = {
					instancePath: instancePath + "/expiration",
					schemaPath: "#/properties/expiration/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err39);
				errors++;
			}
		}
		if (data.nodeAddress !== void 0 && func0.call(data, "nodeAddress")) {
			let data17 = data.nodeAddress;
			if (typeof data17 === "string") {
				if (func62(data17) > 512) {
					const err40 = {
						instancePath: instancePath + "/nodeAddress",
						schemaPath: "#/properties/nodeAddress/maxLength",
						keyword: "maxLength",
						params: { limit: 512 }
					};
					vErrors = note(vErrors, err40);
					errors++;
				}
			} else {
				const err41 = {
					instancePath: instancePath + "/nodeAddress",
					schemaPath: "#/properties/nodeAddress/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err41);
				errors++;
			}
		}
		if (data.maxPrice !== void 0 && func0.call(data, "maxPrice")) {
			let data18 = data.maxPrice;
			if (typeof data18 === "string") {
				if (!pattern17.test(data18)) {
					const err42 = {
						instancePath: instancePath + "/maxPrice",
						schemaPath: "#/properties/maxPrice/pattern",
						keyword: "pattern",
						params: { pattern: "^(?:0x[0-9a-fA-F]{1,64}|[0-9]{1,78})$" }
					};
					vErrors = note(vErrors, err42);
					errors++;
				}
			} else {
				const err43 = {
					instancePath: instancePath + "/maxPrice",
					schemaPath: "#/properties/maxPrice/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err43);
				errors++;
			}
		}
	} else {
		vErrors = note(vErrors, {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		});
		errors++;
	}
	validate27.errors = vErrors;
	return errors === 0;
}
validate27.evaluated = {
	"props": true,
	"dynamicProps": false,
	"dynamicItems": false
};
const sessionSig = validate28;
const schema41 = {
	"$schema": "https://json-schema.org/draft/2020-12/schema",
	"$id": "urn:capsig:schema:session-sig",
	"type": "object",
	"properties": {
		"sig": {
			"type": "string",
			"pattern": "^[0-9a-f]{128}$"
		},
		"derivedVia": { "const": "litSessionSignViaNacl" },
		"signedMessage": {
			"type": "string",
			"maxLength": 524288
		},
		"address": {
			"type": "string",
			"pattern": "^[0-9a-f]{64}$"
		},
		"algo": { "const": "ed25519" }
	},
	"required": [
		"sig",
		"derivedVia",
		"signedMessage",
		"address",
		"algo"
	],
	"additionalProperties": false
};
const pattern18 = new RegExp("^[0-9a-f]{128}$", "u");
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate28.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		for (const prop0 of schema41.required) if (data[prop0] === void 0 || !func0.call(data, prop0)) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: prop0 }
			});
			errors++;
		}
		for (const key0 of Object.keys(data)) if (!(key0 === "sig" || key0 === "derivedVia" || key0 === "signedMessage" || key0 === "address" || key0 === "algo")) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 }
			});
			errors++;
		}
		if (data.sig !== void 0 && func0.call(data, "sig")) {
			let data0 = data.sig;
			if (typeof data0 === "string") {
				if (!pattern18.test(data0)) {
					const err2 = {
						instancePath: instancePath + "/sig",
						schemaPath: "#/properties/sig/pattern",
						keyword: "pattern",
						params: { pattern: "^[0-9a-f]{128}$" }
					};
					vErrors = note(vErrors, err2);
					errors++;
				}
			} else {
				const err3 = {
					instancePath: instancePath + "/sig",
					schemaPath: "#/properties/sig/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err3);
				errors++;
			}
		}
		if (data.derivedVia !== void 0 && func0.call(data, "derivedVia")) {
			if ("litSessionSignViaNacl" !== data.derivedVia) {
				const err4 = {
					instancePath: instancePath + "/derivedVia",
					schemaPath: "#/properties/derivedVia/const",
					keyword: "const",
					params: { allowedValue: "litSessionSignViaNacl" }
				};
				vErrors = note(vErrors, err4);
				errors++;
			}
		}
		if (data.signedMessage !== void 0 && func0.call(data, "signedMessage")) {
			let data2 = data.signedMessage;
			if (typeof data2 === "string") {
				if (func62(data2) > 524288) {
					const err5 = {
						instancePath: instancePath + "/signedMessage",
						schemaPath: "#/properties/signedMessage/maxLength",
						keyword: "maxLength",
						params: { limit: 524288 }
					};
					vErrors = note(vErrors, err5);
					errors++;
				}
			} else {
				const err6 = {
					instancePath: instancePath + "/signedMessage",
					schemaPath: "#/properties/signedMessage/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err6);
				errors++;
			}
		}
		if (data.address !== void 0 && func0.call(data, "address")) {
			let data3 = data.address;
			if (typeof data3 === "string") {
				if (!pattern16.test(data3)) {
					const err7 = {
						instancePath: instancePath + "/address",
						schemaPath: "#/properties/address/pattern",
						keyword: "pattern",
						params: { pattern: "^[0-9a-f]{64}$" }
					};
					vErrors = note(vErrors, err7);
					errors++;
				}
			} else {
				const err8 = {
					instancePath: instancePath + "/address",
					schemaPath: "#/properties/address/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err8);
				errors++;
			}
		}
		if (data.algo !== void 0 && func0.call(data, "algo")) {
			if ("ed25519" !== data.algo) {
				const err9 = {
					instancePath: instancePath + "/algo",
					schemaPath: "#/properties/algo/const",
					keyword: "const",
					params: { allowedValue: "ed25519" }
				};
				vErrors = note(vErrors, err9);
				errors++;
			}
		}
	} else {
		vErrors = note(vErrors, {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		});
		errors++;
	}
	validate28.errors = vErrors;
	return errors === 0;
}
validate28.evaluated = {
	"props": true,
	"dynamicProps": false,
	"dynamicItems": false
};
const sessionSigs = validate29;
function validate29(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate29.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (Object.keys(data).length > 256) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/maxProperties",
				keyword: "maxProperties",
				params: { limit: 256 }
			});
			errors++;
		}
		if (Object.keys(data).length < 1) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/minProperties",
				keyword: "minProperties",
				params: { limit: 1 }
			});
			errors++;
		}
		for (const key0 of Object.keys(data)) {
			let data0 = data[key0];
			if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
				for (const prop0 of schema41.required) if (data0[prop0] === void 0 || !func0.call(data0, prop0)) {
					const err2 = {
						instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),
						schemaPath: "urn:capsig:schema:session-sig/required",
						keyword: "required",
						params: { missingProperty: prop0 }
					};
					vErrors = note(vErrors, err2);
					errors++;
				}
				for (const key1 of Object.keys(data0)) if (!(key1 === "sig" || key1 === "derivedVia" || key1 === "signedMessage" || key1 === "address" || key1 === "algo")) {
					const err3 = {
						instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),
						schemaPath: "urn:capsig:schema:session-sig/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key1 }
					};
					vErrors = note(vErrors, err3);
					errors++;
				}
				if (data0.sig !== void 0 && func0.call(data0, "sig")) {
					let data1 = data0.sig;
					if (typeof data1 === "string") {
						if (!pattern18.test(data1)) {
							const err4 = {
								instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/sig",
								schemaPath: "urn:capsig:schema:session-sig/properties/sig/pattern",
								keyword: "pattern",
								params: { pattern: "^[0-9a-f]{128}$" }
							};
							vErrors = note(vErrors, err4);
							errors++;
						}
					} else {
						const err5 = {
							instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/sig",
							schemaPath: "urn:capsig:schema:session-sig/properties/sig/type",
							keyword: "type",
							params: { type: "string" }
						};
						vErrors = note(vErrors, err5);
						errors++;
					}
				}
				if (data0.derivedVia !== void 0 && func0.call(data0, "derivedVia")) {
					if ("litSessionSignViaNacl" !== data0.derivedVia) {
						const err6 = {
							instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/derivedVia",
							schemaPath: "urn:capsig:schema:session-sig/properties/derivedVia/const",
							keyword: "const",
							params: { allowedValue: "litSessionSignViaNacl" }
						};
						vErrors = note(vErrors, err6);
						errors++;
					}
				}
				if (data0.signedMessage !== void 0 && func0.call(data0, "signedMessage")) {
					let data3 = data0.signedMessage;
					if (typeof data3 === "string") {
						if (func62(data3) > 524288) {
							const err7 = {
								instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/signedMessage",
								schemaPath: "urn:capsig:schema:session-sig/properties/signedMessage/maxLength",
								keyword: "maxLength",
								params: { limit: 524288 }
							};
							vErrors = note(vErrors, err7);
							errors++;
						}
					} else {
						const err8 = {
							instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/signedMessage",
							schemaPath: "urn:capsig:schema:session-sig/properties/signedMessage/type",
							keyword: "type",
							params: { type: "string" }
						};
						vErrors = note(vErrors, err8);
						errors++;
					}
				}
				if (data0.address !== void 0 && func0.call(data0, "address")) {
					let data4 = data0.address;
					if (typeof data4 === "string") {
						if (!pattern16.test(data4)) {
							const err9 = {
								instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/address",
								schemaPath: "urn:capsig:schema:session-sig/properties/address/pattern",
								keyword: "pattern",
								params: { pattern: "^[0-9a-f]{64}$" }
							};
							vErrors = note(vErrors, err9);
							errors++;
						}
					} else {
						const err10 = {
							instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/address",
							schemaPath: "urn:capsig:schema:session-sig/properties/address/type",
							keyword: "type",
							params: { type: "string" }
						};
						vErrors = note(vErrors, err10);
						errors++;
					}
				}
				if (data0.algo !== void 0 && func0.call(data0, "algo")) {
					if ("ed25519" !== data0.algo) {
						const err11 = {
							instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/algo",
							schemaPath: "urn:capsig:schema:session-sig/properties/algo/const",
							keyword: "const",
							params: { allowedValue: "ed25519" }
						};
						vErrors = note(vErrors, err11);
						errors++;
					}
				}
			} else {
				const err12 = {
					instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),
					schemaPath: "urn:capsig:schema:session-sig/type",
					keyword: "type",
					params: { type: "object" }
				};
				vErrors = note(vErrors, err12);
				errors++;
			}
		}
	} else {
		vErrors = note(vErrors, {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		});
		errors++;
	}
	validate29.errors = vErrors;
	return errors === 0;
}
validate29.evaluated = {
	"props": true,
	"dynamicProps": false,
	"dynamicItems": false
};
const signSessionKeyRequest = validate30;
const schema44 = {
	"$schema": "https://json-schema.org/draft/2020-12/schema",
	"$id": "urn:capsig:schema:sign-session-key-request",
	"type": "object",
	"properties": {
		"sessionKey": {
			"type": "string",
			"maxLength": 256
		},
		"authMethods": {
			"type": "array",
			"maxItems": 16,
			"items": {
				"type": "object",
				"properties": {
					"authMethodType": {
						"type": "integer",
						"minimum": 0,
						"maximum": 9007199254740991
					},
					"accessToken": {
						"type": "string",
						"maxLength": 65536
					}
				},
				"required": ["authMethodType", "accessToken"],
				"additionalProperties": false
			}
		},
		"pkpPublicKey": {
			"type": "string",
			"pattern": "^(?:0x)?04[0-9a-fA-F]{128}$"
		},
		"siweMessage": {
			"type": "string",
			"maxLength": 65536
		},
		"curveType": { "const": "BLS" },
		"litActionIpfsId": {
			"type": "string",
			"maxLength": 256
		},
		"code": {
			"type": "string",
			"maxLength": 524288,
			"pattern": "^[A-Za-z0-9+/]*={0,2}$"
		},
		"jsParams": {
			"type": "object",
			"additionalProperties": true
		},
		"epoch": {
			"type": ["integer", "null"],
			"minimum": 0,
			"maximum": 9007199254740991
		}
	},
	"required": [
		"sessionKey",
		"authMethods",
		"siweMessage",
		"curveType"
	],
	"additionalProperties": false
};
const pattern22 = new RegExp("^(?:0x)?04[0-9a-fA-F]{128}$", "u");
const pattern23 = new RegExp("^[A-Za-z0-9+/]*={0,2}$", "u");
function validate30(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate30.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		for (const prop0 of schema44.required) if (data[prop0] === void 0 || !func0.call(data, prop0)) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: prop0 }
			});
			errors++;
		}
		for (const key0 of Object.keys(data)) if (!func0.call(schema44.properties, key0)) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 }
			});
			errors++;
		}
		if (data.sessionKey !== void 0 && func0.call(data, "sessionKey")) {
			let data0 = data.sessionKey;
			if (typeof data0 === "string") {
				if (func62(data0) > 256) {
					const err2 = {
						instancePath: instancePath + "/sessionKey",
						schemaPath: "#/properties/sessionKey/maxLength",
						keyword: "maxLength",
						params: { limit: 256 }
					};
					vErrors = note(vErrors, err2);
					errors++;
				}
			} else {
				const err3 = {
					instancePath: instancePath + "/sessionKey",
					schemaPath: "#/properties/sessionKey/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err3);
				errors++;
			}
		}
		if (data.authMethods !== void 0 && func0.call(data, "authMethods")) {
			let data1 = data.authMethods;
			if (Array.isArray(data1)) {
				if (data1.length > 16) {
					const err4 = {
						instancePath: instancePath + "/authMethods",
						schemaPath: "#/properties/authMethods/maxItems",
						keyword: "maxItems",
						params: { limit: 16 }
					};
					vErrors = note(vErrors, err4);
					errors++;
				}
				const len0 = data1.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data2 = data1[i0];
					if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
						for (const prop1 of schema44.properties.authMethods.items.required) if (data2[prop1] === void 0 || !func0.call(data2, prop1)) {
							const err5 = {
								instancePath: instancePath + "/authMethods/" + i0,
								schemaPath: "#/properties/authMethods/items/required",
								keyword: "required",
								params: { missingProperty: prop1 }
							};
							vErrors = note(vErrors, err5);
							errors++;
						}
						for (const key1 of Object.keys(data2)) if (!(key1 === "authMethodType" || key1 === "accessToken")) {
							const err6 = {
								instancePath: instancePath + "/authMethods/" + i0,
								schemaPath: "#/properties/authMethods/items/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key1 }
							};
							vErrors = note(vErrors, err6);
							errors++;
						}
						if (data2.authMethodType !== void 0 && func0.call(data2, "authMethodType")) {
							let data3 = data2.authMethodType;
							if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3))) {
								const err7 = {
									instancePath: instancePath + "/authMethods/" + i0 + "/authMethodType",
									schemaPath: "#/properties/authMethods/items/properties/authMethodType/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err7);
								errors++;
							}
							if (typeof data3 == "number" && isFinite(data3)) {
								if (data3 > 9007199254740991 || isNaN(data3)) {
									const err8 = {
										instancePath: instancePath + "/authMethods/" + i0 + "/authMethodType",
										schemaPath: "#/properties/authMethods/items/properties/authMethodType/maximum",
										keyword: "maximum",
										params: {
											comparison: "<=",
											limit: 9007199254740991
										}
									};
									vErrors = note(vErrors, err8);
									errors++;
								}
								if (data3 < 0 || isNaN(data3)) {
									const err9 = {
										instancePath: instancePath + "/authMethods/" + i0 + "/authMethodType",
										schemaPath: "#/properties/authMethods/items/properties/authMethodType/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										}
									};
									vErrors = note(vErrors, err9);
									errors++;
								}
							}
						}
						if (data2.accessToken !== void 0 && func0.call(data2, "accessToken")) {
							let data4 = data2.accessToken;
							if (typeof data4 === "string") {
								if (func62(data4) > 65536) {
									const err10 = {
										instancePath: instancePath + "/authMethods/" + i0 + "/accessToken",
										schemaPath: "#/properties/authMethods/items/properties/accessToken/maxLength",
										keyword: "maxLength",
										params: { limit: 65536 }
									};
									vErrors = note(vErrors, err10);
									errors++;
								}
							} else {
								const err11 = {
									instancePath: instancePath + "/authMethods/" + i0 + "/accessToken",
									schemaPath: "#/properties/authMethods/items/properties/accessToken/type",
									keyword: "type",
									params: { type: "string" }
								};
								vErrors = note(vErrors, err11);
								errors++;
							}
						}
					} else {
						const err12 = {
							instancePath: instancePath + "/authMethods/" + i0,
							schemaPath: "#/properties/authMethods/items/type",
							keyword: "type",
							params: { type: "object" }
						};
						vErrors = note(vErrors, err12);
						errors++;
					}
				}
			} else {
				const err13 = {
					instancePath: instancePath + "/authMethods",
					schemaPath: "#/properties/authMethods/type",
					keyword: "type",
					params: { type: "array" }
				};
				vErrors = note(vErrors, err13);
				errors++;
			}
		}
		if (data.pkpPublicKey !== void 0 && func0.call(data, "pkpPublicKey")) {
			let data5 = data.pkpPublicKey;
			if (typeof data5 === "string") {
				if (!pattern22.test(data5)) {
					const err14 = {
						instancePath: instancePath + "/pkpPublicKey",
						schemaPath: "#/properties/pkpPublicKey/pattern",
						keyword: "pattern",
						params: { pattern: "^(?:0x)?04[0-9a-fA-F]{128}$" }
					};
					vErrors = note(vErrors, err14);
					errors++;
				}
			} else {
				const err15 = {
					instancePath: instancePath + "/pkpPublicKey",
					schemaPath: "#/properties/pkpPublicKey/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err15);
				errors++;
			}
		}
		if (data.siweMessage !== void 0 && func0.call(data, "siweMessage")) {
			let data6 = data.siweMessage;
			if (typeof data6 === "string") {
				if (func62(data6) > 65536) {
					const err16 = {
						instancePath: instancePath + "/siweMessage",
						schemaPath: "#/properties/siweMessage/maxLength",
						keyword: "maxLength",
						params: { limit: 65536 }
					};
					vErrors = note(vErrors, err16);
					errors++;
				}
			} else {
				const err17 = {
					instancePath: instancePath + "/siweMessage",
					schemaPath: "#/properties/siweMessage/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err17);
				errors++;
			}
		}
		if (data.curveType !== void 0 && func0.call(data, "curveType")) {
			if ("BLS" !== data.curveType) {
				const err18 = {
					instancePath: instancePath + "/curveType",
					schemaPath: "#/properties/curveType/const",
					keyword: "const",
					params: { allowedValue: "BLS" }
				};
				vErrors = note(vErrors, err18);
				errors++;
			}
		}
		if (data.litActionIpfsId !== void 0 && func0.call(data, "litActionIpfsId")) {
			let data8 = data.litActionIpfsId;
			if (typeof data8 === "string") {
				if (func62(data8) > 256) {
					const err19 = {
						instancePath: instancePath + "/litActionIpfsId",
						schemaPath: "#/properties/litActionIpfsId/maxLength",
						keyword: "maxLength",
						params: { limit: 256 }
					};
					vErrors = note(vErrors, err19);
					errors++;
				}
			} else {
				const err20 = {
					instancePath: instancePath + "/litActionIpfsId",
					schemaPath: "#/properties/litActionIpfsId/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err20);
				errors++;
			}
		}
		if (data.code !== void 0 && func0.call(data, "code")) {
			let data9 = data.code;
			if (typeof data9 === "string") {
				if (func62(data9) > 524288) {
					const err21 = {
						instancePath: instancePath + "/code",
						schemaPath: "#/properties/code/maxLength",
						keyword: "maxLength",
						params: { limit: 524288 }
					};
					vErrors = note(vErrors, err21);
					errors++;
				}
				if (!pattern23.test(data9)) {
					const err22 = {
						instancePath: instancePath + "/code",
						schemaPath: "#/properties/code/pattern",
						keyword: "pattern",
						params: { pattern: "^[A-Za-z0-9+/]*={0,2}$" }
					};
					vErrors = note(vErrors, err22);
					errors++;
				}
			} else {
				const err23 = {
					instancePath: instancePath + "/code",
					schemaPath: "#/properties/code/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err23);
				errors++;
			}
		}
		if (data.jsParams !== void 0 && func0.call(data, "jsParams")) {
			let data10 = data.jsParams;
			if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {} else {
				const err24 = {
					instancePath: instancePath + "/jsParams",
					schemaPath: "#/properties/jsParams/type",
					keyword: "type",
					params: { type: "object" }
				};
				vErrors = note(vErrors, err24);
				errors++;
			}
		}
		if (data.epoch !== void 0 && func0.call(data, "epoch")) {
			let data11 = data.epoch;
			if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11) && isFinite(data11)) && data11 !== null) {
				const err25 = {
					instancePath: instancePath + "/epoch",
					schemaPath: "#/properties/epoch/type",
					keyword: "type",
					params: { type: schema44.properties.epoch.type }
				};
				vErrors = note(vErrors, err25);
				errors++;
			}
			if (typeof data11 == "number" && isFinite(data11)) {
				if (data11 > 9007199254740991 || isNaN(data11)) {
					const err26 = {
						instancePath: instancePath + "/epoch",
						schemaPath: "#/properties/epoch/maximum",
						keyword: "maximum",
						params: {
							comparison: "<=",
							limit: 9007199254740991
						}
					};
					vErrors = note(vErrors, err26);
					errors++;
				}
				if (data11 < 0 || isNaN(data11)) {
					const err27 = {
						instancePath: instancePath + "/epoch",
						schemaPath: "#/properties/epoch/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 0
						}
					};
					vErrors = note(vErrors, err27);
					errors++;
				}
			}
		}
	} else {
		vErrors = note(vErrors, {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		});
		errors++;
	}
	validate30.errors = vErrors;
	return errors === 0;
}
validate30.evaluated = {
	"props": true,
	"dynamicProps": false,
	"dynamicItems": false
};
const signSessionKeyResponse = validate31;
const schema45 = {
	"$schema": "https://json-schema.org/draft/2020-12/schema",
	"$id": "urn:capsig:schema:sign-session-key-response",
	"type": "object",
	"properties": {
		"result": { "const": "success" },
		"signatureShare": {
			"type": "object",
			"properties": { "ProofOfPossession": {
				"type": "string",
				"maxLength": 512
			} },
			"required": ["ProofOfPossession"],
			"additionalProperties": false
		},
		"shareIndex": {
			"type": "integer",
			"minimum": 0,
			"maximum": 254
		},
		"curveType": { "const": "BLS" },
		"siweMessage": {
			"type": "string",
			"maxLength": 65536
		},
		"dataSigned": {
			"type": "string",
			"pattern": "^[0-9a-fA-F]{64}$"
		},
		"blsRootPubkey": {
			"type": "string",
			"pattern": "^[0-9a-fA-F]{96}$"
		}
	},
	"required": [
		"result",
		"signatureShare",
		"shareIndex",
		"curveType",
		"siweMessage",
		"dataSigned",
		"blsRootPubkey"
	],
	"additionalProperties": true
};
const pattern24 = new RegExp("^[0-9a-fA-F]{64}$", "u");
function validate31(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate31.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		for (const prop0 of schema45.required) if (data[prop0] === void 0 || !func0.call(data, prop0)) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: prop0 }
			});
			errors++;
		}
		if (data.result !== void 0 && func0.call(data, "result")) {
			if ("success" !== data.result) {
				const err1 = {
					instancePath: instancePath + "/result",
					schemaPath: "#/properties/result/const",
					keyword: "const",
					params: { allowedValue: "success" }
				};
				vErrors = note(vErrors, err1);
				errors++;
			}
		}
		if (data.signatureShare !== void 0 && func0.call(data, "signatureShare")) {
			let data1 = data.signatureShare;
			if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
				for (const prop1 of schema45.properties.signatureShare.required) if (data1[prop1] === void 0 || !func0.call(data1, prop1)) {
					const err2 = {
						instancePath: instancePath + "/signatureShare",
						schemaPath: "#/properties/signatureShare/required",
						keyword: "required",
						params: { missingProperty: prop1 }
					};
					vErrors = note(vErrors, err2);
					errors++;
				}
				for (const key0 of Object.keys(data1)) if (!(key0 === "ProofOfPossession")) {
					const err3 = {
						instancePath: instancePath + "/signatureShare",
						schemaPath: "#/properties/signatureShare/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key0 }
					};
					vErrors = note(vErrors, err3);
					errors++;
				}
				if (data1.ProofOfPossession !== void 0 && func0.call(data1, "ProofOfPossession")) {
					let data2 = data1.ProofOfPossession;
					if (typeof data2 === "string") {
						if (func62(data2) > 512) {
							const err4 = {
								instancePath: instancePath + "/signatureShare/ProofOfPossession",
								schemaPath: "#/properties/signatureShare/properties/ProofOfPossession/maxLength",
								keyword: "maxLength",
								params: { limit: 512 }
							};
							vErrors = note(vErrors, err4);
							errors++;
						}
					} else {
						const err5 = {
							instancePath: instancePath + "/signatureShare/ProofOfPossession",
							schemaPath: "#/properties/signatureShare/properties/ProofOfPossession/type",
							keyword: "type",
							params: { type: "string" }
						};
						vErrors = note(vErrors, err5);
						errors++;
					}
				}
			} else {
				const err6 = {
					instancePath: instancePath + "/signatureShare",
					schemaPath: "#/properties/signatureShare/type",
					keyword: "type",
					params: { type: "object" }
				};
				vErrors = note(vErrors, err6);
				errors++;
			}
		}
		if (data.shareIndex !== void 0 && func0.call(data, "shareIndex")) {
			let data3 = data.shareIndex;
			if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3))) {
				const err7 = {
					instancePath: instancePath + "/shareIndex",
					schemaPath: "#/properties/shareIndex/type",
					keyword: "type",
					params: { type: "integer" }
				};
				vErrors = note(vErrors, err7);
				errors++;
			}
			if (typeof data3 == "number" && isFinite(data3)) {
				if (data3 > 254 || isNaN(data3)) {
					const err8 = {
						instancePath: instancePath + "/shareIndex",
						schemaPath: "#/properties/shareIndex/maximum",
						keyword: "maximum",
						params: {
							comparison: "<=",
							limit: 254
						}
					};
					vErrors = note(vErrors, err8);
					errors++;
				}
				if (data3 < 0 || isNaN(data3)) {
					const err9 = {
						instancePath: instancePath + "/shareIndex",
						schemaPath: "#/properties/shareIndex/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 0
						}
					};
					vErrors = note(vErrors, err9);
					errors++;
				}
			}
		}
		if (data.curveType !== void 0 && func0.call(data, "curveType")) {
			if ("BLS" !== data.curveType) {
				const err10 = {
					instancePath: instancePath + "/curveType",
					schemaPath: "#/properties/curveType/const",
					keyword: "const",
					params: { allowedValue: "BLS" }
				};
				vErrors = note(vErrors, err10);
				errors++;
			}
		}
		if (data.siweMessage !== void 0 && func0.call(data, "siweMessage")) {
			let data5 = data.siweMessage;
			if (typeof data5 === "string") {
				if (func62(data5) > 65536) {
					const err11 = {
						instancePath: instancePath + "/siweMessage",
						schemaPath: "#/properties/siweMessage/maxLength",
						keyword: "maxLength",
						params: { limit: 65536 }
					};
					vErrors = note(vErrors, err11);
					errors++;
				}
			} else {
				const err12 = {
					instancePath: instancePath + "/siweMessage",
					schemaPath: "#/properties/siweMessage/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err12);
				errors++;
			}
		}
		if (data.dataSigned !== void 0 && func0.call(data, "dataSigned")) {
			let data6 = data.dataSigned;
			if (typeof data6 === "string") {
				if (!pattern24.test(data6)) {
					const err13 = {
						instancePath: instancePath + "/dataSigned",
						schemaPath: "#/properties/dataSigned/pattern",
						keyword: "pattern",
						params: { pattern: "^[0-9a-fA-F]{64}$" }
					};
					vErrors = note(vErrors, err13);
					errors++;
				}
			} else {
				const err14 = {
					instancePath: instancePath + "/dataSigned",
					schemaPath: "#/properties/dataSigned/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err14);
				errors++;
			}
		}
		if (data.blsRootPubkey !== void 0 && func0.call(data, "blsRootPubkey")) {
			let data7 = data.blsRootPubkey;
			if (typeof data7 === "string") {
				if (!pattern4.test(data7)) {
					const err15 = {
						instancePath: instancePath + "/blsRootPubkey",
						schemaPath: "#/properties/blsRootPubkey/pattern",
						keyword: "pattern",
						params: { pattern: "^[0-9a-fA-F]{96}$" }
					};
					vErrors = note(vErrors, err15);
					errors++;
				}
			} else {
				const err16 = {
					instancePath: instancePath + "/blsRootPubkey",
					schemaPath: "#/properties/blsRootPubkey/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err16);
				errors++;
			}
		}
	} else {
		vErrors = note(vErrors, {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" }
		});
		errors++;
	}
	validate31.errors = vErrors;
	return errors === 0;
}
validate31.evaluated = {
	"props": true,
	"dynamicProps": false,
	"dynamicItems": false
};
function note(errors, error) {
	if (errors === null) return [error];
	const last = errors[errors.length - 1];
	if (error.keyword === "additionalProperties" && last.keyword === "additionalProperties" && last.instancePath === error.instancePath) return errors;
	if (errors.length < 1023) errors.push(error);
	else if (errors.length < 1024) errors.push({
		instancePath: "",
		schemaPath: "#",
		keyword: "errorLimit",
		params: { limit: 1024 }
	});
	return errors;
}
export { authSig, handshakeResponse, networkConfiguration, recapDetails, registry, resourceAbilityRequest, restrictions, sessionMessage, sessionSig, sessionSigs, signSessionKeyRequest, signSessionKeyResponse };
