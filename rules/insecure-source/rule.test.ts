// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../test/flux/repository.ts';
import { brief, briefWithFixes, type Files, findingsOf } from '../../test/rules/check-tree.ts';

const source = (kind: string, spec: string, group = 'source'): Files => ({
  ...bootstrap('clusters/prod'),
  'clusters/prod/source.yaml': `apiVersion: ${group}.toolkit.fluxcd.io/v1
kind: ${kind}
metadata: {name: charts, namespace: flux-system}
spec:
  interval: 1h
  ${spec.replaceAll('\n', '\n  ')}`,
});
const check = (kind: string, spec: string, group?: string) => findingsOf('insecure-source', source(kind, spec, group));
const at = (line: number): string => `warning insecure-source clusters/prod/source.yaml:${line}`;

describe('insecure-source', () => {
  it.each([
    ['HelmRepository', 'url: http://charts.example.com', 6],
    ['HelmRepository', 'url: http://charts.example.com:8080/stable', 6],
    ['HelmRepository', 'type: oci\nurl: oci://registry.example.com/charts\ninsecure: true', 8],
    ['GitRepository', 'url: http://git.example.com/fleet', 6],
    ['OCIRepository', 'url: oci://registry.example.com/app\ninsecure: true', 7],
    ['Bucket', 'bucketName: a\nendpoint: s3.example.com\ninsecure: true', 8],
    ['HelmRepository', 'url: http://172.64.0.1/charts', 6],
  ])('warns of the %s with `%s`', async (kind, spec, line) => {
    expect(brief(await check(kind, spec))).toEqual([at(line)]);
  });

  it('warns of an image repository', async () => {
    expect(brief(await check('ImageRepository', 'image: registry.example.com/app\ninsecure: true', 'image'))).toEqual([
      at(7),
    ]);
  });

  it('writes https for hosts that have it', async () => {
    expect(
      briefWithFixes(await check('HelmRepository', 'url: http://prometheus-community.github.io/helm-charts')),
    ).toEqual([`${at(6)} -> https://prometheus-community.github.io/helm-charts`]);
    expect(briefWithFixes(await check('HelmRepository', 'url: http://charts.example.com'))).toEqual([at(6)]);
  });

  it.each([
    ['HelmRepository', 'url: https://charts.example.com'],
    ['HelmRepository', 'url: http://chartmuseum.charts.svc.cluster.local:8080'],
    ['HelmRepository', 'url: http://chartmuseum.charts.svc'],
    ['HelmRepository', 'url: http://chartmuseum:8080'],
    ['GitRepository', 'url: http://192.168.1.10/fleet'],
    ['GitRepository', 'url: http://172.31.0.1/fleet'],
    ['GitRepository', 'url: http://git.lan/fleet'],
    ['GitRepository', 'url: ssh://git@git.example.com/fleet'],
    ['OCIRepository', 'url: oci://kind-registry:5000/app\ninsecure: true'],
    ['OCIRepository', 'url: oci://registry.example.com/app\ninsecure: false'],
    ['Bucket', 'bucketName: a\nendpoint: minio.minio.svc.cluster.local:9000\ninsecure: true'],
    ['HelmRepository', 'url: http://${CHARTS}/stable'],
  ])('says nothing of the %s with `%s`', async (kind, spec) => {
    expect(await check(kind, spec)).toEqual([]);
  });

  it('leaves alone what no cluster reaches', async () => {
    const files = {
      'notes/source.yaml':
        source('HelmRepository', 'url: http://charts.example.com')['clusters/prod/source.yaml'] ?? '',
    };
    expect(await findingsOf('insecure-source', { ...bootstrap('clusters/prod'), ...files })).toEqual([]);
  });
});
