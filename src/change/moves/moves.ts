import type { Place } from '../../kubernetes/object.ts';
import { quoted } from '../../text/words.ts';
import { isMap, stringAt, valueAt, type YamlMap } from '../../yaml/value.ts';
import type { RevisionDifference } from '../compare.ts';
import type { SetDifference } from '../difference.ts';
import type { ObjectDifference } from '../object-difference.ts';
import type { VersionMove } from '../versions.ts';
import { directionOf } from './version-span.ts';

/** A version of the same chart, artifact or image that certainly goes forward or back. */
export interface DirectedMove {
  readonly direction: 'forward' | 'back';
  readonly what: 'chart' | 'image' | 'revision' | 'Flux';
  /** The chart, the image without its tag, the repository. Empty for Flux. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** What sets the version. */
  readonly at: Place;
  readonly difference: ObjectDifference;
  readonly set: SetDifference;
}

/** What moves, as messages name it: "chart `web`", "Flux". */
export function movedThing({ what, name }: Pick<DirectedMove, 'what' | 'name'>): string {
  const noun = what === 'revision' ? 'source' : what;
  return name === '' ? noun : `${noun} ${quoted(name)}`;
}

/** The versions that move in all that is deployed, as far as they can be compared. */
export function* directedMoves({ differences }: RevisionDifference): Iterable<DirectedMove> {
  for (const set of differences)
    for (const difference of set.objects)
      for (const move of difference.versions) {
        const { before, after } = namedVersions(move, difference);
        const direction = directionOf(before, after);
        const thing = direction && thingOf(move, difference);
        const at = placeOf(move);
        if (direction && thing && at) yield { direction, ...thing, before, after, at, difference, set };
      }
}

/** The versions as people read them: of a pinned digest, the tags next to it. */
function namedVersions(
  move: VersionMove,
  { before, deployed }: ObjectDifference,
): Pick<VersionMove, 'before' | 'after'> {
  if (move.what !== 'digest') return move;
  const tagOf = (value: YamlMap | undefined): string => stringAt(value, 'spec', 'ref', 'tag') ?? '';
  return { before: tagOf(before?.object.value), after: tagOf(deployed.object.value) };
}

/** What has the version, or undefined if that changes too. */
function thingOf(move: VersionMove, difference: ObjectDifference): Pick<DirectedMove, 'what' | 'name'> | undefined {
  const { what, name } = move;
  if (what === 'image') return name === '' ? undefined : { what, name };
  if (what === 'Flux') return { what, name: '' };
  if (what === 'chart') return chartOf(difference);
  if (what === 'revision') return sourceOf(move, difference);
  if (what !== 'tag' && what !== 'semver' && what !== 'digest') return undefined;
  const url = stringAt(difference.deployed.object.value, 'spec', 'url');
  return url && !isChanged(difference, 'spec.url') ? { what: 'revision', name: lastPart(url) } : undefined;
}

function chartOf(difference: ObjectDifference): Pick<DirectedMove, 'what' | 'name'> | undefined {
  const { object } = difference.deployed;
  const path = object.kind === 'HelmRelease' ? ['spec', 'chart', 'spec'] : ['spec'];
  const name = stringAt(object.value, ...path, 'chart');
  const isSame = ['chart', 'sourceRef'].every((key) => !isChanged(difference, [...path, key].join('.')));
  return name && isSame ? { what: 'chart', name: lastPart(name) } : undefined;
}

/** The source of an Application. */
function sourceOf(
  { fields }: VersionMove,
  difference: ObjectDifference,
): Pick<DirectedMove, 'what' | 'name'> | undefined {
  const [field] = fields;
  const path = field?.after?.path.slice(0, -1);
  const parent = field?.field.slice(0, field.field.lastIndexOf('.'));
  const source = path && valueAt(difference.deployed.object.value, path);
  if (!isMap(source) || ['chart', 'repoURL'].some((key) => isChanged(difference, `${parent}.${key}`))) return undefined;
  const chart = stringAt(source, 'chart');
  const url = stringAt(source, 'repoURL');
  if (chart) return { what: 'chart', name: lastPart(chart) };
  return url ? { what: 'revision', name: lastPart(url) } : undefined;
}

function isChanged({ fields }: ObjectDifference, path: string): boolean {
  return fields.some(({ field }) => field === path || field.startsWith(`${path}.`));
}

const VERSION_FIELDS = new Set(['version', 'tag', 'semver', 'targetRevision', 'image']);

function placeOf({ fields }: VersionMove): Place | undefined {
  const places = fields.flatMap(({ after }) => after ?? []);
  return places.find(({ path }) => VERSION_FIELDS.has(String(path.at(-1)))) ?? places[0];
}

function lastPart(url: string): string {
  return (
    url
      .replace(/\/+$/, '')
      .replace(/\.git$/, '')
      .split('/')
      .at(-1) ?? url
  );
}
