import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { Build } from '../../src/kustomize/built.ts';
import type { Revision } from '../../src/revision/revision.ts';
import type { Origin } from '../../src/yaml/origin.ts';
import { isList, isMap, stringAt, type YamlValue } from '../../src/yaml/value.ts';
import type { Reference } from './references.ts';

/** An object that a build calls otherwise than the files do. */
export interface Renamed {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly hasHash: boolean;
  readonly origin: Origin;
}

/** The objects that a build renames. */
export interface Renames {
  readonly oldNames: ReadonlySet<string>;
  /** What the object that a reference means is called, if that is certainly another name. */
  find(reference: Reference, referrer: KubernetesObject): Renamed | undefined;
}

/** The objects that a build renames. None if a part of it is not known. */
export function renamedIn({ objects, unknown }: Build): Renames {
  const renamed = new Map<string, Renamed>();
  const oldNames = new Set<string>();
  const present = new Set<string>();
  for (const { id, previousIds, hasHash, origin } of unknown.length > 0 ? [] : objects) {
    present.add(`${id.kind}/${id.name}`);
    for (const { name } of previousIds) {
      if (name === id.name) continue;
      oldNames.add(name);
      renamed.set(`${id.kind}/${name}`, { kind: id.kind, name: id.name, namespace: id.namespace, hasHash, origin });
    }
  }
  return {
    oldNames,
    find({ kind, name, namespace }, referrer) {
      const found = present.has(`${kind}/${name}`) ? undefined : renamed.get(`${kind}/${name}`);
      const meant = namespace ?? referrer.namespace;
      // An object without a namespace may still get that of the other, and then kustomize's rules for names may reach it.
      return found && (found.namespace === '' || meant === found.namespace) ? found : undefined;
    },
  };
}

/** Whether anything of the tree is called as a reference says, or makes something of that name. */
export function isThere({ kind, name, at }: Reference, { objects }: Revision): boolean {
  const { file, start } = at.origin;
  return objects.some((object) => {
    if (object.name === name && mayBe(object, kind)) return true;
    const isReferrer = object.origin.file === file && object.origin.start <= start && start < object.origin.end;
    return kind === 'Secret' && !isReferrer && makesSecret(object, name);
  });
}

/** Whether an object is of a kind, or makes one that is called like itself. */
function mayBe(object: KubernetesObject, kind: string): boolean {
  return object.kind === kind || object.kind.endsWith(kind);
}

function makesSecret({ kind, value }: KubernetesObject, name: string): boolean {
  if (kind === 'Certificate') return stringAt(value, 'spec', 'secretName') === name;
  return /Secret|Claim|User|Database|Cluster/.test(kind) && holds(value.spec, name, 0);
}

function holds(value: YamlValue | undefined, name: string, depth: number): boolean {
  if (depth > 6) return false;
  if (isList(value)) return value.some((item) => holds(item, name, depth + 1));
  if (!isMap(value)) return value === name;
  return Object.keys(value).some((key) => holds(value[key], name, depth + 1));
}
