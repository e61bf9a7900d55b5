// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../src/policy/read.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { runCli } from '../cli/run-cli.ts';
import { bootstrap, configMap, kustomization } from '../flux/repository.ts';
import { scratchFolder } from '../repository/scratch.ts';
import { brief, briefWithFixes, checkTree, type Files, findingsOf } from '../rules/check-tree.ts';
import { CHARTS, FOREIGN, release, resources, WEB } from '../rules/fleet.ts';

const POLICY = '.github/gitops-gate.yaml';
const FROM = '  postBuild: {substituteFrom: [{kind: Secret, name: cluster-secrets}]}';
const mine = (all: readonly string[]): string[] =>
  all.filter((text) => / (?:unknown-(?!kind)|undefined-|unused-external)/.test(text));

/** A cluster whose Kustomization takes variables from a Secret that nothing here makes, next to content of other repositories. */
const fleet = (externals: string, more: Files = {}): Files => ({
  ...bootstrap('clusters/prod'),
  'clusters/prod/apps.yaml': kustomization('apps', './apps', FROM),
  'clusters/prod/other.yaml': FOREIGN,
  'apps/a.yaml': configMap('a', '  b: ${DOMAIN}'),
  ...(externals === '' ? {} : { [POLICY]: externals }),
  ...more,
});

/** What names an object of each of many kinds, none of which the cluster has. */
const WORKLOADS = [
  'apiVersion: v1\nkind: Namespace\nmetadata: {name: web}',
  `apiVersion: apps/v1
kind: Deployment
metadata: {name: site, namespace: web}
spec:
  selector: {matchLabels: {app: site}}
  template:
    metadata: {labels: {app: site}}
    spec:
      serviceAccountName: runner
      containers:
        - {name: a, image: "a:1", envFrom: [{secretRef: {name: token}}]}
      volumes:
        - name: data
          persistentVolumeClaim: {claimName: data}
        - {name: settings, configMap: {name: settings}}`,
  'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: other, namespace: web}\nspec: {storageClassName: fast, accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}',
  'apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: a, namespace: web}\nspec:\n  secretStoreRef:\n    {kind: ClusterSecretStore, name: vault}\n  data: [{secretKey: a, remoteRef: {key: a}}]',
  'apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {name: a, namespace: web}\nspec:\n  secretName: a-tls\n  dnsNames: [a.example.com]\n  issuerRef: {kind: ClusterIssuer, name: letsencrypt}',
  'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: a, namespace: web}\nspec:\n  parentRefs:\n    - {name: public}',
];

/** The files of a repository in a folder. */
const scratch = (files: Files): string =>
  scratchFolder(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, [text].flat().join('\n---\n')])));
const said = async (files: Files): Promise<string[]> => mine(brief(await checkTree(files)));

describe('externals', () => {
  it('close the world: what neither the tree nor they provide is an error', async () => {
    expect(await said(fleet(''))).toEqual([]);
    expect(await said(fleet('externals: []'))).toEqual(['error unknown-values clusters/prod/apps.yaml:9']);
    const listed = 'externals:\n  - kind: Secret\n    name: cluster-secrets\n    namespace: flux-system\n';
    expect(await said(fleet(listed))).toEqual([]);
  });

  it.each([
    ['name: cluster-*', true],
    ['name: [other, cluster-secrets]', true],
    ['name: cluster-secrets\n    cluster: prod', true],
    ['name: cluster-secrets\n    cluster: clusters/prod', true],
    ['name: cluster-secrets\n    cluster: test', false],
    ['name: cluster-secrets\n    namespace: web', false],
    ['name: cluster-secret', false],
  ])('name %j', async (entry, isProvided) => {
    const files = fleet(`externals:\n  - kind: Secret\n    ${entry}\n`);
    expect((await said(files)).some((text) => text.includes('unknown-values'))).toBe(!isProvided);
  });

  it('have sources, dependencies, namespaces and health checks', async () => {
    const more = {
      'clusters/prod/web.yaml': [
        ...WEB.filter((text) => !text.includes('kind: Namespace')),
        release('app', '{kind: HelmRepository, name: others, namespace: flux-system}'),
      ],
      'clusters/prod/db.yaml': kustomization('db', './apps', '  dependsOn: [{name: operators}]'),
    };
    const entries = (lines: readonly string[]): string =>
      `externals:\n  - {kind: Secret, name: cluster-secrets}\n${lines.map((line) => `  - ${line}\n`).join('')}`;
    const open = await said(fleet(entries([]), more));
    expect(
      open.filter((text) => text.startsWith('error')).map((text) => text.split(' ')[1]?.replace(/ .*/, '')),
    ).toEqual(expect.arrayContaining(['unknown-source', 'unknown-dependency']));
    const messages = (await checkTree(fleet(entries([]), more))).map(({ message }) => message);
    for (const advice of ['reference another source, or add it to', 'remove the dependency, or add it to'])
      expect(messages).toContainEqual(expect.stringContaining(`${advice} \`externals\` in the policy file.`));
    const all = ['{kind: HelmRepository, name: others}', '{kind: Kustomization, name: operators}'];
    const rest = (await said(fleet(entries(all), more))).filter((text) => !text.includes('unknown-namespace'));
    expect(rest).toEqual([]);
  });

  it('are named where a namespace that they do not list is an error', async () => {
    const files = fleet('externals: [{kind: Secret, name: cluster-secrets}]', {
      'clusters/prod/web.yaml': configMap('web', '  a: b', 'web'),
    });
    const messages = async (all: Files): Promise<string[]> =>
      (await checkTree(all)).flatMap(({ rule, message }) => (rule === 'unknown-namespace' ? message : []));
    const start =
      'This repository does not create namespace `web`. In a new cluster, Flux cannot apply ConfigMap `web`.';
    expect(await messages(files)).toContain(`${start} Add a Namespace, or add it to \`externals\` in the policy file.`);
    expect(await messages({ ...files, [POLICY]: '{}', 'clusters/prod/other.yaml': [] })).toContain(
      `${start} Add a Namespace.`,
    );
  });

  it('list the keys of a Secret, so that another variable is undefined', async () => {
    const keys = (list: string): Files =>
      fleet(`externals:\n  - kind: Secret\n    name: cluster-secrets\n    keys: [${list}]\n`);
    expect(await said(keys('DOMAIN'))).toEqual([]);
    expect(await said(keys('DOMAINS, EMAIL'))).toEqual(['warning undefined-variable apps/a.yaml:5']);
    const variable = {
      [POLICY]: 'externals:\n  - {kind: Secret, name: cluster-secrets, keys: [EMAIL]}\n  - variable: DOM*\n',
    };
    expect(await said(fleet('', variable))).toEqual([]);
  });

  it('name the nearest as the fix', async () => {
    const files = fleet('externals: []', {
      'clusters/prod/secret.yaml': configMap('x', '  a: b')
        .replace('ConfigMap', 'Secret')
        .replace('{name: x', '{name: cluster-secret')
        .replace('\ndata:', '\nstringData:'),
    });
    expect(mine(briefWithFixes(await checkTree(files)))).toContain(
      'error unknown-values clusters/prod/apps.yaml:9 -> cluster-secret',
    );
  });

  it('close the world for what workloads name', async () => {
    const files = fleet('', { 'apps/workloads.yaml': WORKLOADS });
    expect(await said(files)).toEqual([]);
    const listed = 'externals:\n  - {kind: Secret, name: cluster-secrets}\n';
    const left = await checkTree({ ...files, [POLICY]: listed });
    expect(mine(brief(left))).toEqual(
      [13, 15, 18, 19, 24, 31, 40, 47].map((line) => `error unknown-reference apps/workloads.yaml:${line}`),
    );
    expect(left.map(({ message }) => message)).toContain(
      'PersistentVolumeClaim `data` does not exist in namespace `web`, so Deployment `site` cannot start pods. Correct the name, or define the PersistentVolumeClaim, or add it to `externals` in the policy file.',
    );
    const { output } = await runCli(['externals', scratch(files)]);
    expect(await said({ ...files, [POLICY]: output })).toEqual([]);
    const kinds = [...output.matchAll(/kind: (\w+)/g)].map(([, kind]) => kind);
    expect(kinds).toEqual([
      'ClusterIssuer',
      'ClusterSecretStore',
      'ConfigMap',
      'Gateway',
      'PersistentVolumeClaim',
      'Secret',
      'Secret',
      'ServiceAccount',
      'StorageClass',
    ]);
    for (const name of ['settings', 'data', 'token', 'runner', 'letsencrypt', 'vault', 'public', 'fast']) {
      const others = output.replace(`name: ${name}\n`, 'name: other\n');
      const found = await findingsOf('unknown-reference', { ...files, [POLICY]: others });
      expect(found.map(({ severity, message }) => [severity, message.includes(`\`${name}\` does not exist`)])).toEqual([
        ['error', true],
      ]);
    }
  });

  it('say what was meant by a name that they do not have', async () => {
    const misspelt = WORKLOADS.map((text) => text.replace('serviceAccountName: runner', 'serviceAccountName: runer'));
    const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: runner, namespace: web}';
    const files = fleet('', { 'apps/workloads.yaml': [...misspelt, account] });
    const { output } = await runCli(['externals', scratch(files)]);
    expect(mine(briefWithFixes(await checkTree({ ...files, [POLICY]: output })))).toEqual([
      'error unknown-reference apps/workloads.yaml:13 -> runner',
    ]);
  });

  it('do not list what charts, replicators and Flux make, and what is only not read', async () => {
    const site = (name: string): string =>
      `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: site, namespace: web}\nspec: {rules: [{host: a.example.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: ${name}, port: {number: 80}}}}]}}]}`;
    const all = (...texts: readonly string[]): Files =>
      fleet('externals: [{kind: Secret, name: cluster-secrets}]', { 'apps/all.yaml': [...WEB, ...texts] });
    expect(await said(all(site('shop')))).toEqual(['error unknown-reference apps/all.yaml:13']);
    expect(await said(all(release('shop', CHARTS), site('shop')))).toEqual([]);
    expect(await said(all(site('webhook-receiver')))).toEqual([]);
    const pod =
      'apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: web}\nspec:\n  containers:\n    - {name: a, image: "a:1", envFrom: [{secretRef: {name: shared}}]}';
    const shared = (annotations: string): string =>
      `apiVersion: v1\nkind: Secret\nmetadata: {name: shared, namespace: flux-system${annotations}}\nstringData: {A: "ENC[AES256_GCM,data:abc]"}`;
    expect(await said(all(pod, shared('')))).toEqual(['error unknown-reference apps/all.yaml:12']);
    const reflected = ', annotations: {reflector.v1.k8s.emberstack.com/reflection-auto-enabled: "true"}';
    expect(await said(all(pod, shared(reflected)))).toEqual([]);
    const failing = {
      'apps/kustomization.yaml': resources('all.yaml', 'gone.yaml'),
      'apps/secret.yaml': shared('').replace('flux-system', 'web'),
    };
    expect(await said({ ...all(pod), ...failing })).toEqual([]);
    const unread = (await checkTree({ ...all(pod), 'other/secret.yaml': failing['apps/secret.yaml'] })).map(
      ({ message }) => message,
    );
    expect(unread).toContain(
      'Secret `shared` does not exist in namespace `web`, so Pod `a` cannot start containers. `other/secret.yaml` defines one, but nothing in this cluster applies that file. Apply it, or correct the name.',
    );
  });

  it('that nothing needs are told on their line', async () => {
    const entry = 'externals:\n  - {kind: Secret, name: cluster-secrets}\n  - kind: Secret\n    name: old\n';
    expect(await said(fleet(entry))).toEqual([`warning unused-external ${POLICY}:4`]);
  });

  it.each([
    ['externals: {}', /1:12: `externals` must be a list/],
    ['externals:\n  - kind: Secret', /2:/],
    ['externals:\n  - {kind: Secret, name: a, variable: b}', /2:/],
    ['externals:\n  - {kind: secret, name: a}', /2:12: `externals\[0\].kind` must be a kind, such as `Secret`/],
    ['externals:\n  - {kind: Secret, nam: a}', /2:20: Unknown setting `nam`. Did you mean `name`\?/],
  ])('refuse %j with the place', async (text, message) => {
    await expect(parsePolicy(new TextFile('policy.yaml', text), [])).rejects.toThrow(message);
  });
});

describe('gitops-gate externals', () => {
  it('prints what a repository needs, which then passes', async () => {
    const files = fleet('', {
      'clusters/prod/more.yaml': kustomization('more', './apps', '  dependsOn: [{name: b}, {name: a}]'),
    });
    const { code, output, complaints } = await runCli(['externals', scratch(files)]);
    expect([code, complaints, output]).toEqual([
      0,
      '',
      'externals:\n  - kind: Kustomization\n    name:\n      - a\n      - b\n    namespace: flux-system\n  - kind: Secret\n    name: cluster-secrets\n    namespace: flux-system\n',
    ]);
    expect(await said({ ...files, [POLICY]: output })).toEqual([]);
  });

  it('prints a name that many namespaces need once, for any namespace', async () => {
    const apps = (count: number): Files =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          `clusters/prod/app-${index}.yaml`,
          [
            `apiVersion: v1\nkind: Namespace\nmetadata: {name: app-${index}}`,
            kustomization(
              'app',
              './apps',
              '  postBuild: {substituteFrom: [{kind: Secret, name: token}]}',
              `app-${index}`,
            ),
          ],
        ]),
      );
    const printed = async (count: number): Promise<string> =>
      (await runCli(['externals', scratch(fleet('', apps(count)))])).output;
    expect(await printed(3)).toContain('    name: token\n    namespace: app-2\n');
    expect(await printed(4)).toContain('  - kind: Secret\n    name: token\n');
    expect(await printed(4)).not.toContain('namespace: app-');
    expect(await said({ ...fleet('', apps(4)), [POLICY]: await printed(4) })).toEqual([]);
  });

  it('says so if no cluster is defined', async () => {
    const { output, complaints } = await runCli(['externals', scratchFolder({ 'a.yaml': configMap('a', '  b: c') })]);
    expect(output).toBe('externals: []\n');
    expect(complaints).toContain('does not define a Flux cluster');
  });
});
