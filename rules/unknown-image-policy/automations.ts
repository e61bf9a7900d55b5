import { objectDefinedAt } from '../../src/findings/defined-at.ts';
import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { IMAGE_POLICY, IMAGE_UPDATE_AUTOMATION } from '../../src/reconcilers/flux/references/image-uses.ts';
import type { MissingReference } from '../../src/reconcilers/flux/references/missing-references.ts';
import type { ObjectName } from '../../src/reconcilers/flux/references/object-reference.ts';
import { hasPlaceholder } from '../../src/text/variables.ts';
import { listWords, quoted } from '../../src/text/words.ts';
import { mapAt } from '../../src/yaml/value.ts';
import { selects } from './label-selector.ts';
import type { ImagePolicies } from './policies.ts';

/** Policies of a cluster that selectors are compared with. */
const MAX_COMPARED = 100_000;

/** Automations that do not have a policy: they use those of their own namespace that their selector matches. */
export function* automationsWithoutPolicy(cluster: Cluster, images: ImagePolicies): Iterable<Problem> {
  let left = MAX_COMPARED;
  for (const automation of cluster.ofKind(IMAGE_UPDATE_AUTOMATION)) {
    const { namespace } = automation;
    if (namespace === '' || hasPlaceholder(namespace) || cluster.mayBring({ groupKind: IMAGE_POLICY, namespace }))
      continue;
    const policies = images.in(namespace);
    const selector = mapAt(automation.value, 'spec', 'policySelector');
    if (policies.length === 0) {
      const elsewhere = cluster.ofKind(IMAGE_POLICY);
      if (elsewhere.length > 0) yield inOtherNamespace(automation, elsewhere);
    } else if (selector && policies.every((policy) => left-- > 0 && selects(selector, policy) === 'no')) {
      const message = `\`policySelector\` does not match the labels of any ImagePolicy in namespace \`${namespace}\`, so ImageUpdateAutomation \`${automation.name}\` updates nothing. Correct the labels, or remove the selector.`;
      const at = unmatchedLabel(automation, images) ?? automation.at('spec', 'policySelector').key;
      yield { at, object: automation, message, related: objectDefinedAt(policies[0]) };
    }
  }
}

/** The first label of a selector that no policy has. */
function unmatchedLabel(automation: KubernetesObject, images: ImagePolicies): Place | undefined {
  const labels = mapAt(automation.value, 'spec', 'policySelector', 'matchLabels') ?? {};
  const key = Object.keys(labels).find((name) => !images.haveLabel(automation.namespace, name, labels[name]));
  return key === undefined ? undefined : automation.at('spec', 'policySelector', 'matchLabels', key);
}

function inOtherNamespace(automation: KubernetesObject, policies: readonly KubernetesObject[]): Problem {
  const namespaces = [...new Set(policies.map(({ namespace }) => quoted(namespace)))].slice(0, 3);
  const message = `ImageUpdateAutomation \`${automation.name}\` only uses policies in its own namespace \`${automation.namespace}\`, which has none, so it updates nothing. The policies of this cluster are in ${listWords(namespaces)}. Move the automation or the policies.`;
  return {
    at: automation.at('metadata', 'namespace'),
    object: automation,
    message,
    related: objectDefinedAt(policies[0]),
  };
}

/**
 * Why no automation uses a policy that exists: the automations of its clusters are in other namespaces, and have policies of their
 * own. Undefined if one may use it.
 */
export function idleInNamespace(
  { namespace, name }: ObjectName,
  clusters: ReadonlyMap<Cluster, ImagePolicies>,
): string | undefined {
  const having = [...clusters].filter(([cluster]) => cluster.find(IMAGE_POLICY, namespace, name).length > 0);
  const isIdle = having.every(
    ([cluster, images]) =>
      images.areAllBusy &&
      !images.hasAutomation(namespace) &&
      cluster.ofKind(IMAGE_UPDATE_AUTOMATION).length > 0 &&
      !cluster.mayBring({ groupKind: IMAGE_UPDATE_AUTOMATION, namespace }),
  );
  const first = having[0]?.[0].ofKind(IMAGE_UPDATE_AUTOMATION)[0];
  if (!first || !isIdle) return undefined;
  return `ImagePolicy \`${name}\` is in namespace \`${namespace}\`, but ImageUpdateAutomation \`${first.name}\` only uses policies in its own namespace \`${first.namespace}\`.`;
}

/** The namespaces in which a cluster updates images. */
export function automatedNamespaces(clusters: readonly Cluster[]): ReadonlySet<string> {
  return new Set(
    clusters.flatMap((cluster) => cluster.ofKind(IMAGE_UPDATE_AUTOMATION).map(({ namespace }) => namespace)),
  );
}

/**
 * Whether a cluster that is not known may have a policy and update its markers: a file defines the policy in that namespace, no known
 * cluster applies the file, and none updates images there.
 */
export function mayBeUpdatedElsewhere(
  { unread, reference: { namespace } }: MissingReference<ObjectName>,
  automated: ReadonlySet<string>,
): boolean {
  if (!unread || (unread.namespace !== namespace && unread.namespace !== '')) return false;
  return !automated.has(namespace);
}
