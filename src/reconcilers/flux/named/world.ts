import type { KubernetesObject } from '../../../kubernetes/object.ts';
import type { NamedObject } from '../../../kubernetes/references/reference.ts';
import { optionalReferencesOf, referencesOf } from '../../../kubernetes/references/references.ts';
import { once } from '../../../once.ts';
import { providedBy } from '../generated/providers.ts';
import { chartReferences } from '../references/chart-references.ts';
import type { ObjectName } from '../references/object-reference.ts';
import { Inventory } from './inventory.ts';
import { KeyHolders } from './key-holders.ts';
import type { MadeObject } from './made-objects.ts';
import { chartsOf, Makers, makerOf } from './makers.ts';
import { isCustomKind, Mentions } from './mentions.ts';

/** What a world is made of. */
export interface WorldParts {
  readonly name: string;
  /** All objects that are known to exist in it. */
  readonly objects: readonly KubernetesObject[];
  /** Those whose references are checked, with the build that brings each. */
  readonly builds: ReadonlyMap<KubernetesObject, unknown>;
  /** Whether nothing may still change an object before a cluster gets it. */
  readonly isAsItIs: (object: KubernetesObject) => boolean;
  /** Whether all of it is known but for what `mayBring` says. */
  readonly isCluster: boolean;
  /** Whether the policy lists all that comes from elsewhere. */
  readonly isClosed: boolean;
  /** Whether something that is not known may bring an object to it. */
  readonly mayBring: (asked: ObjectName) => boolean;
  /** Whether an object may be defined where it is not read, or come once something of the tree is fixed. */
  readonly mayDefine: (asked: ObjectName) => boolean;
  /** Whether the policy says that an object comes from elsewhere. */
  readonly isExternal: (asked: ObjectName) => boolean;
  /** An object of that kind and name in a file of the tree that is not a part of it. */
  readonly unread: (asked: ObjectName) => KubernetesObject | undefined;
  /** Whether a file that sets clusters up, or says how to, contains a text. */
  readonly isDocumented: (text: string) => boolean;
  /** The same before the change that is checked, if that is known. */
  readonly before: () => World | undefined;
  /** Whether the change certainly takes away what an object was, or made, before. */
  readonly loses: (made: MadeObject) => boolean;
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

  get makers(): Makers {
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
  readonly #makers = once(() => {
    const chartOf = chartsOf(this.parts.objects);
    return new Makers(
      this.parts.objects.flatMap((object) => makerOf(object, isCustomKind(object), chartOf(object)) ?? []),
    );
  });
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
