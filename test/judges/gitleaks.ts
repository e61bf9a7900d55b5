/**
 * Compares the secrets that gitleaks finds with ours: `npm run test:gitleaks -- TREE...`. Needs Go, which builds gitleaks. Each
 * line that only gitleaks reports is printed, without the value: it is a secret that we miss, or no secret.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { DEFAULT_POLICY } from '../../src/policy/policy.ts';
import type { ChangedFile } from '../../src/repository/change.ts';
import { NO_HUNKS } from '../../src/repository/patch.ts';
import { Tree } from '../../src/repository/tree.ts';
import { readWorkTree } from '../../src/repository/work-tree.ts';
import { check } from '../../src/run.ts';

const MODULE = 'github.com/zricethezav/gitleaks/v8@v8.30.1';
const RULES = new Set(['plaintext-secret', 'partly-encrypted', 'unencrypted-by-rule']);

for (const tree of process.argv.slice(2)) {
  const theirs = gitleaks(resolve(tree));
  const ours = await own(resolve(tree));
  const missed = [...theirs].filter(([place]) => !ours.has(place));
  console.log(`${tree}: gitleaks ${theirs.size}, ours ${ours.size}, both ${theirs.size - missed.length}`);
  for (const [place, rule] of missed) console.log(`  ${place}  ${rule}`);
}

/** What gitleaks reports, as `path:line` and its rule. */
function gitleaks(folder: string): Map<string, string> {
  const scratch = mkdtempSync(join(tmpdir(), 'gitops-gate-gitleaks-'));
  const report = join(scratch, 'report.json');
  try {
    const options = ['--redact', '--no-banner', '--log-level', 'error', '--exit-code', '0', '-f', 'json', '-r', report];
    execFileSync('go', ['run', MODULE, 'dir', folder, ...options], { stdio: ['ignore', 'ignore', 'inherit'] });
    const found: readonly { File: string; StartLine: number; RuleID: string }[] = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    return new Map(found.map(({ File, StartLine, RuleID }) => [`${relative(folder, File)}:${StartLine}`, RuleID]));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The lines that our findings are about, as if a change had added all files. */
async function own(folder: string): Promise<Set<string>> {
  const head = readWorkTree(folder);
  const files = new Map<string, ChangedFile>();
  for (const path of head.files.keys()) files.set(path, { path, status: 'added', ...NO_HUNKS });
  const { report } = await check({
    head,
    base: { tree: new Tree([]), change: { base: '0'.repeat(40), files } },
    policy: DEFAULT_POLICY,
    scope: 'all',
    failOn: 'never',
    today: '2026-11-01',
  });
  const found = report.findings.filter(({ rule }) => RULES.has(rule));
  const locations = found.flatMap((finding) => [
    finding.location,
    ...finding.related.map(({ location }) => location),
    ...finding.places.map(({ location }) => location),
  ]);
  return new Set(locations.map(({ path, start }) => `${path}:${start.line}`));
}
