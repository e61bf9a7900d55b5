import { getOrInsert } from '../../../grouping.ts';
import type { KubernetesObject } from '../../../kubernetes/object.ts';
import type { NamedObject } from '../../../kubernetes/references/reference.ts';
import { directoryOf } from '../../../repository/tree.ts';
import { stringAt } from '../../../yaml/value.ts';
import { providedBy } from '../generated/providers.ts';
import type { MadeObject } from './made-objects.ts';
import type { World } from './world.ts';

const CLUSTER_ISSUER = 'cert-manager.io/ClusterIssuer';
/** Kinds of which one that nothing uses, next to a reference to one that does not exist, was meant. */
const ONE_OF_A_KIND: ReadonlySet<string> = new Set([
  'rbac.authorization.k8s.io/Role',
  'external-secrets.io/SecretStore',
  'external-secrets.io/ClusterSecretStore',
  'cert-manager.io/Issuer',
  CLUSTER_ISSUER,
  '/PersistentVolumeClaim',
  'volsync.backube/ReplicationDestination',
]);
const SERVICE = '/Service';
/** Kinds that the values of charts and custom resources name in many ways. */
const READ_BY_CHARTS: ReadonlySet<string> = new Set(['/ConfigMap', '/Secret', '/PersistentVolumeClaim']);
const CONFIG: ReadonlySet<string> = new Set(['/ConfigMap', '/Secret']);

/** Unused objects that a reference is compared with. */
const MAX_UNUSED = 200;

/** The only object of its kind in a build and namespace that nothing uses, where a reference of that build needs one. */
export function lonelyOne(world: World, reference: NamedObject): MadeObject | undefined {
  const { groupKind, namespace, object } = reference;
  if (!ONE_OF_A_KIND.has(groupKind) && !isJudgedSingly(groupKind)) return undefined;
  // Somebody gives a store its credentials manually: it cannot read those of an ExternalSecret before it has them.
  if (CONFIG.has(groupKind) && isStore(object)) return undefined;
  const all = unusedIn(world, groupKind, namespace);
  if (all.length > MAX_UNUSED) return undefined;
  const unused = all.filter((made) => world.areOfOneBuild(object, made.object) && fits(made, reference));
  const { file } = object.origin;
  const places: ((path: string) => boolean)[] = [
    () => true,
    (path) => directoryOf(path) === directoryOf(file.path),
    (path) => path === file.path,
  ];
  const nearest = places.map((isNear) => unused.filter((made) => isNear(made.object.origin.file.path)));
  return nearest.find(({ length }) => length === 1)?.[0];
}

function isStore({ group, kind }: KubernetesObject): boolean {
  return group === 'external-secrets.io' && kind.endsWith('SecretStore');
}

const known = new WeakMap<World, Map<string, readonly MadeObject[]>>();

/** The objects of a kind that are, or may be, in a namespace and that nothing uses. */
function unusedIn(world: World, groupKind: string, namespace: string): readonly MadeObject[] {
  const ofWorld = getOrInsert(known, world, () => new Map<string, readonly MadeObject[]>());
  return getOrInsert(ofWorld, `${groupKind} ${namespace}`, () =>
    world.inventory.within(groupKind, namespace).filter((made) => isUnused(world, made)),
  );
}

function isUnused(world: World, { groupKind, namespace, name }: MadeObject): boolean {
  if (world.uses({ groupKind, namespace, name }) > 0) return false;
  // Charts write annotations that name it.
  if (groupKind === CLUSTER_ISSUER && world.mentions.count(name) > 0) return false;
  return !READ_BY_CHARTS.has(groupKind) || !world.mentions.isRead(name);
}

function isJudgedSingly(groupKind: string): boolean {
  return CONFIG.has(groupKind) || groupKind === SERVICE;
}

/** Whether an object can be the one that was meant by more than its kind. */
function fits(made: MadeObject, reference: NamedObject): boolean {
  // `unstable-reference` reports what a build renames.
  if (made.object.stated.name === reference.name && made.object.name !== reference.name) return false;
  if (made.groupKind === SERVICE) return isForRoutes(made.object, reference);
  return !CONFIG.has(made.groupKind) || isConfigFor(made, reference);
}

/** Whether a Service is only there for something that forwards requests to it: it leads out of the cluster. */
function isForRoutes(service: KubernetesObject, { object }: NamedObject): boolean {
  const isOutside = stringAt(service.value, 'spec', 'type') === 'ExternalName';
  return isOutside && directoryOf(service.origin.file.path) === directoryOf(object.origin.file.path);
}

/** Whether a ConfigMap or Secret has the keys that a reference asks for or, if it asks for none, a name of which one is a part. */
function isConfigFor({ name, object }: MadeObject, { groupKind, name: asked, keys }: NamedObject): boolean {
  if (keys.length === 0) return isPartOfName(name, asked) || isPartOfName(asked, name);
  const [provided] = providedBy(object).filter((item) => `/${item.kind}` === groupKind && item.name === name);
  return provided !== undefined && keys.every((key) => provided.values.has(key.name));
}

/** Whether the words of a name are the first or the last ones of another. */
export function isPartOfName(name: string, other: string): boolean {
  return other.startsWith(`${name}-`) || other.endsWith(`-${name}`);
}
