import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { table } from './table.ts';

/** What the pages read of a JSON Schema. */
interface Schema {
  readonly description?: string;
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly then?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
}

const path = resolve(import.meta.dirname, '../schemas/policy.schema.json');
const { definitions, ...policy }: Schema & { readonly definitions: Readonly<Record<string, Schema>> } = JSON.parse(
  readFileSync(path, 'utf8'),
);

/** Each setting of the policy file as `setting NAME`: its description, its values and what is below it. */
export function settingParts(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(policy.properties ?? {}).map(([name, setting]) => {
      const rows = below(name, setting);
      const settings = rows.length > 0 ? `\n${table(['Setting', 'Value', 'Description'], rows)}` : '';
      return [`setting ${name}`, `${described(name, setting)}\n\n*Value:* ${valuesIn(setting)}\n${settings}`];
    }),
  );
}

function below(name: string, schema: Schema): string[][] {
  const { properties, items, additionalProperties } = resolved(schema);
  if (items) return below(`${name}[]`, items);
  if (properties)
    return Object.entries(properties).flatMap(([key, setting]) => [
      [`\`${name}.${key}\``, valuesIn(setting), described(`${name}.${key}`, setting)],
      ...below(`${name}.${key}`, setting),
    ]);
  if (typeof additionalProperties === 'object' && additionalProperties.description)
    return [[`\`${name}.*\``, valuesIn(additionalProperties), additionalProperties.description]];
  return [];
}

function described(name: string, { description }: Schema): string {
  if (!description) throw new Error(`${name} has no description in schemas/policy.schema.json.`);
  return description.replaceAll(/(?<![\w`])(?=\S*[*{<])[^\s`]+(?<![.,:])/g, '`$&`');
}

/** The values of a setting in words. */
function valuesIn(schema: Schema): string {
  const { enum: values, oneOf, type, items, then, properties, additionalProperties } = resolved(schema);
  if (values) return listed(values.map((value) => `\`${value}\``));
  if (oneOf && !properties) return listed(oneOf.map(valuesIn));
  if (Array.isArray(type)) return listed([...new Set(type.map((one) => valuesIn({ ...resolved(schema), type: one })))]);
  if (type === 'boolean') return '`true` or `false`';
  if (type === 'array') return `list of ${items ? plural(valuesIn(items)) : 'values'}`;
  if (type === 'string') return then ? valuesIn(then) : 'text';
  if (type !== 'object') return type === 'integer' ? 'whole number' : String(type);
  if (!properties && typeof additionalProperties === 'object')
    return `mapping of names to ${valuesIn(additionalProperties)}`;
  return 'mapping';
}

function plural(value: string): string {
  return { text: 'texts', mapping: 'mappings', 'text or number': 'texts or numbers' }[value] ?? value;
}

function listed(values: readonly string[]): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

/** The schema with what it refers to. */
function resolved(schema: Schema): Schema {
  const name = schema.$ref?.replace('#/definitions/', '');
  return name === undefined ? schema : { ...definitions[name], ...schema };
}
