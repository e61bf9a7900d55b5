import type { KubernetesObject, Place } from '../../kubernetes/object.ts';
import { isSwitchedTo, type Switch, switchAt } from '../switch.ts';
import { FLUX_INSTANCE, KUSTOMIZATION, OPERATOR_GROUP, RESOURCE_SET, SOURCE_GROUP } from './kinds.ts';

const FLUX_GROUP = '.toolkit.fluxcd.io';
const APPLIED_BY_FLUX = 'kustomize.toolkit.fluxcd.io';
/** Kinds that people keep on purpose when their manifest is removed, as they contain data or other objects. */
const KEPT = new Set(['Namespace', 'PersistentVolumeClaim', 'PersistentVolume', 'CustomResourceDefinition']);

/** What stops Flux for an object. It reads the marks of kustomize-controller from annotations and labels alike. */
export function fluxSwitches(object: KubernetesObject): Switch[] {
  return [...suspended(object), ...pruned(object), ...marked(object), ...operated(object)];
}

function suspended(object: KubernetesObject): Switch[] {
  const at = object.at('spec', 'suspend');
  if (at.value !== true || !object.group.endsWith(FLUX_GROUP)) return [];
  return [switchAt(at, suspendedEffect(object), true)];
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
  return [switchAt(at, effect, false)];
}

function marked(object: KubernetesObject): Switch[] {
  return ['annotations', 'labels'].flatMap((field) => {
    const mark = (name: string): Place => object.at('metadata', field, `${APPLIED_BY_FLUX}/${name}`);
    const [reconcile, apply, prune] = [mark('reconcile'), mark('ssa'), mark('prune')];
    const isKept = KEPT.has(object.kind);
    return [
      ...(isSwitchedTo(reconcile, 'disabled') ? [switchAt(reconcile, NOT_APPLIED, true)] : []),
      ...(isSwitchedTo(apply, 'ignore') ? [switchAt(apply, NOT_APPLIED, true)] : []),
      ...(isSwitchedTo(prune, 'disabled') && !isKept ? [switchAt(prune, NOT_PRUNED, false)] : []),
    ];
  });
}

const NOT_APPLIED =
  'Flux does not apply this object: changes of its manifest have no effect, and it is not created if it does not exist.';
const NOT_PRUNED = 'If its manifest is removed, the object stays in the cluster, and someone must delete it there.';

function operated(object: KubernetesObject): Switch[] {
  const { groupKind, kind } = object;
  const at = object.at('metadata', 'annotations', `${OPERATOR_GROUP}/reconcile`);
  if (![FLUX_INSTANCE, RESOURCE_SET].includes(groupKind) || !isSwitchedTo(at, 'disabled')) return [];
  return [
    switchAt(at, `The Flux Operator does not apply changes of this ${kind} until the annotation is removed.`, true),
  ];
}
