/** A path of the repository relative to a folder in it, or undefined if it is outside that folder. */
export function below(prefix: string, path: string): string | undefined {
  if (prefix === '') return path;
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length + 1) : undefined;
}

/** A path relative to a folder of the repository as a path of the repository; the folder may end with a slash. */
export function withPrefix(prefix: string, path: string): string {
  return prefix === '' ? path : `${prefix.replace(/\/$/, '')}/${path}`;
}
