import { describe, expect, it } from 'vitest';
import { application, applicationSet, overlay } from '../argocd/repository.ts';
import { bootstrap, kustomization } from '../flux/repository.ts';
import { checkout } from '../init/repositories.ts';
import { scratchFolder } from '../repository/scratch.ts';
import { runCli } from './run-cli.ts';

const FLUX = { ...bootstrap('clusters/prod'), 'clusters/prod/apps.yaml': kustomization('web', './late') };
const ARGO = {
  'argo/root.yaml': application('root', 'apps/all'),
  'apps/all/web.yaml': application('web', 'apps/web'),
  ...overlay('apps/web'),
  'apps/web/role.yaml': 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: r}\nrules: []\n',
  'apps/web/own.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: own, namespace: other}\n',
  'apps/web/kustomization.yaml': 'resources: [cm.yaml, role.yaml, own.yaml]\n',
};

function folderOf(files: Readonly<Record<string, string | readonly string[]>>): string {
  return scratchFolder(
    Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path, typeof text === 'string' ? text : text.join('\n---\n')]),
    ),
  );
}

describe('graph', () => {
  it.each([
    [['--cluster', 'argo'], 'argo: Argo CD root with 2 Applications'],
    [['--cluster', 'clusters/prod'], 'clusters/prod: 2 Kustomizations'],
    [['--cluster', 'prod'], 'clusters/prod: 2 Kustomizations'],
    [['--from', 'argocd/web'], 'argo: Argo CD root with 1 Application'],
    [['--from', 'web'], 'argo: Argo CD root with 1 Application'],
  ])('shows with %j what is asked for', async (args, said) => {
    const { code, output } = await runCli(['graph', folderOf({ ...FLUX, ...ARGO }), ...args]);
    expect(output).toContain(said);
    expect(code).toBe(0);
  });

  it('says what is suspended, and once what many Kustomizations do not know', async () => {
    const from = '  postBuild: {substituteFrom: [{kind: ConfigMap, name: elsewhere}]}\n';
    const names = ['a', 'b', 'c'];
    const files = {
      ...bootstrap('clusters/prod'),
      'clusters/prod/apps.yaml': [
        ...names.map((name) => kustomization(name, './apps', from)),
        kustomization('idle', './apps', '  suspend: true\n'),
      ],
      'apps/cm.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x, namespace: y}\n',
    };
    const { output } = await runCli(['graph', folderOf(files)]);
    expect(output).toContain('flux-system/idle  apps  1 object  suspended\n');
    expect(output.match(/The variables of ConfigMap `elsewhere` are not known/g)).toHaveLength(1);
    expect(output).toContain('(in 3 Kustomizations)');
    expect(await runCli(['build', '--cluster', 'clusters/prod', folderOf(files)])).toMatchObject({
      code: 0,
      complaints: expect.stringContaining('unknown: The variables of ConfigMap `elsewhere` are not known.'),
    });
    expect((await runCli(['check', '--verbose', folderOf(files)])).complaints).toContain(
      'The variables of ConfigMap `elsewhere`',
    );
  });

  it.each([
    [['--cluster', 'arg'], 'Cluster `arg` does not exist. Did you mean `argo`?'],
    [['--cluster', 'clusters/prd'], 'Did you mean `clusters/prod`?'],
    [
      ['--from', 'argocd/wbe'],
      'Kustomization, Application or ApplicationSet `argocd/wbe` does not exist. Did you mean',
    ],
    [['--from', 'flux-system/wbe'], 'Did you mean `flux-system/web`?'],
    [['--from', 'rooot'], 'Did you mean `root`?'],
    [['--cluster', 'clusters/prod', '--from', 'root'], 'Kustomization'],
  ])('is 2 for %j, which says what is near', async (args, said) => {
    const { code, output, complaints } = await runCli(['graph', folderOf({ ...FLUX, ...ARGO }), ...args]);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(complaints).toContain(said);
  });

  it('says how to make known what may be values, and that works', async () => {
    const files = (directory: string): Record<string, string> => ({
      'apps/Chart.yaml': 'apiVersion: v2\nname: apps\nversion: 1.0.0\n',
      'apps/values.yaml': 'namespace: web\n',
      'apps/templates/web.yaml': `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: web, namespace: argocd}\nspec:\n  project: default\n  destination: {server: https://kubernetes.default.svc, namespace: {{ .Values.namespace }}}\n  source:\n    repoURL: https://github.com/acme/fleet\n    path: web\n${directory}`,
      'web/settings.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n',
    });
    const graphOf = async (directory: string): Promise<string> =>
      (await runCli(['graph', checkout(files(directory))])).output;
    expect(await graphOf('')).toContain('? The files in `web` may be manifests, patches or values');
    expect(await graphOf('    directory: {recurse: false}\n')).toMatch(/argocd\/web {2}web .* 1 object\n/);
  });

  it('says that there is nothing', async () => {
    expect(await runCli(['graph', scratchFolder()])).toMatchObject({ code: 0, complaints: '' });
    expect((await runCli(['graph', scratchFolder()])).output).toBe(
      'No Flux cluster and no Argo CD Application was found. Without one, gitops-gate check checks each overlay and manifest on its own.\n',
    );
  });
});

describe('build', () => {
  it('prints what Argo CD applies, each object in the namespace that it gets', async () => {
    const { code, output, complaints } = await runCli(['build', folderOf(ARGO), '--cluster', 'argo']);
    expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
    const objects = output.split('---\n').map((text) => text.replace(/^#.*\n/gm, ''));
    const named = objects.map((text) => [/name: (.*)/, /namespace: (.*)/].map((field) => field.exec(text)?.[1]));
    // The first is what a person applies.
    expect(named).toEqual([
      ['root', 'argocd'],
      ['web', 'argocd'],
      ['r', undefined],
      ['own', 'other'],
      ['settings', 'web'],
    ]);
    expect(output).toContain('# Application argocd/web, to web in https://kubernetes.default.svc\n');
    expect(output).toContain('kind: ClusterRole\nmetadata:\n  name: r\n');
  });

  it('is 1 where an Application fails, and 0 where something is not known, which it says once for all', async () => {
    const missing = { ...ARGO, 'apps/all/bad.yaml': application('bad', 'apps/wob') };
    const failed = await runCli(['build', folderOf(missing), '--cluster', 'argo']);
    expect(failed.code).toBe(1);
    expect(failed.complaints).toMatch(/^argo: apps\/all\/bad\.yaml:\d+:\d+: `apps\/wob` does not exist\./);
    const elsewhere = (name: string): string => application(name, 'x').replace('acme/fleet', 'acme/other');
    const unknown = { ...ARGO, 'apps/all/a.yaml': elsewhere('a'), 'apps/all/b.yaml': elsewhere('b') };
    const { code, output, complaints } = await runCli(['build', folderOf(unknown), '--cluster', 'argo']);
    expect(code).toBe(0);
    expect(complaints.trim().split('\n')).toHaveLength(1);
    expect(complaints).toContain('is not known to be this repository. (argocd/a, argocd/b)');
    expect(output).toContain('name: settings');
  });

  it('leaves the namespace open where only Argo CD knows it', async () => {
    const set = applicationSet('[{clusters: {}}]', 'x', 'apps/web').replace('namespace: web', "namespace: '{{name}}'");
    const { output } = await runCli(['build', folderOf({ 'set.yaml': set, ...overlay('apps/web') }), '--all-clusters']);
    expect(output).toContain('kind: ConfigMap\nmetadata:\n  name: settings\n');
  });

  it('prints clusters of Flux and roots of Argo CD beside each other', async () => {
    const { output } = await runCli(['build', folderOf({ ...FLUX, ...ARGO }), '--all-clusters']);
    expect(output.match(/^# cluster .*/gm)).toEqual(['# cluster clusters/prod', '# cluster argo']);
  });

  it('prints what Flux applies to begin with once', async () => {
    const files = { ...FLUX, 'late/app.yaml': application('web', 'apps/web'), ...overlay('apps/web') };
    const { output } = await runCli(['build', folderOf(files), '--cluster', 'clusters/prod']);
    expect(output.match(/^kind: Application$/gm)).toHaveLength(1);
    expect(output).toContain('name: settings');
  });

  it('names the cluster that is near', async () => {
    const { code, complaints } = await runCli(['build', folderOf(ARGO), '--cluster', 'agro']);
    expect(code).toBe(2);
    expect(complaints).toContain('Did you mean `argo`?');
  });
});
