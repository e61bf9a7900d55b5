import { copyMap, deleteEntry, isList, isMap, newMap, type YamlMap } from '../../yaml/value.ts';
import { knownKind } from '../bundled-schemas.ts';
import { withDefaults } from '../cel/defaults.ts';
import type { Reading } from '../cel/unstructured.ts';
import type { KubernetesObject } from '../object.ts';
import type { FieldPath } from '../terms/problem.ts';
import type { ObjectSchema } from '../terms/schema.ts';
import { asNamespace } from './objects.ts';
import { OF_CLUSTER } from './request.ts';
import { serverDefaults } from './server-defaults.ts';

/** An object as the API server hands it to policies, and how it is read. */
export interface Served {
  readonly value: YamlMap;
  readonly reading: Pick<Reading, 'dropsEmpty' | 'mayFill'>;
}

/** What sends an object to the API server. `flux` sets labels of its own; `argo` sets labels or annotations, and a `controller` both. */
export type Sender = 'flux' | 'argo' | 'controller' | 'other';

/** Metadata that the API server writes. */
const SERVER_METADATA: ReadonlySet<string | number> = new Set([
  'creationTimestamp',
  'generation',
  'managedFields',
  'namespace',
  'resourceVersion',
  'selfLink',
  'uid',
]);
/** Metadata of a pod that its controller writes. */
const OF_CONTROLLER: ReadonlySet<string | number> = new Set(['name', 'generateName', 'ownerReferences', 'finalizers']);
/** Labels and annotations that tools and controllers write. */
const OF_TOOLS =
  /^(?:kustomize\.toolkit\.fluxcd\.io\/|helm\.toolkit\.fluxcd\.io\/|argocd\.argoproj\.io\/|app\.kubernetes\.io\/instance$|kubectl\.kubernetes\.io\/)/;

/**
 * An object with the defaults of the API server: those of a built-in kind that are known, or those in the schema of a custom
 * resource. What it may fill in besides them is not known.
 */
export function served(object: KubernetesObject, schema: ObjectSchema | undefined, sender: Sender): Served {
  const { groupKind } = object;
  const isBuiltIn = knownKind(groupKind)?.product === 'kubernetes';
  const defaults = isBuiltIn ? serverDefaults(groupKind) : schema?.reader === 'definition' ? schema.root : undefined;
  const whole = groupKind === '/Namespace' ? asNamespace(object.value, object.name) : object.value;
  const value = withMetadata(defaults ? withDefaults(whole, defaults) : whole, sender);
  return {
    value: completed(value, groupKind),
    reading: {
      dropsEmpty: isBuiltIn,
      mayFill: (path) => (path[0] === 'metadata' ? isFilledMetadata(path, sender) : !defaults || path[0] === 'status'),
    },
  };
}

function isFilledMetadata([, field, key]: FieldPath, sender: Sender): boolean {
  if (SERVER_METADATA.has(field ?? '')) return true;
  const isOfController = sender === 'controller';
  if (isOfController && OF_CONTROLLER.has(field ?? '')) return true;
  if (field !== 'labels' && field !== 'annotations') return false;
  return key === undefined ? sender === 'argo' || isOfController : OF_TOOLS.test(String(key));
}

/** What Flux applies always has labels. */
function withMetadata(value: YamlMap, sender: Sender): YamlMap {
  const { metadata } = value;
  if (sender !== 'flux' || !isMap(metadata) || isMap(metadata.labels)) return value;
  const copy = copyMap(metadata);
  copy.labels = newMap();
  const whole = copyMap(value);
  whole.metadata = copy;
  return whole;
}

/** What the API server sets depending on other fields. */
function completed(value: YamlMap, groupKind: string): YamlMap {
  if (groupKind === '/Secret') return withData(value);
  return groupKind.startsWith('rbac.authorization.k8s.io/') ? withSubjects(value) : value;
}

/** A binding whose users and groups have their API group. */
function withSubjects(value: YamlMap): YamlMap {
  const { subjects } = value;
  if (!isList(subjects)) return value;
  const copy = copyMap(value);
  copy.subjects = subjects.map((subject) => {
    if (!isMap(subject) || subject.kind === 'ServiceAccount' || subject.apiGroup) return subject;
    const own = copyMap(subject);
    own.apiGroup = 'rbac.authorization.k8s.io';
    return own;
  });
  return copy;
}

/** A Secret whose `stringData` the API server moves to `data`. */
function withData(value: YamlMap): YamlMap {
  if (!isMap(value.stringData)) return value;
  const copy = copyMap(value);
  copy.data = OF_CLUSTER;
  deleteEntry(copy, 'stringData');
  return copy;
}
