import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { stringAt } from '../../../yaml/value.ts';

/** What the operator of Calico runs, whichever of them an installation has. */
const CALICO = ['calico-system', 'calico-apiserver', 'tigera-system'];

/** The namespaces that an operator creates because of an object: for what it runs, not for the object itself. */
export function operatorNamespaces({ groupKind, kind, value }: KubernetesObject): readonly string[] {
  if (groupKind === 'operator.tigera.io/Installation') return CALICO;
  if (groupKind === 'operator.tekton.dev/TektonConfig')
    return [stringAt(value, 'spec', 'targetNamespace') || 'tekton-pipelines'];
  const chart = kind === 'HelmRelease' ? stringAt(value, 'spec', 'chart', 'spec', 'chart') : undefined;
  return chart === 'tigera-operator' ? CALICO : [];
}
