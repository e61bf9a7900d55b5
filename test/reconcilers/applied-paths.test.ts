// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import type { AppliedPath } from '../../src/reconcilers/applied-path.ts';
import { application, applicationSet, argoOf, overlay, REPOSITORY } from '../argocd/repository.ts';
import { bootstrap, configMap, gitRepository, graphOf, kustomization } from '../flux/repository.ts';

/** A Kustomization beside its source, which is another repository. */
const PODINFO = [
  kustomization('podinfo', './deploy').replace('name: flux-system,', 'name: podinfo,'),
  gitRepository('podinfo').replace('acme/fleet', 'other/podinfo'),
];

/** What of each path is known, by the name of the object that states it. */
function known(paths: readonly AppliedPath[]): Record<string, string> {
  const words = ({ directory, pattern, isCertain, isElsewhere }: AppliedPath): string => {
    if (isElsewhere) return 'elsewhere';
    if (pattern !== undefined) return `like ${pattern}`;
    return directory === undefined ? 'not known' : `${isCertain ? 'certainly' : 'maybe'} ${directory}`;
  };
  return Object.fromEntries(paths.map((path) => [path.by.name, words(path)]));
}

describe('paths that Flux applies', () => {
  it('are certain in a cluster, and nowhere here for the source of another repository', () => {
    const { deploys } = graphOf({
      ...bootstrap('clusters/prod'),
      'clusters/prod/apps.yaml': kustomization('apps', './apps'),
      'clusters/prod/podinfo.yaml': PODINFO,
      'clusters/prod/nobody.yaml': kustomization('nobody', './deploy').replace('name: flux-system,', 'name: nobody,'),
      'clusters/prod/variable.yaml': kustomization('variable', './apps/${REGION}'),
      'apps/cm.yaml': configMap('settings', '  a: b'),
      'deploy/cm.yaml': configMap('web', '  a: b'),
    });
    expect(known(deploys)).toEqual({
      'flux-system': 'certainly clusters/prod',
      apps: 'certainly apps',
      podinfo: 'elsewhere',
      nobody: 'not known',
      variable: 'like ./apps/${REGION}',
    });
  });

  it('are never certain where no cluster has what states them', () => {
    const { deploys } = graphOf({
      ...bootstrap('clusters/prod'),
      'old/apps.yaml': kustomization('apps', './old-apps'),
      'old/podinfo.yaml': PODINFO,
      'old/flux.yaml': `apiVersion: fluxcd.controlplane.io/v1
kind: FluxInstance
metadata: {name: flux, namespace: flux}
spec:
  sync: {kind: OCIRepository, url: "oci://ghcr.io/other/fleet", ref: main, path: fleet/prod}`,
    });
    expect(known(deploys)).toMatchObject({ apps: 'maybe old-apps', podinfo: 'elsewhere', flux: 'not known' });
  });
});

describe('paths that Argo CD applies', () => {
  it('are those of sources at the judged revision of this repository', () => {
    const { deploys } = argoOf({
      'a.yaml': application('web', 'apps/web'),
      'b.yaml': application('old', 'apps/old').replace('HEAD', 'v1.2.0'),
      'c.yaml': application('other', 'apps/web').replace(REPOSITORY, 'https://github.com/other/podinfo'),
      ...overlay('apps/web'),
      ...overlay('apps/old'),
      ...overlay('apps/more'),
    });
    expect(known(deploys)).toEqual({ web: 'certainly apps/web', old: 'maybe apps/old', other: 'elsewhere' });
  });

  it('keep what a generator leaves open', () => {
    const { deploys } = argoOf({
      'set.yaml': applicationSet('[{clusters: {}}]', '{{name}}', 'apps/{{name}}'),
      'a.yaml': application('web', 'apps/web'),
      ...overlay('apps/web'),
    });
    expect(deploys.map(({ pattern, isCertain }) => [pattern, isCertain])).toContainEqual(['apps/{{name}}', false]);
  });
});
