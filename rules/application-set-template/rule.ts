import type { Problem } from '../../src/findings/problem.ts';
import { isUnknown } from '../../src/kubernetes/terms/unknown.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { FollowedApplicationSet } from '../../src/reconcilers/argocd/followed-set.ts';
import { isApplicationLaidAside, isLaidAside } from '../../src/reconcilers/argocd/laid-aside.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { badCombinations, badOptions, givesNothing } from './generators.ts';
import { unknownParameters } from './parameters.ts';
import { notGo, notSwitchedOn } from './syntax.ts';
import { templateTexts } from './texts.ts';

export default defineRule({
  id: 'application-set-template',
  theme: 'reconcilers',
  description: 'The template or a generator of an ApplicationSet does not give Applications that Argo CD can create.',
  severity: 'error',
  on: 'tree',

  *check(revision) {
    for (const set of revision.argo.sets) {
      if (isAside(set, revision)) continue;
      const { applications, object } = set;
      const isInUse = applications.length === 0 || applications.some((one) => revision.argo.isInUse(one));
      for (const problem of problemsOf(set)) {
        const isCapped = !isInUse && problem.severity !== 'notice';
        yield { ...problem, object, severity: isCapped ? 'warning' : problem.severity };
      }
    }
  },
});

function isAside({ object, applications }: FollowedApplicationSet, revision: Revision): boolean {
  return applications.length === 0
    ? isLaidAside(object.origin.file.path, revision)
    : applications.every((one) => isApplicationLaidAside(one, revision));
}

function* problemsOf({ object, generators }: FollowedApplicationSet): Iterable<Problem> {
  yield* badOptions(object);
  yield* badCombinations(object);
  yield* givesNothing(object, generators);
  const texts = templateTexts(object);
  const isGo = object.at('spec', 'goTemplate');
  if (typeof isGo.value === 'string' && isUnknown(isGo.value)) return;
  const sets = generators.flatMap((one) => one.sets);
  const ofSyntax = [...(isGo.value === true ? notGo(object, texts, sets) : notSwitchedOn(object, texts))];
  yield* ofSyntax;
  // What is not read as a template has no parameters.
  if (ofSyntax.length > 0) return;
  // A generator may have a template of its own, which needs the parameters of that generator only.
  if (!hasOwnTemplates(object.at('spec', 'generators').value)) yield* unknownParameters(object, texts, sets);
}

function hasOwnTemplates(generators: unknown): boolean {
  return JSON.stringify(generators ?? null).includes('"template":');
}
