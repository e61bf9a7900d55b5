import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { APPLICATION } from '../../src/reconcilers/argocd/kinds.ts';
import { HELM_RELEASE, KUSTOMIZATION, OPERATOR_GROUP, SOURCE_GROUP } from '../../src/reconcilers/flux/kinds.ts';

/** What happens once a field no longer stops an object, and how to see it before: sentences. Undefined if that harms nothing. */
export function resumption({ groupKind, group }: KubernetesObject, path: readonly unknown[]): string | undefined {
  const field = String(path.at(-1));
  if (field === 'suspend') return SUSPENDED.get(groupKind) ?? (group === SOURCE_GROUP ? SOURCE : undefined);
  if (groupKind === APPLICATION) return SYNCED;
  if (field.startsWith(`${OPERATOR_GROUP}/`))
    return `The Flux Operator then applies everything that changed while it was off. Look at the history of the file first.`;
  return /^kustomize\.toolkit\.fluxcd\.io\/(?:reconcile|ssa)$/.test(field) ? APPLIED : undefined;
}

const SUSPENDED: ReadonlyMap<string, string> = new Map([
  [
    KUSTOMIZATION,
    'Flux then applies everything that was merged while it was suspended, and prunes what was removed. To see what that is, run `flux diff kustomization` before the merge.',
  ],
  [
    HELM_RELEASE,
    'Flux then upgrades the release to the chart and the values of today, whatever was installed before. Compare them with `helm history` and `helm get values` before the merge.',
  ],
]);
const SOURCE =
  'Flux then fetches the newest revision, and applies it wherever this source is used. Check how much has changed since it was suspended.';
const SYNCED =
  'Argo CD then applies everything that was merged since the last sync. To see what that is, run `argocd app diff` before the merge.';
const APPLIED =
  'Flux then applies the object as its manifest is now, over all that was changed in the cluster. Compare both before the merge.';
