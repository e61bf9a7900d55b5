import type { Thread } from '../pull-request.ts';

export const GATE = 'github-actions';
export const PERSON = 'octocat';

export function isOpen({ resolvedBy, comments }: Thread): boolean {
  return resolvedBy === undefined && comments[0]?.minimized === undefined;
}

/** Whether a comment says that its finding is accepted. */
export function saysAccepted({ comments }: Thread): boolean {
  return comments[0]?.body.startsWith('☑️') ?? false;
}

/** Whether a comment says that its finding is gone, accepted, or has another comment. */
export function takesBack({ comments }: Thread): boolean {
  return /^(?:✅|↪️|☑️)/.test(comments[0]?.body ?? '');
}

/** Whether a run was about to open or close a thread when it ended. */
export function isPending({ comments }: Thread): boolean {
  return / pending(?: kept)?: [0-9a-f ]+ -->$/.test(comments[0]?.body ?? '');
}

/** The job that began a thread; undefined if it is somebody else's. */
export function jobOf({ comments }: Thread): string | undefined {
  const [first] = comments;
  return first?.author === GATE ? /(other job|job): key/.exec(first.body)?.[1] : undefined;
}

export function numberOf({ id }: Thread): number {
  return Number(id.replace(/\D/g, ''));
}

/** The marks of the keys that a thread is about. */
export function marksIn({ comments }: Thread): readonly string[] {
  const [, marks = ''] = /: ((?:[0-9a-f]{16} ?)+) -->$/.exec(comments[0]?.body ?? '') ?? [];
  return marks.trim().split(' ');
}

export function isWithin(marks: readonly string[], all: readonly string[]): boolean {
  return marks.every((mark) => all.includes(mark));
}

/** What a text says, without its mark, its addresses, the link to an earlier thread, and the button of a suggestion. */
export function wordsOf(body: string): string {
  return body
    .replace(/\s*<!-- gitops-gate [^>]*-->\s*$/, '')
    .replace(/\n\n\[Continues the earlier conversation\][^\n]*/, '')
    .replace(/https:\/\/example\.com\/[0-9a-f]{40}/g, '')
    .trim();
}
