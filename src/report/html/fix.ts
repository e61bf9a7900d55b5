import type { Fix } from '../../findings/finding.ts';
import { escapeMarkup } from '../../text/markup.ts';
import { type Hunk, hunksOf } from '../formats/fix-diff.ts';
import type { PageContext } from './context.ts';
import { prose } from './text.ts';

/** Lines of a fix, and UTF-16 code units of one, that are shown; a longer fix cannot be copied. */
const LINES = 100;
const WIDTH = 2000;

/** A fix: what it does, and as a patch that can be copied. */
export function fixHtml(title: string, fix: Fix, { snippets }: PageContext): string {
  const patch = (hunksOf(fix, snippets) ?? []).flatMap(patchOf);
  const isWhole = patch.length <= LINES && patch.every(({ length }) => length <= WIDTH);
  const lines = patch.slice(0, LINES).map((line) => lineHtml(line.slice(0, WIDTH)));
  const copy = isWhole ? '<button type="button" class="copy" hidden>Copy the patch</button>' : '';
  const block = `<pre class="diff" tabindex="0" role="region" aria-label="Patch">${lines.join('')}</pre>`;
  return `<div class="fix"><p><strong>${title}:</strong> ${prose(fix.title)} ${patch.length === 0 ? '' : copy}</p>${patch.length === 0 ? '' : block}</div>\n`;
}

/** A hunk as lines of a patch without context, for `git apply --unidiff-zero`. */
function patchOf({ path, line, removed, added }: Hunk, index: number, hunks: readonly Hunk[]): string[] {
  const before = removed.length === 0 ? `${line - 1},0` : `${line},${removed.length}`;
  const shift = hunks
    .slice(0, index)
    .filter((other) => other.path === path)
    .reduce((sum, other) => sum + other.added.length - other.removed.length, 0);
  const after = added.length === 0 ? `${line + shift - 1},0` : `${line + shift},${added.length}`;
  const heads = hunks[index - 1]?.path === path ? [] : [`--- a/${path}`, `+++ b/${path}`];
  return [
    ...heads,
    `@@ -${before} +${after} @@`,
    ...removed.map((text) => `-${text}`),
    ...added.map((text) => `+${text}`),
  ];
}

function lineHtml(line: string): string {
  const text = `${escapeMarkup(line)}\n`;
  if (/^(?:---|\+\+\+|@@) /.test(line)) return `<span class="hunk">${text}</span>`;
  return line.startsWith('-') ? `<del>${text}</del>` : `<ins>${text}</ins>`;
}
