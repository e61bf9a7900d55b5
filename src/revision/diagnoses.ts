import type { Guard } from '../guard.ts';
import type { Manifests } from '../kubernetes/manifests.ts';
import { diagnose } from '../yaml/diagnose.ts';
import type { TextProblem } from '../yaml/problem.ts';

/** What is wrong with the text of files, by path; templates are not diagnosed. */
export function diagnoseFiles(manifests: Manifests, guard: Guard): ReadonlyMap<string, readonly TextProblem[]> {
  const diagnoses = new Map<string, readonly TextProblem[]>();
  for (const { path, type, parsed } of manifests.files) {
    if (type === 'template') continue;
    const problems = guard.run<readonly TextProblem[]>(
      'files',
      () => ({ what: 'This file', at: path }),
      () => diagnose(parsed),
      () => [],
    );
    if (problems.length > 0) diagnoses.set(path, problems);
  }
  return diagnoses;
}
