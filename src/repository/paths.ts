/** A path of the repository relative to a folder in it, or undefined if it is outside that folder. */
export function below(prefix: string, path: string): string | undefined {
  if (prefix === '') return path;
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length + 1) : undefined;
}

/** Those of some paths of the repository that are outside of a folder in it. */
export function outsideOf(prefix: string, ...paths: readonly (string | undefined)[]): string[] {
  return paths.flatMap((path) => (path !== undefined && below(prefix, path) === undefined ? path : []));
}

/** A path relative to a folder of the repository as a path of the repository; the folder may end with a slash. */
export function withPrefix(prefix: string, path: string): string {
  return prefix === '' ? path : `${prefix.replace(/\/$/, '')}/${path}`;
}
