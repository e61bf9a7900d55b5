import { describe, expect, it } from 'vitest';
import { bootstrap, kustomization } from '../../test/flux/repository.ts';
import { brief, findingsOf } from '../../test/rules/check-tree.ts';
import { NAMESPACE } from '../../test/rules/fleet.ts';

const binding = (
  namespace: string,
  role = 'cluster-admin',
  kind = 'ClusterRoleBinding',
): string => `apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata: {name: team${kind === 'RoleBinding' ? `, namespace: ${namespace}` : ''}}
subjects: [{kind: ServiceAccount, name: team, namespace: ${namespace}}]
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${role}}`;
const check = (bound: string, account = 'team', namespace = 'web') =>
  findingsOf(
    'cluster-admin-tenant',
    {
      ...bootstrap('clusters/prod'),
      'clusters/prod/team.yaml': [
        bound,
        NAMESPACE,
        kustomization('team', './team', `  serviceAccountName: ${account}\n`, namespace),
      ],
    },
    { policy: { preset: 'strict' } },
  );

describe('cluster-admin-tenant', () => {
  it('reports an account that may do everything', async () => {
    expect(brief(await check(binding('web')))).toEqual(['warning cluster-admin-tenant clusters/prod/team.yaml:5']);
  });

  it('says nothing of other roles, accounts and bindings, and of the namespace of Flux', async () => {
    expect(await check(binding('web', 'edit'))).toEqual([]);
    expect(await check(binding('web'), 'other')).toEqual([]);
    expect(await check(binding('web', 'cluster-admin', 'RoleBinding'))).toEqual([]);
    expect(await check(binding('flux-system'), 'team', 'flux-system')).toEqual([]);
  });
});
