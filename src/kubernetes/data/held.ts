import { isMap, listAt, stringAt } from '../../yaml/value.ts';
import type { KubernetesObject } from '../object.ts';
import { NO_OBJECTS, type ObjectIndex } from '../object-index.ts';
import { operatedData } from './operators.ts';

/** What goes with an object when it is deleted. */
export interface HeldData {
  /** A noun: `the data on its volume`. */
  readonly what: string;
  /** Whether it stays although the object goes, so that only what uses it is lost; with the reason as a sentence. */
  readonly stays?: string;
}

/** Namespaces that the API server does not let go (`NamespaceLifecycle` of its admission). */
const IMMORTAL = new Set(['default', 'kube-system', 'kube-public']);

/**
 * What people keep in an object and would lose with it, or undefined: a Namespace, claims, volumes, a CustomResourceDefinition, a
 * StatefulSet with volumes, and databases and buckets of known operators. `others` are the objects that are
 * deployed beside it.
 */
export function dataHeldBy(object: KubernetesObject, others = NO_OBJECTS): HeldData | undefined {
  switch (object.groupKind) {
    case '/Namespace':
      return IMMORTAL.has(object.name) ? undefined : { what: 'everything in it' };
    case '/PersistentVolumeClaim':
      return claimData(object, others);
    case '/PersistentVolume':
      return reclaims(object) ? { what: 'the data on it' } : undefined;
    case 'apiextensions.k8s.io/CustomResourceDefinition':
      return {
        what: `every ${stringAt(object.value, 'spec', 'names', 'kind') ?? 'object of its kind'} in the cluster`,
      };
    case 'apps/StatefulSet':
      return setData(object);
    default: {
      const data = operatedData(object);
      return data === undefined ? undefined : { what: `its ${data}` };
    }
  }
}

/** A volume that is retained keeps the data of its claim, though no claim finds it again by itself. */
function claimData({ value }: KubernetesObject, others: ObjectIndex): HeldData {
  const [name, volume] = [stringAt(value, 'spec', 'storageClassName'), stringAt(value, 'spec', 'volumeName')];
  const what = 'the data on its volume';
  if (volume) {
    const isKept = others.named('/PersistentVolume', volume).some((one) => !reclaims(one));
    return isKept ? { what, stays: `PersistentVolume \`${volume}\` keeps its data` } : { what };
  }
  const classes = name ? others.named('storage.k8s.io/StorageClass', name) : [];
  const isRetained = classes.some((one) => stringAt(one.value, 'reclaimPolicy') === 'Retain');
  return isRetained ? { what, stays: `StorageClass \`${name}\` retains volumes` } : { what };
}

function reclaims({ value }: KubernetesObject): boolean {
  return stringAt(value, 'spec', 'persistentVolumeReclaimPolicy') === 'Delete';
}

/** Claims of a StatefulSet stay unless it says that they go with it. */
function setData({ value }: KubernetesObject): HeldData | undefined {
  const claims = listAt(value, 'spec', 'volumeClaimTemplates').filter(isMap);
  if (claims.length === 0) return undefined;
  const goes = stringAt(value, 'spec', 'persistentVolumeClaimRetentionPolicy', 'whenDeleted') === 'Delete';
  return goes
    ? { what: 'the data on its volumes' }
    : { what: 'all its pods', stays: 'its PersistentVolumeClaims stay, as `whenDeleted` is not `Delete`' };
}
