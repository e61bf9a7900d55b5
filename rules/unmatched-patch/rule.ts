import type { Build } from '../../src/kustomize/build.ts';
import {
  buildsByDirectory,
  defineRule,
  deploymentOf,
  directoryOf,
  isList,
  isMap,
  type KubernetesObject,
  listWords,
  misspelt,
  type Origin,
  originOf,
  Place,
  type Problem,
  quoted,
  type RuleContext,
  stringAt,
} from '../../src/lint/rule.ts';
import type { YamlMap, YamlValue } from '../../src/yaml/value.ts';

export default defineRule({
  id: 'unmatched-patch',
  description:
    'A patch, an image, a replacement or a replica count of an overlay meets no object, so it silently does nothing.',
  severity: 'warning',
  on: 'tree',

  *check(context) {
    const { tree, manifests, builds } = context;
    const readers = buildsByDirectory(tree, manifests, builds);
    for (const { origin, kind, missed } of missedEverywhere(builds)) {
      const entry = entryAt(origin, context);
      const users = usersOf(origin, entry, missed, readers, context);
      if (!users || users.some((build) => !missed.has(build) || build.unknown.length > 0 || isDeleted(entry, build)))
        continue;
      if (isForAll(entry, origin, context)) continue;
      const concerned = deploymentOf(context).weigh(users);
      if (concerned) yield { ...toProblem(origin, kind, entry, missed), builds: concerned.builds };
    }
  },
});

interface Missed {
  readonly kind: Build['unmatched'][number]['kind'];
  readonly origin: Origin;
  /** The builds in which it meets nothing. */
  readonly missed: Set<Build>;
}

/** The entries that meet an object in none of the builds that succeed. */
function missedEverywhere(builds: readonly Build[]): Missed[] {
  const found = new Map<string, Missed>();
  const met = new Set<string>();
  for (const build of builds) {
    if (build.problems.length > 0) continue;
    // A component may run several times in one build, and a patch of a Flux Kustomization in many.
    for (const origin of originsThatMet(build)) met.add(placeKey(origin));
    for (const { kind, origin } of build.unmatched) {
      const known = found.get(placeKey(origin));
      if (known) known.missed.add(build);
      else found.set(placeKey(origin), { kind, origin, missed: new Set([build]) });
    }
  }
  return [...found].flatMap(([key, missed]) => (met.has(key) ? [] : [missed]));
}

function placeKey({ file, start, end }: Origin): string {
  return `${file.path}\0${start}\0${end}`;
}

/**
 * The builds that use an entry: those that read its kustomization file, or that of the Flux Kustomization which states it itself;
 * undefined where a Kustomization has it from others, which hand it to all of theirs.
 */
function usersOf(
  origin: Origin,
  entry: YamlMap | undefined,
  missed: ReadonlySet<Build>,
  readers: ReadonlyMap<string, readonly Build[]>,
  { manifests, flux }: RuleContext,
): readonly Build[] | undefined {
  const { file, start } = origin;
  if (manifests.at(file.path)?.type === 'overlay') return readers.get(directoryOf(file.path)) ?? [];
  const reconcilers = flux.clusters.flatMap((cluster) => cluster.reconcilers);
  const isOwn = (object: KubernetesObject): boolean =>
    object.origin.file.path === file.path && object.origin.start <= start && start < object.origin.end;
  const own = reconcilers.flatMap(({ build, object }) => (build && missed.has(build) && isOwn(object) ? [build] : []));
  return entry && own.length === missed.size ? own : undefined;
}

/** Whether a Component offers an entry to whatever objects of its includer have a label or are of a kind. */
function isForAll(entry: YamlMap | undefined, { file }: Origin, { manifests }: RuleContext): boolean {
  if (stringAt(manifests.at(file.path)?.parsed.documents[0]?.value, 'kind') !== 'Component') return false;
  const target = entry?.target ?? entry?.select ?? entry;
  return !stringAt(target, 'name');
}

/** Whether the build takes away on purpose what the entry is for. */
function isDeleted(entry: YamlMap | undefined, { deletions }: Build): boolean {
  const target = entry?.target ?? entry?.select ?? null;
  const kind = stringAt(target, 'kind');
  const name = stringAt(target, 'name');
  return deletions.some(({ object }) => object.startsWith(`${kind}.`) && object.includes(`/${name}.`));
}

/** The entries that had a part in an object, or took one away. */
function originsThatMet({ objects, deletions }: Build): Origin[] {
  return [...objects.flatMap(({ touches }) => touches), ...deletions].map(({ origin }) => origin);
}

function toProblem(origin: Origin, kind: Missed['kind'], entry: YamlMap | undefined, builds: Iterable<Build>): Problem {
  const at = new Place([], undefined, origin);
  const name = stringAt(entry ?? null, 'name') ?? '';
  if (kind === 'image') {
    return {
      at,
      message: `No object of this build has an image ${quoted(name)}, so this entry changes nothing.${imageAdvice(name, builds)}`,
      values: ['image', name],
    };
  }
  const field = kind === 'replacement' ? 'select' : 'target';
  const target = entry && isMap(entry[field]) ? entry[field] : entry;
  const wanted = target ? selectorWords(target) : 'what it names';
  const what = kind === 'replacement' ? 'target of the replacement' : 'patch';
  return {
    at,
    message: `This ${what} is for ${wanted}, which this build does not have, so it silently does nothing.${targetAdvice(target, builds)}`,
    values: [kind, wanted],
  };
}

/** The entry of the kustomization file that stands at a place. */
function entryAt({ file, start, end }: Origin, { manifests }: RuleContext): YamlMap | undefined {
  const search = (value: YamlValue | undefined, depth: number): YamlMap | undefined => {
    if (depth > 8 || (!isMap(value) && !isList(value))) return undefined;
    const keys = isList(value) ? value.keys() : Object.keys(value);
    for (const key of keys) {
      const child = isList(value) ? value[Number(key)] : value[key];
      const origin = originOf(value, key);
      if (!origin || origin.file !== file || start < origin.start || end > origin.end) continue;
      if (origin.start === start && origin.end === end && isMap(child)) return child;
      return search(child, depth + 1);
    }
    return undefined;
  };
  const documents = manifests.at(file.path)?.parsed.documents ?? [];
  return search(documents.find(({ origin }) => origin.start <= start && end <= origin.end)?.value, 0);
}

const SELECTORS = ['group', 'version', 'kind', 'name', 'namespace', 'labelSelector', 'annotationSelector'];

function selectorWords(target: YamlMap): string {
  const kind = stringAt(target, 'kind');
  const name = stringAt(target, 'name');
  if (kind && name && SELECTORS.every((key) => key === 'kind' || key === 'name' || !target[key]))
    return `${kind} \`${name}\``;
  const stated = SELECTORS.flatMap((key) => {
    const text = stringAt(target, key);
    return text ? [`${key} \`${text}\``] : [];
  });
  return stated.length === 0 ? 'any object' : `objects with ${listWords(stated)}`;
}

/** The name that was meant, or the other fields of the selector that do not fit. */
function targetAdvice(target: YamlMap | undefined, builds: Iterable<Build>): string {
  const kind = stringAt(target ?? null, 'kind');
  const name = stringAt(target ?? null, 'name');
  if (!kind) return '';
  for (const { objects } of builds) {
    const names = objects.filter(({ id }) => id.kind === kind).map(({ id }) => id.name);
    if (name && names.includes(name))
      return ` There is a ${kind} \`${name}\`, but the rest of the selector does not fit it.`;
    const near = name ? misspelt(name, [...new Set(names)]) : undefined;
    if (near !== undefined) return ` Did you mean \`${near}\`?`;
  }
  return '';
}

/** The image of the build that the entry most likely means. */
function imageAdvice(name: string, builds: Iterable<Build>): string {
  const last = name.split('/').pop() ?? '';
  for (const { objects } of builds) {
    for (const { value } of objects) {
      const image = imagesIn(value, 0).find((candidate) => candidate !== name && candidate.split('/').pop() === last);
      if (image !== undefined) return ` There is \`${image}\`: the whole name is compared.`;
    }
  }
  return '';
}

function imagesIn(value: YamlValue | undefined, depth: number): string[] {
  if (depth > 12) return [];
  if (isList(value)) return value.flatMap((item) => imagesIn(item, depth + 1));
  if (!isMap(value)) return [];
  return Object.keys(value).flatMap((key) => {
    const child = value[key];
    if (key === 'image' && typeof child === 'string') return [child.replace(/@.*$/, '').replace(/:[^:/]*$/, '')];
    return imagesIn(child, depth + 1);
  });
}
