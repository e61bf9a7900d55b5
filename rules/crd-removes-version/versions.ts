import type { ValueChange } from '../../src/kubernetes/immutable/value-changes.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { isMap, listAt } from '../../src/yaml/value.ts';

/** A version that a CustomResourceDefinition no longer serves, at the value that says so. */
export interface RemovedVersion extends ValueChange {
  readonly name: string;
  /** Whether it is the version in which the API server stores objects, and is not even defined anymore. */
  readonly isStored: boolean;
}

interface Version {
  readonly index: number;
  readonly isServed: boolean;
  readonly isStorage: boolean;
}

/** The versions that a definition served and does not serve anymore. */
export function removedVersions(before: KubernetesObject, after: KubernetesObject): RemovedVersion[] {
  const now = versionsOf(after);
  // What a variable completes is not known.
  if (now.size === 0) return [];
  return [...versionsOf(before)].flatMap(([name, old]): RemovedVersion[] => {
    const next = now.get(name);
    if (!next)
      return [{ name, path: ['spec', 'versions', old.index, 'name'], isRemoved: true, isStored: old.isStorage }];
    if (next.isServed || !old.isServed) return [];
    return [{ name, path: ['spec', 'versions', next.index, 'served'], isRemoved: false, isStored: false }];
  });
}

function versionsOf({ value }: KubernetesObject): Map<string, Version> {
  const versions = new Map<string, Version>();
  for (const [index, version] of listAt(value, 'spec', 'versions').entries()) {
    if (!isMap(version) || typeof version.name !== 'string') continue;
    versions.set(version.name, { index, isServed: version.served === true, isStorage: version.storage === true });
  }
  return versions;
}
