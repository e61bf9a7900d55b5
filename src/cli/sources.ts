import { complaintText } from '../invocation/complaint.ts';
import { settingsInForce } from '../invocation/settings.ts';
import type { FluxOptions } from '../reconcilers/flux/graph.ts';
import type { Base } from '../repository/compare.ts';
import type { Tree } from '../repository/tree.ts';
import type { Terminal } from './terminal.ts';

/** What is known beside a tree when its clusters are followed. */
export type FollowingOptions = Required<FluxOptions>;

/** What following clusters takes of a folder, its tree, and the base where there is one, whose policy file counts then. */
export async function followingOptions(
  folder: string,
  head: Tree,
  terminal: Terminal,
  base?: Base,
): Promise<FollowingOptions> {
  const { sources, repositories, complaints } = await settingsInForce({
    folder,
    comparison: { standing: 'own', head, base },
  });
  for (const complaint of complaints) terminal.complain(complaintText(complaint));
  return { repositories, sources: sources.directories, checkouts: sources.checkouts };
}
