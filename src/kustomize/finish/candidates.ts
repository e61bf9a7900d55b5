import { isList, isMap, originOf, type YamlMap } from '../../yaml/value.ts';
import { type BuildFailure, fail } from '../failure.ts';
import { effectiveNamespace, idText, isClusterScoped } from '../resources/identity.ts';
import type { Resource } from '../resources/resource.ts';

/** Renamed objects by the names that they had. */
export class Candidates {
  readonly all: readonly Resource[];
  readonly #byName = new Map<string, Resource[]>();

  constructor(resources: readonly Resource[]) {
    this.all = resources;
    for (const resource of resources) {
      for (const name of new Set(resource.previous.map(({ name }) => name))) {
        const list = this.#byName.get(name);
        if (list) list.push(resource);
        else this.#byName.set(name, [resource]);
      }
    }
  }

  named(name: string): readonly Resource[] {
    return this.#byName.get(name) ?? [];
  }
}

/** Whether an object can be meant by another: the same namespace, no namespace, or that of a role binding's subject. Throws a BuildFailure. */
export function reachability(referrer: Resource, directory: string): (candidate: Resource) => boolean {
  const { id } = referrer;
  if (isClusterScoped(id)) return () => true;
  const namespace = effectiveNamespace(id);
  const subjects = new Set<string>();
  if (id.kind === 'RoleBinding' && isList(referrer.value.subjects)) {
    for (const subject of referrer.value.subjects) {
      if (!isMap(subject) || !Object.hasOwn(subject, 'namespace') || subject.kind !== 'ServiceAccount') continue;
      const { namespace: named } = subject;
      if (typeof named !== 'string') throw blankNamespace(referrer, subject, directory);
      subjects.add(named);
    }
  }
  return ({ id: other }) =>
    isClusterScoped(other) || effectiveNamespace(other) === namespace || subjects.has(other.namespace);
}

function blankNamespace({ id, origin }: Resource, subject: YamlMap, directory: string): BuildFailure {
  return fail('invalid-object', `Invalid Input: namespace is blank for resource "${idText(id)}"`, {
    origin: originOf(subject, 'namespace') ?? origin,
    directory,
    message: `The \`namespace\` of a ServiceAccount in \`subjects\` of the RoleBinding \`${id.name}\` is not text. Write a namespace, or remove the field.`,
  });
}

/** Whether two objects got the same prefixes and suffixes; with `allowEmpty`, one without any counts as the same. */
export function hasSameAffixes(a: Resource, b: Resource, allowEmpty: boolean): boolean {
  const isSame = (left: readonly string[], right: readonly string[]): boolean =>
    (allowEmpty && (left.length === 0 || right.length === 0)) || hasSameEnding(left, right);
  return isSame(a.prefixes, b.prefixes) && isSame(a.suffixes, b.suffixes);
}

/** Whether the shorter list is the end of the longer one; an empty one only of an empty one. */
function hasSameEnding(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length > b.length ? [b, a] : [a, b];
  if (short.length === 0) return long.length === 0;
  return short.every((text, index) => text === long[index + long.length - short.length]);
}
