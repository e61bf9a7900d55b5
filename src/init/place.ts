import type { Remote } from '../repository/remote.ts';
import type { Tree } from '../repository/tree.ts';

/** Where pull requests are made. */
export type Host = 'github' | 'gitlab' | 'other';

/** What is known of the repository around the checked folder. */
export interface Place {
  readonly host: Host;
  /** Undefined without a remote on a host. */
  readonly remote: Remote | undefined;
  /** The checked folder in the repository, without a slash at its end; empty if it is the repository. */
  readonly prefix: string;
  /** Whether the folder is in a git repository. */
  readonly isInGit: boolean;
}

/** What changes are proposed as on a host, in lower case. */
export function requestWords({ host }: Place): string {
  return host === 'gitlab' ? 'merge request' : 'pull request';
}

/** The host, by the remote; by the files of CI systems if the name of the remote does not say it. */
export function hostOf(remote: Remote | undefined, tree: Tree): Host {
  const name = remote?.host ?? '';
  if (/(?:^|[.-])github(?:[.-]|$)/.test(name)) return 'github';
  if (/(?:^|[.-])gitlab(?:[.-]|$)/.test(name)) return 'gitlab';
  if (tree.isDirectory('.github/workflows')) return 'github';
  if (tree.file('.gitlab-ci.yml')) return 'gitlab';
  return remote ? 'other' : 'github';
}
