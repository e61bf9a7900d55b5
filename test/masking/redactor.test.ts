// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { MaskedLine } from '../../src/masking/masked-line.ts';
import { Redactor } from '../../src/masking/redactor.ts';
import { DEFAULT_POLICY } from '../../src/policy/policy.ts';
import { toText } from '../../src/report/formats/text.ts';
import { check } from '../../src/run.ts';
import { Origin } from '../../src/yaml/origin.ts';
import { YamlReader } from '../../src/yaml/reader.ts';
import { type Files, treeOf } from '../flux/repository.ts';

async function judged(files: Files) {
  const policy = { ...DEFAULT_POLICY, preset: 'strict' as const };
  const result = await check({
    head: treeOf(files),
    base: undefined,
    policy,
    scope: 'all',
    failOn: 'error',
    today: '2026-11-01',
  });
  const messages = result.report.findings.map(({ message }) => message);
  return { ...result, messages, text: toText(result.report, { snippets: result.snippets, color: false }) };
}

const redactorOf = (files: Files) => new Redactor(treeOf(files), new YamlReader());
const secret = (name: string, entries: string) =>
  `apiVersion: v1\nkind: Secret\nmetadata: {name: ${name}, namespace: media}\nstringData:\n${entries}\n`;

describe('a message stays whole', () => {
  it.each([
    ['a key that ends in it', secret('app-vars', '  database_password: password'), '`database_password`'],
    [
      'a name that begins with it',
      secret('immich-secret', '  DB_PASSWORD: immich'),
      'Secret `immich-secret` contains `DB_PASSWORD`',
    ],
    ['a name that is it', secret('immich', '  DB_PASSWORD: immich'), 'Secret `immich` contains `DB_PASSWORD`'],
    ['an upper-case key', secret('x', '  CLIENT_TOKEN: TOKENS'), '`CLIENT_TOKEN`'],
    ['one letter', secret('x', '  token: o\n  token: o'), 'This key is already defined'],
    ['a word of ours', secret('x', '  password: anyone'), 'nyone who can read'],
    [
      'the name of another secret',
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: x}\nspec:\n  values:\n    env: {DB_PASSWORD: password}\n    command: [sh, -c, "mysql -u a -ppassword"]\n',
      '`DB_PASSWORD` and `password`',
    ],
    ['a key that is it', secret('x', '  token: token\n  token: token'), 'This key is already defined'],
  ])('where the value is also %s', async (_, text, words) => {
    const { messages } = await judged({ 'a.yaml': text });
    expect(messages.join('\n')).toContain(words);
    expect(messages.join('\n')).not.toContain('•••');
  });

  it('where the text that does not parse is one letter', async () => {
    const { messages } = await judged({ 'a.yaml': secret('x', '  ca: ok\n   b: o') });
    expect(messages.join('\n')).toMatch(/[a-z]/);
    expect(messages.join('\n')).not.toContain('•••');
  });
});

it('a message quotes a value at its place as a mask, whatever its type', async () => {
  const { messages, text } = await judged({
    'a.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: {name: x}\nstringData: tiger\n',
  });
  expect(messages.join('\n')).not.toContain('tiger');
  expect(text).not.toContain('tiger');
});

it('a message keeps its own words, even if a value that may be secret is one of them', async () => {
  const overlay =
    'configMapGenerator: [{name: a, literals: [a=b]}]\ngeneratorOptions: {disableNameSuffixHash: "true"}\n';
  const { messages } = await judged({ 'kustomization.yaml': overlay });
  expect(messages).toEqual([
    '`generatorOptions.disableNameSuffixHash` must be `true` or `false`, not the string `true`.',
  ]);
});

it('a placeholder is no secret, and the caret stands under what is meant', async () => {
  const value = 'password: 8fK2mQ9xLw3Z # gitops-gate-ignore plaintext-secret';
  const { text } = await judged({ 'a.yaml': secret('x', `  ${value}`) });
  const lines = text.split('\n');
  const at = lines.findLastIndex((line) => /^ +\d+ \| .*gitops-gate-ignore/.test(line));
  expect(lines[at]).not.toContain('8fK2mQ9xLw3Z');
  expect(lines[at + 1]?.indexOf('^')).toBe(lines[at]?.indexOf('# gitops'));
  const redactor = redactorOf({ 'a.yaml': 'url: http://plex/?X-Plex-Token=${PLEX_TOKEN}\ntoken: ${PLEX_TOKEN}\n' });
  expect(redactor.text('give it a default (`${PLEX_TOKEN:=…}`)')).toContain('${PLEX_TOKEN:=…}');
  expect([1, 2].map((line) => redactor.line('a.yaml', line)?.text)).toEqual([
    'url: http://plex/?X-Plex-Token=${PLEX_TOKEN}',
    'token: ${PLEX_TOKEN}',
  ]);
});

describe('a text is redacted', () => {
  const value = 'k7Qp2Vw9xT4m';
  const redactor = redactorOf({
    'a.yaml': secret('x', `  a: ${value}\n  n: 8264951730264\n  b: https://db.example.com/one2`),
    'b.yaml': 'c: db.example.com\n',
  });
  const encoded = [0, 1, 2].map((before) => Buffer.from(`${'u'.repeat(before)}${value}`).toString('base64'));

  it.each([
    ['a value', value],
    ['a part of a value', `p-${value.slice(0, 9)}…`],
    ...encoded.map((text): [string, string] => ['base64', text]),
    ['a number', '8264951730264'],
    ['hexadecimal', Buffer.from(value).toString('hex')],
    ['a login of a URL', 'https://bot:hunter2@example.com/x'],
    ['a login without a scheme', 'bot:hunter2@registry.example.com/x'],
    ['a token as a login', 'https://x1y2@example.com/x'],
    ['a parameter of a URL', 'https://example.com/x?access_token=hunter2'],
    ['a cut path', 'https:/bot:hunter2@example.com/x'],
  ])('%s', (_, text) => {
    const shown = redactor.text(`There is no \`${text}\`.`);
    expect(shown).toContain('•••');
    expect(shown).toMatch(/^There is no `.*`\.$/);
    for (const hidden of [value.slice(0, 8), 'hunter2', 'x1y2', '8264951']) expect(shown).not.toContain(hidden);
  });

  it.each([
    'ssh://git@github.com/acme/x',
    'oci://ghcr.io/acme/x@sha256:0123',
    'acme/x:1.2@sha256:0123',
    'user@example.com',
    'mailto:me@example.com',
    'db.example.com',
  ])('%s stays', (text) => {
    expect(redactor.text(text)).toBe(text);
  });

  it('without the ciphertext of SOPS', () => {
    expect(redactor.text('namespace `ENC[AES256_GCM,data:AAAA,iv:AAAA,tag:AAAA,type:str]` is')).toBe(
      'namespace `ENC[…]` is',
    );
  });
});

it('an object that SOPS encrypted as a whole is not spoken of by its ciphertext', async () => {
  const cipher = 'ENC[AES256_GCM,data:AAAA,iv:AAAA,tag:AAAA,type:str]';
  const { text, report } = await judged({
    'a.yaml': `apiVersion: ${cipher}\nkind: ${cipher}\nmetadata: {name: "${cipher}", namespace: "${cipher}"}\nsops: {mac: "${cipher}"}\nnonsense: [\n`,
  });
  expect(report.findings.map(({ message }) => message).join('\n')).not.toContain('AES256');
  expect(
    text
      .split('\n')
      .filter((line) => !/^ +\d+ \|/.test(line))
      .join('\n'),
  ).not.toContain('AES256');
});

it('the files that a generator reads are hidden as a whole', () => {
  const redactor = redactorOf({
    'a/kustomization.yaml': 'secretGenerator: [{name: x, envs: [x.env], files: [k=sub/y.txt]}]\n',
    'a/x.env': 'FOO=bar\n',
    'a/sub/y.txt': 'baz\n',
  });
  expect([redactor.line('a/x.env', 1)?.text, redactor.line('a/sub/y.txt', 1)?.text]).toEqual(['•••', '•••']);
});

it('a masked line says where its parts are', () => {
  const line = new MaskedLine('a: secret, b: other # c', [
    { start: 3, end: 9 },
    { start: 14, end: 19 },
  ]);
  expect(line.text).toBe('a: •••, b: ••• # c');
  expect([line.start(0), line.end(1)]).toEqual([0, 1]);
  expect([line.start(5), line.end(7)]).toEqual([3, 6]);
  expect([line.start(11), line.end(12)]).toEqual([8, 9]);
  expect([line.start(20), line.end(23)]).toEqual([15, 18]);
});

describe('what is hidden first', () => {
  const files = { 'a.yaml': 'name: kH7-qW2p9Zr4\nother: mN3-xV8s5Tb6\n' };
  const origin = (start: number, end: number) => {
    const file = treeOf(files).textAt('a.yaml');
    if (!file) throw new Error('no file');
    return new Origin(file, start, start, start, end);
  };

  it.each<[string, (redactor: Redactor) => unknown, unknown]>([
    ['a text', (redactor) => redactor.text('the name kH7-qW2p9Zr4'), 'the name •••'],
    ['a message', (redactor) => redactor.message('the name kH7-qW2p9Zr4', [], []), 'the name •••'],
    ['a line', (redactor) => redactor.line('a.yaml', 1)?.text, 'name: •••'],
    ['a range', (redactor) => redactor.hides(origin(6, 18)), true],
    [
      'a line after a value was hidden',
      (redactor) => {
        redactor.hideValue(origin(26, 38));
        return [1, 2].map((line) => redactor.line('a.yaml', line)?.text);
      },
      ['name: •••', 'other: •••'],
    ],
  ])('is so before %s is asked for, once, and not earlier', (_, ask, answer) => {
    const redactor = redactorOf(files);
    let count = 0;
    redactor.hideFirst(() => {
      count++;
      redactor.hide(origin(6, 18));
    });
    expect(count).toBe(0);
    expect(ask(redactor)).toEqual(answer);
    expect(ask(redactor)).toEqual(answer);
    expect(count).toBe(1);
  });
});
