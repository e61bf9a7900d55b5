import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, resolve } from 'node:path';
import { lexer, type Token, walkTokens } from 'marked';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { TOOL } from '../../src/tool.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** The address of a file of this repository, as messages and pages write it. */
const OWN = `${TOOL.url}/blob/main/`;
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

function filesIn(folder: string, end: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(end))
    .map((path) => join(folder, path));
}

const PAGES = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...['docs', 'rules', 'test/docs'].flatMap((folder) => filesIn(folder, '.md')),
  'schemas/README.md',
];

/** The links of a page, pictures too. */
function linksOf(text: string): string[] {
  const links: string[] = [];
  walkTokens(lexer(text), (token: Token) => {
    if (token.type === 'link' || token.type === 'image') links.push(token.href);
    if (token.type === 'html')
      links.push(...[...token.raw.matchAll(/(?:href|src|srcset)="([^"]+)"/g)].map(([, link = '']) => link));
  });
  return links;
}

/** The anchors that GitHub gives the headings of a page. */
function anchorsOf(text: string): Set<string> {
  const anchors = new Set<string>();
  walkTokens(lexer(text), (token: Token) => {
    if (token.type !== 'heading') return;
    const plain: string = token.text.replaceAll(/\[([^\]]*)\]\([^)]*\)|[`*]/g, '$1');
    const anchor = plain
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(/\s/g, '-');
    let copy = 0;
    while (anchors.has(copy === 0 ? anchor : `${anchor}-${copy}`)) copy++;
    anchors.add(copy === 0 ? anchor : `${anchor}-${copy}`);
  });
  return anchors;
}

/** What is wrong with a link in a file; undefined if it leads somewhere, or to another site. */
function fault(link: string, from: string): string | undefined {
  if (/^https?:/.test(link) && !link.startsWith(OWN)) return undefined;
  const [path = '', anchor] = link.replace(OWN, '/').split('#');
  const target = path === '' ? from : path.startsWith('/') ? path.slice(1) : normalize(join(dirname(from), path));
  if (!existsSync(join(ROOT, target))) return `${link}: ${target} does not exist`;
  if (anchor !== undefined && !anchorsOf(read(target)).has(anchor)) return `${link}: ${target} has no such heading`;
  return undefined;
}

describe('every link of a page leads to a file and a heading', () => {
  test.each(PAGES)('%s', (page) => {
    expect(linksOf(read(page)).flatMap((link) => fault(link, page) ?? [])).toEqual([]);
  });
});

test('every page that a message names exists', () => {
  const modules = [...filesIn('src', '.ts'), ...filesIn('rules', '.ts')].filter((path) => !path.endsWith('.test.ts'));
  const named = modules.flatMap((path) =>
    [...read(path).matchAll(/(?<![\w/])(?:docs\/[\w-]+|rules\/[\w-]+\/README)\.md(?:#[\w-]+)?/g)].map(
      ([page]) => `/${page}`,
    ),
  );
  expect([...new Set(named)].flatMap((page) => fault(page, '') ?? [])).toEqual([]);
});

test('every rule has the page that its findings link to', () => {
  expect(rules.flatMap(({ id }) => fault(`${OWN}rules/${id}/README.md`, '') ?? [])).toEqual([]);
});

test('every page in docs/ is in the index, and the README links to it or to the index', () => {
  const pages = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md') && name !== 'README.md');
  const index = linksOf(read('docs/README.md'));
  expect(pages.filter((page) => !index.includes(page))).toEqual([]);
  expect(linksOf(read('README.md'))).toContain('docs/README.md');
});

test('the README is short', () => {
  expect(read('README.md').split('\n').length).toBeLessThan(150);
});
