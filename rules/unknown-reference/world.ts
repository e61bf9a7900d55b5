import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { NamedObject } from '../../src/kubernetes/references/reference.ts';
import { optionalReferencesOf, referencesOf } from '../../src/kubernetes/references/references.ts';
import { once } from '../../src/once.ts';
import { providedBy } from '../../src/reconcilers/flux/generated/providers.ts';
import { chartReferences } from '../../src/reconcilers/flux/references/chart-references.ts';
import type { AskedObject } from '../../src/reconcilers/may-bring.ts';
import { Inventory } from './inventory.ts';
import { KeyHolders } from './key-holders.ts';
import { isCustomKind, Mentions } from './mentions.ts';
import { type Maker, makerOf } from './releases.ts';

/** What a world is made of. */
export interface WorldParts {
  readonly name: string;
  /** All objects that are known to exist in it. */
  readonly objects: readonly KubernetesObject[];
  /** Those whose references are checked, with the build that brings each. */
  readonly builds: ReadonlyMap<KubernetesObject, unknown>;
  /** Whether nothing may still change an object before a cluster gets it. */
  isAsItIs(object: KubernetesObject): boolean;
  /** Whether all of it is known but for what `mayBring` says. */
  readonly isCluster: boolean;
  /** Whether something that is not known may bring an object to it. */
  mayBring(asked: AskedObject): boolean;
  /** Whether the policy, or another file of the tree, says that an object of that kind and name exists. */
  isDefinedElsewhere(asked: { readonly groupKind: string; readonly namespace: string; readonly name: string }): boolean;
  /** Whether a file that sets clusters up, or says how to, contains a text. */
  isDocumented(text: string): boolean;
}

/** Objects that run together: those of a cluster or, if the cluster is not known, those of one build. */
export class World {
  readonly parts: WorldParts;
  readonly #uses = once(() => countBy(this.references, idOf));
  readonly #openUses = once(() =>
    countBy(
      this.references.filter(({ object }) => isCustomKind(object)),
      ({ name }) => name,
    ),
  );

  constructor(parts: WorldParts) {
    this.parts = parts;
  }

  /** All objects that its objects name. */
  get references(): readonly NamedObject[] {
    return this.#references();
  }

  /** What its pods name and can start without. */
  get optionalReferences(): readonly NamedObject[] {
    return this.#optionalReferences();
  }

  /** Who has which key of a ConfigMap or Secret. */
  get keyHolders(): KeyHolders {
    return this.#keyHolders();
  }

  get inventory(): Inventory {
    return this.#inventory();
  }

  get mentions(): Mentions {
    return this.#mentions();
  }

  get makers(): readonly Maker[] {
    return this.#makers();
  }

  /** How many fields that are known to name objects name one. */
  uses(named: Pick<NamedObject, 'groupKind' | 'namespace' | 'name'>): number {
    return this.#uses().get(idOf(named)) ?? 0;
  }

  /** How many fields of charts' values and of custom resources that are known to name objects have a name. */
  usesOpenly(name: string): number {
    return this.#openUses().get(name) ?? 0;
  }

  /** Whether an object is as a cluster gets it. */
  isAsItIs(object: KubernetesObject): boolean {
    return !object.lacksParts && this.parts.isAsItIs(object);
  }

  /** Whether one build brings two objects. */
  areOfOneBuild(one: KubernetesObject, other: KubernetesObject): boolean {
    const { builds } = this.parts;
    return builds.has(one) && builds.get(one) === builds.get(other);
  }

  readonly #references = once(() =>
    [...this.parts.builds.keys()].flatMap((object) => [...referencesOf(object), ...chartReferences(object)]),
  );
  readonly #optionalReferences = once(() => [...this.parts.builds.keys()].flatMap(optionalReferencesOf));
  readonly #keyHolders = once(
    () =>
      new KeyHolders(
        [...this.references, ...this.optionalReferences],
        this.parts.objects.flatMap((object) => providedBy(object)),
      ),
  );
  readonly #inventory = once(() => new Inventory(this.parts.objects));
  readonly #mentions = once(() => new Mentions(this.parts.objects));
  readonly #makers = once(() => this.parts.objects.flatMap((object) => makerOf(object, isCustomKind(object)) ?? []));
}

function idOf({ groupKind, namespace, name }: Pick<NamedObject, 'groupKind' | 'namespace' | 'name'>): string {
  return `${groupKind}\0${namespace}\0${name}`;
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    const key = keyOf(item);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
