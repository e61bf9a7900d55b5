import { quoted } from '../../text/words.ts';
import { LABEL, named, oneOf, PATH_SEGMENT, unique, wrongServiceName } from './checks.ts';
import type { Field } from './field.ts';
import { labelSelector } from './selectors.ts';
import { matchConditions, ruleProblems } from './webhooks.ts';

/** Reports what is wrong with what an admission policy is for: its failure policy, parameters, resources and conditions. */
export function matching(spec: Field): void {
  oneOf(spec.at('failurePolicy'), ['Ignore', 'Fail']);
  paramKind(spec.at('paramKind'));
  if (!spec.require('matchConstraints', 'A policy must define which resources it matches'))
    matchResources(spec.at('matchConstraints'), true);
  matchConditions(spec.at('matchConditions'), spec.lacks('paramKind') ? ['params'] : []);
}

/** Reports variables of a policy without a name that CEL takes, or without an expression. */
export function variables(list: Field): void {
  for (const variable of list.items) {
    const name = variable.at('name');
    if (!variable.require('name') && name.word !== undefined && !/^[_a-zA-Z][_a-zA-Z0-9]*$/.test(name.word))
      name.wrong('name', `${name.name} is ${quoted(name.word)}, which is not a valid CEL identifier.`, [name.word]);
    variable.require('expression');
  }
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

/** Reports what is wrong with the resources that a policy or a binding matches. */
export function matchResources(match: Field, required: boolean): void {
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

/** Reports what is wrong with the parameters that a binding names. */
export function paramRef(param: Field): void {
  if (!param.isSet) return;
  param.exactlyOne(['name', 'selector'], 'one way to name parameters');
  param.require('parameterNotFoundAction', 'Use `Allow` or `Deny`');
  oneOf(param.at('parameterNotFoundAction'), ['Allow', 'Deny']);
  named(param.at('namespace'), LABEL);
}
