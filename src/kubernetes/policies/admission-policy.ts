import { hasVariable } from '../../text/variables.ts';
import { isMap, listAt, mapAt, stringAt, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import type { FieldPath } from '../terms/problem.ts';
import type { PolicyExpressions, Validation } from './policy.ts';

/** A validation of a policy object. */
export interface PlacedValidation extends Validation {
  /** The path of its expression in the policy. */
  readonly path: FieldPath;
}

/** What an object that is a policy says: a ValidatingAdmissionPolicy, or a ValidatingPolicy of Kyverno. */
export interface AdmissionPolicy extends PolicyExpressions<PlacedValidation> {
  readonly match: YamlMap | undefined;
  /** Whether an expression that fails rejects an object. */
  readonly failsClosed: boolean;
  readonly paramKind: YamlMap | undefined;
}

/** The policy that an object is, or undefined if a part of it is not known or not of its type. */
export function admissionPolicyOf(value: YamlMap): AdmissionPolicy | undefined {
  const spec = mapAt(value, 'spec');
  const variables = listAt(spec, 'variables').map((variable) => ({
    name: stringAt(variable, 'name'),
    expression: stringAt(variable, 'expression'),
  }));
  const conditions = listAt(spec, 'matchConditions').map((condition) => stringAt(condition, 'expression'));
  const known = variables.flatMap(({ name, expression }) =>
    name !== undefined && isKnown(expression) ? { name, expression } : [],
  );
  const conditionsKnown = conditions.flatMap((condition) => (isKnown(condition) ? condition : []));
  if (!spec || known.length < variables.length || conditionsKnown.length < conditions.length) return undefined;
  return {
    variables: known,
    conditions: conditionsKnown,
    validations: listAt(spec, 'validations').flatMap(validationOf),
    annotations: listAt(spec, 'auditAnnotations').flatMap(annotationOf),
    match: mapAt(spec, 'matchConstraints'),
    failsClosed: stringAt(spec, 'failurePolicy') !== 'Ignore',
    paramKind: mapAt(spec, 'paramKind'),
  };
}

function validationOf(validation: YamlValue, index: number): PlacedValidation[] {
  const expression = stringAt(validation, 'expression');
  if (!isMap(validation) || !isKnown(expression)) return [];
  const message = stringAt(validation, 'message');
  const messageExpression = stringAt(validation, 'messageExpression');
  return [{ expression, message, messageExpression, path: ['spec', 'validations', index, 'expression'] }];
}

/** An audit annotation as a validation: if its expression fails, the object is rejected whatever the actions are. */
function annotationOf(annotation: YamlValue, index: number): PlacedValidation[] {
  const expression = stringAt(annotation, 'valueExpression');
  if (!isKnown(expression)) return [];
  const path = ['spec', 'auditAnnotations', index, 'valueExpression'];
  return [{ expression, message: undefined, messageExpression: undefined, path }];
}

function isKnown(expression: string | undefined): expression is string {
  return expression !== undefined && !hasVariable(expression);
}
