import { describe, expect, it } from 'vitest';
import { deployment, findingsIn, fixed, helmRelease, told } from './report.ts';

describe('a value of the wrong type', () => {
  it('is told in words of YAML, and mended by quotes where text is wanted', async () => {
    expect(await told(helmRelease('  releaseName: 1.10\n'))).toEqual([
      'error schema 10:16 `spec.releaseName` must be a string, not the number `1.1`.',
    ]);
    expect(await fixed(helmRelease('  releaseName: 1.10\n'))).toBe(helmRelease('  releaseName: "1.10"\n'));
    expect(await fixed(deployment('          env: [{name: A, value: true}]\n'))).toBe(
      deployment('          env: [{name: A, value: "true"}]\n'),
    );
  });

  it('loses its quotes where it is a number or boolean in text', async () => {
    expect(await fixed(helmRelease('  maxHistory: "5"\n  suspend: \'true\'\n'))).toBe(
      helmRelease('  maxHistory: 5\n  suspend: true\n'),
    );
    expect(await told(helmRelease('  maxHistory: "3x"\n'))).toEqual([
      expect.stringContaining('`spec.maxHistory` must be an integer, not the string `3x`.'),
    ]);
  });

  it('is a mapping for a list', async () => {
    expect(await told(deployment('          env: {A: b}\n'))).toEqual([
      expect.stringContaining('must be a list, not a mapping'),
    ]);
  });
});

describe('a value that is no choice', () => {
  it('is mended where one is near', async () => {
    expect(await told(deployment('          imagePullPolicy: always\n'))).toEqual([
      expect.stringContaining('Did you mean `Always`? Use `Always`, `IfNotPresent` or `Never`'),
    ]);
    expect(await fixed(deployment('          imagePullPolicy: always\n'))).toBe(
      deployment('          imagePullPolicy: Always\n'),
    );
  });

  it('is unset to Go where it is empty', async () => {
    expect(await told(deployment('          imagePullPolicy: ""\n'))).toEqual([]);
  });
});

describe('durations', () => {
  it.each([
    ['1d', '24h'],
    ['5 minutes', '5m'],
    ['30S', '30s'],
  ])('%s is %s', async (wrong, right) => {
    expect(await fixed(helmRelease(`  timeout: ${wrong}\n`))).toBe(helmRelease(`  timeout: ${right}\n`));
  });

  it('has the units of its field', async () => {
    const source = (timeout: string): string => `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: a}
spec:
  interval: 1h30m
  timeout: ${timeout}
  url: https://example.com/a
`;
    expect(await told(source('1h'))).toEqual([expect.stringContaining('followed by `ms`, `s` or `m`, such as `10m`')]);
    expect(await fixed(source('1h'))).toBe(source('60m'));
    expect(await told(source('1.5m'))).toEqual([]);
    expect(await told(source('soon'))).toHaveLength(1);
  });
});

it('an scp address is written as a URL', async () => {
  const source = (url: string): string => `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: a}
spec:
  interval: 1h
  url: ${url}
`;
  expect(await fixed(source('git@github.com:org/repo.git'))).toBe(source('ssh://git@github.com/org/repo.git'));
});

describe('quantities', () => {
  it.each(['1', '0.5', '"500m"', '"1Gi"', '"1e3"', '"1Mi "', '.5'])('%s is one', async (quantity) => {
    expect(await told(deployment(`          resources: {limits: {cpu: ${quantity}}}\n`))).toEqual([]);
  });

  it.each([
    ['1gi', '1Gi'],
    ['1 Gi', '1Gi'],
    ['512MB', '512M'],
  ])('%s is meant to be %s', async (wrong, right) => {
    const text = (quantity: string): string => deployment(`          resources: {limits: {memory: ${quantity}}}\n`);
    expect(await fixed(text(wrong))).toBe(text(right));
  });
});

describe('entries of lists', () => {
  it('are told where server-side apply takes two for one', async () => {
    expect(await told(deployment('          env: [{name: A}, {name: B}, {name: A}]\n'))).toEqual([
      expect.stringContaining('env[2]` repeats `name: A` from the entry with index 0'),
    ]);
    const ports = (more: string): string =>
      deployment(`          ports: [{containerPort: 53}, {containerPort: 53${more}}]\n`);
    expect(await told(ports(', protocol: TCP'))).toHaveLength(1);
    expect(await told(ports(', protocol: UDP'))).toEqual([]);
  });
});

it('a secret is not shown', async () => {
  const found = await told(
    'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {a: hunter2!}\nstringData: {pin: 4711}\n',
  );
  expect(found).toEqual([
    expect.stringContaining('`data.a` is `•••`, which is not valid base64'),
    expect.stringContaining('`stringData.pin` must be a string, not a number'),
  ]);
  expect(found.join()).not.toMatch(/hunter2|4711/);
});

describe('two entries of a list with one key', () => {
  const pod = (more: string): string =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      image: a\n${more}`;
  const variables = '      env:\n        - {name: A, value: one}\n        - {name: A, value: two}\n';
  const application = (options: string): string => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: a, namespace: argocd}
spec:
  project: default
  source: {repoURL: "https://github.com/example/fleet", path: app, targetRevision: HEAD}
  destination: {server: "https://kubernetes.default.svc", namespace: default}
  syncPolicy: {syncOptions: [${options}]}
`;
  const argo = (options: string, more: string) =>
    told({
      'argo/app.yaml': application(options),
      'app/kustomization.yaml': 'resources: [pod.yaml]\n',
      'app/pod.yaml': pod(more),
    });

  it('is an error where the object is applied on the server, and a warning elsewhere', async () => {
    expect(await argo('ServerSideApply=true', variables)).toEqual([
      expect.stringMatching(/^error schema .*so the object cannot be applied/),
    ]);
    expect(await argo('', variables)).toEqual([expect.stringMatching(/^warning schema .*Server-side apply rejects/)]);
  });

  it('is always an error where the API server rejects it itself', async () => {
    const volumes = '  volumes:\n    - {name: a, emptyDir: {}}\n    - {name: a, emptyDir: {}}\n';
    expect(await argo('', volumes)).toEqual([expect.stringMatching(/^error schema .*repeats the volume name `a`/)]);
  });

  it('is nothing where an overlay adds the second one on purpose', async () => {
    const found = await told({
      'argo/app.yaml': application(''),
      'base/kustomization.yaml': 'resources: [pod.yaml]\n',
      'base/pod.yaml': pod('      env:\n        - {name: A, value: one}\n'),
      'app/kustomization.yaml':
        'resources: [../base]\npatches:\n  - target: {kind: Pod}\n    patch: |-\n      - {op: add, path: /spec/containers/0/env/-, value: {name: A, value: two}}\n',
    });
    expect(found).toEqual([]);
  });
});

describe('fields that contradict each other', () => {
  const base = `apiVersion: v1
kind: Pod
metadata: {name: a}
spec:
  containers:
    - name: a
      image: a
      securityContext: {allowPrivilegeEscalation: false}
`;
  const overlay = (patch: string) => ({
    'base/pod.yaml': base,
    'base/kustomization.yaml': 'resources: [pod.yaml]\n',
    'app/kustomization.yaml': 'resources: [../base]\npatches:\n  - path: patch.yaml\n',
    'app/patch.yaml': patch,
  });

  it('are told at the one that a patch sets, and the other one beside it', async () => {
    const patch = `apiVersion: v1
kind: Pod
metadata: {name: a}
spec:
  containers:
    - name: a
      securityContext: {privileged: true}
`;
    const [found, ...others] = await findingsIn(overlay(patch));
    expect([others, found?.location.path, found?.location.start.line]).toEqual([[], 'app/patch.yaml', 7]);
    expect(found?.related?.map(({ location }) => [location.path, location.start.line])).toEqual([['base/pod.yaml', 8]]);
  });

  it('are told where they are if one file has both', async () => {
    const found = await findingsIn({
      'a.yaml': base.replace('Escalation: false', 'Escalation: false, privileged: true'),
    });
    expect(found.map(({ location }) => location.start.line)).toEqual([8]);
  });
});
