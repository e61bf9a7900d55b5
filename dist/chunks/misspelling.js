import { ot as editDistance } from "./names.js";
// src/grouping.ts
/** The items with the same key together, in the order of the first of each. */
function groupBy(items, keyOf) {
	let groups = /* @__PURE__ */ new Map();
	for (let item of items) {
		let key = keyOf(item), group = groups.get(key);
		group ? group.push(item) : groups.set(key, [item]);
	}
	return groups;
}
function getOrInsert(map, key, make) {
	let known = map.get(key);
	if (known !== void 0) return known;
	let made = make();
	return map.set(key, made), made;
}
/**
* The name that was meant, if only a typo can explain the difference: another separator or case, or one letter
* in one long word. `dev` and `prd` or `cluster-1` and `cluster-2` are different names, not slips.
*/
function misspelt(name, names, evidence = "alike") {
	if (names.length > 1e3) return;
	let same = names.filter((candidate) => isSameBare(candidate, name));
	if (same.length > 0) return same.length === 1 ? same[0] : void 0;
	let words = name.split(/[-_]/), letters = new Letters(name), [closest, second] = names.filter((candidate) => evidence === "alike" ? isOneEdit(candidate, name) : Math.abs(candidate.length - name.length) <= 2 && letters.areNearlyThoseOf(candidate)).filter((candidate) => isSlip(words, candidate.split(/[-_]/), evidence)).map((candidate) => ({
		candidate,
		isOne: isOneEdit(candidate, name)
	})).sort((a, b) => Number(b.isOne) - Number(a.isOne));
	return closest && closest.isOne === second?.isOne ? void 0 : closest?.candidate;
}
/** Whether two names differ only in case and separators. */
function isSameBare(a, b) {
	let left = 0, right = 0;
	for (;;) {
		for (; left < a.length && !isLetterOrDigit(a.charCodeAt(left));) left++;
		for (; right < b.length && !isLetterOrDigit(b.charCodeAt(right));) right++;
		if (left >= a.length || right >= b.length) return left >= a.length && right >= b.length;
		if (lower(a.charCodeAt(left++)) !== lower(b.charCodeAt(right++))) return !1;
	}
}
function isLetterOrDigit(code) {
	return code >= 48 && code <= 57 || lower(code) >= 97 && lower(code) <= 122;
}
/** The code of a letter as it is in lower case. */
function lower(code) {
	return code >= 65 && code <= 90 ? code + 32 : code;
}
/** The letters of a name in any order: a look at them is much cheaper than one at their edits. */
var Letters = class {
	#counts = /* @__PURE__ */ new Int32Array(128);
	#size = 0;
	constructor(name) {
		for (let at = 0; at < name.length; at++) {
			let code = name.charCodeAt(at);
			isSeparator(code) || (this.#size++, this.#add(code, 1));
		}
	}
	/** Whether two edits may make them those of another name. */
	areNearlyThoseOf(other) {
		let size = 0, extra = 0;
		for (let at = 0; at < other.length; at++) {
			let code = other.charCodeAt(at);
			isSeparator(code) || (size++, this.#add(code, -1) < 0 && extra++);
		}
		for (let at = 0; at < other.length; at++) {
			let code = other.charCodeAt(at);
			isSeparator(code) || this.#add(code, 1);
		}
		return extra <= MAX_EDITS && this.#size - size + extra <= MAX_EDITS;
	}
	#add(code, count) {
		let sum = (this.#counts[code % 128] ?? 0) + count;
		return this.#counts[code % 128] = sum, sum;
	}
};
const MAX_EDITS = 2;
/** Whether a code is that of `-` or `_`. */
function isSeparator(code) {
	return code === 45 || code === 95;
}
/** Letters of the shorter word that one edit in it needs, by what it is and by the evidence. */
const LEAST = {
	alike: {
		letter: 5,
		length: 5
	},
	absent: {
		letter: 4,
		length: 3
	}
};
function isSlip(words, others, evidence) {
	if (words.length !== others.length) return !1;
	let differing = words.flatMap((word, at) => word === others[at] ? [] : [[word, others[at] ?? ""]]), digits = (text) => text.replace(/[^0-9]/g, "");
	if (differing.some(([word, other]) => digits(word) !== digits(other))) return !1;
	let [first, second, third] = differing;
	if (!first || third) return !1;
	let least = LEAST[evidence];
	return second ? evidence === "absent" && differing.every(([word, other]) => isOneEdit(word, other) && Math.min(word.length, other.length) >= 5) : (([word, other]) => Math.min(word.length, other.length) >= (isReplaced(word, other) ? least.letter : least.length) && (Math.min(word.length, other.length) >= 5 || digits(word) === "") && isOneEdit(word, other))(first) || evidence === "absent" && isTwoEdits(...first);
}
/** Whether two words of a length differ by one letter, not by two that are swapped. */
function isReplaced(a, b) {
	return a.length === b.length && [...a].sort().join("") !== [...b].sort().join("");
}
/** Whether two letters make the one long word the other. */
function isTwoEdits(a, b) {
	return Math.min(a.length, b.length) >= 8 && editDistance(a, b) <= 2;
}
/** Whether one letter more, less or other, or two swapped, make the one word the other. */
function isOneEdit(a, b) {
	if (Math.abs(a.length - b.length) > 1) return !1;
	let start = 0;
	for (; start < a.length && a[start] === b[start];) start++;
	let end = 0;
	for (; end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end];) end++;
	let left = a.slice(start, a.length - end), right = b.slice(start, b.length - end);
	return left.length <= 1 && right.length <= 1 || left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
export { getOrInsert as n, groupBy as r, misspelt as t };
