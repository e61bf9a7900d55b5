import { expect, it } from 'vitest';
import { TextFile } from '../../src/repository/text-file.ts';
import { movedEntries } from '../../src/yaml/move.ts';
import type { Origin } from '../../src/yaml/origin.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { isMap, originOf, type YamlValue } from '../../src/yaml/value.ts';

/** The text in which entries of the mapping `from` are moved behind another entry, named by their paths. */
function moved(text: string, entries: readonly string[], behind: string): string | undefined {
  const file = new TextFile('a.yaml', text);
  const root = parseYaml(file, 'resource').documents[0]?.value;
  const originAt = (path: string): Origin => {
    let value: YamlValue | undefined = root;
    let origin: Origin | undefined;
    for (const key of path.split('.')) {
      if (!isMap(value)) throw new Error(path);
      origin = originOf(value, key);
      value = value[key];
    }
    if (!origin) throw new Error(path);
    return origin;
  };
  const edits = movedEntries(entries.map(originAt), originAt(behind));
  if (!edits) return undefined;
  let result = text;
  for (const { at, text: own } of [...edits].sort((a, b) => b.at.start - a.at.start || b.at.end - a.at.end))
    result = result.slice(0, at.start) + own + result.slice(at.end);
  return result;
}

it.each([
  [
    'outward',
    'spec:\n  chart:\n    name: a\n    timeout: 5m # why\n  interval: 1h\n',
    ['spec.chart.timeout'],
    'spec.chart',
    'spec:\n  chart:\n    name: a\n  timeout: 5m # why\n  interval: 1h\n',
  ],
  [
    'outward from the middle',
    'spec:\n  chart:\n    timeout: 5m\n    name: a\n  interval: 1h\n',
    ['spec.chart.timeout'],
    'spec.chart',
    'spec:\n  chart:\n    name: a\n  timeout: 5m\n  interval: 1h\n',
  ],
  [
    'inward',
    'a:\n  probe:\n    path: /\n  delay: 1\n  period: 2\n',
    ['a.delay', 'a.period'],
    'a.probe.path',
    'a:\n  probe:\n    path: /\n    delay: 1\n    period: 2\n',
  ],
  [
    'with what is below them',
    'a:\n  b:\n    c: 1\n    d:\n      # kept\n      - e\n\n      - f: |\n          text\n  g: 1\n',
    ['a.b.d'],
    'a.b',
    'a:\n  b:\n    c: 1\n  d:\n    # kept\n    - e\n\n    - f: |\n        text\n  g: 1\n',
  ],
  [
    'with Windows line breaks',
    'a:\r\n  b:\r\n    c: 1\r\n    d: 2\r\n',
    ['a.b.d'],
    'a.b',
    'a:\r\n  b:\r\n    c: 1\r\n  d: 2\r\n',
  ],
])('entries move %s', (_, text, entries, behind, result) => {
  expect(moved(text, entries, behind)).toBe(result);
});

it.each([
  ['share a line', 'a:\n  b: {c: 1, d: 2}\n', ['a.b.d'], 'a.b'],
  ['have a comment above', 'a:\n  b:\n    c: 1\n    # why\n    d: 2\n', ['a.b.d'], 'a.b'],
  ['have no line break', 'a:\n  b:\n    c: 1\n    d: 2', ['a.b.d'], 'a.b'],
  ['have a comment with less indentation', 'a:\n  b:\n    c: 1\n    d:\n # why\n      - e\n  f: 1\n', ['a.b.d'], 'a.b'],
])('entries stay where they %s', (_, text, entries, behind) => {
  expect(moved(text, entries, behind)).toBeUndefined();
});
