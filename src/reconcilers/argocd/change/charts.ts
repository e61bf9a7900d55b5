import type { Application } from '../application.ts';
import { sourcesOf } from '../source/repository.ts';

/**
 * What the charts of an Application are made with, which are not rendered here: as its sources state them, and the files of the
 * tree that have a part in it. Empty where it has none; equal for what yields the same. `idOf` tells the content of a file.
 */
export function chartState({ object, sources }: Application, idOf: (path: string) => string): string {
  if (!sources.some(({ type }) => type === 'chart' || type === 'helm')) return '';
  const stated = sourcesOf(object);
  return JSON.stringify(
    sources.flatMap(({ type, files, valuesFiles }, index) => {
      if (type !== 'chart' && type !== 'helm') return [];
      const paths = [...files, ...valuesFiles.map(({ path }) => path)];
      return [[stated[index]?.map, paths.map((path) => [path, idOf(path)])]];
    }),
  );
}
