import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FLEET } from '../imported/fleet.ts';
import { recorded } from '../imported/importing.ts';
import { commitAll, scratchFolder, scratchRepository, write } from '../repository/scratch.ts';
import { CLI, runCli } from './run-cli.ts';

const fleet = (): string =>
  scratchRepository(Object.fromEntries(Object.entries(FLEET).map(([k, v]) => [k, String(v)])));
const results = (): string =>
  scratchFolder({ 'kc.json': recorded('kubeconform.json'), 'ct.json': recorded('conftest.json') });

const placesIn = (output: string): string[] =>
  JSON.parse(output).findings.map(
    ({ rule, location }: { rule: string; location: { path: string; start: { line: number } } }) =>
      `${rule} ${location.path}:${location.start.line}`,
  );
const VIOLATIONS = [
  'kubeconform/schema apps/base/service.yaml:11',
  'kubeconform/schema apps/production/scale.yaml:6',
  'kubeconform/schema apps/production/scale.yaml:7',
];

describe('gitops-gate import', () => {
  it('places the results of a file, and fails the gate', async () => {
    const args = ['import', '--from', 'kubeconform', `${results()}/kc.json`, fleet()];
    const { code, output, complaints } = await runCli([...args, '--format', 'json']);
    expect([code, complaints, placesIn(output)]).toEqual([1, '', VIOLATIONS]);
    expect((await runCli([...args, '--fail-on', 'never'])).code).toBe(0);
    expect((await runCli([...args, '--rule', 'kubeconform/*=warning'])).code).toBe(0);
  });

  it('reads the standard input, in the encoding that the shell wrote', () => {
    const folder = fleet();
    const run = (input: Buffer) => {
      const args = [CLI, 'import', '--from', 'kubeconform', '--cluster', 'clusters/production', '--format', 'json'];
      return spawnSync(process.execPath, [...args, '-', folder], { input, encoding: 'utf8' });
    };
    const text = recorded('kubeconform-stdin.json');
    expect(placesIn(run(Buffer.from(text)).stdout)).toEqual(VIOLATIONS);
    expect(placesIn(run(Buffer.from(`\ufeff${text}`, 'utf16le')).stdout)).toEqual(VIOLATIONS);
    const { status, stderr } = run(Buffer.from(''));
    expect([status, stderr]).toEqual([
      2,
      '-:1:1: This file cannot be imported. It is empty. Make sure that `kubeconform -output json` wrote it.\n',
    ]);
  });

  it('reads a pipe, and not more of it than an output can have', async () => {
    const folder = fleet();
    const run = (command: string) => {
      const line = `exec ${process.execPath} ${CLI} import --from kubeconform --format json <(${command}) ${folder}`;
      return spawnSync('bash', ['-c', line], { encoding: 'utf8', timeout: 60_000 });
    };
    expect(placesIn(run(`cat ${results()}/kc.json`).stdout)).toEqual(VIOLATIONS);
    const { status, stderr } = run('cat /dev/zero');
    expect(status).toBe(2);
    expect(stderr).toMatch(/is larger than 64 MiB, so nothing was imported\./);
  });

  it('knows clusters by the last part of their names', async () => {
    const folder = fleet();
    const file = `${scratchFolder({ 'kc.json': recorded('kubeconform-stdin.json') })}/kc.json`;
    const args = ['import', '--from', 'kubeconform', file, folder, '--format', 'json', '--cluster'];
    expect(placesIn((await runCli([...args, 'production'])).output)).toEqual(VIOLATIONS);
    const { code, complaints } = await runCli([...args, 'prodction']);
    expect([code, complaints]).toEqual([
      2,
      'Cluster `prodction` does not exist. Choose one of: clusters/production, clusters/staging.\n',
    ]);
  });

  it('compares with the output for the base, or says that it cannot', async () => {
    const folder = fleet();
    write(folder, { 'apps/production/scale.yaml': String(FLEET['apps/production/scale.yaml']).replace('"4"', '"5"') });
    commitAll(folder, 'second');
    const file = `${results()}/kc.json`;
    const args = ['import', '--from', 'kubeconform', file, folder, '--base', 'HEAD~1', '--format', 'json'];
    const without = await runCli(args);
    expect(placesIn(without.output)).toEqual(VIOLATIONS.slice(1, 2));
    expect(without.complaints).toBe(
      `${file}:1:1: What kubeconform says about the base is not known, so its results count only for what the change edits. To compare both, also import its output for the base.\n`,
    );
    const compared = await runCli([...args, '--base-file', file]);
    expect([compared.code, compared.complaints, placesIn(compared.output)]).toEqual([0, '', []]);
  });

  it.each([
    [['import'], 'Specify a tool and its output: gitops-gate import --from kubeconform FILE.'],
    [['import', 'a.json'], 'Specify a tool and its output'],
    [['import', '--from', 'kubconform', 'a.json'], 'Did you mean `kubeconform`?'],
    [['import', '--from', 'sarif', 'missing.sarif'], 'The file missing.sarif cannot be read, so nothing was imported.'],
    [['import', '--from', 'sarif', 'a.json', '--base-file', 'b.json'], '--base-file requires a base. Add --base REV.'],
    [['check', '--import', 'results.json'], '`--import` must be a tool and a file, such as `kubeconform=results.json`'],
    [['check', '--import', 'trivy=a.json'], 'The tool in `--import` must be one of sarif, kubeconform'],
    [
      ['check', '--import', 'sarif@base=a.json'],
      '`--import` has the output of sarif for the base only. Add `sarif=FILE`.',
    ],
    [
      ['check', '--import', 'sarif=-', '--import', 'conftest=-'],
      'Only one output can be read from the standard input.',
    ],
  ])('%j says what is wrong', async (args, message) => {
    const { code, complaints } = await runCli(args, { cwd: scratchFolder({ 'a.yaml': 'a: 1\n' }) });
    expect(code).toBe(2);
    expect(complaints).toContain(message);
  });
});

it('gitops-gate check --import reports our findings and those of other tools together', async () => {
  const folder = results();
  const args = ['--import', `kubeconform=${folder}/kc.json`, '--import', `conftest=${folder}/ct.json`];
  const { output } = await runCli(['check', fleet(), ...args, '--format', 'json']);
  const rules = new Set(placesIn(output).map((place) => place.split(' ')[0]));
  for (const rule of ['schema', 'kubeconform/schema', 'conftest/main/deny']) expect(rules).toContain(rule);
});

it('gitops-gate explain describes rules of other tools', async () => {
  const { code, output } = await runCli(['explain', 'kyverno/require-labels']);
  expect(code).toBe(0);
  expect(output).toContain('A result of Kyverno');
  expect(output).toContain('level: as the tool says');
  expect((await runCli(['explain', 'kivverno/a'])).complaints).toContain('Did you mean `kyverno/a`?');
});

it('gitops-gate baseline accepts imported findings, and keeps them if it runs without their tool', async () => {
  const folder = fleet();
  const [kubeconform, conftest] = ['kc', 'ct'].map((name) => `${results()}/${name}.json`);
  const both = ['--import', `kubeconform=${kubeconform}`, '--import', `conftest=${conftest}`];
  await runCli(['baseline', folder, ...both]);
  const text = readFileSync(`${folder}/.github/gitops-gate-baseline.json`, 'utf8');
  for (const rule of ['schema', 'kubeconform/schema', 'conftest/main/deny']) expect(text).toContain(`"${rule}"`);
  expect((await runCli(['check', folder, ...both])).code).toBe(0);
  for (const more of [[], both.slice(2)])
    expect((await runCli(['baseline', folder, ...more])).output).toContain('is up to date');
  const nothing = `${scratchFolder({ 'none.json': '{"resources":[]}' })}/none.json`;
  const { output } = await runCli(['baseline', folder, '--import', `kubeconform=${nothing}`]);
  expect(output).toContain('0 findings added, 3 removed');
});
