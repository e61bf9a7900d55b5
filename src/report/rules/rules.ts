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

const WIDTH = 100;

/** The rules for a terminal, by theme: id, level and description, and the preset of those that are not on by default. */
export function rulesText(rules: readonly RuleSummary[], color: boolean): string {
  const { bold, dim } = colors.createColors(color);
  const columns = Math.max(0, ...rules.map(({ id }) => id.length)) + 2;
  const lines = byTheme(rules).flatMap(([title, group]) => [
    bold(title),
    ...group.flatMap((rule) => rowsOf(rule, columns, color)),
    '',
  ]);
  const hint = dim('`gitops-gate explain ID` explains a rule and how to fix its findings.');
  return `${[...lines, hint].join('\n')}\n`;
}

function rowsOf({ id, severity, description, preset }: RuleSummary, columns: number, color: boolean): string[] {
  const { red, yellow, blue } = colors.createColors(color);
  const paint = { error: red, warning: yellow, notice: blue };
  const indent = columns + '  warning  '.length;
  const [first = '', ...rest] = wrap(preset ? `${description} (preset ${preset})` : description, WIDTH - indent);
  return [
    `  ${id.padEnd(columns)}${paint[severity](severity)}${' '.repeat(9 - severity.length)}${first}`,
    ...rest.map((line) => `${' '.repeat(indent)}${line}`),
  ];
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
