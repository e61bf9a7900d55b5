// src/text/words.ts
/** A value in backquotes, cut if it is long and without what would end them. */
function quoted(text) {
	return `\`${shorten(text).replaceAll("`", "'")}\``;
}
/** A text on one line, cut if it is longer than 60 UTF-16 code units. */
function shorten(text) {
	let line = text.replace(/\s+/g, " ");
	return line.length <= 60 ? line : `${line.slice(0, 57)}…`;
}
/** Things as a list in words: `a`, `a and b`, `a, b and c`. */
function listWords(items, last = "and") {
	return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1)}`;
}
/** A whole number with commas between its thousands; Intl would cost a run of no findings more than all the rest. */
function grouped(count) {
	return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
/** A number and its noun: `1 file`, `2 files`. */
function countOf(count, noun) {
	return `${grouped(count)} ${count === 1 ? noun : pluralOf(noun)}`;
}
/** A noun in the plural: `files`, `patches`, `policies`. */
function pluralOf(noun) {
	return /(?:s|x|ch|sh)$/.test(noun) ? `${noun}es` : /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}
/** The first few names of a list, and how many there are beyond: `a, b, c and 6 more`. */
function firstFew(names, write, few = 3) {
	return names.length <= few + 1 ? names.map(write).join(", ") : `${names.slice(0, few).map(write).join(", ")} and ${grouped(names.length - few)} more`;
}
/** The first few names as a part of a sentence: `a, b and c`, `a, b, c and 6 more`. */
function fewInWords(names, last = "and", few = 3) {
	return names.length <= few + 1 ? listWords(names, last) : firstFew(names, (name) => name, few);
}
/** A sentence without its full stop. */
function withoutStop(sentence) {
	return sentence.replace(/\.$/, "");
}
/** A sentence as the end of another: without its capital and its full stop. */
function asClause(sentence) {
	return sentence.charAt(0).toLowerCase() + withoutStop(sentence.slice(1));
}
/** The first entries of a list, with a last one that counts the others. */
function atMost(entries, most) {
	return entries.length <= most ? [...entries] : [...entries.slice(0, most), `… ${grouped(entries.length - most)} more`];
}
export { firstFew as a, pluralOf as c, withoutStop as d, fewInWords as i, quoted as l, atMost as n, grouped as o, countOf as r, listWords as s, asClause as t, shorten as u };
