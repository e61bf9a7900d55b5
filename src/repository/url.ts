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
