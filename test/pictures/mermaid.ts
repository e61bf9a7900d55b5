import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const VERSION = '12.3.0';

/** Mermaid in a temporary folder, which the caller removes; it is too large to be installed with the tests. */
export function installMermaid(): { readonly folder: string; readonly script: string } {
  const folder = mkdtempSync(join(tmpdir(), 'gitops-gate-mermaid-'));
  execFileSync('npm', ['install', '--silent', '--no-save', '--prefix', folder, `mermaid@${VERSION}`]);
  return { folder, script: join(folder, 'node_modules/mermaid/dist/mermaid.min.js') };
}

/** What draws the Mermaid blocks of a page that has Mermaid, as GitHub does. */
export const DRAW = `Promise.all([...document.querySelectorAll('code.language-mermaid')].map(async (code, index) => {
  const { svg } = await mermaid.render('drawn' + index, code.textContent);
  code.parentElement.outerHTML = svg;
}))`;
