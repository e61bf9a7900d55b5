import { getOrInsert } from '../../src/grouping.ts';
import { incompleteObjects } from '../../src/kubernetes/schema/incomplete.ts';
import { overlayProblems } from '../../src/kubernetes/schema/overlay.ts';
import type { Build } from '../../src/kustomize/built.ts';
import { NOT_READ } from '../../src/kustomize/context.ts';
import type { BuildProblem } from '../../src/kustomize/failure.ts';
import { isYamlPath } from '../../src/repository/kustomization-names.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { writtenAt } from '../../src/yaml/origin.ts';
import { placeOf } from './places.ts';

/** Failures that an unknown part of the build might prevent: a remote component, a transformer that is not run here. */
const DEPENDENT: ReadonlySet<BuildProblem['kind']> = new Set([
  'unmatched-patch',
  'bad-patch',
  'replacement',
  'reference',
  'transformer',
  'generator',
]);

interface PlacedProblem {
  readonly problem: BuildProblem;
  readonly broken: Build[];
}

/** The problems that no other rule reports, each once with the builds that it breaks. */
export function problemsByPlace(revision: Revision): Iterable<PlacedProblem> {
  const found = new Map<string, PlacedProblem>();
  for (const build of revision.builds) {
    for (const problem of build.problems) {
      if (isReportedElsewhere(problem, revision) || isOpen(problem, build)) continue;
      const { origin, directory, kind } = problem;
      const place = problem.isShared ? '' : origin ? writtenAt(origin) : directory;
      const key = `${place}\0${kind}\0${sameInAllBuilds(problem)}`;
      getOrInsert(found, key, () => ({ problem, broken: [] })).broken.push(build);
    }
  }
  return found.values();
}

/** The cause as far as it does not depend on the root that is built. */
export function sameInAllBuilds({ kind, cause }: BuildProblem): string {
  return kind === 'cycle' ? '' : cause;
}

/** Whether `missing-file`, `unreadable-file`, `yaml-syntax` or `schema` reports it already. */
function isReportedElsewhere(problem: BuildProblem, revision: Revision): boolean {
  const { kind } = problem;
  const { diagnoses, manifests } = revision;
  // Those rules do not report problems in another repository.
  if (isElsewhere(problem, revision)) return false;
  if (kind === 'missing-file') return true;
  if (problem.cause.startsWith(NOT_READ) && isYamlPath(problem.cause.slice(NOT_READ.length))) return true;
  const path = placeOf(problem, revision)?.file.path;
  if (path === undefined) return false;
  const isText = kind === 'malformed' || kind === 'limit' || kind === 'invalid-object' || kind === 'invalid-overlay';
  if (isText && diagnoses.has(path)) return true;
  const file = manifests.at(path);
  if (!file) return false;
  if (kind === 'invalid-overlay') return overlayProblems(file, manifests).length > 0;
  return kind === 'invalid-object' && [...incompleteObjects(file)].length > 0;
}

/** Whether a problem is one of another repository. */
export function isElsewhere({ origin, directory }: BuildProblem, { checkouts }: Revision): boolean {
  return checkouts.holds(origin?.file.path ?? directory);
}

/** Whether what is not known of a build might make the failure go away. */
function isOpen({ kind, onAnyObjects }: BuildProblem, { unknown }: Build): boolean {
  return unknown.length > 0 && DEPENDENT.has(kind) && !onAnyObjects;
}
