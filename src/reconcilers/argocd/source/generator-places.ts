import { isList, isMap, listAt, stringAt, type YamlValue } from '../../../yaml/value.ts';

/** A path of a repository that something names. */
export interface StatedPlace {
  readonly url: string;
  readonly path: string;
  readonly revision: string;
}

/** The URLs and path prefixes of the git generators of an ApplicationSet, as if they were sources. */
export function generatorPlaces(value: YamlValue | undefined, depth: number): StatedPlace[] {
  if (depth > 12) return [];
  if (isList(value)) return value.flatMap((item) => generatorPlaces(item, depth + 1));
  if (!isMap(value)) return [];
  return Object.keys(value).flatMap((key) => {
    const entry = value[key];
    const url = key === 'git' ? stringAt(entry, 'repoURL') : undefined;
    if (url === undefined) return key === 'template' ? [] : generatorPlaces(entry, depth + 1);
    return [...listAt(entry, 'directories'), ...listAt(entry, 'files')].map((item) => {
      const path = /^(?:[^*?[{/]+\/)*/.exec(stringAt(item, 'path') ?? '')?.[0] ?? '';
      return { url, path, revision: stringAt(entry, 'revision') ?? '' };
    });
  });
}
