import { quoted } from '../../text/words.ts';
import { inRange, labelKey, oneOf } from './checks.ts';
import type { Field } from './field.ts';

/** Reports what is wrong with the failure policy of a Job. */
export function podFailurePolicy(spec: Field): void {
  const rules = spec.at('podFailurePolicy', 'rules');
  const policy = spec.at('template', 'spec', 'restartPolicy');
  if (spec.at('podFailurePolicy').isSet && policy.word === 'OnFailure')
    policy.wrong('restart', `${policy.name} must be \`Never\` with a \`podFailurePolicy\`.`);
  const pod = spec.at('template', 'spec');
  for (const rule of rules.items) {
    if (!rule.require('action')) oneOf(rule.at('action'), ['FailJob', 'FailIndex', 'Ignore', 'Count']);
    rule.exactlyOne(['onExitCodes', 'onPodConditions'], 'one condition');
    for (const condition of rule.at('onPodConditions').items) podCondition(condition);
    const codes = rule.at('onExitCodes');
    if (!codes.isSet) continue;
    if (!codes.require('operator')) oneOf(codes.at('operator'), ['In', 'NotIn']);
    codes.require('values');
    exitCodes(codes, pod);
  }
}

function podCondition(condition: Field): void {
  if (!condition.require('type')) labelKey(condition.at('type'));
  oneOf(condition.at('status'), ['True', 'False', 'Unknown']);
  if (condition.at('status').value === '') condition.require('status');
}

function exitCodes(codes: Field, pod: Field): void {
  const lists = [pod.at('containers'), pod.at('initContainers')];
  const containers = lists.flatMap(({ items }) => items);
  const known = lists.every(({ isWhole }) => isWhole);
  const [name, values] = [codes.at('containerName'), codes.at('values')];
  const names = containers.map((container) => container.at('name').text);
  if (name.text !== undefined && known && !names.includes(undefined) && !names.includes(name.text))
    name.lacking('container', `${name.name} is ${quoted(name.text)}, but the pod has no container with that name.`, [
      name.text,
    ]);
  const numbers = values.items.map(({ integer }) => integer);
  for (const code of values.items)
    if (code.integer === 0 && codes.at('operator').word === 'In')
      code.wrong('exit-code', `${code.name} is 0, which does not indicate a failure.`);
  if (
    numbers.some((number, index) => index > 0 && number !== undefined && number <= (numbers[index - 1] ?? number - 1))
  )
    values.wrong('order', `${values.name} must be in ascending order, without duplicates.`);
}

/** Reports what is wrong with the success policy of an indexed Job. */
export function successPolicy(spec: Field): void {
  const policy = spec.at('successPolicy');
  if (!policy.isSet) return;
  policy.require('rules');
  const completions = spec.at('completions').integer;
  for (const rule of policy.at('rules').items) {
    const count = rule.at('succeededCount');
    if (rule.isWhole && rule.given(['succeededCount', 'succeededIndexes']).length === 0)
      rule.lacking('one-of', `${rule.name} must have \`succeededCount\` or \`succeededIndexes\`.`);
    inRange(count, 0, completions !== undefined && completions >= 0 ? completions : undefined);
  }
}
