import { getOrInsert } from '../../../grouping.ts';
import { KUBERNETES } from './kubernetes.ts';
import { KYVERNO } from './kyverno.ts';
import { LANGUAGE } from './language.ts';
import { simple, type Type } from './type.ts';

/** One way to call an operator, a function or a method, whose first parameter is then its receiver. */
export interface Signature {
  readonly parameters: readonly Type[];
  readonly result: Type;
}

/** Signatures by name; those of methods are apart from those of functions. */
export interface Signatures {
  readonly functions: ReadonlyMap<string, readonly Signature[]>;
  readonly methods: ReadonlyMap<string, readonly Signature[]>;
}

const LINE = /^(?:\((.+?)\)\.)?([^\s(]+)\((.*)\) (\S.*)$/;

/** Reads signatures, one a line: `size(string) int`, and `(string).size() int` for a method. */
function read(text: string): Signatures {
  const functions = new Map<string, Signature[]>();
  const methods = new Map<string, Signature[]>();
  for (const line of text.trim().split(/\n\s*/)) {
    const [, receiver, names = '', parameters = '', result = ''] = LINE.exec(line) ?? [];
    const types = [...(receiver === undefined ? [] : [receiver]), ...partsOf(parameters)].map(typeOf);
    for (const name of names.split('|'))
      getOrInsert(receiver === undefined ? functions : methods, name, () => []).push({
        parameters: types,
        result: typeOf(result),
      });
  }
  return { functions, methods };
}

/** The parts of a list of types, which commas separate. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  let [depth, part] = [0, ''];
  for (const sign of text) {
    depth += Number(sign === '<') - Number(sign === '>');
    if (sign === ',' && depth === 0) {
      parts.push(part);
      part = '';
    } else part += sign;
  }
  return part.trim() === '' ? parts : [...parts, part];
}

function typeOf(text: string): Type {
  const [, name = text.trim(), args] = /^\s*(\w+)<(.*)>\s*$/.exec(text) ?? [];
  return args === undefined ? simple(name) : { name, args: partsOf(args).map(typeOf) };
}

/** What evaluates expressions: the API server, or Kyverno, which has more functions. */
export type Dialect = 'kubernetes' | 'kyverno';

/** The operators, functions and methods of a dialect. */
export const SIGNATURES: Readonly<Record<Dialect, Signatures>> = {
  kubernetes: read(`${LANGUAGE}${KUBERNETES}`),
  kyverno: read(`${LANGUAGE}${KUBERNETES}${KYVERNO}`),
};
