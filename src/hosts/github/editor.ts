import type { Edit, FailedEdit } from '../../review/host.ts';
import { reasonOf } from '../../text/reason.ts';
import { type Client, isForbidden } from './client.ts';
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
const CLASSIFIERS = { fixed: 'RESOLVED', accepted: 'RESOLVED', moved: 'OUTDATED' } as const;

interface Failed {
  readonly edit: Edit;
  readonly error: Error;
}

/** Edits comments and reviews, many in one request. A token that may not resolve threads hides their comments instead. */
export class Editor {
  readonly #client: Client;
  readonly #pullId: string;
  /** Undefined until a thread was to be resolved. */
  #mayResolve: boolean | undefined;

  /** `pullId` is the pull request's id in GraphQL. */
  constructor(client: Client, pullId: string) {
    this.#client = client;
    this.#pullId = pullId;
  }

  /** Makes edits, and gives those that GitHub refused. */
  async make(edits: readonly Edit[]): Promise<readonly FailedEdit[]> {
    const failed: Failed[] = [];
    const isNew = (edit: Edit): boolean => edit.kind === 'summary' && edit.summary === undefined;
    // A new comment is alone in its request, which is the only one that is never sent again.
    const queue = [...batches(edits.filter((edit) => !isNew(edit))), ...batches(edits.filter(isNew))];
    for (const batch of queue) failed.push(...(await this.#perform(batch)));
    return failed.map(({ edit, error }) => ({ edit, reason: reasonOf(error) }));
  }

  /**
   * Makes edits, and gives those that failed. Whether a thread can be opened or closed may not be known, and the run may end before it
   * is: until then, the mark of the thread says what was to be done, and its text remains.
   */
  async #perform(edits: readonly Edit[]): Promise<Failed[]> {
    const isTrial = ({ kind }: Edit): boolean =>
      kind === 'reopen' || (kind === 'close' && this.#mayResolve === undefined);
    const tried = edits.filter(isTrial);
    const refused = await this.#send(tried, trialOf);
    const closed = new Set(tried.filter(({ kind }) => kind === 'close'));
    const hidden = refused.filter(({ edit, error }) => closed.has(edit) && isForbidden(error));
    for (const { edit } of refused) closed.delete(edit);
    if (hidden.length > 0 || closed.size > 0) this.#mayResolve = hidden.length === 0;
    const failed = refused.filter((one) => !hidden.includes(one));
    const stopped = new Set(failed.map(({ edit }) => edit));
    const others = edits.filter((edit) => !stopped.has(edit));
    return [...failed, ...(await this.#send(others, (edit) => this.#mutationsOf(edit, closed.has(edit))))];
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

  #mutationsOf(edit: Edit, isClosed: boolean): Mutation[] {
    if (edit.kind === 'review') return [editReview(edit.review.id, edit.body)];
    if (edit.kind === 'summary')
      return [edit.summary ? editIssueComment(edit.summary.id, edit.body) : addComment(this.#pullId, edit.body)];
    if (edit.kind === 'delete') return [deleteComment(edit.summary.id)];
    if (edit.kind === 'dismiss') return [dismissReview(edit.review.id, edit.body)];
    const { thread, body } = edit;
    const text = editComment(thread.commentId, body);
    if (edit.kind !== 'close' || isClosed) return [text];
    return [
      text,
      this.#mayResolve ? resolveThread(thread.id) : hideComment(thread.commentId, CLASSIFIERS[edit.reason]),
    ];
  }
}

/** The mutations that open a closed thread or close an open one, and leave its text. */
function trialOf(edit: Edit): Mutation[] {
  if (edit.kind !== 'reopen' && edit.kind !== 'close') return [];
  const { id, commentId, isHidden, isResolved } = edit.thread;
  const mark = editComment(commentId, edit.until);
  if (edit.kind === 'close') return [mark, resolveThread(id)];
  return [mark, ...(isResolved ? [unresolveThread(id)] : []), ...(isHidden ? [showComment(commentId)] : [])];
}

function batches(edits: readonly Edit[]): Edit[][] {
  const found: Edit[][] = [];
  for (let at = 0; at < edits.length; at += BATCH) found.push(edits.slice(at, at + BATCH));
  return found;
}
