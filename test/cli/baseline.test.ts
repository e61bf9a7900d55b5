import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BASELINE, deployment, secret } from '../baseline/repository.ts';
import { scratchFolder, scratchRepository, write } from '../repository/scratch.ts';
import { runCli } from './run-cli.ts';

const FILES = { 'apps/a.yaml': deployment('a'), 'apps/s.yaml': secret('kR7vQ2xZp9LmT4wB') };
const run = async (folder: string, ...args: string[]) => {
  const { code, output, complaints } = await runCli(args, { cwd: folder });
  return [code, output || complaints];
};
const text = (folder: string): string => readFileSync(join(folder, BASELINE), 'utf8');
const rulesIn = (folder: string): string[] =>
  JSON.parse(text(folder)).findings.map(({ rule }: { rule: string }) => rule);

it('writes what there is, and check passes until something new comes', async () => {
  const folder = scratchFolder(FILES);
  expect((await runCli(['check'], { cwd: folder })).code).toBe(1);
  expect(await run(folder, 'baseline')).toEqual([
    0,
    `Wrote ${BASELINE}. It has 2 entries. A finding with several places has an entry for each. Commit the file, and \`gitops-gate check\` reports new findings only.\n`,
  ]);
  expect(text(folder)).not.toContain('kR7vQ2xZp9LmT4wB');
  const passed = await runCli(['check'], { cwd: folder });
  expect([passed.code, passed.output.trimEnd().split('\n').at(-1)]).toEqual([
    0,
    'No findings in 3 files; 2 in the baseline; passed',
  ]);
  write(folder, { 'apps/b.yaml': deployment('b') });
  expect((await runCli(['check'], { cwd: folder })).output).toContain('apps/b.yaml:7:13  error  schema');
});

it('does not apply to a folder that is checked on its own, and check says so', async () => {
  const folder = scratchRepository(FILES);
  await run(folder, 'baseline');
  write(folder, { '.github/gitops-gate.yaml': 'preset: strict\n' });
  const complaints = async (...args: string[]): Promise<string> =>
    (await runCli(['check', ...args], { cwd: folder })).complaints;
  expect(await complaints('apps')).toBe(
    `\`apps\` is checked on its own, so \`.github/gitops-gate.yaml\` and \`${BASELINE}\` of the repository do not apply. To use what the repository sets, run \`gitops-gate check\` in ${folder}.\n`,
  );
  write(folder, { 'apps/.gitops-gate.yaml': 'preset: audit\n' });
  expect(await complaints('apps')).toContain(`so \`${BASELINE}\` of the repository does not apply`);
  for (const args of [[], ['apps/a.yaml'], ['apps', '--quiet']]) expect(await complaints(...args)).toBe('');
});

it('only gets smaller if it is written again, unless more is asked for', async () => {
  const folder = scratchFolder(FILES);
  await run(folder, 'baseline');
  const first = text(folder);
  expect(await run(folder, 'baseline')).toEqual([0, `${BASELINE} is up to date. It has 2 entries.\n`]);
  write(folder, { 'apps/a.yaml': deployment('a', 2), 'apps/b.yaml': deployment('b') });
  expect(await run(folder, 'baseline')).toEqual([
    0,
    `Updated ${BASELINE}: 0 findings added, 1 removed. It has 1 entry.\nNot in the baseline: \`schema\` (1). To accept these findings, too, run \`gitops-gate baseline --grow\`.\n`,
  ]);
  expect(rulesIn(folder)).toEqual(['plaintext-secret']);
  expect((await run(folder, 'baseline', '--grow'))[1]).toBe(
    `Updated ${BASELINE}: 1 finding added, 0 removed. It has 2 entries.\n`,
  );
  write(folder, FILES);
  write(folder, { 'apps/b.yaml': deployment('b', 2) });
  await run(folder, 'baseline', '--grow');
  expect(text(folder)).toBe(first);
});

it('accepts the findings of some rules only, and can print instead', async () => {
  const folder = scratchFolder(FILES);
  const [code, printed] = await run(folder, 'baseline', '--dry-run', '--rule', 'schema');
  expect([code, existsSync(join(folder, BASELINE))]).toEqual([0, false]);
  await run(folder, 'baseline', '--rule', 'schema');
  expect([text(folder), rulesIn(folder)]).toEqual([printed, ['schema']]);
  expect(await run(folder, 'baseline', '--rule', 'shema')).toEqual([
    2,
    'Unknown rule `shema`. Did you mean `schema`?\n',
  ]);
});

it('writes none where there is nothing to accept', async () => {
  const folder = scratchFolder({ 'apps/a.yaml': deployment('a', 2) });
  expect(await run(folder, 'baseline')).toEqual([0, 'There is no finding to accept, so no baseline was written.\n']);
  expect(existsSync(join(folder, BASELINE))).toBe(false);
});

it('writes where the policy file says, for the folder that it names', async () => {
  const folder = scratchFolder({
    'fleet/apps/a.yaml': deployment('a'),
    'fleet/.github/gitops-gate.yaml': 'baseline:\n  path: ci/accepted.json\n',
  });
  expect((await run(folder, 'baseline', 'fleet'))[0]).toBe(0);
  expect(existsSync(join(folder, 'fleet/ci/accepted.json'))).toBe(true);
  expect((await run(folder, 'check', 'fleet'))[0]).toBe(0);
});

it.each([
  ['../a.json', '`../a.json` is not a file in the checked directory.'],
  ['/etc/a.json', '`/etc/a.json` is not a file in the checked directory.'],
  ['C:\\a.json', '`C:\\a.json` is not a file in the checked directory.'],
  ['apps/a.yaml', 'The name of a baseline must end with `.json`.'],
])('refuses a path that is not its own: %s', async (path, message) => {
  const folder = scratchFolder({ ...FILES, '.github/gitops-gate.yaml': `baseline:\n  path: '${path}'\n` });
  const [code, complaint] = await run(folder, 'baseline');
  expect([code, complaint]).toEqual([2, expect.stringContaining(message)]);
});

it('does not write over a file that it cannot read, nor over a link', async () => {
  const folder = scratchFolder({ ...FILES, [BASELINE]: '{"version": 2, "findings": []}\n' });
  expect(await run(folder, 'baseline', '--grow')).toEqual([
    2,
    `${BASELINE}:1:13: \`version\` must be 1. Another version of gitops-gate may have written this file. Correct the file, or delete it.\n`,
  ]);
  const [hostile, outside] = [scratchFolder(FILES), scratchFolder()];
  symlinkSync(outside, join(hostile, '.github'));
  const { code, complaints } = await runCli(['baseline', hostile]);
  expect([code, complaints]).toEqual([2, expect.stringContaining('.github is a symbolic link')]);
  expect(existsSync(join(outside, 'gitops-gate-baseline.json'))).toBe(false);
});

it('says what a baseline cannot accept', async () => {
  const folder = scratchFolder({
    ...FILES,
    '.github/gitops-gate.yaml': 'suppressions:\n  forbid: [plaintext-secret]\n',
  });
  expect((await run(folder, 'baseline'))[1]).toContain(
    'A baseline cannot accept these findings: `plaintext-secret` (1). They still count.',
  );
  expect(rulesIn(folder)).toEqual(['schema']);
});

it('explains itself in --help', async () => {
  expect(await run('.', 'baseline', '--help')).toEqual([0, expect.stringContaining('--grow')]);
});
