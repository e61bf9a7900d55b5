import type { KubernetesObject } from '../../kubernetes/object.ts';
import { isSwitchedTo, type Switch, switchAt } from '../switch.ts';
import { isAutomatic } from './automatic.ts';
import { APPLICATION } from './kinds.ts';

/** What stops Argo CD for an Application. */
export function argoSwitches(object: KubernetesObject): Switch[] {
  if (object.groupKind !== APPLICATION || isAutomatic(object)) return [];
  const skip = object.at('metadata', 'annotations', 'argocd.argoproj.io/skip-reconcile');
  if (isSwitchedTo(skip, 'true'))
    return [switchAt(skip, 'Argo CD does not sync this Application until the annotation is removed.', true)];
  // Applications are often synced manually on purpose, so only a change of that is worth a word.
  const enabled = object.at('spec', 'syncPolicy', 'automated', 'enabled');
  const effect = 'Argo CD applies changes of this Application only when someone syncs it.';
  if (enabled.value === false) return [switchAt(enabled, effect, false)];
  const at = object.at('spec', 'syncPolicy', 'automated');
  return [{ at, deed: 'removes `automated`', effect, stopsAll: false }];
}
