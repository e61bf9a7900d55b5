import { describe, expect, onTestFinished, test } from 'vitest';
import { accepted, BASELINE, deployment } from '../../baseline/repository.ts';
import { type Outcome, type RunOptions, Scene } from './scene.ts';

const OWNED = { '.github/CODEOWNERS': '* @alice\n', 'apps/a.yaml': deployment('a') };

async function sceneOf(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): Promise<Scene> {
  const scene = await Scene.open(before, after);
  scene.pull.permissions.set('alice', 'write').set('octocat', 'write').set('root', 'admin');
  onTestFinished(() => {
    scene.close();
    expect(scene.server.violations).toEqual([]);
  });
  return scene;
}

const said = ({ code, report }: Outcome) => ({
  code,
  findings: report?.findings.map(({ rule }) => rule),
  inBaseline: report?.summary.inBaseline,
  notes: report?.notAccepted,
});

test('a code owner lets the baseline grow with a reply, and no one else can', async () => {
  const before = await accepted(OWNED);
  const broken = await accepted({ ...OWNED, 'apps/b.yaml': deployment('b') });
  const scene = await sceneOf(before, broken);
  const run = async () => said(await scene.run(scene.checkout()));
  const open = { code: 1, findings: ['grown-baseline', 'schema'], inBaseline: 1, notes: [] };
  expect(await run()).toEqual(open);
  const thread = scene.pull.threads.find(({ comments }) => comments[0]?.body.includes('grown-baseline'));
  const body = thread?.comments[0]?.body ?? '';
  expect(body).toContain(
    '**To accept this**, a code owner (`@alice`) approves the pull request, or replies with this line:',
  );
  const line = /^gitops-gate: accept grown-baseline baseline\/schema #[0-9a-f]{32}$/m.exec(body)?.[0] ?? '';
  scene.pull.comment('root', line, thread);
  expect(await run()).toEqual({
    ...open,
    notes: ['`@root` cannot accept `grown-baseline baseline/schema`: they are not a code owner of the file.'],
  });
  scene.pull.comment('octocat', line, thread);
  expect((await run()).code).toBe(1);
  scene.pull.comment('alice', line, thread);
  expect(await run()).toEqual({ code: 0, findings: [], inBaseline: 2, notes: [] });
  expect(thread?.comments[0]?.body).toMatch(/^☑️ \*\*Accepted\*\*: `baseline\/schema` by `@alice` on /);
});

test('the pull request that adds the first baseline passes, and says what it does', async () => {
  const scene = await sceneOf(OWNED, await accepted(OWNED));
  const outcome = await scene.run(scene.checkout());
  expect(said(outcome)).toEqual({ code: 0, findings: ['grown-baseline'], inBaseline: 1, notes: [] });
  expect(outcome.summary).toContain('This change adds a baseline with 1 finding that the base already has');
  expect(BASELINE).toBe('.github/gitops-gate-baseline.json');
});

describe('where git cannot fetch the base, the API gives its baseline', () => {
  const path = 'ci/baseline.json';
  const policy = (text: string) => ({ '.github/gitops-gate.yaml': text });
  const moved = async (files: Readonly<Record<string, string>>) => {
    const { [BASELINE]: text, ...others } = await accepted(files);
    return { ...others, [path]: text };
  };
  const runOf = async (scene: Scene, more: RunOptions = {}) => {
    const options = { env: { GITHUB_SERVER_URL: 'file:///nowhere' }, ...more };
    const { code, findings = [], inBaseline } = said(await scene.run(scene.checkout(scene.head), options));
    // A notice says that the commits between are not known.
    return { code, findings: findings.filter((rule) => rule !== 'secret-in-history').sort(), inBaseline };
  };
  const GROWN = { code: 1, findings: ['grown-baseline', 'schema'], inBaseline: 1 };

  test('at the path that its policy file names, whatever that of the head does', async () => {
    const own = policy(`baseline: {path: ${path}}\n`);
    const base = { ...(await moved(OWNED)), ...own };
    const grown = await moved({ ...OWNED, 'apps/b.yaml': deployment('b') });
    const silent = await sceneOf(base, { ...base, 'apps/b.yaml': deployment('b', 2) });
    expect(await runOf(silent)).toEqual({ code: 0, findings: [], inBaseline: 1 });
    expect(await runOf(await sceneOf(base, { ...grown, ...own }))).toEqual(GROWN);
    const other = { ...base, ...(await accepted({ ...OWNED, 'apps/b.yaml': deployment('b') })), ...policy('{}\n') };
    expect(await runOf(await sceneOf(base, other))).toMatchObject({ code: 1, findings: ['schema'], inBaseline: 1 });
  });

  test('also with a policy file of another name, and by default where that cannot be used', async () => {
    const own = { 'ci/gate.yaml': `baseline: {path: ${path}}\n` };
    const grown = await moved({ ...OWNED, 'apps/b.yaml': deployment('b') });
    const inputs = { config: './ci/gate.yaml' };
    expect(await runOf(await sceneOf({ ...(await moved(OWNED)), ...own }, { ...grown, ...own }), { inputs })).toEqual(
      GROWN,
    );
    const broken = policy('baseline: 1\n');
    const scene = await sceneOf(
      { ...(await accepted(OWNED)), ...broken },
      { ...(await accepted({ ...OWNED, 'apps/b.yaml': deployment('b') })), ...broken },
    );
    expect((await runOf(scene)).findings).toContain('grown-baseline');
  });

  test('also of one folder, where CODEOWNERS of the repository says who can let it grow', async () => {
    const inDeploy = async (files: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(await accepted(files)).map(([name, text]) => [`deploy/${name}`, text]));
    const owners = { '.github/CODEOWNERS': '/deploy/.github/ @alice\n', 'deploy/CODEOWNERS': '* @bob\n' };
    const base = { ...(await inDeploy({ 'apps/a.yaml': deployment('a') })), ...owners };
    const grown = await inDeploy({ 'apps/a.yaml': deployment('a'), 'apps/b.yaml': deployment('b') });
    const scene = await sceneOf(base, { ...base, ...grown });
    const inputs = { path: 'deploy' };
    for (const env of [{}, { GITHUB_SERVER_URL: 'file:///nowhere' }]) {
      const { report } = await scene.run(scene.checkout(scene.head), { env, inputs });
      const finding = report?.findings.find(({ rule }) => rule === 'grown-baseline');
      expect(finding?.message).toContain('or accepts this finding: `@alice`.');
    }
  });

  test('and if it does not, nothing is checked, so that no change looks like the first one', async () => {
    const base = await accepted(OWNED);
    const scene = await sceneOf(base, { ...base, 'apps/b.yaml': deployment('b', 2) });
    scene.server.faults.push(async ({ path: asked }) =>
      asked.includes('baseline.json') && !asked.includes(scene.head)
        ? { status: 200, body: { type: 'file', encoding: 'none', content: '' } }
        : undefined,
    );
    expect((await runOf(scene)).code).toBe(2);
  });
});
