/** A fence of code, by its character and its length. */
interface Fence {
  readonly mark: string;
  readonly length: number;
}

/** A fence that is one wherever it is, one unless it is in a list, and one that could be inside a list or a quote. */
const FENCES = [/^(`{3,}|~{3,})/, /^ {0,3}(`{3,}|~{3,})/, /^[\s>*+\d.)-]*?(`{3,}|~{3,})/] as const;
/** A line of a quote, also in a list. */
const QUOTE = /^[\s*+\d.)-]*>/;
/** Markup whose text is code, a quote, or not shown, in lower case. */
const HIDING = /<(pre|code|blockquote|script|style|textarea|template|xmp)\b|<!--/;

/**
 * The lines of a Markdown text that a person says in plain words: not quoted, not code, and not in an HTML comment.
 *
 * Where readers of Markdown may differ, the line is left out.
 */
export function* plainLines(text: string): Generator<string> {
  const fences: (Fence | undefined)[] = FENCES.map(() => undefined);
  let hidden: string | undefined;
  let isQuote = false;
  let isCode = false;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const wasFenced = fences.some((fence) => fence);
    if (hidden === undefined)
      for (const [at, pattern] of FENCES.entries()) fences[at] = afterLine(line, fences[at], pattern);
    const isFenced = wasFenced || fences.some((fence) => fence);
    if (line.trim() === '') [isQuote, isCode] = [false, false];
    else if (!isFenced && QUOTE.test(line)) isQuote = true;
    const wasHidden = hidden !== undefined;
    if (!isFenced) hidden = hiddenAfter(line, hidden);
    if (!isFenced && !isQuote && !isCode && !wasHidden) yield line;
    // A span of code may go on in the next line of a paragraph.
    if (!isFenced && (line.match(/`+/g)?.length ?? 0) % 2 === 1) isCode = !isCode;
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

/** The end that hidden markup still waits for after a line. */
function hiddenAfter(line: string, open: string | undefined): string | undefined {
  const text = line.toLowerCase();
  const hiding = new RegExp(HIDING, 'g');
  let end = open;
  for (;;) {
    if (end !== undefined) {
      const at = text.indexOf(end, hiding.lastIndex);
      if (at === -1) return end;
      hiding.lastIndex = at + end.length;
    }
    const found = hiding.exec(text);
    if (!found) return undefined;
    end = found[1] === undefined ? '-->' : `</${found[1]}`;
  }
}
