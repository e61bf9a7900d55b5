import type { Problem } from '../../src/findings/problem.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { type Absence, absences } from '../../src/reconcilers/flux/references/missing-references.ts';
import { FLUX_KINDS, type HealthCheck, healthChecks, slipInBuild } from './checks.ts';

export default defineRule({
  on: 'tree',
  id: 'unknown-health-check',
  description: 'A health check of a Kustomization names an object that does not exist.',
  severity: 'warning',

  *check({ flux, manifests }) {
    for (const cluster of flux.clusters) {
      const checks = cluster.reconcilers.flatMap(healthChecks);
      const ofFlux = checks.filter(({ kind, groupKind }) => FLUX_KINDS.get(kind) === groupKind);
      for (const absence of absences(cluster, ofFlux, manifests)) {
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
  { object, kind, namespace, name, at }: HealthCheck,
  near: Absence<HealthCheck>['near'],
  elsewhere: Absence<HealthCheck>['elsewhere'],
): Problem {
  const isIgnored = object.at('spec', 'wait').value === true;
  const start = `There is no ${kind} \`${name}\` in namespace \`${namespace}\``;
  const end = isIgnored
    ? 'With `wait: true` Flux ignores health checks: drop this one'
    : `Kustomization \`${object.name}\` waits for it until its timeout and is never ready`;
  const values = [kind, namespace, name];
  const [other] = elsewhere;
  if (other) {
    const only = new Set(elsewhere.map((candidate) => candidate.namespace)).size === 1;
    const message = `${start}, but one in \`${other.namespace}\`. ${end}${isIgnored ? ', or name the right namespace' : ''}.`;
    return {
      at: at('namespace'),
      object,
      values,
      message,
      fix: only ? other.namespace : undefined,
      related: definedAt(other),
    };
  }
  if (near) {
    const message = `${start}. ${end}. Did you mean \`${near.name}\`?`;
    return { at: at('name'), object, values, message, fix: near.name, related: definedAt(near) };
  }
  return { at: at('name'), object, values, message: `${start}. ${end}${isIgnored ? '' : ': name what it applies'}.` };
}

function definedAt(object: NonNullable<Absence<HealthCheck>['near']>): NonNullable<Problem['related']> {
  return [{ at: object.at('metadata', 'name'), message: `${object.kind} ${object.name} is defined here` }];
}
