import { describe, expect, it } from 'vitest';
import { policyOf } from '../../src/policy/find.ts';
import { treeOf } from '../../test/flux/repository.ts';
import { type Files, findingsOf } from '../../test/rules/check-tree.ts';
import { app, CONFIG, fleet } from '../../test/rules/fleet.ts';

const ID = 'unknown-cluster';
const PATH = '.github/gitops-gate.yaml';
const FLEET = fleet(app(), CONFIG);

async function found(match: string, files: Files = FLEET): Promise<string[]> {
  const text = `policies:\n- name: own\n  ${match}\n  validations: [{expression: 'true'}]\n`;
  return (await findingsOf(ID, { ...files, [PATH]: text })).map(
    ({ severity, location, message }) => `${severity} ${location.start.line}:${location.start.column} ${message}`,
  );
}

describe('unknown-cluster', () => {
  it('reports each name that no cluster has, where it is written', async () => {
    expect(await found('match: {clusters: [prod, production]}')).toEqual([
      'warning 3:28 No cluster has the name `production`, so the policy `own` does not check what it should. Did you mean `prod`?',
    ]);
    expect(await found('match: {clusters: qa}')).toEqual([
      'warning 3:21 No cluster has the name `qa`, so the policy `own` does not check what it should. `gitops-gate graph` lists the clusters.',
    ]);
    expect(await found('exclude: {clusters: qa}')).toHaveLength(1);
  });

  it('accepts names, their last parts and patterns', async () => {
    for (const name of ['prod', 'clusters/prod', '"pr*"', '"*"'])
      expect(await found(`match: {clusters: ${name}}`)).toEqual([]);
  });

  it('does not know the clusters of a repository that has none', async () => {
    expect(await found('match: {clusters: qa}', CONFIG)).toEqual([]);
  });

  it('is silent about a policy that is not in the checked tree', async () => {
    const text = (cluster: string): string =>
      `policies: [{name: own, match: {clusters: ${cluster}}, validations: [{expression: 'true'}]}]\n`;
    const policy = await policyOf(treeOf({ [PATH]: text('qa') }), []);
    expect(await findingsOf(ID, { ...FLEET, [PATH]: text('prod') }, { policy })).toEqual([]);
  });
});
