import type { Problem } from '../../src/findings/problem.ts';
import { getOrInsert } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { valuesReferences } from '../../src/reconcilers/flux/generated/helm-values.ts';
import { Providers } from '../../src/reconcilers/flux/generated/providers.ts';
import { HELM_RELEASE } from '../../src/reconcilers/flux/kinds.ts';
import type { ConfigReference } from '../../src/reconcilers/flux/references/config-references.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { isTemplate } from '../../src/text/variables.ts';
import { aboutKey } from './about-key.ts';
import { keyNotIn } from './words.ts';

/** Keys that a ConfigMap or Secret does not have in the overlay that also yields the HelmRelease, where Flux is not known to apply it. */
export function* missingInOverlays(revision: Revision): Iterable<Problem> {
  const { flux, objects, standings, patches } = revision;
  const providers = providersByBuild(revision);
  for (const object of objects) {
    if (object.groupKind !== HELM_RELEASE || flux.clusterOf(object) || standings.ofObject(object) === 'off') continue;
    if (object.lacksParts || patches.mayWrite(object, ['spec', 'valuesFrom'])) continue;
    for (const supply of suppliesOf(object)) {
      const found = object.builds.map((build) => problemIn(supply, providers.get(build), revision));
      const [first] = found;
      if (first && found.every((problem) => problem !== undefined))
        yield { ...first, ...aboutKey(supply), severity: 'warning' };
    }
  }
}

function suppliesOf(object: KubernetesObject): ConfigReference[] {
  const { namespace } = object;
  return valuesReferences(object).flatMap(({ isOptional, ...reference }) =>
    isOptional || [namespace, reference.name, reference.key].some(isTemplate)
      ? []
      : [{ ...reference, object, namespace }],
  );
}

function problemIn(
  supply: ConfigReference,
  providers: Providers | undefined,
  { standings, patches }: Revision,
): Problem | undefined {
  const provided = providers?.get(supply.kind, supply.namespace, supply.name);
  if (!provided || provided.object.lacksParts || patches.mayWrite(provided.object, ['data'])) return undefined;
  const problem = keyNotIn(provided, supply);
  if (!problem || standings.ofObject(supply.object) === 'deployed') return problem;
  return { ...problem, message: `${problem.message} No cluster is known to apply it.` };
}

/** What the objects of each build provide that is built as a whole. */
function providersByBuild({ objects, builds, flux }: Revision): ReadonlyMap<string, Providers> {
  const failing = new Set(builds.filter(({ problems }) => problems.length > 0).map(({ directory }) => directory));
  const found = new Map<string, Providers>();
  for (const object of objects) {
    if (flux.clusterOf(object)) continue;
    for (const build of object.builds)
      if (!failing.has(build)) getOrInsert(found, build, () => new Providers()).add(object);
  }
  return found;
}
