import { describe, expect, it } from 'vitest';
import { bootstrap, configMap } from '../../test/flux/repository.ts';
import { brief, findingsOf } from '../../test/rules/check-tree.ts';
import { CHARTS, release, WEB } from '../../test/rules/fleet.ts';

const pod = (namespace: string): string => `apiVersion: v1
kind: Pod
metadata: {name: app, namespace: ${namespace}}
spec: {containers: [{name: app, image: "a:v1"}]}`;
const check = (...objects: string[]) =>
  findingsOf(
    'default-namespace',
    { ...bootstrap('clusters/prod'), 'clusters/prod/web.yaml': [...objects, ...WEB] },
    { policy: { preset: 'audit' } },
  );

describe('default-namespace', () => {
  it('reports workloads and releases, in one finding', async () => {
    const inDefault = release('a', CHARTS).replace('namespace: web}', 'namespace: default}');
    const findings = await check(pod('default'), inDefault, release('b', CHARTS, '  targetNamespace: default'));
    expect(brief(findings)).toEqual(['notice default-namespace clusters/prod/web.yaml:3']);
    expect(findings.map(({ places }) => places.length)).toEqual([3]);
  });

  it('says nothing of other namespaces and of other objects', async () => {
    const elsewhere = release('a', CHARTS, '  targetNamespace: web').replace('namespace: web}', 'namespace: default}');
    expect(await check(pod('web'), elsewhere, configMap('config', '  a: b', 'default'))).toEqual([]);
  });
});
