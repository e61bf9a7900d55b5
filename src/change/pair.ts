import { effectiveNamespace } from '../kustomize/resources/identity.ts';
import { applierId, type DeployedObject } from '../reconcilers/deployed.ts';

/** What happened to an object: one of the two is undefined if it is new or gone. */
export interface ObjectPair {
  readonly before: DeployedObject | undefined;
  readonly after: DeployedObject | undefined;
}

/**
 * The objects of two revisions, each next to the one that it was.
 *
 * Objects are the same by kind and name; those whose name ends in a hash of their content, by the name without it. What
 * several Kustomizations apply is neither new nor gone as long as one of them does. What a person has applied to begin with is gone
 * once a Kustomization has taken it over and no longer applies it.
 */
export function pairObjects(before: readonly DeployedObject[], after: readonly DeployedObject[]): ObjectPair[] {
  const old = byId(before, idOf);
  const isTakenOver = (one: DeployedObject): boolean => old.get(idOf(one))?.some(({ applier }) => applier) ?? false;
  const now = byId(
    after.filter((one) => !one.isByHand || !isTakenOver(one)),
    idOf,
  );
  const pairs: ObjectPair[] = [];
  const gone: DeployedObject[] = [];
  const added: DeployedObject[] = [];
  for (const [id, objects] of now) {
    const others = [...(old.get(id) ?? [])];
    if (others.length === 0) added.push(...objects.slice(0, 1));
    else {
      for (const object of objects) pairs.push(...withOther(object, others));
      pairs.push(...others.flatMap((before) => withoutOther(before, objects)));
    }
  }
  for (const [id, objects] of old) if (!now.has(id)) gone.push(...objects.slice(0, 1));
  return [...pairs, ...pairHashed(gone, added)];
}

/** The pair of an object with the one that the same applier applied, else any; none is taken twice. */
function withOther(after: DeployedObject, others: DeployedObject[]): ObjectPair[] {
  const same = others.findIndex((other) => applierId(other.applier) === applierId(after.applier));
  const [before] = others.splice(Math.max(same, 0), 1);
  return before ? [{ before, after }] : [];
}

/** The pair of an object that one Kustomization no longer applies, while another one does as it did before. */
function withoutOther(before: DeployedObject, now: readonly DeployedObject[]): ObjectPair[] {
  const isApplied = now.some(({ applier }) => applierId(applier) === applierId(before.applier));
  const [after] = now;
  return before.applier && !isApplied && after ? [{ before, after }] : [];
}

function pairHashed(gone: readonly DeployedObject[], added: readonly DeployedObject[]): ObjectPair[] {
  const old = byId(
    gone.filter(({ hasHash }) => hasHash),
    statedId,
  );
  const now = byId(
    added.filter(({ hasHash }) => hasHash),
    statedId,
  );
  const paired = new Set<DeployedObject>();
  const pairs: ObjectPair[] = [];
  for (const [id, [after, ...others]] of now) {
    const [before, ...more] = old.get(id) ?? [];
    if (!before || !after || others.length > 0 || more.length > 0) continue;
    paired.add(before).add(after);
    pairs.push({ before, after });
  }
  return [
    ...pairs,
    ...gone.filter((object) => !paired.has(object)).map((object) => ({ before: object, after: undefined })),
    ...added.filter((object) => !paired.has(object)).map((object) => ({ before: undefined, after: object })),
  ];
}

function byId(
  objects: readonly DeployedObject[],
  id: (object: DeployedObject) => string,
): Map<string, DeployedObject[]> {
  const groups = new Map<string, DeployedObject[]>();
  for (const object of objects) {
    const key = id(object);
    const group = groups.get(key);
    if (group) group.push(object);
    else groups.set(key, [object]);
  }
  return groups;
}

function idOf({ object, applier }: DeployedObject): string {
  // What goes to another cluster is not the object of this one with the same name.
  const elsewhere = applier?.isRemote ? applierId(applier) : '';
  return [object.groupKind, effectiveNamespace(object), object.name, elsewhere].join('\0');
}

function statedId(deployed: DeployedObject): string {
  const { groupKind, namespace, stated } = deployed.object;
  return [groupKind, namespace, stated.name, stated.namespace, applierId(deployed.applier)].join('\0');
}
