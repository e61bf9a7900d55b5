import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Application } from '../../src/reconcilers/argocd/application.ts';
import { isApplicationLaidAside, isLaidAside } from '../../src/reconcilers/argocd/laid-aside.ts';
import type { Revision } from '../../src/revision/revision.ts';
import type { YamlMap } from '../../src/yaml/value.ts';
import { badAnnotations } from './annotations.ts';
import { badFinalizers } from './finalizers.ts';
import { badOptions } from './options.ts';
import { badPointers } from './pointers.ts';
import { badDestination, badSources } from './spec.ts';

export default defineRule({
  id: 'invalid-application',
  description: 'An Application, or an annotation for Argo CD, has a value that Argo CD rejects or ignores.',
  theme: 'reconcilers',
  severity: 'error',
  on: 'tree',

  *check(revision) {
    const { argo, flux, objects, standings } = revision;
    // Where Flux applies the tree and Argo CD has no part in it, no one reads the annotations.
    if (argo.isEmpty && flux.clusters.length > 0) return;
    for (const object of objects) {
      const problems = [...badAnnotations(object)];
      const standing = problems.length === 0 ? 'off' : standings.ofObject(object);
      if (standing !== 'off') yield* atLevel(problems, object, standing === 'deployed');
    }
    const whole = new Set(objects.map(({ value }) => value));
    for (const application of argo.applications) {
      const { object, set, isCertain } = application;
      if (set || isApplicationLaidAside(application, revision)) continue;
      yield* atLevel(problemsOf(object, [], whole), object, isCertain && argo.isInUse(application));
    }
    for (const { object, applications } of argo.sets) {
      if (isSetLaidAside(object, applications, revision)) continue;
      const isInUse = applications.length === 0 || applications.some((one) => argo.isInUse(one));
      yield* atLevel(problemsOf(object, ['spec', 'template'], whole), object, isInUse);
    }
  },
});

function* atLevel(problems: Iterable<Problem>, object: KubernetesObject, isInUse: boolean): Iterable<Problem> {
  for (const problem of problems) yield { ...problem, object, severity: isInUse ? problem.severity : 'warning' };
}

/** What is wrong with an Application, or with the template of one. */
function* problemsOf(
  object: KubernetesObject,
  prefix: readonly string[],
  whole: ReadonlySet<YamlMap>,
): Iterable<Problem> {
  // What a part of an object lacks may be in another part, and a `templatePatch` may add it.
  const isWhole = whole.has(object.value) && !object.lacksParts && !object.at('spec', 'templatePatch').exists;
  yield* badDestination(object, prefix, isWhole);
  yield* badSources(object, prefix, isWhole);
  yield* badOptions(object, prefix);
  yield* badPointers(object, prefix);
  yield* badFinalizers(object, prefix);
}

function isSetLaidAside(
  { origin }: KubernetesObject,
  applications: readonly Application[],
  revision: Revision,
): boolean {
  return applications.length === 0
    ? isLaidAside(origin.file.path, revision)
    : applications.every((one) => isApplicationLaidAside(one, revision));
}
