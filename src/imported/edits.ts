import type { ObjectDifference } from '../change/object-difference.ts';
import { getOrInsert } from '../grouping.ts';
import type { KubernetesObject, Place } from '../kubernetes/object.ts';
import type { FieldPath } from '../kubernetes/terms/problem.ts';
import { once } from '../once.ts';
import { hasLine, type LineRange } from '../repository/change.ts';
import type { Revision } from '../revision/revision.ts';
import type { Origin } from '../yaml/origin.ts';

/** What a change edits of what it deploys. */
export class Edits {
  readonly #revision: Revision;

  constructor(revision: Revision) {
    this.#revision = revision;
  }

  /** Whether the change edits a range of a file, or what had a part in it. */
  ofOrigin(origin: Origin): boolean {
    const { file, start, end, related } = origin;
    const [first, last] = [file.position(start).line, file.position(Math.max(start, end)).line];
    const isOn = this.#added(file.path).some((lines) => lines.first <= last && first <= lines.last);
    return isOn || (related !== undefined && this.ofOrigin(related));
  }

  /** Whether the change edits a file in any way. */
  ofFile(path: string): boolean {
    return this.#revision.change?.files.has(path) ?? false;
  }

  /** Whether the change sets a field of an object, or makes the object another one if the field does not exist. */
  ofPlace(object: KubernetesObject, place: Place): boolean {
    const { file, start, keyStart, keyEnd } = place.origin;
    const at = file.position(keyStart < keyEnd ? keyStart : start).line;
    if (place.exists && (hasLine(this.#added(file.path), at) || isScalarEdited(place, this))) return true;
    return this.ofObject(object, place.exists ? place.path : undefined);
  }

  /** Whether the change makes an object another one, in a field if one is given. */
  ofObject(object: KubernetesObject, path?: FieldPath): boolean {
    if (!this.#revision.difference) return path === undefined && this.ofOrigin(object.origin);
    const differences = this.#differences().get(keyOf(object)) ?? [];
    return differences.some(
      ({ change, fields }) =>
        change === 'added' ||
        path === undefined ||
        fields.some(({ before, after }) => overlaps((after ?? before)?.path ?? [], path)),
    );
  }

  #added(path: string): readonly LineRange[] {
    return this.#revision.change?.files.get(path)?.added ?? [];
  }

  readonly #differences = once(() => {
    const found = new Map<string, ObjectDifference[]>();
    for (const { objects } of this.#revision.difference?.differences ?? [])
      for (const one of objects)
        if (one.change !== 'removed') getOrInsert(found, keyOf(one.deployed.object), () => []).push(one);
    return found;
  });
}

function isScalarEdited({ value, origin }: Place, edits: Edits): boolean {
  return (typeof value !== 'object' || value === null) && edits.ofOrigin(origin);
}

/** Whether one of two paths leads to the other. */
function overlaps(a: FieldPath, b: FieldPath): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length).every((part, at) => part === b[at]);
}

function keyOf({ groupKind, namespace, name }: KubernetesObject): string {
  return JSON.stringify([groupKind, namespace, name]);
}
