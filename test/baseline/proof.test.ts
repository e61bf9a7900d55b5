import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { readWorkTree } from '../../src/repository/work-tree.ts';
import { bootstrap, kustomization, treeOf } from '../flux/repository.ts';
import { resources } from '../rules/fleet.ts';
import { prove } from './proof.ts';
import { deployment, secret } from './repository.ts';

it('accepts all of the example, and each new defect fails the gate at its line', async () => {
  expect(await prove(readWorkTree(resolve(import.meta.dirname, '../../example')), 2)).toEqual({
    entries: 12,
    before: { errors: 3, findings: 7 },
    after: { errors: 0, findings: 0 },
    planted: { syntax: 2, field: 2, key: 2, file: 2, secret: 2 },
    missed: [],
  });
});

it('does so for a cluster with errors of many kinds', async () => {
  const fleet = treeOf({
    ...bootstrap('clusters/production'),
    'clusters/production/apps.yaml': kustomization('apps', './apps'),
    'clusters/production/gone.yaml': kustomization('gone', './nowhere'),
    'apps/kustomization.yaml': resources('a.yaml', 'b.yaml', 's.yaml', 'missing.yaml', 'ok'),
    'apps/a.yaml': deployment('a'),
    'apps/b.yaml': deployment('a'),
    'apps/s.yaml': secret('kR7vQ2xZp9LmT4wB'),
    'apps/ok/kustomization.yaml': resources('fine.yaml'),
    'apps/ok/fine.yaml': deployment('fine', 2),
  });
  const proof = await prove(fleet, 3);
  expect(proof.before.errors).toBeGreaterThanOrEqual(4);
  expect(proof.after).toEqual({ errors: 0, findings: 0 });
  expect(proof.missed).toEqual([]);
});
