import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { appliedBy, type FluxKustomization } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { KUSTOMIZATION, SOURCE_GROUP } from '../../src/reconcilers/flux/kinds.ts';
import { layerOf } from '../../src/repository/folder-names.ts';
import { quoted } from '../../src/text/words.ts';

/** A Kustomization that applies both layers itself. */
export function* appliedTogether(kustomization: FluxKustomization): Iterable<Problem> {
  const deployed = appliedBy(kustomization).filter(isDeployment);
  const firstOf = (layer: string): KubernetesObject | undefined =>
    deployed.find(({ origin }) => layerOf(origin.file.path) === layer);
  const [infrastructure, app] = [firstOf('infrastructure'), firstOf('apps')];
  if (!infrastructure || !app) return;
  const { object, name } = kustomization;
  yield {
    at: object.at('spec', 'path'),
    object,
    message: `Kustomization ${quoted(name)} applies infrastructure (${nameOf(infrastructure)}) and apps (${nameOf(app)}) together, so a failure of one stops the other, and apps do not wait until what they need is ready. Use a Kustomization for each layer, and let the apps depend on the infrastructure with \`dependsOn\`.`,
    related: [
      { at: infrastructure.at('metadata', 'name'), message: 'Infrastructure' },
      { at: app.at('metadata', 'name'), message: 'An app' },
    ],
    values: ['together'],
  };
}

/** What a layer consists of: not namespaces, which others share, nor what makes Flux apply something else. */
function isDeployment({ kind, groupKind, group }: KubernetesObject): boolean {
  return kind !== 'Namespace' && groupKind !== KUSTOMIZATION && group !== SOURCE_GROUP;
}

function nameOf({ kind, name }: KubernetesObject): string {
  return `${kind} ${quoted(name)}`;
}
