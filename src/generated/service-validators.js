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
const part0 = ["input", "purpose"];
const part1 = ["session", "delegation"];
const part2 = {
	"nodeAddress": 1,
	"domain": 1,
	"nonce": 1,
	"waived": 1,
	"profile": 1,
	"networkKeys": 1,
	"root": 1,
	"maxAge": 1,
	"rpc": 1,
	"redisUrl": 1,
	"redisPrefix": 1,
	"nonceSeconds": 1,
	"cacheEntries": 1,
	"native": 1,
	"host": 1,
	"port": 1,
	"workers": 1,
	"bodyBytes": 1,
	"deadline": 1,
	"requests": 1,
	"connections": 1,
	"idleTimeout": 1,
	"stopTimeout": 1,
	"detail": 1,
	"pages": 1
};
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
const func0 = Object.prototype.hasOwnProperty;
const pattern3 = new RegExp("^[0-9a-f]{64}$", "u");
function validate52(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		for (const prop0 of part0) if (!has(data, prop0)) vErrors = note(vErrors, instancePath, "required", { missingProperty: prop0 });
		for (const key0 of Object.keys(data)) if (!(key0 === "input" || key0 === "purpose" || key0 === "sessionKey")) vErrors = note(vErrors, instancePath, "additionalProperties", { additionalProperty: key0 });
		if (has(data, "purpose")) {
			let data0 = data.purpose;
			if (typeof data0 !== "string") vErrors = ofType(vErrors, instancePath + "/purpose", "string");
			if (!(data0 === "session" || data0 === "delegation")) vErrors = note(vErrors, instancePath + "/purpose", "enum", { allowedValues: part1 });
		}
		if (has(data, "sessionKey")) {
			let data1 = data.sessionKey;
			vErrors = ofPattern(vErrors, instancePath + "/sessionKey", data1, pattern3, "^[0-9a-f]{64}$");
		}
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
		for (const key0 of Object.keys(data)) if (!func0.call(part2, key0)) vErrors = note(vErrors, instancePath, "additionalProperties", { additionalProperty: key0 });
		if (has(data, "nodeAddress")) {
			let data0 = data.nodeAddress;
			vErrors = ofLength(vErrors, instancePath + "/nodeAddress", data0, 255, func65, 1);
		}
		if (has(data, "domain")) {
			let data1 = data.domain;
			vErrors = ofLength(vErrors, instancePath + "/domain", data1, 255, func65, 1);
		}
		if (has(data, "nonce")) {
			let data2 = data.nonce;
			vErrors = ofLength(vErrors, instancePath + "/nonce", data2, 255, func65, 1);
		}
		if (has(data, "waived")) {
			let data3 = data.waived;
			if (Array.isArray(data3)) {
				if (data3.length > 3) vErrors = note(vErrors, instancePath + "/waived", "maxItems", { limit: 3 });
				const len0 = data3.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data4 = data3[i0];
					if (typeof data4 !== "string") vErrors = ofType(vErrors, instancePath + "/waived/" + i0, "string");
					if (!(data4 === "node" || data4 === "domain" || data4 === "nonce")) vErrors = note(vErrors, instancePath + "/waived/" + i0, "enum", { allowedValues: part3 });
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
							vErrors = note(vErrors, instancePath + "/waived", "uniqueItems", {
								i: i1,
								j: j0
							});
							break;
						}
						indices0[item0] = i1;
					}
				}
			} else vErrors = ofType(vErrors, instancePath + "/waived", "array");
		}
		if (has(data, "profile")) {
			let data5 = data.profile;
			vErrors = ofLength(vErrors, instancePath + "/profile", data5, 255, func65, 1);
		}
		if (has(data, "networkKeys")) {
			let data6 = data.networkKeys;
			if (Array.isArray(data6)) {
				if (data6.length > 4) vErrors = note(vErrors, instancePath + "/networkKeys", "maxItems", { limit: 4 });
				const len1 = data6.length;
				for (let i2 = 0; i2 < len1; i2++) {
					let data7 = data6[i2];
					vErrors = ofPattern(vErrors, instancePath + "/networkKeys/" + i2, data7, pattern4, "^[0-9a-fA-F]{96}$");
				}
			} else vErrors = ofType(vErrors, instancePath + "/networkKeys", "array");
		}
		if (has(data, "root")) {
			let data8 = data.root;
			vErrors = ofLength(vErrors, instancePath + "/root", data8, 128, func65, 1);
		}
		if (has(data, "maxAge")) {
			let data9 = data.maxAge;
			if (!Number.isInteger(data9)) vErrors = ofType(vErrors, instancePath + "/maxAge", "integer");
			vErrors = ofRange(vErrors, instancePath + "/maxAge", data9, 1, 2147483647);
		}
		if (has(data, "rpc")) {
			let data10 = data.rpc;
			if (isRecord(data10)) {
				if (Object.keys(data10).length > 64) vErrors = note(vErrors, instancePath + "/rpc", "maxProperties", { limit: 64 });
				for (const key1 of Object.keys(data10)) {
					let data11 = data10[key1];
					if (Array.isArray(data11)) {
						if (data11.length > 8) vErrors = note(vErrors, instancePath + "/rpc/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), "maxItems", { limit: 8 });
						if (data11.length < 1) vErrors = note(vErrors, instancePath + "/rpc/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), "minItems", { limit: 1 });
						const len2 = data11.length;
						for (let i3 = 0; i3 < len2; i3++) {
							let data12 = data11[i3];
							if (typeof data12 === "string") {
								if (func65(data12) > 2048) vErrors = note(vErrors, instancePath + "/rpc/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i3, "maxLength", { limit: 2048 });
								if (!pattern5.test(data12)) vErrors = note(vErrors, instancePath + "/rpc/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i3, "pattern", { pattern: "^https?://" });
							} else vErrors = ofType(vErrors, instancePath + "/rpc/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i3, "string");
						}
					} else vErrors = ofType(vErrors, instancePath + "/rpc/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), "array");
				}
			} else vErrors = ofType(vErrors, instancePath + "/rpc", "object");
		}
		if (has(data, "redisUrl")) {
			let data13 = data.redisUrl;
			if (typeof data13 === "string") {
				if (func65(data13) > 2048) vErrors = note(vErrors, instancePath + "/redisUrl", "maxLength", { limit: 2048 });
				if (func65(data13) < 1) vErrors = note(vErrors, instancePath + "/redisUrl", "minLength", { limit: 1 });
				if (!pattern6.test(data13)) vErrors = note(vErrors, instancePath + "/redisUrl", "pattern", { pattern: "^rediss?://" });
			} else vErrors = ofType(vErrors, instancePath + "/redisUrl", "string");
		}
		if (has(data, "redisPrefix")) {
			let data14 = data.redisPrefix;
			vErrors = ofLength(vErrors, instancePath + "/redisPrefix", data14, 64, func65, 1);
		}
		if (has(data, "nonceSeconds")) {
			let data15 = data.nonceSeconds;
			if (!Number.isInteger(data15)) vErrors = ofType(vErrors, instancePath + "/nonceSeconds", "integer");
			vErrors = ofRange(vErrors, instancePath + "/nonceSeconds", data15, 1, 86400);
		}
		if (has(data, "cacheEntries")) {
			let data16 = data.cacheEntries;
			if (!Number.isInteger(data16)) vErrors = ofType(vErrors, instancePath + "/cacheEntries", "integer");
			vErrors = ofRange(vErrors, instancePath + "/cacheEntries", data16, 0, 1e7);
		}
		if (has(data, "native")) {
			if (typeof data.native !== "boolean") vErrors = ofType(vErrors, instancePath + "/native", "boolean");
		}
		if (has(data, "host")) {
			let data18 = data.host;
			vErrors = ofLength(vErrors, instancePath + "/host", data18, 255, func65, 1);
		}
		if (has(data, "port")) {
			let data19 = data.port;
			if (!Number.isInteger(data19)) vErrors = ofType(vErrors, instancePath + "/port", "integer");
			vErrors = ofRange(vErrors, instancePath + "/port", data19, 0, 65535);
		}
		if (has(data, "workers")) {
			let data20 = data.workers;
			if (!Number.isInteger(data20)) vErrors = ofType(vErrors, instancePath + "/workers", "integer");
			vErrors = ofRange(vErrors, instancePath + "/workers", data20, 1, 256);
		}
		if (has(data, "bodyBytes")) {
			let data21 = data.bodyBytes;
			if (!Number.isInteger(data21)) vErrors = ofType(vErrors, instancePath + "/bodyBytes", "integer");
			vErrors = ofRange(vErrors, instancePath + "/bodyBytes", data21, 1, 16777216);
		}
		if (has(data, "deadline")) {
			let data22 = data.deadline;
			if (!Number.isInteger(data22)) vErrors = ofType(vErrors, instancePath + "/deadline", "integer");
			vErrors = ofRange(vErrors, instancePath + "/deadline", data22, 1, 6e5);
		}
		if (has(data, "requests")) {
			let data23 = data.requests;
			if (!Number.isInteger(data23)) vErrors = ofType(vErrors, instancePath + "/requests", "integer");
			vErrors = ofRange(vErrors, instancePath + "/requests", data23, 1, 1e6);
		}
		if (has(data, "connections")) {
			let data24 = data.connections;
			if (!Number.isInteger(data24)) vErrors = ofType(vErrors, instancePath + "/connections", "integer");
			vErrors = ofRange(vErrors, instancePath + "/connections", data24, 1, 1e6);
		}
		if (has(data, "idleTimeout")) {
			let data25 = data.idleTimeout;
			if (!Number.isInteger(data25)) vErrors = ofType(vErrors, instancePath + "/idleTimeout", "integer");
			vErrors = ofRange(vErrors, instancePath + "/idleTimeout", data25, 1, 36e5);
		}
		if (has(data, "stopTimeout")) {
			let data26 = data.stopTimeout;
			if (!Number.isInteger(data26)) vErrors = ofType(vErrors, instancePath + "/stopTimeout", "integer");
			vErrors = ofRange(vErrors, instancePath + "/stopTimeout", data26, 1, 6e5);
		}
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
		for (const prop0 of part5) if (!has(data, prop0)) vErrors = note(vErrors, instancePath, "required", { missingProperty: prop0 });
		for (const key0 of Object.keys(data)) if (!(key0 === "input")) vErrors = note(vErrors, instancePath, "additionalProperties", { additionalProperty: key0 });
	} else vErrors = ofType(vErrors, instancePath, "object");
	validate54.errors = vErrors;
	return vErrors === null;
}
const serviceSessionRequest = validate55;
function validate55(data, { instancePath = "" } = {}) {
	let vErrors = null;
	if (isRecord(data)) {
		for (const prop0 of part6) if (!has(data, prop0)) vErrors = note(vErrors, instancePath, "required", { missingProperty: prop0 });
		for (const key0 of Object.keys(data)) if (!(key0 === "input" || key0 === "resource" || key0 === "ability" || key0 === "account")) vErrors = note(vErrors, instancePath, "additionalProperties", { additionalProperty: key0 });
		if (has(data, "resource")) {
			let data0 = data.resource;
			vErrors = ofLength(vErrors, instancePath + "/resource", data0, 2048, func65, 1);
		}
		if (has(data, "ability")) {
			let data1 = data.ability;
			vErrors = ofLength(vErrors, instancePath + "/ability", data1, 255, func65, 1);
		}
		if (has(data, "account")) {
			let data2 = data.account;
			vErrors = ofLength(vErrors, instancePath + "/account", data2, 128, func65, 1);
		}
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
export { serviceAuthSigRequest, serviceConfiguration, serviceLoginRequest, serviceSessionRequest };
