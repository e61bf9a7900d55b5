import type { Manifests, YamlFile } from '../../kubernetes/manifests.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { NamedVersion } from '../../kubernetes/targets.ts';
import { isPutAway } from '../../repository/folder-names.ts';
import { isKustomizationPath } from '../../repository/kustomization-names.ts';
import { Origin } from '../../yaml/origin.ts';
import { isMap, listAt, originOf, stringAt } from '../../yaml/value.ts';
import { instancePath } from './kinds.ts';

/** What a tree says of the Flux that a cluster runs: a version or a range, as written, and where. */
export interface FluxVersion extends NamedVersion {
  readonly at: Origin;
}

/**
 * The versions of Flux that a tree names: in gotk-components, a FluxInstance, remote resources, an artifact of flux-manifests. Archives
 * and examples count only if nothing else names one.
 */
export function fluxVersions(manifests: Manifests): Iterable<FluxVersion> {
  const inUse = [...versionsIn(manifests.files.filter(({ path }) => !isPutAway(path)))];
  return inUse.length > 0 ? inUse : versionsIn(manifests.files);
}

function* versionsIn(files: readonly YamlFile[]): Iterable<FluxVersion> {
  for (const file of files) yield* fluxVersionsOfFile(file);
  for (const { objects } of files) for (const object of objects) yield* fluxVersionsOfObject(object);
}

/** What a file says besides its objects: the head of gotk-components, remote resources of an overlay. */
export function* fluxVersionsOfFile(file: YamlFile): Iterable<FluxVersion> {
  yield* headerOf(file);
  if (isKustomizationPath(file.path)) yield* remoteInstalls(file);
}

/** What an object says. */
export function* fluxVersionsOfObject(object: KubernetesObject): Iterable<FluxVersion> {
  for (const path of versionPaths(object)) {
    const version = stringAt(object.value, ...path);
    if (version) yield { version, at: object.at(...path).origin };
  }
}

/** The line that bootstrap writes at the head of gotk-components.yaml. */
function* headerOf({ parsed: { file } }: YamlFile): Iterable<FluxVersion> {
  const header = file.text.startsWith('---') ? /^# Flux Version: (v\S+)/m.exec(file.text.slice(0, 400)) : null;
  const [line, version] = header ?? [];
  if (!header || line === undefined || version === undefined) return;
  const end = header.index + line.length;
  yield { version, at: new Origin(file, end - version.length, end - version.length, end - version.length, end) };
}

function* remoteInstalls({ parsed }: YamlFile): Iterable<FluxVersion> {
  const value = parsed.documents[0]?.value;
  if (!isMap(value)) return;
  for (const field of ['resources', 'bases']) {
    const list = listAt(value, field);
    for (const [index, resource] of list.entries()) {
      if (typeof resource !== 'string' || !resource.includes('fluxcd/flux2')) continue;
      const [, version] =
        /[?&](?:ref|version)=(v?[0-9][^&]*)/.exec(resource) ?? /\/download\/(v[0-9.]+)\//.exec(resource) ?? [];
      const at = originOf(list, index);
      if (version !== undefined && at) yield { version, at };
    }
  }
}

/** Where an object may name the version. */
function versionPaths({ value, kind }: KubernetesObject): string[][] {
  const paths: string[][] = [];
  if (stringAt(value, 'metadata', 'labels', 'app.kubernetes.io/part-of') === 'flux')
    paths.push(['metadata', 'labels', 'app.kubernetes.io/version']);
  const instance = instancePath({ kind });
  if (instance) paths.push([...instance, 'distribution', 'version']);
  if (kind === 'OCIRepository' && stringAt(value, 'spec', 'url')?.endsWith('/flux-manifests'))
    paths.push(['spec', 'ref', stringAt(value, 'spec', 'ref', 'tag') === undefined ? 'semver' : 'tag']);
  return paths;
}
