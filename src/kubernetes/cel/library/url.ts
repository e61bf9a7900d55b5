import { isIPv6 } from 'node:net';
import { CelError, NotKnown } from '../failure.ts';
import { CelList, type CelValue, LiteralMap, Opaque } from '../values.ts';
import type { CelFunction, Functions } from './table.ts';

/** A URL as Go's net/url reads it. */
export class Url extends Opaque {
  readonly typeName = 'kubernetes.URL';
  readonly scheme: string;
  /** Host and port. */
  readonly host: string;
  /** The path as it was written. */
  readonly path: string;
  readonly query: string;
  readonly #text: string;

  constructor(text: string, parts: Pick<Url, 'scheme' | 'host' | 'path' | 'query'>) {
    super();
    this.#text = text;
    this.scheme = parts.scheme;
    this.host = parts.host;
    this.path = parts.path;
    this.query = parts.query;
  }

  equals(other: Opaque): boolean {
    return other instanceof Url && other.#text === this.#text;
  }
}

/** `url(…)` and `isURL(…)`: an absolute URL or path. */
export const URL_FUNCTIONS: Functions = {
  isURL: ([text], budget) => {
    if (typeof text !== 'string') return undefined;
    budget.read(text);
    return parseUrl(text) !== undefined;
  },
  url: ([text], budget) => {
    if (typeof text !== 'string') return undefined;
    budget.read(text);
    const [whole = '', ...fragment] = text.split('#');
    // It is read as a request's URL first, to which `#` is a character, and then again without the fragment.
    const url = parseUrl(text) && isEscaped(fragment.join('#')) ? parseUrl(whole) : undefined;
    if (!url) throw new CelError('URL parse error during conversion from string');
    if (text.startsWith('//')) throw new NotKnown('a URL without scheme has a host');
    return url;
  },
};

/** Methods of URLs. */
export const URL_METHODS: Functions = {
  getScheme: ofUrl(({ scheme }) => scheme),
  getHost: ofUrl(({ host }) => host),
  getHostname: ofUrl(({ host }) => host.replace(/:\d*$/, '').replace(/^\[(.*)\]$/, '$1')),
  getPort: ofUrl(({ host }) => /:(\d*)$/.exec(host)?.[1] ?? ''),
  getEscapedPath: ofUrl(({ path }) => {
    return /^(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})*$/.test(path) ? path : escapedPath(path);
  }),
  getQuery: ofUrl(({ query }) => queryOf(query)),
};

/** A path whose bytes are escaped as Go does it, whether they were before or not. */
function escapedPath(path: string): string {
  const decoded = Buffer.from(path)
    .toString('latin1')
    .replace(/%([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return decoded.replace(
    /[^A-Za-z0-9\-._~$&+,/:;=@]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

function ofUrl(call: (url: Url) => CelValue): CelFunction {
  return ([value]) => (value instanceof Url ? call(value) : undefined);
}

/** A URL as Go's `url.ParseRequestURI` takes it, or undefined if the text is none. */
export function parseUrl(text: string): Url | undefined {
  if (text === '' || /[\x00-\x1f\x7f]/.test(text)) return undefined;
  if (text === '*') return new Url(text, { scheme: '', host: '', path: '*', query: '' });
  if (text.startsWith(':')) return undefined;
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(text)?.[1] ?? '';
  const [rest = '', ...queries] = text.slice(scheme === '' ? 0 : scheme.length + 1).split('?');
  const query = queries.join('?');
  const lower = scheme.toLowerCase();
  if (!rest.startsWith('/'))
    return scheme === '' ? undefined : new Url(text, { scheme: lower, host: '', path: '', query });
  const [, authority, path = ''] = (scheme === '' ? undefined : /^\/\/([^/]*)(.*)$/s.exec(rest)) ?? [
    rest,
    undefined,
    rest,
  ];
  if (!isEscaped(path)) return undefined;
  if (authority === undefined) return new Url(text, { scheme: lower, host: '', path, query });
  const host = hostOf(authority, lower);
  return host === undefined ? undefined : new Url(text, { scheme: lower, host, path, query });
}

/** Whether each `%` begins an escape. */
function isEscaped(text: string): boolean {
  return !/%(?![0-9A-Fa-f]{2})/.test(text);
}

function hostOf(authority: string, scheme: string): string | undefined {
  const at = authority.lastIndexOf('@');
  const host = authority.slice(at + 1);
  const user = at === -1 ? '' : authority.slice(0, at);
  if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(user) || !isEscaped(user)) return undefined;
  if (host.includes('%')) throw new NotKnown('a host has escapes');
  if (host.lastIndexOf('[') > 0) return undefined;
  if (host.startsWith('[')) {
    const [, inside = '', port] = /^\[(.*)\]([^\]]*)$/s.exec(host) ?? [];
    if (port === undefined || !/^(?::\d*)?$/.test(port)) return undefined;
    // Older versions of Go do not look into the brackets.
    if (!isIPv6(inside)) throw new NotKnown('a host in brackets is not an address');
    return host;
  }
  if (/[\x20#/?@\\^`{|}]/.test(host)) return undefined;
  const colon = host.indexOf(':');
  if (colon === -1) return host;
  // Newer versions of Go do not take several colons in these schemes.
  if (host.lastIndexOf(':') !== colon && /^https?$/.test(scheme)) throw new NotKnown('a host has several colons');
  return /^:\d*$/.test(host.slice(host.lastIndexOf(':'))) ? host : undefined;
}

function queryOf(query: string): LiteralMap {
  const values = new Map<string, string[]>();
  for (const part of query.split('&')) {
    if (part === '' || part.includes(';')) continue;
    const [key = '', ...rest] = part.split('=');
    const [name, value] = [unescapePart(key), unescapePart(rest.join('='))];
    if (name === undefined || value === undefined) continue;
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  return new LiteralMap([...values].map(([name, texts]) => [name, new CelList(texts)] as const));
}

function unescapePart(text: string): string | undefined {
  if (!isEscaped(text)) return undefined;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new NotKnown('a query is not UTF-8');
  }
}
