import type { Location } from '../../findings/finding.ts';
import { complaintText } from '../../invocation/complaint.ts';
import type { Outcome } from '../../invocation/invocation.ts';
import { toMarkdown } from '../../report/formats/markdown.ts';
import { toMarkdownText } from '../../report/formats/markdown-text.ts';
import type { ReviewResult } from '../../review/review-input.ts';
import { reviewNotes } from '../../review/words.ts';

/** What a summary needs besides the outcome and the review. */
export interface JobSummaryOptions {
  readonly link: (location: Location) => string;
  /** Most bytes of the summary. */
  readonly limit: number;
  /** More to say below the report. */
  readonly notes?: readonly string[];
}

/** The share of the limit that everything below the report can take. */
const NOTES = 1 / 12;

/** The summary of a job in markdown: the report, how the review went, and what the reader has to know of the settings. */
export function jobSummary(
  { report, snippets, facts, failures, complaints }: Outcome,
  reviewed: ReviewResult,
  { link, limit, notes = [] }: JobSummaryOptions,
): string {
  const below = [...notes, ...reviewNotes(reviewed), ...failures, ...complaints.map(complaintText)];
  const room = Math.floor(limit * NOTES);
  return [toMarkdown(report, { snippets, facts, link, limit: limit - room }), ...fitting(below, room)].join('\n');
}

/** The first notes that fit some bytes together, as paragraphs. */
function fitting(notes: readonly string[], room: number): string[] {
  const kept: string[] = [];
  let left = room;
  for (const note of notes) {
    const paragraph = `${toMarkdownText(note)}\n`;
    left -= Buffer.byteLength(paragraph) + 1;
    if (left < 0) break;
    kept.push(paragraph);
  }
  return kept;
}
