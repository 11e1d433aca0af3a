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
	"input",
	"purpose",
	"sessionKey"
];
const names1 = [
	"nodeAddress",
	"domain",
	"nonce",
	"waived",
	"profile",
	"networkKeys",
	"root",
	"maxAge",
	"rpc",
	"redisUrl",
	"redisPrefix",
	"nonceSeconds",
	"cacheEntries",
	"native",
	"host",
	"port",
	"workers",
	"bodyBytes",
	"deadline",
	"requests",
	"connections",
	"idleTimeout",
	"stopTimeout",
	"detail",
	"pages"
];
const names2 = [
	"input",
	"resource",
	"ability",
	"account"
];
const part0 = ["input", "purpose"];
const part1 = ["session", "delegation"];
const part3 = [
	"node",
	"domain",
	"nonce"
];
const part4 = ["full", "none"];
const part5 = ["input"];
const part6 = [
	"input",
	"resource",
	"ability"
];
const serviceAuthSigRequest = validate52;
const pattern3 = new RegExp("^[0-9a-f]{64}$", "u");
function validate52(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		vErrors = ofRequired(vErrors, instancePath, data, part0);
		vErrors = ofNamed(vErrors, instancePath, data, names0);
		if (has(data, "purpose")) {
			let data0 = data.purpose;
			if (typeof data0 !== "string") vErrors = ofType(vErrors, instancePath + "/purpose", "string");
			if (!(data0 === "session" || data0 === "delegation")) vErrors = note(vErrors, instancePath + "/purpose", "enum", { allowedValues: part1 });
		}
		vErrors = ofPatternIn(vErrors, instancePath, data, "sessionKey", pattern3);
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate52.errors = vErrors;
	return vErrors === null;
}
const serviceConfiguration = validate53;
const func65 = require_ucs2length().default;
const pattern4 = new RegExp("^[0-9a-fA-F]{96}$", "u");
const pattern5 = new RegExp("^https?://", "u");
const pattern6 = new RegExp("^rediss?://", "u");
const pattern7 = new RegExp("^https?://.*/$", "u");
function validate53(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		vErrors = ofNamed(vErrors, instancePath, data, names1);
		vErrors = ofLengthIn(vErrors, instancePath, data, "nodeAddress", 255, func65, 1);
		vErrors = ofLengthIn(vErrors, instancePath, data, "domain", 255, func65, 1);
		vErrors = ofLengthIn(vErrors, instancePath, data, "nonce", 255, func65, 1);
		if (has(data, "waived")) {
			let data3 = data.waived;
			const at3 = instancePath + "/waived";
			if (Array.isArray(data3)) {
				vErrors = ofCount(vErrors, at3, data3.length, 0, 3);
				const len0 = data3.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data4 = data3[i0];
					if (typeof data4 !== "string") vErrors = ofType(vErrors, at3 + "/" + i0, "string");
					if (!(data4 === "node" || data4 === "domain" || data4 === "nonce")) vErrors = note(vErrors, at3 + "/" + i0, "enum", { allowedValues: part3 });
				}
				let i1 = data3.length;
				let j0;
				if (i1 > 1) {
					const indices0 = {};
					for (; i1--;) {
						let item0 = data3[i1];
						if (typeof item0 !== "string") continue;
						if (typeof indices0[item0] == "number") {
							j0 = indices0[item0];
							vErrors = note(vErrors, at3, "uniqueItems", {
								i: i1,
								j: j0
							});
							break;
						}
						indices0[item0] = i1;
					}
				}
			} else vErrors = ofType(vErrors, at3, "array");
		}
		vErrors = ofLengthIn(vErrors, instancePath, data, "profile", 255, func65, 1);
		if (has(data, "networkKeys")) {
			let data6 = data.networkKeys;
			const at6 = instancePath + "/networkKeys";
			if (Array.isArray(data6)) {
				vErrors = ofCount(vErrors, at6, data6.length, 0, 4);
				const len1 = data6.length;
				for (let i2 = 0; i2 < len1; i2++) {
					let data7 = data6[i2];
					vErrors = ofPattern(vErrors, at6 + "/" + i2, data7, pattern4);
				}
			} else vErrors = ofType(vErrors, at6, "array");
		}
		vErrors = ofLengthIn(vErrors, instancePath, data, "root", 128, func65, 1);
		vErrors = ofIntegerIn(vErrors, instancePath, data, "maxAge", 1, 2147483647);
		if (has(data, "rpc")) {
			let data10 = data.rpc;
			const at10 = instancePath + "/rpc";
			if (isRecord(data10)) {
				if (Object.keys(data10).length > 64) vErrors = note(vErrors, at10, "maxProperties", { limit: 64 });
				for (const key1 of Object.keys(data10)) {
					let data11 = data10[key1];
					if (Array.isArray(data11)) {
						vErrors = ofCount(vErrors, at10 + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), data11.length, 1, 8);
						const len2 = data11.length;
						for (let i3 = 0; i3 < len2; i3++) {
							let data12 = data11[i3];
							if (typeof data12 === "string") {
								if (func65(data12) > 2048) vErrors = note(vErrors, at10 + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i3, "maxLength", { limit: 2048 });
								if (!pattern5.test(data12)) vErrors = note(vErrors, at10 + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i3, "pattern", { pattern: "^https?://" });
							} else vErrors = ofType(vErrors, at10 + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i3, "string");
						}
					} else vErrors = ofType(vErrors, at10 + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), "array");
				}
			} else vErrors = ofType(vErrors, at10, "object");
		}
		if (has(data, "redisUrl")) {
			let data13 = data.redisUrl;
			if (typeof data13 === "string") {
				if (func65(data13) > 2048) vErrors = note(vErrors, instancePath + "/redisUrl", "maxLength", { limit: 2048 });
				if (func65(data13) < 1) vErrors = note(vErrors, instancePath + "/redisUrl", "minLength", { limit: 1 });
				if (!pattern6.test(data13)) vErrors = note(vErrors, instancePath + "/redisUrl", "pattern", { pattern: "^rediss?://" });
			} else vErrors = ofType(vErrors, instancePath + "/redisUrl", "string");
		}
		vErrors = ofLengthIn(vErrors, instancePath, data, "redisPrefix", 64, func65, 1);
		vErrors = ofIntegerIn(vErrors, instancePath, data, "nonceSeconds", 1, 86400);
		vErrors = ofIntegerIn(vErrors, instancePath, data, "cacheEntries", 0, 1e7);
		if (has(data, "native")) {
			if (typeof data.native !== "boolean") vErrors = ofType(vErrors, instancePath + "/native", "boolean");
		}
		vErrors = ofLengthIn(vErrors, instancePath, data, "host", 255, func65, 1);
		vErrors = ofIntegerIn(vErrors, instancePath, data, "port", 0, 65535);
		vErrors = ofIntegerIn(vErrors, instancePath, data, "workers", 1, 256);
		vErrors = ofIntegerIn(vErrors, instancePath, data, "bodyBytes", 1, 16777216);
		vErrors = ofIntegerIn(vErrors, instancePath, data, "deadline", 1, 6e5);
		vErrors = ofIntegerIn(vErrors, instancePath, data, "requests", 1, 1e6);
		vErrors = ofIntegerIn(vErrors, instancePath, data, "connections", 1, 1e6);
		vErrors = ofIntegerIn(vErrors, instancePath, data, "idleTimeout", 1, 36e5);
		vErrors = ofIntegerIn(vErrors, instancePath, data, "stopTimeout", 1, 6e5);
		if (has(data, "detail")) {
			let data27 = data.detail;
			if (typeof data27 !== "string") vErrors = ofType(vErrors, instancePath + "/detail", "string");
			if (!(data27 === "full" || data27 === "none")) vErrors = note(vErrors, instancePath + "/detail", "enum", { allowedValues: part4 });
		}
		if (has(data, "pages")) {
			let data28 = data.pages;
			if (typeof data28 === "string") {
				if (func65(data28) > 2048) vErrors = note(vErrors, instancePath + "/pages", "maxLength", { limit: 2048 });
				if (func65(data28) < 1) vErrors = note(vErrors, instancePath + "/pages", "minLength", { limit: 1 });
				if (!pattern7.test(data28)) vErrors = note(vErrors, instancePath + "/pages", "pattern", { pattern: "^https?://.*/$" });
			} else vErrors = ofType(vErrors, instancePath + "/pages", "string");
		}
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate53.errors = vErrors;
	return vErrors === null;
}
const serviceLoginRequest = validate54;
function validate54(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		vErrors = ofRequired(vErrors, instancePath, data, part5);
		vErrors = ofNamed(vErrors, instancePath, data, part5);
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate54.errors = vErrors;
	return vErrors === null;
}
const serviceSessionRequest = validate55;
function validate55(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		vErrors = ofRequired(vErrors, instancePath, data, part6);
		vErrors = ofNamed(vErrors, instancePath, data, names2);
		vErrors = ofLengthIn(vErrors, instancePath, data, "resource", 2048, func65, 1);
		vErrors = ofLengthIn(vErrors, instancePath, data, "ability", 255, func65, 1);
		vErrors = ofLengthIn(vErrors, instancePath, data, "account", 128, func65, 1);
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate55.errors = vErrors;
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
function ofPatternIn(errors, instancePath, data, name, regExp) {
	return has(data, name) ? ofPattern(errors, instancePath + "/" + name, data[name], regExp) : errors;
}
function ofIntegerIn(errors, instancePath, data, name, least, most) {
	return has(data, name) ? ofInteger(errors, instancePath + "/" + name, data[name], least, most) : errors;
}
export { serviceAuthSigRequest, serviceConfiguration, serviceLoginRequest, serviceSessionRequest };
