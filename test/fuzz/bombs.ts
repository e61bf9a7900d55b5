// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Terraform's variables, not JavaScript's.
import type { Bomb } from './bomb.ts';
import { CHART_BOMBS } from './chart-bombs.ts';
import { REFERENCE_BOMBS } from './reference-bombs.ts';

/** A plaintext Secret, the defect that no bomb may hide. */
export const WITNESS: Record<string, string> = {
  'witness/secret.yaml':
    'apiVersion: v1\nkind: Secret\nmetadata:\n  name: witness\n  namespace: default\nstringData:\n  password: Zt7kQw93mLpX2vBn\n',
};

/** The inputs that once took minutes or gigabytes, as functions of their size. */
export const BOMBS: readonly Bomb[] = [
  ...REFERENCE_BOMBS,
  ...CHART_BOMBS,
  {
    name: 'conflict markers',
    full: 7000,
    small: 100,
    files: (size) => ({ 'a.yaml': '<<<<<<< a\n=======\n'.repeat(size) }),
  },
  {
    name: 'labels × objects',
    full: 1000,
    small: 40,
    files: (size) => ({
      'app/kustomization.yaml': `resources: [all.yaml]\nlabels:\n- includeSelectors: true\n  pairs:\n${lines(size, (at) => `    label${at}: v${at}`)}`,
      'app/all.yaml': configMaps(Math.ceil(size / 2)),
    }),
  },
  {
    name: 'labels × Deployments',
    full: 1000,
    small: 40,
    files: (size) => ({
      'app/kustomization.yaml': `resources: [all.yaml]\ncommonLabels:\n${lines(size, (at) => `  label${at}: v${at}`)}`,
      'app/all.yaml': documents(Math.ceil(size / 2), deployment),
    }),
  },
  {
    name: 'label entries × objects',
    full: 2000,
    small: 40,
    files: (size) => ({
      'app/kustomization.yaml': `resources: [all.yaml]\nlabels:\n${lines(size, (at) => `- pairs: {label${at}: v}`)}`,
      'app/all.yaml': configMaps(size),
    }),
  },
  {
    name: 'PRIVATE KEY lines',
    full: 30_000,
    small: 500,
    files: (size) => ({ 'a.yaml': lines(size, (at) => `abc${at}: -----BEGIN PRIVATE KEY-----`) }),
  },
  {
    name: 'lines indented too little',
    full: 5_000_000,
    small: 5000,
    files: (size) => ({
      'a.yaml': `${lines(Math.ceil(size / 100), (at) => `key${at}: "${'x'.repeat(88)}"`)}text: "begin\n${lines(150, () => 'more')}`,
    }),
  },
  {
    name: 'duplicate keys',
    full: 7_000_000,
    small: 5000,
    files: (size) => ({ 'a.yaml': 'key: v\n'.repeat(Math.ceil(size / 7)) }),
  },
  {
    name: 'every line a syntax error',
    full: 8_000_000,
    small: 5000,
    files: (size) => ({ 'a.yaml': '\t- ]: {b\n'.repeat(Math.ceil(size / 9)) }),
  },
  {
    name: 'unclosed flow',
    full: 1_600_000,
    small: 1000,
    files: (size) => ({ 'a.yaml': '[a, b, '.repeat(size) }),
  },
  {
    name: 'anchors',
    full: 400_000,
    small: 1000,
    files: (size) => ({
      'a.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\nlist:\n${lines(size, (at) => `- &a${at} v${at}`)}`,
    }),
  },
  {
    name: 'keys of a ConfigMap with shallow lines',
    full: 400_000,
    small: 1000,
    files: (size) => ({
      'a.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n${lines(size, (at) => `  key${at}: "v${at}"`)}  text: "begin\n${lines(150, () => 'more')}`,
    }),
  },
  {
    name: 'lists of short values',
    full: 900_000,
    small: 1000,
    files: (size) =>
      entries(5, (file) => [
        `${file}.yaml`,
        `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a${file}}\nlist:\n${'- a\n'.repeat(size)}`,
      ]),
  },
  {
    name: 'one million documents',
    full: 1_000_000,
    small: 2000,
    files: (size) => ({ 'a.yaml': '---\na: 1\n'.repeat(size) }),
  },
  {
    name: 'one million objects',
    full: 100_000,
    small: 500,
    files: (size) => ({ 'a.yaml': configMaps(size) }),
  },
  {
    name: 'one file in 200 Secrets',
    full: 200,
    small: 5,
    files: (size) => ({
      'app/kustomization.yaml': `secretGenerator:\n${lines(size, (at) => `- {name: s${at}, files: [big.txt]}`)}`,
      'app/big.txt': 'word '.repeat(size * 9000),
    }),
  },
  {
    name: 'one file in 200 keys',
    full: 200,
    small: 5,
    files: (size) => ({
      'app/kustomization.yaml': `configMapGenerator:\n- name: a\n  files:\n${lines(size, (at) => `  - k${at}=big.txt`)}`,
      'app/big.txt': 'word '.repeat(size * 9000),
    }),
  },
  {
    name: '2,000 overlays of 1,000 objects',
    full: 2000,
    small: 20,
    files: (size) => ({
      'base/kustomization.yaml': 'resources: [all.yaml]\n',
      'base/all.yaml': configMaps(Math.ceil(size / 2)),
      ...entries(size, (at) => [`o/${at}/kustomization.yaml`, `namePrefix: p${at}-\nresources: [../../base]\n`]),
    }),
  },
  {
    name: '60 files of several MB',
    full: 60,
    small: 2,
    files: (size) => entries(size, (at) => [`big/${at}.yaml`, configMaps(size * 160, `n${at}-`, 'x'.repeat(400))]),
  },
  {
    name: 'variables × objects of a chart',
    full: 1000,
    small: 20,
    files: (size) => ({
      ...chart(Math.min(size, 1000)),
      'chart/templates/a.yaml': `${lines(Math.ceil(size / 7), (at) => `{{ $v${at} := 1 }}`)}{{ range .Values.items }}\n${documents(size, application)}{{ end }}\n`,
    }),
  },
  {
    name: 'actions × documents of a chart',
    full: 9000,
    small: 100,
    files: (size) => ({
      ...chart(1),
      'chart/templates/a.yaml': `${'{{ with .Values }}\n'.repeat(49)}${'---\n{{a}}\n'.repeat(size)}${'{{ end }}\n'.repeat(49)}# argoproj.io/ kind: Application\n`,
    }),
  },
  {
    name: 'paths of Terraform × folders',
    full: 8000,
    small: 50,
    files: (size) => ({
      'infra/main.tf': `# flux_bootstrap_git\n${'path = "clusters/${a}"\n'.repeat(size)}`,
      ...Object.fromEntries(Array.from({ length: Math.ceil(size / 4) }, (_, at) => [`clusters/c${at}/a.yaml`, ''])),
    }),
  },
  {
    name: 'patterns in a CRD',
    full: 2000,
    small: 20,
    files: (size) => ({ 'crd.yaml': crd(size), 'object.yaml': custom(size) }),
  },
  {
    name: 'strategic patches of one object',
    full: 3000,
    small: 30,
    files: (size) => ({
      'app/kustomization.yaml': `resources: [all.yaml]\npatches:\n${lines(size, (at) => `- patch: |-\n    apiVersion: v1\n    kind: ConfigMap\n    metadata: {name: n0}\n    data: {k${at}: v}`)}`,
      'app/all.yaml': configMaps(1),
    }),
  },
  {
    name: 'strategic patches of all objects',
    full: 1000,
    small: 20,
    files: (size) => ({
      'app/kustomization.yaml': `resources: [all.yaml]\npatches:\n${lines(size, (at) => `- target: {kind: ConfigMap}\n  patch: |-\n    apiVersion: v1\n    kind: ConfigMap\n    metadata: {name: any}\n    data: {k${at}: v}`)}`,
      'app/all.yaml': configMaps(size),
    }),
  },
  {
    name: 'env file of 700,000 lines',
    full: 700_000,
    small: 1000,
    files: (size) => ({
      'app/kustomization.yaml': 'configMapGenerator:\n- {name: a, envs: [a.env]}\n',
      'app/a.env': lines(size, (at) => `K${at}=v`),
    }),
  },
];

function lines(count: number, line: (at: number) => string): string {
  return `${Array.from({ length: count }, (_, at) => line(at)).join('\n')}\n`;
}

function documents(count: number, document: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => document(at)).join('---\n');
}

function entries(count: number, entry: (at: number) => [string, string]): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => entry(at)));
}

function configMaps(count: number, prefix = 'n', value = 'v'): string {
  return documents(
    count,
    (at) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${prefix}${at}}\ndata: {key: ${value}}\n`,
  );
}

function deployment(at: number): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: n${at}}
spec:
  selector: {matchLabels: {app: n${at}}}
  template:
    metadata: {labels: {app: n${at}}}
    spec: {containers: [{name: a, image: "a:1"}]}
`;
}

function crd(size: number): string {
  const properties = lines(
    size,
    (at) => `              f${at}: {type: string, pattern: '^(a|b${at}|[c-z]{1,${(at % 50) + 1}})+$'}`,
  );
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: things.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {kind: Thing, plural: things, singular: thing, listKind: ThingList}
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
            properties:
${properties}`;
}

function custom(size: number): string {
  return `apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: a}\nspec:\n${lines(size, (at) => `  f${at}: abc`)}`;
}

function application(): string {
  return 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\n';
}

/** A chart without templates, whose values have a list. */
function chart(items: number): Record<string, string> {
  return {
    'chart/Chart.yaml': 'apiVersion: v2\nname: chart\nversion: 1.0.0\n',
    'chart/values.yaml': `items:\n${lines(items, (at) => `  - {name: a${at}}`)}`,
  };
}
