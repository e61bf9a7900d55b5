import { hasOtherSubjects } from '../repository/subjects.ts';
import type { Revision } from '../revision/revision.ts';

/** Share of the YAML files of a folder below which a run has read next to nothing. */
const LITTLE = 0.05;

/** Leaves a fault if next to nothing of a folder was read, so that no finding does not mean that all is well. */
export function noteCoverage({ tree, manifests, guard }: Revision): void {
  const read = manifests.files.length;
  const { ignoredYaml } = tree;
  if (ignoredYaml === undefined) return;
  const all = read + ignoredYaml;
  if (ignoredYaml > 0 && read < all * LITTLE) {
    const at = tree.file('.gitignore') ? '.gitignore' : undefined;
    guard.leave(
      { what: 'Most files of this folder', at },
      `Git ignores ${ignoredYaml} of the ${all} YAML files in this folder, so ${read === 0 ? 'none were' : `only ${read === 1 ? '1 was' : `${read} were`}`} checked. Commit the files, or check a folder outside of this repository.`,
      true,
    );
  } else if (read === 0 && tree.files.size > 0 && !hasOtherSubjects(tree)) {
    guard.leave(
      { what: 'This folder', at: undefined },
      'This folder has no YAML files, so nothing was checked. Make sure that the path is correct and that the repository is checked out there.',
      true,
    );
  }
}
