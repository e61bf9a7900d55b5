import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { areNearlyAll } from '../../src/nearly-all.ts';
import { type Dependency, dependenciesOf, WAITING_KINDS } from '../../src/reconcilers/flux/references/dependencies.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { misspelt } from '../../src/text/misspelling.ts';
import { isTemplate } from '../../src/text/variables.ts';

interface UnreachedWait {
  readonly object: KubernetesObject;
  readonly dependency: Dependency;
}

/** Dependencies of objects that no cluster reaches yet, compared with what the tree as a whole defines; never certain. */
export function* waitsOfUnreached(revision: Revision): Iterable<Problem> {
  const { flux, objects, standings } = revision;
  if (flux.clusters.length === 0) return;
  const names = definedNames(revision);
  const isDefined = ({ object: { groupKind }, dependency: { name } }: UnreachedWait): boolean =>
    names.get(groupKind)?.has(name) ?? false;
  const waits = objects
    .filter(({ groupKind }) => WAITING_KINDS.includes(groupKind))
    .flatMap((object) => dependenciesOf(object).map((dependency) => ({ object, dependency })))
    .filter(({ dependency: { name } }) => !isTemplate(name));
  const found = waits.filter(isDefined).length;
  for (const wait of waits) {
    const { object } = wait;
    if (isDefined(wait) || flux.clusterOf(object) || standings.ofObject(object) !== 'unreached') continue;
    const near = misspelt(wait.dependency.name, [...(names.get(object.groupKind) ?? [])]);
    if (near !== undefined || areNearlyAll(found, waits.length - 1, 0)) yield describe(wait, near);
  }
}

/** The names of Kustomizations and HelmReleases in files and in builds, by `group/Kind`. */
function definedNames({ manifests, objects }: Revision): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map(WAITING_KINDS.map((kind) => [kind, new Set<string>()]));
  for (const { groupKind, name } of [...manifests.objects(), ...objects]) names.get(groupKind)?.add(name);
  return names;
}

function describe({ object, dependency }: UnreachedWait, near: string | undefined): Problem {
  const { kind } = object;
  const advice = near === undefined ? 'Correct the name, or remove the dependency.' : `Did you mean \`${near}\`?`;
  return {
    at: dependency.at.name,
    object,
    severity: 'warning',
    message: `This repository does not define ${kind} \`${dependency.name}\`. Once ${kind} \`${object.name}\` is deployed, it may wait forever. ${advice}`,
    values: [dependency.name, dependency.statedNamespace ?? ''],
    fix: near,
  };
}
