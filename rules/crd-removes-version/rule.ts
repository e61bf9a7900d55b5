import { clustersOf, type SetDifference } from '../../src/change/difference.ts';
import type { ObjectDifference } from '../../src/change/object-difference.ts';
import { changedPlace } from '../../src/deeds/changed-place.ts';
import { neighborsOf } from '../../src/deeds/neighbors.ts';
import { lossesIn } from '../../src/findings/loss.ts';
import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { ObjectIndex } from '../../src/kubernetes/object-index.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { countOf, quoted } from '../../src/text/words.ts';
import { stringAt } from '../../src/yaml/value.ts';
import { type RemovedVersion, removedVersions } from './versions.ts';

const DEFINITION = 'apiextensions.k8s.io/CustomResourceDefinition';

export default defineRule({
  id: 'crd-removes-version',
  description: 'A change removes a version of a CustomResourceDefinition that objects still use, or are stored in.',
  theme: 'changes',
  severity: 'error',
  on: 'change',
  *check({ differences }, revision) {
    for (const set of differences)
      for (const one of set.objects)
        if (one.deployed.object.groupKind === DEFINITION) yield* problemsOf(one, set, revision);
  },
});

function* problemsOf(difference: ObjectDifference, set: SetDifference, revision: Revision): Iterable<Problem> {
  const { deployed, before, update } = difference;
  const { object } = deployed;
  if (!before || !update || update.manner === 'none' || before.object.lacksParts || object.lacksParts) return;
  for (const version of removedVersions(before.object, object)) {
    const users = usersOf(version, object, neighborsOf(deployed, set, revision));
    const words = wordsOf(version, users, object, set);
    if (words === undefined) continue;
    const clusters = clustersOf(set);
    yield {
      ...changedPlace(version, before.object, object, revision.change),
      message: words,
      severity: update.isCertain ? undefined : 'warning',
      object,
      builds: clusters,
      values: [...clusters, object.name, version.name],
      related: users.slice(0, 3).map((user) => ({
        at: user.at('apiVersion'),
        message: `${user.kind} ${quoted(user.name)} uses ${quoted(version.name)}`,
      })),
      losses: lossesIn(clusters, object),
    };
  }
}

function usersOf(
  { name }: RemovedVersion,
  { value }: KubernetesObject,
  neighbors: ObjectIndex,
): readonly KubernetesObject[] {
  const [group, kind] = [stringAt(value, 'spec', 'group'), stringAt(value, 'spec', 'names', 'kind')];
  return neighbors.ofKind(`${group}/${kind}`).filter(({ version }) => version === name);
}

/** What fails, or undefined if nothing is known to. */
function wordsOf(
  { name, isStored }: RemovedVersion,
  users: readonly KubernetesObject[],
  { name: definition, value }: KubernetesObject,
  { by }: SetDifference,
): string | undefined {
  const tool = by?.tool ?? 'the reconciler';
  if (isStored)
    return `This change removes version ${quoted(name)}, in which the objects of CustomResourceDefinition ${quoted(definition)} are stored. The API server refuses that, so ${tool} cannot apply the definition. Keep the version with \`served: false\` and \`storage: false\`, and remove it after a storage migration.`;
  const [first, ...others] = users;
  if (!first) return undefined;
  const kind = stringAt(value, 'spec', 'names', 'kind') ?? 'object';
  const more = others.length === 0 ? '' : ` and ${countOf(others.length, 'other object')}`;
  return `This change removes version ${quoted(name)} of ${kind}, which ${kind} ${quoted(first.name)}${more} still ${others.length === 0 ? 'uses' : 'use'}, so ${tool} cannot apply ${others.length === 0 ? 'it' : 'them'} anymore. Change the \`apiVersion\` of the objects in an earlier change.`;
}
