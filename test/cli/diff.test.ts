import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import diffSchema from '../../schemas/diff.schema.json' with { type: 'json' };
import reportSchema from '../../schemas/report.schema.json' with { type: 'json' };
import { application } from '../argocd/repository.ts';
import { commitAll, scratchRepository, write } from '../repository/scratch.ts';
import { runCli } from './run-cli.ts';

const OVERLAY = 'resources: [web.yaml]\nimages: [{name: acme/web, newTag: 1.2.0}]\n';
const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: web, image: acme/web}]}\n';

const validate = new Ajv({ allErrors: true }).addSchema(reportSchema, 'report.schema.json').compile(diffSchema);

function changedRepository(): string {
  const folder = scratchRepository({ 'prod/kustomization.yaml': OVERLAY, 'prod/web.yaml': POD });
  write(folder, { 'prod/kustomization.yaml': OVERLAY.replace('1.2.0', '1.3.0') });
  commitAll(folder, 'second');
  return folder;
}

it('shows what changes, with the place that wrote it, in each format', async () => {
  const folder = changedRepository();
  const diff = async (...args: string[]): Promise<string> => {
    const { code, output, complaints } = await runCli(['diff', '--base', 'HEAD~1', ...args, folder]);
    expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
    return output;
  };
  expect((await diff()).split('\n').slice(1)).toEqual([
    '  prod  1 changed',
    '',
    'In prod:',
    '  ~ web (Pod web): image acme/web 1.2.0 → 1.3.0',
    '      spec.containers[web].image: acme/web:1.2.0 → acme/web:1.3.0',
    '        prod/kustomization.yaml:2, with prod/web.yaml:4',
    '',
  ]);
  expect(await diff('--format', 'markdown')).toContain('- Pod `web`: image acme/web 1.2.0 → 1.3.0');
  const json = await diff('--format', 'json');
  expect(JSON.parse(json)).toMatchObject({
    version: 1,
    changes: { kind: 'overlay', sets: [{ name: 'prod', changed: 1 }] },
  });
  expect(validate(JSON.parse(json)), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ ...JSON.parse(json), extra: 1 })).toBe(false);
  expect(await diff('--format', 'json')).toBe(json);
});

it('says by its exit code whether something changes, if it is asked to', async () => {
  const folder = changedRepository();
  const code = async (...args: string[]) => (await runCli(['diff', ...args, folder])).code;
  expect(await code('--base', 'HEAD~1')).toBe(0);
  expect(await code('--base', 'HEAD~1', '--exit-code')).toBe(1);
  expect(await code('--base', 'HEAD', '--exit-code')).toBe(0);
  expect(await code('--base', 'HEAD~1', '--exit-code', '--format', 'json')).toBe(1);
  expect(await code('--exit-code')).toBe(2);
  expect(await code('--base', 'no-such-branch', '--exit-code')).toBe(2);
});

it('tells of a tree of Argo CD what its Applications will sync, alone and in a check', async () => {
  const files = {
    'root.yaml': application('root', 'apps'),
    'apps/web.yaml': application('web', 'prod'),
    'prod/kustomization.yaml': OVERLAY,
    'prod/web.yaml': POD,
  };
  const folder = scratchRepository(files);
  write(folder, { 'prod/kustomization.yaml': OVERLAY.replace('1.2.0', '1.3.0') });
  commitAll(folder, 'second');
  const args = ['--base', 'HEAD~1', '--format', 'json', folder];
  const changes = async (command: string) => JSON.parse((await runCli([command, ...args])).output).changes;
  const diff = await changes('diff');
  expect(diff).toMatchObject({
    kind: 'directory',
    sets: [{ kind: 'directory', name: 'prod', applications: [{ name: 'argocd/web', roots: ['root.yaml'] }] }],
  });
  expect(await changes('check')).toEqual(diff);
  const written: unknown = JSON.parse((await runCli(['diff', ...args])).output);
  expect(validate(written), JSON.stringify(validate.errors)).toBe(true);
});

it('uses the policy of the base, and says so where the branch edits it', async () => {
  const folder = changedRepository();
  write(folder, { '.gitops-gate.yaml': 'sources:\n  https://github.com/acme/platform: /srv/platform\n' });
  const { code, complaints } = await runCli(['diff', '--base', 'HEAD~1', folder]);
  expect({ code, complaints }).toEqual({
    code: 0,
    complaints: expect.stringContaining('uses the policy of the base until the change is merged'),
  });
});

it('needs a base', async () => {
  const { code, output, complaints } = await runCli(['diff', join(changedRepository(), 'prod')]);
  expect({ code, output }).toEqual({ code: 2, output: '' });
  expect(complaints).toContain('--base REV');
});

it('is part of a check with a base, and only then', async () => {
  const folder = changedRepository();
  const report = async (...args: string[]) =>
    JSON.parse((await runCli(['check', '--format', 'json', ...args, folder])).output);
  expect((await report('--base', 'HEAD~1')).changes.sets).toMatchObject([
    { name: 'prod', objects: [{ versions: [{ what: 'image', before: '1.2.0', after: '1.3.0' }] }] },
  ]);
  expect(await report()).not.toHaveProperty('changes');
});
