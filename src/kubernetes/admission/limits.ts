import { quoted } from '../../text/words.ts';
import { wrongKey } from '../terms/names.ts';
import { oneOf } from './checks.ts';
import type { Field } from './field.ts';
import { amountProblems, resourceName } from './pod/resources.ts';
import { quantityOf, shown } from './quantity.ts';
import { valuesOf } from './selectors.ts';

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

const NO_QUOTA = ['storage'];
const SCOPES = [
  'Terminating',
  'NotTerminating',
  'BestEffort',
  'NotBestEffort',
  'PriorityClass',
  'CrossNamespacePodAffinity',
  'VolumeAttributesClass',
];
const EXISTING = ['Terminating', 'NotTerminating', 'BestEffort', 'NotBestEffort', 'CrossNamespacePodAffinity'];

export function resourceQuota(object: Field): void {
  const spec = object.at('spec');
  for (const [name, quantity] of spec.at('hard').entries) {
    resourceName(quantity, name, 'any');
    if (NO_QUOTA.includes(name))
      quantity.wrong('resource', `${quantity.name} cannot be limited. Did you mean \`requests.storage\`?`, [name]);
    if (!name.includes('/') || wrongKey(name) === undefined) amountProblems(quantity, name);
  }
  for (const scope of spec.at('scopes').items) {
    oneOf(scope, SCOPES);
    scopeOfResources(scope, spec.at('hard').keys);
  }
  for (const expression of spec.at('scopeSelector', 'matchExpressions').items) {
    const [scope, operator] = [expression.at('scopeName'), expression.at('operator')];
    if (!expression.require('scopeName')) oneOf(scope, SCOPES);
    scopeOfResources(scope, spec.at('hard').keys);
    if (!expression.require('operator')) oneOf(operator, ['In', 'NotIn', 'Exists', 'DoesNotExist']);
    valuesOf(operator, expression.at('values'), expression);
    if (
      scope.word !== undefined &&
      EXISTING.includes(scope.word) &&
      operator.word !== undefined &&
      operator.word !== 'Exists'
    )
      operator.wrong('operator', `${operator.name} must be \`Exists\` for the scope ${quoted(scope.word)}.`);
  }
}

const STANDARD_QUOTA =
  /^(?:(?:requests\.|limits\.)?(?:cpu|memory|ephemeral-storage)|requests\.storage|pods|resourcequotas|services(?:\.nodeports|\.loadbalancers)?|replicationcontrollers|secrets|persistentvolumeclaims|configmaps)$/;
const POD_QUOTA = /^(?:pods|(?:requests\.|limits\.)?(?:cpu|memory))$/;

/** Reports a scope that says nothing of a resource which the quota limits. */
function scopeOfResources(scope: Field, resources: readonly string[]): void {
  const { word } = scope;
  if (word === undefined || !SCOPES.includes(word)) return;
  const fits =
    word === 'BestEffort'
      ? /^pods$/
      : word === 'VolumeAttributesClass'
        ? /^(?:persistentvolumeclaims|requests\.storage)$/
        : POD_QUOTA;
  const foreign = resources.find((name) => STANDARD_QUOTA.test(name) && !fits.test(name));
  if (foreign !== undefined)
    scope.wrong(
      'scope',
      `The scope ${quoted(word)} in ${scope.name} does not apply to ${quoted(foreign)}. Limit that resource in a separate ResourceQuota.`,
      [word, foreign],
    );
}
