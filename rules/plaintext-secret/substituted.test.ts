// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { bootstrap, configMap, kustomization } from '../../test/flux/repository.ts';
import { briefWithFixes, checkTree, type Files, resultOf } from '../../test/rules/check-tree.ts';

const said = async (files: Files, repositories?: readonly string[]): Promise<string[]> =>
  briefWithFixes(await checkTree(files, { policy: { targets: { flux: ['2.8'] } }, repositories }));

function cluster(files: Files): Files {
  return { ...bootstrap('clusters/prod'), ...files };
}

const apps = (name: string, spec = ''): string => kustomization(name, `./apps/${name}`, spec);

describe('a secret that a variable carries', () => {
  const value = 'q7Zk2vXw9LrT4bNd';
  const secret = (key: string, text: string): string =>
    `apiVersion: v1\nkind: Secret\nmetadata: {name: app, namespace: flux-system}\nstringData:\n  ${key}: ${text}`;
  const fleet = (key: string, text: string, shown = value): Files =>
    cluster({
      'clusters/prod/a.yaml': apps('a', '  postBuild: {substituteFrom: [{kind: ConfigMap, name: settings}]}'),
      'clusters/prod/settings.yaml': configMap('settings', `  APP: ${shown}`),
      'apps/a/secret.yaml': secret(key, text),
    });

  it('stands where it is used, and its value nowhere', async () => {
    expect(await said(fleet('password', '"${APP}"'))).toEqual(['error plaintext-secret apps/a/secret.yaml:5']);
    const { report, snippets } = await resultOf(fleet('password', '${APP}'));
    expect(JSON.stringify(report)).not.toContain(value);
    expect(snippets.line('clusters/prod/settings.yaml', 5)?.text).toBe('  APP: •••');
  });

  it('is none under a key that holds something else, with a harmless value, or where the value is only a part', async () => {
    expect(await said(fleet('url', '${APP}'))).toEqual([]);
    expect(await said(fleet('password', '${APP}', 'changeme'))).toEqual([]);
    expect(await said(fleet('password', 'x-${APP}-y'))).toEqual([]);
  });
});
