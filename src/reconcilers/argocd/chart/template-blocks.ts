import { actionEnd } from '../../../text/go-actions.ts';

/** A part of a template that is written for no, one or several values: `{{ range }}`, `{{ if }}`, `{{ with }}`, or their `{{ else }}`. */
export interface TemplateBlock {
  readonly kind: 'range' | 'if' | 'with' | 'define' | 'else';
  /** What follows the keyword; of an `else`, the same of what it belongs to. */
  readonly expression: string;
  /** What an `else` belongs to. */
  readonly of: TemplateBlock | undefined;
  readonly start: number;
  end: number;
}

/** `{{ $name := pipeline }}`. */
export interface Assignment {
  readonly name: string;
  readonly expression: string;
  readonly start: number;
  readonly within: readonly TemplateBlock[];
}

/** `{{ … }}`, with the blocks that it is in. */
export interface Action {
  readonly start: number;
  readonly end: number;
  readonly within: readonly TemplateBlock[];
  /** Whether it writes something itself. */
  readonly isOutput: boolean;
}

/** The actions of a template, and what they control. */
export interface TemplateStructure {
  readonly actions: readonly Action[];
  readonly blocks: readonly TemplateBlock[];
  readonly assignments: readonly Assignment[];
}

/** Blocks in blocks; a template with more is not read. */
const MAX_DEPTH = 50;
const KEYWORD = /^(if|range|with|define|block|else|end)(?![\w.])\s*/;
const ASSIGNMENT = /^(\$\w+)\s*:?=\s*(.+)$/s;

/** Finds what the actions of a Go template control, or undefined if their ends do not fit. */
export function structureOf(text: string): TemplateStructure | undefined {
  const actions: Action[] = [];
  const blocks: TemplateBlock[] = [];
  const assignments: Assignment[] = [];
  const open: TemplateBlock[] = [];
  const begin = (kind: TemplateBlock['kind'], expression: string, start: number, of?: TemplateBlock): void => {
    const block = { kind, expression, of, start, end: text.length };
    blocks.push(block);
    open.push(block);
  };
  for (let start = text.indexOf('{{'); start !== -1; ) {
    const close = actionEnd(text, start + 2);
    if (close === -1 || open.length > MAX_DEPTH) return undefined;
    const content = text
      .slice(start + 2, close)
      .replace(/^-/, '')
      .replace(/-$/, '')
      .trim();
    const [matched = '', keyword] = KEYWORD.exec(content) ?? [];
    const [, name, expression] = ASSIGNMENT.exec(content) ?? [];
    const isOutput = keyword === undefined && name === undefined && !content.startsWith('/*');
    actions.push({ start, end: close + 2, within: [...open], isOutput });
    const rest = content.slice(matched.length);
    if (keyword === 'else' || keyword === 'end') {
      const last = open.pop();
      if (!last) return undefined;
      last.end = start;
      if (keyword === 'else') begin('else', rest, start, last);
    } else if (keyword === 'block' || keyword === 'define') begin('define', rest, start);
    else if (keyword === 'if' || keyword === 'range' || keyword === 'with') begin(keyword, rest, start);
    if (name !== undefined && expression !== undefined)
      assignments.push({ name, expression, start, within: [...open] });
    start = text.indexOf('{{', close + 2);
  }
  return open.length === 0 ? { actions, blocks, assignments } : undefined;
}
