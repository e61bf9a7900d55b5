import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { areNearlyAll } from '../../../nearly-all.ts';
import type { Origin } from '../../../yaml/origin.ts';
import type { Cluster } from '../follow/cluster.ts';
import type { Provided } from '../generated/providers.ts';
import { expressionsOf } from './places.ts';

/** Kinds whose texts are for programs of their own, or for a later substitution. */
export const WITH_OWN_VARIABLES: ReadonlySet<string> = new Set([
  'ConfigMap',
  'Secret',
  'Kustomization',
  'CustomResourceDefinition',
]);
/** How many variables ConfigMaps and Secrets must define to prove that something substitutes them. */
const ENOUGH = 5;

/** A use of a variable that nothing is known to substitute. */
export interface PlainUse {
  readonly object: KubernetesObject;
  readonly at: Origin;
}

/** Variables that something, such as a webhook, seems to substitute in Kustomizations without `postBuild`. */
export interface Injection {
  /** The ConfigMaps and Secrets that define them. */
  readonly holders: readonly Provided[];
  readonly uses: ReadonlyMap<string, readonly PlainUse[]>;
  /** Those that none of the holders defines. */
  readonly missing: readonly string[];
}

/** The substitution of a cluster that no `postBuild` shows: nearly all variables without `postBuild` are keys of its objects. */
export function injectionIn(cluster: Cluster): Injection | undefined {
  const uses = plainUses(cluster);
  if (uses.size < ENOUGH) return undefined;
  const names = [...uses.keys()];
  const holders = cluster.providers.all().filter(({ values }) => names.some((name) => values.has(name)));
  const missing = names.filter((name) => !holders.some(({ values }) => values.has(name)));
  const found = uses.size - missing.length;
  if (!areNearlyAll(found, uses.size, ENOUGH) || holders.some(({ isComplete }) => !isComplete)) return undefined;
  return { holders, uses, missing };
}

/** The variables in what is applied without substitution, as far as is known. */
function plainUses({ kustomizations }: Cluster): Map<string, PlainUse[]> {
  const uses = new Map<string, PlainUse[]>();
  for (const { build, variables, objects } of kustomizations) {
    if (!build || variables.areUsed) continue;
    for (const object of objects) {
      if (WITH_OWN_VARIABLES.has(object.kind)) continue;
      for (const { variable, at } of expressionsOf(object)) {
        const same = uses.get(variable);
        if (same) same.push({ object, at });
        else uses.set(variable, [{ object, at }]);
      }
    }
  }
  return uses;
}

/** ConfigMaps and Secrets in words. */
export function holdersText({ holders }: Injection): string {
  return holders.map(({ kind, name }) => `${kind} \`${name}\``).join(' and ');
}

/** What is not known of a cluster because of it, as sentences. */
export function unknownInjection(cluster: Cluster): string[] {
  const injection = injectionIn(cluster);
  if (!injection) return [];
  const count = injection.uses.size;
  return [
    `Kustomizations without \`postBuild\` use ${count} variables, and nearly all of them are keys of ${holdersText(injection)}. A webhook seems to add the substitution.`,
  ];
}
