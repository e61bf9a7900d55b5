import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { configMap } from '../flux/repository.ts';
import { scratchFolder, write } from '../repository/scratch.ts';
import { runCli } from './run-cli.ts';

function folderOf(files: { readonly [path: string]: string }): string {
  const folder = scratchFolder();
  write(folder, files);
  return folder;
}

const OUTSIDE = {
  'apps/kustomization.yaml': 'resources: [../shared/a.yaml]\n',
  'shared/a.yaml': configMap('a', '  k: v'),
};

it('says that Flux builds what kustomize refuses, and builds it if asked', async () => {
  const cwd = folderOf(OUTSIDE);
  const refused = await runCli(['build', 'apps'], { cwd });
  expect(refused).toMatchObject({ code: 1, output: '' });
  expect(refused.complaints).toContain('security; file');
  expect(refused.complaints).toContain('To build them here, use --load-restrictor none.');
  const built = await runCli(['build', 'apps', '--load-restrictor', 'none'], { cwd });
  expect(built).toMatchObject({ code: 0, complaints: '' });
  expect(built.output).toContain('kind: ConfigMap');
  const all = await runCli(['build', '--all', '--output', 'out'], { cwd });
  expect(all.code).toBe(1);
  expect(all.complaints.match(/--load-restrictor none/g)).toHaveLength(1);
  await runCli(['build', '--all', '--output', 'out', '--load-restrictor=none'], { cwd });
  expect(existsSync(join(cwd, 'out/apps.yaml'))).toBe(true);
  const wrong = await runCli(['build', 'apps', '--load-restrictor', 'nothing'], { cwd });
  expect(wrong).toMatchObject({ code: 2, output: '' });
});

it('says how to print what is applied from a directory without a kustomization file', async () => {
  const cwd = scratchFolder({
    'apps/a.yaml': configMap('a', '  b: c'),
    'over/kustomization.yaml': 'resources: [../apps]\n',
  });
  const hint = 'use --cluster NAME or --all-clusters.';
  expect((await runCli(['build', 'apps'], { cwd })).complaints).toContain(hint);
  // Here the kustomization file is what is wrong.
  expect((await runCli(['build', 'over'], { cwd })).complaints).not.toContain(hint);
});

it('succeeds where a part is not known, and says which', async () => {
  const url = 'https://example.com/crds.yaml';
  const cwd = folderOf({
    'kustomization.yaml': `resources: [a.yaml, "${url}"]\n`,
    'a.yaml': configMap('a', '  k: v'),
  });
  const { code, output, complaints } = await runCli(['build', '.'], { cwd });
  expect([code, output.includes('kind: ConfigMap')]).toEqual([0, true]);
  expect(complaints).toBe(`Unknown: kustomization.yaml:1:21: \`${url}\` is not in this repository.\n`);
  const all = await runCli(['build', '--all', '--output', 'out'], { cwd });
  expect([all.code, all.complaints]).toEqual([0, complaints]);
  expect(readFileSync(join(cwd, 'out/__.yaml'), 'utf8')).toBe(output);
});

it('prints nothing of a build that fails, and no control character', async () => {
  const cwd = folderOf({
    'kustomization.yaml': 'resources: [a.yaml, "m\\n::error::pwn", "\\e[31mx"]\n',
    'a.yaml': configMap('a', '  k: v'),
  });
  const { code, output, complaints } = await runCli(['build', '.'], { cwd });
  expect([code, output]).toEqual([1, '']);
  expect(complaints).not.toMatch(/^::|[\0-\t\v-\x1f]/m);
});
