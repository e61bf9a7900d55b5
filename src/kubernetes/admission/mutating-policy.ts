import { matching, matchResources, paramRef, variables } from './admission-policy.ts';
import { oneOf } from './checks.ts';
import { variableReferences } from './expressions.ts';
import type { Field } from './field.ts';

/** The field that has the expression of a mutation, by its patch type. */
const PATCHES: Readonly<Record<string, string>> = { ApplyConfiguration: 'applyConfiguration', JSONPatch: 'jsonPatch' };

export function mutatingAdmissionPolicy(object: Field): void {
  const spec = object.at('spec');
  matching(spec);
  noDeletion(spec.at('matchConstraints'));
  variables(spec.at('variables'));
  if (!spec.require('reinvocationPolicy', 'Use `Never` or `IfNeeded`'))
    oneOf(spec.at('reinvocationPolicy'), ['Never', 'IfNeeded']);
  spec.require('mutations', 'A policy must change something');
  for (const mutation of spec.at('mutations').items) mutationProblems(mutation);
  variableReferences(spec);
}

function mutationProblems(mutation: Field): void {
  if (mutation.require('patchType', 'Use `ApplyConfiguration` or `JSONPatch`')) return;
  const type = mutation.at('patchType');
  oneOf(type, Object.keys(PATCHES));
  const own = Object.hasOwn(PATCHES, type.word ?? '') ? PATCHES[type.word ?? ''] : undefined;
  if (own === undefined) return;
  if (!mutation.require(own, `\`patchType: ${type.word}\` requires it`)) mutation.at(own).require('expression');
  for (const other of mutation.given(Object.values(PATCHES)))
    if (other !== own)
      mutation
        .at(other)
        .wrong(
          'patch',
          `${mutation.at(other).name} cannot be combined with \`patchType: ${type.word}\`. Use \`${own}\`.`,
        );
}

export function mutatingAdmissionPolicyBinding(object: Field): void {
  const spec = object.at('spec');
  spec.require('policyName');
  paramRef(spec.at('paramRef'));
  if (!spec.at('matchResources').isSet) return;
  matchResources(spec.at('matchResources'), false);
  noDeletion(spec.at('matchResources'));
}

/** Only requests that create, update or connect can be changed. */
function noDeletion(match: Field): void {
  for (const rule of match.at('resourceRules').items)
    for (const operation of rule.at('operations').items)
      if (operation.word === 'DELETE')
        operation.wrong('operation', `${operation.name} is \`DELETE\`, which a policy cannot change. Remove it.`);
}
