import { clusterFolder } from './folder-names.ts';

/** The usual names of environments, which folders of their clusters and of what these deploy have. */
export const ENVIRONMENT_NAMES: readonly string[] = [
  ...['production', 'prod', 'prd', 'live', 'staging', 'stage', 'stg', 'preproduction', 'preprod', 'development', 'dev'],
  ...['testing', 'test', 'tst', 'qa', 'uat', 'sandbox', 'integration'],
];

/** Ways to write the same environment. */
const SAME_ENVIRONMENT: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['prod', 'prd', 'live'].map((name) => [name, 'production'])),
  ...Object.fromEntries(['stage', 'stg'].map((name) => [name, 'staging'])),
  ...{ preprod: 'preproduction', dev: 'development', test: 'testing', tst: 'testing' },
};

/** The environment that a name of one or two words is for, in full: `production` for `env/prod` and `prod-eu`. Undefined if it says none. */
export function environmentIn(name: string): string | undefined {
  const words = name.toLowerCase().split(/[-_/.]/);
  const found = words.length > 2 ? undefined : words.find((word) => ENVIRONMENT_NAMES.includes(word));
  return found === undefined || !Object.hasOwn(SAME_ENVIRONMENT, found) ? found : SAME_ENVIRONMENT[found];
}

/** A file in the folder of a cluster or an environment. */
export interface EnvironmentFile {
  /** The folder that contains one folder for each of them; empty for the root. */
  readonly above: string;
  /** The name of the folder. */
  readonly name: string;
  /** The path in it. */
  readonly path: string;
}

/** Where a file is in the folder of a cluster, or else in one that has the name of an environment. Undefined if it is in none. */
export function environmentFile(path: string): EnvironmentFile | undefined {
  const cluster = clusterFolder(path)?.split('/');
  const folders = path.split('/');
  const at = cluster
    ? cluster.length - 1
    : folders.findIndex((folder) => ENVIRONMENT_NAMES.includes(folder.toLowerCase()));
  const rest = folders.slice(at + 1);
  if (at === -1 || rest.length === 0) return undefined;
  return { above: folders.slice(0, at).join('/'), name: folders[at] ?? '', path: rest.join('/') };
}

/** The environment in whose folder a file is, in full: `apps/web/prod/`, or a cluster that is named for it: `clusters/prod-eu/`. */
export function environmentOfFile(path: string): string | undefined {
  const folders = path.split('/').slice(0, -1);
  const named = folders.find((folder) => ENVIRONMENT_NAMES.includes(folder.toLowerCase()));
  return environmentIn(named ?? clusterFolder(path)?.split('/').at(-1) ?? '');
}
