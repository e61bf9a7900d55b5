import { expect, test } from 'vitest';
import { acceptLosses } from '../../src/acceptance/accept.ts';
import type { Statement } from '../../src/acceptance/statement.ts';
import { acceptedBy } from '../../src/acceptance/words.ts';
import { DEFAULT_ACKNOWLEDGEMENT } from '../../src/policy/acknowledge.ts';
import { finding } from '../review/finding.ts';

const loss = (line: number, names: readonly string[], digest = '1a2b3c4d', rule = 'prunes-data') =>
  finding('a.yaml', line, String(line), { rule, acceptance: { names, digest } });
const WEB = loss(1, ['production/web']);
const BOTH = loss(2, ['production/db', 'staging/db'], 'abcdef01');
const LONG = loss(3, ['clusters/production/PersistentVolumeClaim/db/data', 'clusters/production/Secret/db/data']);
const OTHER = finding('a.yaml', 9, '9');

const said = (words: string, more: Partial<Statement> = {}): Statement => ({
  names: acceptedBy(words),
  ...{ by: '@alice', at: '2026-11-29T13:00:00Z', url: null },
  ...{ covers: () => true, outdated: 'Outdated', whyNot: async () => undefined, ...more },
});
const accept = async (statements: readonly Statement[], findings = [WEB, BOTH, LONG, OTHER]) => {
  const result = await acceptLosses(findings, { policy: DEFAULT_ACKNOWLEDGEMENT, read: async () => statements });
  return {
    left: result.findings.map(({ fingerprint }) => fingerprint),
    accepted: result.accepted.map((one) => [one.fingerprint, ...one.accepted.map(({ by, names }) => `${by} ${names}`)]),
    notes: result.notes,
  };
};

test('a finding whose loss is named is accepted, with who and when', async () => {
  const { accepted } = await acceptLosses([WEB], {
    policy: DEFAULT_ACKNOWLEDGEMENT,
    read: async () => [said('prunes-data production/web', { url: 'https://example.com/1' })],
  });
  expect(accepted).toEqual([
    {
      ...WEB,
      accepted: [{ names: ['production/web'], by: '@alice', on: '2026-11-29', url: 'https://example.com/1' }],
    },
  ]);
  expect(await accept([said('prunes-data production/web')])).toEqual({
    left: ['2', '3', '9'],
    accepted: [['1', '@alice production/web']],
    notes: [],
  });
});

test('a line that loses several is accepted once all are, by one or several people', async () => {
  expect(await accept([said('prunes-data production/db')])).toEqual({
    left: ['1', '2', '3', '9'],
    accepted: [],
    notes: ['The line that loses `production/db` also loses `staging/db`. Accept these, too.'],
  });
  const two = [said('prunes-data production/db'), said('prunes-data staging/db production/db', { by: '@bob' })];
  expect((await accept(two)).accepted).toEqual([['2', '@alice production/db', '@bob staging/db']]);
});

test('a digest means that set of losses, whatever the host remembers', async () => {
  const covers = (): boolean => false;
  expect((await accept([said('prunes-data production/web #1a2b3c4d', { covers })])).left).toEqual(['2', '3', '9']);
  expect(await accept([said('prunes-data production/web #00000000')])).toMatchObject({
    accepted: [],
    notes: [
      'What `@alice` accepted as `prunes-data production/web` does not count. The digest is of another set of losses.',
    ],
  });
  expect(await accept([said('prunes-data production/web', { covers })])).toMatchObject({
    accepted: [],
    notes: ['What `@alice` accepted as `prunes-data production/web` does not count. Outdated.'],
  });
});

test.each([
  [
    'prunes-data production/wbe',
    '`production/wbe` does not name a loss of this change. Did you mean `production/web`?',
  ],
  ['prunes-data web', '`web` does not name a loss of this change. Did you mean `production/web`?'],
  ['prunes-data nothing/like', '`nothing/like` does not name a loss of this change.'],
  [
    'prune-data production/web',
    'No finding of this change that can be accepted is from a rule `prune-data`. Did you mean `prunes-data`?',
  ],
  [
    'prunes-data Production/web',
    '`Production/web` does not name a loss of this change. Did you mean `production/web`?',
  ],
  [
    'prunes-data production/wеb',
    '`production/wеb` does not name a loss of this change. Did you mean `production/web`?',
  ],
  [
    'prunes-data production/data',
    '`production/data` can mean `clusters/production/PersistentVolumeClaim/db/data`, `clusters/production/Secret/db/data`. Accept them by these names.',
  ],
])('what %s means is answered', async (words, note) => {
  expect(await accept([said(words)])).toEqual({ left: ['1', '2', '3', '9'], accepted: [], notes: [note] });
});

test('a short name of one longer one is enough', async () => {
  const only = loss(3, ['clusters/production/PersistentVolumeClaim/db/data']);
  for (const name of ['production/data', 'production/db/data', 'clusters/production/PersistentVolumeClaim/db/data'])
    expect((await accept([said(`prunes-data ${name}`)], [only])).left).toEqual([]);
  for (const name of ['production/db', 'data', 'staging/data', 'data/production'])
    expect((await accept([said(`prunes-data ${name}`)], [only])).left).toEqual(['3']);
});

test('people who cannot accept are told why, unless their words name nothing or someone else accepts', async () => {
  const stranger = { by: '@mallory', whyNot: async () => 'this account cannot write to the repository' };
  expect((await accept([said('prunes-data production/web', stranger)])).notes).toEqual([
    '`@mallory` cannot accept `prunes-data production/web`: this account cannot write to the repository.',
  ]);
  expect((await accept([said('prunes-data buy/this', stranger)])).notes).toEqual([]);
  const both = [said('prunes-data production/web', stranger), said('prunes-data production/web')];
  expect(await accept(both)).toMatchObject({ accepted: [['1', '@alice production/web']], notes: [] });
});

test('another rule is not accepted with it', async () => {
  const moves = loss(4, ['production/web'], '1a2b3c4d', 'ownership-move');
  expect((await accept([said('prunes-data production/web')], [WEB, moves])).left).toEqual(['4']);
});

test('what the policy does not let people accept stays, and nobody is asked', async () => {
  const never = { read: () => Promise.reject(new Error('asked')) };
  const off = await acceptLosses([WEB, OTHER], { policy: undefined, ...never });
  expect(off).toEqual({ findings: [{ ...WEB, acceptance: undefined }, OTHER], accepted: [], notes: [] });
  const rules = new Set(['reinstalls']);
  const other = await acceptLosses([WEB], { policy: { ...DEFAULT_ACKNOWLEDGEMENT, rules }, ...never });
  expect(other.findings[0]?.acceptance).toBeUndefined();
  expect((await acceptLosses([OTHER], { policy: DEFAULT_ACKNOWLEDGEMENT, ...never })).notes).toEqual([]);
});

test('what cannot be read accepts nothing', async () => {
  const read = () => Promise.reject(new Error('Bad gateway'));
  expect(await acceptLosses([WEB], { policy: DEFAULT_ACKNOWLEDGEMENT, read })).toEqual({
    findings: [WEB],
    accepted: [],
    notes: ['What people have accepted cannot be read, so nothing counts as accepted: Bad gateway.'],
  });
});

test('the notes of a run are few', async () => {
  const many = Array.from({ length: 500 }, (_, at) => said(`prunes-data hostile/${at}${'x'.repeat(1000)}`));
  const { notes } = await accept(many);
  expect(notes).toHaveLength(10);
  expect(notes.join().length).toBeLessThan(2_000);
});
