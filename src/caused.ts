import type { Checked } from './check-both.ts';
import type { CheckInput } from './check-input.ts';
import { isAbout, newSince } from './findings/compare.ts';
import type { Finding } from './findings/finding.ts';
import { changedAmong, undone } from './repository/undone.ts';

/**
 * The findings of the head that are about some files: those in them, and those elsewhere that the change of these files brings about.
 * The latter are new since the base, and would not be there if the change left these files as they were.
 */
export async function findingsAbout(
  paths: ReadonlySet<string>,
  { head: { findings }, base: before, recheck }: Checked,
  { head, base }: CheckInput,
): Promise<ReadonlySet<Finding>> {
  const [about, others] = [new Set<Finding>(), [] as Finding[]];
  for (const finding of findings) isAbout(finding, paths) ? about.add(finding) : others.push(finding);
  if (!base || !before || base.whole === false) return about;
  const changed = changedAmong(paths, base.change);
  const added = changed.length === 0 ? [] : newSince(before.findings, others, base.change);
  if (added.length === 0) return about;
  // What is new is brought about by what changed, and nothing else did.
  if (changed.length === base.change.files.size) return new Set([...about, ...added]);
  const without = undone(head, base, changed);
  const left = await recheck(without.head, without.change);
  return new Set([...about, ...newSince(left.findings, added, base.change)]);
}
