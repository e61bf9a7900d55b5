import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../test/flux/repository.ts';
import { brief, checkTree, findingsOf } from '../../test/rules/check-tree.ts';

describe('not-checked', () => {
  it('a ResourceSet of too many objects', async () => {
    const inputs = Array.from({ length: 5001 }, (_, at) => `    - {tenant: t${at}}\n`).join('');
    const set = `apiVersion: fluxcd.controlplane.io/v1\nkind: ResourceSet\nmetadata: {name: set, namespace: web}\nspec:\n  inputs:\n${inputs}  resources:\n    - {apiVersion: v1, kind: ServiceAccount, metadata: {name: "t-<< inputs.tenant >>"}}\n`;
    expect(brief(await checkTree({ ...bootstrap('cluster'), 'cluster/set.yaml': set }))).toContain(
      'error not-checked cluster/set.yaml:1',
    );
  });

  it('is silent where everything is checked, and where a file cannot be read', async () => {
    const files = { 'a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n', 'b.yaml': '\0' };
    expect(brief(await findingsOf('not-checked', files))).toEqual([]);
  });
});
