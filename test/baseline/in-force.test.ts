import { describe, expect, it } from 'vitest';
import type { Statement } from '../../src/acceptance/statement.ts';
import { acceptedBy } from '../../src/acceptance/words.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/policy/policy.ts';
import { bootstrap, kustomization } from '../flux/repository.ts';
import { type Files, resultOf } from '../rules/check-tree.ts';
import { accepted, BASELINE, baselineOf, deployment, outcome, secret } from './repository.ts';

const OLD: Files = { 'apps/a.yaml': deployment('a'), 'apps/b.yaml': deployment('b', 2) };
const OWNED = { '.github/CODEOWNERS': '* @example/platform\n' };
const policy = (growth: 'never' | 'allowed'): Partial<Policy> => ({
  baseline: { path: BASELINE, growth },
});
const password = 'kR7vQ2xZp9LmT4wB';
const otherPassword = 'Zq8Nf3HsV6yJd1Ue';

describe('a baseline without a change', () => {
  it('accepts what is in it, counts it, and nothing else', async () => {
    expect(await outcome(OLD)).toEqual([['error schema apps/a.yaml:7'], 0]);
    const files = await accepted(OLD);
    expect(await outcome(files)).toEqual([[], 1]);
    expect(await outcome({ ...files, 'apps/b.yaml': deployment('b') })).toEqual([['error schema apps/b.yaml:7'], 1]);
    const other = deployment('a', 2).replace('replicas: 2', 'replicas: 2\n  minReadySeconds: soon');
    expect(await outcome({ ...files, 'apps/a.yaml': other })).toEqual([
      ['notice unused-baseline .github/gitops-gate-baseline.json:5', 'error schema apps/a.yaml:8'],
      0,
    ]);
  });

  it('does not accept another wrong value in the field, whatever kind of mistake it is', async () => {
    const files = await accepted({ 'apps/a.yaml': deployment('a') });
    const stale = 'notice unused-baseline .github/gitops-gate-baseline.json:5';
    for (const value of ['three', '-1', 'true'])
      expect(await outcome({ ...files, 'apps/a.yaml': deployment('a', value) }), value).toEqual([
        [stale, 'error schema apps/a.yaml:7'],
        0,
      ]);
    expect(await outcome({ ...files, 'apps/a.yaml': deployment('a', '"two"') })).toEqual([[], 1]);
  });

  it('has nothing of a value that could be a secret', async () => {
    const env = (name: string, value: string): Files => ({
      'apps/a.yaml': deployment('a', 2).replace('}]}\n', `, env: [{name: ${name}, value: ${value}}]}]}\n`),
    });
    for (const [name, isPart] of [
      ['RETRIES', true],
      ['DB_PASSWORD', false],
    ] as const) {
      const [one, other] = [await baselineOf(env(name, '83114')), await baselineOf(env(name, '52907'))];
      expect(one, name).toContain('"rule": "schema"');
      expect(one !== other, name).toBe(isPart);
    }
    const key = (value: number): Files => ({ 'b.yaml': secret('x').replace('password: x', `pin: ${value}`) });
    expect(await baselineOf(key(83114))).toBe(await baselineOf(key(52907)));
  });

  it('survives moved lines and a renamed file', async () => {
    const { [BASELINE]: baseline } = await accepted(OLD);
    const moved = { 'apps/c.yaml': `# A comment\n\n${deployment('a')}`, [BASELINE]: baseline };
    expect(await outcome(moved)).toEqual([[], 1]);
  });

  it('accepts as many equal findings as it says', async () => {
    const twice = { 'apps/a.yaml': deployment('a'), 'base/a.yaml': deployment('a') };
    const thrice = { ...twice, 'new/a.yaml': deployment('a') };
    const [findings, inBaseline] = await outcome({ ...thrice, [BASELINE]: await baselineOf(twice) });
    expect([findings.length, inBaseline]).toEqual([1, 2]);
  });

  it('does not accept what people accept for one change, what a policy forbids to suppress, or its own mistakes', async () => {
    const forbidden = { policy: { unsuppressible: new Set(['schema']) } };
    expect(await outcome(await accepted(OLD), forbidden)).toEqual([
      ['notice unused-baseline .github/gitops-gate-baseline.json:5', 'error schema apps/a.yaml:7'],
      0,
    ]);
    expect(JSON.parse(await baselineOf(OLD, forbidden))).toMatchObject({ findings: [] });
    const { debt } = await resultOf({ ...OLD, [BASELINE]: '{}' });
    expect(debt.barred.map(({ rule }) => rule)).toEqual(['invalid-baseline']);
    expect(debt.others.map(({ rule }) => rule)).toEqual(['schema']);
  });

  it('that cannot be read accepts nothing', async () => {
    const { [BASELINE]: text } = await accepted(OLD);
    const conflict = text.replace('    {', '<<<<<<< ours\n    {');
    expect(await outcome({ ...OLD, [BASELINE]: conflict })).toEqual([
      ['error invalid-baseline .github/gitops-gate-baseline.json:5', 'error schema apps/a.yaml:7'],
      0,
    ]);
  });

  it('is where the policy file says', async () => {
    const elsewhere = { baseline: { path: 'ci/accepted.json', growth: 'code-owner' } } as const;
    const { [BASELINE]: text } = await accepted(OLD);
    expect(await outcome({ ...OLD, 'ci/accepted.json': text }, { policy: elsewhere })).toEqual([[], 1]);
    expect((await outcome({ ...OLD, 'ci/accepted.json': text }))[1]).toBe(0);
  });
});

describe('secrets in a baseline', () => {
  it('are accepted by rule, object and field, and neither they nor a digest of them are in it', async () => {
    const [one, other] = [
      await baselineOf({ 's.yaml': secret(password) }),
      await baselineOf({ 's.yaml': secret(otherPassword) }),
    ];
    expect(one).toContain('"rule": "plaintext-secret", "file": "s.yaml", "object": "Secret web/db"');
    expect(one).not.toContain(password);
    // What would let a value be guessed differs between two values.
    expect(one).toBe(other);
  });

  it('are not accepted once a change puts another one in their place', async () => {
    const base = await accepted({ 's.yaml': secret(password) });
    const changed = { ...base, 's.yaml': secret(otherPassword) };
    for (const scope of ['new', 'changed', 'all'] as const)
      expect(await outcome(changed, { base, scope })).toEqual([['error plaintext-secret s.yaml:5'], 0]);
    const moved = { ...base, 's.yaml': `# Moved\n${secret(password)}` };
    for (const scope of ['new', 'all'] as const) expect(await outcome(moved, { base, scope })).toEqual([[], 1]);
  });
});

describe('a change that deploys what no cluster reached', () => {
  const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: web}\n';
  const base: Files = {
    ...bootstrap('clusters/prod'),
    'clusters/prod/namespace.yaml': namespace,
    'apps/new/kustomization.yaml': 'resources: [web.yaml]\n',
    'apps/new/web.yaml': deployment('web'),
  };
  const deploys = { 'clusters/prod/new.yaml': kustomization('new', './apps/new') };

  it('counts with its defects, which were warnings, in the baseline or not', async () => {
    expect(await outcome(base)).toEqual([['warning schema apps/new/web.yaml:7'], 0]);
    expect(await outcome({ ...base, ...deploys }, { base })).toEqual([['error schema apps/new/web.yaml:7'], 0]);
    const known = await accepted(base);
    for (const scope of ['new', 'all'] as const)
      expect(await outcome({ ...known, ...deploys }, { base: known, scope })).toEqual([
        ['error schema apps/new/web.yaml:7'],
        0,
      ]);
  });

  it('is responsible for nothing that was deployed before, nor for what is deployed no longer', async () => {
    const before = { ...base, ...deploys };
    const staging = {
      ...bootstrap('clusters/staging'),
      'clusters/staging/new.yaml': deploys['clusters/prod/new.yaml'],
    };
    const again = { ...before, ...staging, 'clusters/staging/namespace.yaml': namespace };
    expect(await outcome(again, { base: before })).toEqual([[], 0]);
    expect((await outcome(base, { base: before }))[0]).not.toContain('warning schema apps/new/web.yaml:7');
  });
});

describe('a change', () => {
  const grown = async () => {
    const base = { ...(await accepted(OLD)), ...OWNED };
    const broken = { ...OLD, 'apps/b.yaml': deployment('b') };
    return { base, head: { ...base, ...(await accepted(broken)) } };
  };
  const GROWN = ['error grown-baseline .github/gitops-gate-baseline.json:6', 'error schema apps/b.yaml:7'];

  it('is not accepted by what it adds to the baseline', async () => {
    const { base, head } = await grown();
    for (const scope of ['new', 'changed', 'all'] as const)
      expect(await outcome(head, { base, scope })).toEqual([GROWN, 1]);
    expect(await outcome(head, { base, policy: policy('never') })).toEqual([GROWN, 1]);
  });

  it('is accepted once it is merged, or where the policy lets a baseline grow', async () => {
    const { base, head } = await grown();
    expect(await outcome(head, { base, isMerged: true, scope: 'all' })).toEqual([[], 2]);
    expect(await outcome(head, { base, policy: policy('allowed') })).toEqual([
      ['notice grown-baseline .github/gitops-gate-baseline.json:6'],
      2,
    ]);
  });

  it('is accepted once a code owner says so about exactly these findings', async () => {
    const { base, head } = await grown();
    const asked = (await resultOf(head, { base })).report.findings.find(({ rule }) => rule === 'grown-baseline');
    expect(asked?.acceptance?.names).toEqual(['baseline/schema']);
    expect(asked?.approvers).toEqual({ owners: ['@example/platform'], path: BASELINE });
    const line = `grown-baseline baseline/schema #${asked?.acceptance?.digest}`;
    const said = (words: string, owners: readonly string[] = ['@example/platform']): Statement => ({
      names: acceptedBy(words),
      ...{ by: '@octocat', at: '2026-11-29T13:00:00Z', url: null, covers: () => false, outdated: 'Outdated' },
      whyNot: async (approvers) => (approvers?.every((one) => owners.includes(one)) ? undefined : 'they do not own it'),
    });
    const answer = async (files: Files, statement: Statement) => {
      const { report } = await resultOf(files, { base, statements: async () => [statement] });
      const { findings, accepted: consent, inBaseline, notAccepted } = report;
      return {
        findings: findings.map(({ rule }) => rule),
        consent: consent.length,
        inBaseline: inBaseline.length,
        notAccepted,
      };
    };
    expect(await answer(head, said(line))).toEqual({ findings: [], consent: 1, inBaseline: 2, notAccepted: [] });
    expect(await answer(head, said(line, ['@mallory']))).toEqual({
      ...{ findings: ['grown-baseline', 'schema'], consent: 0, inBaseline: 1 },
      notAccepted: ['`@octocat` cannot accept `grown-baseline baseline/schema`: they do not own it.'],
    });
    const more = { ...OLD, 'apps/b.yaml': deployment('b'), 'apps/c.yaml': deployment('c') };
    const bigger = { ...head, ...(await accepted(more)) };
    expect(await answer(bigger, said(line))).toMatchObject({
      findings: ['grown-baseline', 'schema', 'schema'],
      consent: 0,
    });
  });

  it('that removes entries or moves them passes', async () => {
    const base = { ...(await accepted({ ...OLD, 'apps/b.yaml': deployment('b') })), ...OWNED };
    const fixed = { ...base, ...(await accepted(OLD)) };
    expect(await outcome({ ...fixed, 'apps/b.yaml': deployment('b', 2) }, { base, scope: 'all' })).toEqual([[], 1]);
    const renamed = { 'apps/z.yaml': deployment('a'), 'apps/y.yaml': deployment('b') };
    expect(await outcome({ ...OWNED, ...(await accepted(renamed)) }, { base, scope: 'all' })).toEqual([[], 2]);
  });

  it('that adds the first baseline passes, and does not accept what it breaks itself', async () => {
    const base = { ...OLD, ...OWNED };
    const introduced = { ...base, ...(await accepted(OLD)) };
    const NOTICE = 'notice grown-baseline .github/gitops-gate-baseline.json:5';
    for (const scope of ['new', 'all'] as const) {
      expect(await outcome(introduced, { base, scope })).toEqual([[NOTICE], 1]);
      const broken = { ...base, 'apps/b.yaml': deployment('b') };
      const [findings, inBaseline] = await outcome({ ...base, ...(await accepted(broken)) }, { base, scope });
      expect([findings, inBaseline]).toEqual([[NOTICE, ...GROWN], 1]);
    }
  });

  it('cannot prepare a baseline for a later finding', async () => {
    const { base } = await grown();
    const later = {
      ...base,
      ...(await accepted({ ...OLD, 'apps/b.yaml': deployment('b') })),
      'apps/b.yaml': deployment('b', 2),
    };
    const { report } = await resultOf(later, { base, policy: policy('allowed') });
    expect(report.findings).toMatchObject([
      { rule: 'grown-baseline', severity: 'error', losses: [], acceptance: null },
    ]);
    const { [BASELINE]: text } = (await grown()).head;
    const disguised = {
      ...(await grown()).head,
      [BASELINE]: text.replaceAll('Deployment web/b', 'ConfigMap web/harmless'),
    };
    expect((await outcome(disguised, { base, policy: policy('allowed') }))[0]).toContain('error schema apps/b.yaml:7');
  });

  it('says why no one can accept what it adds', async () => {
    const { base, head } = await grown();
    const message = async (files: Files): Promise<string | undefined> => {
      const { report } = await resultOf({ ...head, ...files }, { base: { ...base, ...files } });
      return report.findings.find(({ rule }) => rule === 'grown-baseline')?.message;
    };
    expect(await message({})).toContain(
      'until a code owner of the file approves the pull request or accepts this finding: `@example/platform`.',
    );
    expect(await message({ '.github/CODEOWNERS': '/apps/ @example/platform\n' })).toContain(
      'CODEOWNERS of the base does not have an owner for `.github/gitops-gate-baseline.json`',
    );
    expect(await message({ '.github/CODEOWNERS': '* admin@example.com\n' })).toContain('mail addresses');
  });

  it('cannot take the file over by becoming its owner', async () => {
    const { base, head } = await grown();
    const { report } = await resultOf({ ...head, '.github/CODEOWNERS': '* @mallory\n' }, { base });
    expect(report.findings.find(({ rule }) => rule === 'grown-baseline')?.approvers?.owners).toEqual([
      '@example/platform',
    ]);
  });

  it('is compared with the default policy unless one says otherwise', () => {
    expect(DEFAULT_POLICY.baseline).toEqual({ path: BASELINE, growth: 'code-owner' });
  });
});
