import type { ApplicationChange } from '../../reconcilers/deployed.ts';
import type { ReconcilerWords } from '../../reconcilers/words.ts';
import { firstFew } from '../../text/words.ts';
import type { SameChange } from './change-words.ts';
import type { SetChange } from './changes.ts';

/** Which Applications have something to do. */
export function syncingWords(applications: readonly ApplicationChange[], write: (name: string) => string): string {
  const words = new Map<string, string>();
  const isMixed = applications.some(({ change }) => change !== 'removed');
  for (const { name, change, automated } of applications) {
    const isRemoved = change === 'removed';
    const note = isRemoved ? (isMixed ? ' (removed)' : '') : automated ? '' : ' (after a manual sync)';
    words.set(name, `${write(name)}${note}`);
  }
  return firstFew([...words.values()], (text) => text, 3);
}

/** Which Applications sync or go, a line for each, with what makes them and the roots from which they are reached. */
export function applicationLines({ set, applications }: SameChange, write: (name: string) => string): string[] {
  const { by } = set;
  if (!by) return [];
  const gone = applications.filter(({ change }) => change === 'removed');
  const others = applications.filter(({ change }) => change !== 'removed');
  const line = (title: string, some: readonly ApplicationChange[]): string[] =>
    some.length === 0 ? [] : [`${title}: ${syncingWords(some, write)}, from ${cameFromWords(some, by, write)}`];
  const title = set.objects.length > 0 ? actingTitle(by) : `${by.applier}s`;
  return [...line(title, others), ...line(`Removed ${by.applier}s`, gone)];
}

/** Whom GitHub asks to review what changes, as a line. None if there is no one. */
export function reviewerLines({ owners }: SetChange, write: (owner: string) => string): string[] {
  return owners.length === 0 ? [] : [`Asked to review: ${firstFew(owners, write, 5)}`];
}

/** What will do something: `Applications that will sync`. */
export function actingTitle({ applier, verb }: ReconcilerWords): string {
  return `${applier}s that will ${verb}`;
}

function cameFromWords(
  applications: readonly ApplicationChange[],
  { makers: [maker = ''] }: ReconcilerWords,
  write: (name: string) => string,
): string {
  const sets = [...new Set(applications.flatMap(({ applicationSet }) => applicationSet ?? []))];
  const roots = [...new Set(applications.flatMap((one) => one.roots))];
  const list = (noun: string, names: readonly string[]): string[] =>
    names.length === 0 ? [] : [`${noun}${names.length === 1 ? '' : 's'} ${firstFew(names, write)}`];
  return [...list(maker, sets), ...list('root', roots)].join(', ');
}

/** What is known to deploy an overlay. Empty if no tool has a say. */
export function standingWords({ standing }: SetChange, write: (name: string) => string): string {
  if (!standing) return '';
  if (standing.by === 'maybe') return `may be deployed by ${firstFew(standing.applications, write)}`;
  return standing.by === 'hand'
    ? `applied manually, as the entrypoint of ${standing.tool}`
    : 'not known to be deployed';
}
