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
/** Variables that must be found in ConfigMaps and Secrets to prove that something hands them out. */
const ENOUGH = 5;

/** A use of a variable where nothing is known to substitute. */
export interface PlainUse {
  readonly object: KubernetesObject;
  readonly at: Origin;
}

/** Variables that something, a webhook, seems to hand to Kustomizations that state no `postBuild`. */
export interface Injection {
  /** The ConfigMaps and Secrets that hold them. */
  readonly holders: readonly Provided[];
  readonly uses: ReadonlyMap<string, readonly PlainUse[]>;
  /** Those that none of the holders has. */
  readonly missing: readonly string[];
}

/** What is handed out in a cluster without its stating so: nearly all variables without `postBuild` are keys of its objects. */
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

/** The variables in what is applied without substitution, as far as the tree tells. */
function plainUses({ reconcilers }: Cluster): Map<string, PlainUse[]> {
  const uses = new Map<string, PlainUse[]>();
  for (const { build, variables, objects } of reconcilers) {
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

/** ConfigMaps and Secrets as they stand in a sentence. */
export function holdersText({ holders }: Injection): string {
  return holders.map(({ kind, name }) => `${kind} \`${name}\``).join(' and ');
}

/** What is not known of a cluster for it, as sentences. */
export function unknownInjection(cluster: Cluster): string[] {
  const injection = injectionIn(cluster);
  if (!injection) return [];
  const count = injection.uses.size;
  return [
    `Kustomizations without \`postBuild\` use ${count} variables, nearly all of them keys of ${holdersText(injection)}: something (a webhook?) seems to put them in.`,
  ];
}
