import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pinnedAction } from '../../hosts/github/documented.ts';
import { type Scene, TOKEN } from '../../hosts/github/scene.ts';
import { gitIn } from '../../repository/scratch.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** What started a workflow; by default the pull request of the scene, with a token that can write everything. */
export interface Started {
  readonly event?: string;
  readonly payload?: unknown;
  readonly token?: string;
  /** The commit that is checked out, and the full name of its ref. */
  readonly commit?: string;
  readonly ref?: string;
}

/** What a run of the workflows left behind. */
export interface Run {
  /** The exit code of act: 0 if no job failed. */
  readonly code: number | null;
  readonly log: string;
}

/** Runs the workflows of a scene's repository in nektos/act, which takes the Action from this checkout. */
export class Runner {
  readonly #action = mkdtempSync(join(tmpdir(), 'gitops-gate-action-'));

  constructor() {
    for (const path of ['action.yml', 'dist', 'schemas'])
      cpSync(join(ROOT, path), join(this.#action, path), { recursive: true });
  }

  close(): void {
    rmSync(this.#action, { recursive: true });
  }

  run(scene: Scene, { event = 'pull_request', payload, token = TOKEN, commit, ref }: Started = {}): Promise<Run> {
    const folder = scene.checkout(commit, 0);
    // act copies a checkout without its empty folders, of which git needs this one.
    gitIn(folder, 'branch', 'checked-out');
    const file = join(scene.folder, 'event.json');
    writeFileSync(file, JSON.stringify(payload ?? scene.payload()));
    const env = {
      GITHUB_API_URL: scene.apiUrl,
      GITHUB_GRAPHQL_URL: `${scene.apiUrl}/graphql`,
      GITHUB_REPOSITORY: 'octo/fleet',
      GITHUB_SERVER_URL: `file://${scene.folder}`,
      GITHUB_REF: ref ?? 'refs/pull/7/merge',
    };
    return act(folder, scene.folder, [
      ...[event, '-P', 'ubuntu-latest=-self-hosted', '-e', file, '-s', `GITHUB_TOKEN=${token}`],
      ...['--local-repository', `${env.GITHUB_SERVER_URL}/${pinnedAction()}=${this.#action}`],
      ...Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    ]);
  }
}

function act(cwd: string, home: string, args: readonly string[]): Promise<Run> {
  const env = { PATH: `${dirname(process.execPath)}:${process.env.PATH}`, HOME: home };
  return new Promise((done, fail) => {
    const options = { cwd, env, timeout: 300_000, maxBuffer: 1 << 28 };
    execFile(process.env.ACT ?? 'act', args, options, (error, stdout, stderr) => {
      if (error?.code === 'ENOENT') fail(new Error('act was not found. Put it on the PATH, or its path in ACT.'));
      else done({ code: error ? (typeof error.code === 'number' ? error.code : null) : 0, log: stdout + stderr });
    });
  });
}
