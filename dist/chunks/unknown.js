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
/** Whether a name is one but for words in upper case, which a script may replace: `wipe-HOSTNAME`. */
function hasStandIn(name) {
	let filled = name.replace(/(?<=^|[-.])[A-Z][A-Z0-9]{2,}(?=[-.]|$)/g, "x");
	return filled !== name && NAME.test(filled);
}
/** Whether no object can have a name, and no template gives another one: an illegal character, a blank, upper case. */
function isImpossibleName(name) {
	return name !== "" && !NAME.test(name) && !isTemplate(name);
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
export { hasStandIn as a, isTemplate as c, hasPlaceholder as i, blankSign as n, hasVariable as o, hasBlank as r, isImpossibleName as s, isUnknown as t };
