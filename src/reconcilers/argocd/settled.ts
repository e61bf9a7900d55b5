import type { Subject } from '../../fault.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { YamlMap } from '../../yaml/value.ts';
import { type Expansion, type ExpansionContext, expandApplicationSet } from './application-set.ts';

/** What an ApplicationSet generates; not known if that fails. */
export function expand(set: KubernetesObject, context: ExpansionContext): Expansion {
  const { guard } = context.reader;
  const subject = (): Subject => ({ what: `The output of ApplicationSet \`${set.name}\``, at: set.origin });
  const reason = `The Applications of ApplicationSet \`${set.name}\` could not be checked.`;
  return guard.run(
    'ApplicationSets',
    subject,
    () => expandApplicationSet(set, context),
    (): Expansion => ({
      applications: [],
      generators: [],
      unknowns: [{ kind: 'generator', reason, origin: set.origin }],
    }),
  );
}

/** What is known of ApplicationSets before this repository is found among the ones that they reference. */
export interface Settled {
  /** What those generate that need no repository, by their values: it is the same before and after. */
  readonly settled: ReadonlyMap<YamlMap, Expansion>;
  /** The Applications that the rest can be seen to generate, too. */
  readonly applications: readonly KubernetesObject[];
}

/** Generates from the ApplicationSets among the entrypoints what needs no repository. */
export function settle(entrypoints: readonly KubernetesObject[], context: Omit<ExpansionContext, 'filesOf'>): Settled {
  const settled = new Map<YamlMap, Expansion>();
  const applications: KubernetesObject[] = [];
  for (const entrypoint of entrypoints) {
    if (entrypoint.kind !== 'ApplicationSet' || settled.has(entrypoint.value)) continue;
    let hasAsked = false;
    const filesOf = (): undefined => {
      hasAsked = true;
    };
    const expansion = expand(entrypoint, { ...context, filesOf });
    if (!hasAsked) settled.set(entrypoint.value, expansion);
    applications.push(...expansion.applications.map(({ object }) => object));
  }
  return { settled, applications };
}
