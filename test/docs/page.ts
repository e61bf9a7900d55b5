import { lexer, type Token } from 'marked';

/** What an HTML comment before a block says of it, by its first word. */
export interface Notes {
  /** A fresh repository of this name, in which the block and those after it run. */
  readonly repository?: string;
  /** Exit codes of the commands of the block in their order; what is not listed must be 0. */
  readonly exit?: readonly number[];
  /** The findings in the block, which is a small repository, each as its level and rule. */
  readonly finds?: readonly string[];
  /** Why the block is not run. */
  readonly notRun?: string;
  /** Whether the block is the output of the one before it. `text` and `diff` after `sh` always are. */
  readonly isOutput?: boolean;
}

type Range = readonly [start: number, end: number];

/** A fenced block of a page. */
export interface Block {
  /** Line of the opening fence, from 1. */
  readonly line: number;
  readonly range: Range;
  readonly language: string;
  readonly text: string;
  readonly notes: Notes;
  /** The text of the paragraph, list or heading before the block. */
  readonly lead: string;
}

/** A block with the block that shows its output. */
export interface Step extends Block {
  readonly output: Block | undefined;
}

/** A page as the blocks that its reader runs or copies. */
export interface Page {
  readonly steps: readonly Step[];
  /** The page with the output of these steps. */
  render(outputs: ReadonlyMap<Step, string>): string;
}

const READERS: Readonly<Record<string, (value: string) => Notes>> = {
  repository: (repository) => ({ repository }),
  exit: (codes) => ({ exit: codes.split(' ').map(Number) }),
  finds: (found) => ({ finds: found === 'nothing' ? [] : found.split(', ') }),
  'not run:': (notRun) => ({ notRun }),
  output: () => ({ isOutput: true }),
};
const NOTE = new RegExp(`^<!-- (${Object.keys(READERS).join('|')})(?: (.+))? -->$`);

/** A line of an output that stands for the lines between those before and after it. */
const LEFT_OUT = '…';

/** Reads a page. Throws where a block is inside a list or quote, or a note is not before a block. */
export function parsePage(text: string): Page {
  const steps: Step[] = [];
  let at = 0;
  let lead = '';
  let notes: Notes = {};
  for (const token of lexer(text)) {
    const [line, end] = [text.slice(0, at).split('\n').length, at + token.raw.length];
    if (text.slice(at, end) !== token.raw) throw new Error(`The parser changed the text on line ${line}.`);
    if (token.type === 'code') {
      const range: Range = [at, at + token.raw.trimEnd().length];
      const block = { line, range, language: token.lang ?? '', text: `${token.text}\n`, notes, lead };
      const last = steps.at(-1);
      if (last && isOutput(block, last, text.slice(last.range[1], at))) steps.splice(-1, 1, { ...last, output: block });
      else steps.push({ ...block, output: undefined });
      notes = {};
    } else if (token.type === 'html') notes = { ...notes, ...notesIn(token.raw, text.slice(end)) };
    else if (token.type !== 'space') {
      if (Object.keys(notes).length > 0) throw new Error(`The note before line ${line} is not before a block.`);
      if (hasBlock(token)) throw new Error(`Move the block in the list or quote on line ${line} out of it.`);
      lead = token.raw.trim();
    }
    at = end;
  }
  return { steps, render: (outputs) => rendered(text, steps, outputs) };
}

function rendered(text: string, steps: readonly Step[], outputs: ReadonlyMap<Step, string>): string {
  return steps.reduceRight((page, step) => {
    const ran = outputs.get(step);
    if (ran === undefined || !step.output) return page;
    const [start, end] = step.output.range;
    return `${page.slice(0, start)}${fenced(step.output, ran)}${page.slice(end)}`;
  }, text);
}

function isOutput(block: Block, last: Step, between: string): boolean {
  if (block.notes.isOutput) return true;
  return last.language === 'sh' && !last.output && ['text', 'diff'].includes(block.language) && between.trim() === '';
}

/** The notes in a comment, or in several. Those of other programs are followed by an empty line. */
function notesIn(html: string, after: string): Notes {
  const found = html
    .trim()
    .split('\n')
    .map((line) => NOTE.exec(line));
  if (found.includes(null) && after.startsWith('```')) throw new Error(`This is not a note: ${html}`);
  return Object.assign({}, ...found.map((match) => READERS[match?.[1] ?? '']?.(match?.[2] ?? '')));
}

function hasBlock(token: Token): boolean {
  if (token.type === 'code') return true;
  const inside: Token[] = 'items' in token ? token.items : 'tokens' in token ? (token.tokens ?? []) : [];
  return inside.some(hasBlock);
}

/** The block with another text, which is cut where the block leaves lines out. */
function fenced({ language, text }: Block, output: string): string {
  const [shown, lines] = [text.trimEnd().split('\n'), output.trimEnd().split('\n')];
  const at = shown.indexOf(LEFT_OUT);
  const after = shown.length - at - 1;
  const cut = at === -1 ? lines : [...lines.slice(0, at), LEFT_OUT, ...(after === 0 ? [] : lines.slice(-after))];
  return [`\`\`\`${language}`, ...cut, '```'].join('\n');
}
