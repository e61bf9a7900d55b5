import { describe, expect, it } from 'vitest';
import { brief, type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { app, CONFIG, fleet } from '../../test/rules/fleet.ts';

const PLAYBOOKS: Files = Object.fromEntries(
  Array.from({ length: 12 }, (_, at) => [`ansible/${at}.yaml`, `- hosts: all\n  tasks: []\n`]),
);
const found = async (path: string, files: Files = {}): Promise<string[]> => {
  const own = app('', path).replace(/ {2}path: \n/, '');
  const findings = await findingsOf(
    ['overlay-build', 'yaml-syntax', 'schema'],
    fleet(own, { ...CONFIG, ...PLAYBOOKS, ...files }),
  );
  return findings.flatMap((finding) => [...brief([finding]), ...finding.related.map(({ location }) => location.path)]);
};

describe('a path that takes in files that are not manifests', () => {
  it('is one finding on the Kustomization, whatever number of files it takes in', async () => {
    expect(await found('')).toEqual(['error overlay-build clusters/prod/app.yaml:4', 'ansible/0.yaml']);
    expect(await found('./')).toEqual(['error overlay-build clusters/prod/app.yaml:7', 'ansible/0.yaml']);
    expect(await found('./ansible')).toEqual(['error overlay-build clusters/prod/app.yaml:7', 'ansible/0.yaml']);
  });

  it('is not a path with single broken files, or with a kustomization file', async () => {
    const one = { 'apps/app/notes.yaml': 'a: b\n' };
    expect(await found('./apps/app', one)).toEqual(['error overlay-build apps/app/notes.yaml:1']);
    expect(
      await found('./ansible', { 'ansible/kustomization.yaml': 'resources: [../apps/app/config.yaml]\n' }),
    ).toEqual([]);
  });
});
