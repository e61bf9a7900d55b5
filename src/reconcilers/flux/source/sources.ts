import type { Manifests, YamlFile } from '../../../kubernetes/manifests.ts';
import type { KubernetesObject, Place } from '../../../kubernetes/object.ts';
import { isList, isMap, listAt, mapAt, stringAt, type YamlValue } from '../../../yaml/value.ts';
import { instancePath, SOURCE_GROUP } from '../kinds.ts';
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
/** Names that the whole tree is searched for; of more than these nothing is known. */
const MAX_SEARCHES = 500;

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
  readonly #byKind = new Map<string, Map<string, SourceDefinition[]>>();
  /** How often the tree's objects name a source, by `Kind/name`. */
  readonly #mentions = new Map<string, number>();
  readonly #deployed = new Set<string>();
  #affixes: { prefixes: string[]; suffixes: string[] } | undefined;
  #transformed: readonly string[] | undefined;

  constructor(manifests: Manifests) {
    this.#manifests = manifests;
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
    return this.#isRenamed(kind, name) || mayStateInside(this.#manifests, kind, name);
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

const SEARCHED = new WeakMap<Manifests, Map<string, boolean>>();

/** Whether a file may define an object in a way that is not read here: in a template, inside of another object or of a text. */
export function mayStateInside(manifests: Manifests, kind: string, name: string): boolean {
  const searched = SEARCHED.get(manifests) ?? new Map<string, boolean>();
  SEARCHED.set(manifests, searched);
  const key = `${kind}/${name}`;
  let may = searched.get(key);
  if (may === undefined) {
    if (searched.size >= MAX_SEARCHES) return true;
    may = [...manifests.filesEverywhere()].some((file) => mentionsDefinition(file, kind, name));
    searched.set(key, may);
  }
  return may;
}

function mentionsDefinition({ type, parsed }: YamlFile, kind: string, name: string): boolean {
  const { text } = parsed.file;
  if (!hasWord(text, name)) return false;
  const isRendered = type === 'template' && text.includes('{{');
  if (isRendered || parsed.problems.length > 0) return text.includes(kind);
  return parsed.documents.some(({ value }) => holdsDefinition(value, kind, name, 0));
}

/** Whether a text may be a manifest that defines a name, or a patch that changes one to it; not one that only refers to it. */
function mayState(text: string, kind: string, name: string): boolean {
  if (text.includes('/metadata/name')) return true;
  if (!hasWord(text, kind)) return false;
  // The indentation does not show templates and objects in braces.
  if (/\{\{|[{,]\s{0,9}["']?(?:kind|metadata)["']?\s{0,9}:/.test(text)) return true;
  const lines = text.split('\n');
  return lines.some((line, at) => hasWord(line, name) && parentOf(lines, at)?.trim() === 'metadata:');
}

/** The nearest line before that is indented less. */
function parentOf(lines: readonly string[], at: number): string | undefined {
  const depth = (line: string | undefined): number => (line ?? '').replace(/- /g, '  ').search(/\S|$/);
  const own = depth(lines[at]);
  return lines.slice(0, at).findLast((line) => line.trim() !== '' && depth(line) < own);
}

function holdsDefinition(value: YamlValue, kind: string, name: string, depth: number): boolean {
  if (typeof value === 'string') return value.includes('\n') && hasWord(value, name) && mayState(value, kind, name);
  if (isList(value)) return value.some((item) => holdsDefinition(item, kind, name, depth + 1));
  if (!isMap(value)) return false;
  if (depth > 0 && value.kind === kind && stringAt(value, 'metadata', 'name') === name) return true;
  if (value.value === name && typeof value.op === 'string') return true;
  return Object.values(value).some((child) => child !== undefined && holdsDefinition(child, kind, name, depth + 1));
}

/** Whether a text contains a name as a whole, not as a part of a longer one. */
function hasWord(text: string, name: string): boolean {
  const isPart = (at: number): boolean => /[\w.-]/.test(text.charAt(at));
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    if (!isPart(at - 1) && !isPart(at + name.length)) return true;
  }
  return false;
}
