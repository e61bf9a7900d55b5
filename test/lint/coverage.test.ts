import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readWorkTree } from '../../src/repository/work-tree.ts';
import { checkTree, type Files } from '../rules/check-tree.ts';

const folder = mkdtempSync(join(tmpdir(), 'gitops-gate-coverage-'));
afterAll(() => rmSync(folder, { recursive: true }));
let count = 0;

/** A repository with these files at a path in it; `add` are the paths that git knows. */
function repository(files: Files, { below = '.', add = [] }: { below?: string; add?: readonly string[] } = {}): string {
  const top = join(folder, `${count++}`);
  for (const [path, text] of Object.entries(files)) {
    const file = join(top, below, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, String(text));
  }
  execFileSync('git', ['init', '--quiet', top]);
  for (const path of add) execFileSync('git', ['-C', top, 'add', '--force', path]);
  return join(top, below);
}

/** `level rule: message` of all findings. */
async function found(path: string): Promise<string[]> {
  const findings = await checkTree(readWorkTree(path));
  return findings.map(({ severity, rule, location }) => `${severity} ${rule} ${location.path}`);
}

const APPS = Object.fromEntries(
  Array.from({ length: 30 }, (_, at) => [
    `apps/${at}/a.yaml`,
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a${at}, namespace: web}\n`,
  ]),
);
const LIST = { 'clusters/kustomization.yaml': 'resources: [a.yaml]\n', 'clusters/a.yaml': APPS['apps/0/a.yaml'] ?? '' };

describe('a folder of which next to nothing is read', () => {
  it('is a warning where git ignores nearly everything', async () => {
    const only = { 'clusters/a.yaml': LIST['clusters/a.yaml'] };
    expect(
      await found(repository({ ...APPS, ...only, '.gitignore': '*\n!/clusters\n!/clusters/*\n!.gitignore\n' })),
    ).toEqual(['warning not-checked .gitignore']);
    expect(await found(repository({ ...APPS, ...only, '.gitignore': 'build/\n' }))).toEqual([]);
  });

  it('is a warning where it has no YAML file', async () => {
    expect(await found(repository({ 'README.md': 'Hello.\n' }))).toEqual(['warning not-checked README.md']);
    expect(await found(repository({ CODEOWNERS: '* @a\n' }))).toEqual([]);
  });

  it('is nothing where other tools make what git ignores', async () => {
    const modules = Object.fromEntries(Object.entries(APPS).map(([path, text]) => [`node_modules/${path}`, text]));
    expect(await found(repository({ ...modules, ...LIST, '.gitignore': 'node_modules/\n' }))).toEqual([]);
  });
});

describe('an allow-list of ignore patterns', () => {
  const ALLOW = {
    '.gitignore': '*\n!/clusters\n!.gitignore\n',
    'clusters/kustomization.yaml': 'resources: [a.yaml, gone.yaml]\n',
  };

  it('is no evidence that a file is on a disk', async () => {
    const files = { ...LIST, ...ALLOW };
    expect(await found(repository(files, { add: Object.keys(files) }))).toEqual([
      'error missing-file clusters/kustomization.yaml',
    ]);
  });

  it('does not hide files of an export inside of another repository', async () => {
    expect(await found(repository({ ...LIST, ...ALLOW }, { below: 'export' }))).toEqual([
      'error missing-file clusters/kustomization.yaml',
    ]);
  });

  it('of single files that git does not know is evidence', async () => {
    const files = { ...LIST, ...ALLOW, '.gitignore': 'gone.yaml\n' };
    expect(await found(repository(files))).toEqual(['warning missing-file clusters/kustomization.yaml']);
  });
});
