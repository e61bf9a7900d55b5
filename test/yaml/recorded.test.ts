import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ScalarReading } from '../../src/yaml/scalars.ts';
import { difference, type Reading, readHere } from './reading.ts';

interface Recorded extends Reading {
  readonly reading: ScalarReading;
  /** In base64. */
  readonly text: string;
}

/** What kustomize's library (api v0.21.1) made of texts (`npm run test:yaml -- --record`): special characters, then mutations. */
const CASES: readonly Recorded[] = JSON.parse(readFileSync(new URL('recorded.json', import.meta.url), 'utf8'));

test('no text hides an object, is passed or means something else than to kustomize', () => {
  const different = CASES.flatMap(({ reading, text, ...theirs }) => {
    const bytes = Buffer.from(text, 'base64');
    const ours = readHere(bytes, reading);
    const kind = difference(ours, theirs);
    // What we refuse, kustomize may take: a byte order mark inside, a key twice in a List.
    return kind === undefined || kind === 'refused' ? [] : [{ kind, reading, text: bytes.toString(), ours, theirs }];
  });
  expect(different).toEqual([]);
});

test('few texts are refused that kustomize takes', () => {
  const refused = CASES.filter(
    ({ reading, text, ...theirs }) => difference(readHere(Buffer.from(text, 'base64'), reading), theirs) === 'refused',
  );
  const others = refused.filter(({ text }) => !Buffer.from(text, 'base64').toString().includes('\ufeff'));
  expect(others.length).toBeLessThanOrEqual(1);
});
