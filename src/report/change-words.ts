import type { Changes, FieldChange, KustomizationChange, ObjectChange, SetChange } from './changes.ts';
import { countOf, firstFew } from './words.ts';

/** Sets in which the very same happens, told once. */
export interface SameChange {
  readonly names: readonly string[];
  readonly set: SetChange;
}

/** Fields of an object that a short line names. */
const NAMED = 3;

/** What a change does in one line: how many clusters it changes. */
export function changesHeading({ kind, compared, sets }: Changes): string {
  if (sets.length === 0) return `Nothing changes in ${countOf(compared, kind)}`;
  return `Changes in ${sets.length.toLocaleString('en')} of ${countOf(compared, kind)}`;
}

/** `1 added, 2 changed, 3 removed`, with whether the set itself is new or gone. */
export function countWords({ change, added, changed, removed }: SetChange): string {
  const parts = [
    ...(change === 'added' ? ['new'] : change === 'removed' ? ['no longer set up here'] : []),
    ...Object.entries({ added, changed, removed }).flatMap(([word, count]) =>
      count === 0 ? [] : [`${count.toLocaleString('en')} ${word}`],
    ),
  ];
  return parts.length === 0 ? 'see below' : parts.join(', ');
}

/** The sets put together in which the same objects change alike; in the order of the first of each. */
export function sameChanges(sets: readonly SetChange[]): SameChange[] {
  const groups = new Map<string, { readonly names: string[]; readonly set: SetChange }>();
  for (const set of sets) {
    const { objects, unlisted, kustomizations, notes, unknown, change } = set;
    const key = JSON.stringify([change, objects, unlisted, kustomizations, notes, unknown]);
    const group = groups.get(key);
    if (group) group.names.push(set.name);
    else groups.set(key, { names: [set.name], set });
  }
  return [...groups.values()];
}

/** `+`, `-` or `~`. */
export function signOf({ change }: ObjectChange): string {
  return { added: '+', removed: '-', changed: '~' }[change];
}

/** `HelmRelease apps/podinfo`, as it stands behind the object's name. */
export function kindAndPlace({ object: { kind, namespace, name } }: ObjectChange): string {
  return `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`;
}

/** What happens to an object, in a few words; empty where its sign says it all. */
export function happening({
  change,
  versions,
  fields,
  fieldCount,
  fate,
  movedFrom,
  kustomization,
}: ObjectChange): string {
  const parts = versions.map(({ what, name, before, after }) =>
    [what, name, before || '(none)', '→', after || '(none)'].filter((word) => word !== '').join(' '),
  );
  if (movedFrom !== null) parts.push(`applied by ${kustomization} instead of ${movedFrom}`);
  const told = new Set(versions.flatMap((version) => version.fields));
  const others = fieldCount - told.size;
  const names = fields.map(({ field }) => field).filter((field) => !told.has(field));
  if (others > 0 && versions.length > 0) parts.push(countOf(others, 'other field'));
  else if (others > 0) parts.push(fieldWords(names.slice(0, NAMED), others));
  if (change === 'removed' && fate !== null)
    parts.push(
      {
        pruned: 'will be pruned',
        kept: 'kept: Flux does not prune it',
        unknown: 'whether Flux prunes it is not known',
      }[fate],
    );
  return parts.join(', ');
}

function fieldWords(names: readonly string[], count: number): string {
  const more = count - names.length;
  return more > 0 ? `${names.join(', ')} and ${countOf(more, 'more field')}` : names.join(', ');
}

/** What Kustomizations have something to do. */
export function reconcilingWords(
  kustomizations: readonly KustomizationChange[],
  write: (name: string) => string,
): string {
  const suspended = new Set(kustomizations.flatMap((one) => (one.suspended ? [one.name] : [])));
  return firstFew(
    kustomizations.map(({ name }) => name),
    (name) => `${write(name)}${suspended.has(name) ? ' (suspended)' : ''}`,
    5,
  );
}

/** How much of a set is not known, as a sentence; empty where all is. */
export function unknownWords({ unknown }: SetChange): string {
  const [first, ...others] = unknown;
  if (first === undefined) return '';
  return `Partly unknown, so there may be more: ${first}${others.length > 0 ? ` And ${countOf(others.length, 'more reason')}.` : ''}`;
}

/** A field that differs, in one line. */
export function fieldLine({ field, before, after }: FieldChange): string {
  if (!before) return `${field}: added ${after?.text ?? ''}`;
  if (!after) return `${field}: removed ${before.text}`;
  return `${field}: ${before.text} → ${after.text}`;
}
