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
				for (const key1 of Object.keys(data1)) if (!(key1 === "name" || key1 === "version" || key1 === "operations" || key1 === "features")) {
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
			} else {
				const err21 = {
					instancePath: instancePath + "/implementation",
					schemaPath: "#/properties/implementation/type",
					keyword: "type",
					params: { type: "object" }
				};
				vErrors = note(vErrors, err21);
				errors++;
			}
		}
		if (data.set !== void 0 && func0.call(data, "set")) {
			let data8 = data.set;
			if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
				for (const prop2 of schema31.properties.set.required) if (data8[prop2] === void 0 || !func0.call(data8, prop2)) {
					const err22 = {
						instancePath: instancePath + "/set",
						schemaPath: "#/properties/set/required",
						keyword: "required",
						params: { missingProperty: prop2 }
					};
					vErrors = note(vErrors, err22);
					errors++;
				}
				for (const key2 of Object.keys(data8)) if (!(key2 === "version" || key2 === "count" || key2 === "reseed")) {
					const err23 = {
						instancePath: instancePath + "/set",
						schemaPath: "#/properties/set/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key2 }
					};
					vErrors = note(vErrors, err23);
					errors++;
				}
				if (data8.version !== void 0 && func0.call(data8, "version")) {
					if (typeof data8.version !== "string") {
						const err24 = {
							instancePath: instancePath + "/set/version",
							schemaPath: "#/properties/set/properties/version/type",
							keyword: "type",
							params: { type: "string" }
						};
						vErrors = note(vErrors, err24);
						errors++;
					}
				}
				if (data8.count !== void 0 && func0.call(data8, "count")) {
					let data10 = data8.count;
					if (!(typeof data10 == "number" && !(data10 % 1) && !isNaN(data10) && isFinite(data10))) {
						const err25 = {
							instancePath: instancePath + "/set/count",
							schemaPath: "#/properties/set/properties/count/type",
							keyword: "type",
							params: { type: "integer" }
						};
						vErrors = note(vErrors, err25);
						errors++;
					}
					if (typeof data10 == "number" && isFinite(data10)) {
						if (data10 < 0 || isNaN(data10)) {
							const err26 = {
								instancePath: instancePath + "/set/count",
								schemaPath: "#/properties/set/properties/count/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 0
								}
							};
							vErrors = note(vErrors, err26);
							errors++;
						}
					}
				}
				if (data8.reseed !== void 0 && func0.call(data8, "reseed")) {
					if (typeof data8.reseed !== "string") {
						const err27 = {
							instancePath: instancePath + "/set/reseed",
							schemaPath: "#/properties/set/properties/reseed/type",
							keyword: "type",
							params: { type: "string" }
						};
						vErrors = note(vErrors, err27);
						errors++;
					}
				}
			} else {
				const err28 = {
					instancePath: instancePath + "/set",
					schemaPath: "#/properties/set/type",
					keyword: "type",
					params: { type: "object" }
				};
				vErrors = note(vErrors, err28);
				errors++;
			}
		}
		if (data.profile !== void 0 && func0.call(data, "profile")) {
			if (typeof data.profile !== "string") {
				const err29 = {
					instancePath: instancePath + "/profile",
					schemaPath: "#/properties/profile/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err29);
				errors++;
			}
		}
		if (data.seed !== void 0 && func0.call(data, "seed")) {
			if (typeof data.seed !== "string") {
				const err30 = {
					instancePath: instancePath + "/seed",
					schemaPath: "#/properties/seed/type",
					keyword: "type",
					params: { type: "string" }
				};
				vErrors = note(vErrors, err30);
				errors++;
			}
		}
		if (data.selection !== void 0 && func0.call(data, "selection")) {
			let data14 = data.selection;
			if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
				for (const key3 of Object.keys(data14)) if (!(key3 === "operations" || key3 === "rules" || key3 === "vectors")) {
					const err31 = {
						instancePath: instancePath + "/selection",
						schemaPath: "#/properties/selection/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key3 }
					};
					vErrors = note(vErrors, err31);
					errors++;
				}
				if (data14.operations !== void 0 && func0.call(data14, "operations")) {
					let data15 = data14.operations;
					if (Array.isArray(data15)) {
						const len2 = data15.length;
						for (let i4 = 0; i4 < len2; i4++) if (typeof data15[i4] !== "string") {
							const err32 = {
								instancePath: instancePath + "/selection/operations/" + i4,
								schemaPath: "#/properties/selection/properties/operations/items/type",
								keyword: "type",
								params: { type: "string" }
							};
							vErrors = note(vErrors, err32);
							errors++;
						}
					} else {
						const err33 = {
							instancePath: instancePath + "/selection/operations",
							schemaPath: "#/properties/selection/properties/operations/type",
							keyword: "type",
							params: { type: "array" }
						};
						vErrors = note(vErrors, err33);
						errors++;
					}
				}
				if (data14.rules !== void 0 && func0.call(data14, "rules")) {
					let data17 = data14.rules;
					if (Array.isArray(data17)) {
						const len3 = data17.length;
						for (let i5 = 0; i5 < len3; i5++) if (typeof data17[i5] !== "string") {
							const err34 = {
								instancePath: instancePath + "/selection/rules/" + i5,
								schemaPath: "#/properties/selection/properties/rules/items/type",
								keyword: "type",
								params: { type: "string" }
							};
							vErrors = note(vErrors, err34);
							errors++;
						}
					} else {
						const err35 = {
							instancePath: instancePath + "/selection/rules",
							schemaPath: "#/properties/selection/properties/rules/type",
							keyword: "type",
							params: { type: "array" }
						};
						vErrors = note(vErrors, err35);
						errors++;
					}
				}
				if (data14.vectors !== void 0 && func0.call(data14, "vectors")) {
					let data19 = data14.vectors;
					if (Array.isArray(data19)) {
						const len4 = data19.length;
						for (let i6 = 0; i6 < len4; i6++) if (typeof data19[i6] !== "string") {
							const err36 = {
								instancePath: instancePath + "/selection/vectors/" + i6,
								schemaPath: "#/properties/selection/properties/vectors/items/type",
								keyword: "type",
								params: { type: "string" }
							};
							vErrors = note(vErrors, err36);
							errors++;
						}
					} else {
						const err37 = {
							instancePath: instancePath + "/selection/vectors",
							schemaPath: "#/properties/selection/properties/vectors/type",
							keyword: "type",
							params: { type: "array" }
						};
						vErrors = note(vErrors, err37);
						errors++;
					}
				}
			} else {
				const err38 = {
					instancePath: instancePath + "/selection",
					schemaPath: "#/properties/selection/type",
					keyword: "type",
					params: { type: "object" }
				};
				vErrors = note(vErrors, err38);
				errors++;
			}
		}
		if (data.levels !== void 0 && func0.call(data, "levels")) {
			let data21 = data.levels;
			if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
				for (const key4 of Object.keys(data21)) if (!(key4 === "MUST" || key4 === "SHOULD" || key4 === "MAY")) {
					const err39 = {
						instancePath: instancePath + "/levels",
						schemaPath: "#/properties/levels/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key4 }
					};
					vErrors = note(vErrors, err39);
					errors++;
				}
				if (data21.MUST !== void 0 && func0.call(data21, "MUST")) {
					let data22 = data21.MUST;
					if (data22 && typeof data22 == "object" && !Array.isArray(data22)) {
						for (const prop3 of schema31.properties.levels.properties.MUST.required) if (data22[prop3] === void 0 || !func0.call(data22, prop3)) {
							const err40 = {
								instancePath: instancePath + "/levels/MUST",
								schemaPath: "#/properties/levels/properties/MUST/required",
								keyword: "required",
								params: { missingProperty: prop3 }
							};
							vErrors = note(vErrors, err40);
							errors++;
						}
						for (const key5 of Object.keys(data22)) if (!(key5 === "passed" || key5 === "unexplained" || key5 === "failed" || key5 === "unsupported" || key5 === "total")) {
							const err41 = {
								instancePath: instancePath + "/levels/MUST",
								schemaPath: "#/properties/levels/properties/MUST/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key5 }
							};
							vErrors = note(vErrors, err41);
							errors++;
						}
						if (data22.passed !== void 0 && func0.call(data22, "passed")) {
							let data23 = data22.passed;
							if (!(typeof data23 == "number" && !(data23 % 1) && !isNaN(data23) && isFinite(data23))) {
								const err42 = {
									instancePath: instancePath + "/levels/MUST/passed",
									schemaPath: "#/properties/levels/properties/MUST/properties/passed/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err42);
								errors++;
							}
							if (typeof data23 == "number" && isFinite(data23)) {
								if (data23 < 0 || isNaN(data23)) {
									const err43 = {
										instancePath: instancePath + "/levels/MUST/passed",
										schemaPath: "#/properties/levels/properties/MUST/properties/passed/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										}
									};
									vErrors = note(vErrors, err43);
									errors++;
								}
							}
						}
						if (data22.unexplained !== void 0 && func0.call(data22, "unexplained")) {
							let data24 = data22.unexplained;
							if (!(typeof data24 == "number" && !(data24 % 1) && !isNaN(data24) && isFinite(data24))) {
								const err44 = {
									instancePath: instancePath + "/levels/MUST/unexplained",
									schemaPath: "#/properties/levels/properties/MUST/properties/unexplained/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err44);
								errors++;
							}
							if (typeof data24 == "number" && isFinite(data24)) {
								if (data24 < 0 || isNaN(data24)) {
									const err45 = {
										instancePath: instancePath + "/levels/MUST/unexplained",
										schemaPath: "#/properties/levels/properties/MUST/properties/unexplained/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										}
									};
									vErrors = note(vErrors, err45);
									errors++;
								}
							}
						}
						if (data22.failed !== void 0 && func0.call(data22, "failed")) {
							let data25 = data22.failed;
							if (!(typeof data25 == "number" && !(data25 % 1) && !isNaN(data25) && isFinite(data25))) {
								const err46 = {
									instancePath: instancePath + "/levels/MUST/failed",
									schemaPath: "#/properties/levels/properties/MUST/properties/failed/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err46);
								errors++;
							}
							if (typeof data25 == "number" && isFinite(data25)) {
								if (data25 < 0 || isNaN(data25)) {
									const err47 = {
										instancePath: instancePath + "/levels/MUST/failed",
										schemaPath: "#/properties/levels/properties/MUST/properties/failed/minimum",
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
						if (data22.unsupported !== void 0 && func0.call(data22, "unsupported")) {
							let data26 = data22.unsupported;
							if (!(typeof data26 == "number" && !(data26 % 1) && !isNaN(data26) && isFinite(data26))) {
								const err48 = {
									instancePath: instancePath + "/levels/MUST/unsupported",
									schemaPath: "#/properties/levels/properties/MUST/properties/unsupported/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err48);
								errors++;
							}
							if (typeof data26 == "number" && isFinite(data26)) {
								if (data26 < 0 || isNaN(data26)) {
									const err49 = {
										instancePath: instancePath + "/levels/MUST/unsupported",
										schemaPath: "#/properties/levels/properties/MUST/properties/unsupported/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										}
									};
									vErrors = note(vErrors, err49);
									errors++;
								}
							}
						}
						if (data22.total !== void 0 && func0.call(data22, "total")) {
							let data27 = data22.total;
							if (!(typeof data27 == "number" && !(data27 % 1) && !isNaN(data27) && isFinite(data27))) {
								const err50 = {
									instancePath: instancePath + "/levels/MUST/total",
									schemaPath: "#/properties/levels/properties/MUST/properties/total/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err50);
								errors++;
							}
							if (typeof data27 == "number" && isFinite(data27)) {
								if (data27 < 0 || isNaN(data27)) {
									const err51 = {
										instancePath: instancePath + "/levels/MUST/total",
										schemaPath: "#/properties/levels/properties/MUST/properties/total/minimum",
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
					} else {
						const err52 = {
							instancePath: instancePath + "/levels/MUST",
							schemaPath: "#/properties/levels/properties/MUST/type",
							keyword: "type",
							params: { type: "object" }
						};
						vErrors = note(vErrors, err52);
						errors++;
					}
				}
				if (data21.SHOULD !== void 0 && func0.call(data21, "SHOULD")) {
					let data28 = data21.SHOULD;
					if (data28 && typeof data28 == "object" && !Array.isArray(data28)) {
						for (const prop4 of schema31.properties.levels.properties.SHOULD.required) if (data28[prop4] === void 0 || !func0.call(data28, prop4)) {
							const err53 = {
								instancePath: instancePath + "/levels/SHOULD",
								schemaPath: "#/properties/levels/properties/SHOULD/required",
								keyword: "required",
								params: { missingProperty: prop4 }
							};
							vErrors = note(vErrors, err53);
							errors++;
						}
						for (const key6 of Object.keys(data28)) if (!(key6 === "passed" || key6 === "unexplained" || key6 === "failed" || key6 === "unsupported" || key6 === "total")) {
							const err54 = {
								instancePath: instancePath + "/levels/SHOULD",
								schemaPath: "#/properties/levels/properties/SHOULD/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key6 }
							};
							vErrors = note(vErrors, err54);
							errors++;
						}
						if (data28.passed !== void 0 && func0.call(data28, "passed")) {
							let data29 = data28.passed;
							if (!(typeof data29 == "number" && !(data29 % 1) && !isNaN(data29) && isFinite(data29))) {
								const err55 = {
									instancePath: instancePath + "/levels/SHOULD/passed",
									schemaPath: "#/properties/levels/properties/SHOULD/properties/passed/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err55);
								errors++;
							}
							if (typeof data29 == "number" && isFinite(data29)) {
								if (data29 < 0 || isNaN(data29)) {
									const err56 = {
										instancePath: instancePath + "/levels/SHOULD/passed",
										schemaPath: "#/properties/levels/properties/SHOULD/properties/passed/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										}
									};
									vErrors = note(vErrors, err56);
									errors++;
								}
							}
						}
						if (data28.unexplained !== void 0 && func0.call(data28, "unexplained")) {
							let data30 = data28.unexplained;
							if (!(typeof data30 == "number" && !(data30 % 1) && !isNaN(data30) && isFinite(data30))) {
								const err57 = {
									instancePath: instancePath + "/levels/SHOULD/unexplained",
									schemaPath: "#/properties/levels/properties/SHOULD/properties/unexplained/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err57);
								errors++;
							}
							if (typeof data30 == "number" && isFinite(data30)) {
								if (data30 < 0 || isNaN(data30)) {
									const err58 = {
										instancePath: instancePath + "/levels/SHOULD/unexplained",
										schemaPath: "#/properties/levels/properties/SHOULD/properties/unexplained/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										}
									};
									vErrors = note(vErrors, err58);
									errors++;
								}
							}
						}
						if (data28.failed !== void 0 && func0.call(data28, "failed")) {
							let data31 = data28.failed;
							if (!(typeof data31 == "number" && !(data31 % 1) && !isNaN(data31) && isFinite(data31))) {
								const err59 = {
									instancePath: instancePath + "/levels/SHOULD/failed",
									schemaPath: "#/properties/levels/properties/SHOULD/properties/failed/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err59);
								errors++;
							}
							if (typeof data31 == "number" && isFinite(data31)) {
								if (data31 < 0 || isNaN(data31)) {
									const err60 = {
										instancePath: instancePath + "/levels/SHOULD/failed",
										schemaPath: "#/properties/levels/properties/SHOULD/properties/failed/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										}
									};
									vErrors = note(vErrors, err60);
									errors++;
								}
							}
						}
						if (data28.unsupported !== void 0 && func0.call(data28, "unsupported")) {
							let data32 = data28.unsupported;
							if (!(typeof data32 == "number" && !(data32 % 1) && !isNaN(data32) && isFinite(data32))) {
								const err61 = {
									instancePath: instancePath + "/levels/SHOULD/unsupported",
									schemaPath: "#/properties/levels/properties/SHOULD/properties/unsupported/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err61);
								errors++;
							}
							if (typeof data32 == "number" && isFinite(data32)) {
								if (data32 < 0 || isNaN(data32)) {
									const err62 = {
										instancePath: instancePath + "/levels/SHOULD/unsupported",
										schemaPath: "#/properties/levels/properties/SHOULD/properties/unsupported/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										}
									};
									vErrors = note(vErrors, err62);
									errors++;
								}
							}
						}
						if (data28.total !== void 0 && func0.call(data28, "total")) {
							let data33 = data28.total;
							if (!(typeof data33 == "number" && !(data33 % 1) && !isNaN(data33) && isFinite(data33))) {
								const err63 = {
									instancePath: instancePath + "/levels/SHOULD/total",
									schemaPath: "#/properties/levels/properties/SHOULD/properties/total/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err63);
								errors++;
							}
							if (typeof data33 == "number" && isFinite(data33)) {
								if (data33 < 0 || isNaN(data33)) {
									const err64 = {
										instancePath: instancePath + "/levels/SHOULD/total",
										schemaPath: "#/properties/levels/properties/SHOULD/properties/total/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										}
									};
									vErrors = note(vErrors, err64);
									errors++;
								}
							}
						}
					} else {
						const err65 = {
							instancePath: instancePath + "/levels/SHOULD",
							schemaPath: "#/properties/levels/properties/SHOULD/type",
							keyword: "type",
							params: { type: "object" }
						};
						vErrors = note(vErrors, err65);
						errors++;
					}
				}
				if (data21.MAY !== void 0 && func0.call(data21, "MAY")) {
					let data34 = data21.MAY;
					if (data34 && typeof data34 == "object" && !Array.isArray(data34)) {
						for (const prop5 of schema31.properties.levels.properties.MAY.required) if (data34[prop5] === void 0 || !func0.call(data34, prop5)) {
							const err66 = {
								instancePath: instancePath + "/levels/MAY",
								schemaPath: "#/properties/levels/properties/MAY/required",
								keyword: "required",
								params: { missingProperty: prop5 }
							};
							vErrors = note(vErrors, err66);
							errors++;
						}
						for (const key7 of Object.keys(data34)) if (!(key7 === "passed" || key7 === "unexplained" || key7 === "failed" || key7 === "unsupported" || key7 === "total")) {
							const err67 = {
								instancePath: instancePath + "/levels/MAY",
								schemaPath: "#/properties/levels/properties/MAY/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key7 }
							};
							vErrors = note(vErrors, err67);
							errors++;
						}
						if (data34.passed !== void 0 && func0.call(data34, "passed")) {
							let data35 = data34.passed;
							if (!(typeof data35 == "number" && !(data35 % 1) && !isNaN(data35) && isFinite(data35))) {
								const err68 = {
									instancePath: instancePath + "/levels/MAY/passed",
									schemaPath: "#/properties/levels/properties/MAY/properties/passed/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err68);
								errors++;
							}
							if (typeof data35 == "number" && isFinite(data35)) {
								if (data35 < 0 || isNaN(data35)) {
									const err69 = {
										instancePath: instancePath + "/levels/MAY/passed",
										schemaPath: "#/properties/levels/properties/MAY/properties/passed/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										}
									};
									vErrors = note(vErrors, err69);
									errors++;
								}
							}
						}
						if (data34.unexplained !== void 0 && func0.call(data34, "unexplained")) {
							let data36 = data34.unexplained;
							if (!(typeof data36 == "number" && !(data36 % 1) && !isNaN(data36) && isFinite(data36))) {
								const err70 = {
									instancePath: instancePath + "/levels/MAY/unexplained",
									schemaPath: "#/properties/levels/properties/MAY/properties/unexplained/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err70);
								errors++;
							}
							if (typeof data36 == "number" && isFinite(data36)) {
								if (data36 < 0 || isNaN(data36)) {
									const err71 = {
										instancePath: instancePath + "/levels/MAY/unexplained",
										schemaPath: "#/properties/levels/properties/MAY/properties/unexplained/minimum",
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
						if (data34.failed !== void 0 && func0.call(data34, "failed")) {
							let data37 = data34.failed;
							if (!(typeof data37 == "number" && !(data37 % 1) && !isNaN(data37) && isFinite(data37))) {
								const err72 = {
									instancePath: instancePath + "/levels/MAY/failed",
									schemaPath: "#/properties/levels/properties/MAY/properties/failed/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err72);
								errors++;
							}
							if (typeof data37 == "number" && isFinite(data37)) {
								if (data37 < 0 || isNaN(data37)) {
									const err73 = {
										instancePath: instancePath + "/levels/MAY/failed",
										schemaPath: "#/properties/levels/properties/MAY/properties/failed/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										}
									};
									vErrors = note(vErrors, err73);
									errors++;
								}
							}
						}
						if (data34.unsupported !== void 0 && func0.call(data34, "unsupported")) {
							let data38 = data34.unsupported;
							if (!(typeof data38 == "number" && !(data38 % 1) && !isNaN(data38) && isFinite(data38))) {
								const err74 = {
									instancePath: instancePath + "/levels/MAY/unsupported",
									schemaPath: "#/properties/levels/properties/MAY/properties/unsupported/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err74);
								errors++;
							}
							if (typeof data38 == "number" && isFinite(data38)) {
								if (data38 < 0 || isNaN(data38)) {
									const err75 = {
										instancePath: instancePath + "/levels/MAY/unsupported",
										schemaPath: "#/properties/levels/properties/MAY/properties/unsupported/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										}
									};
									vErrors = note(vErrors, err75);
									errors++;
								}
							}
						}
						if (data34.total !== void 0 && func0.call(data34, "total")) {
							let data39 = data34.total;
							if (!(typeof data39 == "number" && !(data39 % 1) && !isNaN(data39) && isFinite(data39))) {
								const err76 = {
									instancePath: instancePath + "/levels/MAY/total",
									schemaPath: "#/properties/levels/properties/MAY/properties/total/type",
									keyword: "type",
									params: { type: "integer" }
								};
								vErrors = note(vErrors, err76);
								errors++;
							}
							if (typeof data39 == "number" && isFinite(data39)) {
								if (data39 < 0 || isNaN(data39)) {
									const err77 = {
										instancePath: instancePath + "/levels/MAY/total",
										schemaPath: "#/properties/levels/properties/MAY/properties/total/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										}
									};
									vErrors = note(vErrors, err77);
									errors++;
								}
							}
						}
					} else {
						const err78 = {
							instancePath: instancePath + "/levels/MAY",
							schemaPath: "#/properties/levels/properties/MAY/type",
							keyword: "type",
							params: { type: "object" }
						};
						vErrors = note(vErrors, err78);
						errors++;
					}
				}
			} else {
				const err79 = {
					instancePath: instancePath + "/levels",
					schemaPath: "#/properties/levels/type",
					keyword: "type",
					params: { type: "object" }
				};
				vErrors = note(vErrors, err79);
				errors++;
			}
		}
		if (data.operations !== void 0 && func0.call(data, "operations")) {
			let data40 = data.operations;
			if (data40 && typeof data40 == "object" && !Array.isArray(data40)) for (const key8 of Object.keys(data40)) {
				let data41 = data40[key8];
				if (data41 && typeof data41 == "object" && !Array.isArray(data41)) {
					for (const prop6 of schema31.properties.operations.additionalProperties.required) if (data41[prop6] === void 0 || !func0.call(data41, prop6)) {
						const err80 = {
							instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),
							schemaPath: "#/properties/operations/additionalProperties/required",
							keyword: "required",
							params: { missingProperty: prop6 }
						};
						vErrors = note(vErrors, err80);
						errors++;
					}
					for (const key9 of Object.keys(data41)) if (!(key9 === "outcomes" || key9 === "levels")) {
						const err81 = {
							instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),
							schemaPath: "#/properties/operations/additionalProperties/additionalProperties",
							keyword: "additionalProperties",
							params: { additionalProperty: key9 }
						};
						vErrors = note(vErrors, err81);
						errors++;
					}
					if (data41.outcomes !== void 0 && func0.call(data41, "outcomes")) {
						let data42 = data41.outcomes;
						if (data42 && typeof data42 == "object" && !Array.isArray(data42)) {
							for (const key10 of Object.keys(data42)) if (!func0.call(schema31.properties.operations.additionalProperties.properties.outcomes.properties, key10)) {
								const err82 = {
									instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes",
									schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key10 }
								};
								vErrors = note(vErrors, err82);
								errors++;
							}
							if (data42.pass !== void 0 && func0.call(data42, "pass")) {
								let data43 = data42.pass;
								if (!(typeof data43 == "number" && !(data43 % 1) && !isNaN(data43) && isFinite(data43))) {
									const err83 = {
										instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/pass",
										schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/pass/type",
										keyword: "type",
										params: { type: "integer" }
									};
									vErrors = note(vErrors, err83);
									errors++;
								}
								if (typeof data43 == "number" && isFinite(data43)) {
									if (data43 < 0 || isNaN(data43)) {
										const err84 = {
											instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/pass",
											schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/pass/minimum",
											keyword: "minimum",
											params: {
												comparison: ">=",
												limit: 0
											}
										};
										vErrors = note(vErrors, err84);
										errors++;
									}
								}
							}
							if (data42["pass-unexplained"] !== void 0 && func0.call(data42, "pass-unexplained")) {
								let data44 = data42["pass-unexplained"];
								if (!(typeof data44 == "number" && !(data44 % 1) && !isNaN(data44) && isFinite(data44))) {
									const err85 = {
										instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/pass-unexplained",
										schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/pass-unexplained/type",
										keyword: "type",
										params: { type: "integer" }
									};
									vErrors = note(vErrors, err85);
									errors++;
								}
								if (typeof data44 == "number" && isFinite(data44)) {
									if (data44 < 0 || isNaN(data44)) {
										const err86 = {
											instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/pass-unexplained",
											schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/pass-unexplained/minimum",
											keyword: "minimum",
											params: {
												comparison: ">=",
												limit: 0
											}
										};
										vErrors = note(vErrors, err86);
										errors++;
									}
								}
							}
							if (data42["wrong-reason"] !== void 0 && func0.call(data42, "wrong-reason")) {
								let data45 = data42["wrong-reason"];
								if (!(typeof data45 == "number" && !(data45 % 1) && !isNaN(data45) && isFinite(data45))) {
									const err87 = {
										instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/wrong-reason",
										schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/wrong-reason/type",
										keyword: "type",
										params: { type: "integer" }
									};
									vErrors = note(vErrors, err87);
									errors++;
								}
								if (typeof data45 == "number" && isFinite(data45)) {
									if (data45 < 0 || isNaN(data45)) {
										const err88 = {
											instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/wrong-reason",
											schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/wrong-reason/minimum",
											keyword: "minimum",
											params: {
												comparison: ">=",
												limit: 0
											}
										};
										vErrors = note(vErrors, err88);
										errors++;
									}
								}
							}
							if (data42.fail !== void 0 && func0.call(data42, "fail")) {
								let data46 = data42.fail;
								if (!(typeof data46 == "number" && !(data46 % 1) && !isNaN(data46) && isFinite(data46))) {
									const err89 = {
										instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/fail",
										schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/fail/type",
										keyword: "type",
										params: { type: "integer" }
									};
									vErrors = note(vErrors, err89);
									errors++;
								}
								if (typeof data46 == "number" && isFinite(data46)) {
									if (data46 < 0 || isNaN(data46)) {
										const err90 = {
											instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/fail",
											schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/fail/minimum",
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
							if (data42.void !== void 0 && func0.call(data42, "void")) {
								let data47 = data42.void;
								if (!(typeof data47 == "number" && !(data47 % 1) && !isNaN(data47) && isFinite(data47))) {
									const err91 = {
										instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/void",
										schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/void/type",
										keyword: "type",
										params: { type: "integer" }
									};
									vErrors = note(vErrors, err91);
									errors++;
								}
								if (typeof data47 == "number" && isFinite(data47)) {
									if (data47 < 0 || isNaN(data47)) {
										const err92 = {
											instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/void",
											schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/void/minimum",
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
							if (data42.unsupported !== void 0 && func0.call(data42, "unsupported")) {
								let data48 = data42.unsupported;
								if (!(typeof data48 == "number" && !(data48 % 1) && !isNaN(data48) && isFinite(data48))) {
									const err93 = {
										instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/unsupported",
										schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/unsupported/type",
										keyword: "type",
										params: { type: "integer" }
									};
									vErrors = note(vErrors, err93);
									errors++;
								}
								if (typeof data48 == "number" && isFinite(data48)) {
									if (data48 < 0 || isNaN(data48)) {
										const err94 = {
											instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/unsupported",
											schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/unsupported/minimum",
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
							if (data42.contested !== void 0 && func0.call(data42, "contested")) {
								let data49 = data42.contested;
								if (!(typeof data49 == "number" && !(data49 % 1) && !isNaN(data49) && isFinite(data49))) {
									const err95 = {
										instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/contested",
										schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/contested/type",
										keyword: "type",
										params: { type: "integer" }
									};
									vErrors = note(vErrors, err95);
									errors++;
								}
								if (typeof data49 == "number" && isFinite(data49)) {
									if (data49 < 0 || isNaN(data49)) {
										const err96 = {
											instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/contested",
											schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/contested/minimum",
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
							if (data42.crash !== void 0 && func0.call(data42, "crash")) {
								let data50 = data42.crash;
								if (!(typeof data50 == "number" && !(data50 % 1) && !isNaN(data50) && isFinite(data50))) {
									const err97 = {
										instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/crash",
										schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/crash/type",
										keyword: "type",
										params: { type: "integer" }
									};
									vErrors = note(vErrors, err97);
									errors++;
								}
								if (typeof data50 == "number" && isFinite(data50)) {
									if (data50 < 0 || isNaN(data50)) {
										const err98 = {
											instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/crash",
											schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/crash/minimum",
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
							if (data42.timeout !== void 0 && func0.call(data42, "timeout")) {
								let data51 = data42.timeout;
								if (!(typeof data51 == "number" && !(data51 % 1) && !isNaN(data51) && isFinite(data51))) {
									const err99 = {
										instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/timeout",
										schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/timeout/type",
										keyword: "type",
										params: { type: "integer" }
									};
									vErrors = note(vErrors, err99);
									errors++;
								}
								if (typeof data51 == "number" && isFinite(data51)) {
									if (data51 < 0 || isNaN(data51)) {
										const err100 = {
											instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/timeout",
											schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/timeout/minimum",
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
							if (data42.protocol !== void 0 && func0.call(data42, "protocol")) {
								let data52 = data42.protocol;
								if (!(typeof data52 == "number" && !(data52 % 1) && !isNaN(data52) && isFinite(data52))) {
									const err101 = {
										instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/protocol",
										schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/protocol/type",
										keyword: "type",
										params: { type: "integer" }
									};
									vErrors = note(vErrors, err101);
									errors++;
								}
								if (typeof data52 == "number" && isFinite(data52)) {
									if (data52 < 0 || isNaN(data52)) {
										const err102 = {
											instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/protocol",
											schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/properties/protocol/minimum",
											keyword: "minimum",
											params: {
												comparison: ">=",
												limit: 0
											}
										};
										vErrors = note(vErrors, err102);
										errors++;
									}
								}
							}
						} else {
							const err103 = {
								instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes",
								schemaPath: "#/properties/operations/additionalProperties/properties/outcomes/type",
								keyword: "type",
								params: { type: "object" }
							};
							vErrors = note(vErrors, err103);
							errors++;
						}
					}
					if (data41.levels !== void 0 && func0.call(data41, "levels")) {
						let data53 = data41.levels;
						if (data53 && typeof data53 == "object" && !Array.isArray(data53)) {
							for (const key11 of Object.keys(data53)) if (!(key11 === "MUST" || key11 === "SHOULD" || key11 === "MAY")) {
								const err104 = {
									instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels",
									schemaPath: "#/properties/operations/additionalProperties/properties/levels/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key11 }
								};
								vErrors = note(vErrors, err104);
								errors++;
							}
							if (data53.MUST !== void 0 && func0.call(data53, "MUST")) {
								let data54 = data53.MUST;
								if (data54 && typeof data54 == "object" && !Array.isArray(data54)) {
									for (const prop7 of schema31.properties.operations.additionalProperties.properties.levels.properties.MUST.required) if (data54[prop7] === void 0 || !func0.call(data54, prop7)) {
										const err105 = {
											instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MUST",
											schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MUST/required",
											keyword: "required",
											params: { missingProperty: prop7 }
										};
										vErrors = note(vErrors, err105);
										errors++;
									}
									for (const key12 of Object.keys(data54)) if (!(key12 === "passed" || key12 === "unexplained" || key12 === "failed" || key12 === "unsupported" || key12 === "total")) {
										const err106 = {
											instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MUST",
											schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MUST/additionalProperties",
											keyword: "additionalProperties",
											params: { additionalProperty: key12 }
										};
										vErrors = note(vErrors, err106);
										errors++;
									}
									if (data54.passed !== void 0 && func0.call(data54, "passed")) {
										let data55 = data54.passed;
										if (!(typeof data55 == "number" && !(data55 % 1) && !isNaN(data55) && isFinite(data55))) {
											const err107 = {
												instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MUST/passed",
												schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MUST/properties/passed/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err107);
											errors++;
										}
										if (typeof data55 == "number" && isFinite(data55)) {
											if (data55 < 0 || isNaN(data55)) {
												const err108 = {
													instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MUST/passed",
													schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MUST/properties/passed/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err108);
												errors++;
											}
										}
									}
									if (data54.unexplained !== void 0 && func0.call(data54, "unexplained")) {
										let data56 = data54.unexplained;
										if (!(typeof data56 == "number" && !(data56 % 1) && !isNaN(data56) && isFinite(data56))) {
											const err109 = {
												instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MUST/unexplained",
												schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MUST/properties/unexplained/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err109);
											errors++;
										}
										if (typeof data56 == "number" && isFinite(data56)) {
											if (data56 < 0 || isNaN(data56)) {
												const err110 = {
													instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MUST/unexplained",
													schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MUST/properties/unexplained/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err110);
												errors++;
											}
										}
									}
									if (data54.failed !== void 0 && func0.call(data54, "failed")) {
										let data57 = data54.failed;
										if (!(typeof data57 == "number" && !(data57 % 1) && !isNaN(data57) && isFinite(data57))) {
											const err111 = {
												instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MUST/failed",
												schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MUST/properties/failed/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err111);
											errors++;
										}
										if (typeof data57 == "number" && isFinite(data57)) {
											if (data57 < 0 || isNaN(data57)) {
												const err112 = {
													instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MUST/failed",
													schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MUST/properties/failed/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err112);
												errors++;
											}
										}
									}
									if (data54.unsupported !== void 0 && func0.call(data54, "unsupported")) {
										let data58 = data54.unsupported;
										if (!(typeof data58 == "number" && !(data58 % 1) && !isNaN(data58) && isFinite(data58))) {
											const err113 = {
												instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MUST/unsupported",
												schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MUST/properties/unsupported/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err113);
											errors++;
										}
										if (typeof data58 == "number" && isFinite(data58)) {
											if (data58 < 0 || isNaN(data58)) {
												const err114 = {
													instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MUST/unsupported",
													schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MUST/properties/unsupported/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err114);
												errors++;
											}
										}
									}
									if (data54.total !== void 0 && func0.call(data54, "total")) {
										let data59 = data54.total;
										if (!(typeof data59 == "number" && !(data59 % 1) && !isNaN(data59) && isFinite(data59))) {
											const err115 = {
												instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MUST/total",
												schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MUST/properties/total/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err115);
											errors++;
										}
										if (typeof data59 == "number" && isFinite(data59)) {
											if (data59 < 0 || isNaN(data59)) {
												const err116 = {
													instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MUST/total",
													schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MUST/properties/total/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err116);
												errors++;
											}
										}
									}
								} else {
									const err117 = {
										instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MUST",
										schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MUST/type",
										keyword: "type",
										params: { type: "object" }
									};
									vErrors = note(vErrors, err117);
									errors++;
								}
							}
							if (data53.SHOULD !== void 0 && func0.call(data53, "SHOULD")) {
								let data60 = data53.SHOULD;
								if (data60 && typeof data60 == "object" && !Array.isArray(data60)) {
									for (const prop8 of schema31.properties.operations.additionalProperties.properties.levels.properties.SHOULD.required) if (data60[prop8] === void 0 || !func0.call(data60, prop8)) {
										const err118 = {
											instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/SHOULD",
											schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/SHOULD/required",
											keyword: "required",
											params: { missingProperty: prop8 }
										};
										vErrors = note(vErrors, err118);
										errors++;
									}
									for (const key13 of Object.keys(data60)) if (!(key13 === "passed" || key13 === "unexplained" || key13 === "failed" || key13 === "unsupported" || key13 === "total")) {
										const err119 = {
											instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/SHOULD",
											schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/SHOULD/additionalProperties",
											keyword: "additionalProperties",
											params: { additionalProperty: key13 }
										};
										vErrors = note(vErrors, err119);
										errors++;
									}
									if (data60.passed !== void 0 && func0.call(data60, "passed")) {
										let data61 = data60.passed;
										if (!(typeof data61 == "number" && !(data61 % 1) && !isNaN(data61) && isFinite(data61))) {
											const err120 = {
												instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/SHOULD/passed",
												schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/SHOULD/properties/passed/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err120);
											errors++;
										}
										if (typeof data61 == "number" && isFinite(data61)) {
											if (data61 < 0 || isNaN(data61)) {
												const err121 = {
													instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/SHOULD/passed",
													schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/SHOULD/properties/passed/minimum",
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
									if (data60.unexplained !== void 0 && func0.call(data60, "unexplained")) {
										let data62 = data60.unexplained;
										if (!(typeof data62 == "number" && !(data62 % 1) && !isNaN(data62) && isFinite(data62))) {
											const err122 = {
												instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/SHOULD/unexplained",
												schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/SHOULD/properties/unexplained/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err122);
											errors++;
										}
										if (typeof data62 == "number" && isFinite(data62)) {
											if (data62 < 0 || isNaN(data62)) {
												const err123 = {
													instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/SHOULD/unexplained",
													schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/SHOULD/properties/unexplained/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err123);
												errors++;
											}
										}
									}
									if (data60.failed !== void 0 && func0.call(data60, "failed")) {
										let data63 = data60.failed;
										if (!(typeof data63 == "number" && !(data63 % 1) && !isNaN(data63) && isFinite(data63))) {
											const err124 = {
												instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/SHOULD/failed",
												schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/SHOULD/properties/failed/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err124);
											errors++;
										}
										if (typeof data63 == "number" && isFinite(data63)) {
											if (data63 < 0 || isNaN(data63)) {
												const err125 = {
													instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/SHOULD/failed",
													schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/SHOULD/properties/failed/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err125);
												errors++;
											}
										}
									}
									if (data60.unsupported !== void 0 && func0.call(data60, "unsupported")) {
										let data64 = data60.unsupported;
										if (!(typeof data64 == "number" && !(data64 % 1) && !isNaN(data64) && isFinite(data64))) {
											const err126 = {
												instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/SHOULD/unsupported",
												schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/SHOULD/properties/unsupported/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err126);
											errors++;
										}
										if (typeof data64 == "number" && isFinite(data64)) {
											if (data64 < 0 || isNaN(data64)) {
												const err127 = {
													instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/SHOULD/unsupported",
													schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/SHOULD/properties/unsupported/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err127);
												errors++;
											}
										}
									}
									if (data60.total !== void 0 && func0.call(data60, "total")) {
										let data65 = data60.total;
										if (!(typeof data65 == "number" && !(data65 % 1) && !isNaN(data65) && isFinite(data65))) {
											const err128 = {
												instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/SHOULD/total",
												schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/SHOULD/properties/total/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err128);
											errors++;
										}
										if (typeof data65 == "number" && isFinite(data65)) {
											if (data65 < 0 || isNaN(data65)) {
												const err129 = {
													instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/SHOULD/total",
													schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/SHOULD/properties/total/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err129);
												errors++;
											}
										}
									}
								} else {
									const err130 = {
										instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/SHOULD",
										schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/SHOULD/type",
										keyword: "type",
										params: { type: "object" }
									};
									vErrors = note(vErrors, err130);
									errors++;
								}
							}
							if (data53.MAY !== void 0 && func0.call(data53, "MAY")) {
								let data66 = data53.MAY;
								if (data66 && typeof data66 == "object" && !Array.isArray(data66)) {
									for (const prop9 of schema31.properties.operations.additionalProperties.properties.levels.properties.MAY.required) if (data66[prop9] === void 0 || !func0.call(data66, prop9)) {
										const err131 = {
											instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MAY",
											schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MAY/required",
											keyword: "required",
											params: { missingProperty: prop9 }
										};
										vErrors = note(vErrors, err131);
										errors++;
									}
									for (const key14 of Object.keys(data66)) if (!(key14 === "passed" || key14 === "unexplained" || key14 === "failed" || key14 === "unsupported" || key14 === "total")) {
										const err132 = {
											instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MAY",
											schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MAY/additionalProperties",
											keyword: "additionalProperties",
											params: { additionalProperty: key14 }
										};
										vErrors = note(vErrors, err132);
										errors++;
									}
									if (data66.passed !== void 0 && func0.call(data66, "passed")) {
										let data67 = data66.passed;
										if (!(typeof data67 == "number" && !(data67 % 1) && !isNaN(data67) && isFinite(data67))) {
											const err133 = {
												instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MAY/passed",
												schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MAY/properties/passed/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err133);
											errors++;
										}
										if (typeof data67 == "number" && isFinite(data67)) {
											if (data67 < 0 || isNaN(data67)) {
												const err134 = {
													instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MAY/passed",
													schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MAY/properties/passed/minimum",
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
									if (data66.unexplained !== void 0 && func0.call(data66, "unexplained")) {
										let data68 = data66.unexplained;
										if (!(typeof data68 == "number" && !(data68 % 1) && !isNaN(data68) && isFinite(data68))) {
											const err135 = {
												instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MAY/unexplained",
												schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MAY/properties/unexplained/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err135);
											errors++;
										}
										if (typeof data68 == "number" && isFinite(data68)) {
											if (data68 < 0 || isNaN(data68)) {
												const err136 = {
													instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MAY/unexplained",
													schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MAY/properties/unexplained/minimum",
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
									if (data66.failed !== void 0 && func0.call(data66, "failed")) {
										let data69 = data66.failed;
										if (!(typeof data69 == "number" && !(data69 % 1) && !isNaN(data69) && isFinite(data69))) {
											const err137 = {
												instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MAY/failed",
												schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MAY/properties/failed/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err137);
											errors++;
										}
										if (typeof data69 == "number" && isFinite(data69)) {
											if (data69 < 0 || isNaN(data69)) {
												const err138 = {
													instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MAY/failed",
													schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MAY/properties/failed/minimum",
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
									if (data66.unsupported !== void 0 && func0.call(data66, "unsupported")) {
										let data70 = data66.unsupported;
										if (!(typeof data70 == "number" && !(data70 % 1) && !isNaN(data70) && isFinite(data70))) {
											const err139 = {
												instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MAY/unsupported",
												schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MAY/properties/unsupported/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err139);
											errors++;
										}
										if (typeof data70 == "number" && isFinite(data70)) {
											if (data70 < 0 || isNaN(data70)) {
												const err140 = {
													instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MAY/unsupported",
													schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MAY/properties/unsupported/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err140);
												errors++;
											}
										}
									}
									if (data66.total !== void 0 && func0.call(data66, "total")) {
										let data71 = data66.total;
										if (!(typeof data71 == "number" && !(data71 % 1) && !isNaN(data71) && isFinite(data71))) {
											const err141 = {
												instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MAY/total",
												schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MAY/properties/total/type",
												keyword: "type",
												params: { type: "integer" }
											};
											vErrors = note(vErrors, err141);
											errors++;
										}
										if (typeof data71 == "number" && isFinite(data71)) {
											if (data71 < 0 || isNaN(data71)) {
												const err142 = {
													instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MAY/total",
													schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MAY/properties/total/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													}
												};
												vErrors = note(vErrors, err142);
												errors++;
											}
										}
									}
								} else {
									const err143 = {
										instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/MAY",
										schemaPath: "#/properties/operations/additionalProperties/properties/levels/properties/MAY/type",
										keyword: "type",
										params: { type: "object" }
									};
									vErrors = note(vErrors, err143);
									errors++;
								}
							}
						} else {
							const err144 = {
								instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels",
								schemaPath: "#/properties/operations/additionalProperties/properties/levels/type",
								keyword: "type",
								params: { type: "object" }
							};
							vErrors = note(vErrors, err144);
							errors++;
						}
					}
				} else {
					const err145 = {
						instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"),
						schemaPath: "#/properties/operations/additionalProperties/type",
						keyword: "type",
						params: { type: "object" }
					};
					vErrors = note(vErrors, err145);
					errors++;
				}
			}
			else {
				const err146 = {
					instancePath: instancePath + "/operations",
					schemaPath: "#/properties/operations/type",
					keyword: "type",
					params: { type: "object" }
				};
				vErrors = note(vErrors, err146);
				errors++;
			}
		}
		if (data.rules !== void 0 && func0.call(data, "rules")) {
			let data72 = data.rules;
			if (data72 && typeof data72 == "object" && !Array.isArray(data72)) for (const key15 of Object.keys(data72)) {
				let data73 = data72[key15];
				if (data73 && typeof data73 == "object" && !Array.isArray(data73)) {
					for (const prop10 of schema31.properties.rules.additionalProperties.required) if (data73[prop10] === void 0 || !func0.call(data73, prop10)) {
						const err147 = {
							instancePath: instancePath + "/rules/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),
							schemaPath: "#/properties/rules/additionalProperties/required",
							keyword: "required",
							params: { missingProperty: prop10 }
						};
						vErrors = note(vErrors, err147);
						errors++;
					}
					for (const key16 of Object.keys(data73)) if (!(key16 === "level" || key16 === "status")) {
						const err148 = {
							instancePath: instancePath + "/rules/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),
							schemaPath: "#/properties/rules/additionalProperties/additionalProperties",
							keyword: "additionalProperties",
							params: { additionalProperty: key16 }
						};
						vErrors = note(vErrors, err148);
						errors++;
					}
					if (data73.level !== void 0 && func0.call(data73, "level")) {
						let data74 = data73.level;
						if (!(data74 === "MUST" || data74 === "SHOULD" || data74 === "MAY")) {
							const err149 = {
								instancePath: instancePath + "/rules/" + key15.replace(/~/g, "~0").replace(/\//g, "~1") + "/level",
								schemaPath: "#/properties/rules/additionalProperties/properties/level/enum",
								keyword: "enum",
								params: { allowedValues: schema31.properties.rules.additionalProperties.properties.level.enum }
							};
							vErrors = note(vErrors, err149);
							errors++;
						}
					}
					if (data73.status !== void 0 && func0.call(data73, "status")) {
						let data75 = data73.status;
						if (!(data75 === "passed" || data75 === "unexplained" || data75 === "failed" || data75 === "unsupported")) {
							const err150 = {
								instancePath: instancePath + "/rules/" + key15.replace(/~/g, "~0").replace(/\//g, "~1") + "/status",
								schemaPath: "#/properties/rules/additionalProperties/properties/status/enum",
								keyword: "enum",
								params: { allowedValues: schema31.properties.rules.additionalProperties.properties.status.enum }
							};
							vErrors = note(vErrors, err150);
							errors++;
						}
					}
				} else {
					const err151 = {
						instancePath: instancePath + "/rules/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),
						schemaPath: "#/properties/rules/additionalProperties/type",
						keyword: "type",
						params: { type: "object" }
					};
					vErrors = note(vErrors, err151);
					errors++;
				}
			}
			else {
				const err152 = {
					instancePath: instancePath + "/rules",
					schemaPath: "#/properties/rules/type",
					keyword: "type",
					params: { type: "object" }
				};
				vErrors = note(vErrors, err152);
				errors++;
			}
		}
		if (data.details !== void 0 && func0.call(data, "details")) {
			let data76 = data.details;
			if (data76 && typeof data76 == "object" && !Array.isArray(data76)) {
				for (const key17 of Object.keys(data76)) if (typeof data76[key17] !== "string") {
					const err153 = {
						instancePath: instancePath + "/details/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"),
						schemaPath: "#/properties/details/additionalProperties/type",
						keyword: "type",
						params: { type: "string" }
					};
					vErrors = note(vErrors, err153);
					errors++;
				}
			} else {
				const err154 = {
					instancePath: instancePath + "/details",
					schemaPath: "#/properties/details/type",
					keyword: "type",
					params: { type: "object" }
				};
				vErrors = note(vErrors, err154);
				errors++;
			}
		}
		if (data.results !== void 0 && func0.call(data, "results")) {
			let data78 = data.results;
			if (Array.isArray(data78)) {
				const len5 = data78.length;
				for (let i7 = 0; i7 < len5; i7++) {
					let data79 = data78[i7];
					if (Array.isArray(data79)) {
						if (data79.length < 4) {
							const err155 = {
								instancePath: instancePath + "/results/" + i7,
								schemaPath: "#/properties/results/items/minItems",
								keyword: "minItems",
								params: { limit: 4 }
							};
							vErrors = note(vErrors, err155);
							errors++;
						}
						const len6 = data79.length;
						if (len6 > 0) {
							if (typeof data79[0] !== "string") {
								const err156 = {
									instancePath: instancePath + "/results/" + i7 + "/0",
									schemaPath: "#/properties/results/items/prefixItems/0/type",
									keyword: "type",
									params: { type: "string" }
								};
								vErrors = note(vErrors, err156);
								errors++;
							}
						}
						if (len6 > 1) {
							let data81 = data79[1];
							if (!(data81 === "pass" || data81 === "pass-unexplained" || data81 === "wrong-reason" || data81 === "fail" || data81 === "void" || data81 === "unsupported" || data81 === "contested" || data81 === "crash" || data81 === "timeout" || data81 === "protocol")) {
								const err157 = {
									instancePath: instancePath + "/results/" + i7 + "/1",
									schemaPath: "#/properties/results/items/prefixItems/1/enum",
									keyword: "enum",
									params: { allowedValues: schema31.properties.results.items.prefixItems[1].enum }
								};
								vErrors = note(vErrors, err157);
								errors++;
							}
						}
						if (len6 > 2) {
							let data82 = data79[2];
							if (!(data82 === "accept" || data82 === "reject" || data82 === "undecided" || data82 === null)) {
								const err158 = {
									instancePath: instancePath + "/results/" + i7 + "/2",
									schemaPath: "#/properties/results/items/prefixItems/2/enum",
									keyword: "enum",
									params: { allowedValues: schema31.properties.results.items.prefixItems[2].enum }
								};
								vErrors = note(vErrors, err158);
								errors++;
							}
						}
						if (len6 > 3) {
							let data83 = data79[3];
							if (typeof data83 !== "string" && data83 !== null) {
								const err159 = {
									instancePath: instancePath + "/results/" + i7 + "/3",
									schemaPath: "#/properties/results/items/prefixItems/3/type",
									keyword: "type",
									params: { type: schema31.properties.results.items.prefixItems[3].type }
								};
								vErrors = note(vErrors, err159);
								errors++;
							}
						}
						if (!(data79.length <= 4)) {
							const err160 = {
								instancePath: instancePath + "/results/" + i7,
								schemaPath: "#/properties/results/items/items",
								keyword: "items",
								params: { limit: 4 }
							};
							vErrors = note(vErrors, err160);
							errors++;
						}
					} else {
						const err161 = {
							instancePath: instancePath + "/results/" + i7,
							schemaPath: "#/properties/results/items/type",
							keyword: "type",
							params: { type: "array" }
						};
						vErrors = note(vErrors, err161);
						errors++;
					}
				}
			} else {
				const err162 = {
					instancePath: instancePath + "/results",
					schemaPath: "#/properties/results/type",
					keyword: "type",
					params: { type: "array" }
				};
				vErrors = note(vErrors, err162);
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
