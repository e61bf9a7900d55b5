import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { Origin } from '../../yaml/origin.ts';

/** Why something about an Application or ApplicationSet is not known. */
export interface ArgoUnknown {
  readonly kind:
    | 'generator'
    | 'template'
    | 'source'
    | 'revision'
    | 'path'
    /** A directory that does not exist, of an Application that may not exist either. */
    | 'absent'
    | 'build'
    | 'chart'
    | 'plugin'
    | 'limit';
  /** A sentence for people. */
  readonly reason: string;
  readonly origin: Origin | undefined;
}

/** What is not known of Applications and ApplicationSets, a line each. */
export function unknownLines(
  them: readonly { readonly object: KubernetesObject; readonly unknowns: readonly ArgoUnknown[] }[],
): string[] {
  return them.flatMap(({ object, unknowns }) =>
    unknowns.map(({ reason }) => `${object.kind} ${object.name}: ${reason}`),
  );
}
