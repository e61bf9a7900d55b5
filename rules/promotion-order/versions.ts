import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import { podSpecPath } from '../../src/kubernetes/references/pods.ts';
import { HELM_CHART, HELM_RELEASE, SOURCE_GROUP } from '../../src/reconcilers/flux/kinds.ts';
import { listAt, stringAt } from '../../src/yaml/value.ts';

/** An exact version that an object deploys. */
export interface DeployedVersion {
  readonly at: Place;
  /** What has the version: a chart, an image without its tag. */
  readonly of: string;
  readonly version: string;
}

/** Where kinds of Flux have an exact version, each with the field that names what has it. */
const FIELDS: readonly (readonly [groupKind: string, path: readonly string[], of: readonly string[]])[] = [
  [HELM_RELEASE, ['spec', 'chart', 'spec', 'version'], ['spec', 'chart', 'spec', 'chart']],
  [HELM_CHART, ['spec', 'version'], ['spec', 'chart']],
  [`${SOURCE_GROUP}/OCIRepository`, ['spec', 'ref', 'tag'], ['spec', 'url']],
  [`${SOURCE_GROUP}/GitRepository`, ['spec', 'ref', 'tag'], ['spec', 'url']],
];

/** The exact versions of an object: its chart or artifact, and the images of its pods. */
export function versionsOf(object: KubernetesObject): DeployedVersion[] {
  const fields = FIELDS.flatMap(([groupKind, path, of]) =>
    groupKind === object.groupKind ? exact(object.at(...path), stringAt(object.value, ...of), path) : [],
  );
  return [...fields, ...imagesOf(object)];
}

function exact(at: Place, of: string | undefined, path: readonly string[]): DeployedVersion[] {
  const version = stringAt(at.value);
  return version === undefined || of === undefined || !partsOf(version)
    ? []
    : [{ at, of: `${path.join('.')} ${of}`, version }];
}

function imagesOf(object: KubernetesObject): DeployedVersion[] {
  const spec = podSpecPath(object) ?? [];
  if (spec.length === 0) return [];
  return listAt(object.value, ...spec, 'containers').flatMap((container, index) => {
    const image = /^(.*):([^:/@]+)(?:@.*)?$/.exec(stringAt(container, 'image') ?? '');
    const [, name, version] = image ?? [];
    if (name === undefined || version === undefined || !partsOf(version)) return [];
    return [{ at: object.at(...spec, 'containers', index, 'image'), of: name, version }];
  });
}

const EXACT = /^v?(\d{1,9})\.(\d{1,9})\.(\d{1,9})$/;

function partsOf(version: string): number[] | undefined {
  return EXACT.exec(version)?.slice(1).map(Number);
}

/** Whether an exact version is newer than another. A version with a suffix is never newer or older. */
export function isNewer(version: string, than: string): boolean {
  const [own, other] = [partsOf(version), partsOf(than)];
  if (!own || !other) return false;
  const at = own.findIndex((part, index) => part !== other[index]);
  return at !== -1 && (own[at] ?? 0) > (other[at] ?? 0);
}
