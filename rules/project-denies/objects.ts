import type { Problem } from '../../src/findings/problem.ts';
import { knownKind } from '../../src/kubernetes/bundled-schemas.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { type Application, failsToBuild } from '../../src/reconcilers/argocd/application.ts';
import { appliedObjects } from '../../src/reconcilers/argocd/applied.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { comparable, isPlain } from './destination.ts';
import { permitsDestination, permitsKind } from './permits.ts';

/** Whether something is so of all definitions of a project. */
export type All = (denies: (one: KubernetesObject) => boolean) => boolean;

/** Kinds and namespaces of objects, once for each. */
export function* objectsDenied(
  application: Application,
  project: KubernetesObject,
  all: All,
  { argo }: Revision,
): Iterable<Problem> {
  if (failsToBuild(application)) return;
  for (const object of appliedObjects(application, argo.isClusterScoped)) {
    const isClusterScoped = argo.isClusterScoped(object.groupKind);
    if (!isClusterScoped && knownKind(object.groupKind) === undefined) continue;
    const { kind, namespace } = object;
    const start = `AppProject \`${project.name}\` does not allow`;
    const end = `so Argo CD cannot sync Application \`${application.name}\`.`;
    if (all((one) => !permitsKind(one, object, isClusterScoped))) {
      const list = isClusterScoped ? 'clusterResourceWhitelist' : 'namespaceResourceWhitelist';
      const message = `${start} the kind ${kind}, ${end} Add it to \`${list}\`, remove it from the denied kinds, or use another project.`;
      yield {
        at: object.at('kind'),
        object,
        message,
        values: [project.name, object.groupKind],
        cause: [object.groupKind],
      };
    }
    const target = comparable(application.destination, namespace);
    if (isClusterScoped || namespace === (application.destination.namespace ?? '') || !target || !isPlain(namespace))
      continue;
    if (!all((one) => permitsDestination(one, target) === 'no')) continue;
    const message = `${start} the namespace \`${namespace}\` of ${kind} \`${object.name}\`, ${end} Add the destination to the project, or correct the namespace.`;
    yield {
      at: object.at('metadata', 'namespace'),
      object,
      message,
      values: [project.name, namespace],
      cause: [namespace],
    };
  }
}
