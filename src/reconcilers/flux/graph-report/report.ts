import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { applierId } from '../../deployed.ts';
import { isNamed } from '../../graph.ts';
import type { Cluster } from '../follow/cluster.ts';
import { appliedBy, type FluxKustomization } from '../follow/flux-kustomization.ts';
import { dependenciesOf } from '../references/dependencies.ts';
import { unknownVariables } from '../substitute/variables.ts';
import { unknownInjection } from '../substitute/webhook-substitution.ts';

/** A cluster that Flux runs. */
export interface GraphCluster {
  readonly name: string;
  readonly foundBy: Cluster['evidence'];
  readonly objects: number;
  readonly sources: readonly GraphSource[];
  readonly kustomizations: readonly GraphKustomization[];
  /** What is unknown about the cluster. */
  readonly unknown: readonly string[];
}

export interface GraphSource {
  readonly id: string;
  readonly url: string | null;
}

export interface GraphKustomization {
  /** `namespace/name`. */
  readonly id: string;
  /** The line of the file that defines it. */
  readonly path: string;
  readonly line: number;
  /** Whether Flux ignores it until someone resumes it. */
  readonly suspended: boolean;
  /** The Kustomization that applies it; null for a root. */
  readonly parent: string | null;
  readonly source: string | null;
  /** The directory of this tree that it applies, or null if its files are not in it. */
  readonly directory: string | null;
  readonly dependsOn: readonly string[];
  readonly objects: number;
  readonly helmReleases: number;
  readonly unknown: readonly string[];
  readonly failures: readonly string[];
}

/** Sums up a cluster, or what one Kustomization (`namespace/name` or `name`) in it applies. */
export function clusterReport(cluster: Cluster, from: string | undefined): GraphCluster {
  const kustomizations = cluster.kustomizations.filter(
    (kustomization) => from === undefined || isBelow(kustomization, from),
  );
  const used = new Set(kustomizations.flatMap(({ source }) => source ?? []));
  return {
    name: cluster.name,
    foundBy: cluster.evidence,
    objects: kustomizations.reduce((sum, kustomization) => sum + appliedBy(kustomization).length, 0),
    sources: [
      ...new Map([...used].map((source) => [sourceId(source), { id: sourceId(source), url: urlOf(source) }])).values(),
    ],
    kustomizations: kustomizations.map((kustomization) => ({
      id: applierId(kustomization),
      path: kustomization.object.origin.file.path,
      line: kustomization.object.origin.file.position(kustomization.object.origin.start).line,
      suspended: kustomization.isSuspended,
      parent: kustomization.parent ? applierId(kustomization.parent) : null,
      source: kustomization.source ? sourceId(kustomization.source) : null,
      directory: kustomization.path ? kustomization.path.directory || '.' : null,
      dependsOn: dependenciesOf(kustomization.object).map(
        ({ namespace, name }) => `${namespace || kustomization.namespace}/${name}`,
      ),
      objects: appliedBy(kustomization).length,
      helmReleases: appliedBy(kustomization).filter(({ kind }) => kind === 'HelmRelease').length,
      unknown: [...kustomization.unknowns.map(({ reason }) => reason), ...unknownVariables(kustomization.variables)],
      failures: kustomization.failures.map(({ message }) => message),
    })),
    unknown: cluster.unknowns
      .filter((unknown) => !kustomizations.some(({ unknowns }) => unknowns.includes(unknown)))
      .map(({ reason }) => reason)
      .concat(unknownInjection(cluster)),
  };
}

function isBelow(kustomization: FluxKustomization, from: string): boolean {
  return (
    isNamed(applierId(kustomization), from) ||
    (kustomization.parent !== undefined && isBelow(kustomization.parent, from))
  );
}

function sourceId({ kind, namespace, name }: KubernetesObject): string {
  return `${kind}/${namespace}/${name}`;
}

function urlOf(source: KubernetesObject): string | null {
  const url = source.at('spec', 'url').value;
  return typeof url === 'string' ? url : null;
}
