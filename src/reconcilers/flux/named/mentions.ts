import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { isList, isMap, mapAt, type YamlValue } from '../../../yaml/value.ts';

/** Groups of which nothing makes objects that are called as it says: what they say is read, or is known. */
const BUILT_IN =
  /^(?:|apps|batch|autoscaling|policy|.*\.toolkit\.fluxcd\.io|gateway\.networking\.k8s\.io|(?:networking|rbac\.authorization|storage|scheduling|apiextensions|apiregistration|admissionregistration)\.k8s\.io)$/;
/** Keys of built-in kinds whose texts programs read: what they do with a name is not known. */
const READ_BY_PROGRAMS = new Set(['value', 'args', 'command', 'data', 'stringData', 'annotations']);
/** Texts that are longer are not looked through: dashboards, scripts of whole programs. */
const MAX_TEXT = 100_000;
const MAX_DEPTH = 60;

/** Fields of custom resources, and of the values of charts, that name an object which is read. */
const READING_FIELD = /(?:ref|refs|from|secret|configmap|claim|store|source|issuer|selector)$/i;
const READING_NAME = /(?:secret|configmap|claim|store|issuer)(?:name|ref)?$/i;

/** A field of an object: its key, the key above it, and how many keys lead to it. */
interface Field {
  readonly key: string;
  readonly above: string;
  readonly depth: number;
}

/** What the objects of a world say of names, apart from the fields that are known to name objects. */
export class Mentions {
  readonly #words = new Map<string, number>();
  readonly #read = new Set<string>();

  constructor(objects: Iterable<KubernetesObject>) {
    for (const object of objects) {
      if (object.groupKind === 'apiextensions.k8s.io/CustomResourceDefinition') continue;
      const isCustom = isCustomKind(object);
      for (const key in object.value)
        if (key !== 'metadata' && key !== 'status')
          this.#walk(object.value[key], { key, above: '', depth: 1 }, isCustom);
      const annotations = mapAt(object.value, 'metadata')?.annotations;
      this.#walk(annotations, { key: 'annotations', above: '', depth: 1 }, isCustom);
    }
  }

  /** How often texts have a name as a word, where something may make an object of it. */
  count(name: string): number {
    return this.#words.get(name) ?? 0;
  }

  /** Whether a custom resource, or a chart's values, look as if they read an object of that name. */
  isRead(name: string): boolean {
    return this.#read.has(name);
  }

  #walk(value: YamlValue | undefined, field: Field, isOpen: boolean): void {
    if (field.depth > MAX_DEPTH) return;
    if (isList(value)) {
      for (const item of value) this.#walk(item, field, isOpen);
    } else if (isMap(value)) {
      const [above, depth] = [field.key, field.depth + 1];
      for (const key in value) this.#walk(value[key], { key, above, depth }, isOpen || READ_BY_PROGRAMS.has(key));
    } else if (typeof value === 'string' && value.length <= MAX_TEXT) {
      this.#add(value, field, isOpen);
    }
  }

  #add(text: string, { key, above }: Field, isOpen: boolean): void {
    if (READING_NAME.test(key) || (key === 'name' && READING_FIELD.test(above))) this.#read.add(text);
    if (!isOpen) return;
    for (const word of text.split(/[^A-Za-z0-9.-]+/))
      if (word !== '') this.#words.set(word, (this.#words.get(word) ?? 0) + 1);
  }
}

/** Whether an object is a custom resource, from which an operator may make others, or installs a chart. */
export function isCustomKind({ group, kind }: KubernetesObject): boolean {
  return !BUILT_IN.test(group) || kind === 'HelmRelease';
}
