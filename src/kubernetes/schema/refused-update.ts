import type { CelProblem } from '../cel/check.ts';
import type { KubernetesObject } from '../object.ts';
import type { FieldPath } from '../terms/problem.ts';
import { isSecretPath } from '../terms/words.ts';
import { certaintyOf } from './every-target.ts';
import type { Expressions } from './judge.ts';
import type { VersionStatus } from './version-status.ts';

/** An update of a field that a rule of its schema refuses. */
export interface RefusedUpdate {
  readonly path: FieldPath;
  /** What the author of the rule says. */
  readonly message: string;
  /** Whether the clusters may have another version of the schema. */
  readonly isUnsure: boolean;
}

/** The updates that rules about changes refuse, in the schemas of all targets. */
export function refusedUpdates(
  before: KubernetesObject,
  after: KubernetesObject,
  status: VersionStatus,
  expressions: Expressions | undefined,
  isNewer: (product: string) => boolean,
): readonly RefusedUpdate[] {
  if (before.apiVersion !== after.apiVersion || !expressions) return [];
  const [first = [], ...others] = status.schemas.map(({ read }) => {
    const { reader, root } = read();
    return reader === 'definition' ? expressions.checkUpdate(after.value, before.value, root) : [];
  });
  const isIn = (problem: CelProblem, problems: readonly CelProblem[]): boolean =>
    problems.some((other) => idOf(other) === idOf(problem));
  return first.flatMap((problem) => {
    const { path, message, rule } = problem;
    const certainty = certaintyOf({ kind: 'broken-rule', path, message, values: [rule] }, status, isNewer);
    if (certainty === 'unknown' || !others.every((problems) => isIn(problem, problems))) return [];
    // The message of a rule may quote the value.
    return { path, message: isSecretPath(path, after.kind) ? rule : message, isUnsure: certainty === 'likely' };
  });
}

function idOf({ path, rule }: CelProblem): string {
  return JSON.stringify([path, rule]);
}
