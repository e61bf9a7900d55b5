import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from './scratch.ts';

/** A command that leaves a trace where it runs. */
export interface Canary {
  readonly command: string;
  hasRun(): boolean;
}

export function canary(): Canary {
  const trace = join(scratchFolder(), 'trace');
  return { command: `sh -c 'env > ${trace}; false'`, hasRun: () => existsSync(trace) };
}

/** A Secret in clear, which every check has to find. */
export const SECRET =
  'apiVersion: v1\nkind: Secret\nmetadata: {name: db, namespace: default}\nstringData:\n  password: hunter2-hunter2\n';

/** The files of a bare repository that a pull request can bring, whose configuration runs a command and hides a file. */
export function bareRepository(command: string): Record<string, string> {
  return {
    HEAD: 'ref: refs/heads/x\n',
    config: `[core]\n bare = false\n worktree = .\n repositoryformatversion = 0\n fsmonitor = "${command}"\n[protocol "ext"]\n allow = always\n[remote "origin"]\n url = "ext::${command}"\n`,
    'info/exclude': 'evil.yaml\n',
    'objects/.keep': '\n',
    'refs/.keep': '\n',
  };
}
