// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { configMap } from '../../test/flux/repository.ts';
import { briefWithFixes, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { app, fleet, substitute } from '../../test/rules/fleet.ts';

const FROM = '  postBuild:\n    substituteFrom: [{kind: Secret, name: settings}]';
const said = async (container: string, files: Files = {}, spec = FROM): Promise<string[]> =>
  briefWithFixes(
    await findingsOf(
      ['bad-substitution', 'undefined-variable'],
      fleet(app(spec), { 'apps/app/job.yaml': job(container), ...files }),
    ),
  );

function job(container: string): string {
  return `apiVersion: batch/v1
kind: Job
metadata: {name: dns, namespace: default}
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: dns
          image: dns:1.2.3
          ${container.replaceAll('\n', '\n          ')}
`;
}

const TOLD = ['warning bad-substitution apps/app/job.yaml:11 -> $${ZONE_TAG'];

describe('a variable that a container sets itself', () => {
  it.each([
    "args: ['${ZONE_TAG}']\nenv: [{name: ZONE_TAG, value: x}]",
    'command: [sh, -c, "dns --zone=${ZONE_TAG} up"]\nenv: [{name: ZONE_TAG, valueFrom: {secretKeyRef: {name: a, key: b}}}]',
    'livenessProbe: {exec: {command: [test, "${ZONE_TAG}"]}}\nenv: [{name: A, value: b}, {name: ZONE_TAG, value: x}]',
  ])('is told in %j', async (container) => {
    expect(await said(container)).toEqual(TOLD);
  });

  it('is told where envFrom names a known ConfigMap', async () => {
    const settings = { 'apps/app/zone.yaml': configMap('zone', '  ZONE_TAG: x').replace('flux-system', 'default') };
    const from = (more = ''): string => `args: ["\${ZONE_TAG}"]\nenvFrom: [{configMapRef: {name: zone}${more}}]`;
    expect(await said(from(), settings)).toEqual(TOLD);
    expect(await said(from(', prefix: MY_'), settings)).toEqual([]);
    expect(await said(from())).toEqual([]);
  });

  it('is told in the values of a chart', async () => {
    const release = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: dns, namespace: default}
spec:
  interval: 1h
  chart: {spec: {chart: dns, sourceRef: {kind: HelmRepository, name: charts}}}
  values:
    main: {args: ["\${ZONE_TAG}"], env: {ZONE_TAG: x}}
`;
    expect(await said('args: [up]', { 'apps/app/release.yaml': release })).toEqual([
      'warning bad-substitution apps/app/release.yaml:8 -> $${ZONE_TAG',
    ]);
  });

  it.each([
    "args: ['$${ZONE_TAG}']\nenv: [{name: ZONE_TAG, value: x}]",
    "args: ['$(ZONE_TAG)']\nenv: [{name: ZONE_TAG, value: x}]",
    "args: ['${ZONE_TAG}']\nenv: [{name: ZONE, value: x}]",
    "args: ['${ZONE_TAG}']\nenv: [{name: ZONE_TAG, value: '${ZONE_TAG}'}]",
    "args: [up]\nenv: [{name: ZONE_TAG, value: x}, {name: OTHER, value: '${ZONE_TAG}'}]",
  ])('is silent about %j', async (container) => {
    expect(await said(container)).toEqual([]);
  });

  it('is silent where Flux sets it, or other objects use it', async () => {
    const container = "args: ['${ZONE_TAG}']\nenv: [{name: ZONE_TAG, value: x}]";
    expect(await said(container, {}, substitute('ZONE_TAG: y'))).toEqual([]);
    expect(await said(container, { 'apps/app/b.yaml': configMap('b', '  a: ${ZONE_TAG}') })).toEqual([]);
    expect(await said(container, {}, '')).toEqual([]);
  });

  it('is undefined where all variables are known, and escaping it is the fix', async () => {
    const container = "args: ['${ZONE_TAG}']\nenv: [{name: ZONE_TAG, value: x}]";
    expect(await said(container, {}, substitute('DOMAIN: y'))).toEqual([
      'warning undefined-variable apps/app/job.yaml:11 -> $${ZONE_TAG',
    ]);
  });
});
