import { isFilledLater } from '../../repository/filled-later.ts';
import { join } from '../../repository/tree.ts';
import type { UnknownPart } from '../unknown-part.ts';
import type { Loader } from './loader.ts';
import { isRemote } from './remote.ts';

/** Why what an entry names is not in the tree although that is not a mistake, or undefined if it should be. */
export function absenceOf(
  entry: string,
  { tree, directory }: Loader,
): Pick<UnknownPart, 'kind' | 'reason'> | undefined {
  if (isRemote(entry)) return { kind: 'remote', reason: `\`${entry}\` is not in this repository.` };
  const path = entry === '' || entry.startsWith('/') ? undefined : join(directory, entry);
  if (path === undefined || !isFilledLater(path, tree)) return undefined;
  return {
    kind: 'template',
    reason: `\`${entry}\` does not exist yet. It is made from a template in this repository.`,
  };
}
