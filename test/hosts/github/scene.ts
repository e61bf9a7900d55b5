import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { runAction } from '../../../src/hosts/github/action.ts';
import type { Report } from '../../../src/report/report.ts';
import { gitIn } from '../../repository/scratch.ts';
import { GitHistory } from './git-history.ts';
import {
  AUTHOR,
  commitFiles,
  copyCheckout,
  type Files,
  makeCheckout,
  ORIGIN,
  type Prepared,
  prepare,
  publish,
} from './prepared.ts';
import { type Actor, PullRequest } from './pull-request.ts';
import { GitHubServer } from './server.ts';

export const TOKEN = 'ghs_for_tests_only';
export const FORK_TOKEN = 'ghs_of_a_fork';
export const READER_TOKEN = 'ghs_without_contents_write';
export const CHECKS_TOKEN = 'ghs_with_checks_write';

const BOT: Actor = { login: 'github-actions', bot: true, mayReview: true, mayResolve: true, mayCheck: false };
/** Who may ask, by token. */
export const ACTORS = new Map<string, Actor>([
  [TOKEN, BOT],
  [FORK_TOKEN, { ...BOT, mayReview: false, mayResolve: false }],
  [READER_TOKEN, { ...BOT, mayResolve: false }],
  [CHECKS_TOKEN, { ...BOT, mayCheck: true }],
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

/** The built Action; another entry can be named while it is worked on. */
const ENTRY = resolve(import.meta.dirname, '../../..', process.env.ACTION_ENTRY ?? 'dist/action.js');

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
  readonly #prepared: Prepared;
  #isAsPrepared = true;
  #runs = 0;

  private constructor(folder: string, prepared: Prepared, author: string) {
    const { base, head, merge } = prepared;
    this.#prepared = prepared;
    this.folder = folder;
    this.origin = join(folder, ORIGIN);
    this.base = base;
    this.head = head;
    this.merge = merge;
    this.pull = new PullRequest(new GitHistory(this.origin), base, head, author);
    this.server = new GitHubServer(this.pull, ACTORS);
  }

  /** A repository with a base on `main` and a pull request that changes it. */
  static async open(base: Files, change: Files, author = 'octocat'): Promise<Scene> {
    const prepared = prepare(base, change);
    const folder = mkdtempSync(join(tmpdir(), 'gitops-gate-scene-'));
    cpSync(prepared.folder, folder, { recursive: true, verbatimSymlinks: true });
    const scene = new Scene(folder, prepared, author);
    scene.apiUrl = await scene.server.start();
    return scene;
  }

  close(): void {
    this.server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  get #author(): string {
    return join(this.folder, AUTHOR);
  }

  /** The next push to the pull request. */
  push(files: Files): void {
    gitIn(this.#author, 'checkout', '-q', 'feature');
    this.#propose(files);
  }

  /** A push that puts one commit in the place of all commits of the pull request. */
  forcePush(files: Files): void {
    gitIn(this.#author, 'checkout', '-q', 'feature');
    gitIn(this.#author, 'reset', '-q', '--hard', this.base);
    this.#propose(files);
  }

  #propose(files: Files): void {
    this.#isAsPrepared = false;
    this.head = commitFiles(this.#author, files);
    this.merge = publish(this.#author, this.origin);
    this.pull.push(this.head);
  }

  /** A commit on the base branch behind the back of the pull request. */
  advanceBase(files: Files): void {
    gitIn(this.#author, 'checkout', '-q', 'main');
    this.#isAsPrepared = false;
    this.base = commitFiles(this.#author, files);
    this.merge = publish(this.#author, this.origin);
  }

  /** The author merges the base into the pull request, with these files as the result; gives the new head. */
  mergeBase(files: Files): string {
    gitIn(this.#author, 'checkout', '-q', 'feature');
    gitIn(this.#author, 'merge', '-q', '--no-commit', '-s', 'ours', 'main');
    this.#propose(files);
    return this.head;
  }

  /** What actions/checkout leaves: by default the test merge, without history. */
  checkout(commit = this.merge, depth = 1): string {
    const folder = join(this.folder, `checkout-${this.#runs}-${commit.slice(0, 7)}`);
    rmSync(folder, { recursive: true, force: true });
    if (this.#isAsPrepared) copyCheckout(this.#prepared, folder, this.origin, commit, depth);
    else makeCheckout(folder, this.origin, commit, depth);
    return folder;
  }

  /** The payload of the pull_request event. */
  payload(): unknown {
    const base = { sha: this.base, ref: 'main', repo: { full_name: 'octo/fleet' } };
    return {
      action: 'synchronize',
      number: 7,
      repository: { full_name: 'octo/fleet', default_branch: 'main' },
      pull_request: { number: 7, head: { sha: this.head, ref: 'feature' }, base },
    };
  }

  /** Runs the Action in a checkout, in this process and without pauses between writes. */
  async run(folder: string, options: RunOptions = {}): Promise<Outcome> {
    const files = this.#prepareRun(options);
    const { code, output } = await within(folder, this.#environment(files, folder, options), () =>
      runAction(process.env, { patient: false }),
    );
    return readOutcome(files, code, output);
  }

  /** Runs the built Action in a checkout as a runner does: as a process of its own, with the pauses that GitHub asks for. */
  runBuilt(folder: string, options: RunOptions = {}): Promise<Outcome> {
    const files = this.#prepareRun(options);
    const env = this.#environment(files, folder, options);
    return new Promise((done) => {
      execFile(
        process.execPath,
        [ENTRY],
        { cwd: folder, env, timeout: 120_000, maxBuffer: 1 << 28 },
        (error, stdout, stderr) => {
          const code = error ? (typeof error.code === 'number' ? error.code : null) : 0;
          done(readOutcome(files, code, stdout + stderr));
        },
      );
    });
  }

  /** The folder that a runner gives a run for its files. */
  #prepareRun({ payload }: RunOptions): string {
    const files = join(this.folder, `run-${++this.#runs}`);
    mkdirSync(files);
    for (const name of ['output', 'summary']) writeFileSync(join(files, name), '');
    writeFileSync(join(files, 'event.json'), JSON.stringify(payload ?? this.payload()));
    return files;
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

/** Runs something in a folder with nothing but these variables, and gives what it wrote to the standard output. */
async function within(
  folder: string,
  env: NodeJS.ProcessEnv,
  run: () => Promise<number>,
): Promise<{ code: number; output: string }> {
  const [before, home] = [{ ...process.env }, process.cwd()];
  let output = '';
  const write = process.stdout.write;
  process.stdout.write = (text) => {
    output += text;
    return true;
  };
  process.chdir(folder);
  surround(env);
  try {
    const code = await run();
    return { code, output };
  } finally {
    surround(before);
    process.chdir(home);
    process.stdout.write = write;
  }
}

/** Makes these all the variables of this process. */
function surround(env: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
}

function readOutcome(files: string, code: number | null, output: string): Outcome {
  const outputs = readOutputs(readFileSync(join(files, 'output'), 'utf8'));
  return {
    code,
    output,
    outputs,
    summary: readFileSync(join(files, 'summary'), 'utf8'),
    report: readReport(outputs.report),
  };
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
