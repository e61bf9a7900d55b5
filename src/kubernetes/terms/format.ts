import { isIP } from 'node:net';
import type { Schema } from './schema.ts';

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/;
const INT32 = 2 ** 31;

/** What a string of a format must be, in words, if it is not; formats that the API server does not check are not checked. */
export function wrongFormat(text: string, { format }: Schema, reader: string): string | undefined {
  switch (format) {
    case 'byte':
      return reader !== 'server' || isBase64(text) ? undefined : 'valid base64';
    case 'date-time':
      return DATE_TIME.test(text) ? undefined : 'a time such as `2006-01-02T15:04:05Z`';
    case 'ipv4':
      return isIP(text) === 4 ? undefined : 'an IPv4 address';
    case 'ipv6':
      return isIP(text) === 6 ? undefined : 'an IPv6 address';
    default:
      return undefined;
  }
}

/** Standard base64 with padding, as Go decodes it: line breaks do not count. */
function isBase64(text: string): boolean {
  const plain = /[\r\n]/.test(text) ? text.replace(/[\r\n]/g, '') : text;
  return plain.length % 4 === 0 && BASE64.test(plain);
}

/** Whether an integer fits its format; those of 64 bits are not exact in JavaScript and pass. */
export function fits(value: number, { format }: Schema): boolean {
  return format !== 'int32' || (value >= -INT32 && value < INT32);
}

/** Digits may be missing: the server takes `m` and `.` for 0. */
const QUANTITY = /^(?!$)[+-]?[0-9]*(?:\.[0-9]*)?(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$/;

export function isQuantity(text: string): boolean {
  // The server cuts white space off before it reads one.
  return QUANTITY.test(text.trim());
}

/** The quantity that a text most likely means: `1gi`, `1 Gi`, `1GiB` are `1Gi`, `512MB` is `512M`. */
export function nearestQuantity(text: string): string | undefined {
  const [, number = '', prefix = '', binary = ''] = /^\s*([0-9.]+)\s*([kKMmGgTtPpEe])(i?)[bB]?\s*$/.exec(text) ?? [];
  if (number === '' || (prefix === 'm' && binary === '')) return undefined;
  const upper = prefix.toUpperCase();
  const quantity = `${number}${binary === '' && upper === 'K' ? 'k' : upper}${binary}`;
  return isQuantity(quantity) ? quantity : undefined;
}
