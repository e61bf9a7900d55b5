import { describe, expect, it } from 'vitest';
import { brief, checkTree, type Files } from '../../test/rules/check-tree.ts';

const WEB = (data: string, kind = 'ConfigMap'): string =>
  `apiVersion: v1\nkind: ${kind}\nmetadata: {name: web}\n${data}\n`;
const generator = (behavior: string, field = 'configMapGenerator'): string =>
  `resources: [../base]\n${field}: [{name: web, behavior: ${behavior}, literals: [a=b]}]\n`;
const TREE = (data: string, behavior = 'replace'): Files => ({
  'base/kustomization.yaml': 'resources: [web.yaml]\n',
  'base/web.yaml': WEB(data),
  'live/kustomization.yaml': generator(behavior),
});

const said = async (files: Files): Promise<string[]> => brief(await checkTree(files));

describe('data that no build contains', () => {
  it.each(['replace', 'merge'])('is a warning where a generator says %s', async (behavior) => {
    const [finding, ...rest] = await checkTree(TREE('data:\n  mode=fast', behavior));
    expect(rest).toEqual([]);
    expect([finding?.severity, finding?.location.path, finding?.location.start.line]).toEqual([
      'warning',
      'base/web.yaml',
      5,
    ]);
    expect(finding?.message).toBe(
      '`data` must be a mapping, not a string. An overlay generates this ConfigMap or changes it, so no build contains the value.',
    );
    expect(await said(TREE('data: [a, b]', behavior))).toEqual(['warning schema base/web.yaml:4']);
    expect(await said(TREE('data: {settings: {mode: fast}}', behavior))).toEqual(['warning schema base/web.yaml:4']);
  });

  it('is a warning in a Secret, which is not shown, and in binaryData', async () => {
    const secret = {
      'base/web.yaml': WEB('data:\n  token=hush', 'Secret'),
      'live/kustomization.yaml': generator('merge', 'secretGenerator'),
    };
    const found = await checkTree({ ...TREE(''), ...secret });
    expect(brief(found)).toEqual(['warning schema base/web.yaml:5']);
    expect(found[0]?.message).not.toContain('hush');
    expect(await said(TREE('binaryData: text', 'merge'))).toEqual(['warning schema base/web.yaml:4']);
  });

  it('is said once, as an error, where a build has it', async () => {
    const errors = ['error schema base/web.yaml:5'];
    expect(await said({ ...TREE('data:\n  mode=fast'), 'live/kustomization.yaml': 'resources: [../base]\n' })).toEqual(
      errors,
    );
    const other = { 'other/kustomization.yaml': 'resources: [../base]\n' };
    expect(await said({ ...TREE('data:\n  mode=fast'), ...other })).toEqual(errors);
  });

  it.each(['data: {a: c}', 'data: {a: 1, b: true, c: }', 'data:', 'data: {}', 'immutable: false'])(
    'is silent of what kustomize reads: %s',
    async (data) => {
      expect(await said(TREE(data))).toEqual([]);
      expect(await said(TREE(data, 'merge'))).toEqual([]);
    },
  );
});
