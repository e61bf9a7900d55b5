import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import type { FluxKustomization } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { HELM_RELEASE } from '../../src/reconcilers/flux/kinds.ts';
import { fateOf } from '../../src/repository/change.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { hasVariable } from '../../src/text/variables.ts';
import { stringAt } from '../../src/yaml/value.ts';
import { nearInTree } from './near.ts';
import { asWritten, isLiteral, isPinned } from './written.ts';

/** HelmReleases whose chart is a directory of a source that is this tree, and not there. */
export function* missingCharts(revision: Revision): Iterable<Problem> {
  for (const cluster of revision.flux.clusters) {
    const users = usersBySource(cluster);
    for (const object of cluster.ofKind(HELM_RELEASE)) {
      const chart = stringAt(object.value, 'spec', 'chart', 'spec', 'chart') ?? '';
      const user = users.get(sourceOf(object));
      if (chart === '' || hasVariable(chart) || !user?.path) continue;
      const { artifact } = user.path;
      const directory = artifact.directory(chart);
      if (artifact.has(directory) || artifact.tree.file(directory)) continue;
      yield { ...describe(object, chart, user, revision), object };
    }
  }
}

/** Kustomizations whose source is certainly this tree, by the source: a chart of it is looked for in the same files. */
function usersBySource({ kustomizations }: Cluster): Map<string, FluxKustomization> {
  return new Map(
    kustomizations.flatMap((reconciler): [string, FluxKustomization][] => {
      const { source, path } = reconciler;
      return source && path?.isCertain ? [[`${source.kind}/${source.namespace}/${source.name}`, reconciler]] : [];
    }),
  );
}

function sourceOf({ value, namespace }: KubernetesObject): string {
  const field = (name: string): string => stringAt(value, 'spec', 'chart', 'spec', 'sourceRef', name) ?? '';
  return `${field('kind')}/${field('namespace') || namespace}/${field('name')}`;
}

function describe(object: KubernetesObject, chart: string, user: FluxKustomization, revision: Revision): Problem {
  const at = object.at('spec', 'chart', 'spec', 'chart');
  const directory = user.path?.artifact.directory(chart) ?? chart;
  const near = nearInTree(directory, revision);
  const written = near && asWritten(near.directory, chart, user.path?.artifact.root ?? '');
  const isLeftOut = revision.tree.isDirectory(directory);
  const what = isLeftOut
    ? `\`${directory}\` is excluded from its source`
    : `\`${directory}\` does not exist${fateOf(directory, revision.change)}`;
  const isGrave = !isPinned(user) && object.at('spec', 'suspend').value !== true;
  return {
    at,
    message: `${what}, so Flux cannot install or upgrade HelmRelease \`${object.name}\`.${written === undefined || isLeftOut ? '' : ` Did you mean \`${written}\`?`}`,
    fix: near?.isCertain && isLiteral(at.origin, chart) && !isLeftOut ? written : undefined,
    values: [chart],
    severity: isGrave ? undefined : 'warning',
  };
}
