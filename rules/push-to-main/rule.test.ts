import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../test/flux/repository.ts';
import { brief, findingsOf } from '../../test/rules/check-tree.ts';

const check = (git: string, source = 'flux-system') =>
  findingsOf(
    'push-to-main',
    {
      ...bootstrap('clusters/prod'),
      'clusters/prod/automation.yaml': `apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageUpdateAutomation
metadata: {name: images, namespace: flux-system}
spec:
  interval: 30m
  sourceRef: {kind: GitRepository, name: ${source}}
  git:
    commit: {author: {name: flux, email: flux@example.com}}
${git}`,
    },
    { policy: { preset: 'audit' } },
  );

describe('push-to-main', () => {
  it.each([
    ['    push: {branch: main}', 9],
    ['    checkout: {ref: {branch: main}}', 7],
    ['', 7],
  ])('reports `%s`', async (git, line) => {
    expect(brief(await check(git))).toEqual([`notice push-to-main clusters/prod/automation.yaml:${line}`]);
  });

  it.each([
    '    push: {branch: image-updates}',
    '    checkout: {ref: {branch: image-updates}}',
    '    push: {refspec: "refs/heads/main:refs/for/main"}',
  ])('says nothing of `%s`', async (git) => {
    expect(await check(git)).toEqual([]);
  });

  it('says nothing if the source is not known', async () => {
    expect(await check('    push: {branch: main}', 'other')).toEqual([]);
  });
});
