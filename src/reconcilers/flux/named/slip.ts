import type { NamedObject } from '../../../kubernetes/references/reference.ts';
import { directoryOf } from '../../../repository/tree.ts';
import type { Provided } from '../generated/providers.ts';
import { nearlyAllClaimsExist } from './claims.ts';
import { asWritten, madeFrom } from './key-holders.ts';
import { lonelyOne } from './lonely.ts';
import { hasMaker, mayBeMade, WRITTEN_BY_PEOPLE } from './made-elsewhere.ts';
import type { MadeObject } from './made-objects.ts';
import { inAnotherNamespace, madeByNamesake, nearTo, ofKindAlike } from './meant.ts';
import { isStoreMissing, usualStore } from './stores.ts';
import type { World } from './world.ts';

/** What speaks for a mistake in a reference to an object that does not exist. */
export interface Slip {
  /**
   * `near`: a typo, or the name of the object that makes it. `kind`: another kind. `elsewhere`: another namespace. `lonely`: one that nothing uses. `usual`: nearly all others
   * exist, or use another one. `key`: only another object of the build has the key. `only`: only one next to it has it. `impossible`: no object can be called so. `absent`: only that it does not exist.
   */
  readonly evidence: 'near' | 'kind' | 'elsewhere' | 'lonely' | 'usual' | 'key' | 'only' | 'impossible' | 'absent';
  /** The object that was meant. */
  readonly meant: MadeObject | undefined;
  /** Whether the object that is asked for certainly does not exist. */
  readonly isCertain: boolean;
}

/** Keys of credentials as programs of all kinds name them. */
const COMMON_KEY =
  /^(?:(?:tls|ca|config|values)\.|\.docker|(?:AWS_?)?(?:access|secret|api|client|auth|admin|user|db)[_-]?(?:access[_-]?)?(?:key|token|id|secret|name|user|password|pass)(?:[_-]?id)?$)/i;

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
  if (reference.isAssumed || isMadeByHand(world, reference)) return undefined;
  const ofNamesake = madeByNamesake(world, reference);
  if (ofNamesake) return { evidence: 'near', meant: ofNamesake, isCertain: false };
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
  const byKey = slipByKey(world, reference) ?? slipToOnlyOne(world, reference);
  if (byKey) return byKey;
  const usual = usualStore(world, reference);
  if (usual) return { evidence: 'usual', meant: usual, isCertain: false };
  if (isStoreMissing(world, reference)) return { evidence: 'absent', meant: undefined, isCertain: false };
  return undefined;
}

/** Whether a script or a page that sets the cluster up has the name of a ConfigMap or Secret. */
function isMadeByHand({ parts }: World, { groupKind, name }: NamedObject): boolean {
  return parts.isCluster && (groupKind === '/Secret' || groupKind === '/ConfigMap') && parts.isDocumented(name);
}

/** Whether only another object of its build has the key for which a reference asks. */
export function slipByKey(world: World, reference: NamedObject): Slip | undefined {
  return slipTo(world, reference, world.keyHolders.meantBy(reference));
}

/** Whether an object next to it alone has the key for which a reference asks, whatever is defined elsewhere. */
export function slipToOnlyOne(world: World, reference: NamedObject): Slip | undefined {
  return slipTo(world, reference, onlyOneWith(world, reference), 'only');
}

function slipTo(
  world: World,
  reference: NamedObject,
  holder: Provided | undefined,
  evidence: 'key' | 'only' = 'key',
): Slip | undefined {
  if (!holder || !world.areOfOneBuild(reference.object, holder.object)) return undefined;
  const isMade = evidence === 'only' ? hasMaker(world, reference) : mayBeMade(world, reference);
  if (isMade) return undefined;
  return { evidence, meant: madeFrom(asWritten(holder)), isCertain: false };
}

/** The object next to the one that asks for a key, with a name that begins alike, which alone in its world has that key. */
function onlyOneWith(world: World, reference: NamedObject): Provided | undefined {
  const only = world.keyHolders.onlyOneWith(reference);
  const isNextToIt =
    only?.namespace === reference.namespace &&
    firstWord(only.name) === firstWord(reference.name) &&
    directoryOf(only.object.origin.file.path) === directoryOf(reference.object.origin.file.path);
  return isNextToIt && reference.keys.every(({ name }) => isOwnKey(name)) ? only : undefined;
}

/** Whether a key is not one that many Secrets of different programs have. */
function isOwnKey(key: string): boolean {
  return /[_.-]/.test(key) && !COMMON_KEY.test(key);
}

function firstWord(name: string): string {
  return name.split('-')[0] ?? '';
}

function isCertain(world: World, { groupKind, namespace, name }: NamedObject, isPlain: boolean): boolean {
  return (
    isPlain &&
    world.parts.isCluster &&
    WRITTEN_BY_PEOPLE.has(groupKind) &&
    !world.parts.mayBring({ groupKind, namespace, name })
  );
}
