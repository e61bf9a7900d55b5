import { expect, it } from 'vitest';
import type { Problem } from '../../src/findings/problem.ts';
import { type KubernetesObject, objectsOf } from '../../src/kubernetes/object.ts';
import { Placement } from '../../src/lint/placement.ts';
import { redacted } from '../../src/lint/redact.ts';
import { Redactor } from '../../src/masking/redactor.ts';
import { Checkouts } from '../../src/repository/checkouts.ts';
import { Origin } from '../../src/yaml/origin.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { YamlReader } from '../../src/yaml/reader.ts';
import { treeOf } from '../flux/repository.ts';

const SECRET = 'apiVersion: v1\nkind: Secret\nmetadata: {name: db}\nstringData:\n  password: hunter2-hunter2\n';
const tree = treeOf({ 'other/secret.yaml': SECRET, 'here.yaml': 'kind: A\napiVersion: b/v1\nmetadata: {name: a}\n' });
const checkouts = new Checkouts([{ root: 'other', tree, locations: new Set(), revisions: [] }]);
const placement = new Placement(checkouts);
const redactor = new Redactor(treeOf({}), new YamlReader(), checkouts);

function objectAt(path: string): KubernetesObject {
  const text = tree.textAt(path);
  const [object] = text ? parseYaml(text, 'resource').documents.flatMap(objectsOf) : [];
  if (!object) throw new Error(path);
  return object;
}

const theirs = objectAt('other/secret.yaml').at('stringData', 'password');
const ours = objectAt('here.yaml').at('kind');
const problem: Problem = { at: theirs, message: '`hunter2-hunter2` is wrong.', fix: 'better' };

it('does not tell what only another repository brings about', () => {
  expect(placement.settle(problem)).toBeUndefined();
});

it.each<[string, Partial<Problem>]>([
  ['what stands for it here', { instead: ours }],
  [
    'the first related place here',
    {
      related: [
        { at: theirs, message: 'there' },
        { at: ours, message: 'here' },
      ],
    },
  ],
  ['what had a part in the value', { at: theirs.origin.with(new Origin(ours.origin.file, 0, 4, 6, 7)) }],
])('puts a problem onto %s, without a secret and without a fix there', (_, more) => {
  const told = placement.settle(redacted({ ...problem, ...more }, undefined, redactor));
  expect(told?.location).toMatchObject({ path: 'here.yaml', start: { line: 1 } });
  expect(told?.message).toMatch(/^`•••` is wrong\. See `other\/secret\.yaml:5`\./);
  expect(told).toMatchObject({ fix: null, related: [] });
});

it('leaves a problem of this repository where it is, and names places there in words', () => {
  const told = placement.settle({
    ...problem,
    at: ours,
    message: 'Wrong.',
    related: [{ at: theirs, message: 'It is set here' }],
  });
  expect(told?.location).toMatchObject({ path: 'here.yaml' });
  expect(told?.message).toBe('Wrong. It is set here: `other/secret.yaml:5`.');
  expect(told?.related).toEqual([]);
  expect(told?.fix?.edits).toMatchObject([{ path: 'here.yaml', text: 'better' }]);
});
