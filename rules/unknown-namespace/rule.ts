import type { Problem } from '../../src/findings/problem.ts';
import { knownKind } from '../../src/kubernetes/bundled-schemas.ts';
import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import {
  type Absence,
  absences,
  type ObjectReference,
} from '../../src/reconcilers/flux/references/missing-references.ts';
import { overruled } from './overruled.ts';
import { isOfCluster } from './scope.ts';
import { missingInTree } from './whole-tree.ts';

/** The use of a namespace by an object. */
interface Use extends ObjectReference {
  readonly at: Place;
}

export default defineRule({
  on: 'tree',
  id: 'unknown-namespace',
  description: 'An object is in a namespace that nothing creates, or has no namespace.',
  severity: 'notice',

  *check(context) {
    const { flux, manifests, checkouts } = context;
    yield* missingInTree(context);
    yield* overruled(context);
    for (const cluster of flux.clusters) {
      const uses = usesOf(cluster);
      const reported = new Set<string>();
      for (const absence of absences(cluster, uses, manifests)) {
        const { name, at } = absence.reference;
        // A use in this repository is reported, not one in another.
        if (checkouts.holds(at.origin.file.path)) continue;
        if (absence.certainty === 'open' || reported.has(name)) continue;
        reported.add(name);
        const others = new Set(uses.filter((use) => use.name === name).map(({ object }) => object)).size - 1;
        yield unknown(absence, others);
      }
      for (const { objects, isRemote } of cluster.reconcilers) {
        if (!isRemote) for (const object of objects) if (isHomeless(object)) yield homeless(object);
      }
    }
  },
});

function usesOf(cluster: Cluster): Use[] {
  return cluster.objects.flatMap(({ object, reconciler }): Use[] => {
    if (!reconciler || isOfCluster(object)) return [];
    const places = [object.at('metadata', 'namespace')];
    const creates = object.at('spec', 'install', 'createNamespace').value === true;
    if (object.kind === 'HelmRelease' && !creates) places.push(object.at('spec', 'targetNamespace'));
    return places.flatMap((at): Use[] => {
      const name = typeof at.value === 'string' ? at.value : '';
      const isStated = cluster.find('/Namespace', '', name).length > 0;
      // An encrypted name is another one after decryption.
      if (name === '' || /\$\{|^ENC\[/.test(name) || (!isStated && cluster.hasNamespace(name) === 'yes')) return [];
      return [{ object, groupKind: '/Namespace', namespace: '', name, at }];
    });
  });
}

function unknown({ reference, near }: Absence<Use>, others: number): Problem {
  const { object, name, at } = reference;
  const more = others > 0 ? ` and ${others} more ${others === 1 ? 'object' : 'objects'}` : '';
  const start = `This repository does not create namespace \`${name}\``;
  const users = `${object.kind} \`${object.name}\`${more}`;
  const values = [name];
  if (near) {
    const message = `${start}, so Flux cannot apply ${users}. Did you mean \`${near.name}\`?`;
    return { at, object, values, severity: 'warning', message, fix: near.name };
  }
  return { at, object, values, message: `${start}. In a new cluster, Flux cannot apply ${users}. Add a Namespace.` };
}

/** Whether an object that must have a namespace has none. */
function isHomeless(object: KubernetesObject): boolean {
  return object.namespace === '' && knownKind(object.groupKind)?.scope === 'Namespaced';
}

function homeless(object: KubernetesObject): Problem {
  return {
    at: object.at('metadata', 'name'),
    object,
    severity: 'warning',
    values: ['none'],
    message: `${object.kind} \`${object.name}\` has no namespace, so Flux cannot apply it ("namespace not specified"). Set one in the file, in a kustomization.yaml or in the Flux Kustomization.`,
  };
}
