import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressAt, readLocation, type SchemaLocation } from '../../../src/kubernetes/schema/location.ts';
import { isPublicAddress } from '../../../src/kubernetes/schema/online/address.ts';
import { cached, cacheFolder, schemaFetcherOf } from '../../../src/kubernetes/schema/online/cache.ts';
import { type FetchSchema, type Network, schemaFetcher } from '../../../src/kubernetes/schema/online/fetch.ts';
import { parsePolicy } from '../../../src/policy/read.ts';
import { TextFile } from '../../../src/repository/text-file.ts';
import { check } from '../../../src/run.ts';
import { treeOf } from '../../rules/page.ts';

const CATALOGUE = 'https://schemas.example.com/{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json';
const CRANE = 'apiVersion: example.com/v1\nkind: Crane\nmetadata: {name: a}\nspec: {reach: far}\n';
const SCHEMA = JSON.stringify({
  type: 'object',
  properties: {
    apiVersion: { type: 'string' },
    kind: { type: 'string' },
    metadata: { type: 'object' },
    spec: { $ref: '#/definitions/spec' },
  },
  definitions: {
    spec: {
      type: 'object',
      additionalProperties: false,
      required: ['hook'],
      properties: {
        reach: { type: ['integer', 'null'] },
        hook: { const: 'big' },
        load: { oneOf: [{ type: 'string' }, { type: 'integer' }] },
        open: { type: 'object', properties: {} },
        next: { $ref: '#/definitions/spec' },
      },
    },
  },
});

function located(text: string): SchemaLocation {
  const location = readLocation(text);
  if (location === undefined || typeof location === 'string') throw new Error(location);
  return location;
}

/** What the schema rule says of files, and the notes. */
async function judge(
  files: Record<string, string>,
  policy: string,
  fetchSchema?: FetchSchema,
): Promise<{ told: string[]; notes: readonly string[] }> {
  const result = await check({
    head: treeOf(files),
    base: undefined,
    policy: await parsePolicy(new TextFile('policy.yaml', policy), []),
    scope: 'all',
    failOn: 'error',
    today: '2026-11-01',
    fetchSchema,
  });
  const findings = result.report.findings.filter(({ rule }) => rule === 'schema');
  return { told: findings.map(({ severity, message }) => `${severity} ${message}`).sort(), notes: result.notes() };
}

describe('a location', () => {
  it('is filled in as kubeconform does', () => {
    const at = (template: string, apiVersion: string, kind: string): string | undefined =>
      addressAt(located(template), { apiVersion, kind }, '1.36');
    expect(at(CATALOGUE, 'example.com/v1', 'Crane')).toBe('https://schemas.example.com/example.com/crane_v1.json');
    expect(at('./schemas/', 'apps/v1', 'Deployment')).toBe('schemas/v1.36.0-standalone-strict/deployment-apps-v1.json');
    expect(at('{{ .ResourceKind }}{{- .KindSuffix -}}.json', 'v1', 'Service')).toBe('service-v1.json');
    expect(at('a/{{.ResourceKind}}{{.KindSuffix}}.json', 'cert-manager.io/v1', 'Issuer')).toBe(
      'a/issuer-cert-manager-v1.json',
    );
  });

  it('takes no names that lead elsewhere', () => {
    for (const [apiVersion, kind] of [
      ['../../v1', 'Crane'],
      ['example.com/v1', '../Crane'],
      ['a@b/v1', 'Crane'],
      ['example.com/v1?x', 'Crane'],
      ['example.com/v1', 'Crane#'],
    ] as const)
      expect(addressAt(located(CATALOGUE), { apiVersion, kind }, '1.36')).toBeUndefined();
  });

  it.each([
    ['http://example.com/{{.ResourceKind}}.json', 'not a URL of the form https'],
    ['https://{{.Group}}/a.json', 'not a URL of the form https'],
    ['https://user@example.com/a.json', 'not a URL of the form https'],
    ['file:///etc/passwd.json', 'not a URL of the form https'],
    ['../schemas', 'is outside the repository'],
    ['/schemas', 'is outside the repository'],
    ['a/{{.ResourceKnd}}.json', 'Did you mean `{{.ResourceKind}}`?'],
    ['a/{{ printf "%s" .Group }}.json', 'is not a known variable'],
  ])('%s is a mistake of the policy file', async (location, message) => {
    const policy = `schemaLocations:\n  - default\n  - '${location}'\n`;
    await expect(parsePolicy(new TextFile('p.yaml', policy), [])).rejects.toThrow(message);
    await expect(parsePolicy(new TextFile('p.yaml', policy), [])).rejects.toThrow('p.yaml:3:5');
  });
});

describe('a folder of the repository', () => {
  const policy = 'schemaLocations: [default, "schemas/{{.ResourceKind}}.json"]\n';

  it('judges kinds that are not known otherwise', async () => {
    const files = { 'a.yaml': CRANE, 'schemas/crane.json': SCHEMA };
    expect((await judge(files, '')).told).toEqual([]);
    expect((await judge(files, policy)).told).toEqual([
      'error `spec.reach` must be an integer, not the string `far`.',
      expect.stringContaining('`spec` is missing the required field `hook`'),
    ]);
    const whole = CRANE.replace('far', '~, hook: big, load: 5, open: {a: 1}, next: {hook: small, hok: 1}');
    expect((await judge({ ...files, 'a.yaml': whole }, policy)).told).toEqual([
      expect.stringContaining('`spec.next.hok` is not a field'),
      expect.stringContaining('`spec.next.hook`'),
    ]);
  });

  it('gives nothing where it holds no schema, and what it refers to without end does no harm', async () => {
    for (const text of ['', '[]', '{"properties": 1}', 'no: json', '['.repeat(100_000)]) {
      const { told, notes } = await judge({ 'a.yaml': CRANE, 'schemas/crane.json': text }, policy);
      expect(told).toEqual([]);
      if (text !== '') expect(notes.join('\n')).toContain('schemas/crane.json does not contain a JSON Schema');
    }
    const loop = { properties: { spec: { $ref: '#/definitions/a' } }, definitions: { a: { $ref: '#/definitions/a' } } };
    const branch = { properties: { reach: { $ref: '#/definitions/a' } } };
    const tree = { properties: { spec: { $ref: '#/definitions/a' } }, definitions: { a: { anyOf: [branch, branch] } } };
    const deep = `${'{"reach":'.repeat(60)}1${'}'.repeat(60)}`;
    for (const schema of [loop, tree]) {
      const text = JSON.stringify(schema);
      const crane = CRANE.replace('{reach: far}', deep);
      expect((await judge({ 'a.yaml': crane, 'schemas/crane.json': text }, policy)).told).toEqual([]);
    }
  });
});

describe('an address', () => {
  const asked: string[] = [];
  let server: Server;
  let port = 0;

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.headers.host ?? ''}${request.url ?? ''}`);
      if (request.url === '/moved.json')
        response.writeHead(302, { location: 'https://schemas.example.com/a.json' }).end();
      else if (request.url === '/large.json') response.end('x'.repeat(5000));
      else if (request.url === '/endless.json') response.write('{');
      else if (request.url === '/broken.json') response.destroy();
      else if (request.url === '/example.com/crane_v1.json') response.end(SCHEMA);
      else response.writeHead(404).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  /** The local server in place of the internet. */
  const network = (more: Partial<Network> = {}): Network => ({
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    isAllowed: () => true,
    request: (url, options, answer) =>
      request(new URL(`http://${url.hostname}:${port}${url.pathname}`), options, answer),
    ...more,
  });
  const fetcher = (more?: Partial<Network>): FetchSchema =>
    schemaFetcher(network(more), { milliseconds: 300, bytes: 4096 });
  const why = async (url: string, more?: Partial<Network>): Promise<string> => {
    const answer = await fetcher(more)(url);
    return answer.status === 'failed' ? answer.why : answer.status;
  };

  it('is asked only for what is not known, once, and never fails the user', async () => {
    asked.length = 0;
    const policy = `online: true\nschemaLocations: [default, '${CATALOGUE}']\n`;
    const files = { 'a.yaml': CRANE, 'b.yaml': CRANE.replace('far', '1, hook: big, hok: 1').replace('a}', 'b}') };
    const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: 80}]}\n';
    const boat = CRANE.replace('Crane', 'Boat');
    const { told, notes } = await judge({ ...files, 'c.yaml': service, 'd.yaml': boat }, policy, fetcher());
    // Another release may run than the one at the address: what is no plain slip is likely only.
    expect(told).toEqual([
      expect.stringContaining('warning `spec.hok` is not a field of Crane v1'),
      'warning `spec.reach` must be an integer, not the string `far`.',
      expect.stringContaining('warning `spec` is missing the required field `hook`'),
    ]);
    expect(asked.map((line) => line.replace(/^[^/]*/, '')).sort()).toEqual([
      '/example.com/boat_v1.json',
      '/example.com/crane_v1.json',
    ]);
    expect(notes.join('\n')).toContain('example.com/v1 Boat');
    const failing = await judge(files, policy, fetcher({ resolve: async () => [] }));
    expect(failing.told).toEqual([]);
    expect(failing.notes.join('\n')).toContain('schemas.example.com has no public address');
  });

  it('is not asked where that is not wanted', async () => {
    expect(schemaFetcherOf(false, {})).toBeUndefined();
    const { told, notes } = await judge({ 'a.yaml': CRANE }, `schemaLocations: ['${CATALOGUE}']\n`);
    expect(told).toEqual([]);
    expect(notes.join('\n')).toContain('To request them, set online: true');
  });

  it('leads to no host of the own network, however it is named', async () => {
    asked.length = 0;
    const local = { isAllowed: isPublicAddress };
    expect(await why('https://schemas.example.com/a.json', local)).toContain('no public address');
    const mixed = [
      { address: '93.184.216.34', family: 4 },
      { address: '::1', family: 6 },
    ];
    expect(await why('https://schemas.example.com/a.json', { ...local, resolve: async () => mixed })).toContain(
      'no public address',
    );
    for (const host of ['127.0.0.1', '[::1]', '2130706433', '0x7f.1', '169.254.169.254', '[::ffff:10.0.0.1]'])
      expect(await why(`https://${host}/a.json`, local)).toContain('is not a public address');
    expect(await why('http://schemas.example.com/a.json')).toContain('https');
    expect(await why('https://user:word@schemas.example.com/a.json')).toContain('https');
    expect(asked).toEqual([]);
  });

  it('is given up where it redirects, gives too much, takes too long or breaks off', async () => {
    asked.length = 0;
    expect(await why('https://schemas.example.com/moved.json')).toBe('the server answered with status 302');
    expect(asked).toHaveLength(1);
    expect(await why('https://schemas.example.com/large.json')).toContain('larger than 4 KiB');
    expect(await why('https://schemas.example.com/endless.json')).toContain('no answer within');
    expect(await why('https://schemas.example.com/broken.json')).toContain('hang up');
    expect(await why('https://schemas.example.com/none.json')).toBe('absent');
  });

  it('is asked once a day', async () => {
    asked.length = 0;
    const folder = mkdtempSync(join(tmpdir(), 'gitops-gate-cache-'));
    const url = 'https://schemas.example.com/example.com/crane_v1.json';
    const fetch = cached(fetcher(), folder);
    expect(await fetch(url)).toEqual({ status: 'found', text: SCHEMA });
    expect(await cached(fetcher(), folder)(url)).toEqual({ status: 'found', text: SCHEMA });
    expect(await fetch('https://schemas.example.com/none.json')).toEqual({ status: 'absent' });
    expect(await fetch('https://schemas.example.com/none.json')).toEqual({ status: 'absent' });
    expect(asked).toHaveLength(2);
    const yesterday = Date.now() / 1000 - 90_000;
    for (const name of readdirSync(folder)) utimesSync(join(folder, name), yesterday, yesterday);
    // An old answer is better than none.
    expect(await cached(async () => ({ status: 'failed', why: 'away' }), folder)(url)).toMatchObject({
      status: 'found',
    });
    await fetch(url);
    expect(asked).toHaveLength(3);
    rmSync(folder, { recursive: true });
  });
});

it('only addresses of the public internet are public', () => {
  const no = [
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '161.26.0.10',
    '166.9.48.1',
    '168.63.129.16',
    '169.254.169.254',
    '172.31.0.1',
    '192.168.0.1',
    '224.0.0.1',
  ];
  const no6 = [
    '::',
    '::1',
    '::ffff:8.8.8.8',
    '64:ff9b::a00:1',
    'fe80::1',
    'fd00::1',
    'ff02::1',
    '2002:a00:1::',
    '2001::1',
  ];
  for (const address of [...no, ...no6, 'localhost', ''])
    expect([address, isPublicAddress(address)]).toEqual([address, false]);
  for (const address of ['8.8.8.8', '168.63.129.17', '166.12.0.1', '172.32.0.1', '2606:4700::1111'])
    expect(isPublicAddress(address)).toBe(true);
});

it('what is fetched is kept in the folder of the job, else of the user', () => {
  expect(cacheFolder({ RUNNER_TEMP: '/r', XDG_CACHE_HOME: '/x' })).toBe('/r/gitops-gate/schemas');
  expect(cacheFolder({ XDG_CACHE_HOME: '/x' })).toBe('/x/gitops-gate/schemas');
  expect(cacheFolder({})).toMatch(/\.cache\/gitops-gate\/schemas$/);
});
