import type { KubernetesObject } from '../../../kubernetes/object.ts';
import type { DeployedSet, PruneOutcome, Pruning } from '../../deployed.ts';
import type { ApplicationChange, ApplicationObjects, SetPair } from '../../set-pair.ts';
import type { Application } from '../application.ts';
import { isAutomatic } from '../automatic.ts';
import { argoId } from '../details.ts';
import type { ArgoGraph } from '../graph.ts';
import { stepOf } from '../sync-step.ts';
import { type ComparedGraph, heldBack } from './held.ts';
import { pairApplications, type SyncedPair, setKey } from './pair.ts';
import { outcomeOfObject, PruneOutcomes } from './prune.ts';
import type { SyncedApplication } from './synced.ts';
import { updatingOf } from './update.ts';

/** Applications with the same change. */
interface Group extends Omit<SetPair, 'applications' | 'synced' | 'pruning' | 'updating' | 'stepOf'> {
  readonly pairs: SyncedPair[];
}

/** What Applications deploy in two revisions: those together that build a directory alike before and after. */
export function setPairs(base: ComparedGraph, head: ComparedGraph): SetPair[] {
  const pairs = pairApplications(base.synced, head.synced);
  const outcomes = new PruneOutcomes(base.graph, head.graph, pairs);
  const isHeld = heldBack(base, head, pairs);
  // Where Argo CD is new to a repository, something else has deployed its overlays before.
  const overlays = base.synced.length === 0 ? new Map(base.sets.map((set) => [set.name, set])) : undefined;
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
    const outcome = pair.before ? outcomes.of(pair.before.application) : 'unknown';
    const own = held ? ['Its parent failed before, so everything in it counts as added.'] : moveNotes(pair);
    const key = [numberOf(before), numberOf(after), pair.before !== undefined, isResumed(pair), ...own].join('\0');
    const notes = [...stateNotes(before, after), ...own];
    const group = groups.get(`${key}\0${outcome}`);
    if (group) group.pairs.push(pair);
    else groups.set(`${key}\0${outcome}`, { key, before, after, pairs: [pair], outcome, notes });
  }
  return [...groups.values()].map(({ pairs: own, ...group }) => ({
    ...group,
    pruning: pruningOf(group.outcome, group.after === undefined),
    stepOf,
    synced: own.map((pair) => applicationObjects(pair, head.graph)),
    updating: updatingOf(own),
    applications: own.flatMap(applicationChange).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
  }));
}

/** Whether an Application is not known to be there, nor its directory is. */
function isNowhere({ before, after }: SyncedPair): boolean {
  return [before, after].every((one) => !one || (one.content.state === 'missing' && !one.application.isCertain));
}

function pruningOf(outcome: PruneOutcome, isGone: boolean): Pruning {
  return { isHeld: () => false, outcomeOf: ({ object }) => outcomeOfObject(object, outcome, isGone) };
}

function applicationChange({ before, after }: SyncedPair): ApplicationChange[] {
  const one = after ?? before;
  if (!one) return [];
  const { set } = one.application;
  return [
    {
      name: one.id,
      applicationSet: set ? argoId(set) : null,
      roots: one.roots,
      change: before ? (after ? 'changed' : 'removed') : 'added',
      automated: isAutomatic(one.application.object),
      resumed: isResumed({ before, after }),
    },
  ];
}

function isResumed({ before, after }: SyncedPair): boolean {
  return (
    before !== undefined &&
    after !== undefined &&
    !isAutomatic(before.application.object) &&
    isAutomatic(after.application.object)
  );
}

function applicationObjects({ before, after }: SyncedPair, { sets }: ArgoGraph): ApplicationObjects {
  const objectOf = ({ application: { set, object } }: SyncedApplication): KubernetesObject => set ?? object;
  const set = before?.application.set;
  const isUnmade = set && !after && sets.some(({ object }) => setKey(object) === setKey(set));
  return {
    name: (after ?? before)?.id ?? '',
    before: isUnmade ? before?.application.object : before && objectOf(before),
    after: after && objectOf(after),
  };
}

function stateNotes(before: DeployedSet | undefined, after: DeployedSet | undefined): string[] {
  const [old, now] = [before?.state, after?.state];
  if (old === 'known' && now === 'missing')
    return [`\`${after?.name}\` no longer exists, so Argo CD cannot sync it and keeps what was applied.`];
  if (old === 'known' && now === 'open') return ['What it applies now is unknown.'];
  if (old === 'open' && now === 'known') return ['What it applied before is unknown, so everything counts as added.'];
  return [];
}

/** Where an Application goes and what it builds, where that changes. */
function moveNotes({ before, after }: SyncedPair): string[] {
  if (!before || !after) return [];
  const [from, to] = [before.application, after.application].map(destinationOf);
  const [old, now] = [before.content.name, after.content.name];
  return [
    ...(from === to ? [] : [`It deploys to ${to} instead of ${from}.`]),
    ...(old === now ? [] : [`It is built from \`${now}\` instead of \`${old}\`.`]),
  ];
}

function destinationOf({ destination: { server, name, namespace } }: Application): string {
  const cluster = name ?? server;
  const parts = [namespace && `namespace \`${namespace}\``, cluster && `\`${cluster}\``];
  return parts.filter((part) => part).join(' of ') || 'no destination';
}
