import type { ReadFiles } from '../reconciler.ts';
import type { Application } from './application.ts';

/** The files of the tree that an Application reads, by the file that defines it. */
export function filesReadBy({ object, sources }: Application): ReadFiles {
  return {
    root: object.origin.file.path,
    paths: sources.flatMap(({ files, valuesFiles, build }) => [
      ...files,
      ...valuesFiles.map(({ path }) => path),
      ...(build?.files ?? []),
    ]),
  };
}
