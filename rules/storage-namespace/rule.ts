import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { BUILT_IN_NAMESPACES } from '../../src/reconcilers/built-in-namespaces.ts';
import { HELM_RELEASE } from '../../src/reconcilers/flux/kinds.ts';
import { isTemplate } from '../../src/text/variables.ts';
import { mapAt, stringAt } from '../../src/yaml/value.ts';

export default defineRule({
  id: 'storage-namespace',
  description: 'A HelmRelease for another cluster stores its history in a namespace that may not exist there.',
  theme: 'reconcilers',
  severity: 'warning',
  unreached: 'warning',
  kinds: [HELM_RELEASE],

  *check(release, { flux, patches }) {
    const target = stringAt(release.value, 'spec', 'targetNamespace') ?? '';
    const { namespace } = release;
    if (!mapAt(release.value, 'spec', 'kubeConfig') || stringAt(release.value, 'spec', 'storageNamespace')) return;
    if (target === '' || namespace === '' || target === namespace || isTemplate(namespace)) return;
    if (BUILT_IN_NAMESPACES.has(namespace) || patches.mayWrite(release, ['spec', 'storageNamespace'])) return;
    if (
      flux
        .clusterOf(release)
        ?.ofKind(HELM_RELEASE)
        .some((other) => creates(other, release))
    )
      return;
    yield {
      at: release.at('spec', 'targetNamespace'),
      message: `Without \`storageNamespace\`, Helm stores the history of the release in namespace \`${namespace}\` of the other cluster. If it does not exist there, the installation fails. Set \`storageNamespace: ${target}\`.`,
      values: [namespace],
      cause: [namespace, JSON.stringify(mapAt(release.value, 'spec', 'kubeConfig'))],
    };
  },
});

/** Whether another HelmRelease for the same cluster creates the namespace of a HelmRelease there. */
function creates(other: KubernetesObject, { value, namespace }: KubernetesObject): boolean {
  const clusterOf = (spec: KubernetesObject['value']): string =>
    JSON.stringify(mapAt(spec, 'spec', 'kubeConfig') ?? {});
  return (
    other.namespace === namespace &&
    clusterOf(other.value) === clusterOf(value) &&
    other.at('spec', 'install', 'createNamespace').value === true &&
    (stringAt(other.value, 'spec', 'targetNamespace') || namespace) === namespace
  );
}
