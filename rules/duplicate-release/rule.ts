import { objectDefinedAt } from '../../src/findings/defined-at.ts';
import type { Problem } from '../../src/findings/problem.ts';
import { groupBy } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { HELM_RELEASE } from '../../src/reconcilers/flux/kinds.ts';
import { nameField, type ReleaseIdentity, releaseIdentity } from '../../src/reconcilers/flux/release-identity.ts';
import { copiedReleases } from './copied.ts';

export default defineRule({
  on: 'tree',
  id: 'duplicate-release',
  description: 'Two HelmReleases of a cluster manage the same Helm release.',
  theme: 'reconcilers',
  severity: 'error',

  *check(revision) {
    for (const cluster of revision.flux.clusters) yield* duplicatesIn(cluster);
    yield* copiedReleases(revision);
  },
});

function* duplicatesIn(cluster: Cluster): Iterable<Problem> {
  const releases = cluster.ofKind(HELM_RELEASE).flatMap((object) => {
    const identity = releaseIdentity(object);
    return identity ? [{ object, identity }] : [];
  });
  const keyOf = ({ identity }: { readonly identity: ReleaseIdentity }): string =>
    [identity.cluster, identity.storageNamespace, identity.name].join('\0');
  for (const [first, ...others] of groupBy(releases, keyOf).values()) {
    const found = new Map(others.map(({ object }) => [`${object.namespace}/${object.name}`, object]));
    found.delete(`${first.object.namespace}/${first.object.name}`);
    for (const object of found.values()) yield describe(object, first.object, first.identity);
  }
}

function describe(object: KubernetesObject, other: KubernetesObject, identity: ReleaseIdentity): Problem {
  const { name, storageNamespace } = identity;
  return {
    at: object.at(...nameField(object)),
    object,
    message: `HelmReleases \`${nameIn(other)}\` and \`${nameIn(object)}\` both manage the Helm release \`${name}\` in namespace \`${storageNamespace}\`, so each one upgrades over the other. Give one of them another \`releaseName\`.`,
    related: objectDefinedAt(other),
    values: [nameIn(other), name, storageNamespace],
  };
}

function nameIn({ namespace, name }: KubernetesObject): string {
  return `${namespace}/${name}`;
}
