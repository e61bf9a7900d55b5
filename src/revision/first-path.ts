import { matchesAny } from '../policy/policy.ts';
import type { Revision } from './revision.ts';

/** The path at which something is reported that is about no file: the first one that the policy does not ignore. */
export function firstPath({ tree, policy }: Pick<Revision, 'tree' | 'policy'>): string {
  const paths = [...tree.files.keys()].sort();
  return paths.find((path) => !matchesAny(path, policy.ignore)) ?? paths[0] ?? '.';
}
