import { printable, visible } from '../../text/printable.ts';

/** Words that GitHub would turn into a mention, a reference, a link or a formula. */
const LIVELY = /@|#\d|GH-\d|:\/\/|\$|^www\.|(?<=\W)www\./i;

/** A text of ours or of the repository as one line of markdown: code between backticks stays code, all else is literal. */
export function toMarkdownText(text: string): string {
  return printable(text)
    .split(/((?<!`)`+[^`]+`+)/)
    .map((part, index) => (index % 2 === 1 ? codeSpan(part.replace(/^`+|`+$/g, '')) : literal(part)))
    .join('')
    .replace(/^[-+=#]|(?<=^\d+)[.)](?= |$)/, (mark) => `\\${mark}`);
}

/** Literal markdown; words that would come alive are shown as code, which GitHub leaves alone. */
function literal(text: string): string {
  return text
    .split(/( +)/)
    .map((word) => {
      const end = endOfWord(word);
      return LIVELY.test(word) ? `${codeSpan(word.slice(0, end))}${escapeMarks(word.slice(end))}` : escapeMarks(word);
    })
    .join('');
}

/** Where the punctuation after a word begins. */
function endOfWord(word: string): number {
  let end = word.length;
  while (end > 1 && ',.;:!?)'.includes(word.charAt(end - 1))) end--;
  return end;
}

function escapeMarks(word: string): string {
  return word.replace(/[\\`*_{}[\]<>~&|]/g, (mark) => `\\${mark}`);
}

/** A text as a code span that nothing in it can close. */
export function codeSpan(text: string): string {
  const shown = printable(text);
  if (shown.trim() === '') return '` `';
  const fence = '`'.repeat(longestRun(shown) + 1);
  const pad = /^`|`$|^ .* $/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** Lines as a fenced code block that nothing in them can close. */
export function codeBlock(lines: readonly string[], language: string): string[] {
  const shown = lines.map(visible);
  const fence = '`'.repeat(Math.max(3, ...shown.map((line) => longestRun(line) + 1)));
  return [`${fence}${language}`, ...shown, fence];
}

/** A link; what would close its address is percent-encoded. */
export function linkTo(label: string, address: string): string {
  return `[${label}](<${encodeURI(visible(address)).replace(/%25/g, '%')}>)`;
}

function longestRun(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
}
