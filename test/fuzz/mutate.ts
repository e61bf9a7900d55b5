// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Flux
import type { Random } from '../random.ts';
import type { Repository } from './repository.ts';

/** Changes one file's text; undefined where it does not fit. `others` are texts to take pieces from. */
type Mutation = (text: string, random: Random, others: readonly string[]) => string | undefined;

/** Characters that parsers, terminals and runners read in their own ways. */
const CHARACTERS = [
  ...['\u0000', '\u0007', '\u001b[31m', '\u007f', '\u0085', '\u00a0', '\u200b', '\u2028', '\u2029', '\u202e'],
  ...['\ufeff', '\ufffe', '\uffff', '\ud800', '\r', '\t', '\f', '\n', '\n---\n', '\n...\n'],
  ...['#', '&a', '*a', '!!binary ', '!x ', '|', '>-', '? ', '- ', ': ', '{', '}', '[', ']', '"', "'", '%YAML 1.1\n'],
  ...['${', '${A:-', '$(A)', '{{', '{{ .x }}', '<A_NAME>', '::error::x', '##[error]x', '<!-- gitops-gate 00000000 -->'],
  ...['@acme/all', '../', '/etc/passwd', '__proto__', 'constructor', '*', '**', '[a', '(', '\\'],
];

/** Values of every type, to stand where another is expected. */
const VALUES = [
  ...['null', '~', 'true', '0', '-1', '1e999', '0x1f', '017', '.nan', '2024-01-01', '""', "''", '{}', '[]'],
  ...['[v1]', '{a: b}', '[[[]]]', '{a: {b: {c: []}}}', '[{name: a}, {name: a}]', '{{ .Values.x }}', '{API_VERSION}'],
  ...['${VAR}', 'ENC[AES256_GCM,data:x,type:str]', '<<: {a: b}', 'https://bot:x@example.com/a', '*missing', '!!int x'],
  ...[`"${'a'.repeat(5_000)}"`, '[[', '"', '|', '- ', '99999999999999999999', 'Secret', 'List', 'Kustomization', 'v1'],
];

const MUTATIONS: readonly Mutation[] = [
  // A value of a line becomes another.
  (text, random) => {
    const lines = text.split('\n');
    const at = random.below(lines.length);
    const line = lines[at] ?? '';
    const match = /^(\s*(?:- )?[\w.$/-]+:)(?: .*)?$/.exec(line);
    if (!match) return undefined;
    lines[at] = `${match[1]} ${random.pick(VALUES)}`;
    return lines.join('\n');
  },
  // A value inside a flow collection becomes another.
  (text, random) => {
    const places = [...text.matchAll(/(?<=[:[,] ?)[\w./-]+(?=[,\]}])/g)];
    const place = random.pick(places);
    if (!place) return undefined;
    return text.slice(0, place.index) + random.pick(VALUES) + text.slice(place.index + place[0].length);
  },
  (text, random) => {
    const at = random.below(text.length + 1);
    return text.slice(0, at) + random.pick(CHARACTERS) + text.slice(at);
  },
  // Lines go, come twice, change places, or are indented otherwise.
  (text, random) => {
    const lines = text.split('\n');
    lines.splice(random.below(lines.length), 1 + random.below(3));
    return lines.join('\n');
  },
  (text, random) => {
    const lines = text.split('\n');
    const from = random.below(lines.length);
    lines.splice(random.below(lines.length), 0, ...lines.slice(from, from + 1 + random.below(4)));
    return lines.join('\n');
  },
  (text, random) => {
    const lines = text.split('\n');
    const at = random.below(lines.length);
    lines[at] = random.below(2) === 0 ? ` ${lines[at]}` : (lines[at] ?? '').replace(/^ {1,2}/, '');
    return lines.join('\n');
  },
  (text, random, others) => {
    const other = random.pick(others) ?? '';
    const at = random.below(text.length + 1);
    const from = random.below(other.length + 1);
    return text.slice(0, at) + other.slice(from, from + random.below(200)) + text.slice(at);
  },
  (text, random, others) => `${text}---\n${random.pick(others) ?? ''}`,
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => `<<<<<<< HEAD\n${text}=======\n${text}>>>>>>> branch\n`,
  (text, random) => {
    const words = [...text.matchAll(/[A-Za-z][\w-]{2,}/g)];
    const [from, to] = [random.pick(words), random.pick(words)];
    return from && to ? text.slice(0, from.index) + to[0] + text.slice(from.index + from[0].length) : undefined;
  },
  (text, random) => {
    const depth = 10 ** (1 + random.below(4));
    return random.below(2) === 0
      ? `${text}\nx: ${'['.repeat(depth)}${']'.repeat(depth)}\n`
      : `${text}\nx: ${'{a: '.repeat(depth)}1${'}'.repeat(depth)}\n`;
  },
  (text) => {
    const levels = 'bcdefghi'.split('').map((name, at) => `${name}: &${name} [${`*${'abcdefgh'[at]},`.repeat(9)}]`);
    return `a: &a [x, x]\n${levels.join('\n')}\n${text}`;
  },
  // JSON is YAML, too.
  (text) => JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [{ text }] }),
];

const NAMES = [
  ...['kustomization.yaml', 'kustomization.yml', 'Kustomization', 'a.json', 'a.tpl', '.gitignore', '.sourceignore'],
  ...['CODEOWNERS', '.github/CODEOWNERS', '.sops.yaml', 'Chart.yaml', 'templates/a.yaml', 'a b.yaml', '-x.yaml'],
  ...[
    'a\n::error::b.yaml',
    'a\u001b[31m.yaml',
    '%2e%2e/a.yaml',
    'ä.yaml',
    '__proto__/a.yaml',
    '@acme.yaml',
    '`a`.yaml',
  ],
];

/** The repository with some of its files changed, moved, copied or gone. The same random numbers give the same bytes. */
export function mutate(repository: Repository, random: Random, others: readonly string[]): Repository {
  const files = new Map(repository);
  for (let left = 1 + random.below(4); left > 0; left--) {
    const path = random.pick([...files.keys()]);
    const bytes = path === undefined ? undefined : files.get(path);
    if (path === undefined || bytes === undefined) break;
    switch (random.below(12)) {
      case 0:
        files.delete(path);
        break;
      case 1:
        files.set(`${path.slice(0, path.lastIndexOf('/') + 1)}${random.pick(NAMES)}`, bytes);
        break;
      case 2:
        files.set(path, mangled(bytes, random));
        break;
      default: {
        // Values matter most: what they should be is what all rules rely on.
        const mutation = random.below(2) === 0 ? MUTATIONS[random.below(2)] : random.pick(MUTATIONS);
        const text = mutation?.(bytes.toString('utf8'), random, others);
        if (text !== undefined) files.set(path, Buffer.from(text));
      }
    }
  }
  return files;
}

/** The same text in another encoding, or with a byte that is none of its letters. */
function mangled(bytes: Buffer, random: Random): Buffer {
  const at = random.below(bytes.length + 1);
  switch (random.below(4)) {
    case 0:
      return Buffer.from(`\ufeff${bytes.toString('utf8')}`, 'utf16le');
    case 1:
      return Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]);
    case 2:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from([0xff, 0x00, 0xc0]), bytes.subarray(at)]);
    default:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from([random.below(256)]), bytes.subarray(at)]);
  }
}
