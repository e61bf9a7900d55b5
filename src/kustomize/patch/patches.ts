import { misspelt } from '../../text/misspelling.ts';
import type { YamlMap } from '../../yaml/value.ts';
import type { Accumulator, Unmatched, WrittenMap } from '../accumulator.ts';
import { fail } from '../failure.ts';
import type { EntryPlace } from '../fields/apply-specs.ts';
import { describe, idText } from '../resources/identity.ts';
import type { Resource } from '../resources/resource.ts';
import { mergePatch, retarget } from './merge-patch.ts';
import type { Selector } from './selector.ts';
import type { StrategicMerge } from './strategic-merge.ts';

/** Merges patch objects, each into the one object that has or had its id. */
export function mergeIntoOwn(
  state: Accumulator,
  patches: readonly Resource[],
  merge: StrategicMerge,
  place: EntryPlace,
  prefix: string,
): void {
  const touch = { kind: 'patch', origin: place.origin } as const;
  for (const patch of patches) {
    const targets = state.withId(patch.originalId);
    const [target] = targets;
    if (!target || targets.length > 1) {
      if (targets.length === 0) state.unmatched.push({ kind: 'patch', ...place, patch: written(patch) });
      if (state.isPartial && targets.length === 0) continue;
      throw noTarget(state, patch, targets.length > 1, place, prefix);
    }
    target.touch(touch);
    mergePatch(target, patch, prefix === '' ? retarget(patch, target) : patch.value, merge, place);
    dropEmpty(state, place);
    if (prefix === '') state.checkUnique(place.origin, place.directory);
  }
}

function written({ value, origin }: Resource): WrittenMap {
  return { map: value, origin };
}

function noTarget(
  state: Accumulator,
  patch: Resource,
  isMany: boolean,
  { origin, directory }: EntryPlace,
  prefix: string,
): Error {
  const id = idText(patch.originalId);
  const near = state.resources.find(({ id: other }) => other.kind === patch.id.kind && other.name === patch.id.name);
  const why = near
    ? near.id.namespace !== patch.id.namespace
      ? ` ${describe(near.id)} exists, but the namespaces must match or both be omitted.`
      : ` It exists as \`${apiVersionOf(near)}\`.`
    : '';
  const alike = near ? undefined : meantBy(state, patch);
  const hint = alike ? ` Did you mean ${describe(alike.id)}?` : '';
  const { path } = patch.origin.file;
  const what = path === origin.file.path ? 'The patch' : `The patch \`${path}\``;
  const cause = `${isMany ? 'multiple' : 'no'} matches for Id ${id}; failed to find unique target for patch ${id}`;
  return fail(
    'unmatched-patch',
    prefix === '' ? cause : `no resource matches strategic merge patch ${JSON.stringify(id)}: ${cause}`,
    {
      origin,
      directory,
      related: [{ origin: patch.origin, message: 'the patch' }],
      ...(!isMany && { seeks: { group: patch.id.group, kind: patch.id.kind, name: patch.id.name } }),
      message: isMany
        ? `The patch targets ${describe(patch.id)}, but more than one object in this build matches.`
        : `${what} targets ${describe(patch.id)}, which does not exist in this build.${why}${hint}`,
    },
  );
}

/** The object of that kind and namespace whose name differs only by a typo, or the one of that name that is of another kind. */
function meantBy({ resources }: Accumulator, { id }: Resource): Resource | undefined {
  const beside = resources.filter((other) => other.id.namespace === id.namespace);
  const ofKind = beside.filter((other) => other.id.kind === id.kind && other.id.group === id.group);
  const names = new Set(ofKind.map((other) => other.id.name));
  const slip = misspelt(id.name, [...names], 'absent');
  if (slip !== undefined) return ofKind.find((other) => other.id.name === slip);
  const [namesake, ...more] = beside.filter((other) => other.id.name === id.name);
  return more.length === 0 ? namesake : undefined;
}

function apiVersionOf({ id }: Resource): string {
  return id.group === '' ? id.version : `${id.group}/${id.version}`;
}

/** Merges a patch into all objects that a target selects; its own name and version do not matter. */
export function mergeIntoSelected(
  state: Accumulator,
  patch: Resource,
  selector: Selector,
  merge: StrategicMerge,
  place: EntryPlace,
): void {
  const selected = select(state, selector, place, selector.selectsKind(patch.id) ? { patch: written(patch) } : {});
  for (const resource of selected) mergePatch(resource, patch, retarget(patch, resource), merge, place);
  if (selected.length > 0) dropEmpty(state, place);
  state.checkUnique(place.origin, place.directory);
}

/** The objects that a target selects, each marked as patched; that there are none is noted, with what would be applied to them. */
export function select(
  state: Accumulator,
  selector: Selector,
  place: EntryPlace,
  content: Pick<Unmatched, 'patch' | 'operations'> = {},
): Resource[] {
  const selected = state.resources.filter((resource) => selector.selects(resource));
  if (selected.length === 0) state.unmatched.push({ kind: 'patch', ...place, ...content });
  const touch = { kind: 'patch', origin: place.origin } as const;
  for (const resource of selected) resource.touch(touch);
  return selected;
}

/** Takes out the objects that a patch deleted. */
function dropEmpty(state: Accumulator, { origin }: EntryPlace): void {
  if (!state.resources.some(({ value }) => isEmptyMap(value))) return;
  state.resources = state.resources.filter((resource) => {
    if (!isEmptyMap(resource.value)) return true;
    state.deletions.push({ object: idText(resource.lastId), origin });
    return false;
  });
}

function isEmptyMap(map: YamlMap): boolean {
  for (const _ in map) return false;
  return true;
}
