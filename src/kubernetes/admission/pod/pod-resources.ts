import type { Field } from '../field.ts';
import { quantityOf, shown } from '../quantity.ts';
import { resources } from './resources.ts';

/** Reports resources of a whole pod that its containers exceed, or that a pod cannot have. */
export function podResources(spec: Field): void {
  const field = spec.at('resources');
  if (!field.isSet) return;
  if (spec.at('os', 'name').word === 'windows') {
    field.wrong('os', `${field.name} cannot be set in a pod with \`os.name: windows\`.`);
    return;
  }
  const claims = field.at('claims');
  if (claims.isSet) claims.wrong('claims', `${claims.name} cannot be set for a whole pod. Move it to a container.`);
  resources(field, 'pod');
  const containers = spec.at('containers').items;
  for (const [name, most] of field.at('limits').entries)
    for (const limit of containers.map((container) => container.at('resources', 'limits', name))) {
      const [own, all] = [quantityOf(limit), quantityOf(most)];
      if (limit.isSet && own !== undefined && all !== undefined && own > all)
        limit.wrong(
          'pod-limit',
          `${limit.name} is ${shown(limit)}, which is more than the limit of the pod (${shown(most)}).`,
        );
    }
  for (const [name, all] of field.at('requests').entries) total(containers, name, all);
}

/** Reports a request of a pod that is less than those of its containers together. */
function total(containers: readonly Field[], name: string, all: Field): void {
  const requests = containers
    .map((container) => container.at('resources', 'requests', name))
    .filter(({ isSet }) => isSet);
  const amounts = requests.map(quantityOf);
  const known = amounts.filter((amount) => amount !== undefined);
  const [sum, most] = [known.reduce((one, other) => one + other, 0n), quantityOf(all)];
  if (most !== undefined && sum > most)
    all.wrong(
      'pod-request',
      `${all.name} is ${shown(all)}, which is less than the requests of the containers together.`,
    );
}
