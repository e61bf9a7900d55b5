import type { NamedObject } from '../../src/kubernetes/references/reference.ts';
import { isUnknown } from '../../src/kubernetes/terms/unknown.ts';
import { misspelt } from '../../src/text/misspelling.ts';
import { hasVariable, isImpossibleName, isTemplate } from '../../src/text/variables.ts';
import { isBuiltIn } from './built-in.ts';
import { nearlyAllClaimsExist } from './claims.ts';
import { lonelyOne } from './lonely.ts';
import type { MadeObject } from './made-objects.ts';
import { mayMake } from './releases.ts';
import type { World } from './world.ts';

/** A reference to an object that nothing in its world provides, and what speaks for a mistake. */
export interface Missing {
  readonly reference: NamedObject;
  readonly world: World;
  /** `near`: a typo. `elsewhere`: another namespace. `lonely`: one that nothing uses. `usual`: nearly all others exist. `impossible`: no object can be called so. */
  readonly evidence: 'near' | 'elsewhere' | 'lonely' | 'usual' | 'impossible';
  /** The object that was meant. */
  readonly meant: MadeObject | undefined;
  /** Whether it certainly does not exist. */
  readonly isCertain: boolean;
}

/** Kinds that only files define: no chart or operator makes one that a file then names. */
const WRITTEN_BY_PEOPLE: ReadonlySet<string> = new Set([
  'rbac.authorization.k8s.io/Role',
  'external-secrets.io/SecretStore',
  'external-secrets.io/ClusterSecretStore',
  'cert-manager.io/Issuer',
  'cert-manager.io/ClusterIssuer',
]);
/** Those of them that charts do not bring. */
const OF_NO_CHART: ReadonlySet<string> = new Set([...WRITTEN_BY_PEOPLE].filter((kind) => !kind.endsWith('/Role')));
/** Kinds that are often created manually or copied into other namespaces. */
const OFTEN_COPIED: ReadonlySet<string> = new Set(['/Secret', '/ConfigMap']);
/** Names that are compared with each other. */
const MAX_NAMES = 1000;

/** The references of a world to objects that it does not have and that were meant otherwise. */
export function* missingIn(world: World): Iterable<Missing> {
  for (const reference of world.references) {
    if (!isAsked(reference) || isThere(world, reference)) continue;
    const found = isImpossible(reference) ? impossible(world, reference) : judge(world, reference);
    if (found) yield found;
  }
}

/** Whether a name is the one that the cluster gets. */
function isAsked({ name, namespace, object }: NamedObject): boolean {
  return ![name, namespace, object.namespace].some((text) => isTemplate(text) || isUnknown(text));
}

function isThere(world: World, reference: NamedObject): boolean {
  const { groupKind, namespace, name } = reference;
  return (
    isBuiltIn(reference) ||
    world.inventory.find(groupKind, namespace, name) !== undefined ||
    world.parts.isDefinedElsewhere(reference)
  );
}

/** The schema of built-in kinds reports names that cannot be. */
function isImpossible({ name, isOfChart, groupKind }: NamedObject): boolean {
  return isOfChart && groupKind === '/PersistentVolumeClaim' && isImpossibleName(name);
}

function impossible(world: World, reference: NamedObject): Missing {
  return { reference, world, evidence: 'impossible', meant: undefined, isCertain: true };
}

function judge(world: World, reference: NamedObject): Missing | undefined {
  const { groupKind, namespace, name, object } = reference;
  const isMade = (): boolean => mayBeMade(world, reference);
  const near = nearTo(world, reference);
  if (near) {
    const isOfOneBuild = world.areOfOneBuild(object, near.object);
    const isUnused = world.uses({ groupKind, namespace: near.namespace, name: near.name }) === 0;
    if (isMade() && !(isOfOneBuild && isUnused)) return undefined;
    return { reference, world, evidence: 'near', meant: near, isCertain: isCertain(world, reference, isOfOneBuild) };
  }
  const elsewhere = inAnotherNamespace(world, reference);
  if (elsewhere) {
    const mayCome =
      !world.areOfOneBuild(object, elsewhere.object) && world.parts.mayBring({ groupKind, namespace, name });
    if (mayCome || isMade()) return undefined;
    return { reference, world, evidence: 'elsewhere', meant: elsewhere, isCertain: false };
  }
  const lonely = lonelyOne(world, reference);
  if (lonely && !isMade())
    return { reference, world, evidence: 'lonely', meant: lonely, isCertain: isCertain(world, reference, true) };
  if (nearlyAllClaimsExist(world, reference) && !isMade())
    return { reference, world, evidence: 'usual', meant: undefined, isCertain: false };
  return undefined;
}

function isCertain(world: World, { groupKind, namespace, name }: NamedObject, isOfOneBuild: boolean): boolean {
  return (
    isOfOneBuild &&
    world.parts.isCluster &&
    WRITTEN_BY_PEOPLE.has(groupKind) &&
    !world.parts.mayBring({ groupKind, namespace, name })
  );
}

function nearTo(world: World, { groupKind, namespace, name }: NamedObject): MadeObject | undefined {
  const beside = [...world.inventory.within(groupKind, namespace)].filter((made) => !hasVariable(made.name));
  if (beside.length > MAX_NAMES) return undefined;
  const meant = misspelt(name, [...new Set(beside.map((made) => made.name))], 'absent');
  return beside.find((made) => made.name === meant);
}

/** The only object of that name, in another namespace. */
function inAnotherNamespace(
  { inventory }: World,
  { groupKind, namespace, name, namespaceAt }: NamedObject,
): MadeObject | undefined {
  if (namespace === '') return undefined;
  if (OFTEN_COPIED.has(groupKind) || (namespaceAt === undefined && !WRITTEN_BY_PEOPLE.has(groupKind))) return undefined;
  const named = inventory.named(groupKind, name);
  return new Set(named.map((made) => made.namespace)).size === 1 ? named[0] : undefined;
}

/** Whether a chart, an operator or a program may make the object that is missing. */
function mayBeMade(world: World, { groupKind, namespace, name, object, isOfChart }: NamedObject): boolean {
  if (OF_NO_CHART.has(groupKind)) return false;
  if (groupKind === '/PersistentVolumeClaim' && isOfTemplate(world, namespace, name)) return true;
  const isOwnChart = (maker: { readonly object: unknown }): boolean =>
    isOfChart && groupKind === '/PersistentVolumeClaim' && maker.object === object;
  if (world.makers.some((maker) => !isOwnChart(maker) && mayMake(maker, namespace, name))) return true;
  // What is said more often than by the fields that are known to need it may be made by who says it.
  return !WRITTEN_BY_PEOPLE.has(groupKind) && world.mentions.count(name) > world.usesOpenly(name);
}

/** Whether a StatefulSet makes a claim of that name for one of its pods. */
function isOfTemplate(world: World, namespace: string, name: string): boolean {
  const [start] = /^.*-(?=[0-9]+$)/.exec(name) ?? [];
  if (start === undefined) return false;
  return [...world.inventory.within('apps/StatefulSet', namespace)].some((set) => start.endsWith(`-${set.name}-`));
}
