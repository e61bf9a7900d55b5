import type { Problem } from '../../src/findings/problem.ts';
import type { NamedObject } from '../../src/kubernetes/references/reference.ts';
import { optionalReferencesOf, referencesOf } from '../../src/kubernetes/references/references.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { type External, isOf, isVariableOf, type Need } from '../../src/reconcilers/externals.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import type { FluxGraph } from '../../src/reconcilers/flux/graph.ts';
import { chartReferences } from '../../src/reconcilers/flux/references/chart-references.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { quoted } from '../../src/text/words.ts';

export default defineRule({
  on: 'tree',
  id: 'unused-external',
  description: 'An entry of `externals` in the policy file is not needed.',
  theme: 'gate',
  severity: 'warning',

  *check(revision) {
    const { externals, tree } = revision;
    if (externals.entries.length === 0) return;
    const reconcilers = revision.reconcilers.filter(({ entrypoints }) => entrypoints.length > 0);
    if (reconcilers.length === 0) return;
    const kinds = new Set(reconcilers.flatMap(({ neededKinds }) => [...neededKinds]));
    const needs = reconcilers.flatMap((reconciler) => reconciler.needs());
    for (const entry of externals.entries) {
      // The policy in force may be that of the base, or a file elsewhere.
      const { at } = entry;
      if (!at || tree.textAt(at.file.path)?.text !== at.file.text) continue;
      const unused = entry.names.filter((name) => !isNeeded({ ...entry, names: [name] }, { needs, kinds }, revision));
      if (unused.length > 0) yield { at, ...problemOf(entry, unused) };
    }
  },
});

/** What clusters need from elsewhere, and the kinds of which that is known. */
interface Needs {
  readonly needs: readonly Need[];
  readonly kinds: ReadonlySet<string>;
}

function isNeeded(entry: External, { needs, kinds }: Needs, { flux }: Revision): boolean {
  if (entry.kind === undefined && flux.clusters.length === 0) return true;
  if (entry.kind === undefined)
    return flux.clusters.some(({ name: cluster, kustomizations }) =>
      kustomizations.some(({ uses, variables }) =>
        uses.some(({ variable }) => !variables.set.has(variable) && isVariableOf(entry, variable, cluster)),
      ),
    );
  return !kinds.has(entry.kind) || needs.some((need) => isOf(entry, need)) || isNamed(entry, flux);
}

/** Whether an object of a cluster names it in a field that `unknown-reference` checks. */
function isNamed(entry: External, { clusters }: FluxGraph): boolean {
  return clusters.some((cluster) =>
    cluster.objects.some(({ object }) =>
      [...referencesOf(object), ...optionalReferencesOf(object), ...chartReferences(object)].some(
        (named) => isOf(entry, { ...named, cluster: cluster.name }) && !isThere(named, cluster),
      ),
    ),
  );
}

function isThere({ groupKind, namespace, name }: NamedObject, cluster: Cluster): boolean {
  return cluster.find(groupKind, namespace, name).length > 0;
}

function problemOf({ kind, names }: External, unused: readonly string[]): Omit<Problem, 'at'> {
  const what = kind ?? (unused.length === 1 ? 'variable' : 'variables');
  const remedy =
    unused.length === names.length ? 'Delete the entry' : `Delete ${unused.length === 1 ? 'the name' : 'the names'}`;
  return {
    values: [kind ?? '', ...unused],
    message: `No cluster needs ${what} ${unused.map(quoted).join(', ')} from elsewhere. ${remedy} so that it does not hide a future mistake.`,
  };
}
