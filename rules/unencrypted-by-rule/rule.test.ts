import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { brief, checkTree, type Files, findingsOf } from '../../test/rules/check-tree.ts';

const ENC = 'ENC[AES256_GCM,data:AA==,iv:AA==,tag:AA==,type:str]';
const head = (kind: string): string => `apiVersion: v1\nkind: ${kind}\nmetadata: {name: db, namespace: web}\n`;
const secret = (data: string): string => `${head('Secret')}${data}\n`;
const PLAIN = secret('stringData: {host: db.web.svc}');

function encrypted(...keys: readonly string[]): string {
  const recipients = keys.map((key) => (key.startsWith('age') ? `{recipient: ${key}, enc: a}` : ''));
  const prints = keys.filter((key) => !key.startsWith('age')).map((key) => `{fp: ${key}, enc: a}`);
  const lists = `age: [${recipients.filter((one) => one !== '').join(', ')}], pgp: [${prints.join(', ')}]`;
  return secret(
    `stringData: {host: "${ENC}"}\nsops: {${lists}, lastmodified: x, mac: "${ENC}", encrypted_regex: ^(data|stringData)$}`,
  );
}

const config = (path: string, keys = 'age: age1a', setting = 'encrypted_regex: ^(data|stringData)$'): string =>
  `creation_rules:\n  - {path_regex: '${path}', ${keys}${setting === '' ? '' : `, ${setting}`}}\n`;

const findings = (files: Files): Promise<readonly Finding[]> => findingsOf('unencrypted-by-rule', files);

describe('unencrypted-by-rule', () => {
  it.each(['\\.sops\\.yaml$', '(^|/)[^/]*\\.sops\\.ya?ml', 'apps/.*(sops|enc).*'])(
    'is an error for a Secret in plain text that %s matches',
    async (path) => {
      const found = await findings({ '.sops.yaml': config(path), 'apps/db.sops.yaml': PLAIN });
      expect(brief(found)).toEqual(['error unencrypted-by-rule apps/db.sops.yaml:4']);
    },
  );

  it('leaves what is clearly a secret to plaintext-secret, and has the rest of what it says', async () => {
    const tree = (value: string): Files => ({
      '.sops.yaml': config('sops'),
      'apps/db.sops.yaml': secret(`stringData: {password: ${value}}`),
    });
    const rules = async (value: string): Promise<string[]> => {
      const all = await checkTree(tree(value));
      expect(JSON.stringify(all)).not.toContain('Quay-Lantern');
      return brief(all.filter(({ rule }) => !rule.startsWith('unknown')));
    };
    expect(await rules('Quay-Lantern-4471-Rope')).toEqual(['error plaintext-secret apps/db.sops.yaml:4']);
    expect(await rules('postgres')).toEqual(['error unencrypted-by-rule apps/db.sops.yaml:4']);
  });

  it('warns of a Secret in plain text if a rule for all files encrypts the other ones', async () => {
    const tree = { '.sops.yaml': config('.*\\.yaml'), 'apps/a.yaml': PLAIN, 'apps/b.yaml': encrypted('age1a') };
    expect(brief(await findings(tree))).toEqual(['warning unencrypted-by-rule apps/a.yaml:4']);
    expect(await findings({ ...tree, 'apps/b.yaml': PLAIN })).toEqual([]);
    expect(
      await findings({ ...tree, 'apps/a.yaml': PLAIN.replace('Secret', 'ConfigMap').replace('stringD', 'd') }),
    ).toEqual([]);
  });

  it('warns of another file whose name says that it is encrypted', async () => {
    const tree = (setting: string): Files => ({
      '.sops.yaml': config('\\.sops\\.yaml$', 'age: age1a', setting),
      'apps/values.sops.yaml': 'server:\n  user: relay\n',
    });
    expect(brief(await findings(tree('encrypted_regex: ^user$')))).toEqual([
      'warning unencrypted-by-rule apps/values.sops.yaml:2',
    ]);
    expect(await findings(tree('encrypted_regex: ^data$'))).toEqual([]);
    expect(await findings(tree(''))).toEqual([]);
  });

  it.each([
    ['nothing to encrypt', secret('type: Opaque')],
    ['empty values', secret('data: {a: ""}\nstringData: {b: ""}')],
    ['values that are filled in later', secret(`stringData: {a: "\${A}", b: "<b>"}`)],
    ['encrypted values', encrypted('age1a')],
    ['a value that the setting excludes', secret('stringData: {a: b}')],
  ])('is silent about a Secret with %s', async (what, text) => {
    const setting = what.includes('excludes') ? 'encrypted_regex: ^data$' : undefined;
    expect(await findings({ '.sops.yaml': config('sops', 'age: age1a', setting), 'a.sops.yaml': text })).toEqual([]);
  });

  it('is silent where no rule matches, in an archive, and about a configuration elsewhere', async () => {
    expect(await findings({ '.sops.yaml': config('^other/.*sops'), 'apps/db.sops.yaml': PLAIN })).toEqual([]);
    expect(await findings({ '.sops.yaml': config('sops'), 'archive/db.sops.yaml': PLAIN })).toEqual([]);
    expect(await findings({ 'talos/.sops.yaml': config('sops'), 'apps/db.sops.yaml': PLAIN })).toEqual([]);
  });

  describe('recipients', () => {
    const tree = (keys: string, ...actual: readonly string[]): Files => ({
      '.sops.yaml': config('sops', keys),
      'apps/db.sops.yaml': encrypted(...actual),
    });
    const LONG = '31E70E5BC80C58AFF5DD649921AC5A1AC6E5B7F2';

    it.each([
      ['age: age1b', ['age1a'], 'encrypted for `age1a`, but'],
      ['age: "age1a,age1b"', ['age1a'], 'not encrypted for `age1b`'],
      ['age: age1a', ['age1a', 'age1c'], 'also for `age1c`'],
      ['key_groups: [{age: [age1a, age1b]}]', ['age1a'], 'not encrypted for `age1b`'],
      ['age: [age1b]', ['age1a'], 'encrypted for `age1a`, but'],
      [`pgp: ${LONG}`, ['0123456789ABCDEF0123456789ABCDEF01234567'], `says \`${LONG}\``],
    ])('warns where %s is not what the file has', async (keys, actual, words) => {
      const [found, ...others] = await findings(tree(keys, ...actual));
      expect(others).toEqual([]);
      expect(found).toMatchObject({ severity: 'warning', location: { path: 'apps/db.sops.yaml', start: { line: 5 } } });
      expect(found?.message).toContain(words);
    });

    it.each([
      ['age: " age1b , age1a,"', ['age1a', 'age1b']],
      ['age: ["age1b", age1a]', ['age1a', 'age1b']],
      [`pgp: ${LONG.slice(-16)}`, [LONG]],
      [`pgp: ${LONG.toLowerCase()}`, [LONG]],
      ['key_groups: [{merge: [{age: [age1c]}]}]', ['age1a']],
      [`age: "\${AGE_KEY}"`, ['age1a']],
      ['kms: "arn:aws:kms:x"', ['age1a']],
      ['age: AGE-SECRET-KEY-1QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', ['age1a']],
      ['age: age1b', ['age-not-public-4471']],
    ])('is silent where %s is what the file has, or is not known', async (keys, actual) => {
      expect(await findings(tree(keys, ...actual))).toEqual([]);
    });

    it('are not compared if they are more than anyone has', async () => {
      const keys = (start: string): string[] => Array.from({ length: 2000 }, (_, at) => `age1${start}${at}`);
      expect(await findings(tree(`age: "${keys('a').join(',')}"`, ...keys('b')))).toEqual([]);
    });

    it('asks every configuration above the file, and reports one finding for a rule', async () => {
      const other = { ...tree('age: age1b', 'age1a'), 'apps/.sops.yaml': config('sops', 'age: age1a') };
      expect(await findings(other)).toEqual([]);
      const two = { ...tree('age: age1b', 'age1a'), 'apps/two.sops.yaml': encrypted('age1a') };
      const [found, ...others] = await findings(two);
      expect(others).toEqual([]);
      expect(found?.places).toHaveLength(2);
    });
  });
});
