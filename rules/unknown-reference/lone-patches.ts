import { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { NamedObject } from '../../src/kubernetes/references/reference.ts';
import { optionalReferencesOf, referencesOf } from '../../src/kubernetes/references/references.ts';
import type { Build } from '../../src/kustomize/built.ts';
import { type External, isOf } from '../../src/reconcilers/externals.ts';
import { providedBy } from '../../src/reconcilers/flux/generated/providers.ts';
import { asWritten, KeyHolders, madeFrom } from '../../src/reconcilers/flux/named/key-holders.ts';
import type { MadeObject } from '../../src/reconcilers/flux/named/made-objects.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { isTemplate } from '../../src/text/variables.ts';
import { writtenAt } from '../../src/yaml/origin.ts';

/** A reference to an object that does not exist, for a key that only another one has. */
export interface KeyElsewhere {
  readonly reference: NamedObject;
  readonly meant: MadeObject;
}

/** Such references in patches of objects that come from elsewhere, by the names that the files use. */
export function* keysInLonePatches({ builds, objects, manifests, externals }: Revision): Iterable<KeyElsewhere> {
  const open = builds.filter(({ unknown, unmatched }) => unknown.length > 0 && unmatched.some(({ patch }) => patch));
  if (open.length === 0) return;
  const all = [...manifests.objects(), ...objects].flatMap((object) => providedBy(object));
  const known = new Set([...all, ...all.map(asWritten)].map(({ kind, name }) => `/${kind}/${name}`));
  const done = new Set<string>();
  for (const build of open) {
    const { references, holders } = referencesIn(build);
    for (const reference of references) {
      const { groupKind, name, at } = reference;
      const key = writtenAt(at.origin);
      if (done.has(key) || isTemplate(name) || known.has(`${groupKind}/${name}`)) continue;
      if (externals.entries.some((entry) => isNamed(entry, reference))) continue;
      const meant = holders.meantBy(reference);
      if (!meant) continue;
      done.add(key);
      // An overlay may put what it patches into another namespace.
      yield { reference: { ...reference, namespace: '' }, meant: madeFrom(meant) };
    }
  }
}

/** Whether the policy says that such an object comes from elsewhere, to whatever cluster and namespace. */
function isNamed(entry: External, { groupKind, name }: NamedObject): boolean {
  return isOf({ ...entry, namespace: undefined, cluster: undefined }, { groupKind, name, namespace: '', cluster: '' });
}

/** What the lone patches of a build name, and who has which key in it. */
function referencesIn({ directory, objects, unmatched }: Build): {
  readonly references: readonly NamedObject[];
  readonly holders: KeyHolders;
} {
  const built = objects.map(({ value, origin, id, previousIds }) => {
    const { name, namespace } = previousIds[0] ?? id;
    return new KubernetesObject(value, origin, [directory], { stated: { name, namespace } });
  });
  const patches = unmatched.flatMap(({ patch }) =>
    patch ? new KubernetesObject(patch.map, patch.origin, [directory]) : [],
  );
  const held = built.flatMap((object) => providedBy(object));
  const written = new Map(held.map((provided) => [`/${provided.kind}/${provided.name}`, asWritten(provided).name]));
  const ofBuilt = built.flatMap(allReferencesOf).map((reference) => {
    const { groupKind, name } = reference;
    return { ...reference, name: written.get(`${groupKind}/${name}`) ?? name };
  });
  const references = patches.flatMap(allReferencesOf);
  return { references, holders: new KeyHolders([...ofBuilt, ...references], held.map(asWritten)) };
}

function allReferencesOf(object: KubernetesObject): NamedObject[] {
  return [...referencesOf(object), ...optionalReferencesOf(object)];
}
