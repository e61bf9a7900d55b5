// The built-in kinds of one Kubernetes minor.
import { withoutDescriptions } from './crds.mjs';
import { typesOf } from './kubernetes-types.mjs';
import { lifecycleOf, removedVersion } from './lifecycle.mjs';
import { byMinor } from './versions.mjs';

/** The kinds that a Kubernetes minor serves, by `group/Kind`, their definitions, and the versions removed up to it. */
export function kubernetesMinor(minor) {
  const { types, definitions, clusterScoped } = typesOf(minor);
  const kinds = {};
  const removed = [];
  const served = [];
  for (const type of types) {
    if (type.removed !== undefined && byMinor(type.removed, minor) <= 0) {
      removed.push(removedVersion(type, types));
      continue;
    }
    const { group, version, kind, plural, definition } = type;
    const scope = clusterScoped.has(type.goType) ? 'Cluster' : 'Namespaced';
    const key = `${group}/${kind}`;
    kinds[key] ??= { scope, plural, versions: {} };
    kinds[key].versions[version] = { schema: definition, lifecycle: lifecycleOf(type, types) };
    definitions[definition]['x-kubernetes-group-version-kind'] = [{ group, version, kind }];
    served.push(definition);
  }
  return { kinds, removed, definitions: reachable(served, definitions) };
}

/** The definitions with these names and all that they refer to. */
function reachable(names, definitions) {
  const found = {};
  for (const queue = [...names]; queue.length > 0; ) {
    const name = queue.pop();
    if (name in found) continue;
    found[name] = plain(definitions[name]);
    const references = JSON.stringify(found[name]).matchAll(/"\$ref":"#\/([^"]+)"/g);
    queue.push(...[...references].map(([, reference]) => reference));
  }
  return found;
}

/** A definition as we keep it: nothing but what constrains, fills in or merges a value. */
function plain(schema) {
  const { default: value, 'x-kubernetes-v2-schema': older, ...rest } = withoutDescriptions(schema, plain);
  // Go's zero values stand for "nothing given": they fill in nothing.
  if (value !== undefined && !['{}', '""', '0', 'false'].includes(JSON.stringify(value))) rest.default = value;
  if (rest.format === 'int-or-string') rest['x-kubernetes-int-or-string'] = true;
  return rest;
}
