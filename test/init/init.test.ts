import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parsePolicy } from '../../src/policy/read.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { rules } from '../../src/run.ts';
import { type Outcome, runCli } from '../cli/run-cli.ts';
import { bootstrap, configMap, type Files, kustomization } from '../flux/repository.ts';
import { gitIn, scratchFolder, write } from '../repository/scratch.ts';
import { checkout, fleet, UNBOOTSTRAPPED } from './repositories.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const WORKFLOW = '.github/workflows/gitops-gate.yaml';
const POLICY = '.github/gitops-gate.yaml';
const init = (folder: string, ...args: string[]): Promise<Outcome> => runCli(['init', ...args], { cwd: folder });
const read = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');

/** Every file of a folder, git's own left out. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => !path.startsWith('.git/'))
    .sort();

const settingsOf = (folder: string, path = POLICY): Record<string, unknown> => parse(read(folder, path));

async function checked(folder: string): Promise<{ code: number | null; findings: string[] }> {
  const { code, output } = await runCli(['check', folder, '--format', 'json']);
  const found: { rule: string; severity: string }[] = JSON.parse(output).findings;
  return { code, findings: found.map(({ rule, severity }) => `${severity} ${rule}`).sort() };
}

describe('gitops-gate init', () => {
  it('writes a workflow and a policy file, and says what it found and what is next', async () => {
    const folder = checkout(UNBOOTSTRAPPED);
    const { code, output, complaints } = await init(folder);
    expect([code, complaints]).toEqual([0, '']);
    expect(filesIn(folder).filter((path) => path.startsWith('.github'))).toEqual([POLICY, WORKFLOW]);
    await expect(`${output}\n=== ${POLICY}\n${read(folder, POLICY)}`).toMatchFileSnapshot('__snapshots__/newcomer.txt');
  });

  it('does not ask to accept what the baseline has', async () => {
    const folder = checkout({
      ...bootstrap('clusters/a'),
      'clusters/a/s.yaml':
        'apiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: flux-system}\nstringData: {password: kR7vQ2xZp9LmT4wB}\n',
    });
    expect((await init(folder, '--dry-run')).complaints).toContain('gitops-gate baseline');
    await runCli(['baseline'], { cwd: folder });
    const { complaints } = await init(folder, '--dry-run');
    expect(complaints).toContain('Findings today: none.');
    expect(complaints).not.toContain('gitops-gate baseline');
    const other =
      'apiVersion: v1\nkind: Secret\nmetadata: {name: t, namespace: flux-system}\nstringData: {password: wB4tM9LkR7vQ2xZp}\n';
    writeFileSync(join(folder, 'clusters/a/t.yaml'), other);
    expect((await init(folder, '--dry-run')).complaints).toContain('gitops-gate baseline --grow');
  });

  it('lists what clusters need from elsewhere, so that the check passes as before', async () => {
    const folder = checkout(fleet());
    const before = await checked(folder);
    await init(folder);
    expect(settingsOf(folder).externals).toEqual([
      { kind: 'Secret', name: 'cluster-secrets', namespace: 'flux-system' },
    ]);
    expect(await checked(folder)).toEqual(before);
    write(folder, { 'clusters/production/more.yaml': kustomization('more', './apps', '  dependsOn: [{name: lost}]') });
    expect((await checked(folder)).findings).toContain('error unknown-dependency');
  });

  it.each([
    ['example', 'clusters/production: '],
    ['test/docs/repositories/argocd', 'Argo CD root with'],
  ])('keeps the findings and the verdict of %s', async (path, found) => {
    const folder = scratchFolder();
    cpSync(join(ROOT, path), folder, { recursive: true });
    const before = await checked(folder);
    const { code, output } = await init(folder);
    expect([code, output.includes(found)]).toEqual([0, true]);
    const after = await checked(folder);
    // The example owns what is next to `.github/`, so the new files need an owner, too.
    const isUnowned = after.findings.length > before.findings.length;
    const added = isUnowned ? ['error unowned-file'] : [];
    expect(after).toEqual({ code: before.code, findings: [...before.findings, ...added].sort() });
    expect(output.includes('Add the owner of /.github/ in the same pull request')).toBe(isUnowned);
  });

  it('hides no warning: what one is about is not taken for something that comes from elsewhere', async () => {
    const alert = `apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Alert
metadata: {name: web, namespace: flux-system}
spec: {providerRef: {name: chat}, eventSources: [{kind: HelmRelease, name: wbe}]}`;
    const provider = `apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Provider
metadata: {name: chat, namespace: flux-system}
spec: {type: slack, address: "https://chat.example.com"}`;
    const folder = checkout(fleet({ 'apps/alert.yaml': [provider, alert] }));
    const before = await checked(folder);
    expect(before).toEqual({ code: 0, findings: ['warning unknown-event-source'] });
    await init(folder);
    expect(await checked(folder)).toEqual(before);
    const policy = read(folder, POLICY);
    expect(settingsOf(folder)).not.toHaveProperty('externals');
    expect(policy).toContain('#     name: cluster-secrets');
    expect(policy).not.toContain('wbe');
    expect(policy.replaceAll('\n# ', ' ')).toContain('an error of unknown-event-source in apps/alert.yaml:');
  });

  it('leaves files alone that exist, and shows as a diff what it would write', async () => {
    const folder = checkout(fleet());
    await init(folder);
    const first = [read(folder, POLICY), read(folder, WORKFLOW)];
    const again = await init(folder);
    expect(again.output).toContain(`${POLICY} is as init writes it.`);
    expect([read(folder, POLICY), read(folder, WORKFLOW)]).toEqual(first);
    expect((await init(folder, '--dry-run')).output).toBe('');
    write(folder, { [POLICY]: first[0]?.replace('preset: recommended', 'preset: strict # our choice') ?? '' });
    const edited = await init(folder);
    expect(edited.output).toContain(`${POLICY} exists, so it stays as it is.`);
    expect(settingsOf(folder).preset).toBe('strict');
    const { code, output } = await init(folder, '--dry-run');
    expect(code).toBe(0);
    expect(output).toContain('-preset: strict # our choice\n+preset: recommended\n');
  });

  it('plans the same after a baseline', async () => {
    const clear =
      'apiVersion: v1\nkind: Secret\nmetadata: {name: a, namespace: flux-system}\nstringData: {password: hunter2-and-more}';
    const folder = checkout(fleet({ 'apps/secret.yaml': clear }));
    const { output } = await init(folder);
    expect(output).toContain('Findings today: 1 error.');
    await runCli(['baseline'], { cwd: folder });
    expect(existsSync(join(folder, '.github/gitops-gate-baseline.json'))).toBe(true);
    const again = await init(folder);
    expect(again.output).toContain(`${POLICY} is as init writes it.`);
    expect(again.output).toContain('Findings today: none.');
  });

  it('prints with --dry-run what git can apply, and writes nothing', async () => {
    const folder = checkout(UNBOOTSTRAPPED);
    const before = filesIn(folder);
    const { output, complaints } = await init(folder, '--dry-run');
    expect(filesIn(folder)).toEqual(before);
    expect(complaints).toContain(`Would write ${POLICY}`);
    const other = checkout(UNBOOTSTRAPPED);
    await init(other);
    write(folder, { 'init.patch': output });
    gitIn(folder, 'apply', 'init.patch');
    expect(read(folder, POLICY)).toBe(read(other, POLICY));
    expect(read(folder, WORKFLOW)).toBe(read(other, WORKFLOW));
  });

  it('does not write over a symbolic link', async () => {
    const outside = scratchFolder();
    const folder = checkout(UNBOOTSTRAPPED);
    symlinkSync(outside, join(folder, '.github'));
    const { code, complaints } = await init(folder);
    expect(code).toBe(2);
    expect(complaints).toContain('`.github` is a symbolic link');
    expect(readdirSync(outside)).toEqual([]);
  });

  it('works outside of git, and says so', async () => {
    const folder = scratchFolder(
      Object.fromEntries(Object.entries(UNBOOTSTRAPPED).map(([path, text]) => [path, [text].flat().join('\n---\n')])),
    );
    const { code, output } = await init(folder);
    expect(code).toBe(0);
    expect(output).toContain('This directory is not in a git repository.');
    expect(output).toContain('repos/OWNER/REPO/rulesets');
    expect(existsSync(join(folder, WORKFLOW))).toBe(true);
  });

  it.each([{ 'README.md': '# Notes' }, { 'docker-compose.yaml': 'services: {web: {image: nginx}}' }])(
    'writes nothing where there is nothing to check: %j',
    async (files) => {
      const folder = checkout(files);
      const before = filesIn(folder);
      const { code, complaints } = await init(folder);
      expect(code).toBe(2);
      expect(complaints).toContain('Nothing to check here');
      expect(filesIn(folder)).toEqual(before);
    },
  );

  it('respects a workflow that already runs the gate, whatever its name', async () => {
    const own = `on: {pull_request: {}}
jobs:
  lint:
    name: Check manifests
    runs-on: ubuntu-latest
    steps:
      - uses: gitops-gate/gitops-gate@v0
`;
    const folder = checkout({ ...UNBOOTSTRAPPED, '.github/workflows/lint.yml': own });
    const { output } = await init(folder);
    expect(existsSync(join(folder, WORKFLOW))).toBe(false);
    expect(output).toContain('"context":"Check manifests"');
    expect(output).not.toContain(`${WORKFLOW}`);
  });

  it('writes the policy file next to the manifests of a folder, and the workflow for it', async () => {
    const files = Object.fromEntries(Object.entries(fleet()).map(([path, text]) => [`deploy/my app/${path}`, text]));
    const folder = checkout({ ...files, 'src/main.go': 'package main' });
    const { code, output } = await init(folder, 'deploy/my app');
    expect(code).toBe(0);
    expect(filesIn(folder)).toEqual(expect.arrayContaining([WORKFLOW, 'deploy/my app/.gitops-gate.yaml']));
    const { jobs } = parse(read(folder, WORKFLOW));
    expect(jobs['gitops-gate'].steps[1].with).toEqual({ path: 'deploy/my app' });
    expect(output).toContain("git add .github/workflows/gitops-gate.yaml 'deploy/my app/.gitops-gate.yaml'");
  });

  it('says so if paths lead out of the folder', async () => {
    const folder = checkout({
      'deploy/clusters/a/apps.yaml': kustomization('apps', './deploy/apps'),
      'deploy/apps/web.yaml': configMap('web', '  a: b'),
    });
    expect((await init(folder, 'deploy')).output).toContain('start at the root of the repository');
    expect((await init(folder)).output).not.toContain('start at the root');
  });

  it('writes nothing if the paths start at a folder, and says which', async () => {
    const files = Object.fromEntries(Object.entries(UNBOOTSTRAPPED).map(([path, text]) => [`deploy/${path}`, text]));
    const folder = checkout({ ...files, 'src/main.go': 'package main' });
    const { code, complaints } = await init(folder);
    expect([code, complaints]).toEqual([2, expect.stringContaining('Run gitops-gate init deploy instead')]);
    expect(existsSync(join(folder, '.github'))).toBe(false);
    expect((await init(folder, 'deploy')).code).toBe(0);
  });

  it('takes a single wrong path for a mistake, and not for another root', async () => {
    const folder = checkout({
      'deploy/clusters/a/apps.yaml': kustomization('apps', './deploy/apps'),
      'deploy/clusters/a/more.yaml': kustomization('more', './more'),
      'deploy/apps/web.yaml': configMap('web', '  a: b'),
      'deploy/more/web.yaml': configMap('more', '  a: b'),
    });
    expect((await init(folder)).code).toBe(0);
  });

  it('accepts a folder that the policy file maps', async () => {
    const files = Object.fromEntries(Object.entries(UNBOOTSTRAPPED).map(([path, text]) => [`deploy/${path}`, text]));
    expect((await init(checkout({ ...files, [POLICY]: 'preset: recommended\n' }))).code).toBe(0);
  });

  it('uses the CODEOWNERS of the repository for a folder of it', async () => {
    const files = Object.fromEntries(Object.entries(fleet()).map(([path, text]) => [`deploy/${path}`, text]));
    const advice = async (owners: Readonly<Record<string, string>>): Promise<string> =>
      (await init(checkout({ ...files, ...owners }), 'deploy')).output;
    const path = '.github/CODEOWNERS';
    expect(await advice({ [path]: '* @acme/a' })).toContain(
      `CODEOWNERS: each folder with manifests has an owner in ${path}.`,
    );
    const some = await advice({ [path]: '/deploy/clusters/ @acme/a\n' });
    expect(some).toMatch(/^CODEOWNERS: files in `\/deploy\/apps\/` do not have an owner in \.github\/CODEOWNERS\./m);
    expect(some).toContain('Add lines such as /deploy/apps/ @acme/TEAM.');
    expect(await advice({})).toMatch(
      /^CODEOWNERS: none.*\n {2}\/\.github\/ @acme\/TEAM\n {2}\/deploy\/ {2}@acme\/TEAM$/m,
    );
  });

  it('refuses the name of a folder that a workflow would evaluate', async () => {
    const name = `a $\{{ github.token }}`;
    const folder = checkout({ [`${name}/web.yaml`]: configMap('web', '  a: b') });
    const { code, complaints } = await init(folder, name);
    expect([code, complaints.includes('Rename it')]).toEqual([2, true]);
    expect(existsSync(join(folder, '.github'))).toBe(false);
  });
});

describe('what init says', () => {
  it('advises owners for every folder that the check wants one for', async () => {
    const source = 'repoURL: https://github.com/acme/fleet, targetRevision: HEAD, path: guestbook';
    const folder = checkout({
      'apps/Chart.yaml': 'apiVersion: v2\nname: apps\nversion: 1.0.0\n',
      'apps/values.yaml': 'namespace: web\n',
      'apps/templates/web.yaml': `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: web, namespace: argocd}\nspec:\n  project: default\n  destination: {server: https://kubernetes.default.svc, namespace: {{ .Values.namespace }}}\n  source: {${source}}\n`,
      'guestbook/web.yaml': configMap('web', '  a: b'),
    });
    const lines = (await init(folder)).output.match(/^ {2}\/.*TEAM$/gm) ?? [];
    write(folder, { '.github/CODEOWNERS': `${lines.map((line) => line.trim()).join('\n')}\n` });
    expect(lines).toEqual([
      expect.stringContaining('/.github/'),
      expect.stringContaining('/apps/'),
      expect.stringContaining('/guestbook/'),
    ]);
    expect((await checked(folder)).findings).toEqual([]);
  });

  it('knows what the policy file of people sets', async () => {
    const folder = checkout({ ...fleet(), [POLICY]: 'targets: {kubernetes: "1.34", flux: "2.6"}\n' });
    expect((await init(folder)).output).not.toContain('the version of');
    expect((await init(checkout(fleet()))).output).toContain('the version of Kubernetes');
  });

  it('advises a baseline only where the check fails', async () => {
    const warned = checkout({
      ...fleet(),
      'apps/api.yaml':
        'apiVersion: v1\nkind: Secret\nmetadata: {name: a, namespace: apps}\nstringData: {password: changeme}\n',
    });
    const { output } = await init(warned);
    expect(output).toMatch(/Findings today: \d/);
    expect(output).not.toContain('gitops-gate baseline');
    const failed = checkout({
      ...fleet(),
      'apps/api.yaml':
        'apiVersion: v1\nkind: Secret\nmetadata: {name: a, namespace: apps}\nstringData: {password: kV9-pq2Lz7}\n',
    });
    expect((await init(failed)).output).toContain('Accept the findings of today as debt');
  });

  it('speaks of merge requests where those exist', async () => {
    const folder = checkout(fleet(), 'https://gitlab.example.com/acme/fleet.git');
    const { output } = await init(folder);
    expect(output).toContain('open a merge request');
    expect(`${output}${read(folder, '.gitops-gate.yaml')}`).not.toMatch(/pull request/i);
  });
});

describe('the policy file', () => {
  it('is valid whatever the names in a repository are', async () => {
    const odd = 'x": {preset: 5}\n# y: [';
    const secret = `  postBuild: {substituteFrom: [{kind: Secret, name: ${JSON.stringify(odd)}}, {kind: Secret, name: "yes"}]}`;
    const folder = checkout(
      fleet({
        'clusters/a": [b/flux-system/gotk-sync.yaml': fleet()['clusters/production/flux-system/gotk-sync.yaml'] ?? '',
        'clusters/production/odd.yaml': kustomization('odd', './apps', secret),
        'clusters/__proto__/apps.yaml': kustomization('apps', './apps'),
      }),
    );
    const { code } = await init(folder);
    expect(code).toBe(0);
    const text = new TextFile(POLICY, read(folder, POLICY));
    const policy = await parsePolicy(
      text,
      rules.map(({ id }) => id),
    );
    expect(policy.preset).toBe('recommended');
  });

  it('requires owners only where they do not fail the check', async () => {
    const partly = checkout({ ...UNBOOTSTRAPPED, CODEOWNERS: '/clusters/ @acme/platform\n' });
    const { output } = await init(partly);
    expect(settingsOf(partly).criticalPaths).toEqual(['clusters/**']);
    expect(output).toContain('files in `/.github/`, `/apps/`, `/infrastructure/` do not have an owner in CODEOWNERS');
    expect(read(partly, 'CODEOWNERS')).toBe('/clusters/ @acme/platform\n');
    const none = checkout(UNBOOTSTRAPPED);
    expect((await init(none)).output).toContain('/infrastructure/ @acme/TEAM');
    expect(existsSync(join(none, '.github/CODEOWNERS'))).toBe(false);
  });

  it.each([
    [
      'an upgrade plan of k3s',
      'plans/k3s.yaml',
      'apiVersion: upgrade.cattle.io/v1\nkind: Plan\nmetadata: {name: k3s}\nspec:\n  version: v1.35.2+k3s1',
    ],
    [
      'an upgrade of tuppr',
      'upgrade.yaml',
      'apiVersion: tuppr.home-operations.com/v1alpha1\nkind: KubernetesUpgrade\nmetadata: {name: a}\nspec: {kubernetes: {version: v1.35.2}}',
    ],
    ['talhelper', 'talos/talconfig.yaml', 'clusterName: a\nkubernetesVersion: v1.35.2'],
    ['Talos', 'talos/controlplane.yaml', 'machine:\n  kubelet:\n    image: ghcr.io/siderolabs/kubelet:v1.35.2'],
    [
      'Renovate',
      'talos/version.yaml',
      '# renovate: datasource=docker depName=ghcr.io/siderolabs/kubelet\nk8s: v1.35.2',
    ],
  ])('sets the version of Kubernetes from %s', async (_, path, text) => {
    const folder = checkout(fleet({ [path]: text }));
    await init(folder);
    expect(settingsOf(folder).targets).toEqual({ kubernetes: '1.35' });
  });

  it.each([
    [
      'an archive',
      { 'archive/talconfig.yaml': 'kubernetesVersion: v1.35.2' },
      'No file names the version of Kubernetes',
    ],
    [
      'one of two clusters',
      { 'a/talconfig.yaml': 'kubernetesVersion: v1.35.2', ...second() },
      'not known for which of the clusters',
    ],
    ['a version without schemas', { 'a/talconfig.yaml': 'kubernetesVersion: v1.20.2' }, 'the gate has schemas from'],
  ])('does not set the version of Kubernetes from %s', async (_, files: Files, why) => {
    const folder = checkout(fleet(files));
    const { output } = await init(folder);
    expect(settingsOf(folder)).not.toHaveProperty('targets');
    expect(read(folder, POLICY).replaceAll('\n# ', ' ')).toContain(why);
    expect(output).toContain('the version of Kubernetes');
  });

  it('shows how to lower the rules that report most, but none about secrets or errors', async () => {
    const each = (text: (index: number) => string): Files =>
      Object.fromEntries([0, 1, 2, 3].map((index) => [`apps/${index}/a.yaml`, text(index)]));
    const binding = (index: number): string =>
      `apiVersion: v1\nkind: Secret\nmetadata: {name: s${index}, namespace: flux-system}\nstringData: {password: hunter2-${index}-long}\n---\napiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: i${index}, namespace: gone}\nspec: {defaultBackend: {service: {name: web, port: {number: 80}}}}`;
    const folder = checkout(fleet(each(binding)));
    await init(folder);
    const policy = read(folder, POLICY);
    expect((await checked(folder)).findings).toContain('error plaintext-secret');
    expect(policy).not.toContain('plaintext-secret');
    expect(settingsOf(folder)).not.toHaveProperty('rules');
  });

  it('names other repositories of the same owner, and not those of others or with credentials', async () => {
    const source = (name: string, url: string): string =>
      `apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata: {name: ${name}, namespace: flux-system}\nspec: {interval: 1m, url: "${url}"}`;
    const from = (name: string): string =>
      kustomization(name, './deploy').replace('name: flux-system, namespace: flux-system}', `name: ${name}}`);
    const folder = checkout(
      fleet({
        'clusters/production/others.yaml': [
          ...[source('infra', 'https://github.com/acme/infra'), from('infra')],
          ...[source('third', 'https://github.com/other/third'), from('third')],
          ...[
            source('token', 'https://me:ghp_0123456789abcdefghijABCDEFGHIJ012345@github.com/acme/token'),
            from('token'),
          ],
        ],
      }),
    );
    const { output, complaints } = await init(folder);
    const policy = read(folder, POLICY);
    expect(policy).toContain('#   "https://github.com/acme/infra": "infra"');
    expect(policy).not.toContain('third');
    expect(output).toContain('what github.com/acme/infra contains (used by 1 object)');
    expect(output + complaints + policy).not.toContain('ghp_');
  });
});

/** Another cluster. */
function second(): Files {
  return bootstrap('clusters/staging');
}

it('creates folders that are missing only for the files', async () => {
  const folder = checkout(UNBOOTSTRAPPED);
  mkdirSync(join(folder, '.github'));
  await init(folder);
  expect(readdirSync(join(folder, '.github')).sort()).toEqual(['gitops-gate.yaml', 'workflows']);
});
