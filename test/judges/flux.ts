/**
 * Compares what gitops-gate makes of every Flux Kustomization of a tree with what kustomize-controller's own libraries make of it:
 * `npm run test:flux -- TREE...`. Asks the program `flux-build` (FLUX_BUILD, or on PATH), without and with strict substitution.
 */
import { readManifests } from '../../src/kubernetes/manifests.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import type { FluxKustomization } from '../../src/reconcilers/flux/follow/flux-kustomization.ts';
import { followFlux } from '../../src/reconcilers/flux/graph.ts';
import { holdsDollar } from '../../src/reconcilers/flux/substitute/substitution.ts';
import { readWorkTree } from '../../src/repository/work-tree.ts';
import { YamlReader } from '../../src/yaml/reader.ts';
import { askFor, end, type Json, type JsonMap, toJson } from './flux-build.ts';

/** The same content always as the same text. */
function canonical(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || value === undefined || typeof value !== 'object') return JSON.stringify(value ?? null);
  return `{${Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
    .join()}}`;
}

/** Objects that are not compared. */
const left: string[] = [];
const figures = { equal: 0, 'failing in both': 0, differing: 0, 'not known': 0 };

async function compare(cluster: Cluster, reconciler: FluxKustomization, strict: boolean): Promise<void> {
  const { object, path, build, failures, missing, objects, namespace } = reconciler;
  if (!path || (build && build.unknown.length > 0)) {
    figures['not known']++;
    return;
  }
  // The judge leaves objects as they are where nothing is substituted; the controller writes and reads them once more, by which
  // folded texts gain line breaks. Where text that looks like a variable is in the way, these are not compared.
  const isWritten = reconciler.variables.areUsed || !build?.objects.some(({ value }) => holdsDollar(value));
  const shown = (value: JsonMap): string =>
    isWritten ? canonical(value) : canonical(value).replace(/(?:\\n)+/g, '\\n');
  const alwaysWritten = !reconciler.variables.areUsed && isWritten;
  const answer = await askFor(cluster, { ...reconciler, path }, { strict, alwaysWritten });
  const [failure] = failures;
  const [unset] = missing;
  const ours = failure
    ? failure.cause
    : strict && unset
      ? `variable not set (strict mode): "${unset.variable}"`
      : undefined;
  const name = `${cluster.name}: ${namespace}/${object.name}${strict ? ' (strict)' : ''}`;
  if (ours !== undefined || answer.error !== undefined) {
    const both = ours !== undefined && answer.error !== undefined;
    figures[both ? 'failing in both' : 'differing']++;
    console.log(
      `${both ? 'fails' : 'DIFFERS'} ${name}\n  ours:   ${ours ?? 'builds'}\n  theirs: ${answer.error ?? 'builds'}`,
    );
    return;
  }
  const theirs = (answer.objects ?? []).map(shown);
  const mine = objects.map(({ value }) => shown(toJson(value)));
  const at = Math.max(theirs.length, mine.length);
  for (let index = 0; index < at; index++) {
    if (theirs[index] === mine[index]) continue;
    // What an operator makes of a value that is not known stays as it is written; the judge gets a name for the value.
    if (/\$\{(?:\w+[^\w}]|#)/.test(mine[index] ?? '')) {
      left.push(`${name} (object ${index})`);
      continue;
    }
    figures.differing++;
    const [a = '', b = ''] = [mine[index], theirs[index]];
    let start = 0;
    while (start < a.length && a[start] === b[start]) start++;
    const around = (text: string): string => text.slice(Math.max(0, start - 80), start + 160);
    console.log(`DIFFERS ${name} (object ${index} of ${at})\n  ours:   ${around(a)}\n  theirs: ${around(b)}`);
    return;
  }
  figures.equal++;
}

for (const directory of process.argv.slice(2)) {
  const tree = readWorkTree(directory);
  const reader = new YamlReader();
  const graph = followFlux(tree, reader, readManifests(tree, reader));
  for (const cluster of graph.clusters) {
    for (const reconciler of cluster.kustomizations) {
      for (const strict of [false, true]) await compare(cluster, reconciler, strict);
    }
  }
  console.log(directory, graph.clusters.length, 'clusters', figures, 'objects not compared:', left.length);
}
end();
