import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { isTemplate } from '../../../text/variables.ts';
import { stringAt } from '../../../yaml/value.ts';
import type { FieldReference } from './object-reference.ts';

/** How a field names an object. */
export interface ReferenceField {
  readonly path: readonly (string | number)[];
  /** The kind of what it names, and the same as `group/Kind`. */
  readonly kind: string;
  readonly groupKind: string;
  readonly mayNameNamespace: boolean;
}

/** What a field of an object names; nothing if it is empty, if a template completes it, or if its namespace is not known. */
export function fieldReference(object: KubernetesObject, field: ReferenceField): FieldReference[] {
  const { path, kind, groupKind, mayNameNamespace } = field;
  const name = stringAt(object.value, ...path, 'name') ?? '';
  const stated = mayNameNamespace ? stringAt(object.value, ...path, 'namespace') : undefined;
  const namespace = stated || object.namespace;
  if (name === '' || namespace === '' || [name, namespace].some(isTemplate)) return [];
  const at = { name: object.at(...path, 'name'), namespace: object.at(...path, 'namespace') };
  return [{ object, kind, groupKind, namespace, name, at, mayNameNamespace }];
}
