import { expect, it, vi } from 'vitest';
import { type KubernetesObject, objectsOf } from '../../src/kubernetes/object.ts';
import { ObjectIndex } from '../../src/kubernetes/object-index.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { parseYaml } from '../../src/yaml/parse.ts';

const objects = (text: string): KubernetesObject[] =>
  parseYaml(new TextFile('a.yaml', text), 'resource').documents.flatMap(objectsOf);
const OBJECTS = `apiVersion: v1
kind: ConfigMap
metadata: {name: a, namespace: web}
---
apiVersion: v1
kind: Secret
metadata: {name: a, namespace: web}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: a, namespace: shop}
---
apiVersion: v1
kind: Namespace
metadata: {name: web}
`;

it('finds objects by kind, name and namespace, and looks at each once for all questions of a sort', () => {
  const all = objects(OBJECTS);
  const looks = vi.spyOn(all, Symbol.iterator);
  const index = new ObjectIndex(all);
  const names = (found: readonly KubernetesObject[]): string[] =>
    found.map(({ kind, namespace, name }) => `${kind} ${namespace}/${name}`);
  for (let asked = 0; asked < 100; asked++) {
    expect(names(index.ofKind('/ConfigMap'))).toEqual(['ConfigMap web/a', 'ConfigMap shop/a']);
    expect(names(index.named('/Secret', 'a'))).toEqual(['Secret web/a']);
    expect(names(index.in('web'))).toEqual(['ConfigMap web/a', 'Secret web/a']);
    expect(names(index.in(''))).toEqual(['Namespace /web']);
    expect(index.named('/Secret', '__proto__')).toEqual([]);
  }
  expect(looks).toHaveBeenCalledTimes(3);
});
