import type { Problem } from '../../src/findings/problem.ts';
import { Place } from '../../src/kubernetes/object.ts';
import type { BuildProblem } from '../../src/kustomize/failure.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { statesFlux } from '../../src/reconcilers/flux/kinds.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { isCertainly, isEmptyRoot } from './certainty.ts';
import { generatedRoot } from './generated.ts';
import { deployedAt, placeOf } from './places.ts';
import { isElsewhere, problemsByPlace, sameInAllBuilds } from './problems.ts';
import { findRepeated } from './repeated.ts';
import { describeTooWide, tooWidePaths } from './whole-tree.ts';

const HARM = 'will make the build fail, so none of its objects are applied';

export default defineRule({
  id: 'overlay-build',
  description: 'An overlay does not build, so none of its objects are applied.',
  theme: 'overlays',
  severity: 'error',
  on: 'tree',

  *check(revision) {
    const tooWide = tooWidePaths(revision);
    for (const [build, one] of tooWide) {
      const concerned = revision.standings.weigh([build], `${build.directory}/`);
      if (!concerned) continue;
      yield {
        ...describeTooWide(one),
        builds: concerned.builds,
        severity: concerned.isDeployed ? undefined : 'warning',
      };
    }
    for (const { problem, broken } of problemsByPlace(revision)) {
      if (broken.every((build) => tooWide.has(build))) continue;
      const instead = deployedAt(broken, revision);
      const isNotJudged = problem.kind === 'limit' || problem.kind === 'fault';
      const mayBeInstead = isNotJudged || isElsewhere(problem, revision);
      const at = placeOf(problem, revision) ?? (mayBeInstead ? instead?.origin : undefined);
      const concerned = at && revision.standings.weigh(broken, at.file.path);
      if (!concerned) continue;
      const isCertain = concerned.isDeployed && isCertainly(problem, revision) && !isEmptyRoot(problem, broken);
      const repeated = problem.kind === 'duplicate-id' ? findRepeated(at, revision) : undefined;
      const places = repeated ? [{ origin: repeated.first, message: 'first listed here' }] : (problem.related ?? []);
      const generated = generatedRoot(broken, problem, revision);
      yield {
        at: new Place([], undefined, at),
        instead,
        message: problem.message + consequence(problem, revision) + (generated?.advice ?? ''),
        related: places.map(({ origin, message }) => ({ at: new Place([], undefined, origin), message })),
        values: [
          problem.kind,
          sameInAllBuilds(problem),
          ...(problem.related ?? []).map(({ origin }) => origin.file.path),
        ],
        builds: concerned.builds,
        asksFor: problem.seeks && { ...problem.seeks, namespace: undefined, asker: 'patch', harm: HARM },
        fix: repeated?.fix,
        severity: isCertain ? undefined : 'warning',
        // All that a directory gives that was not meant to be applied as a whole has one cause.
        ...(generated && { cause: ['generated', generated.directory] }),
      } satisfies Problem;
    }
  },

  *checkFailure({ by, reason, origin, problem }, revision) {
    const isSuspended = by.at('spec', 'suspend').value === true;
    yield {
      at: origin ? new Place([], undefined, origin) : by.at('spec', 'path'),
      object: by,
      message: `${by.kind} \`${by.name}\` applies nothing. ${reason}`,
      values: ['failure', problem?.kind ?? ''],
      severity: isSuspended || (problem && !isCertainly(problem, revision)) ? 'warning' : undefined,
    };
  },
});

/** Problems whose message says what happens, or that do not show that the build fails in the cluster. */
const COMPLETE: ReadonlySet<BuildProblem['kind']> = new Set(['outside-root', 'outside-tree', 'limit', 'fault']);

/** The sentence that says what the cluster does, for a message that does not say it. */
function consequence({ kind, message }: BuildProblem, { manifests }: Revision): string {
  if (COMPLETE.has(kind) || /nothing /.test(message)) return '';
  return statesFlux(manifests)
    ? ' The build fails, so Flux applies none of its objects.'
    : ' The build fails, so none of its objects are applied.';
}
