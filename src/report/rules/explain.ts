import colors from 'picocolors';
import { jsonText, visible } from '../../text/printable.ts';
import { wrap } from '../../text/wrap.ts';
import { ruleUrl } from '../../tool.ts';
import type { RuleSummary, TextStyle } from './rules.ts';
import { table } from './table.ts';

/** A rule with the markdown of its page. */
export interface RulePage extends RuleSummary {
  readonly page: string;
  /** What decides the level, if that is not the rule. */
  readonly level?: string;
}

/** The columns of a terminal at its usual size. */
const WIDTH = 80;
const LIST_ITEM = /^ *(?:[-*]|\d+\.) +/;

/** The page of a rule for a terminal. */
export function explainText(rule: RulePage, { color, columns = WIDTH }: TextStyle): string {
  const { id, severity, preset, page, url = ruleUrl(id) } = rule;
  const width = Math.min(columns, WIDTH);
  const { bold, dim } = colors.createColors(color);
  const level = rule.level ?? `${severity}${preset ? `, in preset ${preset}` : ''}`;
  const lines: string[] = [];
  let prose: string[] = [];
  let fence: string | undefined;
  const flush = (): void => {
    lines.push(...laidOut(prose, width));
    prose = [];
  };
  for (const line of page.trim().split(/\r?\n/).map(visible)) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    const heading = /^#{1,6} +(.*)$/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined;
      else lines.push(line === '' ? '' : `    ${line}`);
    } else if (mark !== undefined || heading !== undefined || line === '' || line.startsWith('<!--')) {
      flush();
      fence = mark;
      if (heading !== undefined) lines.push(bold(heading));
      else if (line === '') lines.push('');
    } else {
      if (LIST_ITEM.test(line)) flush();
      prose.push(withoutLinks(line));
    }
  }
  flush();
  return `${[...lines, '', dim(`level: ${level}`), dim(url)].join('\n')}\n`;
}

/** A rule with its page as JSON. */
export function explainJson({ id, description, theme, severity, page }: RulePage): string {
  return jsonText({ id, description, theme, severity, page });
}

/** A line with the addresses of links behind their text; links to other files lose theirs. */
function withoutLinks(line: string): string {
  return line.replace(/\[([^[\]]*)\]\((https?:[^()\s]*)\)/g, '$1 ($2)').replace(/\[([^[\]]*)\]\([^()\s]*\)/g, '$1');
}

/** A paragraph, a list item or a table, wrapped for the terminal instead of the page. */
function laidOut(lines: readonly string[], width: number): string[] {
  const [first] = lines;
  if (first === undefined) return [];
  if (first.startsWith('|')) return table(lines, width);
  // A list item continues below its own text.
  const mark = LIST_ITEM.exec(first)?.[0] ?? '';
  const text = [first.slice(mark.length), ...lines.slice(1).map((line) => line.trim())].join(' ');
  const indent = ' '.repeat(mark.length);
  return wrap(text, width - indent.length).map((line, index) => `${index === 0 ? mark : indent}${line}`);
}
