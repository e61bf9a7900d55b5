import { getOrInsert } from '../../src/grouping.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import {
  type Labels,
  labelsOfSelected,
  type Selected,
  type Selector,
  selectorOf,
} from '../../src/kubernetes/references/selectors.ts';
import { isUnknown } from '../../src/kubernetes/terms/unknown.ts';
import type { World } from '../../src/reconcilers/flux/named/world.ts';
import { misspelt } from '../../src/text/misspelling.ts';

/** An object with the labels that selectors compare. */
export interface Labeled {
  readonly object: KubernetesObject;
  readonly labels: Labels;
}

/** What a selector chooses in its world. If it is nothing, what it was meant to choose, as far as that is known. */
export interface Selection {
  readonly selector: Selector;
  readonly chosen: readonly Labeled[];
  readonly meant: Meant | undefined;
}

/** What a selector was meant to choose. */
export interface Meant {
  readonly labeled: Labeled;
  /** The labels that differ. None if only the namespace does. */
  readonly differing: readonly string[];
  /** The right value of the only label that differs, if a typo explains it. */
  readonly value: string | undefined;
}

/** Labels that files set, and nothing at run time. */
const WRITTEN_LABEL = /^(?:app|k8s-app|component|tier|app\.kubernetes\.io\/(?:name|instance|component))$/;
/** Objects of a namespace that are compared with each selector. */
const MAX_OBJECTS = 500;

/** The selections of a world, as far as everything that they depend on is known. */
export function* selectionsIn(world: World): Iterable<Selection> {
  const groups = new Map<Selected, ReadonlyMap<string, readonly Labeled[]>>();
  for (const object of world.parts.builds.keys()) {
    const selector = selectorOf(object);
    if (!selector || isOpen(selector.labels) || mayBeOfOthers(world, selector)) continue;
    const groupsOfKind = getOrInsert(groups, selector.selects, () => byNamespace(world, selector.selects));
    const near = within(groupsOfKind, selector.namespaces);
    if (!near) continue;
    const chosen = near.filter(({ labels }) => matches(selector, labels));
    const meant = chosen.length > 0 ? undefined : meantBy(world, selector, near, groupsOfKind);
    yield { selector, chosen, meant };
  }
}

function byNamespace(world: World, selects: Selected): Map<string, Labeled[]> {
  const groups = new Map<string, Labeled[]>();
  for (const object of world.parts.objects) {
    const labels = labelsOfSelected(object, selects);
    if (labels) getOrInsert(groups, object.namespace, () => []).push({ object, labels });
  }
  return groups;
}

/** The objects of some namespaces, or of all; undefined if they are too many. */
function within(
  groups: ReadonlyMap<string, readonly Labeled[]>,
  namespaces: Iterable<string> = groups.keys(),
): Labeled[] | undefined {
  const found: Labeled[] = [];
  for (const namespace of new Set(namespaces)) {
    const group = groups.get(namespace) ?? [];
    if (found.length + group.length > MAX_OBJECTS) return undefined;
    found.push(...group);
  }
  return found;
}

function matches({ labels }: Selector, others: Labels): boolean {
  for (const [key, value] of labels) if (others.get(key) !== value) return false;
  return true;
}

function isOpen(labels: Labels): boolean {
  return [...labels].some(([key, value]) => isUnknown(key) || isUnknown(value));
}

function differing({ labels }: Selector, others: Labels): string[] {
  return [...labels].flatMap(([key, value]) => (others.get(key) === value ? [] : [key]));
}

/** Whether a chart or an operator may make objects with those labels. */
function mayBeOfOthers(world: World, { labels, namespaces }: Selector): boolean {
  return world.makers.mayMake(labels.values(), namespaces ?? ['']);
}

function meantBy(
  world: World,
  selector: Selector,
  near: readonly Labeled[],
  groups: ReadonlyMap<string, readonly Labeled[]>,
): Meant | undefined {
  const ofBuild = near.filter(
    (one) => world.areOfOneBuild(one.object, selector.object) && !isOpen(one.labels) && !isWrongItself(selector, one),
  );
  const slips = ofBuild.flatMap((labeled) => slipOf(selector, labeled) ?? []);
  if (slips.length > 0) return slips.length === 1 ? slips[0] : undefined;
  const namesakes = ofBuild.filter(({ object }) => object.name === selector.object.name);
  const [namesake] = namesakes;
  if (namesake && namesakes.length === 1) {
    const keys = differing(selector, namesake.labels);
    return keys.every((key) => WRITTEN_LABEL.test(key))
      ? { labeled: namesake, differing: keys, value: undefined }
      : undefined;
  }
  return near.length === 0 ? inOtherNamespace(world, selector, groups) : undefined;
}

/** Whether a workload's own selector wants the labels, too, so that those of its template are wrong. */
function isWrongItself(selector: Selector, { object, labels }: Labeled): boolean {
  return differing(selector, labels).every(
    (key) => object.at('spec', 'selector', 'matchLabels', key).value === selector.labels.get(key),
  );
}

/** A workload of which only one label differs, by a typo. */
function slipOf(selector: Selector, labeled: Labeled): Meant | undefined {
  const keys = differing(selector, labeled.labels);
  const [key] = keys;
  if (key === undefined || keys.length > 1) return undefined;
  const value = labeled.labels.get(key);
  if (value === undefined || misspelt(selector.labels.get(key) ?? '', [value], 'absent') === undefined)
    return undefined;
  return { labeled, differing: keys, value };
}

/** The only object of the build that has the labels, in another namespace. */
function inOtherNamespace(
  world: World,
  selector: Selector,
  groups: ReadonlyMap<string, readonly Labeled[]>,
): Meant | undefined {
  const [only, second] = (within(groups) ?? []).filter(
    ({ object, labels }) =>
      matches(selector, labels) && world.areOfOneBuild(object, selector.object) && !isOpen(labels),
  );
  return only && !second ? { labeled: only, differing: [], value: undefined } : undefined;
}
