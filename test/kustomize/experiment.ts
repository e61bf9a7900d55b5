import { Builder } from '../../src/kustomize/build.ts';
import type { Build, BuiltObject } from '../../src/kustomize/built.ts';
import type { TextFile } from '../../src/repository/text-file.ts';
import type { Tree } from '../../src/repository/tree.ts';
import type { Origin } from '../../src/yaml/origin.ts';
import { YamlReader } from '../../src/yaml/reader.ts';
import { isList, isMap, originOf, type YamlValue } from '../../src/yaml/value.ts';
import { withText } from './tree.ts';

/** One scalar of a built object, with what wrote it. */
interface Leaf {
  readonly key: string;
  readonly path: readonly (string | number)[];
  readonly value: YamlValue;
  readonly origin: Origin;
}

/** What came of editing the sources of an overlay's values. */
export interface Experiment {
  /** Leaf values whose source was edited, and of those the ones where just the expected fields changed. */
  tried: number;
  held: number;
  /** Leaf values left out, by reason. */
  readonly skipped: Map<string, number>;
  readonly misses: string[];
}

export function newExperiment(): Experiment {
  return { tried: 0, held: 0, skipped: new Map(), misses: [] };
}

const OPTIONS = { restrict: 'none', lenientRoot: false, order: 'none' } as const;

/**
 * Edits the text of each origin of an overlay's values, builds again, and sees whether just those fields change whose origin
 * or related origin is that text; `limit` of them at most, spread over the overlay.
 */
export function experiment(
  tree: Tree,
  links: ReadonlyMap<string, string>,
  directory: string,
  limit: number,
  result: Experiment,
): void {
  const build = new Builder(tree, new YamlReader(), OPTIONS).build(directory);
  if (build.problems.length > 0 || build.objects.length === 0) return;
  const leaves = leavesOf(build);
  const byPlace = new Map<string, Leaf[]>();
  for (const leaf of leaves) {
    const place = placeOf(leaf.origin);
    byPlace.set(place, [...(byPlace.get(place) ?? []), leaf]);
  }
  const places = [...byPlace.values()];
  const step = Math.max(1, Math.floor(places.length / limit));
  for (let at = 0; at < places.length; at += step) {
    const [first] = places[at] ?? [];
    if (!first) continue;
    const count = places[at]?.length ?? 0;
    const reason = tryEdit(tree, links, build, leaves, first, count, result);
    if (reason !== undefined) result.skipped.set(reason, (result.skipped.get(reason) ?? 0) + count);
  }
}

/** Tries one edit; the reason where it says nothing. */
function tryEdit(
  tree: Tree,
  links: ReadonlyMap<string, string>,
  build: Build,
  leaves: readonly Leaf[],
  leaf: Leaf,
  count: number,
  result: Experiment,
): string | undefined {
  if (isIdentity(leaf.path)) return 'decides what is patched or merged';
  const edited = edit(leaf);
  if (edited === undefined) return 'nothing to edit';
  const { file } = leaf.origin;
  const after = new Builder(withText(tree, file.path, edited, links), new YamlReader(), OPTIONS).build(build.directory);
  if (after.problems.length > 0) return 'the edited overlay does not build';
  if (after.objects.length !== build.objects.length) return 'the edit changes which objects there are';
  if (after.unmatched.length !== build.unmatched.length) return 'decides what is patched or merged';
  const place = placeOf(leaf.origin);
  const expected = new Set(leaves.filter(({ origin }) => isWrittenBy(origin, place)).map(({ key }) => key));
  const values = new Map(leavesOf(after).map(({ key, value }) => [key, value]));
  if (leaves.some(({ key }) => !values.has(key))) return 'the edit changes which fields there are';
  const hashed = hashedNames(build.objects);
  const changed = leaves.filter(({ key, value }) => !Object.is(values.get(key), value));
  const missing = leaves.filter(({ key, value }) => expected.has(key) && Object.is(values.get(key), value));
  const surplus = changed.filter(({ key, value }) => !expected.has(key) && !hashed.has(String(value)));
  result.tried += count;
  if (missing.length === 0 && surplus.length === 0) {
    result.held += count;
    return undefined;
  }
  const where = `${file.path}:${file.position(leaf.origin.start).line}`;
  const [miss] = [...missing, ...surplus];
  result.misses.push(
    `${build.directory} ${where} ${leaf.key}: ${missing.length} unchanged, ${surplus.length} more changed (${miss?.key})`,
  );
  return undefined;
}

/** Fields by which objects and items of lists find each other. */
function isIdentity(path: readonly (string | number)[]): boolean {
  const [first, second] = path;
  const last = path.at(-1);
  if (first === 'kind' || first === 'apiVersion' || last === 'kind' || last === 'apiVersion') return true;
  return (
    typeof path.at(-2) === 'number' &&
    !(first === 'metadata' && second === 'name') &&
    /^(name|containerPort|port|protocol|mountPath|ip|key|topologyKey|devicePath)$/.test(String(last))
  );
}

/** The file of a leaf's origin with the value changed to another one of its kind; undefined where that cannot be done. */
function edit({ value, origin: { file, start, end } }: Leaf): string | undefined {
  const { text } = file;
  const written = text.slice(start, end);
  if (value === null || written === '' || written.startsWith('*')) return undefined;
  const replace = (next: string): string => text.slice(0, start) + next + text.slice(end);
  if (typeof value === 'number') return /^[0-9]+$/.test(written) ? replace(String(Number(written) + 1)) : undefined;
  if (typeof value === 'boolean') {
    if (written !== 'true' && written !== 'false') return undefined;
    return replace(written === 'true' ? 'false' : 'true');
  }
  const quote = written.charAt(0);
  if ((quote === '"' || quote === "'") && written.endsWith(quote)) return replace(`${written.slice(0, -1)}x${quote}`);
  return replace(`${written.trimEnd()}x`);
}

function leavesOf({ objects }: Build): Leaf[] {
  const leaves: Leaf[] = [];
  for (const [index, { value, origin }] of objects.entries()) collect(value, origin, [], String(index), leaves);
  return leaves;
}

function collect(
  value: YamlValue,
  origin: Origin,
  path: readonly (string | number)[],
  prefix: string,
  leaves: Leaf[],
): void {
  if (!isMap(value) && !isList(value)) {
    leaves.push({ key: `${prefix}/${path.join('/')}`, path, value, origin });
    return;
  }
  for (const key of isMap(value) ? Object.keys(value) : value.keys()) {
    const child = isMap(value) ? value[key] : value[Number(key)];
    collect(child ?? null, originOf(value, key) ?? origin, [...path, key], prefix, leaves);
  }
}

function placeOf({ file, start, end }: Origin): string {
  return `${(file satisfies TextFile).path}\0${start}\0${end}`;
}

function isWrittenBy(origin: Origin, place: string): boolean {
  for (let at: Origin | undefined = origin; at; at = at.related) if (placeOf(at) === place) return true;
  return false;
}

/** Names that end in a hash of the content: they change with it, and so does what refers to them. */
function hashedNames(objects: readonly BuiltObject[]): Set<string> {
  return new Set(objects.filter(({ hasHash }) => hasHash).map(({ id }) => id.name));
}
