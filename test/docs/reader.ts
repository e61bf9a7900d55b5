import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { REPOSITORIES } from './repositories.ts';

const CLI = resolve(import.meta.dirname, '../../src/cli.ts');
const PROGRAMS = { 'gitops-gate': CLI, gh: join(import.meta.dirname, 'gh.ts') };

/** What the commands of a block printed and how each ended. */
export interface Ran {
  readonly codes: readonly number[];
  /** Both streams, as a terminal shows them. */
  readonly output: string;
}

/** Someone who follows a page in a folder of their own, with `gitops-gate`, git and a GitHub of files. */
export class Reader {
  readonly #home = realpathSync(mkdtempSync(join(tmpdir(), 'gitops-gate-docs-')));
  #folder = this.#home;

  constructor() {
    for (const [name, script] of Object.entries(PROGRAMS))
      this.#program(name, `exec '${process.execPath}' --no-warnings '${script}' "$@"`);
    writeFileSync(join(this.#home, 'gitconfig'), GIT_SETTINGS(this.#home));
  }

  /** Starts in a fresh repository. */
  open(name: string): void {
    const prepare = Object.hasOwn(REPOSITORIES, name) ? REPOSITORIES[name] : undefined;
    if (!prepare) throw new Error(`No repository \`${name}\` is in test/docs/repositories.ts.`);
    const work = join(this.#home, 'work');
    for (const folder of [work, join(this.#home, 'github')]) rmSync(folder, { recursive: true, force: true });
    mkdirSync(work);
    this.#folder = work;
    this.#folder = prepare({
      work,
      github: join(this.#home, 'github'),
      cli: CLI,
      git: (folder, words) => this.#git(folder, words),
    });
  }

  /** Copies a file of the page. */
  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.#folder, path)), { recursive: true });
    writeFileSync(join(this.#folder, path), text);
  }

  /** Runs the commands of a block one by one, in the folder in which the block before it ended. */
  run(text: string): Ran {
    const [codes, folder] = [join(this.#home, 'codes'), join(this.#home, 'folder')];
    const script = commandsIn(text)
      .map((command) => `${command}\necho $? >&3\n`)
      .join('');
    const { stdout, error } = spawnSync(
      'bash',
      ['-c', `exec 2>&1 3>'${codes}'; trap "pwd >'${folder}'" EXIT\n${script}`],
      {
        cwd: this.#folder,
        encoding: 'utf8',
        env: this.#environment(),
        maxBuffer: 1 << 26,
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    if (error) throw error;
    this.#folder = readFileSync(folder, 'utf8').trim();
    const output = stdout
      .replaceAll(join(this.#home, 'work'), '/home/you')
      .replaceAll(this.#home, '/home')
      // What is committed contains the commit that the documentation pins the Action to, which each release changes.
      .replaceAll(/(?<=\bsince )[0-9a-f]{7}\b/g, '1a2b3c4');
    return { codes: readFileSync(codes, 'utf8').trim().split('\n').map(Number), output };
  }

  close(): void {
    rmSync(this.#home, { recursive: true, force: true });
  }

  #git(folder: string, words: readonly string[]): void {
    const { status, stderr } = spawnSync('git', words, { cwd: folder, encoding: 'utf8', env: this.#environment() });
    if (status !== 0) throw new Error(`git ${words.join(' ')}: ${stderr}`);
  }

  #program(name: string, script: string): void {
    const path = join(this.#home, 'bin', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
  }

  #environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      PATH: `${join(this.#home, 'bin')}:${process.env.PATH}`,
      HOME: this.#home,
      GITHUB_FOLDER: join(this.#home, 'github'),
      GIT_CONFIG_GLOBAL: join(this.#home, 'gitconfig'),
      GIT_CONFIG_SYSTEM: '/dev/null',
      GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
      GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
      GIT_TERMINAL_PROMPT: '0',
    };
  }
}

/** What a page calls GitHub is a folder here. */
const GIT_SETTINGS = (home: string): string => `
[user]
\tname = You
\temail = you@example.com
[init]
\tdefaultBranch = main
[advice]
\tdetachedHead = false
[url "file://${home}/github/"]
\tinsteadOf = https://github.com/
`;

/** The commands of a script, each with its lines. */
function commandsIn(script: string): string[] {
  const commands: string[] = [];
  let open = '';
  for (const line of script.split('\n')) {
    open = open === '' ? line : `${open}\n${line}`;
    if (/^\s*(?:#.*)?$/.test(open)) open = '';
    else if (isWhole(open)) open = commands.push(open) > 0 ? '' : open;
  }
  if (open !== '') throw new Error(`This command has no end: ${open}`);
  return commands;
}

function isWhole(command: string): boolean {
  if (command.endsWith('\\')) return false;
  const { status, stderr } = spawnSync('bash', ['-n'], { input: `${command}\n`, encoding: 'utf8' });
  return status === 0 && stderr === '';
}
