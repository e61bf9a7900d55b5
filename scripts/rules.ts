/** Writes rules/index.ts from the folders under rules/; with `--check` fails if it is out of date. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '..', 'rules');
const index = resolve(folder, 'index.ts');

const ids = readdirSync(folder)
  .filter((id) => existsSync(resolve(folder, id, 'rule.ts')))
  .sort();
const text = `import type { Rule } from '../src/lint/rule.ts';
${ids.map((id) => `import ${nameOf(id)} from './${id}/rule.ts';\n`).join('')}
/** Every rule, in the order of their ids. Written by \`npm run rules\`. */
export const rules: readonly Rule[] = [
${ids.map((id) => `  ${nameOf(id)},\n`).join('')}];
`;

if (!process.argv.includes('--check')) writeFileSync(index, text);
else if (!existsSync(index) || readFileSync(index, 'utf8') !== text) {
  console.error('rules/index.ts is out of date: run `npm run rules`.');
  process.exitCode = 1;
}

/** `unowned-file` as `unownedFile`. */
function nameOf(id: string): string {
  return id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
