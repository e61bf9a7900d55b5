import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { isMap, listAt, mapAt, type YamlMap } from '../../src/yaml/value.ts';

/** Objects that protect others in the same way. */
export interface Family {
  readonly name: 'network' | 'eviction' | 'quota' | 'limits' | 'admission' | 'mesh';
  /** What is possible without it, as the end of a sentence. */
  readonly harm: string;
  /** Whether another one that selects the same pods protects them as well. */
  readonly isShared: boolean;
  /** Where its selector of pods is, or undefined if it is for all. */
  readonly selector: readonly string[] | undefined;
}

const NETWORK = { name: 'network', harm: 'the traffic that it denied is allowed', isShared: true } as const;
const ADMISSION = {
  name: 'admission',
  harm: 'what it denied is admitted',
  isShared: false,
  selector: undefined,
} as const;

const FAMILIES: readonly (readonly [RegExp, Family])[] = [
  [/^networking\.k8s\.io\/NetworkPolicy$/, { ...NETWORK, selector: ['podSelector'] }],
  [/^cilium\.io\/Cilium(?:Clusterwide)?NetworkPolicy$/, { ...NETWORK, selector: ['endpointSelector'] }],
  [
    /^policy\/PodDisruptionBudget$/,
    {
      name: 'eviction',
      harm: 'draining nodes may stop all of their pods at once',
      isShared: true,
      selector: ['selector'],
    },
  ],
  [/^\/ResourceQuota$/, { name: 'quota', harm: 'nothing limits what they use', isShared: false, selector: undefined }],
  [
    /^\/LimitRange$/,
    {
      name: 'limits',
      harm: 'their containers no longer get its defaults and limits',
      isShared: false,
      selector: undefined,
    },
  ],
  [
    /^security\.istio\.io\/(?:AuthorizationPolicy|PeerAuthentication|RequestAuthentication)$/,
    { name: 'mesh', harm: 'the requests that it denied are allowed', isShared: true, selector: ['selector'] },
  ],
  [
    /^(?:admissionregistration\.k8s\.io\/ValidatingAdmissionPolicy(?:Binding)?|constraints\.gatekeeper\.sh\/\w+)$/,
    ADMISSION,
  ],
  [/^policies\.kyverno\.io\/(?:Namespaced)?(?:Image)?ValidatingPolicy$/, ADMISSION],
  [/^kyverno\.io\/(?:Cluster)?Policy$/, ADMISSION],
];

/** How an object protects others, or undefined if it does not. */
export function familyOf({ groupKind, value }: KubernetesObject): Family | undefined {
  const family = FAMILIES.find(([pattern]) => pattern.test(groupKind))?.[1];
  if (family?.name === 'network' && allowsAll(value)) return undefined;
  if (groupKind.startsWith('kyverno.io/') && !validates(value)) return undefined;
  return family;
}

/** Whether a policy allows all traffic of each type that it is for. */
function allowsAll(value: YamlMap): boolean {
  const isOpen = (field: string): boolean =>
    listAt(value, 'spec', field).some((rule) => isMap(rule) && Object.keys(rule).length === 0);
  const types = listAt(value, 'spec', 'policyTypes');
  return types.length > 0 && types.every((type) => typeof type === 'string' && isOpen(type.toLowerCase()));
}

function validates(value: YamlMap): boolean {
  return listAt(value, 'spec', 'rules').some(
    (rule) => mapAt(rule, 'validate') !== undefined || listAt(rule, 'verifyImages').length > 0,
  );
}
