import type { KubernetesObject } from '../kubernetes/object.ts';
import { normalize } from '../repository/tree.ts';
import { isList, isMap, listAt, stringAt, type YamlValue } from '../yaml/value.ts';

/** The directories that an object makes Flux or Argo CD deploy. */
export function deployedPaths({ groupKind, value }: KubernetesObject): string[] {
  switch (groupKind) {
    case 'kustomize.toolkit.fluxcd.io/Kustomization':
      return texts(stringAt(value, 'spec', 'path')).filter((path) => !isWhole(path) || isOwnSource(value));
    case 'fluxcd.controlplane.io/FluxInstance':
      return texts(stringAt(value, 'spec', 'sync', 'path'));
    case 'helm.toolkit.fluxcd.io/HelmRelease':
      return texts(stringAt(value, 'spec', 'values', 'instance', 'sync', 'path'));
    case 'argoproj.io/Application':
    case 'argoproj.io/ApplicationSet':
      return pathsIn(value, 0);
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

/** All that stands under `path` in the sources of an Application, and in the generators that list directories. */
function pathsIn(value: YamlValue | undefined, depth: number): string[] {
  if (depth > 20) return [];
  if (isList(value)) return value.flatMap((item) => pathsIn(item, depth + 1));
  if (!isMap(value)) return [];
  return Object.keys(value).flatMap((key) => {
    const entry = value[key];
    if (key === 'source') return texts(stringAt(entry, 'path'));
    if (key === 'sources' || key === 'directories')
      return listAt(value, key).flatMap((source) => texts(stringAt(source, 'path')));
    return pathsIn(entry, depth + 1);
  });
}
