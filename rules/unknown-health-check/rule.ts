import { objectDefinedAt } from '../../src/findings/defined-at.ts';
import type { Problem } from '../../src/findings/problem.ts';
import type { Place } from '../../src/kubernetes/object.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import type { Reconciler } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import {
  type Absence,
  absences,
  type ObjectReference,
} from '../../src/reconcilers/flux/references/missing-references.ts';
import { SOURCE_KINDS } from '../../src/reconcilers/flux/source/sources.ts';
import { misspelt } from '../../src/text/misspelling.ts';
import { isMap, listAt, stringAt } from '../../src/yaml/value.ts';

/** An entry of `healthChecks`. */
interface HealthCheck extends ObjectReference {
  readonly reconciler: Reconciler;
  readonly kind: string;
  readonly at: (field: string) => Place;
}

/** Kinds of Flux, which only manifests create. */
const FLUX_KINDS: ReadonlyMap<string, string> = new Map([
  ['HelmRelease', 'helm.toolkit.fluxcd.io/HelmRelease'],
  ['Kustomization', 'kustomize.toolkit.fluxcd.io/Kustomization'],
  ...SOURCE_KINDS.map((kind): [string, string] => [kind, `source.toolkit.fluxcd.io/${kind}`]),
]);

export default defineRule({
  on: 'tree',
  id: 'unknown-health-check',
  description: 'A health check of a Flux Kustomization references an object that does not exist.',
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

function healthChecks(reconciler: Reconciler): HealthCheck[] {
  const { object, isRemote } = reconciler;
  if (isRemote) return [];
  return listAt(object.value, 'spec', 'healthChecks').flatMap((check, index): HealthCheck[] => {
    const kind = stringAt(check, 'kind');
    const name = stringAt(check, 'name');
    const namespace = stringAt(check, 'namespace');
    if (!isMap(check) || !kind || !name || !namespace || /\$\{/.test(namespace + name)) return [];
    const apiVersion = stringAt(check, 'apiVersion') ?? '';
    const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
    const groupKind = (apiVersion === '' && FLUX_KINDS.get(kind)) || `${group}/${kind}`;
    const at = (field: string): Place => object.at('spec', 'healthChecks', index, field);
    return [{ object, reconciler, groupKind, kind, namespace, name, at }];
  });
}

/** The object of the Kustomization's own build that was meant; undefined where a chart of that build may create the other one. */
function slipInBuild({ reconciler, groupKind, namespace, name }: HealthCheck, cluster: Cluster): Problem['object'] {
  const { objects, failures, unknowns } = reconciler;
  if (failures.length > 0 || unknowns.length > 0 || cluster.find(groupKind, namespace, name).length > 0)
    return undefined;
  if (objects.some(({ kind }) => kind === 'HelmRelease')) return undefined;
  const beside = objects.filter((object) => object.groupKind === groupKind && object.namespace === namespace);
  const slip = misspelt(
    name,
    beside.map((object) => object.name),
  );
  return beside.find((object) => object.name === slip);
}

function problemOf(
  { object, kind, namespace, name, at }: HealthCheck,
  near: Absence<HealthCheck>['near'],
  elsewhere: Absence<HealthCheck>['elsewhere'],
): Problem {
  const isIgnored = object.at('spec', 'wait').value === true;
  const loss = isIgnored
    ? '. Flux ignores this check because of `wait: true`'
    : `, so Kustomization \`${object.name}\` waits until its timeout and never becomes ready`;
  const removal = isIgnored ? 'Remove it, or correct' : 'Correct';
  const values = [kind, namespace, name];
  const [other] = elsewhere;
  if (other) {
    const only = new Set(elsewhere.map((candidate) => candidate.namespace)).size === 1;
    return {
      at: at('namespace'),
      object,
      values,
      message: `${kind} \`${name}\` is in namespace \`${other.namespace}\`, not in \`${namespace}\`${loss}. ${removal} the namespace.`,
      ...(only ? { fix: other.namespace } : {}),
      related: objectDefinedAt(other),
    };
  }
  const start = `${kind} \`${name}\` does not exist in namespace \`${namespace}\`${loss}.`;
  if (near) {
    const message = `${start} Did you mean \`${near.name}\`?`;
    return { at: at('name'), object, values, message, fix: near.name, related: objectDefinedAt(near) };
  }
  return { at: at('name'), object, values, message: `${start} ${removal} the name.` };
}
