import { objectDefinedAt } from '../../src/findings/defined-at.ts';
import type { Problem } from '../../src/findings/problem.ts';
import { getOrInsert } from '../../src/grouping.ts';
import { once } from '../../src/once.ts';
import type { Cluster } from '../../src/reconcilers/flux/follow/cluster.ts';
import { IMAGE_POLICY } from '../../src/reconcilers/flux/references/image-uses.ts';
import { type MissingReference, missingReferences } from '../../src/reconcilers/flux/references/missing-references.ts';
import type { ObjectName } from '../../src/reconcilers/flux/references/object-reference.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { nearest } from '../../src/text/nearest.ts';
import { isTemplate } from '../../src/text/variables.ts';
import { listWords, quoted } from '../../src/text/words.ts';
import { automatedNamespaces, idleInNamespace, mayBeUpdatedElsewhere } from './automations.ts';
import { type Marker, markersOf } from './marker-text.ts';
import type { ImagePolicies } from './policies.ts';

/** A marker, and the policy that it names. */
interface PolicyUse extends ObjectName {
  readonly marker: Marker;
  /** What the marker takes of the image: `tag`, `name`, `digest`, or all of it. */
  readonly part: string | undefined;
}

const PARTS = ['tag', 'name', 'digest'];
const LOSS = 'image automation ignores the marker and never updates this value';

/** Markers that image automation skips without a word: in a wrong form, or for a policy that no cluster has. */
export function* idleMarkers(revision: Revision, clusters: ReadonlyMap<Cluster, ImagePolicies>): Iterable<Problem> {
  const { flux, manifests, standings } = revision;
  if (flux.clusters.length === 0) return;
  const markers = [...manifests.texts()].flatMap((file) =>
    file.text.includes('$imagepolicy') && standings.ofFile(file.path) !== 'off' ? markersOf(file) : [],
  );
  const uses: PolicyUse[] = [];
  const named = once(() => namespacesByName(revision));
  for (const marker of markers.filter(({ text }) => !isTemplate(text))) {
    const use = useOf(marker, revision);
    const fault = marker.fault ? misplaced(marker) : use ? wrongPart(use) : wrongForm(marker, named());
    if (fault) yield fault;
    else if (use) uses.push(use);
  }
  yield* withoutPolicy(uses, revision, clusters);
}

function useOf(marker: Marker, { flux }: Revision): PolicyUse | undefined {
  const [namespace = '', name = '', part, more] = marker.text.split(':');
  if (namespace === '' || name === '' || more !== undefined || marker.text.includes('/')) return undefined;
  // `web:tag` lacks the namespace, unless a policy has that name.
  const isPart = part === undefined && PARTS.includes(name);
  if (isPart && !flux.clusters.some((cluster) => cluster.find(IMAGE_POLICY, namespace, name).length > 0))
    return undefined;
  return { marker, groupKind: IMAGE_POLICY, namespace, name, part };
}

function misplaced({ at, text, fault }: Marker): Problem {
  const message =
    fault === 'not JSON'
      ? `This marker is not valid JSON, so ${LOSS}. Write \`{"$imagepolicy": "${text}"}\`.`
      : `This marker is at a list or a mapping, so ${LOSS}. Move it to the line of the value, such as that of \`tag\`.`;
  return { at, message, values: [text] };
}

function wrongPart({ marker: { at, text }, part }: PolicyUse): Problem | undefined {
  if (part === undefined || PARTS.includes(part)) return undefined;
  const near = nearest(part, PARTS);
  const message = `${quoted(text)} ends with ${quoted(part)}, so ${LOSS}. After the name of the policy, only ${listWords(PARTS.map(quoted), 'or')} is valid.`;
  const fix = near && {
    title: `Replace with \`${near}\``,
    edits: [{ at, text: `${text.slice(0, -part.length)}${near}` }],
  };
  return { at, message, values: [text], fix };
}

/** A text without the form `namespace:name`; corrected if a policy shows what is meant. */
function wrongForm({ at, text }: Marker, named: ReadonlyMap<string, ReadonlySet<string>>): Problem {
  const [first = '', ...others] = text.split(/[:/]/);
  const alone = named.get(first) ?? new Set();
  const right = named.get(others[0] ?? '')?.has(first)
    ? [first, ...others].join(':')
    : alone.size === 1
      ? [...alone, first, ...others].join(':')
      : undefined;
  const advice = right === undefined ? 'Write `namespace:name`, with a colon.' : `Write \`${right}\`.`;
  const message = `${quoted(text)} does not name a policy as \`namespace:name\`, so ${LOSS}. ${advice}`;
  const fix = right === undefined ? undefined : { title: `Replace with \`${right}\``, edits: [{ at, text: right }] };
  return { at, message, values: [text], fix };
}

/** The namespaces of the policies of all clusters, by name. */
function namespacesByName({ flux }: Revision): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const cluster of flux.clusters)
    for (const { name, namespace } of cluster.ofKind(IMAGE_POLICY))
      getOrInsert(found, name, () => new Set()).add(namespace);
  return found;
}

/** Markers for policies that no cluster has: what updates a file may be the automation of any of them. */
function* withoutPolicy(
  uses: readonly PolicyUse[],
  revision: Revision,
  clusters: ReadonlyMap<Cluster, ImagePolicies>,
): Iterable<Problem> {
  const automated = automatedNamespaces(revision.flux.clusters);
  const isOfOtherCluster = (absence: MissingReference<PolicyUse>): boolean => mayBeUpdatedElsewhere(absence, automated);
  const absences = [...clusters.keys()].map(
    (cluster) => new Map(missingReferences(cluster, uses, revision).map((one) => [one.reference, one])),
  );
  for (const use of uses) {
    const own = absences.flatMap((missing) => missing.get(use) ?? []);
    if (own.length < clusters.size) {
      const idle = idleInNamespace(use, clusters);
      if (idle)
        yield { at: use.marker.at, message: `${idle} Automation ignores the marker.`, values: [use.marker.text] };
    } else if (own.every(({ certainty }) => certainty !== 'open') && !own.some(isOfOtherCluster))
      yield unknownPolicy(use, own);
  }
}

function unknownPolicy(
  { marker: { at, text }, namespace, name, part }: PolicyUse,
  absences: readonly MissingReference<PolicyUse>[],
): Problem {
  const isCertain = absences.every(({ certainty }) => certainty === 'certain');
  const start = `ImagePolicy \`${name}\` ${isCertain ? 'does not exist' : 'does not seem to exist'} in namespace \`${namespace}\`, so ${LOSS}.`;
  const near = absences.flatMap((absence) => absence.near ?? absence.elsewhere[0] ?? [])[0];
  const unread = absences.flatMap((absence) => absence.unread ?? [])[0];
  if (!near && unread)
    return {
      at,
      message: `${start} \`${unread.origin.file.path}\` defines one, but no cluster applies that file. Apply it, or correct the name.`,
      values: [text],
      related: objectDefinedAt(unread),
    };
  if (!near) return { at, message: `${start} Correct the name, or remove the marker.`, values: [text] };
  const right = [near.namespace, near.name, ...(part === undefined ? [] : [part])].join(':');
  return {
    at,
    message: `${start} Did you mean \`${right}\`?`,
    values: [text],
    related: objectDefinedAt(near),
    fix: { title: `Replace with \`${right}\``, edits: [{ at, text: right }] },
  };
}
