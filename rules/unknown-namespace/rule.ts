import { askedObject } from '../../src/findings/asks-for.ts';
import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Externals } from '../../src/reconcilers/externals.ts';
import { type MissingReference, missingReferences } from '../../src/reconcilers/flux/references/missing-references.ts';
import { isHomeless, type Use, usesOf } from '../../src/reconcilers/flux/references/namespace-uses.ts';
import { isImpossibleName } from '../../src/text/variables.ts';
import { placedIn } from './akin.ts';
import { missingForArgo } from './argo.ts';
import { overruled } from './overruled.ts';
import { wronglySelected } from './selected.ts';
import { missingInTree } from './whole-tree.ts';

export default defineRule({
  on: 'tree',
  id: 'unknown-namespace',
  description: 'An object is in a namespace that nothing creates, or has no namespace.',
  theme: 'references',
  severity: 'notice',

  *check(revision) {
    const { flux, checkouts, externals } = revision;
    yield* missingInTree(revision);
    yield* overruled(revision);
    yield* missingForArgo(revision);
    for (const cluster of flux.clusters) {
      const uses = usesOf(cluster);
      const reported = new Set<string>();
      for (const absence of missingReferences(cluster, uses, revision)) {
        const { name, at } = absence.reference;
        // A use in this repository is reported, not one in another.
        if (checkouts.holds(at.origin.file.path)) continue;
        if (absence.certainty === 'open' || reported.has(name)) continue;
        reported.add(name);
        const others = new Set(uses.filter((use) => use.name === name).map(({ object }) => object)).size - 1;
        const problem = unknown(absence, others, externals, placedIn(name, at, cluster));
        const isTakenOut = absence.certainty === 'certain' && absence.removed !== undefined;
        const isCertain = externals.isClosed || isImpossibleName(name) || isTakenOut;
        yield isCertain ? { ...problem, severity: 'error' } : problem;
      }
      yield* wronglySelected(cluster, revision);
      for (const { objects, isRemote } of cluster.kustomizations) {
        if (!isRemote) for (const object of objects) if (isHomeless(object)) yield homeless(object);
      }
    }
  },
});

function unknown(
  { reference, near, removed }: MissingReference<Use>,
  others: number,
  { isClosed }: Externals,
  akin: string | undefined,
): Problem {
  const { object, name, at } = reference;
  const more = others > 0 ? ` and ${others} more ${others === 1 ? 'object' : 'objects'}` : '';
  const start = removed
    ? `This change removes namespace \`${name}\` from \`${removed.origin.file.path}\``
    : `This repository does not create namespace \`${name}\``;
  const users = `${object.kind} \`${object.name}\`${more}`;
  const values = [name];
  const asksFor = askedObject(reference);
  if (near) {
    const message = `${start}, so Flux cannot apply ${users}. Did you mean \`${near.name}\`?`;
    return { at, object, values, asksFor, severity: 'warning', message, fix: near.name };
  }
  if (akin && !removed)
    return {
      at,
      object,
      values,
      asksFor,
      message: `${start}. If nothing else does, Flux cannot apply ${users}. Did you mean \`${akin}\`?`,
    };
  const advice = isClosed ? 'Add a Namespace, or add it to `externals` in the policy file.' : 'Add a Namespace.';
  return {
    at,
    object,
    values,
    asksFor,
    message: `${start}. ${removed ? '' : 'In a new cluster, '}Flux cannot apply ${users}. ${advice}`,
  };
}

function homeless(object: KubernetesObject): Problem {
  return {
    at: object.at('metadata', 'name'),
    object,
    severity: 'warning',
    values: ['none'],
    message: `${object.kind} \`${object.name}\` has no namespace, so Flux cannot apply it ("namespace not specified"). Set one in the file, in a kustomization.yaml or in the Flux Kustomization.`,
  };
}
