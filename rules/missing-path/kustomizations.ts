import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import { areNearlyAll } from '../../src/nearly-all.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import type { FluxKustomization, KustomizationPath } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import type { CopiedDirectory } from '../../src/reconcilers/flux/source/copied.ts';
import { isPinned } from '../../src/reconcilers/flux/source/pinned.ts';
import { fateOf } from '../../src/repository/change.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { deployedPaths } from './deployed-paths.ts';
import { isOutside, nearCopy, pathInArtifact } from './in-artifact.ts';
import { type MissingDirectory, nearDirectory } from './near.ts';
import { asWritten, isLiteral } from './written.ts';

/** How many paths must be found below an inferred root before one that does not exist is taken for missing. */
const ENOUGH = 3;

/** Kustomizations of clusters whose directory does not exist in their source. */
export function* missingOfKustomizations(revision: Revision): Iterable<Problem> {
  for (const { reconciler, path, cluster } of deployedPaths(revision)) {
    if (path.exists || !(path.isCertain || isBelowKnownRoot(path, cluster))) continue;
    const asksFor = { path: path.directory, harm: 'can no longer be applied' };
    yield { ...missing(reconciler, path, revision), object: reconciler.object, asksFor };
  }
}

function missing(reconciler: FluxKustomization, path: KustomizationPath, revision: Revision): Problem {
  const isIdle = reconciler.object.at('spec', 'suspend').value === true;
  const isGrave = path.isCertain && !isIdle && !isPinned(reconciler);
  return {
    ...describeMissing(
      reconciler.object,
      path,
      revision,
      isIdle ? 'will fail and apply nothing when it is resumed' : 'fails and applies nothing',
    ),
    // What another repository makes Flux deploy from this one, this one may have taken away.
    instead: revision.checkouts.holds(path.directory) ? undefined : deployerHere(reconciler, revision),
    severity: isGrave ? undefined : 'warning',
  };
}

/** The Kustomization of this repository that brings one of another repository to a cluster. */
function deployerHere(reconciler: FluxKustomization, { checkouts }: Revision): Place | undefined {
  let deployer: FluxKustomization | undefined = reconciler;
  while (deployer && checkouts.holds(deployer.object.origin.file.path)) deployer = deployer.parent;
  return deployer?.object.at('spec', 'path');
}

/** Whether what the cluster has from the same artifact shows where that begins. */
function isBelowKnownRoot({ artifact }: KustomizationPath, { kustomizations }: Cluster): boolean {
  const others = kustomizations.flatMap(({ path }) => (path?.artifact === artifact ? path : []));
  const found = others.filter(({ exists }) => exists).length;
  return areNearlyAll(found, others.length - 1, ENOUGH);
}

type PathOfSource = Pick<KustomizationPath, 'value' | 'directory' | 'artifact' | 'copies'>;

/** What to say of a Kustomization whose directory does not exist; `loss` is what happens to it. */
export function describeMissing(
  object: KubernetesObject,
  path: PathOfSource,
  revision: Revision,
  loss: string,
): Problem {
  const { value, directory, artifact, copies } = path;
  const at = object.at('spec', 'path');
  const meant = copies ? meantInArtifact(object, path, copies, revision) : meantPath(object, path, revision);
  const isLeftOut = artifact.mayTake(directory);
  const what =
    copies && isOutside(value, copies)
      ? `The generated artifact that is its source does not contain \`${value}\``
      : isLeftOut
        ? `\`${directory}\` is excluded from its source (\`.sourceignore\`, \`spec.ignore\`, Flux's defaults or an ArtifactGenerator)`
        : `\`${directory}\` does not exist${fateOf(directory, revision.change)}`;
  const written = isLeftOut && !copies ? undefined : meant?.written;
  const isStated = at.origin.related === undefined && isLiteral(at.origin, value);
  return {
    at,
    message: `${what}, so Kustomization \`${object.name}\` ${loss}.${written === undefined ? '' : ` Did you mean \`${written}\`?`}`,
    fix: meant?.isCertain && isStated ? written : undefined,
    values: [value],
  };
}

/** A path that may have been meant. */
interface MeantPath {
  readonly written: string | undefined;
  readonly isCertain: boolean;
}

function meantPath(object: KubernetesObject, path: PathOfSource, revision: Revision): MeantPath | undefined {
  const { value, artifact } = path;
  const near = nearDirectory(missingDirectory(object, path), revision);
  return near && { written: asWritten(near.directory, value, artifact.root), isCertain: near.isCertain };
}

function meantInArtifact(
  object: KubernetesObject,
  path: PathOfSource,
  copies: readonly CopiedDirectory[],
  revision: Revision,
): MeantPath | undefined {
  const { value, directory, artifact } = path;
  const near = artifact.has(directory)
    ? { directory, isCertain: true }
    : (nearCopy(value, copies, artifact.tree) ?? nearDirectory(missingDirectory(object, path), revision));
  const inside = near && pathInArtifact(near.directory, copies);
  return inside === undefined
    ? undefined
    : { written: asWritten(inside, value, ''), isCertain: near?.isCertain === true };
}

function missingDirectory(object: KubernetesObject, { directory, artifact }: PathOfSource): MissingDirectory {
  return { directory, kustomization: object.name, file: object.origin.file.path, artifact };
}
