import { missingPath } from '../repository/missing-path.ts';
import { type CheckedPaths, checkedPaths, isOnDisk } from '../repository/named-files.ts';
import { withFile } from '../repository/replaced-file.ts';
import type { Tree } from '../repository/tree.ts';
import { MAX_FILE_SIZE } from '../repository/tree-file.ts';
import { readWorkTree } from '../repository/work-tree.ts';
import { UsageError } from '../usage-error.ts';
import type { Arguments } from './arguments.ts';
import type { Terminal } from './terminal.ts';

/** What a command line names to be checked. */
export interface NamedPaths extends CheckedPaths {
  /** Whether the text of the one file is on the standard input. */
  readonly isOnInput: boolean;
}

/** The folder and the files that operands and `--stdin-filename` name. Throws UsageError if they do not fit together. */
export function namedPaths({ operands, options }: Arguments): NamedPaths {
  const name = options.get('stdin-filename')?.[0];
  if (name === undefined) return { ...checkedPaths(operands), isOnInput: false };
  for (const other of ['base', 'fix'])
    if (options.has(other)) throw new UsageError(`--stdin-filename cannot be used with --${other}.`);
  const paths = checkedPaths([...operands, name]);
  if (paths.files?.at(-1)?.name !== name)
    throw new UsageError(`--stdin-filename ${name} is a directory. Specify the file that the text belongs to.`);
  if (paths.files.length > 1)
    throw new UsageError(`--stdin-filename ${name} checks one file. Remove \`${paths.files[0]?.name}\`.`);
  return { ...paths, isOnInput: true };
}

/** The files of the folder as they are on disk, with the text on the standard input in place of one of them. */
export async function readHead({ folder, files, isOnInput }: NamedPaths): Promise<Tree> {
  const tree = readWorkTree(folder);
  const [file] = files ?? [];
  if (!isOnInput || !file) return tree;
  const isLeftOut = !tree.file(file.path) && isOnDisk(file.name);
  return isLeftOut ? tree : withFile(tree, file.path, await readInput());
}

/** The paths of the named files, links followed. Throws UsageError for one that does not exist, and says which are not checked. */
export function wantedFiles(
  { files }: NamedPaths,
  { head, base }: { readonly head: Tree; readonly base: Tree | undefined },
  terminal: Terminal,
): ReadonlySet<string> | undefined {
  if (!files) return undefined;
  const wanted = new Set<string>();
  for (const { name, path } of files) {
    const tree = [head, base].find((one) => one?.file(path));
    if (tree) wanted.add(tree.resolve(path) ?? path);
    else if (!isOnDisk(name)) throw missingPath(name);
    else
      terminal.complain(`${name} is not checked, because git ignores it or it is a link that leaves the repository.`);
  }
  return wanted;
}

/** The standard input, as far as a file may be long, and one chunk more. */
async function readInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(Buffer.from(chunk));
    size += chunk.length;
    if (size > MAX_FILE_SIZE) break;
  }
  return Buffer.concat(chunks);
}
