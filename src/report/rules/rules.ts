import colors from 'picocolors';
import { byTheme, type Theme } from '../../lint/theme.ts';
import type { Severity } from '../../severity.ts';
import { jsonText } from '../../text/printable.ts';
import { wrap } from '../../text/wrap.ts';
import { ruleUrl } from '../../tool.ts';

/** A rule without its page. */
export interface RuleSummary {
  readonly id: string;
  /** One sentence that describes the defect. */
  readonly description: string;
  readonly theme: Theme;
  readonly severity: Severity;
  /** The least demanding preset in which the rule is on; `recommended` when left out. */
  readonly preset?: 'strict' | 'audit';
  /** The page about the rule; that of the repository if left out. */
  readonly url?: string;
}

/** How a text for a terminal is written. */
export interface TextStyle {
  readonly color: boolean;
  /** The width of the terminal; undefined if it has none. */
  readonly columns?: number | undefined;
}

const WIDTH = 100;
/** Columns below which a description is under its rule. */
const NARROW = 80;

/** The rules for a terminal, by theme: id, level and description, and the preset of those that are not on by default. */
export function rulesText(rules: readonly RuleSummary[], style: TextStyle): string {
  const { bold, dim } = colors.createColors(style.color);
  const column = Math.max(0, ...rules.map(({ id }) => id.length)) + 2;
  const lines = byTheme(rules).flatMap(([title, group]) => [
    bold(title),
    ...group.flatMap((rule) => rowsOf(rule, column, style)),
    '',
  ]);
  const hint = wrap('`gitops-gate explain ID` explains a rule and how to fix its findings.', style.columns ?? WIDTH);
  return `${[...lines, ...hint.map(dim)].join('\n')}\n`;
}

function rowsOf(
  { id, severity, description, preset }: RuleSummary,
  column: number,
  { color, columns = WIDTH }: TextStyle,
): string[] {
  const { red, yellow, blue } = colors.createColors(color);
  const paint = { error: red, warning: yellow, notice: blue };
  const width = Math.min(columns, WIDTH);
  const indent = width < NARROW ? 4 : column + '  warning  '.length;
  const lines = wrap(preset ? `${description} (preset ${preset})` : description, width - indent);
  const below = lines.map((line) => `${' '.repeat(indent)}${line}`);
  const label = `  ${id.padEnd(column)}${paint[severity](severity)}`;
  if (width < NARROW) return [label, ...below];
  return [`${label}${' '.repeat(9 - severity.length)}${lines[0] ?? ''}`, ...below.slice(1)];
}

/** The rules as a JSON list. */
export function rulesJson(rules: readonly RuleSummary[]): string {
  return jsonText(
    rules.map(({ id, description, theme, severity, preset }) => ({
      id,
      description,
      theme,
      severity,
      preset: preset ?? 'recommended',
      url: ruleUrl(id),
    })),
  );
}
