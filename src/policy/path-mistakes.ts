import { normalize } from '../repository/tree.ts';
import { DEFAULT_BASELINE } from './baseline.ts';
import type { PolicySettings } from './settings.ts';

/** A path in a policy file that cannot be used. */
interface PathMistake {
  /** Where it is written. */
  readonly path: readonly string[];
  /** What is wrong, as a sentence. */
  readonly message: string;
}

/** The paths of a policy file that cannot be used. */
export function pathMistakes({ sources = {}, baseline = {} }: PolicySettings): PathMistake[] {
  const ofSources = Object.entries(sources).flatMap(([url, path]) =>
    isAbsolutePath(path)
      ? {
          path: ['sources', url],
          message: `\`${path}\` is an absolute path, which exists only on one machine. Write a path relative to the checked directory, such as \`../platform\`.`,
        }
      : [],
  );
  const wrong = baseline.path === undefined ? undefined : wrongBaselinePath(baseline.path);
  return [...ofSources, ...(wrong === undefined ? [] : [{ path: ['baseline', 'path'], message: wrong }])];
}

function wrongBaselinePath(path: string): string | undefined {
  const normal = isAbsolutePath(path) ? undefined : normalize(path);
  if (normal === undefined || normal === '')
    return `\`${path}\` is not a file in the checked directory. Use a relative path, such as \`${DEFAULT_BASELINE.path}\`.`;
  return normal.endsWith('.json') ? undefined : 'The name of a baseline must end with `.json`.';
}

/** Whether a path is absolute on Linux or Windows, or starts with a home directory. */
function isAbsolutePath(path: string): boolean {
  return /^(?:[/\\~]|[A-Za-z]:[/\\])/.test(path);
}
