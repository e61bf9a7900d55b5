import type { Problem } from '../../src/findings/problem.ts';
import { getOrInsert } from '../../src/grouping.ts';
import { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import { type Build, mayLackChanges } from '../../src/kustomize/built.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { writtenAt } from '../../src/yaml/origin.ts';
import { keepName } from './keep-name.ts';
import { type Reference, referencesIn } from './references.ts';
import { isThere, type Renamed, renamedIn } from './renames.ts';

export default defineRule({
  id: 'unstable-reference',
  description:
    'A custom resource references an object that kustomize renames, but kustomize does not update the reference.',
  theme: 'overlays',
  severity: 'error',
  on: 'tree',

  *check(revision) {
    for (const { object, reference, renamed, builds } of danglingReferences(revision)) {
      const concerned = revision.standings.weigh(builds, object.origin.file.path);
      // An overlay that nothing deploys may be included by another, which renames the object or declares the field.
      if (!concerned?.isDeployed || isThere(reference, revision)) continue;
      yield {
        ...toProblem(object, reference, renamed),
        builds: concerned.builds,
        severity: reference.isCertain ? undefined : 'warning',
      };
    }
  },
});

interface Dangling {
  readonly object: KubernetesObject;
  readonly reference: Reference;
  readonly renamed: Renamed;
  readonly builds: Build[];
}

/** References to the old names of renamed objects, each once with the builds in which it is one. */
function danglingReferences({ builds }: Revision): Iterable<Dangling> {
  const found = new Map<string, Dangling>();
  for (const build of builds) {
    const renames = renamedIn(build);
    if (renames.oldNames.size === 0 || mayLackChanges(build)) continue;
    for (const { value, origin, id, previousIds } of build.objects) {
      const object = new KubernetesObject(value, origin, [], { stated: previousIds[0] ?? id });
      for (const reference of referencesIn(object, renames.oldNames)) {
        const renamed = renames.find(reference, object);
        if (!renamed) continue;
        const key = `${writtenAt(reference.at.origin)}\0${reference.kind}\0${reference.name}`;
        getOrInsert(found, key, () => ({ object, reference, renamed, builds: [] })).builds.push(build);
      }
    }
  }
  return found.values();
}

function toProblem(object: KubernetesObject, { at, kind, name }: Reference, renamed: Renamed): Problem {
  const what = renamed.hasHash
    ? 'kustomize appends a hash to the name of the generated object'
    : `the overlay renames it to \`${renamed.name}\``;
  const advice = renamed.hasHash
    ? 'Set `disableNameSuffixHash: true` in the generator, or declare the field as a nameReference in `configurations`.'
    : 'Declare the field as a nameReference in `configurations`, or write the new name.';
  return {
    at,
    object,
    message: `${kind} \`${name}\` will not exist because ${what}. kustomize does not update this field of a ${object.kind}. ${advice}`,
    related: [{ at: new Place([], undefined, renamed.origin), message: `the ${kind}` }],
    values: [kind, name],
    fix: renamed.hasHash ? keepName(renamed) : undefined,
  };
}
