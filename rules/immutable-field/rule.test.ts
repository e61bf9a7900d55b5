import { describe, expect, it } from 'vitest';
import { LossNames } from '../../src/acceptance/names.ts';
import type { Finding } from '../../src/findings/finding.ts';
import type { Loss } from '../../src/findings/loss.ts';
import { application, applicationSet, REPOSITORY } from '../../test/argocd/repository.ts';
import { bootstrap, type Files, kustomization } from '../../test/flux/repository.ts';
import { findingsOf } from '../../test/rules/check-tree.ts';
import { resources } from '../../test/rules/fleet.ts';

const namesOf = (losses: readonly Loss[]): string[] => new LossNames([{ losses }]).of(losses);

const deployment = (labels: string, meta = '', spec = ''): string =>
  `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: web
${meta}spec:
  selector:
    matchLabels: ${labels}
  template:
    metadata: {labels: {app: web, tier: front}}
    spec: {containers: [{name: web, image: 'web:1'}]}
${spec}`;
const claim = (size: string, meta = ''): string =>
  `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  name: data\n  namespace: web\n${meta}spec:\n  accessModes: [ReadWriteOnce]\n  resources: {requests: {storage: ${size}}}\n`;
const binding = (role: string): string =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: web}\nroleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${role}}\n`;
const job = (image: string, meta = '', spec = ''): string =>
  `apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: migrate\n  namespace: web\n${meta}spec:\n${spec}  template:\n    spec:\n      restartPolicy: Never\n      containers:\n        - name: web\n          image: ${image}\n`;
const annotated = (annotation: string): string => `  annotations:\n    ${annotation}\n`;

const OLD = deployment('{app: web}');
const NEW = deployment('{app: web, tier: front}');

/** The problems of a change of `apps/web.yaml`, by whatever applies it. */
type Change = readonly [before: string, after: string];
const refused = async (by: Files, [before, after]: Change): Promise<readonly Finding[]> =>
  findingsOf(
    'immutable-field',
    { ...by, 'apps/web.yaml': after },
    { base: { ...by, 'apps/web.yaml': before }, repositories: [REPOSITORY] },
  );
const places = (findings: readonly Finding[]): string[] =>
  findings.map(({ severity, location: { side = 'head', path, start } }) => `${severity} ${side} ${path}:${start.line}`);

const FLUX = (spec = ''): Files => ({
  ...bootstrap('clusters/prod'),
  'clusters/prod/apps.yaml': kustomization('apps', './apps', spec),
});
const ARGO = (options = '', more = ''): Files => ({
  'argocd/web.yaml': `${application('web', 'apps')}${options === '' ? '' : `  syncPolicy: {automated: {}, syncOptions: [${options}]}\n`}${more}`,
});

describe('of Flux', () => {
  it('is on the line that changes the field, and says what fails', async () => {
    const [finding, ...others] = await refused(FLUX(), [OLD, NEW]);
    expect(others).toEqual([]);
    expect(places([finding].flatMap((one) => one ?? []))).toEqual(['error head apps/web.yaml:8']);
    expect(finding?.message).toBe(
      'The API server refuses to change `spec.selector` of Deployment `web`, so Flux cannot apply Kustomization `apps` anymore. Undo it, give the Deployment a new name, or let Flux recreate it with the annotation `kustomize.toolkit.fluxcd.io/force: enabled`.',
    );
    expect(namesOf(finding?.losses ?? [])).toEqual(['prod/web']);
  });

  it('is on the deleted line', async () => {
    expect(
      places(
        await refused(FLUX(), [deployment('{app: web}\n    matchExpressions: [{key: app, operator: Exists}]'), OLD]),
      ),
    ).toEqual(['error base apps/web.yaml:9']);
  });

  it.each<[string, Change, string[], string]>([
    [
      'a smaller claim',
      [claim('2Gi'), claim('1Gi')],
      ['error head apps/web.yaml:8'],
      'PersistentVolumeClaim `data` cannot become smaller',
    ],
    [
      'another role',
      [binding('view'), binding('edit')],
      ['error head apps/web.yaml:4'],
      '`roleRef` of ClusterRoleBinding `web`',
    ],
    [
      'another image of a Job',
      [job('web:1'), job('web:2')],
      ['error head apps/web.yaml:12'],
      'Give the Job a new name for each version',
    ],
    [
      'a strategy without the default of the other one',
      [OLD, deployment('{app: web}', '', '  strategy: {type: Recreate}\n')],
      ['error head apps/web.yaml:12'],
      'Deployment `web` keeps the `spec.strategy.rollingUpdate` that the API server filled in',
    ],
    [
      'a claim that may be recreated, with its data',
      [
        claim('2Gi', annotated('kustomize.toolkit.fluxcd.io/force: enabled')),
        claim('1Gi', annotated('kustomize.toolkit.fluxcd.io/force: enabled')),
      ],
      ['error head apps/web.yaml:10'],
      'deletes it with the data on its volume and creates it again, as `force` says.',
    ],
  ])('reports %s', async (_, change, expected, message) => {
    const findings = await refused(FLUX(), change);
    expect(places(findings)).toEqual(expected);
    expect(findings[0]?.message).toContain(message);
  });

  it.each<[string, Change]>([
    ['a larger claim', [claim('1Gi'), claim('2Gi')]],
    ['the same size', [claim('1Gi'), claim('1024Mi')]],
    ['another image of a Deployment', [OLD, OLD.replace('web:1', 'web:2')]],
    ['a new name', [OLD, NEW.replace('name: web\n', 'name: web2\n')]],
    [
      'a Job that is gone when it has finished',
      [job('web:1', '', '  ttlSecondsAfterFinished: 60\n'), job('web:2', '', '  ttlSecondsAfterFinished: 60\n')],
    ],
    [
      'an object that may be recreated',
      [OLD, deployment('{app: web, tier: front}', annotated('kustomize.toolkit.fluxcd.io/force: Enabled'))],
    ],
    [
      'an object that stays as it is',
      [OLD, deployment('{app: web, tier: front}', annotated('kustomize.toolkit.fluxcd.io/ssa: IfNotPresent'))],
    ],
    [
      'an object that Flux leaves alone',
      [OLD, deployment('{app: web, tier: front}', annotated('kustomize.toolkit.fluxcd.io/reconcile: disabled'))],
    ],
    ['a value that is not known', [OLD, deployment(`{app: "\${APP}"}`)]],
    ['a value that is encrypted', [deployment('{app: "ENC[a]"}'), deployment('{app: "ENC[b]"}')]],
  ])('does not report %s', async (_, change) => {
    expect(await refused(FLUX(), change)).toEqual([]);
  });

  it.each(['  suspend: true\n', '  force: true\n'])(
    'does not report what a Kustomization with %s applies',
    async (spec) => {
      expect(await refused(FLUX(spec), [OLD, NEW])).toEqual([]);
    },
  );

  it('reports a claim that grows in a class that does not let it', async () => {
    const storage = (more = ''): string =>
      `apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: local}\nprovisioner: a.b\n${more}`;
    const of = (size: string): string => `${claim(size)}  storageClassName: local\n`;
    const change: Change = [of('1Gi'), of('2Gi')];
    const [finding] = await refused({ ...FLUX(), 'apps/storage.yaml': storage() }, change);
    expect(finding?.message).toContain(
      '`spec.resources.requests.storage` of PersistentVolumeClaim `data` (StorageClass local does not set `allowVolumeExpansion: true`), so',
    );
    expect(await refused({ ...FLUX(), 'apps/storage.yaml': storage('allowVolumeExpansion: true\n') }, change)).toEqual(
      [],
    );
    expect(await refused(FLUX(), change)).toEqual([]);
  });

  it('reports that a StatefulSet which may be recreated takes its volumes along, where it says so', async () => {
    const set = (size: string, policy: string): string =>
      `apiVersion: apps/v1\nkind: StatefulSet\nmetadata:\n  name: db\n  namespace: web\n${annotated('kustomize.toolkit.fluxcd.io/force: enabled')}spec:\n  persistentVolumeClaimRetentionPolicy: {whenDeleted: ${policy}}\n  selector: {matchLabels: {app: db}}\n  template: {metadata: {labels: {app: db}}, spec: {containers: [{name: db, image: 'db:1'}]}}\n  volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: ${size}}}}}]\n`;
    const [finding] = await refused(FLUX(), [set('1Gi', 'Delete'), set('2Gi', 'Delete')]);
    expect(finding?.message).toContain('deletes it with the data on its volumes');
    expect(await refused(FLUX(), [set('1Gi', 'Retain'), set('2Gi', 'Retain')])).toEqual([]);
  });

  it('does not report an object that moves to another Kustomization, which may come after it is pruned', async () => {
    const base = {
      ...FLUX(),
      'apps/web.yaml': OLD,
      'clusters/prod/other.yaml': kustomization('other', './other'),
      'other/a.yaml': claim('1Gi'),
    };
    const head = { ...base, 'other/web.yaml': NEW };
    expect(
      await findingsOf(
        'immutable-field',
        Object.fromEntries(Object.entries(head).filter(([path]) => path !== 'apps/web.yaml')),
        { base },
      ),
    ).toEqual([]);
  });

  it('does not report generated objects, whose names change with their contents', async () => {
    const files = (value: string): Files => ({
      ...FLUX(),
      'apps/kustomization.yaml': `configMapGenerator:\n  - name: c\n    literals: [a=${value}]\n    options: {immutable: true}\n`,
    });
    expect(await findingsOf('immutable-field', files('c'), { base: files('b') })).toEqual([]);
  });

  it('makes one finding of a label that changes the selectors of many objects in many clusters', async () => {
    const overlay = (label: string): string => `${resources('web.yaml', 'other.yaml')}${label}`;
    const files = (label: string): Files => ({
      ...FLUX(),
      ...bootstrap('clusters/test'),
      'clusters/test/apps.yaml': kustomization('apps', './apps'),
      'apps/kustomization.yaml': overlay(label),
      'apps/web.yaml': OLD,
      'apps/other.yaml': OLD.replace('name: web\n', 'name: other\n'),
    });
    const findings = await findingsOf('immutable-field', files('commonLabels:\n  team: shop\n'), { base: files('') });
    expect(places(findings)).toEqual(['error head apps/kustomization.yaml:5']);
    expect(findings[0]?.message).toContain('Add the label with `labels` and without `includeSelectors`');
    expect(namesOf(findings[0]?.losses ?? [])).toEqual(['prod/other', 'prod/web', 'test/other', 'test/web']);
    const labels = 'labels:\n  - pairs: {team: shop}\n    includeTemplates: true\n';
    expect(await findingsOf('immutable-field', files(labels), { base: files('') })).toEqual([]);
  });
});

const CRD = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: shops.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {plural: shops, kind: Shop}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              x-kubernetes-validations: [{rule: '!has(oldSelf.zone) || has(self.zone)', message: zone is required once set}]
              properties:
                region:
                  type: string
                  x-kubernetes-validations: [{rule: self == oldSelf, message: region is immutable}]
                zone: {type: string}
                size:
                  type: integer
                  x-kubernetes-validations: [{rule: self >= oldSelf}]
                parts:
                  type: array
                  x-kubernetes-list-type: map
                  x-kubernetes-list-map-keys: [name]
                  items:
                    type: object
                    properties:
                      name: {type: string}
                      disk: {type: string, x-kubernetes-validations: [{rule: self == oldSelf}]}
`;
const shop = (spec: string): string =>
  `apiVersion: example.com/v1\nkind: Shop\nmetadata: {name: s, namespace: web}\nspec:\n${spec}`;

describe('custom resources', () => {
  const changed = (before: string, after: string): Promise<readonly Finding[]> =>
    refused({ ...FLUX(), 'apps/crd.yaml': CRD }, [shop(before), shop(after)]);

  it.each<[string, string, string, string, string]>([
    [
      'a value',
      '  region: a\n',
      '  region: b\n',
      'error head apps/web.yaml:5',
      '`spec.region` of Shop `s` (region is immutable), so',
    ],
    ['a number', '  size: 3\n', '  size: 2\n', 'error head apps/web.yaml:5', '(failed rule: self >= oldSelf), so'],
    [
      'what goes',
      '  zone: a\n  size: 2\n',
      '  size: 2\n',
      'error base apps/web.yaml:5',
      '`spec` of Shop `s` (zone is required once set)',
    ],
    [
      'an item by its key',
      '  parts: [{name: a, disk: x}]\n',
      '  parts:\n    - {name: b}\n    - {name: a, disk: y}\n',
      'error head apps/web.yaml:7',
      '`spec.parts[1].disk` of Shop `s`',
    ],
  ])('report %s', async (_, before, after, place, message) => {
    const findings = await changed(before, after);
    expect(places(findings)).toEqual([place]);
    expect(findings[0]?.message).toContain(message);
  });

  it.each<[string, string, string]>([
    ['what a rule allows', '  size: 2\n', '  size: 3\n'],
    ['what is new', '  size: 2\n', '  size: 2\n  region: a\n'],
    ['what goes where no rule says so', '  size: 2\n  region: a\n', '  size: 2\n'],
    ['an item of another key', '  parts: [{name: a, disk: x}]\n', '  parts: [{name: b, disk: y}]\n'],
    ['a value that is not known', '  region: a\n', `  region: "\${REGION}"\n`],
  ])('do not report %s', async (_, before, after) => {
    expect(await changed(before, after)).toEqual([]);
  });

  it('warn where another version of the definition may be installed', async () => {
    const datasource = (uid: string): string =>
      `apiVersion: grafana.integreatly.org/v1beta1\nkind: GrafanaDatasource\nmetadata: {name: d, namespace: web}\nspec:\n  uid: ${uid}\n  instanceSelector: {matchLabels: {a: b}}\n  datasource: {name: d, type: loki, url: "http://loki"}\n`;
    expect(places(await refused(FLUX(), [datasource('a'), datasource('b')]))).toEqual(['warning head apps/web.yaml:5']);
  });
});

describe('of Argo CD', () => {
  it('is on the line that changes the field, and says what fails', async () => {
    const [finding, ...others] = await refused(ARGO(), [OLD, NEW]);
    expect(others).toEqual([]);
    expect(places([finding].flatMap((one) => one ?? []))).toEqual(['error head apps/web.yaml:8']);
    expect(finding?.message).toBe(
      'The API server refuses to change `spec.selector` of Deployment `web`, so Argo CD cannot apply Application `argocd/web` anymore. Undo it, give the Deployment a new name, or let Argo CD recreate it with the annotation `argocd.argoproj.io/sync-options: Force=true,Replace=true`.',
    );
  });

  it.each<[string, Files, Change]>([
    ['another role, which Argo CD reconciles', ARGO(), [binding('view'), binding('edit')]],
    [
      'a strategy, which the client merges',
      ARGO(),
      [OLD, deployment('{app: web}', '', '  strategy: {type: Recreate}\n')],
    ],
    [
      'a hook',
      ARGO(),
      [
        job('web:1', annotated('argocd.argoproj.io/hook: PreSync')),
        job('web:2', annotated('argocd.argoproj.io/hook: PreSync')),
      ],
    ],
    [
      'an object that may be recreated',
      ARGO(),
      [
        OLD,
        deployment('{app: web, tier: front}', annotated('argocd.argoproj.io/sync-options: Force=true,Replace=true')),
      ],
    ],
    ['what may be replaced', ARGO('Replace=true'), [OLD, NEW]],
    [
      'what stays as it is in the cluster',
      ARGO(
        'RespectIgnoreDifferences=true',
        '  ignoreDifferences: [{group: apps, kind: Deployment, jsonPointers: [/spec/selector]}]\n',
      ),
      [OLD, NEW],
    ],
  ])('does not report %s', async (_, by, change) => {
    expect(await refused(by, change)).toEqual([]);
  });

  it.each<[string, Change]>([
    ['another role', [binding('view'), binding('edit')]],
    ['a strategy', [OLD, deployment('{app: web}', '', '  strategy: {type: Recreate}\n')]],
  ])('reports %s with server-side apply', async (_, change) => {
    expect(await refused(ARGO('ServerSideApply=true'), change)).toHaveLength(1);
  });

  it('does not report what goes to another place', async () => {
    const base = { ...ARGO(), 'apps/web.yaml': OLD };
    const moved = application('web', 'apps').replace('https://kubernetes.default.svc', 'https://other.example');
    expect(
      await findingsOf(
        'immutable-field',
        { 'argocd/web.yaml': moved, 'apps/web.yaml': NEW },
        { base, repositories: [REPOSITORY] },
      ),
    ).toEqual([]);
  });

  it('warns of an Application that may not exist', async () => {
    const set = applicationSet('[{clusters: {}}]', 'web-{{name}}', 'apps');
    expect(
      places(await refused({ 'argocd/set.yaml': set, 'apps/kustomization.yaml': resources('web.yaml') }, [OLD, NEW])),
    ).toEqual(['warning head apps/web.yaml:8']);
  });
});
