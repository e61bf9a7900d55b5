import { getOrInsert } from '../grouping.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { type Applier, applierId } from '../reconcilers/deployed.ts';
import type { Revision } from '../revision/revision.ts';
import type { Comparison, Deed } from './deed.ts';
import { unlisted } from './listed.ts';

/** What the change did to what applied an object of the base, such as a Flux Kustomization, or to what applied that. */
export function appliersDeed(object: KubernetesObject, compared: Comparison): Deed | undefined {
  for (const applier of appliersOf(compared.base).get(idOf(object)) ?? []) {
    const deed = deedOn(applier, object, compared);
    if (deed) return deed;
  }
  return undefined;
}

function deedOn(applier: Applier, applied: KubernetesObject, compared: Comparison): Deed | undefined {
  const seen = new Set<Applier>();
  for (let one: Applier | undefined = applier; one && !seen.has(one); one = one.parent) {
    seen.add(one);
    const { object } = one;
    const what = `${object.kind} \`${one.name}\`, which applied ${applied.kind} \`${applied.name}\``;
    const [name, path] = [object.at('metadata', 'name'), object.at('spec', 'path')];
    if (namesOf(compared.head).has(`${object.kind} ${applierId(one)}`)) {
      if (path.exists && compared.isDeleted(path))
        return { side: 'base', at: path, object, words: `changes the path of ${what}` };
    } else if (compared.isDeleted(name)) return { side: 'base', at: name, object, words: `removes ${what}` };
    else {
      const entry = unlisted(object, compared);
      if (entry) return entry;
    }
  }
  return undefined;
}

const appliers = new WeakMap<Revision, ReadonlyMap<string, ReadonlySet<Applier>>>();

/** What applies each object of a revision. */
function appliersOf(revision: Revision): ReadonlyMap<string, ReadonlySet<Applier>> {
  let known = appliers.get(revision);
  if (!known) {
    const found = new Map<string, Set<Applier>>();
    for (const { objects } of revision.deployed?.sets ?? [])
      for (const { object, applier } of objects)
        if (applier) getOrInsert(found, idOf(object), () => new Set()).add(applier);
    known = found;
    appliers.set(revision, known);
  }
  return known;
}

const names = new WeakMap<Revision, ReadonlySet<string>>();

/** What applies parts of a revision, by kind, namespace and name. */
function namesOf(revision: Revision): ReadonlySet<string> {
  let known = names.get(revision);
  if (!known) {
    const all = (revision.deployed?.sets ?? []).flatMap((set) => set.appliers);
    known = new Set(all.map((one) => `${one.object.kind} ${applierId(one)}`));
    names.set(revision, known);
  }
  return known;
}

function idOf({ groupKind, namespace, name }: KubernetesObject): string {
  return JSON.stringify([groupKind, namespace, name]);
}
