/** Runs every bomb at its full size, alone and beside a plaintext Secret, and prints time, peak memory and verdict of each. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { BOMBS, WITNESS } from '../fuzz/bombs.ts';

const CLI = resolve(import.meta.dirname, '../../src/cli.ts');
const SECONDS = 15;
const MEGABYTES = 700;
const wanted = process.argv.slice(2);

const chosen = BOMBS.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
for (const { name, full, files } of chosen) {
  for (const [label, made] of [
    ['alone', files(full)],
    ['with a Secret', { ...files(full), ...WITNESS }],
  ] as const) {
    const folder = mkdtempSync(join(tmpdir(), 'bomb-'));
    try {
      write(folder, made);
      report(`${name}, ${label}`, run(folder), label !== 'alone');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

interface Outcome {
  readonly code: number | null;
  readonly output: string;
  readonly seconds: number;
  /** Seconds of the processor: what counts where the machine is busy. */
  readonly work: number;
  readonly megabytes: number;
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

function run(folder: string): Outcome {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(
    '/usr/bin/time',
    ['-f', 'peak=%M user=%U', process.execPath, CLI, 'check', folder, '--scope', 'all'],
    { encoding: 'utf8', maxBuffer: 1 << 30, timeout: 60_000, killSignal: 'SIGKILL' },
  );
  const peak = /peak=(\d+)/.exec(stderr)?.[1];
  const work = Number(/user=([\d.]+)/.exec(stderr)?.[1] ?? Number.NaN);
  if (status !== 0 && status !== 1) process.stdout.write(stderr.slice(0, 1000));
  const seconds = (performance.now() - start) / 1000;
  return { code: status, output: stdout, seconds, work, megabytes: Number(peak ?? Number.NaN) / 1024 };
}

function report(name: string, { code, output, seconds, work, megabytes }: Outcome, hasWitness: boolean): void {
  const isFound = /witness\/secret\.yaml:.*error/.test(output);
  const faults = [
    ...(!(Math.min(seconds, work) <= SECONDS) ? ['slow'] : []),
    ...(megabytes > MEGABYTES ? ['large'] : []),
    ...(hasWitness && (!isFound || code !== 1) ? ['witness lost'] : []),
    ...(output.length > 1_000_000 ? [`${Math.round(output.length / 1e6)} MB of output`] : []),
  ];
  const last = output.trimEnd().split('\n').at(-1)?.slice(0, 100) ?? '';
  process.stdout.write(
    `${name.padEnd(52)} exit ${code} ${seconds.toFixed(1).padStart(6)} s (work ${work.toFixed(1).padStart(5)} s) ${megabytes.toFixed(0).padStart(5)} MB  ${faults.join(', ') || 'ok'}  ${last}\n`,
  );
}
