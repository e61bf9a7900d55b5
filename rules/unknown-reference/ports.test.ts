import { expect, it } from 'vitest';
import { KubernetesObject } from '../../src/kubernetes/object.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { Origin } from '../../src/yaml/origin.ts';
import type { YamlMap } from '../../src/yaml/value.ts';
import { portsOf } from './ports.ts';

const ORIGIN = new Origin(new TextFile('a.yaml', ''), 0, 0, 0, 0);

it('reads the ports of a Service once, however many references ask', () => {
  let read = 0;
  const port = (number: number): YamlMap => ({
    get port() {
      read++;
      return number;
    },
  });
  const ports = Array.from({ length: 100 }, (_, index) => port(index));
  const service = new KubernetesObject({ spec: { ports } }, ORIGIN);
  for (let reference = 0; reference < 100; reference++) expect(portsOf(service).numbers.has('99')).toBe(true);
  expect(read).toBe(100);
});

it('knows ports by number and name, and whether one is not known', () => {
  const of = (...ports: YamlMap[]) => portsOf(new KubernetesObject({ spec: { ports } }, ORIGIN));
  const web = of({ port: 80, name: 'http' }, { port: '443' });
  expect([web.numbers, web.names, web.areOpen]).toEqual([new Set(['80', '443']), new Set(['http', undefined]), false]);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is Flux's variable.
  expect(of({ port: '${PORT}' }).areOpen).toBe(true);
  expect(portsOf(new KubernetesObject({ spec: { ports: ['80'] } }, ORIGIN)).areOpen).toBe(true);
});
