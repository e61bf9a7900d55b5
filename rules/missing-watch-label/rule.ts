import { addedAfter } from '../../src/findings/field-fix.ts';
import type { ProblemFix } from '../../src/findings/problem.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { defineRule } from '../../src/lint/rule.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { configReferences } from '../../src/reconcilers/flux/references/config-references.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { isMap } from '../../src/yaml/value.ts';

const LABEL = 'reconcile.fluxcd.io/watch';
/** The switch of the controllers that chooses other labels. */
const SWITCH = '--watch-configs-label-selector';
const LINE = `${LABEL}: Enabled`;

export default defineRule({
  id: 'missing-watch-label',
  description:
    'Flux does not notice at once that a ConfigMap or Secret changes from which it takes values or variables.',
  theme: 'practices',
  severity: 'notice',
  preset: 'audit',
  on: 'tree',

  *check(revision) {
    const used = revision.flux.clusters.flatMap((cluster) => unwatched(cluster, revision));
    if (used.length === 0 || [...revision.manifests.texts()].some(({ text }) => text.includes(SWITCH))) return;
    for (const { config, user } of used)
      yield {
        at: config.at('metadata', 'name'),
        object: config,
        message: `${user.kind} \`${user.name}\` uses this ${config.kind}. Without the label \`${LINE}\`, Flux only notices a change at the next interval of the ${user.kind}. Add the label.`,
        values: [],
        cause: [LABEL],
        fix: addedLabel(config),
      };
  },
});

interface UsedConfig {
  readonly config: KubernetesObject;
  readonly user: KubernetesObject;
}

/** What Kustomizations and HelmReleases of a cluster use and Flux does not watch, each once. */
function unwatched(cluster: Cluster, { patches, checkouts }: Revision): UsedConfig[] {
  const found = new Map<KubernetesObject, KubernetesObject>();
  for (const { object, kind, namespace, name } of configReferences(cluster))
    for (const { object: config } of cluster.find(`/${kind}`, namespace, name)) {
      // A generated name changes with the content, and so does the reference to it.
      const isRenamed = config.stated.name !== config.name;
      const label = config.at('metadata', 'labels', LABEL);
      if (isRenamed || label.exists || found.has(config) || checkouts.holds(config.origin.file.path)) continue;
      if (!patches.mayWrite(config, label.path)) found.set(config, object);
    }
  return [...found].map(([config, user]) => ({ config, user }));
}

function addedLabel(config: KubernetesObject): ProblemFix | undefined {
  // An edit breaks the checksum of SOPS.
  const isEncrypted = /^sops:/m.test(config.origin.file.text);
  if (isEncrypted) return undefined;
  const { value: labels } = config.at('metadata', 'labels');
  const last = isMap(labels) ? Object.keys(labels).at(-1) : undefined;
  if (last !== undefined) return addedAfter(config.at('metadata', 'labels', last), [LINE]);
  if (labels !== undefined) return undefined;
  const lines = ['labels:', `  ${LINE}`];
  const [namespace, name] = [config.at('metadata', 'namespace'), config.at('metadata', 'name')];
  const isLast = namespace.exists && namespace.origin.start > name.origin.start;
  return (isLast ? addedAfter(namespace, lines) : undefined) ?? addedAfter(name, lines);
}
