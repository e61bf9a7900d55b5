import type { Problem } from '../../src/findings/problem.ts';
import { Place } from '../../src/kubernetes/object.ts';
import { aliasOf } from '../../src/yaml/origin.ts';

/** The problem where the name is repeated: what is repeated there is the name of something else. */
export function atAlias(problem: Problem): Problem {
  const { at, fix } = problem;
  const alias = at instanceof Place && typeof fix === 'string' ? aliasOf(at.origin) : undefined;
  return alias ? { ...problem, at: alias } : problem;
}

/** What is asked for; what made it, if this change takes that away. */
