import { RE2JS } from 're2js';
import { describe, expect, it, vi } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { bootstrap } from '../../test/flux/repository.ts';
import { brief, checkTree, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { app, CONFIG, fleet } from '../../test/rules/fleet.ts';

const ENC = 'ENC[AES256_GCM,data:AA==,iv:AA==,tag:AA==,type:str]';
const PLAIN = 'Quay-Lantern-4471-Rope';
const DECRYPTION = '  decryption: {provider: sops, secretRef: {name: sops-age}}';

function sops(
  settings = 'encrypted_regex: ^(data|stringData)$',
  mac = `mac: "${ENC}"`,
  keys = '[{recipient: age1a, enc: a}]',
): string {
  const fields = [`age: ${keys}`, 'lastmodified: "2026-09-01T10:00:00Z"', mac, settings, 'version: 3.13.2'];
  return `sops: {${fields.filter((field) => field !== '').join(', ')}}\n`;
}

const head = (kind: string): string => `apiVersion: v1\nkind: ${kind}\nmetadata: {name: db, namespace: web}\n`;
const secret = (data: string, notes = sops()): Files => ({ 'apps/app/db.yaml': `${head('Secret')}${data}\n${notes}` });
const deployed = (files: Files): Files => fleet(app(DECRYPTION), files);
const findings = (files: Files): Promise<readonly Finding[]> => findingsOf('partly-encrypted', files);

describe('partly-encrypted', () => {
  it.each([
    ['text', `stringData: {a: "${ENC}", token: ${PLAIN}}`, sops()],
    ['a number', `stringData: {a: "${ENC}", port: 5432}`, sops()],
    ['a variable, which Flux fills in later', `stringData: {a: "${ENC}", port: "\${PORT}"}`, sops()],
    ['all of it', `data: {a: ${PLAIN}}`, sops()],
    ['below a key that matches', `stringData: {a: "${ENC}"}\nspec: {data: {list: [{b: x}]}}`, sops()],
    ['by a suffix', `stringData: {a_enc: x, b: y}`, sops('encrypted_suffix: _enc')],
    ['without a setting', `${''}extra: x`, sops('')],
    ['outside of a suffix', `stringData: {a_plain: y, b: y}`, sops('unencrypted_suffix: _plain')],
    ['outside of an expression', `stringData: {b: y}`, sops('unencrypted_regex: ^(apiVersion|kind|metadata)$')],
  ])('reports %s in plain text that SOPS should have encrypted', async (_, data, notes) => {
    const [found, ...others] = await findings(deployed(secret(data, notes)));
    expect(others).toEqual([]);
    expect(found).toMatchObject({ severity: 'error', location: { path: 'apps/app/db.yaml' } });
    expect(found?.message).toContain('sops edit apps/app/db.yaml');
  });

  it('reports one finding for a value, and never the value', async () => {
    const all = await checkTree(deployed(secret(`stringData:\n  a: "${ENC}"\n  password: ${PLAIN}`)));
    expect(brief(all)).toContain('error partly-encrypted apps/app/db.yaml:6');
    expect(all.filter(({ rule }) => rule === 'plaintext-secret')).toEqual([]);
    expect(JSON.stringify(all)).not.toContain(PLAIN);
  });

  it.each([
    ['all is encrypted', `data: {a: "${ENC}"}`, sops()],
    ['a value is empty', `data: {a: "", b: null, c: {}, d: []}\nstringData: {a: "${ENC}"}`, sops()],
    ['the setting excludes it', `data: {a: "${ENC}"}\ntype: Opaque`, sops('encrypted_regex: ^data$')],
    [
      'a suffix excludes it',
      `data: {a_unencrypted: "dXNlcg=="}\nstringData: {a: "${ENC}"}`,
      sops('unencrypted_regex: ^(apiVersion|kind|metadata|.*_unencrypted)$'),
    ],
    ['comments decide', `stringData: {a: b}`, sops('encrypted_comment_regex: sops')],
    ['the field is not from SOPS', `sops: {image: a}`, ''],
  ])('is silent where %s', async (_, data, notes) => {
    expect(await findings(deployed(secret(data, notes)))).toEqual([]);
  });

  it('is a warning where no cluster reaches the file, and silent in an archive', async () => {
    const { 'apps/app/db.yaml': text = '' } = secret(`stringData: {a: "${ENC}", b: 5432}`);
    const left = { 'apps/app/kustomization.yaml': 'resources: [config.yaml]\n', ...CONFIG, 'apps/app/db.yaml': text };
    expect(brief(await findings(deployed(left)))).toEqual(['warning partly-encrypted apps/app/db.yaml:4']);
    expect(await findings({ ...bootstrap('clusters/prod'), 'old/a.sops.yaml': text })).toEqual([]);
  });

  it.each([
    ['no `mac`', secret(`data: {a: "${ENC}"}`, sops(undefined, ''))],
    ['no `mac`', secret(`data: {a: "${ENC}"}`, sops(undefined, 'mac: ""'))],
    ['list no key', secret(`data: {a: "${ENC}"}`, sops(undefined, undefined, '[]'))],
    ['are missing', secret(`data: {a: "${ENC}"}`, '')],
  ])('reports metadata that make the file useless: %s', async (words, files) => {
    const [found, ...others] = await findings(deployed(files));
    expect(others).toEqual([]);
    expect(found).toMatchObject({ severity: 'error', message: expect.stringContaining(words) });
  });

  it('warns where the setting matches nothing', async () => {
    const values = { 'apps/app/values.yaml': `server:\n  replicas: 2\n${sops()}` };
    expect(brief(await findings({ ...values }))).toEqual(['warning partly-encrypted apps/app/values.yaml:3']);
  });

  it('reads JSON and dotenv files', async () => {
    const json = JSON.stringify({
      a: ENC,
      token: PLAIN,
      sops: { age: [{ recipient: 'age1a' }], mac: ENC, lastmodified: 'x' },
    });
    const env = `# a\nUSER=${ENC}\nTOKEN=${PLAIN}\nEMPTY=\nsops_mac=${ENC}\nsops_lastmodified=2026-09-01T10:00:00Z\n`;
    const all = await checkTree({ 'apps/a.json': `${json}\n`, 'apps/.enc.env': env });
    const own = all.filter(({ rule }) => rule === 'partly-encrypted');
    expect(brief(own)).toEqual(['error partly-encrypted apps/.enc.env:3', 'error partly-encrypted apps/a.json:1']);
    expect(JSON.stringify(all)).not.toContain(PLAIN);
    expect(await findings({ '.env': env.replace('sops_mac', 'sops_unencrypted_regex=TOKEN\nsops_mac') })).toEqual([]);
  });

  it('looks at each key once, however many values it has', async () => {
    const text = `${head('Secret')}stringData: {${'z'.repeat(90)}: [${'{b: x}, '.repeat(500)}]}\n${sops('encrypted_regex: ^(zz|yy)+$')}`;
    const test = vi.spyOn(RE2JS.prototype, 'test');
    await findings({ 'apps/app/db.yaml': text });
    const keys = test.mock.calls.filter(([key]) => key === 'b');
    test.mockRestore();
    expect(keys).toHaveLength(1);
  });

  describe('what a build adds to an encrypted object', () => {
    const plain = `${head('Secret')}stringData: {a: "${ENC}"}\n${sops()}`;
    const named = 'unencrypted_regex: ^(apiVersion|kind|name|namespace)$';
    const wide = `${head('Secret')}stringData: {a: "${ENC}"}\n${sops(named)}`;
    const overlay = (field: string, text: string): Files => ({
      'apps/app/db.yaml': text,
      'apps/app/kustomization.yaml': `resources: [db.yaml]\n${field}\n`,
    });

    it('is reported where it is set, if SOPS expects it to be encrypted', async () => {
      const found = await findings(deployed(overlay('labels: [{pairs: {a: b}}]', wide)));
      expect(brief(found)).toEqual(['error partly-encrypted apps/app/kustomization.yaml:2']);
      const patch = `patches:\n  - target: {kind: Secret}\n    patch: |\n      - {op: add, path: /stringData/b, value: c}`;
      const [only, ...others] = await findings(deployed(overlay(patch, plain)));
      expect(others).toEqual([]);
      expect(only?.location.path).toBe('apps/app/kustomization.yaml');
    });

    it('is silent where the setting excludes it, or Flux does not decrypt', async () => {
      expect(
        await findings(deployed(overlay('namespace: web\nnamePrefix: a-\nlabels: [{pairs: {a: b}}]', plain))),
      ).toEqual([]);
      expect(await findings(fleet(app(), overlay('labels: [{pairs: {a: b}}]', wide)))).toEqual([]);
    });
  });
});
