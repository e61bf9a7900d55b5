import type { Build } from '../../src/kustomize/built.ts';
import type { BuildProblem } from '../../src/kustomize/failure.ts';
import { isKustomizationPath, kustomizationPaths } from '../../src/repository/kustomization-names.ts';
import { directoryOf, isWithin } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';

/** A directory without a kustomization file, for which Flux generates one that takes all YAML files in and below it. */
export interface GeneratedRoot {
  readonly directory: string;
  /** A sentence that says so, and what to do. */
  readonly advice: string;
}

/** The directory that all of some builds begin in, if Flux generates its kustomization file; undefined otherwise. */
export function generatedRoot(
  broken: readonly Build[],
  { kind }: BuildProblem,
  { tree, flux }: Revision,
): GeneratedRoot | undefined {
  const [first, ...others] = broken;
  if (!first || others.some(({ directory }) => directory !== first.directory)) return undefined;
  const { directory } = first;
  if (!flux.directories.has(directory) || kustomizationPaths(directory).some((path) => tree.file(path)))
    return undefined;
  const below = [...tree.files.keys()].filter((path) => isKustomizationPath(path) && isWithin(path, directory));
  // A directory of manifests alone is what Flux generates the file for; only what is not a manifest is not meant.
  if (below.length === 0 && kind !== 'invalid-object') return undefined;
  const name = directory || '.';
  const [only] = below;
  const advice =
    only !== undefined && below.length === 1
      ? `Set \`spec.path\` to \`./${directoryOf(only)}\`, or add a kustomization.yaml to \`${name}\`.`
      : `Add a kustomization.yaml to \`${name}\` that lists what to apply.`;
  return {
    directory,
    advice: ` \`${name}\` has no kustomization.yaml, so Flux builds every YAML file in and below it. ${advice}`,
  };
}
