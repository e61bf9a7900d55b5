import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { breaking } from './breaker.ts';
import { type FetchedSchema, type FetchSchema, schemaFetcher } from './fetch.ts';

/** Milliseconds for which an answer counts, and what the folder holds at most. */
const LIFETIME = 24 * 3_600_000;
const MOST_FILES = 2000;
const MOST_BYTES = 64 * 1024 * 1024;

/** Asks the internet for schemas and keeps the answers, or undefined if that is not wanted. */
export function schemaFetcherOf(
  isOnline: boolean,
  env: Readonly<Record<string, string | undefined>>,
): FetchSchema | undefined {
  return isOnline ? cached(breaking(schemaFetcher()), cacheFolder(env)) : undefined;
}

/** The folder for what is fetched: the job's own on a runner, otherwise the user's. */
export function cacheFolder({ RUNNER_TEMP, XDG_CACHE_HOME }: Readonly<Record<string, string | undefined>>): string {
  return join(RUNNER_TEMP || XDG_CACHE_HOME || join(homedir(), '.cache'), 'gitops-gate', 'schemas');
}

/** Fetches what the folder does not have from the last day; an older answer counts if the network gives none. */
export function cached(fetch: FetchSchema, folder: string): FetchSchema {
  return async (url) => {
    const file = join(folder, createHash('sha256').update(url).digest('hex'));
    const kept = readKept(file, url);
    if (kept?.isFresh) return kept.answer;
    const answer = await fetch(url);
    if (answer.status === 'failed') return kept?.answer ?? answer;
    keep(folder, file, `${url}\n${answer.status === 'found' ? answer.text : ''}`);
    return answer;
  };
}

function readKept(
  file: string,
  url: string,
): { readonly answer: FetchedSchema; readonly isFresh: boolean } | undefined {
  try {
    const age = Date.now() - statSync(file).mtimeMs;
    const content = readFileSync(file, 'utf8');
    if (!content.startsWith(`${url}\n`)) return undefined;
    const text = content.slice(url.length + 1);
    return { answer: text === '' ? { status: 'absent' } : { status: 'found', text }, isFresh: age < LIFETIME };
  } catch {
    return undefined;
  }
}

/** Writes a file whole or not at all. What cannot be kept is fetched again. */
function keep(folder: string, file: string, content: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const draft = `${file}.${randomUUID()}`;
    writeFileSync(draft, content, { mode: 0o600, flag: 'wx' });
    renameSync(draft, file);
    makeRoom(folder);
  } catch {
    // A cache that cannot be written is none.
  }
}

/** Takes the oldest files away if there are too many. */
function makeRoom(folder: string): void {
  const files = readdirSync(folder)
    .map((name) => join(folder, name))
    .map((path) => ({ path, ...sizeAndAge(path) }))
    .sort((a, b) => b.mtimeMs - a.mtimeMs);
  let bytes = 0;
  files.forEach(({ path, size }, index) => {
    bytes += size;
    if (index >= MOST_FILES || bytes > MOST_BYTES) rmSync(path, { force: true });
  });
}

function sizeAndAge(path: string): { readonly size: number; readonly mtimeMs: number } {
  const { size, mtimeMs } = statSync(path);
  return { size, mtimeMs };
}
