import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { policyInFile, policyMistakesOf, policyOf } from '../policy/find.ts';
import type { PolicyMistake } from '../policy/mistakes.ts';
import { DEFAULT_POLICY, type Level, POLICY_PATHS, type Policy } from '../policy/policy.ts';
import { fileMistake, readPolicy } from '../policy/read.ts';
import { TextFile } from '../repository/text-file.ts';
import { normalize, type Tree } from '../repository/tree.ts';
import { rules } from '../run.ts';
import { UsageError } from '../usage-error.ts';
import type { Comparison } from './comparison.ts';
import type { Complaint } from './complaint.ts';
import { changedFiles, unmergedFiles, unusableFile, unusedFiles } from './policy-complaints.ts';

/** Which policy file is requested, and what goes before it. */
export interface PolicyChoice {
  /** A file relative to the checked folder, instead of the usual ones. */
  readonly path?: string | undefined;
  /** A file on this disk, which decides whatever the base says. */
  readonly file?: string | undefined;
  /** Levels of rules that go before those of the policy file. */
  readonly levels?: ReadonlyMap<string, Level>;
}

/** The policy in force, and what its reader has to know about it. */
export interface PolicyInForce {
  readonly policy: Policy;
  readonly complaints: readonly Complaint[];
  /** What makes the head's policy file unusable, where that file does not decide yet. */
  readonly mistakes: readonly PolicyMistake[];
}

/**
 * Finds the policy that a folder is checked by. Throws UsageError if it does not exist or cannot be used.
 *
 * Only the policy of a base may be unusable: the default policy holds then, so that a change can repair it.
 */
export async function policyInForce(
  folder: string,
  comparison: Comparison,
  choice: PolicyChoice,
): Promise<PolicyInForce> {
  const { levels = new Map() } = choice;
  const ruleIds = rules.map(({ id }) => id);
  const { path, file } = placeOf(choice, folder, comparison);
  if (file !== undefined) {
    const paths = [relative(folder, resolve(file))];
    return {
      policy: withLevels(await policyInFile(file, ruleIds), levels),
      complaints: unmergedFiles(paths, comparison),
      mistakes: [],
    };
  }
  const { standing, head, base } = comparison;
  const unused = path === undefined ? unusedFiles(comparison) : [];
  if (standing === 'merged' || !base)
    return { policy: withLevels(await policyOf(head, ruleIds, path), levels), complaints: unused, mistakes: [] };
  const { policy, unusable } = await policyOfBase(base.tree, head, ruleIds, path);
  const changed = changedFiles(path === undefined ? POLICY_PATHS : [path], comparison);
  return {
    policy: withLevels(policy, levels),
    complaints: [...unusable.map(unusableFile), ...changed, ...unused],
    mistakes: [...(await policyMistakesOf(head, ruleIds, path)), ...deletionOf(path, head, base.tree)],
  };
}

/** The mistakes in the policy file that a tree is checked by where nothing else is chosen. */
export function ownPolicyMistakes(tree: Tree): Promise<readonly PolicyMistake[]> {
  return policyMistakesOf(
    tree,
    rules.map(({ id }) => id),
  );
}

/** Where the baseline of a base is, by its own policy file: the one at `path`, or a usual one. */
export async function baselinePathOf(base: Tree, path?: string): Promise<string> {
  const ruleIds = rules.map(({ id }) => id);
  return (await usablePolicy(base, ruleIds, path)).policy.baseline.path;
}

/** Where the policy file of a choice is. One on this disk that the change deletes is still in the base. */
function placeOf({ path, file }: PolicyChoice, folder: string, { base }: Comparison): PolicyChoice {
  if (file === undefined) return { path: path === undefined ? undefined : (normalize(path) ?? path) };
  const inFolder = relative(folder, resolve(file));
  return !existsSync(file) && base?.tree.file(inFolder) ? { path: inFolder } : { file };
}

/** A change that deletes the policy file that every run is told to use: without it, no later run can start. */
function deletionOf(path: string | undefined, head: Tree, base: Tree): PolicyMistake[] {
  if (path === undefined || head.file(path) || !base.file(path)) return [];
  const message = 'This change deletes or moves the policy file that `config` names.';
  return [{ ...fileMistake(new TextFile(path, ''), message), isDeletion: true }];
}

interface PolicyOfBase {
  readonly policy: Policy;
  /** The path of a policy file that cannot be used. */
  readonly unusable: readonly string[];
}

async function policyOfBase(
  base: Tree,
  head: Tree,
  ruleIds: readonly string[],
  path: string | undefined,
): Promise<PolicyOfBase> {
  if (path !== undefined && !base.file(path) && !head.file(path))
    throw new UsageError(`The policy file ${path} does not exist.`);
  return usablePolicy(base, ruleIds, path);
}

async function usablePolicy(base: Tree, ruleIds: readonly string[], path: string | undefined): Promise<PolicyOfBase> {
  const found = (path === undefined ? POLICY_PATHS : [path]).find((candidate) => base.file(candidate));
  // The change that brings the policy file is checked by the policy in force, which is the default one.
  if (found === undefined) return { policy: DEFAULT_POLICY, unusable: [] };
  const text = base.textAt(found);
  const read = text && (await readPolicy(text, ruleIds));
  return read?.policy ? { policy: read.policy, unusable: [] } : { policy: DEFAULT_POLICY, unusable: [found] };
}

/** What a run sets goes before every override of a path. */
function withLevels(policy: Policy, levels: ReadonlyMap<string, Level>): Policy {
  if (levels.size === 0) return policy;
  const overrides = policy.overrides.map(({ paths, rules: own }) => ({
    paths,
    rules: new Map([...own].filter(([id]) => !levels.has(id))),
  }));
  return { ...policy, rules: new Map([...policy.rules, ...levels]), overrides };
}
