import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { mapAt, originOf, stringAt } from '../../../yaml/value.ts';
import type { MayBring } from '../../may-bring.ts';
import { syncedObjects } from '../entrypoints/flux-instance.ts';
import { FLUX_INSTANCE, HELM_RELEASE, INSTANCE_KEY, RESOURCE_SET } from '../kinds.ts';
import { generatedArtifacts } from './artifact-generator.ts';
import { helmValues } from './helm-values.ts';
import type { Providers } from './providers.ts';
import { resourceSetObjects } from './resource-set.ts';

/** What controllers create from an object. */
export interface GeneratedObjects {
  readonly objects: readonly KubernetesObject[];
  /** Why there may be more, or undefined if these are everything that matter. */
  readonly unknown: string | undefined;
  /** What those may be; anything if it is undefined. */
  readonly brings?: readonly MayBring[];
  /** That it makes more objects than are followed, as sentences. */
  readonly excess?: string;
}

const NOTHING: GeneratedObjects = { objects: [], unknown: undefined };

/** The objects that Flux's controllers and its operator create from an object and that others refer to. */
export function generatedBy(object: KubernetesObject, providers: Providers): GeneratedObjects {
  switch (object.groupKind) {
    case FLUX_INSTANCE: {
      const spec = mapAt(object.value, 'spec');
      if (!spec) return NOTHING;
      const origin = originOf(object.value, 'spec') ?? object.origin;
      return made(syncedObjects({ spec, origin, namespace: object.namespace || 'flux-system' }));
    }
    case RESOURCE_SET:
      return resourceSetObjects(object);
    case 'source.extensions.fluxcd.io/ArtifactGenerator':
      return made(generatedArtifacts(object));
    case HELM_RELEASE:
      return isInstanceChart(object) ? made(chartInstance(object, providers)) : NOTHING;
    default:
      return NOTHING;
  }
}

function made(objects: readonly KubernetesObject[]): GeneratedObjects {
  return { objects, unknown: undefined };
}

/** Whether a HelmRelease may install an instance of Flux by its chart. */
function isInstanceChart(release: KubernetesObject): boolean {
  const chart = stringAt(release.value, 'spec', 'chart', 'spec', 'chart');
  const reference = stringAt(release.value, 'spec', 'chartRef', 'name');
  return [chart, reference, release.name].some((name) => name?.includes('flux-instance'));
}

function chartInstance(release: KubernetesObject, providers: Providers): KubernetesObject[] {
  const values = helmValues(release, providers).merged;
  const spec = mapAt(values, INSTANCE_KEY);
  if (!spec) return [];
  const namespace = stringAt(release.value, 'spec', 'targetNamespace') || release.namespace || 'flux-system';
  return syncedObjects({ spec, origin: originOf(values, INSTANCE_KEY) ?? release.origin, namespace });
}
