import type { ErrorObject } from 'ajv';
import { typeWords } from '../kubernetes/terms/words.ts';
import { listWords } from '../text/words.ts';

/** What a value of the policy file must be that its schema rejects, as the end of a sentence about its setting. */
export function faultWords({ keyword, params, message = 'is not valid' }: ErrorObject): string {
  switch (keyword) {
    case 'enum':
      return `must be ${listWords(params.allowedValues.map(String), 'or')}`;
    case 'type':
      return `must be ${listWords([params.type].flat().map(typeWords), 'or')}`;
    case 'required':
      return `requires \`${params.missingProperty}\``;
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return 'must not be empty';
    case 'minimum':
      return `must be at least ${params.limit}`;
    case 'exclusiveMinimum':
      return `must be more than ${params.limit}`;
    case 'pattern':
      // Only `kind` has one.
      return 'must be a kind, such as `Secret`';
    default:
      return message;
  }
}
