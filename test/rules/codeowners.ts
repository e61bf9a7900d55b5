import type { Files } from './check-tree.ts';

/** A file for each path, and CODEOWNERS from its lines. */
export function repository(codeowners: readonly string[], ...paths: string[]): Files {
  return {
    '.github/CODEOWNERS': `${codeowners.join('\n')}\n`,
    ...Object.fromEntries(paths.map((path) => [path, 'a: b\n'])),
  };
}
