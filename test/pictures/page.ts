import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { diffTable, lineOf, suggestionTable } from './diff.ts';
import { toHtml } from './markdown.ts';
import type { Pictured, PicturedComment } from './story.ts';

/** The comments that the picture of the review shows, by the end of their path, the one of the README first: more would make it too long. */
const SHOWN = ['sealed-secrets.yaml', 'grafana.yaml', 'secret.yaml'];

/** Pages that each are one picture, by the name of the picture. */
export function pagesOf({ review, comments, summaryComment, jobSummary }: Pictured): Readonly<Record<string, string>> {
  const shown = SHOWN.flatMap((end) => comments.find(({ path }) => path.endsWith(`/${end}`)) ?? []);
  return {
    comment: page(shown.slice(0, 1).map(file).join('')),
    review: page([said('reviewed', toHtml(review)), ...shown.map(file)].join('\n')),
    'summary-comment': page(said('commented', toHtml(summaryComment))),
    'job-summary': page(
      `<div class="box"><div class="head"><b>gitops-gate</b> summary</div><div class="body">${toHtml(jobSummary)}</div></div>`,
    ),
  };
}

const AVATAR = '<span class="avatar">⚙️</span>';
const AUTHOR = '<b>github-actions</b> <span class="label">bot</span>';

function said(verb: string, html: string): string {
  return `<div class="timeline">${AVATAR}<div class="box"><div class="head">${AUTHOR} ${verb} 1 minute ago</div><div class="body">${html}</div></div></div>`;
}

/** A file of the pull request with the thread on its line. */
function file({ path, line, patch, body }: PicturedComment): string {
  const suggestion = (lines: readonly string[]): string =>
    `<div class="suggestion"><div>Suggested change</div>${suggestionTable([lineOf(patch, line)], lines)}<div class="apply"><button>Commit suggestion</button></div></div>`;
  const thread = `<div class="thread"><p class="author">${AVATAR}${AUTHOR} 1 minute ago</p>${toHtml(body, suggestion)}<div class="reply"><span>Reply…</span></div><div class="resolve"><button>Resolve conversation</button></div></div>`;
  return `<div class="box"><div class="head path">${path}</div>${diffTable(patch, line, thread)}</div>`;
}

function page(html: string): string {
  const style = [createRequire(import.meta.url).resolve('github-markdown-css'), join(import.meta.dirname, 'page.css')];
  return `<!doctype html><meta charset="utf-8"><style>${style.map((path) => readFileSync(path, 'utf8')).join('\n')}</style><main>${html}</main>`;
}
