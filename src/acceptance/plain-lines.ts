import { markupAfter, type OpenMarkup } from './hidden-markup.ts';

/** A fence of code, by its character and its length. */
interface Fence {
  readonly mark: string;
  readonly length: number;
}

/** A fence that is one wherever it is, one unless it is in a list, and one that could be inside a list or a quote. */
const FENCES = [/^(`{3,}|~{3,})/, /^ {0,3}(`{3,}|~{3,})/, /^[\s>*+\d.)-]*?(`{3,}|~{3,})/] as const;
/** A line of a quote, also in a list. */
const QUOTE = /^[\s*+\d.)-]*>/;
/** A link that a line completes, after its `](`: an address, and a title. Links that are written otherwise may go on in the next line. */
const LINK_END =
  /[ \t]{0,9}(?:<[^<>]*>|[^\s<>"'()]*(?:\([^\s()]*\)[^\s<>"'()]*)*)(?:[ \t]{1,9}(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]{0,9}\)/y;

/**
 * The lines of a Markdown text that a person says in plain words: not quoted, not code, and not in an HTML comment, a tag or the title
 * of a link.
 *
 * Where readers of Markdown may differ, the line is left out.
 */
export function* plainLines(text: string): Generator<string> {
  const fences: (Fence | undefined)[] = FENCES.map(() => undefined);
  let hidden: OpenMarkup | undefined;
  let isQuote = false;
  let isCode = false;
  let isLink = false;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const wasFenced = fences.some((fence) => fence);
    if (hidden === undefined)
      for (const [at, pattern] of FENCES.entries()) fences[at] = afterLine(line, fences[at], pattern);
    const isFenced = wasFenced || fences.some((fence) => fence);
    if (line.trim() === '') [isQuote, isCode, isLink] = [false, false, false];
    else if (!isFenced && QUOTE.test(line)) isQuote = true;
    const wasHidden = hidden !== undefined;
    if (!isFenced) hidden = markupAfter(line, hidden);
    if (!isFenced && !isQuote && !isCode && !isLink && !wasHidden) yield line;
    // A span of code may go on in the next line of a paragraph.
    if (!isFenced && (line.match(/`+/g)?.length ?? 0) % 2 === 1) isCode = !isCode;
    if (!isFenced && opensLink(line)) isLink = true;
  }
}

/** The fence that is open after a line. */
function afterLine(line: string, open: Fence | undefined, pattern: RegExp): Fence | undefined {
  const run = pattern.exec(line)?.[1];
  if (run === undefined) return open;
  const rest = line.slice(line.indexOf(run) + run.length);
  const [mark = ''] = run;
  if (open) return mark === open.mark && run.length >= open.length && rest.trim() === '' ? undefined : open;
  return mark === '`' && rest.includes('`') ? undefined : { mark, length: run.length };
}

/** Whether a line may leave a link or the text of an image open, whose words need not be shown. */
function opensLink(line: string): boolean {
  const text = line.replace(/\\[[\]]/g, '');
  if (text.includes(']:')) return true;
  let depth = 0;
  for (const character of text) {
    if (character === '[') depth++;
    else if (character === ']') depth = Math.max(0, depth - 1);
  }
  if (depth > 0) return true;
  for (let at = text.indexOf(']('); at !== -1; at = text.indexOf('](', at + 2)) {
    LINK_END.lastIndex = at + 2;
    if (!LINK_END.test(text)) return true;
  }
  return false;
}
