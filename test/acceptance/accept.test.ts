import { expect, test } from 'vitest';
import { acceptLosses } from '../../src/acceptance/accept.ts';
import type { Statement } from '../../src/acceptance/statement.ts';
import { acceptedBy } from '../../src/acceptance/words.ts';
import type { Finding } from '../../src/findings/finding.ts';
import { digestOf, type Loss } from '../../src/findings/loss.ts';
import type { ObjectIdentity } from '../../src/kubernetes/object.ts';
import { DEFAULT_ACKNOWLEDGEMENT } from '../../src/policy/acknowledge.ts';
import { finding } from '../review/finding.ts';

const object = (kind: string, name: string, namespace = ''): ObjectIdentity => ({
  apiVersion: kind === 'Kustomization' ? 'kustomize.toolkit.fluxcd.io/v1' : 'v1',
  ...{ kind, namespace, name },
});
const lost = (cluster: string, lostObject: ObjectIdentity, ...within: ObjectIdentity[]): Loss => ({
  ...{ cluster: `clusters/${cluster}`, object: lostObject, within },
});
const loses = (line: number, losses: readonly Loss[], rule = 'prunes-data') =>
  finding('a.yaml', line, String(line), { rule, losses });
const NAMESPACE = object('Namespace', 'web');
const WEB = loses(1, [
  lost('production', NAMESPACE),
  lost('production', object('PersistentVolumeClaim', 'data', 'web'), NAMESPACE),
  lost('production', object('PersistentVolumeClaim', 'web', 'web'), NAMESPACE),
]);
const BOTH = loses(
  2,
  ['production', 'staging'].map((cluster) => lost(cluster, object('PersistentVolumeClaim', 'db', 'db'))),
);
const LONG = loses(
  3,
  ['PersistentVolumeClaim', 'StatefulSet'].map((kind) => lost('production', object(kind, 'cache', 'cache'))),
);
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
      acceptance: { names: ['production/web'], digest: digestOf(WEB.losses) },
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
    notes: ['What loses `production/db` also loses `staging/db`. Accept all of it.'],
  });
  const two = [said('prunes-data production/db'), said('prunes-data staging/db production/db', { by: '@bob' })];
  expect((await accept(two)).accepted).toEqual([['2', '@alice production/db', '@bob staging/db']]);
});

test('a digest means that set of losses, whatever the host remembers', async () => {
  const covers = (): boolean => false;
  expect((await accept([said(`prunes-data production/web #${digestOf(WEB.losses)}`, { covers })])).left).toEqual([
    '2',
    '3',
    '9',
  ]);
  expect(await accept([said('prunes-data production/web #00000000000000000000000000000000')])).toMatchObject({
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
    'prunes-data production/cache',
    '`production/cache` can mean `clusters/production/PersistentVolumeClaim/cache/cache`, `clusters/production/StatefulSet/cache/cache`. Accept them by these names.',
  ],
])('what %s means is answered', async (words, note) => {
  expect(await accept([said(words)])).toEqual({ left: ['1', '2', '3', '9'], accepted: [], notes: [note] });
});

test('names are as short as they are clear, among all findings of the rule', async () => {
  const namesOf = async (...findings: Finding[]) =>
    (await acceptLosses(findings, { policy: DEFAULT_ACKNOWLEDGEMENT, read: undefined })).findings.map(
      ({ acceptance }) => acceptance?.names,
    );
  expect(await namesOf(WEB, BOTH, LONG)).toEqual([
    ['production/web'],
    ['production/db', 'staging/db'],
    ['production/PersistentVolumeClaim/cache', 'production/StatefulSet/cache'],
  ]);
  const other = loses(4, [lost('production', object('PersistentVolume', 'web'))]);
  expect(await namesOf(WEB, other)).toEqual([['production/Namespace/web'], ['production/PersistentVolume/web']]);
  const twin = loses(4, [{ ...lost('', object('Namespace', 'web')), cluster: 'other/production' }]);
  expect(await namesOf(WEB, twin)).toEqual([['clusters/production/Namespace/web'], ['other/production/Namespace/web']]);
  const apps = object('Kustomization', 'apps', 'flux-system');
  const all = ['a', 'b'].map((name) => lost('production', object('PersistentVolumeClaim', name, name), apps));
  expect(await namesOf(loses(5, all))).toEqual([['production/apps']]);
});

test('longer names of what a line loses mean the same, and those of a part of it only that', async () => {
  for (const name of ['production/web', 'production/Namespace/web', 'clusters/production/Namespace/web'])
    expect((await accept([said(`prunes-data ${name}`)], [WEB])).left).toEqual([]);
  for (const name of ['production/data', 'production/web/data', 'production/PersistentVolumeClaim/web/data'])
    expect(await accept([said(`prunes-data ${name}`)], [WEB])).toMatchObject({
      left: ['1'],
      notes: [`What loses \`${name}\` also loses \`production/web\`. Accept all of it.`],
    });
  for (const name of ['production', 'web', 'production/web/web/web', 'web/production', 'clusters/production/web'])
    expect((await accept([said(`prunes-data ${name}`)], [WEB])).left).toEqual(['1']);
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
  const moves = loses(4, WEB.losses, 'ownership-move');
  expect((await accept([said('prunes-data production/web')], [WEB, moves])).left).toEqual(['4']);
});

test('what the policy does not let people accept stays, and nobody is asked', async () => {
  const never = { read: () => Promise.reject(new Error('asked')) };
  const off = await acceptLosses([WEB, OTHER], { policy: undefined, ...never });
  expect(off).toEqual({ findings: [{ ...WEB, losses: [], acceptance: null }, OTHER], accepted: [], notes: [] });
  const rules = new Set(['reinstalls']);
  const other = await acceptLosses([WEB], { policy: { ...DEFAULT_ACKNOWLEDGEMENT, rules }, ...never });
  expect(other.findings).toEqual([{ ...WEB, losses: [], acceptance: null }]);
  expect((await acceptLosses([OTHER], { policy: DEFAULT_ACKNOWLEDGEMENT, ...never })).notes).toEqual([]);
});

test('what cannot be read accepts nothing', async () => {
  const read = () => Promise.reject(new Error('Bad gateway'));
  expect(await acceptLosses([WEB], { policy: DEFAULT_ACKNOWLEDGEMENT, read })).toEqual({
    findings: [{ ...WEB, acceptance: { names: ['production/web'], digest: digestOf(WEB.losses) } }],
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
