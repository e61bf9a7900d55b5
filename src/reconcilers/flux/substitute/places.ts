import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { hasVariable } from '../../../text/variables.ts';
import { Origin } from '../../../yaml/origin.ts';
import { isList, isMap, originOf, type YamlValue } from '../../../yaml/value.ts';
import { holdsDollar, isSubstitutionDisabled } from './substitution.ts';

/** Characters of an expression by which it is found again. */
const MAX_HEAD = 200;
const EXPRESSION = /(\$+)\{#?([^\s{}$:=#%/,^+?!@*.[\]-]+)/gu;

/** Where the expressions of a scalar begin, by the variable that they name: from `$` to the end of the name. */
export function expressionsIn(origin: Origin): ReadonlyMap<string, readonly Origin[]> {
  const { file, start, end } = origin;
  const found = new Map<string, Origin[]>();
  for (const match of file.text.slice(start, end).matchAll(EXPRESSION)) {
    const [text, dollars = '', name = ''] = match;
    // Each `$$` is a literal `$`.
    if (dollars.length % 2 === 0) continue;
    const from = start + match.index + dollars.length - 1;
    const to = start + match.index + text.length;
    const place = new Origin(file, from, from, from, to);
    const places = found.get(name);
    if (places) places.push(place);
    else found.set(name, [place]);
  }
  return found;
}

/** Where the expression of a scalar begins that a text made of the scalar has at an offset; `from` is where that text begins. */
export function expressionAt(origin: Origin, made: string, from: number, offset: number): Origin {
  const [head = '${'] = /^\$\{#?\w*/.exec(made.slice(offset, offset + MAX_HEAD)) ?? [];
  const { file, text } = origin;
  let at = text.indexOf(head);
  for (let other = made.indexOf(head, from); other !== -1 && other < offset; other = made.indexOf(head, other + 1))
    at = at === -1 ? -1 : text.indexOf(head, at + 1);
  if (at === -1) return origin;
  const [whole = head] = /^[^\s}"']*\}?/.exec(text.slice(at, at + MAX_HEAD)) ?? [];
  const start = origin.start + at;
  return new Origin(file, start, start, start, start + whole.length, origin.related);
}

/** The expressions of an object, with the variables that they use. None if substitution is disabled for it. */
export function* expressionsOf(object: KubernetesObject): Iterable<{ readonly variable: string; readonly at: Origin }> {
  if (!holdsDollar(object.value) || isSubstitutionDisabled(object.value)) return;
  for (const origin of scalarsWithDollar(object.value, object.origin)) {
    for (const [variable, places] of expressionsIn(origin)) for (const at of places) yield { variable, at };
  }
}

function* scalarsWithDollar(value: YamlValue | undefined, origin: Origin): Iterable<Origin> {
  if (typeof value === 'string' && hasVariable(value)) yield origin;
  if (isList(value))
    for (const [index, item] of value.entries()) yield* scalarsWithDollar(item, originOf(value, index) ?? origin);
  if (isMap(value)) for (const key in value) yield* scalarsWithDollar(value[key], originOf(value, key) ?? origin);
}
