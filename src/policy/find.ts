import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { TextFile } from '../repository/text-file.ts';
import type { Tree } from '../repository/tree.ts';
import { UsageError } from '../usage-error.ts';
import { DEFAULT_POLICY, POLICY_PATHS, type Policy } from './policy.ts';
import { parsePolicy } from './read.ts';

/** The policy of a revision: the file at `path` in it, or the first of the usual ones that exists. Otherwise the default. */
export async function policyOf(tree: Tree, ruleIds: readonly string[], path?: string): Promise<Policy> {
  const found = (path === undefined ? POLICY_PATHS : [path]).find((candidate) => tree.file(candidate));
  if (found === undefined) {
    if (path !== undefined) throw new UsageError(`The policy file ${path} does not exist.`);
    return DEFAULT_POLICY;
  }
  const text = tree.textAt(found);
  if (!text) throw new UsageError(`The policy file ${found} is not a readable text file.`);
  return parsePolicy(text, ruleIds);
}

/** The policy in a file on disk. Throws UsageError if it cannot be read. */
export async function policyInFile(path: string, ruleIds: readonly string[]): Promise<Policy> {
  let text: string;
  try {
    text = readFileSync(resolve(path), 'utf8');
  } catch {
    throw new UsageError(`The policy file ${path} cannot be read.`);
  }
  return parsePolicy(new TextFile(path, text), ruleIds);
}
