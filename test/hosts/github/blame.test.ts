import { afterEach, expect, test } from 'vitest';
import { bootstrap, kustomization } from '../../flux/repository.ts';
import { CHARTS, helmRepository, NAMESPACE, release, resources } from '../../rules/fleet.ts';
import type { Files } from './prepared.ts';
import { Scene } from './scene.ts';

let scene: Scene;

afterEach(() => {
  expect(scene.server.violations).toEqual([]);
  scene.close();
});

const COUNT = 44;
const names = Array.from({ length: COUNT }, (_, at) => `app${String(at).padStart(2, '0')}`);
const releases = (source = CHARTS): Files =>
  Object.fromEntries(names.map((name) => [`apps/${name}.yaml`, release(name, source)]));

/** A bootstrapped cluster with many releases of one source; files of a scene have one text each. */
const BASE: Files = {
  ...Object.fromEntries(
    Object.entries(bootstrap('clusters/prod')).map(([path, text]) => [path, [text].flat().join('\n---\n')]),
  ),
  'clusters/prod/apps.yaml': kustomization('apps', './apps'),
  'clusters/prod/infra.yaml': kustomization('infra', './infra'),
  'infra/kustomization.yaml': resources('namespace.yaml', 'charts.yaml'),
  'infra/namespace.yaml': NAMESPACE,
  'infra/charts.yaml': helmRepository('charts', 'flux-system'),
  ...releases(),
};
const DELETED: Files = { 'infra/charts.yaml': '', 'infra/kustomization.yaml': resources('namespace.yaml') };
const RENAMED: Files = { 'infra/charts.yaml': helmRepository('podinfo', 'flux-system') };

const isOpen = ({ resolvedBy }: Scene['pull']['threads'][number]): boolean => resolvedBy === undefined;
const threads = (): object[] => scene.pull.threads.filter(isOpen).map(({ path, side, line }) => ({ path, side, line }));
const bodyOf = (at: number): string => scene.pull.threads[at]?.comments[0]?.body ?? '';
const ASKING = `${COUNT} HelmReleases in \`apps/\` still ask for \`charts\`: \`app00\`, \`app01\`, \`app02\` and 41 more.`;

test('a deleted source is one comment on its deleted line, which the next push keeps, and its return closes', async () => {
  scene = await Scene.open(BASE, DELETED);
  const first = await scene.run(scene.checkout());
  expect(first.code).toBe(1);
  expect(threads()).toEqual([{ path: 'infra/charts.yaml', side: 'LEFT', line: 3 }]);
  expect(bodyOf(0)).toContain(
    `This change removes HelmRepository \`charts\` from \`infra/charts.yaml\`, but ${ASKING}`,
  );
  expect(bodyOf(0)).not.toContain('```suggestion');
  for (const text of [first.summary, first.report?.findings[0]?.message ?? '']) expect(text).toContain(ASKING);
  expect(first.output.replace(/\s+/g, ' ')).toContain(ASKING);
  expect(first.summary.length).toBeLessThan(3_000);
  expect(first.report?.findings).toHaveLength(1);
  expect(first.report?.findings[0]).toMatchObject({ blame: { location: { side: 'base', path: 'infra/charts.yaml' } } });

  await scene.run(scene.checkout());
  expect(scene.pull.reviews).toHaveLength(1);
  scene.push({ 'README.md': 'Hello\n' });
  await scene.run(scene.checkout());
  expect([scene.pull.reviews.length, scene.pull.threads.length]).toEqual([1, 1]);

  scene.push({
    'apps/app00.yaml': release('app00', CHARTS.replace('charts', 'other')),
    'infra/other.yaml': helmRepository('other', 'flux-system'),
    'infra/kustomization.yaml': resources('namespace.yaml', 'other.yaml'),
  });
  await scene.run(scene.checkout());
  expect(threads()).toEqual([{ path: 'infra/charts.yaml', side: 'LEFT', line: 3 }]);
  expect(bodyOf(0)).toContain('43 HelmReleases');

  scene.push({
    'infra/charts.yaml': BASE['infra/charts.yaml'] ?? '',
    'infra/kustomization.yaml': resources('namespace.yaml', 'charts.yaml', 'other.yaml'),
  });
  const last = await scene.run(scene.checkout());
  expect(last.code).toBe(0);
  expect(threads()).toEqual([]);
});

test('a renamed source is one comment on the line of its new name, and one click puts the old one back', async () => {
  scene = await Scene.open(BASE, RENAMED);
  await scene.run(scene.checkout());
  expect(threads()).toEqual([{ path: 'infra/charts.yaml', side: 'RIGHT', line: 3 }]);
  expect(bodyOf(0)).toContain(`This change renames HelmRepository \`charts\` to \`podinfo\`, but ${ASKING}`);
  expect(bodyOf(0)).toContain('```suggestion\nmetadata: {name: charts, namespace: flux-system}\n```');

  scene.push(DELETED);
  await scene.run(scene.checkout());
  expect(threads()).toEqual([{ path: 'infra/charts.yaml', side: 'LEFT', line: 3 }]);
});

test('where GitHub shows no line that is to blame, the review lists what is missing', async () => {
  scene = await Scene.open(BASE, DELETED);
  scene.server.faults.push(async ({ path }, proceed) => {
    if (!path.includes('/files')) return undefined;
    const answer = await proceed();
    const files = Array.isArray(answer.body) ? answer.body : [];
    return { ...answer, body: files.map(({ patch: _, ...file }) => file) };
  });
  await scene.run(scene.checkout());
  expect(threads()).toEqual([]);
  expect(scene.pull.reviews[0]?.body).toContain(ASKING);
});

test('one misspelling in twelve files is one thread with the places, and one click for the first', async () => {
  scene = await Scene.open(BASE, {
    ...Object.fromEntries(
      names.slice(0, 12).map((name) => [`apps/${name}.yaml`, release(name, CHARTS.replace('charts', 'chartss'))]),
    ),
  });
  await scene.run(scene.checkout());
  expect(threads()).toEqual([{ path: 'apps/app00.yaml', side: 'RIGHT', line: 10 }]);
  expect(bodyOf(0)).toContain('**Also at:** [`apps/app01.yaml:10');
  expect(bodyOf(0)).toContain('```suggestion');
});
