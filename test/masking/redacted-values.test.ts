import { expect, it } from 'vitest';
import { KubernetesObject, objectsOf } from '../../src/kubernetes/object.ts';
import { RedactedValues } from '../../src/masking/redacted-values.ts';
import { Redactor } from '../../src/masking/redactor.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { Tree } from '../../src/repository/tree.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { YamlReader } from '../../src/yaml/reader.ts';

/** A value as it is shown where nothing is known of the file that it stands in. */
function shown(text: string, ...path: (string | number)[]): string {
  const [object] = parseYaml(new TextFile('a.yaml', text), 'resource').documents.flatMap(objectsOf);
  if (!(object instanceof KubernetesObject)) throw new Error('no object');
  return new RedactedValues(object, new Redactor(new Tree([]), new YamlReader())).text(object.at(...path));
}

const of = (kind: string, fields: string): string => `apiVersion: v1\nkind: ${kind}\nmetadata: {name: x}\n${fields}\n`;

it.each([
  ['a Secret', of('Secret', 'stringData: {a: plain}'), ['stringData', 'a'], '•••'],
  ['a variable', of('Pod', 'spec: {env: [{name: DB_PASSWORD, value: plain}]}'), ['spec', 'env', 0, 'value'], '•••'],
  ['a collection', of('Pod', 'spec: {a: {adminPassword: plain, b: 1}}'), ['spec', 'a'], '{adminPassword: •••, b: 1}'],
  ['a telling key', of('Pod', 'spec: {tokens: plain}'), ['spec', 'tokens'], '•••'],
  ['a token', of('Pod', `spec: {a: "ghp_${'h7Qz2Lw9Xc4Vb'.repeat(3).slice(0, 36)}"}`), ['spec', 'a'], '•••'],
  ['a reference', of('Pod', 'spec: {secretRef: {name: plain}}'), ['spec', 'secretRef', 'name'], 'plain'],
  ['a ConfigMap', of('ConfigMap', 'data: {level: info}'), ['data', 'level'], 'info'],
  ['its password', of('ConfigMap', 'data: {db_password: info}'), ['data', 'db_password'], '•••'],
  ['a text that looks like a number', of('ConfigMap', 'data: {level: "5"}'), ['data', 'level'], '"5"'],
])('%s', (_, text, path, expected) => {
  expect(shown(text, ...path)).toBe(expected);
});

it('is cut where it is long', () => {
  expect(shown(of('ConfigMap', `data: {a: ${'x '.repeat(5000)}}`), 'data', 'a').length).toBeLessThanOrEqual(300);
});
