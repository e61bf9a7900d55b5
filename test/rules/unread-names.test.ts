import { expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../src/policy/policy.ts';
import { Tree, type TreeFile } from '../../src/repository/tree.ts';
import { check } from '../../src/run.ts';

const file = (path: string, hasUtf8Name: boolean): TreeFile => ({
  path,
  hasUtf8Name,
  size: 0,
  contentId: () => path,
  bytes: () => Buffer.alloc(0),
});

it('manifests whose names are not UTF-8 and folders that cannot be opened are errors', async () => {
  const files = ['a\\xff.yaml', 'b\\xff.JSON', 'c\\xff/Kustomization', 'd\\xff.png'].map((path) => file(path, false));
  const { report } = await check({
    head: new Tree([...files, file('e.yaml', true)], new Map(), ['shut']),
    base: undefined,
    policy: DEFAULT_POLICY,
    scope: 'all',
    failOn: 'error',
    today: '2026-11-01',
  });
  const found = report.findings.filter(({ rule }) => rule === 'unreadable-file');
  expect(found.map(({ severity, location }) => `${severity} ${location.path}`)).toEqual([
    'error a\\xff.yaml',
    'error b\\xff.JSON',
    'error c\\xff/Kustomization',
    'error shut',
  ]);
});
