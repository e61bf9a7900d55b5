/**
 * Writes the tables of README.md and docs/rules.md from what they describe: the inputs and outputs of action.yml, the rules.
 * `--check` compares instead.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { rules } from '../rules/index.ts';
import type { Rule } from '../src/lint/rule.ts';
import { byTheme } from '../src/lint/theme.ts';
import { PRESETS } from '../src/policy/policy.ts';

interface Described {
  readonly description: string;
  readonly default?: string;
}

const root = resolve(import.meta.dirname, '..');
/** What `npm run rules-on-trees` counted. */
const onTrees: { repositories: number; files: number; findings: Record<string, number> } = JSON.parse(
  readFileSync(join(root, 'scripts/rules-on-trees.json'), 'utf8'),
);
const action: { inputs: Record<string, Described>; outputs: Record<string, Described> } = parse(
  readFileSync(join(root, 'action.yml'), 'utf8'),
);

const TABLES: Readonly<Record<string, string>> = {
  inputs: table(
    ['Input', 'Default', 'Description'],
    Object.entries(action.inputs).map(([name, { description, default: value }]) => [
      `\`${name}\``,
      value ? `\`${value}\`` : '',
      description,
    ]),
  ),
  outputs: table(
    ['Output', 'Description'],
    Object.entries(action.outputs).map(([name, { description }]) => [`\`${name}\``, description]),
  ),
  rules: table(
    ['Theme', 'Rules'],
    byTheme(rules).map(([title, group]) => [title, group.map(({ id }) => `[${id}](rules/${id}/README.md)`).join(', ')]),
  ),
  presets: table(
    ['Preset', 'Rules', 'What it adds'],
    PRESETS.map((preset) => {
      const own = rules.filter((rule) => (rule.preset ?? 'recommended') === preset);
      const links = own.map(({ id }) => `[${id}](../rules/${id}/README.md)`).join(', ');
      return [`\`${preset}\``, String(own.length), preset === 'recommended' ? 'All rules that are not below' : links];
    }),
  ),
  'rules-by-theme': byTheme(rules)
    .map(([title, group]) => `### ${title}\n\n${rulesTable(group)}`)
    .join('\n'),
};

for (const name of ['README.md', 'docs/rules.md']) {
  const path = join(root, name);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(
    /(<!-- ([\w-]+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (whole, open: string, table: string, close: string) =>
      Object.hasOwn(TABLES, table) ? `${open}${TABLES[table]}${close}` : whole,
  );
  if (!process.argv.includes('--check')) writeFileSync(path, after);
  else if (after !== before) {
    console.error(`The tables of ${name} are stale; run \`npm run readme\`.`);
    process.exitCode = 1;
  }
}

function rulesTable(group: readonly Rule[]): string {
  return table(
    ['Rule', 'Level', 'Preset', 'What it reports', 'Findings'],
    group.map(({ id, severity, preset = 'recommended', description }) => [
      `[${id}](../rules/${id}/README.md)`,
      severity,
      preset,
      description,
      String(onTrees.findings[id] ?? 0),
    ]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map((cell) => cell.trim().replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')));
  return `${[head, head.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`;
}
