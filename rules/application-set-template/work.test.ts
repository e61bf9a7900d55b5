import { expect, it } from 'vitest';
import { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { Parameter, ParameterSet } from '../../src/reconcilers/argocd/template/parameters.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { Origin } from '../../src/yaml/origin.ts';
import { unknownParameters } from './parameters.ts';

const ORIGIN = new Origin(new TextFile('set.yaml', ''), 0, 0, 0, 0);
const ELEMENTS = 50;
const TEXTS = 40;

let asked = 0;

class CountedMap extends Map<string, Parameter> {
  override has(key: string): boolean {
    asked++;
    return super.has(key);
  }
}

function work(action: string): { readonly asked: number; readonly problems: number } {
  asked = 0;
  const spec = { spec: { goTemplate: true, goTemplateOptions: ['missingkey=error'] } };
  const set = new KubernetesObject(spec, ORIGIN);
  const texts = Array.from({ length: TEXTS }, () => ({
    at: set.at('spec'),
    text: `{{ ${action} }}`,
    actions: [action],
    isIdentity: true,
  }));
  const sets = Array.from({ length: ELEMENTS }, (): ParameterSet => {
    return { values: new CountedMap([['dir', 'web']]), isOpen: false, isCertain: true, written: [] };
  });
  return { problems: [...unknownParameters(set, texts, sets)].length, asked };
}

it('asks each element once for a parameter, however many texts use it', () => {
  const known = work('.dir');
  expect(known.problems).toBe(0);
  expect(known.asked).toBeLessThan(ELEMENTS * 4);
  const unknown = work('.dirs');
  expect(unknown.problems).toBe(TEXTS);
  expect(unknown.asked).toBeLessThan(ELEMENTS * 4);
});
