import type { Problem } from '../../src/findings/problem.ts';
import { Place } from '../../src/kubernetes/object.ts';
import type { Build } from '../../src/kustomize/built.ts';
import type { BuildProblem } from '../../src/kustomize/failure.ts';
import type { AppliedPath } from '../../src/reconcilers/applied-path.ts';
import { kustomizationFiles } from '../../src/repository/kustomization-names.ts';
import type { Revision } from '../../src/revision/revision.ts';

/** How many files below a path must not be manifests before the path is the mistake; fewer if there is no path. */
const ENOUGH = { stated: 5, missing: 2 };

/** A path of a Flux Kustomization that leads to a directory of other files, and what fails there. */
export interface TooWide {
  readonly path: AppliedPath;
  readonly problems: readonly BuildProblem[];
}

/**
 * The paths whose build includes files that are not manifests, because the directory has no kustomization file: `spec.path` is
 * missing, or leads too high. Each is one mistake, no matter how many files do not build. Argo CD does not build such a directory.
 */
export function tooWidePaths({ flux, tree }: Revision): ReadonlyMap<Build, TooWide> {
  const found = new Map<Build, TooWide>();
  for (const path of flux.deploys) {
    const { build, directory, stated } = path;
    if (!build || directory === undefined || found.has(build) || kustomizationFiles(tree, directory).length > 0)
      continue;
    const problems = build.problems.filter(({ kind }) => kind === 'invalid-object' || kind === 'malformed');
    const files = new Set(problems.flatMap(({ origin }) => origin?.file.path ?? []));
    if (files.size >= (isWhole(stated) ? ENOUGH.missing : ENOUGH.stated)) found.set(build, { path, problems });
  }
  return found;
}

/** What to say of such a path. */
export function describeTooWide({ path: { by, at, stated }, problems }: TooWide): Problem {
  const files = [...new Set(problems.flatMap(({ origin }) => origin?.file.path ?? []))];
  const [first] = problems.flatMap(({ origin }) => origin ?? []);
  const name = `Kustomization \`${by.name}\``;
  const what =
    stated === ''
      ? `${name} has no \`spec.path\`, so Flux builds every YAML file of the source.`
      : `${name} has the path \`${stated}\`, which has no kustomization.yaml, so Flux builds every YAML file in and below it.`;
  return {
    at,
    object: by,
    message: `${what} ${files.length} of these files are not Kubernetes objects. The build fails, and Flux applies nothing. Set \`spec.path\` to the directory of the manifests.`,
    related: first ? [{ at: new Place([], undefined, first), message: 'the first of these files' }] : [],
    values: ['too wide', stated],
  };
}

function isWhole(stated: string): boolean {
  return /^\.?\/?$/.test(stated);
}
