import type { KubernetesObject, Place } from '../../../kubernetes/object.ts';
import { isTemplate } from '../../../text/variables.ts';
import { stringAt } from '../../../yaml/value.ts';
import { HELM_CHART, HELM_RELEASE, KUSTOMIZATION } from '../kinds.ts';

/** A reference of a Flux object to a source. */
export interface SourceReference {
  readonly object: KubernetesObject;
  readonly kind: string;
  readonly name: string;
  /** The namespace in the reference, or undefined if it uses that of the object. */
  readonly namespace: string | undefined;
  /** The places of the reference's fields. */
  readonly at: { readonly kind: Place; readonly name: Place; readonly namespace: Place };
  /** The kinds of source that this reference may name. */
  readonly allowed: readonly string[];
  /** Whether it has a field for another namespace. */
  readonly mayNameNamespace: boolean;
}

interface Field {
  readonly path: readonly string[];
  readonly allowed: readonly string[];
  /** HelmChart and ExternalArtifact name sources of their own namespace only. */
  readonly ownNamespace?: boolean;
}

const GIT = ['GitRepository'];
const CHARTS = ['HelmRepository', 'GitRepository', 'Bucket'];
const DIRECTORIES = ['GitRepository', 'OCIRepository', 'Bucket', 'ExternalArtifact'];

/** Where Flux objects name sources, by `group/Kind` (facts of the CRDs of Flux 2.2 to 2.10). */
const FIELDS: ReadonlyMap<string, readonly Field[]> = new Map([
  [
    HELM_RELEASE,
    [
      { path: ['spec', 'chart', 'spec', 'sourceRef'], allowed: CHARTS },
      { path: ['spec', 'chartRef'], allowed: ['OCIRepository', 'HelmChart', 'ExternalArtifact'] },
    ],
  ],
  [KUSTOMIZATION, [{ path: ['spec', 'sourceRef'], allowed: DIRECTORIES }]],
  [HELM_CHART, [{ path: ['spec', 'sourceRef'], allowed: CHARTS, ownNamespace: true }]],
  ['image.toolkit.fluxcd.io/ImageUpdateAutomation', [{ path: ['spec', 'sourceRef'], allowed: GIT }]],
]);

/** The kinds that have such references, as `group/Kind`. */
export const REFERRING_KINDS: readonly string[] = [...FIELDS.keys()];

/** The references of an object to sources; those that a variable or a template completes are left out. */
export function sourceReferences(object: KubernetesObject): SourceReference[] {
  return (FIELDS.get(object.groupKind) ?? []).flatMap(({ path, allowed, ownNamespace }) => {
    const kind = stringAt(object.value, ...path, 'kind') ?? (allowed.length === 1 ? allowed[0] : undefined);
    const name = stringAt(object.value, ...path, 'name');
    const namespace = ownNamespace ? undefined : stringAt(object.value, ...path, 'namespace') || undefined;
    if (kind === undefined || !name || [kind, name, namespace ?? ''].some(isVariable)) return [];
    const at = {
      kind: object.at(...path, 'kind'),
      name: object.at(...path, 'name'),
      namespace: object.at(...path, 'namespace'),
    };
    return [{ object, kind, name, namespace, at, allowed, mayNameNamespace: !ownNamespace }];
  });
}

/** Whether a text is completed later: by Flux's substitution, a template or a placeholder. */
export function isVariable(text: string): boolean {
  return isTemplate(text);
}
