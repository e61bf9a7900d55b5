import { objectDefinedAt } from '../../src/findings/defined-at.ts';
import type { Problem } from '../../src/findings/problem.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import type { HealthCheck } from '../../src/reconcilers/flux/references/health-checks.ts';
import { scalarText } from '../../src/yaml/edit.ts';
import { lossOf } from './loss.ts';

/** A check that has the name of an object as its namespace and the other way around, or undefined if it may be right. */
export function swapped(check: HealthCheck, cluster: Cluster): Problem | undefined {
  const { object, groupKind, kind, namespace, name, at } = check;
  const [meant] = cluster.find(groupKind, name, namespace);
  if (!meant || name === namespace || cluster.find(groupKind, namespace, name).length > 0) return undefined;
  const [nameAt, namespaceAt] = [at('name').origin, at('namespace').origin];
  const texts = [scalarText(nameAt, name, namespace), scalarText(namespaceAt, namespace, name)];
  const [first, second] = texts;
  return {
    at: at('name'),
    object,
    message: `The name and the namespace of this check are swapped: ${kind} \`${namespace}\` is in namespace \`${name}\`. ${lossOf(object)} Write \`name: ${namespace}\` and \`namespace: ${name}\`.`,
    related: objectDefinedAt(meant.object),
    fix:
      first !== undefined && second !== undefined
        ? {
            title: 'Swap the name and the namespace',
            edits: [
              { at: nameAt, text: first },
              { at: namespaceAt, text: second },
            ],
          }
        : undefined,
    values: [kind, namespace, name],
  };
}
