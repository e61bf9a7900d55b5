import { expect, it } from 'vitest';
import { application, REPOSITORY } from '../../test/argocd/repository.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';

const said = async (files: Files): Promise<string[]> =>
  brief(
    await findingsOf(
      'sync-order',
      { 'apps/web.yaml': application('web', 'work'), ...files },
      { repositories: [REPOSITORY] },
    ),
  );
const annotations = (hook: string): string => (hook === '' ? '' : `, annotations: {${hook}}`);
const PRE = 'argocd.argoproj.io/hook: PreSync';
const wave = (number: string): string => `argocd.argoproj.io/sync-wave: "${number}"`;
const map = (hook = '', kind = 'ConfigMap'): string =>
  `apiVersion: v1\nkind: ${kind}\nmetadata: {name: settings${annotations(hook)}}\n`;
const job = (hook: string, from = 'configMapRef: {name: settings}'): string => `apiVersion: batch/v1
kind: Job
metadata: {name: migrate${annotations(hook)}}
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - {name: a, image: 'busybox:1.36', envFrom: [{${from}}]}
`;
const FOUND = ['warning sync-order work/job.yaml:9'];

it('reports a hook that needs what a later phase makes', async () => {
  expect(await said({ 'work/job.yaml': job(PRE), 'work/cm.yaml': map() })).toEqual(FOUND);
  expect(await said({ 'work/job.yaml': job('helm.sh/hook: pre-install'), 'work/cm.yaml': map() })).toEqual(FOUND);
  const secret = { 'work/job.yaml': job(PRE, 'secretRef: {name: settings}'), 'work/cm.yaml': map('', 'Secret') };
  expect(await said(secret)).toEqual(FOUND);
});

it('reports a wave that needs what a later one makes', async () => {
  expect(await said({ 'work/job.yaml': job(wave('-1')), 'work/cm.yaml': map() })).toEqual(FOUND);
  expect(await said({ 'work/job.yaml': job(wave('1')), 'work/cm.yaml': map() })).toEqual([]);
  expect(await said({ 'work/job.yaml': job(''), 'work/cm.yaml': map() })).toEqual([]);
});

it('is silent where the object is made in time, or may be there', async () => {
  expect(await said({ 'work/job.yaml': job(PRE), 'work/cm.yaml': map(PRE) })).toEqual([]);
  expect(await said({ 'work/job.yaml': job(`${PRE}, ${wave('1')}`), 'work/cm.yaml': map(PRE) })).toEqual([]);
  expect(await said({ 'work/job.yaml': job('argocd.argoproj.io/hook: PostSync'), 'work/cm.yaml': map() })).toEqual([]);
  expect(await said({ 'work/job.yaml': job('argocd.argoproj.io/hook: SyncFail'), 'work/cm.yaml': map() })).toEqual([]);
  expect(await said({ 'work/job.yaml': job(PRE) })).toEqual([]);
  const optional = job(PRE, 'configMapRef: {name: settings, optional: true}');
  expect(await said({ 'work/job.yaml': optional, 'work/cm.yaml': map() })).toEqual([]);
  const other = { 'apps/base.yaml': application('base', 'base'), 'base/cm.yaml': map() };
  expect(await said({ 'work/job.yaml': job(PRE), 'work/cm.yaml': map(), ...other })).toEqual([]);
});

it('is silent where the sync does not wait for pods', async () => {
  const deployment = (spec: string): string =>
    `apiVersion: apps/v1
kind: Deployment
metadata: {name: migrate${annotations(wave('-1'))}}
spec:
${spec}  template:
    spec:
      containers:
        - {name: a, image: 'busybox:1.36', envFrom: [{configMapRef: {name: settings}}]}
`;
  expect(await said({ 'work/job.yaml': deployment(''), 'work/cm.yaml': map() })).toEqual([
    'warning sync-order work/job.yaml:8',
  ]);
  expect(await said({ 'work/job.yaml': deployment('  replicas: 0\n'), 'work/cm.yaml': map() })).toEqual([]);
  const cron = `apiVersion: batch/v1
kind: CronJob
metadata: {name: migrate${annotations(wave('-1'))}}
spec:
  schedule: "0 0 * * *"
  jobTemplate:
    spec:
      template:
        spec:
          containers:
            - {name: a, image: 'busybox:1.36', envFrom: [{configMapRef: {name: settings}}]}
`;
  expect(await said({ 'work/job.yaml': cron, 'work/cm.yaml': map() })).toEqual([]);
});
