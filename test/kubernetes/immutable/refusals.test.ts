import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refusals } from '../../../src/kubernetes/immutable/refusals.ts';
import { type KubernetesObject, objectsOf } from '../../../src/kubernetes/object.ts';
import { TextFile } from '../../../src/repository/text-file.ts';
import { parseYaml } from '../../../src/yaml/parse.ts';
import { UPDATES } from './updates.ts';

const verdicts: Readonly<Record<string, readonly string[]>> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'verdicts.json'), 'utf8'),
);
/** What the server refuses and no one does: the value is the same to people. */
const SILENT = new Set(['Job spec.template.spec.containers.0.securityContext={}']);

describe('updates that the API server refuses', () => {
  it('has an answer of the server for each update', () => {
    expect(Object.keys(verdicts)).toEqual(UPDATES.map(({ name }) => name));
  });

  it.each(UPDATES)('$name', ({ name, before, after }) => {
    const isRefused = (verdicts[name] ?? []).length > 0 && !SILENT.has(name);
    expect(refusals(objectOf(before), objectOf(after)).length > 0).toBe(isRefused);
  });
});

function objectOf(value: unknown): KubernetesObject {
  const [document] = parseYaml(new TextFile('object.yaml', JSON.stringify(value)), 'resource').documents;
  const [object] = document ? objectsOf(document) : [];
  if (!object) throw new Error('Not an object');
  return object;
}
