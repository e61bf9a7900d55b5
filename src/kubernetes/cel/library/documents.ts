import { TextFile } from '../../../repository/text-file.ts';
import { parseYaml } from '../../../yaml/parse.ts';
import { isList, isMap, type YamlValue } from '../../../yaml/value.ts';
import { type Budget, CelError, NotKnown } from '../failure.ts';
import { CelList, CelMap, type CelValue, LiteralMap } from '../values.ts';
import type { Functions } from './table.ts';

/** Values of a text that is read. */
const MOST_VALUES = 100_000;

/** Kyverno's functions that read and write JSON and YAML. All numbers that they read are of type double. */
export const DOCUMENT_FUNCTIONS: Functions = {
  'json.unmarshal': ([text], budget) => {
    if (typeof text !== 'string') return undefined;
    budget.read(text);
    return fromJson(jsonOf(text), budget);
  },
  'json.marshal': ([value], budget) => (value === undefined ? undefined : marshal(value, budget)),
  'yaml.parse': ([text], budget) => {
    if (typeof text !== 'string') return undefined;
    budget.read(text);
    const { documents, problems } = parseYaml(new TextFile('', text), 'kustomization', MOST_VALUES);
    if (problems.length > 0) throw new CelError('the text is not valid YAML');
    return fromYaml(documents[0]?.value ?? null, budget);
  },
};

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (failure) {
    if (failure instanceof RangeError) throw failure;
    throw new CelError('the text is not valid JSON');
  }
}

function fromJson(value: unknown, budget: Budget): CelValue {
  budget.spend(1);
  if (Array.isArray(value)) return new CelList(value.map((item) => fromJson(item, budget)));
  if (typeof value === 'object' && value !== null)
    return new LiteralMap(Object.entries(value).map(([key, entry]) => [key, fromJson(entry, budget)] as const));
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return value;
  return null;
}

function fromYaml(value: YamlValue, budget: Budget): CelValue {
  budget.spend(1);
  if (isList(value)) return new CelList(value.map((item) => fromYaml(item, budget)));
  if (isMap(value))
    return new LiteralMap(Object.entries(value).map(([key, entry]) => [key, fromYaml(entry ?? null, budget)] as const));
  return value;
}

/** As Go writes JSON: keys in their order, and without characters that mean something in HTML. */
function marshal(value: CelValue, budget: Budget): string {
  budget.spend(1);
  if (typeof value === 'string') {
    budget.read(value);
    return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, escaped);
  }
  if (value === null || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'number' && Math.abs(value) < 1e21 && (value === 0 || Math.abs(value) >= 1e-6))
    return String(value);
  if (value instanceof CelList) return `[${value.known.map((item) => marshal(item, budget)).join(',')}]`;
  if (value instanceof CelMap) {
    const keys = value.keys().filter((key) => typeof key === 'string');
    if (keys.length < value.size) throw new NotKnown('a key is not a text');
    const entries = keys.sort().map((key) => `${marshal(key, budget)}:${marshal(value.get(key) ?? null, budget)}`);
    return `{${entries.join(',')}}`;
  }
  throw new NotKnown('a value has no JSON here');
}

function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
