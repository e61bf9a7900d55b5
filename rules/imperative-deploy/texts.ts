/** A line of a script, and its offset in the file. */
export interface ScriptLine {
  readonly text: string;
  readonly start: number;
}

/** The beginning of a text of several lines that a command writes, with the word that ends it. */
const TEXT_BEGINS = /\b(?:cat|tee)\b[^|]{0,200}(?<!<)<<-?\s{0,9}(["']?)(\w{1,50})\1/;
/** An escape, a quoted string or a comment. */
const TOKENS = /\\.|"(?:[^"\\]|\\.)*"|'[^']*'|(?<=^|\s)#.*/g;

/** The lines without what they only contain and do not run: comments, what is printed, and what `cat` writes to a file. */
export function withoutTexts(lines: readonly ScriptLine[]): ScriptLine[] {
  const kept: ScriptLine[] = [];
  let end: string | undefined;
  for (const { text, start } of lines) {
    if (end === undefined) {
      kept.push({ text: withoutText(text), start });
      end = TEXT_BEGINS.exec(text)?.[2];
    } else if (text.trim() === end) end = undefined;
  }
  return kept;
}

/** A line with spaces in the places of texts, so that offsets stay. */
function withoutText(line: string): string {
  const isPrinted = /\b(?:echo|printf)\b/.test(line);
  return line.replace(TOKENS, (token) => {
    const text = token.replaceAll('\\`', '  ');
    const isText = token.startsWith('#') || (isPrinted && /^["']/.test(token) && !isRun(text));
    return isText ? ' '.repeat(token.length) : text;
  });
}

/** Whether a quoted string contains commands that the shell runs. */
function isRun(text: string): boolean {
  return text.startsWith('"') && /`|\$\(/.test(text);
}
