import { expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../../src/policy/policy.ts';
import { contentId } from '../../src/repository/content-id.ts';
import { Tree } from '../../src/repository/tree.ts';
import { check } from '../../src/run.ts';
import { FULL } from '../extent.ts';
import { DEFECTS, HEALTHY, TRICKS, type Trick } from './hiding.ts';

/** The errors in the healthy repository with what a trick adds to it. */
async function errorsOf({ files, links = {} }: Trick, defect: string): Promise<string[]> {
  const all = Object.entries({ ...HEALTHY, ...files(defect) }).filter(([path]) => !(path in links));
  const tree = new Tree(
    all.map(([path, content]) => {
      const bytes = Buffer.from(content);
      return { path, size: bytes.length, contentId: () => contentId(bytes), bytes: () => bytes };
    }),
    new Map(Object.entries(links)),
  );
  const { report } = await check({
    head: tree,
    base: undefined,
    policy: DEFAULT_POLICY,
    scope: 'all',
    failOn: 'error',
    today: '2026-01-01',
  });
  const errors = report.findings.filter(({ severity }) => severity === 'error');
  return errors.map(({ rule, location }) => `${rule} ${location.path}`);
}

test('the repository without a defect is healthy', async () => {
  expect(await errorsOf({ name: 'none', files: () => ({}) }, '')).toEqual([]);
});

for (const [number, trick] of TRICKS.entries()) {
  test(`a defect is reported: ${trick.name}`, async () => {
    const defects = Object.entries(DEFECTS).filter(([name]) => !trick.tolerates?.includes(name));
    // Each trick tries to hide one defect, in turn; all of them take three times as long.
    const tried = FULL ? defects : defects.slice(number % defects.length).slice(0, 1);
    expect(tried.length).toBeGreaterThan(0);
    const silent: string[] = [];
    for (const [name, defect] of tried) if ((await errorsOf(trick, defect)).length === 0) silent.push(name);
    expect(silent).toEqual([]);
  });
}
