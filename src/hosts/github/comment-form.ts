import type { CommentForm } from '../../review/host.ts';
import type { Suggestion } from '../../review/suggestion.ts';

/** What GitHub's comments can hold: it takes 65,536 characters, and more comments than people read in one go. */
export const COMMENT_FORM: CommentForm = { bodyLimit: 65_000, mostComments: 150, suggestion: suggestionBlock };

/** A suggestion as the markdown that GitHub turns into a button. */
export function suggestionBlock({ text }: Suggestion): string {
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}suggestion\n${text}${fence}`;
}
