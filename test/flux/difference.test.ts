// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import type { Changes, ObjectChange, SetChange } from '../../src/report/changes/changes.ts';
import { changesMarkdown } from '../../src/report/changes/markdown.ts';
import { changesText } from '../../src/report/changes/text.ts';
import { changeOf, changesOf } from '../report/changes-of.ts';
import { bootstrap, configMap, type Files, kustomization } from './repository.ts';

/** All that is told of changes, in every form. */
function allTold(changes: Changes): string {
  return [
    JSON.stringify(changes),
    ...changesText(changes, null),
    ...changesText(changes, null, true),
    changesMarkdown(changes, { limit: 1e6 }),
    changesMarkdown(changes, { limit: 1e6, full: true }),
  ].join('\n');
}

const told = ({ objects }: SetChange): string[] =>
  objects.map(({ change, object: { kind, namespace, name } }) => `${change} ${kind} ${namespace}/${name}`);

const fieldsOf = ({ fields }: ObjectChange): (readonly [string, string | undefined, string | undefined])[] =>
  fields.map(({ field, before, after }) => [field, before?.text, after?.text]);

function onlyObject(set: SetChange): ObjectChange {
  const [object] = set.objects;
  if (!object || set.objects.length !== 1) throw new Error(told(set).join(', '));
  return object;
}

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: apps}
spec:
  replicas: 2
  template:
    spec:
      containers:
        - name: web
          image: ghcr.io/acme/web:1.2.0
          env:
            - {name: LEVEL, value: info}
            - {name: DB_PASSWORD, value: swordfish-1}
        - name: proxy
          image: ghcr.io/acme/proxy@sha256:${'1'.repeat(64)}
`;

const RELEASE = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: podinfo, namespace: apps}
spec:
  interval: 1h
  chart:
    spec:
      chart: podinfo
      version: 6.5.1
      sourceRef: {kind: HelmRepository, name: podinfo}
  values:
    image: {repository: ghcr.io/acme/podinfo, tag: 6.5.1}
`;

const FLEET: Files = {
  ...bootstrap('clusters/prod'),
  'clusters/prod/apps.yaml': kustomization('apps', './apps'),
  'apps/web.yaml': DEPLOYMENT,
  'apps/release.yaml': RELEASE,
  'apps/old.yaml': configMap('old', '  a: b', 'apps'),
};

const edited = (files: Files, path: string, ...pairs: [string, string][]): Files => {
  const text = String(files[path]);
  for (const [before] of pairs) if (!text.includes(before)) throw new Error(`${before} is not in ${path}`);
  return { ...files, [path]: pairs.reduce((result, [before, after]) => result.replace(before, after), text) };
};

const without = (files: Files, ...paths: string[]): Files =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !paths.includes(path)));

/** Of a Kustomization that acts as soon as it can. */
const ACTS = { suspended: false, resumed: false, blockedBy: null };

describe('what a change does to a cluster', () => {
  it('is nothing where only comments, order and whitespace change', () => {
    const head = edited(FLEET, 'apps/web.yaml', [
      '{name: web, namespace: apps}',
      '{namespace: apps, name: web} # here',
    ]);
    expect(changesOf(FLEET, head)).toMatchObject({ kind: 'cluster', compared: 1, sets: [] });
    expect(changesText(changesOf(FLEET, head), 'abcdef0123')).toEqual(['No changes in 1 cluster since abcdef0.']);
  });

  it('counts and names what comes, changes and goes, versions first', () => {
    const head = {
      ...without(edited(FLEET, 'apps/release.yaml', ['version: 6.5.1', 'version: 6.6.0']), 'apps/old.yaml'),
      'apps/new.yaml': configMap('new', '  a: b', 'apps'),
    };
    const set = changeOf(FLEET, head);
    expect(told(set)).toEqual([
      'changed HelmRelease apps/podinfo',
      'removed ConfigMap apps/old',
      'added ConfigMap apps/new',
    ]);
    expect(set).toMatchObject({ name: 'clusters/prod', change: 'changed', added: 1, changed: 1, removed: 1 });
    expect(set.kustomizations).toEqual([
      { name: 'flux-system/apps', step: 1, added: 1, changed: 1, removed: 1, released: 0, ...ACTS },
    ]);
    expect(set.objects[0]?.versions).toEqual([
      { what: 'chart', name: '', before: '6.5.1', after: '6.6.0', fields: ['spec.chart.spec.version'] },
    ]);
    expect(set.objects[1]?.fate).toBe('pruned');
    expect(changesText(changesOf(FLEET, head), null)).toContain(
      '  ~ podinfo (HelmRelease apps/podinfo): chart 6.5.1 → 6.6.0',
    );
  });

  it('tells items by their names, and images that move by their tags', () => {
    const head = edited(
      FLEET,
      'apps/web.yaml',
      ['web:1.2.0', 'web:1.3.0'],
      [
        '            - {name: LEVEL, value: info}\n',
        '            - {name: NEW, value: "5"}\n            - {name: LEVEL, value: debug}\n',
      ],
      ['1'.repeat(64), '2'.repeat(64)],
      ['replicas: 2', 'replicas: 3'],
    );
    const object = onlyObject(changeOf(FLEET, head));
    expect(fieldsOf(object)).toEqual([
      ['spec.replicas', '2', '3'],
      ['spec.template.spec.containers[web].image', 'ghcr.io/acme/web:1.2.0', 'ghcr.io/acme/web:1.3.0'],
      ['spec.template.spec.containers[web].env[LEVEL].value', 'info', 'debug'],
      ['spec.template.spec.containers[web].env[NEW]', undefined, '{name: NEW, value: "5"}'],
      [
        'spec.template.spec.containers[proxy].image',
        `ghcr.io/acme/proxy@sha256:${'1'.repeat(64)}`,
        `ghcr.io/acme/proxy@sha256:${'2'.repeat(64)}`,
      ],
    ]);
    expect(object.versions.map(({ name, before, after }) => [name, before, after])).toEqual([
      ['ghcr.io/acme/web', '1.2.0', '1.3.0'],
      ['ghcr.io/acme/proxy', 'sha256:111111111111', 'sha256:222222222222'],
    ]);
    expect(changesText(changesOf(FLEET, head), null).join('\n')).toContain('sha256:222222222222, 3 other fields');
  });

  it('reads images that values state in parts', () => {
    const head = edited(FLEET, 'apps/release.yaml', ['tag: 6.5.1', 'tag: 6.6.0']);
    expect(onlyObject(changeOf(FLEET, head)).versions).toMatchObject([
      { what: 'image', name: 'ghcr.io/acme/podinfo', before: '6.5.1', after: '6.6.0' },
    ]);
  });

  it('says that an order changes where nothing else does', () => {
    const env = (first: string, second: string): Files =>
      edited(
        FLEET,
        'apps/web.yaml',
        ['{name: LEVEL, value: info}', first],
        ['{name: DB_PASSWORD, value: swordfish-1}', second],
      );
    const [a, b] = ['{name: A, value: a}', '{name: B, value: b}'];
    expect(fieldsOf(onlyObject(changeOf(env(a, b), env(b, a))))).toEqual([
      [
        'spec.template.spec.containers[web].env',
        '[{name: A, value: a}, {name: B, value: b}]',
        '[{name: B, value: b}, {name: A, value: a}]',
      ],
    ]);
  });

  it('points at what wrote a field: through substitution at the scalar and the variable', () => {
    const files: Files = {
      ...bootstrap('clusters/prod'),
      'clusters/prod/settings.yaml': configMap('settings', '  VERSION: 1.2.0'),
      'clusters/prod/apps.yaml': kustomization(
        'apps',
        './apps',
        '  postBuild: {substituteFrom: [{kind: ConfigMap, name: settings}]}',
      ),
      'apps/web.yaml': DEPLOYMENT.replace('web:1.2.0', 'web:${VERSION}'),
    };
    const set = changeOf(files, edited(files, 'clusters/prod/settings.yaml', ['1.2.0', '1.3.0']));
    const web = set.objects.find(({ object }) => object.name === 'web');
    expect(web?.fields[0]?.after?.locations.map(({ path, start }) => `${path}:${start.line}`)).toEqual([
      'apps/web.yaml:10',
      'clusters/prod/settings.yaml:5',
    ]);
  });

  it('pairs what a generator names anew, and the references to it', () => {
    const files: Files = {
      ...bootstrap('clusters/prod'),
      'clusters/prod/apps.yaml': kustomization('apps', './apps'),
      'apps/kustomization.yaml':
        'namespace: apps\nresources: [pod.yaml]\nconfigMapGenerator: [{name: settings, literals: [LEVEL=info]}]\n',
      'apps/pod.yaml': `apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {containers: [{name: web, image: a, envFrom: [{configMapRef: {name: settings}}]}]}
`,
    };
    const set = changeOf(files, edited(files, 'apps/kustomization.yaml', ['LEVEL=info', 'LEVEL=debug']));
    expect(set).toMatchObject({ added: 0, changed: 2, removed: 0 });
    const settings = set.objects.find(({ object }) => object.kind === 'ConfigMap');
    expect(
      settings &&
        fieldsOf(settings)
          .map(([field]) => field)
          .sort(),
    ).toEqual(['data.LEVEL', 'metadata.name']);
  });

  it('shows of texts the lines that differ', () => {
    const files = {
      ...FLEET,
      'apps/old.yaml': configMap('old', '  app.ini: |\n    a: 1\n    level: info\n    z: 9', 'apps'),
    };
    const head = edited(files, 'apps/old.yaml', ['level: info', 'level: debug']);
    expect(fieldsOf(onlyObject(changeOf(files, head)))).toEqual([
      ['data["app.ini"] line 2', 'level: info', 'level: debug'],
    ]);
  });
});

describe('what goes', () => {
  const fateAfter = (base: Files, head: Files, name = 'old'): string | null | undefined =>
    changeOf(base, head).objects.find(({ object }) => object.name === name)?.fate;
  const withSpec = (path: string, ...pairs: [string, string][]): Files => edited(FLEET, path, ...pairs);

  it('is pruned only where its Kustomization prunes', () => {
    expect(fateAfter(FLEET, without(FLEET, 'apps/old.yaml'))).toBe('pruned');
    const lax = withSpec('clusters/prod/apps.yaml', ['prune: true', 'prune: false']);
    expect(fateAfter(lax, without(lax, 'apps/old.yaml'))).toBe('kept');
    const suspended = withSpec('clusters/prod/apps.yaml', ['prune: true', 'prune: true\n  suspend: true']);
    expect(fateAfter(suspended, without(suspended, 'apps/old.yaml'))).toBe('kept');
    const guarded = withSpec('apps/old.yaml', [
      'namespace: apps}',
      'namespace: apps, annotations: {kustomize.toolkit.fluxcd.io/prune: Disabled}}',
    ]);
    expect(fateAfter(guarded, without(guarded, 'apps/old.yaml'))).toBe('kept');
  });

  it('goes with its Kustomization, unless that says otherwise', () => {
    const gone = (files: Files): string | null | undefined =>
      fateAfter(files, without(files, 'clusters/prod/apps.yaml'));
    expect(gone(FLEET)).toBe('pruned');
    expect(gone(withSpec('clusters/prod/apps.yaml', ['prune: true', 'prune: true\n  deletionPolicy: Orphan']))).toBe(
      'kept',
    );
    expect(gone(withSpec('clusters/prod/apps.yaml', ['prune: true', 'prune: false']))).toBe('kept');
  });

  it('is not gone where another Kustomization takes it over', () => {
    const head = {
      ...without(FLEET, 'apps/old.yaml'),
      'clusters/prod/more.yaml': kustomization('more', './more'),
      'more/old.yaml': String(FLEET['apps/old.yaml']),
    };
    const old = changeOf(FLEET, head).objects.find(({ object }) => object.name === 'old');
    expect(old).toMatchObject({ change: 'changed', kustomization: 'flux-system/more', movedFrom: 'flux-system/apps' });
  });

  it('is there still where only a namespace goes that means nothing', () => {
    const volume = (metadata: string): Files => ({
      ...FLEET,
      'apps/pv.yaml': `apiVersion: v1\nkind: PersistentVolume\nmetadata: {${metadata}}\n`,
    });
    const set = changeOf(volume('name: pv, namespace: apps'), volume('name: pv'));
    expect(told(set)).toEqual(['changed PersistentVolume /pv']);
  });

  it('is not known where a Kustomization failed before', () => {
    const files = { ...FLEET, 'apps/kustomization.yaml': 'resources: [web.yaml, release.yaml, old.yaml]\n' };
    const set = changeOf(without(files, 'apps/web.yaml'), files);
    expect(set).toMatchObject({ added: 3, changed: 0, removed: 0 });
    expect(set.notes[0]).toMatch(/^Kustomization `flux-system\/apps` failed before/);
  });

  it('is nothing where a Kustomization fails: what it applied stays', () => {
    const files = { ...FLEET, 'apps/kustomization.yaml': 'resources: [web.yaml, release.yaml, old.yaml]\n' };
    const set = changeOf(files, without(files, 'apps/web.yaml'));
    expect(told(set)).toEqual([]);
    expect(set.notes).toEqual(['Kustomization `flux-system/apps` fails, so its objects in the cluster do not change.']);
  });
});

describe('clusters', () => {
  const both: Files = {
    ...FLEET,
    'clusters/dev/flux-system/gotk-sync.yaml': String(
      bootstrap('clusters/dev')['clusters/dev/flux-system/gotk-sync.yaml']?.[0],
    ).concat('\n---\n', kustomization('flux-system', './clusters/dev')),
    'clusters/dev/apps.yaml': kustomization('apps', './apps'),
  };

  it('in which the same happens are told together', () => {
    const changes = changesOf(both, edited(both, 'apps/web.yaml', ['replicas: 2', 'replicas: 3']));
    const lines = changesText(changes, null);
    expect(lines).toContain('In clusters/dev, clusters/prod:');
    expect(lines.filter((line) => line.includes('spec.replicas'))).toHaveLength(1);
  });

  it('may come and go as a whole', () => {
    expect(changeOf(FLEET, both)).toMatchObject({ name: 'clusters/dev', change: 'added', removed: 0 });
    expect(changesText(changesOf(FLEET, both), null).join('\n')).toMatch(/clusters\/dev {2}new, \d+ added/);
    const gone = changeOf(both, FLEET);
    expect(gone).toMatchObject({ change: 'removed', added: 0 });
    expect(new Set(gone.objects.map(({ fate }) => fate))).toEqual(new Set([null]));
  });
});

describe('what is not known from here', () => {
  const files: Files = {
    'prod/kustomization.yaml':
      'resources: ["https://example.com/acme/a?ref=v1", "https://example.com/acme/b?ref=v1"]\n',
  };

  it('is told where it changes, and only counted where it does not', () => {
    const set = changeOf(files, edited(files, 'prod/kustomization.yaml', ['a?ref=v1', 'a?ref=v2']));
    expect(set.notes).toEqual(['New, and unknown: `https://example.com/acme/a?ref=v2` is not in this repository.']);
    expect(set.unknown).toEqual(['`https://example.com/acme/b?ref=v1` is not in this repository.']);
    expect(changesOf(files, { ...files, 'README.md': 'x' }).sets).toEqual([]);
  });

  it('is told of what a Kustomization takes from elsewhere, instead of objects that go', () => {
    const set = changeOf(
      FLEET,
      edited(FLEET, 'clusters/prod/apps.yaml', ['name: flux-system, namespace', 'name: other, namespace']),
    );
    expect(told(set)).toEqual(['changed Kustomization flux-system/apps']);
    expect(set.notes[0]).toBe('What Kustomization `flux-system/apps` applies now is unknown.');
  });
});

describe('repositories without clusters', () => {
  it('are compared by overlay', () => {
    const files: Files = {
      'base/kustomization.yaml': 'resources: [web.yaml]\n',
      'base/web.yaml': DEPLOYMENT,
      'prod/kustomization.yaml': 'resources: [../base]\nimages: [{name: ghcr.io/acme/web, newTag: 1.2.0}]\n',
    };
    const changes = changesOf(files, edited(files, 'prod/kustomization.yaml', ['1.2.0', '1.4.0']));
    expect(changes).toMatchObject({ kind: 'overlay', compared: 1, sets: [{ name: 'prod', changed: 1 }] });
    const [object] = changes.sets[0]?.objects ?? [];
    expect(object?.fields[0]?.after?.locations[0]).toMatchObject({
      path: 'prod/kustomization.yaml',
      start: { line: 2 },
    });
    const broken = changesOf(files, without(files, 'base/web.yaml'));
    expect(broken.sets).toMatchObject([{ removed: 0, notes: ['It no longer builds, so the changes are unknown.'] }]);
  });
});

describe('secrets', () => {
  const SECRETS = ['swordfish-1', 'swordfish-2', 'c3dvcmRmaXNo', 'c3dvcmRmaXNi'];
  const files: Files = {
    ...FLEET,
    'clusters/prod/apps.yaml': kustomization(
      'apps',
      './apps',
      '  postBuild: {substituteFrom: [{kind: Secret, name: vars}]}',
    ),
    'clusters/prod/vars.yaml':
      'apiVersion: v1\nkind: Secret\nmetadata: {name: vars, namespace: flux-system}\nstringData:\n  ANY: swordfish-1\n',
    'apps/secret.yaml':
      'apiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: apps}\ndata: {any: c3dvcmRmaXNo}\nstringData: {b: swordfish-1}\n',
    'apps/old.yaml': configMap(
      'old',
      '  plain: ${ANY}\n  file: |\n    user: me\n    password: swordfish-1\n    host: ${ANY}\n  url: postgres://me:swordfish-1@db',
      'apps',
    ),
    'apps/release.yaml': `${RELEASE}    admin: {password: swordfish-1}\n    existingSecret: one\n    args: ["--token=swordfish-1"]\n`,
  };

  it('are told nowhere', () => {
    const head = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [
        path,
        (typeof text === 'string' ? text : text.join('\n---\n'))
          .replaceAll('swordfish-1', 'swordfish-2')
          .replaceAll('c3dvcmRmaXNo', 'c3dvcmRmaXNi')
          .replace('existingSecret: one', 'existingSecret: two'),
      ]),
    );
    const changes = changesOf(files, head);
    expect(changes.sets[0]?.changed).toBe(5);
    const written = allTold(changes);
    for (const secret of SECRETS) expect(written).not.toContain(secret);
    expect(written).toContain('spec.values.admin.password: ••• → •••');
    expect(written).toContain('spec.values.existingSecret: one → two');
    const added = allTold(changesOf({ ...bootstrap('clusters/prod') }, head));
    for (const secret of SECRETS) expect(added).not.toContain(secret);
  });

  it('are hidden where a variable brings them, too', () => {
    const vars: Files = {
      ...bootstrap('clusters/prod'),
      'clusters/prod/settings.yaml': configMap('settings', '  DB_PASSWORD: swordfish-1'),
      'clusters/prod/apps.yaml': kustomization(
        'apps',
        './apps',
        '  postBuild: {substituteFrom: [{kind: ConfigMap, name: settings}]}',
      ),
      'apps/web.yaml': DEPLOYMENT.replace('web:1.2.0', 'web:${DB_PASSWORD}').replace('swordfish-1', 'x'),
    };
    const set = changesOf(vars, edited(vars, 'clusters/prod/settings.yaml', ['swordfish-1', 'swordfish-2']));
    expect(set.sets[0]?.objects.map(({ object }) => object.name)).toEqual(['web', 'settings']);
    expect(allTold(set)).not.toContain('swordfish');
  });

  it('that SOPS encrypted change only with their values', () => {
    const sealed = (mac: string, value: string): string =>
      `apiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: apps}\nstringData: {a: "ENC[AES256_GCM,data:${value},iv:aa,tag:bb,type:str]"}\nsops: {mac: "ENC[${mac}]", version: 3.9.0}\n`;
    const base = { ...FLEET, 'apps/secret.yaml': sealed('one', 'x') };
    expect(changesOf(base, { ...FLEET, 'apps/secret.yaml': sealed('two', 'x') }).sets).toEqual([]);
    const set = changeOf(base, { ...FLEET, 'apps/secret.yaml': sealed('two', 'y') });
    expect(fieldsOf(onlyObject(set))).toEqual([['stringData.a', '•••', '•••']]);
  });
});

describe('a large change', () => {
  const many = (count: number, value: string): Files => ({
    ...bootstrap('clusters/prod'),
    'clusters/prod/all.yaml': Array.from({ length: count }, (_, index) =>
      configMap(`c${String(index).padStart(5, '0')}`, `  a: ${value}`, 'apps'),
    ),
  });

  it('is counted honestly, and shown in part', () => {
    const changes = changesOf(many(1500, 'one'), many(1500, 'two'), { objects: 100, fields: 3 });
    expect(changes.sets).toMatchObject([{ changed: 1500, unlisted: 1400 }]);
    const lines = changesText(changes, null);
    expect(lines.length).toBeLessThan(25);
    expect(lines).toContain('  and 1,488 more objects');
    expect(changesMarkdown(changes, { limit: 60_000 })).toContain('- and 1,475 more objects');
    const short = changesMarkdown(changes, { limit: 1000 });
    expect(Buffer.byteLength(short)).toBeLessThanOrEqual(1000);
    expect(short).toMatch(/\d+ more lines of changes do not fit here/);
  });
});
