import { expect, test } from 'vitest';
import { checkTree } from '../rules/check-tree.ts';

const deployment = (containers: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: web}\nspec:\n  selector: {matchLabels: {app: web}}\n  template:\n    metadata: {labels: {app: web}}\n    spec:\n      containers:\n${containers}`;
const web = (ports: string, env: string): string =>
  `        - {name: web, image: 'nginx:1.27.1', imagePullPolicy: Alwayz, ports: [${ports}], env: [${env}]}\n`;
const fingerprints = async (containers: string): Promise<string[]> =>
  (await checkTree({ 'a.yaml': deployment(containers) }))
    .filter(({ rule }) => rule === 'schema')
    .map(({ fingerprint }) => fingerprint)
    .sort();

test('an entry of a list that has a key keeps its findings if others come before it', async () => {
  const before = await fingerprints(web('{containerPort: 99999}', '{name: A, value: 5}'));
  expect(before).toHaveLength(3);
  const side = "        - {name: side, image: 'busybox:1.36.1'}\n";
  const after = side + web('{containerPort: 80}, {containerPort: 99999}', '{name: B, value: b}, {name: A, value: 5}');
  expect(await fingerprints(after)).toEqual(before);
});

test('another entry with the same defect has a finding of its own', async () => {
  const [first] = await fingerprints(web('', '{name: A, value: 5}').replace('Alwayz', 'Always'));
  const [second] = await fingerprints(web('', '{name: B, value: 5}').replace('Alwayz', 'Always'));
  expect(first).not.toBe(second);
});

test('the text of an entry without a key, which could be a secret, is no part of it', async () => {
  const args = (one: string): string => `        - {name: web, image: 'nginx:1.27.1', args: [${one}, 5]}\n`;
  expect(await fingerprints(args('a'))).toEqual(await fingerprints(args('b')));
});
