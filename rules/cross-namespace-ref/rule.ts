import { getOrInsert } from '../../src/grouping.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { type Controller, forbids } from '../../src/reconcilers/flux/controllers.ts';
import { isTemplate } from '../../src/text/variables.ts';
import { crossingReferences } from './references.ts';

/** The label that gives an object to another instance of its controller. */
const SHARD = 'sharding.fluxcd.io/key';

export default defineRule({
  id: 'cross-namespace-ref',
  description: 'A Flux object references an object in another namespace, which the controllers of its cluster reject.',
  theme: 'reconcilers',
  severity: 'error',
  on: 'tree',

  *check({ flux, patches, checkouts }) {
    for (const cluster of flux.clusters) {
      const known = new Map<Controller, boolean>();
      for (const { object, groupKind, namespace, name, at, controller } of crossingReferences(cluster)) {
        const isForbiddenBy = (): boolean => forbids(cluster, controller, 'no-cross-namespace-refs', flux.manifests);
        if (isTemplate(object.namespace) || !getOrInsert(known, controller, isForbiddenBy)) continue;
        if (patches.mayWrite(object, at.namespace.path) || checkouts.holds(object.origin.file.path)) continue;
        const isSharded = object.at('metadata', 'labels', SHARD).exists;
        const kind = groupKind.slice(groupKind.lastIndexOf('/') + 1);
        const isDefined = cluster.find(groupKind, object.namespace, name).length > 0;
        const advice = isDefined
          ? `Namespace \`${object.namespace}\` has a ${kind} of that name: reference that one.`
          : `Define the ${kind} in namespace \`${object.namespace}\`, or move the ${object.kind}.`;
        yield {
          at: at.namespace,
          object,
          severity: isSharded ? 'warning' : undefined,
          values: [groupKind, namespace, name],
          message: `${object.kind} \`${object.name}\` references namespace \`${namespace}\`, but ${controller} of this cluster runs with \`--no-cross-namespace-refs\` and rejects that. ${advice}`,
          fix: isDefined ? object.namespace : undefined,
        };
      }
    }
  },
});
