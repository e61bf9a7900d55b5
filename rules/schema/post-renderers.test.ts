import { expect, it } from 'vitest';
import { brief, findingsOf } from '../../test/rules/check-tree.ts';

const release = (patch: string): string => `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: a, namespace: a}
spec:
  interval: 1h
  chartRef: {kind: OCIRepository, name: a}
  postRenderers:
    - kustomize:
        patches:
          - target: {kind: Deployment, name: a}
            patch: |
${patch.replace(/^/gm, '              ')}
`;
const found = async (patch: string): Promise<string[]> =>
  brief(await findingsOf('schema', { 'a.yaml': release(patch) }));

it('reports a patch of a chart that is not a patch', async () => {
  expect(await found('spec:\n  replicas: 2')).toEqual(['error schema a.yaml:11']);
  expect(await found('kind: Deployment\nspec:\n  replicas: 2')).toEqual(['error schema a.yaml:11']);
  expect(await found('Kind: Deployment\nmetadata: {name: a}')).toEqual(['error schema a.yaml:12']);
  for (const healthy of [
    '- op: add\n  path: /spec/replicas\n  value: 2',
    'kind: Deployment\nmetadata: {name: a}\nspec:\n  replicas: 2',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is Flux's variable.
    '${PATCH}',
  ])
    expect(await found(healthy), healthy).toEqual([]);
});
