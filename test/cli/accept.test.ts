import { expect, it } from 'vitest';
import { bootstrap, kustomization } from '../flux/repository.ts';
import { commitAll, gitIn, scratchRepository, write } from '../repository/scratch.ts';
import { resources } from '../rules/fleet.ts';
import { runCli } from './run-cli.ts';

const FLEET = {
  ...Object.fromEntries(
    Object.entries(bootstrap('clusters/production')).map(([path, text]) => [path, [text].flat().join('\n---\n')]),
  ),
  'clusters/production/apps.yaml': kustomization('apps', './apps'),
  'apps/kustomization.yaml': resources('namespace.yaml', 'data.yaml'),
  'apps/namespace.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: {name: web}\n',
  'apps/data.yaml':
    'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data, namespace: web}\nspec:\n  accessModes: [ReadWriteOnce]\n  resources: {requests: {storage: 1Gi}}\n',
};

it('prints the trailer that accepts a loss, and counts it', async () => {
  const folder = scratchRepository(FLEET);
  write(folder, { 'apps/kustomization.yaml': resources('namespace.yaml') });
  gitIn(folder, 'rm', '-q', '--cached', 'apps/data.yaml');
  gitIn(folder, 'clean', '-q', '-f');
  commitAll(folder, 'Remove the data');
  const check = (...more: string[]) => runCli(['check', '--base', 'HEAD~1', ...more], { cwd: folder });
  const first = await check();
  const trailer = /^ {2}(Accepts: prunes-data production\/data #[0-9a-f]{32})$/m.exec(first.output)?.[1];
  expect([first.code, trailer]).toEqual([1, expect.any(String)]);

  gitIn(folder, 'commit', '-q', '--amend', '-m', `Remove the data\n\n${trailer}`);
  const second = await check();
  expect(second.code).toBe(0);
  expect(second.output).toMatch(/accepted: prunes-data production\/data by Test \([0-9a-f]{7}\) on 2026-01-01/);
  const { findings, accepted } = JSON.parse((await check('--format', 'json')).output);
  expect([findings, accepted.length]).toEqual([[], 1]);

  gitIn(folder, 'commit', '-q', '--amend', '-m', 'Remove the data\n\nAccepts: prunes-data production/dota');
  const wrong = await check();
  expect(wrong.code).toBe(1);
  expect(wrong.output).toMatch(/Did you mean\s+`production\/data`\?/);
});
