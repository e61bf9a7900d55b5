import { createServer, type RequestListener } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { type Client, connect, isForbidden } from '../../../src/hosts/github/client.ts';
import { PullFiles, readPullChange } from '../../../src/hosts/github/pull-files.ts';
import { readChange } from '../../../src/repository/diff.ts';
import { reasonOf } from '../../../src/text/reason.ts';
import { Scene, TOKEN } from './scene.ts';

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

function client(apiUrl: string, graphqlUrl: string, timeLimit = 60_000): Promise<Client> {
  return connect({ token: TOKEN, apiUrl, graphqlUrl, owner: 'octo', repo: 'fleet', patient: false, timeLimit });
}

test.each([
  ['/api/v3', '/api/graphql'],
  ['', '/graphql'],
  ['/rest', '/elsewhere/graphql'],
])('the API roots are those of the runner: %s and %s', async (rest, graphql) => {
  const paths: (string | undefined)[] = [];
  const root = await listen((request, response) => {
    paths.push(request.url?.split('?')[0]);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data: {} }));
  });
  const { octokit } = await client(`${root}${rest}`, `${root}${graphql}`);
  await octokit.graphql('query { viewer { login } }');
  await octokit.rest.repos.compareCommitsWithBasehead({ owner: 'octo', repo: 'fleet', basehead: 'a...b' });
  expect(paths).toEqual([graphql, `${rest}/repos/octo/fleet/compare/a...b`]);
});

test('a server that does not answer is given up', async () => {
  const root = await listen(() => {});
  const { octokit } = await client(root, `${root}/graphql`, 100);
  const error = await octokit.graphql('query { viewer { login } }').catch((problem: unknown) => problem);
  expect(reasonOf(error)).toMatch(/timeout/i);
  expect(isForbidden(error)).toBe(false);
});

test('the changed files of a pull request are read page by page, as git sees them', async () => {
  const files = (text: string) =>
    Object.fromEntries(Array.from({ length: 230 }, (_, at) => [`apps/${at}.yaml`, `a: ${at}\n${text}`]));
  const scene = await Scene.open(
    { ...files('b: 1\n'), 'other/a.yaml': 'a: 1\n', 'apps/gone.yaml': 'x\n' },
    {
      ...files('b: 2\n'),
      'other/a.yaml': 'a: 2\n',
      'apps/gone.yaml': '',
    },
  );
  onTestFinished(() => scene.close());
  const asked = await readPullChange(new PullFiles(await client(scene.apiUrl, '', 60_000), 7), scene.base, 'apps');
  const local = readChange(scene.checkout(scene.head, 0), scene.base, scene.head);
  expect(asked.files.size).toBe(231);
  for (const [path, file] of asked.files)
    expect(local.files.get(`apps/${path}`)).toEqual({ ...file, path: `apps/${path}` });
  expect(scene.server.requests).toHaveLength(3);
  expect(scene.server.violations).toEqual([]);
});
