import type { Place } from '../../src/kubernetes/object.ts';
import type { Build } from '../../src/kustomize/built.ts';
import type { BuildProblem } from '../../src/kustomize/failure.ts';
import { kustomizationFiles } from '../../src/repository/kustomization-names.ts';
import { TextFile } from '../../src/repository/text-file.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { Origin } from '../../src/yaml/origin.ts';

/** The line to change, or the start of the kustomization file if none is to blame. */
export function placeOf({ origin, directory }: BuildProblem, { tree }: Revision): Origin | undefined {
  if (origin) return origin;
  const [file] = kustomizationFiles(tree, directory);
  const text = file && tree.text(file);
  return file && new Origin(typeof text === 'object' ? text : new TextFile(file.path, ''), 0, 0, 0, 0);
}

/** The path in this repository by which a broken overlay is deployed. */
export function deployedAt(broken: readonly Build[], { reconcilers, checkouts }: Revision): Place | undefined {
  const paths = reconcilers.flatMap(({ deploys }) => deploys);
  return paths.find(({ by, build }) => build && broken.includes(build) && !checkouts.holds(by.origin.file.path))?.at;
}
