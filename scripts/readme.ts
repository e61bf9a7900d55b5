/** Writes the tables of README.md from what they describe: the inputs and outputs of action.yml, the rules. `--check` compares instead. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { rules } from '../rules/index.ts';

interface Described {
  readonly description: string;
  readonly default?: string;
}

const root = resolve(import.meta.dirname, '..');
const path = join(root, 'README.md');
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
    ['Rule', 'Level', 'What it reports'],
    rules.map(({ id, severity, preset, description }) => [
      `[${id}](rules/${id}/README.md)`,
      preset ? `${severity} (${preset})` : severity,
      description,
    ]),
  ),
};

const before = readFileSync(path, 'utf8');
const after = before.replace(
  /(<!-- (\w+) -->\n)[\s\S]*?(<!-- end -->)/g,
  (whole, open: string, name: string, close: string) =>
    Object.hasOwn(TABLES, name) ? `${open}${TABLES[name]}${close}` : whole,
);
if (!process.argv.includes('--check')) writeFileSync(path, after);
else if (after !== before) {
  console.error('The tables of README.md are stale; run `npm run readme`.');
  process.exitCode = 1;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map((cell) => cell.trim().replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')));
  return `${[head, head.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`;
}
