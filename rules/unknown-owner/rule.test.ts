import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { brief, briefWithFixes, findingsOf } from '../../test/rules/check-tree.ts';
import { repository } from '../../test/rules/codeowners.ts';

const LINES = ['* @org/platform', '/apps/ @org/platfrom @octocat', '/docs/ @octocat x@example.org'];
const PATHS = ['apps/a.yaml', 'docs/a.md'];

const judge = (
  unknownOwners: readonly string[],
  lines = LINES,
  base?: readonly string[],
): Promise<readonly Finding[]> =>
  findingsOf('unknown-owner', repository(lines, ...PATHS), {
    unknownOwners,
    base: base && repository(base, ...PATHS),
  });

describe('unknown-owner', () => {
  it('warns of an owner that the host does not know, with the closest known one', async () => {
    expect(briefWithFixes(await judge(['@org/platfrom']))).toEqual([
      'warning unknown-owner .github/CODEOWNERS:2 -> @org/platform',
    ]);
  });

  it('is one finding for all lines of an owner', async () => {
    const [finding, ...others] = await judge(['@octocat']);
    expect(others).toEqual([]);
    expect(finding?.places.map(({ location }) => location.start.line)).toEqual([2, 3]);
    expect(finding?.message).toContain('Give the user write access, or correct the name.');
  });

  it('offers no name that is not known either', async () => {
    expect((await judge(['@org/platfrom', '@org/platform'])).map(({ fix }) => fix)).toEqual([null, null]);
  });

  it('is not reported where the host says nothing, where GitHub skips the line, or without CODEOWNERS', async () => {
    expect(await judge([])).toEqual([]);
    expect(await judge(['@octocat'], ['* @org/platform', '/apps/ @octocat x'])).toEqual([]);
    expect(await findingsOf('unknown-owner', { 'a.yaml': 'a: b\n' }, { unknownOwners: ['@octocat'] })).toEqual([]);
  });

  it('is new in the pull request that names the owner, and old in others', async () => {
    expect(await judge(['@octocat'], [...LINES, '/apps/b/ @org/platform'], LINES)).toEqual([]);
    expect(brief(await judge(['@new'], [...LINES, '/apps/b/ @new'], LINES))).toEqual([
      'warning unknown-owner .github/CODEOWNERS:4',
    ]);
  });
});
