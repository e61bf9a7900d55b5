import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { repository } from '../../test/rules/codeowners.ts';

const judge = (files: Files): Promise<readonly Finding[]> =>
  findingsOf(['unowned-file', 'codeowners-syntax', 'shallow-owner'], files);

const TALK = [
  '* @global-owner1 @global-owner2',
  '/.github/CODEOWNERS @team-leads',
  '/infrastructure/* @cloud-ops',
  '/clusters/* @cloud-ops',
  '/apps/base/* @cloud-ops',
  '/apps/dev/gotosocial/* @team1',
  '/apps/dev/podinfo/* @team2',
  '/apps/staging/portainer/* @team2',
  '/apps/production/* @team-leads',
];

describe('shallow-owner', () => {
  it.each([
    ['nothing lies deeper', ['/a/* @x'], ['a/x']],
    ['deeper files have lines of their own', ['/a/* @x', '/a/b/ @y'], ['a/x', 'a/b/x']],
    ['the line leaves files to nobody', ['* @y', '/a/*'], ['a/x', 'a/b/x']],
    ['it is the root', ['* @y', '/* @x'], ['a/x']],
    ['a later line decides', ['/a/* @x', '* @y'], ['a/x', 'a/b/x']],
  ])('is silent where %s', async (_, lines, paths) => {
    expect((await judge(repository(lines, ...paths))).filter(({ rule }) => rule === 'shallow-owner')).toEqual([]);
  });

  it('has no fix where the wider pattern would take files from another owner', async () => {
    const findings = await judge(repository(['/.github/ @x', '/a/b/ @y', 'a/* @x'], 'a/x', 'a/b/x', 'a/c/x'));
    expect(findings.find(({ rule }) => rule === 'shallow-owner')).toMatchObject({ fix: null });
  });

  it('keeps owners aligned', async () => {
    const findings = await judge(repository(['* @y', '/docs/*   @x', '/apps/* @x'], 'docs/a/x', 'apps/a/x'));
    const [shallow] = findings.filter(({ rule }) => rule === 'shallow-owner');
    expect(shallow?.places.map(({ fix }) => fix?.edits[0]?.text)).toEqual(['/docs/ ', '/apps/']);
  });

  it('keeps the folder where it is', async () => {
    const findings = await judge(repository(['* @y', 'docs/* @x'], 'docs/a/x'));
    expect(findings[0]?.fix?.edits[0]?.text).toBe('/docs/');
  });

  it('judges the CODEOWNERS of the talk as GitHub does: `*` owns what `/*` does not reach', async () => {
    const paths = [
      'infrastructure/controllers/a.yaml',
      'clusters/production/a.yaml',
      'apps/base/podinfo/a.yaml',
      'apps/dev/gotosocial/patches/a.yaml',
      'apps/dev/podinfo/patches/a.yaml',
      'apps/staging/portainer/patches/a.yaml',
      'apps/production/podinfo/a.yaml',
    ];
    const findings = await judge(repository(TALK, ...paths));
    expect(brief(findings)).toEqual(['warning shallow-owner .github/CODEOWNERS:3']);
    const places = findings[0]?.places ?? [];
    expect(places.map(({ location }) => location.start.line)).toEqual([3, 4, 5, 6, 7, 8, 9]);
    expect(places.map(({ fix }) => fix?.edits[0]?.text)).toContain('/apps/dev/gotosocial/');
    const withoutDefault = await judge(repository(TALK.slice(1), ...paths, 'apps/base/kustomization.yaml'));
    expect(
      withoutDefault.filter(({ rule }) => rule === 'unowned-file').map(({ message }) => /`([^`]+)`/.exec(message)?.[1]),
    ).toEqual(['apps/production/']);
    // One cause is one finding: what is left out above is below a line that stops short of it.
    const shallow = withoutDefault.filter(({ rule }) => rule === 'shallow-owner');
    expect(shallow.map(({ places }) => places.map(({ location }) => location.start.line))).toEqual([
      [2, 3, 4, 5, 6, 7, 8],
    ]);
  });
});
