import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
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
  /\bjudge[ds]?\b/i,
  /\bknown from here\b/i,
  /\bfor want of\b/i,
  /\bmend(?:s|ed|ing)?\b/i,
  /\bfor ever\b/i,
  /\banew\b/i,
  /\b(?:some|no)body\b/i,
  /\bhas the say\b/i,
  /\bholds\b|\bhold (?:an?|the|no|more)\b/i,
  /\bbeside\b/i,
  /\bby hand\b/i,
  /\b(?:is|are) (?:not )?there\b/i,
  /\bshows? only (?:in|after)\b/i,
  /\bcomes? of\b/i,
  /\bhands? out\b/i,
  /\b(?:takes|needs|names|gives) no\b|\b(?:takes|speaks) of\b/i,
  /\bis meant\.|\bas it stands\b|\bsaid otherwise\b/i,
  /\bthe ones? of\b/i,
  /\b(?:there is|there are) no (?:option|command|rule|format|setting|cluster)\b/i,
  /\bthrow-away\b/i,
  /\bany more(?=[.,;]| *$)|\bany longer\b/i,
  /\b(?:if|unless) (?:you|they) do not (?:mean|intend)\b/i,
  /\bin silence\b/i,
  /\bfailed on (?:it|them)\b/i,
  /\b(?:[Cc]hecked are|[Ll]ooked at (?:is|are))\b/,
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

/** A page without its examples, its quotes and the table of banned words. */
function prose(text: string): string {
  return text
    .replace(/^```.*?^```$/gms, '')
    .replace(/^\| (?:Instead of|Do not write) .*?\n\n/gms, '')
    .replace(/`[^`\n]*`/g, '``');
}

/** The string literals of a module that have at least two words, with `x` for each expression in them. */
function sentences(source: string): string[] {
  const texts: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    if ('type' in node && node.type === 'Literal' && 'value' in node && typeof node.value === 'string')
      texts.push(node.value);
    if ('quasis' in node && Array.isArray(node.quasis)) texts.push(node.quasis.map(cooked).join('x'));
    Object.values(node).forEach(visit);
  };
  visit(parseAst(source, { lang: 'ts' }).body);
  return texts.filter((text) => /\w \w/.test(text));
}

function cooked({ value }: { value: { cooked: string } }): string {
  return value.cooked;
}

describe('no text has the words that the style guide bans', () => {
  const pages = [
    ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'action.yml'],
    'schemas/README.md',
    ...filesIn('docs', '.md'),
  ];
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
    const schemas = ['policy', 'report', 'diff'].map((name) => `schemas/${name}.schema.json`);
    expect(schemas.flatMap((path) => offences(read(path)).map((word) => `${path}: ${word}`))).toEqual([]);
  });
});
