import type { Problem } from '../../src/findings/problem.ts';
import { groupBy } from '../../src/grouping.ts';
import { isOfCluster } from '../../src/kubernetes/scope.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { FluxKustomization } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import {
  type OwnershipConflict,
  ownershipConflicts,
} from '../../src/reconcilers/flux/references/ownership-conflicts.ts';
import type { Severity } from '../../src/severity.ts';
import { listWords } from '../../src/text/words.ts';
import { isSame } from '../../src/yaml/equal.ts';
import { writtenAt } from '../../src/yaml/origin.ts';
import { stringAt } from '../../src/yaml/value.ts';
import { duplicatesOfArgo } from './argo.ts';

export default defineRule({
  id: 'duplicate-owner',
  description: 'Two Flux Kustomizations, or two Applications of one Argo CD, apply the same object.',
  theme: 'reconcilers',
  severity: 'error',
  on: 'tree',

  *check(revision) {
    yield* duplicatesOfArgo(revision);
    for (const cluster of revision.flux.clusters) {
      for (const alike of byPlace(ownershipConflicts(cluster))) {
        yield { ...describe(alike), builds: [cluster.name], cause: ownersOf(alike) };
      }
    }
  },
});

/** One place may be many objects, or many Kustomizations may apply it. */
function byPlace(all: readonly OwnershipConflict[]): Iterable<[OwnershipConflict, ...OwnershipConflict[]]> {
  const apart = all.filter(({ isByPath }) => !isByPath);
  return groupBy(apart, (contention) => {
    const { first, second } = ordered(contention);
    return `${writtenAt(second.object.at('metadata', 'name').origin)}\0${isSame(first.object.value, second.object.value)}`;
  }).values();
}

/** What one set of Kustomizations applies twice has one cause, such as a component that all of them include. */
function ownersOf(alike: readonly OwnershipConflict[]): string[] {
  const owners = alike.flatMap(({ first, second }) => [first.kustomization, second.kustomization]);
  return [
    ...new Set(owners.map(({ object, namespace, name }) => `${object.origin.file.path} ${namespace}/${name}`)),
  ].sort();
}

function describe([contention, ...alike]: [OwnershipConflict, ...OwnershipConflict[]]): Problem {
  const { first, second } = ordered(contention);
  const { object, kustomization } = second;
  const isEqual = isSame(first.object.value, object.value);
  const others = new Set(alike.flatMap((other) => [other.first.kustomization, other.second.kustomization]));
  others.delete(first.kustomization);
  others.delete(kustomization);
  const names = [first.kustomization.name, kustomization.name].map((name) => `\`${name}\``);
  const owners = others.size > 0 ? `${listWords([...names, `${others.size} more`])} all` : `${listWords(names)} both`;
  const id = [isOfCluster(object) ? '' : object.namespace, object.name].filter(Boolean).join('/');
  const harm = isEqual
    ? 'Removing one of them may delete an object that the other needs'
    : 'They keep overwriting each other, and removing one may delete an object that the other needs';
  return {
    at: object.at('metadata', 'name'),
    instead: kustomization.object.at('spec', 'path'),
    severity: severityOf(contention, isEqual),
    message: `Kustomizations ${owners} apply ${object.kind} \`${id}\`${isEqual ? '' : ' with different content'}. ${harm}. Rename one object, or apply it from only one Kustomization.`,
    related: [
      {
        at: first.object.at('metadata', 'name'),
        message: `Kustomization ${first.kustomization.name} applies it from this file`,
      },
    ],
    object,
    values: [first.kustomization.name, kustomization.name],
  };
}

/** The one whose Kustomization or path carries the object's name comes first: the other is the copy. */
function ordered({ first, second }: OwnershipConflict): Pick<OwnershipConflict, 'first' | 'second'> {
  const isNamed = ({ name, path }: FluxKustomization): boolean =>
    name === first.object.name || (path?.directory.split('/').includes(first.object.name) ?? false);
  const isSwapped = isNamed(second.kustomization) && !isNamed(first.kustomization);
  return isSwapped ? { first: second, second: first } : { first, second };
}

/** Namespaces are often defined next to their content. Equal objects and CRDs do no harm until one is removed. */
function severityOf({ first, second }: OwnershipConflict, isEqual: boolean): Severity {
  if (first.object.groupKind === '/Namespace') {
    if (isEqual) return 'notice';
    return areOfTenants(first.kustomization, second.kustomization) ? 'error' : 'warning';
  }
  const isShared = isEqual || first.object.kind === 'CustomResourceDefinition';
  const isIdle = [first, second].some(({ kustomization }) => kustomization.object.at('spec', 'suspend').value === true);
  return isShared || isIdle ? 'warning' : 'error';
}

/** Whether two Kustomizations belong to different tenants: they are in different namespaces, or act as different service accounts. */
function areOfTenants(a: FluxKustomization, b: FluxKustomization): boolean {
  const account = ({ object }: FluxKustomization): string => stringAt(object.value, 'spec', 'serviceAccountName') ?? '';
  return a.object.namespace !== b.object.namespace || account(a) !== account(b);
}
