import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { hasVariable } from '../../../text/variables.ts';
import { Origin } from '../../../yaml/origin.ts';
import { isList, isMap, originOf, type YamlValue } from '../../../yaml/value.ts';
import { holdsDollar, isSubstitutionDisabled } from './substitution.ts';

const EXPRESSION = /(\$+)\{#?([^\s{}$:=#%/,^+?!@*.[\]-]+)/gu;

/** Fewer characters are found by chance: `${` and one more. */
const MIN_EXPRESSION = 3;

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

/** The expression that begins at an offset of the rendered text, where its file has it in one piece; otherwise all of the value. */
export function expressionAt(whole: Origin, text: string, offset: number): Origin {
  const [expression = ''] = /^[^\s}]{0,80}\}?/.exec(text.slice(offset, offset + 82)) ?? [];
  const { file, start, end, related } = whole;
  const from = expression.length < MIN_EXPRESSION ? -1 : file.text.indexOf(expression, start);
  const to = from + expression.length;
  return from < 0 || to > end ? whole : new Origin(file, from, from, from, to, related);
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
