import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { FluxKustomization } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { HELM_RELEASE } from '../../src/reconcilers/flux/kinds.ts';
import { chartSources } from '../../src/reconcilers/flux/source/chart-artifact.ts';
import { isPinned } from '../../src/reconcilers/flux/source/pinned.ts';
import { fateOf } from '../../src/repository/change.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { hasVariable } from '../../src/text/variables.ts';
import { stringAt } from '../../src/yaml/value.ts';
import { nearInTree } from './near.ts';
import { asWritten, isLiteral } from './written.ts';

/** HelmReleases whose chart is a directory of a source that is this tree, and not there. */
export function* missingCharts(revision: Revision): Iterable<Problem> {
  for (const cluster of revision.flux.clusters) {
    const sourceOf = chartSources(cluster);
    for (const object of cluster.ofKind(HELM_RELEASE)) {
      const chart = stringAt(object.value, 'spec', 'chart', 'spec', 'chart') ?? '';
      const user = sourceOf(object);
      if (chart === '' || hasVariable(chart) || !user?.path) continue;
      const { artifact } = user.path;
      const directory = artifact.directory(chart);
      if (artifact.has(directory) || artifact.tree.file(directory)) continue;
      yield { ...describe(object, chart, user, revision), object };
    }
  }
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
    asksFor: { path: directory, harm: 'cannot be installed or upgraded' },
    severity: isGrave ? undefined : 'warning',
  };
}
