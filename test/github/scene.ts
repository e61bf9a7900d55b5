import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Report } from '../../src/report/report.ts';
import { commitAll, gitIn, write } from '../repository/scratch.ts';
import { type Actor, PullRequest } from './pull-request.ts';
import { GitHubServer } from './server.ts';

/** Files of a commit by path; an empty text removes the file. */
export type Files = Readonly<Record<string, string>>;

export const TOKEN = 'ghs_for_tests_only';
export const FORK_TOKEN = 'ghs_of_a_fork';
export const READER_TOKEN = 'ghs_without_contents_write';

const BOT: Actor = { login: 'github-actions', bot: true, mayReview: true, mayResolve: true };
const ACTORS = new Map<string, Actor>([
  [TOKEN, BOT],
  [FORK_TOKEN, { ...BOT, mayReview: false, mayResolve: false }],
  [READER_TOKEN, { ...BOT, mayResolve: false }],
]);

/** What one run of the Action left behind. */
export interface Outcome {
  readonly code: number | null;
  readonly output: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly report: Report | undefined;
}

/** How the Action is run. */
export interface RunOptions {
  readonly event?: string;
  readonly payload?: unknown;
  readonly sha?: string;
  readonly ref?: string;
  readonly token?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** The Action under test; another entry than the built one can be named while it is worked on. */
const ENTRY = resolve(import.meta.dirname, '../..', process.env.ACTION_ENTRY ?? 'dist/action.js');

/** A repository at GitHub with one pull request, and its API. */
export class Scene {
  readonly folder: string;
  readonly origin: string;
  readonly pull: PullRequest;
  readonly server: GitHubServer;
  apiUrl = '';
  base: string;
  head: string;
  merge = '';
  #runs = 0;

  private constructor(folder: string, base: Files, change: Files, author: string) {
    this.folder = folder;
    this.origin = join(folder, 'octo/fleet');
    mkdirSync(this.#author, { recursive: true });
    gitIn(this.#author, 'init', '-q', '-b', 'main');
    this.base = this.#commit(base);
    mkdirSync(dirname(this.origin), { recursive: true });
    gitIn(folder, 'init', '-q', '--bare', '-b', 'main', this.origin);
    gitIn(this.origin, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
    gitIn(this.#author, 'checkout', '-q', '-b', 'feature');
    this.head = this.#commit(change);
    this.#publish();
    this.pull = new PullRequest(this.origin, this.base, this.head, author);
    this.server = new GitHubServer(this.pull, ACTORS);
  }

  /** A repository with a base on `main` and a pull request that changes it. */
  static async open(base: Files, change: Files, author = 'octocat'): Promise<Scene> {
    const scene = new Scene(mkdtempSync(join(tmpdir(), 'gitops-gate-scene-')), base, change, author);
    scene.apiUrl = await scene.server.start();
    return scene;
  }

  close(): void {
    this.server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  get #author(): string {
    return join(this.folder, 'author');
  }

  /** The next push to the pull request. */
  push(files: Files): void {
    gitIn(this.#author, 'checkout', '-q', 'feature');
    this.head = this.#commit(files);
    this.#publish();
    this.pull.push(this.head);
  }

  /** A commit on the base branch behind the back of the pull request. */
  advanceBase(files: Files): void {
    gitIn(this.#author, 'checkout', '-q', 'main');
    this.base = this.#commit(files);
    this.#publish();
  }

  #commit(files: Files): string {
    write(this.#author, files);
    for (const [path, text] of Object.entries(files)) if (text === '') rmSync(join(this.#author, path));
    return commitAll(this.#author, 'Change');
  }

  /** Brings the branches and the test merge to GitHub. */
  #publish(): void {
    gitIn(this.#author, 'checkout', '-q', '-B', 'merge', 'main');
    gitIn(this.#author, 'merge', '-q', '--no-ff', '-m', 'Merge', 'feature');
    this.merge = gitIn(this.#author, 'rev-parse', 'HEAD');
    const refs = ['main:refs/heads/main', 'feature:refs/pull/7/head', 'merge:refs/pull/7/merge'];
    gitIn(this.#author, 'push', '-q', '--force', this.origin, ...refs);
  }

  /** What actions/checkout leaves: by default the test merge, without history. */
  checkout(commit = this.merge, depth = 1): string {
    const folder = join(this.folder, `checkout-${this.#runs}-${commit.slice(0, 7)}`);
    rmSync(folder, { recursive: true, force: true });
    gitIn(this.folder, 'init', '-q', '-b', 'main', folder);
    gitIn(folder, 'remote', 'add', 'origin', `file://${this.origin}`);
    const cut = depth > 0 ? [`--depth=${depth}`] : [];
    gitIn(
      folder,
      'fetch',
      '-q',
      '--no-tags',
      ...cut,
      'origin',
      commit,
      ...(depth > 0 ? [] : ['+refs/heads/*:refs/remotes/origin/*']),
    );
    gitIn(folder, 'checkout', '-q', '--force', commit);
    return folder;
  }

  /** The payload of the pull_request event. */
  payload(): unknown {
    const base = { sha: this.base, ref: 'main', repo: { full_name: 'octo/fleet' } };
    return {
      action: 'synchronize',
      number: 7,
      pull_request: { number: 7, head: { sha: this.head, ref: 'feature' }, base },
    };
  }

  /** Runs the Action in a checkout, as a process of its own with a runner's surroundings. */
  run(folder: string, options: RunOptions = {}): Promise<Outcome> {
    const files = join(this.folder, `run-${++this.#runs}`);
    mkdirSync(files);
    for (const name of ['output', 'summary']) writeFileSync(join(files, name), '');
    writeFileSync(join(files, 'event.json'), JSON.stringify(options.payload ?? this.payload()));
    return new Promise((done) => {
      const env = this.#environment(files, folder, options);
      execFile(
        process.execPath,
        [ENTRY],
        { cwd: folder, env, timeout: 120_000, maxBuffer: 1 << 28 },
        (error, stdout, stderr) => {
          const outputs = readOutputs(readFileSync(join(files, 'output'), 'utf8'));
          done({
            code: error ? (typeof error.code === 'number' ? error.code : null) : 0,
            output: stdout + stderr,
            outputs,
            summary: readFileSync(join(files, 'summary'), 'utf8'),
            report: readReport(outputs.report),
          });
        },
      );
    });
  }

  #environment(
    files: string,
    folder: string,
    { event = 'pull_request', sha, ref, token = TOKEN, inputs = {}, env = {} }: RunOptions,
  ): NodeJS.ProcessEnv {
    return {
      PATH: process.env.PATH,
      HOME: dirname(files),
      GITHUB_ACTIONS: 'true',
      GITHUB_API_URL: this.apiUrl,
      GITHUB_GRAPHQL_URL: `${this.apiUrl}/graphql`,
      // The Action fetches from where the event says, and from nowhere else.
      GITHUB_SERVER_URL: `file://${this.folder}`,
      GITHUB_REPOSITORY: 'octo/fleet',
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: join(files, 'event.json'),
      GITHUB_SHA: sha ?? this.merge,
      GITHUB_REF: ref ?? 'refs/pull/7/merge',
      GITHUB_RUN_ID: '42',
      GITHUB_WORKSPACE: folder,
      GITHUB_OUTPUT: join(files, 'output'),
      GITHUB_STEP_SUMMARY: join(files, 'summary'),
      RUNNER_TEMP: files,
      INPUT_TOKEN: token,
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      ...env,
    };
  }
}

/** Outputs in the form `name<<delimiter`. */
function readOutputs(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n\2$/gm)].map(([, name, , value]) => [name, value]),
  );
}

function readReport(path: string | undefined): Report | undefined {
  return path !== undefined && existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}
