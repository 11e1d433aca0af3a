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
const results = validate20;
const schema31 = {
	"$schema": "https://json-schema.org/draft/2020-12/schema",
	"$id": "urn:capsig:schema:results",
	"type": "object",
	"properties": {
		"format": { "const": 1 },
		"implementation": {
			"type": "object",
			"properties": {
				"name": {
					"type": "string",
					"minLength": 1,
					"maxLength": 200
				},
				"version": {
					"type": "string",
					"minLength": 1,
					"maxLength": 200
				},
				"operations": {
					"type": "array",
					"items": {
						"type": "string",
						"minLength": 1,
						"maxLength": 200
					},
					"uniqueItems": true
				},
				"features": {
					"type": "array",
					"items": {
						"type": "string",
						"minLength": 1,
						"maxLength": 200
					},
					"uniqueItems": true
				},
				"classes": {
					"type": "array",
					"items": {
						"type": "string",
						"minLength": 1,
						"maxLength": 200
					},
					"uniqueItems": true
				}
			},
			"required": [
				"name",
				"version",
				"operations",
				"features"
			],
			"additionalProperties": false
		},
		"set": {
			"type": "object",
			"properties": {
				"version": { "type": "string" },
				"count": {
					"type": "integer",
					"minimum": 0
				},
				"reseed": { "type": "string" }
			},
			"required": ["version", "count"],
			"additionalProperties": false
		},
		"profile": { "type": "string" },
		"seed": { "type": "string" },
		"selection": {
			"type": "object",
			"properties": {
				"operations": {
					"type": "array",
					"items": { "type": "string" }
				},
				"rules": {
					"type": "array",
					"items": { "type": "string" }
				},
				"vectors": {
					"type": "array",
					"items": { "type": "string" }
				}
			},
			"required": [],
			"additionalProperties": false
		},
		"classes": {
			"type": "object",
			"additionalProperties": {
				"type": "object",
				"properties": {
					"standard": {
						"type": "object",
						"properties": {
							"rules": {
								"type": "object",
								"properties": {
									"all": {
										"type": "integer",
										"minimum": 0
									},
									"most": {
										"type": "integer",
										"minimum": 0
									},
									"some": {
										"type": "integer",
										"minimum": 0
									},
									"none": {
										"type": "integer",
										"minimum": 0
									},
									"unasked": {
										"type": "integer",
										"minimum": 0
									},
									"total": {
										"type": "integer",
										"minimum": 0
									}
								},
								"required": [
									"all",
									"most",
									"some",
									"none",
									"unasked",
									"total"
								],
								"additionalProperties": false
							},
							"vectors": {
								"type": "object",
								"properties": {
									"right": {
										"type": "integer",
										"minimum": 0
									},
									"unexplained": {
										"type": "integer",
										"minimum": 0
									},
									"accepts": {
										"type": "integer",
										"minimum": 0
									},
									"refuses": {
										"type": "integer",
										"minimum": 0
									},
									"output": {
										"type": "integer",
										"minimum": 0
									},
									"reason": {
										"type": "integer",
										"minimum": 0
									},
									"broken": {
										"type": "integer",
										"minimum": 0
									},
									"unasked": {
										"type": "integer",
										"minimum": 0
									},
									"total": {
										"type": "integer",
										"minimum": 0
									}
								},
								"required": [
									"right",
									"unexplained",
									"accepts",
									"refuses",
									"output",
									"reason",
									"broken",
									"unasked",
									"total"
								],
								"additionalProperties": false
							}
						},
						"required": ["rules", "vectors"],
						"additionalProperties": false
					},
					"hardening": {
						"type": "object",
						"properties": {
							"rules": {
								"type": "object",
								"properties": {
									"all": {
										"type": "integer",
										"minimum": 0
									},
									"most": {
										"type": "integer",
										"minimum": 0
									},
									"some": {
										"type": "integer",
										"minimum": 0
									},
									"none": {
										"type": "integer",
										"minimum": 0
									},
									"unasked": {
										"type": "integer",
										"minimum": 0
									},
									"total": {
										"type": "integer",
										"minimum": 0
									}
								},
								"required": [
									"all",
									"most",
									"some",
									"none",
									"unasked",
									"total"
								],
								"additionalProperties": false
							},
							"vectors": {
								"type": "object",
								"properties": {
									"right": {
										"type": "integer",
										"minimum": 0
									},
									"unexplained": {
										"type": "integer",
										"minimum": 0
									},
									"accepts": {
										"type": "integer",
										"minimum": 0
									},
									"refuses": {
										"type": "integer",
										"minimum": 0
									},
									"output": {
										"type": "integer",
										"minimum": 0
									},
									"reason": {
										"type": "integer",
										"minimum": 0
									},
									"broken": {
										"type": "integer",
										"minimum": 0
									},
									"unasked": {
										"type": "integer",
										"minimum": 0
									},
									"total": {
										"type": "integer",
										"minimum": 0
									}
								},
								"required": [
									"right",
									"unexplained",
									"accepts",
									"refuses",
									"output",
									"reason",
									"broken",
									"unasked",
									"total"
								],
								"additionalProperties": false
							}
						},
						"required": ["rules", "vectors"],
						"additionalProperties": false
					}
				},
				"required": ["standard", "hardening"],
				"additionalProperties": false
			}
		},
		"levels": {
			"type": "object",
			"properties": {
				"MUST": {
					"type": "object",
					"properties": {
						"passed": {
							"type": "integer",
							"minimum": 0
						},
						"unexplained": {
							"type": "integer",
							"minimum": 0
						},
						"failed": {
							"type": "integer",
							"minimum": 0
						},
						"unsupported": {
							"type": "integer",
							"minimum": 0
						},
						"total": {
							"type": "integer",
							"minimum": 0
						}
					},
					"required": [
						"passed",
						"unexplained",
						"failed",
						"unsupported",
						"total"
					],
					"additionalProperties": false
				},
				"SHOULD": {
					"type": "object",
					"properties": {
						"passed": {
							"type": "integer",
							"minimum": 0
						},
						"unexplained": {
							"type": "integer",
							"minimum": 0
						},
						"failed": {
							"type": "integer",
							"minimum": 0
						},
						"unsupported": {
							"type": "integer",
							"minimum": 0
						},
						"total": {
							"type": "integer",
							"minimum": 0
						}
					},
					"required": [
						"passed",
						"unexplained",
						"failed",
						"unsupported",
						"total"
					],
					"additionalProperties": false
				},
				"MAY": {
					"type": "object",
					"properties": {
						"passed": {
							"type": "integer",
							"minimum": 0
						},
						"unexplained": {
							"type": "integer",
							"minimum": 0
						},
						"failed": {
							"type": "integer",
							"minimum": 0
						},
						"unsupported": {
							"type": "integer",
							"minimum": 0
						},
						"total": {
							"type": "integer",
							"minimum": 0
						}
					},
					"required": [
						"passed",
						"unexplained",
						"failed",
						"unsupported",
						"total"
					],
					"additionalProperties": false
				}
			},
			"additionalProperties": false
		},
		"operations": {
			"type": "object",
			"additionalProperties": {
				"type": "object",
				"properties": {
					"outcomes": {
						"type": "object",
						"properties": {
							"pass": {
								"type": "integer",
								"minimum": 0
							},
							"pass-unexplained": {
								"type": "integer",
								"minimum": 0
							},
							"wrong-reason": {
								"type": "integer",
								"minimum": 0
							},
							"fail": {
								"type": "integer",
								"minimum": 0
							},
							"void": {
								"type": "integer",
								"minimum": 0
							},
							"unsupported": {
								"type": "integer",
								"minimum": 0
							},
							"contested": {
								"type": "integer",
								"minimum": 0
							},
							"crash": {
								"type": "integer",
								"minimum": 0
							},
							"timeout": {
								"type": "integer",
								"minimum": 0
							},
							"protocol": {
								"type": "integer",
								"minimum": 0
							}
						},
						"additionalProperties": false
					},
					"levels": {
						"type": "object",
						"properties": {
							"MUST": {
								"type": "object",
								"properties": {
									"passed": {
										"type": "integer",
										"minimum": 0
									},
									"unexplained": {
										"type": "integer",
										"minimum": 0
									},
									"failed": {
										"type": "integer",
										"minimum": 0
									},
									"unsupported": {
										"type": "integer",
										"minimum": 0
									},
									"total": {
										"type": "integer",
										"minimum": 0
									}
								},
								"required": [
									"passed",
									"unexplained",
									"failed",
									"unsupported",
									"total"
								],
								"additionalProperties": false
							},
							"SHOULD": {
								"type": "object",
								"properties": {
									"passed": {
										"type": "integer",
										"minimum": 0
									},
									"unexplained": {
										"type": "integer",
										"minimum": 0
									},
									"failed": {
										"type": "integer",
										"minimum": 0
									},
									"unsupported": {
										"type": "integer",
										"minimum": 0
									},
									"total": {
										"type": "integer",
										"minimum": 0
									}
								},
								"required": [
									"passed",
									"unexplained",
									"failed",
									"unsupported",
									"total"
								],
								"additionalProperties": false
							},
							"MAY": {
								"type": "object",
								"properties": {
									"passed": {
										"type": "integer",
										"minimum": 0
									},
									"unexplained": {
										"type": "integer",
										"minimum": 0
									},
									"failed": {
										"type": "integer",
										"minimum": 0
									},
									"unsupported": {
										"type": "integer",
										"minimum": 0
									},
									"total": {
										"type": "integer",
										"minimum": 0
									}
								},
								"required": [
									"passed",
									"unexplained",
									"failed",
									"unsupported",
									"total"
								],
								"additionalProperties": false
							}
						},
						"additionalProperties": false
					}
				},
				"required": ["outcomes", "levels"],
				"additionalProperties": false
			}
		},
		"rules": {
			"type": "object",
			"additionalProperties": {
				"type": "object",
				"properties": {
					"level": { "enum": [
						"MUST",
						"SHOULD",
						"MAY"
					] },
					"status": { "enum": [
						"passed",
						"unexplained",
						"failed",
						"unsupported"
					] }
				},
				"required": ["level", "status"],
				"additionalProperties": false
			}
		},
		"details": {
			"type": "object",
			"additionalProperties": { "type": "string" }
		},
		"results": {
			"type": "array",
			"items": {
				"type": "array",
				"prefixItems": [
					{ "type": "string" },
					{ "enum": [
						"pass",
						"pass-unexplained",
						"wrong-reason",
						"fail",
						"void",
						"unsupported",
						"contested",
						"crash",
						"timeout",
						"protocol"
					] },
					{ "enum": [
						"accept",
						"reject",
						"undecided",
						null
					] },
					{ "type": ["string", "null"] }
				],
				"items": false,
				"minItems": 4
			}
		}
	},
	"required": [
		"format",
		"implementation",
		"set",
		"profile",
		"seed",
		"levels",
		"operations",
		"rules",
		"results",
		"details"
	],
	"additionalProperties": false
};
const func0 = Object.prototype.hasOwnProperty;
const func66 = require_ucs2length().default;
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
		for (const key0 of Object.keys(data)) if (!func0.call(schema31.properties, key0)) {
			vErrors = note(vErrors, {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 }
			});
			errors++;
		}
		if (data.format !== void 0 && func0.call(data, "format")) {
			if (1 !== data.format) {
				const err2 = {
					instancePath: instancePath + "/format",
					schemaPath: "#/properties/format/const",
					keyword: "const",
					params: { allowedValue: 1 }
				};
				vErrors = note(vErrors, err2);
				errors++;
			}
		}
		if (data.implementation !== void 0 && func0.call(data, "implementation")) {
			let data1 = data.implementation;
			if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
				for (const prop1 of schema31.properties.implementation.required) if (data1[prop1] === void 0 || !func0.call(data1, prop1)) {
					const err3 = {
						instancePath: instancePath + "/implementation",
						schemaPath: "#/properties/implementation/required",
						keyword: "required",
						params: { missingProperty: prop1 }
					};
					vErrors = note(vErrors, err3);
					errors++;
				}
				for (const key1 of Object.keys(data1)) if (!(key1 === "name" || key1 === "version" || key1 === "operations" || key1 === "features" || key1 === "classes")) {
					const err4 = {
						instancePath: instancePath + "/implementation",
						schemaPath: "#/properties/implementation/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key1 }
					};
					vErrors = note(vErrors, err4);
					errors++;
				}
				if (data1.name !== void 0 && func0.call(data1, "name")) {
					let data2 = data1.name;
					if (typeof data2 === "string") {
						if (func66(data2) > 200) {
							const err5 = {
								instancePath: instancePath + "/implementation/name",
								schemaPath: "#/properties/implementation/properties/name/maxLength",
								keyword: "maxLength",
								params: { limit: 200 }
							};
							vErrors = note(vErrors, err5);
							errors++;
						}
						if (func66(data2) < 1) {
							const err6 = {
								instancePath: instancePath + "/implementation/name",
								schemaPath: "#/properties/implementation/properties/name/minLength",
								keyword: "minLength",
								params: { limit: 1 }
							};
							vErrors = note(vErrors, err6);
							errors++;
						}
					} else {
						const err7 = {
							instancePath: instancePath + "/implementation/name",
							schemaPath: "#/properties/implementation/properties/name/type",
							keyword: "type",
							params: { type: "string" }
						};
						vErrors = note(vErrors, err7);
						errors++;
					}
				}
				if (data1.version !== void 0 && func0.call(data1, "version")) {
					let data3 = data1.version;
					if (typeof data3 === "string") {
						if (func66(data3) > 200) {
							const err8 = {
								instancePath: instancePath + "/implementation/version",
								schemaPath: "#/properties/implementation/properties/version/maxLength",
								keyword: "maxLength",
								params: { limit: 200 }
							};
							vErrors = note(vErrors, err8);
							errors++;
						}
						if (func66(data3) < 1) {
							const err9 = {
								instancePath: instancePath + "/implementation/version",
								schemaPath: "#/properties/implementation/properties/version/minLength",
								keyword: "minLength",
								params: { limit: 1 }
							};
							vErrors = note(vErrors, err9);
							errors++;
						}
					} else {
						const err10 = {
							instancePath: instancePath + "/implementation/version",
							schemaPath: "#/properties/implementation/properties/version/type",
							keyword: "type",
							params: { type: "string" }
						};
						vErrors = note(vErrors, err10);
						errors++;
					}
				}
				if (data1.operations !== void 0 && func0.call(data1, "operations")) {
					let data4 = data1.operations;
					if (Array.isArray(data4)) {
						const len0 = data4.length;
						for (let i0 = 0; i0 < len0; i0++) {
							let data5 = data4[i0];
							if (typeof data5 === "string") {
								if (func66(data5) > 200) {
									const err11 = {
										instancePath: instancePath + "/implementation/operations/" + i0,
										schemaPath: "#/properties/implementation/properties/operations/items/maxLength",
										keyword: "maxLength",
										params: { limit: 200 }
									};
									vErrors = note(vErrors, err11);
									errors++;
								}
								if (func66(data5) < 1) {
									const err12 = {
										instancePath: instancePath + "/implementation/operations/" + i0,
										schemaPath: "#/properties/implementation/properties/operations/items/minLength",
										keyword: "minLength",
										params: { limit: 1 }
									};
									vErrors = note(vErrors, err12);
									errors++;
								}
							} else {
								const err13 = {
									instancePath: instancePath + "/implementation/operations/" + i0,
									schemaPath: "#/properties/implementation/properties/operations/items/type",
									keyword: "type",
									params: { type: "string" }
								};
								vErrors = note(vErrors, err13);
								errors++;
							}
						}
						let i1 = data4.length;
						let j0;
						if (i1 > 1) {
							const indices0 = {};
							for (; i1--;) {
								let item0 = data4[i1];
								if (typeof item0 !== "string") continue;
								if (typeof indices0[item0] == "number") {
									j0 = indices0[item0];
									const err14 = {
										instancePath: instancePath + "/implementation/operations",
										schemaPath: "#/properties/implementation/properties/operations/uniqueItems",
										keyword: "uniqueItems",
										params: {
											i: i1,
											j: j0
										}
									};
									vErrors = note(vErrors, err14);
									errors++;
									break;
								}
								indices0[item0] = i1;
							}
						}
					} else {
						const err15 = {
							instancePath: instancePath + "/implementation/operations",
							schemaPath: "#/properties/implementation/properties/operations/type",
							keyword: "type",
							params: { type: "array" }
						};
						vErrors = note(vErrors, err15);
						errors++;
					}
				}
				if (data1.features !== void 0 && func0.call(data1, "features")) {
					let data6 = data1.features;
					if (Array.isArray(data6)) {
						const len1 = data6.length;
						for (let i2 = 0; i2 < len1; i2++) {
							let data7 = data6[i2];
							if (typeof data7 === "string") {
								if (func66(data7) > 200) {
									const err16 = {
										instancePath: instancePath + "/implementation/features/" + i2,
										schemaPath: "#/properties/implementation/properties/features/items/maxLength",
										keyword: "maxLength",
										params: { limit: 200 }
									};
									vErrors = note(vErrors, err16);
									errors++;
								}
								if (func66(data7) < 1) {
									const err17 = {
										instancePath: instancePath + "/implementation/features/" + i2,
										schemaPath: "#/properties/implementation/properties/features/items/minLength",
										keyword: "minLength",
										params: { limit: 1 }
									};
									vErrors = note(vErrors, err17);
									errors++;
								}
							} else {
								const err18 = {
									instancePath: instancePath + "/implementation/features/" + i2,
									schemaPath: "#/properties/implementation/properties/features/items/type",
									keyword: "type",
									params: { type: "string" }
								};
								vErrors = note(vErrors, err18);
								errors++;
							}
						}
						let i3 = data6.length;
						let j1;
						if (i3 > 1) {
							const indices1 = {};
							for (; i3--;) {
								let item1 = data6[i3];
								if (typeof item1 !== "string") continue;
								if (typeof indices1[item1] == "number") {
									j1 = indices1[item1];
									const err19 = {
										instancePath: instancePath + "/implementation/features",
										schemaPath: "#/properties/implementation/properties/features/uniqueItems",
										keyword: "uniqueItems",
										params: {
											i: i3,
											j: j1
										}
									};
									vErrors = note(vErrors, err19);
									errors++;
									break;
								}
								indices1[item1] = i3;
							}
						}
					} else {
						const err20 = {
							instancePath: instancePath + "/implementation/features",
							schemaPath: "#/properties/implementation/properties/features/type",
							keyword: "type",
							params: { type: "array" }
						};
						vErrors = note(vErrors, err20);
						errors++;
					}
				}
				if (data1.classes !== void 0 && func0.call(data1, "classes")) {
					let data8 = data1.classes;
					if (Array.isArray(data8)) {
						const len2 = data8.length;
						for (let i4 = 0; i4 < len2; i4++) {
							let data9 = data8[i4];
							if (typeof data9 === "string") {
								if (func66(data9) > 200) {
									const err21 = {
										instancePath: instancePath + "/implementation/classes/" + i4,
										schemaPath: "#/properties/implementation/properties/classes/items/maxLength",
										keyword: "maxLength",
										params: { limit: 200 }
									};
									vErrors = note(vErrors, err21);
									errors++;
								}
								if (func66(data9) < 1) {
									const err22 = {
										instancePath: instancePath + "/implementation/classes/" + i4,
										schemaPath: "#/properties/implementation/properties/classes/items/minLength",
										keyword: "minLength",
										params: { limit: 1 }
									};
									vErrors = note(vErrors, err22);
									errors++;
								}
							} else {
								const err23 = {
									instancePath: instancePath + "/implementation/classes/" + i4,
									schemaPath: "#/properties/implementation/properties/classes/items/type",
									keyword: "type",
									params: { type: "string" }
								};
								vErrors = note(vErrors, err23);
								errors++;
							}
						}
						let i5 = data8.length;
						let j2;
						if (i5 > 1) {
							const indices2 = {};
							for (; i5--;) {
								let item2 = data8[i5];
								if (typeof item2 !== "string") continue;
								if (typeof indices2[item2] == "number") {
									j2 = indices2[item2];
									const err24 = {
										instancePath: instancePath + "/implementation/classes",
										schemaPath: "#/properties/implementation/properties/classes/uniqueItems",
										keyword: "uniqueItems",
										params: {
											i: i5,
											j: j2
										}
									};
									vErrors = note(vErrors, err24);
									errors++;
									break;
								}
								indices2[item2] = i5;
							}
						}
					} else {
						const err25 = {
							instancePath: instancePath + "/implementation/classes",
							schemaPath: "#/properties/implementation/properties/classes/type",
							keyword: "type",
							params: { type: "array" }
						};
						vErrors = note(vErrors, err25);
						errors++;
					}
				}
			} else {
				const err26 = {
					instancePath: instancePath + "/implementation",
					schemaPath: "#/properties/implementation/type",
					keyword: "type",
					params: { type: "object" }
				};
				vErrors = note(vErrors, err26);
				errors++;
			}
		}
		if (data.set !== void 0 && func0.call(data, "set")) {
			let data10 = data.set;
			if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
				for (const prop2 of schema31.properties.set.required) if (data10[prop2] === void 0 || !func0.call(data10, prop2)) {
					const err27 = {
						instancePath: instancePath + "/set",
						schemaPath: "#/properties/set/required",
						keyword: "required",
						params: { missingProperty: prop2 }
					};
					vErrors = note(vErrors, err27);
					errors++;
				}
				for (const key2 of Object.keys(data10)) if (!(key2 === "version" || key2 === "count" || key2 === "reseed")) {
					const err28 = {
						instancePath: instancePath + "/set",
						schemaPath: "#/properties/set/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key2 }
					};
					vErrors = note(vErrors, err28);
					errors++;
				}
				if (data10.version !== void 0 && func0.call(data10, "version")) {
					if (typeof data10.version !== "string") {
						const err29 = {
							instancePath: instancePath + "/set/version",
							schemaPath: "#/properties/set/properties/version/type",
							keyword: "type",
							params: { type: "string" }
						};
						vErrors = note(vErrors, err29);
						errors++;
					}
				}
				if (data10.count !== void 0 && func0.call(data10, "count")) {
					let data12 = data10.count;
					if (!(typeof data12 == "number" && !(data12 % 1) && !isNaN(data12) && isFinite(data12))) {
						const err30 = {
							instancePath: instancePath + "/set/count",
							schemaPath: "#/properties/set/properties/count/type",
							keyword: "type",
							params: { type: "integer" }
						};
						vErrors = note(vErrors, err30);
						errors++;
					}
					if (typeof data12 == "number" && isFinite(data12)) {
						if (data12 < 0 || isNaN(data12)) {
							const err31 = {
								instancePath: instancePath + "/set/count",
								schemaPath: "#/properties/set/properties/count/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 0
								}
							};
							vErrors = note(vErrors, err31);
							errors++;
						}
					}
				}
				if (data10.reseed !== void 0 && func0.call(data10, "reseed")) {
					if (typeof data10.reseed !== "string") {
						const err32 = {
							instancePath: instancePath + "/set/reseed",
							schemaPath: "#/properties/set/properties/reseed/type",
							keyword: "type",
							params: { type: "string" }
						};
						vErrors = note(vErrors, err32);
						errors++;
					}
				}
			} else {
				const err33 = {
					instancePath: instancePath + "/set",
					schemaPath: "#/properties/set/type",
					keyword: "type",
					params: { type: "object" }
				};
				vErrors = note(vErrors, err33);
				errors++;
			}
		}
		if (data.profile !== void 0 && func0.call(data, "profile")) {
			if (typeof data.profile !== "string") {
				const err34 = {
					instancePath: instancePath + "/profile",
					schemaPath: "#/properties/profile/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err34);
				errors++;
			}
		}
		if (data.seed !== void 0 && func0.call(data, "seed")) {
			if (typeof data.seed !== "string") {
				const err35 = {
					instancePath: instancePath + "/seed",
					schemaPath: "#/properties/seed/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err35);
				errors++;
			}
		}
		if (data.selection !== void 0 && func0.call(data, "selection")) {
			let data16 = data.selection;
			if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
				for (const key3 of Object.keys(data16)) if (!(key3 === "operations" || key3 === "rules" || key3 === "vectors")) {
					const err36 = {
						instancePath: instancePath + "/selection",
						schemaPath: "#/properties/selection/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key3 }
					};
					vErrors = note(vErrors, err36);
					errors++;
				}
				if (data16.operations !== void 0 && func0.call(data16, "operations")) {
					let data17 = data16.operations;
					if (Array.isArray(data17)) {
						const len3 = data17.length;
						for (let i6 = 0; i6 < len3; i6++) if (typeof data17[i6] !== "string") {
							const err37 = {
								instancePath: instancePath + "/selection/operations/" + i6,
								schemaPath: "#/properties/selection/properties/operations/items/type",
								keyword: "type",
								params: { type: "string" }
							};
							vErrors = note(vErrors, err37);
							errors++;
						}
					} else {
						const err38 = {
							instancePath: instancePath + "/selection/operations",
							schemaPath: "#/properties/selection/properties/operations/type",
							keyword: "type",
							params: { type: "array" }
						};
						vErrors = note(vErrors, err38);
						errors++;
					}
				}
				if (data16.rules !== void 0 && func0.call(data16, "rules")) {
					let data19 = data16.rules;
					if (Array.isArray(data19)) {
						const len4 = data19.length;
						for (let i7 = 0; i7 < len4; i7++) if (typeof data19[i7] !== "string") {
							const err39 = {
								instancePath: instancePath + "/selection/rules/" + i7,
								schemaPath: "#/properties/selection/properties/rules/items/type",
								keyword: "type",
								params: { type: "string" }
							};
							vErrors = note(vErrors, err39);
							errors++;
						}
					} else {
						const err40 = {
							instancePath: instancePath + "/selection/rules",
							schemaPath: "#/properties/selection/properties/rules/type",
							keyword: "type",
							params: { type: "array" }
						};
						vErrors = note(vErrors, err40);
						errors++;
					}
				}
				if (data16.vectors !== void 0 && func0.call(data16, "vectors")) {
					let data21 = data16.vectors;
					if (Array.isArray(data21)) {
						const len5 = data21.length;
						for (let i8 = 0; i8 < len5; i8++) if (typeof data21[i8] !== "string") {
							const err41 = {
								instancePath: instancePath + "/selection/vectors/" + i8,
								schemaPath: "#/properties/selection/properties/vectors/items/type",
								keyword: "type",
								params: { type: "string" }
							};
							vErrors = note(vErrors, err41);
							errors++;
						}
					} else {
						const err42 = {
							instancePath: instancePath + "/selection/vectors",
							schemaPath: "#/properties/selection/properties/vectors/type",
							keyword: "type",
							params: { type: "array" }
						};
						vErrors = note(vErrors, err42);
						errors++;
					}
				}
			} else {
				const err43 = {
					instancePath: instancePath + "/selection",
					schemaPath: "#/properties/selection/type",
					keyword: "type",
					params: { type: "object" }
				};
				vErrors = note(vErrors, err43);
				errors++;
			}
		}
		if (data.classes !== void 0 && func0.call(data, "classes")) {
			let data23 = data.classes;
			if (data23 && typeof data23 == "object" && !Array.isArray(data23)) for (const key4 of Object.keys(data23)) {
				let data24 = data23[key4];
				if (data24 && typeof data24 == "object" && !Array.isArray(data24)) {
					for (const prop3 of schema31.properties.classes.additionalProperties.required) if (data24[prop3] === void 0 || !func0.call(data24, prop3)) {
						const err44 = {
							instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),
							schemaPath: "#/properties/classes/additionalProperties/required",
							keyword: "required",
							params: { missingProperty: prop3 }
						};
						vErrors = note(vErrors, err44);
						errors++;
					}
					for (const key5 of Object.keys(data24)) if (!(key5 === "standard" || key5 === "hardening")) {
						const err45 = {
							instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),
							schemaPath: "#/properties/classes/additionalProperties/additionalProperties",
							keyword: "additionalProperties",
							params: { additionalProperty: key5 }
						};
						vErrors = note(vErrors, err45);
						errors++;
					}
					if (data24.standard !== void 0 && func0.call(data24, "standard")) {
						let data25 = data24.standard;
						if (data25 && typeof data25 == "object" && !Array.isArray(data25)) {
							for (const prop4 of schema31.properties.classes.additionalProperties.properties.standard.required) if (data25[prop4] === void 0 || !func0.call(data25, prop4)) {
								const err46 = {
									instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard",
									schemaPath: "#/properties/classes/additionalProperties/properties/standard/required",
									keyword: "required",
									params: { missingProperty: prop4 }
								};
								vErrors = note(vErrors, err46);
								errors++;
							}
							for (const key6 of Object.keys(data25)) if (!(key6 === "rules" || key6 === "vectors")) {
								const err47 = {
									instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard",
									schemaPath: "#/properties/classes/additionalProperties/properties/standard/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key6 }
								};
								vErrors = note(vErrors, err47);
								errors++;
							}
							if (data25.rules !== void 0 && func0.call(data25, "rules")) {
								let data26 = data25.rules;
								if (data26 && typeof data26 == "object" && !Array.isArray(data26)) {
									for (const prop5 of schema31.properties.classes.additionalProperties.properties.standard.properties.rules.required) if (data26[prop5] === void 0 || !func0.call(data26, prop5)) {
										const err48 = {
											instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/rules",
											schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/rules/required",
											keyword: "required",
											params: { missingProperty: prop5 }
										};
										vErrors = note(vErrors, err48);
										errors++;
									}
									for (const key7 of Object.keys(data26)) if (!(key7 === "all" || key7 === "most" || key7 === "some" || key7 === "none" || key7 === "unasked" || key7 === "total")) {
										const err49 = {
											instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/rules",
											schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/rules/additionalProperties",
											keyword: "additionalProperties",
											params: { additionalProperty: key7 }
										};
										vErrors = note(vErrors, err49);
										errors++;
									}
									if (data26.all !== void 0 && func0.call(data26, "all")) {
										let data27 = data26.all;
										if (!(typeof data27 == "number" && !(data27 % 1) && !isNaN(data27) && isFinite(data27))) {
											const err50 = {
												instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/rules/all",
												schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/rules/properties/all/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err50);
											errors++;
										}
										if (typeof data27 == "number" && isFinite(data27)) {
											if (data27 < 0 || isNaN(data27)) {
												const err51 = {
													instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/rules/all",
													schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/rules/properties/all/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err51);
												errors++;
											}
										}
									}
									if (data26.most !== void 0 && func0.call(data26, "most")) {
										let data28 = data26.most;
										if (!(typeof data28 == "number" && !(data28 % 1) && !isNaN(data28) && isFinite(data28))) {
											const err52 = {
												instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/rules/most",
												schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/rules/properties/most/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err52);
											errors++;
										}
										if (typeof data28 == "number" && isFinite(data28)) {
											if (data28 < 0 || isNaN(data28)) {
												const err53 = {
													instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/rules/most",
													schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/rules/properties/most/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err53);
												errors++;
											}
										}
									}
									if (data26.some !== void 0 && func0.call(data26, "some")) {
										let data29 = data26.some;
										if (!(typeof data29 == "number" && !(data29 % 1) && !isNaN(data29) && isFinite(data29))) {
											const err54 = {
												instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/rules/some",
												schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/rules/properties/some/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err54);
											errors++;
										}
										if (typeof data29 == "number" && isFinite(data29)) {
											if (data29 < 0 || isNaN(data29)) {
												const err55 = {
													instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/rules/some",
													schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/rules/properties/some/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err55);
												errors++;
											}
										}
									}
									if (data26.none !== void 0 && func0.call(data26, "none")) {
										let data30 = data26.none;
										if (!(typeof data30 == "number" && !(data30 % 1) && !isNaN(data30) && isFinite(data30))) {
											const err56 = {
												instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/rules/none",
												schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/rules/properties/none/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err56);
											errors++;
										}
										if (typeof data30 == "number" && isFinite(data30)) {
											if (data30 < 0 || isNaN(data30)) {
												const err57 = {
													instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/rules/none",
													schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/rules/properties/none/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err57);
												errors++;
											}
										}
									}
									if (data26.unasked !== void 0 && func0.call(data26, "unasked")) {
										let data31 = data26.unasked;
										if (!(typeof data31 == "number" && !(data31 % 1) && !isNaN(data31) && isFinite(data31))) {
											const err58 = {
												instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/rules/unasked",
												schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/rules/properties/unasked/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err58);
											errors++;
										}
										if (typeof data31 == "number" && isFinite(data31)) {
											if (data31 < 0 || isNaN(data31)) {
												const err59 = {
													instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/rules/unasked",
													schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/rules/properties/unasked/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err59);
												errors++;
											}
										}
									}
									if (data26.total !== void 0 && func0.call(data26, "total")) {
										let data32 = data26.total;
										if (!(typeof data32 == "number" && !(data32 % 1) && !isNaN(data32) && isFinite(data32))) {
											const err60 = {
												instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/rules/total",
												schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/rules/properties/total/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err60);
											errors++;
										}
										if (typeof data32 == "number" && isFinite(data32)) {
											if (data32 < 0 || isNaN(data32)) {
												const err61 = {
													instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/rules/total",
													schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/rules/properties/total/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err61);
												errors++;
											}
										}
									}
								} else {
									const err62 = {
										instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/rules",
										schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/rules/type",
										keyword: "type",
										params: { type: "object" }
									};
									vErrors = note(vErrors, err62);
									errors++;
								}
							}
							if (data25.vectors !== void 0 && func0.call(data25, "vectors")) {
								let data33 = data25.vectors;
								if (data33 && typeof data33 == "object" && !Array.isArray(data33)) {
									for (const prop6 of schema31.properties.classes.additionalProperties.properties.standard.properties.vectors.required) if (data33[prop6] === void 0 || !func0.call(data33, prop6)) {
										const err63 = {
											instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/vectors",
											schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/vectors/required",
											keyword: "required",
											params: { missingProperty: prop6 }
										};
										vErrors = note(vErrors, err63);
										errors++;
									}
									for (const key8 of Object.keys(data33)) if (!func0.call(schema31.properties.classes.additionalProperties.properties.standard.properties.vectors.properties, key8)) {
										const err64 = {
											instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/vectors",
											schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/vectors/additionalProperties",
											keyword: "additionalProperties",
											params: { additionalProperty: key8 }
										};
										vErrors = note(vErrors, err64);
										errors++;
									}
									if (data33.right !== void 0 && func0.call(data33, "right")) {
										let data34 = data33.right;
										if (!(typeof data34 == "number" && !(data34 % 1) && !isNaN(data34) && isFinite(data34))) {
											const err65 = {
												instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/vectors/right",
												schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/vectors/properties/right/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err65);
											errors++;
										}
										if (typeof data34 == "number" && isFinite(data34)) {
											if (data34 < 0 || isNaN(data34)) {
												const err66 = {
													instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/vectors/right",
													schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/vectors/properties/right/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err66);
												errors++;
											}
										}
									}
									if (data33.unexplained !== void 0 && func0.call(data33, "unexplained")) {
										let data35 = data33.unexplained;
										if (!(typeof data35 == "number" && !(data35 % 1) && !isNaN(data35) && isFinite(data35))) {
											const err67 = {
												instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/vectors/unexplained",
												schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/vectors/properties/unexplained/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err67);
											errors++;
										}
										if (typeof data35 == "number" && isFinite(data35)) {
											if (data35 < 0 || isNaN(data35)) {
												const err68 = {
													instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/vectors/unexplained",
													schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/vectors/properties/unexplained/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err68);
												errors++;
											}
										}
									}
									if (data33.accepts !== void 0 && func0.call(data33, "accepts")) {
										let data36 = data33.accepts;
										if (!(typeof data36 == "number" && !(data36 % 1) && !isNaN(data36) && isFinite(data36))) {
											const err69 = {
												instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/vectors/accepts",
												schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/vectors/properties/accepts/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err69);
											errors++;
										}
										if (typeof data36 == "number" && isFinite(data36)) {
											if (data36 < 0 || isNaN(data36)) {
												const err70 = {
													instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/vectors/accepts",
													schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/vectors/properties/accepts/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err70);
												errors++;
											}
										}
									}
									if (data33.refuses !== void 0 && func0.call(data33, "refuses")) {
										let data37 = data33.refuses;
										if (!(typeof data37 == "number" && !(data37 % 1) && !isNaN(data37) && isFinite(data37))) {
											const err71 = {
												instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/vectors/refuses",
												schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/vectors/properties/refuses/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err71);
											errors++;
										}
										if (typeof data37 == "number" && isFinite(data37)) {
											if (data37 < 0 || isNaN(data37)) {
												const err72 = {
													instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/vectors/refuses",
													schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/vectors/properties/refuses/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err72);
												errors++;
											}
										}
									}
									if (data33.output !== void 0 && func0.call(data33, "output")) {
										let data38 = data33.output;
										if (!(typeof data38 == "number" && !(data38 % 1) && !isNaN(data38) && isFinite(data38))) {
											const err73 = {
												instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/vectors/output",
												schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/vectors/properties/output/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err73);
											errors++;
										}
										if (typeof data38 == "number" && isFinite(data38)) {
											if (data38 < 0 || isNaN(data38)) {
												const err74 = {
													instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/vectors/output",
													schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/vectors/properties/output/minimum",
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
									if (data33.reason !== void 0 && func0.call(data33, "reason")) {
										let data39 = data33.reason;
										if (!(typeof data39 == "number" && !(data39 % 1) && !isNaN(data39) && isFinite(data39))) {
											const err75 = {
												instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/vectors/reason",
												schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/vectors/properties/reason/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err75);
											errors++;
										}
										if (typeof data39 == "number" && isFinite(data39)) {
											if (data39 < 0 || isNaN(data39)) {
												const err76 = {
													instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/vectors/reason",
													schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/vectors/properties/reason/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err76);
												errors++;
											}
										}
									}
									if (data33.broken !== void 0 && func0.call(data33, "broken")) {
										let data40 = data33.broken;
										if (!(typeof data40 == "number" && !(data40 % 1) && !isNaN(data40) && isFinite(data40))) {
											const err77 = {
												instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/vectors/broken",
												schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/vectors/properties/broken/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err77);
											errors++;
										}
										if (typeof data40 == "number" && isFinite(data40)) {
											if (data40 < 0 || isNaN(data40)) {
												const err78 = {
													instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/vectors/broken",
													schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/vectors/properties/broken/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err78);
												errors++;
											}
										}
									}
									if (data33.unasked !== void 0 && func0.call(data33, "unasked")) {
										let data41 = data33.unasked;
										if (!(typeof data41 == "number" && !(data41 % 1) && !isNaN(data41) && isFinite(data41))) {
											const err79 = {
												instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/vectors/unasked",
												schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/vectors/properties/unasked/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err79);
											errors++;
										}
										if (typeof data41 == "number" && isFinite(data41)) {
											if (data41 < 0 || isNaN(data41)) {
												const err80 = {
													instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/vectors/unasked",
													schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/vectors/properties/unasked/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err80);
												errors++;
											}
										}
									}
									if (data33.total !== void 0 && func0.call(data33, "total")) {
										let data42 = data33.total;
										if (!(typeof data42 == "number" && !(data42 % 1) && !isNaN(data42) && isFinite(data42))) {
											const err81 = {
												instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/vectors/total",
												schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/vectors/properties/total/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err81);
											errors++;
										}
										if (typeof data42 == "number" && isFinite(data42)) {
											if (data42 < 0 || isNaN(data42)) {
												const err82 = {
													instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/vectors/total",
													schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/vectors/properties/total/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err82);
												errors++;
											}
										}
									}
								} else {
									const err83 = {
										instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard/vectors",
										schemaPath: "#/properties/classes/additionalProperties/properties/standard/properties/vectors/type",
										keyword: "type",
										params: { type: "object" }
									};
									vErrors = note(vErrors, err83);
									errors++;
								}
							}
						} else {
							const err84 = {
								instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard",
								schemaPath: "#/properties/classes/additionalProperties/properties/standard/type",
								keyword: "type",
								params: { type: "object" }
							};
							vErrors = note(vErrors, err84);
							errors++;
						}
					}
					if (data24.hardening !== void 0 && func0.call(data24, "hardening")) {
						let data43 = data24.hardening;
						if (data43 && typeof data43 == "object" && !Array.isArray(data43)) {
							for (const prop7 of schema31.properties.classes.additionalProperties.properties.hardening.required) if (data43[prop7] === void 0 || !func0.call(data43, prop7)) {
								const err85 = {
									instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening",
									schemaPath: "#/properties/classes/additionalProperties/properties/hardening/required",
									keyword: "required",
									params: { missingProperty: prop7 }
								};
								vErrors = note(vErrors, err85);
								errors++;
							}
							for (const key9 of Object.keys(data43)) if (!(key9 === "rules" || key9 === "vectors")) {
								const err86 = {
									instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening",
									schemaPath: "#/properties/classes/additionalProperties/properties/hardening/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key9 }
								};
								vErrors = note(vErrors, err86);
								errors++;
							}
							if (data43.rules !== void 0 && func0.call(data43, "rules")) {
								let data44 = data43.rules;
								if (data44 && typeof data44 == "object" && !Array.isArray(data44)) {
									for (const prop8 of schema31.properties.classes.additionalProperties.properties.hardening.properties.rules.required) if (data44[prop8] === void 0 || !func0.call(data44, prop8)) {
										const err87 = {
											instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/rules",
											schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/rules/required",
											keyword: "required",
											params: { missingProperty: prop8 }
										};
										vErrors = note(vErrors, err87);
										errors++;
									}
									for (const key10 of Object.keys(data44)) if (!(key10 === "all" || key10 === "most" || key10 === "some" || key10 === "none" || key10 === "unasked" || key10 === "total")) {
										const err88 = {
											instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/rules",
											schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/rules/additionalProperties",
											keyword: "additionalProperties",
											params: { additionalProperty: key10 }
										};
										vErrors = note(vErrors, err88);
										errors++;
									}
									if (data44.all !== void 0 && func0.call(data44, "all")) {
										let data45 = data44.all;
										if (!(typeof data45 == "number" && !(data45 % 1) && !isNaN(data45) && isFinite(data45))) {
											const err89 = {
												instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/rules/all",
												schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/rules/properties/all/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err89);
											errors++;
										}
										if (typeof data45 == "number" && isFinite(data45)) {
											if (data45 < 0 || isNaN(data45)) {
												const err90 = {
													instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/rules/all",
													schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/rules/properties/all/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err90);
												errors++;
											}
										}
									}
									if (data44.most !== void 0 && func0.call(data44, "most")) {
										let data46 = data44.most;
										if (!(typeof data46 == "number" && !(data46 % 1) && !isNaN(data46) && isFinite(data46))) {
											const err91 = {
												instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/rules/most",
												schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/rules/properties/most/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err91);
											errors++;
										}
										if (typeof data46 == "number" && isFinite(data46)) {
											if (data46 < 0 || isNaN(data46)) {
												const err92 = {
													instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/rules/most",
													schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/rules/properties/most/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err92);
												errors++;
											}
										}
									}
									if (data44.some !== void 0 && func0.call(data44, "some")) {
										let data47 = data44.some;
										if (!(typeof data47 == "number" && !(data47 % 1) && !isNaN(data47) && isFinite(data47))) {
											const err93 = {
												instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/rules/some",
												schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/rules/properties/some/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err93);
											errors++;
										}
										if (typeof data47 == "number" && isFinite(data47)) {
											if (data47 < 0 || isNaN(data47)) {
												const err94 = {
													instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/rules/some",
													schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/rules/properties/some/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err94);
												errors++;
											}
										}
									}
									if (data44.none !== void 0 && func0.call(data44, "none")) {
										let data48 = data44.none;
										if (!(typeof data48 == "number" && !(data48 % 1) && !isNaN(data48) && isFinite(data48))) {
											const err95 = {
												instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/rules/none",
												schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/rules/properties/none/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err95);
											errors++;
										}
										if (typeof data48 == "number" && isFinite(data48)) {
											if (data48 < 0 || isNaN(data48)) {
												const err96 = {
													instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/rules/none",
													schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/rules/properties/none/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err96);
												errors++;
											}
										}
									}
									if (data44.unasked !== void 0 && func0.call(data44, "unasked")) {
										let data49 = data44.unasked;
										if (!(typeof data49 == "number" && !(data49 % 1) && !isNaN(data49) && isFinite(data49))) {
											const err97 = {
												instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/rules/unasked",
												schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/rules/properties/unasked/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err97);
											errors++;
										}
										if (typeof data49 == "number" && isFinite(data49)) {
											if (data49 < 0 || isNaN(data49)) {
												const err98 = {
													instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/rules/unasked",
													schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/rules/properties/unasked/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err98);
												errors++;
											}
										}
									}
									if (data44.total !== void 0 && func0.call(data44, "total")) {
										let data50 = data44.total;
										if (!(typeof data50 == "number" && !(data50 % 1) && !isNaN(data50) && isFinite(data50))) {
											const err99 = {
												instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/rules/total",
												schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/rules/properties/total/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err99);
											errors++;
										}
										if (typeof data50 == "number" && isFinite(data50)) {
											if (data50 < 0 || isNaN(data50)) {
												const err100 = {
													instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/rules/total",
													schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/rules/properties/total/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err100);
												errors++;
											}
										}
									}
								} else {
									const err101 = {
										instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/rules",
										schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/rules/type",
										keyword: "type",
										params: { type: "object" }
									};
									vErrors = note(vErrors, err101);
									errors++;
								}
							}
							if (data43.vectors !== void 0 && func0.call(data43, "vectors")) {
								let data51 = data43.vectors;
								if (data51 && typeof data51 == "object" && !Array.isArray(data51)) {
									for (const prop9 of schema31.properties.classes.additionalProperties.properties.hardening.properties.vectors.required) if (data51[prop9] === void 0 || !func0.call(data51, prop9)) {
										const err102 = {
											instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/vectors",
											schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/vectors/required",
											keyword: "required",
											params: { missingProperty: prop9 }
										};
										vErrors = note(vErrors, err102);
										errors++;
									}
									for (const key11 of Object.keys(data51)) if (!func0.call(schema31.properties.classes.additionalProperties.properties.hardening.properties.vectors.properties, key11)) {
										const err103 = {
											instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/vectors",
											schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/vectors/additionalProperties",
											keyword: "additionalProperties",
											params: { additionalProperty: key11 }
										};
										vErrors = note(vErrors, err103);
										errors++;
									}
									if (data51.right !== void 0 && func0.call(data51, "right")) {
										let data52 = data51.right;
										if (!(typeof data52 == "number" && !(data52 % 1) && !isNaN(data52) && isFinite(data52))) {
											const err104 = {
												instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/vectors/right",
												schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/vectors/properties/right/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err104);
											errors++;
										}
										if (typeof data52 == "number" && isFinite(data52)) {
											if (data52 < 0 || isNaN(data52)) {
												const err105 = {
													instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/vectors/right",
													schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/vectors/properties/right/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err105);
												errors++;
											}
										}
									}
									if (data51.unexplained !== void 0 && func0.call(data51, "unexplained")) {
										let data53 = data51.unexplained;
										if (!(typeof data53 == "number" && !(data53 % 1) && !isNaN(data53) && isFinite(data53))) {
											const err106 = {
												instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/vectors/unexplained",
												schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/vectors/properties/unexplained/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err106);
											errors++;
										}
										if (typeof data53 == "number" && isFinite(data53)) {
											if (data53 < 0 || isNaN(data53)) {
												const err107 = {
													instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/vectors/unexplained",
													schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/vectors/properties/unexplained/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err107);
												errors++;
											}
										}
									}
									if (data51.accepts !== void 0 && func0.call(data51, "accepts")) {
										let data54 = data51.accepts;
										if (!(typeof data54 == "number" && !(data54 % 1) && !isNaN(data54) && isFinite(data54))) {
											const err108 = {
												instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/vectors/accepts",
												schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/vectors/properties/accepts/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err108);
											errors++;
										}
										if (typeof data54 == "number" && isFinite(data54)) {
											if (data54 < 0 || isNaN(data54)) {
												const err109 = {
													instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/vectors/accepts",
													schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/vectors/properties/accepts/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err109);
												errors++;
											}
										}
									}
									if (data51.refuses !== void 0 && func0.call(data51, "refuses")) {
										let data55 = data51.refuses;
										if (!(typeof data55 == "number" && !(data55 % 1) && !isNaN(data55) && isFinite(data55))) {
											const err110 = {
												instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/vectors/refuses",
												schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/vectors/properties/refuses/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err110);
											errors++;
										}
										if (typeof data55 == "number" && isFinite(data55)) {
											if (data55 < 0 || isNaN(data55)) {
												const err111 = {
													instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/vectors/refuses",
													schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/vectors/properties/refuses/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err111);
												errors++;
											}
										}
									}
									if (data51.output !== void 0 && func0.call(data51, "output")) {
										let data56 = data51.output;
										if (!(typeof data56 == "number" && !(data56 % 1) && !isNaN(data56) && isFinite(data56))) {
											const err112 = {
												instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/vectors/output",
												schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/vectors/properties/output/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err112);
											errors++;
										}
										if (typeof data56 == "number" && isFinite(data56)) {
											if (data56 < 0 || isNaN(data56)) {
												const err113 = {
													instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/vectors/output",
													schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/vectors/properties/output/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err113);
												errors++;
											}
										}
									}
									if (data51.reason !== void 0 && func0.call(data51, "reason")) {
										let data57 = data51.reason;
										if (!(typeof data57 == "number" && !(data57 % 1) && !isNaN(data57) && isFinite(data57))) {
											const err114 = {
												instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/vectors/reason",
												schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/vectors/properties/reason/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err114);
											errors++;
										}
										if (typeof data57 == "number" && isFinite(data57)) {
											if (data57 < 0 || isNaN(data57)) {
												const err115 = {
													instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/vectors/reason",
													schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/vectors/properties/reason/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err115);
												errors++;
											}
										}
									}
									if (data51.broken !== void 0 && func0.call(data51, "broken")) {
										let data58 = data51.broken;
										if (!(typeof data58 == "number" && !(data58 % 1) && !isNaN(data58) && isFinite(data58))) {
											const err116 = {
												instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/vectors/broken",
												schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/vectors/properties/broken/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err116);
											errors++;
										}
										if (typeof data58 == "number" && isFinite(data58)) {
											if (data58 < 0 || isNaN(data58)) {
												const err117 = {
													instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/vectors/broken",
													schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/vectors/properties/broken/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err117);
												errors++;
											}
										}
									}
									if (data51.unasked !== void 0 && func0.call(data51, "unasked")) {
										let data59 = data51.unasked;
										if (!(typeof data59 == "number" && !(data59 % 1) && !isNaN(data59) && isFinite(data59))) {
											const err118 = {
												instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/vectors/unasked",
												schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/vectors/properties/unasked/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err118);
											errors++;
										}
										if (typeof data59 == "number" && isFinite(data59)) {
											if (data59 < 0 || isNaN(data59)) {
												const err119 = {
													instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/vectors/unasked",
													schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/vectors/properties/unasked/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err119);
												errors++;
											}
										}
									}
									if (data51.total !== void 0 && func0.call(data51, "total")) {
										let data60 = data51.total;
										if (!(typeof data60 == "number" && !(data60 % 1) && !isNaN(data60) && isFinite(data60))) {
											const err120 = {
												instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/vectors/total",
												schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/vectors/properties/total/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err120);
											errors++;
										}
										if (typeof data60 == "number" && isFinite(data60)) {
											if (data60 < 0 || isNaN(data60)) {
												const err121 = {
													instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/vectors/total",
													schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/vectors/properties/total/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err121);
												errors++;
											}
										}
									}
								} else {
									const err122 = {
										instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening/vectors",
										schemaPath: "#/properties/classes/additionalProperties/properties/hardening/properties/vectors/type",
										keyword: "type",
										params: { type: "object" }
									};
									vErrors = note(vErrors, err122);
									errors++;
								}
							}
						} else {
							const err123 = {
								instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening",
								schemaPath: "#/properties/classes/additionalProperties/properties/hardening/type",
								keyword: "type",
								params: { type: "object" }
							};
							vErrors = note(vErrors, err123);
							errors++;
						}
					}
				} else {
					const err124 = {
						instancePath: instancePath + "/classes/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),
						schemaPath: "#/properties/classes/additionalProperties/type",
						keyword: "type",
						params: { type: "object" }
					};
					vErrors = note(vErrors, err124);
					errors++;
				}
			}
			else {
				const err125 = {
					instancePath: instancePath + "/classes",
					schemaPath: "#/properties/classes/type",
					keyword: "type",
					params: { type: "object" }
				};
				vErrors = note(vErrors, err125);
				errors++;
			}
		}
		if (data.levels !== void 0 && func0.call(data, "levels")) {
			let data61 = data.levels;
			if (data61 && typeof data61 == "object" && !Array.isArray(data61)) {
				for (const key12 of Object.keys(data61)) if (!(key12 === "MUST" || key12 === "SHOULD" || key12 === "MAY")) {
					const err126 = {
						instancePath: instancePath + "/levels",
						schemaPath: "#/properties/levels/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key12 }
					};
					vErrors = note(vErrors, err126);
					errors++;
				}
				if (data61.MUST !== void 0 && func0.call(data61, "MUST")) {
					let data62 = data61.MUST;
					if (data62 && typeof data62 == "object" && !Array.isArray(data62)) {
						for (const prop10 of schema31.properties.levels.properties.MUST.required) if (data62[prop10] === void 0 || !func0.call(data62, prop10)) {
							const err127 = {
								instancePath: instancePath + "/levels/MUST",
								schemaPath: "#/properties/levels/properties/MUST/required",
								keyword: "required",
								params: { missingProperty: prop10 }
							};
							vErrors = note(vErrors, err127);
							errors++;
						}
						for (const key13 of Object.keys(data62)) if (!(key13 === "passed" || key13 === "unexplained" || key13 === "failed" || key13 === "unsupported" || key13 === "total")) {
							const err128 = {
								instancePath: instancePath + "/levels/MUST",
								schemaPath: "#/properties/levels/properties/MUST/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key13 }
							};
							vErrors = note(vErrors, err128);
							errors++;
						}
						if (data62.passed !== void 0 && func0.call(data62, "passed")) {
							let data63 = data62.passed;
							if (!(typeof data63 == "number" && !(data63 % 1) && !isNaN(data63) && isFinite(data63))) {
								const err129 = {
									instancePath: instancePath + "/levels/MUST/passed",
									schemaPath: "#/properties/levels/properties/MUST/properties/passed/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err129);
								errors++;
							}
							if (typeof data63 == "number" && isFinite(data63)) {
								if (data63 < 0 || isNaN(data63)) {
									const err130 = {
										instancePath: instancePath + "/levels/MUST/passed",
										schemaPath: "#/properties/levels/properties/MUST/properties/passed/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										}
									};
									vErrors = note(vErrors, err130);
									errors++;
								}
							}
						}
						if (data62.unexplained !== void 0 && func0.call(data62, "unexplained")) {
							let data64 = data62.unexplained;
							if (!(typeof data64 == "number" && !(data64 % 1) && !isNaN(data64) && isFinite(data64))) {
								const err131 = {
									instancePath: instancePath + "/levels/MUST/unexplained",
									schemaPath: "#/properties/levels/properties/MUST/properties/unexplained/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err131);
								errors++;
							}
							if (typeof data64 == "number" && isFinite(data64)) {
								if (data64 < 0 || isNaN(data64)) {
									const err132 = {
										instancePath: instancePath + "/levels/MUST/unexplained",
										schemaPath: "#/properties/levels/properties/MUST/properties/unexplained/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										}
									};
									vErrors = note(vErrors, err132);
									errors++;
								}
							}
						}
						if (data62.failed !== void 0 && func0.call(data62, "failed")) {
							let data65 = data62.failed;
							if (!(typeof data65 == "number" && !(data65 % 1) && !isNaN(data65) && isFinite(data65))) {
								const err133 = {
									instancePath: instancePath + "/levels/MUST/failed",
									schemaPath: "#/properties/levels/properties/MUST/properties/failed/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err133);
								errors++;
							}
							if (typeof data65 == "number" && isFinite(data65)) {
								if (data65 < 0 || isNaN(data65)) {
									const err134 = {
										instancePath: instancePath + "/levels/MUST/failed",
										schemaPath: "#/properties/levels/properties/MUST/properties/failed/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										}
									};
									vErrors = note(vErrors, err134);
									errors++;
								}
							}
						}
						if (data62.unsupported !== void 0 && func0.call(data62, "unsupported")) {
							let data66 = data62.unsupported;
							if (!(typeof data66 == "number" && !(data66 % 1) && !isNaN(data66) && isFinite(data66))) {
								const err135 = {
									instancePath: instancePath + "/levels/MUST/unsupported",
									schemaPath: "#/properties/levels/properties/MUST/properties/unsupported/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err135);
								errors++;
							}
							if (typeof data66 == "number" && isFinite(data66)) {
								if (data66 < 0 || isNaN(data66)) {
									const err136 = {
										instancePath: instancePath + "/levels/MUST/unsupported",
										schemaPath: "#/properties/levels/properties/MUST/properties/unsupported/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										}
									};
									vErrors = note(vErrors, err136);
									errors++;
								}
							}
						}
						if (data62.total !== void 0 && func0.call(data62, "total")) {
							let data67 = data62.total;
							if (!(typeof data67 == "number" && !(data67 % 1) && !isNaN(data67) && isFinite(data67))) {
								const err137 = {
									instancePath: instancePath + "/levels/MUST/total",
									schemaPath: "#/properties/levels/properties/MUST/properties/total/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err137);
								errors++;
							}
							if (typeof data67 == "number" && isFinite(data67)) {
								if (data67 < 0 || isNaN(data67)) {
									const err138 = {
										instancePath: instancePath + "/levels/MUST/total",
										schemaPath: "#/properties/levels/properties/MUST/properties/total/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										}
									};
									vErrors = note(vErrors, err138);
									errors++;
								}
							}
						}
					} else {
						const err139 = {
							instancePath: instancePath + "/levels/MUST",
							schemaPath: "#/properties/levels/properties/MUST/type",
							keyword: "type",
							params: { type: "object" }
						};
						vErrors = note(vErrors, err139);
						errors++;
					}
				}
				if (data61.SHOULD !== void 0 && func0.call(data61, "SHOULD")) {
					let data68 = data61.SHOULD;
					if (data68 && typeof data68 == "object" && !Array.isArray(data68)) {
						for (const prop11 of schema31.properties.levels.properties.SHOULD.required) if (data68[prop11] === void 0 || !func0.call(data68, prop11)) {
							const err140 = {
								instancePath: instancePath + "/levels/SHOULD",
								schemaPath: "#/properties/levels/properties/SHOULD/required",
								keyword: "required",
								params: { missingProperty: prop11 }
							};
							vErrors = note(vErrors, err140);
							errors++;
						}
						for (const key14 of Object.keys(data68)) if (!(key14 === "passed" || key14 === "unexplained" || key14 === "failed" || key14 === "unsupported" || key14 === "total")) {
							const err141 = {
								instancePath: instancePath + "/levels/SHOULD",
								schemaPath: "#/properties/levels/properties/SHOULD/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key14 }
							};
							vErrors = note(vErrors, err141);
							errors++;
						}
						if (data68.passed !== void 0 && func0.call(data68, "passed")) {
							let data69 = data68.passed;
							if (!(typeof data69 == "number" && !(data69 % 1) && !isNaN(data69) && isFinite(data69))) {
								const err142 = {
									instancePath: instancePath + "/levels/SHOULD/passed",
									schemaPath: "#/properties/levels/properties/SHOULD/properties/passed/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err142);
								errors++;
							}
							if (typeof data69 == "number" && isFinite(data69)) {
								if (data69 < 0 || isNaN(data69)) {
									const err143 = {
										instancePath: instancePath + "/levels/SHOULD/passed",
										schemaPath: "#/properties/levels/properties/SHOULD/properties/passed/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										}
									};
									vErrors = note(vErrors, err143);
									errors++;
								}
							}
						}
						if (data68.unexplained !== void 0 && func0.call(data68, "unexplained")) {
							let data70 = data68.unexplained;
							if (!(typeof data70 == "number" && !(data70 % 1) && !isNaN(data70) && isFinite(data70))) {
								const err144 = {
									instancePath: instancePath + "/levels/SHOULD/unexplained",
									schemaPath: "#/properties/levels/properties/SHOULD/properties/unexplained/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err144);
								errors++;
							}
							if (typeof data70 == "number" && isFinite(data70)) {
								if (data70 < 0 || isNaN(data70)) {
									const err145 = {
										instancePath: instancePath + "/levels/SHOULD/unexplained",
										schemaPath: "#/properties/levels/properties/SHOULD/properties/unexplained/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										}
									};
									vErrors = note(vErrors, err145);
									errors++;
								}
							}
						}
						if (data68.failed !== void 0 && func0.call(data68, "failed")) {
							let data71 = data68.failed;
							if (!(typeof data71 == "number" && !(data71 % 1) && !isNaN(data71) && isFinite(data71))) {
								const err146 = {
									instancePath: instancePath + "/levels/SHOULD/failed",
									schemaPath: "#/properties/levels/properties/SHOULD/properties/failed/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err146);
								errors++;
							}
							if (typeof data71 == "number" && isFinite(data71)) {
								if (data71 < 0 || isNaN(data71)) {
									const err147 = {
										instancePath: instancePath + "/levels/SHOULD/failed",
										schemaPath: "#/properties/levels/properties/SHOULD/properties/failed/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										}
									};
									vErrors = note(vErrors, err147);
									errors++;
								}
							}
						}
						if (data68.unsupported !== void 0 && func0.call(data68, "unsupported")) {
							let data72 = data68.unsupported;
							if (!(typeof data72 == "number" && !(data72 % 1) && !isNaN(data72) && isFinite(data72))) {
								const err148 = {
									instancePath: instancePath + "/levels/SHOULD/unsupported",
									schemaPath: "#/properties/levels/properties/SHOULD/properties/unsupported/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err148);
								errors++;
							}
							if (typeof data72 == "number" && isFinite(data72)) {
								if (data72 < 0 || isNaN(data72)) {
									const err149 = {
										instancePath: instancePath + "/levels/SHOULD/unsupported",
										schemaPath: "#/properties/levels/properties/SHOULD/properties/unsupported/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										}
									};
									vErrors = note(vErrors, err149);
									errors++;
								}
							}
						}
						if (data68.total !== void 0 && func0.call(data68, "total")) {
							let data73 = data68.total;
							if (!(typeof data73 == "number" && !(data73 % 1) && !isNaN(data73) && isFinite(data73))) {
								const err150 = {
									instancePath: instancePath + "/levels/SHOULD/total",
									schemaPath: "#/properties/levels/properties/SHOULD/properties/total/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err150);
								errors++;
							}
							if (typeof data73 == "number" && isFinite(data73)) {
								if (data73 < 0 || isNaN(data73)) {
									const err151 = {
										instancePath: instancePath + "/levels/SHOULD/total",
										schemaPath: "#/properties/levels/properties/SHOULD/properties/total/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										}
									};
									vErrors = note(vErrors, err151);
									errors++;
								}
							}
						}
					} else {
						const err152 = {
							instancePath: instancePath + "/levels/SHOULD",
							schemaPath: "#/properties/levels/properties/SHOULD/type",
							keyword: "type",
							params: { type: "object" }
						};
						vErrors = note(vErrors, err152);
						errors++;
					}
				}
				if (data61.MAY !== void 0 && func0.call(data61, "MAY")) {
					let data74 = data61.MAY;
					if (data74 && typeof data74 == "object" && !Array.isArray(data74)) {
						for (const prop12 of schema31.properties.levels.properties.MAY.required) if (data74[prop12] === void 0 || !func0.call(data74, prop12)) {
							const err153 = {
								instancePath: instancePath + "/levels/MAY",
								schemaPath: "#/properties/levels/properties/MAY/required",
								keyword: "required",
								params: { missingProperty: prop12 }
							};
							vErrors = note(vErrors, err153);
							errors++;
						}
						for (const key15 of Object.keys(data74)) if (!(key15 === "passed" || key15 === "unexplained" || key15 === "failed" || key15 === "unsupported" || key15 === "total")) {
							const err154 = {
								instancePath: instancePath + "/levels/MAY",
								schemaPath: "#/properties/levels/properties/MAY/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key15 }
							};
							vErrors = note(vErrors, err154);
							errors++;
						}
						if (data74.passed !== void 0 && func0.call(data74, "passed")) {
							let data75 = data74.passed;
							if (!(typeof data75 == "number" && !(data75 % 1) && !isNaN(data75) && isFinite(data75))) {
								const err155 = {
									instancePath: instancePath + "/levels/MAY/passed",
									schemaPath: "#/properties/levels/properties/MAY/properties/passed/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err155);
								errors++;
							}
							if (typeof data75 == "number" && isFinite(data75)) {
								if (data75 < 0 || isNaN(data75)) {
									const err156 = {
										instancePath: instancePath + "/levels/MAY/passed",
										schemaPath: "#/properties/levels/properties/MAY/properties/passed/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										}
									};
									vErrors = note(vErrors, err156);
									errors++;
								}
							}
						}
						if (data74.unexplained !== void 0 && func0.call(data74, "unexplained")) {
							let data76 = data74.unexplained;
							if (!(typeof data76 == "number" && !(data76 % 1) && !isNaN(data76) && isFinite(data76))) {
								const err157 = {
									instancePath: instancePath + "/levels/MAY/unexplained",
									schemaPath: "#/properties/levels/properties/MAY/properties/unexplained/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err157);
								errors++;
							}
							if (typeof data76 == "number" && isFinite(data76)) {
								if (data76 < 0 || isNaN(data76)) {
									const err158 = {
										instancePath: instancePath + "/levels/MAY/unexplained",
										schemaPath: "#/properties/levels/properties/MAY/properties/unexplained/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										}
									};
									vErrors = note(vErrors, err158);
									errors++;
								}
							}
						}
						if (data74.failed !== void 0 && func0.call(data74, "failed")) {
							let data77 = data74.failed;
							if (!(typeof data77 == "number" && !(data77 % 1) && !isNaN(data77) && isFinite(data77))) {
								const err159 = {
									instancePath: instancePath + "/levels/MAY/failed",
									schemaPath: "#/properties/levels/properties/MAY/properties/failed/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err159);
								errors++;
							}
							if (typeof data77 == "number" && isFinite(data77)) {
								if (data77 < 0 || isNaN(data77)) {
									const err160 = {
										instancePath: instancePath + "/levels/MAY/failed",
										schemaPath: "#/properties/levels/properties/MAY/properties/failed/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										}
									};
									vErrors = note(vErrors, err160);
									errors++;
								}
							}
						}
						if (data74.unsupported !== void 0 && func0.call(data74, "unsupported")) {
							let data78 = data74.unsupported;
							if (!(typeof data78 == "number" && !(data78 % 1) && !isNaN(data78) && isFinite(data78))) {
								const err161 = {
									instancePath: instancePath + "/levels/MAY/unsupported",
									schemaPath: "#/properties/levels/properties/MAY/properties/unsupported/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err161);
								errors++;
							}
							if (typeof data78 == "number" && isFinite(data78)) {
								if (data78 < 0 || isNaN(data78)) {
									const err162 = {
										instancePath: instancePath + "/levels/MAY/unsupported",
										schemaPath: "#/properties/levels/properties/MAY/properties/unsupported/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										}
									};
									vErrors = note(vErrors, err162);
									errors++;
								}
							}
						}
						if (data74.total !== void 0 && func0.call(data74, "total")) {
							let data79 = data74.total;
							if (!(typeof data79 == "number" && !(data79 % 1) && !isNaN(data79) && isFinite(data79))) {
								const err163 = {
									instancePath: instancePath + "/levels/MAY/total",
									schemaPath: "#/properties/levels/properties/MAY/properties/total/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err163);
								errors++;
							}
							if (typeof data79 == "number" && isFinite(data79)) {
								if (data79 < 0 || isNaN(data79)) {
									const err164 = {
										instancePath: instancePath + "/levels/MAY/total",
										schemaPath: "#/properties/levels/properties/MAY/properties/total/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										}
									};
									vErrors = note(vErrors, err164);
									errors++;
								}
							}
						}
					} else {
						const err165 = {
							instancePath: instancePath + "/levels/MAY",
							schemaPath: "#/properties/levels/properties/MAY/type",
							keyword: "type",
							params: { type: "object" }
						};
						vErrors = note(vErrors, err165);
						errors++;
					}
				}
			} else {
				const err166 = {
					instancePath: instancePath + "/levels",
					schemaPath: "#/properties/levels/type",
					keyword: "type",
					params: { type: "object" }
				};
				vErrors = note(vErrors, err166);
				errors++;
			}
		}
		if (data.operations !== void 0 && func0.call(data, "operations")) {
			let data80 = data.operations;
			if (data80 && typeof data80 == "object" && !Array.isArray(data80)) for (const key16 of Object.keys(data80)) {
				let data81 = data80[key16];
				if (data81 && typeof data81 == "object" && !Array.isArray(data81)) {
					for (const prop13 of schema31.properties.operations.additionalProperties.required) if (data81[prop13] === void 0 || !func0.call(data81, prop13)) {
						const err167 = {
							instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1"),
							schemaPath: "#/properties/operations/additionalProperties/required",
							keyword: "required",
							params: { missingProperty: prop13 }
						};
						vErrors = note(vErrors, err167);
						errors++;
					}
					for (const key17 of Object.keys(data81)) if (!(key17 === "outcomes" || key17 === "levels")) {
						const err168 = {
							instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1"),
							schemaPath: "#/properties/operations/additionalProperties/additionalProperties",
							keyword: "additionalProperties",
							params: { additionalProperty: key17 }
						};
						vErrors = note(vErrors, err168);
						errors++;
					}
					if (data81.outcomes !== void 0 && func0.call(data81, "outcomes")) {
						let data82 = data81.outcomes;
						if (data82 && typeof data82 == "object" && !Array.isArray(data82)) {
							for (const key18 of Object.keys(data82)) if (!func0.call(schema31.properties.operations.additionalProperties.properties.outcomes.properties, key18)) {
								const err169 = {
									instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes",
									schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key18 }
								};
								vErrors = note(vErrors, err169);
								errors++;
							}
							if (data82.pass !== void 0 && func0.call(data82, "pass")) {
								let data83 = data82.pass;
								if (!(typeof data83 == "number" && !(data83 % 1) && !isNaN(data83) && isFinite(data83))) {
									const err170 = {
										instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/pass",
										schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/pass/type",
										keyword: "type",
										params: { type: "integer" }
									};
									vErrors = note(vErrors, err170);
									errors++;
								}
								if (typeof data83 == "number" && isFinite(data83)) {
									if (data83 < 0 || isNaN(data83)) {
										const err171 = {
											instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/pass",
											schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/pass/minimum",
											keyword: "minimum",
											params: {
												comparison: ">=",
												limit: 0
											}
										};
										vErrors = note(vErrors, err171);
										errors++;
									}
								}
							}
							if (data82["pass-unexplained"] !== void 0 && func0.call(data82, "pass-unexplained")) {
								let data84 = data82["pass-unexplained"];
								if (!(typeof data84 == "number" && !(data84 % 1) && !isNaN(data84) && isFinite(data84))) {
									const err172 = {
										instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/pass-unexplained",
										schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/pass-unexplained/type",
										keyword: "type",
										params: { type: "integer" }
									};
									vErrors = note(vErrors, err172);
									errors++;
								}
								if (typeof data84 == "number" && isFinite(data84)) {
									if (data84 < 0 || isNaN(data84)) {
										const err173 = {
											instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/pass-unexplained",
											schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/pass-unexplained/minimum",
											keyword: "minimum",
											params: {
												comparison: ">=",
												limit: 0
											}
										};
										vErrors = note(vErrors, err173);
										errors++;
									}
								}
							}
							if (data82["wrong-reason"] !== void 0 && func0.call(data82, "wrong-reason")) {
								let data85 = data82["wrong-reason"];
								if (!(typeof data85 == "number" && !(data85 % 1) && !isNaN(data85) && isFinite(data85))) {
									const err174 = {
										instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/wrong-reason",
										schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/wrong-reason/type",
										keyword: "type",
										params: { type: "integer" }
									};
									vErrors = note(vErrors, err174);
									errors++;
								}
								if (typeof data85 == "number" && isFinite(data85)) {
									if (data85 < 0 || isNaN(data85)) {
										const err175 = {
											instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/wrong-reason",
											schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/wrong-reason/minimum",
											keyword: "minimum",
											params: {
												comparison: ">=",
												limit: 0
											}
										};
										vErrors = note(vErrors, err175);
										errors++;
									}
								}
							}
							if (data82.fail !== void 0 && func0.call(data82, "fail")) {
								let data86 = data82.fail;
								if (!(typeof data86 == "number" && !(data86 % 1) && !isNaN(data86) && isFinite(data86))) {
									const err176 = {
										instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/fail",
										schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/fail/type",
										keyword: "type",
										params: { type: "integer" }
									};
									vErrors = note(vErrors, err176);
									errors++;
								}
								if (typeof data86 == "number" && isFinite(data86)) {
									if (data86 < 0 || isNaN(data86)) {
										const err177 = {
											instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/fail",
											schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/fail/minimum",
											keyword: "minimum",
											params: {
												comparison: ">=",
												limit: 0
											}
										};
										vErrors = note(vErrors, err177);
										errors++;
									}
								}
							}
							if (data82.void !== void 0 && func0.call(data82, "void")) {
								let data87 = data82.void;
								if (!(typeof data87 == "number" && !(data87 % 1) && !isNaN(data87) && isFinite(data87))) {
									const err178 = {
										instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/void",
										schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/void/type",
										keyword: "type",
										params: { type: "integer" }
									};
									vErrors = note(vErrors, err178);
									errors++;
								}
								if (typeof data87 == "number" && isFinite(data87)) {
									if (data87 < 0 || isNaN(data87)) {
										const err179 = {
											instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/void",
											schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/void/minimum",
											keyword: "minimum",
											params: {
												comparison: ">=",
												limit: 0
											}
										};
										vErrors = note(vErrors, err179);
										errors++;
									}
								}
							}
							if (data82.unsupported !== void 0 && func0.call(data82, "unsupported")) {
								let data88 = data82.unsupported;
								if (!(typeof data88 == "number" && !(data88 % 1) && !isNaN(data88) && isFinite(data88))) {
									const err180 = {
										instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/unsupported",
										schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/unsupported/type",
										keyword: "type",
										params: { type: "integer" }
									};
									vErrors = note(vErrors, err180);
									errors++;
								}
								if (typeof data88 == "number" && isFinite(data88)) {
									if (data88 < 0 || isNaN(data88)) {
										const err181 = {
											instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/unsupported",
											schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/unsupported/minimum",
											keyword: "minimum",
											params: {
												comparison: ">=",
												limit: 0
											}
										};
										vErrors = note(vErrors, err181);
										errors++;
									}
								}
							}
							if (data82.contested !== void 0 && func0.call(data82, "contested")) {
								let data89 = data82.contested;
								if (!(typeof data89 == "number" && !(data89 % 1) && !isNaN(data89) && isFinite(data89))) {
									const err182 = {
										instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/contested",
										schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/contested/type",
										keyword: "type",
										params: { type: "integer" }
									};
									vErrors = note(vErrors, err182);
									errors++;
								}
								if (typeof data89 == "number" && isFinite(data89)) {
									if (data89 < 0 || isNaN(data89)) {
										const err183 = {
											instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/contested",
											schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/contested/minimum",
											keyword: "minimum",
											params: {
												comparison: ">=",
												limit: 0
											}
										};
										vErrors = note(vErrors, err183);
										errors++;
									}
								}
							}
							if (data82.crash !== void 0 && func0.call(data82, "crash")) {
								let data90 = data82.crash;
								if (!(typeof data90 == "number" && !(data90 % 1) && !isNaN(data90) && isFinite(data90))) {
									const err184 = {
										instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/crash",
										schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/crash/type",
										keyword: "type",
										params: { type: "integer" }
									};
									vErrors = note(vErrors, err184);
									errors++;
								}
								if (typeof data90 == "number" && isFinite(data90)) {
									if (data90 < 0 || isNaN(data90)) {
										const err185 = {
											instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/crash",
											schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/crash/minimum",
											keyword: "minimum",
											params: {
												comparison: ">=",
												limit: 0
											}
										};
										vErrors = note(vErrors, err185);
										errors++;
									}
								}
							}
							if (data82.timeout !== void 0 && func0.call(data82, "timeout")) {
								let data91 = data82.timeout;
								if (!(typeof data91 == "number" && !(data91 % 1) && !isNaN(data91) && isFinite(data91))) {
									const err186 = {
										instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/timeout",
										schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/timeout/type",
										keyword: "type",
										params: { type: "integer" }
									};
									vErrors = note(vErrors, err186);
									errors++;
								}
								if (typeof data91 == "number" && isFinite(data91)) {
									if (data91 < 0 || isNaN(data91)) {
										const err187 = {
											instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/timeout",
											schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/timeout/minimum",
											keyword: "minimum",
											params: {
												comparison: ">=",
												limit: 0
											}
										};
										vErrors = note(vErrors, err187);
										errors++;
									}
								}
							}
							if (data82.protocol !== void 0 && func0.call(data82, "protocol")) {
								let data92 = data82.protocol;
								if (!(typeof data92 == "number" && !(data92 % 1) && !isNaN(data92) && isFinite(data92))) {
									const err188 = {
										instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/protocol",
										schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/protocol/type",
										keyword: "type",
										params: { type: "integer" }
									};
									vErrors = note(vErrors, err188);
									errors++;
								}
								if (typeof data92 == "number" && isFinite(data92)) {
									if (data92 < 0 || isNaN(data92)) {
										const err189 = {
											instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/protocol",
											schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/protocol/minimum",
											keyword: "minimum",
											params: {
												comparison: ">=",
												limit: 0
											}
										};
										vErrors = note(vErrors, err189);
										errors++;
									}
								}
							}
						} else {
							const err190 = {
								instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes",
								schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/type",
								keyword: "type",
								params: { type: "object" }
							};
							vErrors = note(vErrors, err190);
							errors++;
						}
					}
					if (data81.levels !== void 0 && func0.call(data81, "levels")) {
						let data93 = data81.levels;
						if (data93 && typeof data93 == "object" && !Array.isArray(data93)) {
							for (const key19 of Object.keys(data93)) if (!(key19 === "MUST" || key19 === "SHOULD" || key19 === "MAY")) {
								const err191 = {
									instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels",
									schemaPath: "#/properties/operations/additionalProperties/properties/levels/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key19 }
								};
								vErrors = note(vErrors, err191);
								errors++;
							}
							if (data93.MUST !== void 0 && func0.call(data93, "MUST")) {
								let data94 = data93.MUST;
								if (data94 && typeof data94 == "object" && !Array.isArray(data94)) {
									for (const prop14 of schema31.properties.operations.additionalProperties.properties.levels.properties.MUST.required) if (data94[prop14] === void 0 || !func0.call(data94, prop14)) {
										const err192 = {
											instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MUST",
											schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MUST/required",
											keyword: "required",
											params: { missingProperty: prop14 }
										};
										vErrors = note(vErrors, err192);
										errors++;
									}
									for (const key20 of Object.keys(data94)) if (!(key20 === "passed" || key20 === "unexplained" || key20 === "failed" || key20 === "unsupported" || key20 === "total")) {
										const err193 = {
											instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MUST",
											schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MUST/additionalProperties",
											keyword: "additionalProperties",
											params: { additionalProperty: key20 }
										};
										vErrors = note(vErrors, err193);
										errors++;
									}
									if (data94.passed !== void 0 && func0.call(data94, "passed")) {
										let data95 = data94.passed;
										if (!(typeof data95 == "number" && !(data95 % 1) && !isNaN(data95) && isFinite(data95))) {
											const err194 = {
												instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MUST/passed",
												schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MUST/properties/passed/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err194);
											errors++;
										}
										if (typeof data95 == "number" && isFinite(data95)) {
											if (data95 < 0 || isNaN(data95)) {
												const err195 = {
													instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MUST/passed",
													schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MUST/properties/passed/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err195);
												errors++;
											}
										}
									}
									if (data94.unexplained !== void 0 && func0.call(data94, "unexplained")) {
										let data96 = data94.unexplained;
										if (!(typeof data96 == "number" && !(data96 % 1) && !isNaN(data96) && isFinite(data96))) {
											const err196 = {
												instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MUST/unexplained",
												schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MUST/properties/unexplained/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err196);
											errors++;
										}
										if (typeof data96 == "number" && isFinite(data96)) {
											if (data96 < 0 || isNaN(data96)) {
												const err197 = {
													instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MUST/unexplained",
													schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MUST/properties/unexplained/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err197);
												errors++;
											}
										}
									}
									if (data94.failed !== void 0 && func0.call(data94, "failed")) {
										let data97 = data94.failed;
										if (!(typeof data97 == "number" && !(data97 % 1) && !isNaN(data97) && isFinite(data97))) {
											const err198 = {
												instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MUST/failed",
												schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MUST/properties/failed/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err198);
											errors++;
										}
										if (typeof data97 == "number" && isFinite(data97)) {
											if (data97 < 0 || isNaN(data97)) {
												const err199 = {
													instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MUST/failed",
													schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MUST/properties/failed/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err199);
												errors++;
											}
										}
									}
									if (data94.unsupported !== void 0 && func0.call(data94, "unsupported")) {
										let data98 = data94.unsupported;
										if (!(typeof data98 == "number" && !(data98 % 1) && !isNaN(data98) && isFinite(data98))) {
											const err200 = {
												instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MUST/unsupported",
												schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MUST/properties/unsupported/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err200);
											errors++;
										}
										if (typeof data98 == "number" && isFinite(data98)) {
											if (data98 < 0 || isNaN(data98)) {
												const err201 = {
													instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MUST/unsupported",
													schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MUST/properties/unsupported/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err201);
												errors++;
											}
										}
									}
									if (data94.total !== void 0 && func0.call(data94, "total")) {
										let data99 = data94.total;
										if (!(typeof data99 == "number" && !(data99 % 1) && !isNaN(data99) && isFinite(data99))) {
											const err202 = {
												instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MUST/total",
												schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MUST/properties/total/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err202);
											errors++;
										}
										if (typeof data99 == "number" && isFinite(data99)) {
											if (data99 < 0 || isNaN(data99)) {
												const err203 = {
													instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MUST/total",
													schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MUST/properties/total/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err203);
												errors++;
											}
										}
									}
								} else {
									const err204 = {
										instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MUST",
										schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MUST/type",
										keyword: "type",
										params: { type: "object" }
									};
									vErrors = note(vErrors, err204);
									errors++;
								}
							}
							if (data93.SHOULD !== void 0 && func0.call(data93, "SHOULD")) {
								let data100 = data93.SHOULD;
								if (data100 && typeof data100 == "object" && !Array.isArray(data100)) {
									for (const prop15 of schema31.properties.operations.additionalProperties.properties.levels.properties.SHOULD.required) if (data100[prop15] === void 0 || !func0.call(data100, prop15)) {
										const err205 = {
											instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/SHOULD",
											schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/SHOULD/required",
											keyword: "required",
											params: { missingProperty: prop15 }
										};
										vErrors = note(vErrors, err205);
										errors++;
									}
									for (const key21 of Object.keys(data100)) if (!(key21 === "passed" || key21 === "unexplained" || key21 === "failed" || key21 === "unsupported" || key21 === "total")) {
										const err206 = {
											instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/SHOULD",
											schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/SHOULD/additionalProperties",
											keyword: "additionalProperties",
											params: { additionalProperty: key21 }
										};
										vErrors = note(vErrors, err206);
										errors++;
									}
									if (data100.passed !== void 0 && func0.call(data100, "passed")) {
										let data101 = data100.passed;
										if (!(typeof data101 == "number" && !(data101 % 1) && !isNaN(data101) && isFinite(data101))) {
											const err207 = {
												instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/SHOULD/passed",
												schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/SHOULD/properties/passed/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err207);
											errors++;
										}
										if (typeof data101 == "number" && isFinite(data101)) {
											if (data101 < 0 || isNaN(data101)) {
												const err208 = {
													instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/SHOULD/passed",
													schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/SHOULD/properties/passed/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err208);
												errors++;
											}
										}
									}
									if (data100.unexplained !== void 0 && func0.call(data100, "unexplained")) {
										let data102 = data100.unexplained;
										if (!(typeof data102 == "number" && !(data102 % 1) && !isNaN(data102) && isFinite(data102))) {
											const err209 = {
												instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/SHOULD/unexplained",
												schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/SHOULD/properties/unexplained/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err209);
											errors++;
										}
										if (typeof data102 == "number" && isFinite(data102)) {
											if (data102 < 0 || isNaN(data102)) {
												const err210 = {
													instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/SHOULD/unexplained",
													schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/SHOULD/properties/unexplained/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err210);
												errors++;
											}
										}
									}
									if (data100.failed !== void 0 && func0.call(data100, "failed")) {
										let data103 = data100.failed;
										if (!(typeof data103 == "number" && !(data103 % 1) && !isNaN(data103) && isFinite(data103))) {
											const err211 = {
												instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/SHOULD/failed",
												schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/SHOULD/properties/failed/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err211);
											errors++;
										}
										if (typeof data103 == "number" && isFinite(data103)) {
											if (data103 < 0 || isNaN(data103)) {
												const err212 = {
													instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/SHOULD/failed",
													schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/SHOULD/properties/failed/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err212);
												errors++;
											}
										}
									}
									if (data100.unsupported !== void 0 && func0.call(data100, "unsupported")) {
										let data104 = data100.unsupported;
										if (!(typeof data104 == "number" && !(data104 % 1) && !isNaN(data104) && isFinite(data104))) {
											const err213 = {
												instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/SHOULD/unsupported",
												schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/SHOULD/properties/unsupported/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err213);
											errors++;
										}
										if (typeof data104 == "number" && isFinite(data104)) {
											if (data104 < 0 || isNaN(data104)) {
												const err214 = {
													instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/SHOULD/unsupported",
													schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/SHOULD/properties/unsupported/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err214);
												errors++;
											}
										}
									}
									if (data100.total !== void 0 && func0.call(data100, "total")) {
										let data105 = data100.total;
										if (!(typeof data105 == "number" && !(data105 % 1) && !isNaN(data105) && isFinite(data105))) {
											const err215 = {
												instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/SHOULD/total",
												schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/SHOULD/properties/total/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err215);
											errors++;
										}
										if (typeof data105 == "number" && isFinite(data105)) {
											if (data105 < 0 || isNaN(data105)) {
												const err216 = {
													instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/SHOULD/total",
													schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/SHOULD/properties/total/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err216);
												errors++;
											}
										}
									}
								} else {
									const err217 = {
										instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/SHOULD",
										schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/SHOULD/type",
										keyword: "type",
										params: { type: "object" }
									};
									vErrors = note(vErrors, err217);
									errors++;
								}
							}
							if (data93.MAY !== void 0 && func0.call(data93, "MAY")) {
								let data106 = data93.MAY;
								if (data106 && typeof data106 == "object" && !Array.isArray(data106)) {
									for (const prop16 of schema31.properties.operations.additionalProperties.properties.levels.properties.MAY.required) if (data106[prop16] === void 0 || !func0.call(data106, prop16)) {
										const err218 = {
											instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MAY",
											schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MAY/required",
											keyword: "required",
											params: { missingProperty: prop16 }
										};
										vErrors = note(vErrors, err218);
										errors++;
									}
									for (const key22 of Object.keys(data106)) if (!(key22 === "passed" || key22 === "unexplained" || key22 === "failed" || key22 === "unsupported" || key22 === "total")) {
										const err219 = {
											instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MAY",
											schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MAY/additionalProperties",
											keyword: "additionalProperties",
											params: { additionalProperty: key22 }
										};
										vErrors = note(vErrors, err219);
										errors++;
									}
									if (data106.passed !== void 0 && func0.call(data106, "passed")) {
										let data107 = data106.passed;
										if (!(typeof data107 == "number" && !(data107 % 1) && !isNaN(data107) && isFinite(data107))) {
											const err220 = {
												instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MAY/passed",
												schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MAY/properties/passed/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err220);
											errors++;
										}
										if (typeof data107 == "number" && isFinite(data107)) {
											if (data107 < 0 || isNaN(data107)) {
												const err221 = {
													instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MAY/passed",
													schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MAY/properties/passed/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err221);
												errors++;
											}
										}
									}
									if (data106.unexplained !== void 0 && func0.call(data106, "unexplained")) {
										let data108 = data106.unexplained;
										if (!(typeof data108 == "number" && !(data108 % 1) && !isNaN(data108) && isFinite(data108))) {
											const err222 = {
												instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MAY/unexplained",
												schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MAY/properties/unexplained/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err222);
											errors++;
										}
										if (typeof data108 == "number" && isFinite(data108)) {
											if (data108 < 0 || isNaN(data108)) {
												const err223 = {
													instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MAY/unexplained",
													schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MAY/properties/unexplained/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err223);
												errors++;
											}
										}
									}
									if (data106.failed !== void 0 && func0.call(data106, "failed")) {
										let data109 = data106.failed;
										if (!(typeof data109 == "number" && !(data109 % 1) && !isNaN(data109) && isFinite(data109))) {
											const err224 = {
												instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MAY/failed",
												schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MAY/properties/failed/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err224);
											errors++;
										}
										if (typeof data109 == "number" && isFinite(data109)) {
											if (data109 < 0 || isNaN(data109)) {
												const err225 = {
													instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MAY/failed",
													schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MAY/properties/failed/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err225);
												errors++;
											}
										}
									}
									if (data106.unsupported !== void 0 && func0.call(data106, "unsupported")) {
										let data110 = data106.unsupported;
										if (!(typeof data110 == "number" && !(data110 % 1) && !isNaN(data110) && isFinite(data110))) {
											const err226 = {
												instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MAY/unsupported",
												schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MAY/properties/unsupported/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err226);
											errors++;
										}
										if (typeof data110 == "number" && isFinite(data110)) {
											if (data110 < 0 || isNaN(data110)) {
												const err227 = {
													instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MAY/unsupported",
													schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MAY/properties/unsupported/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err227);
												errors++;
											}
										}
									}
									if (data106.total !== void 0 && func0.call(data106, "total")) {
										let data111 = data106.total;
										if (!(typeof data111 == "number" && !(data111 % 1) && !isNaN(data111) && isFinite(data111))) {
											const err228 = {
												instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MAY/total",
												schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MAY/properties/total/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err228);
											errors++;
										}
										if (typeof data111 == "number" && isFinite(data111)) {
											if (data111 < 0 || isNaN(data111)) {
												const err229 = {
													instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MAY/total",
													schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MAY/properties/total/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err229);
												errors++;
											}
										}
									}
								} else {
									const err230 = {
										instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MAY",
										schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MAY/type",
										keyword: "type",
										params: { type: "object" }
									};
									vErrors = note(vErrors, err230);
									errors++;
								}
							}
						} else {
							const err231 = {
								instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels",
								schemaPath: "#/properties/operations/additionalProperties/properties/levels/type",
								keyword: "type",
								params: { type: "object" }
							};
							vErrors = note(vErrors, err231);
							errors++;
						}
					}
				} else {
					const err232 = {
						instancePath: instancePath + "/operations/" + key16.replace(/~/g, "~0").replace(/\//g, "~1"),
						schemaPath: "#/properties/operations/additionalProperties/type",
						keyword: "type",
						params: { type: "object" }
					};
					vErrors = note(vErrors, err232);
					errors++;
				}
			}
			else {
				const err233 = {
					instancePath: instancePath + "/operations",
					schemaPath: "#/properties/operations/type",
					keyword: "type",
					params: { type: "object" }
				};
				vErrors = note(vErrors, err233);
				errors++;
			}
		}
		if (data.rules !== void 0 && func0.call(data, "rules")) {
			let data112 = data.rules;
			if (data112 && typeof data112 == "object" && !Array.isArray(data112)) for (const key23 of Object.keys(data112)) {
				let data113 = data112[key23];
				if (data113 && typeof data113 == "object" && !Array.isArray(data113)) {
					for (const prop17 of schema31.properties.rules.additionalProperties.required) if (data113[prop17] === void 0 || !func0.call(data113, prop17)) {
						const err234 = {
							instancePath: instancePath + "/rules/" + key23.replace(/~/g, "~0").replace(/\//g, "~1"),
							schemaPath: "#/properties/rules/additionalProperties/required",
							keyword: "required",
							params: { missingProperty: prop17 }
						};
						vErrors = note(vErrors, err234);
						errors++;
					}
					for (const key24 of Object.keys(data113)) if (!(key24 === "level" || key24 === "status")) {
						const err235 = {
							instancePath: instancePath + "/rules/" + key23.replace(/~/g, "~0").replace(/\//g, "~1"),
							schemaPath: "#/properties/rules/additionalProperties/additionalProperties",
							keyword: "additionalProperties",
							params: { additionalProperty: key24 }
						};
						vErrors = note(vErrors, err235);
						errors++;
					}
					if (data113.level !== void 0 && func0.call(data113, "level")) {
						let data114 = data113.level;
						if (!(data114 === "MUST" || data114 === "SHOULD" || data114 === "MAY")) {
							const err236 = {
								instancePath: instancePath + "/rules/" + key23.replace(/~/g, "~0").replace(/\//g, "~1") + "/level",
								schemaPath: "#/properties/rules/additionalProperties/properties/level/enum",
								keyword: "enum",
								params: { allowedValues: schema31.properties.rules.additionalProperties.properties.level.enum }
							};
							vErrors = note(vErrors, err236);
							errors++;
						}
					}
					if (data113.status !== void 0 && func0.call(data113, "status")) {
						let data115 = data113.status;
						if (!(data115 === "passed" || data115 === "unexplained" || data115 === "failed" || data115 === "unsupported")) {
							const err237 = {
								instancePath: instancePath + "/rules/" + key23.replace(/~/g, "~0").replace(/\//g, "~1") + "/status",
								schemaPath: "#/properties/rules/additionalProperties/properties/status/enum",
								keyword: "enum",
								params: { allowedValues: schema31.properties.rules.additionalProperties.properties.status.enum }
							};
							vErrors = note(vErrors, err237);
							errors++;
						}
					}
				} else {
					const err238 = {
						instancePath: instancePath + "/rules/" + key23.replace(/~/g, "~0").replace(/\//g, "~1"),
						schemaPath: "#/properties/rules/additionalProperties/type",
						keyword: "type",
						params: { type: "object" }
					};
					vErrors = note(vErrors, err238);
					errors++;
				}
			}
			else {
				const err239 = {
					instancePath: instancePath + "/rules",
					schemaPath: "#/properties/rules/type",
					keyword: "type",
					params: { type: "object" }
				};
				vErrors = note(vErrors, err239);
				errors++;
			}
		}
		if (data.details !== void 0 && func0.call(data, "details")) {
			let data116 = data.details;
			if (data116 && typeof data116 == "object" && !Array.isArray(data116)) {
				for (const key25 of Object.keys(data116)) if (typeof data116[key25] !== "string") {
					const err240 = {
						instancePath: instancePath + "/details/" + key25.replace(/~/g, "~0").replace(/\//g, "~1"),
						schemaPath: "#/properties/details/additionalProperties/type",
						keyword: "type",
						params: { type: "string" }
					};
					vErrors = note(vErrors, err240);
					errors++;
				}
			} else {
				const err241 = {
					instancePath: instancePath + "/details",
					schemaPath: "#/properties/details/type",
					keyword: "type",
					params: { type: "object" }
				};
				vErrors = note(vErrors, err241);
				errors++;
			}
		}
		if (data.results !== void 0 && func0.call(data, "results")) {
			let data118 = data.results;
			if (Array.isArray(data118)) {
				const len6 = data118.length;
				for (let i9 = 0; i9 < len6; i9++) {
					let data119 = data118[i9];
					if (Array.isArray(data119)) {
						if (data119.length < 4) {
							const err242 = {
								instancePath: instancePath + "/results/" + i9,
								schemaPath: "#/properties/results/items/minItems",
								keyword: "minItems",
								params: { limit: 4 }
							};
							vErrors = note(vErrors, err242);
							errors++;
						}
						const len7 = data119.length;
						if (len7 > 0) {
							if (typeof data119[0] !== "string") {
								const err243 = {
									instancePath: instancePath + "/results/" + i9 + "/0",
									schemaPath: "#/properties/results/items/prefixItems/0/type",
									keyword: "type",
									params: { type: "string" }
								};
								vErrors = note(vErrors, err243);
								errors++;
							}
						}
						if (len7 > 1) {
							let data121 = data119[1];
							if (!(data121 === "pass" || data121 === "pass-unexplained" || data121 === "wrong-reason" || data121 === "fail" || data121 === "void" || data121 === "unsupported" || data121 === "contested" || data121 === "crash" || data121 === "timeout" || data121 === "protocol")) {
								const err244 = {
									instancePath: instancePath + "/results/" + i9 + "/1",
									schemaPath: "#/properties/results/items/prefixItems/1/enum",
									keyword: "enum",
									params: { allowedValues: schema31.properties.results.items.prefixItems[1].enum }
								};
								vErrors = note(vErrors, err244);
								errors++;
							}
						}
						if (len7 > 2) {
							let data122 = data119[2];
							if (!(data122 === "accept" || data122 === "reject" || data122 === "undecided" || data122 === null)) {
								const err245 = {
									instancePath: instancePath + "/results/" + i9 + "/2",
									schemaPath: "#/properties/results/items/prefixItems/2/enum",
									keyword: "enum",
									params: { allowedValues: schema31.properties.results.items.prefixItems[2].enum }
								};
								vErrors = note(vErrors, err245);
								errors++;
							}
						}
						if (len7 > 3) {
							let data123 = data119[3];
							if (typeof data123 !== "string" && data123 !== null) {
								const err246 = {
									instancePath: instancePath + "/results/" + i9 + "/3",
									schemaPath: "#/properties/results/items/prefixItems/3/type",
									keyword: "type",
									params: { type: schema31.properties.results.items.prefixItems[3].type }
								};
								vErrors = note(vErrors, err246);
								errors++;
							}
						}
						if (!(data119.length <= 4)) {
							const err247 = {
								instancePath: instancePath + "/results/" + i9,
								schemaPath: "#/properties/results/items/items",
								keyword: "items",
								params: { limit: 4 }
							};
							vErrors = note(vErrors, err247);
							errors++;
						}
					} else {
						const err248 = {
							instancePath: instancePath + "/results/" + i9,
							schemaPath: "#/properties/results/items/type",
							keyword: "type",
							params: { type: "array" }
						};
						vErrors = note(vErrors, err248);
						errors++;
					}
				}
			} else {
				const err249 = {
					instancePath: instancePath + "/results",
					schemaPath: "#/properties/results/type",
					keyword: "type",
					params: { type: "array" }
				};
				vErrors = note(vErrors, err249);
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
	validate20.errors = vErrors;
	return errors === 0;
}
validate20.evaluated = {
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
export { results };
