/** A repository's url without scheme, user, port and `.git`, in lower case, so that two ways to the same repository are equal. */
export function repositoryOf(url: string): string {
  return url
    .trim()
    .toLowerCase()
    .replace(/^[a-z+]+:\/\//, '')
    .replace(/^[^@/]*@/, '')
    .replace(/^([^/:]+):(?:[0-9]+\/)?/, '$1/')
    .replace(/\/+/g, '/')
    .replace(/\/$/, '')
    .replace(/\.git$/, '');
}

/** Whether a url leads to a place on this disk, as that of a copied or bundled repository does. */
export function isOnDisk(url: string): boolean {
  return /^(?:file:|[/.~]|[A-Za-z]:[\\/])/.test(url);
}

/** Whether a repository has the name of a given one, as a fork has; both as `repositoryOf` tells them. */
export function isNamedLike(repository: string, given: ReadonlySet<string>): boolean {
  const nameIn = (text: string): string => text.slice(text.lastIndexOf('/') + 1);
  return [...given].some((other) => nameIn(other) === nameIn(repository));
}
