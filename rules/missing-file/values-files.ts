import type { Problem } from '../../src/findings/problem.ts';
import { Place } from '../../src/kubernetes/object.ts';
import { HELM_RELEASE } from '../../src/reconcilers/flux/kinds.ts';
import { chartSources } from '../../src/reconcilers/flux/source/chart-artifact.ts';
import { fateOf } from '../../src/repository/change.ts';
import { isArchived } from '../../src/repository/folder-names.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { hasPlaceholder, hasVariable } from '../../src/text/variables.ts';
import type { Origin } from '../../src/yaml/origin.ts';
import { listAt, originOf, stringAt, valueAt } from '../../src/yaml/value.ts';
import { type NearPath, nearName } from './near.ts';

/** Values files of charts that this repository certainly does not have. */
export function* missingValuesFiles(revision: Revision): Iterable<Problem> {
  yield* ofReleases(revision);
  yield* ofApplications(revision);
}

/** `spec.chart.spec.valuesFiles` of HelmReleases: paths from the root of the source (source-controller, HelmChart). */
function* ofReleases(revision: Revision): Iterable<Problem> {
  for (const cluster of revision.flux.clusters) {
    const sourceOf = chartSources(cluster);
    for (const object of cluster.ofKind(HELM_RELEASE)) {
      const spec = valueAt(object.value, ['spec', 'chart', 'spec']) ?? null;
      const artifact = sourceOf(object)?.path?.artifact;
      if (!artifact || valueAt(spec, ['ignoreMissingValuesFiles']) === true) continue;
      const list = listAt(spec, 'valuesFiles');
      for (const [index, path] of list.entries()) {
        const at = originOf(list, index);
        if (typeof path !== 'string' || !at || !isWhole(path)) continue;
        const full = artifact.directory(path);
        if (artifact.tree.file(full)) continue;
        const besideChart = artifact.directory(`${stringAt(spec, 'chart') ?? ''}/${path}`);
        const isBeside = artifact.tree.file(besideChart) !== undefined;
        const why = isBeside ? ' The path starts at the root of the source, not at the chart.' : '';
        const meant = isBeside ? { path: besideChart, isCertain: true } : nearValues(full, revision);
        const what = `so Flux cannot build the chart of HelmRelease \`${object.name}\`.${why}`;
        yield { ...describe({ at, full, written: path, root: artifact.root, meant, what }, revision), object };
      }
    }
  }
}

/** `helm.valueFiles` of Applications, next to the chart or in a source that is referenced as `$name`. */
function* ofApplications(revision: Revision): Iterable<Problem> {
  for (const { object, set, name, sources } of revision.argo.applications) {
    if (isArchived(object.origin.file.path)) continue;
    for (const { path, origin, exists, isOptional } of sources.flatMap(({ valuesFiles }) => valuesFiles)) {
      if (exists || isOptional || !isWhole(path)) continue;
      const what = `so Argo CD cannot render Application \`${name}\`.`;
      const meant = nearValues(path, revision);
      yield {
        ...describe({ at: origin, full: path, written: path, root: '', meant, what }, revision),
        object: set ?? object,
      };
    }
  }
}

/** The path that was meant: the nearest name, or the only file that ends alike. */
function nearValues(full: string, revision: Revision): NearPath | undefined {
  const near = nearName(full, revision);
  if (near) return near;
  const alike = [...revision.tree.files.keys()].filter((path) => path.endsWith(`/${full}`));
  const [only] = alike;
  return only !== undefined && alike.length === 1 ? { path: only, isCertain: false } : undefined;
}

interface MissingValues {
  readonly at: Origin;
  /** From the root of the tree. */
  readonly full: string;
  readonly written: string;
  readonly root: string;
  readonly meant: NearPath | undefined;
  readonly what: string;
}

function describe({ at, full, written, root, meant, what }: MissingValues, revision: Revision): Problem {
  const isExcluded = revision.tree.file(full) !== undefined;
  const near =
    meant && !isExcluded && revision.tree.file(meant.path)
      ? meant.path.slice(root === '' ? 0 : root.length + 1)
      : undefined;
  const text = at.text.replace(/^(["'])(.*)\1$/s, '$2');
  const isLiteral = text.endsWith(written);
  const absence = isExcluded
    ? 'is excluded from its source (`.sourceignore`, `spec.ignore` or the defaults of Flux)'
    : `does not exist${fateOf(full, revision.change)}`;
  return {
    at: new Place([], text, at),
    message: `\`${full}\` ${absence}, ${what}${near === undefined ? '' : ` Did you mean \`${near}\`?`}`,
    fix:
      near !== undefined && meant?.isCertain && isLiteral
        ? text.slice(0, text.length - written.length) + near
        : undefined,
    values: [full],
  };
}

function isWhole(path: string): boolean {
  return path !== '' && !hasVariable(path) && !hasPlaceholder(path) && !/[*?[\]{}<>$]|:\/\//.test(path);
}
