// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { bootstrap, configMap, kustomization } from '../../test/flux/repository.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';

const said = async (files: Files): Promise<string[]> =>
  brief(await findingsOf(['undefined-variable', 'bad-substitution'], files));

const USE = { 'apps/config.yaml': configMap('config', '  a: ${ZONE}') };
const SET = '  postBuild: {substitute: {DOMAIN: x}}';
const UNDEFINED = ['warning undefined-variable apps/config.yaml:5'];

describe('variables that a patch of the parent sets', () => {
  const fleet = (patch: string): Files => ({
    ...bootstrap('clusters/prod'),
    'clusters/prod/all.yaml': kustomization(
      'all',
      './all',
      `  patches:\n    - target: {kind: Kustomization}\n${patch}`,
    ),
    'all/apps.yaml': kustomization('apps', './apps', SET),
    ...USE,
  });

  it.each(['{ZONE: a}', '{OTHER: a}'])('are those of a merge patch: %s', async (variables) => {
    const patch = `      patch: |
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {name: any}
        spec: {postBuild: {substitute: ${variables}}}`;
    expect(await said(fleet(patch))).toEqual(variables.includes('ZONE') ? [] : UNDEFINED);
  });

  it.each([
    ['/spec/postBuild/substitute/ZONE', 'a', []],
    ['/spec/postBuild', '{substituteFrom: [{kind: Secret, name: settings}]}', []],
    ['/spec/postBuild/substituteFrom', '[{kind: Secret, name: settings}]', []],
    ['/spec/postBuild/substitute/OTHER', 'a', UNDEFINED],
  ])('are those of a JSON patch at %s', async (path, value, expected) => {
    expect(await said(fleet(`      patch: |\n        - {op: add, path: ${path}, value: ${value}}`))).toEqual(expected);
  });

  it('are those of an overlay', async () => {
    const overlay = (name: string): Files => ({
      ...bootstrap('clusters/prod'),
      'clusters/prod/kustomization.yaml': `resources: [flux-system, ../../all]
patches:
  - target: {kind: Kustomization, name: ${name}}
    patch: '[{op: add, path: /spec/postBuild/substitute/ZONE, value: a}]'
`,
      'clusters/prod/flux-system/kustomization.yaml': 'resources: [gotk-sync.yaml]\n',
      'all/kustomization.yaml': 'resources: [apps.yaml]\n',
      'all/apps.yaml': kustomization('apps', './apps', SET),
      ...USE,
    });
    expect(await said(overlay('apps'))).toEqual([]);
  });
});

describe('variables that a policy adds', () => {
  const fleet = (policy: string, more: Files = {}): Files => ({
    ...bootstrap('clusters/prod'),
    'clusters/prod/apps.yaml': kustomization('apps', './apps', SET),
    'clusters/prod/policy.yaml': policy,
    ...USE,
    ...more,
  });
  const admission = (field: string): string => `apiVersion: admissionregistration.k8s.io/v1beta1
kind: MutatingAdmissionPolicy
metadata: {name: variables}
spec:
  matchConstraints:
    resourceRules:
      - {apiGroups: [kustomize.toolkit.fluxcd.io], apiVersions: ["*"], operations: [CREATE, UPDATE], resources: [kustomizations]}
  failurePolicy: Fail
  reinvocationPolicy: Never
  mutations:
    - patchType: JSONPatch
      jsonPatch: {expression: '[JSONPatch{op: "add", path: "${field}", value: []}]'}
`;
  const kyverno = (patch: string): string => `apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata: {name: variables}
spec:
  rules:
    - name: variables
      match: {any: [{resources: {kinds: [Kustomization]}}]}
      mutate: {patchStrategicMerge: {spec: ${patch}}}
`;

  it('are not known', async () => {
    expect(await said(fleet(''))).toEqual(UNDEFINED);
    expect(await said(fleet(admission('/spec/postBuild/substituteFrom/-')))).toEqual([]);
    expect(await said(fleet(kyverno('{postBuild: {substituteFrom: [{kind: Secret, name: a}]}}')))).toEqual([]);
  });

  it('are none where the policy adds something else, or is that of another cluster', async () => {
    expect(await said(fleet(admission('/spec/interval')))).toEqual(UNDEFINED);
    expect(await said(fleet(kyverno('{prune: true}')))).toEqual(UNDEFINED);
    const other = {
      ...bootstrap('clusters/test'),
      'clusters/test/policy.yaml': admission('/spec/postBuild/substituteFrom/-'),
    };
    expect(await said(fleet('', other))).toEqual(UNDEFINED);
  });

  it('may come with the Kustomization that needs them', async () => {
    const files = fleet('', { 'apps/policy.yaml': admission('/spec/postBuild') });
    expect(await said(files)).toEqual([]);
  });
});
