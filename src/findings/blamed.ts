import { directoryOf } from '../repository/tree.ts';
import { countOf, firstFew } from '../text/words.ts';
import type { Asking, Finding, FindingPlace } from './finding.ts';

/** A finding in the words of what the change did, and of everything that still asks for what it took away. */
export function inWordsOfBlame<F extends Finding>(finding: F): F {
  const { blame, places } = finding;
  if (!blame?.asking) return finding;
  const builds = [...new Set([finding, ...places].flatMap((place) => place.builds))].sort();
  // What looks like it elsewhere was not meant: the change took away what was.
  return { ...finding, builds, related: [], message: messageOf(blame.asking, places.length > 0 ? places : [finding]) };
}

function messageOf(asking: Asking, places: readonly FindingPlace[]): string {
  const { deed } = asking;
  const askers = askersOf(places, asking);
  const isOne = askers.count === 1;
  const doing = `still ${isOne ? 'asks' : 'ask'} for ${asking.name}`;
  const who = isOne
    ? `${askers.noun === 'file' ? '' : `${askers.noun} `}${askers.names[0]}${askers.where} ${doing}`
    : `${countOf(askers.count, askers.noun)}${askers.where} ${doing}: ${firstFew(askers.names, (name) => name)}`;
  const remedy = deed.startsWith('renames') ? 'Put the old name back' : 'Put it back';
  return `This change ${deed}, but ${who}. ${isOne ? 'It' : 'They'} ${asking.harm}. ${remedy}, or change what asks for it.`;
}

interface Askers {
  readonly count: number;
  readonly noun: string;
  /** In code. */
  readonly names: readonly string[];
  /** The folder that all are in, or nothing. */
  readonly where: string;
}

/** Who asks in some places: objects, or files where there are none. */
function askersOf(places: readonly FindingPlace[], { asker }: Asking): Askers {
  const found = new Map(places.map((place) => [keyOf(place, asker), place]));
  const all = [...found.values()];
  const kinds = new Set(all.map(({ object }) => object?.kind ?? 'file'));
  const [kind = 'file'] = kinds;
  const folder = commonFolder(all.map(({ location }) => location.path));
  const isFile = asker !== undefined || all.some(({ object }) => object === null);
  const names = all.map(({ object, location }) => (isFile || !object ? location.path : object.name));
  const isClear = isFile || new Set(names).size === names.length;
  return {
    count: all.length,
    noun: asker ?? (kinds.size === 1 ? kind : 'object'),
    names: (isClear ? names : all.map(({ location }) => location.path)).map((name) => `\`${name}\``),
    where: folder === '' || (isFile && all.length === 1) ? '' : ` in \`${folder}/\``,
  };
}

function keyOf({ object, location }: FindingPlace, asker: string | undefined): string {
  const { path, start } = location;
  const at = asker === undefined ? [] : [start.line, start.column];
  return JSON.stringify([path, ...at, ...(object ? [object.kind, object.namespace, object.name] : [])]);
}

/** The innermost folder that contains all of some files. */
function commonFolder(paths: readonly string[]): string {
  let folder = directoryOf(paths[0] ?? '');
  while (folder !== '' && !paths.every((path) => path.startsWith(`${folder}/`))) folder = directoryOf(folder);
  return folder;
}
