import { describe, expect, it } from 'vitest';
import { brief, findingsOf } from '../../test/rules/check-tree.ts';
import { app, CONFIG, fleet } from '../../test/rules/fleet.ts';

const HEAD = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  namespace: default\n';
const found = async (data: string): Promise<string[]> =>
  brief(await findingsOf('redefined-anchor', { 'apps/a.yaml': `${HEAD}${data}` }));
const AT = (line: number): string[] => [`warning redefined-anchor apps/a.yaml:${line}`];

describe('redefined-anchor', () => {
  it.each([
    ['keys of one mapping', 'data:\n  a: &x one\n  b: &x two\n  c: *x\n', 8],
    ['a later part of the document', 'list:\n  - a: &x one\n  - a: &x two\nother:\n  - *x\n', 8],
    ['mappings', 'list:\n  - a: &x\n      b: c\n  - a: &x\n      b: d\nother: *x\n', 9],
    ['a third anchor', 'data:\n  a: &x one\n  b: *x\n  c: &x two\n  d: &x three\n  e: *x\n', 10],
    ['the same line', 'data: {a: &x one, b: &x two, c: *x}\n', 6],
  ])('reports an alias that may mean the first of two anchors: %s', async (_, data, line) => {
    expect(await found(data)).toEqual(AT(line));
  });

  it.each([
    ['the first was used', 'data:\n  a: &x one\n  b: *x\n  c: &x two\n  d: *x\n'],
    ['nothing uses the second', 'data:\n  a: &x one\n  b: &x two\n'],
    ['each alias is beside its anchor', 'list:\n  - a: &x one\n  - a: &x two\n    b: *x\n'],
    ['both have the same value', 'data:\n  a: &x one\n  b: &x one\n  c: *x\n'],
    ['they are in two documents', `data:\n  a: &x one\n---\n${HEAD}data:\n  a: &x two\n  b: *x\n`],
  ])('is silent where %s', async (_, data) => {
    expect(await found(data)).toEqual([]);
  });

  it('reports an anchor without a value, with the alias as the fix', async () => {
    const [finding, ...others] = await findingsOf('redefined-anchor', {
      'apps/a.yaml': `${HEAD}data:\n  a: &x one\n  b: &x\n  c: *x\n`,
    });
    expect(others).toEqual([]);
    expect(finding?.location.start?.line).toBe(8);
    expect(finding?.fix?.edits.map(({ text }) => text)).toEqual(['*x']);
  });

  it('is a notice where no cluster applies the file, and does not quote the name', async () => {
    const files = fleet(app(), {
      ...CONFIG,
      'other/a.yaml': `${HEAD}data:\n  a: &x7Kq9 one\n  b: &x7Kq9 two\n  c: *x7Kq9\n`,
    });
    const [finding] = await findingsOf('redefined-anchor', files);
    expect(finding?.severity).toBe('notice');
    expect(finding?.message).not.toContain('x7Kq9');
  });
});
