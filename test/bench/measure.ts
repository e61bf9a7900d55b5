import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** What one command took: wall milliseconds of each run, and the largest resident memory in MiB where it is a Node process. */
export interface Figures {
  readonly milliseconds: readonly number[];
  readonly memory: number | undefined;
}

/** A whole process to time. */
export interface Contestant {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs contestants in turn (A B A B …), one uncounted round first, so that drift of the machine meets all alike. */
export async function measure(contestants: readonly Contestant[], runs: number): Promise<Figures[]> {
  const times = contestants.map((): number[] => []);
  const memory = contestants.map((): number | undefined => undefined);
  for (let round = 0; round <= runs; round++) {
    for (const [at, contestant] of contestants.entries()) {
      const once = await runOnce(contestant);
      if (round > 0) times[at]?.push(once.milliseconds);
      if (once.memory !== undefined) memory[at] = Math.max(memory[at] ?? 0, once.memory);
    }
  }
  return times.map((milliseconds, at) => ({ milliseconds, memory: memory[at] }));
}

async function runOnce({
  command,
  args,
  env,
}: Contestant): Promise<{ milliseconds: number; memory: number | undefined }> {
  const folder = mkdtempSync(join(tmpdir(), 'gitops-gate-bench-'));
  const note = join(folder, 'memory');
  const isNode = command === process.execPath;
  const hook = isNode ? ['--import', new URL('memory.js', import.meta.url).href] : [];
  const start = performance.now();
  await new Promise<void>((resolve, reject) => {
    const child = spawn(command, [...hook, ...args], {
      stdio: 'ignore',
      env: { ...process.env, ...env, BENCH_MEMORY: note },
    });
    child.on('error', reject);
    child.on('exit', () => resolve());
  });
  const milliseconds = performance.now() - start;
  const memory = existsSync(note) ? Number(readFileSync(note, 'utf8')) / 1024 : undefined;
  rmSync(folder, { recursive: true });
  return { milliseconds, memory };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The path of a program: from an environment variable, else on PATH; undefined where it is not installed. */
export function findProgram(name: string, variable: string): string | undefined {
  const named = process.env[variable];
  if (named) return existsSync(named) ? named : undefined;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
