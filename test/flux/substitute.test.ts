// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { expect, it } from 'vitest';
import { substituteObject } from '../../src/reconcilers/flux/substitute/object.ts';
import { substituteScalars } from '../../src/reconcilers/flux/substitute/scalars.ts';
import type { Variable } from '../../src/reconcilers/flux/substitute/substitution.ts';
import { substituteText } from '../../src/reconcilers/flux/substitute/text.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import type { Origin } from '../../src/yaml/origin.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { isMap, mapAt, originOf, type YamlMap } from '../../src/yaml/value.ts';

function read(path: string, text: string): { value: YamlMap; origin: Origin } {
  const document = parseYaml(new TextFile(path, text), 'resource').documents[0];
  if (!document || !isMap(document.value)) throw new Error('no mapping');
  return { value: document.value, origin: document.origin };
}

const settings = read(
  'settings.yaml',
  'N: 5\nHOST: example.org\nLIST: "[a, b]"\nEMPTY: ""\nQUOTE: \'"\'\nBREAK: "a: b"\n',
);

function lookup(name: string): Variable | undefined {
  const value = settings.value[name];
  if (value === undefined) return undefined;
  return { name, value: String(value), isKnown: true, origin: originOf(settings.value, name) };
}

function substitute(text: string) {
  const { value, origin } = read('object.yaml', text);
  return substituteObject(value, origin, lookup);
}

it.each([
  ['a: "${N}"', { a: 5 }],
  ['a: "*${N}"', { a: '*5' }],
  ['a: ${LIST}', { a: ['a', 'b'] }],
  ['a: ${EMPTY}', { a: null }],
  ['a: ["${EMPTY}", b]', { a: [null, 'b'] }],
  ['a: ${QUOTE}${N}${QUOTE}', { a: '5' }],
  ['a: |\n  x ${N}\n  y\n', { a: 'x 5\ny\n' }],
  ['${HOST}: 1', { 'example.org': 1 }],
  ['a: $${N} $HOST $(HOST)', { a: '${N} $HOST $(HOST)' }],
  ['a: ${NONE:=yes}', { a: true }],
  ['a: ${N}:${N}', { a: '5:5' }],
])('%s', (text, expected) => {
  expect(JSON.parse(JSON.stringify(substitute(text).value))).toEqual(expected);
});

it.each([
  ['${OPEN:-${HOST}}', '${OPEN:-example.org}'],
  ['${OPEN:-${HOST}-${OPEN:=${N}}}', '${OPEN:-example.org-${OPEN:=5}}'],
  ['${OPEN:-${BREAK}}', '${OPEN:-${BREAK}}'],
  ['${HOST:-${OPEN}}', 'example.org'],
  ['${NONE:-${OPEN}}', '${NONE:-${OPEN}}'],
])('puts in what it knows of an expression that is not known: %s', (text, expected) => {
  const { value, origin } = read('object.yaml', `a: "${text}"\n`);
  const open = { name: 'OPEN', value: '${OPEN}', isKnown: false, origin: undefined };
  expect(substituteObject(value, origin, (name) => (name === 'OPEN' ? open : lookup(name))).value.a).toBe(expected);
});

it('keeps the origin of the scalar, with the definition of the variable beside it', () => {
  const { value } = substitute('spec:\n  other: 1\n  host: "www.${HOST}"\n');
  const origin = originOf(mapAt(value, 'spec') ?? value, 'host');
  expect([origin?.file.path, origin?.text]).toEqual(['object.yaml', '"www.${HOST}"']);
  expect([origin?.related?.file.path, origin?.related?.text]).toEqual(['settings.yaml', 'example.org']);
  expect(originOf(mapAt(value, 'spec') ?? value, 'other')?.related).toBeUndefined();
});

it('points into the scalar for what a variable makes of it', () => {
  const { value } = substitute('a: ${LIST}\n');
  const list = value.a;
  expect(Array.isArray(list) && originOf(list, 1)?.text).toBe('${LIST}');
});

it('tells the uses of variables that have no value', () => {
  const { missing, uses } = substitute('a: ${NONE}\nb: ${OTHER:=${N}}\nc: ${#NONE}');
  expect(missing.map(({ variable, origin }) => [variable, origin.text])).toEqual([
    ['NONE', '${NONE}'],
    ['NONE', '${#NONE}'],
  ]);
  expect(uses.map(({ variable }) => variable)).toEqual(['NONE', 'N', 'OTHER', 'NONE']);
});

it.each([
  ['a: 1\nb: ${x', 'envsubst error: variable substitution failed: missing closing brace', '${x'],
  ['a: {b: "${{ github.x }}"}', 'envsubst error: variable substitution failed: unable to parse variable name', '${{'],
])('%s fails', (text, cause, place) => {
  const { failure } = substitute(text);
  expect([failure?.cause, failure?.origin.text]).toEqual([cause, place]);
});

it('fails where the result is no YAML, and says where', () => {
  const { failure } = substitute('a: 1\nb: ${BREAK} x\nc: 2');
  expect([failure?.kind, failure?.origin.text]).toEqual(['not-yaml', '${BREAK} x']);
});

it('leaves objects alone that ask for it, in exactly that spelling', () => {
  const labelled = (word: string): string =>
    `metadata:\n  labels:\n    kustomize.toolkit.fluxcd.io/substitute: ${word}\na: \${N}\n`;
  expect(substitute(labelled('disabled')).value.a).toBe('${N}');
  expect(substitute(labelled('Disabled')).value.a).toBe(5);
});

it('comes to the same scalar by scalar and in the text of the object', () => {
  const values = [
    '5',
    '007',
    '1_0',
    '0x1F',
    'yes',
    'null',
    '~',
    '.5',
    '1e3',
    '1.2.3',
    '10:20',
    'example.org',
    'a/b:c',
    '2024-01-01',
    '.inf',
    '-',
    'x-',
  ];
  const parts = [
    '${V}',
    '${W}',
    'a',
    ' ',
    '-',
    '\n',
    ': ',
    '#',
    "'",
    '"',
    '$',
    '.',
    '/',
    '1',
    'é',
    '%',
    '*',
    '\t',
    '\\',
    ', ',
    '[',
    'long words that have to be folded somewhere behind column eighty ',
  ];
  let state = 7;
  const next = (limit: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % limit;
  };
  let counted = 0;
  for (let run = 0; run < 4000; run++) {
    const text = Array.from({ length: 1 + next(6) }, () => parts[next(parts.length)]).join('');
    const { value, origin } = read(
      'object.yaml',
      `b:\n- ${JSON.stringify(text)}\n- x\na: ${JSON.stringify(`\${V}${text}`)}\n`,
    );
    const given = new Map([
      ['V', values[next(values.length)] ?? ''],
      ['W', values[next(values.length)] ?? ''],
    ]);
    const find = (name: string): Variable | undefined => {
      const found = given.get(name);
      return found === undefined ? undefined : { name, value: found, isKnown: run % 3 > 0, origin: settings.origin };
    };
    const quick = substituteScalars(value, origin, find);
    if (!quick) continue;
    counted++;
    const slow = substituteText(value, origin, find);
    const shown = (result: typeof slow): unknown => [
      result.failure,
      Object.keys(result.value)
        .sort()
        .map((key) => [key, result.value[key], originOf(result.value, key)]),
      result.uses.map(({ variable, origin: at }) => [variable, at.start]),
    ];
    expect(shown(quick), JSON.stringify([text, [...given]])).toEqual(shown(slow));
  }
  expect(counted).toBeGreaterThan(1500);
});
