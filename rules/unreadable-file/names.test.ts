import { expect, it } from 'vitest';
import { Tree } from '../../src/repository/tree.ts';
import type { TreeFile } from '../../src/repository/tree-file.ts';
import { findingsOf } from '../../test/rules/check-tree.ts';

const file = (path: string, hasUtf8Name: boolean): TreeFile => ({
  path,
  hasUtf8Name,
  size: 0,
  contentId: () => path,
  bytes: () => Buffer.alloc(0),
});

it('manifests whose names are not UTF-8 and folders that cannot be opened are errors', async () => {
  const files = ['a\\xff.yaml', 'b\\xff.JSON', 'c\\xff/Kustomization', 'd\\xff.png'].map((path) => file(path, false));
  const found = await findingsOf('unreadable-file', new Tree([...files, file('e.yaml', true)], new Map(), ['shut']));
  expect(found.map(({ severity, location }) => `${severity} ${location.path}`)).toEqual([
    'error a\\xff.yaml',
    'error b\\xff.JSON',
    'error c\\xff/Kustomization',
    'error shut',
  ]);
});
