import { nameMatcher } from '../text/glob.ts';

/**
 * Objects that something which is not known may bring to its cluster: an unknown, bounded. Each field narrows it, and one that is
 * undefined does not.
 */
export interface MayBring {
  /** `group/Kind`, with `*` as the group if only the kind is known. `not flux`: all but those that configure Flux. */
  readonly kinds?: ReadonlySet<string> | 'flux' | 'not flux';
  /** Names of namespaces, with `*` for parts that are not known. `others`: those in which the cluster has no known objects of Flux. */
  readonly namespaces?: readonly string[] | 'others';
  /** Names, with `*` for parts that are not known. */
  readonly names?: readonly string[];
  /** Directories of the tree: it brings what files in them define. */
  readonly within?: readonly string[];
  /** The path of a missing file, which indicates what is in it: objects whose name or kind the path contains. */
  readonly missingFile?: string;
  /** The object that it needs to begin with, so that it cannot be what brings it. */
  readonly except?: Pick<AskedObject, 'groupKind' | 'namespace' | 'name'>;
}

/** An object that a cluster is not known to have. Without a name or a namespace, any that has the kind. */
export interface AskedObject {
  /** `group/Kind`, the core group empty. */
  readonly groupKind: string;
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
  /** Files of the tree that define an object of this kind and name. Undefined if they are not known. */
  readonly definedIn?: readonly string[] | undefined;
}

/** Brings anything at all. */
export const ANYTHING: readonly MayBring[] = [{}];

/** Whether objects of a kind configure Flux: its sources, Kustomizations, HelmReleases. */
export function isOfFlux(groupKind: string): boolean {
  return /\.(?:toolkit|extensions)\.fluxcd\.io\//.test(groupKind);
}

/** Whether what is not known may bring an object. `hasFlux` reports whether a namespace has known objects of Flux. */
export function mayBring(
  unknowns: readonly MayBring[],
  asked: AskedObject,
  hasFlux: (namespace: string) => boolean,
): boolean {
  return unknowns.some(
    ({ kinds, namespaces, names, within, missingFile, except }) =>
      !(except && isSame(except, asked)) &&
      includesKind(kinds, asked.groupKind) &&
      (namespaces === 'others'
        ? asked.namespace === undefined || !hasFlux(asked.namespace)
        : includesText(namespaces, asked.namespace)) &&
      includesText(names, asked.name) &&
      (within === undefined || definesWithin(within, asked.definedIn)) &&
      (missingFile === undefined || isAbout(missingFile, asked)),
  );
}

function isSame(one: Pick<AskedObject, 'groupKind' | 'namespace' | 'name'>, asked: AskedObject): boolean {
  return one.groupKind === asked.groupKind && one.namespace === asked.namespace && one.name === asked.name;
}

function includesKind(kinds: MayBring['kinds'], groupKind: string): boolean {
  if (kinds === undefined) return true;
  if (kinds === 'flux') return isOfFlux(groupKind);
  if (kinds === 'not flux') return !isOfFlux(groupKind);
  return kinds.has(groupKind) || kinds.has(`*/${kindIn(groupKind)}`);
}

function includesText(patterns: readonly string[] | undefined, text: string | undefined): boolean {
  return patterns === undefined || text === undefined || patterns.some((pattern) => nameMatcher(pattern)(text));
}

function definesWithin(directories: readonly string[], definedIn: readonly string[] | undefined): boolean {
  if (definedIn === undefined) return true;
  return definedIn.some((file) =>
    directories.some((directory) => directory === '' || file === directory || file.startsWith(`${directory}/`)),
  );
}

/** Words of a path that can mean objects of any kind and name. */
const GENERAL = /(?:^|[^a-z])(?:bases?|common|shared|sources?|repos|repositor(?:y|ies)|flux)(?:$|[^a-z])/;

function isAbout(path: string, { groupKind, name }: AskedObject): boolean {
  const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const all = bare(path);
  return (
    GENERAL.test(path.toLowerCase()) ||
    name === undefined ||
    all.includes(bare(name)) ||
    all.includes(bare(kindIn(groupKind)))
  );
}

function kindIn(groupKind: string): string {
  return groupKind.slice(groupKind.indexOf('/') + 1);
}
