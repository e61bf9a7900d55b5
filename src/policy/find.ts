import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { diskReason } from '../repository/disk-reason.ts';
import { TextFile } from '../repository/text-file.ts';
import type { Tree } from '../repository/tree.ts';
import { UsageError } from '../usage-error.ts';
import type { PolicyMistake } from './mistakes.ts';
import { DEFAULT_POLICY, POLICY_PATHS, type Policy } from './policy.ts';
import { fileMistake, parsePolicy, readPolicy } from './read.ts';

/** The policy of a revision: the file at `path` in it, or the first of the usual ones that exists. Otherwise the default. */
export async function policyOf(tree: Tree, ruleIds: readonly string[], path?: string): Promise<Policy> {
  const found = (path === undefined ? POLICY_PATHS : [path]).find((candidate) => tree.file(candidate));
  if (found === undefined) {
    if (path !== undefined) throw new UsageError(`The policy file ${path} does not exist.`);
    return DEFAULT_POLICY;
  }
  const text = tree.textAt(found);
  if (!text) throw new UsageError(`The policy file cannot be used: ${found} is not a readable text file.`);
  return parsePolicy(text, ruleIds);
}

/** The mistakes in the policy file of a revision, at the same place; none if it has no such file. */
export async function policyMistakesOf(
  tree: Tree,
  ruleIds: readonly string[],
  path?: string,
): Promise<readonly PolicyMistake[]> {
  const found = (path === undefined ? POLICY_PATHS : [path]).find((candidate) => tree.file(candidate));
  if (found === undefined) return [];
  const text = tree.textAt(found);
  return text
    ? (await readPolicy(text, ruleIds)).mistakes
    : [fileMistake(new TextFile(found, ''), 'The policy file is not a readable text file.')];
}

/** The policy in a file on disk. Throws UsageError if it cannot be read. */
export async function policyInFile(path: string, ruleIds: readonly string[]): Promise<Policy> {
  let text: string;
  try {
    text = readFileSync(resolve(path), 'utf8');
  } catch (error) {
    throw new UsageError(`The policy file ${path} cannot be read: ${diskReason(error)}.`);
  }
  return parsePolicy(new TextFile(path, text), ruleIds);
}
