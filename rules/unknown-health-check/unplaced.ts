import { objectDefinedAt } from '../../src/findings/defined-at.ts';
import type { Problem } from '../../src/findings/problem.ts';
import { knownKind } from '../../src/kubernetes/bundled-schemas.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import type { FluxKustomization } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { isTemplate } from '../../src/text/variables.ts';
import { entryBehind } from '../../src/yaml/edit.ts';
import { listAt, stringAt } from '../../src/yaml/value.ts';

/** Checks of objects that have a namespace which do not say in which one: Flux looks for them in none. */
export function* unplaced({ object, isRemote }: FluxKustomization, cluster: Cluster): Iterable<Problem> {
  // Flux ignores the checks.
  if (isRemote || object.at('spec', 'wait').value === true) return;
  for (const [index, check] of listAt(object.value, 'spec', 'healthChecks').entries()) {
    const [apiVersion, kind, name] = ['apiVersion', 'kind', 'name'].map((field) => stringAt(check, field));
    if (!apiVersion || !kind || !name || stringAt(check, 'namespace') || [apiVersion, kind, name].some(isTemplate))
      continue;
    const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
    const groupKind = `${group}/${kind}`;
    if (knownKind(groupKind)?.scope !== 'Namespaced') continue;
    const meant = cluster.ofKind(groupKind).filter((other) => other.name === name);
    const namespaces = new Set(meant.map((other) => other.namespace));
    const [only] = namespaces.size === 1 ? namespaces : [];
    const at = object.at('spec', 'healthChecks', index, 'name');
    const edit = only && at.origin.file === object.origin.file ? entryBehind(at.origin, 'namespace', only) : undefined;
    yield {
      at,
      object,
      message: `This check does not specify the namespace of ${kind} \`${name}\`, so Flux does not find it. Kustomization \`${object.name}\` waits until its timeout and never becomes ready. Set \`namespace${only ? `: ${only}` : ''}\`.`,
      related: only ? objectDefinedAt(meant[0]) : [],
      fix: edit && { title: `Add \`namespace: ${only}\``, edits: [edit] },
      values: [kind, '', name],
      cause: [kind, '', name],
    };
  }
}
