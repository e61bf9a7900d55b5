import { FLEET, fleetKustomization } from '../flux/fleet.ts';

/** A way in which a pull request may try to keep an object that a cluster applies from being judged. */
export interface Trick {
  readonly name: string;
  /** The files that it adds to the healthy repository, and those that it replaces, for a defect as the text of a YAML document. */
  readonly files: (defect: string) => Readonly<Record<string, string | Buffer>>;
  /** The names of the defects that need no finding, since no cluster that is known gets such an object. */
  readonly tolerates?: readonly string[];
  /** Symbolic links by path, with their targets. */
  readonly links?: Readonly<Record<string, string>>;
}

const kustomization = (name: string, path: string, more?: string): string =>
  fleetKustomization(name, `./${path}`, more);

const overlay = (...resources: string[]): string =>
  `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n${resources.map((path) => `  - ${JSON.stringify(path)}\n`).join('')}`;

const MAP = `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  namespace: default
data:
  COLOR: blue
`;

const CHART = 'apiVersion: v2\nname: chart\nversion: 1.0.0\n';

/** A repository of one cluster without a finding: `apps/web` is an overlay, `apps/plain` a folder of manifests. */
export const HEALTHY: Readonly<Record<string, string>> = {
  'clusters/production/flux-system/kustomization.yaml': overlay('gotk-sync.yaml'),
  'clusters/production/flux-system/gotk-sync.yaml': `${FLEET}---
${kustomization('flux-system', 'clusters/production')}`,
  'clusters/production/web.yaml': kustomization('web', 'apps/web'),
  'clusters/production/plain.yaml': kustomization('plain', 'apps/plain'),
  'apps/web/kustomization.yaml': overlay('settings.yaml'),
  'apps/web/settings.yaml': MAP,
  'apps/plain/settings.yaml': MAP.replace('settings', 'plain'),
};

/** Objects with a defect that has to be reported wherever a cluster applies them. */
export const DEFECTS: Readonly<Record<string, string>> = {
  'a plaintext Secret': `apiVersion: v1
kind: Secret
metadata:
  name: db
  namespace: default
stringData:
  password: hunter2-Zq8Wv3Lm
`,
  'an unknown field': `apiVersion: v1
kind: Service
metadata:
  name: db
  namespace: default
spec:
  prots:
    - port: 80
`,
  'an unknown source': `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: db
  namespace: default
spec:
  interval: 10m
  chart:
    spec:
      chart: db
      version: 1.0.0
      sourceRef:
        kind: HelmRepository
        name: nowhere
`,
};

const web =
  (name: string, listed = name): Trick['files'] =>
  (defect) => ({
    'apps/web/kustomization.yaml': overlay('settings.yaml', listed),
    [`apps/web/${name}`]: defect,
  });
const plain =
  (name: string): Trick['files'] =>
  (defect) => ({ [`apps/plain/${name}`]: defect });
const moved =
  (folder: string, more: Readonly<Record<string, string>> = {}): Trick['files'] =>
  (defect) => ({
    'clusters/production/more.yaml': kustomization('more', folder),
    [`${folder}/db.yaml`]: defect,
    ...more,
  });
const beside =
  (more: Readonly<Record<string, string | Buffer>>, change = (defect: string): string => defect): Trick['files'] =>
  (defect) => ({
    ...web('db.yaml')(change(defect)),
    ...more,
  });
const rewritten = (change: (defect: string) => string): Trick['files'] => beside({}, change);
const indented = (text: string, by: string): string => text.replace(/^(?=.)/gm, by);

const application = (how: string): Readonly<Record<string, string>> => ({
  'argo/app.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: app
  namespace: argocd
spec:
  project: default
  destination: {namespace: default, server: "https://kubernetes.default.svc"}
  source:
    repoURL: https://github.com/octo/fleet
    targetRevision: HEAD
    path: argo/app
    ${how}
`,
});
const argo =
  (more: Readonly<Record<string, string>> = {}, how = '', name = 'db.yaml'): Trick['files'] =>
  (defect) => ({ ...application(how), ...more, [`argo/app/${name}`]: defect });
/** What cannot be judged where the cluster is not known, or where Flux does not get the object. */
const SOURCE = ['an unknown source'];
const FIELD_AND_SOURCE = ['an unknown field', 'an unknown source'];

export const TRICKS: readonly Trick[] = [
  { name: 'none', files: web('db.yaml') },
  { name: 'none, in a folder without an overlay', files: plain('db.yaml') },
  // Names.
  ...['./db.yaml', 'db.yaml/', '../web/db.yaml', './/db.yaml', 'x/../db.yaml', ' db.yaml', 'db.yaml '].map(
    (listed) => ({
      name: `listed as ${JSON.stringify(listed)}`,
      files: web('db.yaml', listed),
    }),
  ),
  ...[
    'db',
    'db.json',
    'db.yml',
    'db.YAML',
    'db.txt',
    'db.tpl',
    '.db.yaml',
    '-db.yaml',
    ':(exclude)db.yaml',
    'db.yaml.enc',
    'db.enc.yaml',
    'db.sops.yaml',
    'values.yaml',
    'test.yaml',
    'db-test.yaml',
    'db_test.yaml',
    'db.example.yaml',
    'Chart.yaml',
    '.sops.yaml',
    'kustomizeconfig.yaml',
    'tests/db.yaml',
    'examples/db.yaml',
    'archive/db.yaml',
    '.git-crypt/db.yaml',
    'templates/db.yaml',
    'node_modules/db.yaml',
    '.hidden/db.yaml',
    '.github/workflows/db.yaml',
    'docs/db.yaml',
    'caf\u00e9.yaml',
    'cafe\u0301.yaml',
    'a b.yaml',
    'docker-compose.yaml',
    '.pre-commit-config.yaml',
    'gotk-components.yaml',
    'gotk-sync.yaml',
    'crds.yaml',
    'package-lock.yaml',
    'pnpm-lock.yaml',
    'flux-system/gotk-components.yaml',
    'schema.yaml',
    'openapi.yaml',
  ].flatMap((name) => [
    { name: `named ${name}`, files: web(name) },
    ...(/\.ya?ml$/.test(name)
      ? [
          {
            name: `named ${name}, in a folder without an overlay`,
            files: plain(name),
            // Flux leaves these out of what it fetches.
            tolerates: /^\.(?:sops|github)/.test(name) ? SOURCE : [],
          },
        ]
      : []),
  ]),
  { name: 'NFC listed, NFD there', files: (defect) => ({ ...web('cafe\u0301.yaml', 'caf\u00e9.yaml')(defect) }) },
  ...[
    'archive',
    'examples/db',
    'test',
    'apps/tests',
    'old',
    'templates/db',
    'docs',
    '_archive/x',
    'e2e',
    'kind',
    'k3d',
    'samples',
    '.hidden',
    'vendor/x',
    'skeleton',
    'apps/web/templates',
    'clusters/production/examples',
    '.github',
  ].map((folder) => ({
    name: `in ${folder}, which a Kustomization applies`,
    files: moved(folder),
  })),
  // Charts and templates.
  { name: 'templates beside a Chart.yaml', files: moved('apps/chart/templates', { 'apps/chart/Chart.yaml': CHART }) },
  {
    name: 'an overlay in templates beside a Chart.yaml',
    files: moved('apps/chart/templates', {
      'apps/chart/Chart.yaml': CHART,
      'apps/chart/templates/kustomization.yaml': overlay('db.yaml'),
    }),
  },
  {
    name: 'listed from templates of a chart',
    files: (defect) => ({
      'apps/web/kustomization.yaml': overlay('settings.yaml', 'chart/templates/db.yaml'),
      'apps/web/chart/Chart.yaml': CHART,
      'apps/web/chart/templates/db.yaml': defect,
    }),
  },
  { name: 'a Chart.yaml at the top and templates of all', files: moved('templates/web', { 'Chart.yaml': CHART }) },
  { name: 'a Helm comment', files: rewritten((defect) => `# {{ if .Values.on }}\n${defect}# {{ end }}\n`) },
  {
    name: 'a template statement as a key in a block scalar',
    files: rewritten(
      (defect) => `${defect}---\n${MAP.replace('settings', 'tpl')}  x: |\n    {{ if .Values.on }}\n    {% if a %}\n`,
    ),
  },
  { name: 'template braces as a flow mapping', files: rewritten((defect) => `${defect}x: {{ a }}\n`) },
  { name: 'template braces in a document of its own', files: rewritten((defect) => `{{ a: b }: c}\n---\n${defect}`) },
  {
    name: 'template braces in the second document',
    files: rewritten((defect) => `${defect}---\n${MAP.replace('settings', 'tpl')}  x: {{ a }}\n`),
  },
  {
    name: 'a template statement and a broken second document',
    files: rewritten((defect) => `${defect}---\n{{ if x }}\n`),
  },
  {
    name: 'a template statement and a broken second document, in a folder without an overlay',
    files: (defect) => plain('db.yaml')(`${defect}---\n{{ if x }}\n`),
  },
  {
    name: 'a Jinja statement in a duplicate key',
    files: rewritten((defect) => `${defect}---\na: |\n  {% if x %}\na: 1\n`),
  },
  {
    name: 'a statement in a comment and a duplicate key',
    files: rewritten(
      (defect) =>
        defect.replace('kind:', '# x\n\n#\nkind:').replace(/^/, '# {{ a }}\n') +
        '---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: t}\ndata: {a: "1", a: "{{ b }}"}\n',
    ),
  },
  { name: 'a complex key with braces', files: rewritten((defect) => `${defect}---\n? {a: b}\n: "{{ x }}"\n`) },
  {
    name: 'a complex key in an object and braces in a comment',
    files: rewritten((defect) => `${defect.replace('metadata:\n', 'metadata:\n  annotations: {"a": "{{ x }}"}\n')}`),
  },
  // Documents.
  { name: 'a document end before it', files: rewritten((defect) => `...\n---\n${defect}`) },
  { name: 'a directive', files: rewritten((defect) => `%YAML 1.1\n---\n${defect}`) },
  { name: 'a directive of another version', files: rewritten((defect) => `%YAML 1.2\n---\n${defect}`) },
  { name: 'a tag directive', files: rewritten((defect) => `%TAG ! tag:x,2000:\n---\n${defect}`) },
  { name: 'a marker with text', files: rewritten((defect) => `--- # x\n${defect}`) },
  { name: 'a tag on the document', files: rewritten((defect) => `--- !!map\n${defect}`) },
  { name: 'a foreign tag on the document', files: rewritten((defect) => `--- !Ref\n${defect}`) },
  { name: 'an anchor on the document', files: rewritten((defect) => `--- &a\n${defect}`) },
  { name: 'carriage returns', files: rewritten((defect) => defect.replaceAll('\n', '\r')) },
  { name: 'CR LF', files: rewritten((defect) => defect.replaceAll('\n', '\r\n')) },
  { name: 'a byte order mark', files: rewritten((defect) => `\ufeff${defect}`) },
  { name: 'byte order marks inside', files: rewritten((defect) => `# x\n---\n\ufeff${defect}`) },
  {
    name: 'UTF-16',
    files: (defect) => ({ ...web('db.yaml')(defect), 'apps/web/db.yaml': Buffer.from(`\ufeff${defect}`, 'utf16le') }),
  },
  { name: 'NUL at the end', files: rewritten((defect) => `${defect}\0`) },
  { name: 'NUL in a comment', files: rewritten((defect) => `# \0\n${defect}`) },
  {
    name: 'bytes that are not UTF-8',
    files: (defect) => ({
      ...web('db.yaml')(defect),
      'apps/web/db.yaml': Buffer.concat([Buffer.from('# '), Buffer.from([0xff]), Buffer.from(`\n${defect}`)]),
    }),
  },
  {
    name: 'in a List',
    files: rewritten((defect) => `apiVersion: v1\nkind: List\nitems:\n  -\n${indented(defect, '    ')}`),
  },
  {
    name: 'in a List in a List',
    files: rewritten(
      (defect) =>
        `apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: List\n    items:\n      -\n${indented(defect, '        ')}`,
    ),
  },
  {
    name: 'in a list of another kind',
    files: rewritten((defect) => `apiVersion: v1\nkind: SecretList\nitems:\n  -\n${indented(defect, '    ')}`),
  },
  {
    name: 'in a List in a folder without an overlay',
    files: (defect) => plain('db.yaml')(`apiVersion: v1\nkind: List\nitems:\n  -\n${indented(defect, '    ')}`),
  },
  {
    name: 'in a list of another kind in a folder without an overlay',
    files: (defect) => plain('db.yaml')(`apiVersion: v1\nkind: FooList\nitems:\n  -\n${indented(defect, '    ')}`),
  },
  { name: 'in a sequence', files: rewritten((defect) => `-\n${indented(defect, '  ')}`) },
  {
    name: 'as JSON in a YAML file',
    files: (defect) =>
      web('db.yaml')(
        defect.includes('Secret')
          ? '{"apiVersion":"v1","kind":"Secret","metadata":{"name":"db"},"stringData":{"password":"hunter2-Zq8Wv3Lm"}}'
          : defect,
      ),
  },
  {
    name: 'two JSON documents',
    files: (defect) =>
      web('db.json')(
        defect.includes('Secret')
          ? '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"}}\n---\n{"apiVersion":"v1","kind":"Secret","metadata":{"name":"db"},"stringData":{"password":"hunter2-Zq8Wv3Lm"}}'
          : defect,
      ),
  },
  { name: 'merge keys', files: rewritten((defect) => `<<: {}\n${defect}`) },
  { name: 'all merged in', files: rewritten((defect) => `<<:\n${indented(defect, '  ')}`) },
  { name: 'a metadata of its own first', files: rewritten((defect) => `metadata: {name: x}\n${defect}`) },
  {
    name: 'a suppression without a reason',
    files: rewritten((defect) => `# gitops-gate-ignore plaintext-secret\n${defect}`),
  },
  {
    name: 'generated marks',
    files: rewritten(
      (defect) =>
        `# This manifest was generated by flux. DO NOT EDIT.\n# Flux Version: v2.6.4\n# Components: source-controller\n${defect}`,
    ),
  },
  {
    name: 'a generated mark',
    files: rewritten((defect) => `# Code generated by x. DO NOT EDIT.\n# @generated\n${defect}`),
  },
  {
    name: 'local-config annotation',
    files: rewritten((defect) =>
      defect.replace('  namespace', '  annotations:\n    config.kubernetes.io/local-config: "false"\n  namespace'),
    ),
  },
  {
    name: 'reconcile disabled on the object',
    files: rewritten((defect) =>
      defect.replace('  namespace', '  annotations:\n    kustomize.toolkit.fluxcd.io/reconcile: Disabled\n  namespace'),
    ),
  },
  {
    name: 'ssa ignore on the object',
    files: rewritten((defect) =>
      defect.replace('  namespace', '  annotations:\n    kustomize.toolkit.fluxcd.io/ssa: IfNotPresent\n  namespace'),
    ),
  },
  { name: 'a generateName', files: rewritten((defect) => defect.replace('  name: db\n', '  generateName: db-\n')) },
  {
    name: 'a helm hook',
    files: rewritten((defect) =>
      defect.replace(
        '  namespace',
        '  annotations:\n    helm.sh/hook: test\n    argocd.argoproj.io/hook: Skip\n  namespace',
      ),
    ),
  },
  {
    name: 'deep nesting beside it',
    files: rewritten(
      (defect) => `${defect}---\n${MAP.replace('settings', 'deep')}  x: ${'['.repeat(3000)}${']'.repeat(3000)}\n`,
    ),
  },
  {
    name: 'a sops block',
    files: rewritten(
      (defect) => `${defect}sops:\n  mac: ENC[AES256_GCM,data:aa,iv:aa,tag:aa,type:str]\n  version: 3.9.0\n`,
    ),
  },
  {
    name: 'a sops block that encrypts other keys',
    files: rewritten(
      (defect) =>
        `${defect}sops:\n  mac: ENC[AES256_GCM,data:aa,iv:aa,tag:aa,type:str]\n  encrypted_regex: ^none$\n  version: 3.9.0\n`,
    ),
  },
  // Overlays.
  ...['kustomization.yml', 'Kustomization'].map((name) => ({
    name: `${name} beside kustomization.yaml`,
    files: (defect: string) => ({ [`apps/web/${name}`]: overlay('db.yaml'), 'apps/web/db.yaml': defect }),
  })),
  ...['kustomization.yml', 'Kustomization'].map((name) => ({
    name: `${name} in a folder without an overlay`,
    files: (defect: string) => ({ [`apps/plain/${name}`]: overlay('db.yaml'), 'apps/plain/db.yaml': defect }),
  })),
  {
    name: 'an overlay in JSON',
    files: beside({ 'apps/web/kustomization.yaml': '{"resources":["settings.yaml","db.yaml"]}' }),
  },
  {
    name: 'an overlay of two documents',
    tolerates: SOURCE,
    files: beside({ 'apps/web/kustomization.yaml': `resources: [settings.yaml]\n---\nresources: [db.yaml]\n` }),
  },
  {
    name: 'an overlay with a duplicate key',
    files: beside({
      'apps/web/kustomization.yaml': `resources: [settings.yaml]\nresources: [settings.yaml, db.yaml]\n`,
    }),
  },
  {
    name: 'bases',
    files: (defect) => ({
      'apps/web/kustomization.yaml': 'resources: [settings.yaml]\nbases: [base]\n',
      'apps/web/base/kustomization.yaml': overlay('db.yaml'),
      'apps/web/base/db.yaml': defect,
    }),
  },
  {
    name: 'a component',
    files: (defect) => ({
      'apps/web/kustomization.yaml': 'resources: [settings.yaml]\ncomponents: [c]\n',
      'apps/web/c/kustomization.yaml':
        'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: [db.yaml]\n',
      'apps/web/c/db.yaml': defect,
    }),
  },
  {
    name: 'crds list',
    files: beside({ 'apps/web/kustomization.yaml': 'resources: [settings.yaml, db.yaml]\ncrds: [db.yaml]\n' }),
  },
  {
    name: 'also a patch of another overlay',
    files: beside({
      'apps/other/kustomization.yaml': 'resources: [../plain/settings.yaml]\npatches:\n  - path: ../web/db.yaml\n',
    }),
  },
  {
    name: 'also a patch, in a folder without an overlay',
    files: (defect) => ({
      ...plain('db.yaml')(defect),
      'apps/other/kustomization.yaml':
        'resources: [../plain/settings.yaml]\npatches:\n  - path: ../plain/db.yaml\n    target: {kind: Nothing}\n',
    }),
  },
  {
    name: 'made by a patch',
    files: (defect) => ({
      'apps/web/kustomization.yaml': `resources: [settings.yaml, stub.yaml]\npatches:\n  - path: db.yaml\n`,
      'apps/web/db.yaml': defect,
      'apps/web/stub.yaml': `${defect.split('\n').slice(0, 5).join('\n')}\n`,
    }),
  },
  {
    name: 'made by an inline patch',
    files: (defect) => ({
      'apps/web/kustomization.yaml': `resources: [settings.yaml, stub.yaml]\npatches:\n  - patch: |\n${indented(defect, '      ')}`,
      'apps/web/stub.yaml': `${defect.split('\n').slice(0, 5).join('\n')}\n`,
    }),
  },
  {
    name: 'made by a patch of the Kustomization',
    files: (defect) => ({
      'apps/web/kustomization.yaml': overlay('settings.yaml', 'stub.yaml'),
      'clusters/production/web.yaml': kustomization(
        'web',
        'apps/web',
        `  patches:\n    - patch: |\n${indented(defect, '        ')}`,
      ),
      'apps/web/stub.yaml': `${defect.split('\n').slice(0, 5).join('\n')}\n`,
    }),
  },
  {
    name: 'listed as a transformer',
    tolerates: FIELD_AND_SOURCE,
    files: (defect) => ({
      'apps/web/kustomization.yaml': 'resources: [settings.yaml]\ngenerators: [db.yaml]\n',
      'apps/web/db.yaml': defect,
    }),
  },
  {
    name: 'a resource of the path written as text',
    tolerates: FIELD_AND_SOURCE,
    files: (defect) => ({
      'apps/web/kustomization.yaml': `resources:\n  - settings.yaml\n  - |\n${indented(defect, '    ')}`,
    }),
  },
  {
    name: 'an overlay file that is a folder',
    files: (defect) => ({ 'apps/plain/kustomization.yaml/x': 'x', 'apps/plain/db.yaml': defect }),
  },
  { name: 'a sub-folder of a folder without an overlay', files: plain('a/b/c/db.yaml') },
  // Ignore files and attributes.
  { name: 'a .sourceignore of the other files', files: beside({ '.sourceignore': '*.md\n' }) },
  {
    name: 'a .sourceignore that takes back what it ignores',
    files: beside({ '.sourceignore': 'apps/web/*.yaml\n!apps/web/*.yaml\n' }),
  },
  { name: 'a .sourceignore with a folder above', files: beside({ '.sourceignore': '/apps\n!/apps/web/db.yaml\n' }) },
  { name: 'a .sourceignore of an indented comment', files: beside({ '.sourceignore': ' # x\n' }) },
  { name: 'a .gitignore', files: beside({ '.gitignore': 'db.yaml\n' }) },
  {
    name: 'a .gitattributes',
    files: beside({
      '.gitattributes':
        '* -diff -text binary linguist-generated linguist-vendored export-ignore filter=x working-tree-encoding=UTF-16\n',
    }),
  },
  {
    name: 'a .gitmodules',
    files: beside({ '.gitmodules': '[submodule "apps/web"]\n\tpath = apps/web\n\turl = https://example.com/x\n' }),
  },
  {
    name: 'a policy file of the branch',
    files: beside({
      '.gitops-gate.yaml': 'ignore: ["**"]\nrules:\n  plaintext-secret: off\n  schema: off\n  unknown-source: off\n',
    }),
  },
  // Flux objects.
  {
    name: 'a suspended Kustomization',
    files: beside({ 'clusters/production/web.yaml': kustomization('web', 'apps/web', '  suspend: true\n') }),
  },
  {
    name: 'a Kustomization of which reconciling is off',
    files: beside({
      'clusters/production/web.yaml': kustomization('web', 'apps/web').replace(
        'metadata:\n',
        'metadata:\n  annotations:\n    kustomize.toolkit.fluxcd.io/reconcile: disabled\n',
      ),
    }),
  },
  {
    name: 'a Kustomization with decryption',
    files: beside({
      'clusters/production/web.yaml': kustomization('web', 'apps/web', '  decryption:\n    provider: sops\n'),
    }),
  },
  {
    name: 'a Kustomization with an own kubeConfig',
    tolerates: SOURCE,
    files: beside({
      'clusters/production/web.yaml': kustomization(
        'web',
        'apps/web',
        '  kubeConfig:\n    secretRef:\n      name: far\n',
      ),
    }),
  },
  {
    name: 'a Kustomization with a variable path',
    tolerates: SOURCE,
    files: beside({ 'clusters/production/web.yaml': kustomization('web', `\${FOLDER}`).replace('./', '') }),
  },
  {
    name: 'a Kustomization with an absolute path',
    files: beside({ 'clusters/production/web.yaml': kustomization('web', 'x').replace('./x', '/apps/web') }),
  },
  {
    name: 'a Kustomization with an odd path',
    files: beside({ 'clusters/production/web.yaml': kustomization('web', 'apps//plain/../web/') }),
  },
  {
    name: 'two Kustomizations of one path',
    files: beside({ 'clusters/production/other.yaml': kustomization('other', 'apps/web', '  suspend: true\n') }),
  },
  {
    name: 'a Kustomization from another source of this repository',
    files: beside({
      'clusters/production/web.yaml': `apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata: {name: other, namespace: flux-system}\nspec: {interval: 1m, url: "https://github.com/octo/fleet", ref: {branch: main}}\n---\n${kustomization('web', 'apps/web').replace('name: flux-system\n', 'name: other\n')}`,
    }),
  },
  {
    name: 'a Kustomization with substitution',
    files: beside({
      'clusters/production/web.yaml': kustomization('web', 'apps/web', '  postBuild:\n    substitute:\n      A: b\n'),
    }),
  },
  {
    name: 'substitution in the kind',
    files: beside(
      {
        'clusters/production/web.yaml': kustomization(
          'web',
          'apps/web',
          '  postBuild:\n    substitute:\n      A: ""\n',
        ),
      },
      (defect) => defect.replace(/^kind: (.*)$/m, `kind: $1\${A}`),
    ),
  },
  {
    name: 'substitution in the apiVersion',
    files: beside(
      {
        'clusters/production/web.yaml': kustomization(
          'web',
          'apps/web',
          '  postBuild:\n    substitute:\n      A: ""\n',
        ),
      },
      (defect) => defect.replace(/^apiVersion: (.*)$/m, `apiVersion: $1\${A}`),
    ),
  },
  {
    name: 'a definition that loosens the schema',
    files: beside({
      'apps/web/crd.yaml':
        'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: services.core}\nspec:\n  group: ""\n  names: {kind: Service, plural: services}\n  scope: Namespaced\n  versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}}]\n',
    }),
  },
  // Argo CD.
  ...[
    ['db.yaml', ''],
    ['db.yml', ''],
    ['.db.yaml', ''],
    ['a/db.yaml', 'directory: {recurse: true}'],
    ['.x/db.yaml', 'directory: {recurse: true}'],
    ['templates/db.yaml', 'directory: {recurse: true}'],
    ['examples/db.yaml', 'directory: {recurse: true}'],
    ['test/db.yaml', 'directory: {recurse: true}'],
    ['db.yaml', 'directory: {include: "*"}'],
    ['db.yaml', 'directory: {exclude: "*.md"}'],
  ].map(([name = '', how = '']) => ({
    name: `applied by Argo CD as ${name}, ${how}`,
    files: argo({}, how, name),
    tolerates: SOURCE,
  })),
  {
    name: 'a link that Argo CD follows',
    files: (defect) => ({ ...application(''), 'elsewhere/db.txt': defect }),
    links: { 'argo/app/db.yaml': '../../elsewhere/db.txt' },
    tolerates: SOURCE,
  },
  {
    name: 'applied by Argo CD, and a patch of an overlay',
    files: argo({
      'argo/other/kustomization.yaml':
        'resources: [../../apps/plain/settings.yaml]\npatches:\n  - path: ../app/db.yaml\n    target: {kind: Nothing}\n',
    }),
    tolerates: SOURCE,
  },
  {
    name: 'applied by Argo CD from the templates of a chart',
    files: argo({ 'argo/app/chart/Chart.yaml': CHART }, 'directory: {recurse: true}', 'chart/templates/db.yaml'),
    tolerates: SOURCE,
  },
  {
    name: 'applied by Argo CD, and text of a template in it',
    files: (defect) => argo()(`# {{ if x }}\n${defect}`),
    tolerates: SOURCE,
  },
  // Links.
  {
    name: 'a linked file',
    files: (defect) => ({
      'apps/web/kustomization.yaml': overlay('settings.yaml', 'db.yaml'),
      'apps/web/db.txt': defect,
    }),
    links: { 'apps/web/db.yaml': 'db.txt' },
  },
  {
    name: 'a linked folder',
    files: (defect) => ({
      'apps/web/kustomization.yaml': overlay('settings.yaml', 'base'),
      'elsewhere/kustomization.yaml': overlay('db.txt'),
      'elsewhere/db.txt': defect,
    }),
    links: { 'apps/web/base': '../../elsewhere' },
  },
  {
    name: 'a linked overlay',
    files: (defect) => ({ 'apps/web/db.yaml': defect, 'elsewhere/x.txt': overlay('settings.yaml', 'db.yaml') }),
    links: { 'apps/web/kustomization.yaml': '../../elsewhere/x.txt' },
  },
  {
    name: 'a path that is a link',
    files: (defect) => ({ 'clusters/production/web.yaml': kustomization('web', 'current'), 'next/db.yaml': defect }),
    links: { current: 'next' },
  },
  // Size.
  { name: 'comments of 11 MB', files: rewritten((defect) => `${defect}${`# ${'x'.repeat(1000)}\n`.repeat(11_000)}`) },
];
