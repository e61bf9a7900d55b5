import type { Random } from '../random.ts';

const OBJECT = (name: string, rest: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n${rest}`;

/** Texts of every shape of YAML that repositories hold; all of them are objects to kustomize. */
const SEEDS: readonly string[] = [
  OBJECT('plain', 'data:\n  a: one two\n  b: three\n    four\n\n    five\n  c: x # note\n'),
  OBJECT(
    'quoted',
    'data:\n  a: "one\n    two\n\n    three"\n  b: \'it\'\'s\n    so\'\n  c: "tab\\t \\u0041 \\\n    joined"\n',
  ),
  OBJECT(
    'literal',
    'data:\n  a: |\n    one\n      two\n\n    three\n  b: |-\n    x\n  c: |+\n    y\n\n  d: |2\n      z\n',
  ),
  OBJECT('folded', 'data:\n  a: >\n    one\n    two\n\n    three\n  b: >-\n    x\n    y\n'),
  OBJECT('flow', 'data: {a: one, "b": \'two\', c: [1, 2], d: {e: f}, g: }\nlist: [a, b: c, {d: e}, ? f : g]\n'),
  OBJECT('flow-lines', 'data: {\n  a: one,\n  b: [\n    x, # note\n    y\n  ],\n  c: "z"\n}\n'),
  OBJECT('lists', 'items2:\n- a\n- - b\n  - c\n- d: e\n  f: g\n-\n- h\n'),
  OBJECT('anchors', 'a: &x {b: c}\nd: *x\ne:\n  <<: *x\n  f: g\nh: &y text\ni: *y\n'),
  OBJECT('tags', 'a: !!str 1\nb: !!int "2"\nc: !custom x\nd: ! y\ne: !!binary aGk=\nf: !!null ""\n'),
  OBJECT('keys', '? a\n: b\n"c d": e\n\'f\': g\nh i: j\n? - k\n'),
  OBJECT(
    'scalars',
    'a: 012\nb: 0x1F\nc: 1_000\nd: 1e3\ne: .5\nf: ~\ng: yes\nh: 2024-01-02\ni: -0b11\nj: 0o17\nk: 12:30\n',
  ),
  `# a comment\n---\n${OBJECT('first', 'data: {a: b}\n')}---\n# between\n${OBJECT('second', 'data:\n  c: d\n')}...\n`,
  `---\n${OBJECT('one', '')}---\n---\n${OBJECT('two', '')}--- # three\n${OBJECT('three', '')}`,
  '{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "json"}, "data": {"a": "Yg==", "n": null}}\n',
  '{\n  "apiVersion": "v1",\n  "kind": "List",\n  "items": [\n    {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "a"}}\n  ]\n}\n',
  `apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Secret\n  metadata:\n    name: in-list\n`,
  `%TAG !e! tag:example.com,2000:\n---\n${OBJECT('directive', 'a: !e!x y\n')}`,
  `# x\u2028apiVersion: v1\u2028kind: Secret\u2028metadata:\u2028  name: hidden\n`,
];

/** What is put into texts: characters that parsers disagree on, and pieces of YAML. */
const PIECES: readonly string[] = [
  ...[
    '\u2028',
    '\u2029',
    '\u0085',
    '\r',
    '\r\n',
    '\r\r\n',
    '\f',
    '\v',
    '\0',
    '\x07',
    '\x1b',
    '\x7f',
    '\x80',
    '\x9f',
    '\xa0',
  ],
  ...[
    '\ufeff',
    '\ufffe',
    '\uffff',
    '\ufffd',
    '\ue000',
    '\u200b',
    '\u3000',
    '\u1680',
    '😀',
    'é',
    '\t',
    '\t\t',
    ' \t',
    '\t ',
  ],
  ...[
    '\n',
    '\n\n',
    ' ',
    '  ',
    '   ',
    '\n ',
    '\n\t',
    '\n---\n',
    '\n--- \n',
    '\n--- # c\n',
    '\n---\t\n',
    '\n--- a\n',
    '\n---a\n',
  ],
  ...[
    '\n...\n',
    '\n... # c\n',
    '...',
    '---',
    '%YAML 1.1\n---\n',
    '%YAML 1.2\n',
    '%FOO x\n',
    '\n%\n',
    '#',
    ' #',
    '# ',
    '\n#',
    '\n\t#',
  ],
  ...[
    ': ',
    ':',
    ' :',
    '- ',
    '-',
    '? ',
    '?',
    ', ',
    ',',
    '[',
    ']',
    '{',
    '}',
    '[]',
    '{}',
    '&a ',
    '*a',
    '&',
    '*',
    '!',
    '!!str ',
    '! ',
  ],
  ...[
    '!<x> ',
    '!!int ',
    '!!float ',
    '!!map ',
    '!!seq ',
    '|',
    '>',
    '|-\n',
    '>+\n',
    '|1\n',
    '"',
    "'",
    '\\',
    '\\n',
    '\\x',
    '\\u2028',
    '@',
    '`',
    '%',
  ],
  ...[
    '<<: ',
    '<<',
    '~',
    'null',
    '=',
    '<',
    'a: b',
    '\na: b\n',
    '\n  a: b\n',
    '\n- a\n',
    '"a": ',
    "''",
    '""',
    '0',
    '1',
    '.',
    '+',
    '_',
  ],
  ...[
    '\nkind: Secret\n',
    'name: x',
    '\n  name: y',
    '# y\u2028kind: Secret\u2028',
    '\u2028kind: Secret',
    '\u0085data: {}',
    '\r  name: z\r',
  ],
];

/** A text made from one or two seeds by a few changes. */
export function mutate(random: Random): string {
  let text = random.pick(SEEDS) ?? '';
  if (random.below(8) === 0) text += `${random.pick(['---\n', '\n---\n', '', '...\n', '--- \n'])}${random.pick(SEEDS)}`;
  for (let changes = 1 + random.below(3); changes > 0; changes--) text = change(text, random);
  return text;
}

function change(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const lines = text.split('\n');
  const line = random.below(lines.length);
  switch (random.below(10)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1 + random.below(3));
    case 1:
      lines.splice(line, 1);
      return lines.join('\n');
    case 2:
      lines.splice(line, 0, lines[random.below(lines.length)] ?? '');
      return lines.join('\n');
    case 3:
      lines[line] = `${' '.repeat(random.below(4))}${(lines[line] ?? '').trimStart()}`;
      return lines.join('\n');
    case 4:
      return `${lines.slice(0, line).join('\n')}\n${lines.slice(line).join(random.pick(['\u2028', '\u0085', '\r', '\r\n', '\n']))}`;
    case 5:
      lines[line] = `${random.pick(PIECES)}${lines[line]}`;
      return lines.join('\n');
    case 6:
      lines[line] += random.pick(PIECES) ?? '';
      return lines.join('\n');
    default:
      return text.slice(0, at) + random.pick(PIECES) + text.slice(at);
  }
}

const CHARACTERS = [
  '\u2028',
  '\u2029',
  '\u0085',
  '\r',
  '\f',
  '\v',
  '\0',
  '\x07',
  '\x7f',
  '\x9f',
  '\ufeff',
  '\ufffe',
  '\uffff',
  '\xa0',
  '\t',
];

/** Where a character can stand: `@` is put for it. */
const PLACES: readonly string[] = [
  '# comment @ goes on\napiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n',
  '# x@apiVersion: v1@kind: Secret@metadata:@  name: hidden\n',
  'apiVersion: v1 # x@kind: Secret\nmetadata:\n  name: a\n',
  'apiVersion: v1\nkind: Secret\nmetadata:\n  name: a@b\n',
  'apiVersion: v1\nkind: Secret\nmetadata:\n  name: a @ b\n',
  'apiVersion: v1\nkind: Secret\nmetadata:\n  name: "a@b"\n',
  "apiVersion: v1\nkind: Secret\nmetadata:\n  name: 'a@ b'\n",
  'apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\ndata:\n  a: |\n    x@y\n    z\n',
  'apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\ndata:\n  a: |\n    x@    y\n    z\n',
  'apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\ndata:\n  a: >\n    x@    y\n    z\n',
  'apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\ndata:\n  k@y: v\n',
  'apiVersion: v1\nkind: Secret\nmetadata:\n@ name: a\n',
  'apiVersion: v1\nkind: Secret\nmetadata:@  name: a\n',
  'apiVersion: v1\nkind: Secret\nmetadata: {@name: a}\n',
  '@apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n',
  'apiVersion: v1\nkind: Secret\nmetadata:\n  name: a@',
  'apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n@---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: b\n',
  'apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n---@apiVersion: v1\nkind: Secret\nmetadata:\n  name: b\n',
  'apiVersion: v1\nkind: Secret\nmetadata:\n  name: a@---@apiVersion: v1@kind: Secret@metadata:@  name: b\n',
];

/** Each special character at each kind of place. */
export const SPECIAL: readonly string[] = PLACES.flatMap((place) =>
  CHARACTERS.map((character) => place.replaceAll('@', character)),
);
