import type { Problem } from '../../src/findings/problem.ts';
import { getOrInsert } from '../../src/grouping.ts';
import { type KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import type { Application } from '../../src/reconcilers/argocd/application.ts';
import type { FollowedApplicationSet as ArgoSet } from '../../src/reconcilers/argocd/followed-set.ts';
import { isLaidAside } from '../../src/reconcilers/argocd/laid-aside.ts';
import { fateOf } from '../../src/repository/change.ts';
import { directoryOf, nameOf } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { isMap, originOf, stringAt, type YamlValue } from '../../src/yaml/value.ts';
import { absentIn } from './application-sets.ts';
import { PLACEHOLDER } from './applications.ts';
import { nearInTree, topMissing } from './near.ts';
import { parametersWith } from './parameter.ts';

/** An element of a list, and the directories that the ApplicationSets make of it. */
interface Element {
  readonly value: YamlValue;
  readonly set: KubernetesObject;
  /** Directories that do not exist, with the Applications that have them. */
  readonly absent: Map<string, string>;
  /** Whether one of them exists, or may. */
  isPresent: boolean;
}

/**
 * Elements of lists of which no ApplicationSet makes a directory that exists: one list often has the clusters of all environments, so a
 * directory may be missing in each environment but one.
 */
export function* missingOfElements(revision: Revision): Iterable<Problem> {
  const elements = [...elementsOf(revision)];
  const ready = new Set(elements.flatMap(({ set, isPresent }) => (isPresent ? fileOf(set) : [])));
  const isReady = (set: KubernetesObject): boolean => ready.has(fileOf(set)) && !isTakenOut(set, revision);
  for (const { value, set, absent, isPresent } of elements) {
    // A list none of whose elements has a directory is for what is yet to come.
    const [first, ...others] = isPresent || !isReady(set) ? [] : absent;
    if (!first) continue;
    const [directory, application] = [topMissing(first[0], revision), first[1]];
    const missing = new Set(others.map(([other]) => topMissing(other, revision)));
    missing.delete(directory);
    // The name of the cluster, which may be the name of the directory, comes first.
    const parameter = parametersWith(directory.split('/').at(-1) ?? '', [value]).at(-1);
    if (!parameter) continue;
    const near = nearInTree(directory, revision);
    yield {
      at: new Place([], parameter.text, parameter.origin),
      object: set,
      severity: 'warning',
      message: `\`${directory}\` does not exist${fateOf(directory, revision.change)}${missing.size > 0 ? `, and neither ${missing.size === 1 ? 'does 1 more directory' : `do ${missing.size} more directories`}` : ''}, so Argo CD cannot sync Application \`${application}\`.${near ? ` Did you mean \`${near.directory}\`?` : ''}`,
      values: [set.name, application],
      asksFor: { path: directory, harm: 'can no longer be synced' },
    };
  }
}

function elementsOf(revision: Revision): Iterable<Element> {
  const elements = new Map<string, Element>();
  for (const set of revision.argo.sets) {
    const isOpen = isUnknown(set) || isLaidAside(set.object.origin.file.path, revision);
    // Where nothing exists, the template is wrong.
    if (!isOpen && absentIn(set, revision).length > 0) continue;
    for (const application of set.applications)
      for (const value of application.written) {
        const id = idOf(value);
        if (id === undefined) continue;
        const element = getOrInsert(elements, id, () => ({
          value,
          set: set.object,
          absent: new Map(),
          isPresent: false,
        }));
        const directory = isOpen ? undefined : absentOf(application, revision);
        if (directory === undefined) element.isPresent = true;
        else element.absent.set(directory, application.name);
      }
  }
  return elements.values();
}

/** Whether an overlay deletes an ApplicationSet that it includes: the elements of its list may be for the clusters of that overlay. */
function isTakenOut({ origin, kind, name }: KubernetesObject, { builds, overlays }: Revision): boolean {
  return [...new Set([...builds, ...overlays])].some(
    ({ files, objects, problems }) =>
      problems.length === 0 &&
      files.has(origin.file.path) &&
      !objects.some(({ value }) => value.kind === kind && stringAt(value, 'metadata', 'name') === name),
  );
}

function isUnknown({ unknowns }: ArgoSet): boolean {
  return unknowns.some(({ kind }) => kind === 'template' || kind === 'limit');
}

function fileOf({ origin, name }: KubernetesObject): string {
  return `${origin.file.path}\0${name}`;
}

/** Where an element is written. */
function idOf(value: YamlValue): string | undefined {
  const origin = isMap(value) ? originOf(value, Object.keys(value)[0] ?? '') : undefined;
  return origin && `${origin.file.path}\0${origin.start}`;
}

/** The directory of an Application that may not exist, if the tree does not have it. */
function absentOf({ sources, unknowns }: Application, revision: Revision): string | undefined {
  if (!unknowns.some(({ kind }) => kind === 'absent')) return undefined;
  const paths = sources.flatMap(({ path }) => path ?? []);
  const [path] = paths;
  if (!path || paths.length < sources.length || path.isCertain || PLACEHOLDER.test(path.value)) return undefined;
  return paths.some(({ directory }) => mayExist(directory, revision)) ? undefined : path.directory;
}

/** Whether a directory exists, or one of its name does for another environment, whose overlay no known Application may deploy. */
function mayExist(directory: string, { tree }: Revision): boolean {
  if (tree.isDirectory(directory)) return true;
  const parent = directoryOf(directory);
  const above = directoryOf(parent);
  return (
    parent !== '' &&
    tree.names(above).some((name) => tree.isDirectory(`${above === '' ? '' : `${above}/`}${name}/${nameOf(directory)}`))
  );
}
