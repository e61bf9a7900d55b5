import { qualifiedName } from '../../kubernetes/terms/words.ts';
import type { ReconcilerWords } from '../../reconcilers/words.ts';
import { countOf, firstFew, grouped } from '../../text/words.ts';
import type { Changes, FieldChange, ObjectChange, SetChange } from './changes.ts';
import type { SameChange } from './same-changes.ts';

/** Fields of an object that a short line names. */
const NAMED = 3;
/** Letters of a value before and after that a short line shows. */
const SHORT_VALUES = 40;

const NOUNS: Readonly<Record<Changes['kind'], readonly [string, string]>> = {
  cluster: ['cluster', 'clusters'],
  overlay: ['overlay', 'overlays'],
  directory: ['directory', 'directories'],
  mixed: ['cluster or directory', 'clusters and directories'],
};

/** A number of what is compared: `1 cluster`, `2 more directories`. */
export function countOfKind(count: number, kind: Changes['kind'], word = ''): string {
  return `${grouped(count)} ${word}${NOUNS[kind][count === 1 ? 0 : 1]}`;
}

/** What a change does in one line: how many clusters it changes. */
export function changesHeading({ kind, compared, sets, unplaced }: Changes): string {
  const known = unplaced.length > 0 ? 'known ' : '';
  if (sets.length === 0) return `No changes in ${countOfKind(compared, kind, known)}`;
  return `Changes in ${grouped(new Set(sets.map(({ name }) => name)).size)} of ${countOfKind(compared, kind)}`;
}

/** What could not be compared because nothing is known to apply it. Empty if there is none. */
export function unplacedWords({ unplaced }: Changes, write: (name: string) => string): string {
  if (unplaced.length === 0) return '';
  const names = firstFew(unplaced, ({ name, path }) => `${write(name)} (${write(path)})`);
  const [were, them] = unplaced.length === 1 ? ['was', 'it'] : ['were', 'them'];
  return `${countOf(unplaced.length, 'Flux Kustomization')} ${were} not compared, because no known cluster contains ${them}: ${names}.`;
}

/** `1 added, 2 changed, 3 removed`, with whether the set itself is new or gone. */
export function countWords({
  kind,
  by,
  change,
  added,
  changed,
  removed,
  losses,
  applications,
  unknown,
}: SetChange): string {
  const gone = change === 'added' ? 'new' : 'no longer defined';
  const made = `${countOf(applications.length, by?.applier ?? '')} ${change}`;
  const parts = [
    ...(change === 'changed' ? [] : [kind === 'directory' ? made : gone]),
    ...Object.entries({ added, changed, removed }).flatMap(([word, count]) =>
      count === 0 ? [] : [`${grouped(count)} ${word}${word === 'removed' ? lossWords(losses) : ''}`],
    ),
  ];
  const words = parts.length === 0 ? 'see below' : parts.join(', ');
  return unknown.length > 0 ? `${words} (partly unknown)` : words;
}

function lossWords(losses: number): string {
  return losses === 0 ? '' : ` (${grouped(losses)} with data)`;
}

/** `+`, `-` or `~`. */
export function signOf({ change }: ObjectChange): string {
  return { added: '+', removed: '-', changed: '~' }[change];
}

/** `HelmRelease apps/podinfo`, as written after the name of the object. */
export function kindAndPlace({ object }: ObjectChange): string {
  return `${object.kind} ${qualifiedName(object)}`;
}

/** What happens to an object, in a few words; empty if its sign says it all. `write` puts the name of a field; without it fields are left out. */
export function happening(object: ObjectChange, by: SetChange['by'], write?: (field: string) => string): string {
  const { change, versions, fate, loses, movedFrom, kustomization } = object;
  const parts = versions.map(({ what, name, before, after }) =>
    [what, name, before || '(none)', '→', after || '(none)'].filter((word) => word !== '').join(' '),
  );
  if (movedFrom !== null) parts.push(`applied by ${kustomization} instead of ${movedFrom}`);
  if (write) parts.push(...fieldWords(object, write));
  if (change === 'removed' && fate !== null && by) parts.push(outcomeWords(fate, by, loses));
  return parts.join(', ');
}

function outcomeWords(
  outcome: NonNullable<ObjectChange['fate']>,
  { tool }: ReconcilerWords,
  loses: string | null,
): string {
  const data = loses === null ? '' : `, with ${loses}`;
  if (outcome === 'pruned') return `will be pruned${data}`;
  return outcome === 'kept'
    ? `kept: ${tool} does not prune it`
    : `whether ${tool} prunes it${data}${data && ','} is not known`;
}

/** The first fields that differ besides versions; next to versions only how many there are. */
function fieldWords({ versions, fields, fieldCount }: ObjectChange, write: (field: string) => string): string[] {
  const told = new Set(versions.flatMap((version) => version.fields));
  const count = fieldCount - told.size;
  if (count === 0) return [];
  if (versions.length > 0) return [countOf(count, 'other field')];
  const named = fields.slice(0, NAMED).map((field) => `${write(field.field)}${valueWords(field)}`);
  return named.length < count ? [...named, countOf(count - named.length, 'more field')] : named;
}

/** Whether a field is added or removed, or its values if they are short. */
function valueWords({ before, after }: FieldChange): string {
  if (!before) return ' added';
  if (!after) return ' removed';
  if (before.text.length + after.text.length > SHORT_VALUES) return '';
  return ` ${before.text || '(none)'} → ${after.text || '(none)'}`;
}

/** How much is not known, as a sentence. Empty if all is known, or if several sets would each say something else. */
export function unknownWords({ names, set }: SameChange): string {
  const [first, ...others] = set.unknown;
  if (first === undefined || names.length > 1) return '';
  return `Partly unknown, so there may be more changes. ${first}${others.length > 0 ? ` And ${countOf(others.length, 'more reason')}.` : ''}`;
}

/** A field that differs, in one line. */
export function fieldLine({ field, before, after }: FieldChange): string {
  if (!before) return `${field}: added ${after?.text ?? ''}`;
  if (!after) return `${field}: removed ${before.text}`;
  return `${field}: ${before.text || '(none)'} → ${after.text || '(none)'}`;
}
