/**
 * Counts the findings of each rule in repositories, for docs/rules.md: `npm run rules-on-trees -- TREE…` writes
 * scripts/rules-on-trees.json. Every rule is on.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'rules-on-trees-'));
const policy = join(folder, 'policy.yaml');
writeFileSync(policy, 'preset: audit\n');

const findings: Record<string, number> = {};
let files = 0;
const trees = process.argv.slice(2);
for (const tree of trees) {
  const report = JSON.parse(
    execFileSync(
      process.execPath,
      [join(root, 'src/cli.ts'), 'check', tree, '--config', policy, '--format', 'json', '--fail-on', 'never'],
      { encoding: 'utf8', maxBuffer: 2 ** 30 },
    ),
  );
  files += report.summary.files;
  for (const { rule } of report.findings) findings[rule] = (findings[rule] ?? 0) + 1;
}
rmSync(folder, { recursive: true });
const sorted = Object.fromEntries(Object.entries(findings).sort(([a], [b]) => (a < b ? -1 : 1)));
const counts = { repositories: trees.length, files, findings: sorted };
writeFileSync(join(root, 'scripts/rules-on-trees.json'), `${JSON.stringify(counts, null, 2)}\n`);
