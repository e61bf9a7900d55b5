import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { bootstrap, configMap, kustomization } from '../flux/repository.ts';
import { type Files, findingsOf } from './check-tree.ts';
import { CHARTS, helmRepository, NAMESPACE, release, resources, substitute, WEB } from './fleet.ts';

const VALUES = '  valuesFrom: [{kind: ConfigMap, name: values}]\n';

const releases = (count: number, spec = ''): Files =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`apps/web${at}/release.yaml`, release(`web${at}`, CHARTS, spec)]),
  );

const CLUSTER: Files = {
  'clusters/prod/apps.yaml': kustomization('apps', './apps'),
  'clusters/prod/infra.yaml': kustomization('infra', './infra'),
  'infra/kustomization.yaml': resources('namespace.yaml', 'charts.yaml'),
  'infra/namespace.yaml': NAMESPACE,
  'infra/charts.yaml': helmRepository('charts', 'flux-system'),
};
const FLEET = { ...CLUSTER, ...releases(5) };

/** What a change does to a tree; an empty text deletes a file. */
const after = (base: Files, changes: Files): Files =>
  Object.fromEntries(Object.entries({ ...base, ...changes }).filter(([, text]) => text !== ''));

async function found(rule: string, changes: Files, base: Files = FLEET): Promise<readonly Finding[]> {
  return findingsOf(rule, after(base, changes), { base });
}

/** `side path:line` of the lines that are to blame. */
const blamed = (findings: readonly Finding[]): (string | undefined)[] =>
  findings.map(({ blame }) => blame?.side && `${blame.side} ${blame.location.path}:${blame.location.start.line}`);

describe('the line of a change that takes away what others ask for', () => {
  it('is that of the new name, where an object is renamed; the old one is put back if nothing uses the new one', async () => {
    const findings = await found('unknown-source', { 'infra/charts.yaml': helmRepository('podinfo', 'flux-system') });
    expect(blamed(findings)).toEqual(['head infra/charts.yaml:3']);
    expect(findings[0]?.message).toBe(
      'This change renames HelmRepository `charts` to `podinfo`, but 5 HelmReleases in `apps/` still ask for `charts`: `web0`, `web1`, `web2` and 2 more. They can never become ready. Put the old name back, or change what asks for it.',
    );
    expect(findings[0]?.places).toHaveLength(5);
    expect(findings[0]?.related).toEqual([]);
    expect(findings[0]?.blame?.fix?.edits.map(({ text }) => text)).toEqual(['charts']);
    const half = { 'apps/web0/release.yaml': release('web0', CHARTS.replace('charts', 'podinfo')) };
    const mixed = await found('unknown-source', {
      ...half,
      'infra/charts.yaml': helmRepository('podinfo', 'flux-system'),
    });
    expect(blamed(mixed)).toEqual(['head infra/charts.yaml:3']);
    expect(mixed[0]?.message).toContain('but 4 HelmReleases in `apps/` still ask for `charts`: `web1`');
    expect(mixed[0]?.blame?.fix).toBeNull();
  });

  it('is one for all, also where each of them looks like a slip of the new name', async () => {
    const findings = await found('unknown-source', { 'infra/charts.yaml': helmRepository('chart', 'flux-system') });
    expect(blamed(findings)).toEqual(['head infra/charts.yaml:3']);
    expect(findings[0]?.places.every(({ fix }) => fix?.edits[0]?.text === 'chart')).toBe(true);
  });

  it('is the deleted name, entry, Kustomization, path or namespace on the side of the base', async () => {
    expect(
      blamed(
        await found('unknown-source', {
          'infra/charts.yaml': '',
          'infra/kustomization.yaml': resources('namespace.yaml'),
        }),
      ),
    ).toEqual(['base infra/charts.yaml:3']);
    expect(blamed(await found('unknown-source', { 'infra/kustomization.yaml': resources('namespace.yaml') }))).toEqual([
      'base infra/kustomization.yaml:3',
    ]);
    const [gone] = await found('unknown-source', { 'clusters/prod/infra.yaml': '' });
    expect(blamed(gone ? [gone] : [])).toEqual(['base clusters/prod/infra.yaml:3']);
    expect(gone?.message).toMatch(
      /^This change removes Kustomization `infra`, which applied HelmRepository `charts`, but 5 HelmReleases/,
    );
    const other = { ...FLEET, 'other/a.yaml': configMap('a', '  b: c') };
    const [path] = await found(
      'unknown-source',
      { 'clusters/prod/infra.yaml': kustomization('infra', './other') },
      other,
    );
    expect(blamed(path ? [path] : [])).toEqual(['base clusters/prod/infra.yaml:7']);
    const [moved] = await found('unknown-source', { 'infra/charts.yaml': helmRepository('charts', 'web') });
    expect(moved?.message).toMatch(/^This change moves HelmRepository `charts` to namespace `web`, but 5 HelmReleases/);
  });

  it('is found for values, their keys, and variables', async () => {
    const base = {
      ...CLUSTER,
      ...releases(2, VALUES),
      'apps/values.yaml': configMap('values', '  values.yaml: "a: 1"\n  more: b', 'web'),
    };
    const [values] = await found('unknown-values', { 'apps/values.yaml': '' }, base);
    expect(blamed(values ? [values] : [])).toEqual(['base apps/values.yaml:3']);
    expect(values?.message).toContain(
      '2 HelmReleases in `apps/` still ask for `values`: `web0`, `web1`. They cannot be',
    );
    const [key] = await found('unknown-values', { 'apps/values.yaml': configMap('values', '  more: b', 'web') }, base);
    expect(blamed(key ? [key] : [])).toEqual(['base apps/values.yaml:5']);
    expect(key?.message).toMatch(
      /^This change removes the key `values.yaml` from ConfigMap `values`, but 2 HelmReleases/,
    );
    const variables = {
      'clusters/prod/apps.yaml': kustomization('apps', './apps', substitute('A: a', 'HOST: b')),
      'apps/a.yaml': configMap('a', `  b: \${HOST}-\${A}`),
      'apps/c.yaml': configMap('c', `  b: \${HOST}`),
    };
    const changes = { 'clusters/prod/apps.yaml': kustomization('apps', './apps', substitute('A: a')) };
    const [variable, ...others] = await found('undefined-variable', changes, variables);
    expect([blamed(variable ? [variable] : []), others]).toEqual([['base clusters/prod/apps.yaml:12'], []]);
    expect(variable?.message).toMatch(
      /^This change removes the variable `HOST` from `clusters\/prod\/apps.yaml`, but 2 ConfigMaps in `apps\/` still ask/,
    );
  });

  it('is found for dependencies, namespaces, health checks and patches', async () => {
    const waiting = kustomization('apps', './apps', '  dependsOn: [{name: infra}]');
    const base = {
      ...FLEET,
      'clusters/prod/apps.yaml': waiting,
      'clusters/prod/tools.yaml': waiting.replace('name: apps', 'name: tools'),
    };
    const [wait] = await found('unknown-dependency', { 'clusters/prod/infra.yaml': '' }, base);
    expect(blamed(wait ? [wait] : [])).toEqual(['base clusters/prod/infra.yaml:3']);
    expect(wait?.message).toContain(
      '2 Kustomizations in `clusters/prod/` still ask for `infra`: `apps`, `tools`. They will wait',
    );
    const [namespace] = await found('unknown-namespace', {
      'infra/namespace.yaml': '',
      'infra/kustomization.yaml': resources('charts.yaml'),
    });
    expect(blamed(namespace ? [namespace] : [])).toEqual(['base infra/namespace.yaml:3']);
    const check =
      '  healthChecks: [{apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease, name: web1, namespace: web}]';
    const checked = { ...FLEET, 'clusters/prod/apps.yaml': kustomization('apps', './apps', check) };
    const [health] = await found('unknown-health-check', { 'apps/web1/release.yaml': '' }, checked);
    expect(blamed(health ? [health] : [])).toEqual(['base apps/web1/release.yaml:3']);
    const patches =
      'patches:\n  - target: {kind: ConfigMap, name: a}\n    patch: |\n      - {op: remove, path: /data/b}\n';
    const patched = {
      'base/kustomization.yaml': resources('a.yaml', 'c.yaml'),
      'base/a.yaml': configMap('a', '  b: c'),
      'base/c.yaml': configMap('c', '  b: c'),
      'one/kustomization.yaml': `${resources('../base')}${patches}`,
      'two/kustomization.yaml': `${resources('../base')}${patches}`,
    };
    const [patch, ...more] = await found('unmatched-patch', { 'base/a.yaml': configMap('b', '  b: c') }, patched);
    expect([blamed(patch ? [patch] : []), more]).toEqual([['head base/a.yaml:3'], []]);
    expect(patch?.message).toMatch(/^This change renames ConfigMap `a` to `b`, but 2 patches still ask for `a`/);
  });

  it('is the first line of a deleted file, or the file that is moved', async () => {
    const [file] = await found('missing-file', { 'infra/charts.yaml': '' });
    expect(blamed(file ? [file] : [])).toEqual(['base infra/charts.yaml:1']);
    const moved = { 'infra/charts.yaml': '', 'infra/repository.yaml': helmRepository('charts', 'flux-system') };
    const [move] = await found('missing-file', moved);
    expect(blamed(move ? [move] : [])).toEqual(['head infra/repository.yaml:1']);
    expect(move?.message).toMatch(/^This change moves `infra\/charts.yaml` to `infra\/repository.yaml`, but `infra/);
  });

  it('is not the name that the file still has, although the change rewrites its line', async () => {
    const charts = helmRepository('charts', 'flux-system').replace('metadata:', '# The charts\nmetadata:');
    const rewritten = charts.replace('name: charts', 'name: "charts"');
    expect(rewritten).not.toBe(charts);
    const [unlisted] = await found('unknown-source', {
      'infra/charts.yaml': rewritten,
      'infra/kustomization.yaml': resources('namespace.yaml'),
    });
    expect(blamed(unlisted ? [unlisted] : [])).toEqual(['base infra/kustomization.yaml:3']);
    expect(unlisted?.message).toMatch(/^This change takes HelmRepository `charts` out of `infra\/kustomization.yaml`/);
    const [unapplied] = await found('unknown-source', {
      'infra/charts.yaml': rewritten,
      'clusters/prod/infra.yaml': '',
    });
    expect(blamed(unapplied ? [unapplied] : [])).toEqual(['base clusters/prod/infra.yaml:3']);
  });

  it('does not move what the base has in the other namespace, too', async () => {
    const base = {
      ...CLUSTER,
      ...releases(2, VALUES),
      'apps/values.yaml': configMap('values', '  a: b', 'web'),
      'apps/others.yaml': configMap('values', '  a: b'),
    };
    const [values] = await found('unknown-values', { 'apps/values.yaml': '' }, base);
    expect(blamed(values ? [values] : [])).toEqual(['base apps/values.yaml:3']);
    expect(values?.message).toMatch(/^This change removes ConfigMap `values` from `apps\/values.yaml`, but 2 HelmRel/);
  });

  it('is none where another cluster loses an object of the same name, or where the base did not have it', async () => {
    const two = (cluster: string, ...files: Files[string][]): Files => ({
      ...bootstrap(`clusters/${cluster}`),
      [`clusters/${cluster}/all.yaml`]: files.flat(),
    });
    const web = release('web', CHARTS);
    const base = { ...two('a', ...WEB, web), ...two('b', NAMESPACE) };
    const changes = { ...two('a', NAMESPACE, web), ...two('b', NAMESPACE, web.replace('name: web', 'name: b')) };
    const findings = await found('unknown-source', changes, base);
    expect(blamed(findings.filter(({ location }) => location.path.includes('/a/')))).toEqual([
      'base clusters/a/all.yaml:7',
    ]);
    expect(blamed(findings.filter(({ location }) => location.path.includes('/b/')))).toEqual([undefined]);
  });
});

it('a target that a change removes is blamed for the patches that fail without it', async () => {
  const patch =
    'patches:\n  - patch: |\n      apiVersion: v1\n      kind: ConfigMap\n      metadata: {name: a, namespace: flux-system}\n      data: {b: d}\n';
  const base = {
    'base/kustomization.yaml': resources('a.yaml', 'c.yaml'),
    'base/a.yaml': configMap('a', '  b: c'),
    'base/c.yaml': configMap('c', '  b: c'),
    'one/kustomization.yaml': `${resources('../base')}${patch}`,
    'two/kustomization.yaml': `${resources('../base')}${patch}`,
  };
  const [failing, ...more] = await found('overlay-build', { 'base/kustomization.yaml': resources('c.yaml') }, base);
  expect([blamed(failing ? [failing] : []), more]).toEqual([['base base/kustomization.yaml:2'], []]);
  expect(failing?.message).toMatch(
    /^This change takes ConfigMap `a` out of `base\/kustomization.yaml`, but 2 patches still ask for `a`/,
  );
});
