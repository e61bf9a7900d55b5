import { quoted } from '../../text/words.ts';
import { wrongKey } from '../terms/names.ts';
import { oneOf } from './checks.ts';
import type { Field } from './field.ts';
import { amountProblems, resourceName } from './pod/resources.ts';
import { valuesOf } from './selectors.ts';

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

/** Pairs of which a quota cannot have both. */
const CONFLICTS = [
  ['BestEffort', 'NotBestEffort'],
  ['Terminating', 'NotTerminating'],
] as const;

/** Reports scopes that no pod is in together. */
function conflicts(scopes: readonly Field[], list: Field): void {
  const words = new Set(scopes.map(({ word }) => word));
  for (const [one, other] of CONFLICTS)
    if (words.has(one) && words.has(other))
      list.wrong(
        'conflict',
        `${list.name} has ${quoted(one)} and ${quoted(other)}, which exclude each other. Keep one of them.`,
        [one],
      );
}

export function resourceQuota(object: Field): void {
  const spec = object.at('spec');
  const expressions = spec.at('scopeSelector', 'matchExpressions');
  conflicts(spec.at('scopes').items, spec.at('scopes'));
  conflicts(
    expressions.items.map((expression) => expression.at('scopeName')),
    expressions,
  );
  for (const [name, quantity] of spec.at('hard').entries) {
    resourceName(quantity, name, 'quota');
    if (NO_QUOTA.includes(name))
      quantity.wrong('resource', `${quantity.name} cannot be limited. Did you mean \`requests.storage\`?`, [name]);
    if (!name.includes('/') || wrongKey(name) === undefined) amountProblems(quantity, name);
  }
  for (const scope of spec.at('scopes').items) {
    oneOf(scope, SCOPES);
    scopeOfResources(scope, spec.at('hard').keys);
  }
  for (const expression of expressions.items) {
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
