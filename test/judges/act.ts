/**
 * The story through nektos/act, a runner that is not ours: `npm run test:act` with `act` on the PATH or its path in ACT.
 *
 * Proves action.yml, inputs, outputs and the exit code: the workflow uses the Action as it stands in this checkout.
 */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { BASE, CHANGE, FIX, SECRET } from '../hosts/github/fleet.ts';
import type { Files } from '../hosts/github/prepared.ts';
import { Scene, TOKEN } from '../hosts/github/scene.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const ACTION = '.github/gate';

const WORKFLOW = `name: gate
on: pull_request
permissions:
  contents: write
  pull-requests: write
jobs:
  gate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      # act copies a checkout without its empty folders, of which git needs some.
      - run: git init -q
      - id: gate
        uses: ./${ACTION}
        with:
          token: \${{ secrets.GITHUB_TOKEN }}
      - if: always()
        run: echo "conclusion=\${{ steps.gate.outputs.conclusion }} errors=\${{ steps.gate.outputs.errors }} report=\${{ steps.gate.outputs.report }}"
`;

/** This checkout's Action as files of another repository. */
function actionFiles(): Files {
  const built = ['dist', 'schemas'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()),
  );
  const paths = ['action.yml', ...built.map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))];
  return Object.fromEntries(paths.map((path) => [`${ACTION}/${path}`, readFileSync(join(ROOT, path), 'utf8')]));
}

/** Runs the workflow on the scene's pull request and gives the exit code and the log. */
function act(scene: Scene): Promise<{ code: number | null; log: string }> {
  const folder = scene.checkout();
  const event = join(scene.folder, 'event.json');
  writeFileSync(event, JSON.stringify(scene.payload()));
  const env = {
    GITHUB_API_URL: scene.apiUrl,
    GITHUB_GRAPHQL_URL: `${scene.apiUrl}/graphql`,
    GITHUB_REPOSITORY: 'octo/fleet',
    GITHUB_SERVER_URL: `file://${scene.folder}`,
  };
  const args = [
    ...['pull_request', '-P', 'ubuntu-latest=-self-hosted', '-e', event, '-s', `GITHUB_TOKEN=${TOKEN}`],
    ...Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
  ];
  const path = `${dirname(process.execPath)}:${process.env.PATH}`;
  return new Promise((done) => {
    const options = { cwd: folder, env: { PATH: path, HOME: scene.folder }, timeout: 300_000, maxBuffer: 1 << 28 };
    execFile(process.env.ACT ?? 'act', args, options, (error, stdout, stderr) => {
      done({ code: error ? (typeof error.code === 'number' ? error.code : null) : 0, log: stdout + stderr });
    });
  });
}

function must(truth: boolean, claim: string, log: string): void {
  if (truth) {
    console.log(`ok: ${claim}`);
    return;
  }
  console.error(`${log}\nnot so: ${claim}`);
  process.exitCode = 1;
}

const base = {
  ...BASE,
  '.github/gitops-gate.yaml': `${BASE['.github/gitops-gate.yaml']}ignore:\n  - ${ACTION}/**\n`,
  '.github/workflows/gate.yml': WORKFLOW,
  ...actionFiles(),
};
const scene = await Scene.open(base, CHANGE);
try {
  const first = await act(scene);
  must(first.code === 1, 'the job of the pull request fails', first.log);
  must(/conclusion=failed errors=[1-9]\d* report=\/\S+\.json/.test(first.log), 'the outputs arrive', first.log);
  const source = scene.pull.threads.find(({ comments }) => comments[0]?.body.includes('`unknown-source`'));
  must(
    source?.line === 14 && source.path === 'infrastructure/sealed-secrets.yaml',
    'the comment stands on the line of `name: bitname`',
    first.log,
  );
  must(
    source?.comments[0]?.body.includes('```suggestion\n        name: bitnami\n```') === true,
    'it has the one-click fix',
    first.log,
  );
  scene.push(FIX);
  const second = await act(scene);
  must(second.code === 0, 'the job of the next push passes', second.log);
  must(/conclusion=passed errors=0/.test(second.log), 'its outputs arrive', second.log);
  must(
    scene.pull.threads.every(({ resolvedBy }) => resolvedBy !== undefined),
    'all threads are resolved',
    second.log,
  );
  must(!(first.log + second.log).includes(SECRET), 'the secret is in no log', '');
  must(
    scene.server.violations.length === 0,
    "every request is one of GitHub's API",
    scene.server.violations.join('\n'),
  );
} finally {
  scene.close();
}
