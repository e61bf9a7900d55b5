import { inTime } from '../../in-time.ts';
import { reasonOf } from '../../text/reason.ts';
import type { CheckRun } from './check-run.ts';
import { type CheckRunPlace, CheckRunPosting } from './check-run-posting.ts';
import { type Client, isForbidden, statusOf } from './client.ts';

/** What became of a check run. The token may not be allowed to write any, which is no fault. */
export type CheckRunResult =
  | { readonly kind: 'posted' | 'forbidden' }
  | { readonly kind: 'failed'; readonly reason: string };

const MOST_TRIES = 3;
/** Milliseconds after which the verdict no longer waits for the check run. */
const TIME_LIMIT = 2 * 60_000;

/**
 * Posts a check run on a commit, or updates the one of an earlier run of the same job. Never throws.
 *
 * GitHub only ever adds annotations to a check run. If they differ from those of the earlier one, a new check run takes its place.
 */
export function postCheckRun(client: Client, place: CheckRunPlace, run: CheckRun): Promise<CheckRunResult> {
  return inTime(post(client, place, run), TIME_LIMIT, () => ({
    kind: 'failed',
    reason: 'GitHub took too long to answer',
  }));
}

async function post(client: Client, place: CheckRunPlace, run: CheckRun): Promise<CheckRunResult> {
  for (let attempt = 1; ; attempt++) {
    try {
      await new CheckRunPosting(client, place, run).post();
      return { kind: 'posted' };
    } catch (error) {
      if (isForbidden(error)) return { kind: 'forbidden' };
      const status = statusOf(error);
      if ((status !== undefined && status < 500) || attempt === MOST_TRIES)
        return { kind: 'failed', reason: reasonOf(error) };
    }
  }
}
