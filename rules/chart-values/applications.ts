import { isApplicationLaidAside } from '../../src/reconcilers/argocd/laid-aside.ts';
import { sourcesOf } from '../../src/reconcilers/argocd/source/declared.ts';
import type { Revision } from '../../src/revision/revision.ts';
import type { ChartUse } from './chart-use.ts';

/** The charts of this repository that Applications render. */
export function* chartsOfApplications(revision: Revision): Iterable<ChartUse> {
  const { argo, tree } = revision;
  for (const application of argo.applications) {
    const { object, set, name, sources, isCertain } = application;
    if (!sources.some(({ chart }) => chart) || isApplicationLaidAside(application, revision)) continue;
    // The actions of a template, or a patch of it, may add values to those that are written.
    if ((application.chart !== undefined && !isCertain) || set?.at('spec', 'templatePatch').exists) continue;
    const stated = sourcesOf(object);
    for (const [index, { chart, path }] of sources.entries()) {
      // The findings about other repositories are theirs.
      if (!chart?.isChecked || chart.tree !== tree) continue;
      const at = stated[index]?.at ?? ['spec'];
      const places = [['helm', 'valuesObject'], ['helm', 'values'], ['helm'], ['path']].map((path) =>
        object.at(...at, ...path),
      );
      yield {
        object: set ?? object,
        tree,
        directory: chart.directory,
        values: chart.values,
        valuesAt: places.find(({ exists }) => exists) ?? object.at(...at),
        harm: `Argo CD cannot render Application \`${name}\``,
        isCertain: path?.isCertain === true && argo.isInUse(application),
        builds: [],
      };
    }
  }
}
