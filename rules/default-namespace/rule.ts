import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import { POD_KINDS } from '../../src/kubernetes/references/pods.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { HELM_RELEASE } from '../../src/reconcilers/flux/kinds.ts';

export default defineRule({
  id: 'default-namespace',
  description: 'A workload runs in the namespace `default`.',
  theme: 'practices',
  severity: 'notice',
  preset: 'audit',
  unreached: 'off',
  kinds: [...POD_KINDS, HELM_RELEASE],

  *check(object, { patches }) {
    const at = placeOf(object);
    if (at.value !== 'default' || patches.mayWrite(object, at.path)) return;
    yield {
      at,
      message: `${object.kind} \`${object.name}\` runs in the namespace \`default\`, which it shares with everything that does not set a namespace. Access rights, quotas and network policies then cannot separate them. Use a namespace of its own.`,
      values: [],
      cause: ['default'],
    };
  },
});

/** Where a workload or a release says its namespace. */
function placeOf(object: KubernetesObject): Place {
  const target = object.at('spec', 'targetNamespace');
  return object.groupKind === HELM_RELEASE && target.exists ? target : object.at('metadata', 'namespace');
}
