import type { RevisionDifference } from '../../src/change/compare.ts';
import { changedPlace } from '../../src/deeds/changed-place.ts';
import { lossesIn } from '../../src/findings/loss.ts';
import type { Problem } from '../../src/findings/problem.ts';
import { dataHeldBy } from '../../src/kubernetes/data/held.ts';
import { changesAt } from '../../src/kubernetes/immutable/value-changes.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import { ObjectIndex } from '../../src/kubernetes/object-index.ts';
import { isOfCluster } from '../../src/kubernetes/scope.ts';
import type { Application, Destination } from '../../src/reconcilers/argocd/application.ts';
import { argoId } from '../../src/reconcilers/argocd/details.ts';
import { clusterOf } from '../../src/reconcilers/argocd/instances.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { isTemplate } from '../../src/text/variables.ts';
import { fewInWords, quoted } from '../../src/text/words.ts';
import { valueAt } from '../../src/yaml/value.ts';

/** The problems of Applications whose destination changes: everything is created at the new one. */
export function* movedApplications({ differences }: RevisionDifference, revision: Revision): Iterable<Problem> {
  const old = byId(revision.base?.argo.applications ?? []);
  const now = byId(revision.argo.applications);
  const changed = differences.flatMap(({ applications }) => applications.filter(({ change }) => change === 'changed'));
  for (const { name, automated } of changed) {
    const [before, after] = [old.get(name), now.get(name)];
    const problem = before && after && problemOf(name, before, after, automated, revision);
    if (problem) yield problem;
  }
}

function byId(applications: readonly Application[]): Map<string, Application> {
  return new Map(applications.map((application) => [argoId(application.object), application]));
}

function problemOf(
  name: string,
  before: Application,
  after: Application,
  automated: boolean,
  { change }: Revision,
): Problem | undefined {
  const [old, now] = [before.destination, after.destination];
  if ([old, now].some(isOpen)) return undefined;
  const [from, to] = [clusterOf(old), clusterOf(now)];
  // A name and an address may mean the same cluster.
  if (from !== to && (old.name === undefined) !== (now.name === undefined)) return undefined;
  const fields = from === to ? ['namespace'] : ['name', 'server'];
  const field = fields.find((key) => stated(before, key) !== stated(after, key));
  const [value] =
    field === undefined ? [] : changesAt(before.object.value, after.object.value, 'spec', 'destination', field);
  if (!value) return undefined;
  const effect = from === to ? inNamespace(before, after, automated) : inCluster(from, to);
  if (!effect) return undefined;
  const isLoss = effect.isLoss && before.isCertain && after.isCertain;
  return {
    ...changedPlace(value, before.object, after.object, change),
    message: `Application ${quoted(name)} ${effect.words}`,
    severity: isLoss ? 'error' : undefined,
    object: after.object,
    builds: [name],
    values: [name, from, to, old.namespace ?? '', now.namespace ?? ''],
    losses: lossesIn([name], after.object),
  };
}

interface Effect {
  readonly words: string;
  readonly isLoss: boolean;
}

function inCluster(from: string, to: string): Effect {
  const [old, now] = [from, to].map((cluster) => (cluster === '' ? 'its own cluster' : quoted(cluster)));
  return {
    words: `moves from ${old} to ${now}. Argo CD creates everything there, without its data, and leaves what runs in ${old}, where nothing updates or deletes it anymore. Delete it there, or deploy to ${now} with another Application first.`,
    isLoss: false,
  };
}

/** What happens to objects that have no namespace of their own. */
function inNamespace(before: Application, after: Application, automated: boolean): Effect | undefined {
  const [old, now] = [before.destination.namespace ?? '', after.destination.namespace ?? ''];
  const moved = movedObjects(before, after);
  if (moved.length === 0 && after.unknowns.length === 0) return undefined;
  const prunes = automated && valueAt(after.object.value, ['spec', 'syncPolicy', 'automated', 'prune']) === true;
  const start = `moves from namespace ${quoted(old)} to ${quoted(now)}. Argo CD creates its objects there`;
  if (!prunes)
    return {
      words: `${start}, and what runs in ${quoted(old)} stays until someone prunes it. Move the data, then delete it there.`,
      isLoss: false,
    };
  const others = new ObjectIndex(before.objects);
  const lost = moved.flatMap((object) => {
    const data = dataHeldBy(object, others);
    return data && data.stays === undefined ? [{ object, data }] : [];
  });
  if (lost.length === 0)
    return { words: `${start} and deletes those in ${quoted(old)}. If this is not intended, undo it.`, isLoss: false };
  const what = fewInWords(lost.map(({ object, data }) => `${object.kind} ${quoted(object.name)} with ${data.what}`));
  return {
    words: `${start} and deletes those in ${quoted(old)}: ${what}. Back up the data, or undo it.`,
    isLoss: true,
  };
}

/** The objects whose namespace is that of the destination, before and afterward. */
function movedObjects(before: Application, after: Application): KubernetesObject[] {
  const idOf = ({ groupKind, name }: KubernetesObject): string => `${groupKind} ${name}`;
  const follows = (object: KubernetesObject): boolean => object.namespace === '' && !isOfCluster(object);
  const now = new Set(after.objects.filter(follows).map(idOf));
  return before.objects.filter((object) => follows(object) && now.has(idOf(object)));
}

function stated({ object }: Application, field: string): unknown {
  return object.at('spec', 'destination', field).value;
}

function isOpen({ server = '', name = '', namespace = '' }: Destination): boolean {
  return [server, name, namespace].some(isTemplate);
}
