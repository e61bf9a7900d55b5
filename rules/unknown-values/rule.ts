import {
  type Cluster,
  defineRule,
  misspelt,
  type Problem,
  type Provided,
  quoted,
  type Shortage,
  type Supply,
  shortages,
  supplierOf,
  suppliesOf,
} from '../../src/lint/rule.ts';

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
    for (const shortage of shortages(flux, manifests)) {
      const { supply, certainty } = shortage;
      if (certainty === 'open') continue;
      const problem = { ...missingObject(shortage), object: supply.object, values: [supply.kind, supply.name] };
      yield certainty === 'certain' ? problem : { ...problem, severity: 'warning' };
    }
  },
});

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
    ...(slip !== undefined && at.key.exists ? { fix: slip } : {}),
  };
}

function missingObject({ supply, near, elsewhere, supplied }: Shortage): Problem {
  const { kind, name, namespace, at } = supply;
  if (elsewhere.length > 0) {
    const namespaces = [...new Set(elsewhere.map((item) => quoted(item.namespace)))].join(', ');
    const message = `${kind} \`${name}\` is in namespace ${namespaces}, but Flux looks for it only in \`${namespace}\`, so ${failing(supply)}. Create it there, too.`;
    return { at: at.name, message, related: providedAt(elsewhere[0]) };
  }
  const start = `Nothing here provides ${kind} \`${name}\` in namespace \`${namespace}\``;
  if (near) {
    const message = `${start}, so ${failing(supply)}. Did you mean \`${near.name}\`?`;
    return { at: at.name, message, fix: near.name, related: providedAt(near) };
  }
  const others = supplied.length > 0 ? `, while other clusters have one (${supplied.map(quoted).join(', ')})` : '';
  const message = `${start}${others}. If it is not created elsewhere, ${failing(supply)}. Define it, name another, or set \`optional: true\`.`;
  return { at: at.name, message };
}

function failing({ object }: Supply): string {
  const { kind, name } = object;
  return kind === 'HelmRelease'
    ? `HelmRelease \`${name}\` is neither installed nor upgraded`
    : `Kustomization \`${name}\` applies nothing`;
}

function providedAt(provided: Provided | undefined): NonNullable<Problem['related']> {
  if (!provided) return [];
  const { object, kind, name } = provided;
  const how = object.kind === kind ? 'is defined here' : `is what ${object.kind} ${object.name} makes`;
  return [{ at: object.at('metadata', 'name'), message: `${kind} ${name} ${how}` }];
}
