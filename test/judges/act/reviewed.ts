import type { PullRequest, Thread } from '../../hosts/github/pull-request.ts';

/** The threads that are neither resolved nor hidden. */
export function openThreads({ threads }: PullRequest): Thread[] {
  return threads.filter(({ resolvedBy, comments }) => resolvedBy === undefined && !comments[0]?.minimized);
}

/** The thread of a rule; undefined if it has none. */
export function threadOf({ threads }: PullRequest, rule: string): Thread | undefined {
  return threads.find(({ comments }) => comments[0]?.body.includes(`\`${rule}\``));
}

/** Whether a thread is on a line of a file, such as `apps/release.yaml:14`. */
export function isAt(thread: Thread | undefined, place: string): boolean {
  return thread !== undefined && `${thread.path}:${thread.line}` === place;
}
