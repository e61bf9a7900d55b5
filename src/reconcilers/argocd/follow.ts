import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { Application } from './application.ts';
import type { ArgoEntrypoint } from './entrypoints/entrypoints.ts';
import type { FollowedApplicationSet } from './followed-set.ts';
import { Follower } from './follower.ts';
import { settle } from './settled.ts';
import type { OwnRepository } from './source/repository.ts';
import type { SourceContext } from './source/source-repository.ts';

/** What Applications are followed with. */
export interface FollowContext extends Omit<SourceContext, 'own'> {
  readonly entrypoints: readonly ArgoEntrypoint[];
  /** Finds this repository among the ones that Applications and ApplicationSets reference. */
  readonly findOwn: (stated: readonly KubernetesObject[]) => OwnRepository;
}

/** How many sets of parameters all ApplicationSets of a tree may generate. */
const MAX_SETS = 200_000;

/** Follows Applications and ApplicationSets to what they deploy, and the Applications and ApplicationSets in that. */
export function follow(context: FollowContext): {
  applications: readonly Application[];
  sets: readonly FollowedApplicationSet[];
} {
  const { tree, reader } = context;
  const entrypoints = context.entrypoints.map(({ object }) => object);
  const budget = { left: MAX_SETS };
  const { settled, applications } = settle(entrypoints, { tree, reader, budget });
  const stated = [...entrypoints, ...applications];
  const follower = new Follower({ ...context, own: context.findOwn(stated) }, settled, budget);
  // Whoever installs a chart may change what it yields.
  for (const { object, foundBy } of context.entrypoints) {
    const isOfChart = foundBy === 'chart';
    follower.add(object, { isCertain: !isOfChart, chart: isOfChart ? object.builds[0] : undefined });
  }
  return follower.run();
}
