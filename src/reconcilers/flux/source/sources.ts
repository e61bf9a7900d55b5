import type { Manifests } from '../../../kubernetes/manifests.ts';
import type { KubernetesObject, Place } from '../../../kubernetes/object.ts';
import { listAt, mapAt, stringAt } from '../../../yaml/value.ts';
import { instancePath, SOURCE_GROUP } from '../kinds.ts';
import { HiddenDefinitions } from './hidden-definitions.ts';
import { affixesOf, transformedNamespaces, UNKNOWN } from './name-transformations.ts';
import { isVariable, sourceReferences } from './references.ts';

/** The kinds that are sources. */
export const SOURCE_KINDS: readonly string[] = [
  'GitRepository',
  'OCIRepository',
  'HelmRepository',
  'Bucket',
  'HelmChart',
  'ExternalArtifact',
];
/** What bootstrap and the Flux operator create without a file that says so. */
const BOOTSTRAP = 'flux-system';

/** A source that the tree defines. */
export interface SourceDefinition {
  readonly kind: string;
  readonly name: string;
  /** The namespace in the definition, or undefined if others decide. */
  readonly namespace: string | undefined;
  readonly at: Place;
}

/** The sources that a tree defines, and what may define more of them. */
export class FluxSources {
  readonly #manifests: Manifests;
  readonly #inside: HiddenDefinitions;
  readonly #byKind = new Map<string, Map<string, SourceDefinition[]>>();
  /** How often the tree's objects name a source, by `Kind/name`. */
  readonly #mentions = new Map<string, number>();
  readonly #deployed = new Set<string>();
  #affixes: { prefixes: string[]; suffixes: string[] } | undefined;
  #transformed: readonly string[] | undefined;

  constructor(manifests: Manifests) {
    this.#manifests = manifests;
    this.#inside = new HiddenDefinitions(manifests.filesEverywhere());
    for (const { objects } of manifests.filesEverywhere())
      for (const object of objects) for (const definition of definitionsOf(object)) this.#add(definition);
    for (const object of manifests.objects()) {
      for (const { kind, name } of sourceReferences(object)) {
        const key = `${kind}/${name}`;
        this.#mentions.set(key, (this.#mentions.get(key) ?? 0) + 1);
        if (object.kind === 'Kustomization') this.#deployed.add(key);
      }
    }
  }

  #add(definition: SourceDefinition): void {
    const names = this.#byKind.get(definition.kind) ?? new Map<string, SourceDefinition[]>();
    this.#byKind.set(definition.kind, names);
    const same = names.get(definition.name);
    if (same) same.push(definition);
    else names.set(definition.name, [definition]);
  }

  /** The definitions of a name, in any namespace. */
  find(kind: string, name: string): readonly SourceDefinition[] {
    return this.#byKind.get(kind)?.get(name) ?? [];
  }

  /** The names that are defined of a kind. */
  names(kind: string): string[] {
    return [...(this.#byKind.get(kind)?.keys() ?? [])];
  }

  /** How many references of the tree name this source. */
  mentions(kind: string, name: string): number {
    return this.#mentions.get(`${kind}/${name}`) ?? 0;
  }

  /** Whether Flux Kustomizations deploy from several sources: then other repositories may define sources, too. */
  get deploysOthers(): boolean {
    return this.#deployed.size > 1;
  }

  /** Of all references to sources of a kind, how many name one that the tree defines. */
  resolved(kind: string): { readonly found: number; readonly all: number } {
    let found = 0;
    let all = 0;
    for (const [key, count] of this.#mentions) {
      const [of = '', name = ''] = key.split('/');
      if (of !== kind) continue;
      all += count;
      if (this.find(kind, name).length > 0) found += count;
    }
    return { found, all };
  }

  /**
   * Whether something that is not understood here may yet define the source: bootstrap, an artifact generator, a template, an
   * object inside another one or inside a text, a patch or a prefix that renames.
   */
  mayDefine(kind: string, name: string): boolean {
    if (name === BOOTSTRAP || kind === 'ExternalArtifact') return true;
    return this.#isRenamed(kind, name) || this.#inside.mayState(kind, name);
  }

  #isRenamed(kind: string, name: string): boolean {
    this.#affixes ??= affixesOf(this.#manifests);
    const { prefixes, suffixes } = this.#affixes;
    const bare = [
      ...prefixes.filter((prefix) => name.startsWith(prefix)).map((prefix) => name.slice(prefix.length)),
      ...suffixes.filter((suffix) => name.endsWith(suffix)).map((suffix) => name.slice(0, -suffix.length)),
    ];
    return bare.some((candidate) => this.find(kind, candidate).length > 0);
  }

  /**
   * The namespaces that an overlay's `namespace:` or a Flux `targetNamespace` sets for objects, or undefined if one is unknown or a
   * patch sets namespaces itself.
   */
  transformed(): readonly string[] | undefined {
    this.#transformed ??= transformedNamespaces(this.#manifests);
    return this.#transformed.includes(UNKNOWN) ? undefined : this.#transformed;
  }
}

/** The sources that an object defines: itself, or what the Flux operator and artifact generators create from it. */
function definitionsOf(object: KubernetesObject): SourceDefinition[] {
  const { value, group, kind, name } = object;
  const namespace = object.namespace === '' || isVariable(object.namespace) ? undefined : object.namespace;
  if (group === SOURCE_GROUP && SOURCE_KINDS.includes(kind))
    return [{ kind, name, namespace, at: object.at('metadata', 'name') }];
  const instance = instancePath(object);
  // A HelmRelease may install its chart into another namespace.
  if (instance && mapAt(value, ...instance, 'sync'))
    return [synced(object, [...instance, 'sync'], kind === 'HelmRelease' ? undefined : namespace)];
  if (kind !== 'ArtifactGenerator') return [];
  return listAt(value, 'spec', 'artifacts').flatMap((artifact, index) => {
    const artifactName = stringAt(artifact, 'name');
    if (artifactName === undefined) return [];
    const at = object.at('spec', 'artifacts', index, 'name');
    return [{ kind: 'ExternalArtifact', name: artifactName, namespace, at }];
  });
}

/** The source that a FluxInstance's `sync` makes; without a name it is called after the namespace. */
function synced(object: KubernetesObject, path: string[], namespace: string | undefined): SourceDefinition {
  const name = stringAt(object.value, ...path, 'name') ?? (object.namespace || BOOTSTRAP);
  return { kind: stringAt(object.value, ...path, 'kind') ?? 'GitRepository', name, namespace, at: object.at(...path) };
}
