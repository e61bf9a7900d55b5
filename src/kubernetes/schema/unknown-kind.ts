import type { KubernetesObject } from '../object.ts';
import type { SchemaProblem } from '../terms/problem.ts';
import { metadataOf } from './judge.ts';

/** Groups of objects that look like Kubernetes' and are not stored as custom resources, so that their names may be others. */
const OTHER_NAMES = /(?:^|\.)openshift\.io$|(?:^|\.)metrics\.k8s\.io$|^backstage\.io$|^kustomize\.config\.k8s\.io$/;

/** Likely problems of an object whose kind no schema describes: whatever a custom resource is, its names are of one form. */
export function unknownKindProblems(object: KubernetesObject): readonly SchemaProblem[] {
  if (!object.group.includes('.') || OTHER_NAMES.test(object.group)) return [];
  const problems = metadataOf(object, { root: {}, definitions: {}, reader: 'definition' });
  return problems.flatMap((problem) => (problem.kind === 'missing-field' ? [] : { ...problem, unsure: true }));
}
