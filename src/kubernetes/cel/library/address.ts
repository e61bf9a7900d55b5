import { isIPv4, isIPv6 } from 'node:net';
import { CelError } from '../failure.ts';
import { type CelValue, Opaque } from '../values.ts';
import type { CelFunction, Functions } from './table.ts';

/** An IP address. */
export class Address extends Opaque {
  readonly typeName = 'net.IP';
  readonly bits: 32 | 128;
  readonly value: bigint;

  constructor(bits: 32 | 128, value: bigint) {
    super();
    this.bits = bits;
    this.value = value;
  }

  equals(other: Opaque): boolean {
    return other instanceof Address && other.bits === this.bits && other.value === this.value;
  }

  /** As it is written by the rules of RFC 5952. */
  override toString(): string {
    return this.bits === 32
      ? [24n, 16n, 8n, 0n].map((at) => (this.value >> at) & 255n).join('.')
      : ipv6Text(this.value);
  }
}

/** An address and the length of its network's prefix. */
export class Network extends Opaque {
  readonly typeName = 'net.CIDR';
  readonly address: Address;
  readonly length: number;

  constructor(address: Address, length: number) {
    super();
    this.address = address;
    this.length = length;
  }

  equals(other: Opaque): boolean {
    return other instanceof Network && other.length === this.length && other.address.equals(this.address);
  }

  override toString(): string {
    return `${this.address}/${this.length}`;
  }

  get masked(): Network {
    const host = BigInt(this.address.bits - this.length);
    return new Network(new Address(this.address.bits, (this.address.value >> host) << host), this.length);
  }

  contains(address: Address): boolean {
    if (address.bits !== this.address.bits) return false;
    const host = BigInt(this.address.bits - this.length);
    return address.value >> host === this.address.value >> host;
  }
}

/** Functions that read addresses and networks. */
export const ADDRESS_FUNCTIONS: Functions = {
  ip: ([text]) => (typeof text === 'string' ? addressOf(text) : undefined),
  isIP: ([text]) => (typeof text === 'string' ? parseAddress(text) !== undefined : undefined),
  'ip.isCanonical': ([text]) => (typeof text === 'string' ? addressOf(text).toString() === text : undefined),
  cidr: ([text]) => (typeof text === 'string' ? networkOf(text) : undefined),
  isCIDR: ([text]) => (typeof text === 'string' ? parseNetwork(text) !== undefined : undefined),
};

/** Methods of addresses and networks. */
export const ADDRESS_METHODS: Functions = {
  family: ofAddress(({ bits }) => (bits === 32 ? 4n : 6n)),
  isUnspecified: ofAddress(({ value }) => value === 0n),
  isLoopback: ofAddress(isLoopback),
  isLinkLocalMulticast: ofAddress(({ bits, value }) =>
    bits === 32 ? value >> 8n === 0xe00000n : value >> 112n === 0xff02n,
  ),
  isLinkLocalUnicast: ofAddress(isLinkLocalUnicast),
  isGlobalUnicast: ofAddress(
    (address) =>
      address.value !== 0n &&
      !(address.bits === 32 && address.value === 0xffffffffn) &&
      !isLoopback(address) &&
      !isLinkLocalUnicast(address) &&
      (address.bits === 32 ? address.value >> 28n !== 0xen : address.value >> 120n !== 0xffn),
  ),
  ip: ofNetwork(({ address }) => address),
  prefixLength: ofNetwork(({ length }) => BigInt(length)),
  masked: ofNetwork((network) => network.masked),
  containsIP: ([network, other]) => {
    const address = typeof other === 'string' ? addressOf(other) : other;
    return network instanceof Network && address instanceof Address ? network.contains(address) : undefined;
  },
  containsCIDR: ([network, other]) => {
    const inner = typeof other === 'string' ? networkOf(other) : other;
    if (!(network instanceof Network && inner instanceof Network)) return undefined;
    return network.length <= inner.length && network.contains(inner.address);
  },
};

function isLoopback({ bits, value }: Address): boolean {
  return bits === 32 ? value >> 24n === 127n : value === 1n;
}

function isLinkLocalUnicast({ bits, value }: Address): boolean {
  return bits === 32 ? value >> 16n === 0xa9fen : value >> 118n === 0xfe80n >> 6n;
}

function ofAddress(call: (address: Address) => CelValue): CelFunction {
  return ([value]) => (value instanceof Address ? call(value) : undefined);
}

function ofNetwork(call: (network: Network) => CelValue): CelFunction {
  return ([value]) => (value instanceof Network ? call(value) : undefined);
}

function addressOf(text: string): Address {
  const address = parseAddress(text);
  if (!address) throw new CelError('IP address parse error during conversion from string');
  return address;
}

function networkOf(text: string): Network {
  const network = parseNetwork(text);
  if (!network) throw new CelError('network address parse error during conversion from string');
  return network;
}

/** An address without zone, and not one of IPv4 in IPv6; undefined where the text is none. */
function parseAddress(text: string): Address | undefined {
  if (isIPv4(text)) return new Address(32, ipv4Value(text));
  if (text.includes('%') || !isIPv6(text)) return undefined;
  const value = ipv6Value(text);
  return value >> 32n === 0xffffn ? undefined : new Address(128, value);
}

function parseNetwork(text: string): Network | undefined {
  const [, start = '', length = ''] = /^(.*)\/(0|[1-9]\d{0,2})$/.exec(text) ?? [];
  const address = parseAddress(start);
  return address && Number(length) <= address.bits ? new Network(address, Number(length)) : undefined;
}

function ipv4Value(text: string): bigint {
  return text.split('.').reduce((value, part) => (value << 8n) | BigInt(part), 0n);
}

function ipv6Value(text: string): bigint {
  const plain = text.replace(/[^:]+\.[^:]+$/, (ipv4) => {
    const value = ipv4Value(ipv4);
    return `${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`;
  });
  const [head = '', tail] = plain.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const [first, last] = [groups(head), groups(tail ?? '')];
  const zeros = new Array<string>(8 - first.length - last.length).fill('0');
  return [...first, ...zeros, ...last].reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n);
}

/** Lower case, and the longest row of two or more zero groups as `::`. */
function ipv6Text(value: bigint): string {
  const groups = Array.from({ length: 8 }, (_, at) => ((value >> BigInt(112 - 16 * at)) & 0xffffn).toString(16));
  let best = { at: 0, length: 0 };
  for (let at = 0; at < 8; at++) {
    let end = at;
    while (groups[end] === '0') end++;
    if (end - at > best.length) best = { at, length: end - at };
  }
  if (best.length < 2) return groups.join(':');
  return `${groups.slice(0, best.at).join(':')}::${groups.slice(best.at + best.length).join(':')}`;
}
