import type { CommentForm } from '../../review/host.ts';
import type { Suggestion } from '../../review/suggestion.ts';

/** What GitHub's comments can hold: it takes 65,536 characters. */
export const COMMENT_FORM: CommentForm = { bodyLimit: 65_000, suggestion: suggestionBlock, withoutButton };

/** A suggestion as the markdown that GitHub turns into a button. */
export function suggestionBlock({ text }: Suggestion): string {
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}suggestion\n${text}${fence}`;
}

/** A comment whose suggestion is plain code. */
function withoutButton(body: string): string {
  return body.replace(/^(`{3,})suggestion$/gm, '$1yaml');
}
