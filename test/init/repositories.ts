import { bootstrap, configMap, type Files, kustomization } from '../flux/repository.ts';
import { initRepository, scratchFolder } from '../repository/scratch.ts';

/** A repository on GitHub before `flux bootstrap`: two clusters, infrastructure and apps, as newcomers copy it. */
export const UNBOOTSTRAPPED: Files = {
  'clusters/production/apps.yaml': kustomization('apps', './apps/production', '  dependsOn: [{name: infrastructure}]'),
  'clusters/production/infrastructure.yaml': kustomization('infrastructure', './infrastructure'),
  'clusters/staging/apps.yaml': kustomization('apps', './apps/staging', '  dependsOn: [{name: infrastructure}]'),
  'clusters/staging/infrastructure.yaml': kustomization('infrastructure', './infrastructure'),
  'infrastructure/settings.yaml': configMap('settings', '  a: b'),
  'apps/base/web.yaml': configMap('web', '  a: b'),
  'apps/base/kustomization.yaml': 'resources: [web.yaml]\n',
  'apps/production/kustomization.yaml': 'resources: [../base]\n',
  'apps/staging/kustomization.yaml': 'resources: [../base]\n',
};

/** A cluster after `flux bootstrap` whose apps need a Secret from elsewhere; more files may follow. */
export function fleet(more: Files = {}): Files {
  return {
    ...bootstrap('clusters/production'),
    'clusters/production/apps.yaml': kustomization(
      'apps',
      './apps',
      '  postBuild: {substituteFrom: [{kind: Secret, name: cluster-secrets}]}',
    ),
    'apps/web.yaml': configMap('web', '  a: b'),
    ...more,
  };
}

/** A folder with these files, a repository whose remote has the URL if one is given. */
export function checkout(files: Files, url: string | undefined = 'https://github.com/acme/fleet.git'): string {
  const folder = scratchFolder(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [path, [text].flat().join('\n---\n')])),
  );
  initRepository(folder, url === undefined ? '' : `[remote "origin"]\n\turl = ${url}\n`);
  return folder;
}
