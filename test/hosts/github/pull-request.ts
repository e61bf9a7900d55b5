import type { ChangedPath, History } from './history.ts';

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

/** A text after an edit. */
export interface Version {
  readonly by: string;
  /** In ISO 8601. */
  readonly at: string;
  /** Null once someone has deleted it from the history. */
  body: string | null;
}

/** What a person or a program wrote. */
export interface Text {
  readonly author: string;
  body: string;
  readonly createdAt?: string;
  /** What it said at first and after each edit; none if it was never edited. */
  versions?: readonly Version[];
}

/** One comment of a review thread, or of the conversation. */
export interface Comment extends Text {
  readonly id: string;
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
export interface Review extends Text {
  readonly id: number;
  readonly commit: string;
  readonly comments: number;
  state: 'COMMENTED' | 'APPROVED' | 'CHANGES_REQUESTED' | 'DISMISSED';
  dismissedBy?: string;
}

interface Range {
  readonly first: number;
  readonly last: number;
}

/** A pull request between two commits, with the lines that GitHub would show. */
export class PullRequest {
  readonly number = 7;
  /** Open pull requests of other forks from branches of the same name, which GitHub lists first. */
  namesakes = 0;
  state: 'OPEN' | 'CLOSED' | 'MERGED' = 'OPEN';
  /** The commit that merged it. */
  mergeCommit: string | undefined;
  readonly author: string;
  readonly threads: Thread[] = [];
  readonly reviews: Review[] = [];
  /** Comments in the conversation. */
  readonly comments: Comment[] = [];
  /** The description. */
  readonly description: Text;
  /** What people may do in the repository; those who are not listed can read. */
  readonly permissions = new Map<string, 'admin' | 'write' | 'read' | 'none'>();
  /** The members of teams, by `org/team`. */
  readonly teams = new Map<string, readonly string[]>();
  #time = Date.parse('2026-11-29T10:00:00Z');
  /** Actors with a review that they have not submitted. */
  readonly pending = new Set<string>();
  readonly history: History;
  /** Whether a comment stays outdated even if its lines come back. */
  outdatedStays = false;
  /** When the base became another one, in ISO 8601. */
  readonly rebased: string[] = [];
  readonly #outdated = new Set<Thread>();
  #base: string;
  #head: string;
  #count = 0;

  constructor(history: History, base: string, head: string, author: string) {
    this.history = history;
    this.#base = base;
    this.#head = head;
    this.author = author;
    this.description = { author, body: '', createdAt: this.now() };
  }

  get base(): string {
    return this.#base;
  }

  get head(): string {
    return this.#head;
  }

  push(head: string): void {
    this.wait();
    this.#head = head;
    if (!this.outdatedStays) return;
    for (const thread of this.threads) if (this.currentLine(thread) === undefined) this.#outdated.add(thread);
  }

  /** The time at GitHub, in ISO 8601. */
  now(): string {
    return new Date(this.#time).toISOString();
  }

  /** Lets a minute pass. */
  wait(): string {
    this.#time += 60_000;
    return this.now();
  }

  /** Someone writes a comment in the conversation, or a reply in a thread. */
  comment(author: string, body: string, thread?: Thread): Comment {
    const comment = { id: `IC_${this.nextId()}`, author, body, createdAt: this.wait(), minimized: undefined };
    (thread?.comments ?? this.comments).push(comment);
    return comment;
  }

  /** Someone reviews a commit. */
  review(author: string, state: Review['state'], commit = this.#head): Review {
    const review = { id: this.nextId(), author, body: '', createdAt: this.wait(), commit, comments: 0, state };
    this.reviews.push(review);
    return review;
  }

  /** Someone edits a text. */
  edit(text: Text, by: string, body: string): void {
    const first = { by: text.author, at: text.createdAt ?? this.now(), body: text.body };
    text.versions = [...(text.versions ?? [first]), { by, at: this.wait(), body }];
    text.body = body;
  }

  nextId(): number {
    return ++this.#count;
  }

  /** Moves the base branch. What the pull request shows changes with the commit that both have in common. */
  advanceBase(base: string): void {
    this.#base = base;
  }

  /** The files that the pull request changes since it left its base. */
  changes(): readonly ChangedPath[] {
    return this.history.changes(this.history.mergeBase(this.#base, this.#head), this.#head);
  }

  /** The patch of one file as the API gives it: from the first hunk on. */
  patch(path: string): string | undefined {
    return this.changes().find((changed) => changed.path === path)?.patch;
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
    if (this.#outdated.has(thread)) return undefined;
    if (thread.commit === this.#head) return thread.line;
    const from = thread.side === 'LEFT' ? this.history.mergeBase(this.#base, thread.commit) : thread.commit;
    const to = thread.side === 'LEFT' ? this.history.mergeBase(this.#base, this.#head) : this.#head;
    const edits = this.history.edits(from, to, thread.path);
    if (!edits) return undefined;
    const first = thread.startLine ?? thread.line;
    let shift = 0;
    for (const { start, removed, added } of edits) {
      const end = removed === 0 ? start : start + removed - 1;
      if (removed > 0 && start <= thread.line && end >= first) return undefined;
      if (end < first || (removed === 0 && start < thread.line)) shift += added - removed;
    }
    return this.hunk(thread.path, thread.line + shift, thread.side) ? thread.line + shift : undefined;
  }
}
