import { expect, it } from 'vitest';
import { application, REPOSITORY } from '../../test/argocd/repository.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { app, CHARTS, CONFIG, fleet, release, WEB } from '../../test/rules/fleet.ts';

const deployment = (replicas: string, more = ''): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: web}\nspec:\n${replicas}  selector: {matchLabels: {app: web}}\n  template:\n    metadata: {labels: {app: web}}\n    spec: {containers: [{name: web, image: 'web:1.0.0'}]}\n${more}`;

const withReplicas = (text: string): Files => fleet(app(), { ...CONFIG, 'apps/app/web.yaml': deployment(text) });

it('tells what scales a workload that had pods to none, on the line', async () => {
  for (const before of ['  replicas: 3\n', '']) {
    const [finding, ...more] = await findingsOf('scaled-to-zero', withReplicas('  replicas: 0\n'), {
      base: withReplicas(before),
    });
    expect(more).toEqual([]);
    expect(finding?.location).toMatchObject({ path: 'apps/app/web.yaml', start: { line: 5 } });
    expect(finding?.severity).toBe('notice');
    expect(finding?.message).toContain(`scales Deployment \`web\` from ${before === '' ? 1 : 3} to 0`);
  }
});

it('tells values of a chart that say so', async () => {
  const values = (count: number): Files =>
    fleet(app(), {
      'apps/app/web.yaml': [...WEB, release('web', CHARTS, `  values: {web: {replicas: ${count}}}\n`)].join('\n---\n'),
    });
  const [finding, ...more] = await findingsOf('scaled-to-zero', values(0), { base: values(2) });
  expect(more).toEqual([]);
  // A release may have other pods.
  expect(finding?.message).toContain(
    'This change sets `spec.values.web.replicas` of HelmRelease `web` from 2 to 0, so the pods that it counts stop',
  );
  expect(await findingsOf('scaled-to-zero', values(1), { base: values(2) })).toEqual([]);
});

it('does not show a number before that is not one', async () => {
  for (const before of ['{primary: 1, secret: hunter2}', '"hunter2"']) {
    const values = (count: string): Files =>
      fleet(app(), {
        'apps/app/web.yaml': [...WEB, release('web', CHARTS, `  values: {replicas: ${count}}\n`)].join('\n---\n'),
      });
    const [finding] = await findingsOf('scaled-to-zero', values('0'), { base: values(before) });
    expect(finding?.message).toContain('sets `spec.values.replicas` of HelmRelease `web` to 0, so');
  }
});

it('tells both of Argo CD', async () => {
  const tree = (count: number): Files => ({
    'root.yaml': application('root', 'argo'),
    'argo/web.yaml': application('web', 'web'),
    'argo/shop.yaml': `${application('shop', 'charts/shop')}    helm: {valuesObject: {shop: {replicaCount: ${count}}}}\n`,
    'charts/shop/Chart.yaml': 'name: shop\nversion: 1.0.0\n',
    'web/web.yaml': deployment(`  replicas: ${count}\n`),
  });
  const findings = await findingsOf('scaled-to-zero', tree(0), { base: tree(2), repositories: [REPOSITORY] });
  expect(brief(findings)).toEqual(['notice scaled-to-zero argo/shop.yaml:11', 'notice scaled-to-zero web/web.yaml:5']);
});

it('is silent about what had no pods before, what is new, and what keeps some', async () => {
  const zero = withReplicas('  replicas: 0\n');
  expect(await findingsOf('scaled-to-zero', zero, { base: zero })).toEqual([]);
  expect(await findingsOf('scaled-to-zero', zero, { base: fleet(app(), CONFIG) })).toEqual([]);
  expect(
    await findingsOf('scaled-to-zero', withReplicas('  replicas: 1\n'), { base: withReplicas('  replicas: 3\n') }),
  ).toEqual([]);
  expect(
    await findingsOf('scaled-to-zero', withReplicas('  minReadySeconds: 0\n'), { base: withReplicas('') }),
  ).toEqual([]);
});
