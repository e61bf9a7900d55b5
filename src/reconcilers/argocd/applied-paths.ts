import { Place } from '../../kubernetes/object.ts';
import { stringAt } from '../../yaml/value.ts';
import type { AppliedPath } from '../applied-path.ts';
import { type Application, placeOfApplication } from './application.ts';
import { sourcesOf } from './source/declared.ts';

/** The paths that the sources of Applications name; charts and what lends values to others have none. `isInUse` says which Applications something applies. */
export function appliedPaths(
  applications: readonly Application[],
  isInUse: (application: Application) => boolean,
): AppliedPath[] {
  return applications.flatMap((application) => {
    const { object, isCertain, sources } = application;
    const stated = sourcesOf(object);
    return sources.flatMap(({ type, path, pattern, build, isElsewhere }, index): AppliedPath[] => {
      if (type === 'chart' || type === 'ref') return [];
      const at = object.at(...(stated[index]?.at ?? []), 'path');
      return [
        {
          by: object,
          from: placeOfApplication(application),
          at: path ? new Place([], path.value, path.origin) : at,
          stated: stringAt(stated[index]?.map, 'path') ?? '',
          directory: path?.directory,
          pattern,
          build,
          isCertain: isCertain && path?.isHere === true,
          isInUse: isInUse(application),
          isElsewhere,
        },
      ];
    });
  });
}
