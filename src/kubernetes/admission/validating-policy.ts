import { quoted } from '../../text/words.ts';
import { wrongKey } from '../terms/names.ts';
import { matching, matchResources, paramRef, variables } from './admission-policy.ts';
import { atMost, oneOf, unique } from './checks.ts';
import { variableReferences } from './expressions.ts';
import type { Field } from './field.ts';

const MOST_ANNOTATIONS = 20;
const REASONS = ['Unauthorized', 'Forbidden', 'Invalid', 'RequestEntityTooLarge'];

export function validatingAdmissionPolicy(object: Field): void {
  const spec = object.at('spec');
  matching(spec);
  variables(spec.at('variables'));
  if (spec.isWhole && spec.at('validations').isEmpty && spec.at('auditAnnotations').isEmpty)
    spec.lacking('validations', `${spec.name} must have \`validations\` or \`auditAnnotations\`.`);
  for (const validation of spec.at('validations').items) validationProblems(validation);
  variableReferences(spec);
  auditAnnotations(spec.at('auditAnnotations'), object.at('metadata', 'name'));
}

function validationProblems(validation: Field): void {
  validation.require('expression');
  const [message, expression] = [validation.at('message'), validation.at('messageExpression')];
  for (const text of [message, expression])
    if (text.word !== undefined && text.word.trim() === '') text.wrong('empty', `${text.name} contains only spaces.`);
  if (message.word !== undefined && /[\r\n]/.test(message.word.trim()))
    message.wrong('line-break', `${message.name} must not contain line breaks.`);
  oneOf(validation.at('reason'), REASONS);
}

function auditAnnotations(list: Field, policy: Field): void {
  atMost(list, MOST_ANNOTATIONS);
  for (const annotation of list.items) {
    const key = annotation.at('key');
    annotation.require('valueExpression');
    const wrong =
      annotation.require('key') || policy.word === undefined || key.word === undefined
        ? undefined
        : wrongKey(`${policy.word}/${key.word}`);
    if (wrong !== undefined)
      key.wrong('key', `The key ${quoted(key.word ?? '')} in ${key.name} ${wrong}.`, [key.word ?? '']);
  }
  unique(
    list.items.map((annotation) => annotation.at('key')),
    'key',
  );
}

export function validatingAdmissionPolicyBinding(object: Field): void {
  const spec = object.at('spec');
  spec.require('policyName');
  spec.require('validationActions', 'Use at least one of `Deny`, `Warn` and `Audit`');
  const actions = spec.at('validationActions');
  for (const action of actions.items) oneOf(action, ['Deny', 'Warn', 'Audit']);
  unique(actions.items, 'action');
  const words = actions.items.map(({ word }) => word);
  if (words.includes('Deny') && words.includes('Warn'))
    actions.wrong('actions', `${actions.name} has \`Deny\` and \`Warn\`, which cannot be combined. Keep one of them.`);
  paramRef(spec.at('paramRef'));
  if (spec.at('matchResources').isSet) matchResources(spec.at('matchResources'), false);
}
