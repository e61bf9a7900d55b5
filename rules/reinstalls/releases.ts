import { clustersOf, type SetDifference } from '../../src/change/difference.ts';
import type { ObjectDifference } from '../../src/change/object-difference.ts';
import { changedPlace } from '../../src/deeds/changed-place.ts';
import { lossesIn } from '../../src/findings/loss.ts';
import type { Problem } from '../../src/findings/problem.ts';
import { changesAt } from '../../src/kubernetes/immutable/value-changes.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { HELM_RELEASE } from '../../src/reconcilers/flux/kinds.ts';
import { releaseIdentity } from '../../src/reconcilers/flux/release-identity.ts';
import { hasStorage } from '../../src/reconcilers/release-data.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { isTemplate } from '../../src/text/variables.ts';
import { quoted } from '../../src/text/words.ts';
import { stringAt } from '../../src/yaml/value.ts';

/** What changes of a release, and the fields that decide it. */
interface Move {
  readonly words: string;
  /** How to keep the release, as a sentence. */
  readonly keep?: string;
  readonly fields: readonly (readonly string[])[];
}

const TARGET = ['spec', 'targetNamespace'];
const NAME = ['spec', 'releaseName'];
const CHART = ['spec', 'chart', 'spec', 'chart'];

/**
 * The problem of a HelmRelease that becomes another release: helm-controller uninstalls the old one first (`ReleaseTargetChanged` in
 * its `internal/action/verify.go`).
 */
export function changedRelease(
  { deployed, before, update }: ObjectDifference,
  set: SetDifference,
  { change }: Revision,
): Problem | undefined {
  const { object } = deployed;
  if (object.groupKind !== HELM_RELEASE || !before || !update || update.manner === 'none') return undefined;
  const move = moveOf(before.object, object);
  const value = move?.fields.flatMap((path) => changesAt(before.object.value, object.value, ...path))[0];
  if (!move || !value) return undefined;
  const hasData = hasStorage(before.object);
  const lost = hasData ? ' The release has storage, which its chart may delete with it.' : '';
  const otherwise = hasData ? 'Undo it, or back up and restore the data.' : 'If this is not intended, undo it.';
  const remedy = move.keep ?? otherwise;
  const isLoss = hasData && update.isCertain;
  const clusters = clustersOf(set);
  return {
    ...changedPlace(value, before.object, object, change),
    message: `${move.words}, so Flux uninstalls HelmRelease ${quoted(object.name)} and installs it again, which interrupts it.${lost} ${remedy}`,
    severity: isLoss ? 'error' : undefined,
    object,
    builds: clusters,
    values: [...clusters, object.namespace, object.name, ...move.fields.flat()],
    losses: lossesIn(clusters, object),
  };
}

function moveOf(before: KubernetesObject, after: KubernetesObject): Move | undefined {
  const [old, now] = [releaseIdentity(before), releaseIdentity(after)];
  if (!old || !now || old.cluster !== now.cluster) return undefined;
  if (old.namespace !== now.namespace)
    return {
      words: `This change moves the release from namespace ${quoted(old.namespace)} to ${quoted(now.namespace)}`,
      fields: [TARGET],
    };
  if (old.name !== now.name)
    return {
      words: `This change renames the release from ${quoted(old.name)} to ${quoted(now.name)}`,
      fields: [NAME, TARGET],
      ...(stringAt(after.value, ...NAME) ? {} : { keep: `Set \`releaseName\` to ${quoted(old.name)} to keep it.` }),
    };
  if (old.storageNamespace !== now.storageNamespace)
    return {
      words: `This change moves the history of the release from namespace ${quoted(old.storageNamespace)} to ${quoted(now.storageNamespace)}`,
      fields: [['spec', 'storageNamespace']],
    };
  const [chart, other] = [chartOf(before), chartOf(after)];
  if (!chart || !other || chart === other || updatesInPlace(after)) return undefined;
  return { words: `This change replaces the chart ${quoted(chart)} with ${quoted(other)}`, fields: [CHART] };
}

/** The name of a chart, where the reference to it is its name. */
function chartOf({ value }: KubernetesObject): string | undefined {
  const chart = stringAt(value, ...CHART);
  const isNamed = stringAt(value, 'spec', 'chart', 'spec', 'sourceRef', 'kind') === 'HelmRepository';
  return isNamed && chart !== undefined && !isTemplate(chart) ? chart : undefined;
}

/** Since Flux 2.9, a release can take another chart. */
function updatesInPlace({ value }: KubernetesObject): boolean {
  return stringAt(value, 'spec', 'upgrade', 'chartNameChangeStrategy') === 'InPlaceUpdate';
}
