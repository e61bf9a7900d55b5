import { isIP } from 'node:net';
import { quoted } from '../../text/words.ts';
import type { Field } from './field.ts';

/** The minors of Kubernetes whose fields for addresses take only one way to write them (StrictIPCIDRValidation). */
const STRICT = { from: '1.36' };
const MAPPED = 0xffffn;

/** A range of addresses: the family, the first address as a number, and how many bits of it count. */
export interface AddressRange {
  readonly family: number;
  readonly address: bigint;
  readonly bits: number;
}

/** 4 or 6 of an address, 0 of what is none. Leading zeros pass, as in the API server before 1.36. */
export function familyOf(address: string): number {
  const plain = withoutZeros(address);
  // Go knows no zones in these addresses.
  return plain.includes('%') ? 0 : isIP(plain);
}

/** Reports a text that is not an IP address. `empty` also reports an empty one. Returns whether it is one. */
export function ipAddress(field: Field, empty: 'skip' | 'check' = 'skip'): boolean {
  const text = empty === 'check' ? field.text : field.word;
  if (text === undefined) return false;
  if (familyOf(text) === 0) {
    field.wrong('ip', `${field.name} is ${quoted(text)}, which is not a valid IP address.`, [text]);
    return false;
  }
  const fault = looseFault(text);
  if (fault !== undefined)
    field.onlyIn(STRICT).wrong('ip', `${field.name} is ${quoted(text)}, ${fault}.`, ['strict', text]);
  return true;
}

/** Reports a text, or a part of it, that is not a range of addresses. Returns the range. */
export function addressRange(field: Field, written = field.text): AddressRange | undefined {
  const text = written?.trim();
  if (text === undefined) return undefined;
  const range = rangeOf(text);
  if (!range) {
    field.wrong(
      'cidr',
      `${field.name} is ${quoted(text)}, which is not a valid address range. Use CIDR notation, such as \`10.0.0.0/8\`.`,
      [text],
    );
    return undefined;
  }
  const [address = '', bits = ''] = text.split('/');
  const beyond = range.address & ((1n << BigInt(lengthOf(range) - range.bits)) - 1n);
  const fault =
    looseFault(address) ??
    (/^0\d/.test(bits) ? 'which has leading zeros' : undefined) ??
    (beyond === 0n ? undefined : `which has bits set after the first ${range.bits}`);
  if (fault !== undefined)
    field.onlyIn(STRICT).wrong('cidr', `${field.name} is ${quoted(text)}, ${fault}.`, ['strict', text]);
  return range;
}

/** Whether a range is inside another one, and smaller. */
export function isInside(inner: AddressRange, outer: AddressRange): boolean {
  if (inner.family !== outer.family || inner.bits <= outer.bits) return false;
  const shift = BigInt(lengthOf(outer) - outer.bits);
  return inner.address >> shift === outer.address >> shift;
}

/** Reports an address that no other host can reach: unspecified, loopback or link-local (ValidateEndpointIP). */
export function reachableAddress(field: Field): void {
  if (!ipAddress(field, 'check') || field.text === undefined) return;
  const text = withoutZeros(field.text);
  const address = numberOf(text);
  const plain = address >> 32n === MAPPED ? address & 0xffff_ffffn : address;
  const is4 = familyOf(text) === 4 || plain !== address;
  const [unspecified, loopback, local] = is4
    ? [plain === 0n, plain >> 24n === 127n, plain >> 16n === 0xa9fen || plain >> 8n === 0xe00000n]
    : [plain === 0n, plain === 1n, plain >> 118n === 0x3fan || ((plain >> 112n) & 0xff0fn) === 0xff02n];
  const what = unspecified ? 'an unspecified' : loopback ? 'a loopback' : local ? 'a link-local' : undefined;
  if (what !== undefined)
    field.wrong(
      'ip',
      `${field.name} is ${quoted(field.text)}, which is ${what} address. Use one that clients can reach.`,
      [field.text],
    );
}

function rangeOf(text: string): AddressRange | undefined {
  const [address = '', bits = '', ...more] = text.split('/');
  const family = familyOf(address);
  const most = family === 4 ? 32 : 128;
  if (family === 0 || more.length > 0 || !/^[0-9]{1,3}$/.test(bits) || Number(bits) > most) return undefined;
  return { family, address: numberOf(withoutZeros(address)), bits: Number(bits) };
}

function lengthOf({ family }: AddressRange): number {
  return family === 4 ? 32 : 128;
}

function withoutZeros(address: string): string {
  return address.replace(/(^|[.])0+(?=\d+(?:[.]|$))/g, '$1');
}

/** What is wrong with a way to write an address that earlier releases take. */
function looseFault(address: string): string | undefined {
  if (withoutZeros(address) !== address) return 'which has leading zeros';
  return address.includes(':') && numberOf(address) >> 32n === MAPPED
    ? 'which is an IPv4 address that is written as an IPv6 address'
    : undefined;
}

/** The number of a valid address. */
function numberOf(address: string): bigint {
  if (!address.includes(':')) return bytesOf(address);
  const dotted = /[^:]*\.[^:]*$/.exec(address)?.[0];
  const four = dotted === undefined ? undefined : bytesOf(dotted);
  const text =
    four === undefined || dotted === undefined
      ? address
      : `${address.slice(0, -dotted.length)}${(four >> 16n).toString(16)}:${(four & 0xffffn).toString(16)}`;
  const [head = '', tail] = text.split('::');
  const [first, last] = [head, tail ?? ''].map((part) => part.split(':').filter((group) => group !== ''));
  const given = [...(first ?? []), ...(last ?? [])].length;
  const groups = [...(first ?? []), ...Array.from({ length: Math.max(0, 8 - given) }, () => '0'), ...(last ?? [])];
  return groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n);
}

function bytesOf(address: string): bigint {
  return address.split('.').reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}
