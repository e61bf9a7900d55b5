import { CelError } from '../failure.ts';
import type { CelValue } from '../values.ts';
import { Address, Network, parseAddress, parseNetwork } from './ip.ts';
import type { CelFunction, Functions } from './table.ts';
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
