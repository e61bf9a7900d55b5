import type { KubernetesObject } from '../../kubernetes/object.ts';
import { isTemplate } from '../../text/variables.ts';
import { isMap, mapAt, stringAt } from '../../yaml/value.ts';

/** The Helm release that a HelmRelease manages. */
export interface ReleaseIdentity {
  readonly name: string;
  /** The namespace that its objects go to. */
  readonly namespace: string;
  /** The namespace in which Helm keeps the history of the release. */
  readonly storageNamespace: string;
  /** The cluster that it is in, as the reference to its kubeconfig says; empty for the cluster of the HelmRelease. */
  readonly cluster: string;
}

/**
 * The release of a HelmRelease, with the defaults of the controller: the name is `[<targetNamespace>-]<name>`, and the history is in
 * the namespace of the HelmRelease. Undefined if a variable completes a part of it, or if it is suspended.
 */
export function releaseIdentity(release: KubernetesObject): ReleaseIdentity | undefined {
  const spec = mapAt(release.value, 'spec') ?? {};
  const target = stringAt(release.value, 'spec', 'targetNamespace');
  const name = stringAt(release.value, 'spec', 'releaseName') || [...(target ? [target] : []), release.name].join('-');
  const storageNamespace = stringAt(release.value, 'spec', 'storageNamespace') || release.namespace;
  const namespace = target || release.namespace;
  if (spec.suspend === true || storageNamespace === '' || [name, namespace, storageNamespace].some(isTemplate))
    return undefined;
  const kubeConfig = spec.kubeConfig;
  const cluster = isMap(kubeConfig) ? `${release.namespace} ${JSON.stringify(kubeConfig)}` : '';
  return isTemplate(cluster.replace(/[{}"]/g, '')) ? undefined : { name, namespace, storageNamespace, cluster };
}

/** The value that decides the name of a release: `releaseName`, or the name of the HelmRelease. */
export function nameField(release: KubernetesObject): readonly string[] {
  return stringAt(release.value, 'spec', 'releaseName') ? ['spec', 'releaseName'] : ['metadata', 'name'];
}
