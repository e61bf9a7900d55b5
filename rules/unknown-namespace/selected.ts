import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { pathsOf, type ValuePath } from '../../src/kubernetes/references/paths.ts';
import { isUnknown } from '../../src/kubernetes/terms/unknown.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { missingReferences, type World } from '../../src/reconcilers/flux/references/missing-references.ts';
import { type Use, usesOf } from '../../src/reconcilers/flux/references/namespace-uses.ts';
import { isTemplate } from '../../src/text/variables.ts';
import { akinTo } from './akin.ts';

const NAME_LABEL = 'kubernetes.io/metadata.name';
/** A selector of namespaces: where it is, and where it has a name: a list of names, or a label that is the name. */
interface Selector {
  readonly patterns: readonly string[];
  readonly end: ValuePath;
}

const MONITOR: Selector = { patterns: ['spec.namespaceSelector.matchNames.*'], end: [] };
const POLICY: Selector = {
  patterns: ['spec.ingress.*.from', 'spec.egress.*.to'].map((path) => `${path}.*.namespaceSelector.matchLabels`),
  end: [NAME_LABEL],
};
const SELECTORS: ReadonlyMap<string, Selector> = new Map([
  ['monitoring.coreos.com/ServiceMonitor', MONITOR],
  ['monitoring.coreos.com/PodMonitor', MONITOR],
  ['networking.k8s.io/NetworkPolicy', POLICY],
]);

/** Selectors that name a namespace that a cluster does not seem to have: they do not match anything. */
export function* wronglySelected(cluster: Cluster, world: World): Iterable<Problem> {
  const selected = new Set(
    cluster.objects.flatMap(({ object, kustomization }) => (kustomization ? [...selections(cluster, object)] : [])),
  );
  if (selected.size === 0) return;
  const uses = usesOf(cluster);
  const used = new Set(uses.map(({ name }) => name));
  for (const { reference, certainty, near } of missingReferences(cluster, [...uses, ...selected], world)) {
    const { object, name, at } = reference;
    // A namespace in which there are objects is reported for them.
    if (!selected.has(reference) || certainty === 'open' || used.has(name)) continue;
    const meant = near?.name ?? akinTo(name, cluster);
    const advice = meant ? `Did you mean \`${meant}\`?` : 'Correct the name, or remove it.';
    yield {
      at,
      object,
      values: ['selected', name],
      cause: ['selected', name],
      severity: 'warning',
      message: `${object.kind} \`${object.name}\` selects namespace \`${name}\`, which this repository does not create, so it does not match anything there. ${advice}`,
      fix: near?.name,
    };
  }
}

function* selections(cluster: Cluster, object: KubernetesObject): Iterable<Use> {
  const selector = SELECTORS.get(object.groupKind);
  if (!selector) return;
  for (const path of selector.patterns.flatMap((pattern) => pathsOf(object.value, pattern))) {
    const at = object.at(...path, ...selector.end);
    const name = typeof at.value === 'string' ? at.value : '';
    if (name === '' || isUnknown(name) || isTemplate(name) || cluster.hasNamespace(name) === 'yes') continue;
    yield { object, groupKind: '/Namespace', namespace: '', name, at };
  }
}
