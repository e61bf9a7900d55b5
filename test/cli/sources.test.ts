// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are Flux's variables, not JavaScript's.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { bootstrap, configMap, kustomization } from '../flux/repository.ts';
import { commitAll, gitIn, scratchFolder, write } from '../repository/scratch.ts';
import { runCli } from './run-cli.ts';

const SOURCE = `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: platform, namespace: flux-system}
spec: {interval: 1m, url: "https://github.com/acme/platform", ref: {branch: main}}
`;
const SECRET = 'apiVersion: v1\nkind: Secret\nmetadata: {name: db, namespace: flux-system}\nstringData:\n  password: ';

const web = (path: string): string =>
  `${SOURCE}---\n${kustomization('web', path).replace('GitRepository, name: flux-system', 'GitRepository, name: platform')}`;

/** A repository in `fleet` that deploys from the one beside it; its second commit takes another path there. */
function fleet(path: string): string {
  const folder = scratchFolder();
  const gotk = Object.entries(bootstrap('clusters/one')).map(([at, text]) => [at, [text].flat().join('\n---\n')]);
  const repository = join(folder, 'fleet');
  write(repository, {
    ...Object.fromEntries(gotk),
    '.gitops-gate.yaml': 'preset: recommended\nsources:\n  https://github.com/acme/platform: ../platform\n',
    'clusters/one/web.yaml': web('./apps/web'),
    'clusters/one/app.yaml': kustomization(
      'app',
      './app',
      '  postBuild: {substituteFrom: [{kind: ConfigMap, name: web}]}\n',
    ),
    'app/cm.yaml': configMap('app', '  text: to ${db_password}\n'),
  });
  write(join(folder, 'platform'), {
    'apps/web/cm.yaml': configMap('web', '  a: b\n  db_password: hunter2-hunter3\n'),
    'apps/web/db.yaml': `${SECRET}hunter2-hunter2\n`,
    'apps/next/cm.yaml': configMap('web', '  a: c\n  db_password: correct-horse-stable\n'),
    'apps/next/db.yaml': `${SECRET}correct-horse-battery\n`,
  });
  gitIn(repository, 'init', '-q', '-b', 'main');
  commitAll(repository, 'first');
  write(repository, { 'clusters/one/web.yaml': web(path) });
  commitAll(repository, 'second');
  return repository;
}

it('graph and build follow clusters into the checkout', async () => {
  const folder = fleet('./apps/web');
  const graph = await runCli(['graph', folder]);
  expect(graph).toMatchObject({ code: 0, complaints: '' });
  expect(graph.output).toContain('github.com/acme/platform/apps/web');
  expect(graph.output).not.toContain('not known');
  const build = await runCli(['build', '--cluster', 'clusters/one', folder]);
  expect(build).toMatchObject({ code: 0, complaints: '' });
  expect(build.output).toContain('name: web');
  expect(build.output).toContain('a: b');
});

it('diff shows what another path of the checkout changes, and no secret of it', async () => {
  const { code, output, complaints } = await runCli(['diff', '--base', 'HEAD~1', fleet('./apps/next')]);
  expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
  expect(output).toContain('data.a: b → c');
  expect(output).toContain('stringData.password');
  expect(output).toContain('~ app (ConfigMap flux-system/app)');
  expect(output).not.toMatch(/hunter2|correct-horse/);
});

it('check judges base and head by the same checkout', async () => {
  const report = async (folder: string): Promise<Report> =>
    JSON.parse((await runCli(['check', '--format', 'json', '--base', 'HEAD~1', folder])).output);
  const { findings } = await report(fleet('./apps/nexd'));
  expect(findings.map(({ rule, location }) => `${rule} ${location.path}:${location.start.line}`)).toEqual([
    'missing-path clusters/one/web.yaml:12',
  ]);
  const right = await report(fleet('./apps/next'));
  expect(right.findings).toEqual([]);
  expect(right.changes?.sets).toMatchObject([{ name: 'clusters/one', changed: 4 }]);
});

it('a checkout inside of the work tree is no part of the change', async () => {
  const folder = fleet('./apps/web');
  write(folder, { CODEOWNERS: '/clusters/ @acme/one\n/CODEOWNERS @acme/one\n', 'platform/a.yaml': 'a: b: c\n' });
  gitIn(join(folder, 'platform'), 'init', '-q', '-b', 'main');
  commitAll(join(folder, 'platform'), 'first');
  const { output } = await runCli(['check', '--format', 'json', '--base', 'HEAD', folder]);
  expect(JSON.parse(output).findings).toEqual([]);
});

it('all commands say with its place that a checkout is not there, and lose nothing else', async () => {
  const folder = fleet('./apps/web');
  write(folder, {
    '.gitops-gate.yaml': 'sources:\n  https://github.com/acme/platform: ../plattform\n',
    'clusters/one/wrong.yaml': kustomization('wrong', './no-such-path'),
  });
  const place = '.gitops-gate.yaml:2:3: `sources`: `../plattform` is neither in this repository nor next to it';
  const check = await runCli(['check', '--format', 'json', folder]);
  expect(check.complaints).toContain(place);
  expect(JSON.parse(check.output).findings.map(({ rule }: { rule: string }) => rule)).toEqual(['missing-path']);
  commitAll(folder, 'third');
  for (const args of [['graph'], ['build', '--all-clusters'], ['diff', '--base', 'HEAD']])
    expect((await runCli([...args, folder])).complaints).toContain(place);
  write(folder, { '.gitops-gate.yaml': 'sources:\n  https://github.com/acme/platform: /srv/platform\n' });
  for (const args of [['check'], ['graph']]) {
    const { code, complaints } = await runCli([...args, folder]);
    expect({ code, complaints }).toEqual({ code: 2, complaints: expect.stringMatching(/.gitops-gate.yaml:2:\d+: /) });
  }
});
