import { getOrInsert } from '../../grouping.ts';
import type { KubernetesObject } from '../object.ts';
import type { SchemaProblem } from '../terms/problem.ts';
import type { VersionStatus } from './version-status.ts';

/** What was found wrong with an object, and whether everything about it could be checked. */
export interface Outcome {
  readonly problems: readonly SchemaProblem[];
  readonly isWhole: boolean;
}

/** Kinds whose content is long, and little of it is judged. */
const QUICKLY_JUDGED = new Set(['/ConfigMap', '/Secret']);

/** The contents of objects that are right. Builds make most objects many times over, so each content is judged once. */
export class RightContents {
  readonly #inFiles = new WeakMap<VersionStatus, Set<string>>();
  readonly #built = new WeakMap<VersionStatus, Set<string>>();

  /** The problems of an object, for whose version `status` is; `judge` finds those of its content. */
  problemsOf(
    { value, builds, groupKind }: KubernetesObject,
    status: VersionStatus,
    judge: () => Outcome,
  ): readonly SchemaProblem[] {
    if (QUICKLY_JUDGED.has(groupKind)) return judge().problems;
    const right = getOrInsert(builds.length === 0 ? this.#inFiles : this.#built, status, () => new Set());
    const content = JSON.stringify(value);
    if (right.has(content)) return [];
    const { problems, isWhole } = judge();
    // JSON writes numbers that are not finite as null.
    if (problems.length === 0 && isWhole && !content.includes('null')) right.add(content);
    return problems;
  }
}
