import { n as getOrInsert, t as misspelt } from "./misspelling.js";
import { B as int, C as noOptional, E as clausesOf, G as CelList, H as uint, J as Optional$1, N as TYPE_NAMES, Q as CelError$1, T as METHODS, Z as Budget, a as namesIn, et as NotKnown, h as MACRO_NAMES, i as KNOWN_FUNCTIONS, l as qualifiedName, m as readable, n as API_SERVER_FUNCTIONS, p as fieldName, q as LiteralMap, r as EVALUATED, st as nearest, w as FUNCTIONS } from "./names.js";
// node_modules/@marcbachmann/cel-js/lib/errors.js
var CelError = class extends Error {
	#node;
	#code;
	#range;
	#summary;
	constructor({ name, code, message, node, cause, range }) {
		super(message, cause ? { cause } : void 0), this.name = name, this.#code = code, this.#summary = message, this.#node = node, this.#range = range && normalizeRange(range) || normalizeRange(node), node?.input && (this.message = formatErrorWithHighlight(this.#summary, node, this.#range));
	}
	get node() {
		return this.#node;
	}
	get code() {
		return this.#code;
	}
	get range() {
		return this.#range;
	}
	get summary() {
		return this.#summary;
	}
	withAst(node) {
		return this.#node || !node?.input || (this.#node = node, this.#range ??= normalizeRange(node), this.message = formatErrorWithHighlight(this.#summary, node, this.#range)), this;
	}
};
function normalizeArgs(name, defaultCode, message, node, cause) {
	if (typeof message == "string") return {
		name,
		code: defaultCode,
		message,
		node,
		cause
	};
	let opts = message;
	if (typeof opts != "object") throw Error("First param to error must be a string or object");
	return {
		name,
		code: opts.code || defaultCode,
		message: opts.message,
		node: opts.node,
		cause: opts.cause,
		range: opts.range
	};
}
var ParseError = class extends CelError {
	constructor(message, node, cause) {
		super(normalizeArgs("ParseError", "parse_error", message, node, cause));
	}
}, EvaluationError = class extends CelError {
	constructor(message, node, cause) {
		super(normalizeArgs("EvaluationError", "evaluation_error", message, node, cause));
	}
}, TypeError$1 = class extends CelError {
	constructor(message, node, cause) {
		super(normalizeArgs("TypeError", "type_error", message, node, cause));
	}
};
function parseError(code, message, node) {
	return typeof code == "object" ? new ParseError(code) : new ParseError({
		code,
		message,
		node
	});
}
function evaluationError(code, message, node) {
	return typeof code == "object" ? new EvaluationError(code) : new EvaluationError({
		code,
		message,
		node
	});
}
function typeError(code, message, node) {
	return typeof code == "object" ? new TypeError$1(code) : new TypeError$1({
		code,
		message,
		node
	});
}
function normalizeRange(node) {
	let start = node?.pos ?? node?.start;
	if (typeof start == "number") return {
		start,
		end: typeof node.end == "number" ? node.end : start
	};
}
function formatErrorWithHighlight(message, node, range) {
	let pos = node.pos ?? range?.start;
	if (typeof pos != "number") return message;
	let input = node.input, lineNum = 1, currentPos = 0, columnNum = 0;
	for (; currentPos < pos;) input[currentPos] === "\n" ? (lineNum++, columnNum = 0) : columnNum++, currentPos++;
	let contextStart = pos, contextEnd = pos;
	for (; contextStart > 0 && input[contextStart - 1] !== "\n";) contextStart--;
	for (; contextEnd < input.length && input[contextEnd] !== "\n";) contextEnd++;
	let line = input.slice(contextStart, contextEnd);
	return `${message}\n\n${`> ${`${lineNum}`.padStart(4, " ")} | ${line}\n${" ".repeat(9 + columnNum)}^`}`;
}
function attachErrorAst(error, node) {
	return error instanceof CelError ? error.withAst(node) : error;
}
// node_modules/@marcbachmann/cel-js/lib/optional.js
var Optional = class Optional {
	#value;
	constructor(value) {
		this.#value = value;
	}
	static of(value) {
		return value === void 0 ? OPTIONAL_NONE : new Optional(value);
	}
	static none() {
		return OPTIONAL_NONE;
	}
	hasValue() {
		return this.#value !== void 0;
	}
	value() {
		if (this.#value === void 0) throw evaluationError("optional_value_missing", "Optional value is not present");
		return this.#value;
	}
	or(optional) {
		if (this.#value !== void 0) return this;
		if (optional instanceof Optional) return optional;
		throw evaluationError("invalid_optional_argument", "Optional.or must be called with an Optional argument");
	}
	orValue(defaultValue) {
		return this.#value === void 0 ? defaultValue : this.#value;
	}
	get [Symbol.toStringTag]() {
		return "optional";
	}
	[Symbol.for("nodejs.util.inspect.custom")]() {
		return this.#value === void 0 ? "Optional { none }" : `Optional { value: ${JSON.stringify(this.#value)} }`;
	}
};
const OPTIONAL_NONE = Object.freeze(new Optional());
var OptionalNamespace = class {};
const optionalNamespace = new OptionalNamespace();
function toggleOptionalTypes(registry, enable) {
	let optionalConstant = enable ? optionalNamespace : void 0;
	registry.deleteVariable("optional"), registry.registerConstant("optional", "OptionalNamespace", optionalConstant);
}
function register(registry) {
	let sync = { async: !1 }, functionOverload = (sig, handler) => registry.registerFunctionOverload(sig, handler, sync), optionalConstant = registry.enableOptionalTypes ? optionalNamespace : void 0;
	registry.registerType("OptionalNamespace", OptionalNamespace), registry.registerConstant("optional", "OptionalNamespace", optionalConstant), functionOverload("optional.hasValue(): bool", (v) => v.hasValue()), functionOverload("optional<A>.value(): A", (v) => v.value()), registry.registerFunctionOverload("OptionalNamespace.none(): optional<T>", () => Optional.none()), functionOverload("OptionalNamespace.of(A): optional<A>", (_, value) => Optional.of(value));
	function ensureOptional(value, ast, description) {
		if (value instanceof Optional) return value;
		throw evaluationError("optional_expected", `${description} must be optional`, ast);
	}
	function evaluateOptional(ev, macro, ctx) {
		let v = ev.run(macro.receiver, ctx);
		return v instanceof Promise ? v.then((_v) => handleOptionalResolved(_v, ev, macro, ctx)) : handleOptionalResolved(v, ev, macro, ctx);
	}
	function handleOptionalResolved(value, ev, macro, ctx) {
		let optional = ensureOptional(value, macro.receiver, `${macro.functionDesc} receiver`);
		return optional.hasValue() ? macro.onHasValue(optional) : macro.onEmpty(ev, macro, ctx);
	}
	function ensureOptionalType(checker, node, ctx, description) {
		let type = checker.check(node, ctx);
		if (type.kind === "optional") return type;
		if (type.kind === "dyn") return checker.getType("optional");
		throw checker.createError("optional_expected", `${description} must be optional, got '${type}'`, node);
	}
	function createOptionalMacro({ functionDesc, evaluate, typeCheck, onHasValue, onEmpty }) {
		return ({ ast, args, receiver }) => ({
			ast,
			functionDesc,
			receiver,
			arg: args[0],
			evaluate,
			typeCheck,
			onHasValue,
			onEmpty
		});
	}
	let invalidOrArg = "optional.or(optional) argument";
	registry.registerFunctionOverload("optional.or(ast): optional<dyn>", createOptionalMacro({
		functionDesc: "optional.or(optional)",
		evaluate: evaluateOptional,
		typeCheck(check, macro, ctx) {
			let l = ensureOptionalType(check, macro.receiver, ctx, "optional.or(optional) receiver"), r = ensureOptionalType(check, macro.arg, ctx, invalidOrArg);
			macro.receiver.maybeAsync || macro.arg.maybeAsync || macro.ast.setMeta("async", !1);
			let unified = l.unify(check.registry, r);
			if (unified) return unified;
			throw check.createError("incompatible_argument_type", `${macro.functionDesc} argument must be compatible type, got '${l}' and '${r}'`, macro.arg);
		},
		onHasValue: (optional) => optional,
		onEmpty(ev, macro, ctx) {
			let ast = macro.arg, v = ev.run(ast, ctx);
			return v instanceof Promise ? v.then((_v) => ensureOptional(_v, ast, invalidOrArg)) : ensureOptional(v, ast, invalidOrArg);
		}
	})), registry.registerFunctionOverload("optional.orValue(ast): dyn", createOptionalMacro({
		functionDesc: "optional.orValue(value)",
		onHasValue: (optionalValue) => optionalValue.value(),
		onEmpty(ev, macro, ctx) {
			return ev.run(macro.arg, ctx);
		},
		evaluate: evaluateOptional,
		typeCheck(check, macro, ctx) {
			let l = ensureOptionalType(check, macro.receiver, ctx, "optional.orValue() receiver").valueType, r = check.check(macro.arg, ctx);
			macro.receiver.maybeAsync || macro.arg.maybeAsync || macro.ast.setMeta("async", !1);
			let unified = l.unify(check.registry, r);
			if (unified) return unified;
			throw check.createError("incompatible_argument_type", `${macro.functionDesc} argument must be compatible type, got '${l}' and '${r}'`, macro.arg);
		}
	}));
}
// node_modules/@marcbachmann/cel-js/lib/globals.js
const hasOwn = Object.hasOwn, objKeys = Object.keys, objFreeze = Object.freeze, objEntries = Object.entries, isArray = Array.isArray, arrayFrom = Array.from;
function isAsync(fn, fallback) {
	return fn?.[Symbol.toStringTag] === "AsyncFunction" || typeof fallback != "boolean" || fallback;
}
const RESERVED = /* @__PURE__ */ new Set([
	"as",
	"break",
	"const",
	"continue",
	"else",
	"for",
	"function",
	"if",
	"import",
	"let",
	"loop",
	"package",
	"namespace",
	"return",
	"var",
	"void",
	"while",
	"__proto__",
	"prototype"
]);
// node_modules/@marcbachmann/cel-js/lib/functions.js
var UnsignedInt = class {
	#value;
	constructor(value) {
		this.verify(typeof value == "bigint" ? value : BigInt(value));
	}
	get value() {
		return this.#value;
	}
	valueOf() {
		return this.#value;
	}
	toString() {
		return `${this.#value}`;
	}
	verify(v) {
		if (v < 0n || v > 18446744073709551615n) throw evaluationError("numeric_overflow", "Unsigned integer overflow");
		this.#value = v;
	}
	get [Symbol.toStringTag]() {
		return `value = ${this.#value}`;
	}
	[Symbol.for("nodejs.util.inspect.custom")]() {
		return `UnsignedInteger { value: ${this.#value} }`;
	}
};
const billion = 1e9, billionBigInt = 1000000000n, UNIT_NANOSECONDS = {
	h: 3600000000000n,
	m: 60000000000n,
	s: billionBigInt,
	ms: 1000000n,
	us: 1000n,
	µs: 1000n,
	ns: 1n
};
var Duration = class Duration {
	#seconds;
	#nanos;
	constructor(seconds, nanos = 0) {
		this.#seconds = BigInt(seconds), this.#nanos = nanos;
	}
	get seconds() {
		return this.#seconds;
	}
	get nanos() {
		return this.#nanos;
	}
	valueOf() {
		return Number(this.#seconds) * 1e3 + this.#nanos / 1e6;
	}
	static fromMilliseconds(ms) {
		let totalNanos = BigInt(Math.trunc(ms * 1e6)), seconds = totalNanos / billionBigInt, nanos = Number(totalNanos % billionBigInt);
		return new Duration(seconds, nanos);
	}
	addDuration(other) {
		let nanos = this.#nanos + other.nanos;
		return new Duration(this.#seconds + other.seconds + BigInt(Math.floor(nanos / billion)), nanos % billion);
	}
	subtractDuration(other) {
		let nanos = this.#nanos - other.nanos;
		return new Duration(this.#seconds - other.seconds + BigInt(Math.floor(nanos / billion)), (nanos + billion) % billion);
	}
	extendTimestamp(ts) {
		return new Date(ts.getTime() + Number(this.#seconds) * 1e3 + Math.floor(this.#nanos / 1e6));
	}
	subtractTimestamp(ts) {
		return /* @__PURE__ */ new Date(ts.getTime() - Number(this.#seconds) * 1e3 - Math.floor(this.#nanos / 1e6));
	}
	toString() {
		let nanos = this.#nanos ? (this.#nanos / billion).toLocaleString("en-US", {
			useGrouping: !1,
			maximumFractionDigits: 9
		}).slice(1) : "";
		return `${this.#seconds}${nanos}s`;
	}
	getHours() {
		return this.#seconds / 3600n;
	}
	getMinutes() {
		return this.#seconds / 60n;
	}
	getSeconds() {
		return this.#seconds;
	}
	getMilliseconds() {
		return this.#seconds * 1000n + BigInt(Math.floor(this.#nanos / 1e6));
	}
	get [Symbol.toStringTag]() {
		return "google.protobuf.Duration";
	}
	[Symbol.for("nodejs.util.inspect.custom")]() {
		return `google.protobuf.Duration { seconds: ${this.#seconds}, nanos: ${this.#nanos} }`;
	}
};
function registerFunctions(registry) {
	let sync = { async: !1 }, functionOverload = (sig, handler) => registry.registerFunctionOverload(sig, handler, sync), identity = (v) => v;
	functionOverload("dyn(dyn): dyn", identity);
	for (let _t in TYPES) {
		let type = TYPES[_t];
		type instanceof Type && functionOverload(`type(${type.name}): type`, () => type);
	}
	functionOverload("bool(bool): bool", identity), functionOverload("bool(string): bool", (v) => {
		switch (v) {
			case "1":
			case "t":
			case "true":
			case "TRUE":
			case "True": return !0;
			case "0":
			case "f":
			case "false":
			case "FALSE":
			case "False": return !1;
			default: throw evaluationError("bool_conversion_error", `bool() conversion error: invalid string value "${v}"`);
		}
	}), functionOverload("size(string): int", (v) => BigInt(stringSize(v))), functionOverload("size(bytes): int", (v) => BigInt(v.length)), functionOverload("size(list): int", (v) => BigInt(v.length ?? v.size)), functionOverload("size(map): int", (v) => BigInt(v instanceof Map ? v.size : objKeys(v).length)), functionOverload("string.size(): int", (v) => BigInt(stringSize(v))), functionOverload("bytes.size(): int", (v) => BigInt(v.length)), functionOverload("list.size(): int", (v) => BigInt(v.length ?? v.size)), functionOverload("map.size(): int", (v) => BigInt(v instanceof Map ? v.size : objKeys(v).length)), functionOverload("bytes(string): bytes", (v) => ByteOpts.fromString(v)), functionOverload("bytes(bytes): bytes", identity), functionOverload("double(double): double", identity), functionOverload("double(int): double", (v) => Number(v)), functionOverload("double(uint): double", (v) => Number(v)), functionOverload("double(string): double", (v) => {
		if (!v || v !== v.trim()) throw evaluationError("double_conversion_error", "double() type error: cannot convert to double");
		switch (v.toLowerCase()) {
			case "inf":
			case "+inf":
			case "infinity":
			case "+infinity": return Infinity;
			case "-inf":
			case "-infinity": return -Infinity;
			case "nan": return NaN;
			default: {
				let parsed = Number(v);
				if (!Number.isNaN(parsed)) return parsed;
				throw evaluationError("double_conversion_error", "double() type error: cannot convert to double");
			}
		}
	}), functionOverload("int(int): int", identity), functionOverload("int(double): int", (v) => {
		if (Number.isFinite(v)) return BigInt(Math.trunc(v));
		throw evaluationError("numeric_overflow", "int() type error: integer overflow");
	}), functionOverload("int(string): int", (v) => {
		if (v !== v.trim() || v.length > 20 || v.includes("0x")) throw evaluationError("int_conversion_error", "int() type error: cannot convert to int");
		try {
			let num = BigInt(v);
			if (num <= 9223372036854775807n && num >= -9223372036854775808n) return num;
		} catch {}
		throw evaluationError("int_conversion_error", "int() type error: cannot convert to int");
	}), functionOverload("uint(uint): uint", identity), functionOverload("uint(int): uint", (v) => {
		try {
			return new UnsignedInt(v);
		} catch {
			throw evaluationError("uint_conversion_error", "uint() type error: cannot convert to uint");
		}
	}), functionOverload("uint(double): uint", (v) => {
		try {
			return new UnsignedInt(Math.trunc(v));
		} catch {
			throw evaluationError("numeric_overflow", "uint() type error: unsigned integer overflow");
		}
	}), functionOverload("uint(string): uint", (v) => {
		if (v !== v.trim() || v.length > 20 || v.includes("0x")) throw evaluationError("uint_conversion_error", "uint() type error: cannot convert to uint");
		try {
			return new UnsignedInt(v);
		} catch {
			throw evaluationError("uint_conversion_error", "uint() type error: cannot convert to uint");
		}
	}), functionOverload("string(string): string", identity), functionOverload("string(bool): string", (v) => `${v}`), functionOverload("string(int): string", (v) => `${v}`), functionOverload("string(uint): string", (v) => `${v}`), functionOverload("string(bytes): string", (v) => ByteOpts.toUtf8(v)), functionOverload("string(double): string", (v) => v === Infinity ? "+Inf" : v === -Infinity ? "-Inf" : `${v}`), functionOverload("string.startsWith(string): bool", (a, b) => a.startsWith(b)), functionOverload("string.endsWith(string): bool", (a, b) => a.endsWith(b)), functionOverload("string.contains(string): bool", (a, b) => a.includes(b)), functionOverload("string.lowerAscii(): string", (a) => a.toLowerCase()), functionOverload("string.upperAscii(): string", (a) => a.toUpperCase()), functionOverload("string.trim(): string", (a) => a.trim()), functionOverload("string.indexOf(string): int", (string, search) => BigInt(string.indexOf(search))), functionOverload("string.indexOf(string, int): int", (string, search, fromIndex) => {
		if (search === "") return fromIndex;
		if (fromIndex = Number(fromIndex), fromIndex < 0 || fromIndex >= string.length) throw evaluationError("index_out_of_range", "string.indexOf(search, fromIndex): fromIndex out of range");
		return BigInt(string.indexOf(search, fromIndex));
	}), functionOverload("string.lastIndexOf(string): int", (string, search) => BigInt(string.lastIndexOf(search))), functionOverload("string.lastIndexOf(string, int): int", (string, search, fromIndex) => {
		if (search === "") return fromIndex;
		if (fromIndex = Number(fromIndex), fromIndex < 0 || fromIndex >= string.length) throw evaluationError("index_out_of_range", "string.lastIndexOf(search, fromIndex): fromIndex out of range");
		return BigInt(string.lastIndexOf(search, fromIndex));
	}), functionOverload("string.substring(int): string", (string, start) => {
		if (start = Number(start), start < 0 || start > string.length) throw evaluationError("index_out_of_range", "string.substring(start, end): start index out of range");
		return string.substring(start);
	}), functionOverload("string.substring(int, int): string", (string, start, end) => {
		if (start = Number(start), start < 0 || start > string.length) throw evaluationError("index_out_of_range", "string.substring(start, end): start index out of range");
		if (end = Number(end), end < start || end > string.length) throw evaluationError("index_out_of_range", "string.substring(start, end): end index out of range");
		return string.substring(start, end);
	}), functionOverload("string.matches(string): bool", (a, b) => {
		try {
			return new RegExp(b).test(a);
		} catch {
			throw evaluationError("invalid_regular_expression", `Invalid regular expression: ${b}`);
		}
	}), functionOverload("string.split(string): list<string>", (s, sep) => s.split(sep)), functionOverload("string.split(string, int): list<string>", (s, sep, l) => {
		if (l = Number(l), l === 0) return [];
		let parts = s.split(sep);
		if (l < 0 || parts.length <= l) return parts;
		let limited = parts.slice(0, l - 1);
		return limited.push(parts.slice(l - 1).join(sep)), limited;
	}), functionOverload("list<string>.join(): string", (v) => {
		for (let i = 0; i < v.length; i++) if (typeof v[i] != "string") throw evaluationError("invalid_list_element_type", "string.join(): list must contain only strings");
		return v.join("");
	}), functionOverload("list<string>.join(string): string", (v, sep) => {
		for (let i = 0; i < v.length; i++) if (typeof v[i] != "string") throw evaluationError("invalid_list_element_type", "string.join(separator): list must contain only strings");
		return v.join(sep);
	});
	let textEncoder = new TextEncoder("utf8"), textDecoder = new TextDecoder("utf8"), ByteOpts = typeof Buffer < "u" ? {
		byteLength: (v) => Buffer.byteLength(v),
		fromString: (str) => Buffer.from(str, "utf8"),
		toHex: (b) => Buffer.prototype.hexSlice.call(b, 0, b.length),
		toBase64: (b) => Buffer.prototype.base64Slice.call(b, 0, b.length),
		toUtf8: (b) => Buffer.prototype.utf8Slice.call(b, 0, b.length),
		jsonParse: (b) => JSON.parse(b)
	} : {
		textEncoder: new TextEncoder("utf8"),
		byteLength: (v) => textEncoder.encode(v).length,
		fromString: (str) => textEncoder.encode(str),
		toHex: Uint8Array.prototype.toHex ? (b) => b.toHex() : (b) => arrayFrom(b, (i) => i.toString(16).padStart(2, "0")).join(""),
		toBase64: Uint8Array.prototype.toBase64 ? (b) => b.toBase64() : (b) => btoa(arrayFrom(b, (i) => String.fromCodePoint(i)).join("")),
		toUtf8: (b) => textDecoder.decode(b),
		jsonParse: (b) => JSON.parse(textEncoder.decode(b))
	};
	functionOverload("bytes.json(): map", ByteOpts.jsonParse), functionOverload("bytes.hex(): string", ByteOpts.toHex), functionOverload("bytes.string(): string", ByteOpts.toUtf8), functionOverload("bytes.base64(): string", ByteOpts.toBase64), functionOverload("bytes.at(int): int", (b, index) => {
		if (index < 0 || index >= b.length) throw evaluationError("index_out_of_range", "Bytes index out of range");
		return BigInt(b[index]);
	});
	let TS = "google.protobuf.Timestamp", TimestampType = registry.registerType(TS, Date).typeType, DurationType = registry.registerType("google.protobuf.Duration", Duration).typeType;
	registry.registerConstant("google", "map<string, map<string, type>>", { protobuf: {
		Duration: DurationType,
		Timestamp: TimestampType
	} });
	function tzDate(d, timeZone) {
		return new Date(d.toLocaleString("en-US", { timeZone }));
	}
	function getDayOfYear(d, tz) {
		let workingDate = tz ? tzDate(d, tz) : new Date(d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate()), start = new Date(workingDate.getFullYear(), 0, 0);
		return BigInt(Math.floor((workingDate - start) / 864e5) - 1);
	}
	functionOverload(`timestamp(string): ${TS}`, (v) => {
		if (v.length < 20 || v.length > 30) throw evaluationError("invalid_timestamp", "timestamp() requires a string in ISO 8601 format");
		let d = new Date(v);
		if (d <= 0xe677d21fdbff && d >= -621355968e5) return d;
		throw evaluationError("invalid_timestamp", "timestamp() requires a string in ISO 8601 format");
	}), functionOverload(`timestamp(int): ${TS}`, (i) => {
		if (i = Number(i) * 1e3, i <= 0xe677d21fdbff && i >= -621355968e5) return new Date(i);
		throw evaluationError("invalid_timestamp", "timestamp() requires a valid integer unix timestamp");
	}), functionOverload(`${TS}.getDate(): int`, (d) => BigInt(d.getUTCDate())), functionOverload(`${TS}.getDate(string): int`, (d, tz) => BigInt(tzDate(d, tz).getDate())), functionOverload(`${TS}.getDayOfMonth(): int`, (d) => BigInt(d.getUTCDate() - 1)), functionOverload(`${TS}.getDayOfMonth(string): int`, (d, tz) => BigInt(tzDate(d, tz).getDate() - 1)), functionOverload(`${TS}.getDayOfWeek(): int`, (d) => BigInt(d.getUTCDay())), functionOverload(`${TS}.getDayOfWeek(string): int`, (d, tz) => BigInt(tzDate(d, tz).getDay())), functionOverload(`${TS}.getDayOfYear(): int`, getDayOfYear), functionOverload(`${TS}.getDayOfYear(string): int`, getDayOfYear), functionOverload(`${TS}.getFullYear(): int`, (d) => BigInt(d.getUTCFullYear())), functionOverload(`${TS}.getFullYear(string): int`, (d, tz) => BigInt(tzDate(d, tz).getFullYear())), functionOverload(`${TS}.getHours(): int`, (d) => BigInt(d.getUTCHours())), functionOverload(`${TS}.getHours(string): int`, (d, tz) => BigInt(tzDate(d, tz).getHours())), functionOverload(`${TS}.getMilliseconds(): int`, (d) => BigInt(d.getUTCMilliseconds())), functionOverload(`${TS}.getMilliseconds(string): int`, (d) => BigInt(d.getUTCMilliseconds())), functionOverload(`${TS}.getMinutes(): int`, (d) => BigInt(d.getUTCMinutes())), functionOverload(`${TS}.getMinutes(string): int`, (d, tz) => BigInt(tzDate(d, tz).getMinutes())), functionOverload(`${TS}.getMonth(): int`, (d) => BigInt(d.getUTCMonth())), functionOverload(`${TS}.getMonth(string): int`, (d, tz) => BigInt(tzDate(d, tz).getMonth())), functionOverload(`${TS}.getSeconds(): int`, (d) => BigInt(d.getUTCSeconds())), functionOverload(`${TS}.getSeconds(string): int`, (d, tz) => BigInt(tzDate(d, tz).getSeconds()));
	let parseDurationPattern = /(\d*\.?\d*)(ns|us|µs|ms|s|m|h)/;
	function parseDuration(string) {
		if (!string) throw evaluationError("invalid_duration", "Invalid duration string: ''");
		let isNegative = string[0] === "-";
		(string[0] === "-" || string[0] === "+") && (string = string.slice(1));
		let nanoseconds = BigInt(0);
		for (;;) {
			let match = parseDurationPattern.exec(string);
			if (!match || match.index !== 0) throw evaluationError("invalid_duration", `Invalid duration string: ${string}`);
			string = string.slice(match[0].length);
			let unitNanos = UNIT_NANOSECONDS[match[2]], [intPart = "0", fracPart = ""] = match[1].split("."), intVal = BigInt(intPart) * unitNanos, fracNanos = fracPart ? BigInt(fracPart.slice(0, 13).padEnd(13, "0")) * unitNanos / 10000000000000n : 0n;
			if (nanoseconds += intVal + fracNanos, string === "") break;
		}
		let seconds = nanoseconds >= billionBigInt ? nanoseconds / billionBigInt : 0n, nanos = Number(nanoseconds % billionBigInt);
		return isNegative ? new Duration(-seconds, -nanos) : new Duration(seconds, nanos);
	}
	functionOverload("duration(string): google.protobuf.Duration", (s) => parseDuration(s)), functionOverload("google.protobuf.Duration.getHours(): int", (d) => d.getHours()), functionOverload("google.protobuf.Duration.getMinutes(): int", (d) => d.getMinutes()), functionOverload("google.protobuf.Duration.getSeconds(): int", (d) => d.getSeconds()), functionOverload("google.protobuf.Duration.getMilliseconds(): int", (d) => d.getMilliseconds()), register(registry);
}
function stringSize(str) {
	let count = 0;
	for (let c of str) count++;
	return count;
}
// node_modules/@marcbachmann/cel-js/lib/registry.js
var Type = class {
	#name;
	constructor(name) {
		this.#name = name, objFreeze(this);
	}
	get name() {
		return this.#name;
	}
	get [Symbol.toStringTag]() {
		return `Type<${this.#name}>`;
	}
	toString() {
		return `Type<${this.#name}>`;
	}
};
const TYPES = {
	string: new Type("string"),
	bool: new Type("bool"),
	int: new Type("int"),
	uint: new Type("uint"),
	double: new Type("double"),
	map: new Type("map"),
	list: new Type("list"),
	bytes: new Type("bytes"),
	null_type: new Type("null"),
	type: new Type("type")
}, optionalType = new Type("optional"), valueTypeMatchers = {
	dyn(v, ev) {
		switch (typeof v) {
			case "string":
			case "bigint":
			case "number":
			case "boolean": return !0;
			case "object": switch (v && v.constructor) {
				case null:
				case void 0:
				case Object:
				case Map:
				case Array:
				case Set: return !0;
				default: if (ev.objectTypesByConstructor.get(v.constructor)) return !0;
			}
		}
		return !!ev.debugType(v);
	},
	string(v) {
		return typeof v == "string";
	},
	int(v) {
		return typeof v == "bigint";
	},
	double(v) {
		return typeof v == "number";
	},
	bool(v) {
		return typeof v == "boolean";
	},
	null(v) {
		return v === null;
	},
	bytes(v) {
		return v instanceof Uint8Array;
	},
	uint(v) {
		return v instanceof UnsignedInt;
	},
	type(v) {
		return v instanceof Type;
	},
	list(v) {
		switch (v?.constructor) {
			case Array:
			case Set: return !0;
			default: return !1;
		}
	},
	map(v) {
		switch (typeof v == "object" && v ? v.constructor : null) {
			case void 0:
			case Object:
			case Map: return !0;
			default: return !1;
		}
	},
	optional(v) {
		return v instanceof Optional;
	},
	message(v, ev) {
		return this === ev.debugType(v);
	}
};
valueTypeMatchers.param = valueTypeMatchers.dyn;
var TypeDeclaration = class {
	#matchesCache = /* @__PURE__ */ new WeakMap();
	constructor({ kind, type, name, keyType, valueType }) {
		this.kind = kind, this.type = type, this.name = name, this.keyType = keyType, this.valueType = valueType, this.unwrappedType = kind === "dyn" && valueType ? valueType.unwrappedType : this, this.wrappedType = kind === "dyn" ? this : _createDynType(this.unwrappedType), this.hasDynType = this.kind === "dyn" || this.valueType?.hasDynType || this.keyType?.hasDynType || !1, this.hasPlaceholderType = this.kind === "param" || this.keyType?.hasPlaceholderType || this.valueType?.hasPlaceholderType || !1, kind === "list" ? this.fieldLazy = this.#getListField : kind === "map" ? this.fieldLazy = this.#getMapField : kind === "message" ? this.fieldLazy = this.#getMessageField : kind === "optional" && (this.fieldLazy = this.#getOptionalField), this.matchesValueType = valueTypeMatchers[name] || valueTypeMatchers[kind], objFreeze(this);
	}
	isDynOrBool() {
		return this.type === "bool" || this.kind === "dyn";
	}
	isEmpty() {
		return this.valueType && this.valueType.kind === "param";
	}
	unify(r, t2) {
		let t1 = this;
		if (t1 === t2 || t1.kind === "dyn" || t2.kind === "param") return t1;
		if (t2.kind === "dyn" || t1.kind === "param") return t2;
		if (t1.kind !== t2.kind || !(t1.hasPlaceholderType || t2.hasPlaceholderType || t1.hasDynType || t2.hasDynType)) return null;
		let valueType = t1.valueType.unify(r, t2.valueType);
		if (!valueType) return null;
		switch (t1.kind) {
			case "optional": return r.getOptionalType(valueType);
			case "list": return r.getListType(valueType);
			case "map":
				let keyType = t1.keyType.unify(r, t2.keyType);
				return keyType ? r.getMapType(keyType, valueType) : null;
		}
	}
	templated(r, bind) {
		if (!this.hasPlaceholderType) return this;
		switch (this.kind) {
			case "dyn": return this.valueType.templated(r, bind);
			case "param": return bind?.get(this.name) || this;
			case "map": return r.getMapType(this.keyType.templated(r, bind), this.valueType.templated(r, bind));
			case "list": return r.getListType(this.valueType.templated(r, bind));
			case "optional": return r.getOptionalType(this.valueType.templated(r, bind));
			default: return this;
		}
	}
	toString() {
		return this.name;
	}
	#getOptionalField(obj, key, ast, ev) {
		if (obj = obj instanceof Optional ? obj.orValue() : obj, obj === void 0) return OPTIONAL_NONE;
		let type = ev.debugType(obj);
		try {
			return Optional.of(type.fieldLazy(obj, key, ast, ev));
		} catch (e) {
			if (e instanceof EvaluationError) return OPTIONAL_NONE;
			throw e;
		}
	}
	#getMessageField(obj, key, ast, ev) {
		let message = obj ? ev.objectTypesByConstructor.get(obj.constructor) : void 0;
		if (!message) return;
		let type = message.fields ? message.fields[key] : dynType$1;
		if (!type) return;
		let value = obj instanceof Map ? obj.get(key) : obj[key];
		if (value !== void 0) {
			if (type.matchesValueType(value, ev)) return value;
			throw evaluationError("field_type_mismatch", `Field '${key}' is not of type '${type}', got '${ev.debugType(value)}'`, ast);
		}
	}
	#getMapField(obj, key, ast, ev) {
		let value = obj instanceof Map ? obj.get(key) : obj && hasOwn(obj, key) ? obj[key] : void 0;
		if (value !== void 0) {
			if (this.valueType.matchesValueType(value, ev)) return value;
			throw evaluationError("field_type_mismatch", `Field '${key}' is not of type '${this.valueType}', got '${ev.debugType(value)}'`, ast);
		}
	}
	#getListElementAtIndex(list, pos) {
		switch (list?.constructor) {
			case Array: return list[pos];
			case Set: {
				let i = 0;
				for (let item of list) if (i++ === pos) return item;
			}
		}
	}
	#getListField(obj, key, ast, ev) {
		if (typeof key == "bigint") key = Number(key);
		else if (typeof key != "number") return;
		let value = this.#getListElementAtIndex(obj, key);
		if (value === void 0) {
			if (!obj) return;
			throw evaluationError("index_out_of_bounds", `No such key: index out of bounds, index ${key} ${key < 0 ? "< 0" : `>= size ${obj.length || obj.size}`}`, ast);
		}
		if (this.valueType.matchesValueType(value, ev)) return value;
		throw evaluationError("list_item_type_mismatch", `List item with index '${key}' is not of type '${this.valueType}', got '${ev.debugType(value)}'`, ast);
	}
	fieldLazy() {}
	field(obj, key, ast, ev) {
		let v = this.fieldLazy(obj, key, ast, ev);
		if (v !== void 0) return v;
		throw evaluationError("no_such_key", `No such key: ${key}`, ast);
	}
	matchesBoth(other) {
		return this.matches(other) && other.matches(this);
	}
	matches(o) {
		let s = this.unwrappedType;
		return o = o.unwrappedType, s === o || s.kind === "dyn" || o.kind === "dyn" || o.kind === "param" ? !0 : this.#matchesCache.get(o) ?? this.#matchesCache.set(o, this.#matches(s, o)).get(o);
	}
	#matches(s, o) {
		switch (s.kind) {
			case "dyn":
			case "param": return !0;
			case "list": return o.kind === "list" && s.valueType.matches(o.valueType);
			case "map": return o.kind === "map" && s.keyType.matches(o.keyType) && s.valueType.matches(o.valueType);
			case "optional": return o.kind === "optional" && s.valueType.matches(o.valueType);
			default: return s.name === o.name;
		}
	}
};
function wrapMacroExpander(name, handler) {
	let p = `Macro '${name}' must`;
	return function(opts) {
		let macro = handler(opts);
		if (!macro || typeof macro != "object") throw Error(`${p} return an object.`);
		if (macro.callAst) return macro;
		if (!macro.evaluate) throw Error(`${p} have a .callAst property or .evaluate(checker, macro, ctx) method.`);
		if (!macro.typeCheck) throw Error(`${p} have a .callAst property or .typeCheck(checker, macro, ctx) method.`);
		return macro;
	};
}
var VariableDeclaration = class {
	constructor(name, type, description, value) {
		this.name = name, this.type = type, this.description = description ?? null, this.constant = value !== void 0, this.value = value, objFreeze(this);
	}
}, FunctionDeclaration = class {
	constructor({ name, receiverType, returnType, handler, description, params, async }) {
		if (typeof name != "string") throw Error("name must be a string");
		if (typeof handler != "function") throw Error("handler must be a function");
		this.name = name, this.async = isAsync(handler, async), this.receiverType = receiverType ?? null, this.returnType = returnType, this.description = description ?? null, this.params = params, this.argTypes = params.map((p) => p.type), this.macro = this.argTypes.includes(astType);
		let receiverString = receiverType ? `${receiverType}.` : "";
		this.signature = `${receiverString}${name}(${this.argTypes.join(", ")}): ${returnType}`, this.handler = this.macro ? wrapMacroExpander(this.signature, handler) : handler, this.partitionKey = `${receiverType ? "rcall" : "call"}:${name}:${params.length}`, this.hasPlaceholderType = this.returnType.hasPlaceholderType || this.receiverType?.hasPlaceholderType || this.argTypes.some((t) => t.hasPlaceholderType) || !1, objFreeze(this);
	}
	matchesArgs(argTypes) {
		return argTypes.length === this.argTypes.length && this.argTypes.every((t, i) => t.matches(argTypes[i])) ? this : null;
	}
}, OperatorDeclaration = class {
	constructor({ op, leftType, rightType, handler, returnType, async }) {
		this.operator = op, this.leftType = leftType, this.rightType = rightType || null, this.handler = handler, this.async = isAsync(handler, async), this.returnType = returnType, this.signature = rightType ? `${leftType} ${op} ${rightType}: ${returnType}` : `${op}${leftType}: ${returnType}`, this.hasPlaceholderType = this.leftType.hasPlaceholderType || this.rightType?.hasPlaceholderType || !1, objFreeze(this);
	}
	equals(other) {
		return this.operator === other.operator && this.leftType === other.leftType && this.rightType === other.rightType;
	}
};
function _createListType(valueType) {
	return new TypeDeclaration({
		kind: "list",
		name: `list<${valueType}>`,
		type: "list",
		valueType
	});
}
function _createPrimitiveType(name) {
	return new TypeDeclaration({
		kind: "primitive",
		name,
		type: name
	});
}
function _createMessageType(name) {
	return new TypeDeclaration({
		kind: "message",
		name,
		type: name
	});
}
function _createDynType(valueType) {
	let name = valueType ? `dyn<${valueType}>` : "dyn";
	return new TypeDeclaration({
		kind: "dyn",
		name,
		type: name,
		valueType
	});
}
function _createOptionalType(valueType) {
	return new TypeDeclaration({
		kind: "optional",
		name: `optional<${valueType}>`,
		type: "optional",
		valueType
	});
}
function _createMapType(keyType, valueType) {
	return new TypeDeclaration({
		kind: "map",
		name: `map<${keyType}, ${valueType}>`,
		type: "map",
		keyType,
		valueType
	});
}
function _createPlaceholderType(name) {
	return new TypeDeclaration({
		kind: "param",
		name,
		type: name
	});
}
const dynType$1 = _createDynType(), astType = _createPrimitiveType("ast"), listType = _createListType(dynType$1), mapType = _createMapType(dynType$1, dynType$1), celTypes = {
	string: _createPrimitiveType("string"),
	bool: _createPrimitiveType("bool"),
	int: _createPrimitiveType("int"),
	uint: _createPrimitiveType("uint"),
	double: _createPrimitiveType("double"),
	bytes: _createPrimitiveType("bytes"),
	dyn: dynType$1,
	null: _createPrimitiveType("null"),
	type: _createPrimitiveType("type"),
	optional: _createOptionalType(dynType$1),
	list: listType,
	"list<dyn>": listType,
	map: mapType,
	"map<dyn, dyn>": mapType
};
for (let t of [
	celTypes.string,
	celTypes.double,
	celTypes.int
]) {
	let list = _createListType(t), map = _createMapType(celTypes.string, t);
	celTypes[list.name] = list, celTypes[map.name] = map;
}
Object.freeze(celTypes);
var Candidates = class {
	returnType = null;
	async = !1;
	macro = !1;
	#matchCache = null;
	#checkCache = null;
	/** @type {Array<FunctionDeclaration>|Array<OperatorDeclaration>} */
	declarations = [];
	constructor(registry) {
		this.registry = registry;
	}
	[Symbol.iterator]() {
		return this.declarations[Symbol.iterator]();
	}
	add(decl) {
		this.returnType = (this.returnType || decl.returnType).unify(this.registry, decl.returnType) || dynType$1, decl.macro && (this.macro = decl), decl.async && !this.async && (this.async = !0), this.declarations.push(decl), this.#matchCache?.clear(), this.#checkCache?.clear();
	}
	findFunction(argTypes, receiverType = null) {
		for (let i = 0; i < this.declarations.length; i++) {
			let match = this.#matchesFunction(this.declarations[i], argTypes, receiverType);
			if (match) return match;
		}
		return null;
	}
	findUnaryOverload(left) {
		let cached = (this.#matchCache ??= /* @__PURE__ */ new Map()).get(left);
		if (cached !== void 0) return cached;
		let value = !1;
		for (let decl of this.declarations) if (decl.leftType === left) {
			value = decl;
			break;
		}
		return this.#matchCache.set(left, value), value;
	}
	findBinaryOverload(left, right) {
		return left.kind === "dyn" && left.valueType ? right = right.wrappedType : right.kind === "dyn" && right.valueType && (left = left.wrappedType), (this.#matchCache ??= /* @__PURE__ */ new Map()).get(left)?.get(right) ?? this.#cacheBinary(this.#matchCache, left, right, this.#findBinaryUncached(left, right));
	}
	checkBinaryOverload(left, right) {
		return (this.#checkCache ??= /* @__PURE__ */ new Map()).get(left)?.get(right) ?? this.#cacheBinary(this.#checkCache, left, right, this.#checkBinaryUncached(left, right));
	}
	#cacheBinary(c, l, r, v) {
		return (c.get(l) || c.set(l, /* @__PURE__ */ new Map()).get(l)).set(r, v), v;
	}
	#findBinaryUncached(left, right) {
		let ops = this.#findBinaryOverloads(left, right);
		if (ops.length === 0) return !1;
		if (ops.length === 1) return ops[0];
		throw Error(`Operator overload '${ops[0].signature}' overlaps with '${ops[1].signature}'.`);
	}
	#checkBinaryUncached(left, right) {
		let ops = this.#findBinaryOverloads(left, right);
		if (ops.length === 0) return !1;
		let rt = ops[0].returnType;
		for (let i = 1; i < ops.length; i++) rt = rt.unify(this.registry, ops[i].returnType) || dynType$1;
		return rt;
	}
	#findBinaryOverloads(leftType, rightType) {
		let nonexactMatches = [];
		for (let decl of this.declarations) {
			if (decl.leftType === leftType && decl.rightType === rightType) return [decl];
			let secondary = this.#matchBinaryOverload(decl, leftType, rightType);
			secondary && nonexactMatches.push(secondary);
		}
		if (nonexactMatches.length === 0) {
			let op = this.declarations[0]?.operator;
			if ((op === "==" || op === "!=") && leftType.kind === "dyn") return fallbackDynEqualityMatchers[op];
		}
		return nonexactMatches;
	}
	#matchBinaryOverload(decl, actualLeft, actualRight) {
		let bindings = decl.hasPlaceholderType ? /* @__PURE__ */ new Map() : null, leftType = this.#matchTypeWithPlaceholders(decl.leftType, actualLeft, bindings);
		if (!leftType) return;
		let rightType = this.#matchTypeWithPlaceholders(decl.rightType, actualRight, bindings);
		if (rightType) return (decl.operator === "==" || decl.operator === "!=") && decl.leftType.kind === "dyn" && decl.leftType.valueType && actualLeft.kind !== "dyn" && actualRight.kind !== "dyn" ? !1 : decl.hasPlaceholderType ? {
			async: decl.async,
			signature: decl.signature,
			handler: decl.handler,
			leftType,
			rightType,
			returnType: decl.returnType.templated(this.registry, bindings)
		} : decl;
	}
	#matchesFunction(fn, argTypes, receiverType) {
		if (fn.hasPlaceholderType) return this.#matchWithPlaceholders(fn, argTypes, receiverType);
		if (!(receiverType && fn.receiverType && !receiverType.matches(fn.receiverType))) return fn.matchesArgs(argTypes);
	}
	#matchWithPlaceholders(fn, argTypes, receiverType) {
		let bindings = /* @__PURE__ */ new Map();
		if (receiverType && fn.receiverType && !this.#matchTypeWithPlaceholders(fn.receiverType, receiverType, bindings)) return null;
		for (let i = 0; i < argTypes.length; i++) if (!this.#matchTypeWithPlaceholders(fn.argTypes[i], argTypes[i], bindings)) return null;
		return {
			async: fn.async,
			handler: fn.handler,
			signature: fn.signature,
			returnType: fn.returnType.templated(this.registry, bindings)
		};
	}
	#matchTypeWithPlaceholders(declared, actual, bindings) {
		if (!declared.hasPlaceholderType) return actual.matches(declared) ? actual : null;
		let treatAsDyn = actual.kind === "dyn";
		return this.#collectPlaceholderBindings(declared, actual, bindings, treatAsDyn) && (treatAsDyn || actual.matches(declared.templated(this.registry, bindings))) ? actual : null;
	}
	#collectPlaceholderBindings(dec, act, bind, fromDyn = !1) {
		if (!dec.hasPlaceholderType) return !0;
		if (!act) return !1;
		let asDyn = fromDyn || act.kind === "dyn";
		switch (act = act.unwrappedType, dec.kind) {
			case "param": {
				let type = asDyn ? dynType$1 : act, existing = bind.get(dec.name);
				return existing ? existing.kind === "dyn" || type.kind === "dyn" || existing.matchesBoth(type) : bind.set(dec.name, type) && !0;
			}
			case "list": return act.name === "dyn" && (act = dec), act.kind === "list" && this.#collectPlaceholderBindings(dec.valueType, act.valueType, bind, asDyn);
			case "map": return act.name === "dyn" && (act = dec), act.kind === "map" && this.#collectPlaceholderBindings(dec.keyType, act.keyType, bind, asDyn) && this.#collectPlaceholderBindings(dec.valueType, act.valueType, bind, asDyn);
			case "optional": return act.name === "dyn" && (act = dec), act.kind === "optional" && this.#collectPlaceholderBindings(dec.valueType, act.valueType, bind, asDyn);
		}
		return !0;
	}
};
function splitByComma(str) {
	let parts = [], current = "", depth = 0;
	for (let char of str) {
		if (char === "<") depth++;
		else if (char === ">") depth--;
		else if (char === "," && depth === 0) {
			parts.push(current.trim()), current = "";
			continue;
		}
		current += char;
	}
	return current && parts.push(current.trim()), parts;
}
const objTypesDecls = [
	[
		UnsignedInt,
		"uint",
		TYPES.uint,
		celTypes.uint
	],
	[
		Type,
		"type",
		TYPES.type,
		celTypes.type
	],
	[
		Optional,
		"optional",
		optionalType,
		celTypes.optional
	],
	[
		Uint8Array,
		"bytes",
		TYPES.bytes,
		celTypes.bytes
	],
	...typeof Buffer < "u" ? [[
		Buffer,
		"bytes",
		TYPES.bytes,
		celTypes.bytes
	]] : []
].map(([ctor, name, typeType, type]) => Object.freeze({
	name,
	typeType,
	type,
	ctor
})), objTypes = objTypesDecls.map((t) => [t.name, t]), objTypesCtor = objTypesDecls.map((t) => [t.ctor, t]), invalidVar = (postfix) => /* @__PURE__ */ Error(`Invalid variable declaration: ${postfix}`), invalidType = (postfix) => /* @__PURE__ */ Error(`Invalid type declaration: ${postfix}`), fallbackDynEqualityMatchers = {
	"==": [{
		handler: (a, b) => a === b,
		returnType: celTypes.bool
	}],
	"!=": [{
		handler: (a, b) => a !== b,
		returnType: celTypes.bool
	}]
};
var Registry = class Registry {
	#parent = null;
	#typeDeclarations;
	#ownsVariables = !0;
	#operators = null;
	#functions = null;
	#operatorsByOp = null;
	#functionsByKey = null;
	#listTypes = null;
	#mapTypes = null;
	#optionalTypes = null;
	#others = null;
	#locked = !1;
	constructor(opts = {}) {
		this.enableOptionalTypes = opts.enableOptionalTypes ?? !1, this.unlistedVariablesAreDyn = opts.unlistedVariablesAreDyn ?? !1;
		let parent = opts.parent instanceof Registry ? opts.parent : null;
		if (parent) {
			this.#parent = parent;
			let opParent = parent;
			for (; opParent && !opParent.#operators;) opParent = opParent.#parent;
			let fnParent = parent;
			for (; fnParent && !fnParent.#functions;) fnParent = fnParent.#parent;
			this.#operatorsByOp = parent.#operatorsByOp, this.#functionsByKey = parent.#functionsByKey, this.#others = {
				operators: opParent.#operators,
				functions: fnParent.#functions
			}, this.objectTypes = new Map(parent.objectTypes), this.objectTypesByConstructor = new Map(parent.objectTypesByConstructor), this.variables = parent.variables, this.#ownsVariables = !1, this.#typeDeclarations = parent.#typeDeclarations, this.#listTypes = parent.#listTypes, this.#mapTypes = parent.#mapTypes, this.#optionalTypes = parent.#optionalTypes, (this.enableOptionalTypes !== parent.enableOptionalTypes || this.unlistedVariablesAreDyn !== parent.unlistedVariablesAreDyn) && toggleOptionalTypes(this, this.enableOptionalTypes);
		} else {
			this.#operators = [], this.#functions = [], this.objectTypes = new Map(objTypes), this.objectTypesByConstructor = new Map(objTypesCtor), this.#typeDeclarations = new Map(objEntries(celTypes)), this.#listTypes = /* @__PURE__ */ new Map(), this.#mapTypes = /* @__PURE__ */ new Map(), this.#optionalTypes = /* @__PURE__ */ new Map(), this.variables = /* @__PURE__ */ new Map(), this.variables.dyn = this.unlistedVariablesAreDyn;
			for (let n in TYPES) this.registerConstant(n, "type", TYPES[n]);
		}
	}
	#ensureOwnVariables() {
		this.#ownsVariables ||= (this.variables = new Map(this.variables), this.variables.dyn = this.unlistedVariablesAreDyn, !0);
	}
	deleteVariable(name) {
		this.#ensureOwnVariables(), this.variables.delete(name);
	}
	#pushOperator(decl) {
		this.#operators || (this.#operatorsByOp = null), this.operatorCandidates(decl.operator).add(decl), this.#operators.push(decl);
	}
	#pushFunction(decl) {
		this.#functions || (this.#functionsByKey = null), this.#functionCandidates(decl.partitionKey).add(decl), this.#functions.push(decl);
	}
	#ensureCandiate(c, key) {
		return c.get(key) || c.set(key, new Candidates(this)).get(key);
	}
	#getOperators() {
		return this.#operators ? this.#operators : this.#operators = [...this.#others.operators];
	}
	#getFunctions() {
		return this.#functions ? this.#functions : this.#functions = [...this.#others.functions];
	}
	operatorCandidates(op) {
		if (this.#operatorsByOp) return this.#ensureCandiate(this.#operatorsByOp, op);
		let c = this.#operatorsByOp = /* @__PURE__ */ new Map();
		for (let decl of this.#getOperators()) this.#ensureCandiate(c, decl.operator).add(decl);
		return this.#ensureCandiate(c, op);
	}
	functionCandidates(rec, name, argLen) {
		return this.#functionCandidates(`${rec ? "rcall" : "call"}:${name}:${argLen}`);
	}
	#functionCandidates(key) {
		if (this.#functionsByKey) return this.#ensureCandiate(this.#functionsByKey, key);
		let c = this.#functionsByKey = /* @__PURE__ */ new Map();
		for (let decl of this.#getFunctions()) this.#ensureCandiate(c, decl.partitionKey).add(decl);
		return this.#ensureCandiate(c, key);
	}
	registerVariable(name, type, opts) {
		if (this.#locked) throw Error("Cannot modify frozen registry");
		let description = opts?.description, value;
		if (typeof name == "string" && typeof type == "object" && !(type instanceof TypeDeclaration) ? (description = type.description, value = type.value, type = type.schema ? this.registerType({
			name: `$${name}`,
			schema: type.schema
		}).type : type.type) : typeof name == "object" && (type = name.schema ? this.registerType({
			name: `$${name.name}`,
			schema: name.schema
		}).type : name.type, description = name.description, value = name.value, name = name.name), typeof name != "string" || !name) throw invalidVar("name must be a string");
		if (RESERVED.has(name)) throw invalidVar(`'${name}' is a reserved name`);
		if (this.variables.get(name) !== void 0) throw invalidVar(`'${name}' is already registered`);
		if (typeof type == "string") type = this.getType(type);
		else if (!(type instanceof TypeDeclaration)) throw invalidVar("type is required");
		return this.#ensureOwnVariables(), this.variables.set(name, new VariableDeclaration(name, type, description, value)), this;
	}
	#registerSchemaAsType(name, schema) {
		let fields = Object.create(null);
		for (let key of objKeys(schema)) {
			let def = schema[key];
			if (typeof def == "object" && def) fields[key] = this.registerType({
				name: `${name}.${key}`,
				schema: def
			}).type.name;
			else if (typeof def == "string") fields[key] = def;
			else throw Error(`Invalid field definition for '${name}.${key}'`);
		}
		return fields;
	}
	registerConstant(name, type, value) {
		return typeof name == "object" ? this.registerVariable(name) : this.registerVariable({
			name,
			type,
			value
		}), this;
	}
	getType(typename) {
		return this.#parseTypeString(typename, !0);
	}
	getListType(type) {
		return this.#listTypes.get(type) || this.#listTypes.set(type, this.#parseTypeString(`list<${type}>`, !0)).get(type);
	}
	getMapType(a, b) {
		return this.#mapTypes.get(a)?.get(b) || (this.#mapTypes.get(a) || this.#mapTypes.set(a, /* @__PURE__ */ new Map()).get(a)).set(b, this.#parseTypeString(`map<${a}, ${b}>`, !0)).get(b);
	}
	getOptionalType(type) {
		return this.#optionalTypes.get(type) || this.#optionalTypes.set(type, this.#parseTypeString(`optional<${type}>`, !0)).get(type);
	}
	assertType(typename, type, signature) {
		try {
			return this.#parseTypeString(typename, !0);
		} catch (e) {
			throw e.message = `Invalid ${type} '${e.unknownType || typename}' in '${signature}'`, e;
		}
	}
	getFunctionType(typename) {
		if (typename === "ast") return astType;
		let t = this.#parseTypeString(typename, !0);
		if (t.kind === "dyn" && t.valueType) throw Error(`type '${t.name}' is not supported`);
		return t;
	}
	registerType(name, _d) {
		if (this.#locked) throw Error("Cannot modify frozen registry");
		if (typeof name == "object" && (_d = name, name = _d.fullName || _d.name || _d.ctor?.name), typeof name == "string" && name[0] === "." && (name = name.slice(1)), typeof name != "string" || name.length < 2 || RESERVED.has(name)) throw invalidType(`name '${name}' is not valid`);
		if (this.objectTypes.has(name)) throw invalidType(`type '${name}' already registered`);
		let type = this.#parseTypeString(name, !1);
		if (type.kind !== "message") throw invalidType(`type '${name}' is not valid`);
		let decl = {
			name,
			typeType: new Type(name),
			type,
			ctor: typeof _d == "function" ? _d : _d?.ctor,
			convert: typeof _d == "function" ? void 0 : _d?.convert,
			fields: typeof _d?.schema == "object" ? this.#normalizeFields(name, this.#registerSchemaAsType(name, _d.schema)) : this.#normalizeFields(name, typeof _d == "function" ? void 0 : _d?.fields)
		};
		if (typeof decl.ctor != "function") {
			if (!decl.fields) throw invalidType(`type '${name}' requires a constructor or fields`);
			Object.assign(decl, this.#createDefaultConvert(name, decl.fields));
		}
		return this.objectTypes.set(name, Object.freeze(decl)), this.objectTypesByConstructor.set(decl.ctor, decl), this.registerFunctionOverload(`type(${name}): type`, () => decl.typeType, { async: !1 }), decl;
	}
	/** @returns {TypeDeclaration} */
	#parseTypeString(typeStr, requireKnownTypes = !0) {
		let match = this.#typeDeclarations.get(typeStr);
		if (match) return match;
		if (typeof typeStr != "string" || !typeStr.length) throw Error("Invalid type: must be a string");
		if (match = typeStr.match(/^[A-Z]$/), match) return this.#createDeclaration(_createPlaceholderType, typeStr, typeStr);
		if (match = typeStr.match(/^(dyn|list|map|optional)<(.+)>$/), !match) {
			if (requireKnownTypes) {
				let err = /* @__PURE__ */ Error(`Unknown type: ${typeStr}`);
				throw err.unknownType = typeStr, err;
			}
			return this.#createDeclaration(_createMessageType, typeStr, typeStr);
		}
		let kind = match[1], inner = match[2].trim();
		switch (kind) {
			case "dyn": {
				let type = this.#parseTypeString(inner, requireKnownTypes).wrappedType;
				return this.#typeDeclarations.set(type.name, type), type;
			}
			case "list": {
				let vType = this.#parseTypeString(inner, requireKnownTypes);
				return this.#createDeclaration(_createListType, `list<${vType}>`, vType);
			}
			case "map": {
				let parts = splitByComma(inner);
				if (parts.length !== 2) throw Error(`Invalid map type: ${typeStr}`);
				let kType = this.#parseTypeString(parts[0], requireKnownTypes), vType = this.#parseTypeString(parts[1], requireKnownTypes);
				return this.#createDeclaration(_createMapType, `map<${kType}, ${vType}>`, kType, vType);
			}
			case "optional": {
				let vType = this.#parseTypeString(inner, requireKnownTypes);
				return this.#createDeclaration(_createOptionalType, `optional<${vType}>`, vType);
			}
		}
	}
	#createDeclaration(creator, key, ...args) {
		return this.#typeDeclarations.get(key) || this.#typeDeclarations.set(key, creator(...args)).get(key);
	}
	findMacro(name, hasReceiver, argLen) {
		return this.functionCandidates(hasReceiver, name, argLen).macro;
	}
	findUnaryOverload(op, left) {
		return this.operatorCandidates(op).findUnaryOverload(left);
	}
	findBinaryOverload(op, left, right) {
		return this.operatorCandidates(op).findBinaryOverload(left, right);
	}
	#toCelFieldType(field) {
		return typeof field == "string" ? { type: field } : field.id ? protobufjsFieldToCelType(field) : field;
	}
	#toCelFieldDeclaration(typename, fields, k, requireKnownTypes = !1) {
		try {
			let field = this.#toCelFieldType(fields[k]);
			if (typeof field?.type != "string") throw Error("unsupported declaration");
			return this.#parseTypeString(field.type, requireKnownTypes);
		} catch (e) {
			throw e.message = `Field '${k}' in type '${typename}' has unsupported declaration: ${JSON.stringify(fields[k])}`, e;
		}
	}
	#normalizeFields(typename, fields) {
		if (!fields) return;
		let all = Object.create(null);
		for (let k of objKeys(fields)) all[k] = this.#toCelFieldDeclaration(typename, fields, k);
		return all;
	}
	#createDefaultConvert(name, fields) {
		let keys = objKeys(fields), conversions = Object.create(null);
		for (let k of keys) {
			let type = fields[k], decl = type.kind === "message" && this.objectTypes.get(type.name);
			conversions[k] = decl === !1 ? !1 : decl.convert ? decl : !1;
		}
		let Ctor = { [name]: class extends Map {
			#raw;
			constructor(v) {
				super(), this.#raw = v;
			}
			[Symbol.iterator]() {
				if (this.size !== keys.length) for (let k of keys) this.get(k);
				return super[Symbol.iterator]();
			}
			get(field) {
				let v = super.get(field);
				if (v !== void 0 || this.has(field)) return v;
				let dec = conversions[field];
				if (dec !== void 0) {
					if (v = this.#raw instanceof Map ? this.#raw.get(field) : this.#raw?.[field], dec && v && typeof v == "object") switch (v.constructor) {
						case void 0:
						case Object:
						case Map: v = dec.convert(v);
					}
					return super.set(field, v), v;
				}
			}
		} }[name];
		return {
			ctor: Ctor,
			convert(v) {
				if (v) return v.constructor === Ctor ? v : new Ctor(v);
			}
		};
	}
	clone(opts) {
		return this.#locked = !0, new Registry({
			parent: this,
			unlistedVariablesAreDyn: opts.unlistedVariablesAreDyn,
			enableOptionalTypes: opts.enableOptionalTypes
		});
	}
	getDefinitions() {
		let variables = [], functions = [];
		for (let [, varDecl] of this.variables) varDecl && variables.push({
			name: varDecl.name,
			description: varDecl.description || null,
			type: varDecl.type.name
		});
		for (let decl of this.#getFunctions()) functions.push({
			signature: decl.signature,
			name: decl.name,
			description: decl.description,
			receiverType: decl.receiverType ? decl.receiverType.name : null,
			returnType: decl.returnType.name,
			params: decl.params.map((p) => ({
				name: p.name,
				type: p.type.name,
				description: p.description
			}))
		});
		return {
			variables,
			functions
		};
	}
	#parseSignature(signature) {
		if (typeof signature != "string") throw Error("Invalid signature: must be a string");
		let match = signature.match(/^(?:([a-zA-Z0-9.<>]+)\.)?(\w+)\(([^)]*)\):(.*)$/);
		if (!match) throw Error(`Invalid signature: ${signature}`);
		let returnType = match[4].trim();
		if (!returnType) throw Error(`Invalid signature: ${signature}`);
		return {
			receiverType: match[1] || null,
			name: match[2],
			argTypes: splitByComma(match[3]),
			returnType
		};
	}
	/**
	* @param {FunctionDeclaration} a
	* @param {FunctionDeclaration} b
	*/
	#functionSignatureOverlaps(a, b) {
		return a.name !== b.name || a.argTypes.length !== b.argTypes.length || (a.receiverType || b.receiverType) && (!a.receiverType || !b.receiverType) ? !1 : (a.receiverType === b.receiverType || a.receiverType === dynType$1 || b.receiverType === dynType$1) && (b.macro || a.macro || b.argTypes.every((t, i) => {
			let o = a.argTypes[i];
			return t === o || t === dynType$1 || o === dynType$1;
		}));
	}
	/** @param {FunctionDeclaration} newDec */
	#checkOverlappingSignatures(newDec) {
		for (let decl of this.#functionCandidates(newDec.partitionKey)) if (this.#functionSignatureOverlaps(decl, newDec)) throw Error(`Function signature '${newDec.signature}' overlaps with existing overload '${decl.signature}'.`);
	}
	#normalizeParam(i, aType, param) {
		if (!param) return {
			type: this.getFunctionType(aType),
			name: `arg${i}`,
			description: null
		};
		let type = param.type || aType;
		if (!type) throw Error(`params[${i}].type is required`);
		if (aType && type !== aType) throw Error(`params[${i}].type not equal to signature type`);
		return {
			name: param.name || `arg${i}`,
			type: this.getFunctionType(type),
			description: param.description ?? null
		};
	}
	registerFunctionOverload(s, handler, opts) {
		if (this.#locked) throw Error("Cannot modify frozen registry");
		typeof s == "object" ? opts = s : typeof handler == "object" ? opts = handler : opts ||= {};
		let sig = typeof s == "string" ? s : opts.signature ?? void 0, parsed = sig === void 0 ? void 0 : this.#parseSignature(sig), name = parsed?.name || opts.name, receiverType = parsed?.receiverType || opts.receiverType, argTypes = parsed?.argTypes, returnType = parsed?.returnType || opts.returnType, params = opts.params;
		handler = typeof handler == "function" ? handler : opts.handler;
		let dec;
		try {
			if (!name) throw Error("signature or name are required");
			if (!returnType) throw Error("must have a returnType");
			if (params) {
				if (argTypes && params.length !== argTypes.length) throw Error("mismatched length in params and args in signature");
			} else if (!argTypes) throw Error("signature or params are required");
			dec = new FunctionDeclaration({
				name,
				async: opts?.async,
				receiverType: receiverType ? this.getType(receiverType) : null,
				returnType: this.getType(returnType),
				handler,
				description: opts.description,
				params: (argTypes || params).map((_, i) => this.#normalizeParam(i, argTypes?.[i], params?.[i]))
			});
		} catch (e) {
			throw e.message = typeof sig == "string" ? `Invalid function declaration '${sig}': ${e.message}` : name ? `Invalid function declaration '${name}': ${e.message}` : `Invalid function declaration: ${e.message}`, e;
		}
		this.#checkOverlappingSignatures(dec), this.#pushFunction(dec);
	}
	registerOperatorOverload(string, handler, opts) {
		let unaryParts = string.match(/^([-!])([\w.<>]+)(?::\s*([\w.<>]+))?$/);
		if (unaryParts) {
			let [, op, operandType, returnType] = unaryParts;
			return this.unaryOverload(op, operandType, handler, returnType, opts?.async);
		}
		let parts = string.match(/^([\w.<>]+) ([-+*%/]|==|!=|<|<=|>|>=|in) ([\w.<>]+)(?::\s*([\w.<>]+))?$/);
		if (!parts) throw Error(`Operator overload invalid: ${string}`);
		let [, leftType, op, rightType, returnType] = parts;
		return this.binaryOverload(leftType, op, rightType, handler, returnType);
	}
	unaryOverload(op, typeStr, handler, returnTypeStr, async) {
		if (this.#locked) throw Error("Cannot modify frozen registry");
		let leftType = this.assertType(typeStr, "type", `${op}${typeStr}`), returnType = this.assertType(returnTypeStr || typeStr, "return type", `${op}${typeStr}: ${returnTypeStr || typeStr}`), d = new OperatorDeclaration({
			op: `${op}_`,
			leftType,
			returnType,
			handler,
			async
		});
		this.#pushOperator(this.#assertOverload(d));
	}
	#hasOverload(d) {
		for (let o of this.operatorCandidates(d.operator)) if (d.equals(o)) return !0;
		return !1;
	}
	#assertOverload(decl) {
		if (!this.#hasOverload(decl)) return decl;
		throw Error(`Operator overload already registered: ${decl.signature}`);
	}
	binaryOverload(leftTypeStr, op, rightTypeStr, handler, returnTypeStr, async) {
		if (this.#locked) throw Error("Cannot modify frozen registry");
		returnTypeStr ??= isRelational.has(op) ? "bool" : leftTypeStr;
		let sig = `${leftTypeStr} ${op} ${rightTypeStr}: ${returnTypeStr}`, leftType = this.assertType(leftTypeStr, "left type", sig), rightType = this.assertType(rightTypeStr, "right type", sig), returnType = this.assertType(returnTypeStr, "return type", sig);
		if (leftType.kind === "dyn" && leftType.valueType ? rightType = rightType.wrappedType : rightType.kind === "dyn" && rightType.valueType && (leftType = leftType.wrappedType), isRelational.has(op) && returnType.type !== "bool") throw Error(`Comparison operator '${op}' must return 'bool', got '${returnType.type}'`);
		let dec = new OperatorDeclaration({
			op,
			leftType,
			rightType,
			returnType,
			handler,
			async
		});
		if (dec.hasPlaceholderType && !(rightType.hasPlaceholderType && leftType.hasPlaceholderType)) throw Error(`Operator overload with placeholders must use them in both left and right types: ${sig}`);
		if (this.#assertOverload(dec), op === "==") {
			let declarations = [new OperatorDeclaration({
				op: "!=",
				leftType,
				rightType,
				handler(a, b, ast, ev) {
					return !handler(a, b, ast, ev);
				},
				returnType,
				async
			})];
			leftType !== rightType && declarations.push(new OperatorDeclaration({
				op: "==",
				leftType: rightType,
				rightType: leftType,
				handler(a, b, ast, ev) {
					return handler(b, a, ast, ev);
				},
				returnType,
				async
			}), new OperatorDeclaration({
				op: "!=",
				leftType: rightType,
				rightType: leftType,
				handler(a, b, ast, ev) {
					return !handler(b, a, ast, ev);
				},
				returnType,
				async
			}));
			for (let decl of declarations) this.#assertOverload(decl);
			for (let decl of declarations) this.#pushOperator(decl);
		}
		this.#pushOperator(dec);
	}
};
const isRelational = /* @__PURE__ */ new Set([
	"<",
	"<=",
	">",
	">=",
	"==",
	"!=",
	"in"
]);
function createRegistry(opts) {
	return new Registry(opts);
}
var RootContext = class {
	#vars;
	#contextObj;
	#contextMap;
	#convertCache;
	constructor(registry, context) {
		if (this.#vars = registry.variables, context != null) {
			if (typeof context != "object") throw evaluationError("invalid_context", "Context must be an object");
			context instanceof Map ? this.#contextMap = context : this.#contextObj = context;
		}
	}
	getValue(key) {
		return this.#convertCache?.get(key) || (this.#contextObj ? this.#contextObj[key] : this.#contextMap?.get(key));
	}
	getVariable(name) {
		return this.#vars.get(name) ?? (this.#vars.dyn && !RESERVED.has(name) ? new VariableDeclaration(name, dynType$1) : void 0);
	}
	getCheckedValue(ev, ast) {
		let v = this.getValue(ast.args);
		if (v === void 0) throw ev.createError("unknown_variable", `Unknown variable: ${ast.args}`, ast);
		if (ast.checkedType.matchesValueType(v, ev)) return v;
		let type = ast.checkedType, valueType = ev.debugType(v);
		if (type.kind === "message" && valueType.kind === "map") {
			let c = ev.objectTypes.get(type.name)?.convert?.(v);
			if (c) return (this.#convertCache ??= /* @__PURE__ */ new Map()).set(ast.args, c), c;
		}
		throw ev.createError("variable_type_mismatch", `Variable '${ast.args}' is not of type '${type}', got '${valueType}'`, ast);
	}
	forkWithVariable(iterVar, iterType) {
		return new OverlayContext(this, iterVar, iterType);
	}
}, OverlayContext = class OverlayContext {
	#parent;
	accuType;
	accuValue;
	iterValue;
	constructor(parent, iterVar, iterType) {
		this.#parent = parent, this.iterVar = iterVar, this.iterType = iterType;
	}
	forkWithVariable(iterVar, iterType) {
		return new OverlayContext(this, iterVar, iterType);
	}
	reuse(parent) {
		if (!this.async) return this.#parent = parent, this;
		let ctx = new OverlayContext(parent, this.iterVar, this.iterType);
		return ctx.accuType = this.accuType, ctx;
	}
	setIterValue(v, ev) {
		if (this.iterType.matchesValueType(v, ev)) return this.iterValue = v, this;
		let type = this.iterType, valueType = ev.debugType(v);
		if (type.kind === "message" && valueType.kind === "map") {
			let c = ev.objectTypes.get(type.name)?.convert?.(v);
			if (c) return this.iterValue = c, this;
		}
		throw ev.createError("variable_type_mismatch", `Variable '${this.iterVar}' is not of type '${type}', got '${valueType}'`);
	}
	setAccuType(type) {
		return this.accuType = type, this;
	}
	setAccuValue(v) {
		return this.accuValue = v, this;
	}
	getValue(key) {
		return this.iterVar === key ? this.iterValue : this.#parent.getValue(key);
	}
	getCheckedValue(ev, ast) {
		return this.iterVar === ast.args ? this.iterValue : this.#parent.getCheckedValue(ev, ast);
	}
	getVariable(name) {
		return this.iterVar === name ? new VariableDeclaration(name, this.iterType) : this.#parent.getVariable(name);
	}
};
/**
* Extract CEL field declarations from a protobufjs message type.
* Maps protobuf types to CEL types.
* @param {protobuf.Type} messageType - The protobufjs message type
* @returns {Object} Field declarations in CEL format {fieldName: 'celType'}
*/
function protobufjsFieldToCelType(field) {
	let fieldType;
	return fieldType = field.map ? `map<${protobufjsTypeToCelType(field.keyType, field.resolvedKeyType)}, ${protobufjsTypeToCelType(field.type, field.resolvedType)}>` : protobufjsTypeToCelType(field.type, field.resolvedType), { type: field.repeated ? `list<${fieldType}>` : fieldType };
}
/**
* Map protobuf type names to CEL type names.
* @param {string} protoType - The protobuf type name
* @param {protobuf.Type|null} resolvedType - The resolved type for message/enum fields
* @returns {string} The CEL type name
*/
function protobufjsTypeToCelType(protoType, resolvedType) {
	switch (protoType) {
		case "string": return "string";
		case "bytes": return "bytes";
		case "bool": return "bool";
		case "double":
		case "float":
		case "int32":
		case "int64":
		case "sint32":
		case "sint64":
		case "sfixed32":
		case "sfixed64":
		case "uint32":
		case "uint64":
		case "fixed32":
		case "fixed64": return "double";
		default:
			switch (resolvedType?.constructor.name) {
				case "Type": return resolvedType.fullName.slice(1);
				case "Enum": return "int";
			}
			return protoType?.includes(".") ? protoType : "dyn";
	}
}
// node_modules/@marcbachmann/cel-js/lib/operators.js
const dynType = celTypes.dyn;
var Base = class {
	dynType = celTypes.dyn;
	optionalType = celTypes.optional;
	stringType = celTypes.string;
	intType = celTypes.int;
	doubleType = celTypes.double;
	boolType = celTypes.bool;
	nullType = celTypes.null;
	listType = celTypes.list;
	mapType = celTypes.map;
	constructor(opts) {
		this.opts = opts.opts, this.registry = opts.registry, this.objectTypes = this.registry.objectTypes, this.objectTypesByConstructor = this.registry.objectTypesByConstructor;
	}
	/**
	* Get a TypeDeclaration instance for a type name
	* @param {string} typeName - The type name (e.g., 'string', 'int', 'dyn')
	* @returns {TypeDeclaration} The type declaration instance
	*/
	getType(typeName) {
		return this.registry.getType(typeName);
	}
	debugType(v) {
		switch (typeof v) {
			case "string": return this.stringType;
			case "bigint": return this.intType;
			case "number": return this.doubleType;
			case "boolean": return this.boolType;
			case "object":
				if (v === null) return this.nullType;
				switch (v.constructor) {
					case void 0:
					case Object:
					case Map: return this.mapType;
					case Array:
					case Set: return this.listType;
					default: return this.objectTypesByConstructor.get(v.constructor)?.type || unsupportedType(this, v.constructor?.name || typeof v);
				}
			default: unsupportedType(this, typeof v);
		}
	}
};
function unsupportedType(self, type) {
	throw self.createError("unsupported_type", `Unsupported type: ${type}`);
}
const maybeAsyncArray = (a) => Array.isArray(a) ? a.some((n) => n.maybeAsync) : !1;
function maybeAsync(l, r, h) {
	return r === !0 || r && (r?.maybeAsync || maybeAsyncArray(r)) ? maybeAsyncBoth(h) : l === !0 || l && (l?.maybeAsync || maybeAsyncArray(l)) ? maybeAsyncFirst(h) : h;
}
function maybeAsyncBoth(handler) {
	return handler.__asyncBoth ??= function(a, b, c, d) {
		return a instanceof Promise || b instanceof Promise ? b instanceof Promise ? a instanceof Promise ? Promise.all([a, b]).then((p) => handler(p[0], p[1], c, d)) : b.then((_b) => handler(a, _b, c, d)) : a.then((_a) => handler(_a, b, c, d)) : handler(a, b, c, d);
	};
}
function maybeAsyncFirst(handler) {
	return handler.__asyncFirst ??= function(a, b, c, d) {
		return a instanceof Promise ? a.then((_a) => handler(_a, b, c, d)) : handler(a, b, c, d);
	};
}
function checkAccessNode(chk, ast, ctx) {
	ast.right = ast.args[1];
	let leftType = chk.check(ast.left = ast.args[0], ctx);
	return ast.op === "[]" && chk.check(ast.right, ctx), ast.handle = maybeAsync(ast.left, ast.op === "[]" && ast.right, leftType === dynType ? fieldAccess : fieldAccessStatic), leftType.kind === "optional" ? chk.registry.getOptionalType(chk.checkAccessOnType(ast, ctx, leftType.valueType, !0)) : chk.checkAccessOnType(ast, ctx, leftType);
}
function checkOptionalAccessNode(chk, ast, ctx) {
	ast.right = ast.args[1];
	let leftType = chk.check(ast.left = ast.args[0], ctx);
	ast.op === "[?]" && chk.check(ast.right, ctx), ast.handle = maybeAsync(ast.left, ast.op === "[?]" && ast.right, oFieldAccess);
	let actualType = leftType.kind === "optional" ? leftType.valueType : leftType;
	return chk.registry.getOptionalType(chk.checkAccessOnType(ast, ctx, actualType, !0));
}
const HOMOGENEOUS_PREFIX = {
	heterogeneous_list_element: "List elements must have the same type,",
	heterogeneous_map_key: "Map key uses wrong type,",
	heterogeneous_map_value: "Map value uses wrong type,"
};
function checkElementHomogenous(chk, ctx, expected, el, code) {
	let type = chk.check(el, ctx);
	if (type === expected || expected.isEmpty()) return type;
	if (type.isEmpty()) return expected;
	throw chk.createError(code, `${HOMOGENEOUS_PREFIX[code]} expected type '${chk.formatType(expected)}' but found '${chk.formatType(type)}'`, el);
}
function checkElement(chk, ctx, expected, el) {
	return expected.unify(chk.registry, chk.check(el, ctx)) || dynType;
}
function ternaryConditionError(ev, value, node) {
	let type = ev.debugRuntimeType(value);
	return ev.createError("invalid_condition_type", `${node.meta.label || "Ternary condition must be bool"}, got '${type}'`, node);
}
function handleTernary(c, ev, ast, ctx) {
	if (c === !0) return ev.run(ast.left, ctx);
	if (c === !1) return ev.run(ast.right, ctx);
	throw ternaryConditionError(ev, c, ast.condition);
}
function logicalOperandError(ev, value, node) {
	let type = ev.debugRuntimeType(value);
	return ev.createError("invalid_logical_operand", `Logical operator requires bool operands, got '${type}'`, node);
}
function logicalValueOrErr(ev, v, node) {
	return v instanceof Error ? v : logicalOperandError(ev, v, node);
}
function _logicalOp(exp, ev, ast, left, right) {
	if (right === exp) return exp;
	if (right === !exp) {
		if (left === right) return right;
		throw logicalValueOrErr(ev, left, ast.left);
	}
	if (right instanceof Promise) return right.then((r) => _logicalOpAsync(exp, ev, ast, left, r));
	throw logicalOperandError(ev, right, ast.left);
}
function _logicalOpAsync(exp, ev, ast, left, right) {
	if (right === exp) return exp;
	if (typeof right != "boolean") throw logicalOperandError(ev, right, ast.right);
	if (typeof left != "boolean") throw logicalValueOrErr(ev, left, ast.left);
	return !exp;
}
function checkLogicalOp(chk, ast, ctx) {
	let leftType = chk.check(ast.left = ast.args[0], ctx), rightType = chk.check(ast.right = ast.args[1], ctx);
	if (!leftType.isDynOrBool()) throw chk.createError("invalid_logical_operand", `Logical operator requires bool operands, got '${chk.formatType(leftType)}'`, ast);
	if (!rightType.isDynOrBool()) throw chk.createError("invalid_logical_operand", `Logical operator requires bool operands, got '${chk.formatType(rightType)}'`, ast);
	return chk.boolType;
}
function checkUnary(chk, ast, ctx) {
	let op = ast.op, right = chk.check(ast.args, ctx);
	if (ast.candidates = chk.registry.operatorCandidates(op), right.kind === "dyn") return ast.handle = maybeAsync(ast.args, !1, handleUnary), ast.candidates.returnType;
	let overload = ast.candidates.findUnaryOverload(right);
	if (!overload) throw chk.createError("no_such_overload", `no such overload: ${op[0]}${chk.formatType(right)}`, ast);
	return ast.handle = maybeAsync(ast.args, !1, overload.handler), overload.returnType;
}
function handleUnary(left, ast, ev) {
	let leftType = ev.debugRuntimeType(left, ast.args.checkedType), overload = ast.candidates.findUnaryOverload(leftType);
	if (overload) return overload.handler(left);
	throw ev.createError("no_such_overload", `no such overload: ${ast.op[0]}${leftType}`, ast);
}
function evaluateUnary(ev, ast, ctx) {
	return ast.handle(ev.run(ast.args, ctx), ast, ev);
}
function checkBinary(chk, ast, ctx) {
	let op = ast.op, left = chk.check(ast.left = ast.args[0], ctx), right = chk.check(ast.right = ast.args[1], ctx);
	ast.candidates = chk.registry.operatorCandidates(op);
	let overload = left.hasDynType || right.hasDynType ? void 0 : ast.candidates.findBinaryOverload(left, right);
	if (ast.handle = maybeAsync(ast.left, ast.right, overload?.handler || handleBinary), overload) return overload.returnType;
	let type = ast.candidates.checkBinaryOverload(left, right);
	if (left.hasDynType || (ast.leftStaticType = left), right.hasDynType || (ast.rightStaticType = right), type) return type;
	throw chk.createError("no_such_overload", `no such overload: ${chk.formatType(left)} ${op} ${chk.formatType(right)}`, ast);
}
function evaluateBinary(ev, ast, ctx) {
	return ast.handle(ev.run(ast.left, ctx), ev.run(ast.right, ctx), ast, ev);
}
function evaluateBinaryFirst(ev, ast, ctx) {
	return ast.handle(ev.run(ast.left, ctx), ast.right, ast, ev);
}
function handleBinary(left, right, ast, ev) {
	let leftType = ast.leftStaticType || ev.debugTypeDeep(left).wrappedType, rightType = ast.rightStaticType || ev.debugTypeDeep(right).wrappedType, overload = ast.candidates.findBinaryOverload(leftType, rightType);
	if (overload) return overload.handler(left, right, ast, ev);
	throw ev.createError("no_such_overload", `no such overload: ${leftType} ${ast.op} ${rightType}`, ast);
}
function callFunctionHandler(handler, ev, args, ast) {
	try {
		let result = handler.apply(ev, args);
		return result instanceof Promise ? result.catch((error) => {
			throw attachErrorAst(error, ast);
		}) : result;
	} catch (error) {
		throw attachErrorAst(error, ast);
	}
}
function callFn(args, ast, ev) {
	let argAst = ast.args[1], types = ast.argTypes, i = argAst.length;
	for (; i--;) types[i] = ev.debugRuntimeType(args[i], argAst[i].checkedType);
	let decl = ast.candidates.findFunction(types);
	if (decl) return callFunctionHandler(decl.handler, ev, args, ast);
	throw ev.createError("no_matching_overload", `found no matching overload for '${ast.args[0]}(${types.map((t) => t.unwrappedType).join(", ")})'`, ast);
}
function callRecFn(args, ev, ast) {
	let [, receiverAst, argAst] = ast.args, types = ast.argTypes;
	for (let i = 0; i < types.length; i++) types[i] = ev.debugRuntimeType(args[i + 1], argAst[i].checkedType);
	let receiverType = ev.debugRuntimeType(args[0], receiverAst.checkedType), decl = ast.candidates.findFunction(types, receiverType);
	if (decl) return callFunctionHandler(decl.handler, ev, args, ast);
	throw ev.createError("no_matching_overload", `found no matching overload for '${receiverType.type}.${ast.args[0]}(${types.map((t) => t.unwrappedType).join(", ")})'`, ast);
}
function resolveAstArray(ev, astArray, ctx, i = astArray.length) {
	if (i === 0) return [];
	let async, results = Array(i);
	for (; i--;) (results[i] = ev.run(astArray[i], ctx)) instanceof Promise && (async ??= !0);
	return async ? Promise.all(results) : results;
}
function safeFromEntries(entries) {
	let obj = {};
	for (let i = 0; i < entries.length; i++) {
		let [k, v] = entries[i];
		k !== "__proto__" && k !== "constructor" && k !== "prototype" && (obj[k] = v);
	}
	return obj;
}
function comprehensionElementType(chk, iterable, ctx) {
	let iterType = chk.check(iterable, ctx);
	if (iterType.kind === "dyn") return iterType;
	if (iterType.kind === "list") return iterType.valueType;
	if (iterType.kind === "map") return iterType.keyType;
	throw chk.createError("invalid_comprehension_range", `Expression of type '${chk.formatType(iterType)}' cannot be range of a comprehension (must be list, map, or dynamic).`, iterable);
}
function toIterable(ev, args, coll) {
	if (coll instanceof Set) return [...coll];
	if (coll instanceof Map) return [...coll.keys()];
	if (coll && typeof coll == "object") return objKeys(coll);
	throw ev.createError("invalid_comprehension_range", `Expression of type '${ev.debugType(coll)}' cannot be range of a comprehension (must be list, map, or dynamic).`, args.iterable);
}
function runQualifier(items, args, ev, ctx) {
	isArray(items) || (items = toIterable(ev, args, items));
	let accu = ev.run(args.init, ctx = args.iterCtx.reuse(ctx));
	return ctx.accuValue = accu, ctx === args.iterCtx ? iterateQuantifier(ev, ctx, args, items, accu, 0) : continueQuantifier(ev, ctx, args, items, accu, 0);
}
function runComprehension(items, args, ev, ctx) {
	isArray(items) || (items = toIterable(ev, args, items));
	let accu = ev.run(args.init, ctx = args.iterCtx.reuse(ctx));
	return ctx.accuValue = accu, ctx === args.iterCtx ? iterateLoop(ev, ctx, args, items, accu, 0) : continueLoop(ev, ctx, args, items, accu, 0);
}
function iterateLoop(ev, ctx, args, items, accu, i) {
	let condition = args.condition, step = args.step, len = items.length;
	for (; i < len && (!condition || condition(accu));) if (accu = ev.run(step, ctx.setIterValue(items[i++], ev)), accu instanceof Promise) return continueLoop(ev, ctx, args, items, accu, i);
	return args.result(accu);
}
async function continueLoop(ev, ctx, args, items, accu, i) {
	ctx === args.iterCtx && (ctx.async = !0);
	let condition = args.condition, step = args.step, len = items.length;
	for (accu = await accu; i < len;) {
		if (condition && !condition(accu)) return args.result(accu);
		accu = ev.run(step, ctx.setIterValue(items[i++], ev)), accu instanceof Promise && (accu = await accu);
	}
	return args.result(accu);
}
function iterateQuantifier(ev, ctx, args, items, accu, i, error, stp) {
	let condition = args.condition, step = args.step, len = items.length;
	for (; i < len;) {
		if (!condition(accu)) return args.result(accu);
		if (stp = ev.tryEval(step, ctx.setIterValue(items[i++], ev)), stp instanceof Promise) return continueQuantifier(ev, ctx, args, items, accu, i, error, stp);
		stp instanceof Error && (error ??= stp) || (accu = stp);
	}
	if (error && condition(accu)) throw error;
	return args.result(accu);
}
async function continueQuantifier(ev, ctx, args, items, accu, i, error, stp) {
	ctx === args.iterCtx && (ctx.async = !0);
	let condition = args.condition, step = args.step, len = items.length;
	for (stp = await stp, stp instanceof Error ? error ??= stp : accu = stp; i < len;) {
		if (!condition(accu)) return args.result(accu);
		stp = ev.tryEval(step, ctx.setIterValue(items[i++], ev)), stp instanceof Promise && (stp = await stp), stp instanceof Error && (error ??= stp) || (accu = stp);
	}
	if (error && condition(accu)) throw error;
	return args.result(accu);
}
function oFieldAccess(left, right, ast, ev) {
	return ev.optionalType.field(left, right, ast, ev);
}
function fieldAccessStatic(left, right, ast, ev) {
	return ast.left.checkedType.field(left, right, ast, ev);
}
const empty = Object.create(null);
function fieldAccess(left, right, ast, ev) {
	switch (left?.constructor) {
		case void 0:
		case Object: {
			let v = hasOwn(left || empty, right) ? left[right] : void 0;
			if (v !== void 0) return ev.debugType(v), v;
			break;
		}
		case Map: {
			let v = left.get(right);
			if (v !== void 0) return ev.debugType(v), v;
			break;
		}
		case Array:
		case Set: return ev.listType.field(left, right, ast, ev);
		default:
			let t = ev.objectTypesByConstructor.get(left.constructor);
			if (t) return t.type.field(left, right, ast, ev);
			typeof left == "object" && unsupportedType(ev, left.constructor.name);
	}
	throw ev.createError("no_such_key", `No such key: ${right}`, ast);
}
const emptyList = () => [], emptyMap = () => ({}), OPERATORS = {
	value: {
		check(chk, ast) {
			return chk.debugType(ast.args);
		},
		evaluate(_ev, ast) {
			return ast.args;
		}
	},
	id: {
		check(chk, ast, ctx) {
			let variable = ctx.getVariable(ast.args);
			if (!variable) throw chk.createError("unknown_variable", `Unknown variable: ${ast.args}`, ast);
			if (variable.constant) {
				let alternate = ast.clone(OPERATORS.value, variable.value);
				return ast.setMeta("alternate", alternate), chk.check(alternate, ctx);
			}
			return variable.type;
		},
		evaluate(ev, ast, ctx) {
			return ctx.getCheckedValue(ev, ast);
		}
	},
	".": {
		alias: "fieldAccess",
		check: checkAccessNode,
		evaluate: evaluateBinaryFirst
	},
	".?": {
		alias: "optionalFieldAccess",
		check: checkOptionalAccessNode,
		evaluate: evaluateBinaryFirst
	},
	"[]": {
		alias: "bracketAccess",
		check: checkAccessNode,
		evaluate: evaluateBinary
	},
	"[?]": {
		alias: "optionalBracketAccess",
		check: checkOptionalAccessNode,
		evaluate: evaluateBinary
	},
	call: {
		check(chk, ast, ctx) {
			let [functionName, args] = ast.args, candidates = ast.candidates = chk.registry.functionCandidates(!1, functionName, args.length), argTypes = ast.argTypes = args.map((a) => chk.check(a, ctx)), decl = candidates.findFunction(argTypes);
			if (!decl) throw chk.createError("no_matching_overload", `found no matching overload for '${functionName}(${chk.formatTypeList(argTypes)})'`, ast);
			return ast.handle = maybeAsync(args, !1, argTypes.some((t) => t.hasDynType) ? callFn : decl.handler.__handle ??= (l, _ast, e) => callFunctionHandler(decl.handler, e, l, _ast)), decl.returnType;
		},
		evaluate(ev, ast, ctx) {
			return ast.handle(resolveAstArray(ev, ast.args[1], ctx), ast, ev);
		}
	},
	rcall: {
		check(chk, ast, ctx) {
			let [methodName, receiver, args] = ast.args, receiverType = chk.check(receiver, ctx), candidates = ast.candidates = chk.registry.functionCandidates(!0, methodName, args.length), argTypes = ast.argTypes = args.map((a) => chk.check(a, ctx));
			if (ast.receiverWithArgs = [receiver, ...args], ast.handle = maybeAsync(ast.receiverWithArgs, !1, callRecFn), receiverType.kind === "dyn" && candidates.returnType) return candidates.returnType;
			let decl = candidates.findFunction(argTypes, receiverType);
			if (!decl) throw chk.createError("no_matching_overload", `found no matching overload for '${receiverType.type}.${methodName}(${chk.formatTypeList(argTypes)})'`, ast);
			if (!receiverType.hasPlaceholderType && !argTypes.some((t) => t.hasDynType)) {
				let fn = decl.handler, handle = fn.__handle ??= (a, ev, _ast) => callFunctionHandler(fn, ev, a, _ast);
				ast.handle = maybeAsync(ast.receiverWithArgs, !1, handle);
			}
			return decl.returnType;
		},
		evaluate(ev, ast, ctx) {
			return ast.handle(resolveAstArray(ev, ast.receiverWithArgs, ctx), ev, ast);
		}
	},
	list: {
		check(chk, ast, ctx) {
			let arr = ast.args, arrLen = arr.length;
			if (arrLen === 0) return ast.setMeta("evaluate", emptyList) && chk.getType("list<T>");
			let valueType = chk.check(arr[0], ctx), check = chk.opts.homogeneousAggregateLiterals ? checkElementHomogenous : checkElement;
			for (let i = 1; i < arrLen; i++) valueType = check(chk, ctx, valueType, arr[i], "heterogeneous_list_element");
			return chk.registry.getListType(valueType);
		},
		evaluate(ev, ast, ctx) {
			return resolveAstArray(ev, ast.args, ctx);
		}
	},
	map: {
		check(chk, ast, ctx) {
			let arr = ast.args, arrLen = arr.length;
			if (arrLen === 0) return ast.setMeta("evaluate", emptyMap) && chk.getType("map<K, V>");
			let check = chk.opts.homogeneousAggregateLiterals ? checkElementHomogenous : checkElement, keyType = chk.check(arr[0][0], ctx), valueType = chk.check(arr[0][1], ctx);
			for (let i = 1; i < arrLen; i++) {
				let e = arr[i];
				keyType = check(chk, ctx, keyType, e[0], "heterogeneous_map_key"), valueType = check(chk, ctx, valueType, e[1], "heterogeneous_map_value");
			}
			return chk.registry.getMapType(keyType, valueType);
		},
		evaluate(ev, ast, ctx) {
			let astEntries = ast.args, len = astEntries.length, results = Array(len), async;
			for (let i = 0; i < len; i++) {
				let e = astEntries[i], k = ev.run(e[0], ctx), v = ev.run(e[1], ctx);
				k instanceof Promise || v instanceof Promise ? (results[i] = Promise.all([k, v]), async ??= !0) : results[i] = [k, v];
			}
			return async ? Promise.all(results).then(safeFromEntries) : safeFromEntries(results);
		}
	},
	comprehension: {
		check(chk, ast, ctx) {
			let args = ast.args;
			args.iterCtx = ctx.forkWithVariable(args.iterVarName, comprehensionElementType(chk, args.iterable, ctx)).setAccuType(chk.check(args.init, ctx));
			let stepType = chk.check(args.step, args.iterCtx), handler = args.errorsAreFatal ? runComprehension : runQualifier;
			return ast.handle = maybeAsync(args.iterable, !1, handler), args.kind === "quantifier" ? chk.boolType : stepType;
		},
		evaluate(ev, ast, ctx) {
			return ast.handle(ev.run(ast.args.iterable, ctx), ast.args, ev, ctx);
		}
	},
	accuValue: {
		check(_chk, _ast, ctx) {
			return ctx.accuType;
		},
		evaluate(_ev, _ast, ctx) {
			return ctx.accuValue;
		}
	},
	accuInc: {
		check(_chk, _ast, ctx) {
			return ctx.accuType;
		},
		evaluate(_ev, _ast, ctx) {
			return ctx.accuValue += 1;
		}
	},
	accuPush: {
		check(chk, ast, ctx) {
			let listType = ctx.accuType, itemType = chk.check(ast.args, ctx);
			return ast.args.maybeAsync || ast.setMeta("evaluate", OPERATORS.accuPush.evaluateSync), listType.kind === "list" && listType.valueType.kind !== "param" ? listType : chk.registry.getListType(itemType);
		},
		evaluateSync(ev, ast, ctx) {
			return ctx.accuValue.push(ev.run(ast.args, ctx)), ctx.accuValue;
		},
		evaluate(ev, ast, ctx) {
			let arr = ctx.accuValue, el = ev.run(ast.args, ctx);
			return el instanceof Promise ? el.then((_e) => arr.push(_e) && arr) : (arr.push(el), arr);
		}
	},
	"?:": {
		alias: "ternary",
		check(chk, ast, ctx) {
			let condast = ast.condition = ast.args[0], leftast = ast.left = ast.args[1], rightast = ast.right = ast.args[2], condType = chk.check(condast, ctx);
			if (!condType.isDynOrBool()) throw chk.createError("invalid_condition_type", `${condast.meta.label || "Ternary condition must be bool"}, got '${chk.formatType(condType)}'`, condast);
			let leftType = chk.check(leftast, ctx), rightType = chk.check(rightast, ctx), unified = leftType.unify(chk.registry, rightType);
			if (ast.handle = maybeAsync(condast, !1, handleTernary), unified) return unified;
			throw chk.createError("incompatible_ternary_branches", `Ternary branches must have the same type, got '${chk.formatType(leftType)}' and '${chk.formatType(rightType)}'`, ast);
		},
		evaluate(ev, ast, ctx) {
			return ast.handle(ev.run(ast.condition, ctx), ev, ast, ctx);
		}
	},
	"||": {
		check: checkLogicalOp,
		evaluate(ev, ast, ctx) {
			let l = ev.tryEval(ast.left, ctx);
			if (l === !0) return !0;
			if (l === !1) {
				let right = ev.run(ast.right, ctx);
				return typeof right == "boolean" ? right : _logicalOp(!0, ev, ast, l, right);
			}
			return l instanceof Promise ? l.then((_l) => _l === !0 ? _l : _logicalOp(!0, ev, ast, _l, ev.run(ast.right, ctx))) : _logicalOp(!0, ev, ast, l, ev.run(ast.right, ctx));
		}
	},
	"&&": {
		check: checkLogicalOp,
		evaluate(ev, ast, ctx) {
			let l = ev.tryEval(ast.left, ctx);
			if (l === !1) return !1;
			if (l === !0) {
				let right = ev.run(ast.right, ctx);
				return typeof right == "boolean" ? right : _logicalOp(!1, ev, ast, l, right);
			}
			return l instanceof Promise ? l.then((_l) => _l === !1 ? _l : _logicalOp(!1, ev, ast, _l, ev.run(ast.right, ctx))) : _logicalOp(!1, ev, ast, l, ev.run(ast.right, ctx));
		}
	},
	"!_": {
		alias: "unaryNot",
		check: checkUnary,
		evaluate: evaluateUnary
	},
	"-_": {
		alias: "unaryMinus",
		check: checkUnary,
		evaluate: evaluateUnary
	}
};
for (let op of [
	"!=",
	"==",
	"in",
	"+",
	"-",
	"*",
	"/",
	"%",
	"<",
	"<=",
	">",
	">="
]) OPERATORS[op] = {
	check: checkBinary,
	evaluate: evaluateBinary
};
for (let op of objKeys(OPERATORS)) {
	let obj = OPERATORS[op];
	obj.name = op, obj.alias && (OPERATORS[obj.alias] = obj);
}
// node_modules/@marcbachmann/cel-js/lib/macros.js
const identity = (x) => x;
function assertIdentifier(node, message) {
	if (node.op === "id") return node.args;
	throw parseError("invalid_macro_argument", message, node);
}
function createMapExpander(hasFilter) {
	let functionDesc = hasFilter ? "map(var, filter, transform)" : "map(var, transform)", invalidMsg = `${functionDesc} invalid predicate iteration variable`, label = `${functionDesc} filter predicate must return bool`;
	return ({ args, receiver, ast: callAst }) => {
		let [iterVar, predicate, transform] = hasFilter ? args : [
			args[0],
			null,
			args[1]
		], step = transform.clone(OPERATORS.accuPush, transform);
		if (predicate) {
			let accuValue = predicate.clone(OPERATORS.accuValue);
			step = predicate.clone(OPERATORS.ternary, [
				predicate.setMeta("label", label),
				step,
				accuValue
			]);
		}
		return { callAst: callAst.clone(OPERATORS.comprehension, {
			errorsAreFatal: !0,
			iterable: receiver,
			iterVarName: assertIdentifier(iterVar, invalidMsg),
			init: callAst.clone(OPERATORS.list, []),
			step,
			result: identity
		}) };
	};
}
function createFilterExpander() {
	let functionDesc = "filter(var, predicate)", invalidMsg = `${functionDesc} invalid predicate iteration variable`, label = `${functionDesc} predicate must return bool`;
	return ({ args, receiver, ast: callAst }) => {
		let iterVarName = assertIdentifier(args[0], invalidMsg), accuValue = callAst.clone(OPERATORS.accuValue), predicate = args[1].setMeta("label", label), appendItem = callAst.clone(OPERATORS.accuPush, callAst.clone(OPERATORS.id, iterVarName)), step = predicate.clone(OPERATORS.ternary, [
			predicate,
			appendItem,
			accuValue
		]);
		return { callAst: callAst.clone(OPERATORS.comprehension, {
			errorsAreFatal: !0,
			iterable: receiver,
			iterVarName,
			init: callAst.clone(OPERATORS.list, []),
			step,
			result: identity
		}) };
	};
}
function createQuantifierExpander(opts) {
	let invalidMsg = `${opts.name}(var, predicate) invalid predicate iteration variable`, label = `${opts.name}(var, predicate) predicate must return bool`;
	return ({ args, receiver, ast: callAst }) => {
		let predicate = args[1].setMeta("label", label), transform = opts.transform({
			args,
			ast: callAst,
			predicate,
			opts
		});
		return { callAst: callAst.clone(OPERATORS.comprehension, {
			kind: "quantifier",
			errorsAreFatal: opts.errorsAreFatal || !1,
			iterable: receiver,
			iterVarName: assertIdentifier(args[0], invalidMsg),
			init: transform.init,
			condition: transform.condition,
			step: transform.step,
			result: transform.result || identity
		}) };
	};
}
function createHasExpander() {
	let invalidHasArgument = "has() invalid argument";
	function evaluate(ev, macro, ctx) {
		let nodes = macro.macroHasProps, i = nodes.length, obj = ev.run(nodes[--i], ctx), inOptionalContext;
		for (; i--;) {
			let node = nodes[i];
			if (node.op === ".?" && (inOptionalContext ??= !0), obj = ev.debugType(obj).fieldLazy(obj, node.args[1], node, ev), obj === void 0) {
				if (inOptionalContext || !i || node.op !== ".") break;
				throw evaluationError("no_such_key", `No such key: ${node.args[1]}`, node);
			}
		}
		return obj !== void 0;
	}
	function typeCheck(checker, macro, ctx) {
		let node = macro.args[0];
		if (node.op !== ".") throw checker.createError("invalid_macro_argument", invalidHasArgument, node);
		if (!macro.macroHasProps) {
			let props = [];
			for (; node.op === "." || node.op === ".?";) node = props.push(node) && node.args[0];
			if (node.op !== "id") throw checker.createError("invalid_macro_argument", invalidHasArgument, node);
			checker.check(node, ctx), props.push(node), macro.macroHasProps = props;
		}
		return checker.getType("bool");
	}
	return function({ args }) {
		return {
			args,
			evaluate,
			typeCheck,
			async: !1
		};
	};
}
function registerMacros(registry) {
	let functionOverload = (sig, handler) => registry.registerFunctionOverload(sig, handler);
	functionOverload("has(ast): bool", createHasExpander()), functionOverload("list.all(ast, ast): bool", createQuantifierExpander({
		name: "all",
		transform({ ast: callAst, predicate, opts }) {
			return {
				init: callAst.clone(OPERATORS.value, !0),
				condition: identity,
				step: predicate.clone(OPERATORS.ternary, [
					predicate,
					predicate.clone(OPERATORS.value, !0),
					predicate.clone(OPERATORS.value, !1)
				])
			};
		}
	})), functionOverload("list.exists(ast, ast): bool", createQuantifierExpander({
		name: "exists",
		condition(accu) {
			return !accu;
		},
		transform({ ast: callAst, predicate, opts }) {
			return {
				init: callAst.clone(OPERATORS.value, !1),
				condition: opts.condition,
				step: predicate.clone(OPERATORS.ternary, [
					predicate,
					predicate.clone(OPERATORS.value, !0),
					predicate.clone(OPERATORS.value, !1)
				])
			};
		}
	})), functionOverload("list.exists_one(ast, ast): bool", createQuantifierExpander({
		name: "exists_one",
		errorsAreFatal: !0,
		result(accu) {
			return accu === 1;
		},
		transform({ ast: callAst, predicate, opts }) {
			let accuValue = callAst.clone(OPERATORS.accuValue);
			return {
				init: callAst.clone(OPERATORS.value, 0),
				step: predicate.clone(OPERATORS.ternary, [
					predicate,
					callAst.clone(OPERATORS.accuInc),
					accuValue
				]),
				result: opts.result
			};
		}
	})), functionOverload("list.map(ast, ast): list<dyn>", createMapExpander(!1)), functionOverload("list.map(ast, ast, ast): list<dyn>", createMapExpander(!0)), functionOverload("list.filter(ast, ast): list<dyn>", createFilterExpander());
	class CelNamespace {}
	let celNamespace = new CelNamespace();
	registry.registerType("CelNamespace", CelNamespace), registry.registerConstant("cel", "CelNamespace", celNamespace);
	function bindTypeCheck(checker, m, ctx) {
		m.bindCtx = ctx.forkWithVariable(m.var, checker.check(m.val, ctx));
		let type = checker.check(m.exp, m.bindCtx);
		return m.val.maybeAsync || m.exp.maybeAsync || (m.ast.setMeta("async", !1), m.evaluate = bindEvaluateSync), type;
	}
	function bindOptionalEvaluate(ev, exp, bindCtx, ctx, boundValue) {
		let res = ev.run(exp, ctx = bindCtx.reuse(ctx).setIterValue(boundValue, ev));
		return res instanceof Promise && ctx === bindCtx && (ctx.async = !0), res;
	}
	function bindEvaluate(ev, { val, exp, bindCtx }, ctx) {
		let v = ev.run(val, ctx);
		return v instanceof Promise ? v.then((_v) => bindOptionalEvaluate(ev, exp, bindCtx, ctx, _v)) : bindOptionalEvaluate(ev, exp, bindCtx, ctx, v);
	}
	function bindEvaluateSync(ev, { val, exp, bindCtx }, ctx) {
		return ev.run(exp, bindCtx.reuse(ctx).setIterValue(ev.run(val, ctx), ev));
	}
	functionOverload("CelNamespace.bind(ast, dyn, ast): dyn", ({ ast, args }) => ({
		ast,
		var: assertIdentifier(args[0], "invalid variable argument"),
		val: args[1],
		exp: args[2],
		bindCtx: void 0,
		typeCheck: bindTypeCheck,
		evaluate: bindEvaluate
	}));
}
// node_modules/@marcbachmann/cel-js/lib/overloads.js
function registerOverloads(registry) {
	let unaryOverload = (op, t, h, ret) => registry.unaryOverload(op, t, h, ret, !1), binaryOverload = (l, op, r, h, ret) => registry.binaryOverload(l, op, r, h, ret, !1);
	function verifyInteger(v, ast) {
		if (v <= 9223372036854775807n && v >= -9223372036854775808n) return v;
		throw evaluationError("numeric_overflow", `integer overflow: ${v}`, ast);
	}
	function throwDivisionByZero(ast) {
		throw evaluationError("division_by_zero", "division by zero", ast);
	}
	function throwModuloByZero(ast) {
		throw evaluationError("modulo_by_zero", "modulo by zero", ast);
	}
	unaryOverload("!", "bool", (a) => !a), unaryOverload("-", "int", (a) => -a), binaryOverload("dyn<int>", "==", "double", (a, b) => a == b), binaryOverload("dyn<int>", "==", "uint", (a, b) => a == b.valueOf()), binaryOverload("int", "*", "int", (a, b, ast) => verifyInteger(a * b, ast)), binaryOverload("int", "+", "int", (a, b, ast) => verifyInteger(a + b, ast)), binaryOverload("int", "-", "int", (a, b, ast) => verifyInteger(a - b, ast)), binaryOverload("int", "/", "int", (a, b, ast) => b === 0n ? throwDivisionByZero(ast) : a / b), binaryOverload("int", "%", "int", (a, b, ast) => b === 0n ? throwModuloByZero(ast) : a % b), unaryOverload("-", "double", (a) => -a), binaryOverload("double", "*", "double", (a, b) => a * b), binaryOverload("double", "+", "double", (a, b) => a + b), binaryOverload("double", "-", "double", (a, b) => a - b), binaryOverload("double", "/", "double", (a, b) => a / b), binaryOverload("string", "+", "string", (a, b) => a + b), binaryOverload("list<V>", "+", "list<V>", (a, b) => [...a, ...b]), binaryOverload("bytes", "+", "bytes", (a, b) => {
		if (!a.length) return b;
		if (!b.length) return a;
		let result = new Uint8Array(a.length + b.length);
		return result.set(a, 0), result.set(b, a.length), result;
	});
	let GPD = "google.protobuf.Duration";
	binaryOverload(GPD, "+", GPD, (a, b) => a.addDuration(b)), binaryOverload(GPD, "-", GPD, (a, b) => a.subtractDuration(b)), binaryOverload(GPD, "==", GPD, (a, b) => a.seconds === b.seconds && a.nanos === b.nanos);
	let GPT = "google.protobuf.Timestamp";
	binaryOverload(GPT, "==", GPT, (a, b) => a.getTime() === b.getTime()), binaryOverload(GPT, "-", GPT, (a, b) => Duration.fromMilliseconds(a.getTime() - b.getTime()), GPD), binaryOverload(GPT, "-", GPD, (a, b) => b.subtractTimestamp(a)), binaryOverload(GPT, "+", GPD, (a, b) => b.extendTimestamp(a)), binaryOverload(GPD, "+", GPT, (a, b) => a.extendTimestamp(b));
	function listIncludes(value, list, ast, ev) {
		if (list instanceof Set && list.has(value)) return !0;
		for (let v of list) if (isEqual(value, v, ast, ev)) return !0;
		return !1;
	}
	function mapIncludes(a, b) {
		return b instanceof Map ? b.get(a) !== void 0 : hasOwn(b, a) ? b[a] !== void 0 : !1;
	}
	function listMembership(value, list, ast, ev) {
		return listIncludes(value, list, ast, ev);
	}
	binaryOverload("V", "in", "list<V>", listMembership), binaryOverload("K", "in", "map<K, V>", mapIncludes);
	for (let t of [
		"type",
		"null",
		"bool",
		"string",
		"int",
		"double"
	]) binaryOverload(t, "==", t, (a, b) => a === b);
	binaryOverload("bytes", "==", "bytes", (a, b) => {
		if (a === b) return !0;
		let i = a.length;
		if (i !== b.length) return !1;
		for (; i--;) if (a[i] !== b[i]) return !1;
		return !0;
	}), binaryOverload("list<V>", "==", "list<V>", (a, b, ast, ev) => {
		if (a === b) return !0;
		if (isArray(a) && isArray(b)) {
			let length = a.length;
			if (length !== b.length) return !1;
			for (let i = 0; i < length; i++) if (!isEqual(a[i], b[i], ast, ev)) return !1;
			return !0;
		}
		if (a instanceof Set && b instanceof Set) {
			if (a.size !== b.size) return !1;
			for (let value of a) if (!b.has(value)) return !1;
			return !0;
		}
		let arr = a instanceof Set ? b : a, set = a instanceof Set ? a : b;
		if (!isArray(arr) || arr.length !== set?.size) return !1;
		for (let i = 0; i < arr.length; i++) if (!set.has(arr[i])) return !1;
		return !0;
	}), binaryOverload("map<K, V>", "==", "map<K, V>", (a, b, ast, ev) => {
		if (a === b) return !0;
		if (a instanceof Map && b instanceof Map) {
			if (a.size !== b.size) return !1;
			for (let [key, value] of a) if (!(b.has(key) && isEqual(value, b.get(key), ast, ev))) return !1;
			return !0;
		}
		if (a instanceof Map || b instanceof Map) {
			let obj = a instanceof Map ? b : a, map = a instanceof Map ? a : b, keysObj = objKeys(obj);
			if (map.size !== keysObj.length) return !1;
			for (let [key, value] of map) if (!(key in obj && isEqual(value, obj[key], ast, ev))) return !1;
			return !0;
		}
		let keysA = objKeys(a), keysB = objKeys(b);
		if (keysA.length !== keysB.length) return !1;
		for (let i = 0; i < keysA.length; i++) {
			let key = keysA[i];
			if (!(key in b && isEqual(a[key], b[key], ast, ev))) return !1;
		}
		return !0;
	}), binaryOverload("uint", "==", "uint", (a, b) => a.valueOf() === b.valueOf()), binaryOverload("dyn<uint>", "==", "double", (a, b) => a.valueOf() == b), binaryOverload("uint", "+", "uint", (a, b) => new UnsignedInt(a.valueOf() + b.valueOf())), binaryOverload("uint", "-", "uint", (a, b) => new UnsignedInt(a.valueOf() - b.valueOf())), binaryOverload("uint", "*", "uint", (a, b) => new UnsignedInt(a.valueOf() * b.valueOf())), binaryOverload("uint", "/", "uint", (a, b, ast) => b.valueOf() === 0n ? throwDivisionByZero(ast) : new UnsignedInt(a.valueOf() / b.valueOf())), binaryOverload("uint", "%", "uint", (a, b, ast) => b.valueOf() === 0n ? throwModuloByZero(ast) : new UnsignedInt(a.valueOf() % b.valueOf()));
	for (let [left, right] of [
		["bool", "bool"],
		["int", "int"],
		["uint", "uint"],
		["double", "double"],
		["string", "string"],
		["google.protobuf.Timestamp", "google.protobuf.Timestamp"],
		["google.protobuf.Duration", "google.protobuf.Duration"],
		["int", "uint"],
		["int", "double"],
		["double", "int"],
		["double", "uint"],
		["uint", "int"],
		["uint", "double"]
	]) binaryOverload(left, "<", right, (a, b) => a < b), binaryOverload(left, "<=", right, (a, b) => a <= b), binaryOverload(left, ">", right, (a, b) => a > b), binaryOverload(left, ">=", right, (a, b) => a >= b);
}
function isEqual(a, b, ast, ev) {
	if (a === b) return !0;
	switch (typeof a) {
		case "undefined":
		case "string":
		case "boolean": return !1;
		case "bigint": return typeof b == "number" && a == b;
		case "number": return typeof b == "bigint" && a == b;
		case "object":
			if (typeof b != "object") return !1;
			let leftType = ev.debugType(a), rightType = ev.debugType(b);
			if (leftType !== rightType) return !1;
			let overload = ev.registry.findBinaryOverload("==", leftType, rightType);
			return overload ? overload.handler(a, b, ast, ev) : !1;
	}
	throw evaluationError("invalid_comparison_type", `Cannot compare values of type ${typeof a}`, ast);
}
// node_modules/@marcbachmann/cel-js/lib/type-checker.js
const toDynTypeBinding = (/* @__PURE__ */ new Map()).set("A", "dyn").set("T", "dyn").set("K", "dyn").set("V", "dyn");
/**
* TypeChecker performs static type analysis on CEL expressions
* without executing them. It validates:
* - Variable existence and types
* - Function signatures and overloads
* - Operator compatibility using the actual overload registry
* - Property and index access validity
*/
var TypeChecker = class extends Base {
	constructor(opts, isEvaluating) {
		super(opts), this.createError = isEvaluating ? evaluationError : typeError;
	}
	/**
	* Check an expression and return its inferred type
	* @param {Array|any} ast - The AST node to check
	* @returns {Object} The inferred type declaration
	* @throws {TypeError} If type checking fails
	*/
	check(ast, ctx) {
		try {
			return ast.checkedType ??= ast.check(this, ast, ctx);
		} catch (error) {
			throw attachErrorAst(error, ast);
		}
	}
	checkAccessOnType(ast, ctx, leftType, allowMissingField = !1) {
		if (leftType === this.dynType) return leftType;
		let indexTypeName = (ast.op === "[]" || ast.op === "[?]" ? this.check(ast.args[1], ctx) : this.stringType).type;
		if (leftType.kind === "list") {
			if (indexTypeName === "int" || indexTypeName === "dyn") return leftType.valueType;
			throw this.createError("invalid_index_type", `List index must be int, got '${indexTypeName}'`, ast);
		}
		if (leftType.kind === "map") return leftType.valueType;
		let customType = this.objectTypes.get(leftType.name);
		if (customType) {
			if (indexTypeName !== "string" && indexTypeName !== "dyn") throw this.createError("invalid_index_type", `Cannot index type '${leftType.name}' with type '${indexTypeName}'`, ast);
			if (customType.fields) {
				let keyName;
				if (ast.op === "." || ast.op === ".?" ? keyName = ast.args[1] : ast.args[1].op === "value" && (keyName = ast.args[1].args), typeof keyName == "string") {
					let fieldType = customType.fields[keyName];
					if (fieldType) return fieldType;
					if (allowMissingField) return this.dynType;
					throw this.createError("no_such_key", `No such key: ${keyName}`, ast);
				}
			}
			return this.dynType;
		}
		throw this.createError("cannot_index_type", `Cannot index type '${this.formatType(leftType)}'`, ast);
	}
	formatType(type) {
		return type.hasPlaceholderType ? type.templated(this.registry, toDynTypeBinding).name : type.name;
	}
	formatTypeList(types) {
		return types.map((t) => this.formatType(t)).join(", ");
	}
};
// node_modules/@marcbachmann/cel-js/lib/parser.js
const TOKEN = {
	EOF: 0,
	NUMBER: 1,
	STRING: 2,
	BOOLEAN: 3,
	NULL: 4,
	IDENTIFIER: 5,
	PLUS: 6,
	MINUS: 7,
	MULTIPLY: 8,
	DIVIDE: 9,
	MODULO: 10,
	EQ: 11,
	NE: 12,
	LT: 13,
	LE: 14,
	GT: 15,
	GE: 16,
	AND: 17,
	OR: 18,
	NOT: 19,
	IN: 20,
	LPAREN: 21,
	RPAREN: 22,
	LBRACKET: 23,
	RBRACKET: 24,
	LBRACE: 25,
	RBRACE: 26,
	DOT: 27,
	COMMA: 28,
	COLON: 29,
	QUESTION: 30,
	BYTES: 31
}, OP_FOR_TOKEN = {
	[TOKEN.EQ]: OPERATORS["=="],
	[TOKEN.PLUS]: OPERATORS["+"],
	[TOKEN.MINUS]: OPERATORS["-"],
	[TOKEN.MULTIPLY]: OPERATORS["*"],
	[TOKEN.DIVIDE]: OPERATORS["/"],
	[TOKEN.MODULO]: OPERATORS["%"],
	[TOKEN.LE]: OPERATORS["<="],
	[TOKEN.LT]: OPERATORS["<"],
	[TOKEN.GE]: OPERATORS[">="],
	[TOKEN.GT]: OPERATORS[">"],
	[TOKEN.NE]: OPERATORS["!="],
	[TOKEN.IN]: OPERATORS.in
}, TOKEN_BY_NUMBER = {};
for (let key in TOKEN) TOKEN_BY_NUMBER[TOKEN[key]] = key;
const HEX_CODES = /* @__PURE__ */ new Uint8Array(128);
for (let ch of "0123456789abcdefABCDEF") HEX_CODES[ch.charCodeAt(0)] = 1;
const ESCAPE_ERRORS = {
	bytes_unicode_escape: (e) => `\\${e} not allowed in bytes literals`,
	invalid_unicode_escape: (e) => `Invalid Unicode escape: \\${e}`,
	invalid_unicode_surrogate: (e) => `Invalid Unicode surrogate: \\${e}`,
	invalid_hex_escape: (e) => `Invalid hex escape: \\${e}`,
	invalid_octal_escape: () => "Octal escape must be 3 digits",
	octal_escape_out_of_range: (e) => `Octal escape out of range: \\${e}`,
	invalid_escape_sequence: (e) => `Invalid escape sequence: \\${e}`
}, STRING_ESCAPES = {
	"\\": "\\",
	"?": "?",
	"\"": "\"",
	"'": "'",
	"`": "`",
	a: "\x07",
	b: "\b",
	f: "\f",
	n: "\n",
	r: "\r",
	t: "	",
	v: "\v"
};
var ASTNode = class ASTNode {
	#meta;
	#input;
	constructor(input, pos, start, end, op, args) {
		this.#meta = {
			check: op.check,
			evaluate: op.evaluate
		}, this.#input = input, this.op = op.name, this.args = args, this.pos = pos, this.start = start, this.end = end;
	}
	clone(op, args) {
		return new ASTNode(this.#input, this.pos, this.start, this.end, op, args);
	}
	get meta() {
		return this.#meta;
	}
	get input() {
		return this.#input;
	}
	#computeIsAsync() {
		let ast = this.#meta.alternate ?? this;
		switch (ast.op) {
			case "value":
			case "id":
			case "accuValue":
			case "accuInc": return !1;
			case "accuPush": return ast.args.maybeAsync;
			case "!_":
			case "-_": return ast.candidates?.async !== !1 || ast.args.maybeAsync;
			case "!=":
			case "==":
			case "in":
			case "+":
			case "-":
			case "*":
			case "/":
			case "%":
			case "<":
			case "<=":
			case ">":
			case ">=": return ast.candidates?.async !== !1 || ast.args.some((a) => a.maybeAsync);
			case "call":
			case "rcall": return ast.candidates?.async !== !1 || (ast.receiverWithArgs || ast.args[1]).some((a) => a.maybeAsync);
			case "comprehension": return ast.args.iterable.maybeAsync || ast.args.step.maybeAsync;
			case ".":
			case ".?": return ast.args[0].maybeAsync;
			case "?:":
			case "list":
			case "[]":
			case "[?]": return ast.args.some((a) => a.maybeAsync);
			case "||":
			case "&&": return ast.args.some((a) => a.maybeAsync);
			case "map": return ast.args.some((a) => a[0].maybeAsync || a[1].maybeAsync);
			default: return !0;
		}
	}
	/**
	* Check whether we can optimize away async calling
	* If no ast members includes a function, we can optimize the call
	* for which we want to return true here.
	* @returns {boolean}
	*/
	get maybeAsync() {
		return this.#meta.async ??= this.#computeIsAsync();
	}
	check(chk, ast, ctx) {
		let meta = this.#meta;
		return meta.alternate ? chk.check(meta.alternate, ctx) : meta.macro ? meta.macro.typeCheck(chk, meta.macro, ctx) : meta.check(chk, ast, ctx);
	}
	evaluate(ev, ast, ctx) {
		let meta = this.#meta;
		return this.evaluate = meta.alternate ? this.#evaluateAlternate : meta.macro ? this.#evaluateMacro : meta.evaluate, this.evaluate(ev, ast, ctx);
	}
	#evaluateAlternate(ev, ast, ctx) {
		return (ast = this.#meta.alternate).evaluate(ev, ast, ctx);
	}
	#evaluateMacro(ev, ast, ctx) {
		return (ast = this.#meta.macro).evaluate(ev, ast, ctx);
	}
	setMeta(key, value) {
		return this.#meta[key] = value, this;
	}
	get range() {
		return {
			start: this.start,
			end: this.end
		};
	}
	toOldStructure() {
		let args = Array.isArray(this.args) ? this.args : [this.args];
		return [this.op, ...args.map((a) => a instanceof ASTNode ? a.toOldStructure() : a)];
	}
};
const globalLexer = new class {
	input;
	pos;
	length;
	tokenPos;
	tokenType;
	tokenValue;
	reset(input) {
		return this.pos = 0, this.input = input, this.length = input.length, input;
	}
	token(pos, type, value) {
		return this.tokenPos = pos, this.tokenType = type, this.tokenValue = value, this;
	}
	nextToken() {
		for (;;) {
			let { pos, input, length } = this;
			if (pos >= length) return this.token(pos, TOKEN.EOF);
			let ch = input[pos];
			switch (ch) {
				case " ":
				case "	":
				case "\n":
				case "\r":
					this.pos++;
					continue;
				case "=":
					if (input[pos + 1] !== "=") break;
					return this.token((this.pos += 2) - 2, TOKEN.EQ);
				case "&":
					if (input[pos + 1] !== "&") break;
					return this.token((this.pos += 2) - 2, TOKEN.AND);
				case "|":
					if (input[pos + 1] !== "|") break;
					return this.token((this.pos += 2) - 2, TOKEN.OR);
				case "+": return this.token(this.pos++, TOKEN.PLUS);
				case "-": return this.token(this.pos++, TOKEN.MINUS);
				case "*": return this.token(this.pos++, TOKEN.MULTIPLY);
				case "/":
					if (input[pos + 1] === "/") {
						for (; this.pos < length && this.input[this.pos] !== "\n";) this.pos++;
						continue;
					}
					return this.token(this.pos++, TOKEN.DIVIDE);
				case "%": return this.token(this.pos++, TOKEN.MODULO);
				case "<": return input[pos + 1] === "=" ? this.token((this.pos += 2) - 2, TOKEN.LE) : this.token(this.pos++, TOKEN.LT);
				case ">": return input[pos + 1] === "=" ? this.token((this.pos += 2) - 2, TOKEN.GE) : this.token(this.pos++, TOKEN.GT);
				case "!": return input[pos + 1] === "=" ? this.token((this.pos += 2) - 2, TOKEN.NE) : this.token(this.pos++, TOKEN.NOT);
				case "(": return this.token(this.pos++, TOKEN.LPAREN);
				case ")": return this.token(this.pos++, TOKEN.RPAREN);
				case "[": return this.token(this.pos++, TOKEN.LBRACKET);
				case "]": return this.token(this.pos++, TOKEN.RBRACKET);
				case "{": return this.token(this.pos++, TOKEN.LBRACE);
				case "}": return this.token(this.pos++, TOKEN.RBRACE);
				case ".": return this.token(this.pos++, TOKEN.DOT);
				case ",": return this.token(this.pos++, TOKEN.COMMA);
				case ":": return this.token(this.pos++, TOKEN.COLON);
				case "?": return this.token(this.pos++, TOKEN.QUESTION);
				case "\"":
				case "'": return this.readString(ch);
				case "b":
				case "B":
				case "r":
				case "R": {
					let next = input[pos + 1];
					return next === "\"" || next === "'" ? ++this.pos && this.readString(next, ch) : this.readIdentifier();
				}
				default: {
					let code = ch.charCodeAt(0);
					if (code <= 57 && code >= 48) return this.readNumber();
					if (this._isIdentifierCharCode(code)) return this.readIdentifier();
				}
			}
			throw parseError("unexpected_character", `Unexpected character: ${ch}`, {
				pos,
				start: pos,
				end: pos + 1,
				input
			});
		}
	}
	_isIdentifierCharCode(c) {
		return c < 48 || c > 122 ? !1 : c >= 97 || c >= 65 && c <= 90 || c <= 57 || c === 95;
	}
	_parseAsDouble(start, end) {
		let value = Number(this.input.substring(start, end));
		if (Number.isFinite(value)) return this.token(start, TOKEN.NUMBER, value);
		throw parseError("invalid_number", `Invalid number: ${value}`, {
			pos: start,
			start,
			end,
			input: this.input
		});
	}
	_parseAsBigInt(start, end, isHex, unsigned) {
		let string = this.input.substring(start, end);
		if (unsigned === "u" || unsigned === "U") {
			this.pos++;
			try {
				return this.token(start, TOKEN.NUMBER, new UnsignedInt(string));
			} catch {}
		} else try {
			return this.token(start, TOKEN.NUMBER, BigInt(string));
		} catch {}
		throw parseError(isHex ? "invalid_hex_integer" : "invalid_integer", isHex ? `Invalid hex integer: ${string}` : `Invalid integer: ${string}`, {
			pos: start,
			start,
			end: this.pos,
			input: this.input
		});
	}
	_readDigits(input, length, pos, code) {
		for (; pos < length && (code = input.charCodeAt(pos)) && !(code > 57 || code < 48);) pos++;
		return pos;
	}
	_readExponent(input, length, pos) {
		let ch = pos < length && input[pos];
		if (ch === "e" || ch === "E") {
			ch = ++pos < length && input[pos], (ch === "-" || ch === "+") && pos++;
			let start = pos;
			if (pos = this._readDigits(input, length, pos), start === pos) throw parseError("invalid_exponent", "Invalid exponent", {
				pos,
				start: pos,
				end: Math.min(pos + 1, input.length),
				input
			});
		}
		return pos;
	}
	readNumber() {
		let { input, length, pos: start } = this, pos = start;
		if (input[pos] === "0" && (input[pos + 1] === "x" || input[pos + 1] === "X")) {
			for (pos += 2; pos < length && HEX_CODES[input[pos].charCodeAt(0)];) pos++;
			return this._parseAsBigInt(start, this.pos = pos, !0, input[pos]);
		}
		if (pos = this._readDigits(input, length, pos), pos + 1 < length) {
			let isDouble = !1, afterpos = input[pos] === "." ? this._readDigits(input, length, pos + 1) : pos + 1;
			if (afterpos !== pos + 1 && (isDouble = !0) && (pos = afterpos), afterpos = this._readExponent(input, length, pos), afterpos !== pos && (isDouble = !0) && (pos = afterpos), isDouble) return this._parseAsDouble(start, this.pos = pos);
		}
		return this._parseAsBigInt(start, this.pos = pos, !1, input[pos]);
	}
	readString(del, prefix) {
		let { input: i, pos: s } = this;
		return i[s + 1] === del && i[s + 2] === del ? this.readTripleQuotedString(del, prefix) : this.readSingleQuotedString(del, prefix);
	}
	_closeQuotedString(rawStart, rawValue, prefix, pos) {
		switch (prefix) {
			case "b":
			case "B": {
				let processed = this.processEscapes(rawStart, rawValue, !0), bytes = new Uint8Array(processed.length);
				for (let i = 0; i < processed.length; i++) bytes[i] = processed.charCodeAt(i) & 255;
				return this.token(pos - 1, TOKEN.BYTES, bytes);
			}
			case "r":
			case "R": return this.token(pos - 1, TOKEN.STRING, rawValue);
			default: {
				let value = this.processEscapes(rawStart, rawValue, !1);
				return this.token(pos, TOKEN.STRING, value);
			}
		}
	}
	readSingleQuotedString(delimiter, prefix) {
		let { input, length, pos: start } = this, ch, pos = this.pos + 1;
		for (; pos < length && (ch = input[pos]);) {
			switch (ch) {
				case delimiter:
					let rawStart = start + 1, rawValue = input.slice(rawStart, pos);
					return this.pos = ++pos, this._closeQuotedString(rawStart, rawValue, prefix, start);
				case "\n":
				case "\r": throw parseError("newline_in_string", "Newlines not allowed in single-quoted strings", {
					pos,
					start: pos,
					end: pos + 1,
					input
				});
				case "\\": pos++;
			}
			pos++;
		}
		throw parseError("unterminated_string", "Unterminated string", {
			pos: start,
			start,
			end: input.length,
			input
		});
	}
	readTripleQuotedString(delimiter, prefix) {
		let { input, length, pos: start } = this, ch, pos = this.pos + 3;
		for (; pos < length && (ch = input[pos]);) {
			switch (ch) {
				case delimiter:
					if (input[pos + 1] === delimiter && input[pos + 2] === delimiter) {
						let rawStart = start + 3, rawValue = input.slice(rawStart, pos);
						return this.pos = pos + 3, this._closeQuotedString(rawStart, rawValue, prefix, start);
					}
					break;
				case "\\": pos++;
			}
			pos++;
		}
		throw parseError("unterminated_triple_quoted_string", "Unterminated triple-quoted string", {
			pos: start,
			start,
			end: input.length,
			input
		});
	}
	#escapeErr(code, offset, len, i, chars, extra) {
		let start = offset + i;
		return parseError(code, ESCAPE_ERRORS[code](extra), {
			input: this.input,
			pos: start,
			start,
			end: Math.min(start + chars, offset + len)
		});
	}
	processEscapes(offset, str, isBytes) {
		if (!str.includes("\\")) return str;
		let len = str.length, result = "", i = 0;
		for (; i < len;) {
			if (str[i] !== "\\" || i + 1 >= len) {
				result += str[i++];
				continue;
			}
			let next = str[i + 1];
			if (STRING_ESCAPES[next]) result += STRING_ESCAPES[next], i += 2;
			else if (next === "u" || next === "U") {
				if (isBytes) throw this.#escapeErr("bytes_unicode_escape", offset, len, i, 2, next);
				let hexLen = next === "u" ? 4 : 8, hex = str.substring(i + 2, i + 2 + hexLen), c = Number.parseInt(hex, 16);
				if (hex.length !== hexLen || !/^[0-9a-fA-F]+$/.test(hex) || c > 1114111) throw this.#escapeErr("invalid_unicode_escape", offset, len, i, 2 + hexLen, next + hex);
				if (c >= 55296 && c <= 57343) throw this.#escapeErr("invalid_unicode_surrogate", offset, len, i, 2 + hexLen, next + hex);
				result += String.fromCodePoint(c), i += 2 + hexLen;
			} else if (next === "x" || next === "X") {
				let h = str.substring(i + 2, i + 4);
				if (!/^[0-9a-fA-F]{2}$/.test(h)) throw this.#escapeErr("invalid_hex_escape", offset, len, i, 4, next + h);
				result += String.fromCharCode(Number.parseInt(h, 16)), i += 4;
			} else if (next >= "0" && next <= "7") {
				let o = str.substring(i + 1, i + 4);
				if (!/^[0-7]{3}$/.test(o)) throw this.#escapeErr("invalid_octal_escape", offset, len, i, 4);
				let value = Number.parseInt(o, 8);
				if (value > 255) throw this.#escapeErr("octal_escape_out_of_range", offset, len, i, 4, o);
				result += String.fromCharCode(value), i += 4;
			} else throw this.#escapeErr("invalid_escape_sequence", offset, len, i, 2, next);
		}
		return result;
	}
	readIdentifier() {
		let { pos, input, length } = this, p = pos;
		for (; p < length && this._isIdentifierCharCode(input[p].charCodeAt(0));) p++;
		let value = input.substring(pos, this.pos = p);
		switch (value) {
			case "true": return this.token(pos, TOKEN.BOOLEAN, !0);
			case "false": return this.token(pos, TOKEN.BOOLEAN, !1);
			case "null": return this.token(pos, TOKEN.NULL, null);
			case "in": return this.token(pos, TOKEN.IN);
			default: return this.token(pos, TOKEN.IDENTIFIER, value);
		}
	}
}();
var Parser = class {
	lexer = globalLexer;
	input = null;
	maxDepthRemaining = null;
	astNodesRemaining = null;
	type = null;
	pos = null;
	constructor(limits, registry) {
		this.limits = limits, this.registry = registry;
	}
	#limitExceeded(limitKey, pos = this.pos) {
		throw parseError("limit_exceeded", `Exceeded ${limitKey} (${this.limits[limitKey]})`, {
			pos,
			start: pos,
			end: pos,
			input: this.input
		});
	}
	#node(start, end, op, args, pos = start) {
		let node = new ASTNode(this.input, pos, start, end, op, args);
		return this.astNodesRemaining-- || this.#limitExceeded("maxAstNodes", pos), node;
	}
	#infixNode(op, left, right) {
		return this.#node(left.start, right.end, op, [left, right]);
	}
	#ternaryNode(expression, consequent, alternate) {
		return this.#node(expression.start, alternate.end, OPERATORS.ternary, [
			expression,
			consequent,
			alternate
		]);
	}
	#unaryNode(pos, op, arg) {
		return this.#node(pos, arg.end, op, arg);
	}
	#accessNode(op, left, right, end, pos = left.start) {
		return this.#node(left.start, end, op, [left, right], pos);
	}
	#advanceToken(returnValue = this.pos) {
		let l = this.lexer.nextToken();
		return this.pos = l.tokenPos, this.type = l.tokenType, returnValue;
	}
	get value() {
		return this.lexer.tokenValue;
	}
	consume(expectedType) {
		if (this.type === expectedType) return this.#advanceToken();
		throw parseError("expected_token", `Expected ${TOKEN_BY_NUMBER[expectedType]}, got ${TOKEN_BY_NUMBER[this.type]}`, {
			pos: this.pos,
			start: this.pos,
			end: this.lexer.pos,
			input: this.input
		});
	}
	match(type) {
		return this.type === type;
	}
	parse(input) {
		if (typeof input != "string") throw parseError("expression_must_be_string", "Expression must be a string");
		this.input = this.lexer.reset(input), this.#advanceToken(), this.maxDepthRemaining = this.limits.maxDepth, this.astNodesRemaining = this.limits.maxAstNodes;
		let result = this.parseExpression();
		if (this.match(TOKEN.EOF)) return result;
		throw parseError("unexpected_character", `Unexpected character: '${this.input[this.lexer.pos - 1]}'`, {
			pos: this.pos,
			start: this.pos,
			end: this.lexer.pos,
			input: this.input
		});
	}
	#expandMacro(start, end, op, args) {
		let methodName = args[0], receiver = op === OPERATORS.rcall ? args[1] : null, fnArgs = op === OPERATORS.rcall ? args[2] : args[1], decl = this.registry.findMacro(methodName, !!receiver, fnArgs.length), ast = this.#node(start, end, op, args);
		if (!decl) return ast;
		let macro = decl.handler({
			ast,
			args: fnArgs,
			receiver,
			methodName,
			parser: this
		});
		return macro.callAst ? ast.setMeta("alternate", macro.callAst) : ast.setMeta("macro", macro).setMeta("async", isAsync(macro.evaluate, macro.async));
	}
	parseExpression() {
		this.maxDepthRemaining-- || this.#limitExceeded("maxDepth");
		let expr = this.parseLogicalOr();
		if (!this.match(TOKEN.QUESTION)) return ++this.maxDepthRemaining && expr;
		this.#advanceToken();
		let consequent = this.parseExpression();
		this.consume(TOKEN.COLON);
		let alternate = this.parseExpression();
		return this.maxDepthRemaining++, this.#ternaryNode(expr, consequent, alternate);
	}
	parseLogicalOr() {
		let expr = this.parseLogicalAnd();
		for (; this.match(TOKEN.OR);) this.#advanceToken(), expr = this.#infixNode(OPERATORS["||"], expr, this.parseLogicalAnd());
		return expr;
	}
	parseLogicalAnd() {
		let expr = this.parseEquality();
		for (; this.match(TOKEN.AND);) this.#advanceToken(), expr = this.#infixNode(OPERATORS["&&"], expr, this.parseEquality());
		return expr;
	}
	parseEquality() {
		let expr = this.parseRelational();
		for (; this.match(TOKEN.EQ) || this.match(TOKEN.NE);) {
			let op = OP_FOR_TOKEN[this.type];
			this.#advanceToken(), expr = this.#infixNode(op, expr, this.parseRelational());
		}
		return expr;
	}
	parseRelational() {
		let expr = this.parseAdditive();
		for (; this.match(TOKEN.LT) || this.match(TOKEN.LE) || this.match(TOKEN.GT) || this.match(TOKEN.GE) || this.match(TOKEN.IN);) {
			let op = OP_FOR_TOKEN[this.type];
			this.#advanceToken(), expr = this.#infixNode(op, expr, this.parseAdditive());
		}
		return expr;
	}
	parseAdditive() {
		let expr = this.parseMultiplicative();
		for (; this.match(TOKEN.PLUS) || this.match(TOKEN.MINUS);) {
			let op = OP_FOR_TOKEN[this.type];
			this.#advanceToken(), expr = this.#infixNode(op, expr, this.parseMultiplicative());
		}
		return expr;
	}
	parseMultiplicative() {
		let expr = this.parseUnary();
		for (; this.match(TOKEN.MULTIPLY) || this.match(TOKEN.DIVIDE) || this.match(TOKEN.MODULO);) {
			let op = OP_FOR_TOKEN[this.type];
			this.#advanceToken(), expr = this.#infixNode(op, expr, this.parseUnary());
		}
		return expr;
	}
	parseUnary() {
		return this.type === TOKEN.NOT ? this.#unaryNode(this.#advanceToken(), OPERATORS.unaryNot, this.parseUnary()) : this.type === TOKEN.MINUS ? this.#unaryNode(this.#advanceToken(), OPERATORS.unaryMinus, this.parseUnary()) : this.parsePostfix();
	}
	parsePostfix() {
		let expr = this.parsePrimary(), depth = this.maxDepthRemaining;
		for (;;) if (this.match(TOKEN.DOT)) {
			let dot = this.#advanceToken();
			this.maxDepthRemaining-- || this.#limitExceeded("maxDepth", dot);
			let op = this.match(TOKEN.QUESTION) && this.registry.enableOptionalTypes && this.#advanceToken() ? OPERATORS.optionalFieldAccess : OPERATORS.fieldAccess, propertyValue = this.value, start = this.pos, end = this.lexer.pos;
			if (this.consume(TOKEN.IDENTIFIER), op === OPERATORS.fieldAccess && this.match(TOKEN.LPAREN) && this.#advanceToken()) {
				let args = this.parseArgumentList(), closeEnd = this.lexer.pos;
				this.consume(TOKEN.RPAREN), expr = this.#expandMacro(expr.start, closeEnd, OPERATORS.rcall, [
					propertyValue,
					expr,
					args
				]);
			} else expr = this.#accessNode(op, expr, propertyValue, end, start);
		} else if (this.match(TOKEN.LBRACKET)) {
			let bracket = this.#advanceToken();
			this.maxDepthRemaining-- || this.#limitExceeded("maxDepth", bracket);
			let op = this.match(TOKEN.QUESTION) && this.registry.enableOptionalTypes && this.#advanceToken() ? OPERATORS.optionalBracketAccess : OPERATORS.bracketAccess, index = this.parseExpression(), closeEnd = this.lexer.pos;
			this.consume(TOKEN.RBRACKET), expr = this.#accessNode(op, expr, index, closeEnd);
		} else break;
		return this.maxDepthRemaining = depth, expr;
	}
	parsePrimary() {
		switch (this.type) {
			case TOKEN.NUMBER:
			case TOKEN.STRING:
			case TOKEN.BYTES:
			case TOKEN.BOOLEAN:
			case TOKEN.NULL: return this.#consumeLiteral();
			case TOKEN.IDENTIFIER: return this.#parseIdentifierPrimary();
			case TOKEN.LPAREN: return this.#parseParenthesizedExpression();
			case TOKEN.LBRACKET: return this.parseList();
			case TOKEN.LBRACE: return this.parseMap();
		}
		throw parseError("unexpected_token", `Unexpected token: ${TOKEN_BY_NUMBER[this.type]}`, {
			pos: this.pos,
			start: this.pos,
			end: this.lexer.pos,
			input: this.input
		});
	}
	#consumeLiteral() {
		return this.#advanceToken(this.#node(this.pos, this.lexer.pos, OPERATORS.value, this.value));
	}
	#parseIdentifierPrimary() {
		let value = this.value, end = this.lexer.pos, start = this.consume(TOKEN.IDENTIFIER);
		if (RESERVED.has(value)) throw parseError("reserved_identifier", `Reserved identifier: ${value}`, {
			pos: start,
			start,
			end,
			input: this.input
		});
		if (!this.match(TOKEN.LPAREN)) return this.#node(start, end, OPERATORS.id, value);
		this.#advanceToken();
		let args = this.parseArgumentList(), closeEnd = this.lexer.pos;
		return this.consume(TOKEN.RPAREN), this.#expandMacro(start, closeEnd, OPERATORS.call, [value, args]);
	}
	#parseParenthesizedExpression() {
		this.consume(TOKEN.LPAREN);
		let expr = this.parseExpression();
		return this.consume(TOKEN.RPAREN), expr;
	}
	parseList() {
		let start = this.consume(TOKEN.LBRACKET), elements = [], remainingElements = this.limits.maxListElements;
		if (!this.match(TOKEN.RBRACKET)) for (elements.push(this.parseExpression()), remainingElements-- || this.#limitExceeded("maxListElements", elements.at(-1).pos); this.match(TOKEN.COMMA) && (this.#advanceToken(), !this.match(TOKEN.RBRACKET));) elements.push(this.parseExpression()), remainingElements-- || this.#limitExceeded("maxListElements", elements.at(-1).pos);
		let closeEnd = this.lexer.pos;
		return this.consume(TOKEN.RBRACKET), this.#node(start, closeEnd, OPERATORS.list, elements);
	}
	parseMap() {
		let start = this.consume(TOKEN.LBRACE), props = [], remainingEntries = this.limits.maxMapEntries;
		if (!this.match(TOKEN.RBRACE)) for (props.push(this.parseProperty()), remainingEntries-- || this.#limitExceeded("maxMapEntries", props.at(-1)[0].pos); this.match(TOKEN.COMMA) && (this.#advanceToken(), !this.match(TOKEN.RBRACE));) props.push(this.parseProperty()), remainingEntries-- || this.#limitExceeded("maxMapEntries", props.at(-1)[0].pos);
		let closeEnd = this.lexer.pos;
		return this.consume(TOKEN.RBRACE), this.#node(start, closeEnd, OPERATORS.map, props);
	}
	parseProperty() {
		return [this.parseExpression(), (this.consume(TOKEN.COLON), this.parseExpression())];
	}
	parseArgumentList() {
		let args = [], remainingArgs = this.limits.maxCallArguments;
		if (!this.match(TOKEN.RPAREN)) for (args.push(this.parseExpression()), remainingArgs-- || this.#limitExceeded("maxCallArguments", args.at(-1).pos); this.match(TOKEN.COMMA) && (this.#advanceToken(), !this.match(TOKEN.RPAREN));) args.push(this.parseExpression()), remainingArgs-- || this.#limitExceeded("maxCallArguments", args.at(-1).pos);
		return args;
	}
};
// node_modules/@marcbachmann/cel-js/lib/options.js
const DEFAULT_LIMITS = objFreeze({
	maxAstNodes: 1e5,
	maxDepth: 250,
	maxListElements: 1e3,
	maxMapEntries: 1e3,
	maxCallArguments: 32
}), LIMIT_KEYS = new Set(objKeys(DEFAULT_LIMITS));
function createLimits(overrides, base = DEFAULT_LIMITS) {
	let keys = overrides ? objKeys(overrides) : void 0;
	if (!keys?.length) return base;
	let merged = { ...base };
	for (let key of keys) {
		if (!LIMIT_KEYS.has(key)) throw TypeError(`Unknown limits option: ${key}`);
		let value = overrides[key];
		typeof value == "number" && (merged[key] = value);
	}
	return objFreeze(merged);
}
const DEFAULT_OPTIONS = objFreeze({
	unlistedVariablesAreDyn: !1,
	homogeneousAggregateLiterals: !0,
	enableOptionalTypes: !1,
	limits: DEFAULT_LIMITS
});
function bool(a, b, key) {
	let value = a?.[key] ?? b?.[key];
	if (typeof value != "boolean") throw TypeError(`Invalid option: ${key}`);
	return value;
}
function createOptions(opts, base = DEFAULT_OPTIONS) {
	return opts ? objFreeze({
		unlistedVariablesAreDyn: bool(opts, base, "unlistedVariablesAreDyn"),
		homogeneousAggregateLiterals: bool(opts, base, "homogeneousAggregateLiterals"),
		enableOptionalTypes: bool(opts, base, "enableOptionalTypes"),
		limits: createLimits(opts.limits, base.limits)
	}) : base;
}
// node_modules/@marcbachmann/cel-js/lib/evaluator.js
const globalRegistry = createRegistry({ enableOptionalTypes: !1 });
registerFunctions(globalRegistry), registerOverloads(globalRegistry), registerMacros(globalRegistry);
var Environment = class Environment {
	#registry;
	#evaluator;
	#typeChecker;
	#evalTypeChecker;
	#parser;
	constructor(opts, inherited) {
		this.opts = createOptions(opts, inherited?.opts), this.#registry = (inherited instanceof Environment ? inherited.#registry : globalRegistry).clone(this.opts);
		let childOpts = {
			registry: this.#registry,
			opts: this.opts
		};
		this.#typeChecker = new TypeChecker(childOpts), this.#evalTypeChecker = new TypeChecker(childOpts, !0), this.#evaluator = new Evaluator(childOpts), this.#parser = new Parser(this.opts.limits, this.#registry), Object.freeze(this);
	}
	clone(opts) {
		return new Environment(opts, this);
	}
	registerFunction(signature, handler, opts) {
		return this.#registry.registerFunctionOverload(signature, handler, opts), this;
	}
	registerOperator(string, handler, opts) {
		return this.#registry.registerOperatorOverload(string, handler, opts), this;
	}
	registerType(typename, constructor) {
		return this.#registry.registerType(typename, constructor), this;
	}
	registerVariable(name, type, opts) {
		return this.#registry.registerVariable(name, type, opts), this;
	}
	registerConstant(name, type, value) {
		return this.#registry.registerConstant(name, type, value), this;
	}
	hasVariable(name) {
		return this.#registry.variables.has(name);
	}
	getDefinitions() {
		return this.#registry.getDefinitions();
	}
	check(expression) {
		try {
			return this.#checkAST(this.#parser.parse(expression));
		} catch (error) {
			return {
				valid: !1,
				error
			};
		}
	}
	#checkAST(ast) {
		try {
			let typeDecl = this.#typeChecker.check(ast, new RootContext(this.#registry));
			return {
				valid: !0,
				type: this.#formatTypeForCheck(typeDecl)
			};
		} catch (error) {
			return {
				valid: !1,
				error
			};
		}
	}
	#formatTypeForCheck(typeDecl) {
		return typeDecl.name === "list<dyn>" ? "list" : typeDecl.name === "map<dyn, dyn>" ? "map" : typeDecl.name;
	}
	parse(expression) {
		let ast = this.#parser.parse(expression), evaluateParsed = this.#evaluateAST.bind(this, ast);
		return evaluateParsed.check = this.#checkAST.bind(this, ast), evaluateParsed.ast = ast, evaluateParsed;
	}
	evaluate(expression, context) {
		return this.#evaluateAST(this.#parser.parse(expression), context);
	}
	#evaluateAST(ast, ctx) {
		return ast.checkedType ? ast.evaluate(this.#evaluator, ast, new RootContext(this.#registry, ctx)) : (this.#evalTypeChecker.check(ast, ctx = new RootContext(this.#registry, ctx)), ast.evaluate(this.#evaluator, ast, ctx));
	}
}, Evaluator = class extends Base {
	constructor(opts) {
		super(opts), this.createError = evaluationError;
	}
	#firstMapElement(coll) {
		if (coll instanceof Map) return coll.entries().next().value;
		for (let key in coll) return [key, coll[key]];
	}
	debugRuntimeType(value, checkedType) {
		return checkedType?.hasDynType === !1 ? checkedType : this.debugTypeDeep(value);
	}
	debugTypeDeep(value) {
		let runtimeType = this.debugType(value);
		switch (runtimeType.kind) {
			case "list": {
				let first = value instanceof Array ? value[0] : value.values().next().value;
				return first === void 0 ? runtimeType : this.registry.getListType(this.debugTypeDeep(first));
			}
			case "map": {
				let first = this.#firstMapElement(value);
				return first ? this.registry.getMapType(runtimeType.keyType.hasDynType ? this.debugTypeDeep(first[0]) : runtimeType.keyType, runtimeType.valueType.hasDynType ? this.debugTypeDeep(first[1]) : runtimeType.valueType) : runtimeType;
			}
			default: return runtimeType;
		}
	}
	tryEval(ast, ctx) {
		try {
			let res = this.run(ast, ctx);
			return res instanceof Promise ? res.catch((err) => err) : res;
		} catch (err) {
			return err;
		}
	}
	run(ast, ctx) {
		return ast.evaluate(this, ast, ctx);
	}
};
new Environment({ unlistedVariablesAreDyn: !0 });
// src/kubernetes/cel/literals.ts
/** The entries of a list or a map, and whether each may be absent: those after a mark. */
function entriesOf(entries) {
	return entries.flatMap((entry, at) => isMark(entry) ? [] : [[entry, isMark(entries[at - 1])]]);
}
function isMark(entry) {
	let node = Array.isArray(entry) ? entry[0] : entry;
	return node?.op === "value" && node.args === "\0optional";
}
/** The value of an entry, or undefined if it is absent. */
function present(value, isOptional) {
	return isOptional ? value instanceof Optional$1 ? value.value : noOptional() : value;
}
/** A list as an expression writes it. */
function list$1(items) {
	return (frame) => new CelList(items.flatMap(([item, isOptional]) => {
		let entry = present(item(frame), isOptional);
		return entry === void 0 ? [] : [entry];
	}));
}
/** A map as an expression writes it. */
function map$1(entries) {
	return (frame) => new LiteralMap(entries.flatMap(({ key, value, isOptional }) => {
		let entry = present(value(frame), isOptional);
		return entry === void 0 ? [] : [[key(frame), entry]];
	}));
}
// src/kubernetes/cel/meant.ts
/** Texts in an expression. */
const TEXT = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, FOREIGN = new Map(Object.entries({
	size: [
		"len",
		"length",
		"count"
	],
	exists: [
		"any",
		"some",
		"anyMatch"
	],
	all: ["every", "allMatch"],
	contains: ["includes", "has"],
	lowerAscii: [
		"lower",
		"toLower",
		"toLowerCase"
	],
	upperAscii: [
		"upper",
		"toUpper",
		"toUpperCase"
	],
	startsWith: ["hasPrefix", "startswith"],
	endsWith: ["hasSuffix", "endswith"],
	matches: [
		"match",
		"regex",
		"regexMatch",
		"test"
	]
}).flatMap(([name, others]) => others.map((other) => [other, name]))), OTHER = /* @__PURE__ */ new Set(["limit_exceeded", "expression_must_be_string"]), RAW_BYTES = /\b(?:[bB][rR]|[rR][bB])["']/;
/** What is wrong with an expression that the parser does not read, and what is probably meant; undefined if it may be right. */
function syntaxWords({ code, message }, expression) {
	if (OTHER.has(code) || RAW_BYTES.test(expression)) return;
	let why = message.split("\n")[0] ?? "";
	if (code === "invalid_escape_sequence") return `${why}. Write two backslashes, or \`r\` before the text`;
	let word = /(?<![\w.])(and|or|not)\s/.exec(expression.replace(TEXT, "\"\""))?.[1];
	return word === void 0 ? why : `${why}. CEL has \`${WORDS[word]}\` in place of \`${word}\``;
}
const WORDS = {
	and: "&&",
	or: "||",
	not: "!"
};
// src/kubernetes/cel/typing/scope.ts
/** Why an expression does not compile: the end of a sentence about it. */
var TypeFault = class extends Error {};
/** A scope with more names. */
function withNames(scope, names) {
	return {
		...scope,
		types: new Map([...scope.types, ...names])
	};
}
// src/kubernetes/cel/typing/constants.ts
/** Functions that the compiler evaluates if their arguments are constants. */
const CONVERSIONS = /* @__PURE__ */ new Set([
	"int",
	"uint",
	"double",
	"bool",
	"duration",
	"timestamp"
]), PATTERNS = /* @__PURE__ */ new Set([
	"matches",
	"find",
	"findAll"
]), STEPS = 1e5;
/** Throws a `TypeFault` for a call with a constant that it does not accept, which the compiler of CEL finds. */
function checkConstants(name, args) {
	let [first, second] = args;
	if (CONVERSIONS.has(name) && args.length === 1 && first) {
		let value = constantOf(first);
		if (value !== void 0 && fails(() => FUNCTIONS.get(name)?.([value], new Budget(STEPS)))) throw new TypeFault(`calls \`${name}\` with a value that it does not accept.`);
	}
	if (PATTERNS.has(name) && second?.op === "value" && typeof second.args == "string") {
		let pattern = second.args;
		if (fails(() => METHODS.get("find")?.(["", pattern], new Budget(STEPS)))) throw new TypeFault(`calls \`${name}\` with a pattern that is not a regular expression in the syntax of RE2.`);
	}
	name === "format" && first?.op === "value" && typeof first.args == "string" && checkFormat(first.args, second);
}
function checkFormat(template, values) {
	let clauses = clausesOf(template);
	if (!clauses) throw new TypeFault("calls `format` of a text with a clause that does not exist, such as `%y`.");
	if (values?.op === "list" && values.args.length !== clauses.length) throw new TypeFault(`calls \`format\` of a text with ${clauses.length} clauses with ${values.args.length} values.`);
}
function constantOf({ op, args }) {
	if (op === "-_" && args.op === "value" && typeof args.args == "bigint") return int(-args.args);
	if (op === "value") return typeof args == "bigint" ? int(args) : typeof args != "object" || !args || args instanceof Uint8Array ? args : uint(args.value);
}
function fails(call) {
	try {
		return call(), !1;
	} catch (failure) {
		if (failure instanceof CelError$1) return !0;
		if (failure instanceof NotKnown) return !1;
		throw failure;
	}
}
// src/kubernetes/cel/typing/type.ts
/** A type without arguments. */
function simple(name) {
	return {
		name,
		args: []
	};
}
/** Any type, which is only known at run time. */
const DYN = simple("dyn"), UNSURE = simple("?"), BOOL = simple("bool"), INT = simple("int");
function listOf(element) {
	return {
		name: "list",
		args: [element]
	};
}
function mapOf(key, value) {
	return {
		name: "map",
		args: [key, value]
	};
}
function optionalOf(value) {
	return {
		name: "optional",
		args: [value]
	};
}
/** Whether a type takes values of all types, as far as is known. */
function isOpen({ name }) {
	return name === "dyn" || name === "?";
}
/** Whether a type, and all that it is made of, is known. */
function isSure({ name, args }) {
	return name !== "?" && args.every(isSure);
}
/** A type as people write it. */
function typeText({ name, args }) {
	return args.length === 0 ? name : `${name}<${args.map(typeText).join(", ")}>`;
}
/** Types that `null` is not a value of. */
const WITHOUT_NULL = /* @__PURE__ */ new Set([
	"bool",
	"int",
	"uint",
	"double",
	"string",
	"bytes",
	"list",
	"map",
	"type"
]), PARAMETER = /^[A-Z]$/;
/** Whether a parameter of a type takes an argument; a parameter of the signature then stands for its type, or for all if it must. */
function accepts(parameter, argument, bindings) {
	if (PARAMETER.test(parameter.name)) {
		let bound = bindings.get(parameter.name);
		return bound && !isOpen(argument) ? accepts(bound, argument, bindings) : (bindings.set(parameter.name, argument), !0);
	}
	return isOpen(parameter) || isOpen(argument) ? !0 : argument.name === "null" ? parameter.name === "null" || !WITHOUT_NULL.has(parameter.name) : parameter.name === "null" ? !WITHOUT_NULL.has(argument.name) : parameter.name === argument.name && parameter.args.every((part, at) => accepts(part, argument.args[at] ?? UNSURE, bindings));
}
/** A type of a signature with what its parameters stand for. */
function filled({ name, args }, bindings) {
	return PARAMETER.test(name) ? bindings.get(name) ?? UNSURE : {
		name,
		args: args.map((part) => filled(part, bindings))
	};
}
// src/kubernetes/cel/typing/macros.ts
/** The type that a macro gives; undefined if a call is none. */
function macroType([name, receiver, args], scope, infer) {
	let [first, second] = args;
	if (first?.op !== "id") return;
	if (receiver.op === "id" && receiver.args === "cel" && name === "bind") {
		let [, value, body] = args;
		return value && body && infer(body, withNames(scope, [[first.args, infer(value, scope)]]));
	}
	let form = `${name}/${args.length}`;
	if (ONE_VARIABLE.has(form)) {
		let type = infer(receiver, scope);
		if (name.startsWith("opt")) return optionalMacro(name, type, args, scope, infer);
		let range = rangeOf(type, name);
		return oneVariable(name, range, args.slice(1), withNames(scope, [[first.args, range.single]]), infer);
	}
	if (!TWO_VARIABLES.has(form) || second?.op !== "id") return;
	let range = rangeOf(infer(receiver, scope), name), inner = withNames(scope, [[first.args, range.key], [second.args, range.value]]);
	return twoVariables(name, range, args.slice(2), inner, infer);
}
const ONE_VARIABLE = /* @__PURE__ */ new Set([
	"all/2",
	"exists/2",
	"exists_one/2",
	"filter/2",
	"map/2",
	"map/3",
	"sortBy/2",
	"optMap/2",
	"optFlatMap/2"
]), TWO_VARIABLES = /* @__PURE__ */ new Set([
	"all/3",
	"exists/3",
	"exists_one/3",
	"existsOne/3",
	"transformList/3",
	"transformList/4",
	"transformMap/3",
	"transformMap/4",
	"transformMapEntry/3",
	"transformMapEntry/4"
]);
function rangeOf(type, name) {
	let [first = UNSURE, second = UNSURE] = type.args;
	if (type.name === "list") return {
		key: INT,
		value: first,
		single: first
	};
	if (type.name === "map") return {
		key: first,
		value: second,
		single: first
	};
	if (!isOpen(type)) throw new TypeFault(`calls \`${name}\` of a value of the type \`${typeText(type)}\`, which is not a list or a map.`);
	return {
		key: type,
		value: type,
		single: type
	};
}
function oneVariable(name, range, bodies, scope, infer) {
	let types = bodies.map((body) => infer(body, scope)), [first = UNSURE, second = first] = types;
	return name === "sortBy" ? listOf(range.single) : name === "map" ? (types.length > 1 && condition(name, first), listOf(second)) : (condition(name, first), name === "filter" ? listOf(range.single) : BOOL);
}
function twoVariables(name, range, bodies, scope, infer) {
	let types = bodies.map((body) => infer(body, scope)), [first = UNSURE, second = first] = types;
	return name.startsWith("transform") ? (types.length > 1 && condition(name, first), name === "transformList" ? listOf(second) : name === "transformMap" ? mapOf(range.key, second) : mapOf(UNSURE, UNSURE)) : (condition(name, first), BOOL);
}
function optionalMacro(name, type, [variable, body], scope, infer) {
	if (variable?.op !== "id" || !body) return UNSURE;
	let value = type.name === "optional" ? type.args[0] ?? UNSURE : UNSURE, result = infer(body, withNames(scope, [[variable.args, value]]));
	return name === "optMap" ? optionalOf(result) : isOpen(result) ? DYN : result;
}
function condition(name, type) {
	if (!isOpen(type) && type.name !== "bool") throw new TypeFault(`has a condition of \`${name}\` of the type \`${typeText(type)}\`, which must be \`bool\`.`);
}
// src/kubernetes/cel/typing/kubernetes.ts
/** The functions that Kubernetes 1.36 adds to those of CEL (k8s.io/apiserver, pkg/cel/environment). `A|B` is several of one signature. */
const KUBERNETES = "\nmatches(string, string) bool\n(string).matches|contains|startsWith|endsWith(string) bool\n(timestamp).getFullYear|getMonth|getDate|getDayOfMonth|getDayOfWeek|getDayOfYear|getHours|getMinutes|getSeconds|getMilliseconds() int\n(timestamp).getFullYear|getMonth|getDate|getDayOfMonth|getDayOfWeek|getDayOfYear|getHours|getMinutes|getSeconds|getMilliseconds(string) int\n(duration).getHours|getMinutes|getSeconds|getMilliseconds() int\n(string).charAt(int) string\n(string).indexOf|lastIndexOf(string) int\n(string).indexOf|lastIndexOf(string, int) int\n(string).lowerAscii|upperAscii|trim() string\n(string).replace(string, string) string\n(string).replace(string, string, int) string\n(string).split(string) list<string>\n(string).split(string, int) list<string>\n(string).substring(int) string\n(string).substring(int, int) string\n(string).format(list<T>) string\n(list<string>).join() string\n(list<string>).join(string) string\nstrings.quote(string) string\nsets.contains|sets.equivalent|sets.intersects(list<T>, list<T>) bool\nlists.range(int) list<int>\n(list<T>).slice(int, int) list<T>\n(list<T>).flatten() list<dyn>\n(list<T>).flatten(int) list<dyn>\n(list<T>).distinct|reverse() list<T>\n(list<T>).first|last() optional<T>\n(list<int>).sort() list<int>\n(list<uint>).sort() list<uint>\n(list<double>).sort() list<double>\n(list<bool>).sort() list<bool>\n(list<duration>).sort() list<duration>\n(list<timestamp>).sort() list<timestamp>\n(list<string>).sort() list<string>\n(list<bytes>).sort() list<bytes>\n(list<T>).indexOf|lastIndexOf(T) int\n(list<int>).isSorted() bool\n(list<uint>).isSorted() bool\n(list<double>).isSorted() bool\n(list<bool>).isSorted() bool\n(list<duration>).isSorted() bool\n(list<timestamp>).isSorted() bool\n(list<string>).isSorted() bool\n(list<bytes>).isSorted() bool\n(list<int>).sum|min|max() int\n(list<uint>).sum|min|max() uint\n(list<double>).sum|min|max() double\n(list<duration>).sum|min|max() duration\n(list<bool>).min|max() bool\n(list<timestamp>).min|max() timestamp\n(list<string>).min|max() string\n(list<bytes>).min|max() bytes\n(string).find(string) string\n(string).findAll(string) list<string>\n(string).findAll(string, int) list<string>\nisURL|isIP|isCIDR|isQuantity(string) bool\nurl(string) url\n(url).getScheme|getHost|getHostname|getPort|getEscapedPath() string\n(url).getQuery() map<string, list<string>>\nip(string) ip\nip.isCanonical(string) bool\n(ip).family() int\n(ip).isUnspecified|isLoopback|isLinkLocalMulticast|isLinkLocalUnicast|isGlobalUnicast() bool\ncidr(string) cidr\n(cidr).containsIP(string) bool\n(cidr).containsIP(ip) bool\n(cidr).containsCIDR(string) bool\n(cidr).containsCIDR(cidr) bool\n(cidr).ip() ip\n(cidr).masked() cidr\n(cidr).prefixLength() int\nquantity(string) quantity\nsign(quantity) int\n(quantity).isInteger() bool\n(quantity).asInteger() int\n(quantity).asApproximateFloat() double\n(quantity).add|sub(quantity) quantity\n(quantity).add|sub(int) quantity\n(quantity).isLessThan|isGreaterThan(quantity) bool\n(quantity).compareTo(quantity) int\nsemver(string) semver\nsemver(string, bool) semver\nisSemver(string) bool\nisSemver(string, bool) bool\n(semver).major|minor|patch() int\n(semver).isLessThan|isGreaterThan(semver) bool\n(semver).compareTo(semver) int\nformat.dns1123Label|format.dns1123Subdomain|format.dns1035Label|format.qualifiedName|format.dns1123LabelPrefix|format.dns1123SubdomainPrefix|format.dns1035LabelPrefix|format.labelValue|format.uri|format.uuid|format.byte|format.date|format.datetime() format\nformat.named(string) optional<format>\n(format).validate(string) optional<list<string>>\noptional.none() optional<T>\noptional.of|optional.ofNonZeroValue(T) optional<T>\noptional.unwrap(list<optional<T>>) list<T>\n(list<optional<T>>).unwrapOpt() list<T>\n(optional<T>).hasValue() bool\n(optional<T>).value() T\n(optional<T>).or(optional<T>) optional<T>\n(optional<T>).orValue(T) T\n(authorizer).path(string) pathCheck\n(authorizer).group(string) groupCheck\n(authorizer).serviceAccount(string, string) authorizer\n(groupCheck).resource(string) resourceCheck\n(resourceCheck).subresource|namespace|name|fieldSelector|labelSelector(string) resourceCheck\n(pathCheck).check(string) decision\n(resourceCheck).check(string) decision\n(decision).allowed|errored() bool\n(decision).error|reason() string\njsonpatch.escapeKey(string) string\n", LANGUAGE = "\n!_(bool) bool\n-_(int) int\n-_(double) double\n==|!=(T, T) bool\n<|<=|>|>=(bool, bool) bool\n<|<=|>|>=(int, int) bool\n<|<=|>|>=(int, uint) bool\n<|<=|>|>=(int, double) bool\n<|<=|>|>=(uint, uint) bool\n<|<=|>|>=(uint, int) bool\n<|<=|>|>=(uint, double) bool\n<|<=|>|>=(double, double) bool\n<|<=|>|>=(double, int) bool\n<|<=|>|>=(double, uint) bool\n<|<=|>|>=(string, string) bool\n<|<=|>|>=(bytes, bytes) bool\n<|<=|>|>=(timestamp, timestamp) bool\n<|<=|>|>=(duration, duration) bool\n+|-|*|/|%(int, int) int\n+|-|*|/|%(uint, uint) uint\n+|-|*|/(double, double) double\n+(string, string) string\n+(bytes, bytes) bytes\n+(list<T>, list<T>) list<T>\n+|-(duration, duration) duration\n+|-(timestamp, duration) timestamp\n+(duration, timestamp) timestamp\n-(timestamp, timestamp) duration\nin(T, list<T>) bool\nin(K, map<K, V>) bool\n[](list<T>, int) T\n[](map<K, V>, K) V\n?:(bool, T, T) T\nsize(string) int\nsize(bytes) int\nsize(list<T>) int\nsize(map<K, V>) int\n(string).size() int\n(bytes).size() int\n(list<T>).size() int\n(map<K, V>).size() int\nint(int) int\nint(uint) int\nint(double) int\nint(string) int\nint(timestamp) int\nint(duration) int\nuint(uint) uint\nuint(int) uint\nuint(double) uint\nuint(string) uint\ndouble(double) double\ndouble(int) double\ndouble(uint) double\ndouble(string) double\nbool(bool) bool\nbool(string) bool\nbytes(bytes) bytes\nbytes(string) bytes\nstring(string) string\nstring(bool) string\nstring(int) string\nstring(uint) string\nstring(double) string\nstring(bytes) string\nstring(timestamp) string\nstring(duration) string\nstring(ip) string\nstring(cidr) string\nduration(duration) duration\nduration(int) duration\nduration(string) duration\ntimestamp(timestamp) timestamp\ntimestamp(int) timestamp\ntimestamp(string) timestamp\ntype(T) type\ndyn(T) dyn\n", LINE = /^(?:\((.+?)\)\.)?([^\s(]+)\((.*)\) (\S.*)$/;
/** Reads signatures, one a line: `size(string) int`, and `(string).size() int` for a method. */
function read(text) {
	let functions = /* @__PURE__ */ new Map(), methods = /* @__PURE__ */ new Map();
	for (let line of text.trim().split(/\n\s*/)) {
		let [, receiver, names = "", parameters = "", result = ""] = LINE.exec(line) ?? [], types = [...receiver === void 0 ? [] : [receiver], ...partsOf(parameters)].map(typeOf);
		for (let name of names.split("|")) getOrInsert(receiver === void 0 ? functions : methods, name, () => []).push({
			parameters: types,
			result: typeOf(result)
		});
	}
	return {
		functions,
		methods
	};
}
/** The parts of a list of types, which commas separate. */
function partsOf(text) {
	let parts = [], [depth, part] = [0, ""];
	for (let sign of text) depth += Number(sign === "<") - Number(sign === ">"), sign === "," && depth === 0 ? (parts.push(part), part = "") : part += sign;
	return part.trim() === "" ? parts : [...parts, part];
}
function typeOf(text) {
	let [, name = text.trim(), args] = /^\s*(\w+)<(.*)>\s*$/.exec(text) ?? [];
	return args === void 0 ? simple(name) : {
		name,
		args: partsOf(args).map(typeOf)
	};
}
/** The operators, functions and methods of a dialect. */
const SIGNATURES = {
	kubernetes: read(`${LANGUAGE}${KUBERNETES}`),
	kyverno: read(`${LANGUAGE}${KUBERNETES}
(dyn).orValue(dyn) dyn
image|parseImageReference(string) image
isImage(string) bool
(image).containsDigest() bool
(image).registry|repository|identifier|identifierWithSeparator|tag|digest() string
hash.md5|hash.sha1|hash.sha256|md5|sha1|sha256(string) string
base64.encode(bytes) string
base64.decode(string) bytes
math.ceil|math.floor|math.round|math.trunc(double) double
math.round(double, int) double
math.isInf|math.isNaN|math.isFinite(double) bool
math.abs|math.sign(int) int
math.abs|math.sign(uint) uint
math.abs|math.sign(double) double
math.sqrt(int) double
math.sqrt(uint) double
math.sqrt(double) double
math.bitAnd|math.bitOr|math.bitXor(int, int) int
math.bitAnd|math.bitOr|math.bitXor(uint, uint) uint
math.bitNot(int) int
math.bitNot(uint) uint
math.bitShiftLeft|math.bitShiftRight(int, int) int
math.bitShiftLeft|math.bitShiftRight(uint, int) uint
regex.replace(string, string, string) string
regex.replace(string, string, string, int) string
regex.extract(string, string) optional<string>
regex.extractAll(string, string) list<string>
json.unmarshal(string) dyn
json.marshal(T) string
yaml.parse(string) dyn
transform.listObjToMap|listObjToMap(list<A>, list<B>, string, string) map<dyn, dyn>
time.now() timestamp
time.truncate(timestamp, duration) timestamp
time.toCron(timestamp) string
`)
};
// src/kubernetes/cel/typing/overloads.ts
/**
* The type that a call gives; undefined if nothing of that name is known. Throws a `TypeFault` if it does not take such arguments, the
* first of which is the receiver of a method.
*/
function resultOf(name, table, given, dialect) {
	let signatures = SIGNATURES[dialect][table].get(name);
	if (!signatures) return;
	let [first, ...others] = signatures.flatMap(({ parameters, result }) => {
		let bindings = /* @__PURE__ */ new Map();
		return parameters.length === given.length && parameters.every((one, at) => accepts(one, given[at] ?? UNSURE, bindings)) ? filled(result, bindings) : [];
	});
	if (!first) throw new TypeFault(refusal(name, table, given));
	return others.every((other) => typeText(other) === typeText(first)) ? first : given.every(isSure) ? DYN : UNSURE;
}
/** Types with an order that operators do not know. */
const ORDERED = /* @__PURE__ */ new Set(["quantity", "semver"]);
function refusal(name, table, given) {
	let texts = given.map((type) => `\`${isSure(type) ? typeText(type) : "…"}\``);
	if (/^\W|^in$/.test(name)) {
		let sign = {
			"!_": "!",
			"-_": "-",
			"?:": "? :"
		}[name] ?? name, hint = given.every((type) => ORDERED.has(type.name)) ? " Use `compareTo`, `isLessThan` or `isGreaterThan`." : "";
		return `uses \`${sign}\` on ${listed(texts)}, which CEL does not allow.${hint}`;
	}
	let [receiver, ...args] = texts, passed = table === "methods" ? args : texts;
	return `calls \`${name}\`${table === "methods" ? ` of ${receiver}` : ""} with ${passed.length === 0 ? "no arguments" : listed(passed)}, which it does not accept.`;
}
function listed(texts) {
	return texts.length < 2 ? texts.join() : `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)}`;
}
// src/kubernetes/cel/typing/calls.ts
/** The type that `name(args)` gives. */
function functionCall([name, args], scope, infer) {
	if (name === "has") return presence(args, scope, infer);
	checkConstants(name, args);
	let { functions, methods } = SIGNATURES[scope.dialect];
	if (!functions.has(name) && methods.has(name)) throw new TypeFault(`calls \`${name}\` as a function, but it is a method. Write \`value.${name}(…)\`.`);
	return resultOf(name, "functions", args.map((arg) => infer(arg, scope)), scope.dialect) ?? UNSURE;
}
function presence([operand, ...more], scope, infer) {
	if (more.length > 0 || operand?.op !== ".") throw new TypeFault("uses `has()` on something that is not a field. Write `has(object.field)`.");
	return infer(operand, scope), BOOL;
}
/** The type that `receiver.name(args)` gives: a method, a macro, or a function in a namespace. */
function methodCall(call, scope, infer) {
	let [name, receiver, args] = call;
	checkConstants(name, [receiver, ...args]);
	let { functions, methods } = SIGNATURES[scope.dialect], space = qualifiedName(receiver), spaced = space === void 0 || scope.types.has(space) ? void 0 : `${space}.${name}`;
	if (spaced !== void 0 && functions.has(spaced)) return resultOf(spaced, "functions", args.map((arg) => infer(arg, scope)), scope.dialect) ?? UNSURE;
	let macro = macroType(call, scope, infer);
	if (macro) return macro;
	if (receiver.op === "id" && !scope.types.has(receiver.args) && !TYPE_NAMES.has(receiver.args)) return UNSURE;
	let inner = name === "format" ? {
		...scope,
		isMixed: !0
	} : scope, types = [infer(receiver, scope), ...args.map((arg) => infer(arg, inner))];
	if (!methods.has(name) && functions.has(name)) throw new TypeFault(`calls \`${name}\` as a method, but it is a function. Write \`${name}(value)\`.`);
	if (!methods.has(name) && MACRO_NAMES.has(name)) throw new TypeFault(`calls \`${name}\` with ${args.length} arguments, which it does not accept.`);
	return resultOf(name, "methods", types, scope.dialect) ?? UNSURE;
}
// src/kubernetes/cel/typing/infer.ts
/** The type of a parsed expression. Throws a `TypeFault` where the compiler of CEL certainly fails. */
function infer(node, scope) {
	switch (node.op) {
		case "value": return literal(node.args);
		case "id": return scope.types.get(node.args) ?? (TYPE_NAMES.has(node.args) ? simple("type") : UNSURE);
		case ".":
		case ".?": return TYPE_NAMES.has(qualifiedName(node) ?? "") ? simple("type") : field(node, scope);
		case "[]":
		case "[?]": return entry(node, scope);
		case "list": return list(node.args, scope);
		case "map": return map(node.args, scope);
		case "||":
		case "&&":
			for (let side of node.args) demand(BOOL, side, scope, `uses \`${node.op}\` on`);
			return BOOL;
		case "!_":
		case "-_": return resultOf(node.op, "functions", [infer(node.args, scope)], scope.dialect) ?? UNSURE;
		case "?:": return resultOf("?:", "functions", node.args.map((part) => infer(part, scope)), scope.dialect) ?? UNSURE;
		case "call": return functionCall(node.args, scope, infer);
		case "rcall": return methodCall(node.args, scope, infer);
		default: return resultOf(node.op, "functions", node.args.map((part) => infer(part, scope)), scope.dialect) ?? UNSURE;
	}
}
function literal(value) {
	return value === null ? simple("null") : typeof value == "bigint" ? INT : typeof value == "number" ? simple("double") : typeof value == "boolean" ? BOOL : simple(typeof value == "string" ? "string" : value instanceof Uint8Array ? "bytes" : "uint");
}
function field({ op, args: [operand, name] }, scope) {
	let type = infer(operand, scope), whole = type.name === "optional" ? type.args[0] ?? UNSURE : type, found = whole.name === "map" ? whole.args[1] ?? UNSURE : whole;
	if (!isOpen(whole) && whole.name !== "map") throw new TypeFault(`reads the field \`${fieldName(name)}\` of a value of the type \`${typeText(whole)}\`, which has no fields.`);
	return op === ".?" || type.name === "optional" ? optionalOf(found) : found;
}
function entry({ op, args: [operand, key] }, scope) {
	let type = infer(operand, scope), whole = type.name === "optional" ? type.args[0] ?? UNSURE : type, index = infer(key, scope), found = isOpen(whole) ? whole : resultOf("[]", "functions", [whole, index], scope.dialect) ?? UNSURE;
	return op === "[?]" || type.name === "optional" ? optionalOf(found) : found;
}
function list(items, scope) {
	return listOf(common(entriesOf(items).map(([item, isOptional]) => unwrapped(infer(item, scope), isOptional)), scope, "a list"));
}
function map(entries, scope) {
	let pairs = entriesOf(entries), keys = pairs.map(([[key]]) => infer(key, scope)), values = pairs.map(([[, value], isOptional]) => unwrapped(infer(value, scope), isOptional));
	return mapOf(common(keys, scope, "a map with keys"), common(values, scope, "a map"));
}
function unwrapped(type, isOptional) {
	return isOptional ? type.name === "optional" && type.args[0] || UNSURE : type;
}
/** The type of all elements of a literal, which must have one. */
function common(types, { isMixed = !1 }, what) {
	let [first, ...others] = types;
	if (!first) return UNSURE;
	for (let other of others) {
		if (!isSure(first) || !isSure(other)) return UNSURE;
		if (typeText(first) !== typeText(other)) {
			if (isMixed || hasOpenPart(first) || hasOpenPart(other)) return UNSURE;
			throw new TypeFault(`${`contains ${what} of the types \`${typeText(first)}\` and \`${typeText(other)}\``}. CEL requires one type, or \`dyn(…)\` around each of them.`);
		}
	}
	return first;
}
function hasOpenPart({ args }) {
	return args.some((part) => isOpen(part) || hasOpenPart(part));
}
/** Requires a part of an expression to have a type. */
function demand(wanted, node, scope, what) {
	let type = infer(node, scope);
	if (!isOpen(type) && typeText(type) !== typeText(wanted)) throw new TypeFault(`${what} a value of the type \`${typeText(type)}\`, but only \`${typeText(wanted)}\` is accepted.`);
}
// src/kubernetes/cel/syntax.ts
/** Types of names; those of objects are only known at run time. */
const NAMED = /* @__PURE__ */ new Map([
	["object", DYN],
	["oldObject", DYN],
	["params", DYN],
	["authorizer", simple("authorizer")]
]), NOT_READ = /\b(?!in\b)\w+\s*\{/;
/** Reads expressions without evaluating them, each once. */
var ExpressionSyntax = class {
	#environment = new Environment({
		enableOptionalTypes: !0,
		unlistedVariablesAreDyn: !0,
		limits: {
			maxAstNodes: 5e3,
			maxDepth: 100
		}
	});
	#read = /* @__PURE__ */ new Map();
	/** The fault of an expression that must have one of some types; undefined if there is none, or if that is not known. */
	fault(expression, types, sight) {
		let read = this.#reading(expression);
		if (read) return "why" in read ? {
			kind: "syntax",
			why: read.why
		} : functionFault(read.names, sight) ?? nameFault(read.names, sight) ?? typeFault(read.ast, types, sight);
	}
	/** What an expression names; undefined if it cannot be read, or not here. */
	names(expression) {
		let read = this.#reading(expression);
		return !read || "why" in read ? void 0 : read.names;
	}
	/** Whether a function is one that is evaluated. */
	evaluates(name) {
		return EVALUATED.has(name);
	}
	#reading(expression) {
		return this.#read.has(expression) || this.#read.set(expression, this.#parse(expression)), this.#read.get(expression);
	}
	#parse(expression) {
		if (!(expression.length > 32768 || NOT_READ.test(expression.replace(TEXT, "\"\"")))) try {
			let { ast } = this.#environment.parse(readable(expression));
			return {
				ast,
				names: namesIn(ast)
			};
		} catch (failure) {
			let why = failure instanceof ParseError ? syntaxWords(failure, expression) : void 0;
			return why === void 0 ? void 0 : { why };
		}
	}
};
/** A function that does not exist or, where evaluators may have functions that are not known, that is a misspelling of one. */
function functionFault({ functions }, { visible, dialect }) {
	let known = dialect === "kubernetes" ? API_SERVER_FUNCTIONS : KNOWN_FUNCTIONS;
	for (let name of functions) {
		if (known.has(name)) continue;
		let near = KNOWN_FUNCTIONS.has(name) ? void 0 : FOREIGN.get(name) ?? misspelt(name, [...known]), isMeant = EVALUATED.has(near ?? "") && near?.toLowerCase() !== name.toLowerCase();
		if (visible !== void 0 || isMeant) return {
			kind: "function",
			name,
			near
		};
	}
}
function nameFault({ free }, { visible }) {
	if (visible !== void 0) {
		for (let name of free) if (!visible.includes(name)) return {
			kind: "name",
			name,
			near: nearest(name, visible)
		};
	}
}
function typeFault(ast, types, { dialect }) {
	try {
		let type = infer(ast, {
			dialect,
			types: NAMED
		});
		return types.length > 0 && !isOpen(type) && type.name !== "null" && !types.includes(type.name) ? {
			kind: "type",
			type: isSure(type) ? typeText(type) : type.name
		} : void 0;
	} catch (failure) {
		if (failure instanceof TypeFault) return {
			kind: "mismatch",
			why: failure.message
		};
		if (failure instanceof RangeError) return;
		throw failure;
	}
}
export { Environment as a, map$1 as i, entriesOf as n, list$1 as r, ExpressionSyntax as t };
