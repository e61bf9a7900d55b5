import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import { defineRule, type RuleContext } from '../../src/lint/rule.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import type { FluxKustomization, KustomizationPath } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { KUSTOMIZATION } from '../../src/reconcilers/flux/kinds.ts';
import { unreadBeside } from '../../src/reconcilers/flux/references/beside.ts';
import { filledFromElsewhere } from '../../src/reconcilers/flux/source/elsewhere.ts';
import { fateOf } from '../../src/repository/change.ts';
import { directoryOf, nameOf } from '../../src/repository/tree.ts';
import { stringAt } from '../../src/yaml/value.ts';
import { missingOfApplications } from './applications.ts';
import { missingCharts } from './charts.ts';
import { isLaidAside } from './laid-aside.ts';
import { type MissingDirectory, nearDirectory } from './near.ts';
import { emptySets } from './sets.ts';
import { asWritten, isLiteral, isPinned } from './written.ts';

/** How many paths must be found below an inferred root before one that is not there is taken for missing. */
const ENOUGH = 3;

export default defineRule({
  id: 'missing-path',
  description:
    'A Flux Kustomization, a HelmRelease or an Argo CD Application references a directory that does not exist in its source.',
  severity: 'error',
  on: 'tree',

  *check(context) {
    const elsewhere = filledFromElsewhere(context.tree, context.manifests);
    for (const cluster of context.flux.clusters) {
      for (const reconciler of cluster.kustomizations) {
        const { path, object } = reconciler;
        if (!path || elsewhere.some((other) => isIn(path.directory, other))) continue;
        const problem = path.exists ? foreign(reconciler, path, context) : missing(reconciler, path, cluster, context);
        if (problem) yield { ...problem, object };
      }
    }
    yield* unreached(context);
    yield* missingOfApplications(context);
    yield* emptySets(context);
    yield* missingCharts(context);
  },
});

/** Whether a directory is another one or lies in it; nothing counts as lying in the root. */
function isIn(directory: string, other: string): boolean {
  return directory === other || directory.startsWith(`${other}/`);
}

function missing(
  reconciler: FluxKustomization,
  path: KustomizationPath,
  cluster: Cluster,
  context: RuleContext,
): Problem | undefined {
  if (!path.isCertain && !isBelowKnownRoot(path, cluster)) return undefined;
  const isIdle = reconciler.object.at('spec', 'suspend').value === true;
  const isGrave = path.isCertain && !isIdle && !isPinned(reconciler);
  return {
    ...describe(reconciler.object, path, context, 'fails and applies nothing'),
    // What another repository makes Flux deploy from this one, this one may have taken away.
    instead: context.checkouts.holds(path.directory) ? undefined : deployerHere(reconciler, context),
    ...(isGrave ? {} : { severity: 'warning' as const }),
  };
}

/** The Kustomization of this repository by which a cluster comes to have one of another repository. */
function deployerHere(reconciler: FluxKustomization, { checkouts }: RuleContext): Place | undefined {
  let deployer: FluxKustomization | undefined = reconciler;
  while (deployer && checkouts.holds(deployer.object.origin.file.path)) deployer = deployer.parent;
  return deployer?.object.at('spec', 'path');
}

/** Whether what the cluster has from the same artifact shows where that begins. */
function isBelowKnownRoot({ artifact }: KustomizationPath, { kustomizations }: Cluster): boolean {
  const others = kustomizations.flatMap(({ path }) => (path?.artifact === artifact ? path : []));
  const found = others.filter(({ exists }) => exists).length;
  return found >= ENOUGH && found >= (others.length - 1) * 0.9;
}

function describe(
  object: KubernetesObject,
  { value, directory, artifact }: Pick<KustomizationPath, 'value' | 'directory' | 'artifact'>,
  context: RuleContext,
  loss: string,
): Problem {
  const at = object.at('spec', 'path');
  const wrong: MissingDirectory = { directory, kustomization: object.name, file: object.origin.file.path, artifact };
  const near = nearDirectory(wrong, context);
  const written = near && asWritten(near.directory, value, artifact.root);
  const isLeftOut = artifact.mayTake(directory);
  const what = isLeftOut
    ? `\`${directory}\` is excluded from its source (\`.sourceignore\`, \`spec.ignore\`, Flux's defaults or an ArtifactGenerator)`
    : `\`${directory}\` does not exist${fateOf(directory, context.change)}`;
  const advice = written === undefined || isLeftOut ? '' : ` Did you mean \`${written}\`?`;
  const isStated = at.origin.related === undefined && isLiteral(at.origin, value);
  return {
    at,
    message: `${what}, so Kustomization \`${object.name}\` ${loss}.${advice}`,
    fix: near?.isCertain && isStated && !isLeftOut ? written : undefined,
    values: [value],
  };
}

/** A path that is another Kustomization's, while nothing deploys the directory of the same name beside this one. */
function foreign(
  { object }: FluxKustomization,
  path: KustomizationPath,
  { tree, flux }: RuleContext,
): Problem | undefined {
  const { file, start } = object.origin;
  if (path.directory === '' || isIn(path.directory, directoryOf(file.path))) return undefined;
  const own = unreadBeside(file.path, tree, flux).find((candidate) => nameOf(candidate) === nameOf(path.directory));
  if (own === undefined) return undefined;
  const owner = flux.clusters
    .flatMap(({ kustomizations }) => kustomizations)
    .find((other) => {
      const { origin } = other.object;
      const isOther = origin.file.path !== file.path || origin.start !== start;
      return isOther && other.path?.directory === path.directory && isIn(path.directory, directoryOf(origin.file.path));
    });
  const written = asWritten(own, path.value, path.artifact.root);
  if (!owner || written === undefined) return undefined;
  return {
    at: object.at('spec', 'path'),
    severity: 'warning',
    message: `Kustomization \`${object.name}\` deploys \`${path.directory}\`, which another Kustomization deploys, and nothing deploys the neighboring \`${own}\`. The path looks copied. If so, write \`${written}\`.`,
    related: [{ at: owner.object.at('spec', 'path'), message: `Kustomization ${owner.name} also deploys it` }],
    values: [path.value],
  };
}

/** Kustomizations that no cluster is known to apply, of sources that are this tree wherever they are used. */
function* unreached(context: RuleContext): Iterable<Problem> {
  const reconcilers = context.flux.clusters.flatMap((cluster) => cluster.kustomizations);
  const reached = new Set(reconcilers.map(({ object: { origin } }) => `${origin.file.path}\0${origin.start}`));
  // Where something fails, it may be what would apply them.
  const severity = reconcilers.some(({ failures }) => failures.length > 0) ? 'warning' : 'notice';
  for (const object of context.manifests.objects()) {
    const { file, start } = object.origin;
    const value = stringAt(object.value, 'spec', 'path') ?? '';
    if (object.groupKind !== KUSTOMIZATION || reached.has(`${file.path}\0${start}`)) continue;
    if (value === '' || value.includes('${') || isLaidAside(file.path, context)) continue;
    const artifact = artifactOf(object, reconcilers);
    const directory = artifact?.directory(value) ?? '';
    if (!artifact || artifact.has(directory)) continue;
    const path = { value, directory, artifact };
    yield { ...describe(object, path, context, 'cannot apply anything'), object, severity };
  }
}

/** The artifact that a source of this kind and name is for all clusters. */
function artifactOf(
  { value }: KubernetesObject,
  reconcilers: readonly FluxKustomization[],
): KustomizationPath['artifact'] | undefined {
  const kind = stringAt(value, 'spec', 'sourceRef', 'kind');
  const name = stringAt(value, 'spec', 'sourceRef', 'name');
  const users = reconcilers.filter(
    ({ object }) =>
      stringAt(object.value, 'spec', 'sourceRef', 'kind') === kind &&
      stringAt(object.value, 'spec', 'sourceRef', 'name') === name,
  );
  const artifacts = new Set(users.map(({ path }) => (path?.isCertain ? path.artifact : undefined)));
  return artifacts.size === 1 ? [...artifacts][0] : undefined;
}
