import { TypeFault } from './scope.ts';
import { type Dialect, SIGNATURES, type Signatures } from './signatures.ts';
import { accepts, type Bindings, DYN, filled, isSure, type Type, typeText, UNSURE } from './type.ts';

/**
 * The type that a call gives; undefined if nothing of that name is known. Throws a `TypeFault` if it does not take such arguments, the
 * first of which is the receiver of a method.
 */
export function resultOf(
  name: string,
  table: keyof Signatures,
  given: readonly Type[],
  dialect: Dialect,
): Type | undefined {
  const signatures = SIGNATURES[dialect][table].get(name);
  if (!signatures) return undefined;
  const results = signatures.flatMap(({ parameters, result }) => {
    const bindings: Bindings = new Map();
    const fits =
      parameters.length === given.length && parameters.every((one, at) => accepts(one, given[at] ?? UNSURE, bindings));
    return fits ? filled(result, bindings) : [];
  });
  const [first, ...others] = results;
  if (!first) throw new TypeFault(refusal(name, table, given));
  if (others.every((other) => typeText(other) === typeText(first))) return first;
  return given.every(isSure) ? DYN : UNSURE;
}

/** Types with an order that operators do not know. */
const ORDERED: ReadonlySet<string> = new Set(['quantity', 'semver']);

function refusal(name: string, table: keyof Signatures, given: readonly Type[]): string {
  const texts = given.map((type) => `\`${isSure(type) ? typeText(type) : '…'}\``);
  if (/^\W|^in$/.test(name)) {
    const sign = { '!_': '!', '-_': '-', '?:': '? :' }[name] ?? name;
    const hint = given.every((type) => ORDERED.has(type.name))
      ? ' Use `compareTo`, `isLessThan` or `isGreaterThan`.'
      : '';
    return `uses \`${sign}\` on ${listed(texts)}, which CEL does not allow.${hint}`;
  }
  const [receiver, ...args] = texts;
  const passed = table === 'methods' ? args : texts;
  const whose = table === 'methods' ? ` of ${receiver}` : '';
  return `calls \`${name}\`${whose} with ${passed.length === 0 ? 'no arguments' : listed(passed)}, which it does not accept.`;
}

function listed(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join() : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
}
