// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { bootstrap, gitRepository } from '../../test/flux/repository.ts';
import { briefWithFixes, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { CHARTS, FOREIGN, release } from '../../test/rules/fleet.ts';

const repository = (name: string, secret: string, field = 'secretRef'): string =>
  `apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: {name: ${name}, namespace: flux-system}
spec:
  interval: 1h
  url: https://charts.example.org
  ${field}: {name: "${secret}"}`;
const external = (name: string, namespace = 'flux-system', spec = ''): string =>
  `apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: {secretStoreRef: {name: s, kind: ClusterSecretStore}, data: [{secretKey: password, remoteRef: {key: k}}]${spec}}`;
const said = async (objects: readonly string[], files: Files = {}): Promise<string[]> =>
  briefWithFixes(
    await findingsOf('unknown-secret-ref', {
      ...bootstrap('clusters/prod'),
      'clusters/prod/sources.yaml': objects,
      ...files,
    }),
  );
const FOUND = 'warning unknown-secret-ref clusters/prod/sources.yaml:7';
const MANY = ['one', 'two', 'three', 'four', 'five'];
const MADE: Files = {
  'clusters/prod/made.yaml': MANY.flatMap((name) => [external(name), repository(name, name)]),
};

describe('unknown-secret-ref', () => {
  it('does not know Secrets that people create', async () => {
    expect(await said([repository('a', 'charts-login')])).toEqual([]);
    expect(await said([repository('a', '${SECRET}')], MADE)).toEqual([]);
    expect(await said([gitRepository('fleet', '  secretRef: {name: fleet-key}')], MADE)).toHaveLength(1);
    const root = gitRepository('flux-system', '  secretRef: {name: fleet-key}');
    const [path = ''] = Object.keys(bootstrap('clusters/prod'));
    const [, kustomization = ''] = bootstrap('clusters/prod')[path] ?? [];
    const given = { ...MADE, [path]: [root, kustomization] };
    expect(await said([gitRepository('fleet', '  secretRef: {name: fleet-key}')], given)).toEqual([]);
  });

  it('warns of a typo', async () => {
    expect(await said([external('charts-login'), repository('a', 'charts-loign')])).toEqual([
      `warning unknown-secret-ref clusters/prod/sources.yaml:12 -> "charts-login"`,
    ]);
    const target = external('login', 'flux-system', ', target: {name: charts-login}');
    expect(await said([repository('a', 'charts-loign', 'certSecretRef'), target])).toEqual([
      `${FOUND} -> "charts-login"`,
    ]);
  });

  it.each([
    ['the keys of its chart', CHARTS.replace('}', '}\n      verify: {secretRef: {name: cosgin}}'), ''],
    ['another cluster', CHARTS, '  kubeConfig: {secretRef: {name: cosgin}}'],
  ])('reads where a HelmRelease names a Secret for %s', async (_, source, spec) => {
    const objects = [external('cosign', 'web'), release('app', source, spec)];
    expect(await said(objects)).toEqual([
      expect.stringMatching(/^warning unknown-secret-ref clusters\/prod\/sources.yaml:\d+ -> "?cosign"?$/),
    ]);
  });

  it('is one finding for a typo that was copied, with the fix of each line', async () => {
    const copies = ['a', 'b'].map((name) => repository(name, 'charts-loign'));
    const [slip, ...others] = await findingsOf('unknown-secret-ref', {
      ...bootstrap('clusters/prod'),
      'clusters/prod/sources.yaml': [external('charts-login'), ...copies],
    });
    expect(others).toEqual([]);
    expect(slip?.places.map(({ fix }) => fix?.edits[0]?.text)).toEqual(Array(2).fill('"charts-login"'));
  });

  it('warns of a Secret of another namespace, unless something copies it', async () => {
    expect(await said([repository('a', 'login'), external('login', 'web')])).toEqual([FOUND]);
    const copied = external('login', 'web').replace(
      'namespace: web}',
      'namespace: web, annotations: {reflector.v1.k8s.emberstack.com/reflection-allowed: "true"}}',
    );
    expect(await said([repository('a', 'login'), copied])).toEqual([]);
  });

  it('warns of the only one that the repository does not create', async () => {
    expect(await said([repository('a', 'login')], MADE)).toEqual([FOUND]);
    expect(await said([repository('a', 'login'), repository('b', 'other')], MADE)).toEqual([]);
    const open = { 'clusters/prod/other.yaml': FOREIGN };
    expect(await said([repository('a', 'login')], { ...MADE, ...open })).toEqual([]);
    const page = { 'README.md': 'kubectl create secret generic login' };
    expect(await said([repository('a', 'login')], { ...MADE, ...page })).toEqual([]);
  });

  it('knows what makes a Secret', async () => {
    const made = 'apiVersion: v1\nkind: Secret\nmetadata: {name: login, namespace: flux-system}\ndata: {a: "ENC[x]"}';
    const item =
      'apiVersion: onepassword.com/v1\nkind: OnePasswordItem\nmetadata: {name: login, namespace: flux-system}\nspec: {itemPath: a}';
    for (const maker of [made, external('login'), item])
      expect(await said([repository('a', 'login'), maker], MADE)).toEqual([]);
  });

  it('believes the policy file', async () => {
    const policy = (name: string): Files => ({
      '.gitops-gate.yaml': `externals:\n  - kind: Secret\n    name: ${name}\n`,
    });
    expect(await said([repository('a', 'login')], policy('login'))).toEqual([]);
    expect(await said([repository('a', 'login')], policy('others'))).toEqual([FOUND.replace('warning', 'error')]);
    const [finding] = await findingsOf('unknown-secret-ref', {
      ...bootstrap('clusters/prod'),
      'clusters/prod/sources.yaml': [repository('a', 'login')],
      ...policy('others'),
    });
    expect(finding?.message).toContain(
      'Secret `login` does not exist in namespace `flux-system`, so HelmRepository `a` ',
    );
    expect(finding?.message).toContain('or create it, or add it to `externals` in the policy file.');
  });
});
