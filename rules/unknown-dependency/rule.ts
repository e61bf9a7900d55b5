import type { Problem } from '../../src/findings/problem.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { type Absence, absences } from '../../src/reconcilers/flux/references/missing-references.ts';
import { nearest } from '../../src/text/nearest.ts';
import { entryBehind } from '../../src/yaml/edit.ts';
import { type Wait, waits } from './waits.ts';

export default defineRule({
  on: 'tree',
  id: 'unknown-dependency',
  description: 'A Kustomization or HelmRelease depends on one that does not exist.',
  severity: 'error',

  *check({ flux, manifests }) {
    for (const cluster of flux.clusters) {
      for (const absence of absences(cluster, waits(cluster), manifests)) {
        const { object, dependency } = absence.reference;
        if (absence.certainty === 'open') continue;
        const values = [dependency.name, dependency.statedNamespace ?? ''];
        const problem = { ...problemOf(absence, cluster), object, values };
        yield absence.certainty === 'certain' ? problem : { ...problem, severity: 'warning' };
      }
    }
  },
});

function problemOf(absence: Absence<Wait>, cluster: Cluster): Problem {
  const { reference, near, elsewhere, unread, certainty } = absence;
  const { object, dependency, namespace, name, groupKind } = reference;
  const { kind } = object;
  const waits = `${kind} \`${object.name}\` waits for ever`;
  if (elsewhere.length > 0) return wrongNamespace(absence);
  if (near) {
    const message = `There is no ${kind} \`${name}\` in namespace \`${namespace}\`, so ${waits}. Did you mean \`${near.name}\`?`;
    return { at: dependency.at.name, message, fix: near.name, related: definedAt(near) };
  }
  if (certainty !== 'certain' && !unread) {
    const message = `No file here defines the ${kind} \`${name}\`. If it is not created elsewhere, ${waits}.`;
    return { at: dependency.at.name, message };
  }
  const start = `There is no ${kind} \`${name}\` in namespace \`${namespace}\`, so ${waits}.`;
  if (unread) {
    const message = `${start} ${unread.origin.file.path} states one, but nothing applies that file in this cluster: do so, or drop the dependency.`;
    return { at: dependency.at.name, message, related: definedAt(unread) };
  }
  const nearby = nearest(
    name,
    cluster.ofKind(groupKind).flatMap((other) => (other.namespace === namespace ? other.name : [])),
  );
  const advice =
    nearby === undefined
      ? 'Name one that is there, or drop the dependency.'
      : `The nearest name is \`${nearby}\`; name it, or drop the dependency.`;
  return { at: dependency.at.name, message: `${start} ${advice}` };
}

function wrongNamespace({ reference, elsewhere }: Absence<Wait>): Problem {
  const { object, dependency, namespace, name } = reference;
  const namespaces = [...new Set(elsewhere.map((other) => other.namespace))];
  const only = namespaces.length === 1 ? namespaces[0] : undefined;
  const where = only === undefined ? 'other namespaces' : `namespace \`${only}\``;
  const isStated = dependency.statedNamespace !== undefined;
  const edit =
    only !== undefined && dependency.at.name.origin.file === object.origin.file
      ? entryBehind(dependency.at.name.origin, 'namespace', only)
      : undefined;
  const insertion = edit && { title: `Add \`namespace: ${only}\``, edits: [edit] };
  return {
    at: isStated ? dependency.at.namespace : dependency.at.name,
    message: `${object.kind} \`${name}\` is in ${where}, but \`${object.name}\` waits for one in \`${namespace}\`, for ever. Name the namespace in the dependency.`,
    related: definedAt(elsewhere[0]),
    fix: isStated ? only : insertion,
  };
}

function definedAt(object: Absence<Wait>['near']): NonNullable<Problem['related']> {
  if (!object) return [];
  return [{ at: object.at('metadata', 'name'), message: `${object.kind} ${object.name} is defined here` }];
}
