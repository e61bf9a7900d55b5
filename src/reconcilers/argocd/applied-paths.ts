import { stringAt } from '../../yaml/value.ts';
import type { AppliedPath } from '../reconciler.ts';
import type { Application } from './application.ts';
import { sourcesOf } from './source/repository.ts';

/** The paths that the sources of Applications name; charts and what lends values to others have none. */
export function appliedPaths(applications: readonly Application[]): AppliedPath[] {
  return applications.flatMap(({ object, isCertain, sources }) => {
    const stated = sourcesOf(object);
    return sources.flatMap(({ type, path, pattern, isElsewhere }, index): AppliedPath[] => {
      if (type === 'chart' || type === 'ref') return [];
      return [
        {
          by: object,
          stated: stringAt(stated[index]?.map, 'path') ?? '',
          directory: path?.directory,
          pattern,
          isCertain: isCertain && path?.isHere === true,
          isElsewhere,
        },
      ];
    });
  });
}
