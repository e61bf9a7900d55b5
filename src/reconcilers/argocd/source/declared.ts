import type { KubernetesObject } from '../../../kubernetes/object.ts';
import { listAt, mapAt, type YamlMap } from '../../../yaml/value.ts';

/** A source of an Application as in its manifest. */
export interface DeclaredSource {
  readonly map: YamlMap;
  /** The path to it. */
  readonly at: readonly (string | number)[];
}

/** The sources of an Application: `source`, or `sources` if there are any. */
export function sourcesOf(application: KubernetesObject): DeclaredSource[] {
  const list = listAt(application.value, 'spec', 'sources');
  const several = list.flatMap((_, index) => {
    const map = mapAt(application.value, 'spec', 'sources', index);
    return map ? [{ map, at: ['spec', 'sources', index] }] : [];
  });
  if (several.length > 0) return several;
  for (const at of [
    ['spec', 'source'],
    ['spec', 'sourceHydrator', 'drySource'],
  ]) {
    const map = mapAt(application.value, ...at);
    if (map) return [{ map, at }];
  }
  return [];
}
