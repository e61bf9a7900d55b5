import { stringAt } from '../../yaml/value.ts';
import type { Manifests } from '../manifests.ts';
import type { KubernetesObject } from '../object.ts';
import type { SchemaProblem } from '../terms/problem.ts';

/** The kinds that Flux Operator adds to what Alerts and Receivers may name. */
const OPERATOR_KINDS = new Set(['FluxInstance', 'ResourceSet', 'ResourceSetInputProvider', 'FluxReport']);
/** The lists of objects whose `kind` clusters extend, by the kind that has them. */
const EXTENDED: Readonly<Record<string, string>> = {
  'notification.toolkit.fluxcd.io/Alert': 'eventSources',
  'notification.toolkit.fluxcd.io/Receiver': 'resources',
};

/** How far a repository extends the kinds that Alerts and Receivers may name: by Flux Operator, or by a patch of Flux's definitions. */
export interface ClusterEnums {
  readonly operator: boolean;
  readonly patched: boolean;
}

export function clusterEnums(manifests: Manifests): ClusterEnums {
  const patched = [...manifests.texts()].some(
    ({ text }) => text.includes('/enum/-') && text.includes('notification.toolkit.fluxcd.io'),
  );
  return { operator: [...manifests.objects()].some(showsOperator), patched };
}

function showsOperator({ value, group }: KubernetesObject): boolean {
  if (group === 'fluxcd.controlplane.io') return true;
  const names = [stringAt(value, 'spec', 'url'), stringAt(value, 'spec', 'chart', 'spec', 'chart')];
  return names.some((name) => name !== undefined && /flux-(?:operator|instance)/.test(name));
}

/** The problems of an object without those that a cluster's own extension of the kinds may take away; if that is open, only likely ones. */
export function withClusterEnums(
  problems: readonly SchemaProblem[],
  object: KubernetesObject,
  enums: () => ClusterEnums,
): readonly SchemaProblem[] {
  const list = EXTENDED[object.groupKind];
  if (list === undefined || problems.length === 0) return problems;
  return problems.flatMap((problem) => {
    const [spec, field, , last] = problem.path;
    if (problem.kind !== 'wrong-value' || spec !== 'spec' || field !== list || last !== 'kind') return problem;
    const { operator, patched } = enums();
    const value = problem.values.at(-1) ?? '';
    if (patched || (operator && OPERATOR_KINDS.has(value))) return [];
    // A misspelling of a known kind is not a kind that a cluster adds.
    return problem.fix ? problem : { ...problem, unsure: true };
  });
}
