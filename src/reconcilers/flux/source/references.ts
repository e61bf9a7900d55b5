import type { KubernetesObject, Place } from '../../../kubernetes/object.ts';
import { pathsOf, type ValuePath } from '../../../kubernetes/references/paths.ts';
import { isTemplate } from '../../../text/variables.ts';
import { stringAt, valueAt } from '../../../yaml/value.ts';
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
  /** A path with dots; `*` means each item. */
  readonly path: string;
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
      { path: 'spec.chart.spec.sourceRef', allowed: CHARTS },
      { path: 'spec.chartRef', allowed: ['OCIRepository', 'HelmChart', 'ExternalArtifact'] },
    ],
  ],
  [KUSTOMIZATION, [{ path: 'spec.sourceRef', allowed: DIRECTORIES }]],
  [HELM_CHART, [{ path: 'spec.sourceRef', allowed: CHARTS, ownNamespace: true }]],
  ['image.toolkit.fluxcd.io/ImageUpdateAutomation', [{ path: 'spec.sourceRef', allowed: GIT }]],
  [
    'source.extensions.fluxcd.io/ArtifactGenerator',
    [{ path: 'spec.sources.*', allowed: [...DIRECTORIES, 'HelmChart'] }],
  ],
]);

/** The kinds that have such references, as `group/Kind`. */
export const REFERRING_KINDS: readonly string[] = [...FIELDS.keys()];

/** The references of an object to sources; those that a variable or a template completes are left out. */
export function sourceReferences(object: KubernetesObject): SourceReference[] {
  return (FIELDS.get(object.groupKind) ?? []).flatMap((field) =>
    pathsOf(object.value, field.path).flatMap((path) => referenceAt(object, path, field) ?? []),
  );
}

function referenceAt(object: KubernetesObject, path: ValuePath, field: Field): SourceReference | undefined {
  const { allowed, ownNamespace } = field;
  const value = valueAt(object.value, path);
  const kind = stringAt(value, 'kind') ?? (allowed.length === 1 ? allowed[0] : undefined);
  const name = stringAt(value, 'name');
  const namespace = ownNamespace ? undefined : stringAt(value, 'namespace') || undefined;
  if (kind === undefined || !name || [kind, name, namespace ?? ''].some(isVariable)) return undefined;
  // helm-controller creates the HelmCharts that an ArtifactGenerator copies.
  if (kind === 'HelmChart' && allowed.includes('GitRepository')) return undefined;
  const at = {
    kind: object.at(...path, 'kind'),
    name: object.at(...path, 'name'),
    namespace: object.at(...path, 'namespace'),
  };
  return { object, kind, name, namespace, at, allowed, mayNameNamespace: !ownNamespace };
}

/** Whether a text is completed later: by Flux's substitution, a template or a placeholder. */
export function isVariable(text: string): boolean {
  return isTemplate(text);
}
