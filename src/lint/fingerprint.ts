import { createHash } from 'node:crypto';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { Place, type Problem } from './rule.ts';

/**
 * What makes a problem the same one in another revision: rule, object and field, or rule and file, and the values that it
 * speaks of. Lines have no part in it. Hexadecimal, 32 digits.
 */
export function fingerprint(rule: string, problem: Problem, object: KubernetesObject | undefined): string {
  const { at, values, message } = problem;
  const path = at instanceof Place ? at.origin.file.path : at.file.path;
  const who = object ? [object.groupKind, object.stated.namespace, object.stated.name || path] : [path];
  const field = at instanceof Place ? at.path.map(String) : [];
  const parts = [rule, ...who, ...field, ...(values ?? [message])];
  return createHash('sha256')
    .update(parts.map((part) => `${part.length}:${part}`).join(''))
    .digest('hex')
    .slice(0, 32);
}
