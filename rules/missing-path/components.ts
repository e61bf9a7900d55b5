import { posix } from 'node:path';
import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import { isApplicationLaidAside } from '../../src/reconcilers/argocd/laid-aside.ts';
import { sourcesOf } from '../../src/reconcilers/argocd/source/declared.ts';
import { filledFromElsewhere } from '../../src/reconcilers/flux/source/elsewhere.ts';
import { isPinned } from '../../src/reconcilers/flux/source/pinned.ts';
import { fateOf } from '../../src/repository/change.ts';
import { kustomizationFiles } from '../../src/repository/kustomization-names.ts';
import { isWithin, join, type Tree } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { hasVariable } from '../../src/text/variables.ts';
import { isList, isMap, stringAt, type YamlValue } from '../../src/yaml/value.ts';
import { LEVELS } from './applications.ts';
import { deployedPaths } from './deployed-paths.ts';
import { slip } from './near.ts';
import { isLiteral } from './written.ts';

/** Entries of `spec.components` that do not exist in the source of a Kustomization; its build fails for one of them. */
export function* missingComponents(revision: Revision): Iterable<Problem> {
  const isElsewhere = filledElsewhere(revision);
  for (const { reconciler, path } of deployedPaths(revision)) {
    const { object, build } = reconciler;
    if (!build || build.problems.length === 0 || object.at('spec', 'ignoreMissingComponents').value === true) continue;
    const { tree } = path.artifact;
    const isGrave = path.isCertain && !isPinned(reconciler) && object.at('spec', 'suspend').value !== true;
    const user: User = {
      object,
      directory: path.directory,
      tree,
      has: (directory) => path.artifact.has(directory),
      severity: isGrave ? undefined : 'warning',
    };
    for (const missing of missingIn(object.at('spec', 'components').value, user)) {
      if (isElsewhere(missing.directory)) continue;
      yield { ...describe(user, object.at('spec', 'components', missing.index), missing, revision), object };
    }
  }
}

/** Entries of `kustomize.components` of Applications that do not exist next to their overlay; Argo CD then builds nothing. */
export function* missingComponentsOfApplications(revision: Revision): Iterable<Problem> {
  const { argo, tree } = revision;
  const isElsewhere = filledElsewhere(revision);
  for (const application of argo.applications) {
    const { object, set, sources } = application;
    const stated = sourcesOf(object);
    for (const [at, { path, options, build }] of sources.entries()) {
      const isBroken = path && tree.isDirectory(path.directory) && build && build.problems.length > 0;
      if (!isBroken || options?.ignoreMissingComponents === true || isApplicationLaidAside(application, revision))
        continue;
      const severity = path.isCertain ? LEVELS[argo.useOf(application)] : 'warning';
      const user: User = { object, directory: path.directory, tree, has: () => true, severity };
      for (const missing of missingIn(options?.components, user)) {
        if (isElsewhere(missing.directory)) continue;
        const place = object.at(...(stated[at]?.at ?? []), 'kustomize', 'components', missing.index);
        yield { ...describe(user, place, missing, revision), object: set ?? object };
      }
    }
  }
}

/** What adds components to an overlay: a Flux Kustomization, or an Application. */
interface User {
  readonly object: KubernetesObject;
  /** The directory of the overlay. */
  readonly directory: string;
  readonly tree: Tree;
  /** Whether its source contains a directory of the tree. */
  readonly has: (directory: string) => boolean;
  readonly severity: Problem['severity'];
}

interface Missing {
  readonly index: number;
  readonly component: string;
  readonly directory: string;
}

function* missingIn(components: YamlValue | undefined, { directory: from, tree }: User): Iterable<Missing> {
  for (const [index, component] of (isList(components) ? components : []).entries()) {
    const directory = typeof component === 'string' ? join(from, component) : undefined;
    if (typeof component !== 'string' || /:\/\//.test(component) || directory === undefined) continue;
    if (hasVariable(component) || component.includes('{{')) continue;
    if (!tree.isDirectory(directory) && !tree.file(directory)) yield { index, component, directory };
  }
}

function filledElsewhere({ tree, manifests }: Revision): (directory: string) => boolean {
  const elsewhere = filledFromElsewhere(tree, manifests);
  return (directory) => elsewhere.some((other) => isWithin(directory, other));
}

function describe(user: User, at: Place, { component, directory }: Missing, revision: Revision): Problem {
  const { kind, name } = user.object;
  const meant = nearComponent(user, component, directory, revision);
  const relative = meant && posix.relative(user.directory || '.', meant.directory);
  const written = relative && `${relative.startsWith('.') ? '' : './'}${relative}${component.endsWith('/') ? '/' : ''}`;
  const isStated = at.origin.related === undefined && isLiteral(at.origin, component);
  return {
    at,
    message: `The component \`${directory}\` does not exist${fateOf(directory, revision.change)}, so the build of ${kind} \`${name}\` fails and it applies nothing.${written ? ` Did you mean \`${written}\`?` : ''}`,
    fix: meant?.isCertain && isStated ? written : undefined,
    values: [component],
    asksFor: { path: directory, harm: 'cannot be built, so it applies nothing' },
    severity: user.severity,
  };
}

/** The component that was meant: by its name where only the way to it is wrong, or the nearest name. */
function nearComponent(
  { tree, has }: User,
  component: string,
  directory: string,
  revision: Revision,
): { readonly directory: string; readonly isCertain: boolean } | undefined {
  const isComponent = (candidate: string): boolean =>
    kustomizationFiles(tree, candidate).some(({ path }) => {
      const value = revision.manifests.at(path)?.parsed.documents[0]?.value;
      return isMap(value) && stringAt(value, 'kind') === 'Component';
    });
  const tail = component.replace(/^(?:\.{1,2}\/)+|\/+$/g, '');
  const known = revision.manifests.files.flatMap(({ type, path }) => (type === 'overlay' ? [posix.dirname(path)] : []));
  const same = known.filter((candidate) => has(candidate) && (candidate === tail || candidate.endsWith(`/${tail}`)));
  const [only, ...others] = same.filter(isComponent);
  if (only !== undefined && others.length === 0) return { directory: only, isCertain: true };
  const near = slip(directory, tree);
  return near && isComponent(near.directory) ? near : undefined;
}
