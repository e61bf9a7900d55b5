import type { ErrorObject } from 'ajv';
import schema from '../../schemas/policy.schema.json' with { type: 'json' };
import { fieldName, typeWords } from '../kubernetes/terms/words.ts';
import { nearest } from '../text/nearest.ts';
import { listWords } from '../text/words.ts';

/** What is wrong with a setting, as the end of a line that starts with its place. */
export interface SettingMistake {
  readonly path: readonly string[];
  readonly message: string;
}

/** What the schema rejects in a policy file, in words; `errors` are those of ajv. */
export function settingMistakes(errors: readonly ErrorObject[]): SettingMistake[] {
  return errors
    .filter(({ keyword, instancePath }) =>
      // What an entry of `externals` lacks is said once, for all that it can be.
      instancePath.startsWith('/externals/') ? keyword !== 'required' : keyword !== 'oneOf',
    )
    .map((error) => {
      const path = error.instancePath.split('/').slice(1).map(unescapePointer);
      if (error.keyword === 'additionalProperties') return unknownSetting(path, error);
      if (error.keyword === 'oneOf')
        return { path, message: 'an external needs either `kind` and `name`, or `variable`' };
      return { path, message: `\`${fieldName(path.map(indexOrKey))}\` ${fault(error)}` };
    });
}

function unknownSetting(path: readonly string[], { params, parentSchema }: ErrorObject): SettingMistake {
  const name = String(params.additionalProperty);
  const near = nearest(name, Object.keys(parentSchema?.properties ?? knownKeys(path)));
  return { path: [...path, name], message: `unknown setting \`${name}\`${near ? `. Did you mean \`${near}\`?` : ''}` };
}

function fault({ keyword, params, message = 'is not valid' }: ErrorObject): string {
  switch (keyword) {
    case 'enum':
      return `must be ${listWords(params.allowedValues.map(String), 'or')}`;
    case 'type':
      return `must be ${listWords([params.type].flat().map(typeWords), 'or')}`;
    case 'required':
      return `requires \`${params.missingProperty}\``;
    case 'minLength':
    case 'minItems':
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

/** The settings that the schema has at a path. */
function knownKeys(path: readonly string[]): object {
  if (path.length === 0) return schema.properties;
  const [first] = path;
  if (first === 'targets') return schema.properties.targets.properties;
  if (first === 'suppressions') return schema.properties.suppressions.properties;
  if (first === 'limits') return schema.properties.limits.properties;
  if (first === 'externals') return schema.properties.externals.items.properties;
  return schema.properties.overrides.items.properties;
}

function unescapePointer(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** A part of a path as a number if it is an index. */
export function indexOrKey(part: string): string | number {
  return /^\d+$/.test(part) ? Number(part) : part;
}
