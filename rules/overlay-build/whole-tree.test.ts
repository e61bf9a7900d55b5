import { describe, expect, it } from 'vitest';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { app, CONFIG, fleet } from '../../test/rules/fleet.ts';

const PLAYBOOKS: Files = Object.fromEntries(
  Array.from({ length: 12 }, (_, at) => [`ansible/${at}.yaml`, `- hosts: all\n  tasks: []\n`]),
);
const check = (path: string, files: Files = {}) => {
  const own = app('', path).replace(/ {2}path: \n/, '');
  return findingsOf(['overlay-build', 'yaml-syntax', 'schema'], fleet(own, { ...CONFIG, ...PLAYBOOKS, ...files }));
};
const found = async (path: string, files: Files = {}): Promise<string[]> => {
  const findings = await check(path, files);
  return findings.flatMap((finding) => [...brief([finding]), ...finding.related.map(({ location }) => location.path)]);
};

describe('a path that takes in files that are not manifests', () => {
  it('is one finding on the Kustomization, whatever number of files it takes in', async () => {
    expect(await found('')).toEqual(['error overlay-build clusters/prod/app.yaml:4', 'ansible/0.yaml']);
    expect(await found('./')).toEqual(['error overlay-build clusters/prod/app.yaml:7', 'ansible/0.yaml']);
    expect(await found('./ansible')).toEqual(['error overlay-build clusters/prod/app.yaml:7', 'ansible/0.yaml']);
  });

  it('says which files Flux builds, and why', async () => {
    const said = async (path: string): Promise<string | undefined> => (await check(path))[0]?.message;
    const rest =
      '12 of these files are not Kubernetes objects. The build fails, and Flux applies nothing. Set `spec.path` to the directory of the manifests.';
    expect(await said('')).toBe(
      `Kustomization \`app\` has no \`spec.path\`, so Flux builds every YAML file of the source. ${rest}`,
    );
    for (const path of ['./', './ansible'])
      expect(await said(path)).toBe(
        `Kustomization \`app\` has the path \`${path}\`, which has no kustomization.yaml, so Flux builds every YAML file in and below it. ${rest}`,
      );
  });

  it('is not the path of an Application, because Argo CD does not build a directory without a kustomization file', async () => {
    const application = (path: string): Files => ({
      'apps/ansible.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: ansible, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/acme/fleet, path: ${path}, directory: {recurse: true}}
  destination: {server: https://kubernetes.default.svc, namespace: ansible}
`,
    });
    for (const path of ['ansible', '.', './'])
      expect(await findingsOf(['overlay-build'], { ...PLAYBOOKS, ...application(path) })).toEqual([]);
    // Next to a Flux Kustomization with the same path, the finding is that of Flux.
    const [finding, ...others] = await check('./ansible', application('ansible'));
    expect(finding?.message).toMatch(/^Kustomization `app` has the path/);
    expect(others).toEqual([]);
  });

  it('is not a path with single broken files, or with a kustomization file', async () => {
    const one = { 'apps/app/notes.yaml': 'a: b\n' };
    expect(await found('./apps/app', one)).toEqual(['error overlay-build apps/app/notes.yaml:1']);
    expect(
      await found('./ansible', { 'ansible/kustomization.yaml': 'resources: [../apps/app/config.yaml]\n' }),
    ).toEqual([]);
  });
});
