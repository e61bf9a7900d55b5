import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { bootstrap, configMap, kustomization } from '../../test/flux/repository.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { resources } from '../../test/rules/fleet.ts';

const OWNERS = [
  '* @all',
  '/apps/base/ @web',
  '/apps/production/ @org/leads',
  '/apps/staging/ @web',
  '/components/ @web',
];

const fleet = (owners: readonly string[] = OWNERS): Files => ({
  ...bootstrap('clusters/prod'),
  '.github/CODEOWNERS': `${owners.join('\n')}\n`,
  'clusters/prod/apps.yaml': kustomization('apps', './apps/production'),
  'apps/base/kustomization.yaml': resources('config.yaml'),
  'apps/base/config.yaml': configMap('config', '  a: b'),
  'apps/production/kustomization.yaml': `${resources('../base')}\ncomponents: [../../components/labels]\n`,
  'apps/staging/kustomization.yaml': `${resources('../base')}\ncomponents: [../../components/labels]\n`,
  'components/labels/kustomization.yaml':
    'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\ncommonAnnotations: {a: b}\n',
});

const judge = (changes: Files, base: Files = fleet()): Promise<readonly Finding[]> =>
  findingsOf('unasked-owner', { ...base, ...changes }, { base });
const CHANGED = { 'apps/base/config.yaml': configMap('config', '  a: c') };

describe('unasked-owner', () => {
  it('warns at the changed line of the base', async () => {
    const findings = await judge(CHANGED);
    expect(brief(findings)).toEqual(['warning unasked-owner apps/base/config.yaml:5']);
    expect(findings[0]?.message).toBe(
      'This change reaches `apps/production` through `apps/base/config.yaml`. That environment belongs to @org/leads, but GitHub asks only @web for a review. Request a review from @org/leads too.',
    );
  });

  it('warns of a component, and of a file that is removed', async () => {
    const component = {
      'components/labels/kustomization.yaml':
        'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\ncommonAnnotations: {a: c}\n',
    };
    expect(brief(await judge(component))).toEqual(['warning unasked-owner components/labels/kustomization.yaml:3']);
    const base = {
      ...fleet(),
      'apps/base/more.yaml': configMap('more', '  a: b'),
      'apps/base/kustomization.yaml': resources('config.yaml', 'more.yaml'),
    };
    const { 'apps/base/more.yaml': _, ...head } = { ...base, 'apps/base/kustomization.yaml': resources('config.yaml') };
    expect(brief(await findingsOf('unasked-owner', head, { base }))).toEqual([
      'warning unasked-owner apps/base/kustomization.yaml:1',
    ]);
  });

  it('is one finding for the environments of one owner', async () => {
    const findings = await judge(CHANGED, fleet(['* @all', '/apps/production/ @leads', '/apps/staging/ @leads']));
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^This change reaches `apps\/production`, `apps\/staging` through .* GitHub asks only @all/,
      ),
    ]);
  });

  it('says that no one is asked', async () => {
    const [finding] = await judge(CHANGED, fleet(['/apps/production/ @leads']));
    expect(finding?.message).toContain('GitHub asks no one for a review');
  });

  it.each([
    ['the owner is asked', CHANGED, ['* @all', '/apps/base/ @Web', '/apps/production/ @web @leads']],
    ['another file asks the owner', { ...CHANGED, 'docs/a.md': 'a' }, [...OWNERS, '/docs/ @org/leads']],
    ['the change is in the environment, too', { ...CHANGED, 'apps/production/README.md': 'a' }, OWNERS],
    ['the environment has the default owner', CHANGED, ['* @all', '/apps/base/ @web']],
    ['the environment has no owner', CHANGED, ['* @all', '/apps/base/ @web', '/apps/production/', '/apps/staging/']],
    [
      'what the cluster gets stays the same',
      { 'apps/base/config.yaml': `# note\n${configMap('config', '  a: b')}` },
      OWNERS,
    ],
    ['the file has no part in it', { 'apps/base/other.yaml': configMap('other', '  a: b') }, OWNERS],
  ])('is not reported where %s', async (_, changes: Files, owners) => {
    expect(await judge(changes, fleet(owners))).toEqual([]);
  });

  it('is not reported for the cluster that includes the overlay of one environment', async () => {
    const base = {
      ...fleet(['* @all', '/apps/ @web', '/clusters/prod/ @leads']),
      'clusters/prod/apps.yaml': kustomization('apps', './clusters/prod/apps'),
      'clusters/prod/apps/kustomization.yaml': resources('../../../apps/production'),
    };
    expect(await judge({ 'apps/production/kustomization.yaml': resources('../base') }, base)).toEqual([]);
    expect(brief(await judge(CHANGED, base))).toEqual(['warning unasked-owner apps/base/config.yaml:5']);
  });

  it('asks the CODEOWNERS of the base, as GitHub does', async () => {
    const { '.github/CODEOWNERS': added = '', ...base } = fleet();
    expect(await judge({ ...CHANGED, '.github/CODEOWNERS': added }, base)).toEqual([]);
  });

  it('is not reported without a change, for a new environment, or for one that is switched off', async () => {
    expect(await findingsOf('unasked-owner', fleet())).toEqual([]);
    const later = { ...CHANGED, 'apps/test/kustomization.yaml': resources('../base') };
    expect(await judge(later, fleet(['* @all', '/apps/test/ @x']))).toEqual([]);
    const off = {
      ...fleet(['* @all', '/archive/ @x']),
      'archive/app/kustomization.yaml': resources('../../apps/base'),
    };
    expect(await judge(CHANGED, off)).toEqual([]);
  });
});
