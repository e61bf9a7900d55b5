import { describe, expect, it } from 'vitest';
import { Builder, KUSTOMIZE_BUILD } from '../../src/kustomize/build.ts';
import { writeObjects } from '../../src/kustomize/write/write.ts';
import { YamlReader } from '../../src/yaml/reader.ts';
import { configMap } from '../rules/overlays.ts';
import { type Files, treeOf } from './tree.ts';

// What `kustomize build` 5.8.1 makes of the same files.
const THING =
  'apiVersion: x.io/v1\nkind: Thing\nmetadata: {name: b}\nspec: {p: /a/b, list: [{id: 1, v: 2}, {id: 2, v: 3}]}\n';
const BASE = { 'a.yaml': configMap('a'), 'b.yaml': THING };

function built(kustomization: string, files: Files = {}): string {
  const tree = treeOf({ ...BASE, ...files, 'kustomization.yaml': kustomization });
  const { objects, problems } = new Builder(tree, new YamlReader(), KUSTOMIZE_BUILD).build('');
  return problems[0] ? `${problems[0].kind}: ${problems[0].cause}` : writeObjects(objects, false);
}
const namesIn = (text: string): string[] => [...text.matchAll(/^ {2}name: (.*)$/gm)].map(([, name = '']) => name);

describe('a field spec for one kind', () => {
  const use = 'resources: [a.yaml, b.yaml]\nconfigurations: [c.yaml]\n';

  it('hides the default for all kinds', () => {
    const prefix = { 'c.yaml': 'namePrefix: [{path: metadata/name, kind: Thing}]\n' };
    expect(namesIn(built(`${use}namePrefix: p-\n`, prefix))).toEqual(['a', 'p-b']);
    const labels = { 'c.yaml': 'commonLabels: [{path: metadata/labels, kind: Thing, create: true}]\n' };
    expect(built(`${use}commonLabels: {l: m}\n`, labels).match(/l: m/g)).toHaveLength(1);
  });

  it('fails with another value of create than the default', () => {
    const labels = { 'c.yaml': 'commonLabels: [{path: metadata/labels, kind: Thing}]\n' };
    expect(built(`${use}commonLabels: {l: m}\n`, labels)).toBe('invalid-overlay: conflicting fieldspecs');
  });
});

describe('plugins of kustomize', () => {
  const plugin = (kind: string, body: string): Files => ({
    't.yaml': `apiVersion: builtin\nkind: ${kind}\nmetadata: {name: ignored, namespace: n1}\n${body}`,
  });
  const transform = (kind: string, body: string): string =>
    built('resources: [a.yaml, b.yaml]\ntransformers: [t.yaml]\n', plugin(kind, body));

  it('generate under their own name', () => {
    const files = plugin('ConfigMapGenerator', 'name: settings\nnamespace: n2\nliterals: [a=b]\n');
    const text = built('generators: [t.yaml]\n', files);
    expect(namesIn(text)).toEqual(['settings-4h2mbtbbt6']);
    expect(text).toContain('namespace: n2');
    expect(namesIn(built('generators: [t.yaml]\n', plugin('ConfigMapGenerator', 'literals: [a=b]\n')))).toEqual([
      'ignored-4h2mbtbbt6',
    ]);
  });

  it('generate a ServiceAccount of Google', () => {
    const body =
      'cloud: gke\nkubernetesService: {name: ks, namespace: kn}\nserviceAccount: {name: sa, projectId: pid}\n';
    const text = built('generators: [t.yaml]\n', plugin('IAMPolicyGenerator', body));
    expect(text).toContain('iam.gke.io/gcp-service-account: sa@pid.iam.gserviceaccount.com');
    expect(built('generators: [t.yaml]\n', plugin('IAMPolicyGenerator', 'cloud: aws\n'))).toContain(
      'not supported yet',
    );
  });

  it('put a prefix and a suffix on names', () => {
    const body = 'prefix: p-\nsuffix: -s\n';
    expect(namesIn(transform('PrefixSuffixTransformer', `${body}fieldSpecs: [{path: metadata/name}]\n`))).toEqual([
      'p-a-s',
      'p-b-s',
    ]);
    expect(transform('PrefixSuffixTransformer', `${body}fieldSpecs:\n`)).toContain(
      'fieldSpecs is not expected to be nil',
    );
  });

  it('add a value to fields', () => {
    const add = (target: string): string => transform('ValueAddTransformer', `value: v\ntargets: [{${target}}]\n`);
    expect(add('fieldPath: metadata/namespace').match(/namespace: v/g)).toHaveLength(2);
    const thing = 'selector: {kind: Thing}, fieldPath: spec';
    expect(add(`${thing}/q/r`)).toContain('q:\n    r: v\n');
    const positions = ['v/a', '/v/a/b', '/a/v/b', '/a/b/v'];
    expect(
      positions.slice(1).map((_, at) => add(`${thing}/p, filePathPosition: ${at + 1}`).match(/p: (.*)/)?.[1]),
    ).toEqual(positions.slice(1));
    expect(add(`${thing}/list`)).toMatch(/^transformer: .*wrong node kind/);
    expect(transform('ValueAddTransformer', 'value: v\n')).toContain('must specify at least one target');
  });

  it('are told as what configured an object', () => {
    const files = plugin('ConfigMapGenerator', 'name: settings\nliterals: [a=b]\n');
    expect(built('generators: [t.yaml]\nbuildMetadata: [originAnnotations]\n', files)).toContain(
      'configuredIn: t.yaml\n      configuredBy:\n        apiVersion: builtin\n        kind: ConfigMapGenerator\n        name: ignored\n        namespace: n1\n',
    );
    const base = { 'base/kustomization.yaml': 'configMapGenerator: [{name: g, literals: [a=b]}]\n' };
    const over = (behavior: string): string =>
      built(
        `resources: [base]\nbuildMetadata: [originAnnotations]\nconfigMapGenerator: [{name: g, behavior: ${behavior}, literals: [c=d]}]\n`,
        base,
      );
    expect(over('replace')).toContain('configuredIn: kustomization.yaml');
    expect(over('merge')).toContain('configuredIn: base/kustomization.yaml');
  });
});

describe('openapi', () => {
  const list =
    '{"type":"array","items":{"type":"object"},"x-kubernetes-patch-merge-key":"id","x-kubernetes-patch-strategy":"merge"}';
  const spec = `{"type":"object","properties":{"list":${list}}}`;
  const kind = '[{"group":"x.io","version":"v1","kind":"Thing"}]';
  const schema = `{"definitions":{"v1.Thing":{"x-kubernetes-group-version-kind":${kind},"properties":{"spec":${spec}}}}}`;
  const patch = 'apiVersion: x.io/v1\nkind: Thing\nmetadata: {name: b}\nspec: {list: [{id: 1, v: 9}]}\n';
  const files = { 'p.yaml': patch, 'base/b.yaml': THING, 'base/s.json': schema };

  it('of a base holds for what includes it, unless one before it decides', () => {
    const base = { ...files, 'base/kustomization.yaml': 'resources: [b.yaml]\nopenapi: {path: s.json}\n' };
    expect(built('resources: [base]\npatches: [{path: p.yaml}]\n', base)).toContain('id: 2');
    expect(built('resources: [base]\npatches: [{path: p.yaml}]\nopenapi: {version: v1.21.2}\n', base)).not.toContain(
      'id: 2',
    );
  });

  it('fails for versions that kustomize does not have, and for both', () => {
    expect(built('resources: [a.yaml]\nopenapi: {version: v1.33.1}\n')).toContain('is not built in');
    expect(built('resources: [a.yaml]\nopenapi: {version: v1.21.2, path: base/s.json}\n', files)).toContain(
      'cannot use both',
    );
    expect(built('resources: [a.yaml]\nopenapi: {path: s.json}\n', { 's.json': '[]' })).toContain(
      'invalid schema file',
    );
  });
});

describe('builds that fail', () => {
  const binding = (namespace: string): Files => ({
    'rb.yaml': `apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: rb}\nroleRef: {kind: Role, name: r}\nsubjects: [{kind: ServiceAccount, name: sa${namespace}}]\n`,
  });

  it('for a namespace of a subject that is no text', () => {
    for (const namespace of [', namespace: ', ', namespace: 5', ', namespace: [a]', ', namespace: {a: b}'])
      expect(built('resources: [rb.yaml]\n', binding(namespace))).toContain('namespace is blank');
    for (const namespace of ['', ', namespace: ""', ', namespace: n'])
      expect(built('resources: [rb.yaml]\n', binding(namespace))).toContain('kind: RoleBinding');
  });

  it('for a comma in the name of what is renamed', () => {
    const secret = (head: string): Files => ({ 's.yaml': `apiVersion: v1\n${head}\nsops: {mac: m}\n` });
    const encrypted = secret('kind: Secret\nmetadata: {name: "ENC[AES256_GCM,data:a,iv:b]"}');
    expect(built('resources: [s.yaml]\n', encrypted)).toContain('kind: Secret');
    expect(built('resources: [s.yaml]\nnamePrefix: p-\n', encrypted)).toMatch(/^invalid-object: panic/);
    expect(built('resources: [s.yaml]\nnamespace: web\n', secret('kind: A,B\nmetadata: {name: a}'))).toMatch(
      /^invalid-object: panic/,
    );
  });

  it('for strategic merge patches that are all empty', () => {
    expect(built('resources: [a.yaml]\npatchesStrategicMerge: [e.yaml]\n', { 'e.yaml': '# soon\n' })).toContain(
      'patch appears to be empty',
    );
  });
});

it('entries that are null are nothing where kustomize reads them as text', () => {
  for (const field of ['transformers', 'generators', 'validators'])
    expect([field, namesIn(built(`resources: [a.yaml]\n${field}: [null]\n`))]).toEqual([field, ['a']]);
  const patch = { 'p.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {z: z}\n' };
  expect(built('resources: [a.yaml]\npatchesStrategicMerge: [null, p.yaml]\n', patch)).toContain('z: z');
});

describe('kustomize 5.8.2 and later', () => {
  it('gives the policies of admission no namespace', () => {
    for (const kind of ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding']) {
      const text = `apiVersion: admissionregistration.k8s.io/v1\nkind: ${kind}\nmetadata: {name: p}\n`;
      expect(built('resources: [p.yaml]\nnamespace: web\n', { 'p.yaml': text })).not.toContain('namespace');
    }
    const other = 'apiVersion: example.com/v1\nkind: ValidatingAdmissionPolicy\nmetadata: {name: p}\n';
    expect(built('resources: [p.yaml]\nnamespace: web\n', { 'p.yaml': other })).toContain('namespace: web');
  });

  const set =
    'apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: s}\nspec: {template: {metadata: {}}, volumeClaimTemplates: [{metadata: {name: v}}]}\n';
  const files = { 's.yaml': set };

  it('labels volume claim templates on their own', () => {
    const labels = 'resources: [s.yaml]\nlabels: [{pairs: {l: m}, includeVolumeClaimTemplates: true}]\n';
    expect(built(labels, files).match(/l: m/g)).toHaveLength(2);
    const own = { ...files, 'c.yaml': 'volumeClaimTemplateLabels: [{path: spec/x, create: true}]\n' };
    expect(built(`${labels}configurations: [c.yaml]\n`, own).match(/l: m/g)).toHaveLength(3);
  });

  it('rejects two entries that indentation joins', () => {
    const joined = { 'base/kustomization.yaml': 'resources: [b.yaml]\n', 'base/b.yaml': THING };
    expect(built('resources:\n- base\n - ../shared\n', joined)).toBe(
      'wrong-path: path "base - ../shared" is ambiguous',
    );
  });
});
