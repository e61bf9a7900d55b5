import { quoted } from '../../text/words.ts';
import { wrongKey } from '../terms/names.ts';
import { labelKey, oneOf, unique } from './checks.ts';
import type { Field } from './field.ts';

const MOST_PARAMETERS = 512;
const PARAMETERS_SIZE = 256 * 1024;

function topologyTerm(expressions: Field): void {
  for (const expression of expressions.items) {
    if (!expression.require('key')) labelKey(expression.at('key'));
    expression.require('values');
    unique(expression.at('values').items, 'value');
  }
  unique(
    expressions.items.map((expression) => expression.at('key')),
    'key',
  );
}

/** Reports terms that match no node, or the same nodes as another one. */
function topologies(list: Field): void {
  const seen = new Map<string, Field>();
  for (const term of list.items) {
    const expressions = term.at('matchLabelExpressions');
    topologyTerm(expressions);
    const id = topologyId(expressions);
    if (!term.isWhole || id === undefined) continue;
    const first = seen.get(id);
    if (expressions.isEmpty) expressions.lacking('required', `${expressions.name} is missing or empty.`);
    else if (first) term.duplicate(`${term.name} repeats ${first.name}.`, [id]);
    else seen.set(id, term);
  }
}

/** What a term matches, whatever the order of its parts; undefined if it is not known. */
function topologyId(expressions: Field): string | undefined {
  const parts = expressions.items.map((expression) => [
    expression.at('key').text,
    ...expression
      .at('values')
      .items.map(({ text }) => text)
      .sort(),
  ]);
  const known = expressions.isWhole && parts.every((part) => !part.includes(undefined));
  return known ? JSON.stringify(parts.map((part) => JSON.stringify(part)).sort()) : undefined;
}

/** Reports parameters that are too many or too large together. */
function parameters(field: Field): void {
  const size = field.entries.reduce((sum, [key, { text }]) => sum + key.length + (text?.length ?? 0), 0);
  if (field.keys.length > MOST_PARAMETERS)
    field.wrong('size', `${field.name} has ${field.keys.length} entries, but can have at most ${MOST_PARAMETERS}.`);
  else if (size > PARAMETERS_SIZE)
    field.wrong('size', `${field.name} is ${Math.ceil(size / 1024)} KiB, but can be at most 256 KiB.`);
  if (field.keys.includes('')) field.at('').wrong('key', `${field.name} has an empty key.`);
}

export function storageClass(object: Field): void {
  const provisioner = object.at('provisioner');
  if (!object.require('provisioner') && provisioner.word !== undefined) {
    const wrong = wrongKey(provisioner.word.toLowerCase());
    if (wrong !== undefined)
      provisioner.wrong('provisioner', `The name ${quoted(provisioner.word)} in ${provisioner.name} ${wrong}.`, [
        provisioner.word,
      ]);
  }
  oneOf(object.at('reclaimPolicy'), ['Delete', 'Retain']);
  topologies(object.at('allowedTopologies'));
  parameters(object.at('parameters'));
  const mode = object.at('volumeBindingMode');
  oneOf(mode, ['Immediate', 'WaitForFirstConsumer']);
  if (mode.value === '') mode.wrong('choice', `${mode.name} is empty. Use \`Immediate\` or \`WaitForFirstConsumer\`.`);
}
