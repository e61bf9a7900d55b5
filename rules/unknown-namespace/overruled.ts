import type { Problem, ProblemFix } from '../../src/findings/problem.ts';
import { getOrInsert } from '../../src/grouping.ts';
import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import { isOfCluster } from '../../src/kubernetes/scope.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { isTemplate } from '../../src/text/variables.ts';
import { listWords } from '../../src/text/words.ts';
import { scalarText } from '../../src/yaml/edit.ts';
import { writtenAt } from '../../src/yaml/origin.ts';

/** Namespaces that a file sets, that nothing creates and that an overlay replaces in every build: harmless, but misleading. */
export function* overruled({ flux, manifests }: Revision): Iterable<Problem> {
  const created = new Set([...manifests.objects()].flatMap(({ kind, name }) => (kind === 'Namespace' ? name : [])));
  const isThere = (name: string): boolean =>
    created.has(name) || flux.clusters.some((cluster) => cluster.hasNamespace(name) === 'yes');
  const used = new Set(flux.clusters.flatMap(({ objects }) => objects.map(({ object }) => object.namespace)));
  const found = new Map<string, Overruled>();
  for (const { object, cluster, applier } of builtObjects(flux.clusters)) {
    const { namespace } = object.stated;
    if (namespace === '' || namespace === object.namespace || object.namespace === '') continue;
    if (isOfCluster(object) || isTemplate(namespace) || used.has(namespace) || isThere(namespace)) continue;
    const at = statedNamespace(object, manifests);
    if (!at || at.value !== namespace) continue;
    const key = `${at.origin.file.path}\0${namespace}`;
    const first = (): Overruled => ({
      problem: { ...problem(object, at, applier), builds: [cluster.name] },
      places: new Map(),
    });
    const { places } = getOrInsert(found, key, first);
    getOrInsert(places, writtenAt(at.origin), () => ({ at, namespaces: new Set() })).namespaces.add(object.namespace);
  }
  for (const { problem, places } of found.values()) yield { ...problem, fix: corrected(places) };
}

/** A namespace that one file sets, for one object or several. */
interface Overruled {
  readonly problem: Problem;
  /** Where it is set, with the namespaces that builds put there instead. */
  readonly places: Map<string, { readonly at: Place; readonly namespaces: Set<string> }>;
}

/** The fix that writes what all builds apply, everywhere in the file. */
function corrected(places: Overruled['places']): ProblemFix | undefined {
  const edits = [...places.values()].flatMap(({ at: { origin, value }, namespaces }) => {
    const [only, ...others] = namespaces;
    const text = only === undefined || others.length > 0 ? undefined : scalarText(origin, value, only);
    return text === undefined ? [] : [{ at: origin, text }];
  });
  const names = new Set([...places.values()].flatMap(({ namespaces }) => [...namespaces]));
  const title = `Replace with ${listWords([...names].map((name) => `\`${name}\``))}`;
  return edits.length === places.size ? { title, edits } : undefined;
}

function* builtObjects(
  clusters: readonly Cluster[],
): Iterable<{ readonly object: KubernetesObject; readonly cluster: Cluster; readonly applier: KubernetesObject }> {
  for (const cluster of clusters) {
    for (const { object, kustomization } of cluster.objects)
      if (kustomization) yield { object, cluster, applier: kustomization.object };
  }
}

function statedNamespace({ origin }: KubernetesObject, manifests: Revision['manifests']): Place | undefined {
  const file = manifests.at(origin.file.path);
  return file?.objects.find((stated) => stated.origin.start === origin.start)?.at('metadata', 'namespace');
}

function problem(object: KubernetesObject, at: Place, applier: KubernetesObject): Problem {
  const { kind, name, namespace, stated } = object;
  const by = object.at('metadata', 'namespace');
  const isTarget = writtenAt(applier.at('spec', 'targetNamespace').origin) === writtenAt(by.origin);
  const mover = isTarget ? `\`targetNamespace\` of Kustomization \`${applier.name}\`` : 'an overlay';
  return {
    at,
    object,
    severity: 'notice',
    values: [stated.namespace, 'overruled'],
    message: `This repository does not create namespace \`${stated.namespace}\`, and ${mover} moves ${kind} \`${name}\` to \`${namespace}\`. Write that namespace here, or remove the field.`,
    related: [{ at: by, message: `namespace ${namespace} is set here` }],
  };
}
