/**
 * Checks the workflows of this repository, and those that README.md and docs/ show, with zizmor and actionlint.
 *
 * Both have to be on the PATH. Exits 1 where one of them has a finding.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const README = 'README.md';
const root = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'gitops-gate-workflows-'));
try {
  cpSync(join(root, '.github'), join(folder, '.github'), { recursive: true });
  cpSync(join(root, 'action.yml'), join(folder, 'action.yml'));
  const shown = shownWorkflows();
  for (const [name, text] of shown) writeFileSync(join(folder, '.github/workflows', name), text);
  cpSync(join(root, 'dist/action.js'), join(folder, 'dist/action.js'));
  mkdirSync(join(folder, '.git'));
  execFileSync('zizmor', ['--offline', '--quiet', '.'], { cwd: folder, stdio: 'inherit' });
  execFileSync('actionlint', [], { cwd: folder, stdio: 'inherit' });
  console.log(`zizmor and actionlint find nothing in the workflows, ${shown.size} of which the documentation shows`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}

/** The workflows in the documentation by file name. Steps that are shown alone go into the first whole workflow of the page, or into that of README.md. */
function shownWorkflows(): Map<string, string> {
  const shown = new Map<string, string>();
  let start = '';
  for (const page of pages()) {
    const blocks = [...readFileSync(join(root, page), 'utf8').matchAll(/^```yaml\n(.*?)^```$/gms)].map(
      ([, block = '']) => block,
    );
    const whole = blocks.find((block) => /^jobs:$/m.test(block));
    const own = whole?.slice(0, whole.indexOf('    steps:\n') + '    steps:\n'.length);
    if (page === README) start = own ?? '';
    for (const [index, block] of blocks.entries()) {
      if (!/^(?:jobs:$|\s*- uses: )/m.test(block)) continue;
      const text = /^jobs:$/m.test(block) ? block : `${own ?? start}${block}`;
      shown.set(`${page.replaceAll(/\W/g, '-')}-${index}.yml`, text);
    }
  }
  return shown;
}

function pages(): string[] {
  const names = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
  return [README, ...names.map((name) => `docs/${name}`)];
}
