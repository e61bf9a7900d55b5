import { git } from './git.ts';
import { entriesOf } from './path-name.ts';

/** Where a repository is hosted: `github.com`, and the path there, `owner/name`. No credentials are in it. */
export interface Remote {
  /** In lower case, without user and port. */
  readonly host: string;
  readonly path: string;
}

/** The remote `origin` of a repository, or its only one; undefined without a remote on a host. */
export function remoteOf(folder: string): Remote | undefined {
  const urls = new Map<string, string>();
  try {
    for (const entry of entriesOf(git(folder, ['config', '--null', '--get-regexp', '^remote\\..*\\.url$']))) {
      const [name = '', url = ''] = entry.toString('utf8').split('\n', 2);
      urls.set(name, url);
    }
  } catch {
    return undefined;
  }
  const url = urls.get('remote.origin.url') ?? (urls.size === 1 ? [...urls.values()][0] : undefined);
  return url === undefined ? undefined : parseRemote(url);
}

/** Reads `https://host/owner/name.git`, `ssh://…` and `git@host:owner/name`; undefined for a path on this disk and for anything else. */
export function parseRemote(url: string): Remote | undefined {
  const [, scpHost, scpPath] = /^(?:[^@/\s]+@)?([\w.-]+):(?!\/\/)(.+)$/.exec(url.trim()) ?? [];
  if (scpHost !== undefined && scpPath !== undefined) return remoteAt(scpHost, scpPath);
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname, pathname } = new URL(url);
  return /^(?:https?|ssh|git):$/.test(protocol) ? remoteAt(hostname, pathname) : undefined;
}

function remoteAt(host: string, path: string): Remote | undefined {
  const plain = path.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
  // A Windows drive looks like a host of one letter.
  const isPlain = /^[\w.-]+(?:\/[\w.-]+)+$/.test(plain) && /^[\w.-]{2,}$/.test(host);
  return isPlain ? { host: host.toLowerCase(), path: plain } : undefined;
}
