import { describe, expect, it } from 'vitest';
import { bootstrap, kustomization } from '../../test/flux/repository.ts';
import { brief, checkTree, type Files, findingsOf, fixesOf } from '../../test/rules/check-tree.ts';

const CONFIG_MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: a}\n';
const found = async (text: string, path = 'a.yaml'): Promise<string[]> =>
  brief(await findingsOf('yaml-syntax', { [path]: text }));

describe('yaml-syntax', () => {
  it.each([
    ['a bracket that is not closed', `${CONFIG_MAP}data: {a: b\n`, 4],
    ['a key that is there twice', `${CONFIG_MAP}data:\n  a: b\n  a: c\n`, 6],
    ['a conflict', `${CONFIG_MAP}data:\n<<<<<<< HEAD\n  a: b\n=======\n  a: c\n>>>>>>> main\n`, 5],
    ['an anchor that is not defined', `${CONFIG_MAP}data: *b\n`, 4],
    ['an anchor inside of itself', `${CONFIG_MAP}data: &a {a: *a}\n`, 4],
    ['a tab that indents', `${CONFIG_MAP}data:\n\ta: b\n`, 5],
  ])('is an error for %s in a manifest', async (_, text, line) => {
    expect((await found(text))[0]).toBe(`error yaml-syntax a.yaml:${line}`);
  });

  it('is a warning in a file that no cluster reads', async () => {
    expect(await found('a: b\na: c\n', 'renovate.yaml')).toEqual(['warning yaml-syntax renovate.yaml:2']);
  });

  it('is an error in a kustomization.yaml below the overlay that a cluster builds', async () => {
    const files = (list: string): Files => ({
      ...bootstrap('clusters/prod'),
      'clusters/prod/apps.yaml': kustomization('apps', './apps'),
      'apps/kustomization.yaml': 'resources:\n  - ./web/\n',
      'apps/web/kustomization.yaml': list,
      'apps/web/a.yaml': CONFIG_MAP.replace('namespace: a', 'namespace: default'),
    });
    const all = async (list: string): Promise<string[]> => brief(await checkTree(files(list)));
    expect(await all('resources:\n  - a.yaml\n')).toEqual([]);
    expect(await all('resources:\n  - a.yaml\nlabels: [\n')).toEqual([
      'error yaml-syntax apps/web/kustomization.yaml:3',
    ]);
  });

  it('is an error in a file that made a cluster of the base', async () => {
    const instance = (cluster: string): string => `apiVersion: fluxcd.controlplane.io/v1
kind: FluxInstance
metadata: {name: flux, namespace: flux-system}
spec:
  distribution: {version: 2.x, registry: ghcr.io/fluxcd}
  sync: {kind: OCIRepository, url: "oci://example.com/acme/fleet", ref: latest, path: clusters/${cluster}}
`;
    const ofCluster = (cluster: string): Files => ({
      [`clusters/${cluster}/flux-system/flux.yaml`]: instance(cluster),
      [`clusters/${cluster}/apps.yaml`]: CONFIG_MAP,
    });
    const base = { ...ofCluster('prod'), ...ofCluster('staging') };
    const path = 'clusters/prod/flux-system/flux.yaml';
    const head = { ...base, [path]: `${instance('prod')}x: [\n` };
    expect(brief(await findingsOf('yaml-syntax', head, { base }))).toEqual([`error yaml-syntax ${path}:7`]);
    const aside = { ...base, 'other/x.yaml': CONFIG_MAP };
    const broken = { ...aside, 'other/x.yaml': `${CONFIG_MAP}x: [\n` };
    expect(brief(await findingsOf('yaml-syntax', broken, { base: aside }))).toEqual([
      'warning yaml-syntax other/x.yaml:4',
    ]);
  });

  it('tells once of an anchor that copies of one line name', async () => {
    const text = `${CONFIG_MAP}data: {a: *b}\n`;
    const findings = await findingsOf('yaml-syntax', { 'a.yaml': `${text}---\n${text.replace('name: a', 'name: c')}` });
    expect(brief(findings)).toEqual(['error yaml-syntax a.yaml:4']);
    expect(findings[0]?.places.map(({ location }) => location.start.line)).toEqual([4, 9]);
    const other = `${text}---\n${text.replace('*b', '*c')}`;
    expect(await found(other)).toEqual(['error yaml-syntax a.yaml:4', 'error yaml-syntax a.yaml:9']);
  });

  it('names the nearest anchor', async () => {
    const text = `${CONFIG_MAP}data:\n  a: &colors blue\n  b: *color\n`;
    expect(fixesOf(await findingsOf('yaml-syntax', { 'a.yaml': text }))).toEqual(['*colors']);
  });

  it('restores a template that a formatter has broken', async () => {
    const text = `${CONFIG_MAP}data:\n  a: { { .Values.a } }\n`;
    const findings = await findingsOf('yaml-syntax', { 'a.yaml': text });
    expect(brief(findings)).toEqual(['error yaml-syntax a.yaml:5']);
    expect(fixesOf(findings)).toEqual(['"{{ .Values.a }}"']);
  });

  it.each([
    ['a: { { .Values.a } } # why', ['"{{ .Values.a }}"']],
    ['a: { { .Values.a | default "b" } }', [`'{{ .Values.a | default "b" }}'`]],
    ['a: x { { .Values.a } }', ['{{ .Values.a }}']],
    ['a: { { .Values.a } }-b', []],
    [`a: { { .Values.a | default "b" | replace 'c' } }`, []],
  ])('restores only what is text afterwards: %s', async (line, fixes) => {
    expect(fixesOf(await findingsOf('yaml-syntax', { 'a.yaml': `${CONFIG_MAP}data:\n  ${line}\n` }))).toEqual(fixes);
  });

  it('counts what a file has twice as two problems', async () => {
    const texts = await findingsOf('yaml-syntax', {
      'a.yaml': `${CONFIG_MAP}data:\n  a: {x: 1, x: 2}\n  b: {x: 1, x: 2}\n`,
    });
    expect(new Set(texts.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });

  it.each([
    ['a manifest', `${CONFIG_MAP}data:\n  a: &a b\n  b: *a\n`, 'a.yaml'],
    ['a template of a chart', 'a: {{ .Values.a }}\n{{- if .Values.b }}\n', 'chart/templates/a.yaml'],
    ['an empty file', '', 'a.yaml'],
  ])('is silent about %s', async (_, text, path) => {
    expect(
      brief(await findingsOf('yaml-syntax', { 'chart/Chart.yaml': 'name: a\nversion: 1.0.0\n', [path]: text })),
    ).toEqual([]);
  });
});
