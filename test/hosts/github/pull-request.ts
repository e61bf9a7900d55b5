import { execFileSync, type StdioOptions } from 'node:child_process';

/** Who asks, and what the token may do. */
export interface Actor {
  /** The login as GraphQL gives it; REST adds `[bot]` for bots. */
  readonly login: string;
  readonly bot: boolean;
  /** `pull-requests: write`. */
  readonly mayReview: boolean;
  /** `contents: write`. */
  readonly mayResolve: boolean;
  /** `checks: write`. */
  readonly mayCheck: boolean;
}

/** One comment of a review thread. */
export interface Comment {
  readonly id: string;
  readonly author: string;
  body: string;
  minimized: string | undefined;
}

/** A thread and the lines that it was begun on. */
export interface Thread {
  readonly id: string;
  readonly path: string;
  readonly commit: string;
  readonly side: 'LEFT' | 'RIGHT';
  readonly line: number;
  readonly startLine: number | undefined;
  readonly comments: Comment[];
  resolvedBy: string | undefined;
}

/** A submitted review. */
export interface Review {
  readonly id: number;
  readonly author: string;
  body: string;
  readonly commit: string;
  readonly comments: number;
  state: 'COMMENTED' | 'CHANGES_REQUESTED' | 'DISMISSED';
  dismissedBy?: string;
}

const said = new Map<string, string>();

interface Range {
  readonly first: number;
  readonly last: number;
}

/** A pull request between two commits of a bare repository, with the lines that GitHub would show. */
export class PullRequest {
  readonly number = 7;
  /** Open pull requests of other forks from branches of the same name, which GitHub lists first. */
  namesakes = 0;
  state: 'OPEN' | 'CLOSED' | 'MERGED' = 'OPEN';
  readonly author: string;
  readonly threads: Thread[] = [];
  readonly reviews: Review[] = [];
  /** Comments in the conversation. */
  readonly comments: Comment[] = [];
  /** Actors with a review that they have not submitted. */
  readonly pending = new Set<string>();
  readonly #repository: string;
  readonly #base: string;
  #head: string;
  #count = 0;

  constructor(repository: string, base: string, head: string, author: string) {
    this.#repository = repository;
    this.#base = base;
    this.#head = head;
    this.author = author;
  }

  get base(): string {
    return this.#base;
  }

  get head(): string {
    return this.#head;
  }

  push(head: string): void {
    this.#head = head;
  }

  nextId(): number {
    return ++this.#count;
  }

  /** What git says of commits, by their ids: it never changes, and is the same in each copy of a repository. */
  git(...args: string[]): string {
    const key = args.join('\0');
    let text = said.get(key);
    if (text === undefined) {
      const stdio: StdioOptions = ['ignore', 'pipe', 'pipe'];
      text = execFileSync('git', args, { cwd: this.#repository, encoding: 'utf8', maxBuffer: 1 << 28, stdio });
      said.set(key, text);
    }
    return text;
  }

  mergeBase(base: string, head: string): string {
    return this.git('merge-base', base, head).trim();
  }

  /** The paths that the pull request changes. */
  paths(): { path: string; status: string }[] {
    return this.git('diff', '--no-renames', '--name-status', '-z', this.mergeBase(this.#base, this.#head), this.#head)
      .split('\0')
      .reduce<{ path: string; status: string }[]>((found, part, at, parts) => {
        if (at % 2 === 1)
          found.push({ path: part, status: { A: 'added', D: 'removed' }[parts[at - 1] ?? ''] ?? 'modified' });
        return found;
      }, []);
  }

  /** The patch of one file as the API gives it: from the first hunk on. */
  patch(path: string): string | undefined {
    const number = this.paths().findIndex((changed) => changed.path === path);
    if (number === -1) return undefined;
    const whole = this.git('diff', '-U3', '--no-renames', this.mergeBase(this.#base, this.#head), this.#head);
    const text = whole.split(/^(?=diff --git )/m)[number] ?? '';
    const at = text.search(/^@@ /m);
    return at === -1 ? undefined : text.slice(at).replace(/\n$/, '');
  }

  /** The hunk that shows a line of the head, or of the old file on the left. */
  hunk(path: string, line: number, side: Thread['side'] = 'RIGHT'): Range | undefined {
    const header = side === 'LEFT' ? /^@@ -(\d+)(?:,(\d+))? \+\S+ @@/ : /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/;
    for (const text of (this.patch(path) ?? '').split('\n')) {
      const match = header.exec(text);
      if (!match) continue;
      const first = Number(match[1]);
      const last = first + Number(match[2] ?? 1) - 1;
      if (first <= line && line <= last) return { first, last };
    }
    return undefined;
  }

  /** Where a thread's last line is in the head; undefined where it is outdated. */
  currentLine(thread: Thread): number | undefined {
    if (thread.commit === this.#head) return thread.line;
    // The old file stays as it is while the base does.
    if (thread.side === 'LEFT') return this.hunk(thread.path, thread.line, 'LEFT') ? thread.line : undefined;
    const changes = this.git('diff', '-U0', '--no-renames', thread.commit, this.#head, '--', thread.path).split('\n');
    if (changes.some((text) => text.startsWith('deleted file'))) return undefined;
    let shift = 0;
    for (const text of changes) {
      const match = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(text);
      if (!match) continue;
      const [start, removed, added] = [Number(match[1]), Number(match[2] ?? 1), Number(match[4] ?? 1)];
      const end = removed === 0 ? start : start + removed - 1;
      if (removed > 0 && start <= thread.line && end >= (thread.startLine ?? thread.line)) return undefined;
      if (end < (thread.startLine ?? thread.line) || (removed === 0 && start < thread.line)) shift += added - removed;
    }
    return this.hunk(thread.path, thread.line + shift) ? thread.line + shift : undefined;
  }
}
