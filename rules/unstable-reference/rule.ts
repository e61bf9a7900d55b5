import {
  defineRule,
  deploymentOf,
  type KubernetesObject,
  Place,
  type Problem,
  type RuleContext,
} from '../../src/lint/rule.ts';
import { keepName } from './keep-name.ts';
import { type Reference, referencesIn } from './references.ts';
import { type Renamed, Renames } from './renames.ts';

const known = new WeakMap<RuleContext, Renames>();

export default defineRule({
  id: 'unstable-reference',
  description:
    'A custom resource names an object by a name that kustomize changes, and kustomize does not change the reference.',
  severity: 'error',

  *check(object, context) {
    const renames = renamesOf(context);
    if (object.builds.length === 0 || renames.isEmpty) return;
    for (const reference of referencesIn(object, renames.oldNames)) {
      const found = object.builds.map((build) => renames.find(build, reference, object));
      const [first] = found;
      const builds = object.builds.filter((_, at) => found[at] !== undefined);
      const concerned = deploymentOf(context).weigh(builds);
      // Where the name is right in one build, it is the others' renaming that one must look at.
      if (!first || builds.length < object.builds.length || !concerned || renames.isOtherwiseThere(reference, object))
        continue;
      yield {
        ...toProblem(object, reference, first),
        builds: concerned.builds,
        ...(concerned.isDeployed && reference.isCertain ? {} : { severity: 'warning' as const }),
      };
    }
  },
});

function renamesOf(context: RuleContext): Renames {
  let renames = known.get(context);
  if (!renames) {
    renames = new Renames(context);
    known.set(context, renames);
  }
  return renames;
}

function toProblem(object: KubernetesObject, { at, kind, name }: Reference, renamed: Renamed): Problem {
  const what = renamed.hasHash
    ? `kustomize puts a hash behind the name of the generated one, and`
    : `the overlay calls it \`${renamed.name}\`, and kustomize`;
  const advice = renamed.hasHash
    ? `Set \`disableNameSuffixHash: true\` on the generator, or list the field in \`configurations\` as a nameReference.`
    : 'List the field in `configurations` as a nameReference, or write the name as it will be.';
  return {
    at,
    message: `There will be no ${kind} \`${name}\`: ${what} does not know that this field of a ${object.kind} refers to it. ${advice}`,
    related: [{ at: new Place([], undefined, renamed.origin), message: `the ${kind}` }],
    values: [kind, name],
    fix: renamed.hasHash ? keepName(renamed) : undefined,
  };
}
