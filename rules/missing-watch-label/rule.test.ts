import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../test/flux/repository.ts';
import { brief, briefWithFixes, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { app, CHARTS, CONFIG, release, WEB, webConfigMap } from '../../test/rules/fleet.ts';

const VALUES = '  valuesFrom: [{kind: ConfigMap, name: values}]';
const config = (labels = ''): string => `apiVersion: v1
kind: ConfigMap
metadata:
  name: values
  namespace: web${labels}
data: {values.yaml: "a: b"}`;
const check = (values: string, files: Files = {}) =>
  findingsOf(
    'missing-watch-label',
    {
      ...bootstrap('clusters/prod'),
      'clusters/prod/web.yaml': [...WEB, release('a', CHARTS, VALUES)],
      'clusters/prod/values.yaml': values,
      ...files,
    },
    { policy: { preset: 'audit' } },
  );
const AT = 'notice missing-watch-label clusters/prod/values.yaml';

describe('missing-watch-label', () => {
  it('reports values that Flux does not watch, and adds the label', async () => {
    expect(briefWithFixes(await check(config()))).toEqual([
      `${AT}:4 -> \n  labels:\n    reconcile.fluxcd.io/watch: Enabled`,
    ]);
    expect(briefWithFixes(await check(config('\n  labels:\n    app: web')))).toEqual([
      `${AT}:4 -> \n    reconcile.fluxcd.io/watch: Enabled`,
    ]);
    expect(briefWithFixes(await check(config('\n  labels: {app: web}')))).toEqual([`${AT}:4`]);
    expect(briefWithFixes(await check(config('\n  labels:')))).toEqual([`${AT}:4`]);
  });

  it('does not edit what SOPS encrypted', async () => {
    const secret = `apiVersion: v1
kind: Secret
metadata:
  name: values
  namespace: web
stringData:
  values.yaml: ENC[AES256_GCM,data:AAAA,iv:AAAA,tag:AAAA,type:str]
sops:
  age: [{recipient: age1x}]
  mac: ENC[AES256_GCM,data:AAAA,iv:AAAA,tag:AAAA,type:str]
`;
    const files = { 'clusters/prod/web.yaml': [...WEB, release('a', CHARTS, VALUES.replace('ConfigMap', 'Secret'))] };
    expect(briefWithFixes(await check(secret, files))).toEqual([`${AT}:4`]);
  });

  it('reports variables', async () => {
    const files = {
      'clusters/prod/app.yaml': app('  postBuild: {substituteFrom: [{kind: ConfigMap, name: vars}]}\n'),
      ...CONFIG,
    };
    const vars = webConfigMap('vars', 'a: b', 'flux-system');
    expect(brief(await check(vars, { ...files, 'clusters/prod/web.yaml': [...WEB] }))).toEqual([`${AT}:3`]);
  });

  it('says nothing of labeled, generated and unused ones, or if the controllers choose others', async () => {
    expect(await check(config('\n  labels: {reconcile.fluxcd.io/watch: Enabled}'))).toEqual([]);
    expect(await check(config().replace('name: values', 'name: others'))).toEqual([]);
    const generated = `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [flux-system/gotk-sync.yaml, web.yaml]
configurations: [references.yaml]
configMapGenerator: [{name: values, namespace: web, literals: ["values.yaml=a: b"]}]`;
    const references = `nameReference:
  - {kind: ConfigMap, version: v1, fieldSpecs: [{kind: HelmRelease, path: spec/valuesFrom/name}]}`;
    expect(
      await check('a: b', {
        'clusters/prod/kustomization.yaml': generated,
        'clusters/prod/references.yaml': references,
      }),
    ).toEqual([]);
    const patch = webConfigMap('arguments', 'a: "--watch-configs-label-selector=owner!=helm"');
    expect(await check(config(), { 'clusters/prod/arguments.yaml': patch })).toEqual([]);
  });
});
