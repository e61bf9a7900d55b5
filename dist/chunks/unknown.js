// src/text/variables.ts
/** Whether a text has a variable that Flux or an envsubst fills in (`${NAME}`), so that it is not what a cluster gets. */
function hasVariable(text) {
	return text.includes("${");
}
/** Whether a text has a part that something fills in later: `${…}`, `$(…)`, `{{…}}`, `<<…>>`. */
function hasPlaceholder(text) {
	return hasVariable(text) || text.includes("$(") || text.includes("{{") || text.includes("<<");
}
/** `${…}`, `$NAME`, `$(…)`, `{{…}}`, `{%…%}`, `{name}`, `<<…>>`, `<name>`, `%name%`, `__name__`, `@name@`, `ENC[…]`. */
const TEMPLATE = /\$[{(A-Za-z_]|\{[{%#\w]|\}\}|<<|>>|<[^<>]+>|%[^%]+%|__\w+__|@[\w-]+@|^ENC\[/, STAND_IN = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/, NAME = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/;
/** Whether something completes a name later: Flux's substitution, a template, a person who replaces a placeholder. */
function isTemplate(name) {
	return TEMPLATE.test(name) || STAND_IN.test(name);
}
/** Whether no object can have a name, and no template gives another one: an illegal character, a blank, upper case. */
function isImpossibleName(name) {
	return name !== "" && !NAME.test(name) && !isTemplate(name);
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
// src/text/blanks.ts
/** What scripts fill in before anything is applied: `<NAME>`, `%NAME%`, `@@NAME@@`, `#{NAME}#`, `__NAME__`. */
const BLANK = /<[A-Z][A-Z0-9_-]*>|%[A-Z][A-Z0-9_]{2,}%|@@[A-Z][A-Z0-9_]*@@|#\{[A-Za-z][\w.]*\}#|__[A-Z][A-Z0-9_]*__/;
/** Whether a text has a part that a script or a person fills in. */
function hasBlank(text) {
	return BLANK.test(text);
}
/** The character that the first blank of a text begins with, which tells the spellings apart: `<`, `%`, `@`, `#`, `_`. */
function blankSign(text) {
	return BLANK.exec(text)?.[0].charAt(0);
}
// src/kubernetes/terms/unknown.ts
/** One of these is in every text that is not known; most texts have none. */
const SIGNS = /[$<%@#_({]|ENC\[/;
/**
* Whether a scalar is not known before something else fills it in: a variable (`${NAME}`, `$NAME`, `$(NAME)`), a value that SOPS
* encrypted, a template's `{{ … }}` or `<< … >>`, a blank (`<NAME>`), an expression `( … )` of a test.
*/
function isUnknown(text) {
	return SIGNS.test(text) ? hasVariable(text) || text.startsWith("ENC[") || text.includes("{{") || hasBlank(text) ? !0 : text.includes("$") || text.startsWith("(") || text.includes("<<") ? /\$[A-Za-z_(]|^\(.*\)$|<<.*>>/.test(text) : !1 : !1;
}
export { isTemplate as S, stringsAt as _, copyMap as a, hasVariable as b, isMap as c, newList as d, newMap as f, stringAt as g, setEntry as h, ORIGINS as i, listAt as l, pushItem as m, blankSign as n, deleteEntry as o, originOf as p, hasBlank as r, isList as s, isUnknown as t, mapAt as u, valueAt as v, isImpossibleName as x, hasPlaceholder as y };
