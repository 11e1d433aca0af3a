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
const part4 = [
	"passed",
	"unexplained",
	"failed",
	"unsupported",
	"total"
];
const part5 = ["outcomes", "levels"];
const part6 = ["level", "status"];
const part7 = [
	"MUST",
	"SHOULD",
	"MAY"
];
const part8 = [
	"passed",
	"unexplained",
	"failed",
	"unsupported"
];
const part9 = [
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
const part10 = [
	"accept",
	"reject",
	"undecided",
	null
];
const part11 = ["string", "null"];
const results = validate52;
const func0 = Object.prototype.hasOwnProperty;
const func66 = require_ucs2length().default;
const pattern3 = new RegExp("^(?:operations|rules|vectors)$", "u");
const pattern5 = new RegExp("^(?:MUST|SHOULD|MAY)$", "u");
const pattern7 = new RegExp("^(?:passed|unexplained|failed|unsupported|total)$", "u");
const pattern9 = new RegExp("^(?:pass|pass-unexplained|wrong-reason|fail|void|unsupported|contested|crash|timeout|protocol)$", "u");
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
				for (const key1 of Object.keys(data1)) if (!(key1 === "name" || key1 === "version" || key1 === "operations" || key1 === "features")) {
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
				if (has(data1, "operations")) {
					let data4 = data1.operations;
					if (Array.isArray(data4)) {
						const len0 = data4.length;
						for (let i0 = 0; i0 < len0; i0++) {
							let data5 = data4[i0];
							if (typeof data5 === "string") {
								if (func66(data5) > 200) {
									vErrors = note(vErrors, instancePath + "/implementation/operations/" + i0, "maxLength", { limit: 200 });
									errors++;
								}
								if (func66(data5) < 1) {
									vErrors = note(vErrors, instancePath + "/implementation/operations/" + i0, "minLength", { limit: 1 });
									errors++;
								}
							} else {
								vErrors = note(vErrors, instancePath + "/implementation/operations/" + i0, "type", { type: "string" });
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
									vErrors = note(vErrors, instancePath + "/implementation/operations", "uniqueItems", {
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
						vErrors = note(vErrors, instancePath + "/implementation/operations", "type", { type: "array" });
						errors++;
					}
				}
				if (has(data1, "features")) {
					let data6 = data1.features;
					if (Array.isArray(data6)) {
						const len1 = data6.length;
						for (let i2 = 0; i2 < len1; i2++) {
							let data7 = data6[i2];
							if (typeof data7 === "string") {
								if (func66(data7) > 200) {
									vErrors = note(vErrors, instancePath + "/implementation/features/" + i2, "maxLength", { limit: 200 });
									errors++;
								}
								if (func66(data7) < 1) {
									vErrors = note(vErrors, instancePath + "/implementation/features/" + i2, "minLength", { limit: 1 });
									errors++;
								}
							} else {
								vErrors = note(vErrors, instancePath + "/implementation/features/" + i2, "type", { type: "string" });
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
									vErrors = note(vErrors, instancePath + "/implementation/features", "uniqueItems", {
										i: i3,
										j: j1
									});
									errors++;
									break;
								}
								indices1[item1] = i3;
							}
						}
					} else {
						vErrors = note(vErrors, instancePath + "/implementation/features", "type", { type: "array" });
						errors++;
					}
				}
			} else {
				vErrors = note(vErrors, instancePath + "/implementation", "type", { type: "object" });
				errors++;
			}
		}
		if (has(data, "set")) {
			let data8 = data.set;
			if (isRecord(data8)) {
				for (const prop2 of part3) if (!has(data8, prop2)) {
					vErrors = note(vErrors, instancePath + "/set", "required", { missingProperty: prop2 });
					errors++;
				}
				for (const key2 of Object.keys(data8)) if (!(key2 === "version" || key2 === "reseed" || key2 === "count")) {
					vErrors = note(vErrors, instancePath + "/set", "additionalProperties", { additionalProperty: key2 });
					errors++;
				}
				if (has(data8, "version")) {
					if (typeof data8.version !== "string") {
						vErrors = note(vErrors, instancePath + "/set/version", "type", { type: "string" });
						errors++;
					}
				}
				if (has(data8, "reseed")) {
					if (typeof data8.reseed !== "string") {
						vErrors = note(vErrors, instancePath + "/set/reseed", "type", { type: "string" });
						errors++;
					}
				}
				if (has(data8, "count")) {
					let data11 = data8.count;
					if (!Number.isInteger(data11)) {
						vErrors = note(vErrors, instancePath + "/set/count", "type", { type: "integer" });
						errors++;
					}
					if (typeof data11 == "number" && isFinite(data11)) {
						if (data11 < 0 || isNaN(data11)) {
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
			let data14 = data.selection;
			if (isRecord(data14)) {
				for (const key3 of Object.keys(data14)) if (!pattern3.test(key3)) {
					vErrors = note(vErrors, instancePath + "/selection", "additionalProperties", { additionalProperty: key3 });
					errors++;
				}
				for (const key4 of Object.keys(data14)) if (pattern3.test(key4)) {
					let data15 = data14[key4];
					if (Array.isArray(data15)) {
						const len2 = data15.length;
						for (let i4 = 0; i4 < len2; i4++) if (typeof data15[i4] !== "string") {
							vErrors = note(vErrors, instancePath + "/selection/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i4, "type", { type: "string" });
							errors++;
						}
					} else {
						vErrors = note(vErrors, instancePath + "/selection/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: "array" });
						errors++;
					}
				}
			} else {
				vErrors = note(vErrors, instancePath + "/selection", "type", { type: "object" });
				errors++;
			}
		}
		if (has(data, "levels")) {
			let data17 = data.levels;
			if (isRecord(data17)) {
				for (const key5 of Object.keys(data17)) if (!pattern5.test(key5)) {
					vErrors = note(vErrors, instancePath + "/levels", "additionalProperties", { additionalProperty: key5 });
					errors++;
				}
				for (const key6 of Object.keys(data17)) if (pattern5.test(key6)) {
					let data18 = data17[key6];
					if (isRecord(data18)) {
						for (const prop3 of part4) if (!has(data18, prop3)) {
							vErrors = note(vErrors, instancePath + "/levels/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), "required", { missingProperty: prop3 });
							errors++;
						}
						for (const key7 of Object.keys(data18)) if (!pattern7.test(key7)) {
							vErrors = note(vErrors, instancePath + "/levels/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), "additionalProperties", { additionalProperty: key7 });
							errors++;
						}
						for (const key8 of Object.keys(data18)) if (pattern7.test(key8)) {
							let data19 = data18[key8];
							if (!Number.isInteger(data19)) {
								vErrors = note(vErrors, instancePath + "/levels/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: "integer" });
								errors++;
							}
							if (typeof data19 == "number" && isFinite(data19)) {
								if (data19 < 0 || isNaN(data19)) {
									vErrors = note(vErrors, instancePath + "/levels/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"), "minimum", {
										comparison: ">=",
										limit: 0
									});
									errors++;
								}
							}
						}
					} else {
						vErrors = note(vErrors, instancePath + "/levels/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: "object" });
						errors++;
					}
				}
			} else {
				vErrors = note(vErrors, instancePath + "/levels", "type", { type: "object" });
				errors++;
			}
		}
		if (has(data, "operations")) {
			let data20 = data.operations;
			if (isRecord(data20)) for (const key9 of Object.keys(data20)) {
				let data21 = data20[key9];
				if (isRecord(data21)) {
					for (const prop4 of part5) if (!has(data21, prop4)) {
						vErrors = note(vErrors, instancePath + "/operations/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"), "required", { missingProperty: prop4 });
						errors++;
					}
					for (const key10 of Object.keys(data21)) if (!(key10 === "outcomes" || key10 === "levels")) {
						vErrors = note(vErrors, instancePath + "/operations/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"), "additionalProperties", { additionalProperty: key10 });
						errors++;
					}
					if (has(data21, "outcomes")) {
						let data22 = data21.outcomes;
						if (isRecord(data22)) {
							for (const key11 of Object.keys(data22)) if (!pattern9.test(key11)) {
								vErrors = note(vErrors, instancePath + "/operations/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes", "additionalProperties", { additionalProperty: key11 });
								errors++;
							}
							for (const key12 of Object.keys(data22)) if (pattern9.test(key12)) {
								let data23 = data22[key12];
								if (!Number.isInteger(data23)) {
									vErrors = note(vErrors, instancePath + "/operations/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: "integer" });
									errors++;
								}
								if (typeof data23 == "number" && isFinite(data23)) {
									if (data23 < 0 || isNaN(data23)) {
										vErrors = note(vErrors, instancePath + "/operations/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"), "minimum", {
											comparison: ">=",
											limit: 0
										});
										errors++;
									}
								}
							}
						} else {
							vErrors = note(vErrors, instancePath + "/operations/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes", "type", { type: "object" });
							errors++;
						}
					}
					if (has(data21, "levels")) {
						let data24 = data21.levels;
						if (isRecord(data24)) {
							for (const key13 of Object.keys(data24)) if (!pattern5.test(key13)) {
								vErrors = note(vErrors, instancePath + "/operations/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels", "additionalProperties", { additionalProperty: key13 });
								errors++;
							}
							for (const key14 of Object.keys(data24)) if (pattern5.test(key14)) {
								let data25 = data24[key14];
								if (isRecord(data25)) {
									for (const prop5 of part4) if (!has(data25, prop5)) {
										vErrors = note(vErrors, instancePath + "/operations/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"), "required", { missingProperty: prop5 });
										errors++;
									}
									for (const key15 of Object.keys(data25)) if (!pattern7.test(key15)) {
										vErrors = note(vErrors, instancePath + "/operations/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"), "additionalProperties", { additionalProperty: key15 });
										errors++;
									}
									for (const key16 of Object.keys(data25)) if (pattern7.test(key16)) {
										let data26 = data25[key16];
										if (!Number.isInteger(data26)) {
											vErrors = note(vErrors, instancePath + "/operations/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key16.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: "integer" });
											errors++;
										}
										if (typeof data26 == "number" && isFinite(data26)) {
											if (data26 < 0 || isNaN(data26)) {
												vErrors = note(vErrors, instancePath + "/operations/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/" + key14.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key16.replace(/~/g, "~0").replace(/\//g, "~1"), "minimum", {
													comparison: ">=",
													limit: 0
												});
												errors++;
											}
										}
									}
								} else {
									vErrors = note(vErrors, instancePath + "/operations/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: "object" });
									errors++;
								}
							}
						} else {
							vErrors = note(vErrors, instancePath + "/operations/" + key9.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels", "type", { type: "object" });
							errors++;
						}
					}
				} else {
					vErrors = note(vErrors, instancePath + "/operations/" + key9.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: "object" });
					errors++;
				}
			}
			else {
				vErrors = note(vErrors, instancePath + "/operations", "type", { type: "object" });
				errors++;
			}
		}
		if (has(data, "rules")) {
			let data27 = data.rules;
			if (isRecord(data27)) for (const key17 of Object.keys(data27)) {
				let data28 = data27[key17];
				if (isRecord(data28)) {
					for (const prop6 of part6) if (!has(data28, prop6)) {
						vErrors = note(vErrors, instancePath + "/rules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"), "required", { missingProperty: prop6 });
						errors++;
					}
					for (const key18 of Object.keys(data28)) if (!(key18 === "level" || key18 === "status")) {
						vErrors = note(vErrors, instancePath + "/rules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"), "additionalProperties", { additionalProperty: key18 });
						errors++;
					}
					if (has(data28, "level")) {
						let data29 = data28.level;
						if (!(data29 === "MUST" || data29 === "SHOULD" || data29 === "MAY")) {
							vErrors = note(vErrors, instancePath + "/rules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1") + "/level", "enum", { allowedValues: part7 });
							errors++;
						}
					}
					if (has(data28, "status")) {
						let data30 = data28.status;
						if (!(data30 === "passed" || data30 === "unexplained" || data30 === "failed" || data30 === "unsupported")) {
							vErrors = note(vErrors, instancePath + "/rules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1") + "/status", "enum", { allowedValues: part8 });
							errors++;
						}
					}
				} else {
					vErrors = note(vErrors, instancePath + "/rules/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: "object" });
					errors++;
				}
			}
			else {
				vErrors = note(vErrors, instancePath + "/rules", "type", { type: "object" });
				errors++;
			}
		}
		if (has(data, "details")) {
			let data31 = data.details;
			if (isRecord(data31)) {
				for (const key19 of Object.keys(data31)) if (typeof data31[key19] !== "string") {
					vErrors = note(vErrors, instancePath + "/details/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: "string" });
					errors++;
				}
			} else {
				vErrors = note(vErrors, instancePath + "/details", "type", { type: "object" });
				errors++;
			}
		}
		if (has(data, "results")) {
			let data33 = data.results;
			if (Array.isArray(data33)) {
				const len3 = data33.length;
				for (let i5 = 0; i5 < len3; i5++) {
					let data34 = data33[i5];
					if (Array.isArray(data34)) {
						if (data34.length < 4) {
							vErrors = note(vErrors, instancePath + "/results/" + i5, "minItems", { limit: 4 });
							errors++;
						}
						const len4 = data34.length;
						if (len4 > 0) {
							if (typeof data34[0] !== "string") {
								vErrors = note(vErrors, instancePath + "/results/" + i5 + "/0", "type", { type: "string" });
								errors++;
							}
						}
						if (len4 > 1) {
							let data36 = data34[1];
							if (!(data36 === "pass" || data36 === "pass-unexplained" || data36 === "wrong-reason" || data36 === "fail" || data36 === "void" || data36 === "unsupported" || data36 === "contested" || data36 === "crash" || data36 === "timeout" || data36 === "protocol")) {
								vErrors = note(vErrors, instancePath + "/results/" + i5 + "/1", "enum", { allowedValues: part9 });
								errors++;
							}
						}
						if (len4 > 2) {
							let data37 = data34[2];
							if (!(data37 === "accept" || data37 === "reject" || data37 === "undecided" || data37 === null)) {
								vErrors = note(vErrors, instancePath + "/results/" + i5 + "/2", "enum", { allowedValues: part10 });
								errors++;
							}
						}
						if (len4 > 3) {
							let data38 = data34[3];
							if (typeof data38 !== "string" && data38 !== null) {
								vErrors = note(vErrors, instancePath + "/results/" + i5 + "/3", "type", { type: part11 });
								errors++;
							}
						}
						if (!(data34.length <= 4)) {
							vErrors = note(vErrors, instancePath + "/results/" + i5, "items", { limit: 4 });
							errors++;
						}
					} else {
						vErrors = note(vErrors, instancePath + "/results/" + i5, "type", { type: "array" });
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
