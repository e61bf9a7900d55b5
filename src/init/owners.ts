import { isWithin } from '../repository/tree.ts';
import type { Revision } from '../revision/revision.ts';
import { firstFew, quoted } from '../text/words.ts';

/** What is to be done about CODEOWNERS, as lines for people. Owners are placeholders: only people know them. */
export function ownerAdvice(revision: Revision, owner: string | undefined): string[] {
  const { codeowners, tree, redactor } = revision;
  const folders = decidingFolders(revision).filter((folder) => redactor.text(folder) === folder);
  if (!codeowners) {
    const width = Math.max(...folders.map(({ length }) => length)) + 2;
    const lines = folders.map((folder) => `  ${`/${folder}/`.padEnd(width)} @${owner ?? 'OWNER'}/TEAM`);
    return [
      'CODEOWNERS: none, so GitHub does not request reviews. A start for .github/CODEOWNERS, with your teams:',
      ...lines,
    ];
  }
  const unowned = folders.filter((folder) =>
    [...tree.files.keys()].some((path) => {
      const ownership = isWithin(path, folder) ? codeowners.ownersOf(path) : undefined;
      return ownership === 'unmatched' || ownership?.owners.length === 0;
    }),
  );
  const { path } = codeowners.file;
  if (unowned.length === 0) return [`CODEOWNERS: ${path} has an owner for every folder that clusters use.`];
  const words = firstFew(unowned, (folder) => quoted(`/${folder}/`), 5);
  return [
    `CODEOWNERS: files in ${words} do not have an owner in ${path}. Add lines such as /${unowned[0]}/ @${owner ?? 'OWNER'}/TEAM.`,
  ];
}

/** The folders at the root with what clusters run, and the one with the workflows and the policy. */
function decidingFolders({ reconcilers, objects, tree }: Revision): string[] {
  const paths = reconcilers.flatMap(({ files }) => [...files]);
  const used = paths.length > 0 ? paths : objects.map(({ origin }) => origin.file.path);
  const folders = used.flatMap((path) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : []));
  return [...new Set(['.github', ...folders.sort()])].filter((name) => name === '.github' || tree.isDirectory(name));
}
