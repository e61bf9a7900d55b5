import { a as RE2JS, n as isQuantity } from "./format.js";
import { isIPv4, isIPv6 } from "node:net";
// src/kubernetes/cel/failure.ts
/** What a rule fails with while it is evaluated, in the words of the API server. It names keys and positions, never a value. */
var CelError$1 = class extends Error {}, NotKnown = class extends Error {}, Runaway = class extends NotKnown {}, Budget = class {
	#left;
	#whole;
	/** `whole`: the budget that this one is a part of. */
	constructor(steps, whole) {
		this.#left = steps, this.#whole = whole;
	}
	get spent() {
		return this.#left < 0;
	}
	spend(steps) {
		if (this.#left -= steps, this.#left < 0) throw new Runaway("it takes too many steps");
		this.#whole?.spend(steps);
	}
	/** Spends what it costs to go through a text. */
	read(text) {
		this.spend(1 + text.length / 10);
	}
}, Uint = class {
	value;
	constructor(value) {
		this.value = value;
	}
}, Duration$1 = class {
	nanos;
	constructor(nanos) {
		this.nanos = nanos;
	}
}, Timestamp = class {
	nanos;
	constructor(nanos) {
		this.nanos = nanos;
	}
}, TypeName = class {
	name;
	constructor(name) {
		this.name = name;
	}
}, Optional$1 = class Optional$1 {
	static none = new Optional$1(void 0);
	value;
	constructor(value) {
		this.value = value;
	}
}, Opaque = class {}, CelList = class {
	elements;
	listType;
	constructor(elements, listType = "atomic") {
		this.elements = elements, this.listType = listType;
	}
	/** The elements, where all of them are known. */
	get known() {
		return this.elements.map(mustKnow);
	}
}, CelMap = class {}, LiteralMap = class extends CelMap {
	#entries = /* @__PURE__ */ new Map();
	constructor(entries) {
		super();
		for (let entry of entries) this.#entries.set(keyText(entry[0]), entry);
	}
	get size() {
		return this.#entries.size;
	}
	get(key) {
		return this.#entries.get(keyText(key))?.[1];
	}
	has(key) {
		return this.#entries.has(keyText(key));
	}
	keys() {
		return [...this.#entries.values()].map(([key]) => key);
	}
};
/** Numbers that are equal are the same key, whatever their type. */
function keyText(key) {
	if (typeof key == "string") return `s${key}`;
	if (typeof key == "boolean") return `b${key}`;
	if (typeof key == "bigint") return `n${key}`;
	if (key instanceof Uint) return `n${key.value}`;
	if (typeof key == "number") return `n${Number.isInteger(key) ? BigInt(key) : key}`;
	throw new NotKnown("a value cannot be the key of a map");
}
/** A value that was read, if it is known. */
function mustKnow(value) {
	if (value === void 0) throw new NotKnown("a value is not known before it is substituted or decrypted");
	return value;
}
// src/kubernetes/cel/compare.ts
/** Whether two values are equal. Numbers are compared across their types; values of different types are not equal. */
function equals(left, right) {
	let number = numberOf(left);
	if (number !== void 0) {
		let other = numberOf(right);
		return other !== void 0 && number == other;
	}
	return left instanceof CelList ? right instanceof CelList && equalLists(left, right) : left instanceof CelMap ? right instanceof CelMap && equalMaps(left, right) : left instanceof Duration$1 ? right instanceof Duration$1 && left.nanos === right.nanos : left instanceof Timestamp ? right instanceof Timestamp && left.nanos === right.nanos : left instanceof TypeName ? right instanceof TypeName && left.name === right.name : left instanceof Optional$1 ? right instanceof Optional$1 && equalOptionals(left, right) : left instanceof Opaque ? right instanceof Opaque && left.typeName === right.typeName && left.equals(right) : left instanceof Uint8Array ? right instanceof Uint8Array && compareBytes(left, right) === 0 : left === right;
}
function numberOf(value) {
	return typeof value == "bigint" || typeof value == "number" ? value : value instanceof Uint ? value.value : void 0;
}
function equalLists(left, right) {
	if (left.elements.length !== right.elements.length) return !1;
	if (left.listType === "atomic") return left.elements.every((element, index) => equals(mustKnow(element), mustKnow(right.elements[index])));
	let { listType } = left, own = left.known;
	return right.known.every((element) => listType === "set" ? own.some((candidate) => equals(candidate, element)) : own.some((candidate) => equalKeys(candidate, element, listType) && equals(candidate, element)));
}
/** Whether two items of a list map are one item: the same values of its keys. */
function equalKeys(left, right, keys) {
	return left instanceof CelMap && right instanceof CelMap && keys.every((key) => {
		let [own, other] = [left.get(key), right.get(key)];
		return own === void 0 || other === void 0 ? own === other : equals(own, other);
	});
}
function equalMaps(left, right) {
	return left.size === right.size && left.keys().every((key) => {
		let [own, other] = [left.get(key), right.get(key)];
		return own !== void 0 && other !== void 0 && equals(own, other);
	});
}
function equalOptionals({ value: left }, { value: right }) {
	return left === void 0 || right === void 0 ? left === right : equals(left, right);
}
/** The order of two values: negative, 0 or positive; NaN if a number is none. Not known if their types have no order. */
function compare(left, right) {
	let [a, b] = [numberOf(left), numberOf(right)];
	if (a !== void 0 && b !== void 0) return a < b ? -1 : a > b ? 1 : Number(a) === Number(b) ? 0 : NaN;
	if (typeof left == "string" && typeof right == "string") return compareTexts(left, right);
	if (typeof left == "boolean" && typeof right == "boolean") return Number(left) - Number(right);
	if (left instanceof Duration$1 && right instanceof Duration$1 || left instanceof Timestamp && right instanceof Timestamp) return left.nanos < right.nanos ? -1 : Number(left.nanos > right.nanos);
	if (left instanceof Uint8Array && right instanceof Uint8Array) return compareBytes(left, right);
	throw mismatch(left, right);
}
/**
* What an operator on two values fails with that it does not take. Only a number or a text where the other is needed is surely
* an error: such expressions compile for fields that are either (`x-kubernetes-int-or-string`).
*/
function mismatch(left, right) {
	return typeof left == "string" && isNumber(right) || isNumber(left) && typeof right == "string" ? new CelError$1("no such overload") : new NotKnown("an operator does not accept values of these types here");
}
function isNumber(value) {
	return typeof value == "bigint" || typeof value == "number";
}
/** Order by code points, which is the order of Go's bytes. */
function compareTexts(left, right) {
	if (left === right) return 0;
	let at = 0;
	for (; at < left.length && at < right.length && left.charCodeAt(at) === right.charCodeAt(at);) at++;
	let [a, b] = [left.charCodeAt(at), right.charCodeAt(at)];
	if (Number.isNaN(a) || Number.isNaN(b)) return left.length - right.length;
	let isHalf = (unit) => unit >= 55296 && unit <= 57343;
	return isHalf(a) === isHalf(b) ? a - b : isHalf(a) ? 1 : -1;
}
function compareBytes(left, right) {
	return Buffer.compare(left, right);
}
// src/kubernetes/cel/arithmetic.ts
/** The operators of two values that calculate. */
const OPERATORS$1 = {
	"+": add,
	"-": subtract,
	"*": (left, right) => calculate(left, right, {
		whole: (a, b) => a * b,
		double: (a, b) => a * b
	}),
	"/": (left, right) => calculate(left, right, {
		whole: (a, b) => a / nonZero(b, "division"),
		double: (a, b) => a / b
	}),
	"%": (left, right) => calculate(left, right, { whole: (a, b) => a % nonZero(b, "modulus") })
}, INT = {
	least: -(2n ** 63n),
	most: 2n ** 63n - 1n
}, UINT_MOST = 2n ** 64n - 1n, TIME = {
	least: -62135596800n * 10n ** 9n,
	most: 253402300799999999999n
};
/** An integer of 64 bits, or the error of one that does not fit. */
function int(value) {
	if (value < INT.least || value > INT.most) throw new CelError$1("integer overflow");
	return value;
}
/** An unsigned integer of 64 bits, or the error of one that does not fit. */
function uint(value) {
	if (value < 0n || value > UINT_MOST) throw new CelError$1("unsigned integer overflow");
	return new Uint(value);
}
/** A duration of 64 bits of nanoseconds, or the error of one that does not fit. */
function duration(nanos) {
	if (nanos < INT.least || nanos > INT.most) throw new CelError$1("duration overflow");
	return new Duration$1(nanos);
}
/** A time from the year 1 to 9999, or the error of one that is not. */
function timestamp(nanos) {
	if (nanos < TIME.least || nanos > TIME.most) throw new CelError$1("timestamp overflow");
	return new Timestamp(nanos);
}
function calculate(left, right, { whole, double }) {
	if (typeof left == "bigint" && typeof right == "bigint") return int(whole(left, right));
	if (typeof left == "number" && typeof right == "number" && double) return double(left, right);
	if (left instanceof Uint && right instanceof Uint) return uint(whole(left.value, right.value));
	throw mismatch(left, right);
}
function nonZero(value, what) {
	if (value === 0n) throw new CelError$1(`${what} by zero`);
	return value;
}
function add(left, right, budget) {
	return typeof left == "string" && typeof right == "string" ? (budget.spend((left.length + right.length) / 10), left + right) : left instanceof CelList && right instanceof CelList ? joinLists(left, right, budget) : left instanceof Uint8Array && right instanceof Uint8Array ? (budget.spend((left.length + right.length) / 10), Buffer.concat([left, right])) : left instanceof Duration$1 && right instanceof Duration$1 ? duration(left.nanos + right.nanos) : left instanceof Timestamp && right instanceof Duration$1 || left instanceof Duration$1 && right instanceof Timestamp ? timestamp(left.nanos + right.nanos) : calculate(left, right, {
		whole: (a, b) => a + b,
		double: (a, b) => a + b
	});
}
function subtract(left, right) {
	return left instanceof Duration$1 && right instanceof Duration$1 ? duration(left.nanos - right.nanos) : left instanceof Timestamp && right instanceof Duration$1 ? timestamp(left.nanos - right.nanos) : left instanceof Timestamp && right instanceof Timestamp ? duration(left.nanos - right.nanos) : calculate(left, right, {
		whole: (a, b) => a - b,
		double: (a, b) => a - b
	});
}
/** `-x`. */
function negate(value) {
	if (typeof value == "bigint") return int(-value);
	if (typeof value == "number") return -value;
	if (value instanceof Duration$1) return duration(-value.nanos);
	throw new NotKnown("a value cannot be negated");
}
/** Sets are united, list maps merged by their keys, other lists appended. */
function joinLists(left, right, budget) {
	budget.spend(left.elements.length + right.elements.length);
	let { listType } = left;
	if (listType === "atomic") return new CelList([...left.elements, ...right.elements]);
	let elements = [...left.known];
	for (let element of right.known) {
		budget.spend(elements.length);
		let at = elements.findIndex((own) => listType === "set" ? equals(own, element) : equalKeys(own, element, listType));
		at === -1 ? elements.push(element) : elements[at] = element;
	}
	return new CelList(elements, listType);
}
// src/kubernetes/cel/library/time.ts
const SECOND = 10n ** 9n, UNITS = {
	ns: 1n,
	us: 1000n,
	µs: 1000n,
	μs: 1000n,
	ms: 1000000n,
	s: SECOND,
	m: 60n * SECOND,
	h: 3600n * SECOND
}, PART = /([0-9]*)(?:\.([0-9]*))?(ns|us|µs|μs|ms|s|m|h)/y, LONGEST$1 = 2n ** 63n - 1n;
/** Nanoseconds of a duration as Go writes it (`1h30m`, `-1.5s`, `0`), or undefined if it is none. */
function parseDuration(text) {
	let negative = text.startsWith("-"), rest = /^[+-]/.test(text) ? text.slice(1) : text;
	if (rest === "0") return 0n;
	if (rest === "" || text.length > 200) return;
	let nanos = 0n;
	for (PART.lastIndex = 0; PART.lastIndex < rest.length;) {
		let [, whole = "", fraction = "", unit = ""] = PART.exec(rest) ?? [];
		if (unit === "" || whole === "" && fraction === "") return;
		let size = UNITS[unit] ?? 0n;
		if (nanos += BigInt(whole || "0") * size, fraction !== "" && (nanos += BigInt(fraction.slice(0, 18)) * size / 10n ** BigInt(Math.min(fraction.length, 18))), nanos > LONGEST$1) return;
	}
	return negative ? -nanos : nanos;
}
const LONG_PART = /(\d+)\s*([A-Za-zµ]+)/g, LONG_UNITS = [
	[
		1n,
		["ns"],
		"nano"
	],
	[
		1000n,
		["us", "µs"],
		"micro"
	],
	[
		1000000n,
		["ms"],
		"milli"
	],
	[
		SECOND,
		["s"],
		"sec"
	],
	[
		60n * SECOND,
		["m"],
		"min"
	],
	[
		3600n * SECOND,
		["h", "hr"],
		"hour"
	],
	[
		86400n * SECOND,
		["d"],
		"day"
	],
	[
		7n * 86400n * SECOND,
		["w", "wk"],
		"week"
	]
];
/** Nanoseconds of a field of format `duration`, which also takes words (`2 days`). */
function parseDurationField(text) {
	let nanos = parseDuration(text);
	if (nanos !== void 0) return nanos;
	let sum;
	if (!(text.length > 200)) {
		for (let [, count = "", name = ""] of text.matchAll(LONG_PART)) {
			let unit = name.toLowerCase();
			for (let [size, names, word] of LONG_UNITS) (names.includes(unit) || unit.startsWith(word)) && (sum = (sum ?? 0n) + BigInt(count) * size);
		}
		return sum;
	}
}
const RFC3339 = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:[.,](\d+))?(?:Z|([+-])(\d{2}):(\d{2}))$/;
/** A time as RFC 3339 writes it, or undefined if it is none. */
function parseTimestamp(text) {
	let match = RFC3339.exec(text);
	if (!match) return;
	let [, year, month, day, hour, minute, second] = match.map(Number), [fraction = "", sign, offsetHour = "0", offsetMinute = "0"] = match.slice(7), days = daysSince1970(year ?? 0, month ?? 0, day ?? 0);
	if (days === void 0 || (hour ?? 24) > 23 || (minute ?? 60) > 59 || (second ?? 60) > 59 || Number(offsetHour) > 24 || Number(offsetMinute) > 60) return;
	let offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * (sign === "-" ? -1 : 1), seconds = days * 86400 + (hour ?? 0) * 3600 + (minute ?? 0) * 60 + (second ?? 0) - offset * 60;
	return timestamp(BigInt(seconds) * SECOND + BigInt(fraction.slice(0, 9).padEnd(9, "0")));
}
/** Days of a date, which may be written `2006-01-02`, or undefined if the month has no such day. */
function daysSince1970(year, month, day) {
	let date = /* @__PURE__ */ new Date(0);
	return date.setUTCFullYear(year, month - 1, day), date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() / 864e5 : void 0;
}
/** Midnight of a date such as `2006-01-02`, or undefined if it is none. */
function parseDate(text) {
	return /^\d{4}-\d{2}-\d{2}$/.test(text) ? parseTimestamp(`${text}T00:00:00Z`) : void 0;
}
/** A time as RFC 3339 writes it, in UTC, with as many digits as it needs. */
function formatTimestamp({ nanos }) {
	let { date, nanosecond } = partsOf(nanos), fraction = nanosecond === 0 ? "" : `.${String(nanosecond).padStart(9, "0").replace(/0+$/, "")}`;
	return `${date.toISOString().slice(0, 19)}${fraction}Z`;
}
function partsOf(nanos) {
	let nanosecond = (nanos % SECOND + SECOND) % SECOND;
	return {
		date: new Date(Number((nanos - nanosecond) / 1000000n)),
		nanosecond: Number(nanosecond)
	};
}
/** The parts of a time that functions read, in a zone given as its distance from UTC (`UTC`, `+02:00`); undefined in others. */
function readTime(name, { nanos }, zone = "UTC") {
	let offset = zoneOffset(zone);
	if (offset === void 0) return;
	let { date, nanosecond } = partsOf(nanos + offset);
	switch (name) {
		case "getFullYear": return date.getUTCFullYear();
		case "getMonth": return date.getUTCMonth();
		case "getDate": return date.getUTCDate();
		case "getDayOfMonth": return date.getUTCDate() - 1;
		case "getDayOfWeek": return date.getUTCDay();
		case "getDayOfYear": return Math.floor((date.getTime() - new Date(date).setUTCMonth(0, 1)) / 864e5);
		case "getHours": return date.getUTCHours();
		case "getMinutes": return date.getUTCMinutes();
		case "getSeconds": return date.getUTCSeconds();
		default: return Math.floor(nanosecond / 1e6);
	}
}
function zoneOffset(zone) {
	if (zone === "UTC" || zone === "") return 0n;
	let [, sign, hours = "", minutes = ""] = /^([+-]?)(\d{1,2}):(\d{2})$/.exec(zone) ?? [];
	if (hours === "") return;
	if (Number(hours) > 23 || Number(minutes) > 59) throw new CelError$1("unknown time zone");
	let size = BigInt(Number(hours) * 60 + Number(minutes)) * 60n * SECOND;
	return sign === "-" ? -size : size;
}
// src/kubernetes/cel/program.ts
/** Characters of an expression that is still read. */
const LONGEST_EXPRESSION = 32768;
/** The variables that an expression sees, innermost first. */
var Scope = class {
	#name;
	#outer;
	slot;
	constructor(name, outer) {
		this.#name = name, this.#outer = outer, this.slot = outer ? outer.slot + 1 : 0;
	}
	slotOf(name) {
		return this.#name === name ? this.slot : this.#outer?.slotOf(name);
	}
};
/** Runs a condition whose failure another one may make up for. */
function attempt(condition, frame) {
	try {
		let value = condition(frame);
		return typeof value == "boolean" ? value : new NotKnown("a condition is neither true nor false");
	} catch (failure) {
		if (failure instanceof Runaway) throw failure;
		if (failure instanceof CelError$1 || failure instanceof NotKnown) return failure;
		throw failure;
	}
}
/** What `||` (decisive: true) and `&&` (decisive: false) come to where neither side is decisive. What is not known may be. */
function undecided(decisive, verdicts) {
	let error;
	for (let verdict of verdicts) {
		if (verdict instanceof NotKnown) throw verdict;
		verdict instanceof CelError$1 && (error ??= verdict);
	}
	if (error) throw error;
	return !decisive;
}
function constant(value) {
	return () => value;
}
/** A part of an expression that has no answer here. */
function unsupported(what) {
	return () => {
		throw new NotKnown(`${what} is not supported here`);
	};
}
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
// src/kubernetes/cel/library/lists.ts
/** Methods of lists, of Kubernetes and of CEL's extension. */
const LIST_METHODS = {
	isSorted: ofList((items) => items.every((item, at) => at === 0 || !(compare(before(items, at), item) > 0))),
	sum: ofList((items, budget) => {
		let [first, ...rest] = items;
		if (first === void 0) return 0n;
		if (isSummable(first)) return rest.reduce((sum, item) => OPERATORS$1["+"](sum, item, budget), first);
	}),
	max: ofList((items) => extreme(items, "max", (order) => order < 0)),
	min: ofList((items) => extreme(items, "min", (order) => order > 0)),
	indexOf: ([list, item], budget) => place(list, item, budget, "findIndex"),
	lastIndexOf: ([list, item], budget) => place(list, item, budget, "findLastIndex"),
	first: ([list]) => list instanceof CelList ? optionalOf(list, 0) : void 0,
	last: ([list]) => list instanceof CelList ? optionalOf(list, list.elements.length - 1) : void 0,
	reverse: ofList((items) => new CelList(items.toReversed())),
	distinct: ofList((items, budget) => {
		let kept = [];
		for (let item of items) budget.spend(kept.length), kept.some((other) => equals(other, item)) || kept.push(item);
		return new CelList(kept);
	}),
	sort: ofList((items) => new CelList(items.toSorted(compare))),
	slice: ([list, start, end]) => {
		if (list instanceof CelList && typeof start == "bigint" && typeof end == "bigint") {
			if (start < 0n || end < 0n || start > end || end > BigInt(list.elements.length)) throw new CelError$1(`cannot slice(${start}, ${end}), list is length ${list.elements.length}`);
			return new CelList(list.elements.slice(Number(start), Number(end)));
		}
	},
	flatten: ([list, depth], budget) => {
		if (!(!(list instanceof CelList) || depth !== void 0 && typeof depth != "bigint")) {
			if (depth !== void 0 && depth < 0n) throw new CelError$1("level must be non-negative");
			return new CelList(flatten(list, depth ?? 1n, budget));
		}
	}
}, LIST_FUNCTIONS = {
	"sets.contains": ofSets((left, right) => right.every((item) => left.some((own) => equals(own, item)))),
	"sets.intersects": ofSets((left, right) => right.some((item) => left.some((own) => equals(own, item)))),
	"sets.equivalent": ofSets((left, right) => right.every((item) => left.some((own) => equals(own, item))) && left.every((item) => right.some((other) => equals(other, item)))),
	"lists.range": ([length], budget) => {
		if (typeof length == "bigint") return budget.spend(Number(length)), new CelList(Array.from({ length: Math.max(0, Number(length)) }, (_, at) => BigInt(at)));
	}
};
/** Whether a value is in a list, or a key in a map; not known if an element that is not known may be it. */
function isIn(item, container, budget) {
	if (container instanceof CelMap) return container.has(item);
	if (!(container instanceof CelList)) throw new NotKnown("a value is empty");
	return budget.spend(container.elements.length), container.elements.some((element) => element !== void 0 && equals(element, item)) ? !0 : container.known.length < 0;
}
function ofList(call) {
	return ([list], budget) => {
		if (list instanceof CelList) return budget.spend(list.elements.length), call(list.known, budget);
	};
}
function ofSets(call) {
	return ([left, right], budget) => {
		if (left instanceof CelList && right instanceof CelList) return budget.spend(left.elements.length * right.elements.length), call(left.known, right.known);
	};
}
function optionalOf({ elements }, at) {
	return elements.length === 0 ? Optional$1.none : new Optional$1(mustKnow(elements[at]));
}
function before(items, at) {
	return items[at - 1] ?? null;
}
function isSummable(value) {
	return typeof value == "bigint" || typeof value == "number" || value instanceof Uint || value instanceof Duration$1;
}
function extreme(items, name, replaces) {
	let [first, ...rest] = items;
	if (first === void 0) throw new CelError$1(`${name} called on empty list`);
	return rest.reduce((best, item) => replaces(compare(best, item)) ? item : best, first);
}
function place(list, item, budget, find) {
	if (list instanceof CelList && item !== void 0) return budget.spend(list.elements.length), BigInt(list.known[find]((element) => equals(element, item)));
}
function flatten(list, depth, budget) {
	return budget.spend(list.elements.length), list.known.flatMap((item) => item instanceof CelList && depth > 0n ? flatten(item, depth - 1n, budget) : [item]);
}
// src/kubernetes/cel/library/ip.ts
/** An IP address. */
var Address = class Address extends Opaque {
	typeName = "net.IP";
	bits;
	value;
	constructor(bits, value) {
		super(), this.bits = bits, this.value = value;
	}
	equals(other) {
		return other instanceof Address && other.bits === this.bits && other.value === this.value;
	}
	/** As it is written by the rules of RFC 5952. */
	toString() {
		return this.bits === 32 ? [
			24n,
			16n,
			8n,
			0n
		].map((at) => this.value >> at & 255n).join(".") : ipv6Text(this.value);
	}
}, Network = class Network extends Opaque {
	typeName = "net.CIDR";
	address;
	length;
	constructor(address, length) {
		super(), this.address = address, this.length = length;
	}
	equals(other) {
		return other instanceof Network && other.length === this.length && other.address.equals(this.address);
	}
	toString() {
		return `${this.address}/${this.length}`;
	}
	get masked() {
		let host = BigInt(this.address.bits - this.length);
		return new Network(new Address(this.address.bits, this.address.value >> host << host), this.length);
	}
	contains(address) {
		if (address.bits !== this.address.bits) return !1;
		let host = BigInt(this.address.bits - this.length);
		return address.value >> host === this.address.value >> host;
	}
};
/** An address without zone, and not one of IPv4 in IPv6, or undefined if the text is none. */
function parseAddress(text) {
	if (isIPv4(text)) return new Address(32, ipv4Value(text));
	if (text.includes("%") || !isIPv6(text)) return;
	let value = ipv6Value(text);
	return value >> 32n == 65535n ? void 0 : new Address(128, value);
}
/** A network as Kubernetes writes it (`10.0.0.0/8`), or undefined if the text is none. */
function parseNetwork(text) {
	let [, start = "", length = ""] = /^(.*)\/(0|[1-9]\d{0,2})$/.exec(text) ?? [], address = parseAddress(start);
	return address && Number(length) <= address.bits ? new Network(address, Number(length)) : void 0;
}
function ipv4Value(text) {
	return text.split(".").reduce((value, part) => value << 8n | BigInt(part), 0n);
}
function ipv6Value(text) {
	let [head = "", tail] = text.replace(/[^:]+\.[^:]+$/, (ipv4) => {
		let value = ipv4Value(ipv4);
		return `${(value >> 16n).toString(16)}:${(value & 65535n).toString(16)}`;
	}).split("::"), groups = (part) => part === "" ? [] : part.split(":"), [first, last] = [groups(head), groups(tail ?? "")], zeros = Array(8 - first.length - last.length).fill("0");
	return [
		...first,
		...zeros,
		...last
	].reduce((value, group) => value << 16n | BigInt(`0x${group}`), 0n);
}
/** Lower case, and the longest row of two or more zero groups as `::`. */
function ipv6Text(value) {
	let groups = Array.from({ length: 8 }, (_, at) => (value >> BigInt(112 - 16 * at) & 65535n).toString(16)), best = {
		at: 0,
		length: 0
	};
	for (let at = 0; at < 8; at++) {
		let end = at;
		for (; groups[end] === "0";) end++;
		end - at > best.length && (best = {
			at,
			length: end - at
		});
	}
	return best.length < 2 ? groups.join(":") : `${groups.slice(0, best.at).join(":")}::${groups.slice(best.at + best.length).join(":")}`;
}
// src/kubernetes/cel/library/address.ts
/** Functions that read addresses and networks. */
const ADDRESS_FUNCTIONS = {
	ip: ([text]) => typeof text == "string" ? addressOf(text) : void 0,
	isIP: ([text]) => typeof text == "string" ? parseAddress(text) !== void 0 : void 0,
	"ip.isCanonical": ([text]) => typeof text == "string" ? addressOf(text).toString() === text : void 0,
	cidr: ([text]) => typeof text == "string" ? networkOf(text) : void 0,
	isCIDR: ([text]) => typeof text == "string" ? parseNetwork(text) !== void 0 : void 0
}, ADDRESS_METHODS = {
	family: ofAddress(({ bits }) => bits === 32 ? 4n : 6n),
	isUnspecified: ofAddress(({ value }) => value === 0n),
	isLoopback: ofAddress(isLoopback),
	isLinkLocalMulticast: ofAddress(({ bits, value }) => bits === 32 ? value >> 8n == 14680064n : value >> 112n == 65282n),
	isLinkLocalUnicast: ofAddress(isLinkLocalUnicast),
	isGlobalUnicast: ofAddress((address) => address.value !== 0n && (address.bits !== 32 || address.value !== 4294967295n) && !isLoopback(address) && !isLinkLocalUnicast(address) && (address.bits === 32 ? address.value >> 28n != 14n : address.value >> 120n != 255n)),
	ip: ofNetwork(({ address }) => address),
	prefixLength: ofNetwork(({ length }) => BigInt(length)),
	masked: ofNetwork((network) => network.masked),
	containsIP: ([network, other]) => {
		let address = typeof other == "string" ? addressOf(other) : other;
		return network instanceof Network && address instanceof Address ? network.contains(address) : void 0;
	},
	containsCIDR: ([network, other]) => {
		let inner = typeof other == "string" ? networkOf(other) : other;
		if (network instanceof Network && inner instanceof Network) return network.length <= inner.length && network.contains(inner.address);
	}
};
function isLoopback({ bits, value }) {
	return bits === 32 ? value >> 24n == 127n : value === 1n;
}
function isLinkLocalUnicast({ bits, value }) {
	return bits === 32 ? value >> 16n == 43518n : value >> 118n == 65152n >> 6n;
}
function ofAddress(call) {
	return ([value]) => value instanceof Address ? call(value) : void 0;
}
function ofNetwork(call) {
	return ([value]) => value instanceof Network ? call(value) : void 0;
}
function addressOf(text) {
	let address = parseAddress(text);
	if (!address) throw new CelError$1("IP address parse error during conversion from string");
	return address;
}
function networkOf(text) {
	let network = parseNetwork(text);
	if (!network) throw new CelError$1("network address parse error during conversion from string");
	return network;
}
// src/kubernetes/cel/types.ts
/** The name of a value's type. */
function typeOf(value) {
	switch (typeof value) {
		case "boolean": return "bool";
		case "bigint": return "int";
		case "number": return "double";
		case "string": return "string";
	}
	return value === null ? "null_type" : value instanceof CelList ? "list" : value instanceof CelMap ? "map" : value instanceof Uint ? "uint" : value instanceof Duration$1 ? "google.protobuf.Duration" : value instanceof Timestamp ? "google.protobuf.Timestamp" : value instanceof TypeName ? "type" : value instanceof Optional$1 ? "optional_type" : value instanceof Uint8Array ? "bytes" : value.typeName;
}
/** Types that expressions name. */
const TYPE_NAMES = /* @__PURE__ */ new Set([
	"bool",
	"int",
	"uint",
	"double",
	"string",
	"bytes",
	"list",
	"map",
	"null_type",
	"type",
	"optional_type",
	"google.protobuf.Duration",
	"google.protobuf.Timestamp"
]), DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/, TRUE = [
	"1",
	"t",
	"T",
	"true",
	"TRUE",
	"True"
], FALSE = [
	"0",
	"f",
	"F",
	"false",
	"FALSE",
	"False"
], CONVERSIONS = {
	int: ([value]) => {
		if (typeof value == "bigint") return value;
		if (value instanceof Uint) return int(value.value);
		if (value instanceof Duration$1) return value.nanos;
		if (value instanceof Timestamp) return (value.nanos - (value.nanos % SECOND + SECOND) % SECOND) / SECOND;
		if (typeof value == "number") return wholeOf(value, 2 ** 63);
		if (!(typeof value != "string" || value.length > 100)) return /^[+-]?\d+$/.test(value) && inRange(value, -(2n ** 63n), 2n ** 63n) ? whole(value) : unconvertible("int");
	},
	uint: ([value]) => {
		if (value instanceof Uint) return value;
		if (typeof value == "bigint") return uint(value);
		if (typeof value == "number") return value < 0 ? unconvertible("uint") : uint(wholeOf(value, 2 ** 64));
		if (!(typeof value != "string" || value.length > 100)) return /^\d+$/.test(value) && inRange(value, 0n, 2n ** 64n) ? uint(whole(value)) : unconvertible("uint");
	},
	double: ([value]) => {
		if (typeof value == "number") return value;
		if (typeof value == "bigint") return Number(value);
		if (value instanceof Uint) return Number(value.value);
		if (!(typeof value != "string" || value.length > 100)) return DECIMAL.test(value) ? Number.isFinite(Number(value)) ? Number(value) : unconvertible("double") : /^[+-]?(?:0x|inf|nan)/i.test(value) ? void 0 : unconvertible("double");
	},
	string: ([value]) => value === void 0 ? void 0 : textOf(value),
	bool: ([value]) => typeof value == "string" ? TRUE.includes(value) || !FALSE.includes(value) && unconvertible("bool") : typeof value == "boolean" ? value : void 0,
	bytes: ([value]) => typeof value == "string" ? new TextEncoder().encode(value) : value instanceof Uint8Array ? value : void 0,
	duration: ([value]) => {
		if (value instanceof Duration$1) return value;
		if (typeof value == "bigint") return duration(value);
		if (typeof value != "string") return;
		let nanos = parseDuration(value);
		return nanos === void 0 ? unconvertible("google.protobuf.Duration") : duration(nanos);
	},
	timestamp: ([value]) => value instanceof Timestamp ? value : typeof value == "bigint" ? timestamp(value * SECOND) : typeof value == "string" ? parseTimestamp(value) ?? unconvertible("google.protobuf.Timestamp") : void 0,
	type: ([value]) => value === void 0 ? void 0 : new TypeName(typeOf(value)),
	dyn: ([value]) => value
};
function unconvertible(type) {
	throw new CelError$1(`type conversion error to '${type}'`);
}
function whole(text) {
	return BigInt(text.replace("+", ""));
}
function inRange(text, least, most) {
	let value = whole(text);
	return value >= least && value < most;
}
function wholeOf(value, limit) {
	if (!(value > -limit && value < limit)) throw new CelError$1("integer overflow");
	return BigInt(Math.trunc(value));
}
/** A value as `string(…)` gives it; undefined for types that have no text. */
function textOf(value) {
	if (typeof value == "string") return value;
	if (typeof value == "boolean" || typeof value == "bigint") return String(value);
	if (typeof value == "number") return doubleText(value);
	if (value instanceof Uint) return String(value.value);
	if (value instanceof Duration$1) return `${plainDecimal(Number(value.nanos) / 1e9)}s`;
	if (value instanceof Timestamp) return formatTimestamp(value);
	if (value instanceof TypeName) return value.name;
	if (value instanceof Uint8Array) return utf8(value);
}
function utf8(bytes) {
	try {
		return new TextDecoder("utf-8", {
			fatal: !0,
			ignoreBOM: !0
		}).decode(bytes);
	} catch {
		throw new CelError$1("invalid UTF-8 in bytes, cannot convert to string");
	}
}
/** As Go's shortest form writes a number: with an exponent below 10⁻⁴ and from 10⁶ on. */
function doubleText(value) {
	if (Number.isNaN(value)) return "NaN";
	if (!Number.isFinite(value)) return value > 0 ? "+Inf" : "-Inf";
	if (Object.is(value, -0)) return "-0";
	let [digits = "", power = "0"] = value.toExponential().split("e"), exponent = Number(power);
	return value === 0 || exponent >= -4 && exponent < 6 ? plainDecimal(value) : `${digits}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}
/** A number without exponent. */
function plainDecimal(value) {
	let text = String(value), [, sign = "", first = "", rest = "", power = ""] = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
	if (power === "") return text;
	let exponent = Number(power);
	return exponent < 0 ? `${sign}0.${"0".repeat(-exponent - 1)}${first}${rest}` : `${sign}${first}${rest.padEnd(exponent, "0")}`;
}
// src/kubernetes/cel/library/url.ts
/** A URL as Go's net/url reads it. */
var Url = class Url extends Opaque {
	typeName = "kubernetes.URL";
	scheme;
	/** Host and port. */
	host;
	/** The path as it was written. */
	path;
	query;
	#text;
	constructor(text, parts) {
		super(), this.#text = text, this.scheme = parts.scheme, this.host = parts.host, this.path = parts.path, this.query = parts.query;
	}
	equals(other) {
		return other instanceof Url && other.#text === this.#text;
	}
};
/** `url(…)` and `isURL(…)`: an absolute URL or path. */
const URL_FUNCTIONS = {
	isURL: ([text], budget) => {
		if (typeof text == "string") return budget.read(text), parseUrl(text) !== void 0;
	},
	url: ([text], budget) => {
		if (typeof text != "string") return;
		budget.read(text);
		let [whole = "", ...fragment] = text.split("#"), url = parseUrl(text) && isEscaped(fragment.join("#")) ? parseUrl(whole) : void 0;
		if (!url) throw new CelError$1("URL parse error during conversion from string");
		if (text.startsWith("//")) throw new NotKnown("a URL without scheme has a host");
		return url;
	}
}, URL_METHODS = {
	getScheme: ofUrl(({ scheme }) => scheme),
	getHost: ofUrl(({ host }) => host),
	getHostname: ofUrl(({ host }) => host.replace(/:\d*$/, "").replace(/^\[(.*)\]$/, "$1")),
	getPort: ofUrl(({ host }) => /:(\d*)$/.exec(host)?.[1] ?? ""),
	getEscapedPath: ofUrl(({ path }) => {
		if (!/^(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})*$/.test(path)) throw new NotKnown("a path would be escaped");
		return path;
	}),
	getQuery: ofUrl(({ query }) => queryOf(query))
};
function ofUrl(call) {
	return ([value]) => value instanceof Url ? call(value) : void 0;
}
/** A URL as Go's `url.ParseRequestURI` takes it, or undefined if the text is none. */
function parseUrl(text) {
	if (text === "" || /[\x00-\x1f\x7f]/.test(text)) return;
	if (text === "*") return new Url(text, {
		scheme: "",
		host: "",
		path: "*",
		query: ""
	});
	if (text.startsWith(":")) return;
	let scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(text)?.[1] ?? "", [rest = "", ...queries] = text.slice(scheme === "" ? 0 : scheme.length + 1).split("?"), query = queries.join("?"), lower = scheme.toLowerCase();
	if (!rest.startsWith("/")) return scheme === "" ? void 0 : new Url(text, {
		scheme: lower,
		host: "",
		path: "",
		query
	});
	let [, authority, path = ""] = (scheme === "" ? void 0 : /^\/\/([^/]*)(.*)$/s.exec(rest)) ?? [
		rest,
		void 0,
		rest
	];
	if (!isEscaped(path)) return;
	if (authority === void 0) return new Url(text, {
		scheme: lower,
		host: "",
		path,
		query
	});
	let host = hostOf(authority, lower);
	return host === void 0 ? void 0 : new Url(text, {
		scheme: lower,
		host,
		path,
		query
	});
}
/** Whether each `%` begins an escape. */
function isEscaped(text) {
	return !/%(?![0-9A-Fa-f]{2})/.test(text);
}
function hostOf(authority, scheme) {
	let at = authority.lastIndexOf("@"), host = authority.slice(at + 1), user = at === -1 ? "" : authority.slice(0, at);
	if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(user) || !isEscaped(user)) return;
	if (host.includes("%")) throw new NotKnown("a host has escapes");
	if (host.lastIndexOf("[") > 0) return;
	if (host.startsWith("[")) {
		let [, inside = "", port] = /^\[(.*)\]([^\]]*)$/s.exec(host) ?? [];
		if (port === void 0 || !/^(?::\d*)?$/.test(port)) return;
		if (!isIPv6(inside)) throw new NotKnown("a host in brackets is not an address");
		return host;
	}
	if (/[\x20#/?@\\^`{|}]/.test(host)) return;
	let colon = host.indexOf(":");
	if (colon === -1) return host;
	if (host.lastIndexOf(":") !== colon && /^https?$/.test(scheme)) throw new NotKnown("a host has several colons");
	return /^:\d*$/.test(host.slice(host.lastIndexOf(":"))) ? host : void 0;
}
function queryOf(query) {
	let values = /* @__PURE__ */ new Map();
	for (let part of query.split("&")) {
		if (part === "" || part.includes(";")) continue;
		let [key = "", ...rest] = part.split("="), [name, value] = [unescapePart(key), unescapePart(rest.join("="))];
		name !== void 0 && value !== void 0 && values.set(name, [...values.get(name) ?? [], value]);
	}
	return new LiteralMap([...values].map(([name, texts]) => [name, new CelList(texts)]));
}
function unescapePart(text) {
	if (isEscaped(text)) try {
		return decodeURIComponent(text.replaceAll("+", " "));
	} catch {
		throw new NotKnown("a query is not UTF-8");
	}
}
// src/kubernetes/cel/library/names.ts
const DNS_LABEL = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/, DNS_1035_LABEL = /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/, NAME = /^(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/, UUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i, BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** A format that Kubernetes has a name for. */
var NamedFormat = class NamedFormat extends Opaque {
	typeName = "kubernetes.NamedFormat";
	name;
	matches;
	constructor(name, matches) {
		super(), this.name = name, this.matches = matches;
	}
	equals(other) {
		return other instanceof NamedFormat && other.name === this.name;
	}
};
const FORMATS = new Map(Object.entries({
	dns1123Label: isDnsLabel,
	dns1123LabelPrefix: (text) => isDnsLabel(withoutDash(text)),
	dns1123Subdomain: isDnsSubdomain,
	dns1123SubdomainPrefix: (text) => isDnsSubdomain(withoutDash(text)),
	dns1035Label: isDns1035Label,
	dns1035LabelPrefix: (text) => isDns1035Label(withoutDash(text)),
	qualifiedName: isQualifiedName,
	labelValue: (text) => text === "" || text.length <= 63 && NAME.test(text),
	uri: (text) => parseUrl(text) !== void 0,
	uuid: (text) => UUID.test(text),
	byte: (text) => BASE64.test(text.replace(/[\r\n]/g, "")),
	date: (text) => parseDate(text) !== void 0,
	datetime: () => {
		throw new NotKnown("the format `datetime` is not supported here");
	}
}).map(([name, matches]) => [name, new NamedFormat(name, matches)])), FORMAT_FUNCTIONS = {
	...Object.fromEntries([...FORMATS].map(([name, format]) => [`format.${name}`, () => format])),
	"format.named": ([name]) => typeof name == "string" ? new Optional$1(FORMATS.get(name)) : void 0
}, FORMAT_METHODS = { validate: ([format, text], budget) => {
	if (format instanceof NamedFormat && typeof text == "string") return budget.read(text), format.matches(text) ? Optional$1.none : new Optional$1(new CelList([`not a valid ${format.name}`]));
} };
/** Prefixes of names may end in a dash. */
function withoutDash(text) {
	return text.length > 1 && text.endsWith("-") ? `${text.slice(0, -2)}a` : text;
}
function isDnsLabel(text) {
	return text.length <= 63 && DNS_LABEL.test(text);
}
function isDnsSubdomain(text) {
	return text.length <= 253 && text.split(".").every((label) => DNS_LABEL.test(label));
}
function isDns1035Label(text) {
	return text.length <= 63 && DNS_1035_LABEL.test(text);
}
function isQualifiedName(text) {
	let [name = "", prefix, ...more] = text.split("/").toReversed();
	return more.length > 0 || prefix !== void 0 && !isDnsSubdomain(prefix) ? !1 : name.length <= 63 && NAME.test(name);
}
// src/kubernetes/cel/library/quantity.ts
const NANO = 10n ** 9n, INT_MOST = 2n ** 63n - 1n, POWERS = {
	n: -9,
	u: -6,
	m: -3,
	"": 0,
	k: 3,
	M: 6,
	G: 9,
	T: 12,
	P: 15,
	E: 18
}, PARTS = /^([+-]?)(\d*)(?:\.(\d*))?([a-zA-Z]*)([+-]?\d*)$/;
/** An amount of a resource, to the billionth, as the API server keeps it. */
var Quantity = class Quantity extends Opaque {
	typeName = "kubernetes.Quantity";
	/** The amount times 10⁹. */
	nanos;
	constructor(nanos) {
		super(), this.nanos = nanos;
	}
	equals(other) {
		return other instanceof Quantity && other.nanos === this.nanos;
	}
};
/** `quantity(…)` and `isQuantity(…)`. */
const QUANTITY_FUNCTIONS = {
	quantity: ([text]) => typeof text == "string" ? parseQuantity(text) ?? noQuantity() : void 0,
	isQuantity: ([text]) => typeof text == "string" ? parseQuantity(text) !== void 0 : void 0,
	sign: ([value]) => value instanceof Quantity ? BigInt(Number(value.nanos > 0n) - Number(value.nanos < 0n)) : void 0
}, QUANTITY_METHODS = {
	isInteger: ofQuantity(({ nanos }) => nanos % NANO === 0n && fitsInt(nanos / NANO)),
	asInteger: ofQuantity(({ nanos }) => {
		if (nanos % NANO !== 0n || !fitsInt(nanos / NANO)) throw new CelError$1("cannot convert value to integer");
		return nanos / NANO;
	}),
	asApproximateFloat: ofQuantity(({ nanos }) => Number(nanos) / 1e9),
	add: ([left, right]) => combined(left, right, (a, b) => a + b),
	sub: ([left, right]) => combined(left, right, (a, b) => a - b)
};
/** The order of two quantities. */
function compareQuantities(left, right) {
	return left.nanos < right.nanos ? -1 : Number(left.nanos > right.nanos);
}
/** A quantity such as `1.5Gi`, `100m`, `1e3`, or undefined if the text is none. */
function parseQuantity(text) {
	if (text.length > 100 || !isQuantity(text)) return;
	let [, sign = "", whole = "", fraction = "", suffix = "", power = ""] = PARTS.exec(text) ?? [], exponent = power === "" ? POWERS[suffix] ?? 0 : Number(power);
	if (Math.abs(exponent) > 100) return;
	let binary = suffix.length === 2 ? 2n ** (10n * BigInt("KMGTPE".indexOf(suffix.charAt(0)) + 1)) : 1n, scale = 9 + (suffix.length === 2 ? 0 : exponent) - fraction.length, digits = BigInt(`${whole}${fraction}` || "0") * binary, nanos = scale >= 0 ? digits * 10n ** BigInt(scale) : roundUp(digits, 10n ** BigInt(-scale));
	return new Quantity(sign === "-" ? -nanos : nanos);
}
function roundUp(value, divisor) {
	return (value + divisor - 1n) / divisor;
}
function noQuantity() {
	throw new CelError$1("quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
}
function fitsInt(value) {
	return value >= -INT_MOST - 1n && value <= INT_MOST;
}
function ofQuantity(call) {
	return ([value]) => value instanceof Quantity ? call(value) : void 0;
}
function combined(left, right, call) {
	if (left instanceof Quantity) return right instanceof Quantity ? new Quantity(call(left.nanos, right.nanos)) : typeof right == "bigint" ? new Quantity(call(left.nanos, right * NANO)) : void 0;
}
// src/kubernetes/cel/library/regex.ts
/** Patterns that are kept compiled. */
const compiled = /* @__PURE__ */ new Map(), REGEX_METHODS = {
	matches: ([text, pattern], budget) => {
		if (typeof text == "string" && typeof pattern == "string") return expression(text, pattern, budget).test(text);
	},
	find: ([text, pattern], budget) => {
		if (typeof text != "string" || typeof pattern != "string") return;
		let matcher = expression(text, pattern, budget).matcher(text);
		return matcher.find() ? matcher.group() ?? "" : "";
	},
	findAll: ([text, pattern, most], budget) => {
		if (typeof text != "string" || typeof pattern != "string" || most !== void 0 && typeof most != "bigint") return;
		let matcher = expression(text, pattern, budget).matcher(text), found = [];
		for (; (most === void 0 || most < 0n || found.length < most) && matcher.find();) budget.spend(1), found.push(matcher.group() ?? "");
		return new CelList(found);
	}
};
/** A pattern, ready to go through a text: what that costs grows with both. */
function expression(text, pattern, budget) {
	budget.spend((1 + text.length / 10) * (1 + pattern.length / 4)), compiled.has(pattern) || (compiled.size >= 2e3 && compiled.clear(), compiled.set(pattern, compile(pattern)));
	let found = compiled.get(pattern);
	if (!found) throw new NotKnown("a pattern cannot be read");
	return found;
}
function compile(pattern) {
	try {
		return RE2JS.compile(pattern);
	} catch {
		return;
	}
}
// src/kubernetes/cel/library/characters.ts
/** Without the white space of Unicode around it, which is JavaScript's but for two characters. */
function trim(text) {
	let isSpace = (at) => text[at] !== "﻿" && (text[at] === "" || text[at]?.trim() === ""), [start, end] = [0, text.length];
	for (; start < end && isSpace(start);) start++;
	for (; end > start && isSpace(end - 1);) end--;
	return text.slice(start, end);
}
/** The characters (code points) of a text; reading it counts. */
function split(text, budget) {
	return budget.read(text), [...text];
}
/** A position from 0 up to a length. Throws a CelError. */
function inside(at, length) {
	if (at < 0n || at > BigInt(length)) throw new CelError$1(`index out of range: ${at}`);
	return Number(at);
}
/** The first position of some characters in others, from a position on, or -1. */
function indexOf(text, other, from, budget) {
	if (typeof from == "bigint") {
		if (other.length === 0) return from;
		if (from < 0n) throw new CelError$1(`index out of range: ${from}`);
		budget.spend(text.length * other.length / 10);
		for (let at = Number(from); at + other.length <= text.length; at++) if (startsAt(text, other, at)) return BigInt(at);
		return -1n;
	}
}
/** The last position of some characters in others, up to a position, or -1. */
function lastIndexOf(text, other, from, budget) {
	if (from !== void 0 && typeof from != "bigint") return;
	if (other.length === 0) return from ?? BigInt(text.length);
	if (from !== void 0 && from < 0n) throw new CelError$1(`index out of range: ${from}`);
	if (from !== void 0 && from >= BigInt(text.length)) return -1n;
	budget.spend(text.length * other.length / 10);
	let last = text.length - other.length;
	for (let at = Math.min(Number(from ?? last), last); at >= 0; at--) if (startsAt(text, other, at)) return BigInt(at);
	return -1n;
}
function startsAt(text, other, at) {
	return other.every((character, index) => text[at + index] === character);
}
/** As Go splits: at most `most` parts, the last one holding the rest; all parts if it is negative. */
function splitText(text, separator, most) {
	if (most === 0n) return [];
	let parts = separator === "" ? [...text] : text.split(separator);
	if (most < 0n || BigInt(parts.length) <= most) return parts;
	let kept = Number(most) - 1;
	return [...parts.slice(0, kept), parts.slice(kept).join(separator)];
}
// src/kubernetes/cel/library/format.ts
const CLAUSE = /%(?:%|(\.\d{1,3})?([a-zA-Z]))/g;
/** A text whose clauses (`%s`, `%d`, `%x` …) are filled with values. */
function formatText(template, values, budget) {
	budget.read(template);
	let next = 0;
	return template.replace(CLAUSE, (clause, precision, verb) => {
		if (verb === void 0) return "%";
		let value = values[next++];
		if (value === void 0) throw new CelError$1(`index ${next - 1} out of range`);
		let filled = precision === void 0 ? clauseText(verb, value) : void 0;
		if (filled === void 0) throw new NotKnown(`the clause ${clause} is not supported here`);
		return budget.read(filled), filled;
	});
}
function clauseText(verb, value) {
	let whole = typeof value == "bigint" ? value : value instanceof Uint ? value.value : void 0;
	switch (verb) {
		case "s": return value instanceof CelList ? listText(value) : value === null ? "null" : textOf(value);
		case "d": return whole?.toString();
		case "b": return typeof value == "boolean" ? String(Number(value)) : whole?.toString(2);
		case "o": return whole?.toString(8);
		case "x":
		case "X": {
			let bytes = typeof value == "string" ? new TextEncoder().encode(value) : value, digits = bytes instanceof Uint8Array ? Buffer.from(bytes).toString("hex") : whole?.toString(16);
			return verb === "X" ? digits?.toUpperCase() : digits;
		}
		default: return;
	}
}
/** A list as CEL writes it; only of plain texts and whole numbers. */
function listText(list) {
	let texts = list.known.map((element) => typeof element == "string" ? /^[\x20-\x7e]*$/.test(element) ? JSON.stringify(element) : void 0 : typeof element == "bigint" || typeof element == "boolean" ? String(element) : void 0);
	return texts.includes(void 0) ? void 0 : `[${texts.join(", ")}]`;
}
// src/kubernetes/cel/library/text.ts
/** Methods of strings. Positions count characters (code points), from 0. */
const TEXT_METHODS = {
	contains: ofTexts((text, other) => text.includes(other)),
	startsWith: ofTexts((text, other) => text.startsWith(other)),
	endsWith: ofTexts((text, other) => text.endsWith(other)),
	lowerAscii: ofText((text) => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())),
	upperAscii: ofText((text) => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase())),
	trim: ofText(trim),
	charAt: ([text, at], budget) => {
		if (typeof text != "string" || typeof at != "bigint") return;
		let characters = split(text, budget);
		return characters[inside(at, characters.length)] ?? "";
	},
	substring: ([text, start, end], budget) => {
		if (typeof text != "string" || typeof start != "bigint") return;
		let characters = split(text, budget);
		if (end === void 0) return characters.slice(inside(start, characters.length)).join("");
		if (typeof end == "bigint") {
			if (start > end) throw new CelError$1(`invalid substring range. start: ${start}, end: ${end}`);
			return characters.slice(inside(start, characters.length), inside(end, characters.length)).join("");
		}
	},
	indexOf: ([text, other, from], budget) => {
		if (typeof text == "string" && typeof other == "string") return indexOf(split(text, budget), split(other, budget), from ?? 0n, budget);
	},
	lastIndexOf: ([text, other, from], budget) => {
		if (typeof text == "string" && typeof other == "string") return lastIndexOf(split(text, budget), split(other, budget), from, budget);
	},
	split: ([text, separator, most], budget) => {
		if (typeof text == "string" && typeof separator == "string" && (most === void 0 || typeof most == "bigint")) return budget.read(text), new CelList(splitText(text, separator, most ?? -1n));
	},
	replace: ([text, old, fresh, most], budget) => {
		if (typeof text != "string" || typeof old != "string" || typeof fresh != "string" || most !== void 0 && typeof most != "bigint" || old === "") return;
		let parts = splitText(text, old, most === void 0 || most < 0n ? -1n : most + 1n);
		return budget.spend((text.length + parts.length * fresh.length) / 10), parts.join(fresh);
	},
	join: ([list, separator], budget) => {
		if (!(list instanceof CelList) || separator !== void 0 && typeof separator != "string") return;
		let texts = list.known.filter((element) => typeof element == "string");
		if (texts.length === list.elements.length) return budget.spend(texts.reduce((length, text) => length + text.length + (separator?.length ?? 0), 0) / 10), texts.join(separator ?? "");
	},
	format: ([template, values], budget) => typeof template == "string" && values instanceof CelList ? formatText(template, values.known, budget) : void 0
}, TEXT_FUNCTIONS = { "strings.quote": ofText((text) => `"${text.replace(/["\\\x07\b\f\n\r\t\v]/g, (sign) => `\\${ESCAPES[sign] ?? sign}`)}"`) }, ESCAPES = {
	"\x07": "a",
	"\b": "b",
	"\f": "f",
	"\n": "n",
	"\r": "r",
	"	": "t",
	"\v": "v"
};
function ofText(call) {
	return ([text], budget) => {
		if (typeof text == "string") return budget.read(text), call(text);
	};
}
function ofTexts(call) {
	return ([text, other], budget) => {
		if (typeof text == "string" && typeof other == "string") return budget.read(text), call(text, other);
	};
}
// src/kubernetes/cel/library/version.ts
const IDENTIFIERS = "[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*", NUMBER = "(0|[1-9][0-9]*)", VERSION = RegExp(`^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-(${IDENTIFIERS}))?(?:\\+(${IDENTIFIERS}))?$`), MOST = 2n ** 64n;
/** A semantic version. */
var Version = class Version extends Opaque {
	typeName = "kubernetes.Semver";
	numbers;
	prerelease;
	constructor(numbers, prerelease) {
		super(), this.numbers = numbers, this.prerelease = prerelease;
	}
	equals(other) {
		return other instanceof Version && compareVersions(this, other) === 0;
	}
};
/** `semver(…)` and `isSemver(…)`, strict or (with `true`) tolerant. */
const VERSION_FUNCTIONS = {
	semver: ([text, tolerant]) => {
		if (typeof text != "string" || tolerant !== void 0 && typeof tolerant != "boolean") return;
		let version = parseVersion(text, tolerant ?? !1);
		if (!version) throw new CelError$1("the text is not a semantic version");
		return version;
	},
	isSemver: ([text, tolerant]) => {
		if (!(typeof text != "string" || tolerant !== void 0 && typeof tolerant != "boolean")) return parseVersion(text, tolerant ?? !1) !== void 0;
	}
}, VERSION_METHODS = {
	major: ofVersion(0),
	minor: ofVersion(1),
	patch: ofVersion(2)
};
/** The order of two versions; builds do not count. */
function compareVersions(left, right) {
	for (let [at, number] of left.numbers.entries()) {
		let other = right.numbers[at] ?? 0n;
		if (number !== other) return number < other ? -1 : 1;
	}
	if (left.prerelease.length === 0 || right.prerelease.length === 0) return Number(left.prerelease.length === 0) - Number(right.prerelease.length === 0);
	for (let [at, part] of left.prerelease.entries()) {
		let other = right.prerelease[at];
		if (other === void 0) return 1;
		if (part !== other) return compareParts(part, other);
	}
	return left.prerelease.length === right.prerelease.length ? 0 : -1;
}
/** Numbers by value and before words, words by their characters. */
function compareParts(left, right) {
	let [a, b] = [/^\d+$/.test(left), /^\d+$/.test(right)];
	return a && b ? BigInt(left) < BigInt(right) ? -1 : 1 : a === b ? left < right ? -1 : 1 : a ? -1 : 1;
}
function parseVersion(text, tolerant) {
	if (text.length > 512) return;
	let strict = tolerant ? normalized(text) : text, [, major = "", minor = "", patch = "", prerelease = ""] = VERSION.exec(strict ?? "") ?? [];
	if (major === "") return;
	let parts = prerelease === "" ? [] : prerelease.split("."), numbers = [
		major,
		minor,
		patch
	].map(BigInt);
	if (!(numbers.some((number) => number >= MOST) || parts.some((part) => /^0\d+$/.test(part)))) return new Version(numbers, parts);
}
/** Without `v` and leading zeros, with three numbers. */
function normalized(text) {
	let parts = text.replace(/^v/, "").split("."), plain = [...parts.slice(0, 2), ...parts.length > 2 ? [parts.slice(2).join(".")] : []].map((part) => part.length > 1 ? part.replace(/^0+/, "").replace(/^(?!\d)/, "0") : part);
	if (!(plain.length < 3 && /[+-]/.test(plain.at(-1) ?? ""))) return [
		...plain,
		"0",
		"0"
	].slice(0, 3).join(".");
}
function ofVersion(at) {
	return ([version]) => version instanceof Version ? version.numbers[at] : void 0;
}
// src/kubernetes/cel/library/functions.ts
const TIME_PARTS = [
	"getFullYear",
	"getMonth",
	"getDate",
	"getDayOfMonth",
	"getDayOfWeek",
	"getDayOfYear",
	"getHours",
	"getMinutes",
	"getSeconds",
	"getMilliseconds"
], UNIT_NANOS = {
	getHours: 3600000000000n,
	getMinutes: 60000000000n,
	getSeconds: 1000000000n,
	getMilliseconds: 1000000n
}, FUNCTIONS = tableOf([
	CONVERSIONS,
	TEXT_FUNCTIONS,
	LIST_FUNCTIONS,
	URL_FUNCTIONS,
	ADDRESS_FUNCTIONS,
	QUANTITY_FUNCTIONS,
	VERSION_FUNCTIONS,
	FORMAT_FUNCTIONS,
	{
		size: ([value], budget) => sizeOf(value, (text) => budget.read(text)),
		matches: (args, budget) => REGEX_METHODS.matches?.(args, budget),
		string: ([value], budget) => value instanceof Address || value instanceof Network ? String(value) : value === void 0 ? void 0 : CONVERSIONS.string?.([value], budget),
		"optional.none": () => Optional$1.none,
		"optional.of": ([value]) => value === void 0 ? void 0 : new Optional$1(value),
		"optional.ofNonZeroValue": ([value]) => {
			if (value === void 0) return;
			let zero = isZero(value);
			return zero === void 0 ? void 0 : zero ? Optional$1.none : new Optional$1(value);
		}
	}
]), METHODS = tableOf([
	LIST_METHODS,
	TEXT_METHODS,
	REGEX_METHODS,
	URL_METHODS,
	ADDRESS_METHODS,
	QUANTITY_METHODS,
	VERSION_METHODS,
	FORMAT_METHODS,
	Object.fromEntries(TIME_PARTS.map((name) => [name, timePart(name)])),
	{
		size: ([value], budget) => sizeOf(value, (text) => budget.read(text)),
		isGreaterThan: ordered((order) => order > 0),
		isLessThan: ordered((order) => order < 0),
		compareTo: ordered((order) => BigInt(Math.sign(order))),
		hasValue: ([value]) => value instanceof Optional$1 ? value.value !== void 0 : void 0,
		value: ([value]) => {
			if (value instanceof Optional$1) {
				if (value.value === void 0) throw new CelError$1("optional.none() dereference");
				return value.value;
			}
		}
	}
]);
/** Functions of the same name take different types: the first that takes the arguments answers. */
function tableOf(tables) {
	let all = /* @__PURE__ */ new Map();
	for (let table of tables) for (let [name, call] of Object.entries(table)) {
		let other = all.get(name);
		all.set(name, other ? (args, budget) => call(args, budget) ?? other(args, budget) : call);
	}
	return all;
}
function sizeOf(value, read) {
	if (typeof value == "string") {
		read(value);
		let size = 0n;
		for (let _ of value) size++;
		return size;
	}
	return value instanceof CelList ? BigInt(value.elements.length) : value instanceof CelMap ? BigInt(value.size) : value instanceof Uint8Array ? BigInt(value.length) : void 0;
}
function timePart(name) {
	return ([value, zone]) => {
		if (value instanceof Duration$1 && zone === void 0) {
			let unit = UNIT_NANOS[name];
			return unit === void 0 ? void 0 : value.nanos / unit;
		}
		if (!(value instanceof Timestamp) || zone !== void 0 && typeof zone != "string") return;
		let part = readTime(name, value, zone);
		return part === void 0 ? void 0 : BigInt(part);
	};
}
function ordered(call) {
	return ([left, right]) => left instanceof Quantity && right instanceof Quantity ? call(compareQuantities(left, right)) : left instanceof Version && right instanceof Version ? call(compareVersions(left, right)) : void 0;
}
function isZero(value) {
	return value === null || value === !1 || value === "" || value === 0 || value === 0n ? !0 : value instanceof CelList ? value.elements.length === 0 : value instanceof CelMap ? value.size === 0 : typeof value == "object" && void 0;
}
// src/kubernetes/cel/iterate.ts
/** Goes through a list (positions and items) or a map (keys and values), as many steps as the budget allows. */
function* entries(range, frame) {
	if (range instanceof CelList) {
		let at = 0n;
		for (let element of range.elements) frame.budget.spend(3), yield [at++, () => element];
	} else if (range instanceof CelMap) for (let key of range.keys()) frame.budget.spend(3), yield [key, () => range.get(key)];
	else throw new NotKnown("a macro requires a list or a map");
}
/** Runs something for each entry, with the variables set; stops where it gives true. What depends on all entries depends on the whole. */
function each({ receiver, slots }, frame, step) {
	let range = receiver(frame), whole = frame.reads?.last, [first = 0, second] = slots;
	for (let [key, value] of entries(range, frame)) if (second === void 0 ? frame.slots[first] = range instanceof CelMap ? key : value() : (frame.slots[first] = key, frame.slots[second] = readable(value)), step(key)) return;
	frame.reads?.goBack(whole);
}
/** A value that turns out not to be known is only so if it is read. */
function readable(value) {
	try {
		return value();
	} catch (failure) {
		if (failure instanceof NotKnown) return;
		throw failure;
	}
}
// src/kubernetes/cel/optional.ts
/** That a value is none of those that may be missing. */
function noOptional() {
	throw new NotKnown("a value is not an optional");
}
/** `optional.or(…)` and `orValue(…)`, which need their argument only if there is no value. */
function otherwise(receiver, other, unwrap) {
	return (frame) => {
		let value = receiver(frame);
		return value instanceof Optional$1 ? value.value === void 0 ? other(frame) : unwrap ? value.value : value : noOptional();
	};
}
// src/kubernetes/cel/macros.ts
/** Macros on lists and maps by name, number of variables and number of expressions. */
const MACROS = new Map([
	...[1, 2].flatMap((variables) => [
		[`all/${variables}/1`, quantifier(!1)],
		[`exists/${variables}/1`, quantifier(!0)],
		[`exists_one/${variables}/1`, existsOne],
		[`existsOne/${variables}/1`, existsOne]
	]),
	["map/1/1", transformList],
	["map/1/2", transformList],
	["filter/1/1", filter],
	["transformList/2/1", transformList],
	["transformList/2/2", transformList],
	["sortBy/1/1", sortBy],
	["transformMap/2/1", transformMap],
	["transformMap/2/2", transformMap],
	["optMap/1/1", (call) => optional(call, (value) => new Optional$1(value))],
	["optFlatMap/1/1", (call) => optional(call, (value) => value instanceof Optional$1 ? value : noOptional())]
]);
/** A macro that binds `variables` in `bodies` expressions. */
function macroOf(name, variables, bodies) {
	return MACROS.get(`${name}/${variables}/${bodies}`);
}
/** Names of macros, which are not functions. */
const MACRO_NAMES = new Set([...MACROS.keys()].map((key) => key.slice(0, key.indexOf("/"))));
function quantifier(decisive) {
	return (call) => (frame) => {
		let [body = never] = call.bodies, verdicts = [], decided = !1;
		return each(call, frame, () => {
			let verdict = attempt(body, frame);
			return verdict === decisive ? decided = !0 : typeof verdict != "boolean" && verdicts.push(verdict), decided;
		}), decided ? decisive : undecided(decisive, verdicts);
	};
}
function never() {
	throw new NotKnown("a macro has no expression");
}
/** The value of a condition, which must be true or false. */
function isTrue(condition, frame) {
	let value = condition(frame);
	if (typeof value != "boolean") throw new NotKnown("a condition is neither true nor false");
	return value;
}
function existsOne(call) {
	return (frame) => {
		let [body = never] = call.bodies, count = 0;
		return each(call, frame, () => (isTrue(body, frame) && count++, !1)), count === 1;
	};
}
function filter(call) {
	return (frame) => {
		let [body = never] = call.bodies, kept = [], [slot = 0] = call.slots;
		return each(call, frame, () => {
			let item = frame.slots[slot];
			return isTrue(body, frame) && kept.push(mustKnow(item)), !1;
		}), new CelList(kept);
	};
}
/** The condition (or none) and the last expression of a macro that transforms. */
function transformation({ bodies }) {
	return {
		keeps: bodies.length > 1 ? bodies[0] ?? never : () => !0,
		result: bodies.at(-1) ?? never
	};
}
function transformList(call) {
	let { keeps, result } = transformation(call);
	return (frame) => {
		let items = [];
		return each(call, frame, () => (isTrue(keeps, frame) && items.push(result(frame)), !1)), new CelList(items);
	};
}
function sortBy(call) {
	return (frame) => {
		let [body = never] = call.bodies, [slot = 0] = call.slots, keyed = [];
		return each(call, frame, () => (keyed.push({
			item: mustKnow(frame.slots[slot]),
			key: body(frame)
		}), !1)), new CelList(keyed.toSorted((a, b) => compare(a.key, b.key)).map(({ item }) => item));
	};
}
function transformMap(call) {
	let { keeps, result } = transformation(call);
	return (frame) => {
		let pairs = [];
		return each(call, frame, (key) => (isTrue(keeps, frame) && pairs.push([key, result(frame)]), !1)), new LiteralMap(pairs);
	};
}
function optional({ receiver, slots, bodies }, wrap) {
	let [slot = 0] = slots, [body = never] = bodies;
	return (frame) => {
		let value = receiver(frame);
		return value instanceof Optional$1 ? value.value === void 0 ? Optional$1.none : (frame.slots[slot] = value.value, wrap(body(frame))) : noOptional();
	};
}
// src/kubernetes/cel/select.ts
/** `value.key` and `value[key]`; on an optional value, an optional. */
function select(value, key) {
	if (value instanceof Optional$1) return optionalSelect(value, key);
	let found = find(value, key);
	if (found !== void 0) return found;
	throw value instanceof CelList ? new CelError$1(`index out of bounds: ${typeof key == "bigint" ? key : "…"}`) : new CelError$1(`no such key: ${typeof key == "string" || typeof key == "bigint" ? key : "…"}`);
}
/** `value.?key` and `value[?key]`. */
function optionalSelect(value, key) {
	let inner = value instanceof Optional$1 ? value.value : value;
	if (inner === void 0) return Optional$1.none;
	let found = find(inner, key);
	return found === void 0 ? Optional$1.none : new Optional$1(found);
}
/** `has(value.key)`. */
function isPresent(value, key) {
	let inner = value instanceof Optional$1 ? value.value : value;
	if (inner === void 0) return !1;
	if (!(inner instanceof CelMap)) throw new NotKnown("has() is used on a value without fields");
	return inner.has(key);
}
function find(value, key) {
	if (value instanceof CelMap) return value.get(key);
	if (!(value instanceof CelList)) throw new NotKnown("a value has no fields");
	let at = typeof key == "bigint" || Number.isInteger(key) ? Number(key) : -1;
	if (typeof key != "bigint" && typeof key != "number") throw new NotKnown("a list index is not a number");
	return at >= 0 && at < value.elements.length ? mustKnow(value.elements[at]) : void 0;
}
// src/kubernetes/cel/calls.ts
/** The name that identifiers with dots between them spell. */
function qualifiedName(node) {
	if (node.op === "id") return node.args;
	if (node.op !== ".") return;
	let outer = qualifiedName(node.args[0]);
	return outer === void 0 ? void 0 : `${outer}.${node.args[1]}`;
}
/** `has(value.field)`. */
function presence([field], scope, compile) {
	if (field?.op !== "." && field?.op !== ".?") return unsupported("has() of something that is not a field");
	let [operand, name] = field.args, value = compile(operand, scope);
	return (frame) => isPresent(value(frame), name);
}
/** `name(args)`. */
function functionCall([name, args], scope, compile) {
	return call(name, FUNCTIONS, args.map((arg) => compile(arg, scope)));
}
function call(name, table, values) {
	let run = table.get(name);
	return run ? (frame) => {
		frame.budget.spend(1);
		let given = values.map((value) => value(frame)), result = run(given, frame.budget);
		if (result === void 0 && table === METHODS && typeof given[0] == "bigint") throw new CelError$1("no such overload");
		if (result === void 0) throw new NotKnown(`\`${name}\` does not accept arguments of these types here`);
		return result;
	} : unsupported(`the function \`${name}\``);
}
/** `receiver.name(args)`: a method, a macro, or a function in a namespace. */
function methodCall([name, receiver, args], scope, compile) {
	let space = qualifiedName(receiver);
	if (space !== void 0 && FUNCTIONS.has(`${space}.${name}`)) return functionCall([`${space}.${name}`, args], scope, compile);
	let macro = MACRO_NAMES.has(name) ? macroCall([
		name,
		receiver,
		args
	], scope, compile) : void 0;
	if (macro) return macro;
	let [argument] = args;
	return (name === "or" || name === "orValue") && argument && args.length === 1 ? otherwise(compile(receiver, scope), compile(argument, scope), name === "orValue") : call(name, METHODS, [receiver, ...args].map((arg) => compile(arg, scope)));
}
/** A macro with one variable, or with two where the second argument is a name too and one more follows. */
function macroCall([name, receiver, args], scope, compile) {
	let [first, second] = args;
	if (first?.op === "id") for (let names of [second?.op === "id" ? [first.args, second.args] : [], [first.args]]) {
		let expand = macroOf(name, names.length, args.length - names.length);
		if (!expand) continue;
		let inner = names.reduce((outer, variable) => new Scope(variable, outer), scope), bodies = args.slice(names.length).map((body) => compile(body, inner));
		return expand({
			receiver: compile(receiver, scope),
			slots: names.map((_, at) => scope.slot + 1 + at),
			bodies
		});
	}
}
export { CelList as A, OPERATORS$1 as C, uint as D, negate as E, mustKnow as F, Budget as I, CelError$1 as L, LiteralMap as M, Optional$1 as N, compare as O, TypeName as P, NotKnown as R, parseTimestamp as S, int as T, constant as _, optionalSelect as a, parseDate as b, FUNCTIONS as c, isIn as d, Environment as f, attempt as g, Scope as h, qualifiedName as i, CelMap as j, equals as k, METHODS as l, LONGEST_EXPRESSION as m, methodCall as n, select as o, ParseError as p, presence as r, MACRO_NAMES as s, functionCall as t, TYPE_NAMES as u, undecided as v, duration as w, parseDurationField as x, unsupported as y, Runaway as z };
