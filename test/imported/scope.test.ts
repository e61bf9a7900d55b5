import { describe, expect, it } from 'vitest';
import { type Files, graphOf } from '../flux/repository.ts';
import { FLEET } from './fleet.ts';
import { brief, findingsOf, imported, recorded } from './importing.ts';

const PATCH = 'apps/production/scale.yaml';
const OUTPUT = recorded('kubeconform.json');

/** The fleet with other text in one file. */
function edited(path: string, from: string, to: string): Files {
  const text = String(FLEET[path]);
  if (!text.includes(from)) throw new Error(`${path} does not contain ${from}`);
  return { ...FLEET, [path]: text.replace(from, to) };
}

/** The name of the generated ConfigMap. */
function settingsName(files: Files): string {
  const [object] = [...graphOf(files).objects()].filter(({ kind }) => kind === 'ConfigMap');
  return object?.name ?? '';
}

/** A policy report of Kyverno with a failure of each object. */
function failures(...objects: readonly { readonly kind: string; readonly name: string }[]): string {
  const results = objects.map(({ kind, name }) => {
    const resources = [{ apiVersion: kind === 'Deployment' ? 'apps/v1' : 'v1', kind, name, namespace: 'web' }];
    return {
      policy: 'require-labels',
      rule: 'check',
      result: 'fail',
      message: 'The label team is required.',
      resources,
    };
  });
  return JSON.stringify({ apiVersion: 'wgpolicyk8s.io/v1alpha2', kind: 'PolicyReport', results });
}

describe('without the results of the base', () => {
  it('a result counts if the change edits its field', async () => {
    const base = edited(PATCH, 'replicas: "4"', 'replicas: 4');
    const { findings, summary } = await imported(FLEET, 'kubeconform', OUTPUT, { base });
    expect(brief(FLEET, findings)).toEqual([`error kubeconform/schema ${PATCH}:6 \`"4"\` in clusters/production`]);
    expect(summary).toMatchObject({ scope: 'new', existing: 2 });
  });

  it('a result counts if the change edits the variable of its field', async () => {
    const base = edited('clusters/production/apps.yaml', '808O', '8080');
    const findings = await findingsOf(FLEET, 'kubeconform', OUTPUT, { base });
    expect(findings.map(({ location }) => location.path)).toEqual(['apps/base/service.yaml']);
  });

  it('a result about an object counts if the change makes it another one, also by what it deletes', async () => {
    const base = edited(
      'apps/base/deployment.yaml',
      'metadata:\n  name: web',
      'metadata:\n  name: web\n  labels: {team: a}',
    );
    const output = failures({ kind: 'Deployment', name: 'web' }, { kind: 'Service', name: 'web' });
    expect(brief(FLEET, await findingsOf(FLEET, 'kyverno', output, { base }))).toEqual([
      'error kyverno/require-labels apps/base/deployment.yaml:4 `web` in clusters/production, clusters/staging',
    ]);
  });

  it('a result that cannot be placed is a warning at most', async () => {
    const base = edited(PATCH, '"4"', '4');
    const [finding] = await findingsOf(FLEET, 'kyverno', failures({ kind: 'Service', name: 'lost' }), { base });
    expect(finding?.severity).toBe('warning');
    const [whole] = await findingsOf(FLEET, 'kyverno', failures({ kind: 'Service', name: 'lost' }));
    expect(whole?.severity).toBe('error');
  });

  it('all results count in scope all', async () => {
    const base = edited(PATCH, '"4"', '4');
    expect(await findingsOf(FLEET, 'kubeconform', OUTPUT, { base, scope: 'all' })).toHaveLength(3);
  });
});

describe('with the results of the base', () => {
  const both = { kind: 'Deployment', name: 'web' } as const;
  const settings = { kind: 'Service', name: 'web' } as const;

  it('those count that the base does not have, on whatever line', async () => {
    const base = edited('apps/base/kustomization.yaml', 'LOG_LEVEL=debug', 'LOG_LEVEL=info');
    const baseOutput = failures(both);
    const findings = await findingsOf(FLEET, 'kyverno', failures(both, settings), { base, baseOutput });
    expect(findings.map(({ object }) => object?.kind)).toEqual(['Service']);
  });

  it('a name with a hash of its content is the same object', async () => {
    const base = edited('apps/base/kustomization.yaml', 'LOG_LEVEL=debug', 'LOG_LEVEL=info');
    const [before, after] = [settingsName(base), settingsName(FLEET)];
    expect(before).not.toBe(after);
    const output = (name: string) => failures({ kind: 'ConfigMap', name });
    expect(await findingsOf(FLEET, 'kyverno', output(after))).toHaveLength(1);
    expect(await findingsOf(FLEET, 'kyverno', output(after), { base, baseOutput: output(before) })).toEqual([]);
  });

  it('scope changed is about what the change edits, too', async () => {
    const base = edited(PATCH, '"4"', '4');
    const found = await findingsOf(FLEET, 'kubeconform', OUTPUT, { base, baseOutput: OUTPUT, scope: 'changed' });
    expect(found.map(({ location }) => location.start.line)).toEqual([6]);
    expect(await findingsOf(FLEET, 'kubeconform', OUTPUT, { base, baseOutput: OUTPUT })).toEqual([]);
  });
});
