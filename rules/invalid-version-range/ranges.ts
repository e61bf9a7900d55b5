import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import { APPLICATION, APPLICATION_SET } from '../../src/reconcilers/argocd/kinds.ts';
import { HELM_CHART, HELM_RELEASE, SOURCE_GROUP } from '../../src/reconcilers/flux/kinds.ts';
import { quoted } from '../../src/text/words.ts';
import { listAt, stringAt } from '../../src/yaml/value.ts';

/** A version range that an object defines, with what depends on it. */
export interface StatedRange {
  readonly at: Place;
  readonly text: string;
  /** What happens if no version matches, as the end of a sentence. */
  readonly consequence: string;
  /** What to write. */
  readonly advice: string;
  /** Argo CD also takes a version of just that name, whether it is a version or not. */
  readonly byName: boolean;
}

type Reader = (object: KubernetesObject) => StatedRange[];

const ADVICE = 'Write a version such as `1.2.3` or a range such as `1.2.x`.';

/** Where objects define version ranges, by `group/Kind`. */
const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  [HELM_RELEASE, (release) => [...chart(release, ['spec', 'chart', 'spec']), ...inlineArtifact(release)]],
  [HELM_CHART, (helmChart) => chart(helmChart, ['spec'])],
  [`${SOURCE_GROUP}/GitRepository`, tag],
  [`${SOURCE_GROUP}/OCIRepository`, (repository) => artifact(repository, ['spec'])],
  ['image.toolkit.fluxcd.io/ImagePolicy', image],
  [APPLICATION, (application) => argoCharts(application, ['spec'])],
  [APPLICATION_SET, (set) => argoCharts(set, ['spec', 'template', 'spec'])],
]);

/** The kinds that define version ranges, as `group/Kind`. */
export const KINDS: readonly string[] = [...READERS.keys()];

/** The version ranges of an object that decide what it gets. */
export function statedRanges(object: KubernetesObject): StatedRange[] {
  return READERS.get(object.groupKind)?.(object) ?? [];
}

/** Charts of a HelmRepository; a chart from Git or a bucket has the version that it has there. */
function chart(object: KubernetesObject, path: readonly string[]): StatedRange[] {
  if (stringAt(object.value, ...path, 'sourceRef', 'kind') !== 'HelmRepository') return [];
  const name = quoted(stringAt(object.value, ...path, 'chart') ?? '');
  return stated(object, [...path, 'version'], `Flux finds no version of chart ${name}`, ADVICE);
}

/** A chart that a HelmRelease takes from a registry by itself (Flux 2.10). */
function inlineArtifact(release: KubernetesObject): StatedRange[] {
  return stringAt(release.value, 'spec', 'chart', 'kind') === 'OCIRepository'
    ? artifact(release, ['spec', 'chart', 'spec'])
    : [];
}

function artifact(object: KubernetesObject, path: readonly string[]): StatedRange[] {
  if (stringAt(object.value, ...path, 'ref', 'digest')) return [];
  const advice = `${ADVICE} For a single tag, use \`ref.tag\`.`;
  return stated(object, [...path, 'ref', 'semver'], 'Flux finds no artifact', advice);
}

function tag(repository: KubernetesObject): StatedRange[] {
  if (['commit', 'name', 'tag'].some((field) => stringAt(repository.value, 'spec', 'ref', field))) return [];
  const advice = `${ADVICE} For a branch, use \`ref.branch\`. For a single tag, use \`ref.tag\`.`;
  return stated(repository, ['spec', 'ref', 'semver'], 'Flux finds no tag to check out', advice);
}

function image(policy: KubernetesObject): StatedRange[] {
  const path = ['spec', 'policy', 'semver', 'range'];
  const place = policy.at(...path);
  const consequence = 'the policy selects no image';
  if (place.value === '') return [{ at: place, text: '', consequence, advice: ADVICE, byName: false }];
  return stated(policy, path, consequence, ADVICE);
}

function argoCharts(object: KubernetesObject, path: readonly string[]): StatedRange[] {
  const sources = [
    [...path, 'source'],
    ...listAt(object.value, ...path, 'sources').map((_, index) => [...path, 'sources', index]),
  ];
  return sources.flatMap((source) => {
    const name = stringAt(object.value, ...source, 'chart');
    if (!name) return [];
    const consequence = `Argo CD finds no version of chart ${quoted(name)}`;
    return stated(object, [...source, 'targetRevision'], consequence, ADVICE).map((range) => ({
      ...range,
      byName: true,
    }));
  });
}

/** Nothing if the field is left out or empty, which Flux takes for the newest or for another field. */
function stated(
  object: KubernetesObject,
  path: readonly (string | number)[],
  consequence: string,
  advice: string,
): StatedRange[] {
  const at = object.at(...path);
  if (typeof at.value !== 'string' || at.value === '') return [];
  return [{ at, text: at.value, consequence, advice, byName: false }];
}
