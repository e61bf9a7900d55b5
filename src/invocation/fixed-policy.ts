import { toFix, toLocation } from '../findings/locate.ts';
import type { Candidate, ReportedPlace } from '../fix/candidate.ts';
import { disjoint, editedTexts } from '../fix/edit-texts.ts';
import type { PolicyMistake } from '../policy/mistakes.ts';
import { editedTree } from '../repository/edited-tree.ts';
import type { TextFile } from '../repository/text-file.ts';
import type { Tree } from '../repository/tree.ts';
import { ownPolicyMistakes } from './policy.ts';

/** The rule that reports these mistakes where another policy decides. */
export const RULE = 'invalid-policy';

/** A tree whose policy file can be used. */
export interface FixedPolicy {
  readonly tree: Tree;
  /** The repairs that make it usable; none if it was, or if it has mistakes that only a person can correct. */
  readonly made: readonly Candidate[];
}

/** Readings of the policy file: what the schema finds wrong is said before what is wrong in the settings. */
const MOST_READINGS = 5;

/** Repairs the policy file of a tree, because nothing can be checked without it. */
export async function withUsablePolicy(tree: Tree): Promise<FixedPolicy> {
  let fixed: FixedPolicy = { tree, made: [] };
  for (let reading = 0; reading < MOST_READINGS; reading++) {
    const read = (path: string): TextFile | undefined => fixed.tree.textAt(path);
    const mistakes = await ownPolicyMistakes(fixed.tree);
    if (mistakes.length === 0) return fixed;
    const made = disjoint(mistakes.flatMap(candidateOf), read);
    if (made.length < mistakes.length) break;
    fixed = { tree: editedTree(fixed.tree, editedTexts(made, read)), made: [...fixed.made, ...made] };
  }
  return { tree, made: [] };
}

function candidateOf({ at, message, fix: text }: PolicyMistake): Candidate[] {
  const fix = toFix({ at, message, fix: text });
  if (!fix) return [];
  const place: ReportedPlace = {
    rule: RULE,
    severity: 'error',
    message,
    location: toLocation(at),
    object: null,
    builds: [],
    related: [],
    fix,
    fingerprint: `${RULE} ${at.start}`,
  };
  return [{ rule: RULE, title: fix.title, edits: fix.edits, places: [place] }];
}
