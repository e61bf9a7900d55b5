import { describe, expect, it } from 'vitest';
import { rules } from '../../src/run.ts';
import { kustomization } from '../flux/repository.ts';
import { brief, checkTree, type Files } from '../rules/check-tree.ts';
import { app, CHARTS, CONFIG, fleet, release, resources, WEB } from '../rules/fleet.ts';

/** What `unreached` of each rule for objects and files says; rules for the whole tree ask the revision. */
const LEVELS = {
  'ambiguous-scalar': 'notice',
  'cluster-admin-tenant': 'off',
  'created-namespace': 'off',
  'default-namespace': 'off',
  'deprecated-api': 'notice',
  'environment-branch': 'off',
  'exported-object': 'off',
  'floating-image': 'off',
  'floating-version': 'off',
  'generated-edited': 'off',
  'insecure-source': 'off',
  'invalid-pattern': 'warning',
  'invalid-version-range': 'warning',
  'missing-drift-detection': 'off',
  'missing-prune': 'off',
  'missing-timeout': 'off',
  'oci-helm-repository': 'off',
  'open-image-policy': 'off',
  'pod-security': 'warning',
  'policy-violation': 'warning',
  'push-to-main': 'off',
  'reconcile-off': 'off',
  'redefined-anchor': 'notice',
  'removed-api': 'warning',
  schema: 'warning',
  'source-type': 'warning',
  'storage-namespace': 'warning',
  'unknown-kind': 'warning',
  'unverified-source': 'off',
  'yaml-syntax': 'warning',
};

it('each rule for objects and files says what it reports of what nothing deploys, or reports it everywhere', () => {
  const own = rules.filter(({ on }) => on === undefined || on === 'object' || on === 'file');
  const levels = own.map(({ id, unreached }) => [id, unreached ?? 'as deployed']);
  expect(Object.fromEntries(levels)).toEqual({
    ...LEVELS,
    'invalid-suppression': 'as deployed',
  });
});

const WRONG = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: web}\ndata: {a: 1}\n';
const RIGHT = WRONG.replace('a: 1', 'a: b');
const LACKING =
  'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: a, namespace: web}\nspec: {accessModes: [ReadWriteOnce]}\n';
const BROKEN = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: [}\n';
const HASHED = 'configMapGenerator:\n  - {name: values, namespace: web, literals: ["a=b"]}\n';
const FROM_VALUES = release('web', CHARTS, '  valuesFrom: [{kind: ConfigMap, name: values, valuesKey: a}]\n');

/** One defect each, as the files of a directory. */
const DEFECTS: Readonly<Record<string, Files>> = {
  'schema (value)': { 'kustomization.yaml': resources('a.yaml'), 'a.yaml': WRONG },
  'schema (missing field)': { 'kustomization.yaml': resources('a.yaml'), 'a.yaml': LACKING },
  'missing-file': { 'kustomization.yaml': resources('gone.yaml') },
  'overlay-build': { 'kustomization.yaml': `${resources('a.yaml')}  - a.yaml\n`, 'a.yaml': RIGHT },
  'yaml-syntax': { 'kustomization.yaml': resources('a.yaml'), 'a.yaml': BROKEN },
  'unstable-reference': { 'kustomization.yaml': `${resources('a.yaml')}${HASHED}`, 'a.yaml': FROM_VALUES },
};

/** The level of what is reported of a defect in a directory of a tree whose cluster applies `apps/app`. */
async function levelOf(defect: string, directory: string, files: Files = {}): Promise<string> {
  const own = Object.entries(DEFECTS[defect] ?? {}).map(([name, text]) => [`${directory}/${name}`, text]);
  const head = fleet(app(), { 'clusters/prod/web.yaml': WEB, ...CONFIG, ...files, ...Object.fromEntries(own) });
  const rule = defect.replace(/ .*/, '');
  const found = (await checkTree(head)).filter(({ location }) => location.path.startsWith(`${directory}/`));
  return found.length === 0
    ? '-'
    : brief(found.filter((finding) => finding.rule === rule))
        .map((line) => line.replace(/ .*/, ''))
        .join(' ');
}

describe('the level of a defect', () => {
  it.each([
    ['schema (value)', 'error', 'warning', '-'],
    ['schema (missing field)', 'error', '-', '-'],
    ['missing-file', 'error', 'warning', '-'],
    ['overlay-build', 'error', 'warning', '-'],
    ['yaml-syntax', 'error', 'warning', '-'],
    ['unstable-reference', 'error', '-', '-'],
  ])(
    'of %s is %s where it is deployed, %s where nothing reaches it, and %s where it is off',
    async (defect, ...levels) => {
      const [deployed, unreached, off] = levels;
      const web = { 'clusters/prod/next.yaml': kustomization('next', './apps/next') };
      expect(await levelOf(defect, 'apps/next', web)).toBe(deployed);
      expect(await levelOf(defect, 'apps/next')).toBe(unreached);
      expect(await levelOf(defect, '.archive/next')).toBe(off);
      expect(
        await levelOf(defect, 'apps/next', { 'all/kustomization.yaml': '# - ../apps/next\nresources: []\n' }),
      ).toBe(off);
    },
  );
});

describe('a folder whose name says that it is not deployed', () => {
  it.each(['archive', '_old', 'examples', 'testdata', 'templates', '<CLUSTER_NAME>', '.argo', '{{name}}'])(
    'is off: %s',
    async (name) => {
      expect(await levelOf('missing-file', `${name}/web`)).toBe('-');
    },
  );

  it.each(['test', 'demo', 'production', 'exampled'])('is not %s', async (name) => {
    expect(await levelOf('missing-file', `${name}/web`)).toBe('warning');
  });

  it('does not matter where a cluster applies it', async () => {
    const files = { 'clusters/prod/next.yaml': kustomization('next', './examples/web') };
    expect(await levelOf('missing-file', 'examples/web', files)).toBe('error');
  });
});

describe('an example that takes in files from outside', () => {
  const EXAMPLE = { 'examples/all/kustomization.yaml': resources('../../apps/next') };

  it.each([
    ['schema (value)', 'warning'],
    ['missing-file', 'warning'],
    ['overlay-build', 'warning'],
    ['yaml-syntax', 'warning'],
  ])('does not switch off what they say: %s is %s', async (defect, level) => {
    expect(await levelOf(defect, 'apps/next', EXAMPLE)).toBe(level);
    expect(await levelOf(defect, 'apps/next/archive', { ...EXAMPLE, 'apps/next/kustomization.yaml': '' })).toBe('-');
  });

  it('is itself off', async () => {
    const files = { 'examples/all/kustomization.yaml': resources('gone.yaml') };
    const head = fleet(app(), { 'clusters/prod/web.yaml': WEB, ...CONFIG, ...files });
    expect(await checkTree(head)).toEqual([]);
  });
});

describe('a Kustomization that is commented out', () => {
  const OFF = {
    'apps/app/kustomization.yaml': `${resources('config.yaml')}  # - web/ks.yaml\n`,
    'apps/app/web/ks.yaml': kustomization('web', './apps/app/web/deploy'),
  };

  it('deploys nothing', async () => {
    for (const defect of Object.keys(DEFECTS)) expect(await levelOf(defect, 'apps/app/web/deploy', OFF)).toBe('-');
  });

  it('may be one of several, with a directory or in quotes', async () => {
    const list = '#  - ./web\n  #- "web/deploy/" # later\n  # - web/other\n';
    const files = { ...OFF, 'apps/app/kustomization.yaml': `${resources('config.yaml')}${list}` };
    for (const directory of ['web/deploy', 'web/other'])
      expect(await levelOf('missing-file', `apps/app/${directory}`, files)).toBe('-');
  });

  it('is not a reason to list its files elsewhere', async () => {
    const head = fleet(app(), { ...CONFIG, ...OFF, 'apps/app/web/deploy/a.yaml': RIGHT });
    expect(await checkTree(head)).toEqual([]);
  });
});

/** An Application that applies a path of this repository. */
function application(name: string, path: string): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: ${name}, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://example.org/acme/fleet, path: ${path}, targetRevision: main}
  destination: {server: https://kubernetes.default.svc, namespace: web}
`;
}

describe('an Application', () => {
  const ROOT = { 'argocd/root.yaml': application('root', 'argocd/prod'), 'web/prod/a.yaml': RIGHT };
  const PROD = { 'argocd/prod/web.yaml': application('web', 'web/prod') };
  const DEV = {
    'argocd/dev/kustomization.yaml': resources('web.yaml'),
    'argocd/dev/web.yaml': application('web', 'web/dev'),
  };
  const levels = async (files: Files): Promise<string[]> => brief(await checkTree(files));

  it('that nothing applies is left over where another one applies Applications', async () => {
    expect(await levels({ ...ROOT, ...PROD, ...DEV })).toEqual(['notice missing-path argocd/dev/web.yaml:6']);
  });

  it('that a person applies is in use where none applies others, or where it begins another cluster', async () => {
    expect(await levels({ ...PROD, ...DEV, 'web/prod/a.yaml': RIGHT })).toEqual([
      'error missing-path argocd/dev/web.yaml:6',
    ]);
    const dev = {
      'roots/dev/kustomization.yaml': resources('root.yaml'),
      'roots/dev/root.yaml': application('root', 'argocd/dve'),
    };
    expect(await levels({ ...ROOT, ...PROD, ...dev })).toEqual(['error missing-path roots/dev/root.yaml:6']);
  });
});

describe('a required field', () => {
  const KS = (spec: string): string =>
    `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: web, namespace: flux-system}\nspec: ${spec}\n`;
  const WHOLE = '{interval: 1h, prune: true, path: ./web, sourceRef: {kind: OCIRepository, name: web}}';

  it('of an object of Flux is an error in a tree without a cluster, wherever the file is', async () => {
    const found = await checkTree({
      'web.yaml':
        'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {namespace: web}\nspec: {interval: 1h, path: ./x, prune: true, sourceRef: {kind: GitRepository}}\n',
    });
    expect(found.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
      'error: `metadata` is missing the required field `name`.',
      'error: `spec.sourceRef` is missing the required field `name`.',
    ]);
    const others = {
      'fleet/a.yaml': KS(WHOLE),
      'fleet/b.yaml': KS('{path: ./web, sourceRef: {kind: OCIRepository, name: web}}').replace('web,', 'other,'),
    };
    expect(brief(await checkTree(others))).toEqual(['error schema fleet/b.yaml:4']);
  });

  it('may come from a patch that a parent gives its children', async () => {
    const patch = (text: string): string =>
      `{interval: 1h, prune: true, path: ./web, sourceRef: {kind: OCIRepository, name: web}, patches: [{target: {kind: Kustomization}, patch: ${JSON.stringify(text)}}]}`;
    const child = {
      'fleet/b.yaml': KS('{prune: true, path: ./web, sourceRef: {kind: OCIRepository, name: web}}').replace(
        'web,',
        'other,',
      ),
    };
    const merge =
      'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: any}\nspec: {interval: 1h}\n';
    const json = '- {op: add, path: /spec/interval, value: 1h}\n';
    const other = '- {op: add, path: /spec/retryInterval, value: 1h}\n';
    for (const text of [merge, json])
      expect(brief(await checkTree({ 'fleet/a.yaml': KS(patch(text)), ...child }))).toEqual([]);
    expect(brief(await checkTree({ 'fleet/a.yaml': KS(patch(other)), ...child }))).toEqual([
      'error schema fleet/b.yaml:4',
    ]);
  });

  it('may come from a patch that a patch writes into a Kustomization', async () => {
    const inner =
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: any}\nspec: {interval: 1h}\n';
    const outer = JSON.stringify(
      `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: any}\nspec: {patches: [{target: {kind: HelmRelease}, patch: ${JSON.stringify(inner)}}]}\n`,
    );
    const root = `{interval: 1h, prune: true, path: ./web, sourceRef: {kind: OCIRepository, name: web}, patches: [{target: {kind: Kustomization}, patch: ${outer}}]}`;
    const bare = release('web', '{kind: HelmRepository, name: charts}').replace('  interval: 1h\n', '');
    expect(brief(await checkTree({ 'fleet/a.yaml': KS(root), 'fleet/web.yaml': bare }))).toEqual([]);
    expect(brief(await checkTree({ 'fleet/a.yaml': KS(WHOLE), 'fleet/web.yaml': bare }))).toEqual([
      'error schema fleet/web.yaml:4',
    ]);
  });
});

describe('an object that may only patch an existing one', () => {
  const object = (kind: string, spec: string, annotations = ''): string =>
    `apiVersion: ${kind === 'Deployment' ? 'apps/v1' : 'v1'}\nkind: ${kind}\nmetadata: {name: a, namespace: web${annotations}}\nspec: ${spec}\n`;
  const level = async (text: string): Promise<string[]> =>
    (await checkTree({ 'kustomization.yaml': resources('a.yaml'), 'a.yaml': text })).map(({ severity }) => severity);

  it.each([
    ['Deployment', '{replicas: 3}'],
    ['PersistentVolumeClaim', '{resources: {requests: {storage: 1Gi}}}'],
    ['Service', '{ipFamilyPolicy: PreferDualStack}'],
  ])('is a warning: %s %s', async (kind, spec) => {
    expect(await level(object(kind, spec))).toEqual(['warning']);
    expect(await level(object(kind, spec, ', annotations: {kustomize.toolkit.fluxcd.io/ssa: Merge}'))).toEqual([]);
    const argo = ', annotations: {argocd.argoproj.io/sync-options: "ServerSideApply=true, Validate=false"}';
    expect(await level(object(kind, spec, argo))).toEqual([]);
  });

  it('is told how it is declared to Flux and to Argo CD', async () => {
    const text = object('Deployment', '{replicas: 3}');
    const [found] = await checkTree({ 'kustomization.yaml': resources('a.yaml'), 'a.yaml': text });
    expect(found?.message).toContain('`kustomize.toolkit.fluxcd.io/ssa: Merge` for Flux');
    expect(found?.message).toContain(
      '`argocd.argoproj.io/sync-options: ServerSideApply=true,Validate=false` for Argo CD',
    );
  });

  it.each([
    ['Deployment', '{selector: {matchLabels: {a: b}}}'],
    ['PersistentVolumeClaim', '{storageClassName: fast, resources: {requests: {storage: 1Gi}}}'],
    ['Service', '{type: ClusterIP, selector: {a: b}}'],
  ])('is an error where somebody forgot a field: %s %s', async (kind, spec) => {
    expect(await level(object(kind, spec))).toEqual(['error']);
  });
});

describe('a blank that is to be filled in', () => {
  const file = (name: string): Files => ({
    'clusters/a.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${JSON.stringify(name)}}\n`,
  });

  it.each(['<CLUSTER_NAME>-wait', '%%NAME%%', '@@NAME@@', '#{Name}#', '__NAME__'])(
    'is not a name: %s',
    async (name) => {
      expect(await checkTree(file(name))).toEqual([]);
    },
  );

  it('makes a file that does not parse there a template, and no other', async () => {
    const ingress = (line: string): Files => ({
      'a.yaml': `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: web\n  annotations:\n    a: b\n    ${line}\nspec:\n  ingressClassName: nginx\n  defaultBackend: {service: {name: web, port: {number: 80}}}\n`,
    });
    expect(await checkTree(ingress('<EXTRA_ANNOTATION>'))).toEqual([]);
    expect(brief(await checkTree(ingress('extra')))).toEqual(['error yaml-syntax a.yaml:7']);
  });

  it('breaks a build that reads it', async () => {
    const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  <LABELS>\ndata: {}\n';
    const files = { 'apps/app/kustomization.yaml': resources('a.yaml'), 'apps/app/a.yaml': text };
    expect((await checkTree(fleet(app(), files))).map(({ severity, rule }) => `${severity} ${rule}`)).toEqual([
      'error overlay-build',
    ]);
  });
});
