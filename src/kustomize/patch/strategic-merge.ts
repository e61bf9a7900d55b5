import { withoutEntry } from '../../yaml/edit.ts';
import type { Origin } from '../../yaml/origin.ts';
import {
  copyMap,
  deleteEntry,
  isList,
  isMap,
  type MutableYamlMap,
  setEntry,
  type YamlList,
  type YamlMap,
} from '../../yaml/value.ts';
import { overwrite, type WrittenValue } from '../resources/scalar.ts';
import { applyListDirective, directiveOf } from './directive.ts';
import { type Item, itemsOf, listOf } from './list-items.ts';
import { mergeItems } from './merge-list.ts';
import type { MergeSchema, MergeSchemas } from './merge-schema.ts';
import { asList, asMap, entry, type Merged, mergeNulls, mergeScalars } from './merge-values.ts';

/**
 * Strategic merge as kyaml does it (kyaml/yaml/merge2 and walk): nulls of the patch delete, lists merge by the keys of the
 * schema or are replaced, `$patch` replaces or deletes. Values are never changed; what stays the same stays the same value.
 */
export class StrategicMerge {
  readonly #schemas: MergeSchemas;
  /** Values that a merge with nothing leaves as they are, with the schema for which that holds. */
  readonly #stable = new WeakMap<YamlMap | YamlList, MergeSchema | null>();

  constructor(schemas: MergeSchemas) {
    this.#schemas = schemas;
  }

  /** The object with the patch merged in, or undefined if the patch deletes it. Throws FieldError. */
  apply(object: WrittenValue, patch: WrittenValue): YamlMap | undefined {
    const merged = this.merge(object, patch, undefined);
    return merged && isMap(merged.value) ? merged.value : undefined;
  }

  /** Merges two values, either of which may be missing, or undefined if nothing is left. */
  merge(
    old: WrittenValue | undefined,
    patch: WrittenValue | undefined,
    known: MergeSchema | undefined,
  ): Merged | undefined {
    const first = old && old.value !== null ? old : patch && patch.value !== null ? patch : undefined;
    if (!first) return mergeNulls(old, patch);
    const { value } = first;
    if (typeof value !== 'object' || value === null) return mergeScalars(old, patch);
    const schema = known ?? this.#schemaOf(old) ?? this.#schemaOf(patch);
    if (!patch && old && this.#stable.get(value) === (schema ?? null)) return { ...old, isOld: true };
    const merged = isList(value) ? this.#lists(old, patch, schema) : this.#maps(old, patch, schema);
    if (!patch && merged?.value === value) this.#stable.set(value, schema ?? null);
    return merged;
  }

  /** The schema of a value that says what it is, as whole objects do. */
  #schemaOf(written: WrittenValue | undefined): MergeSchema | undefined {
    if (!written || !isMap(written.value)) return undefined;
    const { apiVersion, kind } = written.value;
    return typeof apiVersion === 'string' && typeof kind === 'string' ? this.#schemas.of(apiVersion, kind) : undefined;
  }

  #maps(
    old: WrittenValue | undefined,
    patch: WrittenValue | undefined,
    schema: MergeSchema | undefined,
  ): Merged | undefined {
    const oldMap = asMap(old);
    let patchMap = asMap(patch);
    if (oldMap && patch?.value === null) return undefined;
    const directive = patchMap ? directiveOf(patchMap, oldMap === undefined) : 'merge';
    if (directive === 'delete') return undefined;
    if (patchMap && directive !== undefined) patchMap = withoutEntry(patchMap, '$patch');
    if (oldMap && old && directive === 'merge') {
      return { value: this.#fields(oldMap, old.origin, patchMap, schema), origin: old.origin, isOld: true };
    }
    if (!patchMap || !patch) return undefined;
    // What a patch adds is walked as if merged with itself: its nulls and directives go.
    return { value: this.#fields(patchMap, patch.origin, patchMap, schema), origin: patch.origin, isOld: false };
  }

  #fields(base: YamlMap, origin: Origin, patch: YamlMap | undefined, schema: MergeSchema | undefined): YamlMap {
    let result: MutableYamlMap | undefined;
    const visit = (key: string): void => {
      const old = entry(base, key, origin);
      const merged = this.merge(old, patch && entry(patch, key, origin), schema?.field(key));
      if (merged && merged.value === old?.value && merged.origin === old.origin) return;
      result ??= copyMap(base);
      if (!merged) deleteEntry(result, key);
      else {
        const { value, origin: place } = old ? overwrite(merged, old.value, old.origin) : merged;
        setEntry(result, key, value, place);
      }
    };
    for (const key in base) {
      const value = base[key];
      // A scalar that the patch does not mention stays.
      if (value === null || typeof value === 'object' || (patch && Object.hasOwn(patch, key))) visit(key);
    }
    if (patch && patch !== base) for (const key in patch) if (!Object.hasOwn(base, key)) visit(key);
    return result ?? base;
  }

  #lists(
    old: WrittenValue | undefined,
    patch: WrittenValue | undefined,
    schema: MergeSchema | undefined,
  ): Merged | undefined {
    const oldList = asList(old);
    const patchList = asList(patch);
    if (!schema?.merge) {
      if (patch) return patch.value === null ? undefined : { ...patch, isOld: false };
      return old && { ...old, isOld: true };
    }
    if (oldList && patch?.value === null) return undefined;
    const { keys, schema: items } = { keys: schema.merge, schema: schema.items };
    if (!oldList || !old) return patchList && patch && this.#listItself(patchList, patch.origin, keys, items, false);
    if (!patchList || !patch) return this.#listItself(oldList, old.origin, keys, items, true);
    const { directive, items: patchItems } = applyListDirective(itemsOf(patchList, patch.origin));
    if (directive === 'delete') return undefined;
    const isOld = directive === 'merge';
    const base = isOld ? itemsOf(oldList, old.origin) : patchItems;
    const merged = mergeItems(base, patchItems, keys, (a, b) => this.#item(a, b, items));
    const { origin } = isOld ? old : patch;
    return { value: listOf(merged, isOld ? oldList : patchList), origin, isOld };
  }

  /** A list merged with itself or with nothing: doubles collapse, nulls in items go. */
  #listItself(
    list: YamlList,
    origin: Origin,
    keys: readonly string[],
    schema: MergeSchema | undefined,
    isOld: boolean,
  ): Merged {
    const items = itemsOf(list, origin);
    const merged = mergeItems(items, isOld ? undefined : items, keys, (a, b) => this.#item(a, b, schema));
    return { value: listOf(merged, list), origin, isOld };
  }

  /** Merges two items; the one that the result is based on takes it. */
  #item(old: Item | undefined, patch: Item | undefined, schema: MergeSchema | undefined): Item | undefined {
    const merged = this.merge(old, patch, schema);
    const target = merged?.isOld ? old : patch;
    if (!merged || !target) return undefined;
    target.value = merged.value;
    target.origin = merged.origin;
    return target;
  }
}
