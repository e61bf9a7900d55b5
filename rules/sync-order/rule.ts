import type { Problem } from '../../src/findings/problem.ts';
import { getOrInsert, groupBy } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { podSpecPath } from '../../src/kubernetes/references/pods.ts';
import { referencesOf } from '../../src/kubernetes/references/references.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { type Application, failsToBuild } from '../../src/reconcilers/argocd/application.ts';
import { appliedObjects } from '../../src/reconcilers/argocd/applied.ts';
import { isApplicationLaidAside } from '../../src/reconcilers/argocd/laid-aside.ts';
import { isBefore, stepOf, stepWords } from '../../src/reconcilers/argocd/sync-step.ts';
import type { SyncStep } from '../../src/reconcilers/sync-step.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { isMap, stringAt } from '../../src/yaml/value.ts';

/** What pods cannot start without. */
const NEEDED = new Set(['/ConfigMap', '/Secret', '/ServiceAccount', '/PersistentVolumeClaim']);

export default defineRule({
  id: 'sync-order',
  theme: 'reconcilers',
  description: 'Argo CD applies a hook or an early wave before the object that it needs.',
  severity: 'warning',
  on: 'tree',

  *check(revision) {
    const elsewhere = ownersOf(revision.argo.applications);
    for (const application of revision.argo.applications) {
      if (revision.argo.useOf(application) === 'left' || failsToBuild(application)) continue;
      if (application.objects.length === 0 || isApplicationLaidAside(application, revision)) continue;
      yield* problemsOf(application, elsewhere, revision);
    }
  },
});

function* problemsOf(
  application: Application,
  elsewhere: ReadonlyMap<string, ReadonlySet<Application>>,
  { argo }: Revision,
): Iterable<Problem> {
  const objects = appliedObjects(application, argo.isClusterScoped);
  const makers = groupBy(objects.flatMap(made), ({ key }) => key);
  const earliest = new Map<string, SyncStep | null>();
  for (const object of objects) {
    const step = needsPods(object) ? stepOf(object) : undefined;
    for (const { groupKind, namespace, name, at, without } of step ? referencesOf(object) : []) {
      if (!step || !NEEDED.has(groupKind) || !/^cannot/.test(without)) continue;
      const key = `${groupKind}\0${namespace}\0${name}`;
      const found = makers.get(key);
      const first = found?.[0];
      // Another Application may have made it before.
      if (!first || (elsewhere.get(`${groupKind}\0${name}`)?.size ?? 0) > 1) continue;
      const later = getOrInsert(earliest, key, () => earliestOf(found ?? []));
      if (!later || !isBefore(step, later)) continue;
      const { maker } = first;
      yield {
        at,
        object,
        values: [groupKind, name],
        message: `${object.kind} \`${object.name}\` (${stepWords(step)}) ${without} without ${maker.kind} \`${maker.name}\`, which Argo CD applies later (${stepWords(later)}). In a new cluster, the sync of Application \`${application.name}\` waits forever. Give the ${maker.kind} the same hook or wave, or an earlier one.`,
        related: [{ at: maker.at('metadata', 'name'), message: `${maker.kind} \`${maker.name}\` is defined here` }],
      };
    }
  }
}

/** The first step in which one of some objects is applied, or null if it is not known of one. */
function earliestOf(makers: readonly MadeObject[]): SyncStep | null {
  const steps = makers.map(({ maker }) => stepOf(maker));
  let earliest = steps[0];
  for (const step of steps) {
    if (!step) return null;
    if (earliest && isBefore(step, earliest)) earliest = step;
  }
  return earliest ?? null;
}

/** Whether a sync waits for the pods of an object: it is healthy without them if it starts none itself. */
function needsPods(object: KubernetesObject): boolean {
  if (!podSpecPath(object) || ['CronJob', 'ScaledJob'].includes(object.kind)) return false;
  const spec = object.at('spec').value;
  return !isMap(spec) || (spec.replicas !== 0 && spec.suspend !== true);
}

/** The Applications that make an object of a kind and name, in whatever namespace. */
function ownersOf(applications: readonly Application[]): Map<string, Set<Application>> {
  const owners = new Map<string, Set<Application>>();
  for (const application of applications)
    for (const { groupKind, name } of application.objects.flatMap(made)) {
      const key = `${groupKind}\0${name}`;
      owners.set(key, (owners.get(key) ?? new Set()).add(application));
    }
  return owners;
}

interface MadeObject {
  readonly key: string;
  readonly groupKind: string;
  readonly name: string;
  readonly maker: KubernetesObject;
}

/** What an object is, or what its controller makes of it, if pods can need that. */
function made(maker: KubernetesObject): MadeObject[] {
  const isSecret = maker.kind === 'SealedSecret' || maker.kind === 'ExternalSecret';
  const groupKind = isSecret ? '/Secret' : maker.groupKind;
  if (!NEEDED.has(groupKind)) return [];
  const name = (isSecret ? stringAt(maker.value, 'spec', 'target', 'name') : undefined) ?? maker.name;
  return [{ key: `${groupKind}\0${maker.namespace}\0${name}`, groupKind, name, maker }];
}
