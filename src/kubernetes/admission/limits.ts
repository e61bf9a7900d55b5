import { quoted } from '../../text/words.ts';
import { oneOf } from './checks.ts';
import type { Field } from './field.ts';
import { mayBeOvercommitted, resourceName } from './pod/resources.ts';
import { quantityOf, shown } from './quantity.ts';

const TYPES = ['Pod', 'Container', 'PersistentVolumeClaim'];

export function limitRange(object: Field): void {
  const seen = new Map<string, Field>();
  for (const limit of object.at('spec', 'limits').items) {
    const type = limit.at('type');
    if (limit.require('type') || type.word === undefined) continue;
    if (!type.word.includes('/')) oneOf(type, TYPES);
    const first = seen.get(type.word);
    if (first) type.duplicate(`${type.name} repeats the type ${quoted(type.word)} from ${first.name}.`, [type.word]);
    else seen.set(type.word, type);
    limitProblems(limit, type.word);
  }
}

/** Pairs of which the first must not be more than the second. */
const ORDER = [
  ['min', 'max'],
  ['min', 'defaultRequest'],
  ['defaultRequest', 'max'],
  ['defaultRequest', 'default'],
  ['min', 'default'],
  ['default', 'max'],
] as const;

function limitProblems(limit: Field, type: string): void {
  const kind = type === 'Pod' || type === 'Container' ? 'container' : 'any';
  for (const part of ['min', 'max', 'default', 'defaultRequest', 'maxLimitRequestRatio'])
    for (const [name, quantity] of limit.at(part).entries) resourceName(quantity, name, kind);
  if (type === 'Pod')
    for (const part of ['default', 'defaultRequest'])
      if (limit.at(part).keys.length > 0)
        limit.at(part).wrong('default', `${limit.at(part).name} cannot be combined with \`type: Pod\`.`);
  if (
    type === 'PersistentVolumeClaim' &&
    limit.at('min').lacks('storage') &&
    limit.at('max').lacks('storage') &&
    limit.isWhole
  )
    limit.lacking('storage', `${limit.name} must have \`min.storage\` or \`max.storage\`.`);
  for (const [, ratio] of limit.at('maxLimitRequestRatio').entries) {
    const amount = quantityOf(ratio);
    if (amount !== undefined && amount < 1_000_000_000n)
      ratio.wrong('ratio', `${ratio.name} is ${shown(ratio)}, but must be at least 1.`);
  }
  limitRatio(limit);
  for (const [name, request] of limit.at('defaultRequest').entries) {
    const other = limit.at('default', name);
    const [least, most] = [quantityOf(request), quantityOf(other)];
    if (!mayBeOvercommitted(name) && other.isSet && least !== undefined && most !== undefined && least < most)
      request.wrong(
        'order',
        `${request.name} is ${shown(request)}, but must be equal to \`default\` (${shown(other)}) for ${quoted(name)}.`,
      );
  }
  for (const [less, more] of ORDER) {
    for (const [name, quantity] of limit.at(less).entries) {
      const other = limit.at(more, name);
      const [least, most] = [quantityOf(quantity), quantityOf(other)];
      if (least !== undefined && most !== undefined && least > most)
        quantity.wrong(
          'order',
          `${quantity.name} is ${shown(quantity)}, which is more than \`${more}\` (${shown(other)}).`,
          [more, name],
        );
    }
  }
}

/** Reports a ratio that `min` and `max` make impossible. */
function limitRatio(limit: Field): void {
  for (const [name, ratio] of limit.at('maxLimitRequestRatio').entries) {
    const [amount, least, most] = [ratio, limit.at('min', name), limit.at('max', name)].map(quantityOf);
    const given = limit.at('min', name).isSet && limit.at('max', name).isSet;
    if (given && amount !== undefined && least && most !== undefined && amount * least > most * 1_000_000_000n)
      ratio.wrong(
        'ratio',
        `${ratio.name} is ${shown(ratio)}, which is more than \`max\` (${shown(limit.at('max', name))}) divided by \`min\` (${shown(limit.at('min', name))}).`,
      );
  }
}
