import { expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../../src/policy/policy.ts';
import { contentId } from '../../src/repository/content-id.ts';
import { Tree } from '../../src/repository/tree.ts';
import { check } from '../../src/run.ts';
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

for (const trick of TRICKS) {
  test(`a defect is reported: ${trick.name}`, async () => {
    const silent: string[] = [];
    for (const [name, defect] of Object.entries(DEFECTS))
      if (!trick.tolerates?.includes(name) && (await errorsOf(trick, defect)).length === 0) silent.push(name);
    expect(silent).toEqual([]);
  });
}
