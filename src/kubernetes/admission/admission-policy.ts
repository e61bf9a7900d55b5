import { quoted } from '../../text/words.ts';
import { wrongKey } from '../terms/names.ts';
import { atMost, LABEL, named, oneOf, PATH_SEGMENT, unique, wrongServiceName } from './checks.ts';
import { variableReferences } from './expressions.ts';
import type { Field } from './field.ts';
import { labelSelector } from './selectors.ts';
import { matchConditions, ruleProblems } from './webhooks.ts';

const MOST_ANNOTATIONS = 20;
const REASONS = ['Unauthorized', 'Forbidden', 'Invalid', 'RequestEntityTooLarge'];

export function validatingAdmissionPolicy(object: Field): void {
  const spec = object.at('spec');
  oneOf(spec.at('failurePolicy'), ['Ignore', 'Fail']);
  paramKind(spec.at('paramKind'));
  if (!spec.require('matchConstraints', 'A policy must define which resources it matches'))
    matchResources(spec.at('matchConstraints'), true);
  matchConditions(spec.at('matchConditions'), spec.lacks('paramKind') ? ['params'] : []);
  for (const variable of spec.at('variables').items) {
    const name = variable.at('name');
    if (!variable.require('name') && name.word !== undefined && !/^[_a-zA-Z][_a-zA-Z0-9]*$/.test(name.word))
      name.wrong('name', `${name.name} is ${quoted(name.word)}, which is not a valid CEL identifier.`, [name.word]);
    variable.require('expression');
  }
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

function paramKind(kind: Field): void {
  if (!kind.isSet) return;
  if (!kind.require('apiVersion')) {
    const { word } = kind.at('apiVersion');
    const [group, version = group, ...more] = (word ?? '').split('/');
    if (word !== undefined && (more.length > 0 || wrongServiceName(version ?? '') !== undefined))
      kind
        .at('apiVersion')
        .wrong(
          'version',
          `${kind.at('apiVersion').name} is ${quoted(word)}, but must have the form \`group/version\`.`,
          [word],
        );
  }
  if (!kind.require('kind')) {
    const { word } = kind.at('kind');
    if (word !== undefined && wrongServiceName(word.toLowerCase()) !== undefined)
      kind.at('kind').wrong('kind', `${kind.at('kind').name} is ${quoted(word)}, which is not a valid kind.`, [word]);
  }
}

function matchResources(match: Field, required: boolean): void {
  if (required) match.require('resourceRules', 'A policy must define which resources it matches');
  oneOf(match.at('matchPolicy'), ['Exact', 'Equivalent']);
  labelSelector(match.at('namespaceSelector'));
  labelSelector(match.at('objectSelector'));
  for (const list of ['resourceRules', 'excludeResourceRules']) {
    for (const rule of match.at(list).items) {
      ruleProblems(rule);
      for (const name of rule.at('resourceNames').items) named(name, PATH_SEGMENT);
      unique(rule.at('resourceNames').items, 'name');
    }
  }
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
  const param = spec.at('paramRef');
  if (param.isSet) {
    param.exactlyOne(['name', 'selector'], 'one way to name parameters');
    param.require('parameterNotFoundAction', 'Use `Allow` or `Deny`');
    oneOf(param.at('parameterNotFoundAction'), ['Allow', 'Deny']);
    named(param.at('namespace'), LABEL);
  }
  if (spec.at('matchResources').isSet) matchResources(spec.at('matchResources'), false);
}
