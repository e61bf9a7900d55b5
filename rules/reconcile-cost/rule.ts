import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { countOf, firstFew, quoted } from '../../src/text/words.ts';
import { wakesOf } from './wakes.ts';

/** Kustomizations of one source from which a commit is costly for the controllers and for the API server. */
const MANY = 30;
const SECONDS = /^(\d{1,6}(?:\.\d{1,6})?)(m?s)$/;

export default defineRule({
  id: 'reconcile-cost',
  description: 'A commit or a poll makes Flux do much more work than the change needs.',
  theme: 'practices',
  severity: 'notice',
  preset: 'strict',
  on: 'tree',

  *check({ flux, tree }) {
    const polled = new Set<KubernetesObject>();
    for (const cluster of flux.clusters) {
      yield* manyWoken(cluster);
      yield* wholeRepository(cluster, tree.file('kustomization.yaml') !== undefined);
      for (const { source } of cluster.kustomizations) if (source) polled.add(source);
    }
    for (const source of polled) yield* polledOften(source);
  },
});

function* manyWoken(cluster: Cluster): Iterable<Problem> {
  for (const { source, kustomizations, parts } of wakesOf(cluster)) {
    if (kustomizations < MANY) continue;
    const [largest] = parts;
    const names = firstFew(parts, ([folder, count]) => `${quoted(folder || '.')} (${count})`);
    const split =
      parts.length < 2 || !largest
        ? 'Let an ArtifactGenerator make an artifact of each app from it'
        : `Let an ArtifactGenerator make an artifact of each folder from it: ${names}`;
    yield {
      at: source.at('metadata', 'name'),
      object: source,
      message: `Each commit to this repository makes Flux reconcile ${countOf(kustomizations, 'Kustomization')} of ${cluster.name || 'this cluster'}, whatever it changes, because all of them use ${source.kind} ${quoted(source.name)}. ${split}. A commit then wakes only those whose files it changes.`,
      values: ['woken', cluster.name],
    };
  }
}

/** A Kustomization without a list of what it applies, at the root of the repository. */
function* wholeRepository({ kustomizations }: Cluster, hasList: boolean): Iterable<Problem> {
  for (const { object, path, name } of kustomizations) {
    if (hasList || !path?.exists || !path.isCertain || path.directory !== '' || path.artifact.root !== '') continue;
    yield {
      at: object.at('spec', 'path'),
      object,
      message: `Kustomization ${quoted(name)} applies the root of the repository, which has no kustomization.yaml, so Flux builds every YAML file of the repository each time and applies any new one. Set \`path\` to a folder.`,
      values: ['root'],
    };
  }
}

function* polledOften(source: KubernetesObject): Iterable<Problem> {
  const at = source.at('spec', 'interval');
  const [, seconds, unit] = SECONDS.exec(typeof at.value === 'string' ? at.value : '') ?? [];
  if (seconds === undefined || (unit === 's' && Number(seconds) >= 60)) return;
  yield {
    at,
    object: source,
    message: `Flux polls this repository every ${quoted(String(at.value))}. Set \`interval\` to a minute or more, and use a Receiver if changes must be deployed at once.`,
    values: ['interval'],
  };
}
