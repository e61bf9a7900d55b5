import { isMap, type YamlMap } from '../../yaml/value.ts';
import type { Refusal } from './refusal.ts';
import { changesAt } from './value-changes.ts';

/** Fields below `spec` that can be updated, at least in some way. */
const UPDATABLE = new Set(['activeDeadlineSeconds', 'tolerations', 'schedulingGates', 'terminationGracePeriodSeconds']);
/** Fields that the server or an admission controller sets in pods that do not. */
const ADDED = new Set([
  'nodeName',
  'priority',
  'priorityClassName',
  'securityContext',
  'serviceAccountName',
  'overhead',
]);
const CONTAINERS = new Set(['containers', 'initContainers']);

/** The changes of a Pod that the API server refuses. */
export function* podChanges(before: YamlMap, after: YamlMap): Iterable<Refusal> {
  const [old, now] = [before.spec, after.spec];
  if (!isMap(old) || !isMap(now)) return;
  for (const key of new Set([...Object.keys(old), ...Object.keys(now)])) {
    if (UPDATABLE.has(key) || (ADDED.has(key) && !Object.hasOwn(old, key))) continue;
    for (const change of changesAt(before, after, 'spec', key)) {
      const [, , , part, ...rest] = change.path;
      const isImage = CONTAINERS.has(key) && part === 'image' && rest.length === 0;
      // Resources of running containers can be resized.
      const isResized = CONTAINERS.has(key) && part === 'resources';
      if (!isImage && !isResized) yield { ...change, field: ['spec'] };
    }
  }
}
