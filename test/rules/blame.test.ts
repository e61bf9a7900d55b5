import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { bootstrap, configMap, kustomization } from '../flux/repository.ts';
import { type Files, findingsOf } from './check-tree.ts';
import { CHARTS, FOREIGN, helmRepository, NAMESPACE, release, resources, substitute, WEB } from './fleet.ts';

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
  findings.map(
    ({ blame }) =>
      blame?.location && `${blame.location.side ?? 'head'} ${blame.location.path}:${blame.location.start.line}`,
  );

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

/** A cluster whose objects name one another, each kind in a file of its own. */
const NAMING = {
  ...CLUSTER,
  'apps/config.yaml': configMap('settings', '  a: b', 'web'),
  'apps/secret.yaml':
    'apiVersion: v1\nkind: Secret\nmetadata: {name: token, namespace: web}\nstringData: {A: "ENC[a]"}',
  'apps/account.yaml': 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: runner, namespace: web}',
  'apps/issuer.yaml':
    'apiVersion: cert-manager.io/v1\nkind: Issuer\nmetadata: {name: internal, namespace: web}\nspec: {selfSigned: {}}',
  'apps/store.yaml':
    'apiVersion: external-secrets.io/v1\nkind: ClusterSecretStore\nmetadata: {name: vault}\nspec: {provider: {fake: {data: [{key: a, value: b}]}}}',
  'apps/pods.yaml': ['a', 'b'].map(
    (name) =>
      `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: web}\nspec:\n  serviceAccountName: runner\n  containers:\n    - {name: a, image: "a:1", envFrom: [{secretRef: {name: token}}, {configMapRef: {name: settings}}]}`,
  ),
  'apps/certificates.yaml': ['a', 'b'].map(
    (name) =>
      `apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {name: ${name}, namespace: web}\nspec: {secretName: ${name}-tls, dnsNames: [a.example.com], issuerRef: {kind: Issuer, name: internal}}`,
  ),
  'apps/external.yaml': ['a', 'b'].map(
    (name) =>
      `apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: ${name}, namespace: web}\nspec: {secretStoreRef: {kind: ClusterSecretStore, name: vault}, data: [{secretKey: a, remoteRef: {key: a}}]}`,
  ),
} satisfies Files;

describe('an object that a change takes from those who name it', () => {
  const kinds = [
    ['ConfigMap', 'config.yaml', 'settings', '2 Pods', 'cannot start containers'],
    ['Secret', 'secret.yaml', 'token', '2 Pods', 'cannot start containers'],
    ['ServiceAccount', 'account.yaml', 'runner', '2 Pods', 'cannot create pods'],
    ['Issuer', 'issuer.yaml', 'internal', '2 Certificates', 'can never be issued'],
    ['ClusterSecretStore', 'store.yaml', 'vault', '2 ExternalSecrets', 'cannot create a Secret'],
  ] as const;
  const loss = async (changes: Files, base: Files = NAMING): Promise<[string | undefined, string, string][]> =>
    (await found('unknown-reference', changes, base)).map((finding) => [
      blamed([finding])[0],
      finding.severity,
      finding.message,
    ]);

  it.each(kinds)('is an error on its line: %s', async (kind, file, name, who, harm) => {
    const path = `apps/${file}`;
    const text: string = NAMING[`apps/${file}`];
    const [asking, advice] = [`but ${who} in \`apps/`, `They ${harm}. Put`];
    const line = `base ${path}:3`;
    const removed = `This change removes ${kind} \`${name}\` from \`${path}\`, `;
    expect(await loss({ [path]: '' })).toEqual([[line, 'error', expect.stringContaining(removed + asking)]]);
    const renamed = `This change renames ${kind} \`${name}\` to \`other-one\`, `;
    const rename = await loss({ [path]: text.replace(`name: ${name}`, 'name: other-one') });
    expect(rename).toEqual([[`head ${path}:3`, 'error', expect.stringContaining(renamed + asking)]]);
    expect(rename[0]?.[2]).toContain(advice);
    if (!text.includes('namespace')) return;
    const moved = `This change moves ${kind} \`${name}\` to namespace \`flux-system\`, `;
    expect(await loss({ [path]: text.replace('namespace: web', 'namespace: flux-system') })).toEqual([
      [line, 'error', expect.stringContaining(moved + asking)],
    ]);
  });

  it('is not reported if what named it is gone, too, or if only its file moves', async () => {
    expect(await loss({ 'apps/config.yaml': '', 'apps/pods.yaml': '' })).toEqual([]);
    expect(await loss({ 'apps/config.yaml': '', 'apps/other.yaml': NAMING['apps/config.yaml'] })).toEqual([]);
  });

  it('is not reported where what the change adds may make it: a chart, or a text that says its name', async () => {
    const chart = [helmRepository('charts', 'web'), release('settings', CHARTS)];
    expect(await loss({ 'apps/config.yaml': '', 'apps/chart.yaml': chart })).toEqual([]);
    const spoken = release('shop', CHARTS, '  values: {config: {nameOfIt: settings}}');
    expect(await loss({ 'apps/config.yaml': '', 'apps/chart.yaml': spoken })).toEqual([]);
    const both = { ...NAMING, 'apps/chart.yaml': chart };
    expect(await loss({ 'apps/config.yaml': '' }, both)).toEqual([
      ['base apps/config.yaml:3', 'warning', expect.stringMatching(/^This change removes ConfigMap `settings`/)],
    ]);
  });

  it('is a warning where Flux does not delete it', async () => {
    const kept = NAMING['apps/config.yaml'].replace(
      'namespace: web}',
      'namespace: web, annotations: {kustomize.toolkit.fluxcd.io/prune: disabled}}',
    );
    expect(await loss({ 'apps/config.yaml': '' }, { ...NAMING, 'apps/config.yaml': kept })).toEqual([
      ['base apps/config.yaml:3', 'warning', expect.stringMatching(/^This change removes ConfigMap/)],
    ]);
    const foreign = { ...NAMING, 'clusters/prod/other.yaml': FOREIGN };
    expect((await loss({ 'apps/config.yaml': '' }, foreign)).map(([, level]) => level)).toEqual(['warning']);
  });

  it('is what made it, too', async () => {
    const sealed =
      'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: token, namespace: web}\nspec: {encryptedData: {A: a}}';
    const base = { ...NAMING, 'apps/secret.yaml': sealed };
    expect(await loss({ 'apps/secret.yaml': '' }, base)).toEqual([
      [
        'base apps/secret.yaml:3',
        'error',
        expect.stringContaining('This change removes SealedSecret `token`, which creates it.'),
      ],
    ]);
    expect(await loss({ 'apps/secret.yaml': NAMING['apps/secret.yaml'] }, base)).toEqual([]);
    const issued =
      'apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {name: c, namespace: web}\nspec: {secretName: token, dnsNames: [a.example.com], issuerRef: {kind: Issuer, name: internal}}';
    expect(
      (await loss({ 'apps/secret.yaml': '' }, { ...NAMING, 'apps/secret.yaml': issued })).map(([, level]) => level),
    ).toEqual(['warning']);
  });

  it.each([
    ['Owner', 'error'],
    ['Orphan', 'warning'],
    ['Merge', 'warning'],
    ['None', 'warning'],
  ])('is deleted with an ExternalSecret of the policy %s, or may remain', async (policy, level) => {
    const secret = `apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: token, namespace: web}\nspec: {secretStoreRef: {kind: ClusterSecretStore, name: vault}, target: {creationPolicy: ${policy}}, data: [{secretKey: A, remoteRef: {key: a}}]}`;
    const all = await loss({ 'apps/secret.yaml': '' }, { ...NAMING, 'apps/secret.yaml': secret });
    expect(all.map(([, found]) => found)).toEqual([level]);
  });

  it('is an error for objects of Flux: Secrets, Providers, sources of events, ImageRepositories', async () => {
    const secret =
      'apiVersion: v1\nkind: Secret\nmetadata: {name: login, namespace: flux-system}\nstringData: {A: "ENC[a]"}';
    const flux = (group: string, kind: string, name: string, spec: string): string =>
      `apiVersion: ${group}.toolkit.fluxcd.io/${group === 'notification' ? 'v1beta3' : 'v1'}\nkind: ${kind}\nmetadata: {name: ${name}, namespace: flux-system}\nspec: ${spec}`;
    const chat = flux('notification', 'Provider', 'chat', '{type: slack, secretRef: {name: login}}');
    const images = flux('image', 'ImageRepository', 'app', '{image: a.example.com/a, interval: 1h}');
    const base = {
      ...CLUSTER,
      'apps/secret.yaml': secret,
      'apps/chat.yaml': chat,
      'apps/images.yaml': images,
      'apps/alert.yaml': flux(
        'notification',
        'Alert',
        'all',
        '{providerRef: {name: chat}, eventSources: [{kind: ImageRepository, name: app}]}',
      ),
      'apps/policy.yaml': flux(
        'image',
        'ImagePolicy',
        'app',
        '{imageRepositoryRef: {name: app}, policy: {semver: {range: 1.x}}}',
      ),
    };
    const said = async (rule: string, path: string): Promise<unknown[]> =>
      (await found(rule, { [path]: '' }, base)).map((finding) => [
        blamed([finding])[0],
        finding.severity,
        finding.message.replace(/, but .* They? /, ' … ').replace(/ from `[^`]*`, but .* It /, ' … '),
      ]);
    expect(await said('unknown-secret-ref', 'apps/secret.yaml')).toEqual([
      [
        'base apps/secret.yaml:3',
        'error',
        'This change removes Secret `login` … can never send anything. Put it back, or change what asks for it.',
      ],
    ]);
    expect(await said('unknown-provider', 'apps/chat.yaml')).toEqual([
      [
        'base apps/chat.yaml:3',
        'error',
        'This change removes Provider `chat` … can never send anything. Put it back, or change what asks for it.',
      ],
    ]);
    expect(await said('unknown-event-source', 'apps/images.yaml')).toEqual([
      [
        'base apps/images.yaml:3',
        'error',
        'This change removes ImageRepository `app` … can never send events of it. Put it back, or change what asks for it.',
      ],
    ]);
    expect(await said('unknown-image-policy', 'apps/images.yaml')).toEqual([
      [
        'base apps/images.yaml:3',
        'warning',
        'This change removes ImageRepository `app` … can never select an image. Put it back, or change what asks for it.',
      ],
    ]);
  });
});
