import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { stringAt } from '../../../yaml/value.ts';
import { type Applier, applierId, type DeployedObject, type ObjectUpdate, type UpdateManner } from '../../deployed.ts';

/** How kustomize-controller updates an object (`ApplyAll` in github.com/fluxcd/pkg/ssa). */
export function updateOf(before: DeployedObject, after: DeployedObject): ObjectUpdate {
  return { manner: mannerOf(before, after), isCertain: true };
}

function mannerOf(before: DeployedObject, after: DeployedObject): UpdateManner {
  const { applier } = after;
  // Whether the one that moves away prunes the object before it is applied is not known.
  if (!applier || !before.applier || applierId(applier) !== applierId(before.applier)) return 'none';
  if (applier.isRemote !== before.applier.isRemote || [before.applier, applier].some(isIdle)) return 'none';
  const objects = [before.object, after.object];
  if (objects.some(isSkipped)) return 'none';
  const forces =
    applier.object.at('spec', 'force').value === true || objects.some((one) => says(one, 'force', 'enabled'));
  return forces ? 'recreated' : 'server-side';
}

/** Whether a Kustomization applies nothing. */
function isIdle({ isSuspended, hasFailed, isOpen }: Applier): boolean {
  return isSuspended || hasFailed || isOpen;
}

/** Whether an object stays as it is in the cluster. */
function isSkipped(object: KubernetesObject): boolean {
  return says(object, 'reconcile', 'disabled') || says(object, 'ssa', 'ignore') || says(object, 'ssa', 'ifnotpresent');
}

function says({ value }: KubernetesObject, key: string, word: string): boolean {
  return ['labels', 'annotations'].some(
    (field) => stringAt(value, 'metadata', field, `kustomize.toolkit.fluxcd.io/${key}`)?.toLowerCase() === word,
  );
}
