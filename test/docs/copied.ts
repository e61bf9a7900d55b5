import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { readPolicy } from '../../src/policy/read.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { rules } from '../../src/run.ts';
import { resultOf } from '../rules/check-tree.ts';
import { filesOf } from '../rules/page.ts';
import { checkHooks, checkInclude, checkTasks } from './editors.ts';
import type { Block } from './page.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const ACTION: { inputs: object } = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));

/** A file that a page shows, with the path that the page gives it. */
export interface CopiedFile {
  readonly path: string;
  readonly text: string;
  /** Whether the page asks to write it: the sentence before it names the path and ends with a colon. */
  readonly isWritten: boolean;
}

/** Checks by the path of the file; the first that matches is used. */
const CHECKS: readonly (readonly [path: RegExp, check: (file: CopiedFile) => unknown])[] = [
  [/^\.github\/workflows\/[\w-]+\.ya?ml$/, ({ text }) => checkWorkflow(text)],
  [/(?:^|\/)\.?gitops-gate\.yaml$/, checkPolicy],
  [/^\.pre-commit-config\.yaml$/, checkHooks],
  [/^\.gitlab-ci\.yml$/, checkInclude],
  [/^\.vscode\/tasks\.json$/, checkTasks],
];

/** Checks a block that a reader copies, and gives the file that it is. Fails if no check is for it. */
export async function checkCopied(block: Block): Promise<CopiedFile | undefined> {
  const { text, notes } = block;
  if (notes.finds) {
    const { report } = await resultOf(filesOf(text.trimEnd().split('\n')).files);
    const found = report.findings.map(({ severity, rule }) => `${severity} ${rule}`);
    expect([...new Set(found)].sort(), text).toEqual([...notes.finds].sort());
    return undefined;
  }
  for (const file of filesShown(block)) {
    const check = CHECKS.find(([pattern]) => pattern.test(file.path))?.[1];
    if (!check) continue;
    await check(file);
    return file;
  }
  if (!/^ *(?:- uses: |with:$)/m.test(text))
    throw new Error(`No check in test/docs/copied.ts is for this block:\n${text}`);
  checkWorkflow(text);
  return undefined;
}

/** The files that a block may be: the path in a comment that is its first line, or those that the sentence before it names. */
function filesShown({ text, lead }: Block): CopiedFile[] {
  const comment = /^(?:#|\/\/) ([\w./-]+)\n/.exec(text)?.[1];
  if (comment !== undefined) return [{ path: comment, text, isWritten: false }];
  if (!lead.endsWith(':')) return [];
  return [...(lead.split(/[.?]\s+/).at(-1) ?? '').matchAll(/`([\w./-]+)`/g)]
    .map(([, path = '']) => ({ path, text, isWritten: true }))
    .reverse();
}

async function checkPolicy({ path, text }: CopiedFile): Promise<void> {
  const { mistakes } = await readPolicy(
    new TextFile(path, text),
    rules.map(({ id }) => id),
  );
  expect(mistakes.map(({ message }) => message).join('\n')).toBe('');
}

/** A workflow or some of its steps. `npm run workflows` checks the same blocks with zizmor and actionlint. */
function checkWorkflow(text: string): void {
  expect(parseAllDocuments(text).flatMap(({ errors }) => errors)).toEqual([]);
  for (const [, action = '', comment] of text.matchAll(/^\s*(?:- )?uses: (\S+)(.*)$/gm)) {
    expect(action).toMatch(/@[0-9a-f]{40}$/);
    expect(comment, `the version of ${action}`).toMatch(/^ # (?:v\d|main)/);
  }
  for (const [, indent = '', inputs = ''] of text.matchAll(/gitops-gate@\S+.*\n( +)with:\n((?:\1 +.*\n)*)/g)) {
    const names = [...inputs.matchAll(new RegExp(`^${indent}  ([\\w-]+):`, 'gm'))].map(([, name]) => name);
    expect(Object.keys(ACTION.inputs)).toEqual(expect.arrayContaining(names));
  }
}
