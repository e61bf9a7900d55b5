import { describe, expect, it } from 'vitest';
import { deployment, findingsIn, fixed, helmRelease, told } from './report.ts';

describe('a field that a kind does not have', () => {
  it('is told at its key, with the nearest one as a fix', async () => {
    expect(await told(helmRelease('  instal: {}\n'))).toEqual([
      'error schema 10:3 `spec.instal` is not a field of HelmRelease v2. Did you mean `install`?',
    ]);
    expect(await fixed(helmRelease('  instal: {}\n'))).toBe(helmRelease('  install: {}\n'));
  });

  it('is found further out and further in', async () => {
    expect(await told(helmRelease('  install:\n    storageNamespace: a\n'))).toEqual([
      expect.stringContaining('Did you mean `spec.storageNamespace`?'),
    ]);
    const sync = `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: a}
spec:
  interval: 1m
  prune: true
  sourceRef: {kind: GitRepository, name: a}
  substituteFrom: []
`;
    expect(await told(sync)).toEqual([expect.stringContaining('Did you mean `spec.postBuild.substituteFrom`?')]);
  });

  it('is sent to the values where it is a setting of a chart', async () => {
    expect(await told(helmRelease('  mariadb: {}\n  values: {}\n'))).toEqual([
      expect.stringContaining('move it to `spec.values`'),
    ]);
  });

  it('is one finding with others that belong to the same place', async () => {
    const text = deployment(
      '          readinessProbe: {tcpSocket: {port: 80}}\n          periodSeconds: 1\n          timeoutSeconds: 1\n',
    );
    const found = await findingsIn({ 'a.yaml': text });
    expect(found.map(({ message }) => message)).toEqual([
      expect.stringContaining('They belong under `spec.template.spec.containers[0].readinessProbe`'),
    ]);
    expect(found[0]?.related).toHaveLength(1);
  });

  it.each([
    ['beside the template', '  volumes: [{name: cache, emptyDir: {}}]\n', 'spec.template.spec.volumes'],
    ['in the template', '    volumes: [{name: cache, emptyDir: {}}]\n', 'spec.template.spec.volumes'],
    ['in a container', '          volumes: [{name: cache, emptyDir: {}}]\n', 'spec.template.spec.volumes'],
    ['misspelled', '      volume: [{name: cache, emptyDir: {}}]\n', 'volumes'],
  ])('explains mounts of the volumes that it contains: %s', async (_, volumes, meant) => {
    const mount = '          volumeMounts: [{name: cache, mountPath: /cache}]\n';
    expect(await told(deployment(mount + volumes))).toEqual([expect.stringContaining(`Did you mean \`${meant}\`?`)]);
  });

  it('explains no mount if it has nothing to do with volumes', async () => {
    const found = await told(
      deployment('          volumeMounts: [{name: cache, mountPath: /cache}]\n          imag: a\n'),
    );
    expect(found).toEqual(
      expect.arrayContaining([expect.stringContaining('no volume with that name'), expect.stringContaining('.imag`')]),
    );
  });

  it('takes the place of a missing one that it was meant to be', async () => {
    const text = helmRelease('').replace('  interval:', '  intervall:');
    expect(await told(text)).toEqual([expect.stringContaining('Did you mean `interval`?')]);
  });

  it('may be anything where the schema preserves it, and only there', async () => {
    expect(await told(helmRelease('  values: {any: [{thing: 1}]}\n'))).toEqual([]);
    expect(await told(deployment('          prototype: 1\n          constructor: 1\n'))).toHaveLength(2);
  });
});

it('of very many problems, the rest are counted', async () => {
  const fields = Array.from({ length: 1000 }, (_, at) => `  nonsense${at}: 1\n`).join('');
  const found = await told(helmRelease(fields));
  expect(found).toHaveLength(201);
  expect(found.at(-1)).toContain('The object has 800 more problems from here on');
});

describe('a field that is missing', () => {
  it('is told at the nearest key that is written, together with its siblings', async () => {
    const text = `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: a}\nspec:\n  prune: true\n`;
    expect(await told(text)).toEqual([
      'error schema 4:1 `spec` is missing the required fields `interval` and `sourceRef`.',
    ]);
  });

  it('is told at the kind where the object itself lacks it', async () => {
    const text = `apiVersion: rbac.authorization.k8s.io/v1\nmetadata: {name: a}\nkind: ClusterRoleBinding\n`;
    expect(await told(text)).toEqual([
      'error schema 3:7 The ClusterRoleBinding v1 is missing the required field `roleRef`.',
    ]);
  });

  it('may come from a patch, and from nothing where the file is left out of its overlay', async () => {
    const partial = `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: a}\nspec:\n  prune: true\n`;
    const patch = 'patches:\n  - target: {kind: Kustomization}\n    patch: |\n      interval sourceRef\n';
    expect(await told({ 'b/a.yaml': partial, 'b/kustomization.yaml': `resources: [a.yaml]\n${patch}` })).toEqual([]);
    expect(await told({ 'b/a.yaml': partial, 'b/kustomization.yaml': 'resources: [c.yaml]\n' })).toEqual([]);
    expect(await told({ 'b/a.yaml': partial, 'b/kustomization.yaml': 'resources: [a.yaml]\n' })).toHaveLength(1);
  });
});

describe('what is not known', () => {
  it('has no type and no value', async () => {
    const spec =
      // biome-ignore lint/suspicious/noTemplateCurlyInString: Flux variables
      '  timeout: ${TIMEOUT}\n  maxHistory: ENC[AES256_GCM,data:x]\n  suspend: "{{ .suspend }}"\n  ${KEY}: 1\n';
    expect(await told(helmRelease(spec))).toEqual([]);
  });

  it('is nothing where it is null', async () => {
    expect(await told(helmRelease('  postRenderers:\n  values:\n  maxHistory: ~\n'))).toEqual([]);
    expect(await told(deployment('          env:\n          command: [null]\n'))).toEqual([]);
    expect(await told(helmRelease('').replace('interval: 10m', 'interval:'))).toEqual([
      expect.stringContaining('`spec` is missing the required field `interval`'),
    ]);
  });

  it('is a patch with directives, and what SOPS adds', async () => {
    expect(await told(helmRelease('  $patch: delete\n  nonsense: 1\n'))).toEqual([]);
    expect(await told('apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nsops: {mac: x}\n')).toEqual([]);
  });
});

describe('a patch', () => {
  const patch = deployment('          env: [{name: PROFILING, value: true}]\n').replace(/ {2}selector:.*\n.*\n/, '');
  const overlay = (resource: string): string => `resources: [${resource}]\npatches: [{path: patch.yaml}]\n`;

  it('of what comes from elsewhere is judged by the types of what it writes', async () => {
    const remote = '"https://example.com/org/repo//config?ref=v1"';
    expect(await told({ 'kustomization.yaml': overlay(remote), 'patch.yaml': patch })).toEqual([
      expect.stringMatching(/^warning schema 13:42 .*env\[0\]\.value` must be a string, not the boolean `true`/),
    ]);
    const right = patch.replace('true', "'true'").replace(/ +image: podinfo:1\n/, '');
    expect(await told({ 'kustomization.yaml': overlay(remote), 'patch.yaml': right })).toEqual([]);
  });

  it.each([
    ['Deployment', 'apps/v1', '{template: {containers: [{name: web}]}}', ['spec.template.containers']],
    ['Deployment', 'apps/v1', '{template: {spec: {container: [{name: web}]}}}', ['spec.template.spec.container']],
    ['CronJob', 'batch/v1', '{jobTemplate: {spec: {suspended: true}}}', ['spec.jobTemplate.spec.suspended']],
    ['Service', 'v1', '{port: [{port: 80}]}', ['spec.port']],
    ['Deployment', 'apps/v1', '{replicas: 2, template: {spec: {containers: [{name: web, $patch: delete}]}}}', []],
    ['Deployment', 'apps/v1', '{template: {spec: {$setElementOrder/containers: [{name: web}]}}}', []],
    ['HelmRelease', 'helm.toolkit.fluxcd.io/v2', '{fromAFork: true}', []],
    ['Crane', 'example.com/v1', '{anything: true}', []],
  ])('of what comes from elsewhere writes only fields that exist: %s %s %s', async (kind, apiVersion, spec, fields) => {
    const written = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: web}\nspec: ${spec}\n`;
    const inline = written.replace(/^/gm, '      ').trimEnd();
    const remote = 'resources: ["https://example.com/org/repo//config?ref=v1"]\n';
    const of = (patches: string): Promise<string[]> =>
      told({ 'kustomization.yaml': `${remote}${patches}\n`, 'patch.yaml': written });
    const expected = fields.map((field) =>
      expect.stringMatching(new RegExp(`^error schema .*\`${field}\` is not a field`)),
    );
    expect(await of('patches: [{path: patch.yaml}]')).toEqual(expected);
    expect(await of('patchesStrategicMerge: [patch.yaml]')).toEqual(expected);
    expect(await of(`patches: [{path: patch.yaml, target: {kind: ${kind}}}]`)).toEqual(expected);
    expect(await of('patches: [{path: patch.yaml, target: {kind: Another}}]')).toEqual([]);
    const alone = { 'kustomization.yaml': `${remote}patches:\n  - patch: |\n${inline}\n` };
    expect(await told(alone)).toEqual(expected);
  });

  it('of what is here is judged with it', async () => {
    const files = { 'kustomization.yaml': overlay('base.yaml'), 'base.yaml': deployment(''), 'patch.yaml': patch };
    expect(await told(files)).toEqual([expect.stringMatching(/^error schema 13:42 /)]);
    const partly = overlay('base.yaml, "https://example.com/org/repo//config?ref=v1"');
    expect(await told({ ...files, 'kustomization.yaml': partly })).toEqual([expect.stringMatching(/^error schema /)]);
  });
});
