/** What is at an address, as its host and path show: a Git repository, a registry of OCI artifacts, or files of GitHub Pages. */
export type AddressKind = 'git' | 'registry' | 'pages';

/** Hosts that only contain registries. */
const REGISTRIES = /^(?:ghcr\.io|docker\.io|registry-1\.docker\.io|public\.ecr\.aws|[\w-]+-docker\.pkg\.dev)$/;

/** What an address with `http://` or `https://` certainly is; undefined if its host says nothing. */
export function kindOfAddress(url: string): AddressKind | undefined {
  const [, host = '', path = ''] = /^https?:\/\/([^/\s?#]+)([^\s?#]*)$/i.exec(url) ?? [];
  const name = host.toLowerCase();
  const parts = path.split('/').filter((part) => part !== '');
  if (/^[\w-]+\.github\.io$/.test(name)) return 'pages';
  if (REGISTRIES.test(name)) return 'registry';
  // GitHub has pages of a repository below its name, and nothing else at `index.yaml` there.
  const isRepository = name === 'github.com' && parts.length === 2;
  return isRepository || parts.at(-1)?.endsWith('.git') ? 'git' : undefined;
}
