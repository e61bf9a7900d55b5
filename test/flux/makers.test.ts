import { expect, it } from 'vitest';
import { objectsOf } from '../../src/kubernetes/object.ts';
import { type Maker, Makers } from '../../src/reconcilers/flux/named/makers.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { parseYaml } from '../../src/yaml/parse.ts';

const SIZE = 30_000;

function maker(name: string, namespace: string): Maker {
  const text = new TextFile('a.yaml', `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`);
  const [object] = parseYaml(text, 'resource').documents.flatMap(objectsOf);
  if (!object) throw new Error('no object');
  return { object, namespace, stems: [name], isChart: true, leftOut: new Set() };
}

const names = (start: string): string[] => Array.from({ length: SIZE }, (_, at) => `${start}${at}`);

it('finds what may make one of many names in one of many namespaces', () => {
  const makers = new Makers([maker('web', 'apps'), maker('db', '')]);
  expect(makers.mayMake(names('x'), names('n'))).toBe(false);
  expect(makers.mayMake([...names('x'), 'web-app'], names('n'))).toBe(false);
  expect(makers.mayMake([...names('x'), 'web-app'], [...names('n'), 'apps'])).toBe(true);
  expect(makers.mayMake([...names('x'), 'db'], names('n'))).toBe(true);
  expect(makers.mayMake(['website'], ['apps'])).toBe(false);
});

it('finds the makers of a name by the words with which it begins', () => {
  const makers = new Makers([maker('web', 'apps'), maker('web-app', ''), maker('app', 'apps')]);
  const stems = (name: string, namespace: string): string[] =>
    [...makers.of(name, namespace)].flatMap((one) => one.stems);
  expect(stems('web-app-1', 'apps')).toEqual(['web', 'web-app']);
  expect(stems('web-app-1', 'other')).toEqual(['web-app']);
  expect(stems('web-app-1', '')).toEqual(['web', 'web-app']);
  expect(stems('website', 'apps')).toEqual([]);
});
