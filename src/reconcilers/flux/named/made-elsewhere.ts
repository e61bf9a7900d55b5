import type { NamedObject } from '../../../kubernetes/references/reference.ts';
import { isCopied } from '../generated/providers.ts';
import type { Maker } from './makers.ts';
import { endsOf, MAX_NAME } from './name-parts.ts';
import type { World } from './world.ts';

/** Kinds that only files define: no chart or operator makes one that a file then names. */
export const WRITTEN_BY_PEOPLE: ReadonlySet<string> = new Set([
  'rbac.authorization.k8s.io/Role',
  'external-secrets.io/SecretStore',
  'external-secrets.io/ClusterSecretStore',
  'cert-manager.io/Issuer',
  'cert-manager.io/ClusterIssuer',
]);
/** Kinds that charts do not bring, nor anything else that is called like them. */
const OF_NO_CHART: ReadonlySet<string> = new Set([
  ...[...WRITTEN_BY_PEOPLE].filter((kind) => !kind.endsWith('/Role')),
  'volsync.backube/ReplicationDestination',
]);

/** Kinds that nothing makes because an object mentions a name. */
const NOT_BY_MENTION: ReadonlySet<string> = new Set([...WRITTEN_BY_PEOPLE, 'gateway.networking.k8s.io/Gateway']);

/** Whether a chart, an operator or a program may make the object that is missing. */
export function mayBeMade(world: World, reference: NamedObject): boolean {
  const { groupKind, namespace, name } = reference;
  if (OF_NO_CHART.has(groupKind)) return false;
  if (groupKind === '/PersistentVolumeClaim' && isOfTemplate(world, namespace, name)) return true;
  if (hasMaker(world, reference)) return true;
  // Who lists what comes from elsewhere also lists what only programs make.
  if (world.parts.isClosed) return world.inventory.named(groupKind, name).some((made) => isCopied(made.object));
  // What is said more often than by the fields that are known to need it may be made by who says it.
  return !NOT_BY_MENTION.has(groupKind) && world.mentions.count(name) > world.usesOpenly(name);
}

/** Whether a chart or an operator may make an object of that name. */
export function hasMaker(world: World, { groupKind, namespace, name, object, isExisting }: NamedObject): boolean {
  for (const maker of world.makers.of(name, namespace)) {
    const isOwn = isExisting && maker.object === object;
    if (!isOwn && !maker.leftOut.has(groupKind)) return true;
  }
  return false;
}

/** Whether a StatefulSet, or that of a chart, makes a claim of that name for one of its pods. */
function isOfTemplate(world: World, namespace: string, name: string): boolean {
  const claim = name.replace(/-[0-9]+$/, '');
  if (claim === name || name.length > MAX_NAME) return false;
  const makes = ({ isChart, leftOut }: Maker): boolean => isChart && !leftOut.has('/PersistentVolumeClaim');
  return endsOf(claim).some(
    (set) =>
      world.inventory.find('apps/StatefulSet', namespace, set) !== undefined ||
      [...world.makers.of(set, namespace)].some(makes),
  );
}
