import type { Problem } from '../../src/findings/problem.ts';
import { Place } from '../../src/kubernetes/object.ts';
import type { Build } from '../../src/kustomize/built.ts';
import type { BuildProblem } from '../../src/kustomize/failure.ts';
import type { AppliedPath } from '../../src/reconcilers/applied-path.ts';
import { kustomizationFiles } from '../../src/repository/kustomization-names.ts';
import type { Revision } from '../../src/revision/revision.ts';

/** Files that are not manifests below a path before the path is taken for the mistake; fewer if there is no path. */
const ENOUGH = { stated: 5, missing: 2 };

/** A path that leads to a directory of other files, and what fails there. */
export interface TooWide {
  readonly path: AppliedPath;
  readonly problems: readonly BuildProblem[];
}

/**
 * The paths of which the build takes in files that are not manifests, since the directory has no kustomization file: `spec.path` is
 * missing, or leads too high. Each is one mistake, whatever number of files does not build.
 */
export function tooWidePaths({ reconcilers, tree }: Revision): ReadonlyMap<Build, TooWide> {
  const found = new Map<Build, TooWide>();
  for (const path of reconcilers.flatMap(({ deploys }) => deploys)) {
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
export function describeTooWide({ path: { by, at, stated, directory }, problems }: TooWide): Problem {
  const files = [...new Set(problems.flatMap(({ origin }) => origin?.file.path ?? []))];
  const [first] = problems.flatMap(({ origin }) => origin ?? []);
  const whole = isWhole(stated);
  const what = whole
    ? `${by.kind} \`${by.name}\` ${stated === '' ? 'has no `spec.path`, so Flux' : ''} applies the whole repository`
    : `${by.kind} \`${by.name}\` applies every YAML file below \`${directory}\`, which has no kustomization.yaml`;
  return {
    at,
    object: by,
    message: `${what.replace('  ', ' ')}, but ${files.length} of its YAML files are not Kubernetes objects. The build fails, so Flux applies none of its objects. Set \`spec.path\` to the directory of the manifests.`,
    related: first ? [{ at: new Place([], undefined, first), message: 'the first of these files' }] : [],
    values: ['too wide', stated],
  };
}

function isWhole(stated: string): boolean {
  return /^\.?\/?$/.test(stated);
}
