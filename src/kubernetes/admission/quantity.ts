import { quoted } from '../../text/words.ts';
import type { Field } from './field.ts';

const QUANTITY = /^([+-]?)([0-9]*)(?:\.([0-9]*))?(Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE]|[eE][+-]?[0-9]{1,3})?$/;
const NANO = 9;
const DECIMAL: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
const BINARY = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/**
 * The amount of a quantity in billionths, rounded away from 0 as the API server does, or undefined if it is none, or not known.
 * A null under a key is 0.
 */
export function quantityOf({ value, text }: Field): bigint | undefined {
  if (value === null) return 0n;
  return amountIn(typeof value === 'number' ? String(value) : text?.trim());
}

/** The amount that a text writes, in billionths, or undefined if it writes none. */
export function amountIn(written: string | undefined): bigint | undefined {
  const [, sign = '', whole = '', part = '', suffix = ''] = (written && QUANTITY.exec(written)) || [];
  if (!written || (whole + part + suffix === '' && !written.includes('.')) || whole.length + part.length > 60)
    return undefined;
  const amount = scaled(BigInt(`0${whole}${part}`), part.length, suffix);
  return sign === '-' ? -amount : amount;
}

function scaled(digits: bigint, decimals: number, suffix: string): bigint {
  const binary = BINARY.indexOf(suffix);
  const exponent = /^[eE]/.test(suffix) ? Number(suffix.slice(1)) : (DECIMAL[suffix] ?? 0);
  const amount = binary === -1 ? digits : digits * 1024n ** BigInt(binary + 1);
  const power = NANO + exponent - decimals;
  if (power >= 0) return amount * 10n ** BigInt(power);
  const divisor = 10n ** BigInt(-power);
  return (amount + divisor - 1n) / divisor;
}

/** Reports a quantity below 0. */
export function notNegativeQuantity(field: Field): void {
  const amount = quantityOf(field);
  if (amount !== undefined && amount < 0n)
    field.wrong('negative', `${field.name} is ${shown(field)}, but must not be negative.`, [shown(field)]);
}

/** Reports a quantity that is not above 0. */
export function positiveQuantity(field: Field): void {
  const amount = quantityOf(field);
  if (amount !== undefined && amount <= 0n)
    field.wrong('not-positive', `${field.name} is ${shown(field)}, but must be more than 0.`, [shown(field)]);
}

/** Reports a quantity that is not a whole number. */
export function wholeQuantity(field: Field): void {
  const amount = quantityOf(field);
  if (amount !== undefined && amount % 1_000_000_000n !== 0n)
    field.wrong('not-whole', `${field.name} is ${shown(field)}, but must be a whole number.`, [shown(field)]);
}

/** A quantity as written, for messages. */
export function shown({ value }: Field): string {
  return quoted(String(value));
}
