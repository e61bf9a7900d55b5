import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { appliedBy, type FluxKustomization } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { HELM_RELEASE, KUSTOMIZATION, OPERATOR_GROUP, SOURCE_GROUP } from '../../src/reconcilers/flux/kinds.ts';
import { layerOf } from '../../src/repository/folder-names.ts';
import { quoted } from '../../src/text/words.ts';
import { listAt } from '../../src/yaml/value.ts';

/** A Kustomization that applies both layers itself. */
export function* appliedTogether(kustomization: FluxKustomization): Iterable<Problem> {
  const deployed = appliedBy(kustomization).filter(isDeployment);
  const infrastructure = deployed.find((one) => layerIn(one) === 'infrastructure');
  const app = deployed.find((one) => layerIn(one) === 'apps' && !waits(one));
  if (!infrastructure || !app) return;
  const { object, name } = kustomization;
  yield {
    at: object.at('spec', 'path'),
    object,
    message: `Kustomization ${quoted(name)} applies infrastructure (${nameOf(infrastructure)}) and apps (${nameOf(app)}) together, so one invalid object stops both, and apps do not wait until what they need is ready. Use a Kustomization for each layer, and let the apps depend on the infrastructure with \`dependsOn\`.`,
    related: [
      { at: infrastructure.at('metadata', 'name'), message: 'Infrastructure' },
      { at: app.at('metadata', 'name'), message: 'An app' },
    ],
    values: ['together'],
  };
}

/** What a layer consists of: not namespaces, which others share, nor what makes Flux apply something else. */
function isDeployment({ kind, groupKind, group }: KubernetesObject): boolean {
  return kind !== 'Namespace' && groupKind !== KUSTOMIZATION && group !== SOURCE_GROUP && group !== OPERATOR_GROUP;
}

function layerIn({ origin }: KubernetesObject): ReturnType<typeof layerOf> {
  return layerOf(origin.file.path);
}

/** Whether a release waits for others itself. */
function waits({ groupKind, value }: KubernetesObject): boolean {
  return groupKind === HELM_RELEASE && listAt(value, 'spec', 'dependsOn').length > 0;
}

function nameOf({ kind, name }: KubernetesObject): string {
  return `${kind} ${quoted(name)}`;
}
