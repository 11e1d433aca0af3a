// Generated from schemas/ by `npm run generate`; not edited by hand.
var __commonJSMin = (cb, mod) => () => (mod || (cb((mod = { exports: {} }).exports, mod, mod.exports), cb = null), mod.exports);
var require_ucs2length = __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	function ucs2length(str) {
		const len = str.length;
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
const func65 = require_ucs2length().default;
function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate20.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.sig === void 0 || !func0.call(data, "sig")) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "sig" }
			});
			errors++;
		}
		if (data.derivedVia === void 0 || !func0.call(data, "derivedVia")) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "derivedVia" }
			});
			errors++;
		}
		if (data.signedMessage === void 0 || !func0.call(data, "signedMessage")) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "signedMessage" }
			});
			errors++;
		}
		if (data.address === void 0 || !func0.call(data, "address")) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "address" }
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
				if (func65(data0) > 8192) {
					const err5 = {
						instancePath: instancePath + "/sig",
						schemaPath: "#/properties/sig/maxLength",
						keyword: "maxLength",
						params: { limit: 8192 }
					};
					vErrors = note(vErrors, err5);
					errors++;
				}
			} else {
				const err6 = {
					instancePath: instancePath + "/sig",
					schemaPath: "#/properties/sig/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err6);
				errors++;
			}
		}
		if (data.derivedVia !== void 0 && func0.call(data, "derivedVia")) {
			let data1 = data.derivedVia;
			if (typeof data1 === "string") {
				if (func65(data1) > 64) {
					const err7 = {
						instancePath: instancePath + "/derivedVia",
						schemaPath: "#/properties/derivedVia/maxLength",
						keyword: "maxLength",
						params: { limit: 64 }
					};
					vErrors = note(vErrors, err7);
					errors++;
				}
			} else {
				const err8 = {
					instancePath: instancePath + "/derivedVia",
					schemaPath: "#/properties/derivedVia/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err8);
				errors++;
			}
		}
		if (data.signedMessage !== void 0 && func0.call(data, "signedMessage")) {
			let data2 = data.signedMessage;
			if (typeof data2 === "string") {
				if (func65(data2) > 65536) {
					const err9 = {
						instancePath: instancePath + "/signedMessage",
						schemaPath: "#/properties/signedMessage/maxLength",
						keyword: "maxLength",
						params: { limit: 65536 }
					};
					vErrors = note(vErrors, err9);
					errors++;
				}
			} else {
				const err10 = {
					instancePath: instancePath + "/signedMessage",
					schemaPath: "#/properties/signedMessage/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err10);
				errors++;
			}
		}
		if (data.address !== void 0 && func0.call(data, "address")) {
			let data3 = data.address;
			if (typeof data3 === "string") {
				if (func65(data3) > 128) {
					const err11 = {
						instancePath: instancePath + "/address",
						schemaPath: "#/properties/address/maxLength",
						keyword: "maxLength",
						params: { limit: 128 }
					};
					vErrors = note(vErrors, err11);
					errors++;
				}
			} else {
				const err12 = {
					instancePath: instancePath + "/address",
					schemaPath: "#/properties/address/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err12);
				errors++;
			}
		}
		if (data.algo !== void 0 && func0.call(data, "algo")) {
			let data4 = data.algo;
			if (typeof data4 !== "string" && data4 !== null) {
				const err13 = {
					instancePath: instancePath + "/algo",
					schemaPath: "#/properties/algo/type",
					keyword: "type",
					params: { type: schema31.properties.algo.type }
				};
				vErrors = note(vErrors, err13);
				errors++;
			}
			if (typeof data4 === "string") {
				if (func65(data4) > 64) {
					const err14 = {
						instancePath: instancePath + "/algo",
						schemaPath: "#/properties/algo/maxLength",
						keyword: "maxLength",
						params: { limit: 64 }
					};
					vErrors = note(vErrors, err14);
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
const recapDetails = validate21;
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate21.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.att === void 0 || !func0.call(data, "att")) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "att" }
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
						if (func65(key1) > 2179) {
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
								if (func65(key3) > 256) {
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
				for (let i1 = 0; i1 < len1; i1++) {
					let data5 = data4[i1];
					if (typeof data5 === "string") {
						if (func65(data5) > 256) {
							const err15 = {
								instancePath: instancePath + "/prf/" + i1,
								schemaPath: "#/properties/prf/items/maxLength",
								keyword: "maxLength",
								params: { limit: 256 }
							};
							vErrors = note(vErrors, err15);
							errors++;
						}
					} else {
						const err16 = {
							instancePath: instancePath + "/prf/" + i1,
							schemaPath: "#/properties/prf/items/type",
							keyword: "type",
							params: { type: "string" }
						};
						vErrors = note(vErrors, err16);
						errors++;
					}
				}
			} else {
				const err17 = {
					instancePath: instancePath + "/prf",
					schemaPath: "#/properties/prf/type",
					keyword: "type",
					params: { type: "array" }
				};
				vErrors = note(vErrors, err17);
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
	validate21.errors = vErrors;
	return errors === 0;
}
validate21.evaluated = {
	"props": true,
	"dynamicProps": false,
	"dynamicItems": false
};
const resourceAbilityRequest = validate22;
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate22.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.resource === void 0 || !func0.call(data, "resource")) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "resource" }
			});
			errors++;
		}
		if (data.ability === void 0 || !func0.call(data, "ability")) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "ability" }
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
				if (data0.resource === void 0 || !func0.call(data0, "resource")) {
					const err3 = {
						instancePath: instancePath + "/resource",
						schemaPath: "#/properties/resource/required",
						keyword: "required",
						params: { missingProperty: "resource" }
					};
					vErrors = note(vErrors, err3);
					errors++;
				}
				if (data0.resourcePrefix === void 0 || !func0.call(data0, "resourcePrefix")) {
					const err4 = {
						instancePath: instancePath + "/resource",
						schemaPath: "#/properties/resource/required",
						keyword: "required",
						params: { missingProperty: "resourcePrefix" }
					};
					vErrors = note(vErrors, err4);
					errors++;
				}
				for (const key1 of Object.keys(data0)) if (!(key1 === "resource" || key1 === "resourcePrefix")) {
					const err5 = {
						instancePath: instancePath + "/resource",
						schemaPath: "#/properties/resource/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key1 }
					};
					vErrors = note(vErrors, err5);
					errors++;
				}
				if (data0.resource !== void 0 && func0.call(data0, "resource")) {
					let data1 = data0.resource;
					if (typeof data1 === "string") {
						if (func65(data1) > 2048) {
							const err6 = {
								instancePath: instancePath + "/resource/resource",
								schemaPath: "#/properties/resource/properties/resource/maxLength",
								keyword: "maxLength",
								params: { limit: 2048 }
							};
							vErrors = note(vErrors, err6);
							errors++;
						}
					} else {
						const err7 = {
							instancePath: instancePath + "/resource/resource",
							schemaPath: "#/properties/resource/properties/resource/type",
							keyword: "type",
							params: { type: "string" }
						};
						vErrors = note(vErrors, err7);
						errors++;
					}
				}
				if (data0.resourcePrefix !== void 0 && func0.call(data0, "resourcePrefix")) {
					let data2 = data0.resourcePrefix;
					if (typeof data2 === "string") {
						if (func65(data2) > 128) {
							const err8 = {
								instancePath: instancePath + "/resource/resourcePrefix",
								schemaPath: "#/properties/resource/properties/resourcePrefix/maxLength",
								keyword: "maxLength",
								params: { limit: 128 }
							};
							vErrors = note(vErrors, err8);
							errors++;
						}
					} else {
						const err9 = {
							instancePath: instancePath + "/resource/resourcePrefix",
							schemaPath: "#/properties/resource/properties/resourcePrefix/type",
							keyword: "type",
							params: { type: "string" }
						};
						vErrors = note(vErrors, err9);
						errors++;
					}
				}
			} else {
				const err10 = {
					instancePath: instancePath + "/resource",
					schemaPath: "#/properties/resource/type",
					keyword: "type",
					params: { type: "object" }
				};
				vErrors = note(vErrors, err10);
				errors++;
			}
		}
		if (data.ability !== void 0 && func0.call(data, "ability")) {
			let data3 = data.ability;
			if (typeof data3 === "string") {
				if (func65(data3) > 128) {
					const err11 = {
						instancePath: instancePath + "/ability",
						schemaPath: "#/properties/ability/maxLength",
						keyword: "maxLength",
						params: { limit: 128 }
					};
					vErrors = note(vErrors, err11);
					errors++;
				}
			} else {
				const err12 = {
					instancePath: instancePath + "/ability",
					schemaPath: "#/properties/ability/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err12);
				errors++;
			}
		}
		if (data.data !== void 0 && func0.call(data, "data")) {
			let data4 = data.data;
			if (!(data4 && typeof data4 == "object" && !Array.isArray(data4))) {
				const err13 = {
					instancePath: instancePath + "/data",
					schemaPath: "#/properties/data/type",
					keyword: "type",
					params: { type: "object" }
				};
				vErrors = note(vErrors, err13);
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
const restrictions = validate23;
const schema34 = {
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
const pattern4 = new RegExp("^[0-9]{1,78}$", "u");
const pattern5 = new RegExp("^(?:0x)?[0-9a-fA-F]{40}$", "u");
const pattern6 = new RegExp("^[0-9]{1,20}$", "u");
const pattern7 = new RegExp("^(?:0x)?[0-9a-fA-F]{1,64}$", "u");
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate23.evaluated;
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
						if (!pattern4.test(data1)) {
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
						if (!pattern5.test(data3)) {
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
				if (!pattern6.test(data4)) {
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
				if (!pattern7.test(data5)) {
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
							params: { allowedValues: schema34.properties.scopes.items.enum }
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
	validate23.errors = vErrors;
	return errors === 0;
}
validate23.evaluated = {
	"props": true,
	"dynamicProps": false,
	"dynamicItems": false
};
const sessionMessage = validate24;
const pattern8 = new RegExp("^[0-9a-f]{64}$", "u");
const pattern9 = new RegExp("^(?:0x[0-9a-fA-F]{1,64}|[0-9]{1,78})$", "u");
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate24.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.sessionKey === void 0 || !func0.call(data, "sessionKey")) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "sessionKey" }
			});
			errors++;
		}
		if (data.resourceAbilityRequests === void 0 || !func0.call(data, "resourceAbilityRequests")) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "resourceAbilityRequests" }
			});
			errors++;
		}
		if (data.capabilities === void 0 || !func0.call(data, "capabilities")) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "capabilities" }
			});
			errors++;
		}
		if (data.issuedAt === void 0 || !func0.call(data, "issuedAt")) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "issuedAt" }
			});
			errors++;
		}
		if (data.expiration === void 0 || !func0.call(data, "expiration")) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "expiration" }
			});
			errors++;
		}
		if (data.nodeAddress === void 0 || !func0.call(data, "nodeAddress")) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "nodeAddress" }
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
				if (!pattern8.test(data0)) {
					const err7 = {
						instancePath: instancePath + "/sessionKey",
						schemaPath: "#/properties/sessionKey/pattern",
						keyword: "pattern",
						params: { pattern: "^[0-9a-f]{64}$" }
					};
					vErrors = note(vErrors, err7);
					errors++;
				}
			} else {
				const err8 = {
					instancePath: instancePath + "/sessionKey",
					schemaPath: "#/properties/sessionKey/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err8);
				errors++;
			}
		}
		if (data.resourceAbilityRequests !== void 0 && func0.call(data, "resourceAbilityRequests")) {
			let data1 = data.resourceAbilityRequests;
			if (Array.isArray(data1)) {
				if (data1.length > 64) {
					const err9 = {
						instancePath: instancePath + "/resourceAbilityRequests",
						schemaPath: "#/properties/resourceAbilityRequests/maxItems",
						keyword: "maxItems",
						params: { limit: 64 }
					};
					vErrors = note(vErrors, err9);
					errors++;
				}
				if (data1.length < 1) {
					const err10 = {
						instancePath: instancePath + "/resourceAbilityRequests",
						schemaPath: "#/properties/resourceAbilityRequests/minItems",
						keyword: "minItems",
						params: { limit: 1 }
					};
					vErrors = note(vErrors, err10);
					errors++;
				}
				const len0 = data1.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data2 = data1[i0];
					if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
						if (data2.resource === void 0 || !func0.call(data2, "resource")) {
							const err11 = {
								instancePath: instancePath + "/resourceAbilityRequests/" + i0,
								schemaPath: "urn:capsig:schema:resource-ability-request/required",
								keyword: "required",
								params: { missingProperty: "resource" }
							};
							vErrors = note(vErrors, err11);
							errors++;
						}
						if (data2.ability === void 0 || !func0.call(data2, "ability")) {
							const err12 = {
								instancePath: instancePath + "/resourceAbilityRequests/" + i0,
								schemaPath: "urn:capsig:schema:resource-ability-request/required",
								keyword: "required",
								params: { missingProperty: "ability" }
							};
							vErrors = note(vErrors, err12);
							errors++;
						}
						for (const key1 of Object.keys(data2)) if (!(key1 === "resource" || key1 === "ability" || key1 === "data")) {
							const err13 = {
								instancePath: instancePath + "/resourceAbilityRequests/" + i0,
								schemaPath: "urn:capsig:schema:resource-ability-request/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key1 }
							};
							vErrors = note(vErrors, err13);
							errors++;
						}
						if (data2.resource !== void 0 && func0.call(data2, "resource")) {
							let data3 = data2.resource;
							if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
								if (data3.resource === void 0 || !func0.call(data3, "resource")) {
									const err14 = {
										instancePath: instancePath + "/resourceAbilityRequests/" + i0 + "/resource",
										schemaPath: "urn:capsig:schema:resource-ability-request/properties/resource/required",
										keyword: "required",
										params: { missingProperty: "resource" }
									};
									vErrors = note(vErrors, err14);
									errors++;
								}
								if (data3.resourcePrefix === void 0 || !func0.call(data3, "resourcePrefix")) {
									const err15 = {
										instancePath: instancePath + "/resourceAbilityRequests/" + i0 + "/resource",
										schemaPath: "urn:capsig:schema:resource-ability-request/properties/resource/required",
										keyword: "required",
										params: { missingProperty: "resourcePrefix" }
									};
									vErrors = note(vErrors, err15);
									errors++;
								}
								for (const key2 of Object.keys(data3)) if (!(key2 === "resource" || key2 === "resourcePrefix")) {
									const err16 = {
										instancePath: instancePath + "/resourceAbilityRequests/" + i0 + "/resource",
										schemaPath: "urn:capsig:schema:resource-ability-request/properties/resource/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key2 }
									};
									vErrors = note(vErrors, err16);
									errors++;
								}
								if (data3.resource !== void 0 && func0.call(data3, "resource")) {
									let data4 = data3.resource;
									if (typeof data4 === "string") {
										if (func65(data4) > 2048) {
											const err17 = {
												instancePath: instancePath + "/resourceAbilityRequests/" + i0 + "/resource/resource",
												schemaPath: "urn:capsig:schema:resource-ability-request/properties/resource/properties/resource/maxLength",
												keyword: "maxLength",
												params: { limit: 2048 }
											};
											vErrors = note(vErrors, err17);
											errors++;
										}
									} else {
										const err18 = {
											instancePath: instancePath + "/resourceAbilityRequests/" + i0 + "/resource/resource",
											schemaPath: "urn:capsig:schema:resource-ability-request/properties/resource/properties/resource/type",
											keyword: "type",
											params: { type: "string" }
										};
										vErrors = note(vErrors, err18);
										errors++;
									}
								}
								if (data3.resourcePrefix !== void 0 && func0.call(data3, "resourcePrefix")) {
									let data5 = data3.resourcePrefix;
									if (typeof data5 === "string") {
										if (func65(data5) > 128) {
											const err19 = {
												instancePath: instancePath + "/resourceAbilityRequests/" + i0 + "/resource/resourcePrefix",
												schemaPath: "urn:capsig:schema:resource-ability-request/properties/resource/properties/resourcePrefix/maxLength",
												keyword: "maxLength",
												params: { limit: 128 }
											};
											vErrors = note(vErrors, err19);
											errors++;
										}
									} else {
										const err20 = {
											instancePath: instancePath + "/resourceAbilityRequests/" + i0 + "/resource/resourcePrefix",
											schemaPath: "urn:capsig:schema:resource-ability-request/properties/resource/properties/resourcePrefix/type",
											keyword: "type",
											params: { type: "string" }
										};
										vErrors = note(vErrors, err20);
										errors++;
									}
								}
							} else {
								const err21 = {
									instancePath: instancePath + "/resourceAbilityRequests/" + i0 + "/resource",
									schemaPath: "urn:capsig:schema:resource-ability-request/properties/resource/type",
									keyword: "type",
									params: { type: "object" }
								};
								vErrors = note(vErrors, err21);
								errors++;
							}
						}
						if (data2.ability !== void 0 && func0.call(data2, "ability")) {
							let data6 = data2.ability;
							if (typeof data6 === "string") {
								if (func65(data6) > 128) {
									const err22 = {
										instancePath: instancePath + "/resourceAbilityRequests/" + i0 + "/ability",
										schemaPath: "urn:capsig:schema:resource-ability-request/properties/ability/maxLength",
										keyword: "maxLength",
										params: { limit: 128 }
									};
									vErrors = note(vErrors, err22);
									errors++;
								}
							} else {
								const err23 = {
									instancePath: instancePath + "/resourceAbilityRequests/" + i0 + "/ability",
									schemaPath: "urn:capsig:schema:resource-ability-request/properties/ability/type",
									keyword: "type",
									params: { type: "string" }
								};
								vErrors = note(vErrors, err23);
								errors++;
							}
						}
						if (data2.data !== void 0 && func0.call(data2, "data")) {
							let data7 = data2.data;
							if (!(data7 && typeof data7 == "object" && !Array.isArray(data7))) {
								const err24 = {
									instancePath: instancePath + "/resourceAbilityRequests/" + i0 + "/data",
									schemaPath: "urn:capsig:schema:resource-ability-request/properties/data/type",
									keyword: "type",
									params: { type: "object" }
								};
								vErrors = note(vErrors, err24);
								errors++;
							}
						}
					} else {
						const err25 = {
							instancePath: instancePath + "/resourceAbilityRequests/" + i0,
							schemaPath: "urn:capsig:schema:resource-ability-request/type",
							keyword: "type",
							params: { type: "object" }
						};
						vErrors = note(vErrors, err25);
						errors++;
					}
				}
			} else {
				const err26 = {
					instancePath: instancePath + "/resourceAbilityRequests",
					schemaPath: "#/properties/resourceAbilityRequests/type",
					keyword: "type",
					params: { type: "array" }
				};
				vErrors = note(vErrors, err26);
				errors++;
			}
		}
		if (data.capabilities !== void 0 && func0.call(data, "capabilities")) {
			let data8 = data.capabilities;
			if (Array.isArray(data8)) {
				if (data8.length > 16) {
					const err27 = {
						instancePath: instancePath + "/capabilities",
						schemaPath: "#/properties/capabilities/maxItems",
						keyword: "maxItems",
						params: { limit: 16 }
					};
					vErrors = note(vErrors, err27);
					errors++;
				}
				if (data8.length < 1) {
					const err28 = {
						instancePath: instancePath + "/capabilities",
						schemaPath: "#/properties/capabilities/minItems",
						keyword: "minItems",
						params: { limit: 1 }
					};
					vErrors = note(vErrors, err28);
					errors++;
				}
				const len1 = data8.length;
				for (let i1 = 0; i1 < len1; i1++) {
					let data9 = data8[i1];
					if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
						if (data9.sig === void 0 || !func0.call(data9, "sig")) {
							const err29 = {
								instancePath: instancePath + "/capabilities/" + i1,
								schemaPath: "urn:capsig:schema:auth-sig/required",
								keyword: "required",
								params: { missingProperty: "sig" }
							};
							vErrors = note(vErrors, err29);
							errors++;
						}
						if (data9.derivedVia === void 0 || !func0.call(data9, "derivedVia")) {
							const err30 = {
								instancePath: instancePath + "/capabilities/" + i1,
								schemaPath: "urn:capsig:schema:auth-sig/required",
								keyword: "required",
								params: { missingProperty: "derivedVia" }
							};
							vErrors = note(vErrors, err30);
							errors++;
						}
						if (data9.signedMessage === void 0 || !func0.call(data9, "signedMessage")) {
							const err31 = {
								instancePath: instancePath + "/capabilities/" + i1,
								schemaPath: "urn:capsig:schema:auth-sig/required",
								keyword: "required",
								params: { missingProperty: "signedMessage" }
							};
							vErrors = note(vErrors, err31);
							errors++;
						}
						if (data9.address === void 0 || !func0.call(data9, "address")) {
							const err32 = {
								instancePath: instancePath + "/capabilities/" + i1,
								schemaPath: "urn:capsig:schema:auth-sig/required",
								keyword: "required",
								params: { missingProperty: "address" }
							};
							vErrors = note(vErrors, err32);
							errors++;
						}
						for (const key3 of Object.keys(data9)) if (!(key3 === "sig" || key3 === "derivedVia" || key3 === "signedMessage" || key3 === "address" || key3 === "algo")) {
							const err33 = {
								instancePath: instancePath + "/capabilities/" + i1,
								schemaPath: "urn:capsig:schema:auth-sig/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key3 }
							};
							vErrors = note(vErrors, err33);
							errors++;
						}
						if (data9.sig !== void 0 && func0.call(data9, "sig")) {
							let data10 = data9.sig;
							if (typeof data10 === "string") {
								if (func65(data10) > 8192) {
									const err34 = {
										instancePath: instancePath + "/capabilities/" + i1 + "/sig",
										schemaPath: "urn:capsig:schema:auth-sig/properties/sig/maxLength",
										keyword: "maxLength",
										params: { limit: 8192 }
									};
									vErrors = note(vErrors, err34);
									errors++;
								}
							} else {
								const err35 = {
									instancePath: instancePath + "/capabilities/" + i1 + "/sig",
									schemaPath: "urn:capsig:schema:auth-sig/properties/sig/type",
									keyword: "type",
									params: { type: "string" }
								};
								vErrors = note(vErrors, err35);
								errors++;
							}
						}
						if (data9.derivedVia !== void 0 && func0.call(data9, "derivedVia")) {
							let data11 = data9.derivedVia;
							if (typeof data11 === "string") {
								if (func65(data11) > 64) {
									const err36 = {
										instancePath: instancePath + "/capabilities/" + i1 + "/derivedVia",
										schemaPath: "urn:capsig:schema:auth-sig/properties/derivedVia/maxLength",
										keyword: "maxLength",
										params: { limit: 64 }
									};
									vErrors = note(vErrors, err36);
									errors++;
								}
							} else {
								const err37 = {
									instancePath: instancePath + "/capabilities/" + i1 + "/derivedVia",
									schemaPath: "urn:capsig:schema:auth-sig/properties/derivedVia/type",
									keyword: "type",
									params: { type: "string" }
								};
								vErrors = note(vErrors, err37);
								errors++;
							}
						}
						if (data9.signedMessage !== void 0 && func0.call(data9, "signedMessage")) {
							let data12 = data9.signedMessage;
							if (typeof data12 === "string") {
								if (func65(data12) > 65536) {
									const err38 = {
										instancePath: instancePath + "/capabilities/" + i1 + "/signedMessage",
										schemaPath: "urn:capsig:schema:auth-sig/properties/signedMessage/maxLength",
										keyword: "maxLength",
										params: { limit: 65536 }
									};
									vErrors = note(vErrors, err38);
									errors++;
								}
							} else {
								const err39 = {
									instancePath: instancePath + "/capabilities/" + i1 + "/signedMessage",
									schemaPath: "urn:capsig:schema:auth-sig/properties/signedMessage/type",
									keyword: "type",
									params: { type: "string" }
								};
								vErrors = note(vErrors, err39);
								errors++;
							}
						}
						if (data9.address !== void 0 && func0.call(data9, "address")) {
							let data13 = data9.address;
							if (typeof data13 === "string") {
								if (func65(data13) > 128) {
									const err40 = {
										instancePath: instancePath + "/capabilities/" + i1 + "/address",
										schemaPath: "urn:capsig:schema:auth-sig/properties/address/maxLength",
										keyword: "maxLength",
										params: { limit: 128 }
									};
									vErrors = note(vErrors, err40);
									errors++;
								}
							} else {
								const err41 = {
									instancePath: instancePath + "/capabilities/" + i1 + "/address",
									schemaPath: "urn:capsig:schema:auth-sig/properties/address/type",
									keyword: "type",
									params: { type: "string" }
								};
								vErrors = note(vErrors, err41);
								errors++;
							}
						}
						if (data9.algo !== void 0 && func0.call(data9, "algo")) {
							let data14 = data9.algo;
							if (typeof data14 !== "string" && data14 !== null) {
								const err42 = {
									instancePath: instancePath + "/capabilities/" + i1 + "/algo",
									schemaPath: "urn:capsig:schema:auth-sig/properties/algo/type",
									keyword: "type",
									params: { type: schema31.properties.algo.type }
								};
								vErrors = note(vErrors, err42);
								errors++;
							}
							if (typeof data14 === "string") {
								if (func65(data14) > 64) {
									const err43 = {
										instancePath: instancePath + "/capabilities/" + i1 + "/algo",
										schemaPath: "urn:capsig:schema:auth-sig/properties/algo/maxLength",
										keyword: "maxLength",
										params: { limit: 64 }
									};
									vErrors = note(vErrors, err43);
									errors++;
								}
							}
						}
					} else {
						const err44 = {
							instancePath: instancePath + "/capabilities/" + i1,
							schemaPath: "urn:capsig:schema:auth-sig/type",
							keyword: "type",
							params: { type: "object" }
						};
						vErrors = note(vErrors, err44);
						errors++;
					}
				}
			} else {
				const err45 = {
					instancePath: instancePath + "/capabilities",
					schemaPath: "#/properties/capabilities/type",
					keyword: "type",
					params: { type: "array" }
				};
				vErrors = note(vErrors, err45);
				errors++;
			}
		}
		if (data.issuedAt !== void 0 && func0.call(data, "issuedAt")) {
			let data15 = data.issuedAt;
			if (typeof data15 === "string") {
				if (func65(data15) > 256) {
					const err46 = {
						instancePath: instancePath + "/issuedAt",
						schemaPath: "#/properties/issuedAt/maxLength",
						keyword: "maxLength",
						params: { limit: 256 }
					};
					vErrors = note(vErrors, err46);
					errors++;
				}
			} else {
				const err47 = {
					instancePath: instancePath + "/issuedAt",
					schemaPath: "#/properties/issuedAt/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err47);
				errors++;
			}
		}
		if (data.expiration !== void 0 && func0.call(data, "expiration")) {
			let data16 = data.expiration;
			if (typeof data16 === "string") {
				if (func65(data16) > 256) {
					const err48 = {
						instancePath: instancePath + "/expiration",
						schemaPath: "#/properties/expiration/maxLength",
						keyword: "maxLength",
						params: { limit: 256 }
					};
					vErrors = note(vErrors, err48);
					errors++;
				}
			} else {
				const err49 = {
					instancePath: instancePath + "/expiration",
					schemaPath: "#/properties/expiration/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err49);
				errors++;
			}
		}
		if (data.nodeAddress !== void 0 && func0.call(data, "nodeAddress")) {
			let data17 = data.nodeAddress;
			if (typeof data17 === "string") {
				if (func65(data17) > 512) {
					const err50 = {
						instancePath: instancePath + "/nodeAddress",
						schemaPath: "#/properties/nodeAddress/maxLength",
						keyword: "maxLength",
						params: { limit: 512 }
					};
					vErrors = note(vErrors, err50);
					errors++;
				}
			} else {
				const err51 = {
					instancePath: instancePath + "/nodeAddress",
					schemaPath: "#/properties/nodeAddress/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err51);
				errors++;
			}
		}
		if (data.maxPrice !== void 0 && func0.call(data, "maxPrice")) {
			let data18 = data.maxPrice;
			if (typeof data18 === "string") {
				if (!pattern9.test(data18)) {
					const err52 = {
						instancePath: instancePath + "/maxPrice",
						schemaPath: "#/properties/maxPrice/pattern",
						keyword: "pattern",
						params: { pattern: "^(?:0x[0-9a-fA-F]{1,64}|[0-9]{1,78})$" }
					};
					vErrors = note(vErrors, err52);
					errors++;
				}
			} else {
				const err53 = {
					instancePath: instancePath + "/maxPrice",
					schemaPath: "#/properties/maxPrice/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err53);
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
const sessionSig = validate25;
const pattern10 = new RegExp("^[0-9a-f]{128}$", "u");
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate25.evaluated;
	if (evaluated0.dynamicProps) evaluated0.props = void 0;
	if (evaluated0.dynamicItems) evaluated0.items = void 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.sig === void 0 || !func0.call(data, "sig")) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "sig" }
			});
			errors++;
		}
		if (data.derivedVia === void 0 || !func0.call(data, "derivedVia")) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "derivedVia" }
			});
			errors++;
		}
		if (data.signedMessage === void 0 || !func0.call(data, "signedMessage")) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "signedMessage" }
			});
			errors++;
		}
		if (data.address === void 0 || !func0.call(data, "address")) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "address" }
			});
			errors++;
		}
		if (data.algo === void 0 || !func0.call(data, "algo")) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "algo" }
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
				if (!pattern10.test(data0)) {
					const err6 = {
						instancePath: instancePath + "/sig",
						schemaPath: "#/properties/sig/pattern",
						keyword: "pattern",
						params: { pattern: "^[0-9a-f]{128}$" }
					};
					vErrors = note(vErrors, err6);
					errors++;
				}
			} else {
				const err7 = {
					instancePath: instancePath + "/sig",
					schemaPath: "#/properties/sig/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err7);
				errors++;
			}
		}
		if (data.derivedVia !== void 0 && func0.call(data, "derivedVia")) {
			if ("litSessionSignViaNacl" !== data.derivedVia) {
				const err8 = {
					instancePath: instancePath + "/derivedVia",
					schemaPath: "#/properties/derivedVia/const",
					keyword: "const",
					params: { allowedValue: "litSessionSignViaNacl" }
				};
				vErrors = note(vErrors, err8);
				errors++;
			}
		}
		if (data.signedMessage !== void 0 && func0.call(data, "signedMessage")) {
			let data2 = data.signedMessage;
			if (typeof data2 === "string") {
				if (func65(data2) > 524288) {
					const err9 = {
						instancePath: instancePath + "/signedMessage",
						schemaPath: "#/properties/signedMessage/maxLength",
						keyword: "maxLength",
						params: { limit: 524288 }
					};
					vErrors = note(vErrors, err9);
					errors++;
				}
			} else {
				const err10 = {
					instancePath: instancePath + "/signedMessage",
					schemaPath: "#/properties/signedMessage/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err10);
				errors++;
			}
		}
		if (data.address !== void 0 && func0.call(data, "address")) {
			let data3 = data.address;
			if (typeof data3 === "string") {
				if (!pattern8.test(data3)) {
					const err11 = {
						instancePath: instancePath + "/address",
						schemaPath: "#/properties/address/pattern",
						keyword: "pattern",
						params: { pattern: "^[0-9a-f]{64}$" }
					};
					vErrors = note(vErrors, err11);
					errors++;
				}
			} else {
				const err12 = {
					instancePath: instancePath + "/address",
					schemaPath: "#/properties/address/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err12);
				errors++;
			}
		}
		if (data.algo !== void 0 && func0.call(data, "algo")) {
			if ("ed25519" !== data.algo) {
				const err13 = {
					instancePath: instancePath + "/algo",
					schemaPath: "#/properties/algo/const",
					keyword: "const",
					params: { allowedValue: "ed25519" }
				};
				vErrors = note(vErrors, err13);
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
const sessionSigs = validate26;
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	const evaluated0 = validate26.evaluated;
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
				if (data0.sig === void 0 || !func0.call(data0, "sig")) {
					const err2 = {
						instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),
						schemaPath: "urn:capsig:schema:session-sig/required",
						keyword: "required",
						params: { missingProperty: "sig" }
					};
					vErrors = note(vErrors, err2);
					errors++;
				}
				if (data0.derivedVia === void 0 || !func0.call(data0, "derivedVia")) {
					const err3 = {
						instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),
						schemaPath: "urn:capsig:schema:session-sig/required",
						keyword: "required",
						params: { missingProperty: "derivedVia" }
					};
					vErrors = note(vErrors, err3);
					errors++;
				}
				if (data0.signedMessage === void 0 || !func0.call(data0, "signedMessage")) {
					const err4 = {
						instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),
						schemaPath: "urn:capsig:schema:session-sig/required",
						keyword: "required",
						params: { missingProperty: "signedMessage" }
					};
					vErrors = note(vErrors, err4);
					errors++;
				}
				if (data0.address === void 0 || !func0.call(data0, "address")) {
					const err5 = {
						instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),
						schemaPath: "urn:capsig:schema:session-sig/required",
						keyword: "required",
						params: { missingProperty: "address" }
					};
					vErrors = note(vErrors, err5);
					errors++;
				}
				if (data0.algo === void 0 || !func0.call(data0, "algo")) {
					const err6 = {
						instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),
						schemaPath: "urn:capsig:schema:session-sig/required",
						keyword: "required",
						params: { missingProperty: "algo" }
					};
					vErrors = note(vErrors, err6);
					errors++;
				}
				for (const key1 of Object.keys(data0)) if (!(key1 === "sig" || key1 === "derivedVia" || key1 === "signedMessage" || key1 === "address" || key1 === "algo")) {
					const err7 = {
						instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),
						schemaPath: "urn:capsig:schema:session-sig/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key1 }
					};
					vErrors = note(vErrors, err7);
					errors++;
				}
				if (data0.sig !== void 0 && func0.call(data0, "sig")) {
					let data1 = data0.sig;
					if (typeof data1 === "string") {
						if (!pattern10.test(data1)) {
							const err8 = {
								instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/sig",
								schemaPath: "urn:capsig:schema:session-sig/properties/sig/pattern",
								keyword: "pattern",
								params: { pattern: "^[0-9a-f]{128}$" }
							};
							vErrors = note(vErrors, err8);
							errors++;
						}
					} else {
						const err9 = {
							instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/sig",
							schemaPath: "urn:capsig:schema:session-sig/properties/sig/type",
							keyword: "type",
							params: { type: "string" }
						};
						vErrors = note(vErrors, err9);
						errors++;
					}
				}
				if (data0.derivedVia !== void 0 && func0.call(data0, "derivedVia")) {
					if ("litSessionSignViaNacl" !== data0.derivedVia) {
						const err10 = {
							instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/derivedVia",
							schemaPath: "urn:capsig:schema:session-sig/properties/derivedVia/const",
							keyword: "const",
							params: { allowedValue: "litSessionSignViaNacl" }
						};
						vErrors = note(vErrors, err10);
						errors++;
					}
				}
				if (data0.signedMessage !== void 0 && func0.call(data0, "signedMessage")) {
					let data3 = data0.signedMessage;
					if (typeof data3 === "string") {
						if (func65(data3) > 524288) {
							const err11 = {
								instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/signedMessage",
								schemaPath: "urn:capsig:schema:session-sig/properties/signedMessage/maxLength",
								keyword: "maxLength",
								params: { limit: 524288 }
							};
							vErrors = note(vErrors, err11);
							errors++;
						}
					} else {
						const err12 = {
							instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/signedMessage",
							schemaPath: "urn:capsig:schema:session-sig/properties/signedMessage/type",
							keyword: "type",
							params: { type: "string" }
						};
						vErrors = note(vErrors, err12);
						errors++;
					}
				}
				if (data0.address !== void 0 && func0.call(data0, "address")) {
					let data4 = data0.address;
					if (typeof data4 === "string") {
						if (!pattern8.test(data4)) {
							const err13 = {
								instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/address",
								schemaPath: "urn:capsig:schema:session-sig/properties/address/pattern",
								keyword: "pattern",
								params: { pattern: "^[0-9a-f]{64}$" }
							};
							vErrors = note(vErrors, err13);
							errors++;
						}
					} else {
						const err14 = {
							instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/address",
							schemaPath: "urn:capsig:schema:session-sig/properties/address/type",
							keyword: "type",
							params: { type: "string" }
						};
						vErrors = note(vErrors, err14);
						errors++;
					}
				}
				if (data0.algo !== void 0 && func0.call(data0, "algo")) {
					if ("ed25519" !== data0.algo) {
						const err15 = {
							instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/algo",
							schemaPath: "urn:capsig:schema:session-sig/properties/algo/const",
							keyword: "const",
							params: { allowedValue: "ed25519" }
						};
						vErrors = note(vErrors, err15);
						errors++;
					}
				}
			} else {
				const err16 = {
					instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),
					schemaPath: "urn:capsig:schema:session-sig/type",
					keyword: "type",
					params: { type: "object" }
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
	validate26.errors = vErrors;
	return errors === 0;
}
validate26.evaluated = {
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
export { authSig, recapDetails, resourceAbilityRequest, restrictions, sessionMessage, sessionSig, sessionSigs };
