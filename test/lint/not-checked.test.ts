import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/limits.ts';
import type { Level, Policy } from '../../src/policy/policy.ts';
import { DEFAULT_POLICY } from '../../src/policy/policy.ts';
import { check } from '../../src/run.ts';
import { bootstrap } from '../flux/repository.ts';
import { treeOf } from '../rules/page.ts';

const CONFIG_MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n';
/** A million values, by aliases. */
const PAD = [0, 1, 2, 3, 4, 5]
  .map((level) => `pad${level}: &p${level} [${`${level === 0 ? 'x' : `*p${level - 1}`}, `.repeat(10)}]\n`)
  .join('');
const RELEASE = `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: x}\n${PAD}`;
const HUGE = `${CONFIG_MAP}${'# padding\n'.repeat(1_100_000)}`;
const APPLICATION = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: app, namespace: argocd}
spec:
  project: default
  destination: {server: "https://kubernetes.default.svc", namespace: apps}
  source: {repoURL: "https://github.com/acme/fleet", path: apps, targetRevision: HEAD}
`;

async function findingsIn(files: Record<string, string>, policy: Policy = DEFAULT_POLICY): Promise<string[]> {
  const { report, failures } = await check({
    head: treeOf(files),
    base: undefined,
    policy,
    scope: 'all',
    failOn: 'error',
    today: '2026-01-01',
    repositories: ['https://github.com/acme/fleet', 'ssh://git@github.com/acme/fleet'],
  });
  expect(failures).toEqual([]);
  return report.findings.map(
    ({ severity, rule, location }) => `${severity} ${rule} ${location.path}:${location.start.line}`,
  );
}

describe('what was not judged fails where a cluster applies it', () => {
  const fluxPath = Object.fromEntries(
    Object.entries(bootstrap('cluster')).map(([path, text]) => [path, [text].flat().join('\n---\n')]),
  );

  test('a document of too many values', async () => {
    expect(await findingsIn({ 'apps/a.yaml': RELEASE })).toContain('error unreadable-file apps/a.yaml:9');
    expect(await findingsIn({ ...fluxPath, 'cluster/a.yaml': RELEASE })).toContain(
      'error unreadable-file cluster/a.yaml:9',
    );
  });

  test('padding that the API server would take hides nothing', async () => {
    const padded = `${CONFIG_MAP}data: {token: ghp_${'aB3dE6gH9k'.repeat(4).slice(0, 36)}}\npad: [${'1,'.repeat(400_001)}1]\n`;
    expect(await findingsIn({ 'apps/a.yaml': padded })).toContain('error plaintext-secret apps/a.yaml:4');
  });

  test('a file that is too large: of Argo CD, of Flux, of an overlay', async () => {
    const argo = { 'app.yaml': APPLICATION, 'apps/a.yaml': HUGE };
    expect(await findingsIn(argo)).toContain('error unreadable-file apps/a.yaml:1');
    const flux = await findingsIn({ ...fluxPath, 'cluster/a.yaml': HUGE });
    expect(flux.filter((one) => one.includes('a.yaml') || one.includes('overlay-build'))).toEqual([
      'error unreadable-file cluster/a.yaml:1',
    ]);
    const overlay = { 'app/kustomization.yaml': 'resources: [a.yaml]\n', 'app/a.yaml': HUGE };
    expect(await findingsIn(overlay)).toEqual(['error unreadable-file app/a.yaml:1']);
  });

  test('a ResourceSet of too many objects', async () => {
    const inputs = Array.from({ length: 5001 }, (_, at) => `    - {tenant: t${at}}\n`).join('');
    const set = `apiVersion: fluxcd.controlplane.io/v1\nkind: ResourceSet\nmetadata: {name: set, namespace: web}\nspec:\n  inputs:\n${inputs}  resources:\n    - {apiVersion: v1, kind: ServiceAccount, metadata: {name: "t-<< inputs.tenant >>"}}\n`;
    expect(await findingsIn({ ...fluxPath, 'cluster/set.yaml': set })).toContain(
      'error not-checked cluster/set.yaml:1',
    );
  });

  test('settings of an overlay that kustomize cannot read', async () => {
    const fields = {
      configurations: 'configurations: [x.bin]',
      crds: 'crds: [x.bin]',
      openapi: 'openapi: {path: x.bin}',
      replacements: 'replacements: [{path: x.bin}]',
    };
    for (const field of Object.values(fields)) {
      const overlay = { 'app/kustomization.yaml': `resources: [a.yaml]\n${field}\n`, 'app/a.yaml': CONFIG_MAP };
      for (const text of ['\0\0', 'a: [\n', 'a: *b\n'])
        expect([field, text, await findingsIn({ ...overlay, 'app/x.bin': text })]).toEqual([
          field,
          text,
          [expect.stringMatching(/^error overlay-build app\/(?:kustomization\.yaml:2|x\.bin:1)$/)],
        ]);
    }
  });

  test('a kustomization file that is not text', async () => {
    expect(await findingsIn({ 'app/kustomization.yaml': '\0', 'app/a.yaml': CONFIG_MAP })).toContain(
      'error unreadable-file app/kustomization.yaml:1',
    );
  });

  test('documents beyond the limit where no cluster is known', async () => {
    const policy = { ...DEFAULT_POLICY, limits: { ...DEFAULT_LIMITS, documents: 10 } };
    const many = '---\na: 1\n'.repeat(12);
    expect(await findingsIn({ 'a.yaml': many }, policy)).toEqual(['error unreadable-file a.yaml:1']);
    const escaped = `"\\x61piVersion": v1\n"\\u006bind": ConfigMap\n`;
    const values = { ...DEFAULT_POLICY, limits: { ...DEFAULT_LIMITS, values: 2 } };
    expect(await findingsIn({ 'a.yaml': escaped }, values)).toEqual(['error unreadable-file a.yaml:1']);
    expect(await findingsIn({ 'values.yaml': '# settings\n---\na: 1\nb: 2\nc: 3\n' }, values)).toEqual([
      'notice unreadable-file values.yaml:1',
    ]);
  });

  test('more values than a revision may have: the smallest files are judged', async () => {
    const policy = { ...DEFAULT_POLICY, limits: { ...DEFAULT_LIMITS, values: 100 } };
    const large = `${CONFIG_MAP}list: [${'a, '.repeat(200)}]\n`;
    const small = 'apiVersion: v1\nkind: Secret\nmetadata: {name: w}\nstringData: {password: Zt7kQw93mLpX2vBn}\n';
    expect(await findingsIn({ 'a.yaml': large, 'b.yaml': large, 'z.yaml': small }, policy)).toEqual([
      'error unreadable-file a.yaml:1',
      'error unreadable-file b.yaml:1',
      'error plaintext-secret z.yaml:4',
    ]);
  });

  test('a name or an attribute changes nothing', async () => {
    const files = { '.gitattributes': '*.yaml linguist-generated\n', 'app.yaml': APPLICATION, 'apps/gen.pb.yml': HUGE };
    expect(await findingsIn(files)).toContain('error unreadable-file apps/gen.pb.yml:1');
  });

  test('what no cluster applies is less', async () => {
    expect(await findingsIn({ ...fluxPath, 'other/a.yaml': HUGE })).toContain('warning unreadable-file other/a.yaml:1');
    expect(await findingsIn({ 'values.yaml': PAD })).toEqual(['notice unreadable-file values.yaml:6']);
  });

  test('the policy says what is tolerated', async () => {
    const rules = new Map<string, Level>([['unreadable-file', 'warning']]);
    const policy = { ...DEFAULT_POLICY, overrides: [{ paths: ['apps/**'], rules }] };
    expect(await findingsIn({ 'apps/a.yaml': RELEASE, 'b.yaml': RELEASE }, policy)).toEqual([
      'warning unreadable-file apps/a.yaml:9',
      'error unreadable-file b.yaml:9',
    ]);
  });
});

describe('an apiVersion or kind that is no text', () => {
  const ODD = ['{v1}', '{}', '[v1]', '[{name: a}]', '{a: b}', '1', 'true'];

  function head(field: 'apiVersion' | 'kind', odd: string): string {
    return CONFIG_MAP.replace(new RegExp(`^${field}: .*$`, 'm'), `${field}: ${odd}`);
  }

  for (const field of ['apiVersion', 'kind'] as const) {
    const line = field === 'apiVersion' ? 1 : 2;
    for (const odd of ODD) {
      test(`${field}: ${odd}`, async () => {
        const text = head(field, odd);
        const item = `apiVersion: v1\nkind: List\nitems:\n- ${text.trim().split('\n').join('\n  ')}\n`;
        const overlay = { 'kustomization.yaml': 'resources: [a.yaml]\n' };
        expect(await findingsIn({ 'a.yaml': text })).toEqual([`error schema a.yaml:${line}`]);
        expect(await findingsIn({ 'a.yaml': item })).toEqual([`error schema a.yaml:${line + 3}`]);
        expect(await findingsIn({ ...overlay, 'a.yaml': text })).toContain(`error schema a.yaml:${line}`);
        expect(await findingsIn({ ...overlay, 'a.yaml': item })).toContain(`error schema a.yaml:${line + 3}`);
        expect(
          await findingsIn({ 'kustomization.yaml': `${field}: ${odd}\nresources: [a.yaml]\n`, 'a.yaml': CONFIG_MAP }),
        ).toContain('error schema kustomization.yaml:1');
        const patched = {
          'kustomization.yaml': 'resources: [a.yaml]\npatches: [{path: p.yaml}]\n',
          'a.yaml': CONFIG_MAP,
        };
        expect(await findingsIn({ ...patched, 'p.yaml': text })).toContain(`error schema p.yaml:${line}`);
        const json = JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' }, [field]: [1] });
        expect(await findingsIn({ 'kustomization.yaml': 'resources: [a.json]\n', 'a.json': json })).not.toEqual([]);
        expect(await findingsIn({ 'app.yaml': APPLICATION, 'apps/a.json': json })).not.toEqual([]);
      });
    }
  }

  test('a template that a build reads', async () => {
    const overlay = { 'kustomization.yaml': 'resources: [a.yaml]\n' };
    expect(await findingsIn({ ...overlay, 'a.yaml': head('apiVersion', '{{ .Values.x }}') })).toEqual([
      'error overlay-build a.yaml:1',
    ]);
    expect(await findingsIn({ ...overlay, 'a.yaml': head('kind', '{{ .Values.x }}') })).toEqual([
      'error overlay-build a.yaml:1',
    ]);
  });
});

test('what files say of labels together is a failure of that overlay, and the rest is judged', async () => {
  const files = {
    'app/kustomization.yaml': 'resources: [r.yaml]\nlabels: [{pairs: {l: m}}]\nconfigurations: [c.yaml]\n',
    'app/r.yaml': CONFIG_MAP,
    'app/c.yaml': 'labels:\n- path: metadata/labels\n  kind: ConfigMap\n',
    'b/kustomization.yaml': 'resources: [../app, r.yaml]\n',
    'b/r.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {password: Zt7kQw93mLpX2vBn}\n',
  };
  const findings = await findingsIn(files);
  expect(findings).toContain('error overlay-build app/kustomization.yaml:2');
  expect(findings).toContain('error plaintext-secret b/r.yaml:4');
});
