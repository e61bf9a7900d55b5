import type { KubernetesObject } from '../kubernetes/object.ts';
import { normalize } from '../repository/tree.ts';
import { stringAt, type YamlValue } from '../yaml/value.ts';

/** The directories that an object makes Flux deploy. */
export function deployedPaths({ groupKind, value }: KubernetesObject): string[] {
  switch (groupKind) {
    case 'kustomize.toolkit.fluxcd.io/Kustomization':
      return texts(stringAt(value, 'spec', 'path')).filter((path) => !isWhole(path) || isOwnSource(value));
    case 'fluxcd.controlplane.io/FluxInstance':
      return texts(stringAt(value, 'spec', 'sync', 'path'));
    case 'helm.toolkit.fluxcd.io/HelmRelease':
      return texts(stringAt(value, 'spec', 'values', 'instance', 'sync', 'path'));
    default:
      return [];
  }
}

function isWhole(path: string): boolean {
  return normalize(path.replace(/^\/+/, '')) === '';
}

/** Whether the source is the one that bootstrap makes of this repository; the whole of another says nothing of this tree. */
function isOwnSource(value: YamlValue): boolean {
  return stringAt(value, 'spec', 'sourceRef', 'name') === 'flux-system';
}

function texts(text: string | undefined): string[] {
  return text === undefined ? [] : [text];
}
