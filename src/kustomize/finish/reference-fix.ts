import { withEntry, withItem } from '../../yaml/edit.ts';
import { type Origin, relate } from '../../yaml/origin.ts';
import { isList, isMap, originOf, type YamlValue } from '../../yaml/value.ts';
import { fail } from '../failure.ts';
import { FieldError } from '../fields/field-spec.ts';
import {
  effectiveNamespace,
  type GroupVersionKind,
  idText,
  isClusterScoped,
  isSelected,
  NO_NAMESPACE,
} from '../resources/identity.ts';
import type { Resource } from '../resources/resource.ts';
import { nodeText, untagged, type WrittenValue } from '../resources/scalar.ts';
import { type Candidates, hasSameAffixes } from './candidates.ts';

/** A path at which objects of a kind name others, and of what kind these are. */
export interface Reference {
  readonly target: GroupVersionKind;
  readonly path: string;
}

/** One reference of one object on its way to the new name. */
export class Fix {
  readonly #referrer: Resource;
  readonly #reference: Reference;
  readonly #candidates: Candidates;
  readonly #isReachable: (candidate: Resource) => boolean;
  readonly #directory: string;

  constructor(
    referrer: Resource,
    reference: Reference,
    candidates: Candidates,
    isReachable: (candidate: Resource) => boolean,
    directory: string,
  ) {
    this.#referrer = referrer;
    this.#reference = reference;
    this.#candidates = candidates;
    this.#isReachable = isReachable;
    this.#directory = directory;
  }

  set(value: YamlValue | undefined, origin: Origin): WrittenValue | undefined {
    if (value === undefined || value === null) return undefined;
    if (isMap(value)) return this.#setMap(value, origin);
    if (!isList(value)) return this.#setScalar(value, origin);
    let result = value;
    for (let index = 0; index < value.length; index++) {
      const item = value[index] ?? null;
      const place = originOf(value, index) ?? origin;
      if (isList(item)) throw new FieldError('is expected to be either a string or a map of string');
      const changed = item === null ? undefined : this.set(item, place);
      if (changed) result = withItem(result, index, changed.value, changed.origin);
    }
    return result === value ? undefined : { value: result, origin };
  }

  #setScalar(value: YamlValue, origin: Origin): WrittenValue | undefined {
    const oldName = nodeText(value, origin);
    const referral = this.#select(oldName, undefined, (a, b) => a.id.name === b.id.name);
    if (!referral || referral.id.name === oldName) return undefined;
    return untagged(referral.id.name, relate(origin, nameOrigin(referral)), value, origin);
  }

  /** A mapping with `name` and maybe `namespace`, as the subjects of role bindings are. */
  #setMap(map: Extract<YamlValue, object>, origin: Origin): WrittenValue | undefined {
    if (!isMap(map)) return undefined;
    if (!Object.hasOwn(map, 'name')) throw new FieldError("path config error; no 'name' field in node");
    const place = originOf(map, 'name') ?? origin;
    const oldName = nodeText(map.name, place);
    const namespace = Object.hasOwn(map, 'namespace') ? nodeText(map.namespace, originOf(map, 'namespace')) : undefined;
    const referral = this.#select(
      oldName,
      namespace,
      (a, b) => a.id.name === b.id.name && a.id.namespace === b.id.namespace,
    );
    if (!referral || (referral.id.name === oldName && referral.id.namespace === '')) return undefined;
    const name = untagged(referral.id.name, relate(place, nameOrigin(referral)), map.name, place);
    let result = referral.id.name === oldName ? map : withEntry(map, 'name', name.value, name.origin);
    // A namespace that the object has only now is literal; one that it had before follows the object.
    const follows = namespace === undefined || effectiveNamespace(referral.originalId) === namespace;
    if (referral.id.namespace !== '' && (follows || referral.id.namespace !== namespace)) {
      const source = referral.metadata && originOf(referral.metadata, 'namespace');
      result = withEntry(result, 'namespace', referral.id.namespace, source ?? place);
    }
    return result === map ? undefined : { value: result, origin };
  }

  #select(
    oldName: string,
    namespace: string | undefined,
    isSame: (a: Resource, b: Resource) => boolean,
  ): Resource | undefined {
    const named = this.#candidates.named(oldName);
    if (named.length === 0) return undefined;
    let found = named.filter(this.#isReachable);
    if (namespace !== undefined) found = this.#inNamespace(found, namespace);
    found = found.filter((candidate) => candidate.previousIds.some((id) => isSelected(id, this.#reference.target)));
    found = found.filter(this.#roleFilter());
    found = found.filter((candidate) => this.#isInNamespace(candidate));
    if (found.length <= 1) return found[0];
    found = found.filter((candidate) => hasSameAffixes(candidate, this.#referrer, true));
    if (found.length > 1) found = found.filter((candidate) => hasSameAffixes(candidate, this.#referrer, false));
    const [first] = found;
    if (!first || found.every((candidate) => isSame(first, candidate))) return first;
    const ids = found.map(({ id }) => idText(id)).join(', ');
    throw fail('reference', `found multiple possible referrals: ${ids}`, {
      origin: this.#referrer.origin,
      directory: this.#directory,
      message: `The name \`${oldName}\` at \`${this.#reference.path}\` of the ${this.#referrer.id.kind} \`${this.#referrer.id.name}\` matches more than one renamed object: ${ids}.`,
    });
  }

  /** Candidates that were in a namespace; if nothing at all was in it, those that now are. */
  #inNamespace(candidates: readonly Resource[], namespace: string): Resource[] {
    if (namespace === NO_NAMESPACE) return [];
    const wasUsed = this.#candidates.all.some(
      (resource) => effectiveNamespace(resource.originalId) === namespace && this.#isReachable(resource),
    );
    return candidates.filter(
      (candidate) => effectiveNamespace(wasUsed ? candidate.originalId : candidate.id) === namespace,
    );
  }

  #roleFilter(): (candidate: Resource) => boolean {
    const { roleRef } = this.#referrer.value;
    if (!this.#reference.path.endsWith('roleRef/name') || !isMap(roleRef)) return () => true;
    if (roleRef.apiGroup === undefined || roleRef.kind === undefined) return () => true;
    const kind = { group: nodeText(roleRef.apiGroup, undefined), version: '', kind: nodeText(roleRef.kind, undefined) };
    return (candidate) => candidate.previousIds.some((id) => isSelected(id, kind));
  }

  #isInNamespace({ id }: Resource): boolean {
    const own = this.#referrer.id;
    if (isClusterScoped(own) || isClusterScoped(id) || id.kind === 'ServiceAccount') return true;
    return effectiveNamespace(own) === effectiveNamespace(id);
  }
}

function nameOrigin(resource: Resource): Origin | undefined {
  return resource.metadata && originOf(resource.metadata, 'name');
}
