/**
 * Compares how we read YAML with how kustomize's library does: `npm run test:yaml -- N [--seed S] [--show CLASS] [--record]`.
 *
 * The judge (yaml-judge/main.go) is built with Go into the temporary folder, or named by YAML_JUDGE. `--record` writes the cases
 * of test/yaml/recorded.json anew.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ScalarReading } from '../../src/yaml/scalars.ts';
import { Random } from '../random.ts';
import { difference, type Reading, readHere } from '../yaml/reading.ts';
import { mutate, SPECIAL } from '../yaml/texts.ts';

const { values, positionals } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, show: { type: 'string' }, record: { type: 'boolean' } },
  allowPositionals: true,
});
const BATCH = 2000;
const RECORDED = 600;

interface Case {
  readonly reading: ScalarReading;
  readonly bytes: Buffer;
}

const folder = mkdtempSync(join(tmpdir(), 'gitops-gate-yaml-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const judge = process.env.YAML_JUDGE ?? buildJudge();

if (values.record) record();
else compare(Number(positionals[0] ?? 2000));

function buildJudge(): string {
  const program = join(folder, 'judge');
  execFileSync('go', ['build', '-o', program, '.'], { cwd: join(import.meta.dirname, 'yaml-judge'), stdio: 'inherit' });
  return program;
}

function compare(count: number): void {
  const random = new Random(Number(values.seed));
  const tally = new Map<string, number>();
  for (let done = 0; done < count; done += BATCH) {
    const cases = Array.from({ length: Math.min(BATCH, count - done) }, () => next(random));
    const answers = ask(cases);
    for (const [index, { reading, bytes }] of cases.entries()) {
      const theirs = answers[index] ?? {};
      const ours = readHere(bytes, reading);
      const kind = difference(ours, theirs) ?? (theirs.error === undefined ? 'same objects' : 'refused by both');
      tally.set(kind, (tally.get(kind) ?? 0) + 1);
      if (kind === values.show) console.log(JSON.stringify({ reading, text: bytes.toString(), ours, theirs }));
    }
  }
  for (const [kind, number] of [...tally].sort(([, a], [, b]) => b - a)) console.log(`${number} ${kind}`);
  if (tally.has('silent')) process.exitCode = 1;
}

function next(random: Random): Case {
  const text = mutate(random);
  const reading = random.below(6) === 0 ? 'kustomization' : 'resource';
  const encoding = random.below(40);
  if (encoding === 0) return { reading, bytes: Buffer.from(`\ufeff${text}`, 'utf16le') };
  if (encoding === 1) return { reading, bytes: Buffer.from(`\ufeff${text}`, 'utf16le').swap16() };
  return { reading, bytes: Buffer.from(text) };
}

function ask(cases: readonly Case[]): readonly Reading[] {
  const input = cases.map(({ reading, bytes }) => `${reading} ${bytes.toString('base64')}\n`).join('');
  const { stdout, status } = spawnSync(judge, { input, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error('the judge failed');
  return stdout
    .trimEnd()
    .split('\n')
    .map((line): Reading => JSON.parse(line));
}

/** Writes every special text, and as many mutations as fit, with the judge's answers. */
function record(): void {
  const random = new Random(Number(values.seed));
  const cases: Case[] = SPECIAL.map((text) => ({ reading: 'resource', bytes: Buffer.from(text) }));
  while (cases.length < RECORDED) cases.push(next(random));
  const answers = ask(cases);
  const lines = cases.map(({ reading, bytes }, index) => {
    const { error, objects = [] } = answers[index] ?? {};
    return JSON.stringify({
      reading,
      text: bytes.toString('base64'),
      ...(error === undefined ? { objects } : { error }),
    });
  });
  writeFileSync(join(import.meta.dirname, '../yaml/recorded.json'), `[\n${lines.join(',\n')}\n]\n`);
}
