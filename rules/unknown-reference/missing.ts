import type { NamedObject } from '../../src/kubernetes/references/reference.ts';
import { isUnknown } from '../../src/kubernetes/terms/unknown.ts';
import { isImpossibleName, isTemplate } from '../../src/text/variables.ts';
import { isBuiltIn } from './built-in.ts';
import { holderOfKey } from './by-key.ts';
import { nearlyAllClaimsExist } from './claims.ts';
import { lonelyOne } from './lonely.ts';
import { mayBeMade, WRITTEN_BY_PEOPLE } from './made-elsewhere.ts';
import type { MadeObject } from './made-objects.ts';
import { inAnotherNamespace, nearTo, ofKindAlike } from './meant.ts';
import { isStoreMissing } from './stores.ts';
import type { World } from './world.ts';

/** A reference to an object that nothing in its world provides, and what speaks for a mistake. */
export interface Missing {
  readonly reference: NamedObject;
  /** `near`: a typo. `kind`: another kind. `elsewhere`: another namespace. `lonely`: one that nothing uses. `usual`: nearly all others exist. `key`: only another object of the build has the key. `nowhere`: a store that only a file can define, and none does. `impossible`: no object can be called so. */
  readonly evidence: 'near' | 'kind' | 'elsewhere' | 'lonely' | 'usual' | 'key' | 'nowhere' | 'impossible';
  /** The object that was meant. */
  readonly meant: MadeObject | undefined;
  /** Whether it certainly does not exist. */
  readonly isCertain: boolean;
}

/** References to one name that make another name, which only one reference has, a typo of it. */
const MANY = 3;

/** The references of a world to objects that it does not have and that were meant otherwise. */
export function* missingIn(world: World): Iterable<Missing> {
  for (const reference of world.references) {
    if (!isAsked(reference) || isThere(world, reference)) continue;
    const found = isImpossible(reference) ? impossible(reference) : judge(world, reference);
    if (found) yield found;
  }
  for (const reference of world.optionalReferences) {
    if (!isAsked(reference) || isThere(world, reference)) continue;
    const meant = holderOfKey(world, reference);
    if (meant && !mayBeMade(world, reference)) yield byKey(reference, meant);
  }
}

/** A reference whose key another object has. */
export function byKey(reference: NamedObject, meant: MadeObject): Missing {
  return { reference, evidence: 'key', meant, isCertain: false };
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

function impossible(reference: NamedObject): Missing {
  return { reference, evidence: 'impossible', meant: undefined, isCertain: true };
}

function judge(world: World, reference: NamedObject): Missing | undefined {
  const { groupKind, namespace, name, object } = reference;
  const isMade = (): boolean => mayBeMade(world, reference);
  const near = nearTo(world, reference);
  if (near) {
    const isOfOneBuild = world.areOfOneBuild(object, near.object);
    const uses = world.uses(near);
    const isUsual = uses >= MANY && world.uses(reference) === 1;
    if (isMade() && !(isOfOneBuild && uses === 0) && !isUsual) return undefined;
    const isSure = isCertain(world, reference, isOfOneBuild || isUsual);
    return { reference, evidence: 'near', meant: near, isCertain: isSure };
  }
  const alike = ofKindAlike(world, reference);
  if (alike && !isMade()) return { reference, evidence: 'kind', meant: alike, isCertain: false };
  const elsewhere = inAnotherNamespace(world, reference);
  if (elsewhere) {
    const mayCome =
      !world.areOfOneBuild(object, elsewhere.object) && world.parts.mayBring({ groupKind, namespace, name });
    if (mayCome || isMade()) return undefined;
    return { reference, evidence: 'elsewhere', meant: elsewhere, isCertain: false };
  }
  const lonely = lonelyOne(world, reference);
  if (lonely && !isMade()) {
    const isSure = isCertain(world, reference, !groupKind.startsWith('cert-manager.io/'));
    return { reference, evidence: 'lonely', meant: lonely, isCertain: isSure };
  }
  if (nearlyAllClaimsExist(world, reference) && !isMade())
    return { reference, evidence: 'usual', meant: undefined, isCertain: false };
  const holder = holderOfKey(world, reference);
  if (holder && !isMade()) return byKey(reference, holder);
  if (isStoreMissing(world, reference)) return { reference, evidence: 'nowhere', meant: undefined, isCertain: false };
  return undefined;
}

function isCertain(world: World, { groupKind, namespace, name }: NamedObject, isPlain: boolean): boolean {
  return (
    isPlain &&
    world.parts.isCluster &&
    WRITTEN_BY_PEOPLE.has(groupKind) &&
    !world.parts.mayBring({ groupKind, namespace, name })
  );
}
