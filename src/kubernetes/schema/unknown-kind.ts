import type { KubernetesObject } from '../object.ts';
import type { SchemaProblem } from '../terms/problem.ts';
import { metadataOf } from './object-metadata.ts';

/** Groups of files that look like Kubernetes objects and that other programs read: catalogs, configurations, plugins, tests. */
const OTHER_PROGRAMS = new RegExp(
  [
    '^(?:builtin|backstage\\.io|chainsaw\\.kyverno\\.io|cli\\.kyverno\\.io|ctlptl\\.dev|eksctl\\.io|helm\\.sh|k3d\\.io|k0s\\.k0sproject\\.io|k0sctl\\.k0sproject\\.io)$',
    '^(?:(?:[a-z]+\\.)?config\\.k8s\\.io|apiserver(?:\\.config)?\\.k8s\\.io|audit\\.k8s\\.io|client\\.authentication\\.k8s\\.io|kubeadm\\.k8s\\.io)$',
    '^(?:kind\\.x-k8s\\.io|kpt\\.dev|fn\\.kpt\\.dev|krew\\.googlecontainertools\\.github\\.com|kustomize\\.config\\.k8s\\.io|score\\.dev|skaffold)$',
    '^(?:meta\\.pkg\\.crossplane\\.io|schema\\.plugin\\.fluxcd\\.io|viaduct\\.ai|goabout\\.com)$',
  ].join('|'),
);

/** Groups whose objects other API servers keep, so that their names may be others. */
const OTHER_NAMES = /(?:^|\.)openshift\.io$|(?:^|\.)metrics\.k8s\.io$/;

/** Whether a document with this group is not an object of a cluster. */
export function isOfOtherProgram(group: string): boolean {
  return OTHER_PROGRAMS.test(group);
}

/**
 * Problems of an object that no schema describes: labels and annotations are the same in all kinds, and the names of custom
 * resources are of one form. Labels and annotations are certain where the object is built for a cluster; else it may be for
 * another program. `product` is what serves or served the kind.
 */
export function unknownKindProblems(object: KubernetesObject, product: string): readonly SchemaProblem[] {
  const { group, builds } = object;
  const isBuiltIn = product === 'kubernetes' || product === 'flux';
  const isBuilt = builds.length > 0;
  if (!isBuiltIn && (isOfOtherProgram(group) || (!isBuilt && !group.includes('.')))) return [];
  // Built-in kinds and other API servers have rules of their own for names.
  const hasOtherNames = isBuiltIn || !group.includes('.') || OTHER_NAMES.test(group);
  const problems = metadataOf(object, { root: {}, definitions: {}, reader: 'definition' });
  return problems.flatMap((problem) => {
    if (problem.kind === 'missing-field' || (problem.kind === 'invalid-name' && hasOtherNames)) return [];
    return problem.kind === 'invalid-label' && isBuilt ? problem : { ...problem, unsure: true };
  });
}
