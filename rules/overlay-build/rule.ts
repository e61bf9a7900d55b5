import type { Problem } from '../../src/findings/problem.ts';
import { isYamlPath, OVERLAY_NAMES } from '../../src/kubernetes/manifests.ts';
import { Place } from '../../src/kubernetes/object.ts';
import { incompleteObjects } from '../../src/kubernetes/schema/incomplete.ts';
import { overlayProblems } from '../../src/kubernetes/schema/overlay.ts';
import type { Build } from '../../src/kustomize/built.ts';
import { NOT_READ } from '../../src/kustomize/context.ts';
import type { BuildProblem } from '../../src/kustomize/failure.ts';
import { defineRule, type RuleContext } from '../../src/lint/rule.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import { Origin } from '../../src/yaml/origin.ts';
import { findRepeated } from './repeated.ts';

/** Failures that an unknown part of the build might prevent: a remote component, a transformer that is not run here. */
const DEPENDENT: ReadonlySet<BuildProblem['kind']> = new Set([
  'unmatched-patch',
  'bad-patch',
  'replacement',
  'reference',
  'transformer',
  'generator',
]);

export default defineRule({
  id: 'overlay-build',
  description: 'An overlay does not build, so none of its objects are applied.',
  severity: 'error',
  on: 'tree',

  *check(context) {
    for (const { problem, broken } of problemsByPlace(context)) {
      const concerned = context.deployments.weigh(broken);
      const instead = deployedAt(broken, context);
      const isNotJudged = problem.kind === 'limit' || problem.kind === 'fault';
      const mayBeInstead = isNotJudged || isElsewhere(problem, context);
      const at = placeOf(problem, context) ?? (mayBeInstead ? instead?.origin : undefined);
      if (!concerned || !at) continue;
      const isCertain = concerned.isDeployed && isCertainly(problem, context) && !isEmptyRoot(problem, broken);
      const repeated = problem.kind === 'duplicate-id' ? findRepeated(at, context) : undefined;
      const places = repeated ? [{ origin: repeated.first, message: 'first listed here' }] : (problem.related ?? []);
      yield {
        at: new Place([], undefined, at),
        instead,
        message: problem.message + consequence(problem, context),
        related: places.map(({ origin, message }) => ({ at: new Place([], undefined, origin), message })),
        values: [
          problem.kind,
          sameInAllBuilds(problem),
          ...(problem.related ?? []).map(({ origin }) => origin.file.path),
        ],
        builds: concerned.builds,
        fix: repeated?.fix,
        ...(isCertain ? {} : { severity: 'warning' as const }),
      } satisfies Problem;
    }
  },
});

interface PlacedProblem {
  readonly problem: BuildProblem;
  readonly broken: Build[];
}

/** The problems that no other rule reports, each once with the builds that it breaks. */
function problemsByPlace(context: RuleContext): Iterable<PlacedProblem> {
  const found = new Map<string, PlacedProblem>();
  for (const build of context.builds) {
    for (const problem of build.problems) {
      if (isReportedElsewhere(problem, context) || isOpen(problem, build)) continue;
      const { origin, directory, kind } = problem;
      const place = problem.isShared ? '' : origin ? `${origin.file.path}\0${origin.start}` : directory;
      const key = `${place}\0${kind}\0${sameInAllBuilds(problem)}`;
      const known = found.get(key);
      if (known) known.broken.push(build);
      else found.set(key, { problem, broken: [build] });
    }
  }
  return found.values();
}

/** The cause as far as it does not depend on the root that is built. */
function sameInAllBuilds({ kind, cause }: BuildProblem): string {
  return kind === 'cycle' ? '' : cause;
}

/** Whether `missing-file`, `unreadable-file`, `yaml-syntax` or `schema` reports it already. */
function isReportedElsewhere(problem: BuildProblem, context: RuleContext): boolean {
  const { kind, origin } = problem;
  const { diagnoses, manifests } = context;
  // Those rules do not report problems in another repository.
  if (isElsewhere(problem, context)) return false;
  if (kind === 'missing-file') return true;
  if (problem.cause.startsWith(NOT_READ) && isYamlPath(problem.cause.slice(NOT_READ.length))) return true;
  const path = origin?.file.path;
  if (path === undefined) return false;
  const isText = kind === 'malformed' || kind === 'limit' || kind === 'invalid-object' || kind === 'invalid-overlay';
  if (isText && diagnoses.has(path)) return true;
  const file = manifests.at(path);
  if (!file) return false;
  if (kind === 'invalid-overlay') return overlayProblems(file, manifests).length > 0;
  return kind === 'invalid-object' && [...incompleteObjects(file)].length > 0;
}

/** Whether a problem is one of another repository. */
function isElsewhere({ origin, directory }: BuildProblem, { checkouts }: RuleContext): boolean {
  return checkouts.holds(origin?.file.path ?? directory);
}

/** Whether what is not known of a build might make the failure go away. */
function isOpen({ kind }: BuildProblem, { unknown }: Build): boolean {
  return unknown.length > 0 && DEPENDENT.has(kind);
}

/** Whether the failure is certain, and not only what gitops-gate makes of it. */
function isCertainly({ kind }: BuildProblem, context: RuleContext): boolean {
  if (kind === 'outside-tree') return false;
  return kind !== 'outside-root' || isRestricted(context);
}

/** Whether the overlay is a file that is still empty, and breaks no other one. */
function isEmptyRoot({ cause, directory }: BuildProblem, broken: readonly Build[]): boolean {
  return cause === 'kustomization.yaml is empty' && broken.every((build) => build.directory === directory);
}

/** Whether Argo CD builds the overlays with kustomize's default, which reads nothing outside of their directories. */
function isRestricted({ manifests }: RuleContext): boolean {
  let hasArgo = false;
  for (const { parsed, objects } of manifests.files) {
    if (/load[-_]restrictor|LoadRestrictionsNone/.test(parsed.file.text)) return false;
    hasArgo ||= objects.some(({ group, kind }) => group === 'argoproj.io' && kind.startsWith('Application'));
  }
  return hasArgo;
}

/** The line to change, or the start of the kustomization file where none is to blame. */
function placeOf({ origin, directory }: BuildProblem, { tree }: RuleContext): Origin | undefined {
  if (origin) return origin;
  for (const name of OVERLAY_NAMES) {
    const file = tree.file(directory === '' ? name : `${directory}/${name}`);
    if (!file) continue;
    const text = tree.text(file);
    return new Origin(typeof text === 'object' ? text : new TextFile(file.path, ''), 0, 0, 0, 0);
  }
  return undefined;
}

/** The path in this repository by which a broken overlay is deployed. */
function deployedAt(broken: readonly Build[], { flux, argo, checkouts }: RuleContext): Place | undefined {
  const users = flux.clusters
    .flatMap(({ reconcilers }) => reconcilers)
    .filter(({ object }) => !checkouts.holds(object.origin.file.path));
  const user = users.find(({ build }) => build && broken.includes(build));
  if (user) return user.object.at('spec', 'path');
  const sources = argo.applications.flatMap((application) => application.sources);
  const path = sources.find(({ build }) => build && broken.includes(build))?.path;
  return path && new Place([], path.value, path.origin);
}

/** Problems whose message says what happens, or that do not show that the build fails in the cluster. */
const COMPLETE: ReadonlySet<BuildProblem['kind']> = new Set(['outside-root', 'outside-tree', 'limit', 'fault']);

/** The sentence that says what the cluster does, for a message that does not say it. */
function consequence({ kind, message }: BuildProblem, { manifests }: RuleContext): string {
  if (COMPLETE.has(kind) || /nothing /.test(message)) return '';
  for (const { groupKind } of manifests.objects())
    if (groupKind === 'kustomize.toolkit.fluxcd.io/Kustomization')
      return ' The build fails, so Flux applies none of its objects.';
  return ' The build fails, so none of its objects are applied.';
}
