import type { Problem } from '../../src/findings/problem.ts';
import { getOrInsert } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { NamedObject } from '../../src/kubernetes/references/reference.ts';
import { isUnknown } from '../../src/kubernetes/terms/unknown.ts';
import { providedBy } from '../../src/reconcilers/flux/generated/providers.ts';
import type { MadeObject } from '../../src/reconcilers/flux/named/made-objects.ts';
import { misspelt } from '../../src/text/misspelling.ts';
import { firstFew, quoted } from '../../src/text/words.ts';
import { isMap } from '../../src/yaml/value.ts';

/** Keys that a reference asks for and that what it names certainly does not have. */
export function* keyProblems(
  { keys, groupKind, name, object, without }: NamedObject,
  made: MadeObject,
): Iterable<Problem> {
  if (keys.length === 0) return;
  const provided = keysOf(made.object).find((item) => `/${item.kind}` === groupKind && item.name === name);
  if (!provided?.isKnown) return;
  const { names } = provided;
  for (const key of keys) {
    if (provided.has(key.name) || isUnknown(key.name)) continue;
    const near = misspelt(key.name, names, 'absent');
    const advice =
      near === undefined
        ? `Its ${names.length === 1 ? 'key is' : 'keys are'} ${firstFew(names, quoted)}. Correct the key, or add it.`
        : `Did you mean \`${near}\`?`;
    yield {
      at: key.at,
      message: `${provided.kind} \`${name}\` does not have the key \`${key.name}\`, so ${object.kind} \`${object.name}\` ${without}. ${advice}`,
      values: [groupKind, name, key.name],
      cause: [groupKind, made.namespace, name, key.name],
      fix: near,
    };
  }
}

/** The keys of a ConfigMap or Secret. */
interface Keys {
  readonly kind: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly has: (key: string) => boolean;
  /** Whether it certainly has no others. */
  readonly isKnown: boolean;
}

/** The keys that each object provides: many objects may read the same ones. */
const known = new WeakMap<KubernetesObject, readonly Keys[]>();

function keysOf(object: KubernetesObject): readonly Keys[] {
  return getOrInsert(known, object, () =>
    providedBy(object).map(({ kind, name, values, isComplete }) => {
      const names = [...values.keys()];
      const isKnown = isComplete && !isInjected(object) && !names.some(isUnknown);
      return { kind, name, names, has: (key) => values.has(key), isKnown };
    }),
  );
}

/** Whether something in the cluster adds keys to an object. */
function isInjected({ value }: KubernetesObject): boolean {
  return ['annotations', 'labels'].some((field) => {
    const entries = isMap(value.metadata) ? value.metadata[field] : undefined;
    return isMap(entries) && Object.keys(entries).some((key) => /inject/i.test(key));
  });
}
