import { describe, expect, it } from 'vitest';
import { bootstrap, configMap, kustomization } from '../../test/flux/repository.ts';
import { briefWithFixes, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { resources } from '../../test/rules/fleet.ts';

const missing = async (files: Files): Promise<string[]> => briefWithFixes(await findingsOf('missing-path', files));

/** An overlay `web/ENVIRONMENT` for each environment. */
const WEB: Files = Object.fromEntries(
  ['prod', 'staging'].flatMap((name): [string, string][] => [
    [`web/${name}/kustomization.yaml`, resources('a.yaml')],
    [`web/${name}/a.yaml`, configMap('a', '  b: c')],
  ]),
);

describe('the list of a cluster', () => {
  const of = (field: string, path: string): Files => ({
    ...bootstrap('clusters/prod'),
    ...bootstrap('clusters/staging'),
    'clusters/prod/kustomization.yaml': resources('flux-system/gotk-sync.yaml', '../../web/prod'),
    'clusters/staging/kustomization.yaml': `resources:\n  - flux-system/gotk-sync.yaml\n${field}:\n  - ${path}\n`,
    ...WEB,
  });

  it('names its own environment, or the directory of its own is told', async () => {
    expect(await missing(of('bases', '../../web/staging'))).toEqual([]);
    expect(await missing(of('bases', '../../web/prod'))).toEqual([
      'warning missing-path clusters/staging/kustomization.yaml:4 -> ../../web/staging',
    ]);
    const components = of('components', '../../web/prod/');
    expect(await missing(components)).toEqual([
      'warning missing-path clusters/staging/kustomization.yaml:4 -> ../../web/staging',
    ]);
  });

  it('may name what environments share, or another one where its own is in use or is none', async () => {
    const { 'web/staging/kustomization.yaml': _, ...shared } = of('bases', '../../web/prod');
    expect(await missing(shared)).toEqual([]);
    const both = of('bases', '../../web/prod');
    both['clusters/staging/web.yaml'] = kustomization('web', './web/staging');
    both['clusters/staging/kustomization.yaml'] = resources('flux-system/gotk-sync.yaml', 'web.yaml', '../../web/prod');
    expect(await missing(both)).toEqual([]);
  });
});

describe('the list of an overlay', () => {
  const of = (path: string): Files => ({
    ...bootstrap('clusters/x'),
    'clusters/x/prod.yaml': kustomization('prod', './overlays/prod'),
    'clusters/x/staging.yaml': kustomization('staging', './overlays/staging'),
    'overlays/prod/kustomization.yaml': resources('../../web/prod'),
    'overlays/staging/kustomization.yaml': `namePrefix: staging-\n${resources(path)}`,
    ...WEB,
  });

  it('names its own environment, or the directory of its own is told', async () => {
    expect(await missing(of('../../web/staging'))).toEqual([]);
    expect(await missing(of('../../web/prod'))).toEqual([
      'warning missing-path overlays/staging/kustomization.yaml:3 -> ../../web/staging',
    ]);
  });

  it('is not judged where no cluster reads it', async () => {
    const { 'clusters/x/staging.yaml': _, ...files } = of('../../web/prod');
    expect(await missing(files)).toEqual([]);
  });
});
