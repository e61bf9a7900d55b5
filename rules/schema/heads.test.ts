import { describe, expect, it } from 'vitest';
import { application } from '../../test/argocd/repository.ts';
import { brief, checkTree, type Files } from '../../test/rules/check-tree.ts';

const CONFIG_MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n';
const APPLICATION = application('app', 'apps');
const repositories = ['https://github.com/acme/fleet', 'ssh://git@github.com/acme/fleet'];
const findingsIn = async (files: Files): Promise<string[]> => brief(await checkTree(files, { repositories }));

describe('an apiVersion or kind that is not text', () => {
  const ODD = ['{v1}', '{}', '[v1]', '[{name: a}]', '{a: b}', '1', 'true'];

  function head(field: 'apiVersion' | 'kind', odd: string): string {
    return CONFIG_MAP.replace(new RegExp(`^${field}: .*$`, 'm'), `${field}: ${odd}`);
  }

  for (const field of ['apiVersion', 'kind'] as const) {
    const line = field === 'apiVersion' ? 1 : 2;
    for (const odd of ODD) {
      it(`${field}: ${odd}`, async () => {
        const text = head(field, odd);
        const item = `apiVersion: v1\nkind: List\nitems:\n- ${text.trim().split('\n').join('\n  ')}\n`;
        const overlay = { 'kustomization.yaml': 'resources: [a.yaml]\n' };
        expect(await findingsIn({ 'a.yaml': text })).toEqual([`error schema a.yaml:${line}`]);
        expect(await findingsIn({ 'a.yaml': item })).toEqual([`error schema a.yaml:${line + 3}`]);
        expect(await findingsIn({ ...overlay, 'a.yaml': text })).toContain(`error schema a.yaml:${line}`);
        expect(await findingsIn({ ...overlay, 'a.yaml': item })).toContain(`error schema a.yaml:${line + 3}`);
        expect(
          await findingsIn({ 'kustomization.yaml': `${field}: ${odd}\nresources: [a.yaml]\n`, 'a.yaml': CONFIG_MAP }),
        ).toContain('error schema kustomization.yaml:1');
        const patched = {
          'kustomization.yaml': 'resources: [a.yaml]\npatches: [{path: p.yaml}]\n',
          'a.yaml': CONFIG_MAP,
        };
        expect(await findingsIn({ ...patched, 'p.yaml': text })).toContain(`error schema p.yaml:${line}`);
        const json = JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' }, [field]: [1] });
        expect(await findingsIn({ 'kustomization.yaml': 'resources: [a.json]\n', 'a.json': json })).not.toEqual([]);
        expect(await findingsIn({ 'app.yaml': APPLICATION, 'apps/a.json': json })).not.toEqual([]);
      });
    }
  }

  it('a template that a build reads', async () => {
    const overlay = { 'kustomization.yaml': 'resources: [a.yaml]\n' };
    expect(await findingsIn({ ...overlay, 'a.yaml': head('apiVersion', '{{ .Values.x }}') })).toEqual([
      'error overlay-build a.yaml:1',
    ]);
    expect(await findingsIn({ ...overlay, 'a.yaml': head('kind', '{{ .Values.x }}') })).toEqual([
      'error overlay-build a.yaml:2',
    ]);
  });
});

describe('metadata under a misspelled key', () => {
  const misspelled = CONFIG_MAP.replace('metadata', 'metdata');

  it('is one finding with a fix, whatever reads the file', async () => {
    for (const overlay of [{}, { 'kustomization.yaml': 'resources: [a.yaml]\n' }]) {
      const findings = await checkTree({ ...overlay, 'a.yaml': misspelled }, { repositories });
      expect(brief(findings)).toEqual(['error schema a.yaml:3']);
      expect(findings[0]?.fix?.edits[0]?.text).toBe('metadata');
    }
  });

  it('is none where another key holds names', async () => {
    const other = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata: {metdata: a}\n';
    expect(await findingsIn({ 'a.yaml': other })).toEqual([]);
  });
});

it('reports an object of nothing but metadata that has no apiVersion', async () => {
  const account = 'kind: ServiceAccount\nmetadata: {name: x, namespace: x}\n';
  expect(await findingsIn({ 'a.yaml': `${CONFIG_MAP}---\n${account}` })).toEqual(['error schema a.yaml:5']);
  expect(await findingsIn({ 'a.yaml': `${CONFIG_MAP}---\n${account.replace('ServiceAccount', 'Recipe')}` })).toEqual(
    [],
  );
});
