import type { Application } from '../reconcilers/argocd/application.ts';
import { ArgoFates, fateOfObject } from './argo-fate.ts';
import type { DeployedSet } from './deployed.ts';
import { compareSets, differs, type SetDifference } from './difference.ts';
import type { Fate } from './fate.ts';
import { heldBack } from './held.ts';
import { type DeploymentPair, pairDeployments } from './pair-deployments.ts';
import type { Deployed } from './revision.ts';

/** Applications to which the very same happens. */
interface Group {
  /** What is equal for all, their fate left out. */
  readonly key: string;
  readonly before: DeployedSet | undefined;
  readonly after: DeployedSet | undefined;
  readonly pairs: DeploymentPair[];
  /** What becomes of what they no longer apply. */
  readonly fate: Fate;
  readonly notes: readonly string[];
}

/** What a change does to what Applications deploy: a difference for each directory that they build alike before and after. */
export function compareDeployments(base: Deployed, head: Deployed): SetDifference[] {
  const pairs = pairDeployments(base.deployments, head.deployments);
  const fates = new ArgoFates(base.argo, head.argo, pairs);
  const isHeld = heldBack(base, head, pairs);
  // Where Argo CD is new to a repository, something else has deployed its overlays before.
  const overlays = base.deployments.length === 0 ? new Map(base.sets.map((set) => [set.name, set])) : undefined;
  const groups = new Map<string, Group>();
  const numbers = new Map<DeployedSet | undefined, number>();
  const numberOf = (set: DeployedSet | undefined): number => {
    const number = numbers.get(set) ?? numbers.size;
    numbers.set(set, number);
    return number;
  };
  for (const pair of pairs) {
    const held = isHeld(pair);
    // What brings an Application applies nothing while it fails, so the Application stays as it is.
    if (isNowhere(pair) || (held && pair.before)) continue;
    const after = pair.after?.content;
    const before = pair.before?.content ?? (after && overlays?.get(after.name));
    const fate = pair.before ? fates.of(pair.before.application) : 'unknown';
    const notes = held ? ['What brings it failed before, so all of it counts as added.'] : moveNotes(pair);
    const key = [numberOf(before), numberOf(after), pair.before !== undefined, ...notes].join('\0');
    const group = groups.get(`${key}\0${fate}`);
    if (group) group.pairs.push(pair);
    else groups.set(`${key}\0${fate}`, { key, before, after, pairs: [pair], fate, notes });
  }
  return merged([...groups.values()]);
}

/** The differences of groups, those together that differ only in what would become of objects, where none goes. */
function merged(groups: readonly Group[]): SetDifference[] {
  const found = new Map<string, SetDifference>();
  for (const group of groups) {
    const difference = compareGroup(group);
    if (!differs(difference)) continue;
    const removes = difference.objects.some(({ change }) => change === 'removed');
    const key = removes ? `${group.key}\0${group.fate}` : group.key;
    const applications = [...(found.get(key)?.applications ?? []), ...difference.applications].sort(byId);
    found.set(key, { ...difference, applications });
  }
  return [...found.values()];
}

/** Whether an Application is not known to be there, nor its directory is. */
function isNowhere({ before, after }: DeploymentPair): boolean {
  return [before, after].every((one) => !one || (one.content.state === 'missing' && !one.application.isCertain));
}

function compareGroup({ before, after, pairs, fate, notes }: Group): SetDifference {
  const isGone = after === undefined;
  const fates = {
    isHeld: () => false,
    fateOf: ({ object }: { readonly object: Parameters<typeof fateOfObject>[0] }) => fateOfObject(object, fate, isGone),
  };
  const difference = compareSets(...comparable(before, after), fates);
  if (!difference) throw new Error('Applications without a content');
  const isPaired = pairs.some((pair) => pair.before && pair.after);
  return {
    ...difference,
    name: (after ?? before)?.name ?? '',
    change: isPaired || (before && after) ? 'changed' : difference.change,
    notes: [...difference.notes, ...stateNotes(before, after), ...notes],
    applications: [...pairs].sort(byId),
  };
}

/** What of both states can be compared: what fails or is not known takes nothing away, and had nothing that is known to change. */
function comparable(
  before: DeployedSet | undefined,
  after: DeployedSet | undefined,
): [DeployedSet | undefined, DeployedSet | undefined] {
  if (!before || !after || before.state === after.state) return [before, after];
  if (after.state === 'known') return [undefined, after];
  return [
    { ...before, objects: [], failures: [] },
    { ...after, objects: [], failures: [] },
  ];
}

function stateNotes(before: DeployedSet | undefined, after: DeployedSet | undefined): string[] {
  const [old, now] = [before?.state, after?.state];
  if (old === 'known' && now === 'missing')
    return [`There is no \`${after?.name}\` any more, so Argo CD cannot sync it and keeps what was applied.`];
  if (old === 'known' && now === 'open') return ['What it applies now is unknown.'];
  if (old === 'open' && now === 'known') return ['What it applied before is unknown, so everything counts as added.'];
  return [];
}

/** Where an Application goes and what it builds, where that changes. */
function moveNotes({ before, after }: DeploymentPair): string[] {
  if (!before || !after) return [];
  const [from, to] = [before.application, after.application].map(destinationOf);
  const [old, now] = [before.content.name, after.content.name];
  return [
    ...(from === to ? [] : [`It goes to ${to} instead of ${from}.`]),
    ...(old === now ? [] : [`It is built from \`${now}\` instead of \`${old}\`.`]),
  ];
}

function destinationOf({ destination: { server, name, namespace } }: Application): string {
  const cluster = name ?? server;
  const parts = [namespace && `namespace \`${namespace}\``, cluster && `\`${cluster}\``];
  return parts.filter((part) => part).join(' of ') || 'no destination';
}

function byId(a: DeploymentPair, b: DeploymentPair): number {
  const [one, other] = [a, b].map(({ before, after }) => (after ?? before)?.id ?? '');
  return one === other ? 0 : (one ?? '') < (other ?? '') ? -1 : 1;
}
