import type { Manifests } from '../../src/kubernetes/manifests.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { isCopied, type Provided, providedBy } from '../../src/reconcilers/flux/generated/providers.ts';
import { mayStateInside } from '../../src/reconcilers/flux/source/sources.ts';
import { writtenAt } from '../../src/yaml/origin.ts';
import { isList, isMap, type YamlValue } from '../../src/yaml/value.ts';
import type { ConfigReference } from './config-references.ts';

/** Whether something may make a ConfigMap or Secret that is not seen here: a replicator, an operator, a file that no build reads. */
export function mayBeMade(
  { kind, name }: ConfigReference,
  cluster: Cluster,
  elsewhere: readonly Provided[],
  manifests: Manifests,
): boolean {
  if (elsewhere.some(({ object }) => isCopied(object))) return true;
  const providers = new Set(elsewhere.map(({ object }) => object));
  if (cluster.objects.some(({ object }) => !providers.has(object) && !isAsking(object) && names(object.value, name)))
    return true;
  const known = new Set(elsewhere.map(({ object }) => writtenAt(object.origin)));
  for (const { objects } of manifests.filesEverywhere()) {
    const unread = objects.filter(({ origin }) => !known.has(writtenAt(origin)));
    if (unread.flatMap(providedBy).some((item) => item.kind === kind && item.name === name)) return true;
  }
  return mayStateInside(manifests, kind, name);
}

/** Whether an object only asks for ConfigMaps and Secrets. */
function isAsking({ group }: KubernetesObject): boolean {
  return group.endsWith('.toolkit.fluxcd.io') || group === 'apps' || group === 'batch';
}

function names(value: YamlValue, name: string): boolean {
  if (isList(value)) return value.some((item) => names(item, name));
  if (!isMap(value)) return value === name;
  return Object.values(value).some((item) => item !== undefined && names(item, name));
}
