import mergeKeys from './merge-keys.json' with { type: 'json' };

/** Group, version and kind; empty strings where not set. */
export interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** Who an object is for kustomize. */
export interface ResourceId extends GroupVersionKind {
  readonly name: string;
  readonly namespace: string;
}

/**
 * Kinds that kustomize 5.8.2 and later know to be cluster-scoped in addition to those in its OpenAPI (kyaml/openapi/openapi.go).
 * Older ones give them a namespace, which the API server does not have for them.
 */
const POLICIES = [
  'admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy',
  'admissionregistration.k8s.io/v1/ValidatingAdmissionPolicyBinding',
];

const CLUSTER_SCOPED: ReadonlySet<string> = new Set([...mergeKeys.clusterScoped, ...POLICIES]);

/** The namespace that represents cluster-scoped objects in comparisons. */
export const NO_NAMESPACE = '_non_namespaceable_';

export function splitApiVersion(apiVersion: string): { group: string; version: string } {
  const at = apiVersion.indexOf('/');
  return at === -1
    ? { group: '', version: apiVersion }
    : { group: apiVersion.slice(0, at), version: apiVersion.slice(at + 1) };
}

export function apiVersionOf({ group, version }: GroupVersionKind): string {
  return group === '' ? version : `${group}/${version}`;
}

/** Whether kustomize's own tables say that a kind is cluster-scoped; custom kinds never are for it. */
export function isClusterScoped(id: GroupVersionKind): boolean {
  return CLUSTER_SCOPED.has(`${apiVersionOf(id)}/${id.kind}`);
}

/** The namespace that counts in comparisons: none is `default`. */
export function effectiveNamespace(id: ResourceId): string {
  if (isClusterScoped(id)) return NO_NAMESPACE;
  return id.namespace === '' ? 'default' : id.namespace;
}

/** A key that is equal for equal ids. */
export function idKey(id: ResourceId): string {
  return `${id.group}\0${id.version}\0${id.kind}\0${id.name}\0${effectiveNamespace(id)}`;
}

export function gvkText({ group, version, kind }: GroupVersionKind): string {
  return `${kind || '[noKind]'}.${version || '[noVer]'}.${group || '[noGrp]'}`;
}

/** An id as kustomize prints it. */
export function idText(id: ResourceId): string {
  return `${gvkText(id)}/${id.name || '[noName]'}.${id.namespace || '[noNs]'}`;
}

/** Whether a kind is meant by a selector whose empty fields mean any. */
export function isSelected(id: GroupVersionKind, selector: GroupVersionKind): boolean {
  return (
    (selector.kind === '' || selector.kind === id.kind) &&
    (selector.group === '' || selector.group === id.group) &&
    (selector.version === '' || selector.version === id.version)
  );
}

/** The words for an object in messages. */
export function describe(id: ResourceId): string {
  return id.namespace === '' ? `${id.kind} \`${id.name}\`` : `${id.kind} \`${id.namespace}/${id.name}\``;
}
