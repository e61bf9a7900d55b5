import { describe, expect, it } from 'vitest';
import { gitRepository, kustomization } from '../../test/flux/repository.ts';
import { briefWithBuilds, type Files, findingsOf, resultOf } from '../../test/rules/check-tree.ts';

/** `severity path:line:column` of what the rule says; no finding may contain the secret or offer a fix. */
async function found(files: Files): Promise<string[]> {
  const { report } = await resultOf(files);
  expect(JSON.stringify(report)).not.toContain(SECRET);
  const findings = report.findings.filter(({ rule }) => rule === 'plaintext-secret');
  expect(findings.filter(({ fix }) => fix !== null)).toEqual([]);
  return findings.map(({ severity, location: { path, start } }) => `${severity} ${path}:${start.line}:${start.column}`);
}

const SECRET = 'correct-horse';
const GITHUB = `gh${'p'}_${'aB3dE5gH7jK9mN1pQ3sT5vX7zA9cE1gI3kM5'}`;

function secret(value: string, above = ''): string {
  return `${above}apiVersion: v1\nkind: Secret\nmetadata:\n  name: podinfo\nstringData:\n  password: ${value}\n`;
}

describe('plaintext-secret', () => {
  it('stands at the value of a Secret, at the key of a text of several lines', async () => {
    expect(await found({ 'a.yaml': secret(SECRET) })).toEqual(['error a.yaml:6:13']);
    expect(await found({ 'a.yaml': secret(`|\n    ${SECRET}\n    two`) })).toEqual(['error a.yaml:6:3']);
  });

  it('is quiet where the overlay that takes it in throws it away', async () => {
    const patch =
      'patches:\n  - patch: |-\n      $patch: delete\n      apiVersion: v1\n      kind: Secret\n      metadata: {name: podinfo}\n';
    const overlay = `resources: [secret.yaml]\n${patch}`;
    expect(await found({ 'a/kustomization.yaml': overlay, 'a/secret.yaml': secret(SECRET) })).toEqual([]);
    expect(await found({ 'b/kustomization.yaml': overlay, 'a/secret.yaml': secret(SECRET) })).toEqual([
      'error a/secret.yaml:6:13',
    ]);
  });

  it('looks into patches, templates, values and comments', async () => {
    const patched = { 'kustomization.yaml': 'patches: [{path: patch.yaml}]\n', 'patch.yaml': secret(SECRET) };
    expect(await found(patched)).toEqual(['error patch.yaml:6:13']);
    expect(await found({ 'values.yaml': 'db:\n  password: Tr0ub4dor&3\n' })).toEqual(['error values.yaml:2:13']);
    expect(await found({ 'c/Chart.yaml': 'name: c', 'c/templates/a.yaml': `{{ if .x }}\na: ${GITHUB}\n` })).toEqual([
      'error c/templates/a.yaml:2:4',
    ]);
    expect(await found({ 'a.yaml': `a: b # ${GITHUB}\n` })).toEqual(['error a.yaml:1:8']);
  });

  it('names the clusters that apply it, and none where none does', async () => {
    const cluster = { 'source.yaml': gitRepository(), 'apps.yaml': kustomization('apps', './apps') };
    const clusters = ['a', 'b'].flatMap((name) =>
      Object.entries(cluster).map(([path, text]) => [`clusters/${name}/${path}`, text] as const),
    );
    const tree = {
      ...Object.fromEntries(clusters),
      'apps/kustomization.yaml': 'resources: [secret.yaml]\n',
      'apps/secret.yaml': secret(SECRET),
      'apps/left/secret.yaml': secret('horse-battery'),
    };
    expect(briefWithBuilds(await findingsOf('plaintext-secret', tree))).toEqual([
      'error plaintext-secret apps/left/secret.yaml:6 []',
      'error plaintext-secret apps/secret.yaml:6 [clusters/a clusters/b]',
    ]);
  });

  it('says once what shows in two ways', async () => {
    expect(await found({ 'a.yaml': secret(GITHUB) })).toEqual(['error a.yaml:6:13']);
  });

  it('reads the files of a secretGenerator', async () => {
    const overlay = 'secretGenerator:\n  - name: podinfo\n    envs: [podinfo.env]\n';
    const env = async (text: string): Promise<string[]> =>
      found({ 'kustomization.yaml': overlay, 'podinfo.env': text });
    expect(await env(`USER=app\nPASSWORD=${SECRET}\n`)).toEqual(['error kustomization.yaml:3:12']);
    expect(await env(`PASSWORD=ENC[AES256_GCM,data:x]\nsops_mac=ENC[AES256_GCM,data:y]\n`)).toEqual([]);
    expect(await env('PASSWORD=\n')).toEqual([]);
    expect(await found({ 'kustomization.yaml': overlay })).toEqual([]);
  });

  it('names the file of a generator, and not what is in it', async () => {
    const [finding, ...more] = await findingsOf('plaintext-secret', {
      'kustomization.yaml': 'configMapGenerator:\n  - name: settings\n    files:\n      - conf/app.ini\n',
      'conf/app.ini': `[database]\npassword = "${SECRET}"\n`,
    });
    expect(more).toEqual([]);
    expect(finding?.message).toContain('The file `conf/app.ini` is in plain text');
    expect(JSON.stringify(finding)).not.toContain(SECRET);
  });
});
