import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { bareRepository, canary, SECRET } from '../../repository/canary.ts';
import { gitIn, scratchFolder, write } from '../../repository/scratch.ts';
import type { Files } from './prepared.ts';
import { type Outcome, Scene, TOKEN } from './scene.ts';

let scene: Scene | undefined;

afterEach(() => scene?.close());

const MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: default}\n';
const foundIn = ({ report }: Outcome): string[] =>
  (report?.findings ?? []).map(({ rule, location }) => `${rule} ${location.path}:${location.start.line}`);
const below = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));

/** A pull request that brings these files into `kubernetes`. */
async function pullRequest(files: Files): Promise<Scene> {
  scene = await Scene.open({ 'kubernetes/a.yaml': MAP }, below('kubernetes', files));
  return scene;
}

test('a bare repository that the pull request brings runs nothing, hides nothing and gets no token', async () => {
  const { command, hasRun } = canary();
  const { checkout, run } = bind(await pullRequest({ ...bareRepository(command), 'evil.yaml': SECRET }));
  // The base is not in the checkout, so that git has to fetch.
  const outcome = await run(checkout(), { inputs: { path: 'kubernetes' } });
  expect(foundIn(outcome)).toEqual(['embedded-repository HEAD:1', 'plaintext-secret evil.yaml:5']);
  expect([outcome.code, outcome.report?.summary.scope]).toEqual([1, 'new']);
  expect(hasRun()).toBe(false);
});

test('the token goes to the repository of the event, whatever the checkout calls its origin', async () => {
  const { command, hasRun } = canary();
  const { checkout, run } = bind(await pullRequest({ 'evil.yaml': SECRET }));
  const folder = checkout();
  const settings = {
    'remote.origin.url': `ext::${command}`,
    'protocol.ext.allow': 'always',
    'core.fsmonitor': command,
    'core.sshCommand': command,
    'core.alternateRefsCommand': command,
    'credential.helper': `!${command}`,
    'url.ext::sh -c evil.insteadOf': 'file://',
  };
  for (const [name, value] of Object.entries(settings)) gitIn(folder, 'config', name, value);
  const outcome = await run(folder, { inputs: { path: 'kubernetes' } });
  expect(foundIn(outcome)).toEqual(['plaintext-secret evil.yaml:5']);
  expect(outcome.report?.summary.scope).toBe('new');
  expect(hasRun()).toBe(false);
});

test('attributes of the pull request hide no lines', async () => {
  const { checkout, run } = bind(
    await pullRequest({ '.gitattributes': '*.yaml -diff\n', 'evil.yaml': SECRET, 'b.yaml': MAP }),
  );
  const outcome = await run(checkout(), { inputs: { path: 'kubernetes', scope: 'changed' } });
  expect(foundIn(outcome)).toEqual(['plaintext-secret evil.yaml:5']);
  expect(outcome.code).toBe(1);
});

test('a partial clone gets the files it lacks from the repository of the event', async () => {
  const opened = await pullRequest({ 'a.yaml': `${MAP}data: {a: b}\n`, 'evil.yaml': SECRET });
  gitIn(opened.origin, 'config', 'uploadpack.allowFilter', 'true');
  const folder = join(scratchFolder(), 'clone');
  gitIn(opened.folder, 'clone', '-q', '--filter=blob:none', '--no-checkout', `file://${opened.origin}`, folder);
  gitIn(folder, 'fetch', '-q', 'origin', opened.merge);
  gitIn(folder, 'checkout', '-q', opened.merge);
  gitIn(folder, 'config', 'remote.origin.url', 'file:///nowhere');
  const outcome = await opened.run(folder, { inputs: { path: 'kubernetes' } });
  expect(foundIn(outcome)).toEqual(['plaintext-secret evil.yaml:5']);
});

test('a path without files, and one that is a link out of the repository, are clear errors', async () => {
  const { checkout, run } = bind(await pullRequest({ 'b.yaml': MAP }));
  const folder = checkout();
  write(folder, { 'empty/.git-is-not-here/x': '' });
  symlinkSync('/etc', join(folder, 'kubernetes/out'));
  gitIn(folder, 'add', '-A');
  const outcomes = [
    await run(folder, { inputs: { path: 'empty' } }),
    await run(folder, { inputs: { path: 'kubernetes/out' } }),
  ];
  expect(outcomes.map(({ code }) => code)).toEqual([2, 2]);
  expect(outcomes[0]?.output).toContain('Nothing to check');
  expect(outcomes[1]?.output).toContain('symbolic link');
});

test('a report is not written through a link of the pull request, and makes its folder', async () => {
  const { checkout, run } = bind(await pullRequest({ 'b.yaml': MAP }));
  const folder = checkout();
  const outside = scratchFolder({ 'target.sarif': 'mine' });
  symlinkSync(join(outside, 'target.sarif'), join(folder, 'gate.sarif'));
  symlinkSync(outside, join(folder, 'reports'));
  for (const file of ['gate.sarif', 'reports/new.sarif']) {
    const outcome = await run(folder, { inputs: { format: `sarif=${file}`, path: 'kubernetes' } });
    expect([outcome.code, outcome.outputs.conclusion]).toEqual([2, 'error']);
    expect(outcome.output).toContain('is a symbolic link');
  }
  expect(readFileSync(join(outside, 'target.sarif'), 'utf8')).toBe('mine');
  expect(existsSync(join(outside, 'new.sarif'))).toBe(false);
  expect((await run(folder, { inputs: { format: 'sarif=out/new.sarif', path: 'kubernetes' } })).code).toBe(0);
  expect(JSON.parse(readFileSync(join(folder, 'out/new.sarif'), 'utf8')).version).toBe('2.1.0');
});

function bind(opened: Scene): Pick<Scene, 'checkout' | 'run'> {
  const run: Scene['run'] = async (folder, options) => {
    const outcome = await opened.run(folder, options);
    expect(outcome.output).not.toContain(TOKEN);
    return outcome;
  };
  return { checkout: opened.checkout.bind(opened), run };
}
