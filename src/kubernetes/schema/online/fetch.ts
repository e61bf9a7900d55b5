import { lookup } from 'node:dns/promises';
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './address.ts';

/** What asking an address for a schema came to. */
export type FetchedSchema =
  | { readonly status: 'found'; readonly text: string }
  | { readonly status: 'absent' }
  | { readonly status: 'failed'; readonly why: string };

/** Asks an address for a schema; never throws. */
export type FetchSchema = (url: string) => Promise<FetchedSchema>;

/** How the network is reached. */
export interface Network {
  /** The addresses of a host. */
  resolve(host: string): Promise<readonly { readonly address: string; readonly family: number }[]>;
  isAllowed(address: string): boolean;
  request(url: URL, options: RequestOptions, answer: (response: IncomingMessage) => void): ClientRequest;
}

/** Limits of one request. */
export interface FetchLimits {
  readonly milliseconds: number;
  readonly bytes: number;
}

const INTERNET: Network = {
  resolve: (host) => lookup(host, { all: true }),
  isAllowed: isPublicAddress,
  request: requestHttps,
};
const LIMITS: FetchLimits = { milliseconds: 10_000, bytes: 4 * 1024 * 1024 };

/**
 * Fetches schemas over https from hosts of the public internet. A name is resolved once, and the connection goes to the address that was
 * checked; redirections are not followed.
 */
export function schemaFetcher(network: Network = INTERNET, limits: FetchLimits = LIMITS): FetchSchema {
  return async (text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '')
      return { status: 'failed', why: 'it is not a URL of the form https://host/path' };
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0 && !network.isAllowed(host))
      return { status: 'failed', why: `${host} is not a public address` };
    try {
      return await ask(url, network, limits);
    } catch (error) {
      return { status: 'failed', why: error instanceof Error ? error.message : String(error) };
    }
  };
}

function ask(url: URL, network: Network, limits: FetchLimits): Promise<FetchedSchema> {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => {
      fail(new Error(`no answer within ${limits.milliseconds / 1000} s`));
      request.destroy();
    }, limits.milliseconds);
    const settle = (answer: FetchedSchema): void => {
      clearTimeout(timer);
      done(answer);
      request.destroy();
    };
    const headers = { accept: 'application/json', 'accept-encoding': 'identity', 'user-agent': 'gitops-gate' };
    const options: RequestOptions = { agent: false, headers, lookup: checkedLookup(network) };
    const request = network.request(url, options, (response) => read(response, limits.bytes, settle));
    request.on('error', (error) => {
      clearTimeout(timer);
      fail(error);
    });
    request.end();
  });
}

function read(response: IncomingMessage, most: number, settle: (answer: FetchedSchema) => void): void {
  const { statusCode = 0 } = response;
  if (statusCode !== 200) {
    const isAbsent = statusCode === 404 || statusCode === 410;
    settle(
      isAbsent ? { status: 'absent' } : { status: 'failed', why: `the server answered with status ${statusCode}` },
    );
    return;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  response.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > most) settle({ status: 'failed', why: `it is larger than ${Math.floor(most / 1024)} KiB` });
    else chunks.push(chunk);
  });
  response.on('end', () => settle({ status: 'found', text: Buffer.concat(chunks).toString('utf8') }));
  response.on('error', (error) => settle({ status: 'failed', why: error.message }));
}

/** Resolves a host and lets the connection go nowhere but to the addresses that were looked at. */
function checkedLookup({ resolve, isAllowed }: Network): LookupFunction {
  return (host, { all }, done) => {
    resolve(host).then(
      (addresses) => {
        const [first] = addresses;
        const refused = addresses.find(({ address }) => !isAllowed(address));
        if (!first || refused) done(new Error(`${host} has no public address`), '', 0);
        else if (all) done(null, [...addresses]);
        else done(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => done(error, '', 0),
    );
  };
}
