import { isIP, isIPv4, isIPv6 } from "node:net";
import { createHash } from "node:crypto";
// src/repository/text-file.ts
/** One text file: its path, its text and where its lines begin. */
var TextFile = class {
	/** Path relative to the root of the checked tree, with `/`. */
	path;
	text;
	/** Whether the file's bytes are UTF-16, in which tools find no `---` lines. */
	isUtf16;
	#lineStarts;
	constructor(path, text, isUtf16 = !1) {
		this.path = path, this.text = text, this.isUtf16 = isUtf16;
	}
	get #starts() {
		if (this.#lineStarts) return this.#lineStarts;
		let starts = [0];
		for (let at = this.text.indexOf("\n"); at !== -1; at = this.text.indexOf("\n", at + 1)) starts.push(at + 1);
		return this.#lineStarts = starts, starts;
	}
	/** Number of lines; a last line without a line break counts, an empty one after the last break does not. */
	get lineCount() {
		return this.text.endsWith("\n") ? this.#starts.length - 1 : this.#starts.length;
	}
	/** The position of an offset in UTF-16 code units from 0. */
	position(offset) {
		let starts = this.#starts, low = 0, high = starts.length - 1;
		for (; low < high;) {
			let middle = low + high + 1 >> 1;
			(starts[middle] ?? 0) <= offset ? low = middle : high = middle - 1;
		}
		return {
			line: low + 1,
			column: offset - (starts[low] ?? 0) + 1
		};
	}
	/** The offset at which a line (from 1) begins; the end of the text beyond the last one. */
	lineStart(line) {
		return this.#starts[line - 1] ?? this.text.length;
	}
	/** The text of a line (from 1), without its line break. */
	line(line) {
		let start = this.lineStart(line), end = this.lineStart(line + 1);
		return this.text.slice(start, end).replace(/\r?\n$/, "");
	}
}, Origin = class Origin {
	file;
	keyStart;
	keyEnd;
	start;
	end;
	/** A second place that had a part in the value: the alias of an anchor, the variable of a substitution, a replacement's target. */
	related;
	constructor(file, keyStart, keyEnd, start, end, related) {
		this.file = file, this.keyStart = keyStart, this.keyEnd = keyEnd, this.start = start, this.end = end, this.related = related;
	}
	/** The same place with another related one. */
	with(related) {
		return new Origin(this.file, this.keyStart, this.keyEnd, this.start, this.end, related);
	}
	/** The text of the value as written, quotes included. */
	get text() {
		return this.file.text.slice(this.start, this.end);
	}
};
/** The alias (`*name`) that repeats a value at a place, if one does: to change only that place is to replace it. */
function aliasOf({ file, related }) {
	for (let one = related; one; one = one.related) if (one.file === file && file.text.startsWith("*", one.start)) return one;
}
/** An origin with one more related place behind those that it has; places that are there already are not repeated. */
function relate(origin, place) {
	if (!place || place === origin) return origin;
	if (!origin.related) return origin.with(place);
	let related = relate(origin.related, place);
	return related === origin.related ? origin : origin.with(related);
}
/** The key of a value alone, or the value where it has none. */
function keyOrigin(origin) {
	let { file, keyStart, keyEnd, related } = origin;
	return keyEnd === keyStart ? origin : new Origin(file, keyStart, keyEnd, keyStart, keyEnd, related);
}
/** The place at which a value is written, as a key: what builds create from one text is known by it. */
function writtenAt({ file, start }) {
	return `${file.path}\0${start}`;
}
// src/yaml/scalars.ts
const WORDS = new Map([
	["", null],
	["~", null],
	["null", null],
	["Null", null],
	["NULL", null],
	["true", !0],
	["True", !0],
	["TRUE", !0],
	["false", !1],
	["False", !1],
	["FALSE", !1],
	[".nan", NaN],
	[".NaN", NaN],
	[".NAN", NaN],
	...[
		".inf",
		".Inf",
		".INF"
	].flatMap((word) => [
		[word, Infinity],
		[`+${word}`, Infinity],
		[`-${word}`, -Infinity]
	])
]), YAML_1_1_WORDS = new Map([...[
	"y",
	"Y",
	"yes",
	"Yes",
	"YES",
	"on",
	"On",
	"ON"
].map((word) => [word, !0]), ...[
	"n",
	"N",
	"no",
	"No",
	"NO",
	"off",
	"Off",
	"OFF"
].map((word) => [word, !1])]), FIRST_OF_WORD = /* @__PURE__ */ new Set("~nNtTfF.+-"), FIRST_OF_YAML_1_1_WORD = /* @__PURE__ */ new Set("yYnNoO"), FIRST_OF_NUMBER = /* @__PURE__ */ new Set("0123456789+-."), DECIMAL$1 = /^[-+]?(?:0|[1-9][0-9]*)$/, FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/, BASED = /^([-+]?)0(?:[xX]([0-9a-fA-F]+)|[bB]([01]+)|[oO]?([0-7]+))$/, DATE = /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})$/, TIME$1 = /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[Tt]|[ ]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(\.[0-9]{1,9})?(Z|[-+][0-9]{2}:[0-9]{2})?$/;
/** The value of a plain scalar without a tag. */
function resolvePlain(text, reading) {
	if (text === "") return null;
	let first = text.charAt(0);
	if (FIRST_OF_WORD.has(first)) {
		let word = WORDS.get(text);
		if (word !== void 0) return word;
	}
	if (reading === "kustomization" && FIRST_OF_YAML_1_1_WORD.has(first)) {
		let word = YAML_1_1_WORDS.get(text);
		if (word !== void 0) return word;
	}
	return FIRST_OF_NUMBER.has(first) ? resolveNumber(text) ?? (reading === "resource" ? resolveTime(text) : void 0) ?? text : text;
}
function resolveNumber(text) {
	let plain = text.includes("_") ? text.replaceAll("_", "") : text;
	if (DECIMAL$1.test(plain)) return Number(plain);
	let based = BASED.exec(plain);
	if (based) {
		let [, sign, hexadecimal, binary, octal] = based, digits = hexadecimal ?? binary ?? octal ?? "", size = Number.parseInt(digits, hexadecimal ? 16 : binary ? 2 : 8);
		return sign === "-" ? -size : size;
	}
	return FLOAT.test(plain) ? Number(plain) : void 0;
}
/** A date or time, as text in the form in which kustomize writes it out. */
function resolveTime(text) {
	let date = DATE.exec(text), time = date ? void 0 : TIME$1.exec(text), [, year = "", month = "", day = "", hour = "0", minute = "0", second = "0", fraction = "", zone = "Z"] = date ?? time ?? [];
	if (year === "") return;
	let parts = [
		month,
		day,
		hour,
		minute,
		second
	].map(Number), [monthNumber = 0, dayNumber = 0, hourNumber = 0, minuteNumber = 0, secondNumber = 0] = parts, daysInMonth = new Date(Date.UTC(Number(year), monthNumber, 0)).getUTCDate();
	if (monthNumber < 1 || monthNumber > 12 || dayNumber < 1 || dayNumber > daysInMonth || hourNumber > 23 || minuteNumber > 59 || secondNumber > 59) return;
	let [mm, dd, HH, MM, SS] = parts.map((part) => String(part).padStart(2, "0"));
	return `${year}-${mm}-${dd}T${HH}:${MM}:${SS}${fraction.replace(/\.?0+$/, "")}${/^[-+]00:00$/.test(zone) ? "Z" : zone}`;
}
/** The value of a scalar with an explicit tag, or undefined if the text is not of that type. An unknown tag leaves the text. */
function resolveTagged(text, tag, reading) {
	let value = resolvePlain(text, reading);
	switch (tag) {
		case "!!int": return Number.isInteger(value) ? value : void 0;
		case "!!float": return typeof value == "number" ? value : void 0;
		case "!!bool": return typeof value == "boolean" ? value : void 0;
		case "!!null": return value === null ? null : void 0;
		case "!!binary": return decodeBase64(text);
		default: return text;
	}
}
const BASE64$3 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
function decodeBase64(text) {
	let written = text.replaceAll(/[\r\n]/g, "");
	return BASE64$3.test(written) ? Buffer.from(written, "base64").toString() : void 0;
}
// src/yaml/map-origins.ts
/** The origins of a mapping's entries, in the order in which they were written. */
var MapOrigins = class MapOrigins {
	keys;
	origins;
	#index;
	constructor(keys = [], origins = []) {
		this.keys = keys, this.origins = origins;
	}
	get(key) {
		let at = this.#find(key);
		return at === -1 ? void 0 : this.origins[at];
	}
	set(key, origin) {
		let at = this.#find(key);
		at === -1 ? this.append(key, origin) : this.origins[at] = origin;
	}
	/** Adds the origin of a key that is certainly not there. */
	append(key, origin) {
		this.#index?.set(key, this.keys.length), this.keys.push(key), this.origins.push(origin);
	}
	delete(key) {
		let at = this.#find(key);
		at !== -1 && (this.keys.splice(at, 1), this.origins.splice(at, 1), this.#index = void 0);
	}
	copy() {
		return new MapOrigins([...this.keys], [...this.origins]);
	}
	/** Short tables are searched in order; a long one gets an index at the first look-up. */
	#find(key) {
		return this.keys.length <= 24 ? this.keys.indexOf(key) : (this.#index ??= new Map(this.keys.map((name, at) => [name, at])), this.#index.get(key) ?? -1);
	}
};
// src/yaml/value.ts
/** Where the origins of a collection's entries are kept: a symbol, so no walk over keys, JSON or schema check sees it. */
const ORIGINS = Symbol("origins"), Bare = function() {};
Bare.prototype = Object.create(null);
function newMap(origins = new MapOrigins()) {
	let map = new Bare();
	return map[ORIGINS] = origins, map;
}
function newList(items = [], origins = []) {
	let list = items;
	return list[ORIGINS] = origins, list;
}
function isMap(value) {
	return typeof value == "object" && !!value && !Array.isArray(value);
}
function isList(value) {
	return Array.isArray(value);
}
/** A copy of a mapping that may be changed; its entries and their origins are shared with the first. */
function copyMap(map) {
	let copy = newMap(map[ORIGINS]?.copy());
	for (let key in map) copy[key] = map[key];
	return copy;
}
/** Writes an entry with the origin that wrote it. */
function setEntry(map, key, value, origin) {
	Object.hasOwn(map, key) ? map[ORIGINS].set(key, origin) : map[ORIGINS].append(key, origin), map[key] = value;
}
/** Appends an item with the origin that wrote it. */
function pushItem(list, value, origin) {
	list.push(value), list[ORIGINS].push(origin);
}
function deleteEntry(map, key) {
	delete map[key], map[ORIGINS].delete(key);
}
/** The origin of an entry of a mapping or an item of a sequence, or undefined if it does not exist or came from no text. */
function originOf(collection, key) {
	return isList(collection) ? collection[ORIGINS]?.[Number(key)] : collection[ORIGINS]?.get(String(key));
}
/** The value at a path, or undefined. */
function valueAt(value, path) {
	let current = value;
	for (let key of path) if (isMap(current)) current = Object.hasOwn(current, key) ? current[key] : void 0;
	else if (isList(current) && typeof key == "number") current = current[key];
	else return;
	return current;
}
/** The string at a path, or undefined if there is none or it is not a string. */
function stringAt(value, ...path) {
	let found = valueAt(value, path);
	return typeof found == "string" ? found : void 0;
}
/** The mapping at a path, or undefined. */
function mapAt(value, ...path) {
	let found = valueAt(value, path);
	return isMap(found) ? found : void 0;
}
/** The items at a path. None if it is not a sequence. */
function listAt(value, ...path) {
	let found = valueAt(value, path);
	return isList(found) ? found : [];
}
/** The strings in the list at a path. */
function stringsAt(value, ...path) {
	return listAt(value, ...path).flatMap((item) => typeof item == "string" ? item : []);
}
// src/text/nearest.ts
/** The candidate that a misspelled name most likely means: the only nearest one within a third of its length, or undefined if none is near or two are. */
function nearest(name, candidates) {
	let best, bestDistance = Math.max(1, Math.floor(name.length / 3)) + 1, tied = !1;
	for (let candidate of new Set(candidates)) {
		if (candidate === name || Math.abs(candidate.length - name.length) >= bestDistance + 1) continue;
		let distance = candidate.toLowerCase() === name.toLowerCase() ? .5 : editDistance(name, candidate);
		distance === bestDistance && (tied = !0), distance < bestDistance && (best = candidate, bestDistance = distance, tied = !1);
	}
	return tied ? void 0 : best;
}
/** Letters to insert, delete, replace or swap with their neighbor. */
function editDistance(a, b) {
	let beforeLast = [], last = Array.from({ length: b.length + 1 }, (_, at) => at);
	for (let i = 1; i <= a.length; i++) {
		let row = [i];
		for (let j = 1; j <= b.length; j++) {
			let same = a[i - 1] === b[j - 1], least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + +!same);
			i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && (least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1)), row.push(least);
		}
		beforeLast = last, last = row;
	}
	return last[b.length] ?? 0;
}
// src/yaml/anchors.ts
/** The anchors of a document, and which of them are being read. */
var Anchors = class {
	#notes;
	#definitions = /* @__PURE__ */ new Map();
	#open = /* @__PURE__ */ new Set();
	/** Where the collections begin that are being read, the outermost first. */
	#collections = [];
	constructor(notes) {
		this.#notes = notes;
	}
	/** Defines an anchor for a node; `size` is how many values an alias of it repeats. */
	define(at, node, size) {
		let before = this.#definitions.get(at.value), isOther = before !== void 0 && this.#textOf(before) !== this.#textOf(node);
		isOther && node.start === node.end && this.#notes.redefine(before.at, at, !0);
		let unused = isOther && !before.isUsed ? before.at : void 0;
		this.#definitions.set(at.value, {
			...node,
			size,
			at,
			unused,
			isUsed: !1
		});
	}
	/** Begins to read a collection, which must not contain an alias of its own anchor. */
	open({ start }, anchor) {
		this.#collections.push(start), anchor && this.#open.add(anchor.value);
	}
	close(anchor) {
		this.#collections.pop(), anchor && this.#open.delete(anchor.value);
	}
	/** The node that an alias repeats. Empty if it names none. Throws a Fault. */
	resolve({ start, end, value: name }) {
		let definition = this.#definitions.get(name);
		if (this.#open.has(name)) return this.#notes.problem("recursive-alias", "this anchor contains itself", start, end), {
			value: null,
			start,
			end
		};
		if (!definition) return this.#notes.problem("undefined-alias", "this alias (`*`) names an anchor (`&`) that is not defined before it", start, end), {
			value: null,
			start,
			end
		};
		definition.isUsed = !0;
		let { at, unused } = definition;
		unused && !this.#separates(unused, at) && this.#notes.redefine(unused, at, !1), this.#notes.expand(definition.size, start, end);
		let related = this.#notes.origin({
			value: null,
			start,
			end
		});
		return {
			value: definition.value,
			start: definition.start,
			end: definition.end,
			related
		};
	}
	/** Whether the innermost collection that contains the second anchor and what is read now does not contain the first. */
	#separates(first, second) {
		let innermost = this.#collections.findLast((start) => start <= second.start);
		return innermost !== void 0 && innermost > first.start;
	}
	#textOf({ start, end }) {
		return this.#notes.written(start, end);
	}
};
// src/yaml/fault.ts
/** What stops go-yaml at a place, each with what we say about it: our own words, which never hold text of the file. */
const FAULTS = {
	"bad-alias": "the name of this alias or anchor is not valid: use letters, digits, `-` and `_`",
	"bad-character": "this text cannot start with this character: put it in quotes",
	"bad-directive": "a line that begins with `%` is a directive, and this one is not valid",
	"bad-escape": "this is not a valid escape sequence for text in double quotes: write `\\\\` for a backslash",
	"bad-tag": "this tag (`!`) is not valid",
	"block-header": "only `+`, `-`, a digit from 1 to 9 and a comment are allowed after the `|` or `>` of a block of text",
	"block-tab": "a tab indents this block of text: indent with spaces",
	"byte-order-mark": "a byte order mark (U+FEFF) is inside the text, where tools lose characters because of it: delete it",
	"dash-missing": "this line is not a list item, but is indented like the list items above it",
	"document-start-missing": "a `---` line must follow the directives, in the same document",
	"duplicate-directive": "this directive is written twice",
	"entry-not-allowed": "a list item (`- `) is not allowed here: put it on a line of its own, indented like its neighbors",
	"flow-list-unclosed": "this `[` is not closed",
	"flow-list-comma": "a `,` or `]` is missing before this, or the text around it needs quotes",
	"flow-map-unclosed": "this `{` is not closed",
	"flow-map-comma": "a `,` or `}` is missing before this, or the text around it needs quotes",
	"key-missing": "this line does not fit the keys above it: check its indentation, and the quotes and brackets before it",
	"key-not-allowed": "a key (`? `) is not allowed here",
	"colon-missing": "a `:` is missing after this key, or the line is not indented as part of the value above it",
	"no-value": "a value is missing here",
	"quote-meets-document": "this quote is not closed before the document ends",
	"quote-unclosed": "this quote is not closed",
	"tab-indent": "a tab indents this line: indent with spaces",
	"undefined-tag": "this tag (`!`) has a prefix that no `%TAG` line defines",
	"value-not-allowed": "a `:` is not allowed here: the line is indented too far, or the text must be in quotes because it contains `: `",
	version: "kustomize reads YAML 1.1 only: delete the `%YAML` line"
};
/** Thrown if a document cannot be read on. Offsets count from the start of the text that is read. */
var Fault = class extends Error {
	kind;
	start;
	end;
	constructor(kind, message, start, end = start + 1) {
		super(message), this.kind = kind, this.start = start, this.end = end;
	}
};
/** A syntax error at a place. */
function fault(code, start, end = start + 1) {
	return new Fault(code === "version" || code === "document-start-missing" ? "directive" : "syntax", FAULTS[code], start, end);
}
// src/yaml/mapping.ts
/** Keys that one mapping may hold: an object with so many is larger than what the API server stores (about 1.5 MiB). */
const MAX_KEYS = 15e4;
/** A mapping that is being read, and the values of its `<<`. */
var Mapping = class {
	#notes;
	#reading;
	#map = newMap();
	#merged = [];
	constructor(notes, reading) {
		this.#notes = notes, this.#reading = reading;
	}
	/** Writes an entry; `keyEnd` is where the text of its key ends. Throws a Fault. */
	put(key, keyEnd, value) {
		let map = this.#map, merged = this.#merged, name = this.#keyName(key);
		if (key.isMerge) {
			merged.length > 0 && this.#duplicate(key.start, keyEnd, this.#notes.offset(merged[0]?.start ?? key.start)), merged.push(value);
			return;
		}
		if (map[ORIGINS].keys.length >= MAX_KEYS) throw new Fault("too-many-values", `one of its mappings has more than ${MAX_KEYS} keys, which is too many for an object in a cluster`, key.start, keyEnd);
		let first = map[ORIGINS].get(name);
		first && this.#duplicate(key.start, keyEnd, first.keyStart), setEntry(map, name, value.value, this.#notes.origin(value, key.start, keyEnd));
	}
	/** The mapping with what its `<<` bring. Throws a Fault. */
	finish() {
		for (let source of this.#merged) this.#merge(source);
		return this.#map;
	}
	/** Writes the entries of a `<<` that the mapping does not have itself; of several, the first wins. */
	#merge({ value, start, end, related }) {
		let map = this.#map, sources = isList(value) ? value : [value];
		for (let source of sources) {
			if (!isMap(source)) {
				this.#notes.problem("bad-merge", "a merge key `<<` requires a mapping or a list of mappings", start, end);
				return;
			}
			this.#notes.expand(Object.keys(source).length, start, end);
			for (let key in source) {
				if (Object.hasOwn(map, key)) continue;
				let origin = source[ORIGINS]?.get(key), entry = source[key];
				origin && entry !== void 0 && setEntry(map, key, entry, related ? origin.with(related) : origin);
			}
		}
	}
	#keyName({ value, start, end, text }) {
		return text !== void 0 && this.#reading === "resource" ? text : typeof value == "string" ? value : value === null && this.#reading === "resource" ? "" : typeof value != "object" || !value ? String(value) : (this.#notes.problem("complex-key", "a mapping or a list is used as a key", start, end), this.#notes.written(start, end));
	}
	#duplicate(start, end, firstStart) {
		this.#notes.problem("duplicate-key", "this key is already defined in the same mapping", start, end, {
			message: "first defined here",
			start: firstStart,
			end: firstStart + (end - start)
		});
	}
};
// src/yaml/node-reader.ts
/** A value that is not written. */
function emptyNode({ lastEnd }) {
	return {
		value: null,
		start: lastEnd,
		end: lastEnd
	};
}
/** That a token does not fit. */
function failAt(code, { start, end }) {
	throw fault(code, start, Math.max(end, start + 1));
}
// src/yaml/token.ts
const TOKEN = {
	STREAM_END: 0,
	VERSION_DIRECTIVE: 1,
	TAG_DIRECTIVE: 2,
	DOCUMENT_START: 3,
	DOCUMENT_END: 4,
	BLOCK_SEQUENCE_START: 5,
	BLOCK_MAPPING_START: 6,
	BLOCK_END: 7,
	FLOW_SEQUENCE_START: 8,
	FLOW_SEQUENCE_END: 9,
	FLOW_MAPPING_START: 10,
	FLOW_MAPPING_END: 11,
	BLOCK_ENTRY: 12,
	FLOW_ENTRY: 13,
	KEY: 14,
	VALUE: 15,
	ALIAS: 16,
	ANCHOR: 17,
	TAG: 18,
	SCALAR: 19
};
/** A token that is defined by its type alone. */
function mark(type, start, end) {
	return {
		type,
		start,
		end,
		value: "",
		suffix: "",
		isPlain: !1
	};
}
// src/yaml/block-collections.ts
/** A list of lines that begin with `-`. Throws a Fault. */
function readBlockSequence(reader) {
	let { tokens } = reader;
	tokens.skip();
	let list = newList();
	for (;;) {
		let token = tokens.peek();
		if (token.type === TOKEN.BLOCK_ENTRY) readItem(reader, list, TOKEN.BLOCK_ENTRY);
		else if (token.type === TOKEN.BLOCK_END) break;
		else failAt("dash-missing", token);
	}
	return tokens.skip(), list;
}
/** Such a list as the value of a key, not indented further than the key. Throws a Fault. */
function readIndentlessSequence(reader) {
	let { tokens } = reader, list = newList();
	for (; tokens.peek().type === TOKEN.BLOCK_ENTRY;) readItem(reader, list, TOKEN.KEY, TOKEN.VALUE, TOKEN.BLOCK_ENTRY);
	return list;
}
/** An item from its `-` on, which is empty before a token of some types. */
function readItem(reader, list, ...ends) {
	let { tokens, notes } = reader;
	tokens.take();
	let { type } = tokens.peek(), item = type === TOKEN.BLOCK_END || ends.includes(type) ? emptyNode(tokens) : reader.node(!0, !1);
	pushItem(list, item.value, notes.origin(item));
}
/** A mapping of lines with a `:`. Throws a Fault. */
function readBlockMapping(reader) {
	let { tokens, notes, reading } = reader;
	tokens.skip();
	let entries = new Mapping(notes, reading);
	for (;;) {
		let token = tokens.peek();
		if (token.type === TOKEN.BLOCK_END) break;
		token.type !== TOKEN.KEY && failAt("key-missing", token), tokens.take();
		let key = isBlockGap(tokens.peek().type) ? emptyNode(tokens) : reader.node(!0, !0), keyEnd = tokens.lastEnd, value;
		tokens.peek().type === TOKEN.VALUE && (tokens.take(), isBlockGap(tokens.peek().type) || (value = reader.node(!0, !0))), entries.put(key, keyEnd, value ?? emptyNode(tokens));
	}
	return tokens.skip(), entries.finish();
}
function isBlockGap(type) {
	return type === TOKEN.KEY || type === TOKEN.VALUE || type === TOKEN.BLOCK_END;
}
// src/yaml/characters.ts
/** Character codes that mean something to YAML. */
const CODE = {
	NUL: 0,
	TAB: 9,
	LF: 10,
	CR: 13,
	SPACE: 32,
	EXCLAMATION: 33,
	DOUBLE_QUOTE: 34,
	HASH: 35,
	PERCENT: 37,
	AMPERSAND: 38,
	SINGLE_QUOTE: 39,
	ASTERISK: 42,
	PLUS: 43,
	COMMA: 44,
	DASH: 45,
	DOT: 46,
	ZERO: 48,
	NINE: 57,
	COLON: 58,
	LESS: 60,
	GREATER: 62,
	QUESTION: 63,
	AT: 64,
	OPEN_BRACKET: 91,
	BACKSLASH: 92,
	CLOSE_BRACKET: 93,
	BACKTICK: 96,
	OPEN_BRACE: 123,
	BAR: 124,
	CLOSE_BRACE: 125,
	NEXT_LINE: 133,
	LINE_SEPARATOR: 8232,
	PARAGRAPH_SEPARATOR: 8233,
	BYTE_ORDER_MARK: 65279
};
/** Whether a character ends a line for go-yaml, which takes five characters for line breaks and GitHub one. */
function isBreak(code) {
	return code === CODE.LF || code === CODE.CR || code === CODE.NEXT_LINE || code === CODE.LINE_SEPARATOR || code === CODE.PARAGRAPH_SEPARATOR;
}
function isBlank(code) {
	return code === CODE.SPACE || code === CODE.TAB;
}
/** Whether a character is a line break or the end of the text. */
function isBreakOrEnd(code) {
	return code === CODE.NUL || isBreak(code);
}
/** Whether a character is a space, a tab, a line break or the end of the text. */
function isBlankOrEnd(code) {
	return code <= CODE.SPACE ? code === CODE.SPACE || code === CODE.LF || code === CODE.CR || code === CODE.TAB || code === CODE.NUL : code === CODE.NEXT_LINE || code === CODE.LINE_SEPARATOR || code === CODE.PARAGRAPH_SEPARATOR;
}
/** Whether a character may be part of the name of an anchor: a letter or digit of ASCII, `_` or `-`. */
function isWord(code) {
	return code >= CODE.ZERO && code <= CODE.NINE || code >= 65 && code <= 90 || code >= 97 && code <= 122 || code === 95 || code === CODE.DASH;
}
/**
* Characters that go-yaml refuses anywhere in a text, comments included; and the byte order mark, behind which go-yaml drops
* the first character of lines, depending on where its buffer ends.
*/
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufeff\ufffe\uffff]/g;
/** The offset of the first character from an offset on that go-yaml refuses; the length of the text if there is none. */
function forbiddenFrom(text, from) {
	FORBIDDEN.lastIndex = from;
	let found = FORBIDDEN.exec(text);
	return found ? found.index : text.length;
}
/** A character in the way in which Unicode names it: `U+0007`. */
function codePointName(text, at) {
	return `U+${(text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
// src/yaml/cursor.ts
/** A place in a text that ends with NUL, and the line that it is on. */
var Cursor = class {
	text;
	#source;
	#base;
	at;
	/** Where the current line begins, lines as go-yaml counts them. */
	lineStart;
	/** Reads a part of a text from an offset up to another. */
	constructor(source, start, end) {
		this.text = `${source.slice(start, end)}\0`, this.#source = source, this.#base = start, this.at = +(this.text.charCodeAt(0) === CODE.BYTE_ORDER_MARK), this.lineStart = this.at;
	}
	/** A part of the text, cut out of the source, so that the text itself can be freed. */
	slice(from, to) {
		return this.#source.slice(this.#base + from, this.#base + to);
	}
	get column() {
		return this.at - this.lineStart;
	}
	code(offset = 0) {
		return this.text.charCodeAt(this.at + offset);
	}
	/**
	* Steps over a line break; the text that it is in a value.
	*
	* kustomize replaces CRLF with LF before go-yaml, for which CRLF is one break, reads it: so CR CR LF is one break, too.
	*/
	skipBreak() {
		let { text, at } = this, code = text.charCodeAt(at), length = 1;
		return code === CODE.CR && (text.charCodeAt(at + 1) === CODE.LF ? length = 2 : text.charCodeAt(at + 1) === CODE.CR && text.charCodeAt(at + 2) === CODE.LF && (length = 3)), this.at += length, this.lineStart = this.at, code === CODE.LINE_SEPARATOR || code === CODE.PARAGRAPH_SEPARATOR ? text.charAt(at) : "\n";
	}
	skipToBreak() {
		let { text } = this, { at } = this;
		for (let code = text.charCodeAt(at); code !== CODE.NUL && !isBreak(code); code = text.charCodeAt(++at));
		this.at = at;
	}
	/** Whether the line starts with `---` or `...` alone. */
	isAtDocumentIndicator() {
		let { text, at } = this;
		if (at !== this.lineStart) return !1;
		let code = text.charCodeAt(at);
		return code !== CODE.DASH && code !== CODE.DOT ? !1 : text.charCodeAt(at + 1) === code && text.charCodeAt(at + 2) === code && isBlankOrEnd(text.charCodeAt(at + 3));
	}
};
// src/yaml/document-notes.ts
/** Values that the aliases of one document may expand to; go-yaml has a limit of the same kind. */
const MAX_EXPANDED = 4e5;
/** What is recorded about a document while it is read: problems, the number of values, and the positions of its nodes. */
var DocumentNotes = class {
	#file;
	#base;
	problems = [];
	/** Problems beyond those that are kept. */
	moreProblems = 0;
	/** Anchors that may be taken for an earlier one of the same name, by where they begin. */
	#redefined = /* @__PURE__ */ new Map();
	/** Values that were read. */
	count = 0;
	#expanded = 0;
	/** `base` is where the part of the file begins from which offsets count. */
	constructor(file, base) {
		this.#file = file, this.#base = base;
	}
	get redefined() {
		return [...this.#redefined.values()];
	}
	/** Records an anchor that an alias, or an empty value, may take for an earlier one. */
	redefine(earlier, anchor, isEmpty) {
		this.#redefined.size >= 20 || this.#redefined.has(anchor.start) || this.#redefined.set(anchor.start, {
			at: this.origin(placeOf(anchor)),
			earlier: this.origin(placeOf(earlier)),
			isEmpty
		});
	}
	/** A piece of the text as it is written. */
	written(start, end) {
		return this.#file.text.slice(this.#base + start, this.#base + end);
	}
	/** An offset into the text as one into the file. */
	offset(at) {
		return this.#base + at;
	}
	/** Counts values that are written once and used again. Throws a Fault. */
	expand(count, start, end) {
		if (this.count += count, this.#expanded += count, !(this.#expanded <= MAX_EXPANDED)) throw new Fault("too-many-aliases", `its aliases expand to more than ${MAX_EXPANDED} values`, start, end);
	}
	/** The place of a node, with that of its key. */
	origin(node, keyStart = node.start, keyEnd = keyStart) {
		let base = this.#base;
		return new Origin(this.#file, base + keyStart, base + keyEnd, base + node.start, base + node.end, node.related);
	}
	problem(kind, message, start, end, related) {
		if (this.problems.length >= 20) {
			this.moreProblems++;
			return;
		}
		let place = {
			start: this.#base + start,
			end: this.#base + end
		};
		this.problems.push(related ? {
			kind,
			message,
			...place,
			related
		} : {
			kind,
			message,
			...place
		});
	}
};
function placeOf({ start, end }) {
	return {
		value: null,
		start,
		end
	};
}
// src/yaml/flow-collections.ts
/** A list in `[]`. Throws a Fault. */
function readFlowSequence(reader, start) {
	let { tokens, notes } = reader;
	tokens.take();
	let list = newList();
	for (let isFirst = !0;; isFirst = !1) {
		if (!hasNext(tokens, TOKEN.FLOW_SEQUENCE_END, isFirst, start)) return list;
		let token = tokens.peek(), item = token.type === TOKEN.KEY ? readPair(reader, token) : reader.node(!1, !1);
		pushItem(list, item.value, notes.origin(item));
	}
}
/** Whether a flow collection goes on; the end of one that does not is taken. */
function hasNext(tokens, end, isFirst, start) {
	let { type } = tokens.peek();
	if (type !== end && !isFirst) {
		if (type !== TOKEN.FLOW_ENTRY) {
			let isList = end === TOKEN.FLOW_SEQUENCE_END;
			if (type <= TOKEN.DOCUMENT_END) throw fault(isList ? "flow-list-unclosed" : "flow-map-unclosed", start);
			failAt(isList ? "flow-list-comma" : "flow-map-comma", tokens.peek());
		}
		tokens.take(), {type} = tokens.peek();
	}
	if (type !== end) {
		if (type <= TOKEN.DOCUMENT_END) throw fault(end === TOKEN.FLOW_SEQUENCE_END ? "flow-list-unclosed" : "flow-map-unclosed", start);
		return !0;
	}
	return tokens.take(), !1;
}
/** A pair without braces inside a list (`[a: b]`). */
function readPair(reader, { start }) {
	let { tokens, notes, reading } = reader;
	notes.count++, tokens.take();
	let entries = new Mapping(notes, reading), { type } = tokens.peek(), isEmptyKey = type === TOKEN.VALUE || type === TOKEN.FLOW_ENTRY || type === TOKEN.FLOW_SEQUENCE_END, key;
	isEmptyKey ? (tokens.take(), key = emptyNode(tokens)) : key = reader.node(!1, !1);
	let keyEnd = tokens.lastEnd, value;
	if (tokens.peek().type === TOKEN.VALUE) {
		tokens.take();
		let { type } = tokens.peek();
		type !== TOKEN.FLOW_ENTRY && type !== TOKEN.FLOW_SEQUENCE_END && (value = reader.node(!1, !1));
	}
	return entries.put(key, keyEnd, value ?? emptyNode(tokens)), {
		value: entries.finish(),
		start,
		end: tokens.lastEnd
	};
}
/** A mapping in `{}`. Throws a Fault. */
function readFlowMapping(reader, start) {
	let { tokens, notes, reading } = reader;
	tokens.take();
	let entries = new Mapping(notes, reading);
	for (let isFirst = !0;; isFirst = !1) {
		if (!hasNext(tokens, TOKEN.FLOW_MAPPING_END, isFirst, start)) return entries.finish();
		let isKey = tokens.peek().type === TOKEN.KEY;
		isKey && tokens.take();
		let key = isKey && isFlowGap(tokens.peek().type) ? emptyNode(tokens) : reader.node(!1, !1), keyEnd = tokens.lastEnd, value;
		if (isKey && tokens.peek().type === TOKEN.VALUE) {
			tokens.take();
			let { type } = tokens.peek();
			type !== TOKEN.FLOW_ENTRY && type !== TOKEN.FLOW_MAPPING_END && (value = reader.node(!1, !1));
		}
		entries.put(key, keyEnd, value ?? emptyNode(tokens));
	}
}
function isFlowGap(type) {
	return type === TOKEN.VALUE || type === TOKEN.FLOW_ENTRY || type === TOKEN.FLOW_MAPPING_END;
}
// src/yaml/properties.ts
/** Those of a node with nothing before it. */
const NO_PROPERTIES = {
	anchor: void 0,
	tag: ""
};
/** Reads the anchor and the tag before a node, in either order. Throws a Fault. */
function readProperties(tokens, tags) {
	let anchor, tag;
	for (;;) {
		let token = tokens.peek();
		if (token.type === TOKEN.ANCHOR && !anchor) anchor = token;
		else if (token.type === TOKEN.TAG && !tag) tag = token;
		else break;
		tokens.take();
	}
	return {
		anchor,
		tag: tag ? tags.resolve(tag) : ""
	};
}
// src/yaml/scalar-nodes.ts
/** A scalar with its tag, which is empty if there is none. */
function scalarNode(reader, token, tag) {
	let { start, end, value: text, isPlain } = token;
	return {
		value: isPlain && tag === "" ? resolvePlain(text, reader.reading) : tagged(reader, token, tag),
		start,
		end,
		text,
		isMerge: text === "<<" && (tag === "!!merge" || isPlain && (tag === "" || tag === "!"))
	};
}
/** A scalar that is not written but has properties, such as a tag. */
function emptyScalar(reader, tag) {
	let { start, end } = emptyNode(reader.tokens);
	return {
		value: tagged(reader, {
			value: "",
			isPlain: !0,
			start,
			end
		}, tag),
		start,
		end
	};
}
function tagged({ reading, notes }, { value: text, isPlain, start, end }, tag) {
	let isResolved = isPlain && (tag === "" || reading === "resource");
	if (tag === "" || tag === "!") return isResolved ? resolvePlain(text, reading) : text;
	let value = resolveTagged(text, tag, reading);
	return value === void 0 && notes.problem("bad-tag", "this value does not have the type that its tag (`!!`) says", start, end), value ?? null;
}
// src/yaml/tag-directives.ts
const LONG_PREFIX = "tag:yaml.org,2002:";
/** The prefixes of tags that a document defines. */
var TagDirectives = class {
	#prefixes = /* @__PURE__ */ new Map([["!", "!"], ["!!", LONG_PREFIX]]);
	/** Reads the directives before a document; returns whether there are any. Throws a Fault. */
	read(tokens) {
		let own = /* @__PURE__ */ new Set();
		for (let token = tokens.peek();; token = tokens.peek()) {
			let { type, value, suffix, start, end } = token;
			if (type !== TOKEN.VERSION_DIRECTIVE && type !== TOKEN.TAG_DIRECTIVE) return own.size > 0;
			let name = type === TOKEN.VERSION_DIRECTIVE ? "%YAML" : value;
			if (own.has(name)) throw fault("duplicate-directive", start, end);
			if (own.add(name), type === TOKEN.TAG_DIRECTIVE) this.#prefixes.set(value, suffix);
			else if (value !== "1.1") throw fault("version", start, end);
			tokens.skip();
		}
	}
	/** A tag in its short form (`!!str`). Throws a Fault. */
	resolve({ value: handle, suffix, start, end }) {
		let prefix = handle === "" ? "" : this.#prefixes.get(handle);
		if (prefix === void 0) throw fault("undefined-tag", start, end);
		let tag = prefix + suffix;
		return tag.startsWith(LONG_PREFIX) ? `!!${tag.slice(18)}` : tag;
	}
};
// src/yaml/scan-block.ts
/** A `|` or `>` scalar from its header on. `parent` is the indentation of the parent, -1 at the top level. */
function scanBlock(cursor, parent) {
	let { text } = cursor, start = cursor.at, isLiteral = cursor.code() === CODE.BAR, { keeps, strips, increment } = scanHeader(cursor), breaks = new Breaks(cursor, parent, increment === 0 ? 0 : Math.max(parent, 0) + increment), value = "", leading = "", isLeadingBlank = !1, end = cursor.at, trailing = breaks.scan();
	for (; cursor.column === breaks.indent && cursor.code() !== CODE.NUL;) {
		let isIndented = isBlank(cursor.code());
		!isLiteral && !isLeadingBlank && !isIndented && leading === "\n" ? trailing === "" && (value += " ") : value += leading, value += trailing, isLeadingBlank = isIndented;
		let from = cursor.at;
		cursor.skipToBreak(), value += cursor.slice(from, cursor.at), end = cursor.at, leading = cursor.code() === CODE.NUL ? "" : cursor.skipBreak(), trailing = breaks.scan();
	}
	for (strips || (value += leading), keeps && (value += trailing); end > start + 1 && (isBlank(text.charCodeAt(end - 1)) || isBreak(text.charCodeAt(end - 1)));) end--;
	return {
		type: TOKEN.SCALAR,
		start,
		end,
		value,
		suffix: "",
		isPlain: !1
	};
}
function scanHeader(cursor) {
	let chomping = 0, increment = 0;
	cursor.at++;
	let scanChomping = () => {
		let code = cursor.code();
		return code !== CODE.PLUS && code !== CODE.DASH ? !1 : (chomping = code, cursor.at++, !0);
	}, scanDigit = () => {
		let code = cursor.code();
		if (!(code < CODE.ZERO || code > CODE.NINE)) {
			if (code === CODE.ZERO) throw fault("block-header", cursor.at);
			increment = code - CODE.ZERO, cursor.at++;
		}
	};
	for (scanChomping() ? scanDigit() : (scanDigit(), increment > 0 && scanChomping()); isBlank(cursor.code());) cursor.at++;
	if (cursor.code() === CODE.HASH && cursor.skipToBreak(), !isBreakOrEnd(cursor.code())) throw fault("block-header", cursor.at);
	return cursor.code() !== CODE.NUL && cursor.skipBreak(), {
		keeps: chomping === CODE.PLUS,
		strips: chomping === CODE.DASH,
		increment
	};
}
/** Reads the indentation and the empty lines before a line of a block scalar. */
var Breaks = class {
	#cursor;
	#parent;
	/** The column of the scalar's text; 0 until it is known. */
	indent;
	constructor(cursor, parent, indent) {
		this.#cursor = cursor, this.#parent = parent, this.indent = indent;
	}
	scan() {
		let cursor = this.#cursor, widest = 0, breaks = "";
		for (;;) {
			let isIndentation = () => this.indent === 0 || cursor.column < this.indent;
			for (; isIndentation() && cursor.code() === CODE.SPACE;) cursor.at++;
			if (widest = Math.max(widest, cursor.column), isIndentation() && cursor.code() === CODE.TAB) throw fault("block-tab", cursor.at);
			if (!isBreak(cursor.code())) break;
			breaks += cursor.skipBreak();
		}
		return this.indent === 0 && (this.indent = Math.max(widest, this.#parent + 1, 1)), breaks;
	}
};
// src/yaml/scan-indicators.ts
/** `[` or `{`. */
function openFlow(state, type) {
	state.saveKey(), state.keys.openFlow(), state.isKeyAllowed = !0, state.take(type, 1);
}
/** `]` or `}`. */
function closeFlow(state, type) {
	state.keys.forget(), state.keys.closeFlow(), state.isKeyAllowed = !1, state.take(type, 1);
}
/** The `,` between the entries of a flow collection. */
function scanComma(state) {
	state.keys.forget(), state.isKeyAllowed = !0, state.take(TOKEN.FLOW_ENTRY, 1);
}
/** The `-` of a list item. Throws a Fault. */
function scanEntry(state) {
	if (!state.keys.isFlow) {
		if (!state.isKeyAllowed) throw fault("entry-not-allowed", state.cursor.at);
		state.rollHere(TOKEN.BLOCK_SEQUENCE_START);
	}
	state.keys.forget(), state.isKeyAllowed = !0, state.take(TOKEN.BLOCK_ENTRY, 1);
}
/** The `?` before a key. Throws a Fault. */
function scanKey(state) {
	if (!state.keys.isFlow) {
		if (!state.isKeyAllowed) throw fault("key-not-allowed", state.cursor.at);
		state.rollHere(TOKEN.BLOCK_MAPPING_START);
	}
	state.keys.forget(), state.isKeyAllowed = !state.keys.isFlow, state.take(TOKEN.KEY, 1);
}
/** The `:` after a key, which makes one of the token before it. Throws a Fault. */
function scanValue(state) {
	let { keys } = state, key = keys.current;
	if (keys.isValid(key)) state.queue.insert(key.token, mark(TOKEN.KEY, key.start, key.start)), state.roll(key.start - key.lineStart, key.token, TOKEN.BLOCK_MAPPING_START, key.start), key.isPossible = !1, state.isKeyAllowed = !1;
	else {
		if (!keys.isFlow) {
			if (!state.isKeyAllowed) throw fault("value-not-allowed", state.cursor.at);
			state.rollHere(TOKEN.BLOCK_MAPPING_START);
		}
		state.isKeyAllowed = !keys.isFlow;
	}
	state.take(TOKEN.VALUE, 1);
}
// src/yaml/scan-properties.ts
const BEHIND_NAME = /* @__PURE__ */ new Set("?:,]}%@`"), URI = /* @__PURE__ */ new Set(";/?:@&=+$,.!~*'()[]%");
/** An anchor or alias from its `&` or `*` on. */
function scanName(cursor) {
	let start = cursor.at, type = cursor.code() === CODE.AMPERSAND ? TOKEN.ANCHOR : TOKEN.ALIAS;
	cursor.at++;
	let value = scanWord(cursor), isEnd = isBlankOrEnd(cursor.code()) || BEHIND_NAME.has(cursor.text.charAt(cursor.at));
	if (value === "" || !isEnd) throw fault("bad-alias", start);
	return {
		type,
		start,
		end: cursor.at,
		value,
		suffix: "",
		isPlain: !1
	};
}
function scanWord(cursor) {
	let from = cursor.at;
	for (; isWord(cursor.code());) cursor.at++;
	return cursor.slice(from, cursor.at);
}
/** A tag from its `!` on: its handle in `value`, the rest in `suffix`. */
function scanTag(cursor) {
	let start = cursor.at, value = "", suffix;
	if (cursor.code(1) === CODE.LESS) {
		if (cursor.at += 2, suffix = scanUri(cursor, "", start), cursor.code() !== CODE.GREATER) throw fault("bad-tag", start);
		cursor.at++;
	} else {
		let handle = scanHandle(cursor);
		handle.length > 1 && handle.endsWith("!") ? (value = handle, suffix = scanUri(cursor, "", start)) : (suffix = scanUri(cursor, handle, start), value = "!", suffix === "" && ([value, suffix] = [suffix, value]));
	}
	if (!isBlankOrEnd(cursor.code())) throw fault("bad-tag", start);
	return {
		type: TOKEN.TAG,
		start,
		end: cursor.at,
		value,
		suffix,
		isPlain: !1
	};
}
function scanHandle(cursor) {
	let from = cursor.at;
	return cursor.at++, scanWord(cursor), cursor.code() === CODE.EXCLAMATION && cursor.at++, cursor.slice(from, cursor.at);
}
function scanUri(cursor, head, start) {
	let from = cursor.at;
	for (; isWord(cursor.code()) || URI.has(cursor.text.charAt(cursor.at));) cursor.at++;
	if (cursor.at === from && head === "") throw fault("bad-tag", start);
	let written = head.slice(1) + cursor.slice(from, cursor.at);
	if (!written.includes("%")) return written;
	try {
		return decodeURIComponent(written);
	} catch {
		throw fault("bad-tag", start);
	}
}
/** A `%YAML` or `%TAG` line. */
function scanDirective(cursor) {
	let start = cursor.at, bad = () => fault("bad-directive", start);
	cursor.at++;
	let name = scanWord(cursor);
	if (!isBlankOrEnd(cursor.code())) throw bad();
	skipBlanks$1(cursor);
	let value = "", suffix = "";
	if (name === "YAML") {
		let version = /^[0-9]{1,2}\.[0-9]{1,2}(?![0-9])/.exec(cursor.text.slice(cursor.at, cursor.at + 6))?.[0];
		if (version === void 0) throw bad();
		cursor.at += version.length, value = version.split(".").map(Number).join(".");
	} else if (name === "TAG") {
		if (cursor.code() !== CODE.EXCLAMATION || (value = scanHandle(cursor), !value.endsWith("!") || !isBlank(cursor.code())) || (skipBlanks$1(cursor), suffix = scanUri(cursor, "", start), !isBlankOrEnd(cursor.code()))) throw bad();
	} else throw bad();
	let end = cursor.at;
	if (skipBlanks$1(cursor), cursor.code() === CODE.HASH && cursor.skipToBreak(), !isBreakOrEnd(cursor.code())) throw bad();
	return cursor.code() !== CODE.NUL && cursor.skipBreak(), {
		...mark(name === "YAML" ? TOKEN.VERSION_DIRECTIVE : TOKEN.TAG_DIRECTIVE, start, end),
		value,
		suffix
	};
}
function skipBlanks$1(cursor) {
	for (; isBlank(cursor.code());) cursor.at++;
}
// src/yaml/fold.ts
/** The line breaks between two lines of a scalar, and what they become. */
var Fold = class {
	first = "";
	more = "";
	add(text) {
		this.first === "" ? this.first = text : this.more += text;
	}
	/** One break becomes a space, more lose the first; U+2028 and U+2029 stay. */
	take() {
		let { first, more } = this;
		return this.first = "", this.more = "", first === "" ? more : first === "\n" ? more === "" ? " " : more : first + more;
	}
};
/** The breaks after an escaped one, none of which is lost. */
function escapedFold(fold) {
	let text = fold.first + fold.more;
	return fold.first = "", fold.more = "", text;
}
// src/yaml/scan-escape.ts
const ESCAPES$1 = new Map(Object.entries({
	0: "\0",
	a: "\x07",
	b: "\b",
	t: "	",
	"	": "	",
	n: "\n",
	v: "\v",
	f: "\f",
	r: "\r",
	e: "\x1B",
	" ": " ",
	"\"": "\"",
	"'": "'",
	"\\": "\\",
	N: "",
	_: "\xA0",
	L: "\u2028",
	P: "\u2029"
})), HEXADECIMAL = {
	x: /^[0-9A-Fa-f]{2}/,
	u: /^[0-9A-Fa-f]{4}/,
	U: /^[0-9A-Fa-f]{8}/
};
/** The character that an escape sequence in double quotes means; the cursor goes after it. Throws a Fault. */
function scanEscape(cursor) {
	let { text, at } = cursor, letter = text.charAt(at + 1), simple = ESCAPES$1.get(letter);
	if (simple !== void 0) return cursor.at += 2, simple;
	let digits = letter === "x" || letter === "u" || letter === "U" ? HEXADECIMAL[letter].exec(text.slice(at + 2, at + 10))?.[0] : void 0, code = digits === void 0 ? NaN : Number.parseInt(digits, 16);
	if (digits === void 0 || code > 1114111 || code >= 55296 && code <= 57343) throw fault("bad-escape", at, at + 2);
	return cursor.at += 2 + digits.length, String.fromCodePoint(code);
}
// src/yaml/scan-scalars.ts
/** A plain scalar from the cursor on; `spansLines` where it went on to another line or up to one. */
function scanPlain(cursor, indent, isFlow) {
	let { text } = cursor, start = cursor.at, fold, value = "", end = start, isBehindBreak = !1;
	for (; !(cursor.code() === CODE.HASH || cursor.isAtDocumentIndicator());) {
		let lineEnd = plainEnd(text, cursor.at, isFlow);
		if (lineEnd > cursor.at) {
			let line = cursor.slice(cursor.at, lineEnd);
			value = fold ? value + fold.take() + line : line, isBehindBreak = !1, end = lineEnd, cursor.at = lineEnd;
		}
		if (cursor.at = skipBlanks(text, cursor.at), !isBreak(cursor.code())) break;
		for (;;) {
			let next = cursor.code();
			if (isBreak(next)) fold ??= new Fold(), fold.add(cursor.skipBreak()), isBehindBreak = !0;
			else if (isBlank(next)) {
				if (isBehindBreak && next === CODE.TAB && cursor.column < indent) throw fault("tab-indent", cursor.at);
				cursor.at++;
			} else break;
		}
		if (!isFlow && cursor.column < indent) break;
	}
	return {
		token: {
			type: TOKEN.SCALAR,
			start,
			end,
			value,
			suffix: "",
			isPlain: !0
		},
		spansLines: isBehindBreak
	};
}
function skipBlanks(text, from) {
	let at = from;
	for (; isBlank(text.charCodeAt(at));) at++;
	return at;
}
/** Where the text of a plain scalar ends on its line, blanks after it left out. */
function plainEnd(text, from, isFlow) {
	let at = from, end = from;
	for (;;) {
		let code = text.charCodeAt(at);
		if (code <= CODE.SPACE) {
			if (code !== CODE.SPACE && code !== CODE.TAB || text.charCodeAt(at + 1) === CODE.HASH) return end;
			at++;
		} else {
			if (code === CODE.COLON) {
				if (isBlankOrEnd(text.charCodeAt(at + 1))) return end;
			} else if (code >= CODE.NEXT_LINE) {
				if (isBreak(code)) return end;
			} else if (isFlow && isFlowIndicator(code)) return end;
			end = ++at;
		}
	}
}
function isFlowIndicator(code) {
	return code === CODE.COMMA || code === CODE.QUESTION || code === CODE.OPEN_BRACKET || code === CODE.CLOSE_BRACKET || code === CODE.OPEN_BRACE || code === CODE.CLOSE_BRACE;
}
/** A quoted scalar from its opening quote on. */
function scanQuoted(cursor) {
	let { text } = cursor, start = cursor.at, quote = cursor.code(), isSingle = quote === CODE.SINGLE_QUOTE, fold = new Fold(), value = "";
	for (cursor.at++;;) {
		if (cursor.isAtDocumentIndicator()) throw fault("quote-meets-document", start);
		let isBehindBreak = !1, from = cursor.at;
		for (;;) {
			let code = cursor.code();
			if (code === quote) {
				if (!isSingle || cursor.code(1) !== quote) break;
				value += cursor.slice(from, cursor.at + 1), cursor.at += 2, from = cursor.at;
			} else if (code === CODE.BACKSLASH && !isSingle) {
				if (value += cursor.slice(from, cursor.at), isBreak(cursor.code(1)) ? (cursor.at++, cursor.skipBreak(), isBehindBreak = !0) : value += scanEscape(cursor), from = cursor.at, isBehindBreak) break;
			} else if (isBreakOrEnd(code)) break;
			else if (isBlank(code)) {
				let blanks = cursor.at;
				if (cursor.at = skipBlanks(text, blanks), !isBreak(cursor.code())) continue;
				value += cursor.slice(from, blanks), from = cursor.at;
				break;
			} else cursor.at++;
		}
		if (value += cursor.slice(from, cursor.at), cursor.code() === CODE.NUL) throw fault("quote-unclosed", start);
		if (cursor.code() === quote) break;
		for (;;) if (isBreak(cursor.code())) fold.add(cursor.skipBreak());
		else if (isBlank(cursor.code())) cursor.at++;
		else break;
		value += isBehindBreak ? escapedFold(fold) : fold.take();
	}
	return cursor.at++, {
		type: TOKEN.SCALAR,
		start,
		end: cursor.at,
		value,
		suffix: "",
		isPlain: !1
	};
}
/** Steps over blanks, breaks and comments to where the next token begins. */
function skipToToken(state) {
	let { cursor } = state, { text } = cursor;
	for (;;) {
		let code = text.charCodeAt(cursor.at), takesTabs = state.keys.isFlow || !state.isKeyAllowed;
		for (; code === CODE.SPACE || code === CODE.TAB && takesTabs;) code = text.charCodeAt(++cursor.at);
		if (code === CODE.HASH && (skipComments(cursor), code = text.charCodeAt(cursor.at)), !isBreak(code)) return;
		cursor.skipBreak(), state.keys.isFlow || (state.isKeyAllowed = !0);
	}
}
/** Skips a comment and the comments below it, which go-yaml reads regardless of the spaces before them. */
function skipComments(cursor) {
	for (;;) {
		cursor.skipToBreak();
		let { at } = cursor, code = cursor.code();
		if (code !== CODE.LF && code !== CODE.CR) return;
		let next = at + 1, lineStart = next;
		for (; next - at < 512; next++) {
			let character = cursor.text.charCodeAt(next);
			if (character === CODE.LF || character === CODE.CR) lineStart = next + 1;
			else if (!isBlank(character)) break;
		}
		if (next - at >= 512 || cursor.text.charCodeAt(next) !== CODE.HASH) return;
		cursor.at = next, cursor.lineStart = lineStart;
	}
}
/** Steps over the comment after a token, which go-yaml takes with the token. */
function skipCommentBehind(cursor) {
	let at = cursor.at;
	for (; at - cursor.at < 512 && isBlank(cursor.text.charCodeAt(at));) at++;
	cursor.text.charCodeAt(at) === CODE.HASH && (cursor.at = at, cursor.skipToBreak());
}
// src/yaml/simple-keys.ts
/** Characters within which the `:` of a key without `?` must follow. */
const MAX_KEY_LENGTH = 1024;
/** The tokens that may turn out to be keys: one per open flow collection, and one for the block outside. */
var SimpleKeys = class {
	#cursor;
	#keys = [newKey()];
	constructor(cursor) {
		this.#cursor = cursor;
	}
	/** Whether a flow collection is open. */
	get isFlow() {
		return this.#keys.length > 1;
	}
	/** The one of the innermost collection. */
	get current() {
		return this.#keys[this.#keys.length - 1];
	}
	openFlow() {
		this.#keys.push(newKey());
	}
	closeFlow() {
		this.isFlow && this.#keys.pop();
	}
	/** Remembers that the token at the cursor, which has a number, may be a key. Throws a Fault. */
	save(token, isRequired) {
		this.forget();
		let key = this.current;
		key.isPossible = !0, key.isRequired = isRequired, key.token = token, key.start = this.#cursor.at, key.lineStart = this.#cursor.lineStart;
	}
	/** Gives up the key of the innermost collection. Throws a Fault if it had to be one. */
	forget() {
		let key = this.current;
		if (key.isPossible && key.isRequired) throw fault("colon-missing", key.start);
		key.isPossible = !1;
	}
	/** Whether the token of a number waits for a `:`, which would put others before it. Throws a Fault. */
	waitsFor(token) {
		for (let at = this.#keys.length - 1; at >= 0; at--) {
			let key = this.#keys[at];
			if (key?.isPossible && key.token === token) return this.isValid(key);
		}
		return !1;
	}
	/** Whether a `:` at the cursor would still make a key of it. Throws a Fault. */
	isValid(key) {
		if (!key.isPossible) return !1;
		let { at, lineStart, text } = this.#cursor;
		if (key.lineStart === lineStart && (key.start + MAX_KEY_LENGTH >= at || [...text.slice(key.start, at)].length <= MAX_KEY_LENGTH)) return !0;
		if (key.isRequired) throw fault("colon-missing", key.start);
		return key.isPossible = !1, !1;
	}
};
function newKey() {
	return {
		isPossible: !1,
		isRequired: !1,
		token: 0,
		start: 0,
		lineStart: 0
	};
}
// src/yaml/token-queue.ts
/** Tokens that are scanned and not yet taken. Tokens are numbered from 0 on, over the whole text. */
var TokenQueue = class {
	#tokens = [];
	#head = 0;
	#taken = 0;
	get isEmpty() {
		return this.#head === this.#tokens.length;
	}
	/** The token that is next to be taken. */
	get first() {
		return this.#tokens[this.#head];
	}
	get last() {
		return this.#tokens[this.#tokens.length - 1];
	}
	/** The number of the token that is next to be taken. */
	get firstNumber() {
		return this.#taken;
	}
	/** The number of the token that is next to be scanned. */
	get nextNumber() {
		return this.#taken + this.#tokens.length - this.#head;
	}
	push(token) {
		this.#tokens.push(token);
	}
	/** Puts a token before the one that has a number, which is not taken yet. */
	insert(number, token) {
		let tokens = this.#tokens, index = this.#head + number - this.#taken;
		tokens.push(token);
		for (let at = tokens.length - 1; at > index; at--) tokens[at] = tokens[at - 1];
		tokens[index] = token;
	}
	/** Takes the first token. */
	take() {
		this.#head++, this.#taken++, this.#head === this.#tokens.length && (this.#tokens.length = 0, this.#head = 0);
	}
}, ScanState = class {
	cursor;
	queue = new TokenQueue();
	keys;
	isKeyAllowed = !0;
	/** The column of the innermost block collection, -1 at the top level. */
	indent = -1;
	#indents = [];
	constructor(cursor) {
		this.cursor = cursor, this.keys = new SimpleKeys(cursor);
	}
	/** Creates a token from the next characters. */
	take(type, length) {
		let { at } = this.cursor;
		this.cursor.at += length, this.queue.push(mark(type, at, at + length));
	}
	/** Records that the token at the cursor may be a key, if a key is allowed there. */
	saveKey() {
		this.isKeyAllowed && this.keys.save(this.queue.nextNumber, !this.keys.isFlow && this.indent === this.cursor.column);
	}
	/** Opens a block collection before a token if its line is indented further than the surrounding collection. */
	roll(column, token, type, start) {
		this.keys.isFlow || this.indent >= column || (this.#indents.push(this.indent), this.indent = column, this.queue.insert(token, mark(type, start, start)));
	}
	/** Opens a block collection at the cursor. */
	rollHere(type) {
		this.roll(this.cursor.column, this.queue.nextNumber, type, this.cursor.at);
	}
	/** Closes the block collections that are indented further than a column. */
	unroll(column) {
		if (this.keys.isFlow && column >= 0) return;
		let { at } = this.cursor;
		for (; this.indent > column && !this.keys.isFlow;) this.queue.push(mark(TOKEN.BLOCK_END, at, at)), this.indent = this.#indents.pop() ?? -1;
	}
	/** Ends everything that is open before the end of the text, a directive or a document marker. */
	endBlocks() {
		this.unroll(-1), this.keys.forget();
	}
}, Scanner = class {
	#state;
	#isStreamEnd = !1;
	constructor(cursor) {
		this.#state = new ScanState(cursor);
	}
	/** The next token, which stays. */
	peek() {
		let { queue, keys, cursor } = this.#state;
		for (; !this.#isStreamEnd && (queue.isEmpty || keys.waitsFor(queue.firstNumber));) this.#fetch();
		return queue.first ?? mark(TOKEN.STREAM_END, cursor.at, cursor.at);
	}
	/** Takes the token that was looked at. */
	skip() {
		this.#state.queue.take();
	}
	#fetch() {
		let state = this.#state, { cursor, queue } = state;
		skipToToken(state), state.unroll(cursor.column);
		let code = cursor.code();
		if (code === CODE.NUL) {
			state.endBlocks(), this.#isStreamEnd = !0;
			return;
		}
		if (cursor.column === 0) {
			let isDirective = code === CODE.PERCENT;
			if (isDirective || cursor.isAtDocumentIndicator()) {
				state.endBlocks(), state.isKeyAllowed = !1, isDirective ? queue.push(scanDirective(cursor)) : state.take(code === CODE.DASH ? TOKEN.DOCUMENT_START : TOKEN.DOCUMENT_END, 3);
				return;
			}
		}
		let { lineStart } = cursor;
		this.#fetchAt(code), cursor.lineStart === lineStart && queue.last?.type !== TOKEN.BLOCK_ENTRY && skipCommentBehind(cursor);
	}
	#fetchAt(code) {
		let state = this.#state, { cursor } = state, { isFlow } = state.keys;
		switch (code) {
			case CODE.OPEN_BRACKET:
				openFlow(state, TOKEN.FLOW_SEQUENCE_START);
				return;
			case CODE.OPEN_BRACE:
				openFlow(state, TOKEN.FLOW_MAPPING_START);
				return;
			case CODE.CLOSE_BRACKET:
				closeFlow(state, TOKEN.FLOW_SEQUENCE_END);
				return;
			case CODE.CLOSE_BRACE:
				closeFlow(state, TOKEN.FLOW_MAPPING_END);
				return;
			case CODE.COMMA:
				scanComma(state);
				return;
			case CODE.DASH:
				isBlankOrEnd(cursor.code(1)) ? scanEntry(state) : this.#fetchPlain();
				return;
			case CODE.QUESTION:
				isFlow || isBlankOrEnd(cursor.code(1)) ? scanKey(state) : this.#fetchPlain();
				return;
			case CODE.COLON:
				isFlow || isBlankOrEnd(cursor.code(1)) ? scanValue(state) : this.#fetchPlain();
				return;
			case CODE.ASTERISK:
			case CODE.AMPERSAND:
				this.#fetchScanned(scanName);
				return;
			case CODE.EXCLAMATION:
				this.#fetchScanned(scanTag);
				return;
			case CODE.SINGLE_QUOTE:
			case CODE.DOUBLE_QUOTE:
				this.#fetchScanned(scanQuoted);
				return;
			case CODE.BAR:
			case CODE.GREATER:
				if (isFlow) break;
				state.keys.forget(), state.isKeyAllowed = !0, state.queue.push(scanBlock(cursor, state.indent));
				return;
			case CODE.TAB: throw fault("tab-indent", cursor.at);
			case CODE.PERCENT:
			case CODE.AT:
			case CODE.BACKTICK: break;
			default:
				this.#fetchPlain();
				return;
		}
		throw fault("bad-character", cursor.at);
	}
	#fetchScanned(scan) {
		let state = this.#state;
		state.saveKey(), state.isKeyAllowed = !1, state.queue.push(scan(state.cursor));
	}
	#fetchPlain() {
		let state = this.#state;
		state.saveKey();
		let { token, spansLines } = scanPlain(state.cursor, state.indent + 1, state.keys.isFlow);
		state.queue.push(token), state.isKeyAllowed = spansLines;
	}
}, TokenStream = class {
	#scanner;
	lastEnd = 0;
	constructor(cursor) {
		this.#scanner = new Scanner(cursor);
	}
	/** The next token, which stays. Throws a Fault. */
	peek() {
		return this.#scanner.peek();
	}
	/** Takes the token that was looked at. */
	take() {
		this.lastEnd = this.#scanner.peek().end, this.#scanner.skip();
	}
	/** Takes the token that was looked at, which does not affect where a value ends. */
	skip() {
		this.#scanner.skip();
	}
};
// src/yaml/builder.ts
/** Collections inside collections at most; the API server's own limit is far lower for what it accepts. */
const MAX_VALUES = 8e5;
/**
* Builds one document: values as kustomize would read them, and the origin of each. The tokens are read by the grammar that
* go-yaml's parserc.go has.
*/
var DocumentBuilder = class {
	tokens;
	notes;
	reading;
	#most;
	#tags = new TagDirectives();
	#anchors;
	#depth = 0;
	/** Reads the part of a file from an offset up to another; `most` is how many values may still be read. */
	constructor(file, start, end, reading, most = MAX_VALUES) {
		this.#most = Math.min(most, MAX_VALUES), this.reading = reading, this.notes = new DocumentNotes(file, start), this.#anchors = new Anchors(this.notes), this.tokens = new TokenStream(new Cursor(file.text, start, end));
	}
	/** The first document, or undefined if there is none. Throws a Fault. */
	build() {
		let { tokens } = this, first = tokens.peek();
		if (first.type === TOKEN.STREAM_END) return;
		let hasDirectives = this.#tags.read(tokens), isExplicit = tokens.peek().type === TOKEN.DOCUMENT_START;
		if (isExplicit) tokens.take();
		else if (hasDirectives) throw fault("document-start-missing", first.start);
		let root = isExplicit && tokens.peek().type <= TOKEN.DOCUMENT_END ? emptyNode(tokens) : this.node(!0, !1);
		return tokens.peek(), {
			value: root.value,
			origin: this.notes.origin(root)
		};
	}
	/** The start of content after the document that no reader of the file reaches, or undefined. */
	behind() {
		let { tokens } = this;
		try {
			for (; tokens.peek().type === TOKEN.DOCUMENT_END;) tokens.skip();
			let { type, start } = tokens.peek();
			return type === TOKEN.STREAM_END ? void 0 : this.notes.offset(start);
		} catch (error) {
			if (error instanceof Fault) return this.notes.offset(error.start);
			throw error;
		}
	}
	node(isBlock, takesIndentless) {
		let token = this.tokens.peek();
		if (++this.notes.count > this.#most) throw new Fault("too-many-values", `it has more than ${MAX_VALUES} values, which is too many for an object in a cluster`, token.start);
		if (token.type === TOKEN.SCALAR) return this.#scalar(token, NO_PROPERTIES);
		if (token.type === TOKEN.ALIAS) return this.#alias(token);
		if (token.type !== TOKEN.ANCHOR && token.type !== TOKEN.TAG) return this.#content(token, NO_PROPERTIES, isBlock, takesIndentless) ?? failAt("no-value", token);
		let properties = readProperties(this.tokens, this.#tags), next = this.tokens.peek();
		return next.type === TOKEN.SCALAR ? this.#scalar(next, properties) : this.#content(next, properties, isBlock, takesIndentless) ?? this.#anchored(properties, emptyScalar(this, properties.tag));
	}
	#content(token, properties, isBlock, takesIndentless) {
		switch (token.type) {
			case TOKEN.FLOW_SEQUENCE_START: return this.#collection(token, properties, readFlowSequence);
			case TOKEN.FLOW_MAPPING_START: return this.#collection(token, properties, readFlowMapping);
			case TOKEN.BLOCK_SEQUENCE_START: return isBlock ? this.#collection(token, properties, readBlockSequence) : void 0;
			case TOKEN.BLOCK_MAPPING_START: return isBlock ? this.#collection(token, properties, readBlockMapping) : void 0;
			case TOKEN.BLOCK_ENTRY: return takesIndentless ? this.#collection(token, properties, readIndentlessSequence) : void 0;
			default: return;
		}
	}
	#scalar(token, properties) {
		return this.tokens.take(), this.#anchored(properties, scalarNode(this, token, properties.tag));
	}
	#anchored({ anchor }, node, size = 1) {
		return anchor && this.#anchors.define(anchor, node, size), node;
	}
	#alias(token) {
		return this.tokens.take(), this.#anchors.resolve(token);
	}
	#collection(token, properties, read) {
		let before = this.notes.count;
		if (++this.#depth > 200) throw new Fault("too-deep", "it has more than 200 levels of nesting", token.start, token.end);
		this.#anchors.open(token, properties.anchor);
		let value = read(this, token.start);
		this.#anchors.close(properties.anchor), this.#depth--;
		let node = {
			value,
			start: token.start,
			end: this.tokens.lastEnd
		};
		return this.#anchored(properties, node, this.notes.count - before + 1);
	}
};
// src/yaml/documents.ts
/**
* The ranges between the `---` lines of a text, by kustomize's own rule and not by YAML's: every line that begins with `---`
* divides, but not the first and not a last one without a line break. In UTF-16, kustomize finds none.
*
* Source: splitDocuments in kyaml/kio/byteio_reader.go.
*/
function* documentRanges({ text, isUtf16 }) {
	let start = 0, at = isUtf16 ? -1 : text.indexOf("\n---");
	for (; at !== -1;) {
		let line = at + 1, lineEnd = text.indexOf("\n", line);
		if (lineEnd === -1) break;
		let behind = text.slice(line + 3, lineEnd).trim(), isBad = behind !== "" && !behind.startsWith("#");
		yield {
			start,
			end: line,
			...isBad && { badSeparator: {
				start: line,
				end: lineEnd
			} }
		}, start = lineEnd + 1, at = text.indexOf("\n---", start);
	}
	yield {
		start,
		end: text.length
	};
}
// src/yaml/parse.ts
/** Maximum number of documents of one file. Nothing after them is checked. */
const MAX_DOCUMENTS = 5e4;
/**
* Parses a file; never throws. Documents that cannot be parsed become problems, the others are still given. A file with more
* than `most` values is not read to its end.
*/
function parseYaml(file, reading, most) {
	let parsing = new Parsing(file, reading, most), ranges = reading === "kustomization" ? [{
		start: 0,
		end: file.text.length
	}] : documentRanges(file), count = 0;
	for (let range of ranges) {
		if (++count > MAX_DOCUMENTS) {
			let message = `this file has more than ${MAX_DOCUMENTS} documents, and this one and all after it are not read`;
			parsing.problems.push({
				kind: "too-many-documents",
				message,
				start: range.start,
				end: range.start
			});
			break;
		}
		if (parsing.read(range), most !== void 0 && parsing.values > most) break;
	}
	return parsing;
}
/** Parses a range of a file as a document of its own; origins point into the file. Never throws. */
function parseYamlRange(file, reading, start, end) {
	let parsing = new Parsing(file, reading);
	return parsing.read({
		start,
		end
	}), parsing;
}
var Parsing = class {
	file;
	documents = [];
	problems = [];
	unread = [];
	values = 0;
	#reading;
	#most;
	/** The next character that go-yaml refuses. */
	#forbidden = -1;
	constructor(file, reading, most) {
		this.#most = most, this.file = file, this.#reading = reading;
	}
	read({ start, end, badSeparator }) {
		let character = this.#forbiddenIn(start, end);
		character ? this.problems.push(character) : this.#build(start, end), badSeparator && this.problems.push({
			kind: "separator",
			message: "text follows `---` on the same line: put it on the next line",
			...badSeparator
		});
	}
	/** How many values may still be read. */
	get #rest() {
		return this.#most === void 0 ? void 0 : this.#most - this.values;
	}
	#build(start, end) {
		let file = this.file, builder = new DocumentBuilder(file, start, end, this.#reading, this.#rest);
		try {
			let built = builder.build();
			if (!built) return;
			let { problems, moreProblems, redefined } = builder.notes;
			this.documents.push({
				file,
				index: this.documents.length,
				...built,
				problems,
				moreProblems,
				redefined
			});
			let behind = this.#reading === "resource" ? builder.behind() : void 0;
			if (behind === void 0) return;
			this.unread.push({
				kind: "unread-document",
				message: "everything after this is ignored, because only a `---` line starts another document",
				start: behind,
				end: Math.min(behind + 1, end)
			});
		} catch (error) {
			if (!(error instanceof Fault)) throw error;
			let at = Math.min(start + error.start, end), { kind, message } = error;
			this.problems.push({
				kind,
				message,
				start: at,
				end: Math.min(start + error.end, end)
			});
		} finally {
			this.values += builder.notes.count;
		}
	}
	#forbiddenIn(start, end) {
		let { text } = this.file, from = text.charAt(start) === "﻿" ? start + 1 : start;
		this.#forbidden < from && (this.#forbidden = forbiddenFrom(text, from));
		let at = this.#forbidden;
		if (!(at >= end)) return text.charAt(at) === "﻿" ? {
			kind: "character",
			message: FAULTS["byte-order-mark"],
			start: at,
			end: at + 1
		} : {
			kind: "character",
			message: `the character ${codePointName(text, at)} is not allowed in YAML, not even in a comment: delete it`,
			start: at,
			end: at + 1
		};
	}
}, RE2Flags = class RE2Flags {
	static FOLD_CASE = 1;
	static LITERAL = 2;
	static CLASS_NL = 4;
	static DOT_NL = 8;
	static ONE_LINE = 16;
	static NON_GREEDY = 32;
	static PERL_X = 64;
	static UNICODE_GROUPS = 128;
	static WAS_DOLLAR = 256;
	static LOOKBEHIND = 512;
	static MATCH_NL = RE2Flags.CLASS_NL | RE2Flags.DOT_NL;
	static PERL = RE2Flags.CLASS_NL | RE2Flags.ONE_LINE | RE2Flags.PERL_X | RE2Flags.UNICODE_GROUPS;
	static POSIX = 0;
	static UNANCHORED = 0;
	static ANCHOR_START = 1;
	static ANCHOR_BOTH = 2;
};
/*!
* re2js
* RE2JS is the JavaScript port of RE2, a regular expression engine that provides linear time matching
*
* @version v2.10.0
* @author Oleksii Vasyliev
* @homepage https://github.com/le0pard/re2js#readme
* @repository [object Object]
* @license MIT
*/
/**
* Public flags for RE2JS and RE2Set compilation.
*/
const PublicFlags = {
	CASE_INSENSITIVE: 1,
	DOTALL: 2,
	MULTILINE: 4,
	DISABLE_UNICODE_GROUPS: 8,
	LONGEST_MATCH: 16,
	LOOKBEHINDS: 512
}, ASCII_TO_UPPER = /* @__PURE__ */ new Int32Array(128), ASCII_TO_LOWER = /* @__PURE__ */ new Int32Array(128), MAX_BMP = 65535;
for (let i = 0; i < 128; i++) i >= 97 && i <= 122 ? ASCII_TO_UPPER[i] = i - 32 : ASCII_TO_UPPER[i] = i, i >= 65 && i <= 90 ? ASCII_TO_LOWER[i] = i + 32 : ASCII_TO_LOWER[i] = i;
var Codepoint = class {
	static CODES = Object.freeze({
		"\x07": 7,
		"\b": 8,
		"	": 9,
		"\n": 10,
		"\v": 11,
		"\f": 12,
		"\r": 13,
		" ": 32,
		"\"": 34,
		$: 36,
		"&": 38,
		"'": 39,
		"(": 40,
		")": 41,
		"*": 42,
		"+": 43,
		"-": 45,
		".": 46,
		0: 48,
		1: 49,
		2: 50,
		3: 51,
		4: 52,
		5: 53,
		6: 54,
		7: 55,
		8: 56,
		9: 57,
		":": 58,
		"<": 60,
		">": 62,
		"?": 63,
		A: 65,
		B: 66,
		C: 67,
		F: 70,
		P: 80,
		Q: 81,
		U: 85,
		Z: 90,
		"[": 91,
		"\\": 92,
		"]": 93,
		"^": 94,
		_: 95,
		"`": 96,
		a: 97,
		b: 98,
		f: 102,
		i: 105,
		m: 109,
		n: 110,
		r: 114,
		s: 115,
		t: 116,
		v: 118,
		x: 120,
		z: 122,
		"{": 123,
		"|": 124,
		"}": 125
	});
	static toUpperCase(codepoint) {
		if (codepoint < 128) return ASCII_TO_UPPER[codepoint];
		let s = String.fromCodePoint(codepoint).toUpperCase(), expectedLen = s.codePointAt(0) > MAX_BMP ? 2 : 1;
		if (s.length > expectedLen) return codepoint;
		let sOrigin = String.fromCodePoint(s.codePointAt(0)).toLowerCase(), originExpectedLen = sOrigin.codePointAt(0) > MAX_BMP ? 2 : 1;
		return sOrigin.length > originExpectedLen || sOrigin.codePointAt(0) !== codepoint ? codepoint : s.codePointAt(0);
	}
	static toLowerCase(codepoint) {
		if (codepoint < 128) return ASCII_TO_LOWER[codepoint];
		let s = String.fromCodePoint(codepoint).toLowerCase(), expectedLen = s.codePointAt(0) > MAX_BMP ? 2 : 1;
		if (s.length > expectedLen) return codepoint;
		let sOrigin = String.fromCodePoint(s.codePointAt(0)).toUpperCase(), originExpectedLen = sOrigin.codePointAt(0) > MAX_BMP ? 2 : 1;
		return sOrigin.length > originExpectedLen || sOrigin.codePointAt(0) !== codepoint ? codepoint : s.codePointAt(0);
	}
}, UnicodeRangeTable = class {
	/**
	* @param {Uint32Array | number[]} data
	* @param {boolean} isStride1
	*/
	constructor(data, isStride1 = !1) {
		this.data = data, this.isStride1 = isStride1, this.SIZE = isStride1 ? 2 : 3;
	}
	getLo(index) {
		return this.data[index * this.SIZE];
	}
	getHi(index) {
		return this.data[index * this.SIZE + 1];
	}
	getStride(index) {
		return this.isStride1 ? 1 : this.data[index * this.SIZE + 2];
	}
	get length() {
		return this.data.length / this.SIZE;
	}
};
const B64_MAP = /* @__PURE__ */ new Uint8Array(256);
for (let i = 0; i < 64; i++) B64_MAP["ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-".charCodeAt(i)] = i;
const decodeVLQ = (str) => {
	let res = [], value = 0, shift = 0;
	for (let i = 0; i < str.length; i++) {
		let digit = B64_MAP[str.charCodeAt(i)];
		value |= (digit & 31) << shift, digit & 32 ? shift += 5 : (res.push(value), value = 0, shift = 0);
	}
	return res;
}, decodeRanges = (str, isStride1) => {
	let res = decodeVLQ(str), numRanges = isStride1 ? res.length / 2 : res.length / 3, out = new Uint32Array(numRanges * 3), current = 0, resIdx = 0;
	for (let i = 0; i < numRanges; i++) current += res[resIdx++], out[i * 3] = current, current += res[resIdx++], out[i * 3 + 1] = current, out[i * 3 + 2] = isStride1 ? 1 : res[resIdx++];
	return out;
}, decodeOrbit = (str) => {
	let res = decodeVLQ(str), map = /* @__PURE__ */ new Map(), currentKey = 0;
	for (let i = 0; i < res.length; i += 2) {
		currentKey += res[i];
		let zz = res[i + 1], delta = zz >>> 1 ^ -(zz & 1);
		map.set(currentKey, currentKey + delta);
	}
	return map;
};
var LazyMap = class {
	constructor(initializer) {
		this.initializer = initializer, this.cache = /* @__PURE__ */ new Map();
	}
	has(key) {
		return Object.hasOwn(this.initializer, key);
	}
	get(key) {
		if (this.cache.has(key)) return this.cache.get(key);
		let val = this.has(key) ? this.initializer[key]() : null;
		return this.cache.set(key, val), val;
	}
}, UnicodeTables = class {
	static _CASE_ORBIT = null;
	static get CASE_ORBIT() {
		return this._CASE_ORBIT ||= decodeOrbit("rCgCIgCY+rQI4QiCuuBLgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCCgCBgCBgCBgCBgCBgCBgCB+7OB-BB-BB-BB-BB-BBskQB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BC-BB-BB-BB-BB-BB-BB-BByHBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBDCBBBCBBBCBBCCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBCCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBxHBCBBBCBBBCBBB3SBmMBkNBCBBBCBBB8MBCBBB6MB6MBCBBC+EB0MB2MBCBBB6MB+MBiGBmNBiNBCBBBmKBikzCBmNBqNBkIBsNBCBBBCBBBCBBB0NBCBBB0NDCBBB0NBCBBByNByNBCBBBCBBB2NBCBBDCBBCwDFCBCBDBCBCBDBCBCBDBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBB9EBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBCCBCBDBCBBBhGBvDBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBjICCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBH2iVBCBBBlKBwiVB+jVB+jVBCBBBlMBqEBuEBCBBBCBBBCBBBCBBBCBBB+hVB4hVB8hVBjNB7MC5MB5MCzMC1MB+0yCE5MB20yCC9MBu2yCBwyyCBo0yCChNBlNBo0yCBu-UBi0yCDlNC6-UBpNDrNIu+UDzNCm0yCBzNE0yyCBzNBpEBxNBxNBtEG1NLqxyCBkxyCnFoFrBCBBBCBBDCBBEkIBkIBkICoHHsCCqCBqCBqCCgEC+DB+DBmkOBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCC+BBgCBgCBgCBgCBgCBgCBgCBgCBrCBpCBpCBpCBmjOB-BB8BB-BB-BBgEB-BB-BByBBqgOBsDB-BBtwBB-BB-BB-BBsBBgDBCB-BB-BB-BBeB-BB-BB61OB-BB-BB-DB9DB9DBQB7DBmCE9CBrDBPBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBrFB-EBOBnHB3FB-FCCBBBNBCBBCjIBjIBjIBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgFBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCB-BB-BB8kMB-BB6kMB-BB-BB-BB-BB-BB-BB-BB-BB-BBokMB-BB-BBkkMBkkMB-BB-BB-BB-BB-BB-BB-BB4jMB-BB-BB-BB-BB-BB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EB-EBCBBBCBoiMBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBJCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBeBCBBBCBBBCBBBCBBBCBBBCBBBCBBBdBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBCgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDL-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-C64CgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOBgmOCgmOGgmODg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FBg8FDg8FBg8FBg8FhVg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBg9rCBQBQBQBQBQBQDPBPBPBPBPBPjkC7mMB5mMBnmMBjmMBCBlmMB3lMBpiMBk8kCBCBBG-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FB-7FD-7FB-7FB-7F6FoglCEsuHRwjlCyDCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCB0DBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBG1DD97OCCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQBQBQBQBQDPBPBPBPBPBPDQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQBQBQBQBQDPBPBPBPBPBPEQCQCQCQCPCPCPCPBQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPB0EB0EBsFBsFBsFBsFBoGBoGBgIBgIBgHBgHB8HB8HDQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQBQBQBQBQBQBQBPBPBPBPBPBPBPBPBQBQCSFPBPBzEBzEBRCxnOFSFrFBrFBrFBrFBREQBQClkOFPBPBnGBnGFQBQCljOCODPBPB-GB-GBNHSF-HB-HB7HB7HBRqJ53OE9tQBrmQH4Bc3BSgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBgBBfBfBfBfBfBfBfBfBfBfBfBfBfBfBfBfECBByZ0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BB0BBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzBBzB34BgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDBgDB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CB-CBCBBBt-UBruHBt+UB1iVBviVBCBBBCBBBCBBB3hVB5-UB9hVB7hVCCBBCCBBI9jVB9jVBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBICBBBCBBECBBN-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOB-lOC-lOG-lOzoeCBBBCBBBCBBBCBBBCBBBCBl8kCBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBTCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBnECBBBCBBBCBBBCBBBCBBBCBBBCBBDCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBKCBBBCBBBnglCBCBBBCBBBCBBBCBBBCBBECBBBvyyCDCBBBCBBBgDCCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBn0yCB90yCB10yCBh0yCBn0yCCjxyCBzyyCBpxyCBg6BBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBB-CBl0yCBvjlCBCBBBCBBBt2yCBCBBBCBBBCBBBCBBBCBBBCBBBCBBBCBBBhkzCZCBB9a-5Bd-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCB-8rCm6TCBB7gBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCH-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BmlBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvChDwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCBwCFvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvCBvC1DuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCCuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCBuCCuCBuCBuCBuCBuCBuCBuCCuCBuCCtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCCtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCBtCCtCBtCBtCBtCBtCBtCBtCCtCBtCk2BgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEBgEO-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-DB-D+CgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCL-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-B74CgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BhrVgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCBgCB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BB-BhB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BB2BD1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BB1BtxekCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBkCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjCBjC"), this._CASE_ORBIT;
	}
	static _Print = null;
	static get Print() {
		return this._Print ||= new UnicodeRangeTable(decodeRanges("hB9CBjBLBCpWBDFBFGBCCCBSBCsMBClBBDxBBDCBC2BBJaBFFBSVBC-FBCvBBD6BBDkDBP6BBDwBBDOBCbBDCCBJBGfBIqCBCgFBCHBDBBDVBCGBCEEBCBDIBDBBDDBJFFBCCBDBDYBDCBCFBFBBDVBCGBCBBCBBCBBDCCBDBFBBDCBEIIBCBCIIBPBLCBCIBCCBCVBCGBCBBCEBDJBCCBCCBDQQBCBDLBIGBCCBCHBDBBDVBCGBCBBCEBDIBDBBDCBICBFBBCEBDRBLBBCFBECBCDBEBBCCCBEEBEEBBBELBFEBECBCDBDHHPUBGMBCCBCWBCPBDIBCCBCDBIBBCCBCBBDDBDJBIVBCCBCWBCJBCEBDIBCCBCDBIBBGCBCDBDJBCCBNMBCCBCyBBCCBCFBFPBDZBCCBCRBEXBCIBCDDBFBEFFBEBCCCBGBHJBDCBN5BBFcBmBBBCCCBDBCXBCCCBVBDEBCCCBFBCJBDDBhBnCBCjBBFmBBCjBBCOBCMBmBlGBCGGD4LBCDBDGBCCCBCBDoBBCDBDgBBCDBDGBCCCBCBDOBC4BBCDBDiCBDfBEZBH1CBDFBD-TBCbBE4CBIVBKXBKTBNMBCCBCBBN9CBDJBHJBHNBCKBH4CBIqBBGlCBLeBCLBFLBFEEBoBBDEBMrBBFZBHKBE9BBDgCBCcBDKBHJBHNBDtBBDLBVsCBClFBJ7BBEOBE9BBGqBBDKBJqBBG1QBDFBDlBBDFBDHBCGCBdBD0BBCOBCNBDFBCSBDCBCIBSXBJuBBSBBDaBCMBEhBBPgBBQrEBF5UBXKBWz4BBD9LBGsBBCGGD3BBIBBPXBKGBCGBCGBCGBCGBCGBCGBCGBC9DBjBZBC4CBN1GBbPBC+BBC1CBDmDBGqBBC9CBC1CBKvBBCszcBE2BBK7KBV3FBJ8GBV7BBEJBH3BBJlCBJLBHzDBMdBEtCBCKBFgBBC2BBKNBDJBDmDBZbBLFBDFBDFBKGBCGBC7BBF9DBDJBHj9KBNWBFwBBloItLBDpDBnBGBNEBGZBCEBCCCBCCBCCBoUBhBpBBHyBBCSBCDBFEBCmEBF9FBEFBDFBDFBDCBEGBCGBOBBDLBCZBCSBCBBCOBDNBjB6DBGCBFsBBE3CBCMBEwBwBBsBBjEcBEwBBQbBFjBBKdBGqBBGdBCkBBFNBrB9EBDJBHjBBFjBBFnBBJzBBMLBCOBCGBCBBCKBCOBCGBCBBEzBBN2JBKVBLHBZFBCpBBCIBmCFBDCCBqBBCBBEDDBVBCnCBJIBxBSBCBBGgBBEaBGaBnB3BBFTBDxBBCBBGHBCCBCcBDCBFJBIIBI-BBhBmBBFLBK1BBEcBDaBGZBIDBNGBxCoCB4ByBBOyBBItBBJJBHlBBEcBJBBxGeBCpBBCCBDBBRFBJIBiBtBBJpBBXZBnBbBVWBKtCBFjBBK9BBCEBOYBIJBH0BBCRBJmBBK-CBCTBMRBCuBB-BGBCCCBCBCOBCKBH6BBGJBHDBCHBDBBDVBCGBCBBCEBCJBDBBDCBDHHGGBDGBEEBMJBCDDClBBCJBCDDCDBCJBCBBJBBe7CBCEBfnCBJJBnF1BBDlBBjBkCBMJBHMBU5BBHJBHTBdaBDOBFWB6F7BBlDyCBNHBDDDBGBCBBCdBCBBDLBKJBnCHBDtBBDKBcnCBJyCBOoCBIJB3CHB5ChBBPJBHIBCsBBCNBLcBEfBDVBCNBqCGBCBBCrBBECCBCCBHBJJBHFBCBBCkBBCBBCFBIJBHrBBFJB3HYBIQBCoBBEcB2CQQBwBBO6cBnDuDBCEBMjGBtyCiDBOvhBBRVBL68DBGmSB61G5BBn2B4RBIeBCJBFwCBCJBHdBDFBLlCBLJBCGBCUBGSBxN5BBnG6CBGYBDYBtBqCBF4BBIQBhCEBMGBK1mHBqBfBiDyDB+vIDBCGBCBBCiJBQeeBBBDPPBCBJrMBloCqDBGMBEIBIJBDDBh7D8HBEzNBHWBQQBQtBBDWBKzDB9B1HBLmBBDpCBJvDBWlCB7DTBNTBN2CBKYBoE0CBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDjJBD9VBQEBCOBxiBeBHFB2GGBCQBDGBCBBCEBG9BBiBxDxDBrBBENBDJBFBBhKeBS5BBGxOxOBoBB3GqBBFhGhGBdBCVBJBBhHGBCDBCBBCOBCkGBDPBqBrCBFJBFBByYjCBtC8BBjGDBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQB1BBBvIrBBFjDBNOBDOBCOBCkBBLtFB5BcBOrBBFIBIBBPFB7E4eBEQBEMBE5GBHLBFQQBKBF3BBJJBHnBBJdBDLBFBBPIBoB3KBJNBDMBEKBE4BBCFFBOBDLBFJBIyEBCmDBmgB-2pBBhB9oEBDt0FBDwpHBQtTBjtC9QBjvBq6EBGppIBnkzVvHB", !1)), this._Print;
	}
	static CATEGORIES = new LazyMap({
		C: () => new UnicodeRangeTable(decodeRanges("AfBgDgBBOrWrWBHHBCBICCVuMuMnBBBzBBBE4B4BBGBcDBHQBXhGhGxBBB8BBBmDNB8BBByBBBQddBCCMEBhBGBsCiFiFJBBDBBXIICCBFBBKBBDBBFHBCDBDGGBaaBEEHDBDBBXIIDGDBCCGDBDBBECBCGBFCCBFBSJBEKKEXXIDDGBBLIEBCCBNBFBBNGBIEEJBBDBBXIIDGGBKKBDDBEEBFBEDBDGGBTTBIBDHHBBBEFFBBBDCCDCBDCBECBNDBGCBEFFBCCBEBCNBWEBOEEYRRBKKEFFBFBDEEDBBFBBLGBXEEYLLGBBKEEFGBDEBEFFBLLELBOEE0BEEHDBRBBbEETCBZKKCBBICBCDBHCCJFBLBBELB7BDBekBBDCCGZZCYYBGGCIILBBFfBpClBlBBCBoBlBlBQOOBjBBnGCCBDBCBB6LFFBIICFFBqBqBFBBiBFFBIICFFBQQ6BFFBkCkCBhBhBBBBbFB3CBBHBB+UCB6CGBXIBZIBVLBOEEDLB-CBBLFBLFBPMMBEB6CGBsBEBnCJBgBNNBCBNDBCCBrBBBGKBtBDBbFBMCB-BBBiCeeBMMBEBLFBPBBvBBBNTBuCnFnFBGB9BCBQCB-BEBsBBBMHBsBEB3QBBHBBnBBBHBBJGCgBBB2BQQPBBHUUBEEKMMBDBbEByBPBDBBcOOBBBjBNBiBOBtEDB7UVBMUB14BBB-LEBuBCCBDBCBB5BGBDNBZIBI4BI-DhBBb6C6CBKB3GZBxC3C3CBoDoDBDBsB-C-C3CIBxBuzcuzcBBB4BIB9KTB5FHB+GTB9BCBLFB5BHBnCHBNFB1DKBfCBvCMMBCBiB4B4BBHBPBBLBBoDXBdJBHBBHBBHIBIII9BDB-DBBLFBl9KLBYDByBjoIBvLBBrDlBBILBGEBbGGCGDrUfBrBFB0BUUFDBGoEoEBCB-FCBHBBHBBHBBECBIIIBLBDBBNbbUDDQBBPhBB8DEBEDBuBCB5COOBBBCuBBvBhEBeCByBOBdDBlBIBfEBsBEBfmBmBBCBPpBB-EBBLFBlBDBlBDBpBHB1BKBNQQIDDMQQIDDBBB1BLB4JIBXJBJXBHrBrBKkCBHBBCtBtBDCBCBBYpCpCBGBKvBBUDDBDBiBCBcEBclBB5BDBVBBzBDDBDBJEEeBBEDBLGBKGBhCfBoBDBNIB3BCBeBBcEBbGBFLBIvCBqC2BB0BMB0BGBvBHBLFBnBCBeHBDvGBgBrBrBEBBDPBHHBKgBBvBHBrBVBblBBdTBYIBvCDBlBIB-BGGBLBaGBLFB2BTTBGBoBIBhDVVBJBTwBwBB8BBICCFQQMFB8BEBLFBFJJBDDBXXIDDGLLBDDBEEBCCBEBCEBIBBICBGKBLCCBCCnBLLCBBCFFLDDBGBDcB9CGGBcBpCHBLlFB3BBBnBhBBmCKBLFBOSB7BFBLFBVbBcBBQDBY4FB9BjDB0CLBJBBCBBJDDfDDBNNBHBLlCBJBBvBBBMaBpCHB0CMBqCGBL1CBJ3CBjBNBLFBKuBuBPJBeCBhBBBXPPBnCBIDDtBCBCDDKHBLFBHDDmBDDHGBLFBtBDBL1HBaGBSqBqBBBBe0CBCOBzBMB8clDBwDGGBJBlGryCBkDMBxhBPBXJB88DEBoS41GB7Bl2BB6RGBgBLLBCByCLLBEBfBBHJBnCJBLIIWEBUvNB7BlGB8CEBaBBarBBsCDB6BGBS-BBGKBIIB3mHoBBhBgDB0D8vIBFIIDkJkJBNBCcBEBBCNBFHBtMjoCBsDEBOCBKGBLBBF-6DB+HCB1NFBYOBSOBvBBBYIB1D7BB3HJBoBBBrCHBxDUBnC5DBVLBVLB4CIBamEB2CoCoCDBBCBBDBBFNNCIIiCFFBJJIddFGGCCBI1K1KBlJlJB-V-VBNBGQQBuiBBgBFBH0GBISSBIIDGGBDB-BgBBCvDBuBCBPBBLDBD-JBgBQB7BEBCvOBrB1GBsBDBC-FBgBXXBGBD-GBIFFDQQmGBBRoBBtCDBLDBDwYBlCrCB+BhGBFccDCCBCCLFFCCCBEBCDBCECEDDCBBCICDCCBFFIKFCLLSEBEGGSzBBDtIBtBDBlDLBQBBQQQmBJBvF3BBeMBtBDBKGBDNBH5EB6eCBSCBOCB7GFBNDBCOBNDB5BHBLFBpBHBfBBNDBDNBKmBB5KHBPBBOCBMCB6BCCBCBRBBNDBLGB0EoDoDBjgBBh3pBfB-oEBBv0FBBypHOBvThtCB-QhvBBs6EEBrpIlkzVBxHvw-FB", !1)),
		Cc: () => new UnicodeRangeTable(decodeRanges("AfgDgB", !0)),
		Cf: () => new UnicodeRangeTable(decodeRanges("tFzqBzqBBEBXhGhGyBhMhMBxCxCs5D9-B9-BBDBbEByBEBCJBw03B6H6HBBBimEQQj7IPBhjiBDBwmFHBn0rYffB+CB", !1)),
		Cn: () => new UnicodeRangeTable(decodeRanges("4bBBHDBICCVuMuMnBBBzBBBE4B4BBGBcDBHKBvI9B9BBmDmDBMB8BBByBBBQddBCCMEBjBEBuHJJBDDBXXICCBBBFBBKBBDBBFHBCDBDGGBaaBEEHDBDBBXIIDGDBCCGDBDBBECBCGBFCCBFBSJBEKKEXXIDDGBBLIEBCCBNBFBBNGBIEEJBBDBBXIIDGGBKKBDDBEEBFBEDBDGGBTTBIBDHHBBBEFFBBBDCCDCBDCBECBNDBGCBEFFBCCBEBCNBWEBOEEYRRBKKEFFBFBDEEDBBFBBLGBXEEYLLGBBKEEFGBDEBEFFBLLELBOEE0BEEHDBRBBbEETCBZKKCBBICBCDBHCCJFBLBBELB7BDBekBBDCCGZZCYYBGGCIILBBFfBpClBlBBCBoBlBlBQOOBjBBnGCCBDBCBB6LFFBIICFFBqBqBFBBiBFFBIICFFBQQ6BFFBkCkCBhBhBBBBbFB3CBBHBB+UCB6CGBXIBZIBVLBOEEDLB-CBBLFBLFBbFB6CGBsBEBnCJBgBNNBCBNDBCCBrBBBGKBtBDBbFBMCB-BBBiCeeBMMBEBLFBPBBvBBBNTBuCnFnFBGB9BCBQCB-BEBsBBBMHBsBEB3QBBHBBnBBBHBBJGCgBBB2BQQPBBHUUBEEKmDmDNBBcOOBBBjBNBiBOBtEDB7UVBMUB14BBB-LEBuBCCBDBCBB5BGBDNBZIBI4BI-DhBBb6C6CBKB3GZBxC3C3CBoDoDBDBsB-C-C3CIBxBuzcuzcBBB4BIB9KTB5FHB+GTB9BCBLFB5BHBnCHBNFB1DKBfCBvCMMBCBiB4B4BBHBPBBLBBoDXBdJBHBBHBBHIBIII9BDB-DBBLFBl9KLBYDByBDBvzIBBrDlBBILBGEBbGGCGDrUfBrBFB0BUUFDBGoEoEBCC-FCBHBBHBBHBBECBIIIBIBGBBNbbUDDQBBPhBB8DEBEDBuBCB5COOBBBCuBBvBhEBeCByBOBdDBlBIBfEBsBEBfmBmBBCBPpBB-EBBLFBlBDBlBDBpBHB1BKBNQQIDDMQQIDDBBB1BLB4JIBXJBJXBHrBrBKkCBHBBCtBtBDCBCBBYpCpCBGBKvBBUDDBDBiBCBcEBclBB5BDBVBBzBDDBDBJEEeBBEDBLGBKGBhCfBoBDBNIB3BCBeBBcEBbGBFLBIvCBqC2BB0BMB0BGBvBHBLFBnBCBeHBDvGBgBrBrBEBBDPBHHBKgBBvBHBrBVBblBBdTBYIBvCDBlBIBlCJBCBBaGBLFB2BTTBGBoBIBhDVVBJBTwBwBB8BBICCFQQMFB8BEBLFBFJJBDDBXXIDDGLLBDDBEEBCCBEBCEBIBBICBGKBLCCBCCnBLLCBBCFFLDDBGBDcB9CGGBcBpCHBLlFB3BBBnBhBBmCKBLFBOSB7BFBLFBVbBcBBQDBY4FB9BjDB0CLBJBBCBBJDDfDDBNNBHBLlCBJBBvBBBMaBpCHB0CMBqCGBL1CBJ3CBjBNBLFBKuBuBPJBeCBhBBBXPPBnCBIDDtBCBCDDKHBLFBHDDmBDDHGBLFBtBDBL1HBaGBSqBqBBBBe0CBCOBzBMB8clDBwDGGBJBlGryCBkDMB3iBJB88DEBoS41GB7Bl2BB6RGBgBLLBCByCLLBEBfBBHJBnCJBLIIWEBUvNB7BlGB8CEBaBBarBBsCDB6BGBS-BBGKBIIB3mHoBBhBgDB0D8vIBFIIDkJkJBNBCcBEBBCNBFHBtMjoCBsDEBOCBKGBLBBJ76DB+HCB1NFBYOBSOBvBBBYIB1D7BB3HJBoBBBjGUBnC5DBVLBVLB4CIBamEB2CoCoCDBBCBBDBBFNNCIIiCFFBJJIddFGGCCBI1K1KBlJlJB-V-VBNBGQQBuiBBgBFBH0GBISSBIIDGGBDB-BgBBCvDBuBCBPBBLDBD-JBgBQB7BEBCvOBrB1GBsBDBC-FBgBXXBGBD-GBIFFDQQmGBBRoBBtCDBLDBDwYBlCrCB+BhGBFccDCCBCCLFFCCCBEBCDBCECEDDCBBCICDCCBFFIKFCLLSEBEGGSzBBDtIBtBDBlDLBQBBQQQmBJBvF3BBeMBtBDBKGBDNBH5EB6eCBSCBOCB7GFBNDBCOBNDB5BHBLFBpBHBfBBNDBDNBKmBB5KHBPBBOCBMCB6BCCBCBRBBNDBLGB0EoDoDBjgBBh3pBfB-oEBBv0FBBypHOBvThtCB-QhvBBs6EEBrpIm8yVBCdBhD-DBxHvw-BB---BBB---BBB", !1)),
		Co: () => new UnicodeRangeTable(decodeRanges("gg4B-nGh4hc9--BD9--B", !0)),
		Cs: () => new UnicodeRangeTable(decodeRanges("gg2B--B", !0)),
		L: () => new UnicodeRangeTable(decodeRanges("hCZBHZBwBLLFGGBVBCeBCpOBFLBPEBICCiEEBCBBDDBCHHCCBCCCBSBCyCBCqEBJlFBClBBDHHBnBBoCaBFDBuBqBBkBBBCiDBCQQBIIBLLBBBDRRCdBe4CBMZZBfBKBBFGGBUBFKKEYYBXBIKBGXBCGBRpBB7B1BBETTIJBQPBFHBDBBDVBCGBCEEBCBERROBBCCBPBBLJJBEBFBBDVBCGBCBBCBBCBBgBDBCUUBBBRIBCCBCVBCGBCBBCEBETTQBBYMMBGBDBBDVBCGBCBBCEBEffBCCBBBQSSCFBECBCDBEBBCCCBEEBEEBBBELBX1B1BBGBCCBCWBCPBEbbBBBCBBDBBfFFBGBCCBCWBCJBCEBEffBBBCBBQBBSIBCCBCoBBDRRGCBJCBZFBGRBEXBCIBCDDBFB7BvBBCBBNGB7BBBCCCBDBCXBCCCBIBCBBKDDBDBCWWBCBhBgCgCBGBCjBBcEB0DqBBVRRBEBFDBEEEBIIBBBFMBNSSBkBBCGGDqBBCsKBCDBDGBCCCBCBDoBBCDBDgBBCDBDGBCCCBCBDOBC4BBCDBDiCBmBPBR1CBDFBErTBDQBCZBGqCBHHBIRBOSBPRBPMBCCBQzBBkBFFkC4CBIEBDhBBCGGBkCBLeByBdBDEBMrBBFZB3BWBK0BBzC+C+CBtBBSHB3BdBOBBLrBBbjBBqBCBLjBBDKBGqBBDCBqBDBCFBCBBEGGB+FBhC1IBDFBDlBBDFBDHBCGCBdBD0BBCGBCEEBBBCGBEDBDFBFMBGCBCGB1DOORMBmDFFDJBCEEBDBHGCBCBCKBDDBGEBF1B1BB8zC8zCBjHBHDBEBBNlBBCGGD3BBIRRBVBKGBCGBCGBCGBCGBCGBCGBCGBxC2O2OBrBrBBDBGBBF1CBHCBC5CBCDBGqBBC9CBSfBxBPBhQ-tGBhCs0VBkCtBBDsIBEPBLBBVuBBReBDlCByBIBDmDBDxCBVQBCCBCDBCWBezBBPxBB-BFBECCBMMBaBLWBacBIuBBdRRBDBCJBLEBCoBBYCBCHBVWBEEEBwBBCEEBDDBDBDCCZCBDKBICBNFBDFBDFBKGBCGBCqBBCNBHyDBej9KBNWBFwBBloItLBDpDBnBGBNEBGCCBIBCMBCEBCCCBCCBCCBqDBiBqLBT-BBD1BBpBLB1DEBCmEBlBZBHZBM4CBEFBDFBDFBDCBkBLBCZBCSBCBBCOBDNBjB6DBmMcBEwBBwBfBOTBCHBHlBBLdBDjBBFHBxB9EBTjBBFjBBFnBBJzBBNKBCOBCGBCBBCKBCOBCGBCBBEzBBN2JBKVBLHBZFBCpBBCIBmCFBDCCBqBBCBBEDDBVBLWBKeBiCSBCBBLVBLZBHZBnB3BBHBBhCQQBCBCCBCcBrBcBEcBkBHBCbBc1BBLVBLSBORBvDoCB4ByBBOyBBOjBBnBbBKWB7HpBBHBBRFB5BcBLJJBUBrBRBvBUBcWBN0BB6BBBDOOBrBBhBYBbjBBeDDJiBBENNBuBBPDBWCCkBRBCYBUBBgCGBCCCBCBCOBCJBIuBBnBHBDBBDVBCGBCBBCEBETTNEBfJBCDDClBBCaaCtBtBBzBBTDBVCBfvBBVBBC5F5FBtBBqBDBlBvBBV8B8BBpBBOoCoCBZBmBGB6FrBB1D-BBgBHBDDDBGBCBBCXBQCC-CHBDmBBRCCdLLBmBBIWWMtBBUTTBnCBoGgBBgBIBCkBBSyByBBcBxDGBCBBClBBWaaBEBCBBCfBPYYBqBBlISBQCCBLBChBB9DwCwCB4cBnHjGBtyCgDBQvhBBSFBa68DBGmSB61GdBj3B4RBIeBSuCBSdBTvBBRDBgBUBGSBxNsBB0G-BBhBYBDYBtBqCBGjCjCBLBhCBBCPPBNNB0mHBqBfBiDyDB+vIDBCGBCBBCiJBQeeBBBDPPBCBJrMBloCqDBGMBEIBIJBn7F0CBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDYBCYBCeBCYBCeBCYBCeBCYBCeBCYBCHB15BeBHFBmI9BBzEsBBLGBRiKiKBcBTrBBlPbBlHdBDwGwGBdBCCBCBBCGBDEBKBBhHGBCDBCBBCOBCkGB8BjCBI1lB1lBBCBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQBlqE-2pBBhB9oEBDt0FBDwpHBQtTBjtC9QBjvBq6EBGppIB", !1)),
		LC: () => new UnicodeRangeTable(decodeRanges("hCZBHZB7BLLBVBCeBCiGBCDBFvGBDZBhGDBDBBECBCHHCCBCCCBSBCyCBCqEBJlFBClBBKoBB44ClBBCGGDqBBDCBhV1CBDFBjkCKBGqBBDCBhCrBBgCMBChBBmD1IBDFBDlBBDFBDHBCGCBdBD0BBCGBCEEBBBCGBEDBDFBFMBGCBCGBmIFFDJBCEEBDBHGCBCBCFBFDDBCBGEBF1B1BB8zC8zCB6DBDmDBHDBEBBNlBBCGGzoetBBTbBnEtCBCWBEDBCsCBZBBE2Z2ZBpBBGIBIvCBh6TGBNEBqgBZBHZBmlBvCBhDjBBFjBB1DKBCOBCGBCBBCKBCOBCGBCBBk2ByBBOyBB+CVBLVB74C-BBhrV-BBhBYBDYBtpZ0CBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDYBCYBCeBCYBCeBCYBCeBCYBCeBCYBCHB15BJBCTBHFB2uCjCB", !1)),
		Ll: () => new UnicodeRangeTable(decodeRanges("hDZB7BqBqBBWBCHBC2BCBQCBuBCDECBBBDCCDEEBFFDEEBBBDDDCCCDCCBCCDEECDDBDDBBBHGDCOCBSCBDDCEEC4BCBFBDDDBCCFICBjCBDZBiGCCEEEBBBTccBhBBCBBECBCWCBDBCGDB0B0BBuBBCgBCK0BCDMCBgDCxBoBBo6CqBBDCB5XFBjkCIBC2D2DBqBBgCMBChBBnD0ECBHBCgDCBHBJFBLHBJHBJFBLHBJHBJNBDHBJHBJHBJEBCBBHEEBBBCBBJDBDBBJHBLCBCBBzIEEBEEcKFDBBJDBF2B2Bs1CvBBCEEBGCFCCBCCBEBGiDCBIICFFNlBBCGG0oesBCUaCoEMCBBBC+BCBGBCCCDICFCCDCCBBBCSCGGGCMCFCCDOCbEE2ZqBBGIBIvCBh6TGBNEBqhBZBumBnBBpEjBB8EKBCOBCGBCBBk4ByBB+DVB75CfBhsVfB8BYBnqZZBbGBCRBbZBbDBCCCBFBCKBbZBbZBbZBbZBbZBbZBbZBbZBbbBdYBCFBbYBCFBbYBCFBbYBCFBbYBCFBC15B15BBIBCTBHFB4vChBB", !1)),
		Lm: () => new UnicodeRangeTable(decodeRanges("wVRBFLBPEBICCmEGG-OnHnHlFBBuIBBFgBgBKEEhFoFoF1mBgEgE2R72B72BsDkTkTxOFBvF+BBOjBjBBjBByVOORMBg-CBByHgGgG2OsBsBBDBGiDiDB+C+CBBB34bjnBjnBBEBvIzDzDdBB6DIBxCYYpDDBEBB2OXXqEtDtDWBBoDDBKngVngVuBBBh-BFBCpBBCIB0sBhBhB2K04D04DnrTDB9PCBpBBBnRMBhCBBCPPB9-P9-PBCBCGBCBByhM9BBqGGBud0Q0QsSAB", !1)),
		Lo: () => new UnicodeRangeTable(decodeRanges("qFQQhIFFBCBxGBB7ZaBFDBuBfBCJBkBBBCiDBCZZBLLBBBDRRCdBe4CBMZZBfBWVBrBYBIKBGXBCGBRoBB8B1BBETTIJBROBFHBDBBDVBCGBCEEBCBERROBBCCBPBBLJJBEBFBBDVBCGBCBBCBBCBBgBDBCUUBBBRIBCCBCVBCGBCBBCEBETTQBBYMMBGBDBBDVBCGBCBBCEBEffBCCBBBQSSCFBECBCDBEBBCCCBEEBEEBBBELBX1B1BBGBCCBCWBCPBEbbBBBCBBDBBfFFBGBCCBCWBCJBCEBEffBBBCBBQBBSIBCCBCoBBDRRGCBJCBZFBGRBEXBCIBCDDBFB7BvBBCBBNFB8BBBCCCBDBCXBCCCBIBCBBKDDBDBYDBhBgCgCBGBCjBBcEB0DqBBVRRBEBFDBEEEBIIBBBFMBNyDyDBnKBCDBDGBCCCBCBDoBBCDBDgBBCDBDGBCCCBCBDOBC4BBCDBDiCBmBPByDrTBDQBCZBGqCBHHBIRBOSBPRBPMBCCBQzBBpBkCkCBhBBC0BBIEBDhBBCGGBkCBLeByBdBDEBMrBBFZB3BWBK0BBxFuBBSHB3BdBOBBLrBBbjBBqBCBLdByDDBCFBCBBE7hB7hBBCB4-C3BBZWBKGBCGBCGBCGBCGBCGBCGBCGBoR2B2BF1CBJCCB4CBFGGBpBBC9CBSfBxBPBhQ-tGBhC0wUBC2jBBkCnBBJrIBFPBLBBjCyByBBkCBqFoDoDEGBCCBCDBCWBezBBPxBB-BFBECCBMMBaBLWBacBIuBBuBEBDIBLEBCoBBYCBCHBVPBCFBEEEBwBBCEEBDDBDBDCCZBBEKBIPPBEBDFBDFBKGBCGByEiBBej9KBNWBFwBBloItLBDpDBkCCCBIBCMBCEBCCCBCCBCCBqDBiBqLBT-BBD1BBpBLB1DEBCmEBqDJBCsBBDeBEFBDFBDFBDCBkBLBCZBCSBCBBCOBDNBjB6DBmMcBEwBBwBfBOTBCHBHlBBLdBDjBBFHBhEtCBjDnBBJzBB9CzBBN2JBKVBLHB5EFBDCCBqBBCBBEDDBVBLWBKeBiCSBCBBLVBLZBHZBnB3BBHBBhCQQBCBCCBCcBrBcBEcBkBHBCbBc1BBLVBLSBORBvDoCB4FjBBnBDBCxJxJBoBBHBBRCBCBB5BcBLJJBUBrBRBvBUBcWBN0BB6BBBDOOBrBBhBYBbjBBeDDJiBBENNBuBBPDBWCCkBRBCYBUBBgCGBCCCBCBCOBCJBIuBBnBHBDBBDVBCGBCBBCEBETTNEBfJBCDDClBBCaaCtBtBBzBBTDBVCBfvBBVBBC5F5FBtBBqBDBlBvBBV8B8BBpBBOoCoCBZBmBGB6FrBB0GHBDDDBGBCBBCXBQCC-CHBDmBBRCCdLLBmBBIWWMtBBUTTBnCBoGgBBgBIBCkBBSyByBBcBxDGBCBBClBBWaaBEBCBBCfBPYYBnBBCBBlISBQCCBLBChBB9DwCwCB4cBnHjGBtyCgDBQvhBBSFBa68DBGmSB61GdBj3B4RBIeBSuCBSdBTvBB0BUBGSB0NnBB2MqCBGwFwFB0mHBqBfBiDyDBuwIiJBQeeBBBDPPBCBJrMBloCqDBGMBEIBIJBxzI2P2PBrBBiBiKiKBcBTrBBlPaBmHdBDwGwGBdBCCBCBBCGBDEBKiHiHBFBCDBCBBCOBCkGB8pBDBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQBlqE-2pBBhB9oEBDt0FBDwpHBQtTBjtC9QBjvBq6EBGppIB", !1)),
		Lt: () => new UnicodeRangeTable(decodeRanges("lOGDnB2sH2sHBGBJHBJHBNQQwBAB", !1)),
		Lu: () => new UnicodeRangeTable(decodeRanges("hCZBmDWBCGBiB2BCDOCDuBCBECEBBCCCBCCBBBDDBCBBCCBEBBCBBCECBCCDCCBCCBBBCCCBEEIJDCMCDQCDDDCCBC4BCIBBCBBDCCBCBCGCiJCCEJJHCCBBBCCCBCCBPBCIBkBDDBBBEWCGDDCBBDyBBxBgBCK2BCBMCD+CCDlBBq6ClBBCGGzW1CB0kCHHBpBBDCBhK0ECKgDCKHBJFBLHBJHBJFBMGCJHBpCDBNDBNDBNEBMDBnIFFECBDCBDEEBDBHGCBCBDDBLBBG+B+B9zCvBBxBCCBBBDGCBCBCDDJCBCgDCJCCFuqeuqeCqBCUaCoEMCE8BCLECBICFCCDCCEUCBDBCEBCOCBCBCCCBQCZs5Vs5VBYBmmBnBBpEjBB9EKBCOBCGBCBBr3ByBB+EVB75CfBhsVfBhCYBoqZZBbZBbZBbCCBGDBDDBCBCHBbZBbBBCDBDHBCGBcBBCDBCEBCEEBFBcZBbZBbZBbZBbZBbZBfYBiBYBiBYBiBYBiBYBiB2pE2pEBgBB", !1)),
		M: () => new UnicodeRangeTable(decodeRanges("gYvDB0IGBoIsBBCCCBCCBCCpCKBxBUBRmDmDBFBDFBDBBCDBkBffBZB8CKB7BIBKZZBCBCIBCCBCEBsBCB8BIBrBXBCgBB3BCBCRBCGBLBBeCB5BCCBFBDBBDCBKLLBbbDCB5BCCBDBFBBDCBEffBEEMCB5BCCBGBCCBCCBVBBXFBCCB5BCCBFBDBBDCBICBLBBf8B8BBDBECBCDBKpBpBBDB4BCCBFBCCBCDBIBBMBBeCB5BCCBFBCCBCDBIBBMBBQNNBCB4BBBCGBCCBCDBKLLBeeBBBnCFFBEBCCCBGBTBB+BDDBFBNHBjDDDBHBMGBqCBBcECFBByBTBCBBGKBCjBBKlDlDBSBYDBFCBCCBDGBEDBOLBCLLBCBgWCBzdDBdCBeBBfBBhCfBKuBuBBBBC2D2DBjBjB3DLBFLB8GEB6BJBCcBDxBxBBsBBDLBVEBwBQBnBIBNCBfMB5BNBxBTB5ECBCUBFHHDCBnG-BBxWgBB--CCBuEhDhDBeBrRFBqDBB1udDBCJBhBBBxCBBxIEEFYYBDBF0C0CBzBzBBQBbRBOnBnBBGBaMBtBDBwBNBlBkCkCBMBNJJBuBuBBBBzBCCBBBDBBGBBCqBqBBDBGBBtHHBCBBx5TiXiXBOBRPBuejHjH2EEBn0BCBCBBGDBpBCBFmFmFB+R+RBCBiCEB+JBBuCFBnCKByBDB7DCB2BOBqBDDBLLBCBuBKBI+B+BBBBlBNBRBBtBNNBBBxBNBJDBCBB9CLBHDD+ELBWDB4BBBCGBDBBDCBKLLBDDBFBEEBkCIBCDDCDBCEBCPPBzCzCBQBYyCyCBSBsHGBDIBcBBzCQBrDMBmDOBhIOB2HFBCBBDDBCCCBuEuEBFBDGBEddBIBpBGBCDBJKKBJBvBPBnGHBoGHBCHBzCVBCNB7DFBECCBCCBFBCjCjCBDBCBBCEB8KDBKBBCxBxBBFBEEBYmnFmnFHOBpmLRBhuCEB8BGB5gBCCB1BBIDByCMMBslTslTBizEizEBsBBDWB-QEBEFBJHBDGBfDB1ECB89B2BBFxBBJPPXEBCOBxqBGBCQBDGBCBBCEBlDhFhFBFB4L+B+BBCB9PDB-HBB0HDDIBBG7O7OBFBuDGB29lYvHB", !1)),
		Mc: () => new UnicodeRangeTable(decodeRanges("joC4B4BDCBJDBCBBzBBB7BCBHBBDBBLsBsB7BCBjC7B7BBBBJCCB2B2BB7B7BCHHBDDBLLnDBBCBBECBCCBLqBqBBBB+BDB+BBB7BCCBDBDBBCBBKBBdPPB7B7BBBBGCBCCBLrBrBBsCsCBBBHHBTBBrKBBgCsFsFBFFHDDBaaBLLBBBDGBWBBDFBDLLBBB5zBffiEIIBGBCBB7KDBDCBFBBCFBhHBB7BCCKCCBJJBEByExBxBGCCBDBCBB+BffFBBD9B9BDCBCEEBxBxBBGBJBBsFWW35EBB0-dBBD5C5CBzBzBBOBvEBBwBxBxBBFFBDDBBBvDBBDBBZuBuBCuDuDDBBGuHuHBCCBCCBCC0gZCCgEuBuBBBBFBB0DZZB8B8BxBCBKBBO+C+CBBBEBBCrFrFBBBgBBB7BBBCDBDBBDCBKLLB1C1CBBBIDDCDBCBBCmDmDBBBJBBErDrDBBBHCCBCBDuHuHBBBHDBDyDyDBBBJBBCuDuDCBBHoDoDCBBFmImIBBBK4H4HBEBCBBFDDCvEvEBBBJDBF1C1CeBB-BqGqGECCoGPPrDIID2G2GBDBFBBC-K-KBNNxBBBJBBCpvQpvQBBBlxD2BBpDBB0rYBBHFB", !1)),
		Me: () => new UnicodeRangeTable(decodeRanges("okBBB1xF-wB-wBBCBCCBsshBCB", !1)),
		Mn: () => new UnicodeRangeTable(decodeRanges("gYvDB0IEBqIsBBCCCBCCBCCpCKBxBUBRmDmDBFBDFBDBBCDBkBffBZB8CKB7BIBKZZBCBCIBCCBCEBsBCB8BIBrBXBCfB4BCCFHBFEEBFBLBBe7B7BFDBJVVBbbDBB6BFFBFFBDDBBBEffBEEMBB6BFFBDBCBBFVVBXXBEBC7B7BDCCBCBJIIBMMBff+BNNzBEE4BCCBBBGCBCDBIBBMBBe7B7BDHHGBBVBBdBB6BBBFDBJVVBeepCIIBBBC7C7CDGBNHBjDDDBHBMGBqCBBcEC4BNBCEBCBBGKBCjBBKnDnDBCBCFBCBBDBBaBBFCBRDBODDBHHQgWgWBBBzdCBeBBfBBfBBhCBBCGBJDDBJBKuBuBBBBC2D2DBjBjB3DCBFBBKHHBBB8GBBD7B7BCGBCCCDHBHJBDxBxBBMBCeBDLBVDBxBCCBDBCGGpBIBNBBhBDBDBBCCB5BCCBEECCB7BHBDBB5ECBCMBCGBFHHEBBnG-BBxWMBFEEBKB--CCBuEhDhDBeBrRDBsDBB1udFFBIBhBBBxCBBxIEEFaaBGG4EBBbRBOnBnBBGBaKBvBCBxBDDBCBDBBoBkCkCBEBDBBDBBNJJwB0B0BCCBDBBGBBCrBrBBJJvHDDFx5Tx5TiXPBRPBuejHjH2EEBn0BCBCBBGDBpBCBFmFmFB+R+RBCBiCEB+JBBuCFBnCKByBDB8D3B3BBNBqBDDBLLBBByBDBDBBI+B+BBBBlBEBCHB-BNNB1B1BBHBLDBDgDgDBBBDCCBHHD+E+EEHBWBB6BBBEmBmBBFBEEBnCFBOECPBB2CHBDCBCYY1CFBCFFBCCBvHvHBCBHBBCBBcBB2CHBDCCBrDrDCDDBEBCmDmDCDDBCBCEBkIIBCBBhIBBCFFxEDBDBBFhBhBBIBpBFBDDBJKKBEBDCBvBMBCBBnGCCBBBCqGqGBFBCFBCzCzCBUBDGBCBBCBB7DFBECCBCCBFBCpCpCBEEC8K8KBMMB1B1BBDBGCCYmnFmnFHOBpmLLBECBhuCEB8BGB5gBgCgCBCByC5lT5lTBizEizEBsBBDWBhRCBSHBDGBfDB1ECB89B2BBFxBBJPPXEBCOBxqBGBCQBDGBCBBCEBlDhFhFBFB4L+B+BBCB9PDB-HBB0HDDIBBG7O7OBFBuDGB29lYvHB", !1)),
		N: () => new UnicodeRangeTable(decodeRanges("wBJB5DBBGDDBBBitBJBnEJBnGJB9MJB3DJBFFBtDJB3DJB3DJBDFBvDMB0DJBJGBoDJBpDGBISBuDJBhDJB3DJBnCTBtIJBnCJBwWTBybCBwHJBHJBXJBtJJBhEKBmFJBHJB3FJB3CJBnEJBHJB3gBEEBEBHJBnGyBBDEB3W7BBvCVB3TdBqrBqYqYaIBPCB4KDBrEJBfHBCOBhBJBoBOBh7cJB9FJBhKFB7EJBnBJBnGJBXJB3CJB3MJB34UJBuPsBBN4BBSBB2KaBlBDBeJJnEEBrGJBvdHBaGBoBIBsCEBXFBhFBBDPBDtBBhCIB1BBBfCBsCEBpDHBZHBqBGBrKFBxBJBHJB3IeB-EJBrBDBxDGBnEdBhEJB9BJBxEJBITB8HJB3KJB3DJB3LJBnDJBHTBtCLBlNSB+CJB3UJB3CcBkHJBnCJB3BJBnLJBnDUBshBuDBimPJBnpCJB3CJBnEJBCGBvQJBnIWB+KCB6nXJBnuBTBNTBtDYB2iBxBBhqCJBnNJB3PJB4HJBtWIBhEJB4Y6BBCCBCDBtCsBBCOBjeMBk3CJB", !1)),
		Nd: () => new UnicodeRangeTable(decodeRanges("wBJnxBJnEJnGJ9MJ3DJ3DJ3DJ3DJ3DJ3DJ3DJ3DJ3DJhDJ3DJnCJ3IJnCJn6BJnBJtJJhEJnFJHJ3FJ3CJnEJHJnuiBJnVJnBJnGJXJ3CJ3MJ34UJnsBJnkCJHJ9YJhEJ9BJxEJ3IJ3KJ3DJ3LJnDJHTtCJnNJnDJ3UJ3CJ3HJnCJ3BJnLJ3uQJnpCJ3CJnEJ3QJ37XJ12CxBhqCJnNJ3PJ4HJ2aJ30EJ", !0)),
		Nl: () => new UnicodeRangeTable(decodeRanges("u3FCBwzCiBBDDB-zDaaBHBPCBs1dJBxyW0BBtOJJnEEBrhIuDBm8SCB", !1)),
		No: () => new UnicodeRangeTable(decodeRanges("yFBBGDDBBB2pCFB5LFB5DCBmEGB6GGBSIByNJB2hBTB0jBJBhP20B20BEFBHJBnGPBqB3W3WB6BBvCVB3TdBqrB1kB1kBBCBrEJBfHBCOBhBJBoBOBxrdFBymWsBBiCDBSBB2KaBlBDB1pBHBaGBoBIBsCEBXFBhFBBDPBDtBBhCIB1BBBfCBsCEBpDHBZHBqBGBrKFBhLeB-EJBrBDBxDGBnETB8LTBmqBBBvNIBobSB0aUBn8SGB-YWBqhZTBNTBtDYBvqFIBid6BBCCBCDBtCsBBCOBjeMB", !1)),
		P: () => new UnicodeRangeTable(decodeRanges("hBCBCFBCDBLBBEBBbCBCccCkBkBGEELBBEEE-VJJzOFBqBBB0BCCDDDtBBBVBBCBBOCCBBBrCDBnDsBsBBMBqHCB3BOBgBmImIBLLtE5D5D6DnMnMNwLwL7CLLBpFpFBNBCmBmBBCBoCrCrCBDBFBBwDFBsFlTlTBHB4EuTuTtBBBvCCBoCBB+ECBCCBmBKB6JBB5GBBhEGBCFBhFBBLGBdCB9DDB8BEB-BBBhCHBM9Z9ZBWBJTBCMBCLBfBBPBB6TDBeBB+hBNBwCBBgBJB0MVBgCDBhBBB8XDBCBBxDwEwEBtBBCfBDLBkNCBFJBDLBRNNjD7C7CjgdBBuICBkDLL0DFB9LDB3CBBpBCBCyByBBwBwBiDMBRBB9DDB-DBBRBB6HzqUzqUBxGxGBIBXiBBCNBCFFCBB2ECBCFBCDBLBBEBBbCBCccCCCBFB7MCB9UxBxB-MoXoXoGgBgBxIIBnBxDxDBFBjCGB6CDByO-J-JjBlElEBDBtBDB+FGBuDBBCDB-DDBxBBBwCDBFOOCCB5CFBsDrJrJBCCBzDzDBDBLBBCpDpD7HWBqDCBdMBtCjEjEBBB9HpIpIBBB8E9C9CBGB0CCBCEB+CJB4GgDgDBDBrBBBmUBBrCMBwFxjBxjBBDB97CBB8zOBBmEiCiCBDBJpRpRBBBoJDBoK9lT9lTovHEB07C-a-aBAB", !1)),
		Pc: () => new UnicodeRangeTable(decodeRanges("-Cg-Hg-HBUU-u3BBBZCBwHAB", !1)),
		Pd: () => new UnicodeRangeTable(decodeRanges("tB9qB9qB0BiyDiyDmgBqgCqgCBEBiwDDDgBBBFdd-NUUwDxszBxszBBmBmBLqFqFhzD-J-J", !1)),
		Pe: () => new UnicodeRangeTable(decodeRanges("pB0B0BgB+1D+1DC-6B-6BqtC4B4BQ7T7TCff-hBMCxChBhBCGC1MUChCCCiBmhBmhBCECtBGCtNICEGCDBB-ozB6G6GeOCESSCCCrF0B0BgBGD", !1)),
		Pf: () => new UnicodeRangeTable(decodeRanges("7F+6H+6HEddpuDCCFDDQEE", !1)),
		Pi: () => new UnicodeRangeTable(decodeRanges("rFt7Ht7HDBBDaapuDCCFDDQEE", !1)),
		Po: () => new UnicodeRangeTable(decodeRanges("hBCBCCBDECBLLBEEBcclCGGPBBI-V-VJzOzOBEBqB3B3BDDDtBBBVBBCBBOCCBBBrCDBnDsBsBBMBqHCB3BOBgBmImIBLLtE5D5D6DnMnMNwLwL7CLLBpFpFBNBCxDxDrCEBFBBwDFBsFlTlTBHBmY9D9DBBBoCBB+ECBCCBmBFBCDB6JBB5GBBhEGBCFBhFBBLGBdCB9DDB8BEB-BBBhCHBMjajaBJJBGBJIBDDBDCBEKBCCCBIB7kDDBCBBxDwEwEBFFBBBDDDBHBCBBCDDBLLBDBCJBDDBCCCBLBDCBtNCB6B+F+FjgdBBuICBkDLL0DFB9LDB3CBBpBCBCyByBBwBwBiDMBRBB9DDB-DBBRBB6HlxUlxUBFBDXXVBBDDBECBCDBICBHCCB2E2EBBBCCBDECBLLBEEBcclBDDB7M7MBBB9UxBxB-MoXoXoGgBgBxIIBnBxDxDBFBjCGB6CDB0ZlElEBDBtBDB+FGBuDBBCDB-DDBxBBBwCDBFOOCCB5CFBsDrJrJBCCBzDzDBDBLBBCpDpD7HWBqDCBdMBtCjEjEBBB9HpIpIBBB8E9C9CBGB0CCBCEB+CJB4GgDgDBDBrBBBmUBBrCMBwFxjBxjBBDB97CBB8zOBBmEiCiCBDBJpRpRBBBoJDBoK9lT9lTovHEB07C-a-aBAB", !1)),
		Ps: () => new UnicodeRangeTable(decodeRanges("oBzBzBgB-1D-1DC-6B-6B-rCEEnB4B4BQ7T7TCff-hBMCxChBhBCGC1MUChCCCiBmhBmhBCECaTTCECtNICEGCDipzBipzB4GeeCMCESSCCCrFzBzBgBEEDAB", !1)),
		S: () => new UnicodeRangeTable(decodeRanges("kBHHRCBgBCCcCCkBEBCBBDCCBCBDEEfgBgBrODBNNBGGBCCCBPB2DPPBxDxDsErIrIBBB3DCBDDDBvGvGLUUB4H4HIBBpEqLqLBHHB2H2H-DjEjEBGBlEwGwGqBmGmGiGCBQCCBBBDFBVECmEHBCFBCBBGDBmGBBxXJB0WuLuLlL+E+EBgBBiLJBKIBhiBCCBBBMCBOCBOCBOBBmCOOoBCBOCBUhBB-BBBCDBCBBLCCBBBGFBCECFMMBFFBDBGDBC7B7BBFFB2LBFcBD+HBXKByCtCBXnTBtBwBBDeBLyMBX+BBFfBD1LBDpEBmHFBmLBBvBZBC4CBN1GBbPBFOOBNNWBBHBB8CBB0HBBFJBhBlBBKRRBdBMdBJQQBeBLmBBQ-JBhuG-BBx0V2BB6RWBKBBoDBB+EDBLDB+RCBiHPPB+9T+9TpEgBBuLPBhCBB3BHBtBDBjDCCBBBD7E7EHRRBBBgBCCcCCiEGBCGBOBB6JIB6BQBDCBCMBEwBwBBrBB7zBBBwSmWmWBiKiKBGBnjC2kC2kCBbBr6SDBG3qU3qUk7DvHBLCBEzNBHWBQQBgDzDB9B1HBLmBBD7BBGCBXBBIdBF8BBWhCBE7F7FB1CBrbaagBaagBaagBaagBaa9B-PB4BDBzBHBCNBCBBp2BwNwNttCEE+DiOiOBvIvIBqBBFjDBNOBDOBCOBCkBBYgFB5BcBOrBBFIBIBBPFB7E4eBEQBEMBE5GBHLBFQQBKBF3BBJJBHnBBJdBDLBFBBPIBoB3KBJNBDMBEKBE4BBCFFBOBDLBFJBIyEBC7CBLAB", !1)),
		Sc: () => new UnicodeRangeTable(decodeRanges("kB+D+DBCBqnB8D8DzPBBzPBBI2H2HoImSmS8sClmClmCBgBB37hBkuVkuVtD7E7E8GBBEBB3-HDB-4wBxtCxtC", !1)),
		Sk: () => new UnicodeRangeTable(decodeRanges("+CCCoCHHFEEqQDBNNBGGBCCCBPB2DPPBjoBjoB15FCCBBBMCBOCBOCBOBB9kEBBkzdWBKBBoDBBxePPBniUniUBPB8bCCjF4g9B4g9BBDB", !1)),
		Sm: () => new UnicodeRangeTable(decodeRanges("rBRRBBB+BCCuBFFmBgBgB-XwQwQBBB8xGOOoBCBOCBsEoBoBBDBHlClCBDBGBBFGDIgBgBBDDCgBgBBqIBhBBB7CffBXBpBFB2OKK3BHBwDxKxKBDBDeBLPBhIiEBX+BBFfBDhIBxBUBDFB9+zB5Z5ZCCBlFRRBBB+BCCkEHHBCBitDBBhrwBx+Bx+BagBgBagBgBagBgBagBgBat5Ft5FB-uC-uCBHB", !1)),
		So: () => new UnicodeRangeTable(decodeRanges("mFDDFCCyerIrIBgEgEBvGvGLUUB4H4HkQ2L2LjEFBClElEwGqBqBoMCBQCCBBBDFBVECmEHBCFBCBBGDBmGBBxXJB0WzWzW+EhBBiLJBKIBksBBBCDBCBBLCCBHHBEBCECFMMBPPCBBC7B7BBKKBDBDDBCBBCBBCGBCeBDBBCCCBdBtIHBFTBDGBDwCBCdBanBBHnCBXKByCtCBX2FBCIBC1BBJuDBC3HBtBrBBhC-HBhQvBBWBBHmBBDpEBmHFBmLBBvBZBC4CBN1GBbPBFOOBNNWBBHBBxKBBFJBhBlBBKRRBdBMdBJQQBeBLmBBQ-JBhuG-BBx0V2BBibDBLBBC+R+RBBBqqUPBuLPBhCBB3BHBuBCBlPEEFBBOBB6JIB6BQBDCBCMBEwBwBBrBB7zBBBwSpgBpgBBGBnjC2kC2kCBGBFQBr6SDBG3qU3qUk7DvHBLCBEzNBHWBQPBhDzDB9B1HBLmBBD7BBGCBXBBIdBF8BBWhCBE7F7FB1CBqlB-PB4BDBzBHBCNBCBBp2B96C96CiEyWyWBqBBFjDBNOBDOBCOBCkBBYgFB5BcBOrBBFIBIBBPFB7E6HBG4WBEQBEMBE5GBHLBFQQBKBF3BBJJBHnBBJdBDLBFBB-B3KBJNBDMBEKBE4BBCFFBOBDLBFJBIyEBC7CBLAB", !1)),
		Z: () => new UnicodeRangeTable(decodeRanges("gBgEgEgvFgsCgsCBJBeBBGwBwBh9DAB", !1)),
		Zl: () => new UnicodeRangeTable(decodeRanges("ohIA", !0)),
		Zp: () => new UnicodeRangeTable(decodeRanges("phIA", !0)),
		Zs: () => new UnicodeRangeTable(decodeRanges("gBgEgEgvFgsCgsCBJBlBwBwBh9DAB", !1)),
		ASCII_Hex_Digit: () => new UnicodeRangeTable(decodeRanges("wBJIFbF", !0)),
		Alphabetic: () => new UnicodeRangeTable(decodeRanges("hCZBHZBwBLLFGGBVBCeBCpOBFLBPEBICC3CeeBQBCBBDDBCHHCCBCCCBSBCyCBCqEBJlFBClBBDHHBnBBoBNBCCCBCCBCCJaBFDBeKBG3BBCGBPlDBCHBFHBFCBLCBDRRBuBBOkDBZgBBKBBFGGBWBDSBUYBIKBGXBCGBIJJBoBBLLBEGBHrCBCPBCCBFOBOSBCHBDBBDVBCGBCEEBCBEHBDBBDBBCJJFBBCEBNBBLFFBBBCFBFBBDVBCGBCBBCBBCBBFEBFBBDBBFIIBCBCSSBEBMCBCIBCCBCVBCGBCBBCEBEIBCCBCBBEQQBCBWDBFCBCHBDBBDVBCGBCBBCEBEHBDBBDBBKBBFBBCEBORRBCCBEBECBCDBEBBCCCBEEBEEBBBELBFEBECBCCBEHHpBMBCCBCWBCPBEHBCCBCCBJBBCCBCBBDDBdDBCHBCCBCWBCJBCEBEHBCCBCCBJBBGCBCDBOCBNMBCCBCoBBDHBCCBCCBCGGBCBIEBXFBCCBCRBEXBCIBCDDBFBJFBCCCBGBTBBO5BBGGBH0B0BBECBDBCXBCCCBRBCCBDEBCHHPDBhBgCgCBGBCjBBFSBFPBCjBBkC2BBCDDBDBR-BBLDBDlBBCGGDqBBCsKBCDBDGBCCCBCBDoBBCDBDgBBCDBDGBCCCBCBDOBC4BBCDBDiCBmBPBR1CBDFBErTBDQBCZBGqCBEKBITBMUBNTBNMBCCBCBBNzBBDSBPFFkC4CBIqBBGlCBLeBCLBFIBYdBDEBMrBBFZB3BbBF+BBDTBzBYYBMMBBByBzBBCOBCHB0BpBBDDBLrBBCKBP2BBXCBLjBBDKBGqBBDCBqBDBCFBCBBEGGB+FBUhBBM1IBDFBDlBBDFBDHBCGCBdBD0BBCGBCEEBBBCGBEDBDFBFMBGCBCGB1DOORMBmDFFDJBCEEBDBHGCBCBCKBDDBGEBFSSBnBBuZzBB34BkHBHDBEBBNlBBCGGD3BBIRRBVBKGBCGBCGBCGBCGBCGBCGBCGBCfBwB2O2OBBBaIBIEBDEBF1CBHCBC5CBCDBGqBBC9CBSfBxBPBhQ-tGBhCs0VBkCtBBDsIBEPBLBBVuBBGHBEwDBoBIBDmDBDxCBVUBCgBBZzBBNjCBCtBtBBEBECCBBBLgBBGiBBOcBEyBBCLBQRRBOBLEBC2BBKNBTWBEkCBCCCZCBDPBDDBMFBDFBDFBKGBCGBCqBBCNBH6DBWj9KBNWBFwBBloItLBDpDBnBGBNEBGLBCMBCEBCCCBCCBCCBqDBiBqLBT-BBD1BBpBLB1DEBCmEBlBZBHZBM4CBEFBDFBDFBDCBkBLBCZBCSBCBBCOBDNBjB6DBmC0BBsIcBEwBBwBfBOdBGqBBGdBDjBBFHBCEBrB9EBTjBBFjBBFnBBJzBBNKBCOBCGBCBBCKBCOBCGBCBBEzBBN2JBKVBLHBZFBCpBBCIBmCFBDCCBqBBCBBEDDBVBLWBKeBiCSBCBBLVBLZBHZBnB3BBHBBhCDBCBBGHBCCBCcBrBcBEcBkBHBCbBc1BBLVBLSBORBvDoCB4ByBBOyBBOnBBjBbBEGGBVB7HpBBCBBEBBRFBzBCBEcBLJJBUBrBRBvBUBcWBKlCBsBEBL4BBKOOBXBYyBBSDBJiBBEKKB+BBCDBKBBLCCkBRBChBBDHHBCB-BGBCCCBCBCOBCJBI4BBYDBCHBDBBDVBCGBCBBCEBEHBDBBDBBEHHGGBdJBCDDClBBCJBCDDCDBCBBECCtBhCBCCBCDBVCBfhCBDBBC5F5FB0BBDGBaFBjB+BBCEE8B1BBDoCoCBZBDNBWGB6F4BBoD-BBgBHBDDDBGBCBBCdBCBBDBBDDB+CHBDtBBDFBCCCBccBxBBDJBSnCBGTTBnCBoDHB5CgBBgBIBCsBBCGBCyByBBcBDVBCNBqCGBCBBCrBBECCBCCBBBCDDBZZBEBCBBCkBBCBBCDBCYYBqBBlIWBKQBCoBBECBwDwCwCB4cBnDuDBSjGBtyCgDBQvhBBSFBa68DBGmSB61GuBBy2B4RBIeBSuCBSdBTvBBRDBgBUBGSBxNsBB0G-BBhBYBDYBtBqCBF4BBIQBhCBBCNNBFBK1mHBqBfBiDyDB+vIDBCGBCBBCiJBQeeBBBDPPBCBJrMBloCqDBGMBEIBIJBFi7Fi7FBzCBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDYBCYBCeBCYBCeBCYBCeBCYBCeBCYBCHB15BeBHFB2GGBCQBDGBCBBCEBG9BBiBxDxDBrBBLGBRiKiKBcBTrBBlPbBlHdBDwGwGBdBCVBJBBhHGBCDBCBBCOBCkGB8BjCBEEE1lBDBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQB1TZBHZBHZB3zD-2pBBhB9oEBDt0FBDwpHBQtTBjtC9QBjvBq6EBGppIB", !1)),
		Dash: () => new UnicodeRangeTable(decodeRanges("tB9qB9qB0BiyDiyDmgBqgCqgCBEB+BoBoBQnMnMlgDDDgBBBFdd-NUUwDxszBxszBBmBmBLqFqFhzD-J-J", !1)),
		Emoji: () => new UnicodeRangeTable(decodeRanges("jBHHGJBwDFFu8HNN5GXX7CFBQBBwLBBNnFnFaKBFCBoGoHoHBLLK7B7BBCBCEBKGDBDDFDDCBBDIEBJJBBBGCCGLBMBBDCCBCCTDDBTTBEBCCCBEEBGGDBBFBBMBBGBBDGGBECBVVBGGBEBCDBDFFDDDBEBCDDCCCHEEHLLBQQDFFCFFBBBCMMBxBxBBBBKeP1LBBwOCBUBB0BFF7mBNN6SCCrrvDrGrGhFBBNBBPDDBIBsCZBCBBYVVDIBWBBvFhBBDvDBDBBCCBDyCBDCBCmIBC+BBMFBCXBIBBDHBNDDBCBDFFBOOBDDJBBKGGBBBNCBJCBDCCFHHEHHB0CBxBlCBGHBDDBEJBECCBEEDJBkHLBF8I8IBtBBCJBC4FBxDMBEKBE4BBCFFBOBDLBFJB", !1)),
		Emoji_Component: () => new UnicodeRangeTable(decodeRanges("jBHHGJB0+H2G2Gsp3B3+8B3+8BBYB8PEBxtBDBtzhY-CB", !1)),
		Emoji_Modifier: () => new UnicodeRangeTable(decodeRanges("7-8DE", !0)),
		Emoji_Modifier_Base: () => new UnicodeRangeTable(decodeRanges("9wJ8G8GRDB4jzD9B9BBBBDDDBBB2DBBDKBWSBEFFBBBCCBICCZqGqGBFFWFFBvFvFBBBEEB0CRRBBBKMMgSDDJHBHKKBIBDCB5B+B+BBCCBCCSCBCMBmHCBrBIB", !1)),
		Emoji_Presentation: () => new UnicodeRangeTable(decodeRanges("64IBBuGDBEDDqQBBWBBzBLBsBUUOJJBSSBGGBJJGWWIBBCFFDIIFBBdkBkBCFFBBBC+B+BBBBZPP8aBB0BFFvlxDrGrG-FDDBIBsCZBCZZVDDBDBCCBWBBvFgBBNIBClCBCVBNqBBFEBNQBEEEBlCBCCCB5FBD+BBODBCXBTbbBOO3C0CBxBlCBHEEBBBDDBEDBMBBIIBkHLBF8I8IBtBBCJBC4FBxDMBEKBE4BBCFFBOBDLBFJB", !1)),
		Extended_Pictographic: () => new UnicodeRangeTable(decodeRanges("pFFFu8HNN5GXX7CFBQBBwLBBNnFnFaKBFCBoGoHoHBLLK7B7BBCBCEBKGDBDDFDDCBBDIEBJJBBBGCCGLBMBBDCCBCCTDDBTTBEBCCCBEEBGGDBBFBBMBBGBBDGGBECBVVBGGBEBCDBDFFDDDBEBCDDCCCHEEHLLBQQDFFCFFBBBCMMBxBxBBBBKeP1LBBwOCBUBB0BFF7mBNN6SCCrrvDoBoBBCBlDLBQBBQPPBmBmBBIBxDBBNBBPDDBIBU3BBcOBLVVDIBCDBKWBH7FBDvDBDBBCCBDyCBDCBCDBG9HBC+BBMFBCXBIBBDHBNDDBCBDFFBOOBDDJBBKGGBBBNCBJCBDCCFHHEHHB0CBxBlCBGHBDQBECCBEBDMB7GlBBNDB5BHBLFBpBHBfBBNDBDNBKmBBNuBBCJBC4FB5CHBPxEBhI9fB", !1)),
		Hex_Digit: () => new UnicodeRangeTable(decodeRanges("wBJIFbFq1-BJIFbF", !0)),
		Lowercase: () => new UnicodeRangeTable(decodeRanges("hDZBwBLLFlBlBBWBCHBC2BCBQCBuBCDECBBBDCCDEEBFFDEEBBBDDDCCCDCCBCCDEECDDBDDBBBHGDCOCBSCBDDCEEC4BCBFBDDDBCCFICBjCBDiBBIBBfEBhDsBsBCEEDDBTccBhBBCBBECBCWCBDBCGDB0B0BBuBBCgBCK0BCDMCBgDCxBoBBo6CqBBCDB5XFBjkCIBC2D2DB+FBiC0ECBHBCgDCBHBJFBLHBJHBJFBLHBJHBJNBDHBJHBJHBJEBCBBHEEBBBCBBJDBDBBJHBLCBCBB6DOORMBuDEEBEEcKFDBBJDBFiBiBBOBFsasaBYBn6BvBBCEEBGCFCCBCCBGBEiDCBIICFFNlBBCGG0oesBCUaCBBBmEMCBBBC8BCBIBCCCDICFCCDCCBBBCSCGGGCMCFCCDOCWDBCCCBBB2ZqBBCNBHvCBh6TGBNEBqhBZBumBnBBpEjBB8EKBCOBCGBCBBkODDBBBCpBBCIBmoByBB+DVB75CfBhsVfB8BYBnqZZBbGBCRBbZBbDBCCCBFBCKBbZBbZBbZBbZBbZBbZBbZBbZBbbBdYBCFBbYBCFBbYBCFBbYBCFBbYBCFBC15B15BBIBCTBHFBmI9BB1lChBB", !1)),
		Math: () => new UnicodeRangeTable(decodeRanges("rBRRBBBgBeeCuBuBFmBmBgB5W5WBBBDbbBDDBBBwQCBuwGccBBBMEEOPPBCBWEBMEBiCMBFEEBFFBDBTFFDJBCDDBEBHEEBDDBCCBBBCFBENBClClCBWBCFBCBBFBBFfBCHHBPPBqIBJDBVBB7CffBZBCZZMGB+NBBNJBFFBFBBDBBEEBPCCDFBMHBGBB6BCCeDBKCBxK-BBhI-PBxBUBDFB9+zB4Z4ZBEBCjFjFRCBeCCeCCkEHHBCBitDBBhrwBwoBwoBBzCBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDjJBDxBBhwFDBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQB1BBB-uCIB", !1)),
		Quotation_Mark: () => new UnicodeRangeTable(decodeRanges("iBFFkEQQ96HHBaBBowDqOqOBCBOCBixzBDB+FFF7CBB", !1)),
		Terminal_Punctuation: () => new UnicodeRangeTable(decodeRanges("hBLLCMMBEE-ZJJiQ6B6BpCPPCCB1FsBsBBJBCsHsHB3B3BBEBCHBgBmImIB1nB1nBBtFtFFFB4JBB2YHBmY9D9DBBBoCBB+ECBEoBoBBCBDBB7JBBjLDBjFBBLBBCCBeCB8FEB-BBBldYYBKKBBBwlDCBzJOOFLLCBBEBBtNBB8ndBBuICBkHEB-LBB3CBBgD4E4EBBB0ECBgERRB6H6HnxUDDB6B6BBBBCDBqFLLCMMBEEiCDD7hBxBxBnkBoGoG3JBB5EFBlCFB6CDB5dEBtBDB+FGBxDDBgECBiEBBHRRB5C5CBDBtDrJrJB2D2DBBBNBBnLDBEOBqDBB6HCBmQCC8HBB4CBBFBB-MCBuBmUmUBrCrCBspBspBBDB6vRBBmEiCiCBBBLqRqRBoJoJBnwTnwTovHDB", !1)),
		Uppercase: () => new UnicodeRangeTable(decodeRanges("hCZBmDWBCGBiB2BCDOCDuBCBECEBBCCCBCCBBBDDBCBBCCBEBBCBBCECBCCDCCBCCBBBCCCBEEIJDCMCDQCDDDCCBC4BCIBBCBBDCCBCBCGCiJCCEJJHCCBBBCCCBCCBPBCIBkBDDBBBEWCGDDCBBDyBBxBgBCK2BCBMCD+CCDlBBq6ClBBCGGzW1CB0kCHHBpBBDCBhK0ECKgDCKHBJFBLHBJHBJFBMGCJHBpCDBNDBNDBNEBMDBnIFFECBDCBDEEBDBHGCBCBDDBLBBGbbBOBUzZzZBYBx5BvBBxBCCBBBDGCBCBCDDJCBCgDCJCCFuqeuqeCqBCUaCoEMCE8BCLECBICFCCDCCEUCBDBCEBCOCBCBCCCBQCZs5Vs5VBYBmmBnBBpEjBB9EKBCOBCGBCBBr3ByBB+EVB75CfBhsVfBhCYBoqZZBbZBbZBbCCBGDBDDBCBCHBbZBbBBCDBDHBCGBcBBCDBCEBCEEBFBcZBbZBbZBbZBbZBbZBfYBiBYBiBYBiBYBiBYBiB2pE2pEBgBBvgCZBHZBHZB", !1)),
		White_Space: () => new UnicodeRangeTable(decodeRanges("JEBTlDlDbgvFgvFgsCKBeBBGwBwBh9DAB", !1))
	});
	static SCRIPTS = new LazyMap({
		Adlam: () => new UnicodeRangeTable(decodeRanges("go6DrCFJFB", !0)),
		Ahom: () => new UnicodeRangeTable(decodeRanges("g4lCaDOFW", !0)),
		Anatolian_Hieroglyphs: () => new UnicodeRangeTable(decodeRanges("ggxCmS", !0)),
		Arabic: () => new UnicodeRangeTable(decodeRanges("gwBEBCFBCNBCCBCfBCJBMZBCrDBChBBxCvBBxHhBBGqCBCcBxy8BtPBDvEBhBPBxDEBCmEBk7DeBkCFBJIBiBFBh43BDBCaBCBBCDDCJBCDBCCCHFFCECBBBCBBCDDCICBCCDDBCGBCDBCDBCCCBIBCQBGCBCEBCQB1BBB", !1)),
		Armenian: () => new UnicodeRangeTable(decodeRanges("xpBlBDxBDCks9BE", !0)),
		Avestan: () => new UnicodeRangeTable(decodeRanges("g4iC1BEG", !0)),
		Balinese: () => new UnicodeRangeTable(decodeRanges("g4GsCCxB", !0)),
		Bamum: () => new UnicodeRangeTable(decodeRanges("g1pB3CpowB4R", !0)),
		Bassa_Vah: () => new UnicodeRangeTable(decodeRanges("w26CdDF", !0)),
		Batak: () => new UnicodeRangeTable(decodeRanges("g+GzBJD", !0)),
		Bengali: () => new UnicodeRangeTable(decodeRanges("gsCDBCHBDBBDVBCGBCEEBCBDIBDBBDDBJFFBCCBDBDYB", !1)),
		Beria_Erfe: () => new UnicodeRangeTable(decodeRanges("g17CYDY", !0)),
		Bhaiksuki: () => new UnicodeRangeTable(decodeRanges("ggnCICsBCNLc", !0)),
		Bopomofo: () => new UnicodeRangeTable(decodeRanges("qXB6wLqBxDf", !0)),
		Brahmi: () => new UnicodeRangeTable(decodeRanges("ggkCtCFjBKA", !0)),
		Braille: () => new UnicodeRangeTable(decodeRanges("ggK-H", !0)),
		Buginese: () => new UnicodeRangeTable(decodeRanges("gwGbDB", !0)),
		Buhid: () => new UnicodeRangeTable(decodeRanges("g6FT", !0)),
		Canadian_Aboriginal: () => new UnicodeRangeTable(decodeRanges("ggF-TxRlC7tgCP", !0)),
		Carian: () => new UnicodeRangeTable(decodeRanges("g1gCwB", !0)),
		Caucasian_Albanian: () => new UnicodeRangeTable(decodeRanges("wphCzBMA", !0)),
		Chakma: () => new UnicodeRangeTable(decodeRanges("gokC0BCR", !0)),
		Cham: () => new UnicodeRangeTable(decodeRanges("gwqB2BKNDJDD", !0)),
		Cherokee: () => new UnicodeRangeTable(decodeRanges("g9E1CDFz7lBvC", !0)),
		Chorasmian: () => new UnicodeRangeTable(decodeRanges("w9jCb", !0)),
		Common: () => new UnicodeRangeTable(decodeRanges("AgCBbFBbuBBCOBCEBYgBgBiOmBBGEBDTB1DKKHCC+THHPEEhB9E9ElQiEiEB6mB6mB2MDBjJwvBwvBBBBoCBBsGBBCumBumBOIIBCBCFBCCBDmYmYBKBD2CBCKBEKBCOBShBB-BlBBCCBDFBCaBCQBqBCBF5UBXKBW-cBhIzTBDpEBhQ9CBzMUBCCCBXBQHBFDB8CBBE7C7CB0E0EBOBhBlBBKxBxBB+BBgBwCBwB5C5CBmFBhuG-BBhoWhBBnDCBmFJB1HhFhFsMPPBzuUzuUBxGxGBIBXiBBCSBCDB0ECCBeBbFBbKBLuBuBBhChCBFBCGBLEBjICBFsBBEIBxCMB0BsBBlHaBltuBDB96D8HBEzNBHWBQQBgDzDB9B1HBLmBBD9BBEQBJBBIdBF8BB2GTBNTBN2CBKYBoE0CBCmCBCBBDDDBDDBCBCLBCCCBFBCgCBCDBDHBCGBCbBCDBCEBCEEBFBCzKBDjJBDxBByjFjCBtC8BBjWrBBFjDBNOBDOBCOBCkBBLtFB5BZBCBBOrBBFIBIBBPFB7E4eBEQBEMBE5GBHLBFQQBKBF3BBJJBHnBBJdBDLBFBBPIBoB3KBJNBDMBEKBE4BBCFFBOBDLBFJBIyEBCmDBnghYffB+CB", !1)),
		Coptic: () => new UnicodeRangeTable(decodeRanges("ifNxkKzDGG", !0)),
		Cuneiform: () => new UnicodeRangeTable(decodeRanges("ggoC5cnDuDCEMjG", !0)),
		Cypriot: () => new UnicodeRangeTable(decodeRanges("ggiCFBDCCBqBBCBBEDD", !1)),
		Cypro_Minoan: () => new UnicodeRangeTable(decodeRanges("w8rCiD", !0)),
		Cyrillic: () => new UnicodeRangeTable(decodeRanges("ggBkEBDoFBx6FKBhFtCtCojEfBhie-CBv8VBBhw4B9BBiBAB", !1)),
		Deseret: () => new UnicodeRangeTable(decodeRanges("gghCvC", !0)),
		Devanagari: () => new UnicodeRangeTable(decodeRanges("goCwCFODZh7nBfhwcJ", !0)),
		Dives_Akuru: () => new UnicodeRangeTable(decodeRanges("gomCGBDDDBGBCBBCdBCBBDLBKJB", !1)),
		Dogra: () => new UnicodeRangeTable(decodeRanges("ggmC7B", !0)),
		Duployan: () => new UnicodeRangeTable(decodeRanges("ggvDqDGMEIIJDD", !0)),
		Egyptian_Hieroglyphs: () => new UnicodeRangeTable(decodeRanges("ggsC1iBL68D", !0)),
		Elbasan: () => new UnicodeRangeTable(decodeRanges("gohCnB", !0)),
		Elymaic: () => new UnicodeRangeTable(decodeRanges("g-jCW", !0)),
		Ethiopic: () => new UnicodeRangeTable(decodeRanges("gwEoCBCDBDGBCCCBCBDoBBCDBDgBBCDBDGBCCCBCBDOBC4BBCDBDiCBDfBEZBnvGWBKGBCGBCGBCGBCGBCGBCGBCGBjpfFBDFBDFBKGBCGBylvCGBCDBCBBCOB", !1)),
		Garay: () => new UnicodeRangeTable(decodeRanges("gqjClBEcJB", !0)),
		Georgian: () => new UnicodeRangeTable(decodeRanges("glElBBCGGDqBBCDBx8CqBBDCBhiElBBCGG", !1)),
		Glagolitic: () => new UnicodeRangeTable(decodeRanges("ggL-Ch9sDGCQDGCBCE", !0)),
		Gothic: () => new UnicodeRangeTable(decodeRanges("w5gCa", !0)),
		Grantha: () => new UnicodeRangeTable(decodeRanges("g4kCDBCHBDBBDVBCGBCBBCEBDIBDBBDCBDHHGGBDGBEEB", !1)),
		Greek: () => new UnicodeRangeTable(decodeRanges("wbDBCCBDDBCFFCCCBBBCCCBSBC+BBPPBnpGEBzBEBFEB1ChKhKBUBDFBDlBBDFBDHBCGCBdBD0BBCOBCNBDFBCSBDCBCIBoJ-xiB-xiB7uVuCBSgj0Bgj0BBkCB", !1)),
		Gujarati: () => new UnicodeRangeTable(decodeRanges("h0CCBCIBCCBCVBCGBCBBCEBDJBCCBCCBDQQBCBDLBIGB", !1)),
		Gunjala_Gondi: () => new UnicodeRangeTable(decodeRanges("grnCFCBCkBCBCFIJ", !0)),
		Gurmukhi: () => new UnicodeRangeTable(decodeRanges("hwCCBCFBFBBDVBCGBCBBCBBCBBDCCBDBFBBDCBEIIBCBCIIBPB", !1)),
		Gurung_Khema: () => new UnicodeRangeTable(decodeRanges("go4C5B", !0)),
		Han: () => new UnicodeRangeTable(decodeRanges("g0LZBC4CBN1GBwBCCaIBPDBle-tGBhC-vUBhoWtLBDpDBpodBBNGBqgkB-2pBBhB9oEBDt0FBDwpHBQtTBjtC9QBjvBq6EBGppIB", !1)),
		Hangul: () => new UnicodeRangeTable(decodeRanges("goE-HvxHBiI9CyDeiCei3dckUj9KNWFwBl9JeEFDFDFDC", !0)),
		Hanifi_Rohingya: () => new UnicodeRangeTable(decodeRanges("gojCnBJJ", !0)),
		Hanunoo: () => new UnicodeRangeTable(decodeRanges("g5FU", !0)),
		Hatran: () => new UnicodeRangeTable(decodeRanges("gniCSCBGE", !0)),
		Hebrew: () => new UnicodeRangeTable(decodeRanges("xsB2BBJaBFFBpp9BZBCEBCCCBCCBCCBIB", !1)),
		Hiragana: () => new UnicodeRangeTable(decodeRanges("hiM1CBHCBi7-C+IBTeeBBBulQAB", !1)),
		Imperial_Aramaic: () => new UnicodeRangeTable(decodeRanges("giiCVCI", !0)),
		Inherited: () => new UnicodeRangeTable(decodeRanges("gYvDB2IBBlOKBbhXhXBCB8qEtBBDLBlPCBCMBCGBFHHEBBnG-BBtQBBjGgBB65DDBsDBBmrzBPBRNBwejHjH7iEl+uBl+uBBsBBDWBhRCBSHBDGBfDBz6rYvHB", !1)),
		Inscriptional_Pahlavi: () => new UnicodeRangeTable(decodeRanges("g7iCSGH", !0)),
		Inscriptional_Parthian: () => new UnicodeRangeTable(decodeRanges("g6iCVDH", !0)),
		Javanese: () => new UnicodeRangeTable(decodeRanges("gsqBtCDJFB", !0)),
		Kaithi: () => new UnicodeRangeTable(decodeRanges("gkkCiCLA", !0)),
		Kannada: () => new UnicodeRangeTable(decodeRanges("gkDMCCCWCJCEDICCCDIBGCCDDJCC", !0)),
		Katakana: () => new UnicodeRangeTable(decodeRanges("hlM5CBDCBxHPBxGuBBC3CBvgzBJBCsBBzisBDBCGBCBBCgJgJBBBzBPPBCB", !1)),
		Kawi: () => new UnicodeRangeTable(decodeRanges("g4nCQCoBEc", !0)),
		Kayah_Li: () => new UnicodeRangeTable(decodeRanges("goqBtBCA", !0)),
		Kharoshthi: () => new UnicodeRangeTable(decodeRanges("gwiCDCBGHCCCcDCFJII", !0)),
		Khitan_Small_Script: () => new UnicodeRangeTable(decodeRanges("k-7C84G84GB0OBqBAB", !1)),
		Khmer: () => new UnicodeRangeTable(decodeRanges("g8F9CDJHJnPf", !0)),
		Khojki: () => new UnicodeRangeTable(decodeRanges("gwkCRCuB", !0)),
		Khudawadi: () => new UnicodeRangeTable(decodeRanges("w1kC6BGJ", !0)),
		Kirat_Rai: () => new UnicodeRangeTable(decodeRanges("gq7C5B", !0)),
		Lao: () => new UnicodeRangeTable(decodeRanges("h0DBBCCCBDBCXBCCCBVBDEBCCCBFBCJBDDB", !1)),
		Latin: () => new UnicodeRangeTable(decodeRanges("hCZBHZBwBQQGWBCeBCgOBoBEB8wGlBBHwBBGDBGMBClCBiC-HByLOORMBuEBBHccSoBB42CfBj1elDBExCBVOBxZqBBCIBCDB38TGB7gBZBHZBmhCFBCpBBCIBm61BeBHFB", !1)),
		Lepcha: () => new UnicodeRangeTable(decodeRanges("ggH3BEOEC", !0)),
		Limbu: () => new UnicodeRangeTable(decodeRanges("goGeBCLBFLBFEEBKB", !1)),
		Linear_A: () => new UnicodeRangeTable(decodeRanges("gwhC2JKVLH", !0)),
		Linear_B: () => new UnicodeRangeTable(decodeRanges("gggCLCZCSCBCODNjB6D", !0)),
		Lisu: () => new UnicodeRangeTable(decodeRanges("wmpBvBx1eA", !0)),
		Lycian: () => new UnicodeRangeTable(decodeRanges("g0gCc", !0)),
		Lydian: () => new UnicodeRangeTable(decodeRanges("gpiCZGA", !0)),
		Mahajani: () => new UnicodeRangeTable(decodeRanges("wqkCmB", !0)),
		Makasar: () => new UnicodeRangeTable(decodeRanges("g3nCY", !0)),
		Malayalam: () => new UnicodeRangeTable(decodeRanges("goDMCCCyBCCCFFPDZ", !0)),
		Mandaic: () => new UnicodeRangeTable(decodeRanges("giCbDA", !0)),
		Manichaean: () => new UnicodeRangeTable(decodeRanges("g2iCmBFL", !0)),
		Marchen: () => new UnicodeRangeTable(decodeRanges("wjnCfDVCN", !0)),
		Masaram_Gondi: () => new UnicodeRangeTable(decodeRanges("gonCGBCBBCrBBECCBCCBHBJJB", !1)),
		Medefaidrin: () => new UnicodeRangeTable(decodeRanges("gy7C6C", !0)),
		Meetei_Mayek: () => new UnicodeRangeTable(decodeRanges("g3qBWqGtBDJ", !0)),
		Mende_Kikakui: () => new UnicodeRangeTable(decodeRanges("gg6DkGDP", !0)),
		Meroitic_Cursive: () => new UnicodeRangeTable(decodeRanges("gtiCXFTDtB", !0)),
		Meroitic_Hieroglyphs: () => new UnicodeRangeTable(decodeRanges("gsiCf", !0)),
		Miao: () => new UnicodeRangeTable(decodeRanges("g47CqCF4BIQ", !0)),
		Modi: () => new UnicodeRangeTable(decodeRanges("gwlCkCMJ", !0)),
		Mongolian: () => new UnicodeRangeTable(decodeRanges("ggGBBDCCBSBH4CBIqBB2t-BMB", !1)),
		Mro: () => new UnicodeRangeTable(decodeRanges("gy6CeCJFB", !0)),
		Multani: () => new UnicodeRangeTable(decodeRanges("g0kCGBCCCBCBCOBCKB", !1)),
		Myanmar: () => new UnicodeRangeTable(decodeRanges("ggE-EhqmBeiDfxibT", !0)),
		Nabataean: () => new UnicodeRangeTable(decodeRanges("gkiCeJI", !0)),
		Nag_Mundari: () => new UnicodeRangeTable(decodeRanges("wm5DpB", !0)),
		Nandinagari: () => new UnicodeRangeTable(decodeRanges("gtmCHDtBDK", !0)),
		New_Tai_Lue: () => new UnicodeRangeTable(decodeRanges("gsGrBFZHKEB", !0)),
		Newa: () => new UnicodeRangeTable(decodeRanges("gglC7CCE", !0)),
		Nko: () => new UnicodeRangeTable(decodeRanges("g+B6BDC", !0)),
		Nushu: () => new UnicodeRangeTable(decodeRanges("h-7CvsQvsQBqMB", !1)),
		Nyiakeng_Puachue_Hmong: () => new UnicodeRangeTable(decodeRanges("go4DsBENDJFB", !0)),
		Ogham: () => new UnicodeRangeTable(decodeRanges("g0Fc", !0)),
		Ol_Chiki: () => new UnicodeRangeTable(decodeRanges("wiHvB", !0)),
		Ol_Onal: () => new UnicodeRangeTable(decodeRanges("wu5DqBFA", !0)),
		Old_Hungarian: () => new UnicodeRangeTable(decodeRanges("gkjCyBOyBIF", !0)),
		Old_Italic: () => new UnicodeRangeTable(decodeRanges("g4gCjBKC", !0)),
		Old_North_Arabian: () => new UnicodeRangeTable(decodeRanges("g0iCf", !0)),
		Old_Permic: () => new UnicodeRangeTable(decodeRanges("w6gCqB", !0)),
		Old_Persian: () => new UnicodeRangeTable(decodeRanges("g9gCjBFN", !0)),
		Old_Sogdian: () => new UnicodeRangeTable(decodeRanges("g4jCnB", !0)),
		Old_South_Arabian: () => new UnicodeRangeTable(decodeRanges("gziCf", !0)),
		Old_Turkic: () => new UnicodeRangeTable(decodeRanges("ggjCoC", !0)),
		Old_Uyghur: () => new UnicodeRangeTable(decodeRanges("w7jCZ", !0)),
		Oriya: () => new UnicodeRangeTable(decodeRanges("h4CCCHDBDVCGCBCEDIDBDCICFBCEDR", !0)),
		Osage: () => new UnicodeRangeTable(decodeRanges("wlhCjBFjB", !0)),
		Osmanya: () => new UnicodeRangeTable(decodeRanges("gkhCdDJ", !0)),
		Pahawh_Hmong: () => new UnicodeRangeTable(decodeRanges("g46ClCLJCGCUGS", !0)),
		Palmyrene: () => new UnicodeRangeTable(decodeRanges("gjiCf", !0)),
		Pau_Cin_Hau: () => new UnicodeRangeTable(decodeRanges("g2mC4B", !0)),
		Phags_Pa: () => new UnicodeRangeTable(decodeRanges("giqB3B", !0)),
		Phoenician: () => new UnicodeRangeTable(decodeRanges("goiCbEA", !0)),
		Psalter_Pahlavi: () => new UnicodeRangeTable(decodeRanges("g8iCRIDNG", !0)),
		Rejang: () => new UnicodeRangeTable(decodeRanges("wpqBjBMA", !0)),
		Runic: () => new UnicodeRangeTable(decodeRanges("g1FqCEK", !0)),
		Samaritan: () => new UnicodeRangeTable(decodeRanges("ggCtBDO", !0)),
		Saurashtra: () => new UnicodeRangeTable(decodeRanges("gkqBlCJL", !0)),
		Sharada: () => new UnicodeRangeTable(decodeRanges("gskC-ChsCH", !0)),
		Shavian: () => new UnicodeRangeTable(decodeRanges("wihCvB", !0)),
		Siddham: () => new UnicodeRangeTable(decodeRanges("gslC1BDlB", !0)),
		Sidetic: () => new UnicodeRangeTable(decodeRanges("gqiCZ", !0)),
		SignWriting: () => new UnicodeRangeTable(decodeRanges("gg2DrUQECO", !0)),
		Sinhala: () => new UnicodeRangeTable(decodeRanges("hsDCBCRBEXBCIBCDDBFBEFFBEBCCCBGBHJBDCBt-gCTB", !1)),
		Sogdian: () => new UnicodeRangeTable(decodeRanges("w5jCpB", !0)),
		Sora_Sompeng: () => new UnicodeRangeTable(decodeRanges("wmkCYIJ", !0)),
		Soyombo: () => new UnicodeRangeTable(decodeRanges("wymCyC", !0)),
		Sundanese: () => new UnicodeRangeTable(decodeRanges("g8G-BhIH", !0)),
		Sunuwar: () => new UnicodeRangeTable(decodeRanges("g+mChBPJ", !0)),
		Syloti_Nagri: () => new UnicodeRangeTable(decodeRanges("ggqBsB", !0)),
		Syriac: () => new UnicodeRangeTable(decodeRanges("g4BNC7BDCxIK", !0)),
		Tagalog: () => new UnicodeRangeTable(decodeRanges("g4FVKA", !0)),
		Tagbanwa: () => new UnicodeRangeTable(decodeRanges("g7FMCCCB", !0)),
		Tai_Le: () => new UnicodeRangeTable(decodeRanges("wqGdDE", !0)),
		Tai_Tham: () => new UnicodeRangeTable(decodeRanges("gxG+BCcDKHJHN", !0)),
		Tai_Viet: () => new UnicodeRangeTable(decodeRanges("g0qBiCZE", !0)),
		Tai_Yo: () => new UnicodeRangeTable(decodeRanges("g25DeCVJB", !0)),
		Takri: () => new UnicodeRangeTable(decodeRanges("g0lC5BHJ", !0)),
		Tamil: () => new UnicodeRangeTable(decodeRanges("i8CBBCFBECBCDBEBBCCCBEEBEEBBBELBFEBECBCDBDHHPUBm+kCxBBOAB", !1)),
		Tangsa: () => new UnicodeRangeTable(decodeRanges("wz6CuCCJ", !0)),
		Tangut: () => new UnicodeRangeTable(decodeRanges("g-7CgBgBB+3GBhQeBiDyDB", !1)),
		Telugu: () => new UnicodeRangeTable(decodeRanges("ggDMCCCWCPDICCCDIBCCCBDDDJII", !0)),
		Thaana: () => new UnicodeRangeTable(decodeRanges("g8BxB", !0)),
		Thai: () => new UnicodeRangeTable(decodeRanges("hwD5BGb", !0)),
		Tibetan: () => new UnicodeRangeTable(decodeRanges("g4DnCCjBFmBCjBCOCGFB", !0)),
		Tifinagh: () => new UnicodeRangeTable(decodeRanges("wpL3BIBPA", !0)),
		Tirhuta: () => new UnicodeRangeTable(decodeRanges("gklCnCJJ", !0)),
		Todhri: () => new UnicodeRangeTable(decodeRanges("guhCzB", !0)),
		Tolong_Siki: () => new UnicodeRangeTable(decodeRanges("wtnCrBFJ", !0)),
		Toto: () => new UnicodeRangeTable(decodeRanges("w04De", !0)),
		Tulu_Tigalari: () => new UnicodeRangeTable(decodeRanges("g8kCJBCDDClBBCJBCDDCDBCJBCBBJBB", !1)),
		Ugaritic: () => new UnicodeRangeTable(decodeRanges("g8gCdCA", !0)),
		Unknown: () => new UnicodeRangeTable(decodeRanges("4bBBHDBICCVuMuMnBBBzBBBE4B4BBGBcDBHKBvI9B9BBmDmDBMB8BBByBBBQddBCCMEBjBEBuHJJBDDBXXICCBBBFBBKBBDBBFHBCDBDGGBaaBEEHDBDBBXIIDGDBCCGDBDBBECBCGBFCCBFBSJBEKKEXXIDDGBBLIEBCCBNBFBBNGBIEEJBBDBBXIIDGGBKKBDDBEEBFBEDBDGGBTTBIBDHHBBBEFFBBBDCCDCBDCBECBNDBGCBEFFBCCBEBCNBWEBOEEYRRBKKEFFBFBDEEDBBFBBLGBXEEYLLGBBKEEFGBDEBEFFBLLELBOEE0BEEHDBRBBbEETCBZKKCBBICBCDBHCCJFBLBBELB7BDBekBBDCCGZZCYYBGGCIILBBFfBpClBlBBCBoBlBlBQOOBjBBnGCCBDBCBB6LFFBIICFFBqBqBFBBiBFFBIICFFBQQ6BFFBkCkCBhBhBBBBbFB3CBBHBB+UCB6CGBXIBZIBVLBOEEDLB-CBBLFBLFBbFB6CGBsBEBnCJBgBNNBCBNDBCCBrBBBGKBtBDBbFBMCB-BBBiCeeBMMBEBLFBPBBvBBBNTBuCnFnFBGB9BCBQCB-BEBsBBBMHBsBEB3QBBHBBnBBBHBBJGCgBBB2BQQPBBHUUBEEKmDmDNBBcOOBBBjBNBiBOBtEDB7UVBMUB14BBB-LEBuBCCBDBCBB5BGBDNBZIBI4BI-DhBBb6C6CBKB3GZBxC3C3CBoDoDBDBsB-C-C3CIBxBuzcuzcBBB4BIB9KTB5FHB+GTB9BCBLFB5BHBnCHBNFB1DKBfCBvCMMBCBiB4B4BBHBPBBLBBoDXBdJBHBBHBBHIBIII9BDB-DBBLFBl9KLBYDByBjoIBvLBBrDlBBILBGEBbGGCGDrUfBrBFB0BUUFDBGoEoEBCC-FCBHBBHBBHBBECBIIIBIBGBBNbbUDDQBBPhBB8DEBEDBuBCB5COOBBBCuBBvBhEBeCByBOBdDBlBIBfEBsBEBfmBmBBCBPpBB-EBBLFBlBDBlBDBpBHB1BKBNQQIDDMQQIDDBBB1BLB4JIBXJBJXBHrBrBKkCBHBBCtBtBDCBCBBYpCpCBGBKvBBUDDBDBiBCBcEBclBB5BDBVBBzBDDBDBJEEeBBEDBLGBKGBhCfBoBDBNIB3BCBeBBcEBbGBFLBIvCBqC2BB0BMB0BGBvBHBLFBnBCBeHBDvGBgBrBrBEBBDPBHHBKgBBvBHBrBVBblBBdTBYIBvCDBlBIBlCJBCBBaGBLFB2BTTBGBoBIBhDVVBJBTwBwBB8BBICCFQQMFB8BEBLFBFJJBDDBXXIDDGLLBDDBEEBCCBEBCEBIBBICBGKBLCCBCCnBLLCBBCFFLDDBGBDcB9CGGBcBpCHBLlFB3BBBnBhBBmCKBLFBOSB7BFBLFBVbBcBBQDBY4FB9BjDB0CLBJBBCBBJDDfDDBNNBHBLlCBJBBvBBBMaBpCHB0CMBqCGBL1CBJ3CBjBNBLFBKuBuBPJBeCBhBBBXPPBnCBIDDtBCBCDDKHBLFBHDDmBDDHGBLFBtBDBL1HBaGBSqBqBBBBe0CBCOBzBMB8clDBwDGGBJBlGryCBkDMB3iBJB88DEBoS41GB7Bl2BB6RGBgBLLBCByCLLBEBfBBHJBnCJBLIIWEBUvNB7BlGB8CEBaBBarBBsCDB6BGBS-BBGKBIIB3mHoBBhBgDB0D8vIBFIIDkJkJBNBCcBEBBCNBFHBtMjoCBsDEBOCBKGBLBBJ76DB+HCB1NFBYOBSOBvBBBYIB1D7BB3HJBoBBBjGUBnC5DBVLBVLB4CIBamEB2CoCoCDBBCBBDBBFNNCIIiCFFBJJIddFGGCCBI1K1KBlJlJB-V-VBNBGQQBuiBBgBFBH0GBISSBIIDGGBDB-BgBBCvDBuBCBPBBLDBD-JBgBQB7BEBCvOBrB1GBsBDBC-FBgBXXBGBD-GBIFFDQQmGBBRoBBtCDBLDBDwYBlCrCB+BhGBFccDCCBCCLFFCCCBEBCDBCECEDDCBBCICDCCBFFIKFCLLSEBEGGSzBBDtIBtBDBlDLBQBBQQQmBJBvF3BBeMBtBDBKGBDNBH5EB6eCBSCBOCB7GFBNDBCOBNDB5BHBLFBpBHBfBBNDBDNBKmBB5KHBPBBOCBMCB6BCCBCBRBBNDBLGB0EoDoDBjgBBh3pBfB-oEBBv0FBBypHOBvThtCB-QhvBBs6EEBrpIm8yVBCdBhD-DBxHvw-FB", !1)),
		Vai: () => new UnicodeRangeTable(decodeRanges("gopBrJ", !0)),
		Vithkuqi: () => new UnicodeRangeTable(decodeRanges("wrhCKCOCGCBCKCOCGCB", !0)),
		Wancho: () => new UnicodeRangeTable(decodeRanges("g24D5BGA", !0)),
		Warang_Citi: () => new UnicodeRangeTable(decodeRanges("glmCyCNA", !0)),
		Yezidi: () => new UnicodeRangeTable(decodeRanges("g0jCpBCCDB", !0)),
		Yi: () => new UnicodeRangeTable(decodeRanges("ggoBskBE2B", !0)),
		Zanabazar_Square: () => new UnicodeRangeTable(decodeRanges("gwmCnC", !0))
	});
	static FOLD_CATEGORIES = new LazyMap({
		L: () => new UnicodeRangeTable(decodeRanges("laA", !0)),
		LC: () => new UnicodeRangeTable(decodeRanges("laA", !0)),
		Ll: () => new UnicodeRangeTable(decodeRanges("hCZBmDWBCGBiBuBCEECDOCDuBCBECEBBCCCBCCBBBDDBCBBCCBEBBCBBCECBCCDCCBCCBBBCCCBEEIBBCBBCBBCOCDQCDBBCCCBBBC4BCIBBCBBDCCBCBCGC3HrBrBCEEJHHCCBCCCBCCBPBCIBkBJJCUCGDDCBBDyBBxBgBCK2BCBMCD+CCDlBBq6ClBBCGGzW1CB0kCHHBpBBDCBhK0ECKgDCKHBJFBLHBJHBJFBMGCJHBZHBJHBJHBJEBMEBMDBNEBMEBqJEEBHHxC9zC9zCBuBBxBCCBBBDGCBCBCDDJCBCgDCJCCFuqeuqeCqBCUaCoEMCE8BCLECBICFCCDCCEUCBDBCEBCOCBCBCCCBQCZs5Vs5VBYBmmBnBBpEjBB9EKBCOBCGBCBBr3ByBB+EVB75CfBhsVfBhCYBoyehBB", !1)),
		Lt: () => new UnicodeRangeTable(decodeRanges("kOCCBCCBCClBCCtsHHBJHBJHBMQQwBAB", !1)),
		Lu: () => new UnicodeRangeTable(decodeRanges("hDZB7BqBqBBWBCHBCuBCEECDOCDsBCDECBBBDCCDEEGDDECBDDDCCCDFFDEECDDECCGBBCBBCBBCOCBSCDBBCEECkBCEQCJDDBCCFICBEBCBBCCCBEEBCCBCBCEBDCCBDDIDDCBBEFBGLLBnFnFsBCCEEEBBBvBDBCdBCBBECBCWCBDBCGD1BvBBCgBCK0BCDMCBgDCyBlBBq6CqBBDCB5XFBjkCIBCvHvHERRzD0ECGGGC8CCBHBJFBLHBJHBJFBMGCJHBJNBzBBBNSSBPPBEEpL2B2Bs1CvBBCEEBGCHDDLiDCJCCFNNBkBBCGG0oesBCUaCoEMCE8BCLCCDICFFFCBBDSCMOCFCCDOCb9a9advCBi8UZBumBnBBpEjBB8EKBCOBCGBCBBk4ByBB+DVB75CfBhsVfB8BYBvyehBB", !1)),
		M: () => new UnicodeRangeTable(decodeRanges("5cgBgBlgHAB", !1)),
		Mn: () => new UnicodeRangeTable(decodeRanges("5cgBgBlgHAB", !1)),
		Emoji: () => new UnicodeRangeTable(decodeRanges("8mJA", !0)),
		Extended_Pictographic: () => new UnicodeRangeTable(decodeRanges("8mJA", !0)),
		Lowercase: () => new UnicodeRangeTable(decodeRanges("hCZBmDWBCGBiBuBCEECDOCDuBCBECEBBCCCBCCBBBDDBCBBCCBEBBCBBCECBCCDCCBCCBBBCCCBEEIBBCBBCBBCOCDQCDBBCCCBBBC4BCIBBCBBDCCBCBCGCiJCCEJJHCCBBBCCCBCCBPBCIBkBJJCUCGDDCBBDyBBxBgBCK2BCBMCD+CCDlBBq6ClBBCGGzW1CB0kCHHBpBBDCBhK0ECKgDCKHBJFBLHBJHBJFBMGCJHBZHBJHBJHBJEBMEBMDBNEBMEBqJEEBHHuBPBUzZzZBYBx5BvBBxBCCBBBDGCBCBCDDJCBCgDCJCCFuqeuqeCqBCUaCoEMCE8BCLECBICFCCDCCEUCBDBCEBCOCBCBCCCBQCZs5Vs5VBYBmmBnBBpEjBB9EKBCOBCGBCBBr3ByBB+EVB75CfBhsVfBhCYBoyehBB", !1)),
		Math: () => new UnicodeRangeTable(decodeRanges("ycGDCHHFMMDDDCHHFAB", !1)),
		Uppercase: () => new UnicodeRangeTable(decodeRanges("hDZB7BqBqBBWBCHBCuBCEECDOCDsBCDECBBBDCCDEEGDDECBDDDCCCDFFDEECDDECCGBBCBBCBBCOCBSCDBBCEECkBCEQCJDDBCCFICBEBCBBCCCBEEBCCBCBCEBDCCBDDIDDCBBEFBGLLBnFnFsBCCEEEBBBvBDBCdBCBBECBCWCBDBCGD1BvBBCgBCK0BCDMCBgDCyBlBBq6CqBBDCB5XFBjkCIBCvHvHERRzD0ECGGGC8CCBHBJFBLHBJHBJFBMGCJHBJNBzBBBNSSBPPBEEpLiBiBBOBFsasaBYBn6BvBBCEEBGCHDDLiDCJCCFNNBkBBCGG0oesBCUaCoEMCE8BCLCCDICFFFCBBDSCMOCFCCDOCb9a9advCBi8UZBumBnBBpEjBB8EKBCOBCGBCBBk4ByBB+DVB75CfBhsVfB8BYBvyehBB", !1))
	});
	static FOLD_SCRIPT = new LazyMap({
		Common: () => new UnicodeRangeTable(decodeRanges("8cgBgB", !1)),
		Greek: () => new UnicodeRangeTable(decodeRanges("1FwUwU", !1)),
		Inherited: () => new UnicodeRangeTable(decodeRanges("5cgBgBlgHAB", !1))
	});
}, Unicode = class Unicode {
	static MAX_RUNE = 1114111;
	static RUNE_ERROR = 65533;
	static isUnsearchable(r) {
		return r === Unicode.RUNE_ERROR || r >= Unicode.MIN_HIGH_SURROGATE && r <= Unicode.MAX_LOW_SURROGATE;
	}
	static MAX_ASCII = 127;
	static MAX_LATIN1 = 255;
	static MAX_BMP = 65535;
	static MIN_FOLD = 65;
	static MAX_FOLD = 125251;
	static MIN_HIGH_SURROGATE = 55296;
	static MAX_HIGH_SURROGATE = 56319;
	static MIN_LOW_SURROGATE = 56320;
	static MAX_LOW_SURROGATE = 57343;
	static MIN_SUPPLEMENTARY_CODE_POINT = 65536;
	static is32(ranges, r) {
		let lo = 0, hi = ranges.length;
		for (; lo < hi;) {
			let m = lo + Math.floor((hi - lo) / 2), rlo = ranges.getLo(m), rhi = ranges.getHi(m);
			if (rlo <= r && r <= rhi) {
				let stride = ranges.getStride(m);
				return (r - rlo) % stride === 0;
			}
			r < rlo ? hi = m : lo = m + 1;
		}
		return !1;
	}
	static is(ranges, r) {
		if (r <= Unicode.MAX_LATIN1) {
			for (let i = 0; i < ranges.length; i++) {
				if (r > ranges.getHi(i)) continue;
				let rlo = ranges.getLo(i);
				if (r < rlo) return !1;
				let stride = ranges.getStride(i);
				return (r - rlo) % stride === 0;
			}
			return !1;
		}
		return ranges.length > 0 && r >= ranges.getLo(0) && Unicode.is32(ranges, r);
	}
	static isPrint(r) {
		return r <= Unicode.MAX_LATIN1 ? r >= 32 && r < Unicode.MAX_ASCII || r >= 161 && r !== 173 : Unicode.is(UnicodeTables.Print, r);
	}
	static simpleFold(r) {
		if (UnicodeTables.CASE_ORBIT.has(r)) return UnicodeTables.CASE_ORBIT.get(r);
		if (r <= Unicode.MAX_ASCII) {
			let l = Codepoint.toLowerCase(r);
			return l === r ? Codepoint.toUpperCase(r) : l;
		}
		return r;
	}
	static equalsIgnoreCase(r1, r2) {
		if (r1 === r2) return !0;
		if (r1 < 0 || r2 < 0) return !1;
		if (r1 <= Unicode.MAX_ASCII && r2 <= Unicode.MAX_ASCII) return 65 <= r1 && r1 <= 90 && (r1 |= 32), 65 <= r2 && r2 <= 90 && (r2 |= 32), r1 === r2;
		for (let r = Unicode.simpleFold(r1); r !== r1; r = Unicode.simpleFold(r)) if (r === r2) return !0;
		return !1;
	}
}, RE2JSException = class extends Error {
	/** @param {string} message */
	constructor(message) {
		super(message), this.name = "RE2JSException";
	}
}, RE2JSSyntaxException = class extends RE2JSException {
	/**
	* @param {string} error
	* @param {string|null} [input=null]
	*/
	constructor(error, input = null) {
		let message = `error parsing regexp: ${error}`;
		/** @type {string|null} */
		input && (message += `: \`${input}\``), super(message), this.name = "RE2JSSyntaxException", this.message = message, this.error = error, this.input = input;
	}
	/**
	* Retrieves the description of the error.
	* @returns {string}
	*/
	getDescription() {
		return this.error;
	}
	/**
	* Retrieves the erroneous regular-expression pattern.
	* @returns {string|null}
	*/
	getPattern() {
		return this.input;
	}
}, RE2JSCompileException = class extends RE2JSException {
	/** @param {string} message */
	constructor(message) {
		super(message), this.name = "RE2JSCompileException";
	}
}, RE2JSGroupException = class extends RE2JSException {
	/** @param {string} message */
	constructor(message) {
		super(message), this.name = "RE2JSGroupException";
	}
}, RE2JSFlagsException = class extends RE2JSException {
	/** @param {string} message */
	constructor(message) {
		super(message), this.name = "RE2JSFlagsException";
	}
}, RE2JSInternalException = class extends RE2JSException {
	/** @param {string} message */
	constructor(message) {
		super(message), this.name = "RE2JSInternalException";
	}
};
/**
* Size of the precomputed single-byte lookup table.
* Covers standard ASCII and Latin-1 characters for fast-path execution.
*/
const WORD_RUNE_TABLE = /* @__PURE__ */ new Uint8Array(256);
for (let i = 0; i < 256; i++) WORD_RUNE_TABLE[i] = +(97 <= i && i <= 122 || 65 <= i && i <= 90 || 48 <= i && i <= 57 || i === 95);
let cachedNativeEncoder = null, cachedNativeDecoder = null;
/**
* Various constants and helper utilities.
*/
var Utils = class Utils {
	static METACHARACTERS = "\\.+*?()|[]{}^$";
	static EMPTY_BEGIN_LINE = 1;
	static EMPTY_END_LINE = 2;
	static EMPTY_BEGIN_TEXT = 4;
	static EMPTY_END_TEXT = 8;
	static EMPTY_WORD_BOUNDARY = 16;
	static EMPTY_NO_WORD_BOUNDARY = 32;
	static EMPTY_ALL = -1;
	static emptyInts() {
		return [];
	}
	static isString(value) {
		return typeof value == "string" || Object.prototype.toString.call(value) === "[object String]";
	}
	static typeName(value) {
		return value === null || typeof value != "object" && typeof value != "function" ? value === null ? "null" : typeof value : Object.prototype.toString.call(value).slice(8, -1);
	}
	static checkPattern(pattern) {
		if (!Utils.isString(pattern)) throw TypeError(`The pattern must be a string, not ${Utils.typeName(pattern)} (RE2JS.translateRegExp() converts a RegExp)`);
	}
	static checkInput(input) {
		if (!Utils.isString(input) && !Utils.isByteArray(input)) throw TypeError(`The input must be a string or a byte array (Uint8Array or number[]), not ${Utils.typeName(input)}`);
	}
	static checkFlags(flags) {
		let known = PublicFlags.MULTILINE | PublicFlags.DOTALL | PublicFlags.CASE_INSENSITIVE | PublicFlags.DISABLE_UNICODE_GROUPS | PublicFlags.LONGEST_MATCH | PublicFlags.LOOKBEHINDS;
		if (!Number.isInteger(flags) || (flags & ~known) !== 0) throw new RE2JSFlagsException("Flags should only be a combination of MULTILINE, DOTALL, CASE_INSENSITIVE, DISABLE_UNICODE_GROUPS, LONGEST_MATCH, LOOKBEHINDS");
	}
	static isByteArray(input) {
		return Array.isArray(input) || Object.prototype.toString.call(input) === "[object Uint8Array]";
	}
	static isalnum(c) {
		return Codepoint.CODES[0] <= c && c <= Codepoint.CODES[9] || Codepoint.CODES.a <= c && c <= Codepoint.CODES.z || Codepoint.CODES.A <= c && c <= Codepoint.CODES.Z;
	}
	static unhex(c) {
		return Codepoint.CODES[0] <= c && c <= Codepoint.CODES[9] ? c - Codepoint.CODES[0] : Codepoint.CODES.a <= c && c <= Codepoint.CODES.f ? c - Codepoint.CODES.a + 10 : Codepoint.CODES.A <= c && c <= Codepoint.CODES.F ? c - Codepoint.CODES.A + 10 : -1;
	}
	static escapeRune(rune) {
		let out = "";
		if (Unicode.isPrint(rune)) Utils.METACHARACTERS.indexOf(String.fromCodePoint(rune)) >= 0 && (out += "\\"), out += String.fromCodePoint(rune);
		else switch (rune) {
			case Codepoint.CODES["\""]:
				out += "\\\"";
				break;
			case Codepoint.CODES["\\"]:
				out += "\\\\";
				break;
			case Codepoint.CODES["	"]:
				out += "\\t";
				break;
			case Codepoint.CODES["\n"]:
				out += "\\n";
				break;
			case Codepoint.CODES["\r"]:
				out += "\\r";
				break;
			case Codepoint.CODES["\b"]:
				out += "\\b";
				break;
			case Codepoint.CODES["\f"]:
				out += "\\f";
				break;
			default: {
				let s = rune.toString(16);
				rune < 256 ? (out += "\\x", s.length === 1 && (out += "0"), out += s) : out += `\\x{${s}}`;
				break;
			}
		}
		return out;
	}
	static stringToRunes(str) {
		let string = String(str), runes = [], i = 0;
		for (; i < string.length;) {
			let cp = string.codePointAt(i);
			runes.push(cp), i += cp > Unicode.MAX_BMP ? 2 : 1;
		}
		return new Int32Array(runes);
	}
	static runeToString(r) {
		return String.fromCodePoint(r);
	}
	static isWordRune(r) {
		return r < 256 && WORD_RUNE_TABLE[r] === 1;
	}
	static emptyOpContext(r1, r2) {
		let op = 0;
		return r1 < 0 && (op |= Utils.EMPTY_BEGIN_TEXT | Utils.EMPTY_BEGIN_LINE), r1 === 10 && (op |= Utils.EMPTY_BEGIN_LINE), r2 < 0 && (op |= Utils.EMPTY_END_TEXT | Utils.EMPTY_END_LINE), r2 === 10 && (op |= Utils.EMPTY_END_LINE), Utils.isWordRune(r1) === Utils.isWordRune(r2) ? op |= Utils.EMPTY_NO_WORD_BOUNDARY : op |= Utils.EMPTY_WORD_BOUNDARY, op;
	}
	/**
	* Returns a string that quotes all regular expression metacharacters inside the argument text;
	* the returned string is a regular expression matching the literal text. For example,
	* {@code quoteMeta("[foo]").equals("\\[foo\\]")}.
	* @param {string} str
	* @returns {string}
	*/
	static quoteMeta(str) {
		return str.split("").map((s) => Utils.METACHARACTERS.indexOf(s) >= 0 ? `\\${s}` : s).join("");
	}
	static charCount(codePoint) {
		return codePoint > Unicode.MAX_BMP ? 2 : 1;
	}
	/**
	* High-speed conversion from TypedArrays to standard JS Arrays.
	* Bypasses the expensive Symbol.iterator overhead of Array.from()
	*/
	static toArray(typedArray) {
		let len = typedArray.length, res = Array(len);
		for (let i = 0; i < len; i++) res[i] = typedArray[i];
		return res;
	}
	static stringToUtf8ByteArray(str) {
		if (globalThis.TextEncoder) return cachedNativeEncoder ||= new TextEncoder(), cachedNativeEncoder.encode(str);
		{
			let out = [], p = 0;
			for (let i = 0; i < str.length; i++) {
				let c = str.charCodeAt(i);
				c < 128 ? out[p++] = c : c < 2048 ? (out[p++] = c >> 6 | 192, out[p++] = c & 63 | 128) : (c & 64512) === Unicode.MIN_HIGH_SURROGATE && i + 1 < str.length && (str.charCodeAt(i + 1) & 64512) === Unicode.MIN_LOW_SURROGATE ? (c = Unicode.MIN_SUPPLEMENTARY_CODE_POINT + ((c & 1023) << 10) + (str.charCodeAt(++i) & 1023), out[p++] = c >> 18 | 240, out[p++] = c >> 12 & 63 | 128, out[p++] = c >> 6 & 63 | 128, out[p++] = c & 63 | 128) : (out[p++] = c >> 12 | 224, out[p++] = c >> 6 & 63 | 128, out[p++] = c & 63 | 128);
			}
			return out;
		}
	}
	static utf8ByteArrayToString(bytes) {
		if (globalThis.TextDecoder) {
			cachedNativeDecoder ||= new TextDecoder("utf-8");
			let view = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
			return cachedNativeDecoder.decode(view);
		}
		{
			let out = [], pos = 0, c = 0;
			for (; pos < bytes.length;) {
				let c1 = bytes[pos++];
				if (c1 < 128) out[c++] = String.fromCharCode(c1);
				else if (c1 > 191 && c1 < 224) {
					let c2 = bytes[pos++];
					out[c++] = String.fromCharCode((c1 & 31) << 6 | c2 & 63);
				} else if (c1 > 239 && c1 < 365) {
					let c2 = bytes[pos++], c3 = bytes[pos++], c4 = bytes[pos++], u = ((c1 & 7) << 18 | (c2 & 63) << 12 | (c3 & 63) << 6 | c4 & 63) - Unicode.MIN_SUPPLEMENTARY_CODE_POINT;
					out[c++] = String.fromCharCode(Unicode.MIN_HIGH_SURROGATE + (u >> 10)), out[c++] = String.fromCharCode(Unicode.MIN_LOW_SURROGATE + (u & 1023));
				} else {
					let c2 = bytes[pos++], c3 = bytes[pos++];
					out[c++] = String.fromCharCode((c1 & 15) << 12 | (c2 & 63) << 6 | c3 & 63);
				}
			}
			return out.join("");
		}
	}
};
const createEnum = (values = [], initNum = 0) => {
	let enumObject = Object.create(null);
	for (let i = 0; i < values.length; i++) {
		let val = values[i], keyVal = initNum + i;
		enumObject[val] = keyVal, enumObject[keyVal] = val;
	}
	return Object.freeze(enumObject);
};
/**
* Abstract the representations of input text supplied to Matcher.
*/
var MatcherInputBase = class MatcherInputBase {
	static Encoding = createEnum(["UTF_16", "UTF_8"]);
	getEncoding() {
		throw Error("not implemented");
	}
	/** @returns {string} */
	asCharSequence() {
		throw Error("not implemented");
	}
	/** @returns {Uint8Array|number[]|null} */
	asBytes() {
		throw Error("not implemented");
	}
	/** @returns {number} */
	length() {
		throw Error("not implemented");
	}
	/**
	*
	* @returns {boolean}
	*/
	isUTF8Encoding() {
		return this.getEncoding() === MatcherInputBase.Encoding.UTF_8;
	}
	/**
	*
	* @returns {boolean}
	*/
	isUTF16Encoding() {
		return this.getEncoding() === MatcherInputBase.Encoding.UTF_16;
	}
}, Utf8MatcherInput = class extends MatcherInputBase {
	/** @param {Uint8Array|number[]|null} bytes */
	constructor(bytes = null) {
		super(), this.bytes = bytes;
	}
	getEncoding() {
		return MatcherInputBase.Encoding.UTF_8;
	}
	/**
	*
	* @returns {string}
	*/
	asCharSequence() {
		return Utils.utf8ByteArrayToString(this.bytes);
	}
	/**
	*
	* @returns {Uint8Array|number[]|null}
	*/
	asBytes() {
		return this.bytes;
	}
	/**
	*
	* @returns {number}
	*/
	length() {
		return this.bytes.length;
	}
}, Utf16MatcherInput = class extends MatcherInputBase {
	/** @param {string|null} charSequence */
	constructor(charSequence = null) {
		super(), this.charSequence = charSequence;
	}
	getEncoding() {
		return MatcherInputBase.Encoding.UTF_16;
	}
	/**
	*
	* @returns {string}
	*/
	asCharSequence() {
		return this.charSequence;
	}
	/**
	*
	* @returns {number[]}
	*/
	asBytes() {
		return Utils.stringToUtf8ByteArray(this.charSequence.toString());
	}
	/**
	*
	* @returns {number}
	*/
	length() {
		return this.charSequence.length;
	}
}, MatcherInput = class {
	/**
	* Return the MatcherInput for UTF_16 encoding.
	* @returns {Utf16MatcherInput}
	*/
	static utf16(charSequence) {
		return Utils.checkInput(charSequence), new Utf16MatcherInput(charSequence);
	}
	/**
	* Return the MatcherInput for UTF_8 encoding.
	* @returns {Utf8MatcherInput}
	*/
	static utf8(input) {
		return Utils.isByteArray(input) ? new Utf8MatcherInput(input) : new Utf8MatcherInput(Utils.stringToUtf8ByteArray(input));
	}
}, MachineInputBase = class {
	static EOF() {
		return -8;
	}
	constructor() {
		this.start = 0, this.end = 0;
	}
	canCheckPrefix() {
		return !0;
	}
	endPos() {
		return this.end - this.start;
	}
	hasString() {
		return !1;
	}
	hasAnyString() {
		return !1;
	}
	prefixLength() {
		return 0;
	}
}, MachineUTF8Input = class MachineUTF8Input extends MachineInputBase {
	static RUNE_ERROR_STEP = Unicode.RUNE_ERROR << 3 | 1;
	constructor(bytes, start = 0, end = bytes.length) {
		super(), this.bytes = bytes, this.start = start, this.end = end;
	}
	hasString(prefilter, pos) {
		let target = prefilter.bytes;
		if (target.length === 0) return !0;
		let idx = this.indexOf(this.bytes, target, this.start + pos);
		return idx !== -1 && idx <= this.end - target.length;
	}
	hasAnyString(prefilter, pos) {
		return prefilter.automaton8().searchUTF8(this.bytes, this.start + pos, this.end);
	}
	step(pos) {
		if (pos += this.start, pos >= this.end) return MachineInputBase.EOF();
		let c = this.bytes[pos] & 255;
		if (c < 128) return c << 3 | 1;
		let size, rune, lo = 128, hi = 191;
		if (c >= 194 && c <= 223) size = 2, rune = c & 31;
		else if (c >= 224 && c <= 239) size = 3, rune = c & 15, c === 224 ? lo = 160 : c === 237 && (hi = 159);
		else if (c >= 240 && c <= 244) size = 4, rune = c & 7, c === 240 ? lo = 144 : c === 244 && (hi = 143);
		else return MachineUTF8Input.RUNE_ERROR_STEP;
		if (pos + size > this.end) return MachineUTF8Input.RUNE_ERROR_STEP;
		let c1 = this.bytes[pos + 1] & 255;
		if (c1 < lo || c1 > hi) return MachineUTF8Input.RUNE_ERROR_STEP;
		if (rune = rune << 6 | c1 & 63, size > 2) {
			let c2 = this.bytes[pos + 2] & 255;
			if ((c2 & 192) != 128) return MachineUTF8Input.RUNE_ERROR_STEP;
			if (rune = rune << 6 | c2 & 63, size > 3) {
				let c3 = this.bytes[pos + 3] & 255;
				if ((c3 & 192) != 128) return MachineUTF8Input.RUNE_ERROR_STEP;
				rune = rune << 6 | c3 & 63;
			}
		}
		return rune << 3 | size;
	}
	index(re2, pos) {
		pos += this.start;
		let i = this.indexOf(this.bytes, re2.prefixUTF8, pos);
		return i < 0 ? i : i - pos;
	}
	context(pos) {
		pos += this.start;
		let r1 = -1;
		if (pos > this.start && pos <= this.end) {
			let start = pos - 1;
			if (r1 = this.bytes[start--], r1 >= 128) {
				let lim = pos - 4;
				for (lim < this.start && (lim = this.start); start >= lim && (this.bytes[start] & 192) == 128;) start--;
				start < this.start && (start = this.start);
				let r = this.step(start - this.start);
				r1 = start + (r & 7) === pos ? r >> 3 : Unicode.RUNE_ERROR;
			}
		}
		let r2 = pos < this.end ? this.step(pos - this.start) >> 3 : -1;
		return Utils.emptyOpContext(r1, r2);
	}
	indexOf(source, target, fromIndex = 0) {
		let targetLength = target.length;
		if (targetLength === 0) return fromIndex <= this.end ? fromIndex : -1;
		let firstByte = target[0], limit = this.end - targetLength, hasNativeIndexOf = typeof source.indexOf == "function", i = fromIndex;
		for (; i <= limit;) {
			if (hasNativeIndexOf) {
				if (i = source.indexOf(firstByte, i), i === -1 || i > limit) return -1;
			} else {
				for (; i <= limit && source[i] !== firstByte;) i++;
				if (i > limit) return -1;
			}
			let match = !0;
			for (let j = 1; j < targetLength; j++) if (source[i + j] !== target[j]) {
				match = !1;
				break;
			}
			if (match) return i;
			i++;
		}
		return -1;
	}
	prefixLength(re2) {
		return re2.prefixUTF8.length;
	}
}, MachineUTF16Input = class extends MachineInputBase {
	constructor(charSequence, start = 0, end = charSequence.length) {
		super(), this.charSequence = charSequence, this.start = start, this.end = end;
	}
	hasString(prefilter, pos) {
		let idx = this.charSequence.indexOf(prefilter.str, this.start + pos);
		return idx !== -1 && idx <= this.end - prefilter.str.length;
	}
	hasAnyString(prefilter, pos) {
		return prefilter.automaton16().searchUTF16(this.charSequence, this.start + pos, this.end);
	}
	step(pos) {
		if (pos += this.start, pos >= this.end) return MachineInputBase.EOF();
		let c1 = this.charSequence.charCodeAt(pos);
		if (c1 < Unicode.MIN_HIGH_SURROGATE || c1 > Unicode.MAX_HIGH_SURROGATE || pos + 1 >= this.end) return c1 << 3 | 1;
		let c2 = this.charSequence.charCodeAt(pos + 1);
		return c2 >= Unicode.MIN_LOW_SURROGATE && c2 <= Unicode.MAX_LOW_SURROGATE ? (c1 - Unicode.MIN_HIGH_SURROGATE) * 1024 + (c2 - Unicode.MIN_LOW_SURROGATE) + Unicode.MIN_SUPPLEMENTARY_CODE_POINT << 3 | 2 : c1 << 3 | 1;
	}
	index(re2, pos) {
		pos += this.start;
		let i = this.charSequence.indexOf(re2.prefix, pos);
		return i < 0 || i > this.end - re2.prefix.length ? -1 : i - pos;
	}
	context(pos) {
		pos += this.start;
		let r1 = pos > this.start && pos <= this.end ? this.charSequence.charCodeAt(pos - 1) : -1, r2 = pos < this.end ? this.charSequence.charCodeAt(pos) : -1;
		return Utils.emptyOpContext(r1, r2);
	}
	prefixLength(re2) {
		return re2.prefix.length;
	}
}, MachineInput = class {
	static fromUTF8(bytes, start = 0, end = bytes.length) {
		return new MachineUTF8Input(bytes, start, end);
	}
	static fromUTF16(charSequence, start = 0, end = void 0) {
		return Utils.checkInput(charSequence), new MachineUTF16Input(charSequence, start, end ?? charSequence.length);
	}
}, Matcher = class Matcher {
	/**
	* V8 and WebKit have historical hard limits on the number of arguments
	* that can be passed to a function. We cap replacer arguments to prevent
	* Call Stack Overflow (DoS) vulnerabilities on massive ASTs.
	*/
	static MAX_REPLACER_ARGS = 65535;
	/**
	* Quotes '\' and '$' in {@code s}, so that the returned string could be used in
	* {@link #appendReplacement} as a literal replacement of {@code s}.
	*
	* @param {string} str the string to be quoted
	* @param {boolean} [javaMode=false] whether the replacement will be used in javaMode
	* @returns {string} the quoted string
	*/
	static quoteReplacement(str, javaMode = !1) {
		return javaMode ? str.indexOf("\\") < 0 && str.indexOf("$") < 0 ? str : str.split("").map((s) => {
			let c = s.codePointAt(0);
			return c === Codepoint.CODES["\\"] || c === Codepoint.CODES.$ ? `\\${s}` : s;
		}).join("") : str.indexOf("$") < 0 ? str : str.split("").map((s) => s.codePointAt(0) === Codepoint.CODES.$ ? "$$" : s).join("");
	}
	/**
	*
	* @param {import('./index.js').RE2JS} pattern
	* @param {string|number[]|Uint8Array|MatcherInputBase} input
	*/
	constructor(pattern, input) {
		if (pattern === null) throw Error("pattern is null");
		/**
		* The pattern being matched.
		* @type {import('./index.js').RE2JS}
		*/
		this.patternInput = pattern;
		let re2 = this.patternInput.re2();
		this.patternGroupCount = re2.numberOfCapturingGroups(), this.groups = [], this.namedGroups = re2.namedGroups, this.hasNamedGroups = Object.keys(this.namedGroups).length > 0, this.numberOfInstructions = re2.numberOfInstructions(), this.lookbehindState = null, input instanceof MatcherInputBase ? this.resetMatcherInput(input) : Utils.isByteArray(input) ? this.resetMatcherInput(MatcherInput.utf8(input)) : this.resetMatcherInput(MatcherInput.utf16(input));
	}
	/**
	* Returns the {@code RE2JS} associated with this {@code Matcher}.
	* @returns {import('./index.js').RE2JS}
	*/
	pattern() {
		return this.patternInput;
	}
	/**
	* Resets the {@code Matcher}, rewinding input and discarding any match information.
	*
	* @returns {Matcher} the {@code Matcher} itself, for chained method calls
	*/
	reset() {
		return this.matcherInputLength = this.matcherInput.length(), this.appendPos = 0, this.hasMatch = !1, this.hasGroups = !1, this.anchorFlag = 0, this;
	}
	/**
	* Resets the {@code Matcher} and changes the input.
	* @param {string|number[]|Uint8Array|MatcherInputBase} input
	* @returns {Matcher} the {@code Matcher} itself, for chained method calls
	*/
	resetMatcherInput(input) {
		if (input === null) throw Error("input is null");
		return input instanceof MatcherInputBase || (input = Utils.isByteArray(input) ? MatcherInput.utf8(input) : MatcherInput.utf16(input)), this.matcherInput = input, this.lookbehindState === null ? this.lookbehindState = this.patternInput.re2().createLookbehindState() : this.lookbehindState.reset(), this.reset(), this;
	}
	/**
	* Returns the start of the named group of the most recent match, or -1 if the group was not
	* matched.
	* @param {string|number} [group=0]
	* @returns {number}
	*/
	start(group = 0) {
		if (typeof group == "string") {
			let groupInt = this.namedGroups[group];
			if (!Number.isFinite(groupInt)) throw new RE2JSGroupException(`group '${group}' not found`);
			group = groupInt;
		}
		return this.loadGroup(group), this.groups[2 * group];
	}
	/**
	* Returns the end of the named group of the most recent match, or -1 if the group was not
	* matched.
	* @param {string|number} [group=0]
	* @returns {number}
	*/
	end(group = 0) {
		if (typeof group == "string") {
			let groupInt = this.namedGroups[group];
			if (!Number.isFinite(groupInt)) throw new RE2JSGroupException(`group '${group}' not found`);
			group = groupInt;
		}
		return this.loadGroup(group), this.groups[2 * group + 1];
	}
	/**
	* Returns the program size of this pattern.
	*
	* <p>
	* Similar to the C++ implementation, the program size is a very approximate measure of a regexp's
	* "cost". Larger numbers are more expensive than smaller numbers.
	* </p>
	*
	* @returns {number} the program size of this pattern
	*/
	programSize() {
		return this.numberOfInstructions;
	}
	/**
	* Returns the named group of the most recent match, or {@code null} if the group was not matched.
	* @param {string|number} [group=0]
	* @returns {string|null}
	*/
	group(group = 0) {
		if (typeof group == "string") {
			let groupInt = this.namedGroups[group];
			if (!Number.isFinite(groupInt)) throw new RE2JSGroupException(`group '${group}' not found`);
			group = groupInt;
		}
		let start = this.start(group), end = this.end(group);
		return start < 0 && end < 0 ? null : this.substring(start, end);
	}
	/**
	* Returns a dictionary map of all named capturing groups and their matched values.
	* If a group was not matched, its value will be `null`.
	* @returns {Record<string, string|null>}
	*/
	getNamedGroups() {
		if (!this.hasMatch) throw new RE2JSGroupException("perhaps no match attempted");
		let result = Object.create(null);
		for (let name of Object.keys(this.namedGroups)) result[name] = this.group(name);
		return result;
	}
	/**
	* Returns the number of subgroups in this pattern.
	*
	* @returns {number} the number of subgroups; the overall match (group 0) does not count
	*/
	groupCount() {
		return this.patternGroupCount;
	}
	/**
	* Helper: finds subgroup information if needed for group.
	* @param {number} group
	* @private
	*/
	loadGroup(group) {
		if (!Number.isInteger(group) || group < 0 || group > this.patternGroupCount) throw new RE2JSGroupException(`Group index out of bounds: ${group}`);
		if (!this.hasMatch) throw new RE2JSGroupException("perhaps no match attempted");
		if (group === 0 || this.hasGroups) return;
		let end = this.matcherInputLength, res = this.patternInput.re2().matchMachineInput(this.matcherInput, this.groups[0], end, this.anchorFlag, 1 + this.patternGroupCount, this.lookbehindState);
		if (!res[0]) throw new RE2JSGroupException("inconsistency in matching group data");
		this.groups = res[1], this.hasGroups = !0;
	}
	/**
	* Matches the entire input against the pattern (anchored start and end). If there is a match,
	* {@code matches} sets the match state to describe it.
	*
	* @returns {boolean} true if the entire input matches the pattern
	*/
	matches() {
		return this.genMatch(0, RE2Flags.ANCHOR_BOTH);
	}
	/**
	* Matches the beginning of input against the pattern (anchored start). If there is a match,
	* {@code lookingAt} sets the match state to describe it.
	*
	* @returns {boolean} true if the beginning of the input matches the pattern
	*/
	lookingAt() {
		return this.genMatch(0, RE2Flags.ANCHOR_START);
	}
	/**
	* Matches the input against the pattern (unanchored), starting at a specified position. If there
	* is a match, {@code find} sets the match state to describe it.
	*
	* @param {number|null} [start=null] the input position where the search begins
	* @returns {boolean} if it finds a match
	* @throws IndexOutOfBoundsException if start is not a valid input position
	*/
	find(start = null) {
		if (start !== null) {
			if (!Number.isInteger(start) || start < 0 || start > this.matcherInputLength) throw new RE2JSGroupException(`start index out of bounds: ${start}`);
			return this.reset(), this.genMatch(start, 0);
		}
		if (start = 0, this.hasMatch && (start = this.groups[1], this.groups[0] === this.groups[1])) {
			let r = (this.matcherInput.isUTF16Encoding() ? MachineInput.fromUTF16(this.matcherInput.asCharSequence(), 0, this.matcherInputLength) : MachineInput.fromUTF8(this.matcherInput.asBytes(), 0, this.matcherInputLength)).step(start);
			r < 0 ? start++ : start += r & 7;
		}
		return this.genMatch(start, RE2Flags.UNANCHORED);
	}
	/**
	* Helper: does match starting at start, with RE2 anchor flag.
	* @param {number} startByte
	* @param {number} anchor
	* @returns {boolean}
	* @private
	*/
	genMatch(startByte, anchor) {
		let res = this.patternInput.re2().matchMachineInput(this.matcherInput, startByte, this.matcherInputLength, anchor, 1, this.lookbehindState);
		return res[0] ? (this.groups = res[1], this.hasMatch = !0, this.hasGroups = this.patternGroupCount === 0, this.anchorFlag = anchor, !0) : (this.hasMatch = !1, !1);
	}
	/**
	* Helper: return substring for [start, end).
	* @param {number} start
	* @param {number} end
	* @returns {string}
	*/
	substring(start, end) {
		return this.matcherInput.isUTF8Encoding() ? Utils.utf8ByteArrayToString(this.matcherInput.asBytes().slice(start, end)) : this.matcherInput.asCharSequence().substring(start, end).toString();
	}
	/**
	* Helper for Pattern: return input length.
	* @returns {number}
	*/
	inputLength() {
		return this.matcherInputLength;
	}
	/**
	* Appends to result two strings: the text from the append position up to the beginning of the
	* most recent match, and then the replacement with submatch groups substituted for references to
	* them. It advances the append position to where the most recent match ended.
	*
	* By default the replacement is expanded as by String.prototype.replace (see
	* appendReplacementInternalJs). In Java mode it follows re2j / java.util.regex: $n takes as
	* many digits as still form a valid group number, ${name} is a named group, and a backslash
	* escapes the next character (so "\\$" in a JS string literal inserts a literal $).
	*
	* @param {string} replacement the replacement string
	* @param {boolean} [javaMode=false] activate java mode (different behaviour for capture groups and special characters)
	* @returns {string}
	* @throws IllegalStateException if there was no most recent match
	* @throws IndexOutOfBoundsException in Java mode, if replacement refers to an invalid group
	* @private
	*/
	appendReplacement(replacement, javaMode = !1) {
		let res = "", s = this.start(), e = this.end();
		return this.appendPos < s && (res += this.substring(this.appendPos, s)), this.appendPos = e, res += javaMode ? this.appendReplacementInternalJava(replacement) : this.appendReplacementInternalJs(replacement), res;
	}
	/**
	* @param {string} replacement - the replacement string
	* @returns {string}
	* @private
	*/
	appendReplacementInternalJava(replacement) {
		let res = "", last = 0, m = replacement.length, i = 0;
		for (; i < m;) {
			let cCode = replacement.codePointAt(i);
			if (cCode === Codepoint.CODES["\\"]) {
				if (last < i && (res += replacement.substring(last, i)), i++, i >= m) throw new RE2JSGroupException("character to be escaped is missing");
				last = i, i++;
			} else if (cCode === Codepoint.CODES.$) {
				if (last < i && (res += replacement.substring(last, i)), i + 1 >= m) throw new RE2JSGroupException("Illegal group reference: group index is missing");
				let nextCode = replacement.codePointAt(i + 1);
				if (Codepoint.CODES[0] <= nextCode && nextCode <= Codepoint.CODES[9]) {
					let n = nextCode - Codepoint.CODES[0], j = i + 2;
					for (; j < m; j++) {
						let digit = replacement.codePointAt(j);
						if (digit < Codepoint.CODES[0] || digit > Codepoint.CODES[9] || n * 10 + digit - Codepoint.CODES[0] > this.patternGroupCount) break;
						n = n * 10 + digit - Codepoint.CODES[0];
					}
					if (n > this.patternGroupCount) throw new RE2JSGroupException(`n > number of groups: ${n}`);
					let group = this.group(n);
					group !== null && (res += group), i = j, last = i;
				} else if (nextCode === Codepoint.CODES["{"]) {
					let j = i + 2;
					for (; j < m && replacement.codePointAt(j) !== Codepoint.CODES["}"];) j++;
					if (j >= m) throw new RE2JSGroupException("named capture group is missing trailing '}'");
					let groupName = replacement.substring(i + 2, j), groupVal = this.group(groupName);
					groupVal !== null && (res += groupVal), i = j + 1, last = i;
				} else throw new RE2JSGroupException("Illegal group reference");
			} else i++;
		}
		return last < m && (res += replacement.substring(last, m)), res;
	}
	/**
	* Expands |replacement| for the current match by the rules of String.prototype.replace
	* (ECMAScript GetSubstitution): $$ is "$", $& the match, $` the text before it, $' the text
	* after it, $n and $nn a group (two digits only when they form a valid group number, so with
	* one group "$10" is group 1 then "0"; an unmatched group is empty), and $<name> a named group
	* (empty when no such group), only when the pattern has named groups. Anything else, such as
	* "$0" or "$<" without a closing ">", is kept as is.
	* @param {string} replacement - the replacement string
	* @returns {string}
	* @private
	*/
	appendReplacementInternalJs(replacement) {
		let isDigit = (c) => c >= 48 && c <= 57, groupCount = this.patternGroupCount, res = "", i = 0;
		for (; i < replacement.length;) {
			let dollar = replacement.indexOf("$", i);
			if (dollar < 0) break;
			res += replacement.substring(i, dollar), i = dollar;
			let c = replacement.charCodeAt(i + 1);
			if (c === Codepoint.CODES.$) res += "$", i += 2;
			else if (c === Codepoint.CODES["&"]) res += this.group(0), i += 2;
			else if (c === Codepoint.CODES["`"]) res += this.substring(0, this.start(0)), i += 2;
			else if (c === Codepoint.CODES["'"]) res += this.substring(this.end(0), this.matcherInputLength), i += 2;
			else if (isDigit(c)) {
				let digits = 1, index = c - 48, c2 = replacement.charCodeAt(i + 2);
				if (isDigit(c2) && index * 10 + c2 - 48 <= groupCount && (digits = 2, index = index * 10 + c2 - 48), index >= 1 && index <= groupCount) {
					let group = this.group(index);
					group !== null && (res += group);
				} else res += replacement.substring(i, i + 1 + digits);
				i += 1 + digits;
			} else if (c === Codepoint.CODES["<"] && this.hasNamedGroups) {
				let gt = replacement.indexOf(">", i + 2);
				if (gt < 0) res += "$<", i += 2;
				else {
					let name = replacement.substring(i + 2, gt);
					if (Object.hasOwn(this.namedGroups, name)) {
						let group = this.group(name);
						group !== null && (res += group);
					}
					i = gt + 1;
				}
			} else res += "$", i += 1;
		}
		return res + replacement.substring(i);
	}
	/**
	* Return the substring of the input from the append position to the end of the
	* input.
	* @returns {string}
	*/
	appendTail() {
		return this.substring(this.appendPos, this.matcherInputLength);
	}
	/**
	* Returns the input with all matches replaced by {@code replacement}, interpreted as for
	* {@code appendReplacement}.
	*
	* @param {string|((...args: any[]) => string)} replacement - the replacement string or a replacer function
	* @param {boolean} [javaMode=false] - activate java mode (different behaviour for capture groups and special characters)
	* @returns {string} the input string with the matches replaced
	* @throws IndexOutOfBoundsException if replacement refers to an invalid group and javaMode is true
	*/
	replaceAll(replacement, javaMode = !1) {
		return this.replace(replacement, !0, javaMode);
	}
	/**
	* Returns the input with the first match replaced by {@code replacement}, interpreted as for
	* {@code appendReplacement}.
	*
	* @param {string|((...args: any[]) => string)} replacement - the replacement string or a replacer function
	* @param {boolean} [javaMode=false] - activate java mode (different behaviour for capture groups and special characters)
	* @returns {string} the input string with the first match replaced
	* @throws IndexOutOfBoundsException if replacement refers to an invalid group and javaMode is true
	*/
	replaceFirst(replacement, javaMode = !1) {
		return this.replace(replacement, !1, javaMode);
	}
	/**
	* Helper: replaceAll/replaceFirst hybrid.
	* @param {string|((...args: any[]) => string)} replacement - the replacement string or a replacer function
	* @param {boolean} [all=true] - replace all matches
	* @param {boolean} [javaMode=false] - activate java mode (different behaviour for capture groups and special characters)
	* @returns {string}
	* @private
	*/
	replace(replacement, all = !0, javaMode = !1) {
		let res = "";
		this.reset();
		let isFunc = typeof replacement == "function", originalInput = null;
		if (isFunc) {
			if (this.groupCount() >= Matcher.MAX_REPLACER_ARGS) throw new RE2JSGroupException("Too many capture groups to safely invoke replacer function");
			originalInput = this.matcherInput.isUTF8Encoding() ? this.matcherInput.asBytes() : this.matcherInput.asCharSequence();
		}
		for (; this.find() && (res += isFunc ? this.appendReplacementFunc(replacement, originalInput) : this.appendReplacement(replacement, javaMode), all););
		return res += this.appendTail(), res;
	}
	/**
	* Evaluates a replacer function for the current match and appends the result,
	* along with any un-matched preceding text, advancing the append position.
	* @param {Function} replacer - the replacer function
	* @param {string|Uint8Array|number[]} originalInput - the cached original input reference
	* @returns {string} the evaluated string to append
	* @private
	*/
	appendReplacementFunc(replacer, originalInput) {
		let res = "", s = this.start(), e = this.end();
		this.appendPos < s && (res += this.substring(this.appendPos, s)), this.appendPos = e;
		/** @type {unknown[]} */
		let args = this.matchArray();
		return args.push(s, originalInput), this.hasNamedGroups && args.push(this.namedGroupsObject()), res += String(replacer(...args)), res;
	}
	/**
	* The match and its groups, as the elements of a JS RegExpExecArray: undefined for a group that
	* did not take part in the match. Used by exec(), matchAll() and replacer functions.
	* @returns {Array<string|undefined>}
	* @private
	*/
	matchArray() {
		let result = [this.group(0)];
		for (let i = 1; i <= this.patternGroupCount; i++) {
			let group = this.group(i);
			result.push(group === null ? void 0 : group);
		}
		return result;
	}
	/**
	* The named groups, as the groups property of a JS RegExpExecArray: an object without a
	* prototype mapping each name to its group (undefined when it did not take part in the match),
	* or undefined when the pattern has no named groups.
	* @returns {Record<string, string|undefined>|undefined}
	* @private
	*/
	namedGroupsObject() {
		if (!this.hasNamedGroups) return;
		let result = this.getNamedGroups();
		for (let name in result) result[name] === null && (result[name] = void 0);
		return result;
	}
}, Inst = class Inst {
	static ALT = 1;
	static ALT_MATCH = 2;
	static CAPTURE = 3;
	static EMPTY_WIDTH = 4;
	static FAIL = 5;
	static MATCH = 6;
	static NOP = 7;
	static RUNE = 8;
	static RUNE1 = 9;
	static RUNE_ANY = 10;
	static RUNE_ANY_NOT_NL = 11;
	static LB_WRITE = 12;
	static LB_CHECK = 13;
	static isRuneOp(op) {
		return Inst.RUNE <= op && op <= Inst.RUNE_ANY_NOT_NL;
	}
	static escapeRunes(runes) {
		let out = "\"";
		for (let rune of runes) out += Utils.escapeRune(rune);
		return out += "\"", out;
	}
	constructor(op) {
		/** @type {Uint32Array | number[] | null} */
		this.op = op, this.out = 0, this.arg = 0, this.runes = /* @__PURE__ */ new Int32Array(), this.next = null;
	}
	matchRune(r) {
		if (this.runes.length === 1) {
			let r0 = this.runes[0];
			return (this.arg & RE2Flags.FOLD_CASE) === 0 ? r === r0 : Unicode.equalsIgnoreCase(r0, r);
		}
		let len = this.runes.length;
		if (len === 0) return !1;
		if (len === 2 || len === 4 || len === 6 || len === 8) {
			for (let j = 0; j < len; j += 2) {
				if (r < this.runes[j]) return !1;
				if (r <= this.runes[j + 1]) return !0;
			}
			return !1;
		}
		let base = 0, n = len >> 1;
		for (; n > 1;) {
			let half = n >> 1;
			base += this.runes[base + half << 1] <= r ? half : 0, n -= half;
		}
		base += +(this.runes[base << 1] <= r);
		let m = base - 1;
		return m >= 0 && r <= this.runes[m << 1 | 1];
	}
	matchRunePos(r) {
		if (this.runes.length === 1) {
			let r0 = this.runes[0];
			return (this.arg & RE2Flags.FOLD_CASE) === 0 ? r === r0 ? 0 : -1 : Unicode.equalsIgnoreCase(r0, r) ? 0 : -1;
		}
		let len = this.runes.length;
		if (len === 0) return -1;
		if (len === 2 || len === 4 || len === 6 || len === 8) {
			for (let j = 0; j < len; j += 2) {
				if (r < this.runes[j]) return -1;
				if (r <= this.runes[j + 1]) return Math.floor(j / 2);
			}
			return -1;
		}
		let base = 0, n = len >> 1;
		for (; n > 1;) {
			let half = n >> 1;
			base += this.runes[base + half << 1] <= r ? half : 0, n -= half;
		}
		base += +(this.runes[base << 1] <= r);
		let m = base - 1;
		return m >= 0 && r <= this.runes[m << 1 | 1] ? m : -1;
	}
	/**
	*
	* @returns {string}
	*/
	toString() {
		switch (this.op) {
			case Inst.ALT: return `alt -> ${this.out}, ${this.arg}`;
			case Inst.ALT_MATCH: return `altmatch -> ${this.out}, ${this.arg}`;
			case Inst.CAPTURE: return `cap ${this.arg} -> ${this.out}`;
			case Inst.EMPTY_WIDTH: return `empty ${this.arg} -> ${this.out}`;
			case Inst.MATCH: return `match${this.arg === 0 ? "" : ` ${this.arg}`}`;
			case Inst.FAIL: return "fail";
			case Inst.NOP: return `nop -> ${this.out}`;
			case Inst.LB_WRITE: return `lbwrite ${this.arg} -> ${this.out}`;
			case Inst.LB_CHECK: return `lbcheck ${this.arg} -> ${this.out}`;
			case Inst.RUNE: return this.runes === null ? "rune <null>" : [
				"rune ",
				Inst.escapeRunes(this.runes),
				(this.arg & RE2Flags.FOLD_CASE) === 0 ? "" : "/i",
				" -> ",
				this.out
			].join("");
			case Inst.RUNE1: return `rune1 ${Inst.escapeRunes(this.runes)} -> ${this.out}`;
			case Inst.RUNE_ANY: return `any -> ${this.out}`;
			case Inst.RUNE_ANY_NOT_NL: return `anynotnl -> ${this.out}`;
			default: throw Error("unhandled case in Inst.toString");
		}
	}
}, Queue = class Queue {
	constructor(numInst) {
		this.sparse = new Int32Array(numInst), this.densePcs = new Int32Array(numInst), this.denseCaps = null, this.size = 0, this.ncap = 0, this.mainThreads = 0;
	}
	static INITIAL_THREADS = 32;
	init(ncap) {
		this.ncap = ncap;
		let needed = Math.min(this.densePcs.length, Queue.INITIAL_THREADS) * ncap;
		(!this.denseCaps || this.denseCaps.length < needed) && (this.denseCaps = new Int32Array(needed));
	}
	growCaps(needed) {
		let limit = this.densePcs.length * this.ncap, grown = new Int32Array(Math.min(limit, Math.max(needed, 2 * this.denseCaps.length)));
		grown.set(this.denseCaps), this.denseCaps = grown;
	}
	contains(pc) {
		let j = this.sparse[pc];
		return j < this.size && this.densePcs[j] === pc;
	}
	isEmpty() {
		return this.size === 0;
	}
	add(pc) {
		let j = this.size++;
		return this.sparse[pc] = j, this.densePcs[j] = pc, j;
	}
	clear() {
		this.size = 0, this.mainThreads = 0;
	}
	toString() {
		let out = "{";
		for (let i = 0; i < this.size; i++) i !== 0 && (out += ", "), out += this.densePcs[i];
		return out += "}", out;
	}
}, LookbehindState = class {
	constructor(prog) {
		this.pos = -1, this.pcs = new Int32Array(prog.numInst()), this.size = 0, this.lbTable = new Int32Array(prog.numLb + 1);
	}
	reset() {
		this.pos = -1, this.size = 0;
	}
}, Machine = class Machine {
	static fromRE2(re2) {
		let m = new Machine();
		return m.prog = re2.prog, m.re2 = re2, m.q0 = new Queue(m.prog.numInst()), m.q1 = new Queue(m.prog.numInst()), m.addStack = new Int32Array(2 * (m.prog.numInst() + 1)), m.matched = !1, m.matchcap = new Int32Array(m.prog.numCap < 2 ? 2 : m.prog.numCap), m.ncap = 0, m;
	}
	constructor() {
		this.prog = null, this.re2 = null, this.q0 = null, this.q1 = null, this.addStack = null, this.matched = !1, this.matchcap = null, this.ncap = 0, this.lbTable = null;
	}
	init(ncap) {
		this.ncap = ncap, ncap > this.matchcap.length ? this.matchcap = new Int32Array(ncap).fill(-1) : this.matchcap.fill(-1), this.q0.init(ncap), this.q1.init(ncap), this.prog.numLb > 0 && ((!this.lbTable || this.lbTable.length < this.prog.numLb + 1) && (this.lbTable = new Int32Array(this.prog.numLb + 1)), this.lbTable.fill(-1));
	}
	submatches() {
		return this.ncap === 0 ? Utils.emptyInts() : Utils.toArray(this.matchcap.subarray(0, this.ncap));
	}
	match(input, pos, anchor, lbState = null) {
		let startCond = this.re2.cond;
		if (startCond === Utils.EMPTY_ALL || (anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return !1;
		this.matched = !1, this.matchcap.fill(-1);
		let hasLookbehinds = this.prog.numLb > 0, matchStartPos = pos, currentPos = pos, resumeLookbehinds = !1;
		hasLookbehinds && (lbState !== null && lbState.pos >= 0 && lbState.pos <= pos ? (currentPos = lbState.pos, resumeLookbehinds = !0) : currentPos = 0);
		let saveLookbehinds = hasLookbehinds && lbState !== null, runq = this.q0, nextq = this.q1, r = input.step(currentPos), rune = r >> 3, width = r & 7, rune1 = -1, width1 = 0;
		r !== MachineInputBase.EOF() && (r = input.step(currentPos + width), rune1 = r >> 3, width1 = r & 7);
		let flag;
		for (flag = currentPos === 0 ? Utils.emptyOpContext(-1, rune) : input.context(currentPos), hasLookbehinds && (resumeLookbehinds ? this.restoreLookbehinds(lbState, runq, flag) : this.spawnLookbehinds(runq, currentPos, flag));;) {
			if (runq.mainThreads === 0) {
				if ((startCond & Utils.EMPTY_BEGIN_TEXT) !== 0 && currentPos !== 0 || (anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && currentPos !== 0 || this.matched) break;
				if (this.prog.numLb === 0 && runq.isEmpty() && this.re2.prefix.length !== 0 && rune1 !== this.re2.prefixRune && input.canCheckPrefix()) {
					let advance = input.index(this.re2, currentPos);
					if (advance < 0) break;
					currentPos += advance, r = input.step(currentPos), rune = r >> 3, width = r & 7, r = input.step(currentPos + width), rune1 = r >> 3, width1 = r & 7, flag = input.context(currentPos);
				}
			}
			currentPos >= matchStartPos && (saveLookbehinds &&= (this.saveLookbehinds(lbState, runq, currentPos), !1), this.matched || currentPos !== 0 && anchor !== RE2Flags.UNANCHORED || (this.ncap > 0 && (this.matchcap[0] = currentPos), this.add(runq, this.prog.start, currentPos, this.matchcap, 0, flag)));
			let nextPos = currentPos + width;
			if (flag = input.context(nextPos), this.step(runq, nextq, currentPos, nextPos, rune, flag, anchor, currentPos === input.endPos()), width === 0 || this.ncap === 0 && this.matched) break;
			currentPos += width, rune = rune1, width = width1, rune !== -1 && (r = input.step(currentPos + width), rune1 = r >> 3, width1 = r & 7);
			let tmpq = runq;
			runq = nextq, nextq = tmpq;
		}
		return runq.clear(), nextq.clear(), this.matched;
	}
	matchSet(input, pos, anchor) {
		let startCond = this.re2.cond;
		if (startCond === Utils.EMPTY_ALL || (anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return [];
		let currentPos = this.prog.numLb > 0 ? 0 : pos, matchStartPos = pos, runq = this.q0, nextq = this.q1, r = input.step(currentPos), rune = r >> 3, width = r & 7, rune1 = -1, width1 = 0;
		r !== MachineInputBase.EOF() && (r = input.step(currentPos + width), rune1 = r >> 3, width1 = r & 7);
		let flag = currentPos === 0 ? Utils.emptyOpContext(-1, rune) : input.context(currentPos), matches = /* @__PURE__ */ new Set();
		for (this.prog.numLb > 0 && this.spawnLookbehinds(runq, currentPos, flag); runq.mainThreads !== 0 || ((startCond & Utils.EMPTY_BEGIN_TEXT) === 0 || currentPos === 0) && (anchor !== RE2Flags.ANCHOR_START && anchor !== RE2Flags.ANCHOR_BOTH || currentPos === 0);) {
			(currentPos === 0 || anchor === RE2Flags.UNANCHORED) && currentPos >= matchStartPos && this.add(runq, this.prog.start, currentPos, this.matchcap, 0, flag);
			let nextPos = currentPos + width;
			flag = input.context(nextPos);
			for (let j = 0; j < runq.size; j++) {
				let pc = runq.densePcs[j], i = this.prog.inst[pc], capOffset = j * this.ncap, add = !1;
				switch (i.op) {
					case Inst.MATCH:
						if (anchor === RE2Flags.ANCHOR_BOTH && currentPos !== input.endPos()) break;
						matches.add(i.arg);
						break;
					case Inst.RUNE:
						add = i.matchRune(rune);
						break;
					case Inst.RUNE1:
						add = rune === i.runes[0];
						break;
					case Inst.RUNE_ANY:
						add = !0;
						break;
					case Inst.RUNE_ANY_NOT_NL:
						add = rune !== 10;
						break;
					default: continue;
				}
				add && this.add(nextq, i.out, nextPos, runq.denseCaps, capOffset, flag);
			}
			if (runq.clear(), width === 0) break;
			currentPos += width, rune = rune1, width = width1, rune !== -1 && (r = input.step(currentPos + width), rune1 = r >> 3, width1 = r & 7);
			let tmpq = runq;
			runq = nextq, nextq = tmpq;
		}
		return nextq.clear(), Array.from(matches).sort((a, b) => a - b);
	}
	step(runq, nextq, pos, nextPos, c, nextCond, anchor, atEnd) {
		let longest = this.re2.longest;
		for (let j = 0; j < runq.size; j++) {
			let pc = runq.densePcs[j], capOffset = j * this.ncap;
			if (longest && this.matched && this.ncap > 0 && this.matchcap[0] < runq.denseCaps[capOffset]) continue;
			let i = this.prog.inst[pc], add = !1;
			switch (i.op) {
				case Inst.MATCH:
					if (anchor === RE2Flags.ANCHOR_BOTH && !atEnd) break;
					if (this.ncap > 0 && (!longest || !this.matched || this.matchcap[1] < pos)) {
						runq.denseCaps[capOffset + 1] = pos;
						for (let k = 0; k < this.ncap; k++) this.matchcap[k] = runq.denseCaps[capOffset + k];
					}
					longest || (runq.size = 0), this.matched = !0;
					break;
				case Inst.RUNE:
					add = i.matchRune(c);
					break;
				case Inst.RUNE1:
					add = c === i.runes[0];
					break;
				case Inst.RUNE_ANY:
					add = !0;
					break;
				case Inst.RUNE_ANY_NOT_NL:
					add = c !== 10;
					break;
				default: continue;
			}
			add && this.add(nextq, i.out, nextPos, runq.denseCaps, capOffset, nextCond);
		}
		runq.clear();
	}
	spawnLookbehinds(q, pos, flag) {
		for (let i = 0; i < this.prog.lbStarts.length; i++) this.add(q, this.prog.lbStarts[i], pos, this.matchcap, 0, flag);
	}
	restoreLookbehinds(lbState, q, flag) {
		this.lbTable.set(lbState.lbTable);
		for (let j = 0; j < lbState.size; j++) this.add(q, lbState.pcs[j], lbState.pos, this.matchcap, 0, flag);
	}
	saveLookbehinds(lbState, q, pos) {
		let size = 0;
		for (let j = 0; j < q.size; j++) {
			let pc = q.densePcs[j];
			this.prog.lbInst[pc] === 1 && Inst.isRuneOp(this.prog.inst[pc].op) && (lbState.pcs[size++] = pc);
		}
		lbState.size = size, lbState.pos = pos, lbState.lbTable.set(this.lbTable);
	}
	add(q, pc, pos, capArray, capOffset, cond) {
		let stk = this.addStack, nstk = 0;
		for (;;) {
			for (; pc !== 0 && !q.contains(pc);) {
				let d = q.add(pc), inst = this.prog.inst[pc];
				switch (inst.op) {
					case Inst.FAIL:
						pc = 0;
						break;
					case Inst.ALT:
					case Inst.ALT_MATCH:
						stk[nstk++] = inst.arg, stk[nstk++] = 0, pc = inst.out;
						break;
					case Inst.EMPTY_WIDTH:
						pc = (inst.arg & ~cond) === 0 ? inst.out : 0;
						break;
					case Inst.NOP:
						pc = inst.out;
						break;
					case Inst.CAPTURE:
						inst.arg < this.ncap && (stk[nstk++] = -inst.arg - 1, stk[nstk++] = capArray[capOffset + inst.arg], capArray[capOffset + inst.arg] = pos), pc = inst.out;
						break;
					case Inst.LB_WRITE:
						this.lbTable[Math.abs(inst.arg)] = pos, pc = inst.out;
						break;
					case Inst.LB_CHECK:
						pc = inst.arg > 0 ? this.lbTable[inst.arg] === pos ? inst.out : 0 : this.lbTable[-inst.arg] === pos ? 0 : inst.out;
						break;
					case Inst.MATCH:
					case Inst.RUNE:
					case Inst.RUNE1:
					case Inst.RUNE_ANY:
					case Inst.RUNE_ANY_NOT_NL:
						if (this.prog.lbInst[pc] === 0 && q.mainThreads++, this.ncap > 0) {
							let destOffset = d * this.ncap;
							destOffset + this.ncap > q.denseCaps.length && q.growCaps(destOffset + this.ncap);
							for (let c = 0; c < this.ncap; c++) q.denseCaps[destOffset + c] = capArray[capOffset + c];
						}
						pc = 0;
						break;
					default: throw new RE2JSInternalException("unhandled");
				}
			}
			if (nstk === 0) return;
			nstk -= 2;
			let entry = stk[nstk];
			entry < 0 ? (capArray[capOffset - entry - 1] = stk[nstk + 1], pc = 0) : pc = entry;
		}
	}
};
const hashState = (pcs, flag, ids) => {
	let h = -2128831035;
	for (let i = 0; i < pcs.length; i++) h ^= pcs[i], h = Math.imul(h, 16777619);
	h ^= flag, h = Math.imul(h, 16777619);
	for (let i = 0; i < ids.length; i++) h ^= ids[i], h = Math.imul(h, 16777619);
	return h;
}, arraysEqual = (a, b) => {
	if (a.length !== b.length) return !1;
	for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return !1;
	return !0;
}, isState = (state, pcs, flag, ids) => state.flag === flag && arraysEqual(state.nfaStates, pcs) && arraysEqual(state.matchIDs, ids), NO_IDS = [];
var DFAState = class {
	constructor(nfaStates, flag, matchIDs) {
		this.nfaStates = nfaStates, this.flag = flag, this.isMatch = (flag & DFA.FLAG_MATCH) !== 0, this.matchIDs = matchIDs, this.next = null, this.nextAnchored = null;
	}
}, DFA = class DFA {
	static FLAG_EMPTY_MASK = 255;
	static FLAG_MATCH = 256;
	static FLAG_LAST_WORD = 512;
	static FLAG_NEED_SHIFT = 16;
	static STATE_OVERHEAD = 150;
	static ARRAY_OVERHEAD = 40;
	static ELEMENT_SIZE = 8;
	static TABLE_OVERHEAD = 48;
	static PROGRESS_PER_STATE = 10;
	constructor(prog, maxMem = 8388608) {
		this.prog = prog, this.maxMem = maxMem, this.stateCache = /* @__PURE__ */ new Map(), this.stateCount = 0, this.startStates = /* @__PURE__ */ new Map(), this.failed = !1;
		for (let pc = 0; pc < prog.numInst(); pc++) {
			let op = prog.getInst(pc).op;
			if (op === Inst.LB_WRITE || op === Inst.LB_CHECK) {
				this.failed = !0;
				break;
			}
		}
		this.computeRuneClasses(), this.stateBudget = maxMem, this.memBudget = maxMem;
	}
	computeRuneClasses() {
		let bounds = /* @__PURE__ */ new Set(), addRange = (lo, hi) => {
			bounds.add(lo), bounds.add(hi + 1);
		};
		for (let pc = 0; pc < this.prog.numInst(); pc++) {
			let inst = this.prog.getInst(pc);
			switch (inst.op) {
				case Inst.RUNE:
				case Inst.RUNE1:
					if (inst.runes.length === 1) {
						if (addRange(inst.runes[0], inst.runes[0]), (inst.arg & RE2Flags.FOLD_CASE) !== 0) for (let f = Unicode.simpleFold(inst.runes[0]); f !== inst.runes[0]; f = Unicode.simpleFold(f)) addRange(f, f);
					} else for (let j = 0; j < inst.runes.length; j += 2) addRange(inst.runes[j], inst.runes[j + 1]);
					break;
				case Inst.RUNE_ANY_NOT_NL:
					addRange(10, 10);
					break;
				case Inst.EMPTY_WIDTH: (inst.arg & (Utils.EMPTY_BEGIN_LINE | Utils.EMPTY_END_LINE)) !== 0 && addRange(10, 10), (inst.arg & (Utils.EMPTY_WORD_BOUNDARY | Utils.EMPTY_NO_WORD_BOUNDARY)) !== 0 && (addRange(48, 57), addRange(65, 90), addRange(95, 95), addRange(97, 122));
			}
		}
		bounds.delete(0), this.classBounds = Int32Array.from(bounds).sort(), this.numClasses = this.classBounds.length + 1;
		let latin1Class = new Int32Array(Unicode.MAX_LATIN1 + 1);
		for (let r = 0; r <= Unicode.MAX_LATIN1; r++) latin1Class[r] = this.searchClass(r);
		this.latin1Class = latin1Class;
	}
	runeClass(r) {
		return r <= Unicode.MAX_LATIN1 ? this.latin1Class[r] : this.searchClass(r);
	}
	searchClass(r) {
		let bounds = this.classBounds, lo = 0, hi = bounds.length;
		for (; lo < hi;) {
			let mid = lo + hi >> 1;
			bounds[mid] <= r ? lo = mid + 1 : hi = mid;
		}
		return lo;
	}
	closure(pcs, flag) {
		let closure = /* @__PURE__ */ new Set(), stack = Array.from(pcs), needflags = 0;
		for (; stack.length > 0;) {
			let pc = stack.pop();
			if (pc === 0 || closure.has(pc)) continue;
			closure.add(pc);
			let inst = this.prog.getInst(pc);
			switch (inst.op) {
				case Inst.ALT:
				case Inst.ALT_MATCH:
					stack.push(inst.out), stack.push(inst.arg);
					break;
				case Inst.NOP:
				case Inst.CAPTURE:
					stack.push(inst.out);
					break;
				case Inst.EMPTY_WIDTH: needflags |= inst.arg, (inst.arg & ~flag) === 0 && stack.push(inst.out);
			}
		}
		return {
			pcs: Array.from(closure).sort((a, b) => a - b),
			needflags
		};
	}
	getState(pcs, flag, ids) {
		let hash = hashState(pcs, flag, ids), cached = this.stateCache.get(hash);
		if (cached instanceof DFAState) {
			if (isState(cached, pcs, flag, ids)) return cached;
		} else if (cached !== void 0) {
			for (let i = 0; i < cached.length; i++) if (isState(cached[i], pcs, flag, ids)) return cached[i];
		}
		let cost = DFA.stateCost(pcs, ids);
		if (this.memBudget < cost) return null;
		this.memBudget -= cost;
		let state = new DFAState(pcs, flag, ids);
		return cached === void 0 ? this.stateCache.set(hash, state) : cached instanceof DFAState ? this.stateCache.set(hash, [cached, state]) : cached.push(state), this.stateCount++, state;
	}
	static stateCost(pcs, ids) {
		let idsCost = ids.length === 0 ? 0 : DFA.ARRAY_OVERHEAD + DFA.ELEMENT_SIZE * ids.length;
		return DFA.STATE_OVERHEAD + DFA.ELEMENT_SIZE * pcs.length + idsCost;
	}
	*cachedStates() {
		for (let cached of this.stateCache.values()) cached instanceof DFAState ? yield cached : yield* cached;
	}
	makeState(pcs, flag, ids) {
		let closure = this.closure(pcs, flag & DFA.FLAG_EMPTY_MASK), stateFlag = flag;
		return closure.needflags === 0 && (stateFlag &= DFA.FLAG_MATCH), stateFlag |= closure.needflags << DFA.FLAG_NEED_SHIFT, this.getState(closure.pcs, stateFlag, ids);
	}
	allocTable(state, anchor) {
		let size = this.numClasses + 1, cost = DFA.TABLE_OVERHEAD + DFA.ELEMENT_SIZE * size;
		if (this.memBudget < cost) return null;
		this.memBudget -= cost;
		let table = Array(size).fill(null);
		return anchor === RE2Flags.UNANCHORED ? state.next = table : state.nextAnchored = table, table;
	}
	clearCache() {
		this.stateCache.clear(), this.stateCount = 0, this.startStates.clear(), this.memBudget = this.stateBudget;
	}
	resetCache(current) {
		return this.clearCache(), this.getState(current.nfaStates, current.flag, current.matchIDs);
	}
	step(state, cls, rune, anchor) {
		let table = anchor === RE2Flags.UNANCHORED ? state.next : state.nextAnchored;
		if (table !== null) {
			let cached = table[cls];
			if (cached !== null) return cached;
		} else if (table = this.allocTable(state, anchor), table === null) return null;
		let needflag = state.flag >>> DFA.FLAG_NEED_SHIFT, oldbeforeflag = state.flag & DFA.FLAG_EMPTY_MASK, beforeflag = oldbeforeflag, afterflag = 0;
		rune === 10 && (beforeflag |= Utils.EMPTY_END_LINE, afterflag |= Utils.EMPTY_BEGIN_LINE), rune === -1 && (beforeflag |= Utils.EMPTY_END_LINE | Utils.EMPTY_END_TEXT);
		let islastword = (state.flag & DFA.FLAG_LAST_WORD) !== 0, isword = rune !== -1 && Utils.isWordRune(rune);
		beforeflag |= isword === islastword ? Utils.EMPTY_NO_WORD_BOUNDARY : Utils.EMPTY_WORD_BOUNDARY;
		let pcs = state.nfaStates;
		(beforeflag & ~oldbeforeflag & needflag) !== 0 && (pcs = this.closure(pcs, beforeflag).pcs);
		let nextPCs = [], ismatch = !1, ids = NO_IDS;
		for (let i = 0; i < pcs.length; i++) {
			let inst = this.prog.getInst(pcs[i]);
			inst.op === Inst.MATCH ? (ismatch || (ismatch = !0, ids = []), ids.push(inst.arg)) : rune !== -1 && Inst.isRuneOp(inst.op) && inst.matchRune(rune) && nextPCs.push(inst.out);
		}
		ids.length > 1 && ids.sort((a, b) => a - b), anchor === RE2Flags.UNANCHORED && rune !== -1 && nextPCs.push(this.prog.start);
		let flag = afterflag;
		ismatch && (flag |= DFA.FLAG_MATCH), isword && (flag |= DFA.FLAG_LAST_WORD);
		let nextState = this.makeState(nextPCs, flag, ids);
		return nextState === null ? null : (table[cls] = nextState, nextState);
	}
	start(input, pos) {
		let context = input.context(pos), flags;
		if ((context & Utils.EMPTY_BEGIN_TEXT) !== 0) flags = Utils.EMPTY_BEGIN_TEXT | Utils.EMPTY_BEGIN_LINE;
		else if ((context & Utils.EMPTY_BEGIN_LINE) !== 0) flags = Utils.EMPTY_BEGIN_LINE;
		else {
			let r = input.step(pos), nextIsWord = r >= 0 && Utils.isWordRune(r >> 3);
			flags = (context & Utils.EMPTY_WORD_BOUNDARY) !== 0 === nextIsWord ? 0 : DFA.FLAG_LAST_WORD;
		}
		let state = this.startStates.get(flags);
		if (state === void 0) {
			if (state = this.makeState([this.prog.start], flags, NO_IDS), state === null && (this.clearCache(), state = this.makeState([this.prog.start], flags, NO_IDS), state === null)) return null;
			this.startStates.set(flags, state);
		}
		return state;
	}
	stepOrReset(state, cls, rune, anchor, pos, search) {
		let next = this.step(state, cls, rune, anchor);
		if (next !== null) return next;
		if (search.resetPos >= 0 && pos - search.resetPos < DFA.PROGRESS_PER_STATE * this.stateCount) return null;
		search.resetPos = pos;
		let restored = this.resetCache(state);
		return restored === null ? null : (next = this.step(restored, cls, rune, anchor), next);
	}
	run(input, pos, anchor, state, onMatch) {
		let endPos = input.endPos(), latin1Class = this.latin1Class, unanchored = anchor === RE2Flags.UNANCHORED, search = { resetPos: -1 }, i = pos;
		for (; i < endPos;) {
			let r = input.step(i), rune = r >> 3, width = r & 7;
			if (width === 0) break;
			let cls = rune <= Unicode.MAX_LATIN1 ? latin1Class[rune] : this.runeClass(rune), next = unanchored && state.next !== null ? state.next[cls] : null;
			if (next === null && (next = this.stepOrReset(state, cls, rune, anchor, i, search), next === null)) return null;
			if (state = next, state.isMatch && onMatch(state, !1)) return !0;
			if (!unanchored && state.nfaStates.length === 0) return !1;
			i += width;
		}
		return state = this.stepOrReset(state, this.numClasses, -1, anchor, i, search), state === null ? null : state.isMatch && onMatch(state, !0);
	}
	match(input, pos, anchor) {
		if (this.failed) return null;
		if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return !1;
		let startState = this.start(input, pos);
		return startState === null ? null : this.run(input, pos, anchor, startState, (state, atEnd) => anchor !== RE2Flags.ANCHOR_BOTH || atEnd);
	}
	matchSet(input, pos, anchor) {
		if (this.failed) return null;
		if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return [];
		let startState = this.start(input, pos);
		if (startState === null) return null;
		let matches = /* @__PURE__ */ new Set();
		return this.run(input, pos, anchor, startState, (state, atEnd) => {
			if (anchor !== RE2Flags.ANCHOR_BOTH || atEnd) for (let k = 0; k < state.matchIDs.length; k++) matches.add(state.matchIDs[k]);
			return !1;
		}) === null ? null : Array.from(matches).sort((a, b) => a - b);
	}
}, BitState = class {
	constructor() {
		this.end = 0, this.cap = /* @__PURE__ */ new Int32Array(), this.matchcap = /* @__PURE__ */ new Int32Array(), this.ncap = 0, this.jobPc = /* @__PURE__ */ new Int32Array(256), this.jobArg = /* @__PURE__ */ new Uint8Array(256), this.jobPos = /* @__PURE__ */ new Int32Array(256), this.jobLen = 0, this.visited = /* @__PURE__ */ new Uint32Array();
	}
	reset(prog, end, ncap) {
		this.end = end, this.jobLen = 0, this.ncap = ncap;
		let visitedSize = prog.numInst() * (end + 1) + 32 - 1 >>> 5;
		this.visited.length < visitedSize ? this.visited = new Uint32Array(visitedSize) : this.visited.fill(0, 0, visitedSize), this.cap.length < ncap ? this.cap = new Int32Array(ncap).fill(-1) : this.cap.fill(-1, 0, ncap), this.matchcap.length < ncap ? this.matchcap = new Int32Array(ncap).fill(-1) : this.matchcap.fill(-1, 0, ncap);
	}
	shouldVisit(pc, pos) {
		let n = pc * (this.end + 1) + pos, idx = n >>> 5, mask = 1 << (n & 31);
		return (this.visited[idx] & mask) === 0 && (this.visited[idx] |= mask, !0);
	}
	push(re2, pc, pos, arg) {
		if (re2.prog.getInst(pc).op !== Inst.FAIL && (arg || this.shouldVisit(pc, pos))) {
			if (this.jobLen >= this.jobPc.length) {
				let newSize = this.jobPc.length * 2, newPc = new Int32Array(newSize);
				newPc.set(this.jobPc), this.jobPc = newPc;
				let newArg = new Uint8Array(newSize);
				newArg.set(this.jobArg), this.jobArg = newArg;
				let newPos = new Int32Array(newSize);
				newPos.set(this.jobPos), this.jobPos = newPos;
			}
			this.jobPc[this.jobLen] = pc, this.jobArg[this.jobLen] = +!!arg, this.jobPos[this.jobLen] = pos, this.jobLen++;
		}
	}
	tryBacktrack(re2, input, pc, pos, anchor) {
		let longest = re2.longest;
		for (this.push(re2, pc, pos, !1); this.jobLen > 0;) {
			this.jobLen--;
			let currentPc = this.jobPc[this.jobLen], arg = this.jobArg[this.jobLen] === 1, currentPos = this.jobPos[this.jobLen], skipShouldVisit = !0;
			for (; skipShouldVisit || this.shouldVisit(currentPc, currentPos);) {
				skipShouldVisit = !1;
				let inst = re2.prog.getInst(currentPc);
				switch (inst.op) {
					case Inst.FAIL: break;
					case Inst.ALT:
						if (arg) {
							arg = !1, currentPc = inst.arg;
							continue;
						}
						this.push(re2, currentPc, currentPos, !0), currentPc = inst.out;
						continue;
					case Inst.ALT_MATCH: {
						let outInst = re2.prog.getInst(inst.out);
						if (Inst.isRuneOp(outInst.op)) {
							this.push(re2, inst.arg, currentPos, !1), currentPc = inst.arg, currentPos = this.end;
							continue;
						}
						this.push(re2, inst.out, this.end, !1), currentPc = inst.out;
						continue;
					}
					case Inst.RUNE: {
						let r = input.step(currentPos);
						if (r === MachineInputBase.EOF() || !inst.matchRune(r >> 3)) break;
						currentPos += r & 7, currentPc = inst.out;
						continue;
					}
					case Inst.RUNE1: {
						let r = input.step(currentPos);
						if (r === MachineInputBase.EOF() || r >> 3 !== inst.runes[0]) break;
						currentPos += r & 7, currentPc = inst.out;
						continue;
					}
					case Inst.RUNE_ANY_NOT_NL: {
						let r = input.step(currentPos);
						if (r === MachineInputBase.EOF() || r >> 3 == 10) break;
						currentPos += r & 7, currentPc = inst.out;
						continue;
					}
					case Inst.RUNE_ANY: {
						let r = input.step(currentPos);
						if (r === MachineInputBase.EOF()) break;
						currentPos += r & 7, currentPc = inst.out;
						continue;
					}
					case Inst.CAPTURE:
						if (arg) {
							this.cap[inst.arg] = currentPos;
							break;
						}
						inst.arg < this.ncap && (this.push(re2, currentPc, this.cap[inst.arg], !0), this.cap[inst.arg] = currentPos), currentPc = inst.out;
						continue;
					case Inst.EMPTY_WIDTH: {
						let flag = input.context(currentPos);
						if ((inst.arg & ~flag) !== 0) break;
						currentPc = inst.out;
						continue;
					}
					case Inst.NOP:
						currentPc = inst.out;
						continue;
					case Inst.MATCH: {
						if (anchor === RE2Flags.ANCHOR_BOTH && currentPos !== this.end) break;
						if (this.ncap === 0) return !0;
						this.ncap > 1 && (this.cap[1] = currentPos);
						let old = this.matchcap[1];
						if ((old === -1 || longest && currentPos > 0 && currentPos > old) && this.matchcap.set(this.cap), !longest || currentPos === this.end) return !0;
						break;
					}
					case Inst.LB_WRITE:
					case Inst.LB_CHECK: throw new RE2JSInternalException("Backtracker cannot evaluate Lookbehind instructions");
					default: throw new RE2JSInternalException("bad inst");
				}
				break;
			}
		}
		return longest && this.matchcap.length > 1 && this.matchcap[1] >= 0;
	}
};
const bitStatePool = [];
var Backtracker = class Backtracker {
	static shouldBacktrack(prog) {
		return prog.numInst() <= 500;
	}
	static maxBitStateLen(prog) {
		return Backtracker.shouldBacktrack(prog) ? Math.floor(262144 / prog.numInst()) : 0;
	}
	static execute(re2, input, pos, anchor, ncap) {
		let startCond = re2.cond;
		if (startCond === Utils.EMPTY_ALL || (anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0 || (startCond & Utils.EMPTY_BEGIN_TEXT) !== 0 && pos !== 0) return null;
		let b = bitStatePool.length > 0 ? bitStatePool.pop() : new BitState(), end = input.endPos();
		b.reset(re2.prog, end, ncap);
		let matched = !1;
		if ((startCond & Utils.EMPTY_BEGIN_TEXT) !== 0 || anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) b.ncap > 0 && (b.cap[0] = pos), b.tryBacktrack(re2, input, re2.prog.start, pos, anchor) && (matched = !0);
		else {
			let width = -1;
			for (; pos <= end && width !== 0; pos += width) {
				if (re2.prefix.length > 0) {
					let advance = input.index(re2, pos);
					if (advance < 0) break;
					pos += advance;
				}
				if (b.ncap > 0 && (b.cap[0] = pos), b.tryBacktrack(re2, input, re2.prog.start, pos, anchor)) {
					matched = !0;
					break;
				}
				let r = input.step(pos);
				width = r === MachineInputBase.EOF() ? 0 : r & 7;
			}
		}
		if (!matched) return bitStatePool.push(b), null;
		let result = ncap === 0 ? [] : Utils.toArray(b.matchcap.subarray(0, ncap));
		return bitStatePool.push(b), result;
	}
}, QueueOnePass = class {
	constructor(size) {
		this.sparse = new Uint32Array(size), this.dense = new Uint32Array(size), this.size = 0, this.nextIndex = 0;
	}
	empty() {
		return this.nextIndex >= this.size;
	}
	next() {
		return this.dense[this.nextIndex++];
	}
	clear() {
		this.size = 0, this.nextIndex = 0;
	}
	contains(u) {
		return u < this.sparse.length && this.sparse[u] < this.size && this.dense[this.sparse[u]] === u;
	}
	insert(u) {
		this.contains(u) || this.insertNew(u);
	}
	insertNew(u) {
		u >= this.sparse.length || (this.sparse[u] = this.size, this.dense[this.size] = u, this.size++);
	}
};
const mergeRuneSets = (leftRunes, rightRunes, leftPC, rightPC) => {
	let leftLen = leftRunes.length, rightLen = rightRunes.length, lx = 0, rx = 0, merged = [], next = [], ok = !0, ix = -1, extend = (isLeft) => {
		let newArray = isLeft ? leftRunes : rightRunes, low = isLeft ? lx : rx, pc = isLeft ? leftPC : rightPC;
		return ix > 0 && newArray[low] <= merged[ix] ? !1 : (merged.push(newArray[low], newArray[low + 1]), isLeft ? lx += 2 : rx += 2, ix += 2, next.push(pc), !0);
	};
	for (; lx < leftLen || rx < rightLen;) if (ok = rx >= rightLen ? extend(!0) : lx >= leftLen || rightRunes[rx] < leftRunes[lx] ? extend(!1) : extend(!0), !ok) return null;
	return {
		merged,
		next
	};
};
var OnePassProg = class {
	constructor(prog) {
		this.start = prog.start, this.numCap = prog.numCap, this.inst = Array(prog.inst.length);
		for (let i = 0; i < prog.inst.length; i++) {
			let orig = prog.inst[i], inst = new Inst(orig.op);
			inst.out = orig.out, inst.arg = orig.arg, inst.runes = orig.runes ? new Int32Array(orig.runes) : /* @__PURE__ */ new Int32Array(), inst.next = null, this.inst[i] = inst;
		}
	}
};
const onePassCopy = (prog) => {
	let p = new OnePassProg(prog);
	for (let pc = 0; pc < p.inst.length; pc++) {
		let inst = p.inst[pc];
		if (inst.op !== Inst.ALT && inst.op !== Inst.ALT_MATCH) continue;
		let pAOther = "out", pAAlt = "arg", instAlt = p.inst[inst[pAAlt]];
		if (instAlt.op !== Inst.ALT && instAlt.op !== Inst.ALT_MATCH && (pAOther = "arg", pAAlt = "out", instAlt = p.inst[inst[pAAlt]], instAlt.op !== Inst.ALT && instAlt.op !== Inst.ALT_MATCH)) continue;
		let instOther = p.inst[inst[pAOther]];
		if (instOther.op === Inst.ALT || instOther.op === Inst.ALT_MATCH) continue;
		let pBAlt = "out", pBOther = "arg", patch = !1;
		instAlt.out === pc ? patch = !0 : instAlt.arg === pc && (patch = !0, pBAlt = "arg", pBOther = "out"), patch && (instAlt[pBAlt] = inst[pAOther]), inst[pAOther] === instAlt[pBAlt] && (inst[pAAlt] = instAlt[pBOther]);
	}
	return p;
}, makeOnePass = (p) => {
	if (p.inst.length >= 1e3) return null;
	let instQueue = new QueueOnePass(p.inst.length), visitQueue = new QueueOnePass(p.inst.length), onePassRunes = Array(p.inst.length), m = Array(p.inst.length).fill(!1), check = (pc) => {
		let ok = !0, inst = p.inst[pc];
		if (visitQueue.contains(pc)) return !0;
		switch (visitQueue.insert(pc), inst.op) {
			case Inst.ALT:
			case Inst.ALT_MATCH: {
				ok = check(inst.out) && check(inst.arg);
				let matchOut = m[inst.out], matchArg = m[inst.arg];
				if (matchOut && matchArg) return !1;
				if (matchArg) {
					let tempOut = inst.out;
					inst.out = inst.arg, inst.arg = tempOut;
					let tempMatch = matchOut;
					matchOut = matchArg, matchArg = tempMatch;
				}
				matchOut && (m[pc] = !0, inst.op = Inst.ALT_MATCH);
				let leftRunes = onePassRunes[inst.out] || [], rightRunes = onePassRunes[inst.arg] || [], mergeRes = mergeRuneSets(leftRunes, rightRunes, inst.out, inst.arg);
				if (!mergeRes) return !1;
				onePassRunes[pc] = new Int32Array(mergeRes.merged), inst.next = new Uint32Array(mergeRes.next);
				break;
			}
			case Inst.CAPTURE:
			case Inst.EMPTY_WIDTH:
			case Inst.NOP:
				ok = check(inst.out), m[pc] = m[inst.out], onePassRunes[pc] = onePassRunes[inst.out] ? new Int32Array(onePassRunes[inst.out]) : /* @__PURE__ */ new Int32Array(), inst.next = new Uint32Array(Math.floor(onePassRunes[pc].length / 2) + 1).fill(inst.out);
				break;
			case Inst.MATCH:
			case Inst.FAIL:
				m[pc] = inst.op === Inst.MATCH;
				break;
			case Inst.RUNE: {
				if (m[pc] = !1, inst.next && inst.next.length > 0) break;
				if (instQueue.insert(inst.out), !inst.runes || inst.runes.length === 0) {
					onePassRunes[pc] = /* @__PURE__ */ new Int32Array(), inst.next = new Uint32Array([inst.out]);
					break;
				}
				let runes = [];
				if (inst.runes.length === 1 && (inst.arg & RE2Flags.FOLD_CASE) !== 0) {
					let r0 = inst.runes[0];
					runes.push(r0, r0);
					for (let r1 = Unicode.simpleFold(r0); r1 !== r0; r1 = Unicode.simpleFold(r1)) runes.push(r1, r1);
					runes.sort((a, b) => a - b);
				} else for (let j = 0; j < inst.runes.length; j++) runes.push(inst.runes[j]);
				onePassRunes[pc] = new Int32Array(runes), inst.next = new Uint32Array(Math.floor(runes.length / 2) + 1).fill(inst.out), inst.op = Inst.RUNE;
				break;
			}
			case Inst.RUNE1: {
				if (m[pc] = !1, inst.next && inst.next.length > 0) break;
				instQueue.insert(inst.out);
				let runes = [];
				if ((inst.arg & RE2Flags.FOLD_CASE) !== 0) {
					let r0 = inst.runes[0];
					runes.push(r0, r0);
					for (let r1 = Unicode.simpleFold(r0); r1 !== r0; r1 = Unicode.simpleFold(r1)) runes.push(r1, r1);
					runes.sort((a, b) => a - b);
				} else runes.push(inst.runes[0], inst.runes[0]);
				onePassRunes[pc] = new Int32Array(runes), inst.next = new Uint32Array(Math.floor(runes.length / 2) + 1).fill(inst.out), inst.op = Inst.RUNE;
				break;
			}
			case Inst.RUNE_ANY:
				if (m[pc] = !1, inst.next && inst.next.length > 0) break;
				instQueue.insert(inst.out), onePassRunes[pc] = new Int32Array([0, Unicode.MAX_RUNE]), inst.next = new Uint32Array([inst.out]);
				break;
			case Inst.RUNE_ANY_NOT_NL:
				if (m[pc] = !1, inst.next && inst.next.length > 0) break;
				instQueue.insert(inst.out), onePassRunes[pc] = new Int32Array([
					0,
					9,
					11,
					Unicode.MAX_RUNE
				]), inst.next = new Uint32Array(Math.floor(onePassRunes[pc].length / 2) + 1).fill(inst.out);
		}
		return ok;
	};
	for (instQueue.clear(), instQueue.insert(p.start); !instQueue.empty();) if (visitQueue.clear(), !check(instQueue.next())) return null;
	for (let i = 0; i < p.inst.length; i++) onePassRunes[i] && (p.inst[i].runes = onePassRunes[i]);
	return p;
}, cleanupOnePass = (p, original) => {
	for (let ix = 0; ix < original.inst.length; ix++) {
		let instOriginal = original.inst[ix];
		switch (instOriginal.op) {
			case Inst.ALT:
			case Inst.ALT_MATCH:
			case Inst.RUNE: break;
			case Inst.CAPTURE:
			case Inst.EMPTY_WIDTH:
			case Inst.NOP:
			case Inst.MATCH:
			case Inst.FAIL:
				p.inst[ix].next = null;
				break;
			case Inst.RUNE1:
			case Inst.RUNE_ANY:
			case Inst.RUNE_ANY_NOT_NL: p.inst[ix].next = null, p.inst[ix].op = instOriginal.op, p.inst[ix].runes = instOriginal.runes ? new Int32Array(instOriginal.runes) : /* @__PURE__ */ new Int32Array();
		}
	}
};
var OnePass = class OnePass {
	static compile(prog) {
		if (prog.start === 0 || prog.numLb > 0) return null;
		let startInst = prog.inst[prog.start];
		if (startInst.op !== Inst.EMPTY_WIDTH || (startInst.arg & Utils.EMPTY_BEGIN_TEXT) === 0) return null;
		let hasAlt = !1;
		for (let i = 0; i < prog.inst.length; i++) if (prog.inst[i].op === Inst.ALT || prog.inst[i].op === Inst.ALT_MATCH) {
			hasAlt = !0;
			break;
		}
		for (let i = 0; i < prog.inst.length; i++) {
			let inst = prog.inst[i], opOut = prog.inst[inst.out].op;
			switch (inst.op) {
				case Inst.ALT:
				case Inst.ALT_MATCH:
					if (opOut === Inst.MATCH || prog.inst[inst.arg].op === Inst.MATCH) return null;
					break;
				case Inst.EMPTY_WIDTH:
					if (opOut === Inst.MATCH) {
						if ((inst.arg & Utils.EMPTY_END_TEXT) === Utils.EMPTY_END_TEXT) continue;
						return null;
					}
					break;
				default: if (opOut === Inst.MATCH && hasAlt) return null;
			}
		}
		let p = onePassCopy(prog);
		return p = makeOnePass(p), p !== null && cleanupOnePass(p, prog), p;
	}
	static next(inst, r) {
		let nextIdx = inst.matchRunePos(r);
		return nextIdx >= 0 ? inst.next[nextIdx] : inst.op === Inst.ALT_MATCH ? inst.out : 0;
	}
	static execute(re2, input, pos, anchor, ncap) {
		let onepass = re2.onepass;
		if (!onepass) return null;
		let matchcap = new Int32Array(ncap).fill(-1), matched = !1, r = input.step(pos), rune = r >> 3, width = r & 7, r1 = MachineInputBase.EOF(), rune1 = -1, width1 = 0;
		r !== MachineInputBase.EOF() && (r1 = input.step(pos + width), r1 !== MachineInputBase.EOF() && (rune1 = r1 >> 3, width1 = r1 & 7));
		let flag = pos === 0 ? Utils.emptyOpContext(-1, rune) : input.context(pos), pc = onepass.start, inst;
		for (;;) {
			switch (inst = onepass.inst[pc], pc = inst.out, inst.op) {
				case Inst.MATCH: return anchor === RE2Flags.ANCHOR_BOTH && pos !== input.endPos() ? null : (matched = !0, matchcap.length > 0 && (matchcap[0] = 0, matchcap[1] = pos), ncap === 0 ? [] : Utils.toArray(matchcap));
				case Inst.RUNE:
					if (!inst.matchRune(rune)) return null;
					break;
				case Inst.RUNE1:
					if (rune !== inst.runes[0]) return null;
					break;
				case Inst.RUNE_ANY: break;
				case Inst.RUNE_ANY_NOT_NL:
					if (rune === 10) return null;
					break;
				case Inst.ALT:
				case Inst.ALT_MATCH:
					pc = OnePass.next(inst, rune);
					continue;
				case Inst.FAIL: return null;
				case Inst.NOP: continue;
				case Inst.EMPTY_WIDTH:
					if ((inst.arg & ~flag) !== 0) return null;
					continue;
				case Inst.CAPTURE:
					inst.arg < matchcap.length && (matchcap[inst.arg] = pos);
					continue;
				default: throw new RE2JSInternalException("bad inst");
			}
			if (width === 0) break;
			flag = Utils.emptyOpContext(rune, rune1), pos += width, rune = rune1, width = width1, rune !== -1 && (r1 = input.step(pos + width), r1 === MachineInputBase.EOF() ? (rune1 = -1, width1 = 0) : (rune1 = r1 >> 3, width1 = r1 & 7));
		}
		return matched ? ncap === 0 ? [] : Utils.toArray(matchcap) : null;
	}
}, Regexp = class Regexp {
	static Op = createEnum([
		"NO_MATCH",
		"EMPTY_MATCH",
		"LITERAL",
		"CHAR_CLASS",
		"ANY_CHAR_NOT_NL",
		"ANY_CHAR",
		"BEGIN_LINE",
		"END_LINE",
		"BEGIN_TEXT",
		"END_TEXT",
		"WORD_BOUNDARY",
		"NO_WORD_BOUNDARY",
		"CAPTURE",
		"STAR",
		"PLUS",
		"QUEST",
		"REPEAT",
		"CONCAT",
		"ALTERNATE",
		"PLB",
		"NLB",
		"LEFT_PAREN",
		"VERTICAL_BAR"
	]);
	static isPseudoOp(op) {
		return op >= Regexp.Op.LEFT_PAREN;
	}
	static emptySubs() {
		return [];
	}
	static quoteIfHyphen(rune) {
		return rune === Codepoint.CODES["-"] ? "\\" : "";
	}
	static fromRegexp(re) {
		let regex = new Regexp(re.op);
		return regex.flags = re.flags, regex.subs = re.subs, regex.runes = re.runes, regex.cap = re.cap, regex.min = re.min, regex.max = re.max, regex.name = re.name, regex.namedGroups = re.namedGroups, regex.lb = re.lb, regex;
	}
	constructor(op) {
		this.op = op, this.flags = 0, this.subs = Regexp.emptySubs(), this.runes = /* @__PURE__ */ new Int32Array(), this.min = 0, this.max = 0, this.cap = 0, this.name = null, this.namedGroups = Object.create(null), this.lb = 0;
	}
	reinit() {
		this.flags = 0, this.subs = Regexp.emptySubs(), this.runes = /* @__PURE__ */ new Int32Array(), this.cap = 0, this.min = 0, this.max = 0, this.name = null, this.namedGroups = Object.create(null), this.lb = 0;
	}
	toString() {
		return this.appendTo();
	}
	appendTo() {
		let out = "";
		switch (this.op) {
			case Regexp.Op.NO_MATCH:
				out += "[^\\x00-\\x{10FFFF}]";
				break;
			case Regexp.Op.EMPTY_MATCH:
				out += "(?:)";
				break;
			case Regexp.Op.STAR:
			case Regexp.Op.PLUS:
			case Regexp.Op.QUEST:
			case Regexp.Op.REPEAT: {
				let sub = this.subs[0];
				switch (sub.op > Regexp.Op.CAPTURE || sub.op === Regexp.Op.LITERAL && sub.runes.length > 1 ? out += `(?:${sub.appendTo()})` : out += sub.appendTo(), this.op) {
					case Regexp.Op.STAR:
						out += "*";
						break;
					case Regexp.Op.PLUS:
						out += "+";
						break;
					case Regexp.Op.QUEST:
						out += "?";
						break;
					case Regexp.Op.REPEAT: out += `{${this.min}`, this.min !== this.max && (out += ",", this.max >= 0 && (out += this.max)), out += "}";
				}
				(this.flags & RE2Flags.NON_GREEDY) !== 0 && (out += "?");
				break;
			}
			case Regexp.Op.CONCAT:
				for (let sub of this.subs) sub.op === Regexp.Op.ALTERNATE ? out += `(?:${sub.appendTo()})` : out += sub.appendTo();
				break;
			case Regexp.Op.ALTERNATE: {
				let sep = "";
				for (let sub of this.subs) out += sep, sep = "|", out += sub.appendTo();
				break;
			}
			case Regexp.Op.LITERAL:
				(this.flags & RE2Flags.FOLD_CASE) !== 0 && (out += "(?i:");
				for (let rune of this.runes) out += Utils.escapeRune(rune);
				(this.flags & RE2Flags.FOLD_CASE) !== 0 && (out += ")");
				break;
			case Regexp.Op.ANY_CHAR_NOT_NL:
				out += "(?-s:.)";
				break;
			case Regexp.Op.ANY_CHAR:
				out += "(?s:.)";
				break;
			case Regexp.Op.PLB:
				out += `(?<=${this.subs[0].appendTo()})`;
				break;
			case Regexp.Op.NLB:
				out += `(?<!${this.subs[0].appendTo()})`;
				break;
			case Regexp.Op.CAPTURE:
				this.name === null || this.name.length === 0 ? out += "(" : out += `(?P<${this.name}>`, this.subs[0].op !== Regexp.Op.EMPTY_MATCH && (out += this.subs[0].appendTo()), out += ")";
				break;
			case Regexp.Op.BEGIN_TEXT:
				out += "\\A";
				break;
			case Regexp.Op.END_TEXT:
				(this.flags & RE2Flags.WAS_DOLLAR) === 0 ? out += "\\z" : out += "(?-m:$)";
				break;
			case Regexp.Op.BEGIN_LINE:
				out += "^";
				break;
			case Regexp.Op.END_LINE:
				out += "$";
				break;
			case Regexp.Op.WORD_BOUNDARY:
				out += "\\b";
				break;
			case Regexp.Op.NO_WORD_BOUNDARY:
				out += "\\B";
				break;
			case Regexp.Op.CHAR_CLASS:
				if (this.runes.length % 2 != 0) {
					out += "[invalid char class]";
					break;
				}
				if (out += "[", this.runes.length === 0) out += "^\\x00-\\x{10FFFF}";
				else if (this.runes[0] === 0 && this.runes[this.runes.length - 1] === Unicode.MAX_RUNE) {
					out += "^";
					for (let i = 1; i < this.runes.length - 1; i += 2) {
						let lo = this.runes[i] + 1, hi = this.runes[i + 1] - 1;
						out += Regexp.quoteIfHyphen(lo), out += Utils.escapeRune(lo), lo !== hi && (out += "-", out += Regexp.quoteIfHyphen(hi), out += Utils.escapeRune(hi));
					}
				} else for (let i = 0; i < this.runes.length; i += 2) {
					let lo = this.runes[i], hi = this.runes[i + 1];
					out += Regexp.quoteIfHyphen(lo), out += Utils.escapeRune(lo), lo !== hi && (out += "-", out += Regexp.quoteIfHyphen(hi), out += Utils.escapeRune(hi));
				}
				out += "]";
				break;
			default: out += this.op;
		}
		return out;
	}
	maxCap() {
		let m = 0;
		if (this.op === Regexp.Op.CAPTURE && (m = this.cap), this.subs !== null) for (let sub of this.subs) {
			let n = sub.maxCap();
			m < n && (m = n);
		}
		return m;
	}
	equals(that) {
		if (!(that !== null && that instanceof Regexp) || this.op !== that.op) return !1;
		switch (this.op) {
			case Regexp.Op.END_TEXT:
				if ((this.flags & RE2Flags.WAS_DOLLAR) !== (that.flags & RE2Flags.WAS_DOLLAR)) return !1;
				break;
			case Regexp.Op.LITERAL:
			case Regexp.Op.CHAR_CLASS:
				if ((this.flags & RE2Flags.FOLD_CASE) !== (that.flags & RE2Flags.FOLD_CASE)) return !1;
				if (this.runes === null && that.runes === null) break;
				if (this.runes === null || that.runes === null || this.runes.length !== that.runes.length) return !1;
				for (let i = 0; i < this.runes.length; i++) if (this.runes[i] !== that.runes[i]) return !1;
				break;
			case Regexp.Op.ALTERNATE:
			case Regexp.Op.CONCAT:
				if (this.subs.length !== that.subs.length) return !1;
				for (let i = 0; i < this.subs.length; ++i) if (!this.subs[i].equals(that.subs[i])) return !1;
				break;
			case Regexp.Op.STAR:
			case Regexp.Op.PLUS:
			case Regexp.Op.QUEST:
				if ((this.flags & RE2Flags.NON_GREEDY) !== (that.flags & RE2Flags.NON_GREEDY) || !this.subs[0].equals(that.subs[0])) return !1;
				break;
			case Regexp.Op.REPEAT:
				if ((this.flags & RE2Flags.NON_GREEDY) !== (that.flags & RE2Flags.NON_GREEDY) || this.min !== that.min || this.max !== that.max || !this.subs[0].equals(that.subs[0])) return !1;
				break;
			case Regexp.Op.CAPTURE:
				if (this.cap !== that.cap || (this.name === null ? that.name !== null : this.name !== that.name) || !this.subs[0].equals(that.subs[0])) return !1;
				break;
			case Regexp.Op.PLB:
			case Regexp.Op.NLB: if (this.lb !== that.lb || !this.subs[0].equals(that.subs[0])) return !1;
		}
		return !0;
	}
}, RegexpWalker = class {
	static walk(root, handler) {
		let stack = [], re = root, result;
		for (;;) {
			if (re.subs.length === 0) result = handler.leaf(re);
			else {
				let state = handler.enter(re);
				if (state.result === void 0) {
					stack.push({
						re,
						state,
						i: 0
					}), re = re.subs[0];
					continue;
				}
				result = state.result;
			}
			for (;;) {
				if (stack.length === 0) return result;
				let frame = stack[stack.length - 1];
				if (handler.child(frame.re, frame.state, result, frame.i), frame.i++, frame.state.result === void 0 && frame.i < frame.re.subs.length) {
					re = frame.re.subs[frame.i];
					break;
				}
				stack.pop(), result = frame.state.result === void 0 ? handler.leave(frame.re, frame.state) : frame.state.result;
			}
		}
	}
}, AhoCorasick = class {
	constructor(words, alphabetSize) {
		let edges = /* @__PURE__ */ new Map(), parent = [0], unit = [0], depth = [0], terminal = [0];
		for (let word of words) {
			let node = 0;
			for (let i = 0; i < word.length; i++) {
				let key = node * alphabetSize + word[i], child = edges.get(key);
				child === void 0 && (child = parent.length, edges.set(key, child), parent.push(node), unit.push(word[i]), depth.push(depth[node] + 1), terminal.push(0)), node = child;
			}
			terminal[node] = 1;
		}
		let numNodes = parent.length, children = new Int32Array(numNodes - 1);
		for (let c = 1; c < numNodes; c++) children[c - 1] = c;
		children.sort((a, b) => parent[a] - parent[b] || unit[a] - unit[b]);
		let childStart = new Int32Array(numNodes + 1);
		for (let c = 1; c < numNodes; c++) childStart[parent[c] + 1]++;
		for (let n = 0; n < numNodes; n++) childStart[n + 1] += childStart[n];
		let childUnit = new Int32Array(numNodes - 1);
		for (let k = 0; k < children.length; k++) childUnit[k] = unit[children[k]];
		this.childStart = childStart, this.childUnit = childUnit, this.childNode = children;
		let byDepth = new Int32Array(numNodes);
		for (let n = 0; n < numNodes; n++) byDepth[n] = n;
		byDepth.sort((a, b) => depth[a] - depth[b]);
		let fail = new Int32Array(numNodes), match = Uint8Array.from(terminal);
		for (let k = 1; k < numNodes; k++) {
			let c = byDepth[k], p = parent[c];
			if (p !== 0) {
				let f = fail[p], next = this.next(f, unit[c]);
				for (; next < 0 && f !== 0;) f = fail[f], next = this.next(f, unit[c]);
				fail[c] = next >= 0 ? next : 0;
			}
			match[c] |= match[fail[c]];
		}
		this.fail = fail, this.match = match;
	}
	next(node, u) {
		let lo = this.childStart[node], hi = this.childStart[node + 1], units = this.childUnit;
		for (; lo < hi;) {
			let mid = lo + hi >> 1, m = units[mid];
			if (m === u) return this.childNode[mid];
			m < u ? lo = mid + 1 : hi = mid;
		}
		return -1;
	}
	advance(node, u) {
		for (;;) {
			let next = this.next(node, u);
			if (next >= 0) return next;
			if (node === 0) return 0;
			node = this.fail[node];
		}
	}
	searchUTF16(charSeq, start, end) {
		let node = 0;
		for (let i = start; i < end; i++) if (node = this.advance(node, charSeq.charCodeAt(i)), this.match[node] === 1) return !0;
		return !1;
	}
	searchUTF8(bytes, start, end) {
		let node = 0;
		for (let i = start; i < end; i++) if (node = this.advance(node, bytes[i]), this.match[node] === 1) return !0;
		return !1;
	}
}, Prefilter = class Prefilter {
	static Type = {
		NONE: 0,
		EXACT: 1,
		AND: 2,
		OR: 3
	};
	static MAX_SCANS = 32;
	static MAX_AC_UNITS = 1 << 18;
	constructor(type) {
		this.type = type, this.subs = [], this.str = "", this.bytes = null, this.cost = +(type === Prefilter.Type.EXACT), this.allExact = !1, this.ac16 = null, this.ac8 = null;
	}
	automaton16() {
		if (this.ac16 === null) {
			let words = this.subs.map((s) => {
				let arr = Array(s.str.length);
				for (let i = 0; i < s.str.length; i++) arr[i] = s.str.charCodeAt(i);
				return arr;
			});
			this.ac16 = new AhoCorasick(words, 65536);
		}
		return this.ac16;
	}
	automaton8() {
		return this.ac8 === null && (this.ac8 = new AhoCorasick(this.subs.map((s) => s.bytes), 256)), this.ac8;
	}
	eval(input, pos) {
		switch (this.type) {
			case Prefilter.Type.NONE: return !0;
			case Prefilter.Type.EXACT: return input.hasString(this, pos);
			case Prefilter.Type.AND:
				for (let i = 0; i < this.subs.length; i++) if (!this.subs[i].eval(input, pos)) return !1;
				return !0;
			case Prefilter.Type.OR:
				if (this.allExact) return input.hasAnyString(this, pos);
				for (let i = 0; i < this.subs.length; i++) if (this.subs[i].eval(input, pos)) return !0;
				return !1;
			default: return !0;
		}
	}
}, PrefilterTree = class PrefilterTree {
	static build(re) {
		return re ? RegexpWalker.walk(re, PrefilterTree.WALKER) : new Prefilter(Prefilter.Type.NONE);
	}
	static WALKER = {
		leaf: (re) => PrefilterTree.leaf(re),
		enter: (re) => PrefilterTree.enter(re),
		child: (re, state, result) => PrefilterTree.child(re, state, result),
		leave: (re, state) => PrefilterTree.leave(re, state)
	};
	static leaf(re) {
		if (re.op !== Regexp.Op.LITERAL || re.runes.length === 0 || (re.flags & RE2Flags.FOLD_CASE) !== 0) return new Prefilter(Prefilter.Type.NONE);
		let str = "";
		for (let i = 0; i < re.runes.length; i++) {
			if (Unicode.isUnsearchable(re.runes[i])) return new Prefilter(Prefilter.Type.NONE);
			str += String.fromCodePoint(re.runes[i]);
		}
		let pf = new Prefilter(Prefilter.Type.EXACT);
		return pf.str = str, pf.bytes = Utils.stringToUtf8ByteArray(pf.str), pf;
	}
	static enter(re) {
		switch (re.op) {
			case Regexp.Op.CAPTURE:
			case Regexp.Op.PLUS: return { sub: null };
			case Regexp.Op.REPEAT: return re.min >= 1 ? { sub: null } : { result: new Prefilter(Prefilter.Type.NONE) };
			case Regexp.Op.CONCAT: return {
				pf: new Prefilter(Prefilter.Type.AND),
				subs: []
			};
			case Regexp.Op.ALTERNATE: return {
				pf: new Prefilter(Prefilter.Type.OR),
				subs: []
			};
			default: return { result: new Prefilter(Prefilter.Type.NONE) };
		}
	}
	static child(re, state, s) {
		if (state.subs === void 0) state.sub = s;
		else if (state.pf.type === Prefilter.Type.AND) {
			if (s.type === Prefilter.Type.NONE) return;
			if (s.type === Prefilter.Type.AND) {
				for (let j = 0; j < s.subs.length; j++) state.subs.push(s.subs[j]);
				return;
			}
			state.subs.push(s);
		} else if (s.type === Prefilter.Type.NONE) state.result = new Prefilter(Prefilter.Type.NONE);
		else if (s.type === Prefilter.Type.OR) for (let j = 0; j < s.subs.length; j++) state.subs.push(s.subs[j]);
		else state.subs.push(s);
	}
	static leave(re, state) {
		if (state.subs === void 0) return state.sub;
		let pf = state.pf, seen = /* @__PURE__ */ new Set(), subs = [];
		for (let sub of state.subs) {
			if (sub.type === Prefilter.Type.EXACT) {
				if (seen.has(sub.str)) continue;
				seen.add(sub.str);
			}
			subs.push(sub);
		}
		if (pf.type === Prefilter.Type.AND) {
			let kept = [], cost = 0;
			for (let sub of subs) cost + sub.cost > Prefilter.MAX_SCANS || (kept.push(sub), cost += sub.cost);
			return kept.length === 0 ? new Prefilter(Prefilter.Type.NONE) : kept.length === 1 ? kept[0] : (pf.subs = kept, pf.cost = cost, pf);
		}
		if (subs.length === 0) return new Prefilter(Prefilter.Type.NONE);
		if (subs.length === 1) return subs[0];
		pf.subs = subs;
		let allExact = !0, cost = 0, units = 0;
		for (let sub of subs) sub.type === Prefilter.Type.EXACT ? units += sub.bytes.length : allExact = !1, cost += sub.cost;
		return allExact ? units > Prefilter.MAX_AC_UNITS ? new Prefilter(Prefilter.Type.NONE) : (pf.allExact = !0, pf.cost = 1, pf) : cost > Prefilter.MAX_SCANS ? new Prefilter(Prefilter.Type.NONE) : (pf.cost = cost, pf);
	}
}, PatchList = class {
	/**
	* @param {number} head - Encoded pointer to the start of the patch list.
	* @param {number} tail - Encoded pointer to the end of the patch list.
	*/
	constructor(head = 0, tail = 0) {
		this.head = head, this.tail = tail;
	}
}, Prog = class {
	constructor() {
		this.inst = [], this.start = 0, this.numCap = 2, this.lbStarts = [], this.numLb = 0, this.lbInst = null;
	}
	getInst(pc) {
		return this.inst[pc];
	}
	numInst() {
		return this.inst.length;
	}
	addInst(op) {
		this.inst.push(new Inst(op));
	}
	markLookbehindInsts() {
		let lbInst = new Uint8Array(this.inst.length), pending = this.lbStarts.slice();
		for (; pending.length > 0;) {
			let pc = pending.pop();
			if (pc === 0 || lbInst[pc] === 1) continue;
			lbInst[pc] = 1;
			let i = this.inst[pc];
			switch (i.op) {
				case Inst.ALT:
				case Inst.ALT_MATCH:
					pending.push(i.out, i.arg);
					break;
				case Inst.MATCH:
				case Inst.FAIL: break;
				default: pending.push(i.out);
			}
		}
		this.lbInst = lbInst;
	}
	skipNop(pc) {
		let i = this.inst[pc];
		for (; i.op === Inst.NOP || i.op === Inst.CAPTURE;) i = this.inst[pc], pc = i.out;
		return i;
	}
	/** @returns {[boolean, string]} */
	prefix() {
		let prefix = "", i = this.skipNop(this.start);
		if (!Inst.isRuneOp(i.op) || i.runes.length !== 1) return [i.op === Inst.MATCH, prefix];
		for (; Inst.isRuneOp(i.op) && i.runes.length === 1 && (i.arg & RE2Flags.FOLD_CASE) === 0 && !Unicode.isUnsearchable(i.runes[0]);) prefix += String.fromCodePoint(i.runes[0]), i = this.skipNop(i.out);
		return [i.op === Inst.MATCH, prefix];
	}
	startCond() {
		let flag = 0, pc = this.start;
		loop: for (;;) {
			let i = this.inst[pc];
			switch (i.op) {
				case Inst.EMPTY_WIDTH:
					flag |= i.arg;
					break;
				case Inst.FAIL: return -1;
				case Inst.CAPTURE:
				case Inst.NOP: break;
				default: break loop;
			}
			pc = i.out;
		}
		return flag;
	}
	patch(l, val) {
		let head = l.head;
		for (; head !== 0;) {
			let i = this.inst[head >> 1];
			head & 1 ? (head = i.arg, i.arg = val) : (head = i.out, i.out = val);
		}
	}
	append(l1, l2) {
		if (l1.head === 0) return l2;
		if (l2.head === 0) return l1;
		let i = this.inst[l1.tail >> 1];
		return l1.tail & 1 ? i.arg = l2.head : i.out = l2.head, new PatchList(l1.head, l2.tail);
	}
	/**
	*
	* @returns {string}
	*/
	toString() {
		let out = "";
		for (let pc = 0; pc < this.inst.length; pc++) {
			let len = out.length;
			out += pc, pc === this.start && (out += "*"), out += "        ".substring(out.length - len), out += this.inst[pc], out += "\n";
		}
		return out;
	}
};
const ANY_RUNE_NOT_NL = new Int32Array([
	0,
	Codepoint.CODES["\n"] - 1,
	Codepoint.CODES["\n"] + 1,
	Unicode.MAX_RUNE
]), ANY_RUNE = new Int32Array([0, Unicode.MAX_RUNE]);
/**
* A fragment of a compiled regular expression program.
*
* @see http://swtch.com/~rsc/regexp/regexp1.html
* @class
*/
var Frag = class {
	constructor(i = 0, out = new PatchList(), nullable = !1) {
		this.i = i, this.out = out, this.nullable = nullable;
	}
}, Compiler = class Compiler {
	static compileRegexp(re) {
		let c = new Compiler(), f = c.compile(re);
		return c.prog.patch(f.out, c.newInst(Inst.MATCH).i), c.prog.start = f.i, c.prog.markLookbehindInsts(), c.prog;
	}
	static compileSet(regexps) {
		let c = new Compiler();
		if (regexps.length === 0) return c.prog.start = c.newInst(Inst.FAIL).i, c.prog.markLookbehindInsts(), c.prog;
		let starts = [];
		for (let i = 0; i < regexps.length; i++) {
			c.lbOffset = c.prog.numLb;
			let f = c.compile(regexps[i]), m = c.newInst(Inst.MATCH);
			c.prog.getInst(m.i).arg = i, c.prog.patch(f.out, m.i), starts.push(f.i);
		}
		let start = starts[0];
		for (let i = 1; i < starts.length; i++) {
			let f = c.newInst(Inst.ALT), inst = c.prog.getInst(f.i);
			inst.out = start, inst.arg = starts[i], start = f.i;
		}
		return c.prog.start = start, c.prog.markLookbehindInsts(), c.prog;
	}
	constructor() {
		this.prog = new Prog(), this.newInst(Inst.FAIL), this.lbOffset = 0, this.runeCache = /* @__PURE__ */ new Map(), this.walker = {
			leaf: (re) => this.leaf(re),
			enter: (re) => this.enter(re),
			child: (re, state, result) => this.child(re, state, result),
			leave: (re, state) => this.leave(re, state)
		};
	}
	newInst(op) {
		return this.prog.addInst(op), new Frag(this.prog.numInst() - 1, new PatchList(), !0);
	}
	nop() {
		let f = this.newInst(Inst.NOP);
		return f.out = new PatchList(f.i << 1, f.i << 1), f;
	}
	fail() {
		return new Frag();
	}
	cap(arg) {
		let f = this.newInst(Inst.CAPTURE);
		return f.out = new PatchList(f.i << 1, f.i << 1), this.prog.getInst(f.i).arg = arg, this.prog.numCap < arg + 1 && (this.prog.numCap = arg + 1), f;
	}
	cat(f1, f2) {
		return f1.i === 0 || f2.i === 0 ? (this.prog.patch(f1.out, 0), this.prog.patch(f2.out, 0), this.fail()) : (this.prog.patch(f1.out, f2.i), new Frag(f1.i, f2.out, f1.nullable && f2.nullable));
	}
	alt(f1, f2) {
		if (f1.i === 0) return f2;
		if (f2.i === 0) return f1;
		let f = this.newInst(Inst.ALT), i = this.prog.getInst(f.i);
		return i.out = f1.i, i.arg = f2.i, f.out = this.prog.append(f1.out, f2.out), f.nullable = f1.nullable || f2.nullable, f;
	}
	loop(f1, nongreedy) {
		let f = this.newInst(Inst.ALT), i = this.prog.getInst(f.i);
		return nongreedy ? (i.arg = f1.i, f.out = new PatchList(f.i << 1, f.i << 1)) : (i.out = f1.i, f.out = new PatchList(f.i << 1 | 1, f.i << 1 | 1)), this.prog.patch(f1.out, f.i), f;
	}
	quest(f1, nongreedy) {
		if (f1.i === 0) return this.nop();
		let f = this.newInst(Inst.ALT), i = this.prog.getInst(f.i);
		return nongreedy ? (i.arg = f1.i, f.out = new PatchList(f.i << 1, f.i << 1)) : (i.out = f1.i, f.out = new PatchList(f.i << 1 | 1, f.i << 1 | 1)), f.out = this.prog.append(f.out, f1.out), f;
	}
	star(f1, nongreedy) {
		return f1.i === 0 ? this.nop() : f1.nullable ? this.quest(this.plus(f1, nongreedy), nongreedy) : this.loop(f1, nongreedy);
	}
	plus(f1, nongreedy) {
		return f1.i === 0 ? this.fail() : new Frag(f1.i, this.loop(f1, nongreedy).out, f1.nullable);
	}
	empty(op) {
		let f = this.newInst(Inst.EMPTY_WIDTH);
		return this.prog.getInst(f.i).arg = op, f.out = new PatchList(f.i << 1, f.i << 1), f;
	}
	rune(runes, flags) {
		let f = this.newInst(Inst.RUNE);
		f.nullable = !1;
		let i = this.prog.getInst(f.i);
		return i.runes = runes, flags &= RE2Flags.FOLD_CASE, (runes.length !== 1 || Unicode.simpleFold(runes[0]) === runes[0]) && (flags &= ~RE2Flags.FOLD_CASE), i.arg = flags, f.out = new PatchList(f.i << 1, f.i << 1), (flags & RE2Flags.FOLD_CASE) === 0 && runes.length === 1 || runes.length === 2 && runes[0] === runes[1] ? i.op = Inst.RUNE1 : runes.length === 2 && runes[0] === 0 && runes[1] === Unicode.MAX_RUNE ? i.op = Inst.RUNE_ANY : runes.length === 4 && runes[0] === 0 && runes[1] === Codepoint.CODES["\n"] - 1 && runes[2] === Codepoint.CODES["\n"] + 1 && runes[3] === Unicode.MAX_RUNE && (i.op = Inst.RUNE_ANY_NOT_NL), f;
	}
	lookBehind(a, parsedLb) {
		let lb = Math.sign(parsedLb) * (Math.abs(parsedLb) + this.lbOffset), id = this.newInst(Inst.LB_WRITE);
		this.prog.getInst(id.i).arg = lb;
		let any = this.rune(ANY_RUNE, 0), dotStar = this.star(any, !0), lbAutomaton = this.cat(dotStar, a);
		this.prog.patch(lbAutomaton.out, id.i);
		let checkId = this.newInst(Inst.LB_CHECK);
		return this.prog.getInst(checkId.i).arg = lb, this.prog.lbStarts.push(lbAutomaton.i), Math.abs(lb) > this.prog.numLb && (this.prog.numLb = Math.abs(lb)), checkId.out = new PatchList(checkId.i << 1, checkId.i << 1), checkId;
	}
	compile(re) {
		return RegexpWalker.walk(re, this.walker);
	}
	leaf(re) {
		switch (re.op) {
			case Regexp.Op.NO_MATCH: return this.fail();
			case Regexp.Op.EMPTY_MATCH: return this.nop();
			case Regexp.Op.LITERAL: {
				if (re.runes.length === 0) return this.nop();
				let f = null;
				for (let r of re.runes) {
					let singleRune = this.runeCache.get(r);
					singleRune === void 0 && (singleRune = new Int32Array([r]), this.runeCache.set(r, singleRune));
					let f1 = this.rune(singleRune, re.flags);
					f = f === null ? f1 : this.cat(f, f1);
				}
				return f;
			}
			case Regexp.Op.CHAR_CLASS: return this.rune(re.runes, re.flags);
			case Regexp.Op.ANY_CHAR_NOT_NL: return this.rune(ANY_RUNE_NOT_NL, 0);
			case Regexp.Op.ANY_CHAR: return this.rune(ANY_RUNE, 0);
			case Regexp.Op.BEGIN_LINE: return this.empty(Utils.EMPTY_BEGIN_LINE);
			case Regexp.Op.END_LINE: return this.empty(Utils.EMPTY_END_LINE);
			case Regexp.Op.BEGIN_TEXT: return this.empty(Utils.EMPTY_BEGIN_TEXT);
			case Regexp.Op.END_TEXT: return this.empty(Utils.EMPTY_END_TEXT);
			case Regexp.Op.WORD_BOUNDARY: return this.empty(Utils.EMPTY_WORD_BOUNDARY);
			case Regexp.Op.NO_WORD_BOUNDARY: return this.empty(Utils.EMPTY_NO_WORD_BOUNDARY);
			case Regexp.Op.CONCAT:
			case Regexp.Op.ALTERNATE: return this.nop();
			default: throw new RE2JSCompileException("regexp: unhandled case in compile");
		}
	}
	enter(re) {
		switch (re.op) {
			case Regexp.Op.PLB:
			case Regexp.Op.NLB:
			case Regexp.Op.STAR:
			case Regexp.Op.PLUS:
			case Regexp.Op.QUEST: return { sub: null };
			case Regexp.Op.CAPTURE: return {
				bra: this.cap(re.cap << 1),
				sub: null
			};
			case Regexp.Op.CONCAT:
			case Regexp.Op.ALTERNATE: return { f: null };
			default: throw new RE2JSCompileException("regexp: unhandled case in compile");
		}
	}
	child(re, state, f1) {
		re.op === Regexp.Op.CONCAT ? state.f = state.f === null ? f1 : this.cat(state.f, f1) : re.op === Regexp.Op.ALTERNATE ? state.f = state.f === null ? f1 : this.alt(state.f, f1) : state.sub = f1;
	}
	leave(re, state) {
		switch (re.op) {
			case Regexp.Op.PLB:
			case Regexp.Op.NLB: return this.lookBehind(state.sub, re.lb);
			case Regexp.Op.CAPTURE: {
				let ket = this.cap(re.cap << 1 | 1);
				return this.cat(this.cat(state.bra, state.sub), ket);
			}
			case Regexp.Op.STAR: return this.star(state.sub, (re.flags & RE2Flags.NON_GREEDY) !== 0);
			case Regexp.Op.PLUS: return this.plus(state.sub, (re.flags & RE2Flags.NON_GREEDY) !== 0);
			case Regexp.Op.QUEST: return this.quest(state.sub, (re.flags & RE2Flags.NON_GREEDY) !== 0);
			case Regexp.Op.CONCAT:
			case Regexp.Op.ALTERNATE: return state.f;
			default: throw new RE2JSCompileException("regexp: unhandled case in compile");
		}
	}
}, Simplify = class Simplify {
	static simplify(re) {
		return re === null ? null : RegexpWalker.walk(re, Simplify.WALKER);
	}
	static WALKER = {
		leaf: (re) => Simplify.leaf(re),
		enter: (re) => Simplify.enter(re),
		child: (re, state, result, i) => Simplify.child(re, state, result, i),
		leave: (re, state) => Simplify.leave(re, state)
	};
	static leaf(re) {
		if (re.op === Regexp.Op.CHAR_CLASS) {
			if (re.runes === null) return re;
			if (re.runes.length === 0) return new Regexp(Regexp.Op.NO_MATCH);
			if (re.runes.length === 2 && re.runes[0] === 0 && re.runes[1] === Unicode.MAX_RUNE) return new Regexp(Regexp.Op.ANY_CHAR);
			if (re.runes.length === 4 && re.runes[0] === 0 && re.runes[1] === Codepoint.CODES["\n"] - 1 && re.runes[2] === Codepoint.CODES["\n"] + 1 && re.runes[3] === Unicode.MAX_RUNE) return new Regexp(Regexp.Op.ANY_CHAR_NOT_NL);
		}
		return re;
	}
	static enter(re) {
		switch (re.op) {
			case Regexp.Op.PLB:
			case Regexp.Op.NLB:
			case Regexp.Op.CAPTURE:
			case Regexp.Op.STAR:
			case Regexp.Op.PLUS:
			case Regexp.Op.QUEST: return { sub: null };
			case Regexp.Op.CONCAT:
			case Regexp.Op.ALTERNATE: return {
				subs: [],
				changed: !1
			};
			case Regexp.Op.REPEAT: return re.min === 0 && re.max === 0 ? { result: new Regexp(Regexp.Op.EMPTY_MATCH) } : { sub: null };
			default: return { result: re };
		}
	}
	static child(re, state, nsub, i) {
		if (state.subs === void 0) state.sub = nsub;
		else {
			if (nsub !== re.subs[i] && (state.changed = !0), re.op === Regexp.Op.CONCAT) {
				if (nsub.op === Regexp.Op.NO_MATCH) {
					state.result = new Regexp(Regexp.Op.NO_MATCH);
					return;
				}
				if (nsub.op === Regexp.Op.EMPTY_MATCH) {
					state.changed = !0;
					return;
				}
				if (nsub.op === Regexp.Op.CONCAT) {
					state.changed = !0;
					for (let j = 0; j < nsub.subs.length; j++) state.subs.push(nsub.subs[j]);
					return;
				}
			} else {
				if (nsub.op === Regexp.Op.NO_MATCH) {
					state.changed = !0;
					return;
				}
				if (nsub.op === Regexp.Op.ALTERNATE) {
					state.changed = !0;
					for (let j = 0; j < nsub.subs.length; j++) state.subs.push(nsub.subs[j]);
					return;
				}
			}
			state.subs.push(nsub);
		}
	}
	static leave(re, state) {
		switch (re.op) {
			case Regexp.Op.PLB:
			case Regexp.Op.NLB:
			case Regexp.Op.CAPTURE: {
				let sub = state.sub;
				if (sub !== re.subs[0]) {
					let nre = Regexp.fromRegexp(re);
					return nre.runes = /* @__PURE__ */ new Int32Array(), nre.subs = [sub], nre;
				}
				return re;
			}
			case Regexp.Op.CONCAT:
			case Regexp.Op.ALTERNATE:
				if (state.changed) {
					let newSubs = state.subs;
					if (newSubs.length === 0) return new Regexp(re.op === Regexp.Op.CONCAT ? Regexp.Op.EMPTY_MATCH : Regexp.Op.NO_MATCH);
					if (newSubs.length === 1) return newSubs[0];
					let nre = Regexp.fromRegexp(re);
					return nre.runes = /* @__PURE__ */ new Int32Array(), nre.subs = newSubs, nre;
				}
				return re;
			case Regexp.Op.STAR:
			case Regexp.Op.PLUS:
			case Regexp.Op.QUEST: return Simplify.simplify1(re.op, re.flags, state.sub, re);
			case Regexp.Op.REPEAT: return Simplify.simplifyRepeat(re, state.sub);
			default: return re;
		}
	}
	static simplifyRepeat(re, sub) {
		if (re.max === -1) {
			if (re.min === 0) return Simplify.simplify1(Regexp.Op.STAR, re.flags, sub, null);
			if (re.min === 1) return Simplify.simplify1(Regexp.Op.PLUS, re.flags, sub, null);
			let subs = [];
			for (let i = 0; i < re.min - 1; i++) subs.push(sub);
			return subs.push(Simplify.simplify1(Regexp.Op.PLUS, re.flags, sub, null)), Simplify.concat(subs);
		}
		if (re.min === 1 && re.max === 1) return sub;
		let prefixSubs = null;
		if (re.min > 0) {
			prefixSubs = [];
			for (let i = 0; i < re.min; i++) prefixSubs.push(sub);
		}
		if (re.max > re.min) {
			let suffix = Simplify.simplify1(Regexp.Op.QUEST, re.flags, sub, null);
			for (let i = re.min + 1; i < re.max; i++) suffix = Simplify.simplify1(Regexp.Op.QUEST, re.flags, Simplify.concat([sub, suffix]), null);
			if (prefixSubs === null) return suffix;
			prefixSubs.push(suffix);
		}
		return prefixSubs === null ? new Regexp(Regexp.Op.NO_MATCH) : Simplify.concat(prefixSubs);
	}
	static concat(subs) {
		let newSubs = [];
		for (let i = 0; i < subs.length; i++) {
			let sub = subs[i];
			if (sub.op === Regexp.Op.NO_MATCH) return new Regexp(Regexp.Op.NO_MATCH);
			if (sub.op !== Regexp.Op.EMPTY_MATCH) {
				if (sub.op === Regexp.Op.CONCAT) for (let j = 0; j < sub.subs.length; j++) newSubs.push(sub.subs[j]);
				else newSubs.push(sub);
			}
		}
		if (newSubs.length === 0) return new Regexp(Regexp.Op.EMPTY_MATCH);
		if (newSubs.length === 1) return newSubs[0];
		let nre = new Regexp(Regexp.Op.CONCAT);
		return nre.subs = newSubs, nre;
	}
	static simplify1(op, flags, sub, re) {
		if (sub.op === Regexp.Op.EMPTY_MATCH) return sub;
		if (sub.op === Regexp.Op.NO_MATCH) return op === Regexp.Op.PLUS ? sub : new Regexp(Regexp.Op.EMPTY_MATCH);
		if (op === sub.op && (flags & RE2Flags.NON_GREEDY) === (sub.flags & RE2Flags.NON_GREEDY)) return sub;
		if (re !== null && re.op === op && (re.flags & RE2Flags.NON_GREEDY) === (flags & RE2Flags.NON_GREEDY) && sub === re.subs[0]) return re;
		let nre = new Regexp(op);
		return nre.flags = flags, nre.subs = [sub], nre;
	}
}, CharGroup = class {
	constructor(sign, cls) {
		this.sign = sign, this.cls = cls;
	}
};
const code1 = [48, 57], code2 = [
	9,
	10,
	12,
	13,
	32,
	32
], code3 = [
	48,
	57,
	65,
	90,
	95,
	95,
	97,
	122
], PERL_GROUPS = /* @__PURE__ */ new Map([
	["\\d", new CharGroup(1, code1)],
	["\\D", new CharGroup(-1, code1)],
	["\\s", new CharGroup(1, code2)],
	["\\S", new CharGroup(-1, code2)],
	["\\w", new CharGroup(1, code3)],
	["\\W", new CharGroup(-1, code3)]
]), code4 = [
	48,
	57,
	65,
	90,
	97,
	122
], code5 = [
	65,
	90,
	97,
	122
], code6 = [0, 127], code7 = [
	9,
	9,
	32,
	32
], code8 = [
	0,
	31,
	127,
	127
], code9 = [48, 57], code10 = [33, 126], code11 = [97, 122], code12 = [32, 126], code13 = [
	33,
	47,
	58,
	64,
	91,
	96,
	123,
	126
], code14 = [
	9,
	13,
	32,
	32
], code15 = [65, 90], code16 = [
	48,
	57,
	65,
	90,
	95,
	95,
	97,
	122
], code17 = [
	48,
	57,
	65,
	70,
	97,
	102
], POSIX_GROUPS = /* @__PURE__ */ new Map([
	["[:alnum:]", new CharGroup(1, code4)],
	["[:^alnum:]", new CharGroup(-1, code4)],
	["[:alpha:]", new CharGroup(1, code5)],
	["[:^alpha:]", new CharGroup(-1, code5)],
	["[:ascii:]", new CharGroup(1, code6)],
	["[:^ascii:]", new CharGroup(-1, code6)],
	["[:blank:]", new CharGroup(1, code7)],
	["[:^blank:]", new CharGroup(-1, code7)],
	["[:cntrl:]", new CharGroup(1, code8)],
	["[:^cntrl:]", new CharGroup(-1, code8)],
	["[:digit:]", new CharGroup(1, code9)],
	["[:^digit:]", new CharGroup(-1, code9)],
	["[:graph:]", new CharGroup(1, code10)],
	["[:^graph:]", new CharGroup(-1, code10)],
	["[:lower:]", new CharGroup(1, code11)],
	["[:^lower:]", new CharGroup(-1, code11)],
	["[:print:]", new CharGroup(1, code12)],
	["[:^print:]", new CharGroup(-1, code12)],
	["[:punct:]", new CharGroup(1, code13)],
	["[:^punct:]", new CharGroup(-1, code13)],
	["[:space:]", new CharGroup(1, code14)],
	["[:^space:]", new CharGroup(-1, code14)],
	["[:upper:]", new CharGroup(1, code15)],
	["[:^upper:]", new CharGroup(-1, code15)],
	["[:word:]", new CharGroup(1, code16)],
	["[:^word:]", new CharGroup(-1, code16)],
	["[:xdigit:]", new CharGroup(1, code17)],
	["[:^xdigit:]", new CharGroup(-1, code17)]
]);
/**
* A "builder"-style helper class for manipulating character classes represented as an array of
* pairs of runes [lo, hi], each denoting an inclusive interval.
*
* All methods mutate the internal state and return {@code this}, allowing operations to be chained.
*/
var CharClass = class CharClass {
	static charClassToString(r, len) {
		let result = "[";
		for (let i = 0; i < len; i += 2) {
			i > 0 && (result += " ");
			let lo = r[i], hi = r[i + 1];
			result += lo === hi ? `0x${lo.toString(16)}` : `0x${lo.toString(16)}-0x${hi.toString(16)}`;
		}
		return result += "]", result;
	}
	static sortRanges(array, len) {
		let n = len >> 1, order = Array(n);
		for (let i = 0; i < n; i++) order[i] = i;
		order.sort((a, b) => array[2 * a] - array[2 * b] || array[2 * b + 1] - array[2 * a + 1]);
		let sorted = array.slice(0, len);
		for (let i = 0; i < n; i++) array[2 * i] = sorted[2 * order[i]], array[2 * i + 1] = sorted[2 * order[i] + 1];
	}
	/**
	* @param {number[]|Int32Array} [r]
	*/
	constructor(r = Utils.emptyInts()) {
		this.r = r, this.len = r.length;
	}
	toArray() {
		return this.r instanceof Int32Array ? this.len === this.r.length ? this.r : this.r.subarray(0, this.len) : new Int32Array(this.len === this.r.length ? this.r : this.r.slice(0, this.len));
	}
	toGrowableArray() {
		return Array.isArray(this.r) ? (this.r.length = this.len, this.r) : Array.from(this.r.subarray(0, this.len));
	}
	cleanClass() {
		if (this.len < 4) return this;
		CharClass.sortRanges(this.r, this.len);
		let w = 2;
		for (let i = 2; i < this.len; i += 2) {
			let lo = this.r[i], hi = this.r[i + 1];
			lo <= this.r[w - 1] + 1 ? hi > this.r[w - 1] && (this.r[w - 1] = hi) : (this.r[w] = lo, this.r[w + 1] = hi, w += 2);
		}
		return this.len = w, this;
	}
	appendLiteral(x, flags) {
		return (flags & RE2Flags.FOLD_CASE) === 0 ? this.appendRange(x, x) : this.appendFoldedRange(x, x);
	}
	appendRange(lo, hi) {
		if (this.len > 0) {
			for (let i = 2; i <= 4; i += 2) if (this.len >= i) {
				let rlo = this.r[this.len - i], rhi = this.r[this.len - i + 1];
				if (lo <= rhi + 1 && rlo <= hi + 1) return lo < rlo && (this.r[this.len - i] = lo), hi > rhi && (this.r[this.len - i + 1] = hi), this;
			}
		}
		return this.r[this.len++] = lo, this.r[this.len++] = hi, this;
	}
	appendFoldedRange(lo, hi) {
		if (lo <= Unicode.MIN_FOLD && hi >= Unicode.MAX_FOLD || hi < Unicode.MIN_FOLD || lo > Unicode.MAX_FOLD) return this.appendRange(lo, hi);
		lo < Unicode.MIN_FOLD && (this.appendRange(lo, Unicode.MIN_FOLD - 1), lo = Unicode.MIN_FOLD), hi > Unicode.MAX_FOLD && (this.appendRange(Unicode.MAX_FOLD + 1, hi), hi = Unicode.MAX_FOLD);
		for (let c = lo; c <= hi; c++) {
			this.appendRange(c, c);
			for (let f = Unicode.simpleFold(c); f !== c; f = Unicode.simpleFold(f)) this.appendRange(f, f);
		}
		return this;
	}
	appendClass(x) {
		for (let i = 0; i < x.length; i += 2) this.appendRange(x[i], x[i + 1]);
		return this;
	}
	appendFoldedClass(x) {
		for (let i = 0; i < x.length; i += 2) this.appendFoldedRange(x[i], x[i + 1]);
		return this;
	}
	appendNegatedClass(x) {
		let nextLo = 0;
		for (let i = 0; i < x.length; i += 2) {
			let lo = x[i], hi = x[i + 1];
			nextLo <= lo - 1 && this.appendRange(nextLo, lo - 1), nextLo = hi + 1;
		}
		return nextLo <= Unicode.MAX_RUNE && this.appendRange(nextLo, Unicode.MAX_RUNE), this;
	}
	appendTable(table) {
		for (let i = 0; i < table.length; ++i) {
			let lo = table.getLo(i), hi = table.getHi(i), stride = table.getStride(i);
			if (stride === 1) this.appendRange(lo, hi);
			else for (let c = lo; c <= hi; c += stride) this.appendRange(c, c);
		}
		return this;
	}
	appendNegatedTable(table) {
		let nextLo = 0;
		for (let i = 0; i < table.length; ++i) {
			let lo = table.getLo(i), hi = table.getHi(i), stride = table.getStride(i);
			if (stride === 1) nextLo <= lo - 1 && this.appendRange(nextLo, lo - 1), nextLo = hi + 1;
			else for (let c = lo; c <= hi; c += stride) nextLo <= c - 1 && this.appendRange(nextLo, c - 1), nextLo = c + 1;
		}
		return nextLo <= Unicode.MAX_RUNE && this.appendRange(nextLo, Unicode.MAX_RUNE), this;
	}
	appendTableWithSign(table, sign) {
		return sign < 0 ? this.appendNegatedTable(table) : this.appendTable(table);
	}
	negateClass() {
		let nextLo = 0, w = 0;
		for (let i = 0; i < this.len; i += 2) {
			let lo = this.r[i], hi = this.r[i + 1];
			nextLo <= lo - 1 && (this.r[w] = nextLo, this.r[w + 1] = lo - 1, w += 2), nextLo = hi + 1;
		}
		return this.len = w, nextLo <= Unicode.MAX_RUNE && (this.r[this.len++] = nextLo, this.r[this.len++] = Unicode.MAX_RUNE), this;
	}
	appendClassWithSign(x, sign) {
		return sign < 0 ? this.appendNegatedClass(x) : this.appendClass(x);
	}
	appendGroup(g, foldCase) {
		let cls = g.cls;
		return foldCase && (cls = new CharClass().appendFoldedClass(cls).cleanClass().toArray()), this.appendClassWithSign(cls, g.sign);
	}
	toString() {
		return CharClass.charClassToString(this.r, this.len);
	}
}, StringIterator = class {
	constructor(str) {
		this.str = str, this.position = 0;
	}
	pos() {
		return this.position;
	}
	rewindTo(pos) {
		this.position = pos;
	}
	more() {
		return this.position < this.str.length;
	}
	peek() {
		return this.str.codePointAt(this.position);
	}
	skip(n) {
		this.position += n;
	}
	skipString(s) {
		this.position += s.length;
	}
	pop() {
		let r = this.str.codePointAt(this.position);
		return this.position += Utils.charCount(r), r;
	}
	lookingAt(s) {
		return this.str.startsWith(s, this.position);
	}
	rest() {
		return this.str.substring(this.position);
	}
	from(beforePos) {
		return this.str.substring(beforePos, this.position);
	}
	toString() {
		return this.rest();
	}
}, Parser = class Parser {
	static ERR_INTERNAL_ERROR = "regexp/syntax: internal error";
	static ERR_INVALID_CHAR_RANGE = "invalid character class range";
	static ERR_INVALID_ESCAPE = "invalid escape sequence";
	static ERR_INVALID_NAMED_CAPTURE = "invalid named capture";
	static ERR_INVALID_PERL_OP = "invalid or unsupported Perl syntax";
	static ERR_INVALID_REPEAT_OP = "invalid nested repetition operator";
	static ERR_INVALID_REPEAT_SIZE = "invalid repeat count";
	static ERR_MISSING_BRACKET = "missing closing ]";
	static ERR_MISSING_PAREN = "missing closing )";
	static ERR_MISSING_REPEAT_ARGUMENT = "missing argument to repetition operator";
	static ERR_TRAILING_BACKSLASH = "trailing backslash at end of expression";
	static ERR_DUPLICATE_NAMED_CAPTURE = "duplicate capture group name";
	static ERR_UNEXPECTED_PAREN = "unexpected )";
	static ERR_NESTING_DEPTH = "expression nests too deeply";
	static ERR_LARGE = "expression too large";
	static ERR_INVALID_CAPTURE_IN_LOOKBEHIND = "invalid capture in lookbehind";
	static MAX_HEIGHT = 1e3;
	static MAX_SIZE = 1398101;
	static MAX_RUNES = 33554432;
	static ANY_TABLE = new UnicodeRangeTable(new Uint32Array([
		0,
		Unicode.MAX_RUNE,
		1
	]));
	static ASCII_TABLE = new UnicodeRangeTable(new Uint32Array([
		0,
		127,
		1
	]));
	static ASCII_FOLD_TABLE = new UnicodeRangeTable(new Uint32Array([
		0,
		127,
		1,
		383,
		383,
		1,
		8490,
		8490,
		1
	]));
	static unicodeTable(name) {
		return name === "Any" ? {
			tab: Parser.ANY_TABLE,
			fold: Parser.ANY_TABLE,
			sign: 1
		} : name === "Ascii" ? {
			tab: Parser.ASCII_TABLE,
			fold: Parser.ASCII_FOLD_TABLE,
			sign: 1
		} : name === "Assigned" ? {
			tab: UnicodeTables.CATEGORIES.get("Cn"),
			fold: UnicodeTables.CATEGORIES.get("Cn"),
			sign: -1
		} : name === "Lc" ? {
			tab: UnicodeTables.CATEGORIES.get("LC"),
			fold: UnicodeTables.FOLD_CATEGORIES.get("LC"),
			sign: 1
		} : UnicodeTables.CATEGORIES.has(name) ? {
			tab: UnicodeTables.CATEGORIES.get(name),
			fold: UnicodeTables.FOLD_CATEGORIES.get(name),
			sign: 1
		} : UnicodeTables.SCRIPTS.has(name) ? {
			tab: UnicodeTables.SCRIPTS.get(name),
			fold: UnicodeTables.FOLD_SCRIPT.get(name),
			sign: 1
		} : null;
	}
	static minFoldRune(r) {
		if (r < Unicode.MIN_FOLD || r > Unicode.MAX_FOLD) return r;
		let min = r, r0 = r;
		for (r = Unicode.simpleFold(r); r !== r0; r = Unicode.simpleFold(r)) min > r && (min = r);
		return min;
	}
	static leadingRegexp(re) {
		if (re.op === Regexp.Op.EMPTY_MATCH) return null;
		if (re.op === Regexp.Op.CONCAT && re.subs.length > 0) {
			let sub = re.subs[0];
			return sub.op === Regexp.Op.EMPTY_MATCH ? null : sub;
		}
		return re;
	}
	static literalRegexp(s, flags) {
		let re = new Regexp(Regexp.Op.LITERAL);
		return re.flags = flags, re.runes = Utils.stringToRunes(s), re;
	}
	/**
	* Parse regular expression pattern {@code pattern} with mode flags {@code flags}.
	* @param {string} pattern
	* @param {number} flags
	*/
	static parse(pattern, flags) {
		return new Parser(pattern, flags).parseInternal();
	}
	static parseRepeat(t) {
		let start = t.pos();
		if (!t.more() || !t.lookingAt("{")) return -1;
		t.skip(1);
		let min = Parser.parseInt(t);
		if (min === -1 || !t.more()) return -1;
		let max;
		if (!t.lookingAt(",")) max = min;
		else {
			if (t.skip(1), !t.more()) return -1;
			if (t.lookingAt("}")) max = -1;
			else if ((max = Parser.parseInt(t)) === -1) return -1;
		}
		if (!t.more() || !t.lookingAt("}")) return -1;
		if (t.skip(1), min < 0 || min > 1e3 || max === -2 || max > 1e3 || max >= 0 && min > max) throw new RE2JSSyntaxException(Parser.ERR_INVALID_REPEAT_SIZE, t.from(start));
		return min << 16 | max & Unicode.MAX_BMP;
	}
	static isValidCaptureName(name) {
		if (name.length === 0) return !1;
		for (let i = 0; i < name.length; i++) {
			let c = name.codePointAt(i);
			if (c !== Codepoint.CODES._ && !Utils.isalnum(c)) return !1;
		}
		return !0;
	}
	static parseInt(t) {
		let start = t.pos();
		for (; t.more() && t.peek() >= Codepoint.CODES[0] && t.peek() <= Codepoint.CODES[9];) t.skip(1);
		let n = t.from(start);
		return n.length === 0 || n.length > 1 && n.codePointAt(0) === Codepoint.CODES[0] ? -1 : n.length > 8 ? -2 : parseInt(n, 10);
	}
	static isCharClass(re) {
		return re.op === Regexp.Op.LITERAL && re.runes.length === 1 || re.op === Regexp.Op.CHAR_CLASS || re.op === Regexp.Op.ANY_CHAR_NOT_NL || re.op === Regexp.Op.ANY_CHAR;
	}
	static matchRune(re, r) {
		switch (re.op) {
			case Regexp.Op.LITERAL: return re.runes.length === 1 && re.runes[0] === r;
			case Regexp.Op.CHAR_CLASS:
				for (let i = 0; i < re.runes.length; i += 2) if (re.runes[i] <= r && r <= re.runes[i + 1]) return !0;
				return !1;
			case Regexp.Op.ANY_CHAR_NOT_NL: return r !== Codepoint.CODES["\n"];
			case Regexp.Op.ANY_CHAR: return !0;
		}
		return !1;
	}
	static mergeCharClass(dst, src) {
		switch (dst.op) {
			case Regexp.Op.ANY_CHAR: break;
			case Regexp.Op.ANY_CHAR_NOT_NL:
				Parser.matchRune(src, Codepoint.CODES["\n"]) && (dst.op = Regexp.Op.ANY_CHAR);
				break;
			case Regexp.Op.CHAR_CLASS: {
				let cc = new CharClass(Array.isArray(dst.runes) ? dst.runes : Array.from(dst.runes));
				src.op === Regexp.Op.LITERAL ? cc.appendLiteral(src.runes[0], src.flags) : cc.appendClass(src.runes), dst.runes = cc.toGrowableArray();
				break;
			}
			case Regexp.Op.LITERAL:
				if (src.runes[0] === dst.runes[0] && src.flags === dst.flags) break;
				dst.op = Regexp.Op.CHAR_CLASS, dst.runes = new CharClass().appendLiteral(dst.runes[0], dst.flags).appendLiteral(src.runes[0], src.flags).toGrowableArray();
		}
	}
	static parseEscape(t) {
		let startPos = t.pos();
		if (t.skip(1), !t.more()) throw new RE2JSSyntaxException(Parser.ERR_TRAILING_BACKSLASH);
		let c = t.pop();
		bigswitch: switch (c) {
			case Codepoint.CODES[1]:
			case Codepoint.CODES[2]:
			case Codepoint.CODES[3]:
			case Codepoint.CODES[4]:
			case Codepoint.CODES[5]:
			case Codepoint.CODES[6]:
			case Codepoint.CODES[7]: if (!t.more() || t.peek() < Codepoint.CODES[0] || t.peek() > Codepoint.CODES[7]) break;
			case Codepoint.CODES[0]: {
				let r = c - Codepoint.CODES[0];
				for (let i = 1; i < 3 && !(!t.more() || t.peek() < Codepoint.CODES[0] || t.peek() > Codepoint.CODES[7]); i++) r = r * 8 + t.peek() - Codepoint.CODES[0], t.skip(1);
				return r;
			}
			case Codepoint.CODES.x: {
				if (!t.more()) break;
				if (c = t.pop(), c === Codepoint.CODES["{"]) {
					let nhex = 0, r = 0;
					for (;;) {
						if (!t.more()) break bigswitch;
						if (c = t.pop(), c === Codepoint.CODES["}"]) break;
						let v = Utils.unhex(c);
						if (v < 0 || (r = r * 16 + v, r > Unicode.MAX_RUNE)) break bigswitch;
						nhex++;
					}
					if (nhex === 0) break bigswitch;
					return r;
				}
				let x = Utils.unhex(c);
				if (!t.more()) break;
				c = t.pop();
				let y = Utils.unhex(c);
				if (x < 0 || y < 0) break;
				return x * 16 + y;
			}
			case Codepoint.CODES.a: return Codepoint.CODES["\x07"];
			case Codepoint.CODES.f: return Codepoint.CODES["\f"];
			case Codepoint.CODES.n: return Codepoint.CODES["\n"];
			case Codepoint.CODES.r: return Codepoint.CODES["\r"];
			case Codepoint.CODES.t: return Codepoint.CODES["	"];
			case Codepoint.CODES.v: return Codepoint.CODES["\v"];
			default: if (c <= Unicode.MAX_ASCII && !Utils.isalnum(c)) return c;
		}
		throw new RE2JSSyntaxException(Parser.ERR_INVALID_ESCAPE, t.from(startPos));
	}
	static parseClassChar(t, wholeClassPos) {
		if (!t.more()) throw new RE2JSSyntaxException(Parser.ERR_MISSING_BRACKET, t.from(wholeClassPos));
		return t.lookingAt("\\") ? Parser.parseEscape(t) : t.pop();
	}
	static hasCapture(re) {
		if (re === null) return !1;
		if (re.op === Regexp.Op.CAPTURE) return !0;
		if (re.subs) {
			for (let sub of re.subs) if (Parser.hasCapture(sub)) return !0;
		}
		return !1;
	}
	constructor(wholeRegexp, flags = 0) {
		this.wholeRegexp = wholeRegexp, this.flags = flags, this.numCap = 0, this.namedGroups = Object.create(null), this.stack = [], this.free = null, this.numRegexp = 0, this.numRunes = 0, this.repeats = 0, this.height = null, this.size = null, this.nlb = 0;
	}
	newRegexp(op) {
		let re = this.free;
		return re !== null && re.subs !== null && re.subs.length > 0 ? (this.free = re.subs[0], re.reinit(), re.op = op) : (re = new Regexp(op), this.numRegexp += 1), re;
	}
	reuse(re) {
		this.height !== null && this.height.has(re) && this.height.delete(re), re.subs !== null && re.subs.length > 0 && (re.subs[0] = this.free), this.free = re;
	}
	checkLimits(re) {
		if (this.numRunes > Parser.MAX_RUNES) throw new RE2JSSyntaxException(Parser.ERR_LARGE);
		this.checkSize(re), this.checkHeight(re);
	}
	checkSize(re) {
		if (this.size === null) {
			if (this.repeats === 0 && (this.repeats = 1), re.op === Regexp.Op.REPEAT) {
				let n = re.max;
				n === -1 && (n = re.min), n <= 0 && (n = 1), n > Math.floor(Parser.MAX_SIZE / this.repeats) ? this.repeats = Parser.MAX_SIZE : this.repeats *= n;
			}
			if (this.numRegexp < Math.floor(Parser.MAX_SIZE / this.repeats)) return;
			this.size = /* @__PURE__ */ new Map();
			for (let reEx of this.stack) this.checkSize(reEx);
		}
		if (this.calcSize(re, !0) > Parser.MAX_SIZE) throw new RE2JSSyntaxException(Parser.ERR_LARGE);
	}
	calcSize(re, force = !1) {
		if (!force && this.size !== null && this.size.has(re)) return this.size.get(re);
		let size = 0;
		switch (re.op) {
			case Regexp.Op.LITERAL:
				size = re.runes.length;
				break;
			case Regexp.Op.PLB:
			case Regexp.Op.NLB:
			case Regexp.Op.CAPTURE:
			case Regexp.Op.STAR:
				size = 2 + this.calcSize(re.subs[0]);
				break;
			case Regexp.Op.PLUS:
			case Regexp.Op.QUEST:
				size = 1 + this.calcSize(re.subs[0]);
				break;
			case Regexp.Op.CONCAT:
				for (let sub of re.subs) size += this.calcSize(sub);
				break;
			case Regexp.Op.ALTERNATE:
				for (let sub of re.subs) size += this.calcSize(sub);
				re.subs.length > 1 && (size = size + re.subs.length - 1);
				break;
			case Regexp.Op.REPEAT: {
				let sub = this.calcSize(re.subs[0]);
				if (re.max === -1) {
					size = re.min === 0 ? 2 + sub : 1 + re.min * sub;
					break;
				}
				size = re.max * sub + (re.max - re.min);
				break;
			}
		}
		return size = Math.max(1, size), this.size === null && (this.size = /* @__PURE__ */ new Map()), this.size.set(re, size), size;
	}
	checkHeight(re) {
		if (!(this.numRegexp < Parser.MAX_HEIGHT)) {
			if (this.height === null) {
				this.height = /* @__PURE__ */ new Map();
				for (let reEx of this.stack) this.checkHeight(reEx);
			}
			if (this.calcHeight(re, !0) > Parser.MAX_HEIGHT) throw new RE2JSSyntaxException(Parser.ERR_NESTING_DEPTH);
		}
	}
	calcHeight(re, force = !1) {
		if (!force && this.height !== null && this.height.has(re)) return this.height.get(re);
		let h = 1;
		for (let sub of re.subs) {
			let hsub = this.calcHeight(sub);
			h < 1 + hsub && (h = 1 + hsub);
		}
		return this.height === null && (this.height = /* @__PURE__ */ new Map()), this.height.set(re, h), h;
	}
	pop() {
		return this.stack.pop();
	}
	popToPseudo() {
		let n = this.stack.length, i = n;
		for (; i > 0 && !Regexp.isPseudoOp(this.stack[i - 1].op);) i--;
		return this.stack.splice(i, n - i);
	}
	push(re) {
		if (this.numRunes += re.runes.length, re.op === Regexp.Op.CHAR_CLASS && re.runes.length === 2 && re.runes[0] === re.runes[1]) {
			if (this.maybeConcat(re.runes[0], this.flags & ~RE2Flags.FOLD_CASE)) return null;
			re.op = Regexp.Op.LITERAL, re.runes = [re.runes[0]], re.flags = this.flags & ~RE2Flags.FOLD_CASE;
		} else if (re.op === Regexp.Op.CHAR_CLASS && re.runes.length === 4 && re.runes[0] === re.runes[1] && re.runes[2] === re.runes[3] && Unicode.simpleFold(re.runes[0]) === re.runes[2] && Unicode.simpleFold(re.runes[2]) === re.runes[0] || re.op === Regexp.Op.CHAR_CLASS && re.runes.length === 2 && re.runes[0] + 1 === re.runes[1] && Unicode.simpleFold(re.runes[0]) === re.runes[1] && Unicode.simpleFold(re.runes[1]) === re.runes[0]) {
			if (this.maybeConcat(re.runes[0], this.flags | RE2Flags.FOLD_CASE)) return null;
			re.op = Regexp.Op.LITERAL, re.runes = [re.runes[0]], re.flags = this.flags | RE2Flags.FOLD_CASE;
		} else this.maybeConcat(-1, 0);
		return this.stack.push(re), this.checkLimits(re), re;
	}
	maybeConcat(r, flags) {
		let n = this.stack.length;
		if (n < 2) return !1;
		let re1 = this.stack[n - 1], re2 = this.stack[n - 2];
		if (re1.op !== Regexp.Op.LITERAL || re2.op !== Regexp.Op.LITERAL || (re1.flags & RE2Flags.FOLD_CASE) !== (re2.flags & RE2Flags.FOLD_CASE)) return !1;
		Array.isArray(re2.runes) || (re2.runes = Array.from(re2.runes));
		for (let i = 0; i < re1.runes.length; i++) re2.runes.push(re1.runes[i]);
		return r >= 0 ? (re1.runes = [r], re1.flags = flags, !0) : (this.pop(), this.reuse(re1), !1);
	}
	newLiteral(r, flags) {
		let re = this.newRegexp(Regexp.Op.LITERAL);
		return re.flags = flags, (flags & RE2Flags.FOLD_CASE) !== 0 && (r = Parser.minFoldRune(r)), re.runes = [r], re;
	}
	literal(r) {
		this.push(this.newLiteral(r, this.flags));
	}
	op(op) {
		let re = this.newRegexp(op);
		return re.flags = this.flags, this.push(re);
	}
	repeat(op, min, max, beforePos, t, lastRepeatPos) {
		let flags = this.flags;
		if ((flags & RE2Flags.PERL_X) !== 0 && (t.more() && t.lookingAt("?") && (t.skip(1), flags ^= RE2Flags.NON_GREEDY), lastRepeatPos !== -1)) throw new RE2JSSyntaxException(Parser.ERR_INVALID_REPEAT_OP, t.from(lastRepeatPos));
		let n = this.stack.length;
		if (n === 0) throw new RE2JSSyntaxException(Parser.ERR_MISSING_REPEAT_ARGUMENT, t.from(beforePos));
		let sub = this.stack[n - 1];
		if (Regexp.isPseudoOp(sub.op)) throw new RE2JSSyntaxException(Parser.ERR_MISSING_REPEAT_ARGUMENT, t.from(beforePos));
		let re = this.newRegexp(op);
		if (re.min = min, re.max = max, re.flags = flags, re.subs = [sub], this.stack[n - 1] = re, this.checkLimits(re), op === Regexp.Op.REPEAT && (min >= 2 || max >= 2) && !this.repeatIsValid(re, 1e3)) throw new RE2JSSyntaxException(Parser.ERR_INVALID_REPEAT_SIZE, t.from(beforePos));
	}
	repeatIsValid(re, n) {
		if (re.op === Regexp.Op.REPEAT) {
			let m = re.max;
			if (m === 0) return !0;
			if (m < 0 && (m = re.min), m > n) return !1;
			m > 0 && (n = Math.trunc(n / m));
		}
		for (let sub of re.subs) if (!this.repeatIsValid(sub, n)) return !1;
		return !0;
	}
	concat() {
		this.maybeConcat(-1, 0);
		let subs = this.popToPseudo();
		return subs.length === 0 ? this.push(this.newRegexp(Regexp.Op.EMPTY_MATCH)) : this.push(this.collapse(subs, Regexp.Op.CONCAT));
	}
	alternate() {
		let subs = this.popToPseudo();
		return subs.length > 0 && this.cleanAlt(subs[subs.length - 1]), subs.length === 0 ? this.push(this.newRegexp(Regexp.Op.NO_MATCH)) : this.push(this.collapse(subs, Regexp.Op.ALTERNATE));
	}
	cleanAlt(re) {
		re.op === Regexp.Op.CHAR_CLASS && (re.runes = new CharClass(Array.from(re.runes)).cleanClass().toArray(), re.runes.length === 2 && re.runes[0] === 0 && re.runes[1] === Unicode.MAX_RUNE ? (re.runes = /* @__PURE__ */ new Int32Array(), re.op = Regexp.Op.ANY_CHAR) : re.runes.length === 4 && re.runes[0] === 0 && re.runes[1] === Codepoint.CODES["\n"] - 1 && re.runes[2] === Codepoint.CODES["\n"] + 1 && re.runes[3] === Unicode.MAX_RUNE && (re.runes = /* @__PURE__ */ new Int32Array(), re.op = Regexp.Op.ANY_CHAR_NOT_NL));
	}
	collapse(subs, op) {
		if (subs.length === 1) return subs[0];
		let len = 0;
		for (let sub of subs) len += sub.op === op ? sub.subs.length : 1;
		let newsubs = Array(len).fill(null), i = 0;
		for (let sub of subs) if (sub.op === op) {
			for (let j = 0; j < sub.subs.length; j++) newsubs[i++] = sub.subs[j];
			this.reuse(sub);
		} else newsubs[i++] = sub;
		let re = this.newRegexp(op);
		if (re.subs = newsubs, op === Regexp.Op.ALTERNATE && (re.subs = this.factor(re.subs), re.subs.length === 1)) {
			let old = re;
			re = re.subs[0], this.reuse(old);
		}
		return re;
	}
	factor(array) {
		if (array.length < 2) return array;
		let s = 0, lensub = array.length, lenout = 0, str = null, strlen = 0, strflags = 0, start = 0;
		for (let i = 0; i <= lensub; i++) {
			let istr = null, istrlen = 0, iflags = 0;
			if (i < lensub) {
				let re = array[s + i];
				if (re.op === Regexp.Op.CONCAT && re.subs.length > 0 && (re = re.subs[0]), re.op === Regexp.Op.LITERAL && (istr = re.runes, istrlen = re.runes.length, iflags = re.flags & RE2Flags.FOLD_CASE), iflags === strflags) {
					let same = 0;
					for (; same < strlen && same < istrlen && str[same] === istr[same];) same++;
					if (same > 0) {
						strlen = same;
						continue;
					}
				}
			}
			if (i !== start) {
				if (i === start + 1) array[lenout++] = array[s + start];
				else {
					let prefix = this.newRegexp(Regexp.Op.LITERAL);
					prefix.flags = strflags, prefix.runes = str.slice(0, strlen);
					for (let j = start; j < i; j++) array[s + j] = this.removeLeadingString(array[s + j], strlen), this.checkLimits(array[s + j]);
					let suffix = this.collapse(array.slice(s + start, s + i), Regexp.Op.ALTERNATE), re = this.newRegexp(Regexp.Op.CONCAT);
					re.subs = [prefix, suffix], array[lenout++] = re;
				}
			}
			start = i, str = istr, strlen = istrlen, strflags = iflags;
		}
		lensub = lenout, s = 0, start = 0, lenout = 0;
		let first = null;
		for (let i = 0; i <= lensub; i++) {
			let ifirst = null;
			if (!(i < lensub && (ifirst = Parser.leadingRegexp(array[s + i]), first !== null && first.equals(ifirst) && (Parser.isCharClass(first) || first.op === Regexp.Op.REPEAT && first.min === first.max && Parser.isCharClass(first.subs[0]))))) {
				if (i !== start) {
					if (i === start + 1) array[lenout++] = array[s + start];
					else {
						let prefix = first;
						for (let j = start; j < i; j++) {
							let reuse = j !== start;
							array[s + j] = this.removeLeadingRegexp(array[s + j], reuse), this.checkLimits(array[s + j]);
						}
						let suffix = this.collapse(array.slice(s + start, s + i), Regexp.Op.ALTERNATE), re = this.newRegexp(Regexp.Op.CONCAT);
						re.subs = [prefix, suffix], array[lenout++] = re;
					}
				}
				start = i, first = ifirst;
			}
		}
		lensub = lenout, s = 0, start = 0, lenout = 0;
		for (let i = 0; i <= lensub; i++) if (!(i < lensub && Parser.isCharClass(array[s + i]))) {
			if (i !== start) {
				if (i === start + 1) array[lenout++] = array[s + start];
				else {
					let max = start;
					for (let j = start + 1; j < i; j++) {
						let subMax = array[s + max], subJ = array[s + j];
						(subMax.op < subJ.op || subMax.op === subJ.op && (subMax.runes === null ? 0 : subMax.runes.length) < (subJ.runes === null ? 0 : subJ.runes.length)) && (max = j);
					}
					let tmp = array[s + start];
					array[s + start] = array[s + max], array[s + max] = tmp;
					for (let j = start + 1; j < i; j++) Parser.mergeCharClass(array[s + start], array[s + j]), this.reuse(array[s + j]);
					this.cleanAlt(array[s + start]), array[lenout++] = array[s + start];
				}
			}
			i < lensub && (array[lenout++] = array[s + i]), start = i + 1;
		}
		lensub = lenout, s = 0, start = 0, lenout = 0;
		for (let i = 0; i < lensub; ++i) i + 1 < lensub && array[s + i].op === Regexp.Op.EMPTY_MATCH && array[s + i + 1].op === Regexp.Op.EMPTY_MATCH || (array[lenout++] = array[s + i]);
		return lensub = lenout, s = 0, array.slice(s, lensub);
	}
	removeLeadingString(re, n) {
		if (re.op === Regexp.Op.CONCAT && re.subs.length > 0) {
			let sub = this.removeLeadingString(re.subs[0], n);
			if (re.subs[0] = sub, sub.op === Regexp.Op.EMPTY_MATCH) switch (this.reuse(sub), re.subs.length) {
				case 0:
				case 1:
					re.op = Regexp.Op.EMPTY_MATCH, re.subs = Regexp.emptySubs();
					break;
				case 2: {
					let old = re;
					re = re.subs[1], this.reuse(old);
					break;
				}
				default: re.subs = re.subs.slice(1, re.subs.length);
			}
			return re;
		}
		return re.op === Regexp.Op.LITERAL && (re.runes = re.runes.slice(n, re.runes.length), re.runes.length === 0 && (re.op = Regexp.Op.EMPTY_MATCH)), re;
	}
	removeLeadingRegexp(re, reuse) {
		if (re.op === Regexp.Op.CONCAT && re.subs.length > 0) {
			switch (reuse && this.reuse(re.subs[0]), re.subs = re.subs.slice(1, re.subs.length), re.subs.length) {
				case 0:
					re.op = Regexp.Op.EMPTY_MATCH, re.subs = Regexp.emptySubs();
					break;
				case 1: {
					let old = re;
					re = re.subs[0], this.reuse(old);
					break;
				}
			}
			return re;
		}
		return reuse && this.reuse(re), this.newRegexp(Regexp.Op.EMPTY_MATCH);
	}
	parseInternal() {
		if ((this.flags & RE2Flags.LITERAL) !== 0) return Parser.literalRegexp(this.wholeRegexp, this.flags);
		let lastRepeatPos = -1, min = -1, max = -1, t = new StringIterator(this.wholeRegexp);
		for (; t.more();) {
			let repeatPos = -1;
			bigswitch: switch (t.peek()) {
				case Codepoint.CODES["("]:
					if ((this.flags & RE2Flags.LOOKBEHIND) !== 0) {
						if (t.lookingAt("(?<=")) {
							this.parsePosLookBehind(), t.skip(4);
							break;
						}
						if (t.lookingAt("(?<!")) {
							this.parseNegLookBehind(), t.skip(4);
							break;
						}
					}
					if ((this.flags & RE2Flags.PERL_X) !== 0 && t.lookingAt("(?")) {
						this.parsePerlFlags(t);
						break;
					}
					this.op(Regexp.Op.LEFT_PAREN).cap = ++this.numCap, t.skip(1);
					break;
				case Codepoint.CODES["|"]:
					this.parseVerticalBar(), t.skip(1);
					break;
				case Codepoint.CODES[")"]:
					this.parseRightParen(), t.skip(1);
					break;
				case Codepoint.CODES["^"]:
					(this.flags & RE2Flags.ONE_LINE) === 0 ? this.op(Regexp.Op.BEGIN_LINE) : this.op(Regexp.Op.BEGIN_TEXT), t.skip(1);
					break;
				case Codepoint.CODES.$:
					(this.flags & RE2Flags.ONE_LINE) === 0 ? this.op(Regexp.Op.END_LINE) : this.op(Regexp.Op.END_TEXT).flags |= RE2Flags.WAS_DOLLAR, t.skip(1);
					break;
				case Codepoint.CODES["."]:
					(this.flags & RE2Flags.DOT_NL) === 0 ? this.op(Regexp.Op.ANY_CHAR_NOT_NL) : this.op(Regexp.Op.ANY_CHAR), t.skip(1);
					break;
				case Codepoint.CODES["["]:
					this.parseClass(t);
					break;
				case Codepoint.CODES["*"]:
				case Codepoint.CODES["+"]:
				case Codepoint.CODES["?"]: {
					repeatPos = t.pos();
					let op = null;
					switch (t.pop()) {
						case Codepoint.CODES["*"]:
							op = Regexp.Op.STAR;
							break;
						case Codepoint.CODES["+"]:
							op = Regexp.Op.PLUS;
							break;
						case Codepoint.CODES["?"]: op = Regexp.Op.QUEST;
					}
					this.repeat(op, min, max, repeatPos, t, lastRepeatPos);
					break;
				}
				case Codepoint.CODES["{"]: {
					let before = t.pos(), minMax = Parser.parseRepeat(t);
					if (minMax < 0) {
						t.rewindTo(before), this.literal(t.pop());
						break;
					}
					repeatPos = before, min = minMax >> 16, max = (minMax & Unicode.MAX_BMP) << 16 >> 16, this.repeat(Regexp.Op.REPEAT, min, max, repeatPos, t, lastRepeatPos);
					break;
				}
				case Codepoint.CODES["\\"]: {
					let savedPos = t.pos();
					if (t.skip(1), (this.flags & RE2Flags.PERL_X) !== 0 && t.more()) switch (t.pop()) {
						case Codepoint.CODES.A:
							this.op(Regexp.Op.BEGIN_TEXT);
							break bigswitch;
						case Codepoint.CODES.b:
							this.op(Regexp.Op.WORD_BOUNDARY);
							break bigswitch;
						case Codepoint.CODES.B:
							this.op(Regexp.Op.NO_WORD_BOUNDARY);
							break bigswitch;
						case Codepoint.CODES.C: throw new RE2JSSyntaxException(Parser.ERR_INVALID_ESCAPE, "\\C");
						case Codepoint.CODES.Q: {
							let lit = t.rest(), i = lit.indexOf("\\E");
							i >= 0 ? (lit = lit.substring(0, i), t.skipString(lit), t.skipString("\\E")) : t.skipString(lit);
							let j = 0;
							for (; j < lit.length;) {
								let codepoint = lit.codePointAt(j);
								this.literal(codepoint), j += Utils.charCount(codepoint);
							}
							break bigswitch;
						}
						case Codepoint.CODES.z:
							this.op(Regexp.Op.END_TEXT);
							break bigswitch;
						default: t.rewindTo(savedPos);
					}
					else t.rewindTo(savedPos);
					let re = this.newRegexp(Regexp.Op.CHAR_CLASS);
					if (re.flags = this.flags, t.lookingAt("\\p") || t.lookingAt("\\P")) {
						let cc = new CharClass();
						if (this.parseUnicodeClass(t, cc)) {
							re.runes = cc.toArray(), this.push(re);
							break bigswitch;
						}
					}
					let cc = new CharClass();
					if (this.parsePerlClassEscape(t, cc)) {
						re.runes = cc.toArray(), this.push(re);
						break bigswitch;
					}
					t.rewindTo(savedPos), this.reuse(re), this.literal(Parser.parseEscape(t));
					break;
				}
				default: this.literal(t.pop());
			}
			lastRepeatPos = repeatPos;
		}
		if (this.concat(), this.swapVerticalBar() && this.pop(), this.alternate(), this.stack.length !== 1) throw new RE2JSSyntaxException(Parser.ERR_MISSING_PAREN, this.wholeRegexp);
		return this.stack[0].namedGroups = this.namedGroups, this.stack[0];
	}
	parsePerlFlags(t) {
		let startPos = t.pos(), s = t.rest();
		if (s.startsWith("(?P<") || s.startsWith("(?<")) {
			let begin = s.charAt(2) === "P" ? 4 : 3, end = s.indexOf(">");
			if (end < 0) throw new RE2JSSyntaxException(Parser.ERR_INVALID_NAMED_CAPTURE, s);
			let name = s.substring(begin, end);
			if (t.skipString(name), t.skip(begin + 1), !Parser.isValidCaptureName(name)) throw new RE2JSSyntaxException(Parser.ERR_INVALID_NAMED_CAPTURE, s.substring(0, end + 1));
			let re = this.op(Regexp.Op.LEFT_PAREN);
			if (re.cap = ++this.numCap, this.namedGroups[name]) throw new RE2JSSyntaxException(Parser.ERR_DUPLICATE_NAMED_CAPTURE, name);
			this.namedGroups[name] = this.numCap, re.name = name;
			return;
		}
		t.skip(2);
		let flags = this.flags, sign = 1, sawFlag = !1;
		loop: for (; t.more();) {
			let c = t.pop();
			switch (c) {
				case Codepoint.CODES.i:
					flags |= RE2Flags.FOLD_CASE, sawFlag = !0;
					break;
				case Codepoint.CODES.m:
					flags &= ~RE2Flags.ONE_LINE, sawFlag = !0;
					break;
				case Codepoint.CODES.s:
					flags |= RE2Flags.DOT_NL, sawFlag = !0;
					break;
				case Codepoint.CODES.U:
					flags |= RE2Flags.NON_GREEDY, sawFlag = !0;
					break;
				case Codepoint.CODES["-"]:
					if (sign < 0) break loop;
					sign = -1, flags = ~flags, sawFlag = !1;
					break;
				case Codepoint.CODES[":"]:
				case Codepoint.CODES[")"]:
					if (sign < 0) {
						if (!sawFlag) break loop;
						flags = ~flags;
					}
					c === Codepoint.CODES[":"] && this.op(Regexp.Op.LEFT_PAREN), this.flags = flags;
					return;
				default: break loop;
			}
		}
		throw new RE2JSSyntaxException(Parser.ERR_INVALID_PERL_OP, t.from(startPos));
	}
	parsePosLookBehind() {
		let re = this.newRegexp(Regexp.Op.LEFT_PAREN);
		return re.flags = this.flags, re.lb = ++this.nlb, this.push(re);
	}
	parseNegLookBehind() {
		let re = this.newRegexp(Regexp.Op.LEFT_PAREN);
		return re.flags = this.flags, re.lb = -++this.nlb, this.push(re);
	}
	parseVerticalBar() {
		this.concat(), this.swapVerticalBar() || this.op(Regexp.Op.VERTICAL_BAR);
	}
	swapVerticalBar() {
		let n = this.stack.length;
		if (n >= 3 && this.stack[n - 2].op === Regexp.Op.VERTICAL_BAR && Parser.isCharClass(this.stack[n - 1]) && Parser.isCharClass(this.stack[n - 3])) {
			let re1 = this.stack[n - 1], re3 = this.stack[n - 3];
			if (re1.op > re3.op) {
				let tmp = re3;
				re3 = re1, re1 = tmp, this.stack[n - 3] = re3;
			}
			return Parser.mergeCharClass(re3, re1), this.reuse(re1), this.pop(), !0;
		}
		if (n >= 2) {
			let re1 = this.stack[n - 1], re2 = this.stack[n - 2];
			if (re2.op === Regexp.Op.VERTICAL_BAR) return n >= 3 && this.cleanAlt(this.stack[n - 3]), this.stack[n - 2] = re1, this.stack[n - 1] = re2, !0;
		}
		return !1;
	}
	parseRightParen() {
		if (this.concat(), this.swapVerticalBar() && this.pop(), this.alternate(), this.stack.length < 2) throw new RE2JSSyntaxException(Parser.ERR_UNEXPECTED_PAREN, this.wholeRegexp);
		let re1 = this.pop(), re2 = this.pop();
		if (re2.op !== Regexp.Op.LEFT_PAREN) throw new RE2JSSyntaxException(Parser.ERR_UNEXPECTED_PAREN, this.wholeRegexp);
		if (this.flags = re2.flags, re2.lb !== 0) {
			if (Parser.hasCapture(re1)) throw new RE2JSSyntaxException(Parser.ERR_INVALID_CAPTURE_IN_LOOKBEHIND, this.wholeRegexp);
			re2.op = re2.lb > 0 ? Regexp.Op.PLB : Regexp.Op.NLB, re2.subs = [re1], this.push(re2);
		} else re2.cap === 0 ? this.push(re1) : (re2.op = Regexp.Op.CAPTURE, re2.subs = [re1], this.push(re2));
	}
	parsePerlClassEscape(t, cc) {
		let beforePos = t.pos();
		if ((this.flags & RE2Flags.PERL_X) === 0 || !t.more() || t.pop() !== Codepoint.CODES["\\"] || !t.more()) return !1;
		t.pop();
		let p = t.from(beforePos), g = PERL_GROUPS.has(p) ? PERL_GROUPS.get(p) : null;
		return g !== null && (cc.appendGroup(g, (this.flags & RE2Flags.FOLD_CASE) !== 0), !0);
	}
	parseNamedClass(t, cc) {
		let cls = t.rest(), i = cls.indexOf(":]");
		if (i < 0) return !1;
		let name = cls.substring(0, i + 2);
		t.skipString(name);
		let g = POSIX_GROUPS.has(name) ? POSIX_GROUPS.get(name) : null;
		if (g === null) throw new RE2JSSyntaxException(Parser.ERR_INVALID_CHAR_RANGE, name);
		return cc.appendGroup(g, (this.flags & RE2Flags.FOLD_CASE) !== 0), !0;
	}
	parseUnicodeClass(t, cc) {
		let startPos = t.pos();
		if ((this.flags & RE2Flags.UNICODE_GROUPS) === 0 || !t.lookingAt("\\p") && !t.lookingAt("\\P")) return !1;
		t.skip(1);
		let sign = 1, c = t.pop();
		if (c === Codepoint.CODES.P && (sign = -1), !t.more()) throw t.rewindTo(startPos), new RE2JSSyntaxException(Parser.ERR_INVALID_CHAR_RANGE, t.rest());
		c = t.pop();
		let name;
		if (c !== Codepoint.CODES["{"]) name = Utils.runeToString(c);
		else {
			let rest = t.rest(), end = rest.indexOf("}");
			if (end < 0) throw t.rewindTo(startPos), new RE2JSSyntaxException(Parser.ERR_INVALID_CHAR_RANGE, t.rest());
			name = rest.substring(0, end), t.skipString(name), t.skip(1);
		}
		name.length !== 0 && name.codePointAt(0) === Codepoint.CODES["^"] && (sign = 0 - sign, name = name.substring(1));
		let pair = Parser.unicodeTable(name);
		if (pair === null) throw new RE2JSSyntaxException(Parser.ERR_INVALID_CHAR_RANGE, t.from(startPos));
		pair.sign < 0 && (sign = 0 - sign);
		let tab = pair.tab, fold = pair.fold;
		if ((this.flags & RE2Flags.FOLD_CASE) === 0 || fold === null) cc.appendTableWithSign(tab, sign);
		else {
			let tmp = new CharClass().appendTable(tab).appendTable(fold).cleanClass().toArray();
			cc.appendClassWithSign(Array.from(tmp), sign);
		}
		return !0;
	}
	parseClass(t) {
		let startPos = t.pos();
		t.skip(1);
		let re = this.newRegexp(Regexp.Op.CHAR_CLASS);
		re.flags = this.flags;
		let cc = new CharClass(), sign = 1;
		t.more() && t.lookingAt("^") && (sign = -1, t.skip(1), (this.flags & RE2Flags.CLASS_NL) === 0 && cc.appendRange(Codepoint.CODES["\n"], Codepoint.CODES["\n"]));
		let first = !0;
		for (; !t.more() || t.peek() !== Codepoint.CODES["]"] || first;) {
			if (t.more() && t.lookingAt("-") && (this.flags & RE2Flags.PERL_X) === 0 && !first) {
				let s = t.rest();
				if (s === "-" || !s.startsWith("-]")) throw t.rewindTo(startPos), new RE2JSSyntaxException(Parser.ERR_INVALID_CHAR_RANGE, t.rest());
			}
			first = !1;
			let beforePos = t.pos();
			if (t.lookingAt("[:")) {
				if (this.parseNamedClass(t, cc)) continue;
				t.rewindTo(beforePos);
			}
			if (this.parseUnicodeClass(t, cc) || this.parsePerlClassEscape(t, cc)) continue;
			t.rewindTo(beforePos);
			let lo = Parser.parseClassChar(t, startPos), hi = lo;
			if (t.more() && t.lookingAt("-")) {
				if (t.skip(1), t.more() && t.lookingAt("]")) t.skip(-1);
				else if (hi = Parser.parseClassChar(t, startPos), hi < lo) throw new RE2JSSyntaxException(Parser.ERR_INVALID_CHAR_RANGE, t.from(beforePos));
			}
			(this.flags & RE2Flags.FOLD_CASE) === 0 ? cc.appendRange(lo, hi) : cc.appendFoldedRange(lo, hi);
		}
		t.skip(1), cc.cleanClass(), sign < 0 && cc.negateClass(), re.runes = cc.toArray(), this.push(re);
	}
}, RE2 = class RE2 {
	static initTest(expr) {
		let re2 = RE2.compile(expr), res = new RE2(re2.expr, re2.prog, re2.numSubexp, re2.longest);
		return res.cond = re2.cond, res.prefix = re2.prefix, res.prefixUTF8 = re2.prefixUTF8, res.prefixComplete = re2.prefixComplete, res.prefixRune = re2.prefixRune, res.prefilter = re2.prefilter, res.namedGroups = re2.namedGroups, res;
	}
	/**
	* Parses a regular expression and returns, if successful, an {@code RE2} instance that can be
	* used to match against text.
	*
	* When matching against text, the regexp returns a match that begins as early as possible in the
	* input (leftmost), and among those it chooses the one that a backtracking search would have
	* found first. This so-called leftmost-first matching is the same semantics that Perl, Python,
	* and other implementations use, although this package implements it without the expense of
	* backtracking. For POSIX leftmost-longest matching, see {@link #compilePOSIX}.
	*/
	static compile(expr) {
		return RE2.compileImpl(expr, RE2Flags.PERL, !1);
	}
	/**
	* {@code compilePOSIX} is like {@link #compile} but restricts the regular expression to POSIX ERE
	* (egrep) syntax and changes the match semantics to leftmost-longest.
	*
	* That is, when matching against text, the regexp returns a match that begins as early as
	* possible in the input (leftmost), and among those it chooses a match that is as long as
	* possible. This so-called leftmost-longest matching is the same semantics that early regular
	* expression implementations used and that POSIX specifies.
	*
	* However, there can be multiple leftmost-longest matches, with different submatch choices, and
	* here this package diverges from POSIX. Among the possible leftmost-longest matches, this
	* package chooses the one that a backtracking search would have found first, while POSIX
	* specifies that the match be chosen to maximize the length of the first subexpression, then the
	* second, and so on from left to right. The POSIX rule is computationally prohibitive and not
	* even well-defined. See http://swtch.com/~rsc/regexp/regexp2.html#posix
	*/
	static compilePOSIX(expr) {
		return RE2.compileImpl(expr, RE2Flags.POSIX, !0);
	}
	static compileImpl(expr, mode, longest) {
		let re = Parser.parse(expr, mode), maxCap = re.maxCap(), namedGroups = re.namedGroups;
		re = Simplify.simplify(re);
		let prefilter = PrefilterTree.build(re), prog = Compiler.compileRegexp(re), re2 = new RE2(expr, prog, maxCap, longest);
		re2.prefilter = prefilter.type === Prefilter.Type.NONE ? null : prefilter;
		let [prefixCompl, prefixStr] = prog.prefix();
		return re2.prefixComplete = prefixCompl, re2.prefix = prefixStr, re2.prefixUTF8 = Utils.stringToUtf8ByteArray(re2.prefix), re2.prefix.length > 0 && (re2.prefixRune = re2.prefix.codePointAt(0)), re2.namedGroups = namedGroups, re2;
	}
	/**
	* Returns true iff textual regular expression {@code pattern} matches string {@code s}.
	*
	* More complicated queries need to use {@link #compile} and the full {@code RE2} interface.
	*/
	static match(pattern, s) {
		return RE2.compile(pattern).match(s);
	}
	constructor(expr, prog, numSubexp = 0, longest = 0) {
		this.expr = expr, this.prog = prog, this.numSubexp = numSubexp, this.longest = longest, this.cond = prog.startCond(), this.prefix = null, this.prefixUTF8 = null, this.prefixComplete = !1, this.prefixRune = 0, this.namedGroups = Object.create(null), this.machinePool = [], this.lazyDFA = null, this.onepass = OnePass.compile(this.prog), this.prefilter = null;
	}
	get dfa() {
		return this.lazyDFA === null && (this.lazyDFA = new DFA(this.prog)), this.lazyDFA;
	}
	matchPrefixComplete(input, pos, anchor, ncap) {
		if ((anchor === RE2Flags.ANCHOR_START || anchor === RE2Flags.ANCHOR_BOTH) && pos !== 0) return null;
		let matchStart = -1, matchEnd = -1, pLen = input.prefixLength(this);
		if (anchor === RE2Flags.UNANCHORED) {
			let idx = input.index(this, pos);
			if (idx < 0) return null;
			matchStart = pos + idx, matchEnd = matchStart + pLen;
		} else if (anchor === RE2Flags.ANCHOR_BOTH) {
			if (input.endPos() !== pLen || input.index(this, 0) !== 0) return null;
			matchStart = 0, matchEnd = pLen;
		} else if (anchor === RE2Flags.ANCHOR_START) {
			if (input.index(this, 0) !== 0) return null;
			matchStart = 0, matchEnd = pLen;
		}
		if (matchStart < 0) return null;
		if (ncap > 0) {
			let matchcap = new Int32Array(ncap).fill(-1);
			return matchcap[0] = matchStart, matchcap[1] = matchEnd, Array.from(matchcap);
		}
		return [];
	}
	createLookbehindState() {
		return this.prog.numLb > 0 ? new LookbehindState(this.prog) : null;
	}
	executeEngine(input, pos, anchor, ncap, lbState = null) {
		if (this.prefixComplete && (ncap === 0 || this.numSubexp === 0)) return this.matchPrefixComplete(input, pos, anchor, ncap);
		if (this.prefilter !== null && anchor === RE2Flags.UNANCHORED && !this.prefilter.eval(input, pos)) return null;
		if (this.onepass !== null) return OnePass.execute(this, input, pos, anchor, ncap);
		if (ncap > 0) return this.prog.numLb === 0 && input.endPos() <= Backtracker.maxBitStateLen(this.prog) ? Backtracker.execute(this, input, pos, anchor, ncap) : this.doExecuteNFA(input, pos, anchor, ncap, lbState);
		if (this.prog.numLb === 0) {
			let dfaResult = this.dfa.match(input, pos, anchor);
			if (dfaResult !== null) return dfaResult ? [] : null;
			if (input.endPos() <= Backtracker.maxBitStateLen(this.prog)) return Backtracker.execute(this, input, pos, anchor, ncap);
		}
		return this.doExecuteNFA(input, pos, anchor, ncap, lbState);
	}
	/**
	* Returns the number of parenthesized subexpressions in this regular expression.
	*/
	numberOfCapturingGroups() {
		return this.numSubexp;
	}
	/**
	* Returns the number of instructions in this compiled regular expression program.
	*/
	numberOfInstructions() {
		return this.prog.numInst();
	}
	get() {
		return this.machinePool.length > 0 ? this.machinePool.pop() : null;
	}
	reset() {
		this.machinePool.length = 0;
	}
	put(m) {
		this.machinePool.push(m);
	}
	toString() {
		return this.expr;
	}
	doExecuteNFA(input, pos, anchor, ncap, lbState = null) {
		let m = this.get();
		m ||= Machine.fromRE2(this), m.init(ncap);
		let cap = m.match(input, pos, anchor, lbState) ? m.submatches() : null;
		return this.put(m), cap;
	}
	match(s) {
		return this.executeEngine(MachineInput.fromUTF16(s), 0, RE2Flags.UNANCHORED, 0) !== null;
	}
	/**
	* Matches the regular expression against input starting at position start and ending at position
	* end, with the given anchoring. Records the submatch boundaries in group, which is [start, end)
	* pairs of byte offsets. The number of boundaries needed is inferred from the size of the group
	* array. It is most efficient not to ask for submatch boundaries.
	*
	* @param input the input byte array
	* @param start the beginning position in the input
	* @param end the end position in the input
	* @param anchor the anchoring flag (UNANCHORED, ANCHOR_START, ANCHOR_BOTH)
	* @param group the array to fill with submatch positions
	* @param ngroup the number of array pairs to fill in
	* @param lbState optional state carried between successive matches over the same input (see
	*   createLookbehindState); omit it to evaluate lookbehinds from the beginning of the input
	* @returns true if a match was found
	*/
	matchWithGroup(input, start, end, anchor, ngroup, lbState = null) {
		return input instanceof MatcherInputBase || (input = Utils.isByteArray(input) ? MatcherInput.utf8(input) : MatcherInput.utf16(input)), this.matchMachineInput(input, start, end, anchor, ngroup, lbState);
	}
	matchMachineInput(input, start, end, anchor, ngroup, lbState = null) {
		if (start > end) return [!1, null];
		let machineInput = input.isUTF16Encoding() ? MachineInput.fromUTF16(input.asCharSequence(), 0, end) : MachineInput.fromUTF8(input.asBytes(), 0, end), groupMatch = this.executeEngine(machineInput, start, anchor, 2 * ngroup, lbState);
		return groupMatch === null ? [!1, null] : [!0, groupMatch];
	}
	/**
	* Returns true iff this regexp matches the UTF-8 byte array {@code b}.
	*/
	matchUTF8(b) {
		return this.executeEngine(MachineInput.fromUTF8(b), 0, RE2Flags.UNANCHORED, 0) !== null;
	}
	/**
	* Returns a copy of {@code src} in which all matches for this regexp have been replaced by
	* {@code repl}. No support is provided for expressions (e.g. {@code \1} or {@code $1}) in the
	* replacement string.
	*/
	replaceAll(src, repl) {
		return this.replaceAllFunc(src, () => repl, 2 * src.length + 1);
	}
	/**
	* Returns a copy of {@code src} in which only the first match for this regexp has been replaced
	* by {@code repl}. No support is provided for expressions (e.g. {@code \1} or {@code $1}) in the
	* replacement string.
	*/
	replaceFirst(src, repl) {
		return this.replaceAllFunc(src, () => repl, 1);
	}
	/**
	* Returns a copy of {@code src} in which at most {@code maxReplaces} matches for this regexp have
	* been replaced by the return value of of function {@code repl} (whose first argument is the
	* matched string). No support is provided for expressions (e.g. {@code \1} or {@code $1}) in the
	* replacement string.
	*/
	replaceAllFunc(src, replFunc, maxReplaces) {
		let lastMatchEnd = 0, searchPos = 0, out = "", input = MachineInput.fromUTF16(src), lbState = this.createLookbehindState(), numReplaces = 0;
		for (; searchPos <= src.length;) {
			let a = this.executeEngine(input, searchPos, RE2Flags.UNANCHORED, 2, lbState);
			if (a === null || a.length === 0) break;
			out += src.substring(lastMatchEnd, a[0]), (a[1] > lastMatchEnd || a[0] === 0) && (out += replFunc(src.substring(a[0], a[1])), numReplaces++), lastMatchEnd = a[1];
			let width = input.step(searchPos) & 7;
			if (searchPos + width > a[1] ? searchPos += width : searchPos + 1 > a[1] ? searchPos++ : searchPos = a[1], numReplaces >= maxReplaces) break;
		}
		return out += src.substring(lastMatchEnd), out;
	}
	pad(a) {
		if (a === null) return null;
		let n = (1 + this.numSubexp) * 2;
		if (a.length < n) {
			let a2 = Array(n).fill(-1);
			for (let i = 0; i < a.length; i++) a2[i] = a[i];
			a = a2;
		}
		return a;
	}
	allMatches(input, n, deliverFun = (v) => v) {
		let result = [], end = input.endPos();
		n < 0 && (n = end + 1);
		let pos = 0, i = 0, prevMatchEnd = -1, lbState = this.createLookbehindState();
		for (; i < n && pos <= end;) {
			let matches = this.executeEngine(input, pos, RE2Flags.UNANCHORED, this.prog.numCap, lbState);
			if (matches === null || matches.length === 0) break;
			let accept = !0;
			if (matches[1] === pos) {
				matches[0] === prevMatchEnd && (accept = !1);
				let r = input.step(pos);
				r < 0 ? pos = end + 1 : pos += r & 7;
			} else pos = matches[1];
			prevMatchEnd = matches[1], accept && (result.push(deliverFun(this.pad(matches))), i++);
		}
		return result;
	}
	/**
	* Returns an array holding the text of the leftmost match in {@code b} of this regular
	* expression.
	*
	* A return value of null indicates no match.
	*/
	findUTF8(b) {
		let a = this.executeEngine(MachineInput.fromUTF8(b), 0, RE2Flags.UNANCHORED, 2);
		return a === null ? null : b.slice(a[0], a[1]);
	}
	/**
	* Returns a two-element array of integers defining the location of the leftmost match in
	* {@code b} of this regular expression. The match itself is at {@code b[loc[0]...loc[1]]}.
	*
	* A return value of null indicates no match.
	*/
	findUTF8Index(b) {
		let a = this.executeEngine(MachineInput.fromUTF8(b), 0, RE2Flags.UNANCHORED, 2);
		return a === null ? null : a.slice(0, 2);
	}
	/**
	* Returns a string holding the text of the leftmost match in {@code s} of this regular
	* expression.
	*
	* If there is no match, the return value is an empty string, but it will also be empty if the
	* regular expression successfully matches an empty string. Use {@link #findIndex} or
	* {@link #findSubmatch} if it is necessary to distinguish these cases.
	*/
	find(s) {
		let a = this.executeEngine(MachineInput.fromUTF16(s), 0, RE2Flags.UNANCHORED, 2);
		return a === null ? "" : s.substring(a[0], a[1]);
	}
	/**
	* Returns a two-element array of integers defining the location of the leftmost match in
	* {@code s} of this regular expression. The match itself is at
	* {@code s.substring(loc[0], loc[1])}.
	*
	* A return value of null indicates no match.
	*/
	findIndex(s) {
		return this.executeEngine(MachineInput.fromUTF16(s), 0, RE2Flags.UNANCHORED, 2);
	}
	/**
	* Returns an array of arrays the text of the leftmost match of the regular expression in
	* {@code b} and the matches, if any, of its subexpressions, as defined by the <a
	* href='#submatch'>Submatch</a> description above.
	*
	* A return value of null indicates no match.
	*/
	findUTF8Submatch(b) {
		let a = this.executeEngine(MachineInput.fromUTF8(b), 0, RE2Flags.UNANCHORED, this.prog.numCap);
		if (a === null) return null;
		let ret = Array(1 + this.numSubexp).fill(null);
		for (let i = 0; i < ret.length; i++) 2 * i < a.length && a[2 * i] >= 0 && (ret[i] = b.slice(a[2 * i], a[2 * i + 1]));
		return ret;
	}
	/**
	* Returns an array holding the index pairs identifying the leftmost match of this regular
	* expression in {@code b} and the matches, if any, of its subexpressions, as defined by the the
	* <a href='#submatch'>Submatch</a> and <a href='#index'>Index</a> descriptions above.
	*
	* A return value of null indicates no match.
	*/
	findUTF8SubmatchIndex(b) {
		return this.pad(this.executeEngine(MachineInput.fromUTF8(b), 0, RE2Flags.UNANCHORED, this.prog.numCap));
	}
	/**
	* Returns an array of strings holding the text of the leftmost match of the regular expression in
	* {@code s} and the matches, if any, of its subexpressions, as defined by the <a
	* href='#submatch'>Submatch</a> description above.
	*
	* A return value of null indicates no match.
	*/
	findSubmatch(s) {
		let a = this.executeEngine(MachineInput.fromUTF16(s), 0, RE2Flags.UNANCHORED, this.prog.numCap);
		if (a === null) return null;
		let ret = Array(1 + this.numSubexp).fill(null);
		for (let i = 0; i < ret.length; i++) 2 * i < a.length && a[2 * i] >= 0 && (ret[i] = s.substring(a[2 * i], a[2 * i + 1]));
		return ret;
	}
	/**
	* Returns an array holding the index pairs identifying the leftmost match of this regular
	* expression in {@code s} and the matches, if any, of its subexpressions, as defined by the <a
	* href='#submatch'>Submatch</a> description above.
	*
	* A return value of null indicates no match.
	*/
	findSubmatchIndex(s) {
		return this.pad(this.executeEngine(MachineInput.fromUTF16(s), 0, RE2Flags.UNANCHORED, this.prog.numCap));
	}
	/**
	* {@code findAllUTF8()} is the <a href='#all'>All</a> version of {@link #findUTF8}; it returns a
	* list of up to {@code n} successive matches of the expression, as defined by the <a
	* href='#all'>All</a> description above.
	*
	* A return value of null indicates no match.
	*
	* TODO(adonovan): think about defining a byte slice view class, like a read-only Go slice backed
	* by |b|.
	*/
	findAllUTF8(b, n) {
		let result = this.allMatches(MachineInput.fromUTF8(b), n, (match) => b.slice(match[0], match[1]));
		return result.length === 0 ? null : result;
	}
	/**
	* {@code findAllUTF8Index} is the <a href='#all'>All</a> version of {@link #findUTF8Index}; it
	* returns a list of up to {@code n} successive matches of the expression, as defined by the <a
	* href='#all'>All</a> description above.
	*
	* A return value of null indicates no match.
	*/
	findAllUTF8Index(b, n) {
		let result = this.allMatches(MachineInput.fromUTF8(b), n, (match) => match.slice(0, 2));
		return result.length === 0 ? null : result;
	}
	/**
	* {@code findAll} is the <a href='#all'>All</a> version of {@link #find}; it returns a list of up
	* to {@code n} successive matches of the expression, as defined by the <a href='#all'>All</a>
	* description above.
	*
	* A return value of null indicates no match.
	*/
	findAll(s, n) {
		let result = this.allMatches(MachineInput.fromUTF16(s), n, (match) => s.substring(match[0], match[1]));
		return result.length === 0 ? null : result;
	}
	/**
	* {@code findAllIndex} is the <a href='#all'>All</a> version of {@link #findIndex}; it returns a
	* list of up to {@code n} successive matches of the expression, as defined by the <a
	* href='#all'>All</a> description above.
	*
	* A return value of null indicates no match.
	*/
	findAllIndex(s, n) {
		let result = this.allMatches(MachineInput.fromUTF16(s), n, (match) => match.slice(0, 2));
		return result.length === 0 ? null : result;
	}
	/**
	* {@code findAllUTF8Submatch} is the <a href='#all'>All</a> version of {@link #findUTF8Submatch};
	* it returns a list of up to {@code n} successive matches of the expression, as defined by the <a
	* href='#all'>All</a> description above.
	*
	* A return value of null indicates no match.
	*/
	findAllUTF8Submatch(b, n) {
		let result = this.allMatches(MachineInput.fromUTF8(b), n, (match) => {
			let slice = Array(match.length / 2 | 0).fill(null);
			for (let j = 0; j < slice.length; j++) match[2 * j] >= 0 && (slice[j] = b.slice(match[2 * j], match[2 * j + 1]));
			return slice;
		});
		return result.length === 0 ? null : result;
	}
	/**
	* {@code findAllUTF8SubmatchIndex} is the <a href='#all'>All</a> version of
	* {@link #findUTF8SubmatchIndex}; it returns a list of up to {@code n} successive matches of the
	* expression, as defined by the <a href='#all'>All</a> description above.
	*
	* A return value of null indicates no match.
	*/
	findAllUTF8SubmatchIndex(b, n) {
		let result = this.allMatches(MachineInput.fromUTF8(b), n);
		return result.length === 0 ? null : result;
	}
	/**
	* {@code findAllSubmatch} is the <a href='#all'>All</a> version of {@link #findSubmatch}; it
	* returns a list of up to {@code n} successive matches of the expression, as defined by the <a
	* href='#all'>All</a> description above.
	*
	* A return value of null indicates no match.
	*/
	findAllSubmatch(s, n) {
		let result = this.allMatches(MachineInput.fromUTF16(s), n, (match) => {
			let slice = Array(match.length / 2 | 0).fill(null);
			for (let j = 0; j < slice.length; j++) match[2 * j] >= 0 && (slice[j] = s.substring(match[2 * j], match[2 * j + 1]));
			return slice;
		});
		return result.length === 0 ? null : result;
	}
	/**
	* {@code findAllSubmatchIndex} is the <a href='#all'>All</a> version of
	* {@link #findSubmatchIndex}; it returns a list of up to {@code n} successive matches of the
	* expression, as defined by the <a href='#all'>All</a> description above.
	*
	* A return value of null indicates no match.
	*/
	findAllSubmatchIndex(s, n) {
		let result = this.allMatches(MachineInput.fromUTF16(s), n);
		return result.length === 0 ? null : result;
	}
};
(class RE2Set {
	/** @type {number} */
	static UNANCHORED = RE2Flags.UNANCHORED;
	/** @type {number} */
	static ANCHOR_START = RE2Flags.ANCHOR_START;
	/** @type {number} */
	static ANCHOR_BOTH = RE2Flags.ANCHOR_BOTH;
	/**
	* Constructs a new RE2Set with the specified anchor mode and flags.
	* @param {number} [anchor=RE2Set.UNANCHORED] - The anchoring mode (e.g., RE2Set.UNANCHORED).
	* @param {number} [flags=0] - The public flags to apply to all patterns in the set.
	* @param {number} [maxMem=8388608] - The maximum memory in bytes to use for the DFA (default 8MB).
	*/
	constructor(anchor = RE2Set.UNANCHORED, flags = 0, maxMem = 8388608) {
		if (![
			RE2Set.UNANCHORED,
			RE2Set.ANCHOR_START,
			RE2Set.ANCHOR_BOTH
		].includes(anchor)) throw new RE2JSFlagsException("The anchor should be RE2Set.UNANCHORED, RE2Set.ANCHOR_START or RE2Set.ANCHOR_BOTH");
		Utils.checkFlags(flags), this.anchor = anchor, this.jsFlags = flags, this.maxMem = maxMem;
		let re2Flags = RE2Flags.PERL;
		(flags & PublicFlags.DISABLE_UNICODE_GROUPS) !== 0 && (re2Flags &= ~RE2Flags.UNICODE_GROUPS), (flags & PublicFlags.LOOKBEHINDS) !== 0 && (re2Flags |= RE2Flags.LOOKBEHIND), this.re2Flags = re2Flags, this.regexps = [], this.prog = null, this.dfa = null, this.dummyRe2 = null;
	}
	/**
	* Adds a new regular expression pattern to the set.
	* Patterns cannot be added after the set has been compiled.
	* @param {string} pattern - The regular expression pattern to add.
	* @returns {number} The integer index assigned to the added pattern.
	* @throws {RE2JSCompileException} If patterns are added after compilation.
	*/
	add(pattern) {
		if (this.prog) throw new RE2JSCompileException("Cannot add patterns after compile");
		Utils.checkPattern(pattern);
		let fregex = pattern;
		(this.jsFlags & PublicFlags.CASE_INSENSITIVE) !== 0 && (fregex = `(?i)${fregex}`), (this.jsFlags & PublicFlags.DOTALL) !== 0 && (fregex = `(?s)${fregex}`), (this.jsFlags & PublicFlags.MULTILINE) !== 0 && (fregex = `(?m)${fregex}`);
		let re = Parser.parse(fregex, this.re2Flags);
		return this.regexps.push(Simplify.simplify(re)), this.regexps.length - 1;
	}
	/**
	* Compiles the added patterns into a single state machine.
	* This is automatically called on the first match if not called explicitly.
	* @returns {void}
	*/
	compile() {
		if (this.prog) return;
		let prog = Compiler.compileSet(this.regexps);
		if (prog.numInst() > Parser.MAX_SIZE) throw new RE2JSCompileException(`${Parser.ERR_LARGE}: the set compiles to ${prog.numInst()} instructions, more than ${Parser.MAX_SIZE}`);
		this.prog = prog, this.dfa = new DFA(this.prog, this.maxMem), this.dummyRe2 = {
			prog: this.prog,
			cond: this.prog.startCond(),
			prefix: "",
			prefixRune: 0,
			longest: !1
		};
	}
	/**
	* Matches the input against the compiled set of regular expressions.
	* @param {string|number[]|Uint8Array} input - The input string or UTF-8 byte array to match against.
	* @returns {number[]} An array of indices representing the patterns that successfully matched the input.
	*/
	match(input) {
		this.prog || this.compile();
		let machineInput = Utils.isByteArray(input) ? MachineInput.fromUTF8(input) : MachineInput.fromUTF16(input), internalAnchor = RE2Flags.UNANCHORED;
		this.anchor === RE2Set.ANCHOR_START ? internalAnchor = RE2Flags.ANCHOR_START : this.anchor === RE2Set.ANCHOR_BOTH && (internalAnchor = RE2Flags.ANCHOR_BOTH);
		let dfaResult = this.dfa.matchSet(machineInput, 0, internalAnchor);
		if (dfaResult !== null) return dfaResult;
		let machine = Machine.fromRE2(this.dummyRe2);
		return machine.init(0), machine.matchSet(machineInput, 0, internalAnchor);
	}
});
/**
* Transform JS regex string to RE2 regex string
*/
var TranslateRegExpString = class TranslateRegExpString {
	static isHexadecimal(ch) {
		return "0" <= ch && ch <= "9" || "A" <= ch && ch <= "F" || "a" <= ch && ch <= "f";
	}
	static translate(data) {
		let prefixFlags = "";
		if (Object.prototype.toString.call(data) === "[object RegExp]" && (data.ignoreCase && (prefixFlags += "i"), data.multiline && (prefixFlags += "m"), data.dotAll && (prefixFlags += "s"), data = data.source), typeof data != "string") return data;
		let result = "", changed = !1, size = data.length;
		size === 0 && (result = "(?:)", changed = !0);
		let inCharClass = !1, i = 0;
		for (; i < size;) {
			let ch = data[i];
			if (ch === "\\") {
				if (i + 1 < size) switch (ch = data[i + 1], ch) {
					case "\\":
						result += "\\\\", i += 2;
						continue;
					case "c":
						if (i + 2 < size) {
							let code = data[i + 2].charCodeAt(0);
							if (code >= 65 && code <= 90 || code >= 97 && code <= 122) {
								let val = code % 32;
								result += "\\x", result += (val >> 4).toString(16).toUpperCase(), result += (val & 15).toString(16).toUpperCase(), i += 3, changed = !0;
								continue;
							}
						}
						result += "c", i += 2, changed = !0;
						continue;
					case "u":
						if (i + 2 < size) {
							if (data[i + 2] === "{") {
								let j = i + 3, hasHex = !1, closed = !1;
								for (; j < size;) {
									let hexChar = data[j];
									if (hexChar === "}") {
										closed = !0;
										break;
									}
									if (!TranslateRegExpString.isHexadecimal(hexChar)) break;
									hasHex = !0, j++;
								}
								if (closed && hasHex) {
									result += "\\x", i += 2, changed = !0;
									continue;
								}
							} else if (i + 5 < size) {
								let isHex4 = !0;
								for (let j = 0; j < 4; j++) if (!TranslateRegExpString.isHexadecimal(data[i + 2 + j])) {
									isHex4 = !1;
									break;
								}
								if (isHex4) {
									result += "\\x{" + data.substring(i + 2, i + 6) + "}", i += 6, changed = !0;
									continue;
								}
							}
						}
						result += "u", i += 2, changed = !0;
						continue;
					case "x": {
						let isValidHex = !1;
						if (i + 2 < size && data[i + 2] === "{") {
							let j = i + 3, hasHex = !1, closed = !1;
							for (; j < size;) {
								let hexChar = data[j];
								if (hexChar === "}") {
									closed = !0;
									break;
								}
								if (!TranslateRegExpString.isHexadecimal(hexChar)) break;
								hasHex = !0, j++;
							}
							closed && hasHex && (isValidHex = !0);
						} else i + 3 < size && TranslateRegExpString.isHexadecimal(data[i + 2]) && TranslateRegExpString.isHexadecimal(data[i + 3]) && (isValidHex = !0);
						isValidHex ? (result += "\\x", i += 2) : (result += "x", i += 2, changed = !0);
						continue;
					}
					case "n":
					case "r":
					case "t":
					case "a":
					case "f":
					case "v":
					case "d":
					case "D":
					case "s":
					case "S":
					case "w":
					case "W":
					case "b":
					case "B":
					case "p":
					case "P":
					case "A":
					case "z":
					case "Q":
					case "E":
					case "0":
					case "1":
					case "2":
					case "3":
					case "4":
					case "5":
					case "6":
					case "7":
						result += "\\" + ch, i += 2;
						continue;
					default: {
						let cp = data.codePointAt(i + 1);
						if (cp >= 48 && cp <= 57 || cp >= 65 && cp <= 90 || cp >= 97 && cp <= 122) {
							let symSize = Utils.charCount(cp);
							result += data.substring(i + 1, i + 1 + symSize), i += symSize + 1, changed = !0;
						} else {
							result += "\\";
							let symSize = Utils.charCount(cp);
							result += data.substring(i + 1, i + 1 + symSize), i += symSize + 1;
						}
						continue;
					}
				}
			} else if (ch === "/") {
				result += "\\/", i += 1, changed = !0;
				continue;
			} else if (ch === "[") {
				if (!inCharClass && data[i + 1] === "]") {
					result += "[^\\x00-\\x{10FFFF}]", i += 2, changed = !0;
					continue;
				}
				if (!inCharClass && data[i + 1] === "^" && data[i + 2] === "]") {
					result += "[\\x00-\\x{10FFFF}]", i += 3, changed = !0;
					continue;
				}
				inCharClass = !0;
			} else if (ch === "]") inCharClass = !1;
			else if (!inCharClass && ch === "(" && i + 2 < size && data[i + 1] === "?" && data[i + 2] === "<" && i + 3 < size && !"=!>)".includes(data[i + 3])) {
				result += "(?P<", i += 3, changed = !0;
				continue;
			}
			let cp = data.codePointAt(i), symSize = Utils.charCount(cp);
			result += data.substring(i, i + symSize), i += symSize;
		}
		let finalResult = changed ? result : data;
		return prefixFlags.length > 0 ? `(?${prefixFlags})${finalResult}` : finalResult;
	}
};
const execResult = (m, input) => {
	let result = m.matchArray();
	return result.index = m.start(0), result.input = input, result.groups = m.namedGroupsObject(), result;
};
/**
* A compiled representation of an RE2 regular expression
*
* The matching functions take {@code String} arguments instead of the more general Java
* {@code CharSequence} since the latter doesn't provide UTF-16 decoding.
*
*
* @author rsc@google.com (Russ Cox)
* @class
*/
var RE2JS = class RE2JS {
	/**
	* Flag: case insensitive matching.
	*/
	static CASE_INSENSITIVE = PublicFlags.CASE_INSENSITIVE;
	/**
	* Flag: dot ({@code .}) matches all characters, including newline.
	*/
	static DOTALL = PublicFlags.DOTALL;
	/**
	* Flag: multiline matching: {@code ^} and {@code $} match at beginning and end of line, not just
	* beginning and end of input.
	*/
	static MULTILINE = PublicFlags.MULTILINE;
	/**
	* Flag: Unicode groups (e.g. {@code \p\ Greek\} ) will be syntax errors.
	*/
	static DISABLE_UNICODE_GROUPS = PublicFlags.DISABLE_UNICODE_GROUPS;
	/**
	* Flag: matches longest possible string.
	*/
	static LONGEST_MATCH = PublicFlags.LONGEST_MATCH;
	/**
	* Flag: enable linear-time captureless lookbehinds.
	*/
	static LOOKBEHINDS = PublicFlags.LOOKBEHINDS;
	/**
	* Returns a literal pattern string for the specified string.
	*
	* This method produces a string that can be used to create a <code>RE2JS</code> that would
	* match the string <code>s</code> as if it were a literal pattern.
	*
	* Metacharacters or escape sequences in the input sequence will be given no special meaning.
	*
	* @param {string} str The string to be literalized
	* @returns {string} A literal string replacement
	*/
	static quote(str) {
		return Utils.quoteMeta(str);
	}
	/**
	* Quotes '\' and '$' in {@code str}, so that the returned string could be used in
	* replacement methods as a literal replacement of {@code str}.
	*
	* This is a convenience delegation to {@link Matcher.quoteReplacement}.
	*
	* @param {string} str the string to be quoted
	* @param {boolean} [javaMode=false] whether the replacement will be used in javaMode
	* @returns {string} the quoted string
	*/
	static quoteReplacement(str, javaMode = !1) {
		return Matcher.quoteReplacement(str, javaMode);
	}
	/**
	* Translates a given regular expression string to ensure compatibility with RE2JS.
	*
	* This function preprocesses the input regex string by applying necessary transformations,
	* such as escaping special characters (e.g., `/`), converting named capture groups to
	* RE2JS-compatible syntax, and handling Unicode sequences properly. It ensures that the
	* resulting regex is safe and properly formatted before compilation.
	*
	* @param {string|RegExp} expr - The regular expression string to be translated.
	* @returns {string} - The transformed regular expression string, ready for compilation.
	*/
	static translateRegExp(expr) {
		return TranslateRegExpString.translate(expr);
	}
	/**
	* Helper: create new RE2JS with given regex and flags. Flregex is the regex with flags applied.
	* @param {string} regex
	* @param {number} [flags=0]
	* @returns {RE2JS}
	*/
	static compile(regex, flags = 0) {
		Utils.checkPattern(regex), Utils.checkFlags(flags);
		let fregex = regex;
		(flags & RE2JS.CASE_INSENSITIVE) !== 0 && (fregex = `(?i)${fregex}`), (flags & RE2JS.DOTALL) !== 0 && (fregex = `(?s)${fregex}`), (flags & RE2JS.MULTILINE) !== 0 && (fregex = `(?m)${fregex}`);
		let re2Flags = RE2Flags.PERL;
		(flags & RE2JS.DISABLE_UNICODE_GROUPS) !== 0 && (re2Flags &= ~RE2Flags.UNICODE_GROUPS), (flags & RE2JS.LOOKBEHINDS) !== 0 && (re2Flags |= RE2Flags.LOOKBEHIND);
		let p = new RE2JS(regex, flags);
		return p.re2Input = RE2.compileImpl(fregex, re2Flags, (flags & RE2JS.LONGEST_MATCH) !== 0), p;
	}
	/**
	* Matches a string against a regular expression.
	*
	* @param {string} regex the regular expression
	* @param {string|number[]|Uint8Array} input the input
	* @returns {boolean} true if the regular expression matches the entire input
	* @throws RE2JSSyntaxException if the regular expression is malformed
	*/
	static matches(regex, input) {
		return RE2JS.compile(regex).testExact(input);
	}
	/**
	* This is visible for testing.
	* @private
	*/
	static initTest(pattern, flags, re2) {
		if (pattern == null) throw Error("pattern is null");
		if (re2 == null) throw Error("re2 is null");
		let p = new RE2JS(pattern, flags);
		return p.re2Input = re2, p;
	}
	/**
	*
	* @param {string} pattern
	* @param {number} flags
	*/
	constructor(pattern, flags) {
		/** @type {import('./RE2.js').RE2} */
		this.patternInput = pattern, this.flagsInput = flags, this.re2Input = null;
	}
	/**
	* Releases memory used by internal caches associated with this pattern. Does not change the
	* observable behaviour. Useful for tests that detect memory leaks via allocation tracking.
	*/
	reset() {
		this.re2Input.reset();
	}
	/**
	* Returns the flags used in the constructor.
	* @returns {number}
	*/
	flags() {
		return this.flagsInput;
	}
	/**
	* Returns the pattern used in the constructor.
	* @returns {string}
	*/
	pattern() {
		return this.patternInput;
	}
	re2() {
		return this.re2Input;
	}
	/**
	* Matches a string against a regular expression.
	*
	* @param {string|number[]|Uint8Array} input the input
	* @returns {boolean} true if the regular expression matches the entire input
	*/
	matches(input) {
		return this.testExact(input);
	}
	/**
	* Creates a new {@code Matcher} matching the pattern against the input.
	*
	* @param {string|number[]|Uint8Array|MatcherInputBase} input the input string
	* @returns {Matcher}
	*/
	matcher(input) {
		return Utils.isByteArray(input) && (input = MatcherInput.utf8(input)), new Matcher(this, input);
	}
	/**
	* Tests whether the regular expression matches any part of the input string.
	* Performance Note: This method is highly optimized. Because it only returns
	* a boolean and does not extract capture groups, it bypasses the `Matcher` overhead
	* and guarantees execution on the high-speed DFA engine whenever possible.
	*
	* @param {string|number[]|Uint8Array} input - The input string or UTF-8 byte array to test against.
	* @returns {boolean} `true` if the pattern is found anywhere in the input, `false` otherwise.
	*/
	test(input) {
		return Utils.isByteArray(input) ? this.re2Input.matchUTF8(input) : this.re2Input.match(input);
	}
	/**
	* Tests whether the regular expression matches the ENTIRE input string.
	* * **Performance Note:** This operates identically to `.matches()`, but is significantly
	* faster because it does not request capture group data. By requesting 0 capture groups,
	* it securely routes execution through the DFA fast-path.
	*
	* @param {string|number[]|Uint8Array} input - The input string or UTF-8 byte array to test against.
	* @returns {boolean} `true` if the exact input string fully matches the pattern, `false` otherwise.
	*/
	testExact(input) {
		let machineInput = Utils.isByteArray(input) ? MachineInput.fromUTF8(input) : MachineInput.fromUTF16(input);
		return this.re2Input.executeEngine(machineInput, 0, RE2Flags.ANCHOR_BOTH, 0) !== null;
	}
	/**
	* Executes a search for a match in a specified string.
	* Returns a result array, or null if no match is found.
	* The returned array perfectly mirrors standard JavaScript `RegExpExecArray`,
	* including `.index`, `.input`, and `.groups` properties.
	*
	* @param {string|number[]|Uint8Array} input the input string or byte array
	* @returns {Array|null} the match array with index, input, and groups properties, or null
	*/
	exec(input) {
		let m = this.matcher(input);
		return m.find() ? execResult(m, input) : null;
	}
	/**
	* Splits input around instances of the regular expression. It returns an array giving the strings
	* that occur before, between, and after instances of the regular expression.
	*
	* If {@code limit <= 0}, there is no limit on the size of the returned array. If
	* {@code limit == 0}, empty strings that would occur at the end of the array are omitted. If
	* {@code limit > 0}, at most limit strings are returned. The final string contains the remainder
	* of the input, possibly including additional matches of the pattern.
	*
	* @param {string} input the input string to be split
	* @param {number} [limit=0] the limit
	* @returns {string[]} the split strings
	*/
	split(input, limit = 0) {
		let m = this.matcher(input), result = [], emptiesSkipped = 0, last = 0;
		for (; m.find();) if (last === 0 && m.end() === 0) last = m.end();
		else {
			if (limit > 0 && result.length === limit - 1) break;
			if (last === m.start()) {
				if (limit === 0) {
					emptiesSkipped += 1, last = m.end();
					continue;
				}
			} else for (; emptiesSkipped > 0;) result.push(""), --emptiesSkipped;
			result.push(m.substring(last, m.start())), last = m.end();
		}
		if (limit === 0 && last !== m.inputLength()) {
			for (; emptiesSkipped > 0;) result.push(""), --emptiesSkipped;
			result.push(m.substring(last, m.inputLength()));
		}
		return (limit !== 0 || result.length === 0 && !(last === m.inputLength() && last > 0)) && result.push(m.substring(last, m.inputLength())), result;
	}
	/**
	* Returns an iterator of all results matching a string against the regular expression,
	* including capturing groups.
	*
	* @param {string|number[]|Uint8Array} input the input string or byte array
	* @returns {IterableIterator<RegExpMatchArray>}
	*/
	*matchAll(input) {
		let m = this.matcher(input);
		for (; m.find();) yield execResult(m, input);
	}
	/**
	*
	* @returns {string}
	*/
	toString() {
		return this.patternInput;
	}
	/**
	* Returns the program size of this pattern.
	*
	* <p>
	* Similar to the C++ implementation, the program size is a very approximate measure of a regexp's
	* "cost". Larger numbers are more expensive than smaller numbers.
	* </p>
	*
	* @returns {number} the program size of this pattern
	*/
	programSize() {
		return this.re2Input.numberOfInstructions();
	}
	/**
	* Returns the number of capturing groups in this matcher's pattern. Group zero denotes the entire
	* pattern and is excluded from this count.
	*
	* @returns {number} the number of capturing groups in this pattern
	*/
	groupCount() {
		return this.re2Input.numberOfCapturingGroups();
	}
	/**
	* Return a map of the capturing groups in this matcher's pattern, where key is the name and value
	* is the index of the group in the pattern.
	* @returns {Record<string, number>}
	*/
	namedGroups() {
		return this.re2Input.namedGroups;
	}
	/**
	*
	* @param {*} other
	* @returns {boolean}
	*/
	equals(other) {
		return this === other ? !0 : other === null || this.constructor !== other.constructor ? !1 : this.flagsInput === other.flagsInput && this.patternInput === other.patternInput;
	}
}, CelError = class extends Error {}, NotKnown = class extends Error {}, Mismatch = class extends NotKnown {}, Runaway = class extends NotKnown {}, Budget = class {
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
};
/** Functions of the API server and of Kyverno that have no answer here, with the reason. */
const ELSEWHERE = new Map(Object.entries({
	"asks the API server for the permissions of a user": "allowed check errored error reason path group resource subresource serviceAccount fieldSelector labelSelector namespace name",
	"asks the cluster": "resource.Get resource.get resource.List resource.list resource.Post resource.post resource.ToGVR resource.toGVR globalContext.Get globalContext.get globalContext.Project generator.Apply generator.apply",
	"asks another host": "http.Get http.get http.Post http.post http.Client http.client",
	"asks the registry of the image": "image.GetMetadata image.getMetadata getImageData verifyImageSignatures verifyAttestationSignatures extractPayload",
	"depends on the user of the request": "user.ParseServiceAccount user.parseServiceAccount ParseServiceAccount parseServiceAccount",
	"depends on the time": "time.now now truncate toCron",
	"gives a random text": "random random.random",
	"is not supported here": "x509.decode gzip.compress gzip.decompress jsonpatch.escapeKey cel.block"
}).flatMap(([reason, names]) => names.split(" ").map((name) => [name, reason]))), OF_AUTHORIZER = new Set([...ELSEWHERE].flatMap(([name, reason]) => reason.startsWith("asks the API server") ? name : []));
// src/kubernetes/cel/values.ts
/** An unsigned integer of 64 bits. */
var Uint = class {
	value;
	constructor(value) {
		this.value = value;
	}
}, Duration = class {
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
}, Optional = class Optional {
	static none = new Optional(void 0);
	value;
	constructor(value) {
		this.value = value;
	}
}, Opaque = class {}, CelList = class {
	elements;
	listType;
	/** The fields of the object that the elements come from, where that is asked for. */
	origins;
	constructor(elements, listType = "atomic", origins) {
		this.elements = elements, this.listType = listType, this.origins = origins;
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
	if (!address) throw new CelError("IP address parse error during conversion from string");
	return address;
}
function networkOf(text) {
	let network = parseNetwork(text);
	if (!network) throw new CelError("network address parse error during conversion from string");
	return network;
}
// src/kubernetes/cel/compare.ts
/** Whether two values are equal. Numbers are compared across their types; values of different types are not equal. */
function equals(left, right) {
	let number = numberOf(left);
	if (number !== void 0) {
		let other = numberOf(right);
		return other !== void 0 && number == other;
	}
	return left instanceof CelList ? right instanceof CelList && equalLists(left, right) : left instanceof CelMap ? right instanceof CelMap && equalMaps(left, right) : left instanceof Duration ? right instanceof Duration && left.nanos === right.nanos : left instanceof Timestamp ? right instanceof Timestamp && left.nanos === right.nanos : left instanceof TypeName ? right instanceof TypeName && left.name === right.name : left instanceof Optional ? right instanceof Optional && equalOptionals(left, right) : left instanceof Opaque ? right instanceof Opaque && left.typeName === right.typeName && left.equals(right) : left instanceof Uint8Array ? right instanceof Uint8Array && compareBytes(left, right) === 0 : left === right;
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
	if (left instanceof Duration && right instanceof Duration || left instanceof Timestamp && right instanceof Timestamp) return left.nanos < right.nanos ? -1 : Number(left.nanos > right.nanos);
	if (left instanceof Uint8Array && right instanceof Uint8Array) return compareBytes(left, right);
	throw mismatch(left, right);
}
/**
* What an operator on two values fails with that it does not take. Only a number or a text where the other is needed is surely
* an error: such expressions compile for fields that are either (`x-kubernetes-int-or-string`).
*/
function mismatch(left, right) {
	return typeof left == "string" && isNumber$1(right) || isNumber$1(left) && typeof right == "string" ? new CelError("no such overload") : new Mismatch("an operator does not accept values of these types");
}
function isNumber$1(value) {
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
const OPERATORS = {
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
	if (value < INT.least || value > INT.most) throw new CelError("integer overflow");
	return value;
}
/** An unsigned integer of 64 bits, or the error of one that does not fit. */
function uint(value) {
	if (value < 0n || value > UINT_MOST) throw new CelError("unsigned integer overflow");
	return new Uint(value);
}
/** A duration of 64 bits of nanoseconds, or the error of one that does not fit. */
function duration(nanos) {
	if (nanos < INT.least || nanos > INT.most) throw new CelError("duration overflow");
	return new Duration(nanos);
}
/** A time from the year 1 to 9999, or the error of one that is not. */
function timestamp(nanos) {
	if (nanos < TIME.least || nanos > TIME.most) throw new CelError("timestamp overflow");
	return new Timestamp(nanos);
}
function calculate(left, right, { whole, double }) {
	if (typeof left == "bigint" && typeof right == "bigint") return int(whole(left, right));
	if (typeof left == "number" && typeof right == "number" && double) return double(left, right);
	if (left instanceof Uint && right instanceof Uint) return uint(whole(left.value, right.value));
	throw mismatch(left, right);
}
function nonZero(value, what) {
	if (value === 0n) throw new CelError(`${what} by zero`);
	return value;
}
function add(left, right, budget) {
	return typeof left == "string" && typeof right == "string" ? (budget.spend((left.length + right.length) / 10), left + right) : left instanceof CelList && right instanceof CelList ? joinLists(left, right, budget) : left instanceof Uint8Array && right instanceof Uint8Array ? (budget.spend((left.length + right.length) / 10), Buffer.concat([left, right])) : left instanceof Duration && right instanceof Duration ? duration(left.nanos + right.nanos) : left instanceof Timestamp && right instanceof Duration || left instanceof Duration && right instanceof Timestamp ? timestamp(left.nanos + right.nanos) : calculate(left, right, {
		whole: (a, b) => a + b,
		double: (a, b) => a + b
	});
}
function subtract(left, right) {
	return left instanceof Duration && right instanceof Duration ? duration(left.nanos - right.nanos) : left instanceof Timestamp && right instanceof Duration ? timestamp(left.nanos - right.nanos) : left instanceof Timestamp && right instanceof Timestamp ? duration(left.nanos - right.nanos) : calculate(left, right, {
		whole: (a, b) => a - b,
		double: (a, b) => a - b
	});
}
/** `-x`. */
function negate(value) {
	if (typeof value == "bigint") return int(-value);
	if (typeof value == "number") return -value;
	if (value instanceof Duration) return duration(-value.nanos);
	throw new Mismatch("a value cannot be negated");
}
function joinOrigins(left, right) {
	if (left.origins || right.origins) return [left, right].flatMap(({ elements, origins }) => elements.map((_, at) => origins?.[at]));
}
/** Sets are united, list maps merged by their keys, other lists appended. */
function joinLists(left, right, budget) {
	budget.spend(left.elements.length + right.elements.length);
	let { listType } = left;
	if (listType === "atomic") return new CelList([...left.elements, ...right.elements], "atomic", joinOrigins(left, right));
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
}, PART = /([0-9]*)(?:\.([0-9]*))?(ns|us|µs|μs|ms|s|m|h)/y, LONGEST$2 = 2n ** 63n - 1n;
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
		if (nanos += BigInt(whole || "0") * size, fraction !== "" && (nanos += BigInt(fraction.slice(0, 18)) * size / 10n ** BigInt(Math.min(fraction.length, 18))), nanos > LONGEST$2) return;
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
/** A time as a date with milliseconds, and the nanoseconds of its second. */
function partsOf(nanos) {
	let nanosecond = (nanos % SECOND + SECOND) % SECOND;
	return {
		date: new Date(Number((nanos - nanosecond) / 1000000n)),
		nanosecond: Number(nanosecond)
	};
}
// src/kubernetes/cel/library/clock.ts
/** The parts of a time that functions read, in a zone: its name, or its distance from UTC (`+02:00`). */
function readTime(name, { nanos }, zone = "UTC") {
	let { date, nanosecond } = partsOf(nanos + zoneOffset(zone, nanos));
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
/** Nanoseconds from UTC to a zone, at a time. */
function zoneOffset(zone, nanos) {
	if (zone === "UTC" || zone === "") return 0n;
	let [, sign, hours = "", minutes = ""] = /^([+-]?)(\d{1,2}):(\d{2})$/.exec(zone) ?? [];
	return hours === "" ? namedOffset(zone, nanos) : signed(sign, BigInt(Number(hours) * 60 + Number(minutes)) * 60n);
}
function namedOffset(zone, nanos) {
	if (zone === "Local") throw new NotKnown("the time zone of the API server decides");
	let name = formatterOf(zone).formatToParts(partsOf(nanos).date).find(({ type }) => type === "timeZoneName")?.value, [, sign, ...parts] = /^GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(name ?? "") ?? [], [hours = 0, minutes = 0, seconds = 0] = parts.map((part) => Number(part ?? 0));
	return signed(sign, BigInt((hours * 60 + minutes) * 60 + seconds));
}
function signed(sign, seconds) {
	return sign === "-" ? -seconds * SECOND : seconds * SECOND;
}
function formatterOf(zone) {
	if (!/^[A-Za-z][\w+\-/]{0,60}$/.test(zone)) throw new CelError("unknown time zone");
	try {
		return new Intl.DateTimeFormat("en-US", {
			timeZone: zone,
			timeZoneName: "longOffset"
		});
	} catch {
		throw new CelError("unknown time zone");
	}
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
	return value === null ? "null_type" : value instanceof CelList ? "list" : value instanceof CelMap ? "map" : value instanceof Uint ? "uint" : value instanceof Duration ? "google.protobuf.Duration" : value instanceof Timestamp ? "google.protobuf.Timestamp" : value instanceof TypeName ? "type" : value instanceof Optional ? "optional_type" : value instanceof Uint8Array ? "bytes" : value.typeName;
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
	"google.protobuf.Timestamp",
	"net.IP",
	"net.CIDR"
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
		if (value instanceof Duration) return value.nanos;
		if (value instanceof Timestamp) return (value.nanos - (value.nanos % SECOND + SECOND) % SECOND) / SECOND;
		if (typeof value == "number") return wholeOf(value, 2 ** 63);
		if (typeof value == "string") return /^[+-]?\d+$/.test(value) && inRange(value, -(2n ** 63n), 2n ** 63n) ? whole(value) : unconvertible("int");
	},
	uint: ([value]) => {
		if (value instanceof Uint) return value;
		if (typeof value == "bigint") return uint(value);
		if (typeof value == "number") return value < 0 ? unconvertible("uint") : uint(wholeOf(value, 2 ** 64));
		if (typeof value == "string") return /^\d+$/.test(value) && inRange(value, 0n, 2n ** 64n) ? uint(whole(value)) : unconvertible("uint");
	},
	double: ([value]) => {
		if (typeof value == "number") return value;
		if (typeof value == "bigint") return Number(value);
		if (value instanceof Uint) return Number(value.value);
		if (typeof value != "string") return;
		if (readable$2(value), DECIMAL.test(value)) return Number.isFinite(Number(value)) ? Number(value) : unconvertible("double");
		let [, sign = "", word = ""] = /^([+-]?)(inf(?:inity)?|nan)$/i.exec(value) ?? [];
		if (word !== "") return /^nan$/i.test(word) ? NaN : Number(`${sign}Infinity`);
		if (/^[+-]?0x/i.test(value)) throw new NotKnown("a number is hexadecimal");
		return unconvertible("double");
	},
	string: ([value]) => value === void 0 ? void 0 : textOf(value),
	bool: ([value]) => typeof value == "string" ? TRUE.includes(value) || !FALSE.includes(value) && unconvertible("bool") : typeof value == "boolean" ? value : void 0,
	bytes: ([value]) => typeof value == "string" ? new TextEncoder().encode(value) : value instanceof Uint8Array ? value : void 0,
	duration: ([value]) => {
		if (value instanceof Duration) return value;
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
	throw new CelError(`type conversion error to '${type}'`);
}
function whole(text) {
	return BigInt(text.replace("+", ""));
}
function readable$2(text) {
	if (text.length > 100) throw new NotKnown("a number is too long");
}
function inRange(text, least, most) {
	readable$2(text);
	let value = whole(text);
	return value >= least && value < most;
}
function wholeOf(value, limit) {
	if (!(value > -limit && value < limit)) throw new CelError("integer overflow");
	return BigInt(Math.trunc(value));
}
/** A value as `string(…)` gives it; undefined for types that have no text. */
function textOf(value) {
	if (typeof value == "string") return value;
	if (typeof value == "boolean" || typeof value == "bigint") return String(value);
	if (typeof value == "number") return doubleText(value);
	if (value instanceof Uint) return String(value.value);
	if (value instanceof Duration) return `${plainDecimal(Number(value.nanos) / 1e9)}s`;
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
		throw new CelError("invalid UTF-8 in bytes, cannot convert to string");
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
// src/kubernetes/cel/library/documents.ts
/** Values of a text that is read. */
const DOCUMENT_FUNCTIONS = {
	"json.unmarshal": ([text], budget) => {
		if (typeof text == "string") return budget.read(text), fromJson(jsonOf(text), budget);
	},
	"json.marshal": ([value], budget) => value === void 0 ? void 0 : marshal(value, budget),
	"yaml.parse": ([text], budget) => {
		if (typeof text != "string") return;
		budget.read(text);
		let { documents, problems } = parseYaml(new TextFile("", text), "kustomization", 1e5);
		if (problems.length > 0) throw new CelError("the text is not valid YAML");
		return fromYaml(documents[0]?.value ?? null, budget);
	}
};
function jsonOf(text) {
	try {
		return JSON.parse(text);
	} catch (failure) {
		throw failure instanceof RangeError ? failure : new CelError("the text is not valid JSON");
	}
}
function fromJson(value, budget) {
	return budget.spend(1), Array.isArray(value) ? new CelList(value.map((item) => fromJson(item, budget))) : typeof value == "object" && value ? new LiteralMap(Object.entries(value).map(([key, entry]) => [key, fromJson(entry, budget)])) : typeof value == "string" || typeof value == "boolean" || typeof value == "number" ? value : null;
}
function fromYaml(value, budget) {
	return budget.spend(1), isList(value) ? new CelList(value.map((item) => fromYaml(item, budget))) : isMap(value) ? new LiteralMap(Object.entries(value).map(([key, entry]) => [key, fromYaml(entry ?? null, budget)])) : value;
}
/** As Go writes JSON: keys in their order, and without characters that mean something in HTML. */
function marshal(value, budget) {
	if (budget.spend(1), typeof value == "string") return budget.read(value), JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, escaped);
	if (value === null || typeof value == "boolean" || typeof value == "bigint" || typeof value == "number" && Math.abs(value) < 1e21 && (value === 0 || Math.abs(value) >= 1e-6)) return String(value);
	if (value instanceof CelList) return `[${value.known.map((item) => marshal(item, budget)).join(",")}]`;
	if (value instanceof CelMap) {
		let keys = value.keys().filter((key) => typeof key == "string");
		if (keys.length < value.size) throw new NotKnown("a key is not a text");
		return `{${keys.sort().map((key) => `${marshal(key, budget)}:${marshal(value.get(key) ?? null, budget)}`).join(",")}}`;
	}
	throw new NotKnown("a value has no JSON here");
}
function escaped(sign) {
	return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
// src/kubernetes/cel/library/encodings.ts
const BASE64$2 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/, ENCODING_FUNCTIONS = {
	"base64.encode": ([bytes], budget) => {
		if (bytes instanceof Uint8Array) return budget.spend(bytes.length / 10), Buffer.from(bytes).toString("base64");
	},
	"base64.decode": ([text], budget) => {
		if (typeof text != "string") return;
		budget.read(text);
		let line = text.replace(/[\r\n]/g, "");
		if (!BASE64$2.test(line)) throw new CelError("illegal base64 data");
		return new Uint8Array(Buffer.from(line, "base64"));
	},
	...digests("md5"),
	...digests("sha1"),
	...digests("sha256")
};
/** A digest by its name and by the name that older versions of Kyverno have. */
function digests(name) {
	let digest = ([text], budget) => {
		if (typeof text == "string") return budget.read(text), createHash(name).update(text).digest("hex");
	};
	return {
		[name]: digest,
		[`hash.${name}`]: digest
	};
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
		let matcher = expression(text, pattern, budget).matcher(text), found = [], last = -1;
		for (; (most === void 0 || most < 0n || found.length < most) && matcher.find();) budget.spend(1), (matcher.end() > matcher.start() || matcher.start() !== last) && found.push(matcher.group() ?? ""), last = matcher.end();
		return new CelList(found);
	}
};
/** A pattern, ready to go through a text: what that costs grows with both. */
function expression(text, pattern, budget) {
	budget.spend((1 + text.length / 10) * (1 + pattern.length / 4)), compiled.has(pattern) || (compiled.size >= 2e3 && compiled.clear(), compiled.set(pattern, compile(pattern)));
	let found = compiled.get(pattern);
	if (!found) throw new CelError("error parsing regexp");
	return found;
}
function compile(pattern) {
	try {
		return RE2JS.compile(pattern);
	} catch {
		return;
	}
}
// src/kubernetes/cel/library/extraction.ts
/** CEL's extension for regular expressions, which Kyverno has and the API server has not. */
const EXTRACTION_FUNCTIONS = {
	"regex.extract": ([text, pattern], budget) => {
		let found = extracted(text, pattern, budget);
		return found && (found[0] === void 0 || found[0] === "" ? Optional.none : new Optional(found[0]));
	},
	"regex.extractAll": ([text, pattern], budget) => {
		let found = extracted(text, pattern, budget);
		return found && new CelList(found.filter((part) => part !== void 0 && part !== ""));
	},
	"regex.replace": ([text, pattern, replacement, most = -1n], budget) => {
		if (typeof text != "string" || typeof pattern != "string" || typeof replacement != "string" || typeof most != "bigint") return;
		let matcher = expression(text, pattern, budget).matcher(text), [result, last] = ["", 0];
		for (let count = 0n; count !== most && matcher.find(); count++) result += text.slice(last, matcher.start()), result += replacement.replace(/\\(.?)/gs, (_, sign) => {
			if (sign === "\\") return sign;
			if (!/^\d$/.test(sign) || Number(sign) > matcher.groupCount()) throw new CelError("invalid replacement string");
			return matcher.group(Number(sign)) ?? "";
		}), last = matcher.end(), budget.spend(1 + result.length / 100);
		return result + text.slice(last);
	}
};
/** All matches of a pattern or, if it has a group, what that matches. */
function extracted(text, pattern, budget) {
	if (typeof text != "string" || typeof pattern != "string") return;
	let matcher = expression(text, pattern, budget).matcher(text), groups = matcher.groupCount();
	if (groups > 1) throw new CelError("regular expression has more than one capturing group");
	let found = [];
	for (; matcher.find();) budget.spend(1), found.push(matcher.group(groups) ?? void 0);
	return found;
}
// src/kubernetes/cel/library/image.ts
const DEFAULT_REGISTRY = "index.docker.io", TAG = /^[A-Za-z0-9_.-]{1,128}$/, REPOSITORY = /^[a-z0-9_\-./]{2,255}$/, REGISTRY = /^(?:[A-Za-z0-9._~!$&'()*+,;=-]+|\[[0-9A-Fa-f:.]+\])?(?::\d*)?$/, DIGEST = /^sha256:[0-9a-f]{64}$/;
/** A reference to an image, as Kyverno reads it (go-containerregistry, pkg/name, without strict validation). */
var ImageReference = class ImageReference extends Opaque {
	typeName = "kyverno.image";
	registry;
	/** With `library/` for an official image of Docker Hub. */
	repository;
	/** The tag that is written; undefined where there is none. */
	tag;
	/** The digest, such as `sha256:…`. */
	digest;
	#text;
	constructor(text, parts) {
		super(), this.#text = text, this.registry = parts.registry, this.repository = parts.repository, this.tag = parts.tag, this.digest = parts.digest;
	}
	equals(other) {
		return other instanceof ImageReference && other.#text === this.#text;
	}
};
/** `image(…)`, which is an older name, `parseImageReference(…)` and `isImage(…)`. */
const IMAGE_FUNCTIONS = {
	image: ([text]) => typeof text == "string" ? referenceOf(text) : void 0,
	parseImageReference: ([text]) => typeof text == "string" ? referenceOf(text) : void 0,
	isImage: ([text]) => typeof text == "string" ? parseImageReference(text) !== void 0 : void 0
}, IMAGE_METHODS = {
	containsDigest: ofReference(({ digest }) => digest !== void 0),
	registry: ofReference(({ registry }) => registry),
	repository: ofReference(({ repository }) => repository),
	tag: ofReference(tagOf),
	digest: ofReference(({ digest }) => digest ?? ""),
	identifier: ofReference((image) => image.digest === void 0 ? tagOf(image) : [image.tag ?? [], image.digest].flat().join("@")),
	identifierWithSeparator: ofReference((image) => image.digest === void 0 ? `:${tagOf(image)}` : `@${image.digest}`)
};
function tagOf({ tag, digest }) {
	return tag ?? (digest === void 0 ? "latest" : "");
}
function ofReference(call) {
	return ([value]) => value instanceof ImageReference ? call(value) : void 0;
}
function referenceOf(text) {
	let reference = parseImageReference(text);
	if (!reference) throw new CelError("could not parse reference");
	return reference;
}
/** The reference that a text is, or undefined if it is none. */
function parseImageReference(text) {
	if (text.length > 1e3) return;
	let [name = "", digest, ...more] = text.split("@");
	if (more.length > 0 || digest !== void 0 && !DIGEST.test(digest)) return;
	let colon = name.lastIndexOf(":"), hasTag = colon !== -1 && !name.slice(colon).includes("/"), tag = hasTag ? name.slice(colon + 1) : void 0;
	if (tag !== void 0 && !TAG.test(tag)) return;
	let [first = "", ...rest] = (hasTag ? name.slice(0, colon) : name).split("/"), isRegistry = rest.length > 0 && (first === "localhost" || /[.:]/.test(first)), path = (isRegistry ? rest : [first, ...rest]).join("/");
	if (!REPOSITORY.test(path) || isRegistry && !REGISTRY.test(first)) return;
	let registry = isRegistry && first !== "docker.io" ? first : DEFAULT_REGISTRY;
	return new ImageReference(text, {
		registry,
		repository: registry === DEFAULT_REGISTRY && !path.includes("/") ? `library/${path}` : path,
		tag,
		digest
	});
}
// src/kubernetes/cel/library/kyverno.ts
/** Nanoseconds from the year 1, from which times are truncated, to 1970. */
const YEAR_ONE = 62135596800n * 10n ** 9n, CRON_PARTS = [
	"getMinutes",
	"getHours",
	"getDate",
	"getMonth",
	"getDayOfWeek"
], listObjToMap = ([keys, values, key, value], budget) => {
	if (!(keys instanceof CelList && values instanceof CelList) || typeof key != "string" || typeof value != "string") return;
	if (budget.spend(keys.elements.length), keys.elements.length !== values.elements.length) throw new CelError("listObjToMap requires lists of one length");
	let others = values.known;
	return new LiteralMap(keys.known.map((entry, at) => {
		let name = fieldOf(entry, key);
		if (typeof name != "string") throw new CelError("the key of listObjToMap is not a text");
		return [name, fieldOf(others[at], value) ?? null];
	}));
}, KYVERNO_FUNCTIONS = {
	listObjToMap,
	"transform.listObjToMap": listObjToMap,
	"time.truncate": ([time, unit]) => {
		if (time instanceof Timestamp && unit instanceof Duration) return unit.nanos <= 0n ? time : timestamp(time.nanos - (time.nanos + YEAR_ONE) % unit.nanos);
	},
	"time.toCron": ([time]) => {
		if (time instanceof Timestamp) return CRON_PARTS.map((part) => readTime(part, time) + +(part === "getMonth")).join(" ");
	}
};
function fieldOf(value, name) {
	return value instanceof CelMap ? value.get(name) : void 0;
}
// src/kubernetes/cel/library/lists.ts
/** Methods of lists, of Kubernetes and of CEL's extension. */
const LIST_METHODS = {
	isSorted: ofList((items) => items.every((item, at) => at === 0 || !(compare(before(items, at), item) > 0))),
	sum: ofList((items, budget) => {
		let [first, ...rest] = items;
		if (first === void 0) return 0n;
		if (isSummable(first)) return rest.reduce((sum, item) => OPERATORS["+"](sum, item, budget), first);
	}),
	max: ofList((items) => extreme$1(items, "max", (order) => order < 0)),
	min: ofList((items) => extreme$1(items, "min", (order) => order > 0)),
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
			if (start < 0n || end < 0n || start > end || end > BigInt(list.elements.length)) throw new CelError(`cannot slice(${start}, ${end}), list is length ${list.elements.length}`);
			return new CelList(list.elements.slice(Number(start), Number(end)));
		}
	},
	flatten: ([list, depth], budget) => {
		if (!(!(list instanceof CelList) || depth !== void 0 && typeof depth != "bigint")) {
			if (depth !== void 0 && depth < 0n) throw new CelError("level must be non-negative");
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
	if (!(container instanceof CelList)) throw new Mismatch("a value is not a list or a map");
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
	return elements.length === 0 ? Optional.none : new Optional(mustKnow(elements[at]));
}
function before(items, at) {
	return items[at - 1] ?? null;
}
function isSummable(value) {
	return typeof value == "bigint" || typeof value == "number" || value instanceof Uint || value instanceof Duration;
}
function extreme$1(items, name, replaces) {
	let [first, ...rest] = items;
	if (first === void 0) throw new CelError(`${name} called on empty list`);
	return rest.reduce((best, item) => replaces(compare(best, item)) ? item : best, first);
}
function place(list, item, budget, find) {
	if (list instanceof CelList && item !== void 0) return budget.spend(list.elements.length), BigInt(list.known[find]((element) => equals(element, item)));
}
function flatten(list, depth, budget) {
	return budget.spend(list.elements.length), list.known.flatMap((item) => item instanceof CelList && depth > 0n ? flatten(item, depth - 1n, budget) : [item]);
}
// src/kubernetes/cel/library/math.ts
const WORD = 2n ** 64n, MATH_FUNCTIONS = {
	"math.greatest": (args) => extreme(args, (order) => order > 0),
	"math.least": (args) => extreme(args, (order) => order < 0),
	"math.ceil": ofDouble(Math.ceil),
	"math.floor": ofDouble(Math.floor),
	"math.trunc": ofDouble(Math.trunc),
	"math.round": ([value, digits]) => {
		if (typeof value != "number") return;
		if (digits === void 0) return rounded(value);
		if (typeof digits != "bigint") return;
		let shift = 10 ** Number(digits);
		return rounded(value * shift) / shift;
	},
	"math.isInf": ofDouble((value) => Math.abs(value) === Infinity),
	"math.isNaN": ofDouble(Number.isNaN),
	"math.isFinite": ofDouble(Number.isFinite),
	"math.sqrt": ([value]) => {
		let number = value instanceof Uint ? value.value : value;
		return typeof number == "number" || typeof number == "bigint" ? Math.sqrt(Number(number)) : void 0;
	},
	"math.abs": ([value]) => value instanceof Uint ? value : typeof value == "number" ? Math.abs(value) : typeof value == "bigint" ? value < 0n ? negate(value) : value : void 0,
	"math.sign": ([value]) => value instanceof Uint ? uint(value.value === 0n ? 0n : 1n) : typeof value == "number" ? Math.sign(value) : typeof value == "bigint" ? BigInt(Number(value > 0n) - Number(value < 0n)) : void 0,
	"math.bitAnd": ofBits((left, right) => left & right),
	"math.bitOr": ofBits((left, right) => left | right),
	"math.bitXor": ofBits((left, right) => left ^ right),
	"math.bitNot": ([value]) => value instanceof Uint ? uint(WORD - 1n - value.value) : typeof value == "bigint" ? ~value : void 0,
	"math.bitShiftLeft": shifted((value, by) => value << by),
	"math.bitShiftRight": shifted((value, by) => BigInt.asUintN(64, value) >> by)
};
/** Half away from zero, as Go rounds. */
function rounded(value) {
	let whole = Math.trunc(value);
	return Math.abs(value - whole) >= .5 ? whole + Math.sign(value) : whole;
}
function extreme(args, isBetter) {
	let [only] = args, values = only instanceof CelList && args.length === 1 ? only.known : args, [first, ...rest] = values;
	if (first !== void 0 && values.every(isNumber)) return rest.reduce((best, value) => isBetter(compare(value, best)) ? value : best, first);
}
function isNumber(value) {
	return typeof value == "bigint" || typeof value == "number" || value instanceof Uint;
}
function ofDouble(call) {
	return ([value]) => typeof value == "number" ? call(value) : void 0;
}
function ofBits(call) {
	return ([left, right]) => typeof left == "bigint" && typeof right == "bigint" ? int(call(left, right)) : left instanceof Uint && right instanceof Uint ? uint(call(left.value, right.value)) : void 0;
}
/** Bits that are shifted out are lost, and what is shifted by 64 or more is 0. */
function shifted(call) {
	return ([value, by]) => {
		if (typeof by != "bigint") return;
		if (by < 0n) throw new CelError("math.bitShift negative offset");
		let isUint = value instanceof Uint, bits = isUint ? value.value : value;
		if (typeof bits != "bigint") return;
		let result = by > 63n ? 0n : call(bits, by);
		return isUint ? uint(BigInt.asUintN(64, result)) : BigInt.asIntN(64, result);
	};
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
		if (!url) throw new CelError("URL parse error during conversion from string");
		if (text.startsWith("//")) throw new NotKnown("a URL without scheme has a host");
		return url;
	}
}, URL_METHODS = {
	getScheme: ofUrl(({ scheme }) => scheme),
	getHost: ofUrl(({ host }) => host),
	getHostname: ofUrl(({ host }) => host.replace(/:\d*$/, "").replace(/^\[(.*)\]$/, "$1")),
	getPort: ofUrl(({ host }) => /:(\d*)$/.exec(host)?.[1] ?? ""),
	getEscapedPath: ofUrl(({ path }) => /^(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})*$/.test(path) ? path : escapedPath(path)),
	getQuery: ofUrl(({ query }) => queryOf(query))
};
/** A path whose bytes are escaped as Go does it, whether they were before or not. */
function escapedPath(path) {
	return Buffer.from(path).toString("latin1").replace(/%([0-9A-Fa-f]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16))).replace(/[^A-Za-z0-9\-._~$&+,/:;=@]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
}
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
const DNS_LABEL = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/, DNS_1035_LABEL = /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/, NAME = /^(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/, UUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i, BASE64$1 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
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
	byte: (text) => BASE64$1.test(text.replace(/[\r\n]/g, "")),
	date: (text) => parseDate(text) !== void 0,
	datetime: isDateTime
}).map(([name, matches]) => [name, new NamedFormat(name, matches)])), FORMAT_FUNCTIONS = {
	...Object.fromEntries([...FORMATS].map(([name, format]) => [`format.${name}`, () => format])),
	"format.named": ([name]) => typeof name == "string" ? new Optional(FORMATS.get(name)) : void 0
}, FORMAT_METHODS = { validate: ([format, text], budget) => {
	if (format instanceof NamedFormat && typeof text == "string") return budget.read(text), format.matches(text) ? Optional.none : new Optional(new CelList([`not a valid ${format.name}`]));
} };
/** As RFC 3339 writes it, in either case. */
function isDateTime(text) {
	return parseTimestamp(text.toUpperCase()) !== void 0;
}
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
// src/kubernetes/cel/library/optionals.ts
const unwrap = ([list], budget) => {
	if (!(list instanceof CelList)) return;
	budget.spend(list.elements.length);
	let optionals = list.known.filter((element) => element instanceof Optional);
	if (!(optionals.length < list.elements.length)) return new CelList(optionals.flatMap(({ value }) => value === void 0 ? [] : [value]));
}, OPTIONAL_FUNCTIONS = {
	"optional.none": () => Optional.none,
	"optional.of": ([value]) => value === void 0 ? void 0 : new Optional(value),
	"optional.ofNonZeroValue": ([value]) => {
		if (value === void 0) return;
		let zero = isZero(value);
		return zero === void 0 ? void 0 : zero ? Optional.none : new Optional(value);
	},
	"optional.unwrap": unwrap
}, OPTIONAL_METHODS = {
	hasValue: ([value]) => value instanceof Optional ? value.value !== void 0 : void 0,
	value: ([value]) => {
		if (value instanceof Optional) {
			if (value.value === void 0) throw new CelError("optional.none() dereference");
			return value.value;
		}
	},
	unwrapOpt: unwrap
};
function isZero(value) {
	return value === null || value === !1 || value === "" || value === 0 || value === 0n ? !0 : value instanceof CelList ? value.elements.length === 0 : value instanceof CelMap ? value.size === 0 : typeof value == "object" && void 0;
}
// src/kubernetes/terms/format.ts
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/, DATE_TIME = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/, INT32 = 2 ** 31;
/** What a string of a format must be, in words, if it is not; formats that the API server does not check are not checked. */
function wrongFormat(text, { format }, reader) {
	switch (format) {
		case "byte": return reader !== "server" || isBase64(text) ? void 0 : "valid base64";
		case "date-time": return DATE_TIME.test(text) ? void 0 : "a time such as `2006-01-02T15:04:05Z`";
		case "ipv4": return isIP(text) === 4 ? void 0 : "an IPv4 address";
		case "ipv6": return isIP(text) === 6 ? void 0 : "an IPv6 address";
		default: return;
	}
}
/** Standard base64 with padding, as Go decodes it: line breaks do not count. */
function isBase64(text) {
	let plain = /[\r\n]/.test(text) ? text.replace(/[\r\n]/g, "") : text;
	return plain.length % 4 == 0 && BASE64.test(plain);
}
/** Whether an integer fits its format; those of 64 bits are not exact in JavaScript and pass. */
function fits(value, { format }) {
	return format !== "int32" || value >= -INT32 && value < INT32;
}
/** Digits may be missing: the server takes `m` and `.` for 0. */
const QUANTITY = /^(?!$)[+-]?[0-9]*(?:\.[0-9]*)?(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$/;
function isQuantity(text) {
	return QUANTITY.test(text.trim());
}
/** The quantity that a text most likely means: `1gi`, `1 Gi`, `1GiB` are `1Gi`, `512MB` is `512M`. */
function nearestQuantity(text) {
	let [, number = "", prefix = "", binary = ""] = /^\s*([0-9.]+)\s*([kKMmGgTtPpEe])(i?)[bB]?\s*$/.exec(text) ?? [];
	if (number === "" || prefix === "m" && binary === "") return;
	let upper = prefix.toUpperCase(), quantity = `${number}${binary === "" && upper === "K" ? "k" : upper}${binary}`;
	return isQuantity(quantity) ? quantity : void 0;
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
}, BINARY = "KMGTPE", PARTS = /^([+-]?)(\d*)(?:\.(\d*))?([a-zA-Z]*)([+-]?\d*)$/;
/** An amount of a resource, to the billionth, as the API server keeps it. */
var Quantity = class Quantity extends Opaque {
	typeName = "kubernetes.Quantity";
	/** The amount times 10⁹. */
	nanos;
	/** The power of ten of the integer that the API server keeps; undefined where it keeps a decimal, which is never an integer. */
	scale;
	constructor(nanos, scale) {
		super(), this.nanos = nanos, this.scale = scale;
	}
	get isInteger() {
		return this.scale !== void 0 && this.scale >= 0 && fitsInt(this.nanos / NANO);
	}
	equals(other) {
		return other instanceof Quantity && other.nanos === this.nanos;
	}
};
/** `quantity(…)` and `isQuantity(…)`. */
const QUANTITY_FUNCTIONS = {
	quantity: ([text]) => typeof text == "string" ? parseQuantity(text) ?? noQuantity() : void 0,
	isQuantity: ([text]) => typeof text == "string" ? parseQuantity(text) !== void 0 : void 0,
	sign: ofQuantity(({ nanos }) => BigInt(Number(nanos > 0n) - Number(nanos < 0n)))
}, QUANTITY_METHODS = {
	isInteger: ofQuantity(({ isInteger }) => isInteger),
	asInteger: ofQuantity(({ isInteger, nanos }) => {
		if (!isInteger) throw new CelError("cannot convert value to integer");
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
	let binary = suffix.length === 2 ? 2n ** (10n * BigInt(BINARY.indexOf(suffix.charAt(0)) + 1)) : 1n, scale = 9 + (suffix.length === 2 ? 0 : exponent) - fraction.length, digits = BigInt(`${whole}${fraction}` || "0") * binary, nanos = scale >= 0 ? digits * 10n ** BigInt(scale) : roundUp(digits, 10n ** BigInt(-scale)), kept = keptScale(whole.replace(/^0+(?=.)/, ""), fraction, suffix, exponent);
	return new Quantity(sign === "-" ? -nanos : nanos, kept);
}
/** The scale of the integer that the API server keeps a quantity as, if it has so few digits that it does (`ParseQuantity`). */
function keptScale(whole, fraction, suffix, exponent) {
	if (suffix.length < 2) return whole.length + fraction.length > 18 ? void 0 : exponent - fraction.length;
	let bits = 10 * (BINARY.indexOf(suffix.charAt(0)) + 1);
	return fraction !== "" || whole.length + Math.trunc(bits * .3) > 14 ? void 0 : 0;
}
function roundUp(value, divisor) {
	return (value + divisor - 1n) / divisor;
}
function noQuantity() {
	throw new CelError("quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
}
function fitsInt(value) {
	return value >= -INT_MOST - 1n && value <= INT_MOST;
}
function ofQuantity(call) {
	return ([value]) => value instanceof Quantity ? call(value) : void 0;
}
function combined(left, right, call) {
	if (!(left instanceof Quantity)) return;
	let other = typeof right == "bigint" ? new Quantity(right * NANO, 0) : right;
	if (!(other instanceof Quantity)) return;
	let scale = left.scale === void 0 || other.scale === void 0 ? void 0 : Math.min(left.scale, other.scale);
	return new Quantity(call(left.nanos, other.nanos), scale);
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
	if (at < 0n || at > BigInt(length)) throw new CelError(`index out of range: ${at}`);
	return Number(at);
}
/** The first position of some characters in others, from a position on, or -1. */
function indexOf(text, other, from, budget) {
	if (typeof from == "bigint") {
		if (other.length === 0) return from;
		if (from < 0n) throw new CelError(`index out of range: ${from}`);
		budget.spend(text.length * other.length / 10);
		for (let at = Number(from); at + other.length <= text.length; at++) if (startsAt(text, other, at)) return BigInt(at);
		return -1n;
	}
}
/** The last position of some characters in others, up to a position, or -1. */
function lastIndexOf(text, other, from, budget) {
	if (from !== void 0 && typeof from != "bigint") return;
	if (other.length === 0) return from ?? BigInt(text.length);
	if (from !== void 0 && from < 0n) throw new CelError(`index out of range: ${from}`);
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
const CLAUSE = /%(?:%|(?:\.(\d*))?(.)?)/gsu;
/**
* A text whose clauses (`%s`, `%d`, `%x` …) are filled with values, as version 2 of CEL's extension for strings does: numbers with
* decimals are written for people (cel-go, ext/formatting.go).
*/
function formatText(template, values, budget) {
	budget.read(template);
	let next = 0;
	return template.replace(CLAUSE, (clause, digits, verb) => {
		if (clause === "%%") return "%";
		if (verb === void 0 || digits === "" || !VERBS.includes(verb)) throw new CelError("could not parse formatting clause");
		let value = values[next++];
		if (value === void 0) throw new CelError(`index ${next - 1} out of range`);
		let filled = clauseText(verb, value, digits === void 0 ? 6 : Number(digits));
		if (filled === void 0) throw new CelError(`error during formatting: ${clause} does not accept the value`);
		return budget.read(filled), filled;
	});
}
/** The verbs of a template's clauses, in their order; undefined if one of them does not exist. */
function clausesOf(template) {
	let verbs = [...template.matchAll(CLAUSE)].filter(([clause]) => clause !== "%%").map(([, digits, verb]) => digits === "" ? "" : verb ?? "");
	return verbs.every((verb) => VERBS.includes(verb)) ? verbs : void 0;
}
const VERBS = [
	"s",
	"d",
	"f",
	"e",
	"b",
	"x",
	"X",
	"o"
];
function clauseText(verb, value, digits) {
	let whole = typeof value == "bigint" ? value : value instanceof Uint ? value.value : void 0;
	switch (verb) {
		case "s": return value instanceof Opaque || value instanceof Optional ? void 0 : stringText(value);
		case "d": return whole?.toString();
		case "f":
		case "e": return decimalText(value, digits, verb === "f" ? fixed : scientific);
		case "b": return typeof value == "boolean" ? String(Number(value)) : whole?.toString(2);
		case "o": return whole?.toString(8);
		default: {
			let bytes = typeof value == "string" ? new TextEncoder().encode(value) : value, hex = bytes instanceof Uint8Array ? Buffer.from(bytes).toString("hex") : whole?.toString(16);
			return verb === "X" ? hex?.toUpperCase() : hex;
		}
	}
}
function stringText(value) {
	return value instanceof CelList || value instanceof CelMap ? nestedText(value) : value === null ? "null" : textOf(value);
}
/** A value in a list or a map, as CEL writes it. */
function nestedText(value) {
	if (typeof value == "string") return quotedText(value);
	if (typeof value == "number") return Number.isFinite(value) ? plain(value) : JSON.stringify(textOf(value));
	if (value instanceof Uint8Array) return `b${quotedText(textOf(value) ?? "")}`;
	if (value instanceof Duration || value instanceof Timestamp) return `${value instanceof Duration ? "duration" : "timestamp"}("${textOf(value)}")`;
	if (value instanceof CelList) {
		let texts = value.known.map(nestedText);
		return texts.includes(void 0) ? void 0 : `[${texts.join(", ")}]`;
	}
	if (value instanceof CelMap) {
		let entries = value.keys().map((key) => [nestedText(key), nestedText(value.get(key) ?? null)]);
		return entries.some((entry) => entry.includes(void 0)) ? void 0 : `{${entries.map((entry) => entry.join(":")).sort().join(", ")}}`;
	}
	return stringText(value);
}
function quotedText(text) {
	if (!/^[\x20-\x7e\n\r\t]*$/.test(text)) throw new NotKnown("a text has characters that are not quoted here");
	return JSON.stringify(text);
}
function plain(value) {
	return fixed(value, 6).replaceAll(",", "");
}
function decimalText(value, digits, write) {
	if (typeof value != "number" && value !== "NaN" && value !== "Infinity" && value !== "-Infinity") return;
	let number = Number(value);
	if (Number.isNaN(number)) return "NaN";
	if (!Number.isFinite(number) || digits > 15) throw new NotKnown("a number has too many digits");
	return write(number, digits);
}
/** With commas between thousands. */
function fixed(value, digits) {
	let exact = {
		minimumFractionDigits: digits,
		maximumFractionDigits: digits,
		roundingMode: "halfEven"
	};
	return new Intl.NumberFormat("en-US", exact).format(value);
}
function scientific(value, digits) {
	let [mantissa = "", power = ""] = value.toExponential(digits).split("e");
	return `${mantissa}×10${power.startsWith("-") ? "⁻" : ""}${power.replace(/^[+-]/, "").padStart(2, "0").replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(Number(digit)))}`;
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
			if (start > end) throw new CelError(`invalid substring range. start: ${start}, end: ${end}`);
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
		if (typeof text != "string" || typeof old != "string" || typeof fresh != "string" || most !== void 0 && typeof most != "bigint") return;
		let parts = old === "" ? around(split(text, budget), most ?? -1n) : splitText(text, old, most === void 0 || most < 0n ? -1n : most + 1n);
		return budget.spend((text.length + parts.length * fresh.length) / 10), parts.join(fresh);
	},
	join: ([list, separator], budget) => {
		if (!(list instanceof CelList) || separator !== void 0 && typeof separator != "string") return;
		let texts = list.known.filter((element) => typeof element == "string");
		if (texts.length === list.elements.length) return budget.spend(texts.reduce((length, text) => length + text.length + (separator?.length ?? 0), 0) / 10), texts.join(separator ?? "");
	},
	format: ([template, values], budget) => typeof template == "string" && values instanceof CelList ? formatText(template, values.known, budget) : void 0
};
/** The parts of a text between which an empty text is found. */
function around(characters, most) {
	let all = [
		"",
		...characters,
		""
	];
	return most < 0n || most >= all.length - 1 ? all : [...all.slice(0, Number(most)), all.slice(Number(most)).join("")];
}
/** `strings.quote`. */
const TEXT_FUNCTIONS = { "strings.quote": ofText((text) => `"${text.replace(/["\\\x07\b\f\n\r\t\v]/g, (sign) => `\\${ESCAPES[sign] ?? sign}`)}"`) }, ESCAPES = {
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
		if (!version) throw new CelError("the text is not a semantic version");
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
}, ONLY_KYVERNO = {
	functions: [
		IMAGE_FUNCTIONS,
		MATH_FUNCTIONS,
		ENCODING_FUNCTIONS,
		DOCUMENT_FUNCTIONS,
		EXTRACTION_FUNCTIONS,
		KYVERNO_FUNCTIONS
	],
	methods: [IMAGE_METHODS]
}, OF_KYVERNO = new Set([...ONLY_KYVERNO.functions, ...ONLY_KYVERNO.methods].flatMap(Object.keys)), FUNCTIONS = tableOf([
	CONVERSIONS,
	TEXT_FUNCTIONS,
	LIST_FUNCTIONS,
	URL_FUNCTIONS,
	ADDRESS_FUNCTIONS,
	QUANTITY_FUNCTIONS,
	VERSION_FUNCTIONS,
	FORMAT_FUNCTIONS,
	OPTIONAL_FUNCTIONS,
	...ONLY_KYVERNO.functions,
	{
		size: ([value], budget) => sizeOf(value, (text) => budget.read(text)),
		matches: (args, budget) => REGEX_METHODS.matches?.(args, budget),
		string: ([value], budget) => value instanceof Address || value instanceof Network ? String(value) : value === void 0 ? void 0 : CONVERSIONS.string?.([value], budget)
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
	OPTIONAL_METHODS,
	...ONLY_KYVERNO.methods,
	Object.fromEntries(TIME_PARTS.map((name) => [name, timePart(name)])),
	{
		size: ([value], budget) => sizeOf(value, (text) => budget.read(text)),
		isGreaterThan: ordered((order) => order > 0),
		isLessThan: ordered((order) => order < 0),
		compareTo: ordered((order) => BigInt(Math.sign(order)))
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
		if (value instanceof Duration && zone === void 0) {
			let unit = UNIT_NANOS[name];
			return unit === void 0 ? void 0 : value.nanos / unit;
		}
		if (!(!(value instanceof Timestamp) || zone !== void 0 && typeof zone != "string")) return BigInt(readTime(name, value, zone));
	};
}
function ordered(call) {
	return ([left, right]) => left instanceof Quantity && right instanceof Quantity ? call(compareQuantities(left, right)) : left instanceof Version && right instanceof Version ? call(compareVersions(left, right)) : void 0;
}
// src/kubernetes/cel/iterate.ts
/** The expression of a macro that has none. */
function never() {
	throw new NotKnown("a macro has no expression");
}
/** Goes through a list (positions and items) or a map (keys and values), as many steps as the budget allows. */
function* entries(range, frame) {
	if (range instanceof CelList) {
		let at = 0n;
		for (let element of range.elements) frame.budget.spend(3), yield [at++, () => element];
	} else if (range instanceof CelMap) for (let key of range.keys()) frame.budget.spend(3), yield [key, () => range.get(key)];
	else throw new Mismatch("a macro requires a list or a map");
}
/** Runs something for each entry, with the variables set; stops where it gives true. What depends on all entries depends on the whole. */
function each({ receiver, slots }, frame, step) {
	let range = receiver(frame), whole = frame.reads?.last, [first = 0, second] = slots, origins = range instanceof CelList ? range.origins : void 0, at = 0;
	for (let [key, value] of entries(range, frame)) {
		let origin = origins?.[at++];
		if (origin && frame.reads?.goBack(origin), second === void 0 ? frame.slots[first] = range instanceof CelMap ? key : value() : (frame.slots[first] = key, frame.slots[second] = readable$1(value)), step(key, origin)) return;
	}
	frame.reads?.goBack(whole);
}
/** A value that turns out not to be known is only so if it is read. */
function readable$1(value) {
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
	throw new Mismatch("a value is not an optional");
}
/** `optional.or(…)` and `orValue(…)`, which need their argument only if there is no value. */
function otherwise(receiver, other, unwrap) {
	return (frame) => {
		let value = receiver(frame);
		return value instanceof Optional ? value.value === void 0 ? other(frame) : unwrap ? value.value : value : unwrap ? value : noOptional();
	};
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
/** The value of a condition, which must be true or false. */
function isTrue(condition, frame) {
	let value = condition(frame);
	if (typeof value != "boolean") throw new Mismatch("a condition is neither true nor false");
	return value;
}
/** Runs a condition whose failure another one may make up for. */
function attempt(condition, frame) {
	try {
		let value = condition(frame);
		return typeof value == "boolean" ? value : new Mismatch("a condition is neither true nor false");
	} catch (failure) {
		if (failure instanceof Runaway) throw failure;
		if (failure instanceof CelError || failure instanceof NotKnown) return failure;
		throw failure;
	}
}
/** What `||` (decisive: true) and `&&` (decisive: false) come to where neither side is decisive. What is not known may be. */
function undecided(decisive, verdicts) {
	let error;
	for (let verdict of verdicts) {
		if (verdict instanceof NotKnown && !(verdict instanceof Mismatch)) throw verdict;
		typeof verdict != "boolean" && (error ??= verdict);
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
// src/kubernetes/cel/transforms.ts
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
		let items = [], origins = [];
		return each(call, frame, () => (isTrue(keeps, frame) && (items.push(result(frame)), origins.push(frame.reads?.last)), !1)), new CelList(items, "atomic", frame.reads && origins);
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
function transformMapEntry(call) {
	let { keeps, result } = transformation(call);
	return (frame) => {
		let pairs = [];
		each(call, frame, () => {
			let entry = isTrue(keeps, frame) ? result(frame) : void 0;
			if (entry === void 0) return !1;
			if (!(entry instanceof CelMap)) throw new Mismatch("`transformMapEntry` requires a map");
			for (let key of entry.keys()) pairs.push([key, entry.get(key) ?? null]);
			return !1;
		});
		let map = new LiteralMap(pairs);
		if (map.size < pairs.length) throw new CelError("insert failed: a key exists already");
		return map;
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
	["transformMapEntry/2/1", transformMapEntry],
	["transformMapEntry/2/2", transformMapEntry],
	["optMap/1/1", (call) => optional(call, (value) => new Optional(value))],
	["optFlatMap/1/1", (call) => optional(call, (value) => value instanceof Optional ? value : noOptional())]
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
function existsOne(call) {
	return (frame) => {
		let [body = never] = call.bodies, count = 0;
		return each(call, frame, () => (isTrue(body, frame) && count++, !1)), count === 1;
	};
}
function filter(call) {
	return (frame) => {
		let [body = never] = call.bodies, kept = [], origins = [], [slot = 0] = call.slots;
		return each(call, frame, (_, origin) => {
			let item = frame.slots[slot];
			return isTrue(body, frame) && (kept.push(mustKnow(item)), origins.push(origin)), !1;
		}), new CelList(kept, "atomic", frame.reads && origins);
	};
}
function optional({ receiver, slots, bodies }, wrap) {
	let [slot = 0] = slots, [body = never] = bodies;
	return (frame) => {
		let value = receiver(frame);
		return value instanceof Optional ? value.value === void 0 ? Optional.none : (frame.slots[slot] = value.value, wrap(body(frame))) : noOptional();
	};
}
// src/kubernetes/cel/notation.ts
/** Strings and comments, quoted fields, numbers, names, and single characters. */
const TOKENS = /(?<kept>[rRbB]{0,2}(?:"""(?:\\[\s\S]|[^\\])*?"""|'''(?:\\[\s\S]|[^\\])*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|\/\/[^\n]*|\s+|\w+(?:\.\d+)?)|`(?<field>[\w.\-/ ]{1,400})`|[\s\S]/g, FIELD = "quoted_field_", OPTIONAL = "\0optional", MARKS = {
	"[": `${JSON.stringify(OPTIONAL)}, `,
	"{": `${JSON.stringify(OPTIONAL)}: true, `
};
/** An expression in the notation that the parser reads: without quoted fields, `[?a]`, `{?b: c}` and `.5`. */
function readable(expression) {
	if (!/[`?]|\.\d/.test(expression)) return expression;
	let open = [], before = "";
	return expression.replace(TOKENS, (token, ...rest) => {
		let { kept, field } = rest.at(-1), last = before;
		return (kept === void 0 || /\S/.test(token)) && (before = token), kept === void 0 ? field === void 0 ? token === "?" ? (last === "." && (before = ".?"), (last === "{" || last === "[" || last === ",") && MARKS[open.at(-1) ?? ""] || token) : token === "." && !isValue(last) && /^\d/.test(expression.slice(rest.at(-3) + 1, rest.at(-3) + 2)) ? "0." : ("([{".includes(token) && open.push(token === "[" && isValue(last) ? "index" : token), ")]}".includes(token) && open.pop(), token) : /^\.\??$/.test(last) ? `${FIELD}${Buffer.from(field).toString("hex")}` : token : token;
	});
}
/** Whether a token ends a value. */
function isValue(token) {
	return /[\w)\]}"'`]$/.test(token) && token !== "in";
}
/** The name of a field as it is in the object. */
function fieldName(name) {
	return name.startsWith(FIELD) ? Buffer.from(name.slice(13), "hex").toString() : name;
}
// src/kubernetes/cel/select.ts
/** `value.key` and `value[key]`; on an optional value, an optional. */
function select(value, key) {
	if (value instanceof Optional) return optionalSelect(value, key);
	let found = find(value, key);
	if (found !== void 0) return found;
	throw value instanceof CelList ? new CelError(`index out of bounds: ${typeof key == "bigint" ? key : "…"}`) : new CelError(`no such key: ${typeof key == "string" || typeof key == "bigint" ? key : "…"}`);
}
/** `value.?key` and `value[?key]`. */
function optionalSelect(value, key) {
	let inner = value instanceof Optional ? value.value : value;
	if (inner === void 0) return Optional.none;
	let found = find(inner, key);
	return found === void 0 ? Optional.none : new Optional(found);
}
/** `has(value.key)`. */
function isPresent(value, key) {
	let inner = value instanceof Optional ? value.value : value;
	return inner !== void 0 && inner instanceof CelMap && inner.has(key);
}
function find(value, key) {
	if (value instanceof CelMap) return value.get(key);
	if (!(value instanceof CelList)) throw new Mismatch("a value has no fields");
	let at = typeof key == "bigint" || Number.isInteger(key) ? Number(key) : -1;
	if (typeof key != "bigint" && typeof key != "number") throw new Mismatch("a list index is not a number");
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
	let [operand, name] = field.args, [value, key] = [compile(operand, scope), fieldName(name)];
	return (frame) => isPresent(value(frame), key);
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
		if (result === void 0 && table === METHODS && typeof given[0] == "bigint") throw new CelError("no such overload");
		if (result === void 0) throw new Mismatch(`\`${name}\` does not accept arguments of these types`);
		return result;
	} : missing(name);
}
/** A function that is not evaluated. */
function missing(name) {
	let why = ELSEWHERE.get(name) ?? "is not supported here";
	return () => {
		throw new NotKnown(`the function \`${name}\` ${why}`);
	};
}
/** `receiver.name(args)`: a method, a macro, or a function in a namespace. */
function methodCall([name, receiver, args], scope, compile) {
	let space = qualifiedName(receiver);
	if (space !== void 0 && FUNCTIONS.has(`${space}.${name}`)) return functionCall([`${space}.${name}`, args], scope, compile);
	if (space !== void 0 && ELSEWHERE.has(`${space}.${name}`)) return missing(`${space}.${name}`);
	if (space === "cel" && name === "bind") return binding(args, scope, compile);
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
/** `cel.bind(name, value, expression)`. */
function binding([name, value, body, ...more], scope, compile) {
	if (name?.op !== "id" || !value || !body || more.length > 0) return unsupported("such a call of `cel.bind`");
	let inner = new Scope(name.args, scope), [bound, result] = [compile(value, scope), compile(body, inner)];
	return (frame) => (frame.slots[inner.slot] = bound(frame), result(frame));
}
// src/kubernetes/cel/names.ts
/** What the expressions of policies and webhooks may mention; not every place has all of them. */
const ADMISSION_NAMES = [
	"object",
	"oldObject",
	"request",
	"params",
	"variables",
	"namespaceObject",
	"authorizer"
], EVALUATED = /* @__PURE__ */ new Set([
	...FUNCTIONS.keys(),
	...METHODS.keys(),
	...MACRO_NAMES,
	"has",
	"or",
	"orValue",
	"cel.bind"
]), KNOWN_FUNCTIONS = /* @__PURE__ */ new Set([...EVALUATED, ...ELSEWHERE.keys()]), API_SERVER_FUNCTIONS = /* @__PURE__ */ new Set([
	...[...EVALUATED].filter((name) => !OF_KYVERNO.has(name) && name !== "cel.bind"),
	...OF_AUTHORIZER,
	"jsonpatch.escapeKey"
]), NAMESPACES = new Set([...KNOWN_FUNCTIONS].flatMap((name) => name.includes(".") ? name.slice(0, name.indexOf(".")) : []));
/** The names in a parsed expression. */
function namesIn(expression) {
	let free = /* @__PURE__ */ new Set(), functions = /* @__PURE__ */ new Set(), variables = /* @__PURE__ */ new Set(), visit = (node, bound) => {
		let all = (nodes, names = bound) => {
			for (let one of nodes) visit(one, names);
		};
		switch (node.op) {
			case "value": return;
			case "id":
				!bound.has(node.args) && !TYPE_NAMES.has(node.args) && free.add(node.args);
				return;
			case ".":
			case ".?":
				if (TYPE_NAMES.has(qualifiedName(node) ?? "")) return;
				node.args[0].op === "id" && node.args[0].args === "variables" && variables.add(node.args[1]), visit(node.args[0], bound);
				return;
			case "call":
				functions.add(node.args[0]), all(node.args[1]);
				return;
			case "rcall": {
				let [name, receiver, args] = node.args, isSpace = receiver.op === "id" && !bound.has(receiver.args) && NAMESPACES.has(receiver.args);
				isSpace || visit(receiver, bound), functions.add(isSpace ? `${receiver.args}.${name}` : name);
				let names = variablesOf(node.args);
				all(args.slice(names.length), /* @__PURE__ */ new Set([...bound, ...names]));
				return;
			}
			case "map":
				for (let pair of node.args) all(pair);
				return;
			case "!_":
			case "-_":
				visit(node.args, bound);
				return;
			default: all(node.args);
		}
	};
	return visit(expression, /* @__PURE__ */ new Set()), {
		free,
		functions,
		variables
	};
}
/** The variables that a macro binds: what is not a method and has a name as its first argument. */
function variablesOf([name, , args]) {
	let [first, second] = args;
	return METHODS.has(name) || first?.op !== "id" || args.length < 2 ? [] : second?.op === "id" && args.length > 2 ? [first.args, second.args] : [first.args];
}
export { Mismatch as $, wrongFormat as A, int as B, noOptional as C, resolvePlain as Ct, fits as D, relate as Dt, clausesOf as E, keyOrigin as Et, parseDuration as F, CelList as G, uint as H, parseDurationField as I, Optional as J, CelMap as K, parseTimestamp as L, parseImageReference as M, TYPE_NAMES as N, isQuantity as O, writtenAt as Ot, parseDate as P, CelError as Q, OPERATORS as R, unsupported as S, valueAt as St, METHODS as T, aliasOf as Tt, compare as U, negate as V, equals as W, mustKnow as X, TypeName as Y, Budget as Z, Scope as _, originOf as _t, namesIn as a, parseYamlRange as at, isTrue as b, stringAt as bt, presence as c, ORIGINS as ct, select as d, isList as dt, NotKnown as et, OPTIONAL as f, isMap as ft, LONGEST_EXPRESSION as g, newMap as gt, MACRO_NAMES as h, newList as ht, KNOWN_FUNCTIONS as i, parseYaml as it, isIn as j, nearestQuantity as k, TextFile as kt, qualifiedName as l, copyMap as lt, readable as m, mapAt as mt, API_SERVER_FUNCTIONS as n, RE2JS as nt, functionCall as o, editDistance as ot, fieldName as p, listAt as pt, LiteralMap as q, EVALUATED as r, RE2JSException as rt, methodCall as s, nearest as st, ADMISSION_NAMES as t, Runaway as tt, optionalSelect as u, deleteEntry as ut, attempt as v, pushItem as vt, FUNCTIONS as w, Origin as wt, undecided as x, stringsAt as xt, constant as y, setEntry as yt, duration as z };
