import { describe, expect, it } from 'vitest';
import { briefWithFixes, checkTree, type Files } from '../rules/check-tree.ts';
import { bootstrap, configMap, gitRepository, kustomization } from './repository.ts';

const said = async (files: Files, repositories?: readonly string[]): Promise<string[]> =>
  briefWithFixes(await checkTree(files, { policy: { targets: { flux: ['2.8'] } }, repositories }));

const SYNC = 'clusters/prod/flux-system/gotk-sync.yaml';

function cluster(files: Files): Files {
  return { ...bootstrap('clusters/prod'), ...files };
}

const apps = (name: string, spec = ''): string => kustomization(name, `./apps/${name}`, spec);

describe('what sets a cluster up', () => {
  const files = { 'clusters/prod/a.yaml': apps('a'), 'apps/a/a.yaml': configMap('a', '  b: c') };

  it('is followed where its own source or path is wrong', async () => {
    const misnamed = kustomization('flux-system', 'clusters/prod').replace(
      'name: flux-system, namespace',
      'name: flux-systm, namespace',
    );
    const wrong = misnamed.replace(
      'sourceRef: {kind: GitRepository, name: flux-system',
      'sourceRef: {kind: GitRepository, name: flux-systtem',
    );
    expect(await said({ ...cluster(files), [SYNC]: [gitRepository(), wrong] })).toEqual([
      `error unknown-source ${SYNC}:17 -> flux-system`,
    ]);
    const astray = kustomization('flux-system', 'clusters/prodd');
    expect(await said({ ...cluster(files), [SYNC]: [gitRepository(), astray] })).toEqual([
      `error missing-path ${SYNC}:16`,
    ]);
    // What is kept of another cluster, or was never meant to be run, is not set up from here.
    for (const folder of ['archive/prod', 'test/fixtures']) {
      const found = await said({
        ...cluster(files),
        [`${folder}/flux-system/gotk-sync.yaml`]: [gitRepository(), astray],
      });
      expect(found.filter((text) => !text.startsWith('notice'))).toEqual([]);
    }
  });

  it('is known in a fork, and not taken for that of another repository', async () => {
    const of = (text: string): string =>
      text.replace(
        'sourceRef: {kind: GitRepository, name: flux-system',
        'sourceRef: {kind: GitRepository, name: fleet',
      );
    const root = [gitRepository('fleet'), of(kustomization('all', 'clusters/prod'))];
    const broken = {
      ...files,
      'clusters/prod/root.yaml': root,
      'clusters/prod/a.yaml': of(apps('a', '  dependsOn: [{name: bb}]')),
    };
    const fork = await said(broken, ['https://github.com/me/fleet']);
    expect(fork).toContain('error unknown-dependency clusters/prod/a.yaml:9');
    expect(await said(broken, ['https://github.com/me/other'])).not.toContain(
      'error unknown-dependency clusters/prod/a.yaml:9',
    );
    // Its owner gave it another name, and it applies the file that says so.
    const renamed = 'https://github.com/acme/other';
    const more = of(apps('b', '  dependsOn: [{name: a}]'));
    const whole = { ...broken, 'clusters/prod/b.yaml': more, 'apps/b/b.yaml': configMap('b', '  b: c') };
    expect(await said(whole, [renamed])).toContain('error unknown-dependency clusters/prod/a.yaml:9');
    expect(await said(broken, [renamed])).not.toContain('error unknown-dependency clusters/prod/a.yaml:9');
    const outside = { ...whole, 'clusters/prod/root.yaml': '', 'other/root.yaml': root };
    expect(await said(outside, [renamed])).not.toContain('error unknown-dependency clusters/prod/a.yaml:9');
  });
});
