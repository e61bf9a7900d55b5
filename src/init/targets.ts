import { newestOf } from '../kubernetes/terms/minors.ts';
import type { Revision } from '../revision/revision.ts';
import { printable } from '../text/printable.ts';
import { listWords } from '../text/words.ts';
import { comment, commentedOut } from './comment.ts';
import { type KubernetesVersion, kubernetesVersions } from './kubernetes-versions.ts';

/** What a revision shows of the versions that its clusters run. */
export interface FoundTargets {
  /** The minors of Kubernetes, oldest first; empty if they are not certain. */
  readonly kubernetes: readonly string[];
  /** Where they are, or what is known of some clusters only. */
  readonly places: readonly KubernetesVersion[];
  /** Where the version of Flux is, `path:line`; undefined if no file names it. */
  readonly flux: { readonly version: string; readonly place: string } | undefined;
  /** Whether the repository has objects of Flux. */
  readonly hasFlux: boolean;
}

/** Finds the versions. Kubernetes is certain where there is a version for each cluster and the gate has its schemas, `known`. */
export function findTargets(revision: Revision, known: readonly string[]): FoundTargets {
  const places = kubernetesVersions(revision);
  const clusters = revision.reconcilers.flatMap(({ entrypoints }) => entrypoints).length;
  const minors = known.filter((minor) => places.some((place) => place.minor === minor));
  const files = new Set(places.map(({ path }) => path)).size;
  const isCertain = clusters > 0 && files >= clusters && places.every(({ minor }) => minors.includes(minor));
  const {
    fluxVersions: [flux],
    objects,
    reconcilers,
    redactor,
  } = revision;
  const position = flux?.at.file.position(flux.at.start);
  const ofFlux = reconcilers.find(({ words }) => words.tool === 'Flux');
  return {
    kubernetes: isCertain ? minors : [],
    places: places.map((place) => ({ ...place, path: redactor.text(place.path) })),
    flux: flux && { version: flux.version, place: `${redactor.text(flux.at.file.path)}:${position?.line}` },
    hasFlux: ofFlux !== undefined && objects.some((object) => ofFlux.owns(object)),
  };
}

const FLUX_OPEN = '  # flux: "2.10" # correct this, and remove the first # of the line\n';

/** `targets` of a policy file, or how to set them. */
export function targetsText(targets: FoundTargets, known: readonly string[]): string {
  const { kubernetes, places, flux, hasFlux } = targets;
  const isFluxOpen = hasFlux && !flux;
  const readFrom = flux ? ` Flux is read from ${flux.place}, so it is not set here.` : '';
  const fluxWords = isFluxOpen ? ' No file names the version of Flux.' : readFrom;
  if (kubernetes.length > 0) {
    const value =
      kubernetes.length === 1 ? `"${kubernetes[0]}"` : `[${kubernetes.map((minor) => `"${minor}"`).join(', ')}]`;
    const what = `The versions that the clusters run, for schemas and removed APIs.${fluxWords} Update Kubernetes with the clusters.`;
    return `${comment(what)}\ntargets:\n  kubernetes: ${value} # ${printable(placesWords(places))}\n${isFluxOpen ? FLUX_OPEN : ''}`;
  }
  const newest = newestOf(known) ?? '';
  const unknown = places.length === 0 ? 'No file names the version of Kubernetes.' : unsure(targets, known);
  const what = `The versions that the clusters run, for schemas and removed APIs.${fluxWords} ${unknown} Until it is set, the gate uses the newest that it knows, and what is removed in it is a warning. To set it, correct it and remove the # below.`;
  const lines = [...(isFluxOpen ? ['  flux: "2.10"'] : []), `  kubernetes: "${newest}"`];
  return `${comment(what)}\n${commentedOut(['targets:', ...lines].join('\n'))}\n`;
}

/** Why versions of Kubernetes that files name are not used. */
function unsure({ places }: FoundTargets, known: readonly string[]): string {
  const found = listWords([...new Set(places.map(({ minor }) => minor))]);
  const old = places.find(({ minor }) => !known.includes(minor));
  if (old)
    return `${placesWords(places)} names Kubernetes ${found}, and the gate has schemas from ${known[0]} to ${known.at(-1)}.`;
  return `${placesWords(places)} names Kubernetes ${found}, but it is not known for which of the clusters.`;
}

/** Where versions are: the first file, and how many more there are. */
function placesWords([first, ...others]: readonly KubernetesVersion[]): string {
  if (!first) return '';
  return `${first.path}:${first.line}${others.length > 0 ? ` and ${others.length} more` : ''}`;
}
