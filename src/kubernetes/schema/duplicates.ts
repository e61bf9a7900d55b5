import type { KubernetesObject } from '../object.ts';
import type { FieldPath, SchemaProblem } from '../terms/problem.ts';

/**
 * The problems of a built-in object, with what is known of entries that repeat the key of another one: the code of the API server
 * rejects some, and is more exact; the others are rejected only when the object is typed for server-side apply.
 */
export function typedDuplicates(problems: readonly SchemaProblem[]): SchemaProblem[] {
  const inCode = problems.filter(({ kind, also }) => kind === 'duplicate-entry' && !also);
  return problems.flatMap((problem) => {
    if (problem.kind !== 'duplicate-entry' || !problem.also) return problem;
    return inCode.some(({ path }) => isBelow(path, problem.path)) ? [] : { ...problem, isServerSide: true };
  });
}

/** A repeated entry of an object that is not applied on the server: none where another file than that of the first one adds it. */
export function clientSide(object: KubernetesObject, problem: SchemaProblem): SchemaProblem | undefined {
  const { path, also = [], message } = problem;
  const [entry, ...first] = [path, ...also].map((place) => object.at(...place).origin.file.path);
  if (first.some((file) => file !== entry)) return undefined;
  const words = message.replace(/, so the object cannot be applied\.$/, '');
  return {
    ...problem,
    message: `${words}. Server-side apply rejects the object, and other tools keep one of the entries.`,
    unsure: true,
  };
}

function isBelow(path: FieldPath, above: FieldPath): boolean {
  return above.every((key, index) => path[index] === key);
}
