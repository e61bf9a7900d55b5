import type { KubernetesObject } from '../../kubernetes/object.ts';
import { isList, isMap, stringAt, type YamlMap } from '../../yaml/value.ts';
import type { Failure } from '../failure.ts';
import type { Application } from './application.ts';

/** `namespace/name` of an Application or ApplicationSet; the name alone without a namespace. */
export function argoId({ namespace, name }: KubernetesObject): string {
  const own = name === '' ? '(no name)' : name;
  return namespace === '' ? own : `${namespace}/${own}`;
}

/** The wave in which Argo CD syncs an object, or undefined if none is set, which is the same as 0. */
export function syncWave({ value }: KubernetesObject): number | undefined {
  const text = stringAt(value, 'metadata', 'annotations', 'argocd.argoproj.io/sync-wave');
  return text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** What Argo CD edits a kustomization file with, in brief: `namePrefix dev-`, `2 images`. */
export function optionWords(options: YamlMap | undefined): string[] {
  if (!options) return [];
  return Object.keys(options).flatMap((field) => {
    const value = options[field];
    if (isList(value) || isMap(value)) {
      const count = isList(value) ? value.length : Object.keys(value).length;
      return count === 0 ? [] : [count === 1 ? `1 ${singular(field)}` : `${count} ${field}`];
    }
    if (value === true) return [field];
    return value === undefined || value === null || value === false || value === '' ? [] : [`${field} ${value}`];
  });
}

function singular(field: string): string {
  return field === 'patches' ? 'patch' : field.replace(/s$/, '');
}

/** Why Argo CD certainly cannot generate the manifests of an Application. */
export function failuresOf({ object, sources }: Application): Omit<Failure, 'text' | 'isInUse'>[] {
  return sources.flatMap(({ path, build }): Omit<Failure, 'text' | 'isInUse'>[] => {
    const at = { origin: path?.origin, by: object };
    const isMissing = path && !path.exists && path.isCertain;
    return [
      ...(isMissing ? [{ ...at, reason: `\`${path.directory}\` does not exist.`, problem: undefined }] : []),
      ...(build?.problems ?? []).map((problem) => ({
        ...at,
        reason: problem.message,
        ...(problem.origin && { origin: problem.origin }),
        problem,
      })),
    ];
  });
}
