import { expect, test } from 'vitest';
import { breaking } from '../../../src/kubernetes/schema/online/breaker.ts';
import type { FetchedSchema } from '../../../src/kubernetes/schema/online/fetch.ts';

const LIMITS = { failures: 3, milliseconds: 30_000 };

/** Asks addresses one after another, each of which takes a time; gives the addresses that were asked. */
async function asked(
  urls: readonly string[],
  answer: (url: string) => FetchedSchema,
  takes: number,
): Promise<string[]> {
  const seen: string[] = [];
  let now = 0;
  const fetch = async (url: string): Promise<FetchedSchema> => {
    seen.push(url);
    now += takes;
    return answer(url);
  };
  const ask = breaking(fetch, LIMITS, () => now);
  for (const url of urls) await ask(url);
  return seen;
}

const SILENT: FetchedSchema = { status: 'failed', why: 'no answer within 10 s' };
const ABSENT: FetchedSchema = { status: 'absent' };

function addresses(host: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `https://${host}/${at}.json`);
}

test('a host that fails again and again is not asked again, others are', async () => {
  const urls = [...addresses('silent.example', 300), ...addresses('other.example', 5)];
  const seen = await asked(urls, (url) => (url.includes('silent') ? SILENT : ABSENT), 10);
  expect(seen).toEqual([...addresses('silent.example', 3), ...addresses('other.example', 5)]);
});

test('an answer in between counts', async () => {
  const seen = await asked(addresses('a.example', 9), (url) => (/[258]\.json/.test(url) ? ABSENT : SILENT), 10);
  expect(seen).toHaveLength(9);
});

test('asking ends after a time, whichever hosts are slow', async () => {
  const urls = Array.from({ length: 50 }, (_, at) => `https://host${at}.example/a.json`);
  expect(await asked(urls, () => SILENT, 10_000)).toHaveLength(4);
});
