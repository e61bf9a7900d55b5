import { objectDefinedAt } from '../../src/findings/defined-at.ts';
import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { FluxKustomization } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { HELM_RELEASE } from '../../src/reconcilers/flux/kinds.ts';
import { groupsOfChart } from '../../src/reconcilers/flux/references/chart-definitions.ts';
import { DefinitionOrigins } from '../../src/reconcilers/flux/references/definition-origins.ts';

export default defineRule({
  on: 'tree',
  id: 'late-crd',
  description: 'A custom resource is in the same Flux Kustomization as the HelmRelease that installs its definition.',
  theme: 'reconcilers',
  severity: 'warning',

  *check(revision) {
    for (const cluster of revision.flux.clusters) {
      const origins = new DefinitionOrigins(cluster, revision);
      for (const kustomization of cluster.kustomizations) {
        const { objects, isRemote, failures } = kustomization;
        if (isRemote || failures.length > 0) continue;
        for (const release of objects.filter(({ groupKind }) => groupKind === HELM_RELEASE)) {
          const groups = groupsOfChart(release, cluster).filter((group) => origins.isOnly(group, release));
          const late = groups.length === 0 ? [] : objects.filter(({ group }) => groups.includes(group));
          for (const object of late) yield describe(object, release, kustomization);
        }
      }
    }
  },
});

function describe(
  object: KubernetesObject,
  release: KubernetesObject,
  { name, namespace }: FluxKustomization,
): Problem {
  const { kind } = object;
  return {
    at: object.at('kind'),
    object,
    message: `HelmRelease \`${release.name}\` installs the CustomResourceDefinition of ${kind}, and Kustomization \`${name}\` applies both. In a new cluster, the API server does not know ${kind} yet, so Flux applies nothing and never installs the chart. Move the ${kind} to a Kustomization that depends on \`${name}\`.`,
    related: objectDefinedAt(release),
    values: [release.name, name],
    cause: [namespace, name, release.namespace, release.name],
  };
}
