import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { brief, type Files, findingsOf, fixesOf } from '../../test/rules/check-tree.ts';
import { samplesOf } from './samples.ts';

const FILES: Files = { 'apps/production/secret.yaml': 'a: b\n', 'k8s/db.sops.yaml': 'a: b\n' };

interface Written {
  readonly path?: string;
  readonly key?: string;
  readonly more?: string;
}

function config(...rules: readonly Written[]): string {
  const lines = rules.map(({ path, key = 'a', more = '' }) => {
    const pattern = path === undefined ? '' : `path_regex: '${path}', `;
    return `  - {${pattern}age: age1${key}${more}}\n`;
  });
  return `creation_rules:\n${lines.join('')}`;
}

const findings = (text: string, path = '.sops.yaml'): Promise<readonly Finding[]> =>
  findingsOf('invalid-sops-rule', { ...FILES, [path]: text });

describe('invalid-sops-rule', () => {
  it.each([
    ['^(.\\/apps\\/production\\/.*)', '^(apps\\/production\\/.*)'],
    ['^\\./apps/.*', '^apps/.*'],
    ['./apps/production/.*', 'apps/production/.*'],
    ['^/apps/.*\\.yaml$', '^apps/.*\\.yaml$'],
    ['apps/*/secret.yaml', 'apps/[^/]*/secret\\.yaml$'],
  ])('offers the pattern that %s was meant to be', async (path, meant) => {
    const found = await findings(config({ path }));
    expect(brief(found)).toEqual(['warning invalid-sops-rule .sops.yaml:2']);
    expect(fixesOf(found).map((text) => text.replace(/^'(.*)'$/, '$1'))).toEqual([meant]);
  });

  it('knows that paths are relative to the configuration', async () => {
    const found = await findings(config({ path: '^k8s/.*\\.sops\\.yaml' }), 'k8s/.sops.yaml');
    expect(fixesOf(found)).toEqual([expect.stringContaining('^.*\\.sops\\.yaml')]);
    expect(await findings(config({ path: 'db\\.sops\\.yaml' }), 'k8s/.sops.yaml')).toEqual([]);
  });

  it.each([
    ['an expression that is not valid', config({ path: '*.yaml' })],
    ['an expression of another language', config({ path: '(?<=apps/).*' })],
    ['two settings', config({ path: 'x', more: ', encrypted_regex: a, unencrypted_suffix: b' })],
  ])('is an error for %s', async (_, text) => {
    expect(brief(await findings(text))).toEqual(['error invalid-sops-rule .sops.yaml:2']);
  });

  it('has no fix where files of another rule would have to be encrypted again', async () => {
    const found = await findings(config({ path: './apps/.*' }, { key: 'b' }));
    expect(brief(found)).toEqual(['warning invalid-sops-rule .sops.yaml:2']);
    expect(fixesOf(found)).toEqual([]);
  });

  it('offers an expression for a glob that is not one', async () => {
    const [found] = await findings(config({ path: 'apps/**/*.yaml' }));
    expect(found?.message).toContain('Did you mean `apps/.*[^/]*\\.yaml$`?');
  });

  it.each([
    ['a rule for all files', config({}, { path: 'x', key: 'b' })],
    ['the same pattern', config({ path: 'a\\.yaml$' }, { path: 'a\\.yaml$', key: 'b' })],
    ['a wider pattern', config({ path: '.*\\.ya?ml' }, { path: 'talos/.*\\.sops\\.ya?ml', key: 'b' })],
    ['its folder', config({ path: '^apps/.*' }, { path: '^apps/(dev|prod)/[^/]+\\.yaml$', key: 'b' })],
  ])('warns of a rule after %s', async (_, text) => {
    expect(brief(await findings(text))).toEqual(['warning invalid-sops-rule .sops.yaml:3']);
  });

  it.each([
    ['matches no file yet', config({ path: 'talos/.*\\.sops\\.ya?ml$' }, { key: 'b' })],
    ['comes after one that does the same', config({ path: '.*' }, { path: 'x' })],
    [
      'matches more endings than the one before it',
      config({ path: '.*\\.yaml$' }, { path: 'x/.*\\.ya?ml$', key: 'b' }),
    ],
    ['may match outside of the folder before it', config({ path: '^apps/.*' }, { path: 'apps/x', key: 'b' })],
    ['is not for the files before it', config({ path: 'a/.*' }, { path: 'b/.*', key: 'b' })],
    ['has a part that is not known here', config({ path: '.*' }, { path: '\\p{L}', key: 'a' })],
  ])('is silent about a rule that %s', async (_, text) => {
    expect(await findings(text)).toEqual([]);
  });

  it('is silent about a file that has no rules', async () => {
    for (const text of ['', 'creation_rules:\n', 'creation_rules: [a, 1]\n', '- a\n', 'stores: {}\n'])
      expect(await findings(text)).toEqual([]);
  });

  it('reads no more rules, and no larger patterns, than can be compared with each file', async () => {
    const rules = Array.from({ length: 2000 }, (_, at) => ({ path: `x${at}` }));
    expect(await findings(config(...rules, { path: '*' }))).toEqual([]);
    expect(await findings(config({ path: `x{1000}${'y'.repeat(2000)}` }, { path: '*' }))).toEqual([]);
    expect(brief(await findings(config(...rules.slice(0, 100), { path: '*' })))).toHaveLength(1);
  });

  it('makes samples of patterns, and none of too many alternatives', () => {
    expect(samplesOf('^a/(b|c)\\.ya?ml$')).toContain('a/c.yml');
    for (const pattern of ['(a', 'a)', '(?i)a', 'a{2}', '(a|b)'.repeat(20), '('.repeat(1000)])
      expect(samplesOf(pattern)).toBeUndefined();
  });
});
