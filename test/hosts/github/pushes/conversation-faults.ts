import type { Finding } from '../../../../src/findings/finding.ts';
import { digest } from '../../../../src/review/marks.ts';
import type { Review } from '../pull-request.ts';
import { isPassed, openingOf, type Run, summaryOf } from './job.ts';
import type { People } from './people.ts';
import { GATE, wordsOf } from './said.ts';

/** The findings that a review must list, and those that it may. */
export interface Unsaid {
  readonly unsaid: readonly Finding[];
  readonly atMost: readonly Finding[];
}

/** What is wrong with the reviews of a job: one says what is true now, all others that they are old, and changes are requested or not. */
export function faultsOfReviews(run: Run, people: People, { unsaid, atMost }: Unsaid): string[] {
  const { job, findings, pull } = run;
  const own = pull.reviews.filter(({ author, body }) => author === GATE && body.includes(`review ${digest(job)} `));
  const current = own.filter(({ body }) => !/^This review (?:is about an older commit|continues)/.test(body));
  const texts = [unsaid, atMost].map((list) => openingOf(job, findings, list));
  const isLost = current.length === 0 && unsaid.some(({ severity }) => severity !== 'notice');
  return [
    ...faultsOfRequests(run, people, own),
    ...(current.length > 1 ? [`${current.length} reviews claim to be true`] : []),
    ...(isLost ? ['no review lists what has no comment'] : []),
    ...current
      .filter(({ body }) => !texts.includes(wordsOf(body)))
      .map(({ id, body }) => `review ${id} says\n${wordsOf(body)}\ninstead of\n${texts.join('\nor\n')}`),
  ];
}

/** Changes are requested while the gate fails and the settings say so, once; after a person has dismissed that, for new findings alone. */
function faultsOfRequests(
  { pull, findings, settings, isComplete }: Run,
  people: People,
  own: readonly Review[],
): string[] {
  const isWanted = settings.requestChanges && pull.author !== GATE && !(isPassed(findings) && isComplete);
  const count = own.filter(({ state }) => state === 'CHANGES_REQUESTED').length;
  const isRight = count === 1 ? isWanted : count === 0 && (!isWanted || people.hasDismissed);
  return isRight ? [] : [`${count} reviews request changes`];
}

/** What is wrong with the summary of a job: there is one, which is true, or none. */
export function faultsOfSummary({ pull, job, findings, settings }: Run): string[] {
  const own = pull.comments.map(({ body }) => wordsOf(body)).filter((text) => text.startsWith(`Summary of ${job}:`));
  const wanted = summaryOf(job, findings, settings);
  const isRight = own.length === 0 ? !wanted?.isNeeded : own.length === 1 && own[0] === wanted?.text;
  return isRight ? [] : [`the summaries are ${JSON.stringify(own)}`];
}
