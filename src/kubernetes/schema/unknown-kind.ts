import type { KubernetesObject } from '../object.ts';
import type { SchemaProblem } from '../terms/problem.ts';
import { metadataOf } from './judge.ts';

/** Groups of objects that look like Kubernetes' and are not: other programs read them. */
const OTHER_PROGRAMS = /^backstage\.io$|^kustomize\.config\.k8s\.io$/;
/** Groups of objects that are not stored as custom resources, so that their names may be others. */
const OTHER_NAMES = /(?:^|\.)openshift\.io$|(?:^|\.)metrics\.k8s\.io$/;

/**
 * Problems of an object whose kind no schema describes: whatever a custom resource is, its names are of one form. Labels and
 * annotations are certain where the object is built for a cluster; else it may be for another program.
 */
export function unknownKindProblems(object: KubernetesObject): readonly SchemaProblem[] {
  if (!object.group.includes('.') || OTHER_PROGRAMS.test(object.group)) return [];
  const hasOtherNames = OTHER_NAMES.test(object.group);
  const problems = metadataOf(object, { root: {}, definitions: {}, reader: 'definition' });
  return problems.flatMap((problem) => {
    if (problem.kind === 'missing-field' || (hasOtherNames && problem.kind === 'invalid-name')) return [];
    return problem.kind === 'invalid-label' && object.builds.length > 0 ? problem : { ...problem, unsure: true };
  });
}
