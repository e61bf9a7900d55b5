import colors from 'picocolors';
import { jsonText, visible } from '../../text/printable.ts';
import { wrap } from '../../text/wrap.ts';
import { ruleUrl } from '../../tool.ts';
import type { RuleSummary } from './rules.ts';

/** A rule with the markdown of its page. */
export interface RulePage extends RuleSummary {
  readonly page: string;
}

const WIDTH = 100;

/** The page of a rule for a terminal. */
export function explainText({ id, severity, preset, page }: RulePage, color: boolean): string {
  const { bold, dim } = colors.createColors(color);
  const level = `${severity}${preset ? `, in preset ${preset}` : ''}`;
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of page.trim().split(/\r?\n/).map(visible)) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined;
      else lines.push(line === '' ? '' : `    ${line}`);
    } else if (mark !== undefined) fence = mark;
    else lines.push(...prose(line, bold));
  }
  return `${[...lines, '', dim(`level: ${level}`), dim(ruleUrl(id))].join('\n')}\n`;
}

/** A rule with its page as JSON. */
export function explainJson({ id, description, severity, page }: RulePage): string {
  return jsonText({ id, description, severity, page });
}

/** A line outside code blocks: headings bold, links with their address behind them, long lines broken. */
function prose(line: string, bold: (text: string) => string): string[] {
  const heading = /^#{1,6} +(.*)$/.exec(line)?.[1];
  if (heading !== undefined) return [bold(heading)];
  if (line.startsWith('<!--')) return [];
  const told = line
    .replace(/\[([^[\]]*)\]\((https?:[^()\s]*)\)/g, '$1 ($2)')
    .replace(/\[([^[\]]*)\]\([^()\s]*\)/g, '$1');
  // A table keeps its lines, an item of a list goes on beneath its own text.
  if (told.startsWith('|')) return [told];
  const indent = ' '.repeat(/^ *(?:[-*] |\d+\. )?/.exec(told)?.[0].length ?? 0);
  const [first = '', ...rest] = wrap(told, WIDTH - indent.length);
  return [first, ...rest.map((text) => `${indent}${text}`)];
}
