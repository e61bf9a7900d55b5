import type { FetchedSchema, FetchSchema } from './fetch.ts';

/** When no more addresses are asked. */
export interface BreakerLimits {
  /** Failures of a host, without an answer in between, after which it is not asked again. */
  readonly failures: number;
  /** Milliseconds after which no host is asked, from the first request on. */
  readonly milliseconds: number;
}

const LIMITS: BreakerLimits = { failures: 3, milliseconds: 30_000 };

/** Asks no host that fails again and again, and none once asking has taken long: what is silent must not hold up the run. */
export function breaking(
  fetch: FetchSchema,
  { failures, milliseconds }: BreakerLimits = LIMITS,
  now: () => number = () => performance.now(),
): FetchSchema {
  const failed = new Map<string, number>();
  let first: number | undefined;
  return async (url) => {
    const host = URL.canParse(url) ? new URL(url).host : '';
    first ??= now();
    if ((failed.get(host) ?? 0) >= failures)
      return notAsked(`${host} failed ${failures} times, so no more requests are sent to it`);
    if (now() - first > milliseconds)
      return notAsked(`all requests together took longer than ${milliseconds / 1000} s, so no more are sent`);
    const answer = await fetch(url);
    failed.set(host, answer.status === 'failed' ? (failed.get(host) ?? 0) + 1 : 0);
    return answer;
  };
}

function notAsked(why: string): FetchedSchema {
  return { status: 'failed', why };
}
