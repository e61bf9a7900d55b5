import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { schemasForKubeconform } from '../bench/kubeconform.ts';
import { runCli } from '../cli/run-cli.ts';
import { scratchFolder, scratchRepository } from '../repository/scratch.ts';
import { FLEET } from './fleet.ts';

const KUBECONFORM = process.env.KUBECONFORM ?? 'kubeconform';
const isInstalled = spawnSync(KUBECONFORM, ['-v']).status === 0;

it.skipIf(!isInstalled)(
  'what the installed kubeconform says of a cluster is placed (set KUBECONFORM, or put it on the PATH)',
  async () => {
    const folder = scratchRepository(Object.fromEntries(Object.entries(FLEET).map(([k, v]) => [k, String(v)])));
    const work = scratchFolder();
    expect((await runCli(['build', '--all-clusters', '--output', join(work, 'built'), folder])).code).toBe(0);
    const schemas = schemasForKubeconform(join(work, 'schemas'));
    const locations = ['{{.Group}}/', ''].flatMap((group) => [
      '-schema-location',
      join(schemas, `${group}{{.ResourceKind}}_{{.ResourceAPIVersion}}.json`),
    ]);
    const { stdout } = spawnSync(KUBECONFORM, ['-output', 'json', ...locations, 'built'], {
      cwd: work,
      encoding: 'utf8',
    });
    const file = join(scratchFolder({ 'results.json': stdout }), 'results.json');
    const { output } = await runCli(['import', '--from', 'kubeconform', file, folder, '--format', 'github']);
    const places = [...output.matchAll(/^::error file=(.*?),line=(\d+),.*title=kubeconform\/schema::/gm)];
    expect(places.map(([, path, line]) => `${path}:${line}`)).toEqual([
      'apps/base/service.yaml:11',
      'apps/production/scale.yaml:6',
    ]);
  },
);
