/** Fails if a generated file is not what its generator gives. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const CHECKS: readonly (readonly string[])[] = [
  ['scripts/rules.ts', '--check'],
  ['scripts/docs.ts', '--check'],
  ['scripts/browser.ts', '--check'],
  ['scripts/token-shapes.ts', '--check'],
  ['schemas/generate/overlay.ts', '--check'],
  ['schemas/generate/main.ts', '--check', '--flux', '2.10', '--kubernetes', '1.36'],
];

for (const args of CHECKS) {
  const { status } = spawnSync(process.execPath, [...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
