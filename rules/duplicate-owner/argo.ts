import type { Problem } from '../../src/findings/problem.ts';
import { getOrInsert, groupBy } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { isUnknown } from '../../src/kubernetes/terms/unknown.ts';
import { type Application, failsToBuild } from '../../src/reconcilers/argocd/application.ts';
import { appliedObjects } from '../../src/reconcilers/argocd/applied.ts';
import { type ArgoInstance, clusterOf, instancesOf } from '../../src/reconcilers/argocd/instances.ts';
import { isArgo } from '../../src/reconcilers/argocd/is-argo.ts';
import { isApplicationLaidAside } from '../../src/reconcilers/argocd/laid-aside.ts';
import type { Revision } from '../../src/revision/revision.ts';
import type { Severity } from '../../src/severity.ts';
import { isTemplate } from '../../src/text/variables.ts';
import { isSame } from '../../src/yaml/equal.ts';
import { writtenAt } from '../../src/yaml/origin.ts';
import { stringAt } from '../../src/yaml/value.ts';

/** An object with the Application that applies it. */
interface Owned {
  readonly object: KubernetesObject;
  readonly application: Application;
}

/** Objects that two Applications of one Argo CD apply to one cluster, or that one Application has twice. */
export function* duplicatesOfArgo(revision: Revision): Iterable<Problem> {
  for (const instance of instancesOf(revision.argo.roots)) {
    const byPair = new Map<string, Problem>();
    for (const [first, second] of conflictsIn(instance, revision)) {
      const pair = [first, second].map(({ application }) => writtenAt(application.object.origin)).join('\0');
      getOrInsert(byPair, `${pair}\0${severityOf(first, second)}`, () => describe(first, second));
    }
    yield* byPair.values();
  }
}

function* conflictsIn({ members }: ArgoInstance, revision: Revision): Iterable<readonly [Owned, Owned]> {
  const owned = members.flatMap(({ node, cluster }) => {
    if ('applications' in node || !isKnown(node, revision)) return [];
    const target = clusterOf(node.destination) || cluster;
    return appliedObjects(node, revision.argo.isClusterScoped).flatMap((object) =>
      isComparable(object) ? [{ object, application: node, target }] : [],
    );
  });
  const keyOf = ({ object, target }: (typeof owned)[number]): string =>
    [target, object.groupKind, object.namespace, object.name].join('\0');
  for (const [, [first, ...others]] of groupBy(owned, keyOf)) for (const other of others) yield [first, other];
}

/** Whether an Application certainly exists, and certainly applies its objects to a cluster that is known. */
function isKnown(application: Application, revision: Revision): boolean {
  const { isCertain, destination } = application;
  const texts = [destination.server, destination.name, destination.namespace].flatMap((text) => text ?? []);
  return (
    isCertain &&
    revision.argo.isInUse(application) &&
    !failsToBuild(application) &&
    !texts.some((text) => isTemplate(text) || isUnknown(text)) &&
    !isApplicationLaidAside(application, revision)
  );
}

/** Hooks are made anew for each sync, and names of Applications are another rule's. */
function isComparable(object: KubernetesObject): boolean {
  const { name, namespace, value } = object;
  if (name === '' || isArgo(object) || [name, namespace].some((text) => isTemplate(text) || isUnknown(text)))
    return false;
  const annotation = (key: string): string | undefined => stringAt(value, 'metadata', 'annotations', key);
  return annotation('argocd.argoproj.io/hook') === undefined && annotation('helm.sh/hook') === undefined;
}

function severityOf(first: Owned, second: Owned): Severity {
  const isEqual = isSame(first.object.value, second.object.value);
  if (first.application === second.application) return 'warning';
  if (first.object.groupKind === '/Namespace') return isEqual ? 'notice' : 'warning';
  // A set for several environments may be changed for each cluster.
  if (first.application.set && first.application.set === second.application.set) return 'warning';
  return isEqual || first.object.kind === 'CustomResourceDefinition' ? 'warning' : 'error';
}

function describe(first: Owned, second: Owned): Problem {
  const { object, application } = second;
  const isSameFile = writtenAt(first.object.origin) === writtenAt(object.origin);
  const id = `${object.kind} \`${[object.namespace, object.name].filter(Boolean).join('/')}\``;
  const isEqual = isSame(first.object.value, object.value);
  const different = isEqual ? '' : ' with different content';
  const related = isSameFile
    ? []
    : [
        {
          at: first.object.at('metadata', 'name'),
          message: `Application ${first.application.name} applies it from this file`,
        },
      ];
  const base = { severity: severityOf(first, second), values: [first.application.name, application.name], related };
  if (first.application === application)
    return {
      ...base,
      at: object.at('metadata', 'name'),
      object,
      message: `Application \`${application.name}\` has ${id} twice${different}, and Argo CD applies only the last one. Remove one of them.`,
    };
  const harm = isEqual
    ? 'Argo CD reports it as shared, and removing one Application may delete what the other one needs'
    : 'They keep overwriting each other, and removing one may delete what the other one needs';
  const message = `Applications \`${first.application.name}\` and \`${application.name}\` both apply ${id}${different}. ${harm}. Rename one object, or apply it from only one Application.`;
  return isSameFile
    ? {
        ...base,
        at: application.object.at(...sourcePath(application)),
        object: application.set ?? application.object,
        message,
      }
    : { ...base, at: object.at('metadata', 'name'), object, message };
}

function sourcePath({ object }: Application): (string | number)[] {
  return object.at('spec', 'source', 'path').exists ? ['spec', 'source', 'path'] : ['metadata', 'name'];
}
