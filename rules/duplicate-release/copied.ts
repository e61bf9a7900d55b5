import { objectDefinedAt } from '../../src/findings/defined-at.ts';
import type { Problem } from '../../src/findings/problem.ts';
import { groupBy } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { HELM_RELEASE } from '../../src/reconcilers/flux/kinds.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { stringAt } from '../../src/yaml/value.ts';
import { releaseIdentity } from './release-identity.ts';

/**
 * HelmReleases that no known cluster has and that seem to be copies whose name was not changed: the same release, but of other
 * charts, in two directories that differ in one name, of which one is that of the release.
 */
export function* copiedReleases({ flux, objects, standings }: Revision): Iterable<Problem> {
  const idle = objects.filter(
    (object) => object.groupKind === HELM_RELEASE && !flux.clusterOf(object) && standings.ofObject(object) !== 'off',
  );
  for (const group of groupBy(idle, ({ namespace, name }) => `${namespace}/${name}`).values()) {
    for (const copy of group) {
      const original = group.find((other) => other !== copy && isCopy(copy, other));
      if (original) yield describe(copy, original);
    }
  }
}

function isCopy(copy: KubernetesObject, original: KubernetesObject): boolean {
  const [chart, other] = [chartOf(copy), chartOf(original)];
  if (!releaseIdentity(copy) || chart === undefined || other === undefined || chart === other) return false;
  const [path, otherPath] = [copy, original].map(({ origin }) => origin.file.path.split('/').slice(0, -1));
  if (!path || !otherPath || path.length !== otherPath.length) return false;
  const differing = path.flatMap((part, at) => (part === otherPath[at] ? [] : [[part, otherPath[at]]]));
  return differing.length === 1 && differing[0]?.[1] === original.name && differing[0][0] !== copy.name;
}

function chartOf(release: KubernetesObject): string | undefined {
  return (
    stringAt(release.value, 'spec', 'chart', 'spec', 'chart') ?? stringAt(release.value, 'spec', 'chartRef', 'name')
  );
}

function describe(copy: KubernetesObject, original: KubernetesObject): Problem {
  return {
    at: copy.at('metadata', 'name'),
    object: copy,
    severity: 'warning',
    message: `\`${original.origin.file.path}\` also defines HelmRelease \`${copy.name}\` in namespace \`${copy.namespace}\`, with chart \`${chartOf(original)}\` instead of \`${chartOf(copy)}\`. In one cluster, they would overwrite each other. The name may have been copied by mistake.`,
    related: objectDefinedAt(original),
  };
}
