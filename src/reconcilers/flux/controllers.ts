import type { Manifests } from '../../kubernetes/manifests.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { listAt, mapAt, stringAt, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import type { Cluster } from './follow/cluster.ts';
import { FLUX_INSTANCE, HELM_RELEASE, instancePath } from './kinds.ts';

/** The controllers that read references to other namespaces. */
export type Controller =
  | 'kustomize-controller'
  | 'helm-controller'
  | 'notification-controller'
  | 'image-reflector-controller'
  | 'image-automation-controller';

const SWITCH = /^--no-cross-namespace-refs(?:=(.*))?$/;

/**
 * Whether a controller of a cluster rejects references to other namespaces: the Deployment that Flux applies has the switch, a patch
 * adds it to a Deployment that bootstrap has yet to write, or Flux is installed for several tenants. False where it
 * is not known.
 */
export function forbidsOtherNamespaces(cluster: Cluster, controller: Controller, manifests: Manifests): boolean {
  const deployments = cluster.ofKind('apps/Deployment').filter(({ name }) => name === controller);
  if (deployments.length > 0) return deployments.every((deployment) => hasSwitch(deployment.value));
  const installers = [...cluster.ofKind(FLUX_INSTANCE), ...cluster.ofKind(HELM_RELEASE)];
  return (
    installers.some((object) => isForTenants(object) || isInstanceWith(object, controller)) ||
    isPatched(cluster, controller, manifests)
  );
}

/** Whether an object installs Flux for several tenants: the Flux operator, or the chart flux2 of the community. */
function isForTenants(object: KubernetesObject): boolean {
  const path = instancePath(object);
  if (path && mapAt(object.value, ...path, 'cluster')?.multitenant === true) return true;
  const isChart = stringAt(object.value, 'spec', 'chart', 'spec', 'chart') === 'flux2';
  return isChart && mapAt(object.value, 'spec', 'values', 'multitenancy')?.enabled === true;
}

/** Whether an instance of the Flux operator patches the switch into a controller. */
function isInstanceWith(object: KubernetesObject, controller: Controller): boolean {
  const path = instancePath(object);
  if (!path) return false;
  return listAt(object.value, ...path, 'kustomize', 'patches').some((patch) => addsSwitch(patch, controller));
}

/** Whether an overlay of a cluster has a patch that adds the switch to a controller. */
function isPatched({ files }: Cluster, controller: Controller, manifests: Manifests): boolean {
  return [...files].some((path) => {
    const file = manifests.at(path);
    if (file?.type !== 'overlay') return false;
    return listAt(file.parsed.documents[0]?.value, 'patches').some((patch) => addsSwitch(patch, controller));
  });
}

function addsSwitch(patch: YamlValue, controller: Controller): boolean {
  return (
    stringAt(patch, 'target', 'kind') === 'Deployment' &&
    stringAt(patch, 'target', 'name')?.includes(controller) === true &&
    /--no-cross-namespace-refs(?:=true)?(?=["'\s]|$)/.test(stringAt(patch, 'patch') ?? '')
  );
}

function hasSwitch(deployment: YamlMap): boolean {
  const containers = listAt(deployment, 'spec', 'template', 'spec', 'containers');
  const manager = containers.find((container) => stringAt(container, 'name') === 'manager') ?? containers[0];
  const values = listAt(manager, 'args').flatMap((argument) => {
    const match = typeof argument === 'string' ? SWITCH.exec(argument.trim()) : null;
    return match ? [match[1] ?? 'true'] : [];
  });
  return values.at(-1) === 'true';
}
