import { bt as stringAt } from "./names.js";
import { l as quoted } from "./words.js";
/** A pattern that cannot be matched: broken, or too costly. */
var PatternError = class extends Error {
	reason;
	constructor(reason) {
		super(reason === "limit" ? "the pattern takes too long to match" : "syntax error in pattern"), this.reason = reason;
	}
};
/** Removes the shortest or the longest non-empty start of a text that a pattern matches, as envsubst's `#` and `##` do. */
function trimStart(text, pattern, which) {
	let characters = Array.from(text), glob = Array.from(pattern);
	if (glob.length * characters.length ** 2 > 2e7 && /[*?[\\]/.test(pattern)) throw new PatternError("limit");
	if (!/[*?[\\]/.test(pattern)) return pattern !== "" && text.startsWith(pattern) ? text.slice(pattern.length) : text;
	let lengths = characters.map((_, index) => which === "shortest" ? index + 1 : characters.length - index);
	try {
		let length = lengths.find((count) => matches(glob, characters, count));
		return length === void 0 ? text : characters.slice(length).join("");
	} catch (error) {
		if (error instanceof PatternError && error.reason === "bad pattern") return text;
		throw error;
	}
}
/** The same at the end of a text: envsubst turns text and pattern round. */
function trimEnd(text, pattern, which) {
	return turn(trimStart(turn(text), turn(pattern), which));
}
/** Whether a pattern matches the whole of a name that has no slashes, as Go's path.Match; a broken one matches nothing. */
function nameMatcher(pattern) {
	if (!/[*?[\\]/.test(pattern)) return (name) => name === pattern;
	if (/^\*[^*?[\\]*$/.test(pattern)) return (name) => name.endsWith(pattern.slice(1));
	let characters = Array.from(pattern);
	return (name) => {
		try {
			return matchesAll(characters, Array.from(name));
		} catch (error) {
			if (error instanceof PatternError) return !1;
			throw error;
		}
	};
}
function matchesAll(pattern, name) {
	return matches(pattern, name, name.length);
}
function turn(text) {
	return Array.from(text).reverse().join("");
}
/** Go's path.Match on the first `end` characters of a name, except that `*` takes slashes, too. */
function matches(pattern, name, end) {
	let at = 0, position = 0;
	for (; at < pattern.length;) {
		let star = pattern[at] === "*";
		for (; pattern[at] === "*";) at++;
		let chunk = pattern.slice(at, chunkEnd(pattern, at));
		if (star && chunk.length === 0) return !0;
		at += chunk.length;
		let isLast = at >= pattern.length, furthest = star ? end : position, next;
		for (let start = position; start <= furthest && next === void 0; start++) {
			let behind = matchChunk(chunk, name, start, end);
			behind === void 0 || behind !== end && isLast || (next = behind);
		}
		if (next === void 0) return !1;
		position = next;
	}
	return position === end;
}
function chunkEnd(pattern, from) {
	let inRange = !1;
	for (let at = from; at < pattern.length; at++) if (pattern[at] === "\\") at++;
	else if (pattern[at] === "[") inRange = !0;
	else if (pattern[at] === "]") inRange = !1;
	else if (pattern[at] === "*" && !inRange) return at;
	return pattern.length;
}
/** The position after a chunk without stars that a name has at `start`, or undefined if it has not. */
function matchChunk(chunk, name, start, end) {
	let position = start;
	for (let at = 0; at < chunk.length; position++) {
		let character = position < end ? name[position] : void 0;
		if (character === void 0) return;
		if (chunk[at] === "[") {
			let range = readClass(chunk, at + 1);
			if (!range.has(character)) return;
			at = range.end;
		} else if (chunk[at] === "?") at++;
		else {
			if (chunk[at] === "\\" && at++, at >= chunk.length) throw new PatternError("bad pattern");
			if (chunk[at] !== character) return;
			at++;
		}
	}
	return position;
}
function readClass(chunk, from) {
	let negated = chunk[from] === "^", ranges = [], at = negated ? from + 1 : from;
	for (; chunk[at] !== "]" || ranges.length === 0;) {
		let low = readClassCharacter(chunk, at), high = low;
		chunk[low.end] === "-" && (high = readClassCharacter(chunk, low.end + 1)), ranges.push([low.code, high.code]), at = high.end;
	}
	return {
		has: (character) => {
			let code = character.codePointAt(0) ?? 0;
			return ranges.some(([low, high]) => low <= code && code <= high) !== negated;
		},
		end: at + 1
	};
}
function readClassCharacter(chunk, from) {
	let at = chunk[from] === "\\" ? from + 1 : from, character = chunk[at];
	if (character === void 0 || at === from && (character === "-" || character === "]") || at + 1 >= chunk.length) throw new PatternError("bad pattern");
	return {
		code: character.codePointAt(0) ?? 0,
		end: at + 1
	};
}
// src/kubernetes/cel/unknown-rules.ts
/** Rules of schemas, or expressions of policies, whose answer was not known, counted. */
var UnknownRules = class {
	#rules = /* @__PURE__ */ new Map();
	#count = 0;
	/** How often a rule had no answer. */
	get count() {
		return this.#count;
	}
	/** Notes what a verdict leaves open, and gives what it finds. */
	heard(object, { problems, unknown }) {
		for (let { rule, why } of unknown) this.note(object, rule, why);
		return problems;
	}
	/** Notes that a rule has no answer for an object. */
	note(object, rule, why) {
		let known = this.#rules.get(rule);
		this.#count++, known ? known.count++ : this.#rules.set(rule, {
			count: 1,
			why,
			example: `${stringAt(object, "kind") ?? ""} ${stringAt(object, "metadata", "name") ?? ""}`
		});
	}
	/** The most frequent rules first. */
	lines() {
		return [...this.#rules].sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1)).map(([rule, { count, why, example }]) => `${quoted(rule)}: ${why} (${count} times, such as ${example.trim()})`);
	}
};
export { trimStart as a, trimEnd as i, PatternError as n, nameMatcher as r, UnknownRules as t };
