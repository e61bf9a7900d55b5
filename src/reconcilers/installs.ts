import type { YamlFile } from '../kubernetes/manifests.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { isKustomizationPath } from '../repository/kustomization-names.ts';
import type { Origin } from '../yaml/origin.ts';
import { isMap, listAt, originOf, stringAt, type YamlMap } from '../yaml/value.ts';

/** Something that installs a version of a product. */
export interface Install {
  readonly by: 'chart' | 'image' | 'repository';
  /** The chart, the image without its tag, or `owner/name` on GitHub. */
  readonly name: string;
  /** The version or range as written, or undefined if there is none. */
  readonly version: string | undefined;
  readonly at: Origin;
}

const GITHUB = /github(?:usercontent)?\.com[/:]([\w.-]+\/[\w.-]+?)(?:\.git)?(?:[/?#]|$)/;
const GITHUB_VERSION =
  /[?&](?:ref|version)=([^&]+)|\/(?:download|tree|blob|refs\/tags)\/([^/]+)\/|usercontent\.com\/[^/]+\/[^/]+\/(v?[0-9][^/]*)\//;

/** What an object installs. */
export function* installsOf(object: KubernetesObject): Iterable<Install> {
  const { value, kind } = object;
  switch (kind) {
    case 'HelmRelease':
      yield* chart(value, ['spec', 'chart', 'spec', 'chart'], ['spec', 'chart', 'spec', 'version'], object);
      break;
    case 'HelmChart':
      yield* chart(value, ['spec', 'chart'], ['spec', 'version'], object);
      break;
    case 'OCIRepository':
    case 'GitRepository':
      yield* source(object);
      break;
    case 'Application':
      yield* sourcesOfApplication(object);
      break;
    case 'Deployment':
    case 'DaemonSet':
    case 'StatefulSet':
      yield* images(object);
  }
}

/** What an overlay installs from elsewhere: remote resources and charts. */
export function* installsOfOverlay({ path, parsed }: YamlFile): Iterable<Install> {
  const value = parsed.documents[0]?.value;
  if (!isKustomizationPath(path) || !isMap(value)) return;
  const resources = listAt(value, 'resources');
  for (const [index, resource] of resources.entries()) {
    const at = originOf(resources, index);
    const [, name] = typeof resource === 'string' ? (GITHUB.exec(resource) ?? []) : [];
    if (typeof resource !== 'string' || name === undefined || !at) continue;
    const [, ...versions] = GITHUB_VERSION.exec(resource) ?? [];
    yield { by: 'repository', name, version: versions.find((version) => version !== undefined), at };
  }
  const charts = listAt(value, 'helmCharts');
  for (const [index, entry] of charts.entries()) {
    const at = originOf(charts, index);
    const name = stringAt(entry, 'name');
    if (name !== undefined && at) yield { by: 'chart', name, version: stringAt(entry, 'version'), at };
  }
}

function* chart(
  value: YamlMap,
  namePath: readonly string[],
  versionPath: readonly string[],
  object: KubernetesObject,
): Iterable<Install> {
  const name = stringAt(value, ...namePath)
    ?.split('/')
    .at(-1);
  if (name === undefined) return;
  yield { by: 'chart', name, version: stringAt(value, ...versionPath), at: placeOf(object, versionPath) };
}

/** An OCIRepository for a chart, a GitRepository for a release. */
function* source(object: KubernetesObject): Iterable<Install> {
  const { value, kind } = object;
  const url = stringAt(value, 'spec', 'url') ?? '';
  const field = stringAt(value, 'spec', 'ref', 'semver') === undefined ? 'tag' : 'semver';
  const path = ['spec', 'ref', field];
  const name = kind === 'OCIRepository' ? url.split('/').at(-1) : GITHUB.exec(url)?.[1];
  if (name === undefined || name === '') return;
  const by = kind === 'OCIRepository' ? 'chart' : 'repository';
  yield { by, name, version: stringAt(value, ...path), at: placeOf(object, path) };
}

function* sourcesOfApplication(object: KubernetesObject): Iterable<Install> {
  const paths = [
    ['spec', 'source'],
    ...listAt(object.value, 'spec', 'sources').map((_, index) => ['spec', 'sources', index]),
  ];
  for (const path of paths) {
    const entry = object.at(...path).value;
    const version = stringAt(entry, 'targetRevision');
    const at = placeOf(object, [...path, 'targetRevision']);
    const name = stringAt(entry, 'chart');
    if (name !== undefined) yield { by: 'chart', name, version, at };
    const repository = GITHUB.exec(stringAt(entry, 'repoURL') ?? '')?.[1];
    if (repository !== undefined) yield { by: 'repository', name: repository, version, at };
  }
}

function* images(object: KubernetesObject): Iterable<Install> {
  for (const [index, container] of listAt(object.value, 'spec', 'template', 'spec', 'containers').entries()) {
    const [, name, version] = /^([^@]+?)(?::([^:/@]+))?(?:@.*)?$/.exec(stringAt(container, 'image') ?? '') ?? [];
    const at = placeOf(object, ['spec', 'template', 'spec', 'containers', index, 'image']);
    if (name !== undefined) yield { by: 'image', name, version, at };
  }
}

function placeOf(object: KubernetesObject, path: readonly (string | number)[]): Origin {
  return object.at(...path).origin;
}
