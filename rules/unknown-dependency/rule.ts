import { askedObject } from '../../src/findings/asks-for.ts';
import { objectDefinedAt } from '../../src/findings/defined-at.ts';
import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Externals } from '../../src/reconcilers/externals.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { KUSTOMIZATION } from '../../src/reconcilers/flux/kinds.ts';
import { WAITING_KINDS } from '../../src/reconcilers/flux/references/dependencies.ts';
import { type MissingReference, missingReferences } from '../../src/reconcilers/flux/references/missing-references.ts';
import { type Wait, waits } from '../../src/reconcilers/flux/references/waits.ts';
import { nearest } from '../../src/text/nearest.ts';
import { isImpossibleName } from '../../src/text/variables.ts';
import { entryBehind } from '../../src/yaml/edit.ts';
import { waitsOfUnreached } from './unreached.ts';

export default defineRule({
  on: 'tree',
  id: 'unknown-dependency',
  description: 'A Flux Kustomization, HelmRelease or ResourceSet depends on one that does not exist.',
  theme: 'reconcilers',
  severity: 'error',

  *check(revision) {
    yield* waitsOfUnreached(revision);
    for (const cluster of revision.flux.clusters) {
      for (const absence of missingReferences(cluster, waits(cluster), revision)) {
        const { object, dependency } = absence.reference;
        if (absence.certainty === 'open') continue;
        const values = [dependency.name, dependency.statedNamespace ?? ''];
        const cause = [absence.reference.groupKind, absence.reference.namespace, ...values];
        const harm = absence.certainty === 'certain' ? 'will wait forever' : 'may wait forever';
        const asksFor = askedObject(absence.reference, { harm });
        const problem = { ...problemOf(absence, cluster, revision.externals), object, values, cause, asksFor };
        const isSuspended = object.at('spec', 'suspend').value === true;
        yield absence.certainty === 'certain' && !isSuspended ? problem : { ...problem, severity: 'warning' };
      }
    }
  },
});

function problemOf(absence: MissingReference<Wait>, cluster: Cluster, { isClosed }: Externals): Problem {
  const { reference, near, elsewhere, unread, certainty, removed } = absence;
  const { object, dependency, namespace, name, groupKind } = reference;
  const kind = groupKind.slice(groupKind.indexOf('/') + 1);
  const isCertain = certainty === 'certain';
  const absent = isCertain ? 'does not exist' : 'does not seem to exist';
  const waits = `${object.kind} \`${object.name}\` ${isCertain ? 'waits' : 'may wait'} forever`;
  const start = `${kind} \`${name}\` ${absent} in namespace \`${namespace}\`, so ${waits}.`;
  if (elsewhere.length > 0) return wrongNamespace(absence);
  const other = object.groupKind === groupKind ? ofOtherKind(reference, cluster) : undefined;
  if (other) {
    const advice =
      groupKind === KUSTOMIZATION
        ? `Depend on the Kustomization that applies that ${other.kind}, or remove the dependency.`
        : `Make the Kustomization that applies this ${kind} depend on it, or remove the dependency.`;
    const message = `${start} \`${name}\` is a ${other.kind}, and a ${kind} can depend only on a ${kind}. ${advice}`;
    return { at: dependency.at.name, message, related: objectDefinedAt(other) };
  }
  if (near) {
    const message = `${start} Did you mean \`${near.name}\`?`;
    return { at: dependency.at.name, message, fix: near.name, related: objectDefinedAt(near) };
  }
  if (!isCertain && !unread) {
    const message = `This repository does not define ${kind} \`${name}\`. If nothing else creates it, ${object.kind} \`${object.name}\` waits forever. Correct the name, or remove the dependency.`;
    return { at: dependency.at.name, message };
  }
  if (unread) {
    const message = `${start} \`${unread.origin.file.path}\` defines one, but nothing in this cluster applies that file. Apply it in this cluster, or remove the dependency.`;
    return { at: dependency.at.name, message, related: objectDefinedAt(unread) };
  }
  const nearby = nearest(
    name,
    cluster.ofKind(groupKind).flatMap((other) => (other.namespace === namespace ? other.name : [])),
  );
  const remedy =
    isClosed && !isImpossibleName(name)
      ? 'Correct the name, remove the dependency, or add it to `externals` in the policy file.'
      : 'Correct the name, or remove the dependency.';
  const advice = nearby === undefined ? remedy : `${remedy} The closest existing name is \`${nearby}\`.`;
  const removal = removed ? ` This change removes it from \`${removed.origin.file.path}\`.` : '';
  return { at: dependency.at.name, message: `${start}${removal} ${advice}` };
}

/** The object of that name which the other reconciler would wait for. */
function ofOtherKind({ groupKind, name }: Wait, cluster: Cluster): KubernetesObject | undefined {
  if (!WAITING_KINDS.includes(groupKind)) return undefined;
  const others = WAITING_KINDS.filter((other) => other !== groupKind);
  return others.flatMap((other) => cluster.ofKind(other)).find((object) => object.name === name);
}

function wrongNamespace({ reference, elsewhere }: MissingReference<Wait>): Problem {
  const { object, groupKind, dependency, namespace, name } = reference;
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
    message: `${groupKind.slice(groupKind.indexOf('/') + 1)} \`${name}\` is in ${where}, but ${object.kind} \`${object.name}\` looks for it in \`${namespace}\` and waits forever. Set ${only === undefined ? '`namespace`' : `\`namespace: ${only}\``} in the dependency.`,
    related: objectDefinedAt(elsewhere[0]),
    fix: isStated ? only : insertion,
  };
}
