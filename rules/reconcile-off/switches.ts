import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import { APPLICATION } from '../../src/reconcilers/argocd/kinds.ts';
import { FLUX_INSTANCE, KUSTOMIZATION, RESOURCE_SET, SOURCE_GROUP } from '../../src/reconcilers/flux/kinds.ts';

/** A field that stops a reconciler from doing a part of its work for an object. */
export interface Switch {
  readonly at: Place;
  /** What does not happen after the merge, as a sentence. */
  readonly effect: string;
  /** Whether it is worth a word on an object that is new, too: nothing of the object then has any effect. */
  readonly stopsAll: boolean;
}

const FLUX_GROUP = '.toolkit.fluxcd.io';
const APPLIED_BY_FLUX = 'kustomize.toolkit.fluxcd.io';
/** Kinds that people keep on purpose when their manifest is removed, as they contain data or other objects. */
const KEPT = new Set(['Namespace', 'PersistentVolumeClaim', 'PersistentVolume', 'CustomResourceDefinition']);

/** The switches of an object that are off. Flux reads those of kustomize-controller from annotations and labels alike. */
export function switchesOf(object: KubernetesObject): Switch[] {
  return [...suspended(object), ...pruned(object), ...marked(object), ...ownMarks(object)];
}

function suspended(object: KubernetesObject): Switch[] {
  const at = object.at('spec', 'suspend');
  if (at.value !== true || !object.group.endsWith(FLUX_GROUP)) return [];
  return [{ at, effect: suspendedEffect(object), stopsAll: true }];
}

function suspendedEffect({ group, kind }: KubernetesObject): string {
  const until = 'until someone resumes it';
  if (group === SOURCE_GROUP)
    return `Flux does not fetch new revisions of this ${kind} ${until}, so what uses it is not updated.`;
  if (kind === 'Kustomization') return `Flux does not apply or prune anything of this Kustomization ${until}.`;
  if (kind === 'HelmRelease') return `Flux does not install, upgrade or repair this release ${until}.`;
  if (group.startsWith('image.')) return `Flux does not look for new images or update them here ${until}.`;
  return `Flux does not use this ${kind} ${until}.`;
}

function pruned(object: KubernetesObject): Switch[] {
  const at = object.at('spec', 'prune');
  if (object.groupKind !== KUSTOMIZATION || at.value !== false) return [];
  const effect = 'What is removed from this Kustomization stays in the cluster, and someone must delete it there.';
  return [{ at, effect, stopsAll: false }];
}

function marked(object: KubernetesObject): Switch[] {
  return ['annotations', 'labels'].flatMap((field) => {
    const mark = (name: string): Place => object.at('metadata', field, `${APPLIED_BY_FLUX}/${name}`);
    const [reconcile, apply, prune] = [mark('reconcile'), mark('ssa'), mark('prune')];
    const isKept = KEPT.has(object.kind);
    return [
      ...(isValue(reconcile, 'disabled') ? [{ at: reconcile, effect: NOT_APPLIED, stopsAll: true }] : []),
      ...(isValue(apply, 'ignore') ? [{ at: apply, effect: NOT_APPLIED, stopsAll: true }] : []),
      ...(isValue(prune, 'disabled') && !isKept ? [{ at: prune, effect: NOT_PRUNED, stopsAll: false }] : []),
    ];
  });
}

const NOT_APPLIED =
  'Flux does not apply this object: changes of its manifest have no effect, and it is not created if it does not exist.';
const NOT_PRUNED = 'If its manifest is removed, the object stays in the cluster, and someone must delete it there.';

function ownMarks(object: KubernetesObject): Switch[] {
  const { groupKind, kind } = object;
  const flux = object.at('metadata', 'annotations', 'fluxcd.controlplane.io/reconcile');
  const argo = object.at('metadata', 'annotations', 'argocd.argoproj.io/skip-reconcile');
  const until = 'until the annotation is removed';
  if ([FLUX_INSTANCE, RESOURCE_SET].includes(groupKind) && isValue(flux, 'disabled'))
    return [{ at: flux, effect: `The Flux Operator does not apply changes of this ${kind} ${until}.`, stopsAll: true }];
  if (groupKind === APPLICATION && isValue(argo, 'true'))
    return [{ at: argo, effect: `Argo CD does not sync this Application ${until}.`, stopsAll: true }];
  return [];
}

function isValue({ value }: Place, expected: string): boolean {
  return typeof value === 'string' && value.toLowerCase() === expected;
}
