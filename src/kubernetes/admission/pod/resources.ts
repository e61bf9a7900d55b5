import { nearest } from '../../../text/nearest.ts';
import { quoted } from '../../../text/words.ts';
import { schemaIndex } from '../../bundled-schemas.ts';
import { wrongKey } from '../../terms/names.ts';
import type { Field } from '../field.ts';
import { amountIn, notNegativeQuantity, quantityOf, shown, wholeQuantity } from '../quantity.ts';

const HUGE_PAGES = 'hugepages-';
const CONTAINER = ['cpu', 'memory', 'ephemeral-storage'];
/** Objects that a quota counts. */
const COUNTED = [
  ...['pods', 'resourcequotas', 'services', 'replicationcontrollers'],
  ...['secrets', 'configmaps', 'persistentvolumeclaims'],
];
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
  ...COUNTED,
  ...['storage', 'requests.storage', 'services.nodeports', 'services.loadbalancers'],
];
const WHOLE = [...COUNTED, 'services.nodeports', 'services.loadbalancers'];

/** Reports what is wrong with the requests and limits of a container or of a whole pod. */
export function resources(field: Field, kind: 'container' | 'pod'): void {
  const [limits, requests] = [field.at('limits'), field.at('requests')];
  for (const [name, quantity] of [...limits.entries, ...requests.entries]) {
    resourceName(quantity, name, kind);
    amountProblems(quantity, name);
    hugePages(quantity, name);
  }
  const names = [...limits.keys, ...requests.keys];
  if (
    limits.isWhole &&
    requests.isWhole &&
    names.some((name) => name.startsWith(HUGE_PAGES)) &&
    !names.includes('cpu') &&
    !names.includes('memory')
  )
    field.wrong('huge-pages', `${field.name} has huge pages, which require \`cpu\` or \`memory\` in the same place.`);
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
        request
          .against(limit)
          .wrong(
            'request',
            `${request.name} is ${shown(request)}, but must be equal to the limit (${shown(limit)}) for ${quoted(name)}.`,
          );
    } else if (least !== undefined && most !== undefined && least > most) {
      request
        .against(limit)
        .wrong('request', `${request.name} is ${shown(request)}, which is more than the limit (${shown(limit)}).`, [
          name,
        ]);
    }
  }
}

/** Reports huge pages that are not a whole number of pages. */
function hugePages(quantity: Field, name: string): void {
  if (!name.startsWith(HUGE_PAGES)) return;
  const size = amountIn(name.slice(HUGE_PAGES.length));
  const amount = quantityOf(quantity);
  if (size && amount !== undefined && (amount <= 0n || amount % size !== 0n))
    quantity.wrong('huge-pages', `${quantity.name} is ${shown(quantity)}, but must be a multiple of the page size.`);
}

/** Reports an amount that a resource cannot have. */
export function amountProblems(quantity: Field, name: string): void {
  notNegativeQuantity(quantity);
  if (WHOLE.includes(name) || isExtended(name)) wholeQuantity(quantity);
}

/** What a resource is limited for. */
type ResourceHolder = 'container' | 'pod' | 'quota' | 'any';

/** Reports a key that does not name a resource of a container, of a pod, of a ResourceQuota, or any. */
export function resourceName(field: Field, name: string, kind: ResourceHolder): void {
  const wrong = wrongKey(name);
  if (wrong !== undefined)
    field.wrong('resource', `The resource name ${quoted(name)} in ${field.name} ${wrong}.`, [name]);
  if (wrong !== undefined || (name.includes('/') && kind !== 'pod')) return;
  const choices = kind === 'pod' ? POD : kind === 'container' ? CONTAINER : STANDARD;
  if (choices.includes(name) || HUGE.test(name)) return;
  const near = nearest(name, choices);
  const hint = near === undefined ? HINTS[kind](name) : ` Did you mean ${quoted(near)}?`;
  const holder = kind === 'container' || kind === 'pod' ? kind : 'namespace';
  field.wrong('resource', `${quoted(name)} in ${field.name} is not a resource of a ${holder}.${hint}`, [name]);
}

const POD = ['cpu', 'memory'];
const HUGE = /^(?:requests\.|limits\.)?hugepages-/;
const HINTS: Readonly<Record<ResourceHolder, (name: string) => string>> = {
  pod: () => ' Use `cpu`, `memory` or huge pages. Other resources belong to a container.',
  container: () => ' Use `cpu`, `memory`, `ephemeral-storage` or a name with a domain, such as `nvidia.com/gpu`.',
  quota: (name) => {
    const counted = countOf(name);
    return counted === undefined
      ? ' Use a compute resource such as `requests.cpu`, or `count/` and the plural of a kind, such as `count/deployments.apps`.'
      : ` To limit the number of objects, use ${quoted(counted)}.`;
  },
  any: () => ' Use `cpu`, `memory`, `ephemeral-storage`, `storage` or a name with a domain.',
};

/** How a quota counts the objects of a kind that it names by its plural. */
function countOf(name: string): string | undefined {
  if (/^[a-z0-9]+(?:\.[a-z0-9-]+)+$/.test(name) && !/^(?:requests|limits)\./.test(name)) return `count/${name}`;
  for (const [groupKind, { plural, product }] of Object.entries(schemaIndex().kinds)) {
    const group = groupKind.slice(0, groupKind.lastIndexOf('/'));
    if (plural === name && product === 'kubernetes' && group !== '') return `count/${name}.${group}`;
  }
  return undefined;
}

/** A resource that a node's own device plugin offers. */
function isExtended(name: string): boolean {
  return name.includes('/') && !name.includes('kubernetes.io/') && !name.startsWith('requests.');
}

export function mayBeOvercommitted(name: string): boolean {
  return (!name.includes('/') || name.includes('kubernetes.io/')) && !name.startsWith('hugepages-');
}
