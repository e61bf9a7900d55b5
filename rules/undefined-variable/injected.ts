import type { Problem } from '../../src/findings/problem.ts';
import { holdersText, injectionIn } from '../../src/reconcilers/flux/substitute/webhook-substitution.ts';
import type { Revision } from '../../src/revision/revision.ts';

/** Variables that nothing defines, although a webhook seems to add all others. */
export function* notInjected({ flux }: Revision): Iterable<Problem> {
  for (const cluster of flux.clusters) {
    const injection = injectionIn(cluster);
    for (const variable of injection?.missing ?? []) {
      const [use] = injection?.uses.get(variable) ?? [];
      if (!injection || !use) continue;
      const { holders, uses, missing } = injection;
      yield {
        at: use.at,
        object: use.object,
        severity: 'notice',
        builds: [cluster.name],
        message: `${holdersText(injection)} ${holders.length > 1 ? 'define' : 'defines'} ${uses.size - missing.length} of the ${uses.size} variables that Kustomizations without \`postBuild\` use here, but not \`${variable}\`. If a webhook adds the substitution, define it there too.`,
        values: [variable],
      };
    }
  }
}
