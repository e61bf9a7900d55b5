import type { NamedObject } from '../../../kubernetes/references/reference.ts';
import { misspelt } from '../../../text/misspelling.ts';
import { hasVariable } from '../../../text/variables.ts';
import { WRITTEN_BY_PEOPLE } from './made-elsewhere.ts';
import type { MadeObject } from './made-objects.ts';
import type { World } from './world.ts';

/** Kinds that are taken for each other. */
const ALIKE: readonly (readonly string[])[] = [
  ['/ConfigMap', '/Secret'],
  ['rbac.authorization.k8s.io/Role', 'rbac.authorization.k8s.io/ClusterRole'],
  ['external-secrets.io/SecretStore', 'external-secrets.io/ClusterSecretStore'],
  ['cert-manager.io/Issuer', 'cert-manager.io/ClusterIssuer'],
  ['apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet'],
];
/** Kinds that are often created manually or copied into other namespaces. */
const OFTEN_COPIED: ReadonlySet<string> = new Set(['/Secret', '/ConfigMap']);
/** Names that are compared with each other. */
const MAX_NAMES = 1000;

/** The object of its namespace that was meant, if only a typo can explain the difference. */
export function nearTo(world: World, { groupKind, namespace, name }: NamedObject): MadeObject | undefined {
  const beside = [...world.inventory.within(groupKind, namespace)].filter((made) => !hasVariable(made.name));
  if (beside.length > MAX_NAMES) return undefined;
  const names = [...new Set(beside.map((made) => made.name))];
  const meant = misspelt(name, names, 'absent') ?? reordered(name, names);
  return beside.find((made) => made.name === meant);
}

/** The only name that has the same words in another order. */
function reordered(name: string, names: readonly string[]): string | undefined {
  const words = (text: string): string => text.split('-').sort().join('-');
  const same = names.filter((other) => other !== name && words(other) === words(name));
  return same.length === 1 ? same[0] : undefined;
}

/** An object of that name and of a kind that is taken for the one that is asked for, in the same build. */
export function ofKindAlike(world: World, { groupKind, namespace, name, object }: NamedObject): MadeObject | undefined {
  const others = ALIKE.find((kinds) => kinds.includes(groupKind))?.filter((kind) => kind !== groupKind) ?? [];
  const within = namespace || object.namespace;
  return others
    .flatMap((kind) => world.inventory.find(kind, kind.includes('/Cluster') ? '' : within, name) ?? [])
    .find((made) => world.areOfOneBuild(object, made.object));
}

/** The only object of that name, in another namespace. */
export function inAnotherNamespace(
  { inventory }: World,
  { groupKind, namespace, name, namespaceAt }: NamedObject,
): MadeObject | undefined {
  if (namespace === '') return undefined;
  if (OFTEN_COPIED.has(groupKind) || (namespaceAt === undefined && !WRITTEN_BY_PEOPLE.has(groupKind))) return undefined;
  const named = inventory.named(groupKind, name);
  return new Set(named.map((made) => made.namespace)).size === 1 ? named[0] : undefined;
}
