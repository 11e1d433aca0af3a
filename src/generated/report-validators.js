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
];
const part1 = {
	"format": 1,
	"implementation": 1,
	"set": 1,
	"profile": 1,
	"seed": 1,
	"selection": 1,
	"classes": 1,
	"levels": 1,
	"operations": 1,
	"rules": 1,
	"details": 1,
	"results": 1
};
const part2 = [
	"name",
	"version",
	"operations",
	"features"
];
const part3 = ["version", "count"];
const part4 = ["standard", "hardening"];
const part5 = ["rules", "vectors"];
const part6 = [
	"all",
	"most",
	"some",
	"none",
	"unasked",
	"total"
];
const part7 = [
	"right",
	"unexplained",
	"accepts",
	"refuses",
	"output",
	"reason",
	"broken",
	"unasked",
	"total"
];
const part8 = [
	"passed",
	"unexplained",
	"failed",
	"unsupported",
	"total"
];
const part9 = ["outcomes", "levels"];
const part10 = ["level", "status"];
const part11 = [
	"MUST",
	"SHOULD",
	"MAY"
];
const part12 = [
	"passed",
	"unexplained",
	"failed",
	"unsupported"
];
const part13 = [
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
];
const part14 = [
	"accept",
	"reject",
	"undecided",
	null
];
const part15 = ["string", "null"];
const results = validate52;
const func0 = Object.prototype.hasOwnProperty;
const func66 = require_ucs2length().default;
const pattern3 = new RegExp("^(?:operations|features|classes)$", "u");
const pattern5 = new RegExp("^(?:operations|rules|vectors)$", "u");
const pattern7 = new RegExp("^(?:standard|hardening)$", "u");
const pattern9 = new RegExp("^(?:all|most|some|none|unasked|total)$", "u");
const pattern11 = new RegExp("^(?:right|unexplained|accepts|refuses|output|reason|broken|unasked|total)$", "u");
const pattern13 = new RegExp("^(?:MUST|SHOULD|MAY)$", "u");
const pattern15 = new RegExp("^(?:passed|unexplained|failed|unsupported|total)$", "u");
const pattern17 = new RegExp("^(?:pass|pass-unexplained|wrong-reason|fail|void|unsupported|contested|crash|timeout|protocol)$", "u");
function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
	let vErrors = null;
	let errors = 0;
	if (isRecord(data)) {
		for (const prop0 of part0) if (!has(data, prop0)) {
			vErrors = note(vErrors, instancePath, "required", { missingProperty: prop0 });
			errors++;
		}
		for (const key0 of Object.keys(data)) if (!func0.call(part1, key0)) {
			vErrors = note(vErrors, instancePath, "additionalProperties", { additionalProperty: key0 });
			errors++;
		}
		if (has(data, "format")) {
			if (1 !== data.format) {
				vErrors = note(vErrors, instancePath + "/format", "const", { allowedValue: 1 });
				errors++;
			}
		}
		if (has(data, "implementation")) {
			let data1 = data.implementation;
			if (isRecord(data1)) {
				for (const prop1 of part2) if (!has(data1, prop1)) {
					vErrors = note(vErrors, instancePath + "/implementation", "required", { missingProperty: prop1 });
					errors++;
				}
				for (const key1 of Object.keys(data1)) if (!(key1 === "name" || key1 === "version" || pattern3.test(key1))) {
					vErrors = note(vErrors, instancePath + "/implementation", "additionalProperties", { additionalProperty: key1 });
					errors++;
				}
				if (has(data1, "name")) {
					let data2 = data1.name;
					if (typeof data2 === "string") {
						if (func66(data2) > 200) {
							vErrors = note(vErrors, instancePath + "/implementation/name", "maxLength", { limit: 200 });
							errors++;
						}
						if (func66(data2) < 1) {
							vErrors = note(vErrors, instancePath + "/implementation/name", "minLength", { limit: 1 });
							errors++;
						}
					} else {
						vErrors = note(vErrors, instancePath + "/implementation/name", "type", { type: "string" });
						errors++;
					}
				}
				if (has(data1, "version")) {
					let data3 = data1.version;
					if (typeof data3 === "string") {
						if (func66(data3) > 200) {
							vErrors = note(vErrors, instancePath + "/implementation/version", "maxLength", { limit: 200 });
							errors++;
						}
						if (func66(data3) < 1) {
							vErrors = note(vErrors, instancePath + "/implementation/version", "minLength", { limit: 1 });
							errors++;
						}
					} else {
						vErrors = note(vErrors, instancePath + "/implementation/version", "type", { type: "string" });
						errors++;
					}
				}
				for (const key2 of Object.keys(data1)) if (pattern3.test(key2)) {
					let data4 = data1[key2];
					if (Array.isArray(data4)) {
						const len0 = data4.length;
						for (let i0 = 0; i0 < len0; i0++) {
							let data5 = data4[i0];
							if (typeof data5 === "string") {
								if (func66(data5) > 200) {
									vErrors = note(vErrors, instancePath + "/implementation/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i0, "maxLength", { limit: 200 });
									errors++;
								}
								if (func66(data5) < 1) {
									vErrors = note(vErrors, instancePath + "/implementation/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i0, "minLength", { limit: 1 });
									errors++;
								}
							} else {
								vErrors = note(vErrors, instancePath + "/implementation/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i0, "type", { type: "string" });
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
									vErrors = note(vErrors, instancePath + "/implementation/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), "uniqueItems", {
										i: i1,
										j: j0
									});
									errors++;
									break;
								}
								indices0[item0] = i1;
							}
						}
					} else {
						vErrors = note(vErrors, instancePath + "/implementation/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: "array" });
						errors++;
					}
				}
			} else {
				vErrors = note(vErrors, instancePath + "/implementation", "type", { type: "object" });
				errors++;
			}
		}
		if (has(data, "set")) {
			let data6 = data.set;
			if (isRecord(data6)) {
				for (const prop2 of part3) if (!has(data6, prop2)) {
					vErrors = note(vErrors, instancePath + "/set", "required", { missingProperty: prop2 });
					errors++;
				}
				for (const key3 of Object.keys(data6)) if (!(key3 === "version" || key3 === "reseed" || key3 === "count")) {
					vErrors = note(vErrors, instancePath + "/set", "additionalProperties", { additionalProperty: key3 });
					errors++;
				}
				if (has(data6, "version")) {
					if (typeof data6.version !== "string") {
						vErrors = note(vErrors, instancePath + "/set/version", "type", { type: "string" });
						errors++;
					}
				}
				if (has(data6, "reseed")) {
					if (typeof data6.reseed !== "string") {
						vErrors = note(vErrors, instancePath + "/set/reseed", "type", { type: "string" });
						errors++;
					}
				}
				if (has(data6, "count")) {
					let data9 = data6.count;
					if (!Number.isInteger(data9)) {
						vErrors = note(vErrors, instancePath + "/set/count", "type", { type: "integer" });
						errors++;
					}
					if (typeof data9 == "number" && isFinite(data9)) {
						if (data9 < 0 || isNaN(data9)) {
							vErrors = note(vErrors, instancePath + "/set/count", "minimum", {
								comparison: ">=",
								limit: 0
							});
							errors++;
						}
					}
				}
			} else {
				vErrors = note(vErrors, instancePath + "/set", "type", { type: "object" });
				errors++;
			}
		}
		if (has(data, "profile")) {
			if (typeof data.profile !== "string") {
				vErrors = note(vErrors, instancePath + "/profile", "type", { type: "string" });
				errors++;
			}
		}
		if (has(data, "seed")) {
			if (typeof data.seed !== "string") {
				vErrors = note(vErrors, instancePath + "/seed", "type", { type: "string" });
				errors++;
			}
		}
		if (has(data, "selection")) {
			let data12 = data.selection;
			if (isRecord(data12)) {
				for (const key4 of Object.keys(data12)) if (!pattern5.test(key4)) {
					vErrors = note(vErrors, instancePath + "/selection", "additionalProperties", { additionalProperty: key4 });
					errors++;
				}
				for (const key5 of Object.keys(data12)) if (pattern5.test(key5)) {
					let data13 = data12[key5];
					if (Array.isArray(data13)) {
						const len1 = data13.length;
						for (let i2 = 0; i2 < len1; i2++) if (typeof data13[i2] !== "string") {
							vErrors = note(vErrors, instancePath + "/selection/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i2, "type", { type: "string" });
							errors++;
						}
					} else {
						vErrors = note(vErrors, instancePath + "/selection/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: "array" });
						errors++;
					}
				}
			} else {
				vErrors = note(vErrors, instancePath + "/selection", "type", { type: "object" });
				errors++;
			}
		}
		if (has(data, "classes")) {
			let data15 = data.classes;
			if (isRecord(data15)) for (const key6 of Object.keys(data15)) {
				let data16 = data15[key6];
				if (isRecord(data16)) {
					for (const prop3 of part4) if (!has(data16, prop3)) {
						vErrors = note(vErrors, instancePath + "/classes/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), "required", { missingProperty: prop3 });
						errors++;
					}
					for (const key7 of Object.keys(data16)) if (!pattern7.test(key7)) {
						vErrors = note(vErrors, instancePath + "/classes/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), "additionalProperties", { additionalProperty: key7 });
						errors++;
					}
					for (const key8 of Object.keys(data16)) if (pattern7.test(key8)) {
						let data17 = data16[key8];
						if (isRecord(data17)) {
							for (const prop4 of part5) if (!has(data17, prop4)) {
								vErrors = note(vErrors, instancePath + "/classes/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"), "required", { missingProperty: prop4 });
								errors++;
							}
							for (const key9 of Object.keys(data17)) if (!(key9 === "rules" || key9 === "vectors")) {
								vErrors = note(vErrors, instancePath + "/classes/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"), "additionalProperties", { additionalProperty: key9 });
								errors++;
							}
							if (has(data17, "rules")) {
								let data18 = data17.rules;
								if (isRecord(data18)) {
									for (const prop5 of part6) if (!has(data18, prop5)) {
										vErrors = note(vErrors, instancePath + "/classes/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/rules", "required", { missingProperty: prop5 });
										errors++;
									}
									for (const key10 of Object.keys(data18)) if (!pattern9.test(key10)) {
										vErrors = note(vErrors, instancePath + "/classes/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/rules", "additionalProperties", { additionalProperty: key10 });
										errors++;
									}
									for (const key11 of Object.keys(data18)) if (pattern9.test(key11)) {
										let data19 = data18[key11];
										if (!Number.isInteger(data19)) {
											vErrors = note(vErrors, instancePath + "/classes/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/rules/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: "integer" });
											errors++;
										}
										if (typeof data19 == "number" && isFinite(data19)) {
											if (data19 < 0 || isNaN(data19)) {
												vErrors = note(vErrors, instancePath + "/classes/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/rules/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"), "minimum", {
													comparison: ">=",
													limit: 0
												});
												errors++;
											}
										}
									}
								} else {
									vErrors = note(vErrors, instancePath + "/classes/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/rules", "type", { type: "object" });
									errors++;
								}
							}
							if (has(data17, "vectors")) {
								let data20 = data17.vectors;
								if (isRecord(data20)) {
									for (const prop6 of part7) if (!has(data20, prop6)) {
										vErrors = note(vErrors, instancePath + "/classes/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/vectors", "required", { missingProperty: prop6 });
										errors++;
									}
									for (const key12 of Object.keys(data20)) if (!pattern11.test(key12)) {
										vErrors = note(vErrors, instancePath + "/classes/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/vectors", "additionalProperties", { additionalProperty: key12 });
										errors++;
									}
									for (const key13 of Object.keys(data20)) if (pattern11.test(key13)) {
										let data21 = data20[key13];
										if (!Number.isInteger(data21)) {
											vErrors = note(vErrors, instancePath + "/classes/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/vectors/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: "integer" });
											errors++;
										}
										if (typeof data21 == "number" && isFinite(data21)) {
											if (data21 < 0 || isNaN(data21)) {
												vErrors = note(vErrors, instancePath + "/classes/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/vectors/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"), "minimum", {
													comparison: ">=",
													limit: 0
												});
												errors++;
											}
										}
									}
								} else {
									vErrors = note(vErrors, instancePath + "/classes/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/vectors", "type", { type: "object" });
									errors++;
								}
							}
						} else {
							vErrors = note(vErrors, instancePath + "/classes/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: "object" });
							errors++;
						}
					}
				} else {
					vErrors = note(vErrors, instancePath + "/classes/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: "object" });
					errors++;
				}
			}
			else {
				vErrors = note(vErrors, instancePath + "/classes", "type", { type: "object" });
				errors++;
			}
		}
		if (has(data, "levels")) {
			let data22 = data.levels;
			if (isRecord(data22)) {
				for (const key14 of Object.keys(data22)) if (!pattern13.test(key14)) {
					vErrors = note(vErrors, instancePath + "/levels", "additionalProperties", { additionalProperty: key14 });
					errors++;
				}
				for (const key15 of Object.keys(data22)) if (pattern13.test(key15)) {
					let data23 = data22[key15];
					if (isRecord(data23)) {
						for (const prop7 of part8) if (!has(data23, prop7)) {
							vErrors = note(vErrors, instancePath + "/levels/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"), "required", { missingProperty: prop7 });
							errors++;
						}
						for (const key16 of Object.keys(data23)) if (!pattern15.test(key16)) {
							vErrors = note(vErrors, instancePath + "/levels/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"), "additionalProperties", { additionalProperty: key16 });
							errors++;
						}
						for (const key17 of Object.keys(data23)) if (pattern15.test(key17)) {
							let data24 = data23[key17];
							if (!Number.isInteger(data24)) {
								vErrors = note(vErrors, instancePath + "/levels/" + key15.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: "integer" });
								errors++;
							}
							if (typeof data24 == "number" && isFinite(data24)) {
								if (data24 < 0 || isNaN(data24)) {
									vErrors = note(vErrors, instancePath + "/levels/" + key15.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"), "minimum", {
										comparison: ">=",
										limit: 0
									});
									errors++;
								}
							}
						}
					} else {
						vErrors = note(vErrors, instancePath + "/levels/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: "object" });
						errors++;
					}
				}
			} else {
				vErrors = note(vErrors, instancePath + "/levels", "type", { type: "object" });
				errors++;
			}
		}
		if (has(data, "operations")) {
			let data25 = data.operations;
			if (isRecord(data25)) for (const key18 of Object.keys(data25)) {
				let data26 = data25[key18];
				if (isRecord(data26)) {
					for (const prop8 of part9) if (!has(data26, prop8)) {
						vErrors = note(vErrors, instancePath + "/operations/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"), "required", { missingProperty: prop8 });
						errors++;
					}
					for (const key19 of Object.keys(data26)) if (!(key19 === "outcomes" || key19 === "levels")) {
						vErrors = note(vErrors, instancePath + "/operations/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"), "additionalProperties", { additionalProperty: key19 });
						errors++;
					}
					if (has(data26, "outcomes")) {
						let data27 = data26.outcomes;
						if (isRecord(data27)) {
							for (const key20 of Object.keys(data27)) if (!pattern17.test(key20)) {
								vErrors = note(vErrors, instancePath + "/operations/" + key18.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes", "additionalProperties", { additionalProperty: key20 });
								errors++;
							}
							for (const key21 of Object.keys(data27)) if (pattern17.test(key21)) {
								let data28 = data27[key21];
								if (!Number.isInteger(data28)) {
									vErrors = note(vErrors, instancePath + "/operations/" + key18.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/" + key21.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: "integer" });
									errors++;
								}
								if (typeof data28 == "number" && isFinite(data28)) {
									if (data28 < 0 || isNaN(data28)) {
										vErrors = note(vErrors, instancePath + "/operations/" + key18.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/" + key21.replace(/~/g, "~0").replace(/\//g, "~1"), "minimum", {
											comparison: ">=",
											limit: 0
										});
										errors++;
									}
								}
							}
						} else {
							vErrors = note(vErrors, instancePath + "/operations/" + key18.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes", "type", { type: "object" });
							errors++;
						}
					}
					if (has(data26, "levels")) {
						let data29 = data26.levels;
						if (isRecord(data29)) {
							for (const key22 of Object.keys(data29)) if (!pattern13.test(key22)) {
								vErrors = note(vErrors, instancePath + "/operations/" + key18.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels", "additionalProperties", { additionalProperty: key22 });
								errors++;
							}
							for (const key23 of Object.keys(data29)) if (pattern13.test(key23)) {
								let data30 = data29[key23];
								if (isRecord(data30)) {
									for (const prop9 of part8) if (!has(data30, prop9)) {
										vErrors = note(vErrors, instancePath + "/operations/" + key18.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/" + key23.replace(/~/g, "~0").replace(/\//g, "~1"), "required", { missingProperty: prop9 });
										errors++;
									}
									for (const key24 of Object.keys(data30)) if (!pattern15.test(key24)) {
										vErrors = note(vErrors, instancePath + "/operations/" + key18.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/" + key23.replace(/~/g, "~0").replace(/\//g, "~1"), "additionalProperties", { additionalProperty: key24 });
										errors++;
									}
									for (const key25 of Object.keys(data30)) if (pattern15.test(key25)) {
										let data31 = data30[key25];
										if (!Number.isInteger(data31)) {
											vErrors = note(vErrors, instancePath + "/operations/" + key18.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/" + key23.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key25.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: "integer" });
											errors++;
										}
										if (typeof data31 == "number" && isFinite(data31)) {
											if (data31 < 0 || isNaN(data31)) {
												vErrors = note(vErrors, instancePath + "/operations/" + key18.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/" + key23.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key25.replace(/~/g, "~0").replace(/\//g, "~1"), "minimum", {
													comparison: ">=",
													limit: 0
												});
												errors++;
											}
										}
									}
								} else {
									vErrors = note(vErrors, instancePath + "/operations/" + key18.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/" + key23.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: "object" });
									errors++;
								}
							}
						} else {
							vErrors = note(vErrors, instancePath + "/operations/" + key18.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels", "type", { type: "object" });
							errors++;
						}
					}
				} else {
					vErrors = note(vErrors, instancePath + "/operations/" + key18.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: "object" });
					errors++;
				}
			}
			else {
				vErrors = note(vErrors, instancePath + "/operations", "type", { type: "object" });
				errors++;
			}
		}
		if (has(data, "rules")) {
			let data32 = data.rules;
			if (isRecord(data32)) for (const key26 of Object.keys(data32)) {
				let data33 = data32[key26];
				if (isRecord(data33)) {
					for (const prop10 of part10) if (!has(data33, prop10)) {
						vErrors = note(vErrors, instancePath + "/rules/" + key26.replace(/~/g, "~0").replace(/\//g, "~1"), "required", { missingProperty: prop10 });
						errors++;
					}
					for (const key27 of Object.keys(data33)) if (!(key27 === "level" || key27 === "status")) {
						vErrors = note(vErrors, instancePath + "/rules/" + key26.replace(/~/g, "~0").replace(/\//g, "~1"), "additionalProperties", { additionalProperty: key27 });
						errors++;
					}
					if (has(data33, "level")) {
						let data34 = data33.level;
						if (!(data34 === "MUST" || data34 === "SHOULD" || data34 === "MAY")) {
							vErrors = note(vErrors, instancePath + "/rules/" + key26.replace(/~/g, "~0").replace(/\//g, "~1") + "/level", "enum", { allowedValues: part11 });
							errors++;
						}
					}
					if (has(data33, "status")) {
						let data35 = data33.status;
						if (!(data35 === "passed" || data35 === "unexplained" || data35 === "failed" || data35 === "unsupported")) {
							vErrors = note(vErrors, instancePath + "/rules/" + key26.replace(/~/g, "~0").replace(/\//g, "~1") + "/status", "enum", { allowedValues: part12 });
							errors++;
						}
					}
				} else {
					vErrors = note(vErrors, instancePath + "/rules/" + key26.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: "object" });
					errors++;
				}
			}
			else {
				vErrors = note(vErrors, instancePath + "/rules", "type", { type: "object" });
				errors++;
			}
		}
		if (has(data, "details")) {
			let data36 = data.details;
			if (isRecord(data36)) {
				for (const key28 of Object.keys(data36)) if (typeof data36[key28] !== "string") {
					vErrors = note(vErrors, instancePath + "/details/" + key28.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: "string" });
					errors++;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/details", "type", { type: "object" });
				errors++;
			}
		}
		if (has(data, "results")) {
			let data38 = data.results;
			if (Array.isArray(data38)) {
				const len2 = data38.length;
				for (let i3 = 0; i3 < len2; i3++) {
					let data39 = data38[i3];
					if (Array.isArray(data39)) {
						if (data39.length < 4) {
							vErrors = note(vErrors, instancePath + "/results/" + i3, "minItems", { limit: 4 });
							errors++;
						}
						const len3 = data39.length;
						if (len3 > 0) {
							if (typeof data39[0] !== "string") {
								vErrors = note(vErrors, instancePath + "/results/" + i3 + "/0", "type", { type: "string" });
								errors++;
							}
						}
						if (len3 > 1) {
							let data41 = data39[1];
							if (!(data41 === "pass" || data41 === "pass-unexplained" || data41 === "wrong-reason" || data41 === "fail" || data41 === "void" || data41 === "unsupported" || data41 === "contested" || data41 === "crash" || data41 === "timeout" || data41 === "protocol")) {
								vErrors = note(vErrors, instancePath + "/results/" + i3 + "/1", "enum", { allowedValues: part13 });
								errors++;
							}
						}
						if (len3 > 2) {
							let data42 = data39[2];
							if (!(data42 === "accept" || data42 === "reject" || data42 === "undecided" || data42 === null)) {
								vErrors = note(vErrors, instancePath + "/results/" + i3 + "/2", "enum", { allowedValues: part14 });
								errors++;
							}
						}
						if (len3 > 3) {
							let data43 = data39[3];
							if (typeof data43 !== "string" && data43 !== null) {
								vErrors = note(vErrors, instancePath + "/results/" + i3 + "/3", "type", { type: part15 });
								errors++;
							}
						}
						if (!(data39.length <= 4)) {
							vErrors = note(vErrors, instancePath + "/results/" + i3, "items", { limit: 4 });
							errors++;
						}
					} else {
						vErrors = note(vErrors, instancePath + "/results/" + i3, "type", { type: "array" });
						errors++;
					}
				}
			} else {
				vErrors = note(vErrors, instancePath + "/results", "type", { type: "array" });
				errors++;
			}
		}
	} else {
		vErrors = note(vErrors, instancePath, "type", { type: "object" });
		errors++;
	}
	validate52.errors = vErrors;
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
export { results };
