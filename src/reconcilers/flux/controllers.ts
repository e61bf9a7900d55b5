import type { Manifests } from '../../kubernetes/manifests.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { listAt, mapAt, stringAt, type YamlMap, type YamlValue } from '../../yaml/value.ts';
import type { Cluster } from './follow/cluster.ts';
import { FLUX_INSTANCE, HELM_RELEASE, instancePath } from './kinds.ts';

/** The controllers of Flux that can be told not to accept something. */
export type Controller =
  | 'kustomize-controller'
  | 'helm-controller'
  | 'notification-controller'
  | 'image-reflector-controller'
  | 'image-automation-controller';

/** What a controller can be told not to accept: references to other namespaces, bases in other repositories. */
export type Prohibition = 'no-cross-namespace-refs' | 'no-remote-bases';

/** An argument with a value, and a mention of it in a patch that turns it on. */
const SWITCHES: Readonly<Record<Prohibition, { readonly argument: RegExp; readonly patch: RegExp }>> = {
  'no-cross-namespace-refs': {
    argument: /^--no-cross-namespace-refs(?:=(.*))?$/,
    patch: /--no-cross-namespace-refs(?:=true\b|(?![=\w-]))/,
  },
  'no-remote-bases': {
    argument: /^--no-remote-bases(?:=(.*))?$/,
    patch: /--no-remote-bases(?:=true\b|(?![=\w-]))/,
  },
};

/**
 * Whether a controller of a cluster does not accept something: the Deployment that Flux applies has the switch, a patch adds it to a
 * Deployment that bootstrap has yet to write, or Flux is installed for several tenants. False where it is not known.
 */
export function forbids(
  cluster: Cluster,
  controller: Controller,
  prohibition: Prohibition,
  manifests: Manifests,
): boolean {
  const deployments = cluster.ofKind('apps/Deployment').filter(({ name }) => name === controller);
  const { argument, patch } = SWITCHES[prohibition];
  if (deployments.length > 0) return deployments.every((deployment) => hasSwitch(deployment.value, argument));
  const installers = [...cluster.ofKind(FLUX_INSTANCE), ...cluster.ofKind(HELM_RELEASE)];
  const adds = (value: YamlValue): boolean => addsSwitch(value, controller, patch);
  return (
    installers.some((object) => isForTenants(object, prohibition) || instancePatches(object).some(adds)) ||
    overlayPatches(cluster, manifests).some(adds)
  );
}

/** Whether an object installs Flux for several tenants: the Flux operator, or the chart flux2 of the community. */
function isForTenants(object: KubernetesObject, prohibition: Prohibition): boolean {
  const path = instancePath(object);
  if (path && mapAt(object.value, ...path, 'cluster')?.multitenant === true) return true;
  const isChart = stringAt(object.value, 'spec', 'chart', 'spec', 'chart') === 'flux2';
  const isEnabled = mapAt(object.value, 'spec', 'values', 'multitenancy')?.enabled === true;
  return isChart && isEnabled && prohibition === 'no-cross-namespace-refs';
}

/** The patches of an instance of the Flux operator. */
function instancePatches(object: KubernetesObject): readonly YamlValue[] {
  const path = instancePath(object);
  return path ? listAt(object.value, ...path, 'kustomize', 'patches') : [];
}

/** The patches of the overlays of a cluster. */
function overlayPatches({ files }: Cluster, manifests: Manifests): readonly YamlValue[] {
  return [...files].flatMap((path) => {
    const file = manifests.at(path);
    return file?.type === 'overlay' ? listAt(file.parsed.documents[0]?.value, 'patches') : [];
  });
}

function addsSwitch(patch: YamlValue, controller: Controller, mention: RegExp): boolean {
  return (
    stringAt(patch, 'target', 'kind') === 'Deployment' &&
    stringAt(patch, 'target', 'name')?.includes(controller) === true &&
    mention.test(stringAt(patch, 'patch') ?? '')
  );
}

function hasSwitch(deployment: YamlMap, switched: RegExp): boolean {
  const containers = listAt(deployment, 'spec', 'template', 'spec', 'containers');
  const manager = containers.find((container) => stringAt(container, 'name') === 'manager') ?? containers[0];
  const values = listAt(manager, 'args').flatMap((argument) => {
    const match = typeof argument === 'string' ? switched.exec(argument.trim()) : null;
    return match ? [match[1] ?? 'true'] : [];
  });
  return values.at(-1) === 'true';
}
