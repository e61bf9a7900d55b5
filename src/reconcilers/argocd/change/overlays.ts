import type { DeployedSet, DeploymentStatus } from '../../deployed.ts';
import { argoId } from '../details.ts';
import type { ArgoRoot } from '../entrypoints/roots.ts';
import type { ArgoGraph } from '../graph.ts';
import { WORDS } from '../words.ts';

/** The Applications and ApplicationSets of a root, as a person applies them. */
export function entrySet({ name, entries }: ArgoRoot): DeployedSet {
  return {
    kind: 'overlay',
    name,
    by: undefined,
    objects: entries.map(({ object }) => ({ object, applier: undefined, hasHash: false })),
    appliers: [],
    order: new Map(),
    pruning: undefined,
    updating: undefined,
    failures: [],
    unknowns: new Map(),
    status: { by: 'hand', applications: [], tool: WORDS.tool },
    state: 'known',
  };
}

/** Finds what is known to deploy an overlay that no Application certainly builds. */
export function statuses({ applications, roots, fitting }: ArgoGraph): (directory: string) => DeploymentStatus {
  const hand = new Set(roots.map(({ name }) => name));
  const maybe = new Map<string, Set<string>>();
  for (const { object, set, sources } of applications) {
    for (const directory of sources.flatMap(({ pattern }) => (pattern ? fitting(pattern) : []))) {
      const known = maybe.get(directory) ?? new Set();
      maybe.set(directory, known.add(`${(set ?? object).kind} ${argoId(set ?? object)}`));
    }
  }
  return (directory) => {
    const names = [...(maybe.get(directory) ?? [])].sort();
    if (names.length > 0) return { by: 'maybe', applications: names, tool: WORDS.tool };
    return { by: hand.has(directory || '.') ? 'hand' : 'nothing', applications: [], tool: WORDS.tool };
  };
}
