import { expect } from 'vitest';
import type { Finding } from '../src/findings/finding.ts';
import { DEFAULT_POLICY, type Policy } from '../src/policy/policy.ts';
import type { ChangedFile } from '../src/repository/change.ts';
import { check } from '../src/run.ts';
import { type Files, treeOf } from './flux/repository.ts';

/** How a repository is judged: all of it under the default policy, or what is new since a base. */
export interface JudgeOptions {
  /** The rules whose findings are wanted; without them, all. */
  readonly rules?: readonly string[];
  readonly base?: Files | undefined;
  readonly policy?: Partial<Policy>;
  readonly repositories?: readonly string[];
}

/** The findings in a repository; nothing of it may be left unchecked. */
export async function judge(
  head: Files,
  { rules, base, policy = {}, repositories = [] }: JudgeOptions = {},
): Promise<readonly Finding[]> {
  const { report, failures } = await check({
    head: treeOf(head),
    base: base && { tree: treeOf(base), change: { base: 'b'.repeat(40), files: changedFiles(base, head) } },
    policy: { ...DEFAULT_POLICY, ...policy },
    scope: base ? 'new' : 'all',
    failOn: 'error',
    today: '2026-11-01',
    repositories,
  });
  expect(failures).toEqual([]);
  expect(report.findings.filter(({ rule }) => rule === 'not-checked')).toEqual([]);
  return report.findings.filter(({ rule }) => rules?.includes(rule) ?? true);
}

/** A finding in short: `severity rule path:line`. */
export function brief({ severity, rule, location }: Finding): string {
  return `${severity} ${rule} ${location.path}:${location.start.line}`;
}

/** The files that differ, each as if its first line had been added. */
function changedFiles(base: Files, head: Files): ReadonlyMap<string, ChangedFile> {
  const paths = [...new Set([...Object.keys(base), ...Object.keys(head)])].filter((path) => base[path] !== head[path]);
  return new Map(
    paths.map((path): [string, ChangedFile] => {
      const status = base[path] === undefined ? 'added' : head[path] === undefined ? 'removed' : 'modified';
      return [path, { path, status, hunks: [], added: [{ first: 1, last: 1 }] }];
    }),
  );
}
