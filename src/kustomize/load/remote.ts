/** Whether kustomize fetches an entry from elsewhere: an http(s) file or a repository (api/internal/git/repospec.go). */
export function isRemote(entry: string): boolean {
  return /^https?:\/\//i.test(entry) || isRepository(entry);
}

function isRepository(entry: string): boolean {
  if (entry.startsWith('/')) return false;
  const [address = ''] = entry.split('?');
  const plain = address.replace(/^git::/i, '');
  const scheme = /^(?:ssh|https?|file):\/\//i.exec(plain)?.[0] ?? '';
  const afterScheme = plain.slice(scheme.length);
  const user = /^[a-zA-Z][a-zA-Z0-9-]*@/.exec(afterScheme)?.[0] ?? '';
  const host = afterScheme.slice(user.length);
  const isGithub = /^github\.com[/:]/i.test(host);
  const takesColon = scheme === '' && (user !== '' || isGithub);
  if (scheme === '' && !takesColon) return false;
  if (scheme.toLowerCase() === 'file://') return true;
  const at = separatorOf(host, takesColon);
  return at > 0 && hasRepositoryPath(host.slice(at + 1));
}

function separatorOf(host: string, takesColon: boolean): number {
  const slash = host.indexOf('/');
  const colon = takesColon ? host.indexOf(':') : -1;
  return slash === -1 || (colon > 0 && colon < slash) ? colon : slash;
}

function hasRepositoryPath(path: string): boolean {
  if (/_git\/|.\/\/|\.git/.test(path)) return true;
  const [owner, repository] = path.split('/');
  return owner !== undefined && repository !== undefined;
}
