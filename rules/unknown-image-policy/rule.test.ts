// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { describe, expect, it, vi } from 'vitest';
import { TextFile } from '../../src/repository/text-file.ts';
import { bootstrap, configMap, kustomization } from '../../test/flux/repository.ts';
import { brief, briefWithFixes, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { FOREIGN } from '../../test/rules/fleet.ts';
import { automation, imagePolicy, imageRepository } from '../../test/rules/images.ts';
import { markersOf } from './marker-text.ts';

const check = (objects: readonly string[], files: Files = {}) =>
  findingsOf('unknown-image-policy', { ...bootstrap('clusters/prod'), 'clusters/prod/images.yaml': objects, ...files });
const said = async (...args: Parameters<typeof check>): Promise<string[]> => briefWithFixes(await check(...args));
const WEB = [imageRepository('web'), imagePolicy('web', 'web')];
const FOUND = 'warning unknown-image-policy clusters/prod/images.yaml';

describe('an ImagePolicy', () => {
  it('needs its ImageRepository', async () => {
    expect(await said(WEB)).toEqual([]);
    expect(await said([imageRepository('web'), imagePolicy('web', 'wbe')])).toEqual([`${FOUND}:10 -> "web"`]);
    expect(await said([imagePolicy('web', '${REPOSITORY}')])).toEqual([]);
    expect(await said([imagePolicy('web', 'a/b')])).toEqual([`${FOUND}:5`]);
  });

  it('means the ImageRepository next to it that no policy uses', async () => {
    const objects = [imageRepository('web-chart'), imagePolicy('web-chart', 'web')];
    expect(await said(objects, { 'clusters/prod/other.yaml': FOREIGN })).toEqual([`${FOUND}:10 -> "web-chart"`]);
    expect(
      await said([...objects, imagePolicy('other', 'web-chart')], { 'clusters/prod/other.yaml': FOREIGN }),
    ).toEqual([]);
  });
});

describe('an ImageUpdateAutomation', () => {
  const labelled = imagePolicy('web', 'web').replace('metadata: {', 'metadata: {labels: {team: a}, ');
  const policies = [imageRepository('web'), labelled];

  it.each([
    '{matchLabels: {team: a}}',
    '{matchExpressions: [{key: team, operator: In, values: [a, b]}]}',
    '{matchExpressions: [{key: team, operator: Exists}, {key: x, operator: DoesNotExist}]}',
    '{matchLabels: {team: "${TEAM}"}}',
    '{}',
  ])('with the selector %s has a policy', async (selector) => {
    expect(await said([...policies, automation('flux-system', `  policySelector: ${selector}`)])).toEqual([]);
  });

  it.each([
    '{matchLabels: {team: b}}',
    '{matchLabels: {app: a}}',
    '{matchExpressions: [{key: team, operator: NotIn, values: [a, b]}]}',
    '{matchExpressions: [{key: team, operator: DoesNotExist}]}',
  ])('with the selector %s has none', async (selector) => {
    const objects = [...policies, automation('flux-system', `  policySelector: ${selector}`)];
    expect(await said(objects)).toHaveLength(1);
    expect(await said(objects, { 'clusters/prod/other.yaml': FOREIGN })).toEqual([]);
  });

  it('uses no policy of another namespace', async () => {
    const [finding] = await check([...WEB, automation('web')]);
    expect(finding?.message).toContain('The policies of this cluster are in `flux-system`');
    expect(await said([...WEB, automation('flux-system'), automation('web')])).toHaveLength(1);
    expect(await said([automation('web')])).toEqual([]);
  });
});

describe('a marker', () => {
  const marked = (line: string, objects: readonly string[] = WEB, files: Files = {}) =>
    check(objects, {
      'clusters/prod/apps.yaml': kustomization('apps', './apps'),
      'apps/a.yaml': configMap('a', line),
      ...files,
    });
  const told = async (...args: Parameters<typeof marked>): Promise<string[]> => briefWithFixes(await marked(...args));
  const LINE = 'warning unknown-image-policy apps/a.yaml:5';

  it.each([
    '  image: web:1 # {"$imagepolicy": "flux-system:web"}',
    '  tag: "1" # {"$imagepolicy": "flux-system:web:tag"}',
    '  tag: "1" #{"$imagepolicy":"flux-system:web:digest"}',
    '  tag: "1" # {"$imagepolicy": "${NS}:web:tag"}',
    '  # tag: "1" # {"$imagepolicy": "flux-system:gone"}\n  a: b',
    '  a: b\n  # {"$imagepolicy": "flux-system:gone"}',
    '  a: "see $imagepolicy"',
    '  image: # {"$imagepolicy": "flux-system:web"}\n    web:1',
    '  image: ${IMAGE} # {"$imagepolicy": "flux-system:web"}',
    '  - image: # {"$imagepolicy": "flux-system:web"}\n    tag: "1"',
  ])('%s is in order', async (line) => {
    expect(await told(line)).toEqual([]);
  });

  it.each([
    ['flux-system:wbe', 'flux-system:web'],
    ['flux-system:wbe:tag', 'flux-system:web:tag'],
    ['flux-system/web', 'flux-system:web'],
    ['flux-system/web:tag', 'flux-system:web:tag'],
    ['web', 'flux-system:web'],
    ['web:tag', 'flux-system:web:tag'],
    ['flux-system:web:tags', 'flux-system:web:tag'],
    ['web:web', 'flux-system:web'],
  ])('for %s means %s', async (text, right) => {
    expect(await told(`  tag: "1" # {"$imagepolicy": "${text}"}`)).toEqual([`${LINE} -> ${right}`]);
  });

  it.each([
    '  tag: "1" # {"$imagepolicy": "flux-system:shop"}',
    '  tag: "1" # {"$imagepolicy": "shop"}',
    '  tag: "1" # {"$imagepolicy": \'flux-system:web\'}',
    '  images: [web] # {"$imagepolicy": "flux-system:web"}',
    '  image: # {"$imagepolicy": "flux-system:web"}\n    tag: "1"',
    '  image: # {"$imagepolicy": "flux-system:web"}\n  - web:1',
    '  - image: # {"$imagepolicy": "flux-system:web"}\n      tag: "1"',
    '  image: {tag: "1"} # {"$imagepolicy": "flux-system:web"}',
  ])('%s does nothing', async (line) => {
    expect(await told(line)).toEqual([LINE]);
  });

  it('is looked at once, however often its line names the field', () => {
    const line = `a: ${'- [ '.repeat(240)}]y # {"$imagepolicy": "${'$imagepolicy'.repeat(70)}"}\n`;
    const lines = vi.spyOn(TextFile.prototype, 'line');
    expect(markersOf(new TextFile('a.yaml', line.repeat(500)))).toHaveLength(500);
    expect(lines.mock.calls.length).toBeLessThan(5 * 500);
    lines.mockRestore();
  });

  it('needs one cluster that has the policy, and a cluster that is known', async () => {
    const line = '  tag: "1" # {"$imagepolicy": "flux-system:shop"}';
    expect(await told(line, WEB, { 'clusters/prod/other.yaml': FOREIGN })).toEqual([]);
    const test = {
      ...bootstrap('clusters/test'),
      'clusters/test/i.yaml': [imageRepository('shop'), imagePolicy('shop', 'shop')],
    };
    expect(await told(line, WEB, test)).toEqual([]);
    expect(brief(await findingsOf('unknown-image-policy', { 'a.yaml': configMap('a', line) }))).toEqual([]);
  });

  it('is for another cluster if no known one has the policy that a file defines, or an automation', async () => {
    const line = '  tag: "1" # {"$imagepolicy": "flux-system:shop"}';
    const management = { 'management/policy.yaml': imagePolicy('shop', 'shop') };
    expect(await told(line, WEB, management)).toEqual([]);
    const [finding] = await marked(line, [...WEB, automation('flux-system')], management);
    expect(finding?.message).toContain('`management/policy.yaml` defines one, but no cluster applies that file.');
    const elsewhere = { 'management/policy.yaml': imagePolicy('shop', 'shop', 'shop') };
    expect(await told(line, WEB, elsewhere)).toEqual([LINE]);
  });

  it('for a policy that no automation of its namespace uses does nothing', async () => {
    const line = '  tag: "1" # {"$imagepolicy": "flux-system:web"}';
    const shop = [imageRepository('shop', 'shop'), imagePolicy('shop', 'shop', 'shop'), automation('shop')];
    expect(await told(line, [...WEB, ...shop])).toEqual([LINE]);
    expect(await told(line, [...WEB, ...shop, automation('flux-system')])).toEqual([]);
    expect(await told(line, [...WEB, ...shop], { 'clusters/prod/other.yaml': FOREIGN })).toEqual([]);
  });
});
