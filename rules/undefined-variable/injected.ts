import {
  type Cluster,
  expressionsOf,
  type KubernetesObject,
  type Origin,
  type Problem,
  type RuleContext,
} from '../../src/lint/rule.ts';
import { OTHERS } from './left.ts';

/** Variables that must be found in ConfigMaps and Secrets, and their least share, to prove that something hands them out. */
const ENOUGH = 5;
const NEARLY_ALL = 0.9;

interface Use {
  readonly object: KubernetesObject;
  readonly at: Origin;
}

/**
 * Variables that nothing defines in clusters where Kustomizations state no `postBuild` and still nearly all variables are keys of a
 * ConfigMap or Secret: a webhook adds the substitution.
 */
export function* notInjected({ flux }: RuleContext): Iterable<Problem> {
  for (const cluster of flux.clusters) {
    const uses = plainUses(cluster);
    const holders = cluster.providers.all().filter(({ values }) => [...uses.keys()].some((name) => values.has(name)));
    const missing = [...uses].filter(([name]) => !holders.some(({ values }) => values.has(name)));
    const found = uses.size - missing.length;
    if (found < ENOUGH || found < NEARLY_ALL * uses.size || holders.some(({ isComplete }) => !isComplete)) continue;
    const names = holders.map(({ kind, name }) => `${kind} \`${name}\``).join(' and ');
    for (const [variable, [use]] of missing) {
      if (!use) continue;
      yield {
        at: use.at,
        object: use.object,
        severity: 'notice',
        builds: [cluster.name],
        message: `${names} ${holders.length > 1 ? 'define' : 'defines'} ${found} of the ${uses.size} variables that Kustomizations without \`postBuild\` use here, but not \`${variable}\`. If the same is to fill it in, define it there.`,
        values: [variable],
      };
    }
  }
}

/** The variables in what is applied without substitution, as far as the tree tells. */
function plainUses({ reconcilers }: Cluster): Map<string, Use[]> {
  const uses = new Map<string, Use[]>();
  for (const { build, variables, objects } of reconcilers) {
    if (!build || variables.areUsed) continue;
    for (const object of objects) {
      if (OTHERS.has(object.kind)) continue;
      for (const { variable, at } of expressionsOf(object)) {
        const use = { object, at };
        const same = uses.get(variable);
        if (same) same.push(use);
        else uses.set(variable, [use]);
      }
    }
  }
  return uses;
}
