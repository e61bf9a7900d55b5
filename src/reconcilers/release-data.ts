import type { KubernetesObject } from '../kubernetes/object.ts';
import { isMap, stringAt, valueAt, type YamlMap, type YamlValue } from '../yaml/value.ts';

/** Charts that keep data unless their values turn persistence off. */
const CHARTS =
  /^(?:postgresql(?:-ha)?|mysql|mariadb(?:-galera)?|mongodb(?:-sharded)?|redis(?:-cluster)?|valkey|elasticsearch|opensearch|influxdb2?|cassandra|clickhouse|couchdb|cockroachdb|minio|etcd|kafka|rabbitmq|zookeeper)$/;

/** Most values of a HelmRelease that are looked at. */
const MOST = 5000;

/**
 * Whether the release of a HelmRelease has storage, as its values and its chart show. Whether a volume goes with the release depends on
 * the chart: claims of its StatefulSets stay.
 */
export function hasStorage({ value, kind }: KubernetesObject): boolean {
  if (kind !== 'HelmRelease') return false;
  // helm-controller uninstalls nothing while a release is suspended.
  if (valueAt(value, ['spec', 'suspend']) === true) return false;
  const values = valueAt(value, ['spec', 'values']);
  const chart = stringAt(value, 'spec', 'chart', 'spec', 'chart') ?? '';
  const found = storageIn(values);
  return found === 'stored' || (found === 'unsaid' && CHARTS.test(chart));
}

/** What values say of storage of the release itself. */
function storageIn(values: YamlValue | undefined): 'stored' | 'off' | 'unsaid' {
  const queue: YamlValue[] = values === undefined ? [] : [values];
  let isOff = false;
  for (let index = 0; index < queue.length && index < MOST; index++) {
    const value = queue[index];
    if (!isMap(value)) continue;
    for (const [key, child] of Object.entries(value)) {
      if (key === 'persistence' && isMap(child)) {
        const claims = [child, ...Object.values(child)].filter(isMap);
        if (claims.some(isNewClaim)) return 'stored';
        isOff = true;
      } else if (isMap(child)) {
        if (isVolumeTemplate(key, child)) return 'stored';
        queue.push(child);
      }
    }
  }
  return isOff ? 'off' : 'unsaid';
}

/** Whether an entry of `persistence` makes a claim of its own that goes with the release. */
function isNewClaim(entry: YamlMap): boolean {
  const { enabled, type, existingClaim, retain, size, storageClass, accessMode, accessModes } = entry;
  if (enabled === false || retain === true || (typeof existingClaim === 'string' && existingClaim !== '')) return false;
  if (type !== undefined && type !== 'pvc' && type !== 'persistentVolumeClaim') return false;
  if (stringAt(entry, 'annotations', 'helm.sh/resource-policy') === 'keep') return false;
  return enabled === true || [size, storageClass, accessMode, accessModes].some((stated) => stated !== undefined);
}

/** Whether values state what a claim asks for, as `volumeClaimTemplate` of the Prometheus operator does. */
function isVolumeTemplate(key: string, value: YamlMap): boolean {
  if (!/^(?:volumeClaimTemplate|persistentVolumeClaim|storageSpec)$/i.test(key)) return false;
  const claim = valueAt(value, ['volumeClaimTemplate']) ?? value;
  return stringAt(claim, 'spec', 'resources', 'requests', 'storage') !== undefined;
}
