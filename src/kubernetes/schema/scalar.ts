import { nearest } from '../../text/nearest.ts';
import { listWords, quoted } from '../../text/words.ts';
import { fits, wrongFormat } from '../terms/format.ts';
import type { SchemaFix } from '../terms/problem.ts';
import type { ObjectSchema, Schema } from '../terms/schema.ts';
import { explainForm, hasForm } from './pattern.ts';

/** Choices that a message lists at most. */
const SHOWN_CHOICES = 12;

export interface ScalarProblem {
  /** What comes after the field's name, without the final period. */
  readonly message: string;
  readonly fix?: SchemaFix | undefined;
}

/** What is wrong with a scalar of the right type, or undefined if nothing is. `shown` names the value as it may be shown. */
export function scalarProblem(
  value: boolean | number | string,
  schema: Schema,
  reader: ObjectSchema['reader'],
  shown: () => string,
): ScalarProblem | undefined {
  return (
    wrongChoice(value, schema, reader, shown) ??
    (typeof value === 'string' ? wrongText(value, schema, reader, shown) : wrongNumber(value, schema))
  );
}

function wrongChoice(
  value: boolean | number | string,
  { enum: choices }: Schema,
  reader: ObjectSchema['reader'],
  shown: () => string,
): ScalarProblem | undefined {
  if (!choices || choices.includes(value)) return undefined;
  // To Go, `""` is a field that is not set.
  if (value === '' && reader === 'server') return undefined;
  const texts = choices.filter((choice) => typeof choice === 'string' && choice !== '').map(String);
  const near = typeof value === 'string' ? nearest(value, texts) : undefined;
  const more = texts.length > SHOWN_CHOICES ? [`${texts.length - SHOWN_CHOICES} others`] : [];
  const list = listWords([...texts.slice(0, SHOWN_CHOICES).map(quoted), ...more], 'or');
  return {
    message: near
      ? `cannot be ${shown()}. Did you mean ${quoted(near)}? Use ${list}`
      : `cannot be ${shown()}. Use ${list}`,
    fix: near === undefined ? undefined : { kind: 'value', text: near },
  };
}

function wrongText(
  value: string,
  schema: Schema,
  reader: ObjectSchema['reader'],
  shown: () => string,
): ScalarProblem | undefined {
  const { pattern, minLength, maxLength } = schema;
  const least = minLength ?? 0;
  if (value.length < least * 2 && [...value].length < least)
    return { message: value === '' ? 'must not be empty' : `must have at least ${minLength} characters` };
  if (maxLength !== undefined && value.length > maxLength && [...value].length > maxLength)
    return { message: `has ${[...value].length} characters, but can have at most ${maxLength}` };
  if (pattern !== undefined && hasForm(value, pattern) === false) return explainForm(value, pattern, shown());
  const format = wrongFormat(value, schema, reader);
  return format === undefined ? undefined : { message: `is ${shown()}, which is not ${format}` };
}

function wrongNumber(value: boolean | number, schema: Schema): ScalarProblem | undefined {
  if (typeof value === 'boolean') return undefined;
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  if (minimum !== undefined && (exclusiveMinimum ? value <= minimum : value < minimum))
    return { message: `is ${value}, but must be ${exclusiveMinimum ? 'more than' : 'at least'} ${minimum}` };
  if (maximum !== undefined && (exclusiveMaximum ? value >= maximum : value > maximum))
    return { message: `is ${value}, but must be ${exclusiveMaximum ? 'less than' : 'at most'} ${maximum}` };
  if (multipleOf !== undefined && multipleOf > 0 && !Number.isInteger(value / multipleOf))
    return { message: `is ${value}, but must be a multiple of ${multipleOf}` };
  return fits(value, schema) ? undefined : { message: `is ${value}, which does not fit in 32 bits` };
}
