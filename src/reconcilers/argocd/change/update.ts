import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { isMap, listAt, stringAt, stringsAt } from '../../../yaml/value.ts';
import type { ObjectUpdate, UpdateManner, Updating } from '../../deployed.ts';
import type { Application } from '../application.ts';
import { isServerSide } from '../server-side.ts';
import type { SyncedPair } from './pair.ts';

const NONE: ObjectUpdate = { manner: 'none', isCertain: false };

/** How Applications update the objects that they deploy in both revisions: as the first of them that updates an object. */
export function updatingOf(pairs: readonly SyncedPair[]): Updating {
  return (before, after) => {
    const updates = pairs.map((pair) => updateBy(pair, before.object, after.object));
    const plain = updates.filter(({ manner }) => manner === 'client-side' || manner === 'server-side');
    const [first = NONE] = plain.length > 0 ? plain : updates;
    return { ...first, isCertain: updates.some(({ manner, isCertain }) => manner === first.manner && isCertain) };
  };
}

function updateBy({ before, after }: SyncedPair, old: KubernetesObject, now: KubernetesObject): ObjectUpdate {
  if (!before || !after || !isSamePlace(before.application, after.application)) return NONE;
  const { application } = after;
  return {
    manner: mannerOf(application, old, now),
    isCertain: application.isCertain && before.application.isCertain,
  };
}

function isSamePlace({ destination: from }: Application, { destination: to }: Application): boolean {
  return from.server === to.server && from.name === to.name && from.namespace === to.namespace;
}

/** As `applyObject` in argo-cd's `gitops-engine/pkg/sync/sync_context.go` does it. */
function mannerOf({ object }: Application, old: KubernetesObject, now: KubernetesObject): UpdateManner {
  if (annotation(object, 'argocd.argoproj.io/skip-reconcile') === 'true') return 'none';
  const all = stringsAt(object.value, 'spec', 'syncPolicy', 'syncOptions');
  const own = [old, now].flatMap(optionsOf);
  if ([old, now].some(isHook) || (all.includes('RespectIgnoreDifferences=true') && isIgnored(now, object)))
    return 'none';
  // `kubectl apply --force` deletes what it cannot update; what `kubectl replace` may update depends on the live object.
  if (own.includes('Force=true')) return 'recreated';
  if ([...own, ...all].some((option) => option === 'Replace=true' || option === 'Force=true')) return 'none';
  return isServerSide(now, [object]) && !own.includes('ServerSideApply=false') ? 'server-side' : 'client-side';
}

function optionsOf(object: KubernetesObject): string[] {
  const options = annotation(object, 'argocd.argoproj.io/sync-options') ?? '';
  return options.split(',').map((option) => option.trim());
}

/** Whether an object is made again by each sync. */
function isHook(object: KubernetesObject): boolean {
  return ['argocd.argoproj.io/hook', 'helm.sh/hook'].some((name) => annotation(object, name) !== undefined);
}

/** Whether a part of an object may stay as it is in the cluster. */
function isIgnored({ group, kind }: KubernetesObject, { value }: KubernetesObject): boolean {
  return listAt(value, 'spec', 'ignoreDifferences').some(
    (ignored) =>
      isMap(ignored) &&
      (ignored.kind === kind || ignored.kind === '*') &&
      ((ignored.group ?? '') === group || ignored.group === '*'),
  );
}

function annotation({ value }: KubernetesObject, name: string): string | undefined {
  return stringAt(value, 'metadata', 'annotations', name);
}
