import type { Removal } from '../../src/deeds/removal.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { isAutomatic } from '../../src/reconcilers/argocd/automatic.ts';
import { APPLICATION } from '../../src/reconcilers/argocd/kinds.ts';
import { applierId } from '../../src/reconcilers/deployed.ts';
import { stringAt } from '../../src/yaml/value.ts';

/** Why a removed object stays in the cluster although nothing says so on purpose, as a clause; undefined if it goes, or is meant to stay. */
export function reasonOf(removal: Removal): string | undefined {
  if (removal.outcome !== 'kept' || isKeptOnPurpose(removal.object)) return undefined;
  return removal.set.synced.length > 0 ? reasonOfArgo(removal) : reasonOfFlux(removal);
}

function reasonOfFlux({ applier, set }: Removal): string | undefined {
  if (!applier) return undefined;
  const next = set.appliers.get(applierId(applier)) ?? applier;
  // What is suspended or fails does nothing yet, and a policy says on purpose that all stays.
  if (next.isSuspended || next.isOpen || next.object.at('spec', 'deletionPolicy').value === 'Orphan') return undefined;
  return next.object.at('spec', 'prune').value === false
    ? `\`prune\` is \`false\` for Kustomization \`${next.name}\``
    : undefined;
}

function reasonOfArgo({ within, set, cluster }: Removal): string | undefined {
  const [gone] = within;
  if (gone) return gone.groupKind === APPLICATION ? `Application \`${gone.name}\` has no finalizer` : undefined;
  const after = set.synced.find(({ name }) => name === cluster)?.after;
  // Who syncs by hand sees what is to be pruned.
  if (after?.groupKind !== APPLICATION || !isAutomatic(after)) return undefined;
  return after.at('spec', 'syncPolicy', 'automated', 'prune').value === true
    ? undefined
    : `\`automated.prune\` is not set for Application \`${after.name}\``;
}

/** Whether an object says itself that it stays. */
function isKeptOnPurpose({ value }: KubernetesObject): boolean {
  const stated = ['labels', 'annotations'].some((field) =>
    ['prune', 'reconcile', 'ssa'].some(
      (key) => stringAt(value, 'metadata', field, `kustomize.toolkit.fluxcd.io/${key}`) !== undefined,
    ),
  );
  return (
    stated ||
    /(?:Prune|Delete)=/.test(stringAt(value, 'metadata', 'annotations', 'argocd.argoproj.io/sync-options') ?? '')
  );
}
