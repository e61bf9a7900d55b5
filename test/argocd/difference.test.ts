import { describe, expect, it } from 'vitest';
import type { Changes } from '../../src/report/changes/changes.ts';
import { changesMarkdown } from '../../src/report/changes/markdown.ts';
import { changesText } from '../../src/report/changes/text.ts';
import { bootstrap, type Files, kustomization } from '../flux/repository.ts';
import { changeOf, changesOf } from '../report/changes-of.ts';
import { application, applicationSet, configMap, REPOSITORY } from './repository.ts';

/** The changes as lines: the set, what happens to its objects, its Applications. */
function told(base: Files, head: Files): string[] {
  return changesOf(base, head).sets.map((set) => {
    const objects = set.objects.map(
      ({ change, object, fate }) => `${change} ${object.kind} ${object.name}${fate ? ` ${fate}` : ''}`,
    );
    const applications = set.applications.map(({ name, change }) =>
      change === 'changed' ? name : `${name} ${change}`,
    );
    return `${set.name}: ${objects.join(', ')} by ${applications.join(', ') || (set.standing?.by ?? '-')}`;
  });
}

const AUTOMATED = '  syncPolicy: {automated: {prune: true}}\n';
const WEB = {
  'apps/web/kustomization.yaml': 'resources: [deploy.yaml, cm.yaml]\nimages: [{name: web, newTag: "1.0.0"}]\n',
  'apps/web/deploy.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {template: {spec: {containers: [{name: web, image: web}]}}}
`,
  'apps/web/cm.yaml': configMap('settings'),
};
const NEXT = { ...WEB, 'apps/web/kustomization.yaml': WEB['apps/web/kustomization.yaml'].replace('1.0.0', '1.1.0') };
const WITHOUT = {
  ...WEB,
  'apps/web/kustomization.yaml': WEB['apps/web/kustomization.yaml'].replace(', cm.yaml', ''),
};
/** An app-of-apps of these Applications. */
const rootOf = (apps: Files, policy = AUTOMATED): Files => ({
  'root.yaml': application('root', 'all') + policy,
  ...Object.fromEntries(Object.entries(apps).map(([path, text]) => [`all/${path}`, text])),
});

describe('what changes is told as Argo CD runs it', () => {
  it('once for all Applications that build a directory alike, of all roots', () => {
    const files: Files = {};
    for (const root of ['one', 'two', 'three'])
      for (const name of ['a', 'b', 'c', 'd'])
        files[`${root}/${name}.yaml`] = application(`${root}-${name}`, 'apps/web');
    const set = changeOf({ ...files, ...WEB }, { ...files, ...NEXT });
    expect(set).toMatchObject({
      kind: 'directory',
      name: 'apps/web',
      change: 'changed',
      changed: 1,
      added: 0,
      removed: 0,
    });
    expect(set.objects[0]?.versions).toMatchObject([{ what: 'image', name: 'web', before: '1.0.0', after: '1.1.0' }]);
    expect(set.applications).toHaveLength(12);
    expect(new Set(set.applications.flatMap(({ roots }) => roots))).toEqual(new Set(['one', 'two', 'three']));
    const text = changesText(changesOf({ ...files, ...WEB }, { ...files, ...NEXT }), null, true).join('\n');
    expect(text).toContain('Applications that will sync: argocd/one-a');
    expect(text).toContain('and 9 more, from roots one, three, two');
    expect(text).toMatch(/^Changes in 1 of \d+ directories:$/m);
  });

  it('in one row for Applications that differ in what would become of objects, unless objects go', () => {
    const apps = {
      'a/hand.yaml': application('hand', 'apps/web'),
      'a/self.yaml': application('self', 'apps/web') + AUTOMATED,
    };
    expect(told({ ...apps, ...WEB }, { ...apps, ...NEXT })).toEqual([
      'apps/web: changed Deployment web by argocd/hand, argocd/self',
    ]);
    expect(told({ ...apps, ...WEB }, { ...apps, ...WITHOUT }).sort()).toEqual([
      'apps/web: removed ConfigMap settings kept by argocd/hand',
      'apps/web: removed ConfigMap settings pruned by argocd/self',
    ]);
  });

  it('with the options that each has, and the change of an option in its own row', () => {
    const options = (tag: string): Files => ({
      'apps.yaml': [
        application('web', 'apps/web'),
        application('other', 'apps/web', `    kustomize: {namePrefix: my-, images: ["web=acme/web:${tag}"]}\n`),
      ],
    });
    expect(told({ ...options('1'), ...WEB }, { ...options('1'), ...NEXT })).toEqual([
      'apps/web: changed Deployment web by argocd/web',
    ]);
    expect(told({ ...options('1'), ...WEB }, { ...options('2'), ...WEB })).toEqual([
      'apps.yaml: changed Application other by hand',
      'apps/web: changed Deployment my-web by argocd/other',
    ]);
  });

  it('where only a pattern reaches a directory as the overlay builds, with what may deploy it', () => {
    const set = applicationSet('[{clusters: {}}]', 'web-{{name}}', 'apps/{{name}}');
    const change = changeOf({ 'set.yaml': set, ...WEB }, { 'set.yaml': set, ...NEXT });
    expect(change).toMatchObject({
      kind: 'overlay',
      name: 'apps/web',
      applications: [],
      standing: { by: 'maybe', applications: ['ApplicationSet argocd/set'] },
    });
    const markdown = changesMarkdown(changesOf({ 'set.yaml': set, ...WEB }, { 'set.yaml': set, ...NEXT }), {
      limit: 1e6,
    });
    expect(markdown).toContain('| `apps/web` | 1 changed | may be deployed by `ApplicationSet argocd/set` |');
  });

  it('of overlays that nothing is known to deploy, and of where Argo CD begins', () => {
    const argo = (path: string): Files => ({
      'argo/kustomization.yaml': 'resources: [web.yaml]\n',
      'argo/web.yaml': application('web', path),
    });
    expect(told({ ...argo('late'), ...WEB }, { ...argo('late'), ...NEXT })).toEqual([
      'apps/web: changed Deployment web by nothing',
    ]);
    expect(told({ ...argo('late'), ...WEB }, { ...argo('apps/web'), ...WEB }).at(-1)).toBe(
      'argo: changed Application web by hand',
    );
  });

  it('of manifests without kustomize', () => {
    const files = (data: string): Files => ({
      'root.yaml': application('web', 'plain'),
      'plain/cm.yaml': configMap('a').replace('a: b', data),
    });
    expect(told(files('a: b'), files('a: c'))).toEqual(['plain: changed ConfigMap a by argocd/web']);
  });

  it('beside the clusters of Flux', () => {
    const flux = { ...bootstrap('clusters/prod'), 'clusters/prod/web.yaml': kustomization('web', './apps/web') };
    const files = { ...flux, 'argo/web.yaml': application('web', 'apps/web') };
    const { kind, sets } = changesOf({ ...files, ...WEB }, { ...files, ...NEXT });
    expect(kind).toBe('mixed');
    expect(sets.map((set) => `${set.kind} ${set.name}`)).toEqual(['directory apps/web', 'cluster clusters/prod']);
    const other = { ...files, 'argo/web.yaml': application('web', 'apps/other') };
    expect(told({ ...files, ...WEB }, { ...other, ...WEB })[1]).toBe('argo: changed Application web by hand');
  });

  it('where Argo CD is new to the repository, as what changes of the overlays', () => {
    const root = { 'root.yaml': application('web', 'apps/web') };
    expect(told(WEB, { ...root, ...WEB })).toEqual(['root.yaml: added Application web by hand']);
    expect(told(WEB, { ...root, ...NEXT })).toContain('apps/web: changed Deployment web by argocd/web added');
  });
});

describe('Applications', () => {
  const web = application('web', 'apps/web');

  it('that are new deploy all of their directory', () => {
    const more = rootOf({ 'web.yaml': web, 'next.yaml': application('next', 'apps/web') });
    expect(told({ ...rootOf({ 'web.yaml': web }), ...WEB }, { ...more, ...WEB })).toEqual([
      'all: added Application next by argocd/root',
      'apps/web: added ConfigMap settings, added Deployment web by argocd/next added',
    ]);
  });

  it('that go to another place or directory say so', () => {
    const to = (text: string): Files => ({ ...rootOf({ 'web.yaml': text }), ...WEB, 'apps/b/cm.yaml': configMap('b') });
    const moved = changesOf(to(web), to(web.replace('namespace: web}', 'namespace: other}')));
    expect(moved.sets.find(({ name }) => name === 'apps/web')?.notes).toEqual([
      'It deploys to namespace `other` of `https://kubernetes.default.svc` instead of namespace `web` of `https://kubernetes.default.svc`.',
    ]);
    const built = changesOf(to(web), to(web.replace('apps/web', 'apps/b')));
    expect(built.sets.find(({ name }) => name === 'apps/b')).toMatchObject({
      notes: ['It is built from `apps/b` instead of `apps/web`.'],
      added: 1,
      removed: 2,
    });
  });

  it('stay what they are where what states them has moved', () => {
    const base = { 'a.yaml': web, ...WEB };
    expect(told(base, { 'b.yaml': web, ...WEB }).filter((line) => line.startsWith('apps'))).toEqual([]);
  });

  it('stay as they are while what brings them fails', () => {
    const set = applicationSet('[{list: {elements: [{n: a}]}}]', 'set-{{n}}', 'apps/web');
    const files = (resources: string): Files => ({
      'argo/kustomization.yaml': 'resources: [root.yaml]\n',
      'argo/root.yaml': application('root', 'all') + AUTOMATED,
      'all/kustomization.yaml': `resources: [${resources}]\n`,
      'all/web.yaml': web,
      'all/set.yaml': set,
      ...WEB,
    });
    const broken = changeOf(files('web.yaml, set.yaml'), files('web.yaml, set.yaml, nope.yaml'));
    expect(broken).toMatchObject({ name: 'all', objects: [] });
    expect(broken.notes).toEqual(['It no longer builds, so the changes are unknown.']);
    const mended = changesOf(files('web.yaml, set.yaml, nope.yaml'), files('web.yaml, set.yaml')).sets;
    expect(mended.find(({ name }) => name === 'apps/web')?.notes).toEqual([
      'Its parent failed before, so everything in it counts as added.',
    ]);
  });

  it('that lose their directory keep what they applied', () => {
    const root = rootOf({ 'web.yaml': web });
    const change = changeOf({ ...root, ...WEB, 'apps/b/cm.yaml': '' }, { ...root, 'apps/b/cm.yaml': '' });
    expect(change).toMatchObject({ name: 'apps/web', removed: 0, applications: [{ name: 'argocd/web' }] });
    expect(change.notes[0]).toContain('`apps/web` no longer exists');
  });

  it('whose sources are no longer of this repository take nothing away', () => {
    const root = (text: string): Files => ({ ...rootOf({ 'web.yaml': text }), ...WEB });
    const { sets } = changesOf(root(web), root(web.replace('acme/fleet', 'acme/other')));
    expect(sets.find(({ kind, name }) => kind === 'directory' && name !== 'all')).toMatchObject({ removed: 0 });
    expect(sets.flatMap(({ notes }) => notes)).toContain('What it applies now is unknown.');
  });

  it('that may be made are nothing new while their directories are not there', () => {
    const set = (list: string): Files => ({
      'set.yaml': applicationSet(
        `[{matrix: {generators: [{clusters: {}}, {list: {elements: [${list}]}}]}}]`,
        '{{app}}',
        'apps/{{app}}',
      ),
      ...WEB,
    });
    expect(told(set('{app: web}'), set('{app: web}, {app: nope}'))).toEqual([
      'set.yaml: changed ApplicationSet set by hand',
    ]);
    // Another generator, or the next run of this one, may make it all the same.
    expect(told(set('{app: web}'), set(''))).toContain(
      'apps/web: removed ConfigMap settings unknown, removed Deployment web unknown by argocd/web removed',
    );
  });

  it('of a cluster that an ApplicationSet names no longer are made of what it makes of the others', () => {
    const merge = (list: string): string =>
      applicationSet(
        `[{merge: {mergeKeys: [name], generators: [{clusters: {values: {dir: web}}}, {list: {elements: [${list}]}}]}}]`,
        'web-{{name}}',
        'apps/{{values.dir}}',
      );
    const east = { 'apps/east/kustomization.yaml': 'resources: [../web]\nnamePrefix: east-\n' };
    const files = (list: string): Files => ({ ...rootOf({ 'set.yaml': merge(list) }), ...WEB, ...east });
    const { sets } = changesOf(files('{name: east, values.dir: east}'), files(''));
    const change = sets.find(({ name }) => name === 'apps/web');
    expect(change?.applications.map(({ name }) => name)).toEqual(['argocd/web-east']);
    expect(change?.notes).toEqual(['It is built from `apps/web` instead of `apps/east`.']);
    const selected = merge('{name: east, values.dir: east}').replace(
      '[{merge',
      '[{selector: {matchExpressions: [{key: name, operator: NotIn, values: [east]}]}, merge',
    );
    const excluded = changesOf(files('{name: east, values.dir: east}'), {
      ...files(''),
      'all/set.yaml': selected,
    }).sets;
    expect(excluded.find(({ name }) => name === 'apps/east')?.applications).toMatchObject([{ change: 'removed' }]);
  });
});

describe('what goes', () => {
  const web = (policy = AUTOMATED, metadata = ''): string =>
    application('web', 'apps/web').replace('namespace: argocd}', `namespace: argocd${metadata}}`) + policy;
  /** What becomes of the ConfigMap that an Application no longer has. */
  const fateOf = (app: string, cm = WEB['apps/web/cm.yaml']): string | null | undefined => {
    const files = (rest: Files): Files => ({ 'web.yaml': app, ...rest, 'apps/web/cm.yaml': cm });
    return changeOf(files(WEB), files(WITHOUT)).objects[0]?.fate;
  };

  it.each([
    ['pruned', AUTOMATED],
    ['kept', ''],
    ['kept', '  syncPolicy: {automated: {}}\n'],
    ['kept', '  syncPolicy: {automated: {prune: false}}\n'],
    ['kept', '  syncPolicy: {automated: {enabled: false, prune: true}}\n'],
  ])('is %s with %j', (fate, policy) => {
    expect(fateOf(web(policy))).toBe(fate);
  });

  it('stays where it says so itself', () => {
    const option = (text: string): string =>
      configMap('settings').replace(
        'metadata: {',
        `metadata: {annotations: {argocd.argoproj.io/sync-options: "${text}"}, `,
      );
    expect(fateOf(web(), option('Prune=false'))).toBe('kept');
    expect(fateOf(web(), option('ServerSideApply=true, Prune=false'))).toBe('kept');
    expect(fateOf(web(), option('Prune=confirm'))).toBe('unknown');
    expect(fateOf(web(), option('Delete=false'))).toBe('pruned');
  });

  it('stays where nothing is left, which Argo CD takes for a mistake', () => {
    const none = { 'apps/web/kustomization.yaml': 'resources: []\nnamePrefix: a-\n' };
    const fates = (app: string) =>
      changeOf({ 'web.yaml': app, ...WEB }, { 'web.yaml': app, ...WEB, ...none }).objects.map(({ fate }) => fate);
    expect(fates(web())).toEqual(['kept', 'kept']);
    expect(fates(web('  syncPolicy: {automated: {prune: true, allowEmpty: true}}\n'))).toEqual(['pruned', 'pruned']);
  });

  /** What becomes of the objects of an Application that its parent no longer has. */
  const fatesWith = (app: string, policy = AUTOMATED): (string | null)[] => {
    const keep = { 'keep.yaml': application('keep', 'apps/keep') };
    const files = (apps: Files): Files => ({ ...rootOf({ ...keep, ...apps }, policy), ...WEB });
    const { sets } = changesOf(files({ 'web.yaml': app }), files({}));
    const gone = sets.find(({ name, kind }) => name === 'apps/web' && kind === 'directory');
    expect(gone).toMatchObject({ change: 'removed', applications: [{ change: 'removed' }] });
    return gone?.objects.map(({ fate }) => fate) ?? [];
  };
  const FINALIZER = ', finalizers: [resources-finalizer.argocd.argoproj.io]';

  it('with its Application only where that has the finalizer and is pruned itself', () => {
    expect(fatesWith(web(AUTOMATED, FINALIZER))).toEqual(['pruned', 'pruned']);
    expect(fatesWith(web())).toEqual(['kept', 'kept']);
    expect(fatesWith(web(AUTOMATED, FINALIZER), '')).toEqual(['kept', 'kept']);
    const stays = ', annotations: {argocd.argoproj.io/sync-options: Prune=false}';
    expect(fatesWith(web(AUTOMATED, FINALIZER + stays))).toEqual(['kept', 'kept']);
  });

  it('is not known where a person has to delete the Application', () => {
    const { sets } = changesOf({ 'web.yaml': web(AUTOMATED, FINALIZER), ...WEB }, WEB);
    expect(sets.find(({ kind }) => kind === 'directory')?.objects.map(({ fate }) => fate)).toEqual([
      'unknown',
      'unknown',
    ]);
  });

  it.each([
    ['pruned', ''],
    ['kept', '  syncPolicy: {preserveResourcesOnDeletion: true}'],
    ['kept', '  syncPolicy: {applicationsSync: create-update}'],
  ])('is %s with the Application that an ApplicationSet makes no longer, %j', (fate, policy) => {
    const set = (list: string): Files => ({
      'set.yaml': applicationSet(`[{list: {elements: [${list}]}}]`, 'web-{{n}}', 'apps/web', policy),
      ...WEB,
    });
    const { sets } = changesOf(set('{n: a}, {n: b}'), set('{n: a}'));
    const gone = sets.find(({ kind }) => kind === 'directory');
    expect(gone?.applications).toMatchObject([
      { name: 'argocd/web-b', change: 'removed', applicationSet: 'argocd/set' },
    ]);
    expect(gone?.objects.map((object) => object.fate)).toEqual([fate, fate]);
  });

  it('is told in words that name Argo CD', () => {
    const files = (rest: Files): Files => ({ 'web.yaml': web(''), ...rest });
    const text = changesText(changesOf(files(WEB), files(WITHOUT)), null).join('\n');
    expect(text).toContain('- settings (ConfigMap settings): kept: Argo CD does not prune it');
    expect(text).toMatch(/ {2}argocd\/web \(after a manual sync\)$/m);
    expect(text).not.toContain('((');
    expect(text).not.toContain('))');
    expect(text).not.toContain('Flux');
  });
});

describe('charts, which are not rendered,', () => {
  it('are told of where their files change', () => {
    const files = (text: string): Files => ({
      'apps.yaml': [application('web', 'chart'), application('other', 'chart/other')],
      'chart/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
      'chart/templates/cm.yaml': configMap(text),
      ...WEB,
    });
    expect(changesOf(files('a'), files('a')).sets).toEqual([]);
    const change = changeOf(files('a'), files('b'));
    expect(change).toMatchObject({ name: 'chart', objects: [], applications: [{ name: 'argocd/web' }] });
    expect(change.notes).toEqual([
      'Changed, and unknown: The objects of the chart in `chart` are not known, because charts are not rendered.',
    ]);
  });

  it('and where their version or a file of values changes, of each Application that has it', () => {
    const app = (version: string): string =>
      application('web', 'x').replace(
        /source:.*$/s,
        `sources:
    - {repoURL: https://charts.example, chart: nginx, targetRevision: ${version}, helm: {valueFiles: [$v/web.yaml]}}
    - {repoURL: "${REPOSITORY}", ref: v, targetRevision: HEAD}
`,
      );
    const files = (version: string, values: string): Files => ({
      ...rootOf({ 'web.yaml': app(version), 'other.yaml': application('other', 'apps/web') }),
      'web.yaml': `replicas: ${values}\n`,
      ...WEB,
    });
    const notes = (changes: Changes) =>
      changes.sets.filter(({ kind, name }) => kind === 'directory' && name !== 'all').map(({ notes: own }) => own);
    const note = 'Changed, and unknown: The objects of the chart `nginx` from `https://charts.example` are not known.';
    expect(notes(changesOf(files('1.0.0', '1'), files('1.0.0', '2')))).toEqual([[note]]);
    expect(notes(changesOf(files('1.0.0', '1'), files('1.1.0', '1')))).toEqual([[note]]);
    expect(notes(changesOf(files('1.0.0', '1'), files('1.0.0', '1')))).toEqual([]);
  });
});

it('shows no value of a Secret', () => {
  const secret = (value: string): string =>
    `apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {password: ${value}}\n`;
  const files = (value: string): Files => ({ 'web.yaml': application('web', 'plain'), 'plain/s.yaml': secret(value) });
  const changes = changesOf(files('hunter2'), files('hunter3'));
  expect(changes.sets).toHaveLength(1);
  const all = [
    JSON.stringify(changes),
    ...changesText(changes, null, true),
    changesMarkdown(changes, { full: true, limit: 1e6 }),
  ];
  expect(all.join('\n')).not.toMatch(/hunter/);
});
