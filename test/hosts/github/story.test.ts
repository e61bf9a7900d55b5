import { afterEach, beforeEach, expect, test } from 'vitest';
import { BASE, CHANGE, RIGHT, SECRET } from './fleet.ts';
import { type Outcome, Scene } from './scene.ts';

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open(BASE, CHANGE);
});
afterEach(() => {
  expect(scene.server.violations).toEqual([]);
  scene.close();
});

const rulesOf = ({ report }: Outcome): string[] => [...new Set(report?.findings.map(({ rule }) => rule))].sort();

test('the built Action reviews and stops the pull request of the story; its next push fixes all and passes', async () => {
  const first = await scene.runBuilt(scene.checkout());
  expect(first.code).toBe(1);
  expect(first.outputs.conclusion).toBe('failed');
  expect(Number(first.outputs.errors)).toBeGreaterThanOrEqual(2);
  expect(rulesOf(first)).toEqual(expect.arrayContaining(['plaintext-secret', 'unknown-source', 'unowned-file']));

  expect(scene.pull.reviews).toHaveLength(1);
  expect(scene.pull.reviews[0]).toMatchObject({ author: 'github-actions', state: 'COMMENTED', commit: scene.head });
  const source = scene.pull.threads.find(({ comments }) => comments[0]?.body.includes('unknown-source'));
  const line = CHANGE['infrastructure/sealed-secrets.yaml']
    ?.split('\n')
    .findIndex((text) => text.includes('name: bitname'));
  expect(source).toMatchObject({
    path: 'infrastructure/sealed-secrets.yaml',
    line: (line ?? 0) + 1,
    startLine: undefined,
  });
  expect(source?.comments[0]?.body).toContain('```suggestion\n        name: bitnami\n```');
  const commented = scene.pull.threads.map(({ path }) => path);
  expect(commented).toEqual(expect.arrayContaining(['apps/payments/secret.yaml', 'apps/payments/kustomization.yaml']));
  expect(first.summary).toContain('unknown-source');

  scene.forcePush(RIGHT);
  const second = await scene.runBuilt(scene.checkout());
  expect(second.report?.findings).toEqual([]);
  expect(second.code).toBe(0);
  expect(second.outputs).toMatchObject({ conclusion: 'passed', errors: '0', warnings: '0', notices: '0' });
  expect(scene.pull.reviews).toHaveLength(1);
  expect(scene.pull.threads.filter(({ resolvedBy }) => resolvedBy === undefined)).toEqual([]);

  const said = [first, second].flatMap(({ output, summary, report }) => [output, summary, JSON.stringify(report)]);
  for (const text of [...said, ...scene.server.requests.map(({ body, path }) => path + body)]) {
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain(Buffer.from(SECRET).toString('base64'));
  }
});
