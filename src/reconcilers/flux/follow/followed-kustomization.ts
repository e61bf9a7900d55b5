import { isMap, mapAt } from '../../../yaml/value.ts';
import { applierId } from '../../deployed.ts';
import { dependenciesOf } from '../references/dependencies.ts';
import type { FluxKustomization, KustomizationFailure, UnknownReason } from './flux-kustomization.ts';
import type { Applied } from './reconcile.ts';

/** Where a Kustomization stands in its cluster, and what it builds. */
type Located = Pick<
  FluxKustomization,
  'object' | 'namespace' | 'name' | 'parent' | 'source' | 'path' | 'isElsewhere' | 'build' | 'variables'
>;

/** A Kustomization with what it applies, if that is known, and the failures and unknown parts of its source and build. */
export function followedKustomization(
  located: Located,
  applied: Applied | undefined,
  failures: readonly KustomizationFailure[],
  unknowns: readonly UnknownReason[],
): FluxKustomization {
  const { object, namespace, build } = located;
  const allFailures = [...failures, ...(applied?.failures ?? [])];
  const spec = mapAt(object.value, 'spec');
  return {
    ...located,
    uses: applied?.uses ?? [],
    missing: applied?.missing ?? [],
    failures: allFailures,
    hasFailed: allFailures.length > 0,
    isOpen: allFailures.length > 0 || build === undefined,
    isSuspended: spec?.suspend === true,
    waitsFor: dependenciesOf(object).map((one) => applierId({ namespace: one.namespace || namespace, name: one.name })),
    unknowns,
    isRemote: isMap(spec?.kubeConfig),
    objects: applied?.objects ?? [],
  };
}
