import { afterEach, expect, test, vi } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import type { Change } from '../../src/repository/change.ts';
import type { Conversation, Host, Posted, Review } from '../../src/review/host.ts';
import { reviewInTime } from '../../src/review/review.ts';
import { reviewNotes } from '../../src/review/words.ts';
import { finding } from './finding.ts';

afterEach(() => vi.useRealTimers());

const HEAD = 'a'.repeat(40);
const CHANGE: Change = {
  base: '',
  files: new Map([['a.yaml', { path: 'a.yaml', status: 'added', hunks: [{ first: 1, last: 9 }], added: [] }]]),
};

/** A host of another make, in memory. */
class MergeRequests implements Host {
  readonly name = 'Forge';
  readonly changeName = 'merge request';
  readonly form = { bodyLimit: 5_000, mostComments: 150, suggestion: () => '' };
  readonly done: string[] = [];
  conversation: Conversation = { head: HEAD, threads: [], requests: [] };

  async readConversation(): Promise<Conversation> {
    return this.conversation;
  }

  async post({ body, requestsChanges, comments }: Review): Promise<Posted> {
    this.done.push(`post ${body}${requestsChanges ? ' and request changes' : ''}`);
    return { posted: comments.slice(1), refused: comments.slice(0, 1), problem: undefined };
  }

  async close({ id }: { readonly id: string }, reason: string): Promise<void> {
    if (id === 'locked') throw new Error('This thread\nis locked');
    this.done.push(`close ${id}, ${reason}`);
  }

  async dismiss(request: string): Promise<void> {
    this.done.push(`dismiss ${request}`);
  }
}

const thread = (id: string, fingerprint: string, outdated = false) => ({
  ...{ id, commentId: `c-${id}`, marks: [fingerprint], path: 'a.yaml' },
  ...{ closed: false, answered: false, outdated },
});

function reviewed(host: Host, findings: readonly Finding[]) {
  return reviewInTime(host, {
    findings,
    change: CHANGE,
    head: { text: () => undefined, snippets: { line: () => undefined } },
    prefix: '',
    link: () => 'https://example.com',
    commit: HEAD,
    passed: findings.length === 0,
    requestChanges: true,
    opening: (uncommented) => `${uncommented} without a comment`,
  });
}

test('new findings are posted, refused ones are left over, and what is settled is closed', async () => {
  const host = new MergeRequests();
  const threads = [thread('gone', 'f0'), thread('old', 'f3', true), thread('open', 'f4'), thread('kept', 'f1', true)];
  host.conversation = { head: HEAD, threads, requests: [] };
  const at = (line: number) => finding('a.yaml', line, `f${line}`);
  const result = await reviewed(host, [at(1), at(2), at(3), at(4), at(20)]);
  expect(host.done).toEqual(['post 1 without a comment and request changes', 'close gone, fixed', 'close old, moved']);
  expect(result).toMatchObject({ posted: [at(2), at(3)], shown: [at(4)], rest: [at(20), at(1)], problems: [] });
  expect(reviewNotes(result)).toEqual(['Review: 2 comments posted, 1 earlier comment still open.']);
});

test('a request for changes goes when all is fixed, and stays the only one until then', async () => {
  const host = new MergeRequests();
  host.conversation = { head: HEAD, threads: [], requests: ['r1'] };
  await reviewed(host, [finding('b.yaml', 1, 'f1')]);
  expect(host.done).toEqual([]);
  await reviewed(host, []);
  expect(host.done).toEqual(['dismiss r1']);
});

test('what a host refuses is a sentence, and the findings are left over', async () => {
  const host = new MergeRequests();
  host.conversation = { head: HEAD, threads: [thread('locked', 'f0'), thread('gone', 'f1')], requests: [] };
  expect((await reviewed(host, [])).problems).toEqual([
    '2 outdated comments could not be resolved or hidden: This thread is locked.',
  ]);
  host.conversation = { ...host.conversation, head: 'b'.repeat(40) };
  const newer = await reviewed(host, [finding('a.yaml', 1, 'f1')]);
  expect(newer.rest).toHaveLength(1);
  expect(newer.problems).toEqual(['Skipped: the merge request has newer commits, whose run will post the review.']);
  host.readConversation = () => Promise.reject(new Error('Away'));
  expect((await reviewed(host, [])).problems).toEqual(['The comments on this merge request cannot be read: Away.']);
});

test('the verdict does not wait for a host that does not answer', async () => {
  vi.useFakeTimers();
  const host = new MergeRequests();
  host.readConversation = () => new Promise(() => {});
  const result = reviewed(host, [finding('a.yaml', 1, 'f1')]);
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(await result).toMatchObject({ posted: [], problems: ['Forge took too long to answer.'] });
  expect((await result).rest).toHaveLength(1);
});
