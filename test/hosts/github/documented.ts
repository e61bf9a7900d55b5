import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Files } from './prepared.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const PAGES = ['README.md', 'docs/github.md'];
const BLOCK = /^```yaml\n(.*?)^```$/gms;

/** The paths that the documentation gives the workflow of the gate, and the one that posts the review on a fork. */
export const GATE = '.github/workflows/gitops-gate.yaml';
export const REVIEW = '.github/workflows/gitops-gate-review.yaml';

/** The workflows in the documentation, word for word, by the path that the text before each gives it. */
export function documentedWorkflows(): Files {
  const found = PAGES.flatMap((page) => {
    const text = readFileSync(join(ROOT, page), 'utf8');
    return [...text.matchAll(BLOCK)]
      .filter(([, block = '']) => /^jobs:$/m.test(block))
      .map(({ index, 1: block = '' }): [string, string] => [pathBefore(text.slice(0, index)), block]);
  });
  return Object.fromEntries(found);
}

function pathBefore(text: string): string {
  return [...text.matchAll(/`(\.github\/workflows\/[\w.-]+)`/g)].at(-1)?.[1] ?? '';
}

/** The documented workflow of the gate for a matrix of environments, with the step that the documentation gives it. */
export function documentedMatrix(environments: readonly string[]): string {
  const page = readFileSync(join(ROOT, 'docs/github.md'), 'utf8');
  const step = [...page.matchAll(BLOCK)].find(([, block = '']) => /^ +with:\n +category: /.test(block))?.[1] ?? '';
  const matrix = `    strategy:\n      matrix:\n        environment: [${environments.join(', ')}]\n`;
  return `${documentedWorkflows()[GATE]?.replace(/^ {4}steps:\n/m, (steps) => matrix + steps)}${step}`;
}

/** The commit of the Action that the documentation pins, as a workflow names it. */
export function pinnedAction(): string {
  return /gitops-gate\/gitops-gate@[0-9a-f]{40}/.exec(documentedWorkflows()[GATE] ?? '')?.[0] ?? '';
}

/** The ID of the job of a workflow. */
export function jobOf(workflow: string | undefined): string | undefined {
  return /\njobs:\n {2}([\w-]+):/.exec(workflow ?? '')?.[1];
}
