import { stringAt } from '../../../yaml/value.ts';
import type { FluxKustomization } from '../follow/flux-kustomization.ts';

/** Whether the source is pinned to a revision that may not be the one being checked. */
export function isPinned({ source }: FluxKustomization): boolean {
  const ref = (field: string): string => stringAt(source?.value, 'spec', 'ref', field) ?? '';
  const isBranch = ref('name') === '' || ref('name').startsWith('refs/heads/');
  return !isBranch || ['tag', 'semver', 'commit'].some((field) => ref(field) !== '');
}
