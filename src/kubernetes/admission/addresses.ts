import { isIP } from 'node:net';
import { quoted } from '../../text/words.ts';
import type { Field } from './field.ts';

/** 4 or 6 of an address, 0 of what is none. Leading zeros pass: fields that always took them still do. */
export function familyOf(address: string): number {
  return isIP(address.replace(/(^|[.])0+(?=\d)/g, '$1'));
}

/** Reports a text that is not an IP address. `empty` also reports an empty one. */
export function ipAddress(field: Field, empty: 'skip' | 'check' = 'skip'): void {
  const text = empty === 'check' ? field.text : field.word;
  if (text !== undefined && familyOf(text) === 0)
    field.wrong('ip', `${field.name} is ${quoted(text)}, which is not a valid IP address.`, [text]);
}

/** Reports a text that is not a range of addresses. */
export function addressRange(field: Field): void {
  const range = field.text?.trim();
  if (range === undefined) return;
  const [address = '', bits = '', ...more] = range.split('/');
  const family = familyOf(address);
  const right =
    family !== 0 && more.length === 0 && /^[0-9]{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128);
  if (!right)
    field.wrong(
      'cidr',
      `${field.name} is ${quoted(range)}, which is not a valid address range. Use CIDR notation, such as \`10.0.0.0/8\`.`,
      [range],
    );
}
