import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

/** The words that `docs/style.md` bans, as they are written. */
const BANNED = [
  /\bin clear\b/i,
  /(?<!\bthere )\b(?:is|are) no\b(?! longer| more than)/i,
  /\bst(?:ands?|ood) (?:in|at|on|there|here|beside|below|behind|alone|twice)\b/i,
  /\blies? (?:in|at|on|below|beside|outside|deeper|directly)\b/i,
  /\b(?:is|are) stated\b|\bstates (?:one|a|an|the|no)\b/i,
  /\b(?:is|are) told\b|\btells\b/i,
  /\bcomes? to\b/i,
  /\bmeets? no\b/i,
  /\b(?:is|are|was|were|not) judged\b|\bjudges\b/i,
  /\bknown from here\b/i,
  /\bfor want of\b/i,
  /\bmend(?:s|ed|ing)?\b/i,
  /\bfor ever\b/i,
  /\banew\b/i,
  /\b(?:some|no)body\b/i,
  /\bhas the say\b/i,
  /\b(?:colour|licence|behaviour|neighbour|favour|honour)/i,
];

function offences(text: string): string[] {
  return BANNED.flatMap((word) => word.exec(text)?.[0] ?? []);
}

function filesIn(folder: string, end: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(end))
    .map((path) => `${folder}/${path}`);
}

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** A page without its examples and without what it quotes. */
function prose(text: string): string {
  return text.replace(/^```.*?^```$/gms, '').replace(/`[^`\n]*`/g, '``');
}

/** The sentences among the string literals of a module, without what is put into them. */
function sentences(source: string): string[] {
  const code = source.replace(/\/\*.*?\*\//gs, '').replace(/^\s*\/\/.*$/gm, '');
  const literals = [...code.matchAll(/`((?:[^`\\]|\\.)*)`|'((?:[^'\\\n]|\\.)*)'/g)].map(([, a, b]) => a ?? b ?? '');
  return literals.map((text) => text.replace(/\$\{[^}]*\}/g, 'x')).filter((text) => / \w+ /.test(text));
}

describe('no text has the words that the style guide bans', () => {
  const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'docs/security.md', 'action.yml'];
  test.each([...pages, ...filesIn('rules', 'README.md')])('%s', (path) => {
    const lines = prose(read(path)).split('\n');
    expect(lines.flatMap((line) => offences(line).map((word) => `${word}: ${line.trim()}`))).toEqual([]);
  });

  test('messages and help', () => {
    const modules = [...filesIn('src', '.ts'), ...filesIn('rules', '.ts').filter((path) => !path.includes('.test.'))];
    const found = modules.flatMap((path) =>
      sentences(read(path)).flatMap((text) => offences(text).map((word) => `${path}: ${word}: ${text.slice(0, 120)}`)),
    );
    expect(found).toEqual([]);
  });

  test('descriptions in the schemas', () => {
    const schemas = ['schemas/policy.schema.json', 'schemas/report.schema.json'];
    expect(schemas.flatMap((path) => offences(read(path)).map((word) => `${path}: ${word}`))).toEqual([]);
  });
});
