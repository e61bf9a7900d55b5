import { describe, expect, it } from 'vitest';
import { kustomization } from '../../test/flux/repository.ts';
import { brief, briefWithFixes, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { app, CHARTS, CONFIG, fleet, release, resources, WEB } from '../../test/rules/fleet.ts';

const overlay = (text: string): Files => ({
  'apps/new/kustomization.yaml': resources('release.yaml'),
  'apps/new/release.yaml': text,
});
const found = async (files: Files) =>
  findingsOf(
    ['unknown-dependency', 'unknown-source'],
    fleet(app(), { ...CONFIG, 'clusters/prod/web.yaml': WEB, ...files }),
  );

describe('an overlay that no cluster reaches', () => {
  it('is compared with what the tree defines', async () => {
    const files = overlay(release('new', CHARTS, '  dependsOn: [{name: nothere}]\n'));
    expect(brief(await found(files))).toEqual(['warning unknown-dependency apps/new/release.yaml:11']);
    expect(brief(await found({ ...files, 'clusters/prod/there.yaml': release('nothere', CHARTS) }))).toEqual([]);
  });

  it('offers the name that was meant', async () => {
    const text = kustomization('new', './apps/app', '  dependsOn: [{name: databse}]\n');
    const files = { ...overlay(text), 'clusters/prod/database.yaml': kustomization('database', './apps/app') };
    expect(briefWithFixes(await found(files))).toEqual([
      'warning unknown-dependency apps/new/release.yaml:9 -> database',
    ]);
  });

  it('has sources, too', async () => {
    const text = release('new', CHARTS.replace('charts', 'chartss'));
    expect(brief(await found(overlay(text)))).toEqual(['warning unknown-source apps/new/release.yaml:10']);
  });

  it('is silent where the tree leaves other dependencies to other repositories, and where it is switched off', async () => {
    const text = release('new', CHARTS, '  dependsOn: [{name: here}, {name: there}]\n');
    expect(await found(overlay(text))).toEqual([]);
    const one = release('new', CHARTS, '  dependsOn: [{name: nothere}]\n');
    expect(await found({ 'archive/new/release.yaml': one })).toEqual([]);
  });
});

describe('a component that nothing includes', () => {
  it('lists what must exist', async () => {
    const component = `kind: Component\napiVersion: kustomize.config.k8s.io/v1alpha1\n${resources('gone.yaml')}`;
    const head = fleet(app(), { ...CONFIG, 'components/new/kustomization.yaml': component });
    expect(brief(await findingsOf('missing-file', head))).toEqual([
      'warning missing-file components/new/kustomization.yaml:4',
    ]);
  });
});
