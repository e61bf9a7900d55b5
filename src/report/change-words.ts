import type { Changes, FieldChange, KustomizationChange, ObjectChange, SetChange } from './changes.ts';
import { countOf, firstFew, grouped } from './words.ts';

/** Sets in which the very same happens, told once. */
export interface SameChange {
  readonly names: readonly string[];
  readonly set: SetChange;
}

/** Fields of an object that a short line names. */
const NAMED = 3;
/** Letters of a value before and after that a short line shows. */
const SHORT_VALUES = 40;

/** What a change does in one line: how many clusters it changes. */
export function changesHeading({ kind, compared, sets }: Changes): string {
  if (sets.length === 0) return `Nothing changes in ${countOf(compared, kind)}`;
  return `Changes in ${grouped(sets.length)} of ${countOf(compared, kind)}`;
}

/** `1 added, 2 changed, 3 removed`, with whether the set itself is new or gone. */
export function countWords({ change, added, changed, removed, unknown }: SetChange): string {
  const parts = [
    ...(change === 'added' ? ['new'] : change === 'removed' ? ['no longer set up here'] : []),
    ...Object.entries({ added, changed, removed }).flatMap(([word, count]) =>
      count === 0 ? [] : [`${grouped(count)} ${word}`],
    ),
  ];
  const words = parts.length === 0 ? 'see below' : parts.join(', ');
  return unknown.length > 0 ? `${words} (partly unknown)` : words;
}

/** The sets put together in which the same objects change alike; in the order of the first of each. */
export function sameChanges(sets: readonly SetChange[]): SameChange[] {
  const groups = new Map<string, { readonly names: string[]; readonly set: SetChange }>();
  for (const set of sets) {
    const { objects, unlisted, kustomizations, notes, change } = set;
    const key = JSON.stringify([change, objects, unlisted, kustomizations, notes]);
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

/** What happens to an object, in a few words; empty where its sign says it all. `write` puts the name of a field; without it fields are left out. */
export function happening(object: ObjectChange, write?: (field: string) => string): string {
  const { change, versions, fate, movedFrom, kustomization } = object;
  const parts = versions.map(({ what, name, before, after }) =>
    [what, name, before || '(none)', '→', after || '(none)'].filter((word) => word !== '').join(' '),
  );
  if (movedFrom !== null) parts.push(`applied by ${kustomization} instead of ${movedFrom}`);
  if (write) parts.push(...fieldWords(object, write));
  if (change === 'removed' && fate !== null) parts.push(FATES[fate]);
  return parts.join(', ');
}

const FATES = {
  pruned: 'will be pruned',
  kept: 'kept: Flux does not prune it',
  unknown: 'whether Flux prunes it is not known',
} as const;

/** The first fields that differ besides versions; beside versions only how many there are. */
function fieldWords({ versions, fields, fieldCount }: ObjectChange, write: (field: string) => string): string[] {
  const told = new Set(versions.flatMap((version) => version.fields));
  const count = fieldCount - told.size;
  if (count === 0) return [];
  if (versions.length > 0) return [countOf(count, 'other field')];
  const named = fields.slice(0, NAMED).map((field) => `${write(field.field)}${valueWords(field)}`);
  return named.length < count ? [...named, countOf(count - named.length, 'more field')] : named;
}

/** Whether a field comes or goes; its values where they are short. */
function valueWords({ before, after }: FieldChange): string {
  if (!before) return ' added';
  if (!after) return ' removed';
  if (before.text.length + after.text.length > SHORT_VALUES) return '';
  return ` ${before.text || '(none)'} → ${after.text || '(none)'}`;
}

/** What Kustomizations have something to do. */
export function reconcilingWords(
  kustomizations: readonly KustomizationChange[],
  write: (name: string) => string,
): string {
  const suspended = new Set(kustomizations.flatMap((one) => (one.suspended ? [one.name] : [])));
  return firstFew(
    kustomizations.map(({ name }) => name),
    (name) => `${write(name)}${suspended.has(name) ? ' (once resumed)' : ''}`,
    5,
  );
}

/** How much is not known, as a sentence; empty where all is known, or where several sets would each say something else. */
export function unknownWords({ names, set }: SameChange): string {
  const [first, ...others] = set.unknown;
  if (first === undefined || names.length > 1) return '';
  return `Partly unknown, so there may be more: ${first}${others.length > 0 ? ` And ${countOf(others.length, 'more reason')}.` : ''}`;
}

/** A field that differs, in one line. */
export function fieldLine({ field, before, after }: FieldChange): string {
  if (!before) return `${field}: added ${after?.text ?? ''}`;
  if (!after) return `${field}: removed ${before.text}`;
  return `${field}: ${before.text || '(none)'} → ${after.text || '(none)'}`;
}
