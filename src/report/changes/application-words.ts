import type { ApplicationChange } from '../../reconcilers/set-pair.ts';
import type { ReconcilerWords } from '../../reconcilers/words.ts';
import { countOf, firstFew } from '../../text/words.ts';
import type { SetChange } from './changes.ts';
import type { SameChange } from './same-changes.ts';

/** Which Applications have something to do. */
export function syncingWords(applications: readonly ApplicationChange[], write: (name: string) => string): string {
  const words = new Map<string, string>();
  const isMixed = applications.some(({ change }) => change !== 'removed');
  for (const { name, change, automated, resumed } of applications) {
    const isRemoved = change === 'removed';
    const when = automated ? (resumed ? ' (now automatic)' : '') : ' (after a manual sync)';
    const note = isRemoved ? (isMixed ? ' (removed)' : '') : when;
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
  const acts = set.objects.length > 0 || others.some(({ resumed }) => resumed);
  const title = acts ? actingTitle(by) : `${by.applier}s`;
  return [...line(title, others), ...stageLines(set, write), ...line(`Removed ${by.applier}s`, gone)];
}

/** In which order a sync applies what differs, as a line. None if it is one stage. */
function stageLines({ stages }: SetChange, write: (name: string) => string): string[] {
  if (stages.length < 2 && stages.every(({ phase }) => phase === 'Sync')) return [];
  const words = stages.map(({ phase, wave, count, objects }) => {
    const when = [phase === 'Sync' ? '' : phase, phase === 'Sync' || wave !== 0 ? `wave ${wave}` : ''].filter(Boolean);
    const [only] = objects;
    return `${when.join(' ')} (${count === 1 && only ? `${only.kind} ${write(only.name)}` : countOf(count, 'object')})`;
  });
  return [`Order of the sync: ${firstFew(words, (text) => text, 8)}`];
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
