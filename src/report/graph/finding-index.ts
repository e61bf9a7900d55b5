import type { Finding, FindingPlace } from '../../findings/finding.ts';
import { getOrInsert } from '../../grouping.ts';
import type { ObjectIdentity } from '../../kubernetes/object.ts';
import type { ChartNode } from '../../reconcilers/graph.ts';

/** A place of a finding with what it is about. */
interface Entry {
  readonly finding: Finding;
  readonly object: ObjectIdentity | null;
  /** The clusters that it is about; empty if it is about the file. */
  readonly clusters: ReadonlySet<string>;
}

/** Finds what findings say about the nodes of a chart. */
export class FindingIndex {
  readonly #byPath = new Map<string, Entry[]>();
  readonly #byObject = new Map<string, Entry[]>();

  /** `groups` are the names of all clusters and roots. */
  constructor(findings: readonly Finding[], groups: readonly string[]) {
    const known = new Set(groups);
    for (const finding of findings)
      for (const place of placesOf(finding)) {
        const clusters = new Set(place.builds.filter((build) => known.has(build)));
        const entry = { finding, object: place.object, clusters };
        getOrInsert(this.#byPath, place.location.path, () => []).push(entry);
        if (place.object) getOrInsert(this.#byObject, nameOf(place.object), () => []).push(entry);
      }
  }

  /** The findings about an object, `namespace/name`, that is no longer in the head. */
  about(group: string, kind: string, id: string): Finding[] {
    const entries = this.#byObject.get(`${kind} ${id}`) ?? [];
    const own = entries.filter(({ clusters }) => clusters.size === 0 || clusters.has(group));
    return [...new Set(own.map(({ finding }) => finding))];
  }

  /** The findings of each node, by its key: about the object itself, or about a file that has a part in what it applies. */
  of(group: string, nodes: readonly ChartNode[]): Map<string, Finding[]> {
    const found = new Map<string, Set<Finding>>();
    const byObject = new Map(nodes.map((node) => [`${node.kind} ${node.id}`, node]));
    const add = ({ key }: ChartNode, finding: Finding): void => {
      getOrInsert(found, key, () => new Set()).add(finding);
    };
    for (const [path, entries] of this.#byPath) {
      const reading = nodes.filter(({ files }) => files.has(path));
      for (const { finding, object, clusters } of entries) {
        if (clusters.size > 0 && !clusters.has(group)) continue;
        const own = object && byObject.get(nameOf(object));
        if (own?.files.has(path)) add(own, finding);
        else for (const node of reading) add(node, finding);
      }
    }
    return new Map([...found].map(([key, findings]) => [key, [...findings]]));
  }
}

function placesOf(finding: Finding): readonly Pick<FindingPlace, 'location' | 'object' | 'builds'>[] {
  return finding.places.length === 0 ? [finding] : finding.places;
}

function nameOf({ kind, namespace, name }: ObjectIdentity): string {
  return `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`;
}
