import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bootstrap } from '../../flux/repository.ts';
import { commitAll, gitIn, write } from '../../repository/scratch.ts';
import { Scene } from './scene.ts';

const source = `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: platform, namespace: flux-system}
spec: {interval: 1m, url: "https://github.com/octo/platform", ref: {branch: main}}
`;
const deploys = (path: string): string => `${source}---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: platform, namespace: flux-system}
spec:
  interval: 10m
  prune: true
  path: ${path}
  sourceRef: {kind: GitRepository, name: platform}
`;
const BASE = {
  '.github/gitops-gate.yaml': 'sources:\n  https://github.com/octo/platform: platform\n',
  'clusters/platform.yaml': deploys('./apps/web'),
  ...Object.fromEntries(
    Object.entries(bootstrap('clusters')).map(([path, text]) => [path, [text].flat().join('\n---\n')]),
  ),
};

test('a repository that a second actions/checkout puts into the workspace is known, and not reviewed', async () => {
  const scene = await Scene.open(BASE, { 'clusters/platform.yaml': deploys('./apps/website') });
  try {
    const folder = scene.checkout();
    write(join(folder, 'platform'), {
      'apps/web/cm.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web, namespace: default}\n',
      'apps/web/broken.yaml': 'a: b: c\n',
    });
    gitIn(join(folder, 'platform'), 'init', '-q', '-b', 'main');
    commitAll(join(folder, 'platform'), 'first');
    const { code, report } = await scene.run(folder);
    expect(report?.findings.map(({ rule, location }) => `${rule} ${location.path}:${location.start.line}`)).toEqual([
      'missing-path clusters/platform.yaml:12',
    ]);
    expect(code).toBe(1);
    expect(report?.summary.files).toBe(3);
    expect(scene.pull.threads).toHaveLength(1);
  } finally {
    scene.close();
  }
});

test('a checkout that is not there is a warning on its line of the policy file', async () => {
  const scene = await Scene.open(BASE, { 'clusters/platform.yaml': deploys('./apps/website') });
  try {
    const { code, output, summary, report } = await scene.run(scene.checkout());
    expect([code, report?.findings]).toEqual([0, []]);
    expect(output).toMatch(
      /^::warning title=gitops-gate%3A a source is missing,file=\.github\/gitops-gate\.yaml,line=2,col=3::.*`platform` is neither/m,
    );
    expect(summary).toContain('is neither in this repository nor next to it');
  } finally {
    scene.close();
  }
});
