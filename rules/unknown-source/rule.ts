import type { Problem, ProblemFix } from '../../src/findings/problem.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { SOURCE_GROUP } from '../../src/reconcilers/flux/kinds.ts';
import {
  type Absence,
  absences,
  type ObjectReference,
} from '../../src/reconcilers/flux/references/missing-references.ts';
import {
  REFERRING_KINDS,
  type SourceReference,
  sourceReferences,
} from '../../src/reconcilers/flux/source/references.ts';
import { SOURCE_KINDS } from '../../src/reconcilers/flux/source/sources.ts';
import { nearest } from '../../src/text/nearest.ts';
import { listWords } from '../../src/text/words.ts';
import { entryBehind } from '../../src/yaml/edit.ts';
import { statedProblem } from './stated.ts';

/** A reference of an object of a cluster, with the namespace in which Flux looks. */
interface NamedSource extends ObjectReference {
  readonly reference: SourceReference;
}

export default defineRule({
  on: 'tree',
  id: 'unknown-source',
  description: 'A Flux object names a source that does not exist.',
  severity: 'error',

  *check(context) {
    for (const cluster of context.flux.clusters) {
      for (const absence of absences(cluster, namedSources(cluster), context.manifests)) {
        const { object, reference } = absence.reference;
        const problem = problemOf(absence, cluster) ?? asWarning(statedProblem(reference, context));
        const values = [reference.kind, reference.name, reference.namespace ?? ''];
        if (problem) yield { ...problem, object, values };
      }
    }
    for (const object of context.objects) {
      if (!REFERRING_KINDS.includes(object.groupKind) || context.flux.clusterOf(object)) continue;
      for (const reference of sourceReferences(object)) {
        const problem = statedProblem(reference, context);
        // Where clusters are known, what none of them applies breaks nothing yet.
        const isIdle = context.flux.clusters.length > 0;
        if (problem) yield { ...(isIdle ? { ...problem, severity: 'warning' } : problem), object };
      }
    }
  },
});

function namedSources(cluster: Cluster): NamedSource[] {
  return cluster.objects.flatMap(({ object, reconciler }) =>
    sourceReferences(object).flatMap((reference): NamedSource[] => {
      const { kind, name } = reference;
      const own = object.namespace || (object.kind === 'Kustomization' ? reconciler?.namespace : undefined);
      const namespace = reference.namespace ?? own;
      return namespace ? [{ object, groupKind: `${SOURCE_GROUP}/${kind}`, namespace, name, reference }] : [];
    }),
  );
}

function problemOf(absence: Absence<NamedSource>, cluster: Cluster): Problem | undefined {
  const { certainty, near, elsewhere } = absence;
  const other = otherKind(absence.reference, cluster);
  if (certainty === 'open' && !other) return undefined;
  if (other) return certainty === 'certain' ? wrongKind(absence, other) : asWarning(wrongKind(absence, other));
  if (elsewhere.length > 0) return graded(absence, wrongNamespace(absence));
  if (near) return graded(absence, misspeltName(absence, near));
  return graded(absence, certainty === 'certain' || absence.unread ? nowhere(absence, cluster) : unheardOf(absence));
}

function graded({ certainty }: Absence<NamedSource>, problem: Problem): Problem {
  return certainty === 'certain' ? problem : { ...problem, severity: 'warning' };
}

function asWarning(problem: Problem | undefined): Problem | undefined {
  return problem && { ...problem, severity: 'warning' };
}

/** A source of another kind that has the name. */
function otherKind({ namespace, name, groupKind }: NamedSource, cluster: Cluster): KubernetesObject | undefined {
  const others = SOURCE_KINDS.flatMap((kind) => {
    if (`${SOURCE_GROUP}/${kind}` === groupKind || kind === 'ExternalArtifact' || kind === 'HelmChart') return [];
    return cluster.find(`${SOURCE_GROUP}/${kind}`, namespace, name).map(({ object }) => object);
  });
  return others.length === 1 ? others[0] : undefined;
}

function wrongKind({ reference: { reference } }: Absence<NamedSource>, other: KubernetesObject): Problem {
  const { kind, name, at, allowed } = reference;
  const fits = allowed.includes(other.kind);
  const article = /^[AEIO]/.test(other.kind) ? 'an' : 'a';
  const advice = fits ? 'Name that kind.' : `Here it has to be one of ${listWords(allowed)}.`;
  return {
    at: at.kind,
    message: `There is no ${kind} \`${name}\`, but ${article} ${other.kind} of that name. ${advice}`,
    related: definedAt(other),
    ...(fits ? { fix: other.kind } : {}),
  };
}

function wrongNamespace({ reference, elsewhere }: Absence<NamedSource>): Problem {
  const { at, kind, name, namespace, mayNameNamespace } = reference.reference;
  const namespaces = [...new Set(elsewhere.map((object) => object.namespace))];
  const only = namespaces.length === 1 ? namespaces[0] : undefined;
  const where = only === undefined ? 'other namespaces' : `namespace \`${only}\``;
  const advice = mayNameNamespace ? 'Name its namespace in the reference.' : 'Define it in that namespace.';
  const isStated = namespace !== undefined;
  return {
    at: isStated ? at.namespace : at.name,
    message: `The ${kind} \`${name}\` is in ${where}, but Flux looks for it in \`${reference.namespace}\`. ${advice}`,
    related: definedAt(elsewhere[0]),
    ...(only === undefined || !mayNameNamespace ? {} : { fix: isStated ? only : namespaceFix(reference, only) }),
  };
}

/** A line with the namespace, where the reference stands in the file of its object. */
function namespaceFix({ object, reference }: NamedSource, namespace: string): ProblemFix | undefined {
  const { origin } = reference.at.name;
  const edit = origin.file === object.origin.file ? entryBehind(origin, 'namespace', namespace) : undefined;
  return edit && { title: `Add \`namespace: ${namespace}\``, edits: [edit] };
}

function misspeltName({ reference }: Absence<NamedSource>, near: KubernetesObject): Problem {
  const { at, kind, name } = reference.reference;
  return {
    at: at.name,
    message: `There is no ${kind} \`${name}\`, so Flux cannot fetch what ${asking(reference)} asks for. Did you mean \`${near.name}\`?`,
    related: definedAt(near),
    fix: near.name,
  };
}

function nowhere({ reference, unread }: Absence<NamedSource>, cluster: Cluster): Problem {
  const { at, kind, name } = reference.reference;
  const start = `There is no ${kind} \`${name}\` in namespace \`${reference.namespace}\`, so Flux cannot fetch what ${asking(reference)} asks for.`;
  if (unread) {
    const message = `${start} ${unread.origin.file.path} states one, but nothing applies that file in this cluster: do so, or name another.`;
    return { at: at.name, message, related: definedAt(unread) };
  }
  const names = cluster.ofKind(`${SOURCE_GROUP}/${kind}`).map((object) => object.name);
  const near = nearest(name, names);
  const advice = near === undefined ? 'Define it, or name one that is there.' : `The nearest name is \`${near}\`.`;
  return { at: at.name, message: `${start} ${advice}` };
}

function unheardOf({ reference }: Absence<NamedSource>): Problem {
  const { at, kind, name } = reference.reference;
  const message = `No file here defines the ${kind} \`${name}\`. If it is not created elsewhere, ${asking(reference)} never becomes ready.`;
  return { at: at.name, message };
}

function asking({ object }: NamedSource): string {
  return `${object.kind} \`${object.name}\``;
}

function definedAt(object: KubernetesObject | undefined): NonNullable<Problem['related']> {
  if (!object) return [];
  return [{ at: object.at('metadata', 'name'), message: `${object.kind} ${object.name} is defined here` }];
}
