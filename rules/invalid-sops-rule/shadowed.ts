import type { CreationRule, SopsConfig } from '../../src/kubernetes/sops/creation-rules.ts';
import { samplesOf } from './samples.ts';

/** Settings that decide how a file is encrypted. */
const PATH = 'path_regex';

/** The rules before another one that take all files which it matches. None if it can be used, or if that is not known. */
export function shadowing(rule: CreationRule, { rules }: SopsConfig): readonly CreationRule[] {
  const earlier = rules.filter(({ number }) => number < rule.number);
  const all = earlier.find(({ pattern }) => pattern === '' || pattern === rule.pattern);
  if (all) return [all];
  if (rule.pattern === '') return [];
  const samples = samplesOf(rule.pattern);
  const before = rule.pattern.startsWith('^') ? [''] : ['', 'yy/'];
  if (!samples || samples.length === 0) return [];
  const taking = new Set<CreationRule>();
  for (const path of samples.flatMap((sample) => before.map((prefix) => prefix + sample))) {
    const first = earlier.find(({ expression }) => expression?.test(path));
    if (!first) return [];
    taking.add(first);
  }
  return [...taking];
}

/** Whether two rules do the same, so that it does not matter which one SOPS takes. */
export function doTheSame(a: CreationRule, b: CreationRule): boolean {
  const settings = ({ settings: { [PATH]: _, ...others } }: CreationRule): string =>
    JSON.stringify(Object.entries(others).sort(([one], [other]) => (one < other ? -1 : 1)));
  return settings(a) === settings(b);
}
