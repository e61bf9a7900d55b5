import type { Problem } from '../../src/findings/problem.ts';
import { groupBy } from '../../src/grouping.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import type { Provided } from '../../src/reconcilers/flux/generated/providers.ts';
import { misspelt } from '../../src/text/misspelling.ts';
import { quoted } from '../../src/text/words.ts';
import { writtenAt } from '../../src/yaml/origin.ts';
import { type Supply, supplierOf, suppliesOf } from './config-references.ts';
import { type Shortage, shortages } from './missing-config.ts';

/** Keys that a message names. */
const SHOWN = 6;

export default defineRule({
  on: 'tree',
  id: 'unknown-values',
  description: 'A HelmRelease or Kustomization takes values from a ConfigMap, Secret or key that nothing provides.',
  severity: 'error',

  *check({ flux, manifests }) {
    for (const cluster of flux.clusters) {
      for (const supply of suppliesOf(cluster)) {
        const problem = missingKey(supply, cluster);
        if (problem) yield { ...problem, object: supply.object, values: [supply.kind, supply.name, supply.key ?? ''] };
      }
    }
    for (const [shortage, ...alike] of byPlace(shortages(flux, manifests))) {
      const { supply, certainty } = shortage;
      const problem = {
        ...missingObject(shortage, new Set(alike.map(({ supply: { object } }) => object.name)).size),
        object: supply.object,
        builds: [...new Set([shortage, ...alike].map(({ cluster }) => cluster.name))],
        values: [supply.kind, supply.name],
      };
      yield certainty === 'certain' ? problem : { ...problem, severity: 'warning' };
    }
  },
});

/** What a patch or a variable makes many objects ask for is missing at one place. */
function byPlace(all: readonly Shortage[]): Iterable<[Shortage, ...Shortage[]]> {
  const reported = all.filter(({ certainty }) => certainty !== 'open');
  return groupBy(reported, ({ supply, certainty }) =>
    [writtenAt(supply.at.name.origin), supply.kind, supply.namespace, supply.name, certainty].join('\0'),
  ).values();
}

/** A key that the ConfigMap or Secret certainly does not have. */
function missingKey(supply: Supply, cluster: Cluster): Problem | undefined {
  const { kind, name, key, at } = supply;
  const provided = supplierOf(cluster, supply);
  if (key === undefined || !provided?.isComplete || provided.values.has(key)) return undefined;
  // A generator may take more keys from a file that is not here.
  if (cluster.unknowns.some(({ origin }) => origin?.file === provided.object.origin.file)) return undefined;
  const keys = [...provided.values.keys()];
  const slip = misspelt(key, keys);
  const shown = keys.slice(0, SHOWN).map(quoted).join(', ');
  const has = keys.length > SHOWN ? `${shown} and ${keys.length - SHOWN} more` : shown;
  const advice = slip === undefined ? `It has ${has}.` : `Did you mean \`${slip}\`?`;
  return {
    at: at.key.exists ? at.key : at.name,
    message: `${kind} \`${name}\` has no key \`${key}\`, so ${failing(supply)}. ${advice}`,
    related: providedAt(provided),
    fix: at.key.exists ? slip : undefined,
  };
}

function missingObject({ supply, near, unused, usual, elsewhere, supplied }: Shortage, more: number): Problem {
  const { kind, name, namespace, key, at } = supply;
  if (elsewhere.length > 0) {
    const namespaces = [...new Set(elsewhere.map((item) => quoted(item.namespace)))].join(', ');
    const message = `${kind} \`${name}\` is in namespace ${namespaces}, but Flux looks for it only in \`${namespace}\`, so ${failing(supply, more)}. Create it there, too.`;
    return { at: at.name, message, related: providedAt(elsewhere[0]) };
  }
  const start = `Nothing here provides ${kind} \`${name}\` in namespace \`${namespace}\``;
  if (near) {
    const message = `${start}, so ${failing(supply, more)}. Did you mean \`${near.name}\`?`;
    return { at: at.name, message, fix: near.name, related: providedAt(near) };
  }
  if (unused) {
    const message = `${start}, so ${failing(supply, more)}. \`${unused.name}\` has the key \`${key}\`, and nothing takes it from there: is that meant?`;
    return { at: at.name, message, fix: unused.name, related: providedAt(unused) };
  }
  if (usual) {
    const message = `${start}. ${usual.users} others here ask for \`${usual.name}\`: did you mean that? If it is not created elsewhere, ${failing(supply, more)}.`;
    return { at: at.name, message, fix: usual.name };
  }
  const others = supplied.length > 0 ? `, while other clusters have one (${supplied.map(quoted).join(', ')})` : '';
  const message = `${start}${others}. If it is not created elsewhere, ${failing(supply, more)}. Define it, name another, or set \`optional: true\`.`;
  return { at: at.name, message };
}

/** What becomes of an object, and of `more` others like it. */
function failing({ object }: Supply, more = 0): string {
  const { kind, name } = object;
  const isRelease = kind === 'HelmRelease';
  if (more === 0) return `${kind} \`${name}\` ${isRelease ? 'is neither installed nor upgraded' : 'applies nothing'}`;
  const others = `${kind} \`${name}\` and ${more} more`;
  return isRelease ? `${others} are neither installed nor upgraded` : `${others} apply nothing`;
}

function providedAt(provided: Provided | undefined): NonNullable<Problem['related']> {
  if (!provided) return [];
  const { object, kind, name } = provided;
  const how = object.kind === kind ? 'is defined here' : `is what ${object.kind} ${object.name} makes`;
  return [{ at: object.at('metadata', 'name'), message: `${kind} ${name} ${how}` }];
}
