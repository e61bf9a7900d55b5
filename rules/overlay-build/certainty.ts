import type { Build } from '../../src/kustomize/built.ts';
import type { BuildProblem } from '../../src/kustomize/failure.ts';
import type { Revision } from '../../src/revision/revision.ts';

/** Whether the failure is certain, and not only what gitops-gate makes of it. */
export function isCertainly({ kind }: BuildProblem, revision: Revision): boolean {
  if (kind === 'outside-tree') return false;
  return kind !== 'outside-root' || isRestricted(revision);
}

/** Whether the overlay is a file that is still empty, and breaks no other one. */
export function isEmptyRoot({ cause, directory }: BuildProblem, broken: readonly Build[]): boolean {
  return cause === 'kustomization.yaml is empty' && broken.every((build) => build.directory === directory);
}

/** Whether a reconciler builds the overlays with kustomize's default, which reads nothing outside of their directories. */
function isRestricted({ manifests, reconcilers }: Revision): boolean {
  if (!reconcilers.some((reconciler) => reconciler.isRestricted && !reconciler.isEmpty)) return false;
  return !manifests.files.some(({ parsed }) => /load[-_]restrictor|LoadRestrictionsNone/.test(parsed.file.text));
}
