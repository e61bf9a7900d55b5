import type { NamedObject } from '../../src/kubernetes/references/reference.ts';
import { areNearlyAll } from '../../src/nearly-all.ts';
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
  const beside = world.references.filter(
    ({ groupKind, namespace }) => groupKind === CLAIM && namespace === reference.namespace,
  );
  if (doNearlyAllExist(world, beside)) return true;
  const form = formOf(reference);
  return (
    form !== undefined &&
    doNearlyAllExist(
      world,
      beside.filter((other) => formOf(other) === form),
    )
  );
}

/** Whether nearly all claims but one exist. */
function doNearlyAllExist({ inventory }: World, references: readonly NamedObject[]): boolean {
  const claims = new Map(references.map(({ name, namespace }) => [name, namespace]));
  const found = [...claims].filter(([name, namespace]) => inventory.find(CLAIM, namespace, name) !== undefined).length;
  return areNearlyAll(found, claims.size - 1, ENOUGH);
}

/** What a name has before and after the name of the object that uses it, or undefined if it does not contain it. */
function formOf({ name, object }: NamedObject): string | undefined {
  if (name === object.name) return '';
  if (name.startsWith(`${object.name}-`)) return name.slice(object.name.length);
  return name.endsWith(`-${object.name}`) ? name.slice(0, -object.name.length) : undefined;
}
