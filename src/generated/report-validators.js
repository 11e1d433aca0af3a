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
	"format",
	"implementation",
	"set",
	"profile",
	"seed",
	"selection",
	"classes",
	"levels",
	"operations",
	"rules",
	"details",
	"native",
	"results"
];
const names1 = [
	"version",
	"reseed",
	"count"
];
const names2 = ["code", "message"];
const part0 = ["rules", "vectors"];
const part1 = [
	"all",
	"most",
	"some",
	"none",
	"unasked",
	"total"
];
const part2 = [
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
const part3 = [
	"passed",
	"unexplained",
	"failed",
	"unsupported",
	"total"
];
const part4 = [
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
const part6 = [
	"name",
	"version",
	"operations",
	"features"
];
const part7 = ["version", "count"];
const part8 = ["standard", "hardening"];
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
const func66 = require_ucs2length().default;
const pattern3 = new RegExp("^(?:operations|features|classes)$", "u");
const pattern5 = new RegExp("^(?:classes|operations|rules|vectors)$", "u");
const pattern15 = new RegExp("^(?:pass|pass-unexplained|wrong-reason|fail|void|unsupported|contested|crash|timeout|protocol)$", "u");
const pattern7 = new RegExp("^(?:all|most|some|none|unasked|total)$", "u");
const pattern9 = new RegExp("^(?:right|unexplained|accepts|refuses|output|reason|broken|unasked|total)$", "u");
function validate53(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		vErrors = ofRequired(vErrors, instancePath, data, part0);
		vErrors = ofNamed(vErrors, instancePath, data, part0);
		if (has(data, "rules")) {
			let data0 = data.rules;
			const at0 = instancePath + "/rules";
			if (isRecord(data0)) {
				vErrors = ofRequired(vErrors, at0, data0, part1);
				for (const key1 of Object.keys(data0)) if (!pattern7.test(key1)) vErrors = note(vErrors, at0, "additionalProperties", { additionalProperty: key1 });
				for (const key2 of Object.keys(data0)) if (pattern7.test(key2)) {
					let data1 = data0[key2];
					if (!Number.isInteger(data1)) vErrors = ofType(vErrors, at0 + "/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), "integer");
					if (typeof data1 == "number" && isFinite(data1)) {
						if (data1 < 0 || isNaN(data1)) vErrors = note(vErrors, at0 + "/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), "minimum", {
							comparison: ">=",
							limit: 0
						});
					}
				}
			} else vErrors = ofType(vErrors, at0, "object");
		}
		if (has(data, "vectors")) {
			let data2 = data.vectors;
			const at2 = instancePath + "/vectors";
			if (isRecord(data2)) {
				vErrors = ofRequired(vErrors, at2, data2, part2);
				for (const key3 of Object.keys(data2)) if (!pattern9.test(key3)) vErrors = note(vErrors, at2, "additionalProperties", { additionalProperty: key3 });
				for (const key4 of Object.keys(data2)) if (pattern9.test(key4)) {
					let data3 = data2[key4];
					if (!Number.isInteger(data3)) vErrors = ofType(vErrors, at2 + "/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), "integer");
					if (typeof data3 == "number" && isFinite(data3)) {
						if (data3 < 0 || isNaN(data3)) vErrors = note(vErrors, at2 + "/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), "minimum", {
							comparison: ">=",
							limit: 0
						});
					}
				}
			} else vErrors = ofType(vErrors, at2, "object");
		}
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate53.errors = vErrors;
	return vErrors === null;
}
const pattern11 = new RegExp("^(?:MUST|SHOULD|MAY)$", "u");
const pattern13 = new RegExp("^(?:passed|unexplained|failed|unsupported|total)$", "u");
function validate57(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		vErrors = ofRequired(vErrors, instancePath, data, part3);
		for (const key0 of Object.keys(data)) if (!pattern13.test(key0)) vErrors = note(vErrors, instancePath, "additionalProperties", { additionalProperty: key0 });
		for (const key1 of Object.keys(data)) if (pattern13.test(key1)) {
			let data0 = data[key1];
			if (!Number.isInteger(data0)) vErrors = ofType(vErrors, instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), "integer");
			if (typeof data0 == "number" && isFinite(data0)) {
				if (data0 < 0 || isNaN(data0)) vErrors = note(vErrors, instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), "minimum", {
					comparison: ">=",
					limit: 0
				});
			}
		}
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate57.errors = vErrors;
	return vErrors === null;
}
function validate56(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		for (const key0 of Object.keys(data)) if (!pattern11.test(key0)) vErrors = note(vErrors, instancePath, "additionalProperties", { additionalProperty: key0 });
		for (const key1 of Object.keys(data)) if (pattern11.test(key1)) {
			if (!validate57(data[key1], { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") })) vErrors = join(vErrors, validate57.errors);
		}
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate56.errors = vErrors;
	return vErrors === null;
}
function validate52(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		vErrors = ofRequired(vErrors, instancePath, data, part4);
		vErrors = ofNamed(vErrors, instancePath, data, names0);
		if (has(data, "format")) {
			if (1 !== data.format) vErrors = note(vErrors, instancePath + "/format", "const", { allowedValue: 1 });
		}
		if (has(data, "implementation")) {
			let data1 = data.implementation;
			const at1 = instancePath + "/implementation";
			if (isRecord(data1)) {
				vErrors = ofRequired(vErrors, at1, data1, part6);
				for (const key1 of Object.keys(data1)) if (!(key1 === "name" || key1 === "version" || pattern3.test(key1))) vErrors = note(vErrors, at1, "additionalProperties", { additionalProperty: key1 });
				vErrors = ofLengthIn(vErrors, at1, data1, "name", 200, func66, 1);
				vErrors = ofLengthIn(vErrors, at1, data1, "version", 200, func66, 1);
				for (const key2 of Object.keys(data1)) if (pattern3.test(key2)) {
					let data4 = data1[key2];
					if (Array.isArray(data4)) {
						const len0 = data4.length;
						for (let i0 = 0; i0 < len0; i0++) {
							let data5 = data4[i0];
							vErrors = ofLength(vErrors, at1 + "/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i0, data5, 200, func66, 1);
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
									vErrors = note(vErrors, at1 + "/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), "uniqueItems", {
										i: i1,
										j: j0
									});
									break;
								}
								indices0[item0] = i1;
							}
						}
					} else vErrors = ofType(vErrors, at1 + "/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), "array");
				}
			} else vErrors = ofType(vErrors, at1, "object");
		}
		if (has(data, "set")) {
			let data6 = data.set;
			const at6 = instancePath + "/set";
			if (isRecord(data6)) {
				vErrors = ofRequired(vErrors, at6, data6, part7);
				vErrors = ofNamed(vErrors, at6, data6, names1);
				vErrors = ofTextIn(vErrors, at6, data6, "version");
				vErrors = ofTextIn(vErrors, at6, data6, "reseed");
				if (has(data6, "count")) {
					let data9 = data6.count;
					if (!Number.isInteger(data9)) vErrors = ofType(vErrors, at6 + "/count", "integer");
					if (typeof data9 == "number" && isFinite(data9)) {
						if (data9 < 0 || isNaN(data9)) vErrors = note(vErrors, at6 + "/count", "minimum", {
							comparison: ">=",
							limit: 0
						});
					}
				}
			} else vErrors = ofType(vErrors, at6, "object");
		}
		vErrors = ofTextIn(vErrors, instancePath, data, "profile");
		vErrors = ofTextIn(vErrors, instancePath, data, "seed");
		if (has(data, "selection")) {
			let data12 = data.selection;
			const at12 = instancePath + "/selection";
			if (isRecord(data12)) {
				for (const key4 of Object.keys(data12)) if (!pattern5.test(key4)) vErrors = note(vErrors, at12, "additionalProperties", { additionalProperty: key4 });
				for (const key5 of Object.keys(data12)) if (pattern5.test(key5)) {
					let data13 = data12[key5];
					if (Array.isArray(data13)) {
						const len1 = data13.length;
						for (let i2 = 0; i2 < len1; i2++) if (typeof data13[i2] !== "string") vErrors = ofType(vErrors, at12 + "/" + key5.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i2, "string");
					} else vErrors = ofType(vErrors, at12 + "/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), "array");
				}
			} else vErrors = ofType(vErrors, at12, "object");
		}
		if (has(data, "classes")) {
			let data15 = data.classes;
			const at15 = instancePath + "/classes";
			if (isRecord(data15)) for (const key6 of Object.keys(data15)) {
				let data16 = data15[key6];
				if (isRecord(data16)) {
					vErrors = ofRequired(vErrors, at15 + "/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), data16, part8);
					vErrors = ofNamed(vErrors, at15 + "/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), data16, part8);
					if (has(data16, "standard")) {
						if (!validate53(data16.standard, { instancePath: instancePath + "/classes/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/standard" })) vErrors = join(vErrors, validate53.errors);
					}
					if (has(data16, "hardening")) {
						if (!validate53(data16.hardening, { instancePath: instancePath + "/classes/" + key6.replace(/~/g, "~0").replace(/\//g, "~1") + "/hardening" })) vErrors = join(vErrors, validate53.errors);
					}
				} else vErrors = ofType(vErrors, at15 + "/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), "object");
			}
			else vErrors = ofType(vErrors, at15, "object");
		}
		if (has(data, "levels")) {
			if (!validate56(data.levels, { instancePath: instancePath + "/levels" })) vErrors = join(vErrors, validate56.errors);
		}
		if (has(data, "operations")) {
			let data20 = data.operations;
			const at20 = instancePath + "/operations";
			if (isRecord(data20)) for (const key8 of Object.keys(data20)) {
				let data21 = data20[key8];
				if (isRecord(data21)) {
					vErrors = ofRequired(vErrors, at20 + "/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"), data21, part9);
					vErrors = ofNamed(vErrors, at20 + "/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"), data21, part9);
					if (has(data21, "outcomes")) {
						let data22 = data21.outcomes;
						if (isRecord(data22)) {
							for (const key10 of Object.keys(data22)) if (!pattern15.test(key10)) vErrors = note(vErrors, at20 + "/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes", "additionalProperties", { additionalProperty: key10 });
							for (const key11 of Object.keys(data22)) if (pattern15.test(key11)) {
								let data23 = data22[key11];
								if (!Number.isInteger(data23)) vErrors = ofType(vErrors, at20 + "/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"), "integer");
								if (typeof data23 == "number" && isFinite(data23)) {
									if (data23 < 0 || isNaN(data23)) vErrors = note(vErrors, at20 + "/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"), "minimum", {
										comparison: ">=",
										limit: 0
									});
								}
							}
						} else vErrors = ofType(vErrors, at20 + "/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/outcomes", "object");
					}
					if (has(data21, "levels")) {
						if (!validate56(data21.levels, { instancePath: instancePath + "/operations/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/levels" })) vErrors = join(vErrors, validate56.errors);
					}
				} else vErrors = ofType(vErrors, at20 + "/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"), "object");
			}
			else vErrors = ofType(vErrors, at20, "object");
		}
		if (has(data, "rules")) {
			let data25 = data.rules;
			const at25 = instancePath + "/rules";
			if (isRecord(data25)) for (const key12 of Object.keys(data25)) {
				let data26 = data25[key12];
				if (isRecord(data26)) {
					vErrors = ofRequired(vErrors, at25 + "/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"), data26, part10);
					vErrors = ofNamed(vErrors, at25 + "/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"), data26, part10);
					if (has(data26, "level")) {
						let data27 = data26.level;
						if (!(data27 === "MUST" || data27 === "SHOULD" || data27 === "MAY")) vErrors = note(vErrors, at25 + "/" + key12.replace(/~/g, "~0").replace(/\//g, "~1") + "/level", "enum", { allowedValues: part11 });
					}
					if (has(data26, "status")) {
						let data28 = data26.status;
						if (!(data28 === "passed" || data28 === "unexplained" || data28 === "failed" || data28 === "unsupported")) vErrors = note(vErrors, at25 + "/" + key12.replace(/~/g, "~0").replace(/\//g, "~1") + "/status", "enum", { allowedValues: part12 });
					}
				} else vErrors = ofType(vErrors, at25 + "/" + key12.replace(/~/g, "~0").replace(/\//g, "~1"), "object");
			}
			else vErrors = ofType(vErrors, at25, "object");
		}
		if (has(data, "details")) {
			let data29 = data.details;
			const at29 = instancePath + "/details";
			if (isRecord(data29)) {
				for (const key14 of Object.keys(data29)) if (typeof data29[key14] !== "string") vErrors = ofType(vErrors, at29 + "/" + key14.replace(/~/g, "~0").replace(/\//g, "~1"), "string");
			} else vErrors = ofType(vErrors, at29, "object");
		}
		if (has(data, "native")) {
			let data31 = data.native;
			const at31 = instancePath + "/native";
			if (isRecord(data31)) for (const key15 of Object.keys(data31)) {
				let data32 = data31[key15];
				if (isRecord(data32)) {
					vErrors = ofNamed(vErrors, at31 + "/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"), data32, names2);
					vErrors = ofLengthIn(vErrors, at31 + "/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"), data32, "code", 200, func66);
					vErrors = ofLengthIn(vErrors, at31 + "/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"), data32, "message", 400, func66);
				} else vErrors = ofType(vErrors, at31 + "/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"), "object");
			}
			else vErrors = ofType(vErrors, at31, "object");
		}
		if (has(data, "results")) {
			let data35 = data.results;
			const at35 = instancePath + "/results";
			if (Array.isArray(data35)) {
				const len2 = data35.length;
				for (let i3 = 0; i3 < len2; i3++) {
					let data36 = data35[i3];
					const at36 = at35 + "/" + i3;
					if (Array.isArray(data36)) {
						if (data36.length < 4) vErrors = note(vErrors, at36, "minItems", { limit: 4 });
						const len3 = data36.length;
						if (len3 > 0) {
							if (typeof data36[0] !== "string") vErrors = ofType(vErrors, at36 + "/0", "string");
						}
						if (len3 > 1) {
							let data38 = data36[1];
							if (!(data38 === "pass" || data38 === "pass-unexplained" || data38 === "wrong-reason" || data38 === "fail" || data38 === "void" || data38 === "unsupported" || data38 === "contested" || data38 === "crash" || data38 === "timeout" || data38 === "protocol")) vErrors = note(vErrors, at36 + "/1", "enum", { allowedValues: part13 });
						}
						if (len3 > 2) {
							let data39 = data36[2];
							if (!(data39 === "accept" || data39 === "reject" || data39 === "undecided" || data39 === null)) vErrors = note(vErrors, at36 + "/2", "enum", { allowedValues: part14 });
						}
						if (len3 > 3) {
							let data40 = data36[3];
							if (typeof data40 !== "string" && data40 !== null) vErrors = ofType(vErrors, at36 + "/3", part15);
						}
						if (!(data36.length <= 4)) vErrors = note(vErrors, at36, "items", { limit: 4 });
					} else vErrors = ofType(vErrors, at36, "array");
				}
			} else vErrors = ofType(vErrors, at35, "array");
		}
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate52.errors = vErrors;
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
function join(errors, more) {
	return more.reduce((all, { instancePath, keyword, params }) => note(all, instancePath, keyword, params), errors);
}
export { results };
