import { askedObject } from '../../src/findings/asks-for.ts';
import { groupBy } from '../../src/grouping.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { type ConfigReference, configReferences } from '../../src/reconcilers/flux/references/config-references.ts';
import { writtenAt } from '../../src/yaml/origin.ts';
import { aboutKey, harmTo } from './about-key.ts';
import { isOfOneBuild, type MissingConfig, missingConfig } from './missing-config.ts';
import { missingInOverlays } from './overlays.ts';
import { missingKey, missingObject } from './words.ts';

export default defineRule({
  on: 'tree',
  id: 'unknown-values',
  description: 'A HelmRelease or Flux Kustomization reads values from a ConfigMap, Secret or key that does not exist.',
  theme: 'reconcilers',
  severity: 'error',

  *check(revision) {
    const { flux } = revision;
    for (const cluster of flux.clusters) {
      for (const supply of configReferences(cluster)) {
        const problem = missingKey(supply, cluster, revision.externals);
        if (problem) yield { ...problem, ...aboutKey(supply), ...(isSuspended(supply) && { severity: 'warning' }) };
      }
    }
    for (const [shortage, ...alike] of byPlace(missingConfig(revision))) {
      const { supply, certainty } = shortage;
      const problem = {
        ...missingObject(shortage, new Set(alike.map(({ supply: { object } }) => object.name)).size),
        object: supply.object,
        builds: [...new Set([shortage, ...alike].map(({ cluster }) => cluster.name))],
        values: [supply.kind, supply.name],
        cause: [supply.kind, supply.namespace, supply.name],
        asksFor: askedObject(
          { groupKind: `/${supply.kind}`, namespace: supply.namespace, name: supply.name },
          { harm: harmTo(supply, certainty === 'certain') },
        ),
      };
      yield certainty === 'certain' && !isSuspended(supply) ? problem : { ...problem, severity: 'warning' };
    }
    yield* missingInOverlays(revision);
  },
});

/** What is suspended reads nothing until someone resumes it. */
function isSuspended({ object }: ConfigReference): boolean {
  return object.at('spec', 'suspend').value === true;
}

/** The shortages by the place that causes them: a patch or a variable can make many objects use one name. */
function byPlace(all: readonly MissingConfig[]): Iterable<[MissingConfig, ...MissingConfig[]]> {
  // `unstable-reference` reports what one build does to both.
  const reported = all.filter((one) => one.certainty !== 'open' && !isOfOneBuild(one));
  return groupBy(reported, ({ supply, certainty }) =>
    [writtenAt(supply.at.name.origin), supply.kind, supply.namespace, supply.name, certainty].join('\0'),
  ).values();
}
