import { KubernetesObject } from '../../kubernetes/object.ts';
import type { Build } from '../../kustomize/built.ts';
import type { YamlMap } from '../../yaml/value.ts';
import type { Delivered } from '../reconciler.ts';
import { type Application, yieldedBy } from './application.ts';

/** What certain Applications and overlays of a tree give Argo CD to apply; `builds` are those of all Applications, `roots` overlays that nothing includes. */
export function deliveredBy(
  applications: readonly Application[],
  builds: readonly Build[],
  roots: ReadonlySet<string>,
): Delivered {
  const certain = applications.filter(({ isCertain }) => isCertain).flatMap(({ sources }) => sources);
  const delivered = new Set([
    ...certain.flatMap(({ build }) => build ?? []),
    ...builds.filter(({ directory }) => roots.has(directory)),
  ]);
  const manifests = applications.flatMap(({ sources }) => sources).filter(({ type }) => type === 'directory');
  const objects = new Map<YamlMap, KubernetesObject>();
  for (const object of manifests.flatMap((source) => source.objects)) {
    const same = objects.get(object.value);
    const names = [...new Set([...(same?.builds ?? []), ...object.builds])];
    objects.set(object.value, new KubernetesObject(object.value, object.origin, names, { isFinal: true }));
  }
  return {
    builds: [...delivered],
    objects: [...objects.values()],
    files: new Set(manifests.flatMap(({ files }) => [...files])),
  };
}

/** The files that sources of Applications and their builds read. */
export function filesRead(sources: Application['sources'], builds: readonly Build[]): Set<string> {
  const files = new Set<string>();
  for (const source of sources) {
    for (const path of source.files) files.add(path);
    for (const { path } of source.valuesFiles) files.add(path);
  }
  for (const { files: read } of builds) for (const path of read) files.add(path);
  return files;
}

/** The Applications that apply each object, by its value. */
export function byObject(applications: readonly Application[]): Map<YamlMap, readonly Application[]> {
  const index = new Map<YamlMap, Application[]>();
  for (const application of applications) {
    for (const { value } of yieldedBy(application)) {
      const known = index.get(value);
      if (known) known.push(application);
      else index.set(value, [application]);
    }
  }
  return index;
}
