import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { isMap, listAt, mapAt, stringAt, valueAt, type YamlMap, type YamlValue } from '../../src/yaml/value.ts';
import { networkDirections } from './directions.ts';

/** One way in which objects protect others. */
export interface Protection {
  /** Only what protects in a way of the same name replaces it. */
  readonly name: string;
  /** What is possible without it, as the end of a sentence. */
  readonly harm: string;
  /** Whether another one that selects the same pods protects them as well. */
  readonly isShared: boolean;
}

/** An object that protects others. */
export interface Guard {
  readonly object: KubernetesObject;
  readonly protections: readonly Protection[];
  /** Its selector of pods; undefined if it is for all. */
  readonly selector: YamlValue | undefined;
}

interface Family {
  readonly pattern: RegExp;
  /** Where its selector of pods is; undefined if it has none. */
  readonly selector?: string;
  /** None if an object of the kind denies nothing. */
  readonly protectionsOf: (object: KubernetesObject) => readonly Protection[];
}

const admission = { name: 'admission', harm: 'objects that were denied are admitted', isShared: false };

/** Kinds that always protect in one way. */
function always(name: string, harm: string, isShared: boolean): Family['protectionsOf'] {
  const protections = [{ name, harm, isShared }];
  return () => protections;
}

const FAMILIES: readonly Family[] = [
  {
    pattern: /^networking\.k8s\.io\/NetworkPolicy$/,
    selector: 'podSelector',
    protectionsOf: trafficProtections,
  },
  {
    pattern: /^cilium\.io\/Cilium(?:Clusterwide)?NetworkPolicy$/,
    selector: 'endpointSelector',
    // Without this selector it is for nodes.
    protectionsOf: (object) => (mapAt(object.value, 'spec', 'endpointSelector') ? trafficProtections(object) : []),
  },
  {
    pattern: /^policy\/PodDisruptionBudget$/,
    selector: 'selector',
    protectionsOf: always('eviction', 'draining nodes may stop all of their pods at once', true),
  },
  { pattern: /^\/ResourceQuota$/, protectionsOf: always('quota', 'nothing limits what they use', false) },
  {
    pattern: /^\/LimitRange$/,
    protectionsOf: always('limits', 'their containers no longer get default resources and limits', false),
  },
  {
    pattern: /^security\.istio\.io\/(?:AuthorizationPolicy|PeerAuthentication|RequestAuthentication)$/,
    selector: 'selector',
    protectionsOf: meshProtections,
  },
  {
    pattern:
      /^(?:admissionregistration\.k8s\.io\/ValidatingAdmissionPolicy(?:Binding)?|constraints\.gatekeeper\.sh\/\w+)$/,
    protectionsOf: () => [admission],
  },
  {
    pattern: /^policies\.kyverno\.io\/(?:Namespaced)?(?:Image)?ValidatingPolicy$/,
    protectionsOf: () => [admission],
  },
  {
    pattern: /^kyverno\.io\/(?:Cluster)?Policy$/,
    protectionsOf: ({ value }) => (validates(value) ? [admission] : []),
  },
];

/** How an object protects others, or undefined if it does not. */
export function guardOf(object: KubernetesObject): Guard | undefined {
  const family = FAMILIES.find(({ pattern }) => pattern.test(object.groupKind));
  const protections = family?.protectionsOf(object) ?? [];
  if (!family || protections.length === 0) return undefined;
  const selector = family.selector === undefined ? undefined : valueAt(object.value, ['spec', family.selector]);
  return { object, protections, selector };
}

function trafficProtections(object: KubernetesObject): Protection[] {
  return networkDirections(object).map((direction) => ({
    name: `network ${direction}`,
    harm: 'traffic that was denied is allowed',
    isShared: true,
  }));
}

/** Policies of Istio for pods; each kind checks something else. */
function meshProtections({ kind, groupKind, value }: KubernetesObject): Protection[] {
  if (['targetRef', 'targetRefs'].some((field) => valueAt(value, ['spec', field]) !== undefined)) return [];
  if (kind === 'PeerAuthentication' && !requiresTls(value)) return [];
  if (kind === 'AuthorizationPolicy' && !denies(value)) return [];
  const harm =
    kind === 'PeerAuthentication'
      ? 'traffic without mutual TLS that was denied is allowed'
      : 'requests that were denied are allowed';
  return [{ name: groupKind, harm, isShared: true }];
}

function requiresTls(value: YamlMap): boolean {
  const ports = Object.values(mapAt(value, 'spec', 'portLevelMtls') ?? {});
  return [mapAt(value, 'spec', 'mtls') ?? null, ...ports].some((port) => stringAt(port, 'mode') === 'STRICT');
}

function denies(value: YamlMap): boolean {
  const action = stringAt(value, 'spec', 'action') ?? 'ALLOW';
  if (action !== 'ALLOW') return action !== 'AUDIT';
  return !listAt(value, 'spec', 'rules').some((rule) => isMap(rule) && Object.keys(rule).length === 0);
}

function validates(value: YamlMap): boolean {
  return listAt(value, 'spec', 'rules').some(
    (rule) => mapAt(rule, 'validate') !== undefined || listAt(rule, 'verifyImages').length > 0,
  );
}
