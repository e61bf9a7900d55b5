// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Evaluated, evaluate } from '../../src/reconcilers/flux/substitute/evaluate.ts';
import { parseTemplate } from '../../src/reconcilers/flux/substitute/parse.ts';

const VALUES = new Map([
  ['foo', 'bar'],
  ['empty', ''],
]);

function evaluated(text: string, values: ReadonlyMap<string, string>): Evaluated {
  return evaluate(text, parseTemplate(text), (name) => {
    const value = values.get(name);
    return value === undefined ? undefined : { value, isKnown: true };
  });
}

/** What the controller's library said: input, result without and with strict mode; errors in its words. */
function observed(text: string, strict: boolean): string {
  try {
    const { text: result, missing } = evaluated(text, VALUES);
    const [first] = missing;
    return strict && first ? `ERR variable not set (strict mode): "${first.variable}"` : JSON.stringify(result);
  } catch (error) {
    return `ERR ${error instanceof Error ? error.message : error}`;
  }
}

const cases = readFileSync(join(import.meta.dirname, 'envsubst-observed.txt'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const match = /^("(?:[^"\\]|\\.)*")\s+strict=(true|false)\s+(.*)$/.exec(line);
    return match ? [{ text: String(JSON.parse(match[1] ?? '')), strict: match[2] === 'true', expected: match[3] }] : [];
  });

it('knows the recorded cases', () => expect(cases.length).toBe(108));

it.each(cases)('reads $text (strict: $strict) as Flux does', ({ text, strict, expected }) => {
  expect(observed(text, strict)).toBe(expected);
});

// From the library's own tests and sources (fluxcd/pkg/envsubst 1.7.1), with abc=abcabc and p=a/b/c.txt.
const operators = readFileSync(join(import.meta.dirname, 'envsubst-operators.txt'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line): [string, string] => [line.slice(0, line.lastIndexOf(' ')), line.slice(line.lastIndexOf(' ') + 1)]);

it.each(operators)('%s is %s', (text, expected) => {
  const values = new Map([
    ['abc', 'abcabc'],
    ['p', 'a/b/c.txt'],
  ]);
  expect(evaluated(text, values).text).toBe(expected);
});

it('tells where an expression came from', () => {
  const { text, replacements } = evaluated(`a $$ $\{foo}$\{none:=x} b`, VALUES);
  expect(text).toBe('a $ barx b');
  expect(replacements.map(({ from, to, variables }) => [from.start, from.end, to.start, to.end, variables])).toEqual([
    [2, 4, 2, 3, []],
    [5, 11, 4, 7, ['foo']],
    [11, 21, 7, 8, ['none']],
  ]);
});

it.each([
  ['${open}', '${open}'],
  ['${open:1} ${open/./-} ${#open}', '${open:1} ${open/./-} ${#open}'],
  ['${open:=x}', '${open:=x}'],
  ['${foo:=${open}}', 'bar'],
  ['${none:=${open}}', '${none:=${open}}'],
  ['${foo/a/${open}}', '${foo/a/${open}}'],
])('leaves %s as it is where a value is not known', (text, expected) => {
  const { text: result } = evaluate(text, parseTemplate(text), (name) =>
    name === 'none' ? undefined : { value: `<${name}>`.replace('<foo>', 'bar'), isKnown: name !== 'open' },
  );
  expect(result).toBe(expected);
});

it('refuses nesting without end and results without end', () => {
  const deep = `${'${a:='.repeat(1000)}x${'}'.repeat(1000)}`;
  expect(() => parseTemplate(deep)).toThrow('nested more than 50 deep');
  const large = `$\{a}`.repeat(10_000);
  expect(() => evaluated(large, new Map([['a', 'x'.repeat(10_000)]]))).toThrow('too large');
});

it('takes linear time for many dollars and braces', () => {
  const text = `${'$$'.repeat(200_000)}${'$ {'.repeat(200_000)}`;
  expect(evaluated(text, new Map()).text.length).toBe(200_000 + 600_000);
});
