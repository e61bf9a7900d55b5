import { objectDefinedAt } from '../../src/findings/defined-at.ts';
import type { Problem } from '../../src/findings/problem.ts';
import { getOrInsert, groupBy } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { HELM_RELEASE } from '../../src/reconcilers/flux/kinds.ts';
import { releaseIdentity } from '../../src/reconcilers/flux/release-identity.ts';
import { directoryOf } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { stringAt } from '../../src/yaml/value.ts';

/** Folders of a path that are compared. */
const MAX_DEPTH = 30;

/**
 * HelmReleases that no known cluster has and that seem to be copies whose name was not changed: the same release, but of other
 * charts, in two directories that differ in one name, of which one is that of the release.
 */
export function* copiedReleases({ flux, objects, standings }: Revision): Iterable<Problem> {
  const idle = objects.filter(
    (object) => object.groupKind === HELM_RELEASE && !flux.clusterOf(object) && standings.ofObject(object) !== 'off',
  );
  for (const group of groupBy(idle, ({ namespace, name }) => `${namespace}/${name}`).values()) {
    const byDirectory = originalsIn(group);
    for (const copy of byDirectory.size === 0 ? [] : group) {
      const original = originalOf(copy, byDirectory);
      if (original) yield describe(copy, original);
    }
  }
}

/** The releases of each directory of which one folder has their name, one for each chart. */
function originalsIn(
  releases: readonly KubernetesObject[],
): ReadonlyMap<string, ReadonlyMap<string, KubernetesObject>> {
  const found = new Map<string, Map<string, KubernetesObject>>();
  for (const release of releases) {
    const chart = chartOf(release);
    const directory = directoryOf(release.origin.file.path);
    if (chart === undefined || !directory.split('/').includes(release.name)) continue;
    const byChart = getOrInsert(found, directory, () => new Map<string, KubernetesObject>());
    getOrInsert(byChart, chart, () => release);
  }
  return found;
}

/** The release of another chart in the directory that differs from the one of a copy only in a folder with the name of both. */
function originalOf(
  copy: KubernetesObject,
  originals: ReadonlyMap<string, ReadonlyMap<string, KubernetesObject>>,
): KubernetesObject | undefined {
  const chart = chartOf(copy);
  const path = directoryOf(copy.origin.file.path).split('/');
  if (chart === undefined || path.length > MAX_DEPTH || !releaseIdentity(copy)) return undefined;
  for (const [at, part] of path.entries()) {
    if (part === copy.name) continue;
    // Of several charts in that directory, each but the copy's own is another one.
    for (const [other, original] of originals.get(path.with(at, copy.name).join('/')) ?? [])
      if (other !== chart) return original;
  }
  return undefined;
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
