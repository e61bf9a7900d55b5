import { RE2JS, RE2JSException } from 're2js';
import { isMap, originOf, stringAt, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import type { ResourceId } from '../resources/identity.ts';
import { effectiveNamespace } from '../resources/identity.ts';
import type { Resource } from '../resources/resource.ts';
import { nodeText } from '../resources/scalar.ts';
import { matchesLabels, parseLabelSelector, type Requirement } from './label-selector.ts';

/** A regular expression of the repository that does not compile; the message is Go's. */
export class PatternError extends Error {}

const COMPILED = new Map<string, RE2JS>();

/** Compiles a regular expression for an engine that runs in linear time. Throws PatternError. */
export function compilePattern(pattern: string): RE2JS {
  let compiled = COMPILED.get(pattern);
  if (!compiled) {
    try {
      compiled = RE2JS.compile(pattern);
    } catch (error) {
      if (!(error instanceof RE2JSException)) throw error;
      const message = error.message.startsWith('error parsing regexp')
        ? error.message
        : `error parsing regexp: ${error.message}`;
      throw new PatternError(message);
    }
    if (COMPILED.size < 2000) COMPILED.set(pattern, compiled);
  }
  return compiled;
}

const NO_META = /^[A-Za-z0-9_/:@=,% -]*$/;

/** Whether a text is meant by an anchored pattern; an empty one means any. */
function matcher(pattern: string): (text: string) => boolean {
  if (pattern === '') return () => true;
  if (NO_META.test(pattern)) return (text) => text === pattern;
  const compiled = compilePattern(`^(?:${pattern})$`);
  return (text) => compiled.test(text);
}

/** A target of a patch or replacement: all its fields are anchored regular expressions, empty ones meaning any. */
export class Selector {
  readonly #group: (text: string) => boolean;
  readonly #version: (text: string) => boolean;
  readonly #kind: (text: string) => boolean;
  readonly #name: (text: string) => boolean;
  readonly #namespace: (text: string) => boolean;
  readonly labels: readonly Requirement[];
  readonly annotations: readonly Requirement[];
  /** Whether no field of an id is set. */
  readonly hasNoId: boolean;
  readonly hasNoLabels: boolean;

  /** Reads a decoded `target`, `select` or `reject`. Throws PatternError. */
  constructor(map: YamlMap) {
    const field = (key: string): string => stringAt(map, key) ?? '';
    this.#group = matcher(field('group'));
    this.#version = matcher(field('version'));
    this.#kind = matcher(field('kind'));
    this.#name = matcher(field('name'));
    this.#namespace = matcher(field('namespace'));
    this.labels = parseLabelSelector(field('labelSelector'));
    this.annotations = parseLabelSelector(field('annotationSelector'));
    this.hasNoId = ['group', 'version', 'kind', 'name', 'namespace'].every((key) => field(key) === '');
    this.hasNoLabels = field('labelSelector') === '' && field('annotationSelector') === '';
  }

  /** Whether an object is meant, by its present or its original name and namespace. */
  selects(resource: Resource): boolean {
    const { id, originalId } = resource;
    return (
      (this.#namespace(effectiveNamespace(originalId)) || this.#namespace(effectiveNamespace(id))) &&
      (this.#name(originalId.name) || this.#name(id.name)) &&
      this.selectsKind(id) &&
      this.selectsLabels(resource.value)
    );
  }

  /** Whether an id is meant as it is; replacements ask so. */
  selectsId(id: ResourceId): boolean {
    return this.selectsKind(id) && this.#name(id.name) && this.#namespace(id.namespace);
  }

  selectsLabels(value: YamlMap): boolean {
    if (this.hasNoLabels) return true;
    const metadata = isMap(value.metadata) ? value.metadata : undefined;
    return (
      matchesLabels(this.annotations, textsOf(metadata?.annotations)) &&
      matchesLabels(this.labels, textsOf(metadata?.labels))
    );
  }

  /** Whether objects of the kind of an id are meant. */
  selectsKind({ group, version, kind }: ResourceId): boolean {
    return this.#group(group) && this.#version(version) && this.#kind(kind);
  }
}

function textsOf(value: YamlValue | undefined): ReadonlyMap<string, string> {
  if (!isMap(value)) return new Map();
  return new Map(Object.keys(value).map((key) => [key, nodeText(value[key], originOf(value, key))]));
}
