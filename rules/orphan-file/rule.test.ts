import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { application, REPOSITORY } from '../../test/argocd/repository.ts';
import { bootstrap, configMap, kustomization } from '../../test/flux/repository.ts';
import { briefWithBuilds, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { app, CONFIG, fleet, resources } from '../../test/rules/fleet.ts';

const findings = (head: Files, base?: Files): Promise<readonly Finding[]> => findingsOf('orphan-file', head, { base });

describe('orphan-file', () => {
  const listed: Files = { ...CONFIG, 'apps/app/kustomization.yaml': resources('config.yaml') };
  const more = configMap('more', '  a: b');

  it('is a notice; a warning where the change adds the file', async () => {
    const head = fleet(app(), { ...listed, 'apps/app/more.yaml': more });
    expect(briefWithBuilds(await findings(head))).toEqual(['notice orphan-file apps/app/more.yaml:1 [apps/app]']);
    expect(briefWithBuilds(await findings(head, fleet(app(), listed)))).toEqual([
      'warning orphan-file apps/app/more.yaml:1 [apps/app]',
    ]);
  });

  it('is a notice where another Application, which nothing applies, has the same directory', async () => {
    const head = {
      'root/root.yaml': application('root', 'argo/staging'),
      'argo/staging/web.yaml': application('web', 'apps/app'),
      'argo/development/kustomization.yaml': resources('local.yaml'),
      'argo/development/local.yaml': application('local', 'apps/app'),
      ...listed,
      'apps/app/more.yaml': more,
    };
    const found = await findingsOf('orphan-file', head, { repositories: [REPOSITORY] });
    expect(found.map(({ location }) => location.path)).toEqual(['apps/app/more.yaml']);
  });

  it('says of a patch to list it as one, once for the overlays that all lack it', async () => {
    const overlays = Object.fromEntries(
      ['a', 'b'].flatMap((name): [string, string][] => [
        [`apps/${name}/kustomization.yaml`, resources('config.yaml')],
        [`apps/${name}/config.yaml`, configMap('config', `  a: ${name}`)],
        [`apps/${name}/more.yaml`, configMap('config', `  more: ${name}`)],
      ]),
    );
    const sync = ['a', 'b'].map((name) => kustomization(name, `./apps/${name}`, `  targetNamespace: ${name}`));
    const found = await findings({
      ...bootstrap('clusters/prod'),
      'clusters/prod/apps.yaml': sync.join('\n---\n'),
      ...overlays,
    });
    expect(found.map(({ message }) => message)).toEqual([
      'No build reads this file, so it does not patch ConfigMap `config`. List it in `patches` of `apps/a/kustomization.yaml`, or delete the file.',
    ]);
    expect(found[0]?.places.map(({ location }) => location.path)).toEqual(['apps/a/more.yaml', 'apps/b/more.yaml']);
  });

  it('is told when a change takes the line out of the list', async () => {
    const files = { ...listed, 'apps/app/more.yaml': more };
    const base = { ...files, 'apps/app/kustomization.yaml': resources('config.yaml', 'more.yaml') };
    expect(briefWithBuilds(await findings(fleet(app(), files), fleet(app(), base)))).toEqual([
      'notice orphan-file apps/app/more.yaml:1 [apps/app]',
    ]);
  });

  it.each(['archive', 'examples', '_off', '.hidden', 'tests'])('is silent below %s/', async (folder) => {
    expect(await findings(fleet(app(), { ...listed, [`apps/app/${folder}/more.yaml`]: more }))).toEqual([]);
  });

  it.each(['more.example.yaml', 'sample-more.yaml', 'more.yaml.dist.yaml'])('is silent about %s', async (name) => {
    expect(await findings(fleet(app(), { ...listed, [`apps/app/${name}`]: more }))).toEqual([]);
  });

  it('is silent about what is commented out, what nothing deploys, and where no list is', async () => {
    const off = { ...listed, 'apps/app/kustomization.yaml': `${resources('config.yaml')}  # - more.yaml\n` };
    expect(await findings(fleet(app(), { ...off, 'apps/app/more.yaml': more }))).toEqual([]);
    expect(await findings(fleet(app(), { ...CONFIG, 'apps/app/more.yaml': more }))).toEqual([]);
    const elsewhere = { 'other/kustomization.yaml': resources('config.yaml'), 'other/config.yaml': more };
    expect(await findings(fleet(app(), { ...CONFIG, ...elsewhere, 'other/more.yaml': more }))).toEqual([]);
  });
});
