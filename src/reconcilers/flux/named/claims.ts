import { getOrInsert, groupBy } from '../../../grouping.ts';
import type { NamedObject } from '../../../kubernetes/references/reference.ts';
import { areNearlyAll } from '../../../nearly-all.ts';
import type { World } from './world.ts';

const CLAIM = '/PersistentVolumeClaim';
/** Claims of a namespace that must exist before the rest are expected to. */
const ENOUGH = 3;

/**
 * Whether nearly all claims that the objects of its namespace name exist, or nearly all of those that are called like
 * their user in the same way, as `web-config` by `web`: then one that does not looks like a mistake.
 */
export function nearlyAllClaimsExist(world: World, reference: NamedObject): boolean {
  if (reference.groupKind !== CLAIM) return false;
  const forms = getOrInsert(known, world, () => new Map(claimsOf(world)));
  const answer = (form: string | undefined): boolean => forms.get(keyOf(reference.namespace, form)) ?? false;
  const form = formOf(reference);
  return answer(undefined) || (form !== undefined && answer(form));
}

const known = new WeakMap<World, ReadonlyMap<string, boolean>>();

/** For each namespace, and each form of names in it, whether nearly all claims but one exist. */
function* claimsOf({ references, inventory }: World): Iterable<[string, boolean]> {
  const claims = references.filter(({ groupKind }) => groupKind === CLAIM);
  const named = [
    ...claims.map((claim) => ({ claim, key: keyOf(claim.namespace, undefined) })),
    ...claims.flatMap((claim) => {
      const form = formOf(claim);
      return form === undefined ? [] : { claim, key: keyOf(claim.namespace, form) };
    }),
  ];
  for (const [key, items] of groupBy(named, (item) => item.key)) {
    const names = new Map(items.map(({ claim }) => [claim.name, claim.namespace]));
    const found = [...names].filter(([name, namespace]) => inventory.find(CLAIM, namespace, name) !== undefined).length;
    yield [key, areNearlyAll(found, names.size - 1, ENOUGH)];
  }
}

function keyOf(namespace: string, form: string | undefined): string {
  return form === undefined ? namespace : `${namespace}\0${form}`;
}

/** What a name has before and after the name of the object that uses it, or undefined if it does not contain it. */
function formOf({ name, object }: NamedObject): string | undefined {
  if (name === object.name) return '';
  if (name.startsWith(`${object.name}-`)) return name.slice(object.name.length);
  return name.endsWith(`-${object.name}`) ? name.slice(0, -object.name.length) : undefined;
}
