import { expect, it } from 'vitest';
import { accepted, BASELINE, deployment } from '../../test/baseline/repository.ts';
import { brief, findingsOf } from '../../test/rules/check-tree.ts';

const OWNED = { '.github/CODEOWNERS': '* @example/platform @example/security\n' };
const OLD = { ...OWNED, 'a.yaml': deployment('a') };
const BROKEN = { ...OLD, 'b.yaml': deployment('b'), 'c.yaml': deployment('c') };

it('is one finding for all that a change adds, with each line', async () => {
  const [finding, ...others] = await findingsOf('grown-baseline', await accepted(BROKEN), {
    base: await accepted(OLD),
  });
  expect(others).toEqual([]);
  expect(brief(finding ? [finding] : [])).toEqual(['error grown-baseline .github/gitops-gate-baseline.json:6']);
  expect(finding?.places.map(({ location }) => location.start.line)).toEqual([6, 7]);
  expect(finding?.message).toBe(
    'This change adds 2 findings to the baseline: `schema` (2). What it adds still counts until a code owner of the file approves the pull request or accepts this finding: `@example/platform`, `@example/security`. Fix it instead, or ask a code owner and then run the check again.',
  );
  expect(finding?.acceptance?.names).toEqual(['baseline/schema']);
});

it('names each rule that is to be accepted, and another set has another digest', async () => {
  const acceptanceOf = async (files: Readonly<Record<string, string>>) => {
    const [finding] = await findingsOf('grown-baseline', await accepted({ ...OLD, ...files }), {
      base: await accepted(OLD),
    });
    return finding?.acceptance;
  };
  const source = { 'r.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: r, namespace: web}\ndata: {a: yes}\n' };
  const both = await acceptanceOf({ 'b.yaml': deployment('b'), ...source });
  expect(both?.names).toEqual(['baseline/ambiguous-scalar', 'baseline/schema']);
  const digests = [
    both,
    await acceptanceOf({ 'b.yaml': deployment('b') }),
    await acceptanceOf({ 'c.yaml': deployment('c') }),
  ];
  expect(new Set(digests.map((one) => one?.digest)).size).toBe(3);
});

it('counts where an entry accepts more equal findings', async () => {
  const base = await accepted({ ...OWNED, 'x/a.yaml': deployment('a') });
  const head = await accepted({ ...OWNED, 'x/a.yaml': deployment('a'), 'y/a.yaml': deployment('a') });
  expect(await findingsOf('grown-baseline', head, { base })).toHaveLength(1);
});

it('is silent where a baseline gets smaller, stays or is on its own', async () => {
  const [small, big] = [await accepted(OLD), await accepted(BROKEN)];
  expect(await findingsOf('grown-baseline', { ...small, 'b.yaml': deployment('b', 2) }, { base: big })).toEqual([]);
  expect(await findingsOf('grown-baseline', big, { base: big })).toEqual([]);
  expect(await findingsOf('grown-baseline', big)).toEqual([]);
  expect(await findingsOf('grown-baseline', big, { base: small, isMerged: true })).toEqual([]);
});

it('is one line where a change adds the baseline of what the base has', async () => {
  const head = await accepted(BROKEN);
  const [finding, ...others] = await findingsOf('grown-baseline', head, { base: BROKEN });
  expect(others).toEqual([]);
  expect(finding?.message).toMatch(
    /^This change adds a baseline with 3 findings that the base already has: `schema` \(3\)\./,
  );
  expect([finding?.severity, finding?.places]).toEqual(['notice', []]);
});

it('says that an entry is not one of gitops-gate, which no one can accept', async () => {
  const base = await accepted(OLD);
  const head = { ...(await accepted(BROKEN)), 'b.yaml': deployment('b', 2) };
  const found = await findingsOf('grown-baseline', head, { base });
  expect(brief(found)).toEqual([
    'error grown-baseline .github/gitops-gate-baseline.json:6',
    'error grown-baseline .github/gitops-gate-baseline.json:7',
  ]);
  expect(found.map(({ message, losses }) => [message.includes('does not report like this'), losses.length])).toEqual([
    [true, 0],
    [false, 1],
  ]);
  expect(head[BASELINE]).toContain('Deployment web/b');
});
