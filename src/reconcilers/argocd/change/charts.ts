import type { Application } from '../application.ts';
import { sourcesOf } from '../source/declared.ts';

/**
 * The inputs of the charts of an Application, which are not rendered: its sources, and the files of the tree that they use.
 * Empty if it has no charts. Equal for equal results. `idOf` returns the id of the content of a file.
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
