import { defineRule } from '../../src/lint/rule.ts';
import { BUILT_IN_NAMESPACES } from '../../src/reconcilers/built-in-namespaces.ts';
import { HELM_RELEASE } from '../../src/reconcilers/flux/kinds.ts';
import { isTemplate } from '../../src/text/variables.ts';
import { mapAt, stringAt } from '../../src/yaml/value.ts';

export default defineRule({
  id: 'created-namespace',
  description: 'Helm creates a namespace that the repository does not define.',
  theme: 'practices',
  severity: 'notice',
  preset: 'audit',
  unreached: 'off',
  kinds: [HELM_RELEASE],

  *check(release, { flux, externals, patches }) {
    const at = release.at('spec', 'install', 'createNamespace');
    const target = stringAt(release.value, 'spec', 'targetNamespace') ?? '';
    const cluster = flux.clusterOf(release);
    if (at.value !== true || !cluster || target === '' || isTemplate(target)) return;
    // A release is in its own namespace, which therefore exists, and another cluster has its own.
    if (target === release.namespace || BUILT_IN_NAMESPACES.has(target)) return;
    if (mapAt(release.value, 'spec', 'kubeConfig') || patches.mayWrite(release, at.path)) return;
    const asked = { groupKind: '/Namespace', namespace: '', name: target };
    if (cluster.find('/Namespace', '', target).length > 0 || cluster.mayBeNamed(asked)) return;
    if (externals.provides({ ...asked, cluster: cluster.name })) return;
    yield {
      at,
      message: `Helm creates namespace \`${target}\`, so it has no labels, such as those of Pod Security Standards, and stays when the release is deleted. Add a Namespace, and remove \`createNamespace\`.`,
      values: [target],
      cause: [target],
    };
  },
});
