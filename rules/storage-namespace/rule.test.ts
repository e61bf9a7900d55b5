// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../test/flux/repository.ts';
import { brief, findingsOf } from '../../test/rules/check-tree.ts';
import { CHARTS, release, WEB } from '../../test/rules/fleet.ts';

const REMOTE = '  kubeConfig: {secretRef: {name: remote}}\n';
const check = (...releases: string[]) =>
  findingsOf('storage-namespace', {
    ...bootstrap('clusters/prod'),
    'clusters/prod/web.yaml': WEB,
    'clusters/prod/releases.yaml': releases,
  });
const said = async (spec: string, ...others: string[]): Promise<string[]> =>
  brief(await check(release('a', CHARTS, spec), ...others));

describe('storage-namespace', () => {
  it.each([
    '  targetNamespace: hello',
    REMOTE,
    `${REMOTE}  targetNamespace: web`,
    `${REMOTE}  targetNamespace: hello\n  storageNamespace: hello`,
  ])('%s is in order', async (spec) => {
    expect(await said(spec)).toEqual([]);
  });

  it('warns where the other cluster may not have the namespace', async () => {
    expect(await said(`${REMOTE}  targetNamespace: hello`)).toEqual([
      'warning storage-namespace clusters/prod/releases.yaml:12',
    ]);
    const inDefault = release('a', CHARTS, `${REMOTE}  targetNamespace: hello`).replace(
      'namespace: web}',
      'namespace: default}',
    );
    expect(await check(inDefault)).toEqual([]);
  });

  it('knows a release that creates the namespace there', async () => {
    const creating = release('b', CHARTS, `${REMOTE}  install: {createNamespace: true}`);
    expect(await said(`${REMOTE}  targetNamespace: hello`, creating)).toEqual([]);
    const elsewhere = creating.replace('name: remote', 'name: other');
    expect(await said(`${REMOTE}  targetNamespace: hello`, elsewhere)).toHaveLength(1);
  });

  it('is one finding for the releases of a namespace', async () => {
    const names = ['a', 'b', 'c'].map((name) => release(name, CHARTS, `${REMOTE}  targetNamespace: hello`));
    expect((await check(...names)).map(({ places }) => places.length)).toEqual([3]);
  });
});
