import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { REGO_POLICY } from './fleet.ts';
import { recorded } from './importing.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/import.md'), 'utf8');

/** Text without what the place of a quote adds: indentation, and the comma after an item. */
const without = (text: string): string => text.replaceAll(/^\s+/gm, '').replaceAll(/,$/gm, '');

it('the page quotes what the tools have written', () => {
  const quotes = [...page.matchAll(/<!-- not run: it quotes (\S+), .*? -->\n```\w+\n(.*?)```/gs)];
  expect(quotes.map(([, file]) => file)).toEqual([
    'kubeconform.json',
    'flux-schema.json',
    'kyverno.yaml',
    'conftest.json',
  ]);
  for (const [, file = '', quote = ''] of quotes) expect(without(recorded(file))).toContain(without(quote));
  const rego = /```rego\n(.*?)```/s.exec(page)?.[1];
  expect(rego).toBeDefined();
  expect(REGO_POLICY).toContain(rego);
});
