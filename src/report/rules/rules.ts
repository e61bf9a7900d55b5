import colors from 'picocolors';
import type { Severity } from '../../severity.ts';
import { jsonText } from '../../text/printable.ts';
import { wrap } from '../../text/wrap.ts';
import { ruleUrl } from '../../tool.ts';

/** A rule without its page. */
export interface RuleSummary {
  readonly id: string;
  /** One sentence that describes the defect. */
  readonly description: string;
  readonly severity: Severity;
  /** The least demanding preset in which the rule is on; `recommended` when left out. */
  readonly preset?: 'strict' | 'audit';
}

const WIDTH = 100;

/** The rules as a table for a terminal: id, level and description, and the preset of those that are not on by default. */
export function rulesText(rules: readonly RuleSummary[], color: boolean): string {
  const { bold, dim, red, yellow, blue } = colors.createColors(color);
  const paint = { error: red, warning: yellow, notice: blue };
  const columns = Math.max(0, ...rules.map(({ id }) => id.length)) + 2;
  const indent = columns + 'warning  '.length;
  const lines = rules.flatMap(({ id, severity, description, preset }) => {
    const told = preset ? `${description} (preset ${preset})` : description;
    const [first = '', ...rest] = wrap(told, WIDTH - indent);
    return [
      `${bold(id)}${' '.repeat(columns - id.length)}${paint[severity](severity)}${' '.repeat(9 - severity.length)}${first}`,
      ...rest.map((line) => `${' '.repeat(indent)}${line}`),
    ];
  });
  const hint = dim('`gitops-gate explain ID` explains a rule and how to fix its findings.');
  return `${[...lines, '', hint].join('\n')}\n`;
}

/** The rules as a JSON list. */
export function rulesJson(rules: readonly RuleSummary[]): string {
  return jsonText(
    rules.map(({ id, description, severity, preset }) => ({
      id,
      description,
      severity,
      preset: preset ?? 'recommended',
      url: ruleUrl(id),
    })),
  );
}
