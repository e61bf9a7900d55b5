import { t as isUnknown } from "./unknown.js";
import { Ct as resolvePlain, ct as ORIGINS, dt as isList, ft as isMap, gt as newMap, ht as newList, lt as copyMap, ut as deleteEntry, wt as Origin, yt as setEntry } from "./names.js";
// src/yaml/edit.ts
/** Characters that need no quotes anywhere in a plain scalar. */
const PLAIN = /^[A-Za-z0-9_/.<>=~^*-][A-Za-z0-9_/.:@+<>=~^*-]*$/, INDICATOR = /^[-?:*&!|>%@`#]/, ENDS_PLAIN = /:(?:\s|$)|\s#|[\r\n\t]/;
/**
* The text that puts `value` in place of the scalar at `origin`, in the quotes that it has, or undefined if the text there
* is not clearly `current` (a block scalar, a value that a build composed).
*/
function scalarText(origin, current, value) {
	if (typeof current == "object") return;
	let { text, file } = origin, quote = text.charAt(0);
	if (quote === "\"" || quote === "'") return text.slice(1, -1) === current ? quote === "\"" ? JSON.stringify(value) : inSingleQuotes(value) : void 0;
	if (text === current || String(resolvePlain(text, "resource")) === String(current)) return isPlainThere(value, text) ? value : plainOrQuoted(value, file.text);
}
/** Whether a string can replace a plain scalar without quotes, because it has no other special characters than that one. */
function isPlainThere(value, plain) {
	let known = new Set(plain), isSafe = (character) => /[A-Za-z0-9_/.$-]/.test(character) || known.has(character);
	return value[0] === plain[0] && !value.endsWith(" ") && !ENDS_PLAIN.test(value) && readsAsText(value) && [...value].every(isSafe);
}
function readsAsText(value) {
	return resolvePlain(value, "resource") === value && resolvePlain(value, "kustomization") === value;
}
/** A string as YAML that reads back as that string everywhere: plain if that is safe, otherwise in the quotes that a text uses most. */
function plainOrQuoted(value, around = "") {
	return readsAsText(value) && PLAIN.test(value) && !INDICATOR.test(value) && !value.endsWith(":") ? value : inQuotes(value, around);
}
/** A string in quotes: those that the values of a text have most, double ones if it has none. */
function inQuotes(value, around) {
	let start = around.slice(0, 2e4), count = (quote) => start.match(RegExp(`(?:: |- )${quote}`, "g"))?.length ?? 0;
	return /^[ -~]*$/.test(value) && count("'") > count("\"") ? inSingleQuotes(value) : JSON.stringify(value);
}
function inSingleQuotes(value) {
	return `'${value.replaceAll("'", "''")}'`;
}
/** The entry `key: value` on its own line after another entry of its mapping, or undefined if that entry is not on its own line. */
function entryBehind(origin, key, value) {
	return linesBehind(origin, [`${key}: ${plainOrQuoted(value, origin.file.text)}`]);
}
/** Lines of YAML after an entry of a mapping, indented as it is, or undefined if that entry is not on its own line. */
function linesBehind(origin, lines) {
	let { file, keyStart, keyEnd, end } = origin, { text } = file, indent = text.slice(text.lastIndexOf("\n", keyStart - 1) + 1, keyStart);
	if (keyStart === keyEnd || !/^ *(?:- +)*$/.test(indent)) return;
	let newline = text.indexOf("\n", end), lineEnd = newline === -1 ? text.length : newline, at = text.charAt(lineEnd - 1) === "\r" ? lineEnd - 1 : lineEnd, ending = `${text.slice(at, lineEnd)}\n`, added = lines.map((line) => `${ending}${" ".repeat(indent.length)}${line}`).join("");
	return {
		at: new Origin(file, at, at, at, at),
		text: added
	};
}
/** A copy of a sequence that may be changed; its items and their origins are shared with the first. */
function copyList(list) {
	return newList([...list], [...list[ORIGINS] ?? []]);
}
/** The mapping with one entry written, as a copy; everything else is shared. */
function withEntry(map, key, value, origin) {
	let copy = copyMap(map);
	return setEntry(copy, key, value, origin), copy;
}
/** The mapping without an entry, as a copy; the mapping itself if it has no such entry. */
function withoutEntry(map, key) {
	if (!Object.hasOwn(map, key)) return map;
	let copy = copyMap(map);
	return deleteEntry(copy, key), copy;
}
/** The sequence with one item written, as a copy; everything else is shared. */
function withItem(list, index, value, origin) {
	let copy = copyList(list);
	return copy[index] = value, copy[ORIGINS][index] = origin, copy;
}
/** The sequence with items taken out and others put in, as a copy; everything else is shared. */
function splicedList(list, index, remove, ...added) {
	let copy = copyList(list);
	return copy.splice(index, remove, ...added.map(([value]) => value)), copy[ORIGINS].splice(index, remove, ...added.map(([, origin]) => origin)), copy;
}
// src/yaml/equal.ts
/** Whether two values are the same to a cluster: the order of keys and where they were written say nothing. */
function isSame(a, b) {
	return Object.is(a, b) || (isList(a) || isMap(a)) && areSameParts(a, b, isSame);
}
/**
* The same, where values are compared and then their parts: what has been compared is known, so that a walk down to what differs takes
* no longer than one comparison. For values that do not change meanwhile.
*/
var Comparer = class {
	#known = /* @__PURE__ */ new WeakMap();
	isSame = (a, b) => {
		if (Object.is(a, b)) return !0;
		if (!isList(a) && !isMap(a)) return !1;
		let known = this.#known.get(a);
		if (known && known.other === b) return known.same;
		let same = areSameParts(a, b, this.isSame);
		return this.#known.set(a, {
			other: b,
			same
		}), same;
	};
};
function areSameParts(a, b, same) {
	if (isList(a)) return isList(b) && a.length === b.length && a.every((item, index) => same(item, b[index]));
	if (!isMap(b)) return !1;
	let keys = Object.keys(a);
	return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
}
// src/once.ts
/** A function that makes its value when it is first called, and gives the same one from then on. */
function once(make) {
	let made;
	return () => (made ??= { value: make() }, made.value);
}
// src/kubernetes/terms/schema.ts
/** The definition that a schema refers to, or the schema itself. */
function resolve(schema, definitions) {
	let name = schema.$ref?.slice(2);
	return name === void 0 ? schema : (Object.hasOwn(definitions, name) ? definitions[name] : void 0) ?? {};
}
/** The schema of a property, or undefined if the schema does not name it. */
function propertyOf({ properties }, name) {
	return properties && Object.hasOwn(properties, name) ? properties[name] : void 0;
}
const NUMBERS = [
	"minimum",
	"maximum",
	"multipleOf",
	"minLength",
	"maxLength",
	"minItems",
	"maxItems",
	"minProperties",
	"maxProperties"
], FLAGS = [
	"nullable",
	"exclusiveMinimum",
	"exclusiveMaximum",
	"uniqueItems",
	"x-kubernetes-preserve-unknown-fields",
	"x-kubernetes-embedded-resource",
	"x-kubernetes-int-or-string"
], TEXTS = [
	"$ref",
	"type",
	"format",
	"pattern",
	"x-kubernetes-list-type"
], TEXT_LISTS = ["required", "x-kubernetes-list-map-keys"], SCHEMA_LISTS = [
	"allOf",
	"anyOf",
	"oneOf"
];
/** The schema of a CustomResourceDefinition in the repository, without unknown keywords and invalid parts. */
function readSchema(value) {
	if (!isMap(value)) return {};
	let schema = {};
	for (let keyword of NUMBERS) typeof value[keyword] == "number" && (schema[keyword] = value[keyword]);
	for (let keyword of FLAGS) typeof value[keyword] == "boolean" && (schema[keyword] = value[keyword]);
	for (let keyword of TEXTS) typeof value[keyword] == "string" && (schema[keyword] = value[keyword]);
	for (let keyword of TEXT_LISTS) {
		let list = value[keyword];
		isList(list) && (schema[keyword] = list.filter((item) => typeof item == "string"));
	}
	for (let keyword of SCHEMA_LISTS) {
		let list = value[keyword];
		isList(list) && (schema[keyword] = list.map(readSchema));
	}
	return {
		...schema,
		...readNested(value)
	};
}
function readNested(value) {
	let { properties, additionalProperties, items, not, enum: values, default: filler } = value, rules = value["x-kubernetes-validations"];
	return {
		...isMap(properties) ? { properties: readProperties(properties) } : {},
		...typeof additionalProperties == "boolean" ? { additionalProperties } : {},
		...isMap(additionalProperties) ? { additionalProperties: readSchema(additionalProperties) } : {},
		...isMap(items) ? { items: readSchema(items) } : {},
		...isMap(not) ? { not: readSchema(not) } : {},
		...isList(values) ? { enum: values } : {},
		...filler === void 0 ? {} : { default: filler },
		...isList(rules) ? { "x-kubernetes-validations": rules } : {}
	};
}
function readProperties(properties) {
	let schemas = Object.create(null);
	for (let name in properties) schemas[name] = readSchema(properties[name]);
	return schemas;
}
// src/kubernetes/cel/defaults.ts
/**
* A custom resource as the API server completes it before it validates: nulls of fields that are not nullable are dropped, fields
* with a default are filled in. What changes is copied; the rest, with its origins, is shared. Defaults have no origin.
*/
function withDefaults(value, schema) {
	return completeMap(value, schema);
}
function complete(value, schema) {
	return isMap(value) ? completeMap(value, schema) : isList(value) && schema.items ? completeList(value, schema.items) : value;
}
function completeMap(value, schema) {
	let { properties, additionalProperties } = schema;
	if (!properties && typeof additionalProperties != "object") return value;
	let copy, templated = !1;
	for (let key in value) {
		let entry = value[key];
		if (entry === void 0) continue;
		let entrySchema = (properties && Object.hasOwn(properties, key) ? properties[key] : void 0) ?? (typeof additionalProperties == "object" ? additionalProperties : void 0);
		if (!entrySchema) {
			templated ||= isUnknown(key);
			continue;
		}
		let filled = entry === null && !entrySchema.nullable ? defaultOf(entrySchema) : entry;
		if (filled === void 0) {
			copy ??= copyMap(value), deleteEntry(copy, key);
			continue;
		}
		let completed = complete(filled, entrySchema);
		completed !== entry && (copy ??= copyMap(value), copy[key] = completed);
	}
	if (templated) return copy ?? value;
	for (let name in properties) {
		let property = properties[name];
		if (property?.default === void 0 || value[name] !== void 0) continue;
		let filled = defaultOf(property);
		filled !== void 0 && (copy ??= copyMap(value), copy[name] = complete(filled, property));
	}
	return copy ?? value;
}
function completeList(value, items) {
	let copy;
	return value.forEach((item, index) => {
		let completed = complete(item === null && !items.nullable ? defaultOf(items) ?? null : item, items);
		completed !== item && (copy ??= copyList(value), copy[index] = completed);
	}), copy ?? value;
}
const defaults = /* @__PURE__ */ new WeakMap();
function defaultOf(schema) {
	if (schema.default === void 0 || schema.default === null) return;
	let filled = defaults.get(schema);
	return filled === void 0 && (filled = plainValue(schema.default), defaults.set(schema, filled)), filled;
}
/** A value of JSON as those of manifests are: mappings without prototype. */
function plainValue(value) {
	if (typeof value == "string" || typeof value == "number" || typeof value == "boolean") return value;
	if (Array.isArray(value)) return newList(value.map(plainValue));
	if (typeof value != "object" || !value) return null;
	let map = newMap();
	for (let [key, entry] of Object.entries(value)) map[key] = plainValue(entry);
	return map;
}
export { once as a, copyList as c, linesBehind as d, scalarText as f, withoutEntry as g, withItem as h, resolve as i, entryBehind as l, withEntry as m, propertyOf as n, Comparer as o, splicedList as p, readSchema as r, isSame as s, withDefaults as t, inQuotes as u };
