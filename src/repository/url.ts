/** A repository's url without scheme, user, port and `.git`, in lower case, so that two ways to the same repository are equal. */
export function repositoryOf(url: string): string {
  return plain(url)
    .toLowerCase()
    .replace(/\.git$/, '');
}

/** The path after a repository in an address, `''` for the repository as a whole, or undefined if the address is another one's. */
export function pathIn(repository: string, address: string): string | undefined {
  const text = plain(address);
  if (!text.toLowerCase().startsWith(repository)) return undefined;
  const rest = text.slice(repository.length).replace(/^\.git(?=\/|$)/i, '');
  return rest === '' || rest.startsWith('/') ? rest.slice(1) : undefined;
}

/** Whether a url leads to a place on this disk, as that of a copied or bundled repository does. */
export function isOnDisk(url: string): boolean {
  return /^(?:file:|[/.~]|[A-Za-z]:[\\/])/.test(url);
}

/** Whether a repository has the same name as another, as a fork has. Both as returned by `repositoryOf`. */
export function isNamedLike(repository: string, given: ReadonlySet<string>): boolean {
  const nameIn = (text: string): string => text.slice(text.lastIndexOf('/') + 1);
  return [...given].some((other) => nameIn(other) === nameIn(repository));
}

/** Whether a repository is of the same owner as another, as a renamed one is. Both as returned by `repositoryOf`. */
export function isOfOwner(repository: string, given: ReadonlySet<string>): boolean {
  const ownerIn = (text: string): string => text.slice(0, text.lastIndexOf('/'));
  return [...given].some((other) => ownerIn(other) === ownerIn(repository));
}

function plain(url: string): string {
  return url
    .trim()
    .replace(/^[a-z+]+:\/\//i, '')
    .replace(/^[^@/]*@/, '')
    .replace(/^([^/:]+):(?:[0-9]+\/)?/, '$1/')
    .replace(/\/+/g, '/')
    .replace(/\/$/, '');
}
