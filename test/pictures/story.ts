import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Scene } from '../hosts/github/scene.ts';
import { BASE, CHANGE } from './fleet.ts';

/** A comment on a line, with the patch of its file as GitHub has it. */
export interface PicturedComment {
  readonly path: string;
  readonly line: number;
  readonly patch: string;
  readonly body: string;
}

/** What the model of GitHub got of one run, as Markdown. */
export interface Pictured {
  readonly review: string;
  readonly comments: readonly PicturedComment[];
  readonly summaryComment: string;
  readonly jobSummary: string;
}

/** The file that holds the Markdown of the pictures. */
const FILE = join(import.meta.dirname, 'pictured.md');

/** Runs the Action on the pull request of the pictures. */
export async function playPictured(): Promise<Pictured> {
  const scene = await Scene.open(BASE, CHANGE);
  // What a reader sees: addresses of the real host, and no marks.
  const shown = (text = ''): string =>
    text
      .replaceAll(`file://${scene.folder}`, 'https://github.com')
      .replace(/\n*<!--.*?-->\n*/gs, '')
      .trim();
  try {
    const { summary } = await scene.run(scene.checkout(), { env: { GITHUB_JOB: 'gitops-gate' } });
    return {
      review: shown(scene.pull.reviews[0]?.body),
      comments: scene.pull.threads.map(({ path, line, comments }) => ({
        ...{ path, line, patch: scene.pull.patch(path) ?? '' },
        body: shown(comments[0]?.body),
      })),
      summaryComment: shown(scene.pull.comments[0]?.body),
      jobSummary: shown(summary),
    };
  } finally {
    scene.close();
  }
}

/** All that is pictured as one page. */
export function pageOf({ review, comments, summaryComment, jobSummary }: Pictured): string {
  const sections = [
    ['The review', review],
    ...comments.map(({ path, line, body }) => [`The comment on ${path}, line ${line}`, body]),
    ['The summary in the conversation', summaryComment],
    ['The summary of the job', jobSummary],
  ];
  return sections.map(([title, text]) => `<!-- ${title} -->\n\n${text}\n`).join('\n');
}

/** The page of what the pictures in `docs/images` show. */
export function picturedPage(): string {
  return readFileSync(FILE, 'utf8');
}

export { FILE as PICTURED };
