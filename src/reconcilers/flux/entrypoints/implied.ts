import type { Origin } from '../../../yaml/origin.ts';
import { derivedObject } from '../generated/derived.ts';
import { type ClusterEntrypoint, FLUX_NAMESPACE, type NamedSource } from './entrypoint.ts';

/** The name that `flux bootstrap` gives a cluster's source and Kustomization. */
const BOOTSTRAPPED: NamedSource = { kind: 'GitRepository', namespace: FLUX_NAMESPACE, name: 'flux-system' };

/** A source that no file defines and that must be this repository. It has no URL and no revision. */
export function impliedSource(
  { kind, namespace, name }: NamedSource,
  origin: Origin,
): ClusterEntrypoint['objects'][number] {
  return derivedObject(
    { apiVersion: 'source.toolkit.fluxcd.io/v1', kind, metadata: { name, namespace }, spec: { interval: '1m' } },
    origin,
  );
}

/**
 * A cluster that is set up with a directory of this tree as `flux bootstrap --path` does it, while no file of the tree says so yet.
 * `origin` is what shows it.
 */
export function impliedEntrypoint(
  directory: string,
  origin: Origin,
  evidence: ClusterEntrypoint['evidence'],
  source = BOOTSTRAPPED,
): ClusterEntrypoint {
  const { kind, namespace, name } = source;
  const kustomization = derivedObject(
    {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata: { name, namespace },
      spec: { interval: '10m', path: `./${directory}`, prune: true, sourceRef: { kind, name } },
    },
    origin,
  );
  return {
    name: directory || '.',
    evidence,
    kustomizations: [kustomization],
    objects: [impliedSource(source, origin)],
  };
}
