import { nearest } from '../../../text/nearest.ts';
import { quoted } from '../../../text/words.ts';
import { wrongKey } from '../../terms/names.ts';
import type { Field } from '../field.ts';
import { notNegativeQuantity, quantityOf, shown, wholeQuantity } from '../quantity.ts';

const CONTAINER = ['cpu', 'memory', 'ephemeral-storage'];
const STANDARD = [
  ...CONTAINER,
  ...[
    'requests.cpu',
    'requests.memory',
    'requests.ephemeral-storage',
    'limits.cpu',
    'limits.memory',
    'limits.ephemeral-storage',
  ],
  ...[
    'pods',
    'resourcequotas',
    'services',
    'replicationcontrollers',
    'secrets',
    'configmaps',
    'persistentvolumeclaims',
  ],
  ...['storage', 'requests.storage', 'services.nodeports', 'services.loadbalancers'],
];
const WHOLE = [
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
];

/** Reports what is wrong with the requests and limits of a container. */
export function resources(field: Field): void {
  const [limits, requests] = [field.at('limits'), field.at('requests')];
  for (const [name, quantity] of [...limits.entries, ...requests.entries]) {
    resourceName(quantity, name, 'container');
    amountProblems(quantity, name);
  }
  for (const [name, request] of requests.entries) {
    const limit = limits.at(name);
    const [least, most] = [quantityOf(request), quantityOf(limit)];
    if (!mayBeOvercommitted(name)) {
      if (limits.isWhole && limit.value === undefined)
        limit.lacking(
          'limit',
          `${limit.name} is missing. A request for ${quoted(name)} requires an equal limit because this resource cannot be overcommitted.`,
        );
      else if (least !== undefined && most !== undefined && least !== most)
        request.wrong(
          'request',
          `${request.name} is ${shown(request)}, but must be equal to the limit (${shown(limit)}) for ${quoted(name)}.`,
        );
    } else if (least !== undefined && most !== undefined && least > most) {
      request.wrong(
        'request',
        `${request.name} is ${shown(request)}, which is more than the limit (${shown(limit)}).`,
        [name],
      );
    }
  }
}

/** Reports an amount that a resource cannot have. */
export function amountProblems(quantity: Field, name: string): void {
  notNegativeQuantity(quantity);
  if (WHOLE.includes(name) || isExtended(name)) wholeQuantity(quantity);
}

/** Reports a key that names no resource: of a container, or any. */
export function resourceName(field: Field, name: string, kind: 'container' | 'any'): void {
  const wrong = wrongKey(name);
  if (wrong !== undefined)
    field.wrong('resource', `The resource name ${quoted(name)} in ${field.name} ${wrong}.`, [name]);
  if (wrong !== undefined || name.includes('/')) return;
  const choices = kind === 'container' ? CONTAINER : STANDARD;
  if (choices.includes(name) || /^(?:requests\.|limits\.)?hugepages-/.test(name)) return;
  const near = nearest(name, choices);
  const hint =
    near === undefined
      ? ' Use `cpu`, `memory`, `ephemeral-storage` or a name with a domain, such as `nvidia.com/gpu`.'
      : ` Did you mean ${quoted(near)}?`;
  field.wrong(
    'resource',
    `${quoted(name)} in ${field.name} is not a resource of a ${kind === 'container' ? 'container' : 'namespace'}.${hint}`,
    [name],
  );
}

/** A resource that a node's own device plugin offers. */
function isExtended(name: string): boolean {
  return name.includes('/') && !name.includes('kubernetes.io/') && !name.startsWith('requests.');
}

function mayBeOvercommitted(name: string): boolean {
  return (!name.includes('/') || name.includes('kubernetes.io/')) && !name.startsWith('hugepages-');
}
