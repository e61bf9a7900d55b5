import { KubernetesObject } from '../../src/kubernetes/object.ts';
import { type Sender, type Served, served } from '../../src/kubernetes/policies/served.ts';
import { podMetadataPath, podSpecPath } from '../../src/kubernetes/references/pods.ts';
import type { FieldPath } from '../../src/kubernetes/terms/problem.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { quoted } from '../../src/text/words.ts';
import { copyMap, mapAt, newMap, setEntry } from '../../src/yaml/value.ts';
import { Neighbors } from './neighbors.ts';

/** Something that the API server receives because of an object of the repository: the object, or the pods that a workload creates. */
export interface Sent {
  readonly source: KubernetesObject;
  readonly object: KubernetesObject;
  readonly whole: Served;
  /** What it was; null if it is new, undefined if that is not known. */
  readonly before: Served | null | undefined;
  /** What it is, within a sentence. */
  readonly what: string;
  /** The path in the source of a field. */
  pathOf(path: FieldPath): FieldPath;
}

/** What the API server receives because of an object. */
export function sentFor(source: KubernetesObject, revision: Revision): Sent[] {
  const before = Neighbors.of(revision).before(source);
  const what = `${source.kind} ${quoted(source.name)}`;
  const pods = podsOf(source);
  return [
    {
      source,
      object: source,
      whole: servedAs(source, revision),
      before: before && servedAs(before, revision),
      what,
      pathOf: (path) => path,
    },
    ...(pods ? [{ source, ...pods, before: null, what: `the pods of ${what}` }] : []),
  ];
}

function servedAs(object: KubernetesObject, { flux, argo, schemas }: Revision): Served {
  const sender: Sender = flux.clusterOf(object) ? 'flux' : argo.isEmpty ? 'other' : 'argo';
  return served(object, schemas.versionStatus(object).schemas[0]?.read(), sender);
}

/** The pods of a workload, as its controller creates them from the template. */
function podsOf(source: KubernetesObject): Pick<Sent, 'object' | 'whole' | 'pathOf'> | undefined {
  const [spec, metadata] = [podSpecPath(source), podMetadataPath(source)];
  // Knative adds containers and settings of its own.
  if (source.kind === 'Service') return undefined;
  const podSpec = spec && mapAt(source.value, ...spec);
  if (!spec || !metadata || !podSpec || spec.length < 2 || source.at('spec', 'replicas').value === 0) return undefined;
  const { origin, builds, namespace } = source;
  const pod = newMap();
  const head = copyMap(mapAt(source.value, ...metadata) ?? newMap());
  setEntry(head, 'namespace', namespace, origin);
  setEntry(pod, 'apiVersion', 'v1', origin);
  setEntry(pod, 'kind', 'Pod', origin);
  setEntry(pod, 'metadata', head, origin);
  setEntry(pod, 'spec', podSpec, origin);
  const object = new KubernetesObject(pod, origin, builds);
  return {
    object,
    whole: served(object, undefined, 'controller'),
    pathOf: ([first, ...rest]) =>
      first === 'spec' ? [...spec, ...rest] : first === 'metadata' ? [...metadata, ...rest] : [],
  };
}
