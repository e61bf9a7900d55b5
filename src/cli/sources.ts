import { complaintText } from '../invocation/complaint.ts';
import { optionsFor, settingsInForce } from '../invocation/settings.ts';
import type { Base } from '../repository/compare.ts';
import type { Tree } from '../repository/tree.ts';
import type { RevisionOptions } from '../revision/options.ts';
import type { Terminal } from './terminal.ts';

/** What a revision is read with if no rules are run: for a folder, its tree, and the base, whose policy file counts then. */
export async function revisionOptions(
  folder: string,
  head: Tree,
  terminal: Terminal,
  base?: Base,
): Promise<RevisionOptions> {
  const settings = await settingsInForce({ folder, comparison: { standing: 'own', head, base } });
  for (const complaint of settings.complaints) terminal.complain(complaintText(complaint));
  return optionsFor(settings);
}
