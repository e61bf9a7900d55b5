import type { Edit, FailedEdit } from '../../review/host.ts';
import { reasonOf } from '../../text/reason.ts';
import type { Client } from './client.ts';
import {
  addComment,
  deleteComment,
  dismissReview,
  editComment,
  editIssueComment,
  editReview,
  hideComment,
  type Mutation,
  resolveThread,
  send,
  showComment,
  unresolveThread,
} from './mutations.ts';

/** Edits of one request, of two mutations at most: GitHub ends a request after ten seconds. */
const BATCH = 20;
const CLASSIFIERS = { fixed: 'RESOLVED', moved: 'OUTDATED' } as const;

interface Failed {
  readonly edit: Edit;
  readonly error: Error;
}

/** Edits comments and reviews, many in one request. A token that may not resolve threads hides their comments instead. */
export class Editor {
  readonly #client: Client;
  readonly #pullId: string;
  #mayResolve: boolean | undefined;

  /** `pullId` is the pull request's id in GraphQL. */
  constructor(client: Client, pullId: string) {
    this.#client = client;
    this.#pullId = pullId;
  }

  /** Makes edits, and gives those that GitHub refused. */
  async make(edits: readonly Edit[]): Promise<readonly FailedEdit[]> {
    await this.#tryToResolve(edits);
    const failed: FailedEdit[] = [];
    const isNew = (edit: Edit): boolean => edit.kind === 'summary' && edit.summary === undefined;
    // A new comment is alone in its request, which is the only one that is never sent again.
    for (const batch of [...batches(edits.filter((edit) => !isNew(edit))), ...batches(edits.filter(isNew))]) {
      const refused = await this.#perform(batch);
      failed.push(...refused.map(({ edit, error }) => ({ edit, reason: reasonOf(error) })));
    }
    return failed;
  }

  /**
   * Finds out whether the token may resolve threads, with the first one that is to be closed. The text that a thread is closed and
   * what closes it go in one request: if the program ends between two, the thread would seem to be opened by a person.
   */
  async #tryToResolve(edits: readonly Edit[]): Promise<void> {
    const first = edits.find(({ kind }) => kind === 'close');
    if (this.#mayResolve !== undefined || first?.kind !== 'close') return;
    const [error] = await send(this.#client, [resolveThread(first.thread.id)]);
    this.#mayResolve = error === undefined;
  }

  /** Makes edits, and gives those that failed. What a closed thread says is edited only once it is open, else it would seem closed by a person. */
  async #perform(edits: readonly Edit[]): Promise<Failed[]> {
    const closed = await this.#send(edits, openings);
    const failed = new Set(closed.map(({ edit }) => edit));
    const others = edits.filter((edit) => !failed.has(edit));
    return [...closed, ...(await this.#send(others, (edit) => this.#mutationsOf(edit)))];
  }

  /** Sends mutations of edits as one request, and gives the edits that failed with their first error. */
  async #send(edits: readonly Edit[], mutationsOf: (edit: Edit) => readonly Mutation[]): Promise<Failed[]> {
    const parts = edits.flatMap((edit) => mutationsOf(edit).map((mutation) => ({ edit, mutation })));
    if (parts.length === 0) return [];
    const errors = await send(
      this.#client,
      parts.map(({ mutation }) => mutation),
    );
    return edits.flatMap((edit) => {
      const error = parts.map((part, at) => (part.edit === edit ? errors[at] : undefined)).find((one) => one);
      return error ? { edit, error } : [];
    });
  }

  #mutationsOf(edit: Edit): Mutation[] {
    if (edit.kind === 'review') return [editReview(edit.review.id, edit.body)];
    if (edit.kind === 'summary')
      return [edit.summary ? editIssueComment(edit.summary.id, edit.body) : addComment(this.#pullId, edit.body)];
    if (edit.kind === 'delete') return [deleteComment(edit.summary.id)];
    if (edit.kind === 'dismiss') return [dismissReview(edit.review.id, edit.body)];
    const { thread, body } = edit;
    const text = editComment(thread.commentId, body);
    if (edit.kind === 'close')
      return [
        text,
        this.#mayResolve ? resolveThread(thread.id) : hideComment(thread.commentId, CLASSIFIERS[edit.reason]),
      ];
    return [text];
  }
}

/** The mutations that open a closed thread. */
function openings(edit: Edit): Mutation[] {
  if (edit.kind !== 'reopen') return [];
  const { id, commentId, isHidden, isResolved } = edit.thread;
  return [...(isResolved ? [unresolveThread(id)] : []), ...(isHidden ? [showComment(commentId)] : [])];
}

function batches(edits: readonly Edit[]): Edit[][] {
  const found: Edit[][] = [];
  for (let at = 0; at < edits.length; at += BATCH) found.push(edits.slice(at, at + BATCH));
  return found;
}
