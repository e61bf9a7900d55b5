import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { isMap, listAt, mapAt, type YamlMap, type YamlValue } from '../../../yaml/value.ts';

const CHART = 'app-template';
/** The keys of the values under which the chart is told to make objects of a kind, in its versions from 1 to 4. */
const MAKING: readonly (readonly [string, readonly string[]])[] = [
  ['/Secret', ['secret', 'secrets']],
  ['/ConfigMap', ['configmap', 'configMaps', 'configMapsFromFolder']],
];
const CLAIM = '/PersistentVolumeClaim';
const NONE: ReadonlySet<string> = new Set();

/** The kinds of which a HelmRelease of bjw-s' chart makes nothing, because its values do not list any. None of other charts. */
export function leftOutBy(release: KubernetesObject, chart: string | undefined): ReadonlySet<string> {
  if (chart !== CHART || listAt(release.value, 'spec', 'valuesFrom').length > 0) return NONE;
  const values = mapAt(release.value, 'spec', 'values');
  if (!values) return NONE;
  const left = MAKING.filter(([, keys]) => keys.every((key) => isNothing(values[key]))).map(([kind]) => kind);
  return new Set(makesClaims(values) ? left : [...left, CLAIM]);
}

function makesClaims(values: YamlMap): boolean {
  const items = mapAt(values, 'persistence');
  return hasTemplates(values) || Object.values(items ?? {}).some((item) => isMap(item) && isNewClaim(item));
}

function isNewClaim({ type = 'pvc', existingClaim }: YamlMap): boolean {
  return isNothing(existingClaim) && (type === 'pvc' || type === 'persistentVolumeClaim');
}

/** Whether a StatefulSet of the chart makes claims for its pods. */
function hasTemplates(values: YamlMap): boolean {
  const controllers = Object.values(mapAt(values, 'controllers') ?? {});
  return [values, ...controllers].some(
    (item) => isMap(item) && (!isNothing(item.volumeClaimTemplates) || !isNothing(mapAt(item, 'statefulset') ?? null)),
  );
}

function isNothing(value: YamlValue | undefined): boolean {
  return value === undefined || value === null || value === '' || (isMap(value) && Object.keys(value).length === 0);
}
