/**
 * Writes the parts of docs/ that are made from what they describe: the inputs and outputs of action.yml, the rules, and the
 * schema of the policy file. `--check` compares instead.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { rules } from '../rules/index.ts';
import type { Rule } from '../src/lint/rule.ts';
import { byTheme } from '../src/lint/theme.ts';
import { PRESETS } from '../src/policy/policy.ts';
import { settingParts } from './settings.ts';
import { table } from './table.ts';

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

/** The parts by the comment before each: `<!-- inputs -->`. An `<!-- end -->` is after it. */
const PARTS: Readonly<Record<string, string>> = {
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
  ...settingParts(),
};

const placed: string[] = [];
const marked = new RegExp(`(<!-- (${Object.keys(PARTS).join('|')}) -->\\n)[\\s\\S]*?(<!-- end -->)`, 'g');
for (const name of ['github.md', 'policy.md', 'rules.md']) {
  const path = join(root, 'docs', name);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(marked, (_, open: string, part: string, close: string) => {
    placed.push(part);
    return `${open}${PARTS[part]}${close}`;
  });
  if (!process.argv.includes('--check')) writeFileSync(path, after);
  else if (after !== before) {
    console.error(`The tables of docs/${name} are stale; run \`npm run docs\`.`);
    process.exitCode = 1;
  }
}
for (const part of Object.keys(PARTS).filter((part) => !placed.includes(part))) {
  console.error(`No page in docs/ has the comments <!-- ${part} --> and <!-- end -->.`);
  process.exitCode = 1;
}

function rulesTable(group: readonly Rule[]): string {
  return table(
    ['Rule', 'What it reports', ...PRESETS.map((preset) => `\`${preset}\``), 'Findings'],
    group.map((rule) => [
      `[${rule.id}](../rules/${rule.id}/README.md)`,
      rule.description,
      ...PRESETS.map((_, at) => (at < PRESETS.indexOf(rule.preset ?? 'recommended') ? 'off' : rule.severity)),
      String(onTrees.findings[rule.id] ?? 0),
    ]),
  );
}
