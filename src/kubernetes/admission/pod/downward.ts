import { nearest } from '../../../text/nearest.ts';
import { listWords, quoted } from '../../../text/words.ts';
import { wrongKey } from '../../terms/names.ts';
import type { Field } from '../field.ts';
import { quantityOf } from '../quantity.ts';

const EVERYWHERE = ['metadata.name', 'metadata.namespace', 'metadata.uid'];
const IN_ENV = [
  ...EVERYWHERE,
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];
const IN_FILES = [...EVERYWHERE, 'metadata.labels', 'metadata.annotations'];
const RESOURCES = [
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
  'requests.cpu',
  'requests.memory',
  'requests.ephemeral-storage',
];
const SUBSCRIPT = /^(metadata\.(?:labels|annotations))\['(.*)'\]$/;

/** Reports a `fieldRef` that does not name a field that is available to containers. */
export function fieldReference(reference: Field, place: 'env' | 'file'): void {
  if (reference.require('fieldPath')) return;
  const path = reference.at('fieldPath');
  const { word } = path;
  const version = reference.at('apiVersion').word;
  if (version !== undefined && version !== 'v1')
    reference
      .at('apiVersion')
      .wrong('choice', `${reference.at('apiVersion').name} is ${quoted(version)}, but must be \`v1\`.`, [version]);
  if (word === undefined) return;
  const [, holder, key = ''] = SUBSCRIPT.exec(word) ?? [];
  if (holder !== undefined) {
    const wrong = wrongKey(holder === 'metadata.annotations' ? key.toLowerCase() : key);
    if (wrong !== undefined) path.wrong('field-path', `The key ${quoted(key)} in ${path.name} ${wrong}.`, [word]);
    return;
  }
  tell(
    path,
    word,
    place === 'env' ? IN_ENV : IN_FILES,
    place === 'env' ? " To use a label or an annotation, write `metadata.labels['key']`." : '',
  );
}

/** Reports a `resourceFieldRef` that does not name a resource of a container. */
export function resourceReference(reference: Field, place: 'env' | 'file'): void {
  if (place === 'file') reference.require('containerName');
  if (reference.require('resource')) return;
  const resource = reference.at('resource');
  const { word } = resource;
  if (word === undefined) return;
  if (!/^(?:requests|limits)\.hugepages-/.test(word)) tell(resource, word, RESOURCES, '');
  const divisor = reference.at('divisor');
  const amount = quantityOf(divisor);
  if (amount === undefined || amount === 0n || !RESOURCES.includes(word)) return;
  const powers = word.endsWith('cpu') ? [1_000_000n, 1_000_000_000n] : MEMORY_DIVISORS;
  if (!powers.includes(amount))
    divisor.wrong(
      'divisor',
      `${divisor.name} is not a valid divisor of \`${word}\`. Use ${word.endsWith('cpu') ? '`1m` or `1`' : '`1`, `1k`, `1M`, `1G`, `1Ki`, `1Mi`, `1Gi` or a similar unit'}.`,
    );
}

const MEMORY_DIVISORS = [0, 1, 2, 3, 4, 5, 6].flatMap((power) => [
  10n ** BigInt(9 + 3 * power),
  10n ** 9n * 1024n ** BigInt(power),
]);

function tell(field: Field, word: string, choices: readonly string[], more: string): void {
  if (choices.includes(word)) return;
  const near = nearest(word, choices);
  const hint = near === undefined ? '' : ` Did you mean ${quoted(near)}?`;
  field.wrong(
    'choice',
    `${field.name} is ${quoted(word)}, which is not available to containers.${hint} Use ${listWords(choices.map(quoted), 'or')}.${more}`,
    [word],
  );
}
