import { quoted } from '../../../text/words.ts';
import { inRange, LABEL, labelKey, labelValue, named, oneOf, SUBDOMAIN } from '../checks.ts';
import type { Field } from '../field.ts';
import { labelSelector, valuesOf } from '../selectors.ts';
import { labelKeys, spreadKeys } from './label-keys.ts';

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** Reports what is wrong with tolerations. */
export function tolerations(list: Field): void {
  for (const toleration of list.items) {
    const [key, operator, value, effect] = ['key', 'operator', 'value', 'effect'].map((name) => toleration.at(name));
    if (!key || !operator || !value || !effect) continue;
    if (key.word !== undefined) labelKey(key);
    if (operator.word === 'Lt' || operator.word === 'Gt')
      operator.wrong(
        'operator',
        `${operator.name} is ${quoted(operator.word)}, which the API server accepts only with the feature gate \`TaintTolerationComparisonOperators\`. Use \`Equal\` or \`Exists\`.`,
        [operator.word],
      );
    else oneOf(operator, ['Exists', 'Equal']);
    oneOf(effect, EFFECTS);
    if (
      toleration.lacks('key') &&
      (toleration.lacks('operator') || (operator.word !== undefined && operator.word !== 'Exists'))
    )
      toleration.wrong(
        'toleration',
        `${toleration.name} has no \`key\`. Add one, or set \`operator: Exists\` to tolerate every taint.`,
      );
    if (operator.word === 'Exists' && value.word !== undefined)
      value.wrong('toleration', `${value.name} cannot be combined with \`operator: Exists\`, which matches any value.`);
    if (toleration.lacks('operator') || operator.word === 'Equal') labelValue(value);
    if (
      toleration.at('tolerationSeconds').isSet &&
      effect.word !== 'NoExecute' &&
      (toleration.lacks('effect') || effect.word !== undefined)
    )
      toleration
        .at('tolerationSeconds')
        .wrong(
          'toleration',
          `${toleration.at('tolerationSeconds').name} requires \`effect: NoExecute\`. No other effect evicts a pod.`,
        );
  }
}

/** Reports what is wrong with the affinity of a pod. */
export function affinity(field: Field): void {
  const node = field.at('nodeAffinity');
  const required = node.at('requiredDuringSchedulingIgnoredDuringExecution');
  if (required.isSet) {
    required.require('nodeSelectorTerms');
    for (const term of required.at('nodeSelectorTerms').items) nodeSelectorTerm(term, true);
  }
  for (const preferred of node.at('preferredDuringSchedulingIgnoredDuringExecution').items) {
    weight(preferred);
    nodeSelectorTerm(preferred.at('preference'), false);
  }
  for (const kind of ['podAffinity', 'podAntiAffinity']) {
    for (const term of field.at(kind, 'requiredDuringSchedulingIgnoredDuringExecution').items) podAffinityTerm(term);
    for (const preferred of field.at(kind, 'preferredDuringSchedulingIgnoredDuringExecution').items) {
      weight(preferred);
      podAffinityTerm(preferred.at('podAffinityTerm'));
    }
  }
}

function weight(preferred: Field): void {
  if (!preferred.require('weight')) inRange(preferred.at('weight'), 1, 100);
}

/** Reports what is wrong with a term that selects nodes; the values of one that is only preferred are not checked. */
export function nodeSelectorTerm(term: Field, required: boolean): void {
  for (const expression of term.at('matchFields').items) nodeField(expression);
  for (const expression of term.at('matchExpressions').items) {
    const operator = expression.at('operator');
    const values = expression.at('values');
    if (!expression.require('operator')) oneOf(operator, ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt']);
    valuesOf(operator, values, expression);
    if ((operator.word === 'Gt' || operator.word === 'Lt') && values.isWhole && values.items.length !== 1)
      values.wrong('values', `${values.name} must be exactly one number for the operator ${quoted(operator.word)}.`);
    if (!expression.require('key')) labelKey(expression.at('key'));
    if (required) for (const value of values.items) labelValue(value);
  }
}

/** Reports a selector of a node's fields: there is only its name. */
function nodeField(expression: Field): void {
  const [key, operator, values] = [expression.at('key'), expression.at('operator'), expression.at('values')];
  if (!expression.require('key')) oneOf(key, ['metadata.name']);
  if (!expression.require('operator')) oneOf(operator, ['In', 'NotIn']);
  if (values.isWhole && values.items.length !== 1)
    values.wrong('values', `${values.name} must be exactly one node name.`);
  for (const value of values.items) named(value, SUBDOMAIN, 'check');
}

function podAffinityTerm(term: Field): void {
  labelKeys(term);
  labelSelector(term.at('labelSelector'));
  labelSelector(term.at('namespaceSelector'));
  for (const namespace of term.at('namespaces').items) named(namespace, LABEL, 'check');
  if (!term.require('topologyKey', 'Use a node label such as `kubernetes.io/hostname`'))
    labelKey(term.at('topologyKey'));
}

/** Reports what is wrong with topology spread constraints. */
export function topologySpread(list: Field): void {
  const seen = new Set<string>();
  for (const constraint of list.items) {
    const [key, when] = [constraint.at('topologyKey'), constraint.at('whenUnsatisfiable')];
    if (!constraint.require('maxSkew')) inRange(constraint.at('maxSkew'), 1);
    constraint.require('topologyKey');
    if (!constraint.require('whenUnsatisfiable')) oneOf(when, ['DoNotSchedule', 'ScheduleAnyway']);
    const domains = constraint.at('minDomains');
    inRange(domains, 1);
    if (domains.isSet && when.word === 'ScheduleAnyway')
      domains.wrong('domains', `${domains.name} requires \`whenUnsatisfiable: DoNotSchedule\`.`);
    for (const policy of ['nodeAffinityPolicy', 'nodeTaintsPolicy'])
      oneOf(constraint.at(policy), ['Honor', 'Ignore'], 'check');
    labelSelector(constraint.at('labelSelector'));
    spreadKeys(constraint);
    if (key.word === undefined || when.word === undefined) continue;
    const pair = `${key.word} ${when.word}`;
    if (seen.has(pair))
      constraint.duplicate(
        `${constraint.name} repeats the constraint for ${quoted(key.word)} with ${quoted(when.word)}.`,
        [pair],
      );
    seen.add(pair);
  }
}
