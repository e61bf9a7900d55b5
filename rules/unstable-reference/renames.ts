import type { BuiltObject } from '../../src/kustomize/build.ts';
import { isList, isMap, type KubernetesObject, type Origin, type RuleContext, stringAt } from '../../src/lint/rule.ts';
import type { YamlValue } from '../../src/yaml/value.ts';
import type { Reference } from './references.ts';

/** An object that a build calls otherwise than the files do. */
export interface Renamed {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly hasHash: boolean;
  readonly origin: Origin;
}

interface BuildNames {
  /** By `Kind/old name`. */
  readonly renamed: ReadonlyMap<string, Renamed>;
  /** `Kind/name` of what is there in the end. */
  readonly present: ReadonlySet<string>;
  readonly isPartial: boolean;
}

/** The objects that builds rename, and the names that are there all the same. */
export class Renames {
  readonly oldNames = new Set<string>();
  readonly #builds = new Map<string, BuildNames>();
  readonly #objects: readonly KubernetesObject[];

  constructor({ builds, objects }: RuleContext) {
    this.#objects = objects;
    for (const { directory, objects: built, unknown } of builds) {
      const renamed = new Map<string, Renamed>();
      for (const object of built) this.#addRenamed(object, renamed);
      const present = new Set(built.map(({ id }) => `${id.kind}/${id.name}`));
      this.#builds.set(directory, { renamed, present, isPartial: unknown.length > 0 });
    }
  }

  #addRenamed({ id, previousIds, hasHash, origin }: BuiltObject, renamed: Map<string, Renamed>): void {
    for (const { name } of previousIds) {
      if (name === id.name) continue;
      this.oldNames.add(name);
      renamed.set(`${id.kind}/${name}`, { kind: id.kind, name: id.name, namespace: id.namespace, hasHash, origin });
    }
  }

  get isEmpty(): boolean {
    return this.oldNames.size === 0;
  }

  /** What the object that a reference means is called in a build, where that is certainly another name. */
  find(build: string, { kind, name, namespace }: Reference, referrer: KubernetesObject): Renamed | undefined {
    const names = this.#builds.get(build);
    if (!names || names.isPartial || names.present.has(`${kind}/${name}`)) return undefined;
    const renamed = names.renamed.get(`${kind}/${name}`);
    const meant = namespace ?? referrer.namespace;
    return renamed && (meant === '' || renamed.namespace === '' || meant === renamed.namespace) ? renamed : undefined;
  }

  /** Whether anything else of the tree is called so, or makes something of that name. */
  isOtherwiseThere({ kind, name }: Reference, referrer: KubernetesObject): boolean {
    return this.#objects.some(
      (object) =>
        object.value !== referrer.value &&
        ((object.name === name && mayBe(object, kind)) || (kind === 'Secret' && makesSecret(object, name))),
    );
  }
}

/** Whether an object is of a kind, or makes one that is called like itself. */
function mayBe(object: KubernetesObject, kind: string): boolean {
  return object.kind === kind || (object.kind !== 'HelmRelease' && object.kind.endsWith(kind));
}

function makesSecret({ kind, value }: KubernetesObject, name: string): boolean {
  if (kind === 'Certificate') return stringAt(value, 'spec', 'secretName') === name;
  return /Secret|Claim|User|Database|Cluster/.test(kind) && holds(value.spec, name, 0);
}

function holds(value: YamlValue | undefined, name: string, depth: number): boolean {
  if (depth > 6) return false;
  if (isList(value)) return value.some((item) => holds(item, name, depth + 1));
  if (!isMap(value)) return value === name;
  return Object.keys(value).some((key) => holds(value[key], name, depth + 1));
}
