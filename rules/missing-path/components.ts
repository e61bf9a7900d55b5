import { posix } from 'node:path';
import type { Problem } from '../../src/findings/problem.ts';
import type { FluxKustomization, KustomizationPath } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { filledFromElsewhere } from '../../src/reconcilers/flux/source/elsewhere.ts';
import { fateOf } from '../../src/repository/change.ts';
import { kustomizationFiles } from '../../src/repository/kustomization-names.ts';
import { isWithin, join } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { hasVariable } from '../../src/text/variables.ts';
import { isMap, listAt, stringAt } from '../../src/yaml/value.ts';
import { deployedPaths } from './deployed-paths.ts';
import { slip } from './near.ts';
import { isLiteral, isPinned } from './written.ts';

/** Entries of `spec.components` that do not exist in the source of a Kustomization; its build fails for one of them. */
export function* missingComponents(revision: Revision): Iterable<Problem> {
  const elsewhere = filledFromElsewhere(revision.tree, revision.manifests);
  for (const { reconciler, path } of deployedPaths(revision)) {
    const { object, build } = reconciler;
    if (!build || build.problems.length === 0 || object.at('spec', 'ignoreMissingComponents').value === true) continue;
    for (const [index, component] of listAt(object.value, 'spec', 'components').entries()) {
      const directory = typeof component === 'string' ? join(path.directory, component) : undefined;
      if (typeof component !== 'string' || hasVariable(component) || directory === undefined) continue;
      const { tree } = path.artifact;
      if (tree.isDirectory(directory) || tree.file(directory) || elsewhere.some((other) => isWithin(directory, other)))
        continue;
      yield { ...describe(reconciler, path, { index, component, directory }, revision), object };
    }
  }
}

interface Missing {
  readonly index: number;
  readonly component: string;
  readonly directory: string;
}

function describe(
  reconciler: FluxKustomization,
  path: KustomizationPath,
  { index, component, directory }: Missing,
  revision: Revision,
): Problem {
  const { object } = reconciler;
  const at = object.at('spec', 'components', index);
  const meant = nearComponent(path, component, directory, revision);
  const relative = meant && posix.relative(path.directory || '.', meant.directory);
  const written = relative && `${relative.startsWith('.') ? '' : './'}${relative}${component.endsWith('/') ? '/' : ''}`;
  const isGrave = path.isCertain && !isPinned(reconciler) && object.at('spec', 'suspend').value !== true;
  const isStated = at.origin.related === undefined && isLiteral(at.origin, component);
  return {
    at,
    message: `The component \`${directory}\` does not exist${fateOf(directory, revision.change)}, so the build of Kustomization \`${object.name}\` fails and it applies nothing.${written ? ` Did you mean \`${written}\`?` : ''}`,
    fix: meant?.isCertain && isStated ? written : undefined,
    values: [component],
    severity: isGrave ? undefined : 'warning',
  };
}

/** The component that was meant: by its name where only the way to it is wrong, or the nearest name. */
function nearComponent(
  { artifact }: KustomizationPath,
  component: string,
  directory: string,
  revision: Revision,
): { readonly directory: string; readonly isCertain: boolean } | undefined {
  const { tree } = artifact;
  const isComponent = (candidate: string): boolean =>
    kustomizationFiles(tree, candidate).some(({ path }) => {
      const value = revision.manifests.at(path)?.parsed.documents[0]?.value;
      return isMap(value) && stringAt(value, 'kind') === 'Component';
    });
  const tail = component.replace(/^(?:\.{1,2}\/)+|\/+$/g, '');
  const known = revision.manifests.files.flatMap(({ type, path }) => (type === 'overlay' ? [posix.dirname(path)] : []));
  const same = known.filter(
    (candidate) => artifact.has(candidate) && (candidate === tail || candidate.endsWith(`/${tail}`)),
  );
  const [only, ...others] = same.filter(isComponent);
  if (only !== undefined && others.length === 0) return { directory: only, isCertain: true };
  const near = slip(directory, tree);
  return near && isComponent(near.directory) ? near : undefined;
}
