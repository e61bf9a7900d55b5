import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fetchCommit, fetchHistory } from '../../../src/hosts/github/fetch.ts';
import { findRevisions } from '../../../src/hosts/github/revisions.ts';
import { passedFiles } from '../../../src/repository/passed-files.ts';
import { commitAll, gitIn, scratchFolder, scratchRepository, write } from '../../repository/scratch.ts';

const TOKEN = 'ghs_for_tests_only';
const BASIC = Buffer.from(`x-access-token:${TOKEN}`).toString('base64');
const backend = join(execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim(), 'git-http-backend');

/** Serves a repository over HTTP to whoever brings the token, once; gives the server's root and what was sent. */
async function serve(repository: string): Promise<{ root: string; sent: string[][] }> {
  const sent: string[][] = [];
  const root = await listen((request, response) => {
    const authorization = request.rawHeaders.filter(
      (_, at) => at % 2 === 1 && /^authorization$/i.test(request.rawHeaders[at - 1] ?? ''),
    );
    sent.push(authorization);
    if (authorization.length === 1 && authorization[0] === `basic ${BASIC}`) runBackend(repository, request, response);
    else response.writeHead(authorization.length > 1 ? 400 : 401).end();
  });
  return { root, sent };
}

/** Starts a server for the test and gives its root. */
async function listen(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

function runBackend(repository: string, request: IncomingMessage, response: ServerResponse): void {
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const env = {
    ...process.env,
    GIT_PROJECT_ROOT: repository,
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: path.replace('/octo/fleet', '/.git'),
    QUERY_STRING: query,
    REQUEST_METHOD: request.method,
    CONTENT_TYPE: request.headers['content-type'],
    HTTP_CONTENT_ENCODING: request.headers['content-encoding'],
    GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
  };
  const process_ = spawn(backend, { env });
  const chunks: Buffer[] = [];
  process_.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  process_.on('close', () => {
    const output = Buffer.concat(chunks);
    const end = output.indexOf('\r\n\r\n');
    for (const line of output.toString('latin1', 0, end).split('\r\n')) {
      const [name = '', value = ''] = line.split(/: (.*)/);
      if (name === 'Status') response.statusCode = Number(value.slice(0, 3));
      else response.setHeader(name, value);
    }
    response.end(output.subarray(end + 4));
  });
  request.pipe(process_.stdin);
}

/** A repository with three commits and a shallow checkout of the last one, with a stale header as actions/checkout persists it. */
async function setting() {
  const origin = scratchRepository({ 'a.yaml': 'a: 1\n' });
  gitIn(origin, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  const first = gitIn(origin, 'rev-parse', 'HEAD');
  for (const text of ['a: 2\n', 'a: 3\n']) {
    write(origin, { 'a.yaml': text });
    commitAll(origin, text.trim());
  }
  const folder = scratchFolder();
  gitIn(folder, 'clone', '-q', '--depth=1', `file://${origin}`, '.');
  const { root, sent } = await serve(origin);
  // What a checkout calls its origin does not count.
  gitIn(folder, 'remote', 'set-url', 'origin', 'https://elsewhere.example.com/octo/fleet');
  gitIn(folder, 'config', `http.${root}/.extraheader`, 'AUTHORIZATION: basic c3RhbGU=');
  return { folder, root, sent, first };
}

test.skipIf(!existsSync(backend))('a commit is fetched with the token alone, which is written nowhere', async () => {
  const { folder, root, sent, first } = await setting();
  const remote = { folder, url: `${root}/octo/fleet`, token: TOKEN };
  expect(await fetchCommit(remote, first)).toBe(first);
  expect(new Set(sent.map((headers) => headers.join()))).toEqual(new Set([`basic ${BASIC}`]));
  expect(gitIn(folder, 'rev-list', '--count', 'HEAD')).toBe('1');
  expect(await fetchHistory(remote, [gitIn(folder, 'rev-parse', 'HEAD')])).toBe(true);
  expect(gitIn(folder, 'rev-list', '--count', 'HEAD')).toBe('3');
  expect(readFileSync(join(folder, '.git/config'), 'utf8')).not.toContain(BASIC);
});

test.skipIf(!existsSync(backend))('a remote that refuses gives no commit', async () => {
  const { folder, root, first } = await setting();
  expect(await fetchCommit({ folder, url: `${root}/octo/fleet`, token: 'ghs_wrong' }, first)).toBeUndefined();
});

test('a partial clone gets the files that earlier commits of a change had', async () => {
  const origin = scratchRepository({ 'a.yaml': 'a: 0\n' });
  for (const name of ['allowFilter', 'allowAnySHA1InWant']) gitIn(origin, 'config', `uploadpack.${name}`, 'true');
  const [base, , head] = ['a: 1\n', 'a: 2\n', 'a: 3\n'].map((text) => {
    write(origin, { 'a.yaml': text });
    return commitAll(origin, text.trim());
  });
  if (base === undefined || head === undefined) throw new Error('no commits');
  const folder = scratchFolder();
  gitIn(folder, 'clone', '-q', '--filter=blob:none', `file://${origin}`, '.');
  gitIn(folder, 'config', 'remote.origin.url', 'file:///nowhere');
  const read = () => passedFiles(folder, { base, head });
  expect(read().isWhole).toBe(false);
  const remote = { folder, url: `file://${origin}`, token: '' };
  const found = await findRevisions({ head, bases: [base] }, remote, async () => undefined);
  expect(found).toMatchObject({ base, head });
  expect([read().isWhole, read().files.map(({ text }) => text.text)]).toEqual([true, ['a: 2\n']]);
});

test('the token follows no redirection', async () => {
  const { folder, first } = await setting();
  const asked: (string | undefined)[] = [];
  const elsewhere = await listen((request, response) => {
    asked.push(request.headers.authorization);
    response.writeHead(404).end();
  });
  const root = await listen((request, response) => {
    response.writeHead(301, { location: `${elsewhere}${request.url}` }).end();
  });
  expect(await fetchCommit({ folder, url: `${root}/octo/fleet`, token: TOKEN }, first)).toBeUndefined();
  expect(asked).toEqual([]);
});
