// The built-in kinds of one Kubernetes minor.
import type { RemovedVersion } from '../../src/kubernetes/bundled-schemas.ts';
import { type BuiltInVersion, type Kinds, type KubernetesPart, member, type Schema } from './catalog.ts';
import { withoutDescriptions } from './crds.ts';
import { typesOf } from './kubernetes-types.ts';
import { lifecycleOf, removedVersion } from './lifecycle.ts';
import { byMinor } from './versions.ts';

/** The kinds that a Kubernetes minor serves, by `group/Kind`, their definitions, and the versions removed up to it. */
export function kubernetesMinor(minor: string): KubernetesPart {
  const { types, definitions, clusterScoped } = typesOf(minor);
  const kinds: Kinds<BuiltInVersion> = {};
  const removed: RemovedVersion[] = [];
  const served: string[] = [];
  for (const type of types) {
    if (type.removed !== undefined && byMinor(type.removed, minor) <= 0) {
      removed.push(removedVersion(type, type.removed, types));
      continue;
    }
    const { group, version, kind, plural, definition } = type;
    const scope = clusterScoped.has(type.goType) ? 'Cluster' : 'Namespaced';
    const key = `${group}/${kind}`;
    const known = kinds[key] ?? { scope, plural, versions: {} };
    kinds[key] = known;
    known.versions[version] = { schema: definition, lifecycle: lifecycleOf(type, types) };
    member(definitions, definition)['x-kubernetes-group-version-kind'] = [{ group, version, kind }];
    served.push(definition);
  }
  return { kinds, removed, definitions: reachable(served, definitions) };
}

/** The definitions with these names and all that they refer to. */
function reachable(names: readonly string[], definitions: Readonly<Record<string, Schema>>): Record<string, Schema> {
  const found: Record<string, Schema> = {};
  const queue = [...names];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (name in found) continue;
    const schema = plain(member(definitions, name));
    found[name] = schema;
    const references = JSON.stringify(schema).matchAll(/"\$ref":"#\/([^"]+)"/g);
    queue.push(...[...references].map(([, reference = '']) => reference));
  }
  return found;
}

/** A definition as we keep it: nothing but what constrains, fills in or merges a value. */
function plain(schema: Schema): Schema {
  const { default: value, 'x-kubernetes-v2-schema': older, ...rest } = withoutDescriptions(schema, plain);
  // Go's zero values stand for "nothing given": they fill in nothing.
  if (value !== undefined && !['{}', '""', '0', 'false'].includes(JSON.stringify(value))) rest.default = value;
  if (rest.format === 'int-or-string') rest['x-kubernetes-int-or-string'] = true;
  return rest;
}
