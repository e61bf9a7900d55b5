import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

it('the entry asks for the Node.js that package.json names, before it loads what an older one cannot read', () => {
  const entry = readFileSync(resolve(import.meta.dirname, '../../src/cli.ts'), 'utf8');
  const [, oldest = ''] = /OLDEST = \[(.*)\]/.exec(entry) ?? [];
  expect(`>=${oldest.split(', ').join('.')}`).toBe(manifest.engines.node);
  expect(entry).not.toMatch(/^import /m);
});
