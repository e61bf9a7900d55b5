import type { CheckInput } from '../../src/check-input.ts';
import type { FindingPlace } from '../../src/findings/finding.ts';
import { READABLE } from '../../src/fix/harm.ts';
import { type FixResult, fixAll } from '../../src/fix/rounds.ts';
import { policyMistakesOf, policyOf } from '../../src/policy/find.ts';
import { DEFAULT_POLICY } from '../../src/policy/policy.ts';
import { editedChange } from '../../src/repository/edited-change.ts';
import type { Tree } from '../../src/repository/tree.ts';
import { type CheckResult, check, rules } from '../../src/run.ts';

/** A tree with all certain repairs, and what was found before. */
export interface FixedTree extends FixResult<CheckResult> {
  readonly before: Tree;
  readonly first: CheckResult;
}

/** How a tree is checked; its own policy file is obeyed. */
export interface FixSettings extends Partial<Pick<CheckInput, 'base' | 'unknownOwners' | 'branchRequirements'>> {
  readonly preset?: CheckInput['policy']['preset'];
}

/** Makes every certain repair of a tree, of which every file may be edited. */
export async function fixTree(before: Tree, { preset, base, ...answers }: FixSettings = {}): Promise<FixedTree> {
  const ids = rules.map(({ id }) => id);
  const checkTree = async (head: Tree, paths: ReadonlySet<string> = new Set()): Promise<CheckResult> => {
    const policyMistakes = await policyMistakesOf(head, ids);
    const own = policyMistakes.length > 0 ? DEFAULT_POLICY : await policyOf(head, ids);
    return check({
      head,
      base: base && { ...base, change: editedChange(base.change, base.tree, head, paths) },
      policy: preset ? { ...own, preset } : own,
      policyMistakes,
      scope: base ? 'new' : 'all',
      failOn: 'never',
      today: '2026-11-01',
      ...answers,
    });
  };
  const first = await checkTree(before);
  const result = await fixAll({ tree: before, first, check: checkTree, rules: undefined, refusal: () => undefined });
  return { ...result, before, first };
}

/** What is wrong with the repairs of a tree, a sentence each. */
export function faultsOf(fixed: FixedTree): string[] {
  const { before, tree, paths, made, checked } = fixed;
  const faults = newFindings(fixed).map((text) => `brings ${text}`);
  // Objects of two clusters may have the same name.
  const repaired = new Set(made.flatMap(({ places }) => places.map(markOf)));
  for (const { rule, places, ...own } of checked.found)
    for (const place of places.length > 0 ? places : [own])
      if (repaired.has(markOf(place)))
        faults.push(`leaves ${rule} ${place.location.path}:${place.location.start.line}`);
  for (const path of paths) {
    const [old = '', now = ''] = [before.textAt(path)?.text, tree.textAt(path)?.text];
    if (old.endsWith('\n') !== now.endsWith('\n')) faults.push(`changes the end of ${path}`);
    if (old.includes('\r\n') && /(?<!\r)\n/.test(now) && !/(?<!\r)\n/.test(old))
      faults.push(`mixes line breaks in ${path}`);
    for (const comment of lostComments(old, now)) faults.push(`loses a comment of ${path}: ${comment}`);
  }
  return faults;
}

function markOf({ fingerprint, location }: Pick<FindingPlace, 'fingerprint' | 'location'>): string {
  return `${fingerprint} ${location.path}`;
}

/** What is reported after repairs and was not before, whatever its line. */
function newFindings({ made, first, checked }: FixedTree): string[] {
  // A text that can be read now shows what is in it.
  if (made.some(({ rule }) => READABLE.has(rule))) return [];
  const known = new Set(
    first.found.flatMap((one) =>
      [one, ...one.places].flatMap((place) => [place.fingerprint, `${one.rule} ${place.message}`]),
    ),
  );
  return checked.found
    .flatMap((one) => (one.places.length > 0 ? one.places : [one]).map((place) => ({ ...place, rule: one.rule })))
    .filter(({ rule, message, fingerprint }) => !known.has(fingerprint) && !known.has(`${rule} ${message}`))
    .map(({ rule, message, location }) => `${rule} ${location.path}:${location.start.line} ${message}`);
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
