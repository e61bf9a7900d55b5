import { describe, expect, it } from 'vitest';
import {
  cluster,
  configMap,
  type Files,
  GITHUB,
  OTHER,
  RANDOM,
  secret,
  secretFindings,
  told,
} from '../../test/rules/secrets.ts';

const PLAIN: Files = { 'apps/s.yaml': secret(`password: ${RANDOM}`) };
const PROD: Files = { ...cluster('prod', 'apps'), 'apps/c.yaml': configMap('a: b') };
const KIND = 'kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n';
const MARKS = [
  'gitleaks:allow',
  'pragma: allowlist secret',
  'NOSONAR',
  'nosecret',
  'trufflehog:ignore',
  'not a secret',
  'test keys',
  'dev only',
];

/** The cluster `prod` under another folder. */
function moved(to: string): Files {
  return Object.fromEntries(
    Object.entries(PROD).map(([path, text]) => [
      path.replace('clusters/prod', to),
      text.replaceAll('clusters/prod', to),
    ]),
  );
}

describe('the mark of another scanner', () => {
  it.each(MARKS)('lowers what a cluster applies to a warning that names it: %s', async (mark) => {
    const file = { 'apps/s.yaml': secret(`password: ${RANDOM} # ${mark}`) };
    const [finding, ...others] = await secretFindings({ ...PROD, ...file });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'warning', message: expect.stringContaining(mark.slice(0, 8)) });
    expect(finding?.message).toContain('gitops-gate-ignore');
  });

  it('does not silence a file of which nothing is known, a token or a comment above', async () => {
    expect(await told({ 's.yaml': secret(`password: ${RANDOM} # NOSONAR`) })).toEqual(['warning s.yaml:5']);
    expect(await told({ 's.yaml': `# not a secret\n${secret(`password: ${RANDOM}`)}` })).toEqual(['warning s.yaml:6']);
    expect(await told({ ...PROD, 'apps/s.yaml': configMap(`a: ${GITHUB} # gitleaks:allow`) })).toEqual([
      'warning apps/s.yaml:5',
    ]);
  });

  it('lowers nothing beside it, and nothing from inside of a value', async () => {
    const file = { 'apps/s.yaml': secret(`a-token: ${RANDOM} # NOSONAR\nb-token: ${OTHER}`) };
    expect(await told({ ...PROD, ...file })).toEqual(['error apps/s.yaml:6']);
    expect(await told({ ...PROD, 'apps/s.yaml': secret(`password: ${RANDOM}#NOSONAR`) })).toEqual([
      'error apps/s.yaml:5',
    ]);
  });
});

describe('evidence that a change brings along', () => {
  const head = { ...PROD, ...PLAIN };

  it.each([
    KIND,
    'apiVersion: k3d.io/v1alpha5\nkind: Simple\n',
    'apiVersion: minikube.sigs.k8s.io/v1\nkind: Cluster\n',
  ])('does not make a cluster of the base one to throw away: %s', async (config) => {
    const path = 'clusters/prod/flux-system/config.yaml';
    expect(await told({ ...head, [path]: config }, PROD)).toEqual(['error apps/s.yaml:5']);
    expect(await told({ ...head, 'clusters/prod/config.yaml': config }, PROD)).toEqual(['error apps/s.yaml:5']);
    expect(await told({ ...head, [path]: config }, { ...PROD, [path]: configMap('a: b') })).toEqual([
      'error apps/s.yaml:5',
    ]);
    expect(await told({ ...head, 'clusters/config.yaml': config }, PROD)).toEqual(['error apps/s.yaml:5']);
  });

  it('counts where the base has it', async () => {
    const base = { ...PROD, 'clusters/prod/config.yaml': KIND };
    expect(await told({ ...base, 'devenv/s.yaml': secret('password: postgres') }, base)).toEqual([]);
    const named = moved('devenv/prod');
    expect(await told({ ...named, 'devenv/apps/s.yaml': secret(`password: ${RANDOM}`) }, named)).toEqual([]);
  });

  it('is a warning of a temporary cluster that is new as a whole', async () => {
    const files = { ...moved('devenv/prod'), ...PLAIN };
    const [finding] = await secretFindings(files, { 'README.md': 'a\n' });
    expect(finding).toMatchObject({
      severity: 'warning',
      message: expect.stringContaining('a temporary cluster that this change adds'),
    });
  });

  it('does not count where a cluster that stays applies the same', async () => {
    const throwAway = Object.fromEntries(
      Object.entries(moved('clusters/kind')).filter(([path]) => path.startsWith('clusters/')),
    );
    expect(await told({ ...head, ...throwAway }, PROD)).toEqual(['error apps/s.yaml:5']);
  });

  it('an overlay that discards the Secret is none while a cluster applies it', async () => {
    const patch =
      'patch: |\n      $patch: delete\n      apiVersion: v1\n      kind: Secret\n      metadata: {name: podinfo}\n';
    const overlay = { 'other/kustomization.yaml': `resources: [../apps]\npatches:\n  - ${patch}` };
    expect(await told({ ...head, ...overlay }, PROD)).toEqual(['error apps/s.yaml:5']);
  });

  it('an Application in a folder for what is put away counts where a cluster applies it', async () => {
    const application = [
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a, namespace: argocd}\nspec:\n  project: default',
      '  destination: {server: "https://kubernetes.default.svc", namespace: a}',
      '  source: {repoURL: "https://github.com/example/fleet", path: examples/a, targetRevision: HEAD}\n',
    ].join('\n');
    const files = { 'apps/old/a.yaml': application, 'examples/a/s.yaml': secret(`password: ${RANDOM}`) };
    expect(await told({ ...PROD, ...files }, PROD)).toEqual(['error examples/a/s.yaml:5']);
  });
});

describe('a temporary cluster', () => {
  const SECRET = secret('password: hunter22');
  const of = (directory: string, path: string): Files =>
    Object.fromEntries(
      Object.entries(cluster('x', path)).map(([file, text]) => [
        file.replace('clusters/x', directory),
        text.replaceAll('clusters/x', directory),
      ]),
    );

  it.each([
    ['kind.yaml', KIND],
    ['cluster.yaml', 'apiVersion: ctlptl.dev/v1alpha1\nkind: Cluster\nproduct: kind\n'],
    ['Vagrantfile', 'Vagrant.configure("2") do |config|\nend\n'],
    ['Tiltfile', "k8s_yaml('a.yaml')\n"],
    ['skaffold.yaml', 'apiVersion: skaffold/v4beta6\nkind: Config\n'],
  ])('has its configuration next to it: %s', async (name, text) => {
    expect(await told({ [`hack/one/${name}`]: text, 'hack/one/manifests/s.yaml': SECRET })).toEqual([]);
    expect(await told({ [`hack/two/${name}`]: text, 'hack/one/manifests/s.yaml': SECRET })).toEqual([
      'error hack/one/manifests/s.yaml:5',
    ]);
    expect(await told({ [name]: text, 'one/s.yaml': SECRET })).toEqual(['error one/s.yaml:5']);
  });

  it('applies what is silent elsewhere, too, as long as no other cluster applies it', async () => {
    const files = { ...of('hack/one', 'apps/dev'), 'hack/one/kind.yaml': KIND, 'apps/dev/s.yaml': SECRET };
    expect(await told(files)).toEqual([]);
    const overlay = { 'apps/dev/kustomization.yaml': 'resources: [s.yaml]\n' };
    expect(await told({ ...files, ...overlay })).toEqual([]);
    expect(await told({ ...files, ...overlay, ...of('clusters/prod', 'apps/dev') })).toEqual([
      'error apps/dev/s.yaml:5',
    ]);
  });

  it('is not every cluster below a configuration', async () => {
    const clusters = { ...of('kubernetes/prod', 'apps'), ...of('kubernetes/dev', 'apps'), 'apps/s.yaml': SECRET };
    expect(await told({ ...clusters, 'kubernetes/kind.yaml': KIND })).toEqual(['error apps/s.yaml:5']);
    const deep = { ...of('kubernetes/clusters/prod', 'apps'), 'apps/s.yaml': SECRET };
    expect(await told({ ...deep, 'kubernetes/kind.yaml': KIND })).toEqual(['error apps/s.yaml:5']);
  });
});
