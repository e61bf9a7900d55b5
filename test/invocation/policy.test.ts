import { join } from 'node:path';
import { expect, test } from 'vitest';
import { policyInForce } from '../../src/invocation/policy.ts';
import { DEFAULT_POLICY } from '../../src/policy/policy.ts';
import type { Tree } from '../../src/repository/tree.ts';
import { readWorkTree } from '../../src/repository/work-tree.ts';
import { scratchFolder } from '../repository/scratch.ts';

const STRICT = 'preset: strict\n';
const LOOSE = 'failOn: never\n';

const treeOf = (files: Readonly<Record<string, string>>): Tree => readWorkTree(scratchFolder(files));
const baseOf = (files: Readonly<Record<string, string>>) => ({
  tree: treeOf(files),
  change: { base: '', files: new Map() },
  whole: true,
});
const force = ({ policy, complaints }: Awaited<ReturnType<typeof policyInForce>>) => [
  policy.preset,
  policy.failOn,
  complaints.map(({ at }) => at.file),
];

test.each([
  ['proposed', ['strict', undefined, ['.gitops-gate.yaml']]],
  ['own', ['strict', undefined, ['.gitops-gate.yaml']]],
  ['merged', ['recommended', 'never', []]],
] as const)('the policy of a change that is %s', async (standing, expected) => {
  const [head, base] = [treeOf({ '.gitops-gate.yaml': LOOSE }), baseOf({ '.gitops-gate.yaml': STRICT })];
  expect(force(await policyInForce('/', { standing, head, base }, {}))).toEqual(expected);
});

test('work that is compared with nothing has its own policy', async () => {
  const head = treeOf({ '.gitops-gate.yaml': LOOSE });
  const found = await policyInForce('/', { standing: 'own', head, base: undefined }, {});
  expect(force(found)).toEqual(['recommended', 'never', []]);
});

test('a file of another name is the one of the base, and the default policy where only the change has it', async () => {
  const head = treeOf({ 'ci/gate.yaml': LOOSE });
  const choose = (base: ReturnType<typeof baseOf>) =>
    policyInForce('/', { standing: 'proposed', head, base }, { path: 'ci/gate.yaml' });
  expect(force(await choose(baseOf({ 'ci/gate.yaml': STRICT })))).toEqual(['strict', undefined, ['ci/gate.yaml']]);
  expect(force(await choose(baseOf({})))).toEqual(['recommended', undefined, ['ci/gate.yaml']]);
  const deleted = await policyInForce(
    '/',
    { standing: 'proposed', head: treeOf({ 'a.yaml': '' }), base: baseOf({ 'ci/gate.yaml': STRICT }) },
    { path: 'ci/gate.yaml' },
  );
  expect(force(deleted)).toEqual(['strict', undefined, ['ci/gate.yaml']]);
  expect(deleted.mistakes).toMatchObject([{ at: { file: { path: 'ci/gate.yaml' } }, isDeletion: true }]);
  const nowhere = { standing: 'proposed', head: treeOf({}), base: baseOf({}) } as const;
  await expect(policyInForce('/', nowhere, { path: 'ci/gate.yaml' })).rejects.toThrow('does not exist');
});

test('a file that the change deletes is reported however it is named', async () => {
  const base = baseOf({ 'ci/gate.yaml': STRICT });
  const folder = scratchFolder({ 'a.yaml': '' });
  for (const [standing, choice] of [
    ['proposed', { path: './ci//gate.yaml' }],
    ['own', { file: join(folder, 'ci/gate.yaml') }],
  ] as const) {
    const found = await policyInForce(folder, { standing, head: readWorkTree(folder), base }, choice);
    expect(force(found)).toEqual(['strict', undefined, ['ci/gate.yaml']]);
    expect(found.mistakes).toMatchObject([{ at: { file: { path: 'ci/gate.yaml' } }, isDeletion: true }]);
    expect(found.complaints[0]?.message).toBe(
      'This change deletes the policy file. The gate uses it until the change is merged.',
    );
  }
  const never = { standing: 'own', head: readWorkTree(folder), base: baseOf({}) } as const;
  await expect(policyInForce(folder, never, { file: join(folder, 'ci/gate.yaml') })).rejects.toThrow('cannot be read');
});

test('where both usual files exist, a notice says which one is used', async () => {
  const [first, second] = ['.github/gitops-gate.yaml', '.gitops-gate.yaml'];
  const both = treeOf({ [first]: LOOSE, [second]: STRICT });
  const said = async (standing: 'proposed' | 'merged', files: Readonly<Record<string, string>>, choice = {}) => {
    const { complaints } = await policyInForce('/', { standing, head: both, base: baseOf(files) }, choice);
    return complaints.filter(({ at }) => at.file === second).map(({ severity, message }) => [severity, message]);
  };
  const words = (start: string) => [
    [
      'notice',
      `${start} ignores this policy file, because \`${first}\` also exists. Move its settings to that file, and delete this one.`,
    ],
  ];
  expect(await said('merged', {})).toEqual(words('The gate'));
  expect(await said('proposed', { [first]: LOOSE, [second]: STRICT })).toEqual(words('The gate'));
  expect(await said('proposed', { [second]: STRICT })).toEqual(words('After the merge, the gate'));
  expect(await said('merged', {}, { path: first })).toEqual([]);
  const one = { standing: 'merged', head: treeOf({ [second]: STRICT }), base: undefined } as const;
  expect((await policyInForce('/', one, {})).complaints).toEqual([]);
});

test('where the policy of the base cannot be used, the default policy holds, and a change that repairs it has no mistakes', async () => {
  const broken = baseOf({ '.gitops-gate.yaml': 'failOn: erorr\n' });
  const found = async (files: Readonly<Record<string, string>>) => {
    const { policy, complaints, mistakes } = await policyInForce(
      '/',
      { standing: 'proposed', head: treeOf({ 'a.yaml': '', ...files }), base: broken },
      {},
    );
    return [policy === DEFAULT_POLICY, complaints[0]?.severity, mistakes.map(({ at, fix }) => `${at.text} -> ${fix}`)];
  };
  expect(await found({ '.gitops-gate.yaml': 'failOn: erorr\n' })).toEqual([true, 'warning', ['erorr -> error']]);
  expect(await found({ '.gitops-gate.yaml': LOOSE })).toEqual([true, 'warning', []]);
  expect(await found({})).toEqual([true, 'warning', []]);
});

test.each([
  ['failOn: erorr\n', ['erorr -> error']],
  ['rules: {unowned-fil: off}\n', ['unowned-fil -> unowned-file']],
  ['rules: {"unowned-fil": "of"}\n', ['"of" -> "off"']],
  ['suppressions: {forbid: [unowned-fil]}\n', ['unowned-fil -> unowned-file']],
  ['acknowledge: {rules: [unowned-fil], author: true}\n', ['unowned-fil -> unowned-file']],
  ['acknowledge: {autor: true}\n', ['autor -> author']],
  ['acknowledge: of\n', ['of -> off']],
  ['acknowledge: {by: []}\n', ['[] -> undefined']],
  ['acknowledge: [alice]\n', ['[alice] -> undefined']],
  ['acknowledge: off\n', []],
  ['acknowledge: {rules: [unowned-file], by: ["@octo/sre", octocat], author: true, trailers: false}\n', []],
  ['failon: error\nlimits: {minuts: 3}\n', ['failon -> failOn', 'minuts -> minutes']],
  ['a: [\n', ['[ -> undefined']],
  ['- a\n', [' -> undefined']],
  ['failOn: error\n---\nfailOn: never\n', [' -> undefined']],
  ['---\n---\nfailOn: erorr\n', ['erorr -> error']],
  ['failOn: error\n---\n# nothing\n', []],
  ['failOn: \0\n', [' -> undefined']],
  [`# ${'a'.repeat(300_000)}\n`, [' -> undefined']],
  ['preset: strict\n', []],
])(
  'a change that brings the policy %j is checked by the policy of the base, and has these mistakes',
  async (text, expected) => {
    const [head, base] = [treeOf({ '.gitops-gate.yaml': text }), baseOf({ '.gitops-gate.yaml': STRICT })];
    const { policy, mistakes } = await policyInForce('/', { standing: 'proposed', head, base }, {});
    expect(policy.preset).toBe('strict');
    expect(mistakes.map(({ at, fix }) => `${at.text} -> ${fix}`)).toEqual(expected);
    const merged = policyInForce('/', { standing: 'merged', head, base }, {});
    if (expected.length > 0) await expect(merged).rejects.toThrow('The policy file cannot be used');
    else expect((await merged).mistakes).toEqual([]);
  },
);

test('levels of a run go before the policy file, also before its overrides', async () => {
  const head = treeOf({
    '.gitops-gate.yaml': 'overrides:\n  - paths: [a/**]\n    rules: {yaml-syntax: error, unknown-source: error}\n',
  });
  const levels = new Map([['yaml-syntax', 'off'] as const]);
  const { policy } = await policyInForce('/', { standing: 'own', head, base: undefined }, { levels });
  expect(policy.rules.get('yaml-syntax')).toBe('off');
  expect(policy.overrides.map(({ rules }) => [...rules])).toEqual([[['unknown-source', 'error']]]);
});

test('what comes from elsewhere is what the base says, so that a change cannot declare what it lacks', async () => {
  const settings = (name: string): string => `externals:\n  - {kind: Secret, name: ${name}}\n`;
  const provides = async (standing: 'proposed' | 'merged', before: string, after: string): Promise<boolean[]> => {
    const files = (text: string): Record<string, string> =>
      text === '' ? { 'a.yaml': '' } : { '.gitops-gate.yaml': text };
    const { policy } = await policyInForce(
      '/',
      { standing, head: treeOf(files(after)), base: baseOf(files(before)) },
      {},
    );
    const asked = { groupKind: '/Secret', namespace: 'flux-system', cluster: 'prod' };
    return [
      policy.externals.isClosed,
      ...['settings', 'added'].map((name) => policy.externals.provides({ ...asked, name })),
    ];
  };
  expect(await provides('proposed', settings('settings'), settings('added'))).toEqual([true, true, false]);
  expect(await provides('merged', settings('settings'), settings('added'))).toEqual([true, false, true]);
  expect(await provides('proposed', '', settings('added'))).toEqual([false, false, false]);
});

test('of a policy file full of mistakes, the first are told, as sentences', async () => {
  const mistakesIn = async (text: string) => {
    const [head, base] = [treeOf({ '.gitops-gate.yaml': text }), baseOf({})];
    return (await policyInForce('/', { standing: 'proposed', head, base }, {})).mistakes.map(({ message }) => message);
  };
  const many = Array.from({ length: 5_000 }, (_, at) => at);
  expect(await mistakesIn(`rules:\n${many.map((at) => `  unowned-fil${at}: off\n`).join('')}`)).toHaveLength(20);
  expect(await mistakesIn(many.map((at) => `fail${at}: off\n`).join(''))).toHaveLength(20);
  expect(await mistakesIn('failOn: error\nfailOn: never\n')).toEqual([
    'This key is already defined in the same mapping.',
  ]);
});
