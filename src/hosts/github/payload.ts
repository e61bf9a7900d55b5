import { existsSync, readFileSync, statSync } from 'node:fs';
import { UsageError } from '../../usage-error.ts';

/** GitHub's own limit for a payload is 25 MB. */
const MAX_PAYLOAD = 32 * 1024 * 1024;
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const NO_COMMIT = /^0+$/;
/** A name that git allows for a branch, as far as the characters go that mean something in a refspec. */
const BRANCH = /^[^\s:~^?*[\\+-][^\s:~^?*[\\]*$/;

/** The payload of an event; undefined if there is none. Throws UsageError if it is too large or not valid JSON. */
export function readPayload(path: string): unknown {
  if (path === '' || !existsSync(path)) return undefined;
  if (statSync(path).size > MAX_PAYLOAD) throw new UsageError('The payload of the event is larger than GitHub allows.');
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new UsageError('The payload of the event (GITHUB_EVENT_PATH) is not valid JSON.');
  }
}

/** A field of an object; undefined of anything else. */
export function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

/** The id of a commit; undefined for another value. */
export function commit(value: unknown): string | undefined {
  return typeof value === 'string' && COMMIT.test(value) && !NO_COMMIT.test(value) ? value : undefined;
}

/** The full name of a branch; undefined for a value that git does not allow. */
export function branch(value: unknown): string | undefined {
  return typeof value === 'string' && BRANCH.test(value) ? `refs/heads/${value}` : undefined;
}

/** A text that is not empty. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A number that GitHub counts with: whole, and from 1. */
export function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
