import type { Problem } from '../../src/findings/problem.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { CertainValues } from '../../src/reconcilers/value-layers.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { chartsOfApplications } from './applications.ts';
import { type Chart, ChartReader } from './chart.ts';
import type { ChartUse } from './chart-use.ts';
import type { Work } from './coalesce.ts';
import { chartsOfOverlays } from './overlays.ts';
import { partsOf } from './parts.ts';
import { problemOf } from './problems.ts';
import { chartsOfReleases } from './releases.ts';
import { SchemaCheck } from './schema-check.ts';

/** Problems of one chart that are reported. */
const MAX_PROBLEMS = 200;
/** Steps that all charts of a revision may take. */
const MAX_WORK = 3_000_000;

export default defineRule({
  id: 'chart-values',
  description: 'The values for a Helm chart in this repository do not match its `values.schema.json`.',
  theme: 'reconcilers',
  severity: 'error',
  on: 'tree',

  *check(revision) {
    const reader = new ChartReader(revision.manifests);
    const work = { left: MAX_WORK };
    for (const use of usesIn(revision, reader)) yield* problemsOf(use, reader, work);
  },
});

function* usesIn(revision: Revision, reader: ChartReader): Iterable<ChartUse> {
  yield* chartsOfReleases(revision, reader);
  yield* chartsOfApplications(revision);
  yield* chartsOfOverlays(revision, reader);
}

function* problemsOf(use: ChartUse, reader: ChartReader, work: Work): Iterable<Problem> {
  const found = reader.chart(use.tree, use.directory);
  if (!found) return;
  const chart = withDefaults(found, use.defaults?.certain);
  const { certain } = use.values;
  for (const part of partsOf(chart, certain, { tree: use.tree, reader, work })) {
    const { schema } = part.chart;
    if (!schema) continue;
    const { violations } = new SchemaCheck(schema, part.open, work).judge(part.values, part.path);
    for (const violation of violations.slice(0, MAX_PROBLEMS)) yield problemOf(violation, part, use);
  }
}

/** A chart with other default values, if there are any. */
function withDefaults(chart: Chart, defaults: CertainValues | undefined): Chart {
  if (!defaults) return chart;
  return { ...chart, values: defaults.values, isOpen: chart.isOpen || defaults.open.length > 0 };
}
