import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { speaksOfSecret } from '../../src/kubernetes/terms/secret-names.ts';
import { credentialsIn } from '../../src/masking/credentials.ts';
import { hiddenLinesOfBroken } from '../../src/masking/hidden-lines.ts';
import { hiddenPlaces } from '../../src/masking/hidden-places.ts';
import { hiddenSettings } from '../../src/masking/hidden-settings.ts';
import { joined } from '../../src/masking/masked-line.ts';
import { isRandom, RUN, randomRuns } from '../../src/masking/random-runs.ts';
import { mayHide, tellingWordsIn } from '../../src/masking/telling-words.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { parseYaml } from '../../src/yaml/parse.ts';

const TEXTS = ['rules', 'example', 'test/masking', 'test/kubernetes', 'test/lint'].flatMap((directory) =>
  readdirSync(join(import.meta.dirname, '../..', directory), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|md|json|ts|snap)$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .filter((text) => text.length < 100_000),
);
const PARTS = TEXTS.flatMap((text) => [text, ...text.split(/\n(?=---\n|```)/)]);

/** Every line and every use: what is found where nothing is left out. */
function allWords(text: string): Parameters<typeof credentialsIn>[1] {
  const names = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) names.push(at + 1);
  return { names, uses: new Set(['login', 'option', 'header', 'bearer', 'registry'] as const) };
}

describe('what is left out has nothing to hide', () => {
  test('lines and uses of credentials', () => {
    for (const text of PARTS) {
      const file = new TextFile('file.yaml', text);
      const [words, all] = [tellingWordsIn(text), allWords(text)];
      expect([...hiddenSettings(file, words.names, [])]).toEqual([...hiddenSettings(file, all.names, [])]);
      expect(new Set([...credentialsIn(file, words)].map(({ start, end }) => `${start} ${end}`))).toEqual(
        new Set([...credentialsIn(file, all)].map(({ start, end }) => `${start} ${end}`)),
      );
    }
  });

  test.each([
    ['mysql -u root \\\n-phunter22x db', ['hunter22x']],
    ['a\nmysql -phunter22x\nmysql -ptiger33y\nb', ['hunter22x', 'tiger33y']],
    [
      'see user:hunter22x@db.example.com/x\nand app:tiger33y@db.example.com/y, or mail me@example.com',
      ['hunter22x', 'tiger33y'],
    ],
  ])('of several lines: %j', (text, secrets) => {
    const file = new TextFile('file.sh', text);
    const ranges = joined([...credentialsIn(file, tellingWordsIn(text))]);
    expect(ranges.map(({ start, end }) => text.slice(start, end))).toEqual(secrets);
  });

  test('texts', () => {
    const silent = PARTS.filter((text) => !mayHide(text));
    expect(silent.length).toBeGreaterThan(10);
    for (const text of silent) {
      const file = new TextFile('file.yaml', text);
      expect([...hiddenLinesOfBroken(file)]).toEqual([]);
      for (const { value } of parseYaml(file, 'resource').documents) expect(hiddenPlaces(value)).toEqual([]);
    }
  });

  test.each([
    'proxyAuthorization',
    'X-Api-Key',
    'sa-password',
    'connectionString',
    'webhook-url',
    'GH_PAT',
    'pat2',
    'PAT_1',
    'psk',
    'dbPw',
    'htaccess',
    'basicHash',
    'kennwort',
    'dbWachtwoord',
    'contrasena',
    'salasana',
    'losenord',
    'senha',
    'parola',
    'haslo',
    'heslo',
    'Set-Cookie',
    'DSN',
    'to\u212aen',
    '\u212aey_to\u212aen',
  ])('a text with the name %s is looked at', (name) => {
    expect(speaksOfSecret(name)).toBe(true);
    expect(mayHide(`${name}: x`)).toBe(true);
    if (!name.includes('\u212a')) expect(tellingWordsIn(`a\n${name}: x`).names).not.toEqual([]);
  });

  test.each([
    String.raw`"p\u0061ss": x`,
    String.raw`"p\x61ss": x`,
    '"pa\\\nss": x',
    '"pa\\\u2028ss": x',
    '!!binary cGFzc3dvcmQ=: x',
    '!!b%69nary cGFzc3dvcmQ=: x',
    '%TAG !b! tag:yaml.org,2002:bin\n---\n!b!ary cGFzc3dvcmQ=: x',
    'args: [-u, me:it]',
    'args:\n- --user\n- me:it',
    'kind: List\ndata: x',
    '- op: add\n  path: /data/x\n  value: y',
  ])('a text whose words only a parser sees is looked at: %s', (text) => {
    expect(mayHide(text)).toBe(true);
  });
});

test('the runs of a text are those that are random by themselves', () => {
  const texts = [...PARTS.map((text) => text.slice(0, 2000)), 'aBcDeFgH1', 'a\u00a0b1cdefghi', 'é1a', '', 'Aa1'];
  for (const text of texts) {
    const expected: number[] = [];
    for (let at = 0; at + RUN <= text.length; at++) if (isRandom(text.slice(at, at + RUN))) expected.push(at);
    expect(randomRuns(text)).toEqual(expected);
  }
});
