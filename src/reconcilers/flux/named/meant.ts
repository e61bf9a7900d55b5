import { getOrInsert, groupBy } from '../../../grouping.ts';
import type { NamedObject } from '../../../kubernetes/references/reference.ts';
import { directoryOf } from '../../../repository/tree.ts';
import { misspelt } from '../../../text/misspelling.ts';
import { hasVariable } from '../../../text/variables.ts';
import { isCopied } from '../generated/providers.ts';
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
/** Kinds that make one Secret, whose name they set. */
const ONE_SECRET: ReadonlySet<string> = new Set([
  'external-secrets.io/ExternalSecret',
  'bitnami.com/SealedSecret',
  'cert-manager.io/Certificate',
]);
/** Names that are compared with each other. */
const MAX_NAMES = 1000;

/** The object of its namespace that was meant, if only a typo can explain the difference. */
export function nearTo(world: World, { groupKind, namespace, name }: NamedObject): MadeObject | undefined {
  const names = namesIn(world, groupKind, namespace);
  if (names.all.length > MAX_NAMES) return undefined;
  const meant = misspelt(name, names.all, 'absent') ?? reordered(name, names);
  return meant === undefined ? undefined : world.inventory.find(groupKind, namespace, meant);
}

/** The names of the objects of a kind in a namespace, all of them and by their sorted words. */
interface Names {
  readonly all: readonly string[];
  readonly byWords: ReadonlyMap<string, readonly string[]>;
}

const known = new WeakMap<World, Map<string, Names>>();

function namesIn(world: World, groupKind: string, namespace: string): Names {
  const ofWorld = getOrInsert(known, world, () => new Map<string, Names>());
  return getOrInsert(ofWorld, `${groupKind} ${namespace}`, () => {
    const beside = world.inventory.within(groupKind, namespace).filter((made) => !hasVariable(made.name));
    const all = [...new Set(beside.map((made) => made.name))];
    return { all, byWords: groupBy(all, sortedWords) };
  });
}

/** The only name that has the same words in another order. */
function reordered(name: string, { byWords }: Names): string | undefined {
  const same = (byWords.get(sortedWords(name)) ?? []).filter((other) => other !== name);
  return same.length === 1 ? same[0] : undefined;
}

function sortedWords(name: string): string {
  return name.split('-').sort().join('-');
}

/** An object of that name and of a kind that is taken for the one that is asked for, in the same build. */
export function ofKindAlike(world: World, { groupKind, namespace, name, object }: NamedObject): MadeObject | undefined {
  const others = ALIKE.find((kinds) => kinds.includes(groupKind))?.filter((kind) => kind !== groupKind) ?? [];
  const within = namespace || object.namespace;
  return others
    .flatMap((kind) => world.inventory.find(kind, kind.includes('/Cluster') ? '' : within, name) ?? [])
    .find((made) => world.areOfOneBuild(object, made.object));
}

/** The only object of that name, in another namespace; one that a field cannot name there only if nothing else of its build can have meant it. */
export function inAnotherNamespace(world: World, reference: NamedObject): MadeObject | undefined {
  const { groupKind, namespace, name, namespaceAt, object } = reference;
  if (namespace === '') return undefined;
  const { inventory } = world;
  const [made] = inventory.onlyNamespace(groupKind, name) === undefined ? [] : inventory.named(groupKind, name);
  if (OFTEN_COPIED.has(groupKind) && !(made && isForNeighbor(world, reference, made))) return undefined;
  if (namespaceAt !== undefined || WRITTEN_BY_PEOPLE.has(groupKind)) return made;
  return made && world.uses(made) === 0 && world.areOfOneBuild(object, made.object) ? made : undefined;
}

/**
 * Whether a ConfigMap or Secret in another namespace is that of an object of its own folder: the object says in which namespace it is,
 * or nothing else can have been meant to use it.
 */
function isForNeighbor(world: World, { object, isOfChart, isNamespaceStated }: NamedObject, made: MadeObject): boolean {
  if (isOfChart || isCopied(made.object)) return false;
  if (directoryOf(made.object.origin.file.path) !== directoryOf(object.origin.file.path)) return false;
  return isNamespaceStated || (world.uses(made) === 0 && world.mentions.count(made.name) === 0);
}

/** The only Secret that an object makes which is called as the reference says, where nothing else may make one of that name. */
export function madeByNamesake(world: World, { groupKind, namespace, name }: NamedObject): MadeObject | undefined {
  if (groupKind !== '/Secret') return undefined;
  const all = world.inventory.within(groupKind, namespace).filter(({ object }) => object.name === name);
  const [made] = all;
  if (!made || all.length > 1 || !ONE_SECRET.has(made.object.groupKind)) return undefined;
  for (const maker of world.makers.of(name, namespace)) if (maker.object !== made.object) return undefined;
  return made;
}
