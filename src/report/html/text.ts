import { escapeMarkup } from '../../text/markup.ts';

/** Text with code between backticks, as HTML. */
export function prose(text: string): string {
  return text
    .split(/((?<!`)`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? code(part.slice(1, -1)) : escapeMarkup(part)))
    .join('');
}

/** A text as code, as HTML. */
export function code(text: string): string {
  return `<code>${escapeMarkup(text)}</code>`;
}
