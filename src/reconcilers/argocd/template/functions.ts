import { NotKnown } from './not-known.ts';
import { isEmpty, isParameterList, isParameterMap, type Parameter } from './parameters.ts';

type Function = (args: readonly Parameter[]) => Parameter;

/** The functions of Go templates, of sprig and of Argo CD that are evaluated here. */
const FUNCTIONS: ReadonlyMap<string, Function> = new Map<string, Function>([
  ['index', index],
  ['normalize', ([text]) => normalizeName(textOf(text))],
  ['lower', ([text]) => textOf(text).toLowerCase()],
  ['upper', ([text]) => textOf(text).toUpperCase()],
  ['trim', ([text]) => textOf(text).trim()],
  ['trimPrefix', ([prefix, text]) => withoutStart(textOf(text), textOf(prefix))],
  ['trimSuffix', ([suffix, text]) => withoutEnd(textOf(text), textOf(suffix))],
  ['replace', ([old, by, text]) => joined(textOf(text).split(textOf(old)), textOf(by))],
  ['splitList', ([separator, text]) => textOf(text).split(textOf(separator))],
  ['join', ([separator, list]) => joined(itemsOf(list).map(textOf), textOf(separator))],
  ['first', ([list]) => itemAt(itemsOf(list), 0)],
  ['last', ([list]) => itemAt(itemsOf(list), itemsOf(list).length - 1)],
  ['default', ([other, value]) => (value === undefined || isEmpty(value) ? other : value)],
  ['toString', ([value]) => textOf(value)],
  ['quote', ([value]) => JSON.stringify(textOf(value))],
  ['squote', ([value]) => `'${textOf(value)}'`],
  ['printf', ([format, ...values]) => formatted(textOf(format), values)],
  ['eq', ([value, ...others]) => others.some((other) => other === value)],
  ['ne', ([value, other]) => value !== other],
  ['not', ([value]) => isEmpty(value)],
  ['and', (values) => values.find(isEmpty) ?? values.at(-1)],
  ['or', (values) => values.find((value) => !isEmpty(value)) ?? values.at(-1)],
  ['get', ([map, key]) => (isParameterMap(map) && !map.has(textOf(key)) ? '' : index([map, key]))],
]);

const MAX_TEXT = 100_000;

/** The result of a function. Throws NotKnown for functions that are not supported, and where Go would fail. */
export function callFunction(name: string, args: readonly Parameter[]): Parameter {
  const call = FUNCTIONS.get(name);
  if (!call) throw new NotKnown(`the function \`${name}\` is not supported`);
  const value = call(args);
  if (value === undefined) throw new NotKnown(`an argument of \`${name}\` is not known`);
  return value;
}

/** A text with `%s`, `%v` and `%d` filled in. */
function formatted(format: string, values: readonly Parameter[]): string {
  if (/%(?![svd])/.test(format)) throw new NotKnown('a format is not supported');
  const [start = '', ...parts] = format.split(/%[svd]/);
  return joined([start, ...parts.map((part, index) => textOf(values[index]) + part)], '');
}

/** Texts joined by another one; limited, so that a repository cannot fill the memory. */
function joined(texts: readonly string[], separator: string): string {
  const length = texts.reduce((sum, text) => sum + text.length + separator.length, 0);
  if (length > MAX_TEXT) throw new NotKnown('the text is too long');
  return texts.join(separator);
}

/** A name as Argo CD makes it fit for an object: lower case, at most 253 letters, digits, dots and hyphens. */
export function normalizeName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^-a-z0-9.]/g, '-')
    .slice(0, 253)
    .replace(/^[-.]+/, '')
    .replace(/(?<![-.])[-.]+$/, '');
}

function index([value, ...keys]: readonly Parameter[]): Parameter {
  let current = value;
  for (const key of keys) {
    if (isParameterList(current) && typeof key === 'number') current = itemAt(current, key);
    else if (isParameterMap(current) && typeof key === 'string') current = current.has(key) ? current.get(key) : null;
    else throw new NotKnown('`index` does not fit its argument');
  }
  return current;
}

function itemAt(list: readonly Parameter[], at: number): Parameter {
  if (at < 0 || at >= list.length) throw new NotKnown(`a list has no item ${at}`);
  return list[at];
}

function itemsOf(value: Parameter): readonly Parameter[] {
  if (!isParameterList(value)) throw new NotKnown('a value is not a list');
  return value;
}

function textOf(value: Parameter): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new NotKnown('a value is not a string');
}

function withoutStart(text: string, start: string): string {
  return text.startsWith(start) ? text.slice(start.length) : text;
}

function withoutEnd(text: string, end: string): string {
  return text.endsWith(end) ? text.slice(0, text.length - end.length) : text;
}
