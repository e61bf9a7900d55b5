import type { KubernetesObject } from '../../kubernetes/object.ts';
import { listAt, stringAt } from '../../yaml/value.ts';

const OPTION = 'ServerSideApply=true';

/** Whether Argo CD applies an object on the server: its Application or ApplicationSet asks for it, or the object itself. */
export function isServerSide({ value }: KubernetesObject, by: readonly KubernetesObject[]): boolean {
  const options = stringAt(value, 'metadata', 'annotations', 'argocd.argoproj.io/sync-options') ?? '';
  return options.split(',').some((option) => option.trim() === OPTION) || by.some(asks);
}

function asks({ kind, value }: KubernetesObject): boolean {
  const spec = kind === 'ApplicationSet' ? ['spec', 'template', 'spec'] : ['spec'];
  return listAt(value, ...spec, 'syncPolicy', 'syncOptions').includes(OPTION);
}
