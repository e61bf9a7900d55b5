import type { YamlFile } from '../../src/kubernetes/manifests.ts';
import { type ListedPath, remoteEntries } from '../../src/kustomize/listed.ts';

/** Names that branches have, and tags do not. */
const BRANCH = /^(?:main|master|trunk|develop|development|HEAD)$/;

/** A remote entry of a kustomization file, and the branch that it follows. */
export interface RemoteBranch extends ListedPath {
  /** The branch, or undefined if it is the default branch. */
  readonly branch: string | undefined;
}

/** The entries of a kustomization file that kustomize fetches from a branch each time it builds. */
export function remoteBranches(file: YamlFile): RemoteBranch[] {
  return remoteEntries(file)
    .filter(({ field }) => ['resources', 'bases', 'components'].includes(field))
    .flatMap((entry) => {
      const branch = branchOf(entry.text);
      return branch === false ? [] : [{ ...entry, branch }];
    });
}

/** The branch of an entry, undefined for the default branch, false if it is none or not known. */
function branchOf(entry: string): string | undefined | false {
  const raw = /^https?:\/\/raw\.githubusercontent\.com\/[^/]+\/[^/]+\/(?:refs\/heads\/)?([^/]+)\//i.exec(entry)?.[1];
  if (raw !== undefined) return BRANCH.test(raw) || entry.includes('/refs/heads/') ? raw : false;
  const [address = '', query = ''] = entry.split('?');
  // A file over http is what its server makes of it.
  if (/^https?:/i.test(address) && /\.(?:ya?ml|json)$/i.test(address)) return false;
  const parameters = new URLSearchParams(query);
  const ref = parameters.get('ref') ?? parameters.get('version');
  if (ref === null || ref === '') return undefined;
  return BRANCH.test(ref) ? ref : false;
}
