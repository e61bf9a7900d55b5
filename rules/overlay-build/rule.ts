import type { Problem } from '../../src/findings/problem.ts';
import { Place } from '../../src/kubernetes/object.ts';
import type { BuildProblem } from '../../src/kustomize/failure.ts';
import { defineRule, type RuleContext } from '../../src/lint/rule.ts';
import { isCertainly, isEmptyRoot } from './certainty.ts';
import { deployedAt, placeOf } from './places.ts';
import { isElsewhere, problemsByPlace, sameInAllBuilds } from './problems.ts';
import { findRepeated } from './repeated.ts';

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
        severity: isCertain ? undefined : 'warning',
      } satisfies Problem;
    }
  },
});

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
