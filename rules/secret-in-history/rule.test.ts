import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/findings/finding.ts';
import { compareWith } from '../../src/repository/compare.ts';
import { readWorkTree } from '../../src/repository/work-tree.ts';
import { check } from '../../src/run.ts';
import { commitAll, gitIn, scratchRepository, write } from '../../test/repository/scratch.ts';
import { brief, policyOfTree } from '../../test/rules/check-tree.ts';

const FIRST = 'Quay-Lantern-4471-Rope';
const FILLED = `"\${DB_PASSWORD}"`;
const SECOND = '7hK2pQ9xVb4mZt8w';
const TOKEN = `ghp_${'kQ7Zp2Vw9xT4mB8cAa1LdR3s'}${'F6gHj5YuI0oP'}`;

const secret = (password: string): string =>
  `apiVersion: v1\nkind: Secret\nmetadata: {name: db, namespace: web}\nstringData:\n  password: ${password}\n`;

type Step = Readonly<Record<string, string | undefined>>;

/** The findings of a change that consists of these commits, after a first one that is its base. */
async function findings(base: Step, ...commits: readonly Step[]): Promise<{ own: readonly Finding[]; all: string }> {
  const folder = scratchRepository({});
  const commit = (step: Step): string => {
    for (const [path, text] of Object.entries(step)) {
      if (text === undefined) gitIn(folder, 'rm', '-q', path);
      else write(folder, { [path]: text });
    }
    return commitAll(folder, 'Change');
  };
  const first = commit({ 'README.md': 'a\n', ...base });
  for (const step of commits) commit(step);
  const head = readWorkTree(folder);
  const { policy } = await policyOfTree(head);
  const result = await check({
    head,
    base: compareWith(folder, first),
    policy,
    scope: 'new',
    failOn: 'error',
    today: '2026-11-01',
  });
  expect(result.failures).toEqual([]);
  const own = result.report.findings.filter(({ rule }) => rule === 'secret-in-history');
  return { own, all: JSON.stringify(result.report) };
}

describe('secret-in-history', () => {
  it('reports what a later commit replaces, at the key that is still there, and never the value', async () => {
    const { own, all } = await findings({}, { 'db.yaml': secret(FIRST) }, { 'db.yaml': secret(FILLED) });
    expect(brief(own)).toEqual(['error secret-in-history db.yaml:5']);
    expect(own[0]?.message).toMatch(/^Commit [0-9a-f]{10} .*`password`.* line 5 /);
    expect(all).not.toContain(FIRST);
  });

  it('reports what a later commit deletes, once, in files of any kind', async () => {
    const { own, all } = await findings(
      {},
      { 'db.yaml': secret(FIRST), '.env': `T=${TOKEN}\n`, 'b.tf': `t = "${TOKEN}"\n` },
      { 'db.yaml': undefined, '.env': undefined, 'b.tf': undefined },
    );
    expect(brief(own)).toEqual(['error secret-in-history .env:1', 'error secret-in-history db.yaml:1']);
    for (const value of [FIRST, TOKEN]) expect(all).not.toContain(value);
  });

  it.each<[string, string]>([
    ['.env', `DB_PASSWORD=${SECOND}\n`],
    ['main.tf', `password = "${SECOND}"\n`],
    ['deploy.sh', `helm upgrade a b --set auth.password=${SECOND}\n`],
    ['a.yaml', `a: b\n# password: ${SECOND}\n`],
  ])('reports a setting or comment of %s that a later commit removes', async (path, text) => {
    const { own, all } = await findings({}, { [path]: text }, { [path]: 'a: b\n' });
    expect(brief(own)).toEqual([`error secret-in-history ${path}:1`]);
    expect(all).not.toContain(SECOND);
  });

  it('points at the key, and not at a word that contains it', async () => {
    const { own } = await findings(
      {},
      { 'db.yaml': `# The passwords of the database\n${secret(FIRST)}` },
      { 'db.yaml': `# The passwords of the database\n${secret(FILLED)}` },
    );
    expect(brief(own)).toEqual(['error secret-in-history db.yaml:6']);
  });

  it.each<[string, Step, readonly Step[]]>([
    [
      'another file of the base has',
      { 'a.yaml': secret(FIRST) },
      [{ 'b.yaml': secret(FIRST) }, { 'b.yaml': undefined }],
    ],
    ['becomes a comment', {}, [{ 'a.yaml': secret(SECOND) }, { 'a.yaml': `a: b\n# password: ${SECOND}\n` }]],
    ['is in a generated file', {}, [{ 'vendor/a.sh': `T=${TOKEN}\n` }, { 'vendor/a.sh': undefined }]],
    ['is in a document', {}, [{ 'a.md': `password: ${SECOND}\n` }, { 'a.md': undefined }]],
    ['was in the base', { 'db.yaml': secret(FIRST) }, [{ 'db.yaml': secret(FILLED) }]],
    ['is in the head', {}, [{ 'db.yaml': secret(FIRST) }]],
    ['moves to another file', {}, [{ 'a.yaml': secret(FIRST) }, { 'a.yaml': undefined, 'b.yaml': secret(FIRST) }]],
    ['may be no secret', {}, [{ 'db.yaml': secret('postgres') }, { 'db.yaml': undefined }]],
    [
      'is encrypted',
      {},
      [{ 'db.yaml': secret('ENC[AES256_GCM,data:AA==,iv:AA==,tag:AA==,type:str]') }, { 'db.yaml': undefined }],
    ],
    ['is for a test', {}, [{ 'tests/db.yaml': secret(FIRST) }, { 'tests/db.yaml': undefined }]],
  ])('is silent about a value that %s', async (_, base, commits) => {
    expect((await findings(base, ...commits)).own).toEqual([]);
  });

  it('reports each of two values that a third one replaces', async () => {
    const { own } = await findings(
      {},
      { 'db.yaml': secret(FIRST) },
      { 'db.yaml': secret(SECOND) },
      { 'db.yaml': secret('""') },
    );
    expect(own.length).toBeGreaterThan(0);
    expect(own.reduce((sum, { places }) => sum + Math.max(1, places.length), 0)).toBe(2);
  });
});
