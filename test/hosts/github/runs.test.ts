import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { gitIn } from '../../repository/scratch.ts';
import { BASE, CHANGE, FIX, RIGHT, SECRET } from './fleet.ts';
import { FORK_TOKEN, type Outcome, Scene, TOKEN } from './scene.ts';

const SECRET_TOKEN = `ghp_${'kQ7Zp2Vw9xT4mB8cAa1LdR3s'}${'F6gHj5YuI0oP'}`;

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open(BASE, CHANGE);
});
afterEach(() => {
  expect(scene.server.violations).toEqual([]);
  scene.close();
});

const findingsOf = ({ report }: Outcome): string[] =>
  (report?.findings ?? []).map(({ rule, location }) => `${rule} ${location.path}:${location.start.line}`);
const annotations = ({ output }: Outcome): string[] =>
  output.split('\n').filter((line) => /^::(error|warning|notice) /.test(line));
const threadOn = (rule: string) => scene.pull.threads.find(({ comments }) => comments[0]?.body.includes(`\`${rule}\``));

test("with a fork's token the findings become annotations and the verdict stands", async () => {
  const outcome = await scene.run(scene.checkout(), { token: FORK_TOKEN });
  expect(outcome.code).toBe(1);
  expect(outcome.outputs.conclusion).toBe('failed');
  expect(scene.pull.threads).toEqual([]);
  expect(annotations(outcome)).toHaveLength(findingsOf(outcome).length);
  expect(annotations(outcome)).toContainEqual(
    expect.stringMatching(
      /^::error file=infrastructure\/sealed-secrets\.yaml,line=14,endLine=14,col=15,endColumn=22,title=unknown-source::/,
    ),
  );
  expect(outcome.summary.match(/^Review: .*$/gm)).toEqual([
    expect.stringContaining('cannot write reviews. It needs `pull-requests: write`, which runs for forks'),
  ]);
});

test('without a token nothing is asked of the API', async () => {
  const outcome = await scene.run(scene.checkout(scene.merge, 0), { token: '' });
  expect(outcome.code).toBe(1);
  expect(annotations(outcome)).toHaveLength(findingsOf(outcome).length);
  expect(scene.server.requests).toEqual([]);
});

test('a second run posts nothing, and findings that have a comment are not annotated as well', async () => {
  const first = await scene.run(scene.checkout());
  const writes = scene.server.writes().length;
  const second = await scene.run(scene.checkout());
  expect(scene.server.writes()).toHaveLength(writes);
  expect([annotations(first), annotations(second)]).toEqual([[], []]);
  expect([first.code, second.code]).toEqual([1, 1]);
  expect(second.summary).toContain(`${scene.pull.threads.length} earlier comments still open`);
});

test('one summary in the conversation says what the pull request brings, and is updated until all is well', async () => {
  await scene.run(scene.checkout());
  expect(scene.pull.comments).toHaveLength(1);
  const [summary] = scene.pull.comments;
  expect(summary?.body).toMatch(/^## ❌ gitops-gate failed[\s\S]*unknown-source[\s\S]*How to accept a finding/);
  expect(summary?.body).not.toContain(SECRET);
  const before = scene.server.writes().length;
  await scene.run(scene.checkout(), { env: { GITHUB_RUN_ID: '43' } });
  expect(scene.server.writes()).toHaveLength(before);
  scene.forcePush(RIGHT);
  await scene.run(scene.checkout());
  expect(scene.pull.comments).toHaveLength(1);
  expect(summary?.body).toMatch(/^## ✅ gitops-gate passed/);
});

test('comments stand on the lines of the head where the test merge has others', async () => {
  const namespace = BASE['apps/production/namespace.yaml'] ?? '';
  scene.close();
  scene = await Scene.open(BASE, { 'apps/production/namespace.yaml': `${namespace}  labels:\n    a: b: c\n` });
  scene.advanceBase({ 'apps/production/namespace.yaml': `# One\n# Two\n# Three\n${namespace}` });
  const folder = scene.checkout();
  expect(readFileSync(join(folder, 'apps/production/namespace.yaml'), 'utf8')).toMatch(/^# One[\s\S]*a: b: c/);
  const outcome = await scene.run(folder);
  expect(outcome.code).toBe(1);
  expect(findingsOf(outcome)).toEqual(['yaml-syntax apps/production/namespace.yaml:6']);
  expect(scene.pull.threads).toMatchObject([{ path: 'apps/production/namespace.yaml', line: 6 }]);
});

test('the history of a full checkout answers without the API', async () => {
  const outcome = await scene.run(scene.checkout(scene.head, 0), { inputs: { review: 'off' } });
  expect(outcome.code).toBe(1);
  expect(findingsOf(outcome)).toContain('unknown-source infrastructure/sealed-secrets.yaml:14');
  expect(scene.server.requests.filter(({ path }) => !/\/(?:check-runs|codeowners|branches)\b/.test(path))).toEqual([]);
});

test('where the API does not know the merge base, git fetches the history', async () => {
  scene.advanceBase({ 'clusters/unrelated.yaml': 'a: 1\n' });
  scene.server.faults.push(async ({ path }) =>
    path.includes('/compare/') ? { status: 404, body: { message: 'Not Found' } } : undefined,
  );
  const outcome = await scene.run(scene.checkout());
  expect(findingsOf(outcome)).toContain('unknown-source infrastructure/sealed-secrets.yaml:14');
  expect(scene.pull.threads).toHaveLength(findingsOf(outcome).length);
});

test('a secret that only an earlier commit had is found in a checkout of one commit, and where it cannot be, a notice says so', async () => {
  scene.close();
  scene = await Scene.open(BASE, { 'apps/production/notes.txt': 'a\n' });
  scene.push({ '.env': `TOKEN=${SECRET_TOKEN}\n` });
  scene.advanceBase({ 'clusters/unrelated.yaml': 'a: 1\n' });
  scene.push({ '.env': 'TOKEN=\n' });
  const run = async (commit: string, env: Readonly<Record<string, string>> = {}): Promise<string[]> => {
    const outcome = await scene.run(scene.checkout(commit), { inputs: { review: 'off' }, env });
    expect(JSON.stringify(outcome)).not.toContain(SECRET_TOKEN);
    const own = (outcome.report?.findings ?? []).filter(({ rule }) => rule === 'secret-in-history');
    return own.map(({ severity, location, message }) => `${severity} ${location.path} ${message.slice(0, 30)}`);
  };
  expect(await run(scene.merge)).toEqual([expect.stringMatching(/^error \.env Commit [0-9a-f]{10} of this chan/)]);
  expect(await run(scene.head, { GITHUB_SERVER_URL: 'file:///nowhere' })).toEqual([
    expect.stringMatching(/^notice \S+ This clone does not have all c/),
  ]);
});

test('where git cannot fetch the base, the API tells what changed and the policy', async () => {
  const outcome = await scene.run(scene.checkout(scene.head), { env: { GITHUB_SERVER_URL: 'file:///nowhere' } });
  expect(outcome.code).toBe(1);
  expect(outcome.report?.summary).toMatchObject({ scope: 'changed', base: scene.base });
  expect(findingsOf(outcome)).toContain('unknown-source infrastructure/sealed-secrets.yaml:14');
  expect(threadOn('unknown-source')).toMatchObject({ path: 'infrastructure/sealed-secrets.yaml', line: 14 });
});

test('the policy file that the API gives is found however its path is written, and is not cut off', async () => {
  scene.close();
  scene = await Scene.open({ ...BASE, 'ci/gate.yaml': 'failOn: never\n' }, CHANGE);
  const run = () =>
    scene.run(scene.checkout(scene.head), {
      env: { GITHUB_SERVER_URL: 'file:///nowhere' },
      inputs: { config: './ci/gate.yaml' },
    });
  expect((await run()).outputs.conclusion).toBe('passed');
  scene.server.faults.push(async ({ path }) =>
    path.includes('/contents/')
      ? { status: 200, body: { type: 'file', encoding: 'none', content: '', path: 'ci/gate.yaml' } }
      : undefined,
  );
  const { code, output } = await run();
  expect([code, output]).toEqual([2, expect.stringContaining('is too large')]);
});

test('a file whose lines the API does not give is changed as a whole', async () => {
  scene.server.faults.push(async ({ path }, proceed) => {
    if (!path.includes('/files')) return undefined;
    const answer = await proceed();
    const files = Array.isArray(answer.body) ? answer.body : [];
    return { ...answer, body: files.map(({ patch: _, ...file }) => file) };
  });
  const outcome = await scene.run(scene.checkout(scene.head), { env: { GITHUB_SERVER_URL: 'file:///nowhere' } });
  expect([outcome.code, scene.pull.threads]).toEqual([1, []]);
  expect(findingsOf(outcome)).toContain('unknown-source infrastructure/sealed-secrets.yaml:14');
});

test('a pull request of which the API may not list all files is not judged', async () => {
  scene.server.faults.push(async ({ path }) => {
    if (!path.includes('/files')) return undefined;
    const file = {
      sha: null,
      status: 'modified',
      additions: 1,
      deletions: 0,
      changes: 1,
      patch: '@@ -1 +1 @@\n-a\n+b',
    };
    const body = Array.from({ length: 3000 }, (_, number) => ({ ...file, filename: `${number}.yaml` }));
    return { status: 200, body };
  });
  const outcome = await scene.run(scene.checkout(scene.head), { env: { GITHUB_SERVER_URL: 'file:///nowhere' } });
  expect([outcome.code, outcome.outputs.conclusion]).toEqual([2, 'error']);
  expect(outcome.output).toContain('GitHub lists only the first 3,000 files of a pull request');
});

test('a commit that is neither here nor at the origin is a clear error', async () => {
  const outcome = await scene.run(scene.checkout(), { env: { GITHUB_SERVER_URL: 'file:///nowhere' } });
  expect(outcome.code).toBe(2);
  expect(outcome.outputs.conclusion).toBe('error');
  expect(outcome.output).toMatch(
    /^::error title=gitops-gate could not run::The commit [0-9a-f]{40} is not in this checkout/m,
  );
});

test('a folder without git is a clear error', async () => {
  const folder = scene.checkout();
  rmSync(join(folder, '.git'), { recursive: true });
  const outcome = await scene.runBuilt(folder);
  expect(outcome.code).toBe(2);
  expect(outcome.output).toContain('Run actions/checkout before this action.');
});

test('inputs that mean nothing are clear errors', async () => {
  const folder = scene.checkout();
  const outcomes = [
    await scene.run(folder, { inputs: { review: 'coment' } }),
    await scene.run(folder, { inputs: { path: 'nowhere' } }),
    await scene.run(folder, { inputs: { format: 'sarif' } }),
    await scene.run(folder, { inputs: { 'max-comments': '301' } }),
    await scene.run(folder, { inputs: { 'max-comments': '-1' } }),
  ];
  expect(outcomes.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2]);
  expect(outcomes[0]?.output).toContain('Did you mean `comment`?');
  expect(outcomes[0]?.summary).toMatch(
    /^## ❌ gitops-gate could not run\n[\s\S]*Did you mean `comment`\?[\s\S]*this check fails/,
  );
});

test('a merge group is judged against its base, with annotations', async () => {
  const group = {
    merge_group: { head_sha: scene.merge, base_sha: scene.base, head_ref: 'refs/heads/gh-readonly-queue/main/pr-7-x' },
  };
  const outcome = await scene.run(scene.checkout(), { event: 'merge_group', payload: group });
  expect(outcome.code).toBe(1);
  expect(annotations(outcome)).toHaveLength(findingsOf(outcome).length);
  expect(scene.server.writes()).toEqual([]);
});

test('a merge group whose base cannot be had is not judged by its own policy', async () => {
  scene.push({ '.github/gitops-gate.yaml': 'failOn: never\n' });
  const group = { merge_group: { head_sha: scene.merge, base_sha: 'c'.repeat(40) } };
  const outcome = await scene.run(scene.checkout(), { event: 'merge_group', payload: group });
  expect([outcome.code, outcome.outputs.conclusion]).toEqual([2, 'error']);
  expect(outcome.output).toContain('The base of this merge group cannot be fetched.');
});

test('a push is judged against what was there before', async () => {
  const payload = { before: scene.base, repository: { default_branch: 'main' } };
  const outcome = await scene.run(scene.checkout(scene.head), {
    event: 'push',
    payload,
    sha: scene.head,
    ref: 'refs/heads/main',
  });
  expect(outcome.code).toBe(1);
  expect(outcome.report?.summary).toMatchObject({ scope: 'new', base: scene.base });
  expect(annotations(outcome)).toHaveLength(findingsOf(outcome).length);
});

test('a review of a pull request is judged as the pull request', async () => {
  const outcome = await scene.run(scene.checkout(), { event: 'pull_request_review' });
  expect(outcome.report?.summary).toMatchObject({ scope: 'new', base: scene.base });
  expect(threadOn('unknown-source')).toMatchObject({ path: 'infrastructure/sealed-secrets.yaml', line: 14 });
});

test('a sparse checkout is judged as a whole', async () => {
  const folder = scene.checkout(scene.head, 0);
  gitIn(folder, 'sparse-checkout', 'set', '--no-cone', '/clusters/');
  const outcome = await scene.run(folder);
  expect(findingsOf(outcome)).toContain('unknown-source infrastructure/sealed-secrets.yaml:14');
  expect(findingsOf(outcome).filter((one) => /missing/.test(one))).toEqual([]);
});

test('a run by hand judges everything', async () => {
  const outcome = await scene.run(scene.checkout(scene.head), {
    event: 'workflow_dispatch',
    payload: {},
    sha: scene.head,
  });
  expect(outcome.code).toBe(1);
  expect(outcome.report?.summary).toMatchObject({ scope: 'all', base: null });
});

test('pull_request_target judges the head as data while the base is checked out', async () => {
  const outcome = await scene.run(scene.checkout(scene.base), { event: 'pull_request_target', sha: scene.base });
  expect(outcome.code).toBe(1);
  expect(threadOn('unknown-source')).toMatchObject({ path: 'infrastructure/sealed-secrets.yaml', line: 14 });
});

test('a pull request cannot loosen its own gate', async () => {
  scene.push({ '.github/gitops-gate.yaml': 'targets:\n  flux: "2.6"\nfailOn: never\nrules:\n  unknown-source: off\n' });
  const outcome = await scene.run(scene.checkout());
  expect(outcome.code).toBe(1);
  expect(findingsOf(outcome)).toContain('unknown-source infrastructure/sealed-secrets.yaml:14');
});

test('a policy file that cannot be used is an error on its line, and after a merge only a change that repairs it passes', async () => {
  const POLICY = '.github/gitops-gate.yaml';
  const broken = 'targets:\n  flux: "2.6"\nfailOn: erorr\n';
  scene.close();
  scene = await Scene.open(BASE, { [POLICY]: broken });
  const breaking = await scene.run(scene.checkout());
  expect([breaking.code, findingsOf(breaking)]).toEqual([1, [`invalid-policy ${POLICY}:3`]]);
  expect(threadOn('invalid-policy')).toMatchObject({ path: POLICY, line: 3 });
  expect(threadOn('invalid-policy')?.comments[0]?.body).toContain('```suggestion\nfailOn: error\n```');
  scene.close();
  scene = await Scene.open({ ...BASE, [POLICY]: broken }, { 'clusters/other.yaml': '# Nothing\n' });
  const other = await scene.run(scene.checkout());
  expect([other.code, findingsOf(other)]).toEqual([1, [`invalid-policy ${POLICY}:3`]]);
  expect(other.summary).toContain('The policy file of the base cannot be used');
  scene.push({ [POLICY]: BASE[POLICY] ?? '' });
  const repairing = await scene.run(scene.checkout());
  expect([repairing.code, findingsOf(repairing)]).toEqual([0, []]);
});

test('a change that deletes the policy file of the workflow fails before it stops every later run', async () => {
  scene.close();
  scene = await Scene.open({ ...BASE, 'ci/gate.yaml': 'failOn: error\n' }, FIX);
  const run = () => scene.run(scene.checkout(), { inputs: { config: 'ci/gate.yaml' } });
  expect((await run()).outputs.conclusion).toBe('passed');
  scene.push({ 'ci/gate.yaml': '' });
  const { code, report } = await run();
  expect(code).toBe(1);
  const errors = report?.findings.filter(({ severity }) => severity === 'error');
  expect(errors?.map(({ rule, location, message }) => [rule, location.path, message])).toEqual([
    ['invalid-policy', 'ci/gate.yaml', expect.stringContaining('each pull request fails until the file is back')],
  ]);
});

test('a tree inside a larger repository gets its reviews on full paths', async () => {
  scene.close();
  const inside = (files: typeof BASE) =>
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`fleet one/${path}`, text]));
  scene = await Scene.open({ 'README.md': 'Hello\n', ...inside(BASE) }, inside(CHANGE));
  const outcome = await scene.run(scene.checkout(), { inputs: { path: 'fleet one' } });
  expect(findingsOf(outcome)).toContain('unknown-source infrastructure/sealed-secrets.yaml:14');
  expect(threadOn('unknown-source')).toMatchObject({ path: 'fleet one/infrastructure/sealed-secrets.yaml', line: 14 });
  const off = await scene.run(scene.checkout(), { inputs: { path: 'fleet one', review: 'off' } });
  expect(annotations(off)).toContainEqual(
    expect.stringContaining('file=fleet one/infrastructure/sealed-secrets.yaml,line=14'),
  );
});

test('a secondary rate limit is waited out', async () => {
  let limited = 0;
  scene.server.faults.push(async ({ path }) => {
    if (!path.endsWith('/reviews') || limited > 0) return undefined;
    limited = Date.now();
    const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
    return { status: 403, body: { message }, headers: { 'retry-after': '2' } };
  });
  const outcome = await scene.runBuilt(scene.checkout());
  expect(scene.pull.threads).toHaveLength(findingsOf(outcome).length);
  expect(
    (scene.server.requests.findLast(({ path }) => path.endsWith('/reviews'))?.at ?? 0) - limited,
  ).toBeGreaterThanOrEqual(1900);
  expect(outcome.code).toBe(1);
});

test('an API that is away leaves annotations and the verdict', async () => {
  const env = { GITHUB_API_URL: 'http://127.0.0.1:9', GITHUB_GRAPHQL_URL: 'http://127.0.0.1:9/graphql' };
  const outcome = await scene.run(scene.checkout(scene.head, 0), { env });
  expect(outcome.code).toBe(1);
  expect(annotations(outcome)).toHaveLength(findingsOf(outcome).length);
  expect(outcome.summary).toContain('cannot be read');
}, 90_000);

test('more reports are written where the workflow wants them', async () => {
  const folder = scene.checkout();
  const outcome = await scene.run(folder, {
    inputs: { report: 'out/gate.json', format: 'sarif=out/gate.sarif\njunit=out/gate.xml', review: 'off' },
  });
  expect(outcome.outputs.report).toBe(join(folder, 'out/gate.json'));
  expect(JSON.parse(readFileSync(join(folder, 'out/gate.sarif'), 'utf8')).version).toBe('2.1.0');
  expect(readFileSync(join(folder, 'out/gate.xml'), 'utf8')).not.toContain(SECRET);
});

test('names of files cannot give the runner commands', async () => {
  scene.close();
  const name = 'apps/production/##[error]x::error::y\n::set-output name=conclusion::passed\n.yaml';
  scene = await Scene.open(BASE, { [name]: 'a: [b\n' });
  const outcome = await scene.run(scene.checkout(), { inputs: { review: 'off', 'fail-on': 'warning' } });
  expect(outcome.code).toBe(1);
  const [, quiet = '', loud = ''] =
    /^::stop-commands::\S+\n([\s\S]*)\n::[0-9a-f-]{36}::\n([\s\S]*)$/m.exec(outcome.output) ?? [];
  expect(quiet).toContain('yaml-syntax');
  expect(loud).not.toContain('##[');
  expect(loud.split('\n').filter((line) => line !== '' && !/^::(error|warning|notice) /.test(line))).toEqual([]);
  expect(outcome.outputs.conclusion).toBe('failed');
});

test('the token is in no output, no file of the checkout and no command line', async () => {
  const folder = scene.checkout();
  const log = join(scene.folder, 'commands');
  const bin = join(scene.folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'git'), `#!/bin/sh\necho "$@" >> '${log}'\nPATH='${process.env.PATH}' exec git "$@"\n`, {
    mode: 0o755,
  });
  const outcome = await scene.runBuilt(folder, { env: { PATH: `${bin}:${process.env.PATH}` } });
  const commands = readFileSync(log, 'utf8');
  expect(commands).toContain(`--depth=1 -- file://${scene.origin} ${scene.head}`);
  const config = readFileSync(join(folder, '.git/config'), 'utf8');
  for (const text of [outcome.output, outcome.summary, JSON.stringify(outcome.report), config, commands]) {
    expect(text).not.toContain(TOKEN);
    expect(text).not.toContain(Buffer.from(`x-access-token:${TOKEN}`).toString('base64'));
  }
});

test('a run that is too late is an error that says what it did not judge', async () => {
  scene.close();
  scene = await Scene.open({ ...BASE, '.github/gitops-gate.yaml': 'limits: {minutes: 0.0000001}\n' }, CHANGE);
  const outcome = await scene.run(scene.checkout());
  expect(outcome.code).toBe(2);
  expect(outcome.outputs.conclusion).toBe('error');
  expect(outcome.summary).toMatch(
    /gitops-gate failed\n\n.*Some checks were skipped\.\n[\s\S]*these checks were skipped: .*\d+ files \(/,
  );
});

test('a run that is too late leaves the comments of the run before as they are', async () => {
  scene.close();
  scene = await Scene.open({ ...BASE, 'ci/slow.yaml': 'limits: {minutes: 0.0000001}\n' }, CHANGE);
  await scene.run(scene.checkout(), { inputs: { category: 'job' } });
  const before = scene.pull.threads.map(({ resolvedBy, comments }) => [resolvedBy, comments[0]?.body]);
  expect(before.length).toBeGreaterThan(0);
  const late = await scene.run(scene.checkout(), { inputs: { category: 'job', config: 'ci/slow.yaml' } });
  expect(late.outputs.conclusion).toBe('error');
  const after = scene.pull.threads.map(({ resolvedBy, comments }) => [resolvedBy, comments[0]?.body]);
  expect(after.slice(0, before.length)).toEqual(before);
});
