/** Whether a text has a variable that Flux or an envsubst fills in (`${NAME}`), so that it is not what a cluster gets. */
export function hasVariable(text: string): boolean {
  return text.includes('${');
}

/** Whether a text has a part that something fills in later: `${…}`, `$(…)`, `{{…}}`, `<<…>>`. */
export function hasPlaceholder(text: string): boolean {
  return hasVariable(text) || text.includes('$(') || text.includes('{{') || text.includes('<<');
}

/** `${…}`, `$NAME`, `$(…)`, `{{…}}`, `{%…%}`, `{name}`, `<<…>>`, `<name>`, `%name%`, `__name__`, `@name@`, `ENC[…]`. */
const TEMPLATE = /\$[{(A-Za-z_]|\{[{%#\w]|\}\}|<<|>>|<[^<>]+>|%[^%]+%|__\w+__|@[\w-]+@|^ENC\[/;
/** Words that mean a value: `CLUSTER_NAME`, `REPLACE_ME`. */
const STAND_IN = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
const NAME = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/;

/** Whether something completes a name later: Flux's substitution, a template, a person who replaces a placeholder. */
export function isTemplate(name: string): boolean {
  return TEMPLATE.test(name) || STAND_IN.test(name);
}

/** Whether a name is one but for words in upper case, which a script may replace: `wipe-HOSTNAME`. */
export function hasStandIn(name: string): boolean {
  const filled = name.replace(/(?<=^|[-.])[A-Z][A-Z0-9]{2,}(?=[-.]|$)/g, 'x');
  return filled !== name && NAME.test(filled);
}

/** Whether no object can have a name, and no template gives another one: an illegal character, a blank, upper case. */
export function isImpossibleName(name: string): boolean {
  return name !== '' && !NAME.test(name) && !isTemplate(name);
}
