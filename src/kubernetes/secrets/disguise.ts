import { FILLED_IN_LATER } from './placeholders.ts';

const DEFAULT = /\$\{[A-Za-z_]\w{0,127}:?[-=]([^${}]{1,256})\}/g;
const EXPRESSION = /\$\{[^{}]{0,256}\}|\$\([^()]{0,256}\)|\{\{.{0,256}?\}\}/gs;
const TEMPLATE = /\{\{.{0,256}?\}\}/gs;
const LITERAL = /"([^"\\]{1,256})"|'([^'\\]{1,256})'|`([^`]{1,256})`/g;
const WRAPPED = /^<([^<>\s]*)>$|^\[([^[\]\s]*)\]$|^%(\w+)%$|^__(\w+)__$|^@(\w+)@$|^(?:env|file):([^/#\s]*)$/;
/** The example of every manual of AWS. */
const PUBLISHED = /EXAMPLE(?:KEY)?$/;

/** The plain text that a text contains which looks like one that is filled in later: `defaults` are used as they are. */
export interface Disguised {
  readonly defaults: readonly string[];
  readonly rests: readonly string[];
}

export function disguisedIn(text: string): Disguised {
  const defaults = [...text.matchAll(DEFAULT)].map(([, value = '']) => value);
  if (PUBLISHED.test(text)) return { defaults, rests: [] };
  const literals = [...text.matchAll(TEMPLATE)].flatMap(([template]) =>
    [...template.matchAll(LITERAL)].map(([, double, single, raw]) => double ?? single ?? raw ?? ''),
  );
  const wrapped = WRAPPED.exec(text)
    ?.slice(1)
    .find((inner) => inner !== undefined);
  const isReference =
    /^<path:|^(?:op|awssm):|^vault:[^\s#/]*[#/]/i.test(text) ||
    (wrapped === undefined && /^[\w+]+:\/|^arn:/i.test(text));
  const rest = isReference ? '' : (wrapped ?? text.replace(EXPRESSION, ' '));
  return { defaults, rests: [...literals, ...rest.replace(FILLED_IN_LATER, ' ').split(/\s+/)] };
}
