import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { APPLICATION } from '../../src/reconcilers/argocd/kinds.ts';
import { HELM_RELEASE, KUSTOMIZATION, OPERATOR_GROUP, SOURCE_GROUP } from '../../src/reconcilers/flux/kinds.ts';

/** What happens once a field no longer stops an object, and how to see it before: sentences. Undefined if that harms nothing. */
export function resumption({ groupKind, group }: KubernetesObject, path: readonly unknown[]): string | undefined {
  const field = String(path.at(-1));
  if (field === 'suspend') return SUSPENDED.get(groupKind) ?? (group === SOURCE_GROUP ? SOURCE : undefined);
  if (groupKind === APPLICATION) return SYNCED;
  if (field.startsWith(`${OPERATOR_GROUP}/`))
    return `The Flux Operator then applies everything that changed while it was off. Read the history of the file before the merge.`;
  return /^kustomize\.toolkit\.fluxcd\.io\/(?:reconcile|ssa)$/.test(field) ? APPLIED : undefined;
}

const SUSPENDED: ReadonlyMap<string, string> = new Map([
  [
    KUSTOMIZATION,
    'Flux then applies everything that was merged while it was suspended, and prunes what was removed. To preview this, run `flux diff kustomization` before the merge.',
  ],
  [
    HELM_RELEASE,
    'Flux then upgrades the release to the current chart and values. Compare them with `helm history` and `helm get values` before the merge.',
  ],
]);
const SOURCE =
  'Flux then fetches the newest revision and applies it wherever this source is used. Check what changed while it was suspended.';
const SYNCED =
  'Argo CD then applies everything that was merged since the last sync. To preview this, run `argocd app diff` before the merge.';
const APPLIED =
  'Flux then applies the manifest as it is now and overwrites what was changed in the cluster. Compare both before the merge.';
