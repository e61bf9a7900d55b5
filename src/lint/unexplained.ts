import type { Finding } from '../findings/finding.ts';
import type { Failure } from '../reconcilers/failure.ts';
import { kustomizationPaths } from '../repository/kustomization-names.ts';
import type { Revision } from '../revision/revision.ts';

/**
 * What certainly fails in this repository while no finding is in the file to blame, nor in that of the object that fails. Limits and
 * faults are reported as not checked.
 */
export function unexplainedFailures(
  { reconcilers, checkouts, standings }: Revision,
  findings: readonly Finding[],
): Failure[] {
  const failures = reconcilers.flatMap(({ entrypoints }) => entrypoints.flatMap((one) => one.failures));
  if (failures.length === 0) return [];
  const told = new Set<string>();
  for (const { location, related, places } of findings)
    for (const { path } of [location, ...[...related, ...places].map((one) => one.location)]) told.add(path);
  const objects = new Set<Failure['by']>();
  return failures.filter(({ by, origin, problem, isInUse }) => {
    const files = [
      by.origin.file.path,
      ...(origin ? [origin.file.path] : []),
      ...(problem ? kustomizationPaths(problem.directory) : []),
    ];
    const isJudged =
      problem?.kind !== 'limit' && problem?.kind !== 'fault' && !files.some((path) => checkouts.holds(path));
    if (!isInUse || !isJudged || objects.has(by) || files.some((path) => told.has(path))) return false;
    objects.add(by);
    return standings.ofFile(by.origin.file.path) !== 'off';
  });
}
