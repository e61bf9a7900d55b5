import { isIPv4, isIPv6 } from 'node:net';
import { Opaque } from '../values.ts';

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

/** An address without zone, and not one of IPv4 in IPv6, or undefined if the text is none. */
export function parseAddress(text: string): Address | undefined {
  if (isIPv4(text)) return new Address(32, ipv4Value(text));
  if (text.includes('%') || !isIPv6(text)) return undefined;
  const value = ipv6Value(text);
  return value >> 32n === 0xffffn ? undefined : new Address(128, value);
}

/** A network as Kubernetes writes it (`10.0.0.0/8`), or undefined if the text is none. */
export function parseNetwork(text: string): Network | undefined {
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
