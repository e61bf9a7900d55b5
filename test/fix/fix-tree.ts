import { type FixResult, fixAll } from '../../src/fix/rounds.ts';
import { policyMistakesOf, policyOf } from '../../src/policy/find.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/policy/policy.ts';
import type { Tree } from '../../src/repository/tree.ts';
import { type CheckResult, check, rules } from '../../src/run.ts';

/** A tree with all certain repairs, and what was found before. */
export interface FixedTree extends FixResult<CheckResult> {
  readonly before: Tree;
  readonly first: CheckResult;
}

/** Makes every certain repair of a tree, of which every file may be edited. */
export async function fixTree(before: Tree, settings: Partial<Policy> = {}): Promise<FixedTree> {
  const ids = rules.map(({ id }) => id);
  const checkTree = async (head: Tree): Promise<CheckResult> => {
    const policyMistakes = await policyMistakesOf(head, ids);
    const policy = { ...(policyMistakes.length > 0 ? DEFAULT_POLICY : await policyOf(head, ids)), ...settings };
    return check({ head, base: undefined, policy, policyMistakes, scope: 'all', failOn: 'never', today: '2026-11-01' });
  };
  const first = await checkTree(before);
  const result = await fixAll({ tree: before, first, check: checkTree, rules: undefined, refusal: () => undefined });
  return { ...result, before, first };
}

/** What is wrong with the repairs of a tree, a sentence each. */
export function faultsOf({ before, tree, paths, made, first, checked }: FixedTree): string[] {
  const faults: string[] = [];
  const known = new Set(
    first.found.flatMap((finding) => [finding, ...finding.places].map(({ message }) => `${finding.rule} ${message}`)),
  );
  const marks = new Set(
    first.found.flatMap(({ fingerprint, places }) => [fingerprint, ...places.map((one) => one.fingerprint)]),
  );
  // A text that can be read now shows what is in it.
  const isRead = made.some(({ rule }) => rule === 'yaml-syntax');
  for (const { rule, message, fingerprint, location, places } of checked.found) {
    const isOld = [fingerprint, ...places.map((one) => one.fingerprint)].every((one) => marks.has(one));
    if (!isRead && places.length === 0 && !isOld && !known.has(`${rule} ${message}`))
      faults.push(`brings ${rule} ${location.path}:${location.start.line} ${message}`);
  }
  const repaired = new Set(made.flatMap(({ places }) => places.map(({ fingerprint }) => fingerprint)));
  for (const { fingerprint, rule, location, places } of checked.found)
    if ([fingerprint, ...places.map((one) => one.fingerprint)].some((one) => repaired.has(one)))
      faults.push(`leaves ${rule} ${location.path}:${location.start.line}`);
  for (const path of paths) {
    const [old = '', now = ''] = [before.textAt(path)?.text, tree.textAt(path)?.text];
    if (old.endsWith('\n') !== now.endsWith('\n')) faults.push(`changes the end of ${path}`);
    if (/(?<!\r)\n/.test(now) && !/(?<!\r)\n/.test(old)) faults.push(`mixes line breaks in ${path}`);
    for (const comment of lostComments(old, now)) faults.push(`loses a comment of ${path}: ${comment}`);
  }
  return faults;
}

/** Comments that are the repaired thing itself: those that suppress findings and those that mark images. */
const OWN = /gitops-gate-ignore|\$imagepolicy/;

function lostComments(before: string, after: string): string[] {
  const left = new Set(commentsIn(after));
  return commentsIn(before).filter((comment) => !left.has(comment) && !OWN.test(comment));
}

function commentsIn(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => /(?:^|\s)#.*$/.exec(line)?.[0].trim() ?? []);
}
