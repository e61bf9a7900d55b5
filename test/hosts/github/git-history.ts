import { execFileSync, type StdioOptions } from 'node:child_process';
import type { ChangedPath, History, LineEdit } from './history.ts';

const STATUS: Readonly<Record<string, ChangedPath['status']>> = { A: 'added', D: 'removed', R: 'renamed' };
const said = new Map<string, string>();

/** The commits of a bare repository. */
export class GitHistory implements History {
  readonly #repository: string;

  constructor(repository: string) {
    this.#repository = repository;
  }

  mergeBase(base: string, head: string): string {
    return this.#git('merge-base', base, head).trim();
  }

  commits(base: string, head: string): string[] {
    return this.#git('rev-list', '--reverse', `${base}..${head}`).split('\n').filter(Boolean);
  }

  changes(from: string, to: string): ChangedPath[] {
    const parts = this.#git('diff', '-M', '--name-status', '-z', from, to).split('\0');
    const patches = this.#git('diff', '-M', '-U3', from, to).split(/^(?=diff --git )/m);
    const found: ChangedPath[] = [];
    for (let at = 0; at + 1 < parts.length; at += 2) {
      const status = STATUS[parts[at]?.charAt(0) ?? ''] ?? 'modified';
      const previousPath = status === 'renamed' ? parts[++at] : undefined;
      const text = patches[found.length] ?? '';
      const start = text.search(/^@@ /m);
      const patch = start === -1 ? undefined : text.slice(start).replace(/\n$/, '');
      found.push({ path: parts[at + 1] ?? '', status, ...(previousPath !== undefined && { previousPath }), patch });
    }
    return found;
  }

  edits(from: string, to: string, path: string): LineEdit[] | undefined {
    const lines = this.#git('diff', '-U0', '--no-renames', from, to, '--', path).split('\n');
    if (lines.some((text) => text.startsWith('deleted file'))) return undefined;
    return lines.flatMap((text) => {
      const match = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(text);
      return match ? { start: Number(match[1]), removed: Number(match[2] ?? 1), added: Number(match[3] ?? 1) } : [];
    });
  }

  entry(commit: string, path: string): { oid: string; mode: number } | undefined {
    const [, mode = '', oid = ''] = /^(\d+) blob (\w+)/.exec(this.#git('ls-tree', commit, '--', path)) ?? [];
    return oid === '' ? undefined : { oid, mode: Number.parseInt(mode, 8) };
  }

  text(commit: string, path: string): string {
    return this.#git('show', `${commit}:${path}`);
  }

  /** What git says of commits, by their ids: it never changes, and is the same in each copy of a repository. */
  #git(...args: string[]): string {
    const key = args.join('\0');
    let text = said.get(key);
    if (text === undefined) {
      const stdio: StdioOptions = ['ignore', 'pipe', 'pipe'];
      text = execFileSync('git', args, { cwd: this.#repository, encoding: 'utf8', maxBuffer: 1 << 28, stdio });
      said.set(key, text);
    }
    return text;
  }
}
