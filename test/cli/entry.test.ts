import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import module from 'node:module';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { scratchFolder } from '../repository/scratch.ts';

it('the entry asks for the Node.js that package.json names, before it loads what an older one cannot read', () => {
  const entry = readFileSync(resolve(import.meta.dirname, '../../src/cli.ts'), 'utf8');
  const [, oldest = ''] = /OLDEST = \[(.*)\]/.exec(entry) ?? [];
  expect(`>=${oldest.split(', ').join('.')}`).toBe(manifest.engines.node);
  expect(entry).not.toMatch(/^import /m);
});

const ENTRY = resolve(import.meta.dirname, '../../src/cli.ts');
/** Whether this Node.js can keep compiled code. */
const KEEPS = 'enableCompileCache' in module;

/** Whether a run that keeps its cache at a path has kept compiled code, and what it printed. */
function keeps(cache: string, more: Readonly<Record<string, string>> = {}): { kept: boolean; printed: string } {
  const { PATH = '' } = process.env;
  const env = { PATH, XDG_CACHE_HOME: cache, NODE_NO_WARNINGS: '1', ...more };
  const printed = execFileSync(process.execPath, [ENTRY, '--version'], { env, encoding: 'utf8' });
  return { kept: existsSync(join(cache, 'gitops-gate/compiled')), printed };
}

it('compiled code is kept between runs in the folder of the user, but not in CI, and a run does not need it', () => {
  const folder = scratchFolder();
  const printed = `${manifest.version}\n`;
  expect(keeps(join(folder, 'a'))).toEqual({ kept: KEEPS, printed });
  for (const entry of KEEPS ? readdirSync(join(folder, 'a'), { recursive: true, withFileTypes: true }) : [])
    if (entry.isFile()) writeFileSync(join(entry.parentPath, entry.name), 'damaged');
  expect(keeps(join(folder, 'a'))).toEqual({ kept: KEEPS, printed });
  expect(keeps(join(folder, 'b'), { CI: 'true' })).toEqual({ kept: false, printed });
  writeFileSync(join(folder, 'file'), 'no folder');
  expect(keeps(join(folder, 'file'))).toEqual({ kept: false, printed });
});
