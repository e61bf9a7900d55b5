import type { NamedObject } from '../../../kubernetes/references/reference.ts';
import { nearlyAllClaimsExist } from './claims.ts';
import { asWritten, madeFrom } from './key-holders.ts';
import { lonelyOne } from './lonely.ts';
import { mayBeMade, WRITTEN_BY_PEOPLE } from './made-elsewhere.ts';
import type { MadeObject } from './made-objects.ts';
import { inAnotherNamespace, nearTo, ofKindAlike } from './meant.ts';
import { isStoreMissing, usualStore } from './stores.ts';
import type { World } from './world.ts';

/** What speaks for a mistake in a reference to an object that does not exist. */
export interface Slip {
  /**
   * `near`: a typo. `kind`: another kind. `elsewhere`: another namespace. `lonely`: one that nothing uses. `usual`: nearly all others
   * exist, or use another one. `key`: only another object of the build has the key. `impossible`: no object can be called so. `absent`: only that it does not exist.
   */
  readonly evidence: 'near' | 'kind' | 'elsewhere' | 'lonely' | 'usual' | 'key' | 'impossible' | 'absent';
  /** The object that was meant. */
  readonly meant: MadeObject | undefined;
  /** Whether the object that is asked for certainly does not exist. */
  readonly isCertain: boolean;
}

/** References to one name that make another name, which only one reference has, a typo of it. */
const MANY = 3;

/** How a reference was meant otherwise, if something shows that. */
export function slipOf(world: World, reference: NamedObject): Slip | undefined {
  const { groupKind, namespace, name, object } = reference;
  const isMade = (): boolean => mayBeMade(world, reference);
  const near = nearTo(world, reference);
  if (near) {
    const isOfOneBuild = world.areOfOneBuild(object, near.object);
    const uses = world.uses(near);
    const isUsual = uses >= MANY && world.uses(reference) === 1;
    if (isMade() && !(isOfOneBuild && uses === 0) && !isUsual) return undefined;
    return { evidence: 'near', meant: near, isCertain: isCertain(world, reference, isOfOneBuild || isUsual) };
  }
  if (reference.isAssumed) return undefined;
  const alike = ofKindAlike(world, reference);
  if (alike && !isMade()) return { evidence: 'kind', meant: alike, isCertain: false };
  const elsewhere = inAnotherNamespace(world, reference);
  if (elsewhere) {
    const mayCome =
      !world.areOfOneBuild(object, elsewhere.object) && world.parts.mayBring({ groupKind, namespace, name });
    return mayCome || isMade() ? undefined : { evidence: 'elsewhere', meant: elsewhere, isCertain: false };
  }
  const lonely = lonelyOne(world, reference);
  // Nothing that is only called like the user has several keys that it needs.
  if (lonely && (reference.keys.length > 1 || !isMade())) {
    const isSure = isCertain(world, reference, !groupKind.startsWith('cert-manager.io/'));
    return { evidence: 'lonely', meant: lonely, isCertain: isSure };
  }
  if (nearlyAllClaimsExist(world, reference) && !isMade())
    return { evidence: 'usual', meant: undefined, isCertain: false };
  const byKey = slipByKey(world, reference);
  if (byKey) return byKey;
  const usual = usualStore(world, reference);
  if (usual) return { evidence: 'usual', meant: usual, isCertain: false };
  if (isStoreMissing(world, reference)) return { evidence: 'absent', meant: undefined, isCertain: false };
  return undefined;
}

/** Whether only another object of its build has the key for which a reference asks. */
export function slipByKey(world: World, reference: NamedObject): Slip | undefined {
  const holder = world.keyHolders.meantBy(reference);
  if (!holder || !world.areOfOneBuild(reference.object, holder.object) || mayBeMade(world, reference)) return undefined;
  return { evidence: 'key', meant: madeFrom(asWritten(holder)), isCertain: false };
}

function isCertain(world: World, { groupKind, namespace, name }: NamedObject, isPlain: boolean): boolean {
  return (
    isPlain &&
    world.parts.isCluster &&
    WRITTEN_BY_PEOPLE.has(groupKind) &&
    !world.parts.mayBring({ groupKind, namespace, name })
  );
}
