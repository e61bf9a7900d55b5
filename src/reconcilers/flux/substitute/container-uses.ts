import { isContainerVariable } from '../../../kubernetes/container-variables.ts';
import type { VariableUse } from '../../reconciler.ts';
import type { Cluster } from '../follow/cluster.ts';

/** Whether a use of a variable is in a command of a container that sets an environment variable of that name. */
export function isContainerUse(use: VariableUse, cluster: Cluster): boolean {
  const { object } = use;
  return isContainerVariable(object.value, use, (kind, name) => [
    ...(cluster.provided(kind, object.namespace, name)?.values.keys() ?? []),
  ]);
}
