import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import { HELM_RELEASE, SOURCE_GROUP } from '../../src/reconcilers/flux/kinds.ts';
import { IMAGE_POLICY, IMAGE_REPOSITORY } from '../../src/reconcilers/flux/references/image-uses.ts';
import { ALERT } from '../../src/reconcilers/flux/references/notification-uses.ts';
import { listAt } from '../../src/yaml/value.ts';

/** A regular expression that an object defines. */
export interface StatedPattern {
  readonly at: Place;
  readonly text: string;
  /** What happens if Go rejects it, as the end of a sentence. */
  readonly consequence: string;
}

type Path = readonly (string | number)[];
type Reader = (object: KubernetesObject) => StatedPattern[];

const TARGET_FIELDS = ['group', 'version', 'kind', 'name', 'namespace'];

/** Where objects of Flux define regular expressions, by `group/Kind`. */
const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  [
    IMAGE_POLICY,
    (policy) => stated(policy, ['spec', 'filterTags', 'pattern'], 'the policy fails and selects no image'),
  ],
  [
    IMAGE_REPOSITORY,
    (repository) => inList(repository, ['spec', 'exclusionList'], 'Flux cannot scan the image repository'),
  ],
  [
    `${SOURCE_GROUP}/OCIRepository`,
    (repository) => stated(repository, ['spec', 'ref', 'semverFilter'], 'Flux finds no artifact'),
  ],
  [
    ALERT,
    (alert) => [
      ...inList(alert, ['spec', 'inclusionList'], 'Flux ignores this entry and never sends what it describes'),
      ...inList(alert, ['spec', 'exclusionList'], 'Flux ignores this entry and sends what it describes'),
    ],
  ],
  [HELM_RELEASE, ofRelease],
]);

/** The kinds that define regular expressions, as `group/Kind`. */
export const KINDS: readonly string[] = [...READERS.keys()];

/** The regular expressions of an object. */
export function statedPatterns(object: KubernetesObject): StatedPattern[] {
  return READERS.get(object.groupKind)?.(object) ?? [];
}

function ofRelease(release: KubernetesObject): StatedPattern[] {
  const filter = stated(release, ['spec', 'chart', 'spec', 'ref', 'semverFilter'], 'Flux finds no artifact');
  const drift = indexes(release, ['spec', 'driftDetection', 'ignore']).flatMap((path) =>
    ofTarget(release, [...path, 'target'], 'Flux cannot check the release for drift'),
  );
  const patches = indexes(release, ['spec', 'postRenderers']).flatMap((renderer) =>
    indexes(release, [...renderer, 'kustomize', 'patches']).flatMap((path) =>
      ofTarget(release, [...path, 'target'], 'Flux cannot install or upgrade the release'),
    ),
  );
  return [...filter, ...drift, ...patches];
}

function ofTarget(object: KubernetesObject, path: Path, consequence: string): StatedPattern[] {
  return TARGET_FIELDS.flatMap((field) => stated(object, [...path, field], consequence));
}

function indexes(object: KubernetesObject, path: Path): Path[] {
  return listAt(object.value, ...path).map((_, index) => [...path, index]);
}

function inList(object: KubernetesObject, path: Path, consequence: string): StatedPattern[] {
  return indexes(object, path).flatMap((entry) => stated(object, entry, consequence));
}

function stated(object: KubernetesObject, path: Path, consequence: string): StatedPattern[] {
  const at = object.at(...path);
  return typeof at.value === 'string' && at.value !== '' ? [{ at, text: at.value, consequence }] : [];
}
