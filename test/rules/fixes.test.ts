import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Edit, Finding } from '../../src/findings/finding.ts';
import { rules } from '../../src/run.ts';
import { checkTree, type Files } from './check-tree.ts';
import { parsePage } from './page.ts';

/** How a finding is known again, at each of its places: a fix may move its line, or rename its object. */
function marksOf({ rule, message, location, places, fingerprint }: Finding): string[] {
  const own = places.length > 0 ? places.map((place) => place.fingerprint) : [fingerprint];
  return [...own, `${rule} ${location.path} ${message}`];
}

function offsetOf(text: string, { line, column }: Edit['start']): number {
  const lines = text.split('\n').slice(0, line - 1);
  return lines.reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
}

function applied(files: Files, edits: readonly Edit[]): Files {
  const fixed = { ...files };
  const ordered = edits.toSorted((a, b) => b.start.line - a.start.line || b.start.column - a.start.column);
  for (const { path, start, end, text } of ordered) {
    const old = fixed[path];
    if (typeof old !== 'string') throw new Error(`A fix edits ${path}, which is not there.`);
    fixed[path] = old.slice(0, offsetOf(old, start)) + text + old.slice(offsetOf(old, end));
  }
  return fixed;
}

/** The findings that applying a fix brings, for each fix of a repository. */
async function broughtBy(files: Files): Promise<string[]> {
  const before = await checkTree(files);
  const known = new Set(before.flatMap(marksOf));
  const fixes = before.flatMap(({ rule, fix, places }) =>
    (places.length > 0 ? places : [{ fix }]).flatMap((place) => (place.fix ? [{ rule, fix: place.fix }] : [])),
  );
  const brought: string[] = [];
  for (const { rule, fix } of fixes) {
    const after = await checkTree(applied(files, fix.edits));
    for (const finding of after) {
      if (marksOf(finding).some((mark) => known.has(mark))) continue;
      const { path, start } = finding.location;
      brought.push(`${rule} (${fix.title}) brings ${finding.rule} ${path}:${start.line} ${finding.message}`);
    }
  }
  return brought;
}

describe('a fix brings no finding', () => {
  test.each(rules.map(({ id }) => id))('on the page of %s', async (id) => {
    const page = parsePage(readFileSync(join(import.meta.dirname, `../../rules/${id}/README.md`), 'utf8'));
    for (const { section, files } of page.examples)
      if (section === 'Invalid') expect(await broughtBy(files)).toEqual([]);
  });

  const cases = join(import.meta.dirname, '../../../shared/cases/trees');
  const names = existsSync(cases) ? readdirSync(cases) : [];
  test.skipIf(names.length === 0)('in the cases of ../shared', async () => {
    for (const name of names) expect(await broughtBy(filesIn(join(cases, name, 'before'))), name).toEqual([]);
  });
});

function filesIn(directory: string): Files {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(directory.length + 1), readFileSync(path, 'utf8')];
    }),
  );
}
