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
  'deploy/web.yaml':
    'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: web}\nspec: {accessModes: [ReadWriteOnce]}\n',
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

/** A Kustomization that no cluster deploys, beside one of the cluster. */
function beside(documents: readonly string[]): Files {
  return cluster([kustomization('apps', './apps')], { ...BROKEN, 'notes/podinfo.yaml': documents });
}

/** An Application that takes `deploy` of a repository. */
function application(url: string): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: podinfo, namespace: argocd}
spec:
  project: default
  source: {repoURL: ${url}, path: deploy, targetRevision: main}
  destination: {server: https://kubernetes.default.svc, namespace: web}
`;
}

/** The status of `deploy`. */
function statusOfDeploy(files: Files): string {
  return revisionOf(files).deployments.of('deploy').status;
}

describe('relatives of a path of another repository', () => {
  it.each([
    'https://gitlab.example.com/acme/fleet',
    'https://github.com/someone/fleet',
    'https://github.com/acme/fleet-infra',
  ])('is not deployed from here where the source is %s', (url) => {
    const source = OTHER.replace(/url: .*/, `url: ${url}`);
    expect(statusOfDeploy(cluster([source, elsewhere('./deploy')], BROKEN))).toBe('unreached');
  });

  it('is deployed from here where another cluster takes it from here', () => {
    const files = { ...BROKEN, 'clusters/prod/web.yaml': kustomization('web', './deploy') };
    const { by } = revisionOf(cluster([OTHER, elsewhere('./deploy')], files)).deployments.of('deploy');
    expect(by.map(({ name }) => name)).toEqual(['web']);
  });

  it('takes the source of the namespace that the Kustomization names, in a cluster or not', () => {
    const other = OTHER.replace('namespace: flux-system', 'namespace: apps');
    const own = gitRepository('podinfo').replace('namespace: flux-system', 'namespace: own');
    const inApps = elsewhere('./deploy').replace(
      /name: podinfo, namespace: flux-system}\n$/,
      'name: podinfo, namespace: apps}\n',
    );
    expect(inApps).toContain('name: podinfo, namespace: apps}');
    expect(statusOfDeploy(cluster([other, own, inApps], BROKEN))).toBe('unreached');
    expect(statusOfDeploy(beside([other, own, inApps]))).toBe('unreached');
    expect(statusOfDeploy(beside([other.replace('apps', 'own'), own.replace('own', 'apps'), inApps]))).toBe('deployed');
  });

  it('is not deployed from here by an artifact of another repository, whether it holds the path or not', () => {
    const artifact = (from: string): string => `apiVersion: source.extensions.fluxcd.io/v1beta1
kind: ArtifactGenerator
metadata: {name: generator, namespace: flux-system}
spec:
  sources: [{alias: up, kind: GitRepository, name: podinfo}]
  artifacts: [{name: podinfo, copy: [{from: "@up/${from}**", to: "@artifact/${from}"}]}]
`;
    const user = elsewhere('./deploy').replace('kind: GitRepository', 'kind: ExternalArtifact');
    for (const from of ['', 'deploy/', 'other/'])
      expect([from, statusOfDeploy(cluster([OTHER, artifact(from), user], BROKEN))]).toEqual([from, 'unreached']);
  });

  it('is not deployed from here by an Application of another repository, where Flux says which one this is', () => {
    expect(statusOfDeploy(cluster([application('https://github.com/other/podinfo')], BROKEN))).toBe('unreached');
    expect(statusOfDeploy(cluster([application('https://github.com/acme/fleet.git')], BROKEN))).toBe('deployed');
  });

  it('may be here where the url is not known in full, or the source is an artifact of unknown origin', () => {
    const open = OTHER.replace('other', ['$', '{OWNER}'].join(''));
    expect(statusOfDeploy(cluster([open, elsewhere('./deploy')], BROKEN))).toBe('deployed');
    const oci = OTHER.replace('GitRepository', 'OCIRepository').replace('https', 'oci');
    const user = elsewhere('./deploy').replace('kind: GitRepository', 'kind: OCIRepository');
    expect(statusOfDeploy(cluster([oci, user], BROKEN))).toBe('deployed');
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

  it('gives one answer for a directory and for a file in it that no build reads', async () => {
    const own = [kustomization('web', './deploy')];
    const web = { 'deploy/web/web.yaml': INCOMPLETE['deploy/web.yaml'] };
    const open = cluster(own, web);
    expect(revisionOf(open).standings.ofFile('deploy/web/web.yaml')).toBe('deployed');
    expect(await findingsIn(open)).toContain('error schema deploy/web/web.yaml');
    const cut = cluster(own, { ...web, 'deploy/kustomization.yaml': 'resources: []\n' });
    expect(revisionOf(cut).standings.ofFile('deploy/web/web.yaml')).toBe('unreached');
    expect((await findingsIn(cut)).filter((finding) => finding.includes(' schema '))).toEqual([]);
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
  expect(deployments.of('templates/web').status).toBe('off');
});
