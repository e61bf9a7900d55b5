import { askedObject } from '../../src/findings/asks-for.ts';
import { objectDefinedAt } from '../../src/findings/defined-at.ts';
import type { Problem } from '../../src/findings/problem.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { FLUX_KINDS, type HealthCheck, healthChecks } from '../../src/reconcilers/flux/references/health-checks.ts';
import { type MissingReference, missingReferences } from '../../src/reconcilers/flux/references/missing-references.ts';
import { wrongKinds } from './kinds.ts';
import { slipInBuild } from './slip.ts';
import { swapped } from './swapped.ts';
import { unplaced } from './unplaced.ts';

export default defineRule({
  on: 'tree',
  id: 'unknown-health-check',
  description: 'A health check of a Flux Kustomization references an object that does not exist.',
  theme: 'reconcilers',
  severity: 'warning',

  *check(revision) {
    for (const cluster of revision.flux.clusters) {
      for (const kustomization of cluster.kustomizations) yield* wrongKinds(kustomization);
      const all = cluster.kustomizations.flatMap(healthChecks);
      const wrong = new Map(
        all.flatMap((check) => {
          const problem = swapped(check, cluster);
          return problem ? [[check, problem]] : [];
        }),
      );
      yield* wrong.values();
      for (const kustomization of cluster.kustomizations) yield* unplaced(kustomization, cluster);
      const checks = all.filter((check) => !wrong.has(check));
      const ofFlux = checks.filter(({ kind, groupKind }) => FLUX_KINDS.get(kind) === groupKind);
      for (const absence of missingReferences(cluster, ofFlux, revision)) {
        if (absence.certainty !== 'open') yield problemOf(absence.reference, absence.near, absence.elsewhere);
      }
      for (const check of checks) {
        const near = FLUX_KINDS.get(check.kind) === check.groupKind ? undefined : slipInBuild(check, cluster);
        if (near) yield problemOf(check, near, []);
      }
    }
  },
});

function problemOf(
  { object, kind, namespace, name, at, groupKind }: HealthCheck,
  near: MissingReference<HealthCheck>['near'],
  elsewhere: MissingReference<HealthCheck>['elsewhere'],
): Problem {
  const isIgnored = object.at('spec', 'wait').value === true;
  const loss = isIgnored
    ? '. Flux ignores this check because of `wait: true`'
    : `, so Kustomization \`${object.name}\` waits until its timeout and never becomes ready`;
  const removal = isIgnored ? 'Remove it, or correct' : 'Correct';
  const values = [kind, namespace, name];
  const harm = isIgnored ? 'will ignore this check because of `wait: true`' : 'will never become ready';
  const asksFor = askedObject({ groupKind, namespace, name }, { harm });
  const about = { object, values, cause: values, asksFor };
  const [other] = elsewhere;
  if (other) {
    const only = new Set(elsewhere.map((candidate) => candidate.namespace)).size === 1;
    return {
      at: at('namespace'),
      ...about,
      message: `${kind} \`${name}\` is in namespace \`${other.namespace}\`, not in \`${namespace}\`${loss}. ${removal} the namespace.`,
      fix: only ? other.namespace : undefined,
      related: objectDefinedAt(other),
    };
  }
  if (near && near.kind !== kind)
    return {
      at: at('kind'),
      ...about,
      message: `\`${name}\` in namespace \`${namespace}\` is a ${near.kind}, not a ${kind}${loss}. ${removal} the kind.`,
      fix: near.kind,
      related: objectDefinedAt(near),
    };
  const start = `${kind} \`${name}\` does not exist in namespace \`${namespace}\`${loss}.`;
  if (near) {
    const message = `${start} Did you mean \`${near.name}\`?`;
    return { at: at('name'), ...about, message, fix: near.name, related: objectDefinedAt(near) };
  }
  return { at: at('name'), ...about, message: `${start} ${removal} the name.` };
}
