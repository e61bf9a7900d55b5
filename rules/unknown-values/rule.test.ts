import { describe, expect, it } from 'vitest';
import { bootstrap, kustomization } from '../../test/flux/repository.ts';
import type { Files } from '../../test/rules/check-tree.ts';
import { CHARTS, NAMESPACE, release, WEB, webConfigMap } from '../../test/rules/fleet.ts';
import { referenceFindings } from '../../test/rules/references.ts';

function from(entry: string): string {
  return `  valuesFrom:\n    - ${entry}\n`;
}

describe('unknown-values', () => {
  const of = (...documents: string[]): Files => ({
    ...bootstrap('clusters/prod'),
    'clusters/prod/web.yaml': [...WEB, ...documents],
  });
  const app = (entry: string): string => release('app', CHARTS, from(entry));
  const sayings = async (files: Files): Promise<string[]> =>
    (await referenceFindings(files)).map(({ severity, rule }) => `${severity} ${rule}`);

  it('reports a key that is certainly not there, and proposes a slip', async () => {
    const [finding] = await referenceFindings(
      of(
        webConfigMap('settings', 'values.yaml: "a: 1"'),
        app('{kind: ConfigMap, name: settings, valuesKey: value.yaml}'),
      ),
    );
    expect([finding?.severity, finding?.message]).toEqual([
      'error',
      'ConfigMap `settings` has no key `value.yaml`, so Flux cannot install or upgrade HelmRelease `app`. Did you mean `values.yaml`?',
    ]);
  });

  it('leaves a renamed object of one build to unstable-reference, and names the cause across builds', async () => {
    const generator = 'configMapGenerator: [{name: settings, namespace: web, literals: [values.yaml=]}]\n';
    const user = app('{kind: ConfigMap, name: settings}');
    const one = (options: string): Files => ({
      ...bootstrap('clusters/prod'),
      'clusters/prod/web.yaml': kustomization('web', './apps/web'),
      'apps/web/kustomization.yaml': `resources: [web.yaml]\n${generator}${options}`,
      'apps/web/web.yaml': [...WEB, user],
    });
    expect(await sayings(one(''))).toEqual([]);
    const two = (options: string): Files => ({
      ...of(user),
      'clusters/prod/settings.yaml': kustomization('settings', './apps/settings'),
      'apps/settings/kustomization.yaml': `${generator}${options}`,
    });
    const [finding, ...others] = await referenceFindings(two(''));
    expect(others).toEqual([]);
    expect(finding?.severity).toBe('error');
    expect(finding?.message).toContain('is called `settings-');
    expect(finding?.fix).toBeNull();
    expect(await referenceFindings(two('generatorOptions: {disableNameSuffixHash: true}\n'))).toEqual([]);
  });

  it('never shows a value', async () => {
    const secret =
      'apiVersion: v1\nkind: Secret\nmetadata: {name: keys, namespace: web}\nstringData: {token: "ENC[hush]"}';
    const findings = await referenceFindings(of(secret, app('{kind: Secret, name: keys, valuesKey: user}')));
    expect(findings).toHaveLength(1);
    expect(JSON.stringify(findings)).not.toContain('hush');
  });

  it('says nothing of what is optional, of keys that others make, and of copies', async () => {
    expect(await sayings(of(app('{kind: ConfigMap, name: settings, optional: true}')))).toEqual([]);
    const external = `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: keys, namespace: web}
spec:
  secretStoreRef: {kind: ClusterSecretStore, name: vault}
  dataFrom: [{extract: {key: app}}]`;
    const wanted = app('{kind: Secret, name: keys, valuesKey: user}');
    expect(await sayings(of(external, wanted))).toEqual([]);
    const empty = 'apiVersion: v1\nkind: Secret\nmetadata: {name: keys, namespace: web}';
    expect(await sayings(of(empty, wanted))).toEqual([]);
    const copied = `apiVersion: v1\nkind: Secret
metadata: {name: keys, namespace: flux-system, annotations: {reflector.v1.k8s.emberstack.com/reflection-allowed: "true"}}
stringData: {user: "ENC[x]"}`;
    expect(await sayings(of(copied, wanted))).toEqual([]);
    expect(
      await sayings(
        of(copied.replace('reflector.v1.k8s.emberstack.com/reflection-allowed', 'example.org/team'), wanted),
      ),
    ).toEqual(['error unknown-values']);
  });

  it('says nothing of an object that nothing is known of', async () => {
    expect(await sayings(of(app('{kind: Secret, name: by-hand}')))).toEqual([]);
    const claim = `apiVersion: objectbucket.io/v1alpha1\nkind: ObjectBucketClaim\nmetadata: {name: bucket, namespace: web}`;
    expect(await sayings(of(claim, app('{kind: Secret, name: bucket, valuesKey: KEY}')))).toEqual([]);
  });

  it('warns of the only one that is missing, unless another object speaks of it', async () => {
    const provided = ['first', 'second', 'third', 'fourth'].flatMap((name) => [
      webConfigMap(`${name}-values`, 'values.yaml: "a: 1"'),
      release(name, CHARTS, from(`{kind: ConfigMap, name: ${name}-values}`)),
    ]);
    const wanted = app('{kind: Secret, name: by-hand}');
    expect(await sayings(of(...provided, wanted))).toEqual(['warning unknown-values']);
    const maker = `apiVersion: example.org/v1\nkind: Maker\nmetadata: {name: maker, namespace: web}\nspec: {into: by-hand}`;
    expect(await sayings(of(...provided, wanted, maker))).toEqual([]);
    const user = `apiVersion: db.movetokube.com/v1alpha1\nkind: PostgresUser\nmetadata: {name: hand, namespace: web}\nspec: {secretName: by}`;
    expect(await sayings(of(...provided, wanted, user))).toEqual([]);
    expect(await sayings(of(...provided, wanted, user.replace('name: hand', 'name: other')))).toEqual([
      'warning unknown-values',
    ]);
  });

  it('names a Secret that has the very key and that nothing asks for', async () => {
    const external = (name: string, key: string): string => `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: ${name}, namespace: web}
spec:
  secretStoreRef: {kind: ClusterSecretStore, name: vault}
  data: [{secretKey: ${key}, remoteRef: {key: app}}]`;
    const wanted = app('{kind: Secret, name: canary, valuesKey: canary.yaml}');
    const [finding, ...rest] = await referenceFindings(of(external('canary-test', 'canary.yaml'), wanted));
    expect(rest).toEqual([]);
    expect([finding?.severity, finding?.message, finding?.fix?.edits[0]?.text]).toEqual([
      'warning',
      'This repository does not create Secret `canary` in namespace `web`, so Flux cannot install or upgrade HelmRelease `app`. `canary-test` has the key `canary.yaml`, and nothing else uses it. Did you mean `canary-test`?',
      'canary-test',
    ]);
    expect(await sayings(of(external('canary-test', 'other.yaml'), wanted))).toEqual([]);
    const user = release('user', CHARTS, from('{kind: Secret, name: canary-test, valuesKey: canary.yaml}'));
    expect(await sayings(of(external('canary-test', 'canary.yaml'), wanted, user))).toEqual([]);
  });

  it('warns once of the only ConfigMap with variables that is missing, not of one that clusters lack alike', async () => {
    const patch = `  postBuild: {substituteFrom: [{kind: ConfigMap, name: colors}, {kind: ConfigMap, name: settings}]}
  patches:
    - target: {kind: Kustomization}
      patch: |-
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata:
          name: not-used
        spec:
          postBuild:
            substituteFrom:
              - kind: ConfigMap
                name: colors
              - kind: ConfigMap
                name: settings
`;
    const one = (name: string): Files => ({
      ...bootstrap(`clusters/${name}`),
      [`clusters/${name}/all.yaml`]: [
        kustomization('all', `./all/${name}`, patch),
        webConfigMap('colors', 'RED: "1"', 'flux-system'),
      ],
      [`all/${name}/apps.yaml`]: [kustomization('first', './apps'), kustomization('second', './apps')],
      'apps/config.yaml': [NAMESPACE, webConfigMap('config', 'a: "1"')],
    });
    const said = (await referenceFindings(one('prod'))).filter(({ rule }) => rule === 'unknown-values');
    expect(said.map(({ severity, message }) => [severity, /else creates it, (.*?)\./.exec(message)?.[1]])).toEqual([
      ['warning', 'Flux cannot apply Kustomization `all`'],
    ]);
    expect(said[0]?.places.map(({ object }) => object?.name)).toEqual(['all', 'first']);
    const stated = (text: string): Files => ({
      ...one('prod'),
      'apps/inside.yaml': `apiVersion: example.org/v1\nkind: Maker\nmetadata: {name: maker, namespace: web}\nspec:\n  text: |\n${text.replace(/^/gm, '    ')}\n`,
    });
    const texts = [
      'kind: ConfigMap\nmetadata:\n  name: settings',
      '{"kind": "ConfigMap", "metadata": {"name": "settings"}}',
    ];
    for (const text of texts)
      expect((await sayings(stated(text))).filter((said) => said.includes('values'))).toEqual([]);
    const asked = await sayings(stated('from:\n  - kind: ConfigMap\n    name: settings\n  more: {}'));
    expect(asked.filter((said) => said.includes('values'))).toHaveLength(1);
    expect((await sayings({ ...one('prod'), ...one('test') })).filter((text) => text.includes('values'))).toEqual([]);
  });

  it('warns where other clusters have what one lacks, and not where all lack it', async () => {
    const shared = {
      ...bootstrap('clusters/prod'),
      ...bootstrap('clusters/test'),
      'clusters/prod/apps.yaml': kustomization('apps', './apps/prod'),
      'clusters/test/apps.yaml': kustomization('apps', './apps/test'),
      'apps/base/kustomization.yaml': 'resources: [web.yaml]',
      'apps/base/web.yaml': [...WEB, app('{kind: ConfigMap, name: settings}')],
      'apps/prod/kustomization.yaml': 'resources: [../base]',
      'apps/test/kustomization.yaml': 'resources: [../base]',
    };
    expect(await sayings(shared)).toEqual([]);
    const generator = `configMapGenerator:
  - {name: settings, namespace: web, literals: [values.yaml=], options: {disableNameSuffixHash: true}}`;
    const findings = await referenceFindings({
      ...shared,
      'apps/prod/kustomization.yaml': `resources: [../base]\n${generator}`,
    });
    expect(findings.map(({ severity, builds }) => [severity, builds])).toEqual([['warning', ['clusters/test']]]);
    // What another cluster applies is not applied here; an object in a file that none reads may be applied manually.
    const stated = (path: string): Files => ({ ...shared, [path]: webConfigMap('settings', 'values.yaml: "a: 1"') });
    expect(await sayings(stated('clusters/prod/settings.yaml'))).toEqual(['warning unknown-values']);
    expect(await sayings(stated('bootstrap/settings.yaml'))).toEqual([]);
  });
});
