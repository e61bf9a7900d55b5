import { describe, expect, it } from 'vitest';
import { FILES_ALONE } from '../../src/revision/options.ts';
import { Revision } from '../../src/revision/revision.ts';
import { check } from '../../src/run.ts';
import { YamlReader } from '../../src/yaml/reader.ts';
import { type Files, gitRepository, kustomization, treeOf } from '../flux/repository.ts';

/** A Kustomization that takes its files from another repository. */
function elsewhere(path: string, source = 'podinfo'): string {
  return kustomization('podinfo', path).replace('GitRepository, name: flux-system', `GitRepository, name: ${source}`);
}

const OTHER = gitRepository('podinfo').replace(/url: .*/, 'url: https://github.com/other/podinfo');

/** A cluster that bootstrap set up from this repository, with a Kustomization beside it. */
function cluster(beside: readonly string[], files: Files): Files {
  return {
    'clusters/prod/flux-system/gotk-sync.yaml': [gitRepository(), kustomization('flux-system', './clusters/prod')],
    'clusters/prod/podinfo.yaml': beside,
    ...files,
  };
}

function revisionOf(files: Files): Revision {
  return new Revision(treeOf(files), new YamlReader(), FILES_ALONE);
}

/** `severity rule path` of each finding about a file below `deploy/`. */
async function findingsIn(files: Files): Promise<string[]> {
  const { report } = await check({
    head: treeOf(files),
    base: undefined,
    policy: FILES_ALONE.policy,
    scope: 'all',
    failOn: 'error',
    today: '2026-11-28',
  });
  return report.findings
    .filter(({ location }) => location.path.startsWith('deploy/'))
    .map(({ severity, rule, location }) => `${severity} ${rule} ${location.path}`);
}

const INCOMPLETE = {
  'deploy/web.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 2}\n',
};
const BROKEN = { 'deploy/kustomization.yaml': 'resources: [gone.yaml]\n' };

describe('a path of another repository', () => {
  it('makes nothing of our own directory incomplete', async () => {
    const somewhere = await findingsIn(cluster([OTHER, elsewhere('./somewhere')], INCOMPLETE));
    expect(await findingsIn(cluster([OTHER, elsewhere('./deploy')], INCOMPLETE))).toEqual(somewhere);
    expect(somewhere.filter((finding) => finding.includes(' schema '))).toEqual([]);
  });

  it('does not raise the level of a missing file', async () => {
    const somewhere = await findingsIn(cluster([OTHER, elsewhere('./somewhere')], BROKEN));
    expect(somewhere).toContain('warning missing-file deploy/kustomization.yaml');
    expect(await findingsIn(cluster([OTHER, elsewhere('./deploy')], BROKEN))).toEqual(somewhere);
  });

  it('is not deployed from here, whatever file the Kustomization is in', () => {
    const files = { ...BROKEN, 'notes/podinfo.yaml': [OTHER, elsewhere('./deploy')] };
    expect(revisionOf(cluster([kustomization('apps', './apps')], files)).deployments.of('deploy').status).toBe(
      'unreached',
    );
  });
});

describe('a path of this repository', () => {
  it('makes incomplete objects and missing files errors', async () => {
    const own = [kustomization('web', './deploy')];
    expect(await findingsIn(cluster(own, INCOMPLETE))).toContain('error schema deploy/web.yaml');
    expect(await findingsIn(cluster(own, BROKEN))).toContain('error missing-file deploy/kustomization.yaml');
  });

  it('names who deploys the directory, and what the answer was made from', () => {
    const { deployments } = revisionOf(cluster([kustomization('web', './deploy')], BROKEN));
    const { status, by, isKnown, evidence } = deployments.of('deploy');
    expect({ status, isKnown, by: by.map(({ name }) => name) }).toEqual({
      status: 'deployed',
      isKnown: true,
      by: ['web'],
    });
    expect([...evidence.files].sort()).toEqual([
      'clusters/prod/flux-system/gotk-sync.yaml',
      'clusters/prod/podinfo.yaml',
    ]);
    expect([...evidence.directories].sort()).toEqual(['clusters/prod', 'deploy']);
  });

  it('reaches a directory below unless an overlay on the way leaves it out', () => {
    const files = { 'deploy/web/kustomization.yaml': 'resources: []\n' };
    const own = [kustomization('web', './deploy')];
    const open = revisionOf(cluster(own, files)).deployments.of('deploy/web');
    expect([open.status, ...open.evidence.misses]).toEqual([
      'deployed',
      'deploy/kustomization.yaml',
      'deploy/kustomization.yml',
      'deploy/Kustomization',
    ]);
    const cut = revisionOf(cluster(own, { ...files, ...BROKEN })).deployments.of('deploy/web');
    expect(cut.status).toBe('unreached');
  });
});

describe('a path that is not known', () => {
  it('may be here when nothing defines its source', () => {
    const files = cluster([elsewhere('./deploy', 'made-by-hand')], BROKEN);
    expect(revisionOf(files).deployments.of('deploy').status).toBe('deployed');
  });

  it('may be anywhere when it is a variable', () => {
    const files = cluster([kustomization('web', ['$', '{PATH_OF_WEB}'].join(''))], BROKEN);
    const { status, by, isKnown } = revisionOf(files).deployments.of('deploy');
    expect({ status, by, isKnown }).toEqual({ status: 'deployed', by: [], isKnown: false });
  });
});

it('assumes that everything is deployed where nothing says what is', () => {
  const { deployments } = revisionOf(BROKEN);
  expect(deployments.of('deploy')).toMatchObject({ status: 'deployed', by: [], isKnown: false });
  expect(deployments.of('templates/web').status).toBe('template');
});
