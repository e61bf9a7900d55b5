import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { isLaidAside } from '../../src/reconcilers/argocd/laid-aside.ts';
import type { FluxKustomization, KustomizationPath } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { KUSTOMIZATION } from '../../src/reconcilers/flux/kinds.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { hasVariable } from '../../src/text/variables.ts';
import { writtenAt } from '../../src/yaml/origin.ts';
import { stringAt } from '../../src/yaml/value.ts';
import { describeMissing } from './kustomizations.ts';

/** Kustomizations that no cluster is known to apply, of sources that are this tree wherever they are used. */
export function* missingOfUnreached(revision: Revision): Iterable<Problem> {
  const reconcilers = revision.flux.clusters.flatMap((cluster) => cluster.kustomizations);
  const reached = new Set(reconcilers.map(({ object }) => writtenAt(object.origin)));
  // Where something fails, it may be what would apply them.
  const severity = reconcilers.some(({ failures }) => failures.length > 0) ? 'warning' : 'notice';
  for (const object of revision.manifests.objects()) {
    const { file } = object.origin;
    const value = stringAt(object.value, 'spec', 'path') ?? '';
    if (object.groupKind !== KUSTOMIZATION || reached.has(writtenAt(object.origin))) continue;
    if (value === '' || hasVariable(value) || isLaidAside(file.path, revision)) continue;
    const artifact = artifactOf(object, reconcilers);
    const directory = artifact?.directory(value) ?? '';
    if (!artifact || artifact.has(directory)) continue;
    const path = { value, directory, artifact };
    yield { ...describeMissing(object, path, revision, 'cannot apply anything'), object, severity };
  }
}

/** The artifact that a source of this kind and name is for all clusters. */
function artifactOf(
  { value }: KubernetesObject,
  reconcilers: readonly FluxKustomization[],
): KustomizationPath['artifact'] | undefined {
  const kind = stringAt(value, 'spec', 'sourceRef', 'kind');
  const name = stringAt(value, 'spec', 'sourceRef', 'name');
  const users = reconcilers.filter(
    ({ object }) =>
      stringAt(object.value, 'spec', 'sourceRef', 'kind') === kind &&
      stringAt(object.value, 'spec', 'sourceRef', 'name') === name,
  );
  const artifacts = new Set(users.map(({ path }) => (path?.isCertain ? path.artifact : undefined)));
  return artifacts.size === 1 ? [...artifacts][0] : undefined;
}
