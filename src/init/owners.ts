import { isWithin } from '../repository/tree.ts';
import type { Revision } from '../revision/revision.ts';
import { firstFew, quoted } from '../text/words.ts';
import type { Found } from './plan.ts';

/** What is to be done about CODEOWNERS, as lines for people. Owners are placeholders: only people know them. */
export function ownerAdvice({ revision, place, folders: critical }: Found): string[] {
  const { codeowners, tree, redactor } = revision;
  const team = `@${place.remote?.path.split('/')[0] ?? 'OWNER'}/TEAM`;
  // GitHub reads the file of the repository, which is above the checked folder.
  if (place.prefix !== '')
    return [
      `CODEOWNERS: not checked, because it is above this folder. It needs owners for /.github/ and /${place.prefix}/.`,
    ];
  const folders = decidingFolders(
    revision,
    critical.map(({ path }) => path),
  ).filter((folder) => redactor.text(folder) === folder);
  if (!codeowners) {
    const width = Math.max(...folders.map(({ length }) => length)) + 2;
    const lines = folders.map((folder) => `  ${`/${folder}/`.padEnd(width)} ${team}`);
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
  if (unowned.length === 0) return [`CODEOWNERS: each folder with manifests has an owner in ${path}.`];
  const words = firstFew(unowned, (folder) => quoted(`/${folder}/`), 5);
  return [`CODEOWNERS: files in ${words} do not have an owner in ${path}. Add lines such as /${unowned[0]}/ ${team}.`];
}

/** The folders at the root with what clusters run, where they start, and the one with the workflows and the policy. */
function decidingFolders({ reconcilers, objects, tree }: Revision, critical: readonly string[]): string[] {
  const applied = reconcilers.flatMap(({ files, deploys }) => [
    ...files,
    ...deploys.flatMap(({ directory, isInUse }) => (isInUse && directory ? `${directory}/` : [])),
  ]);
  const used = applied.length > 0 ? applied : objects.map(({ origin }) => origin.file.path);
  const paths = [...used, ...critical.map((path) => `${path}/`)];
  const folders = paths.flatMap((path) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : []));
  return [...new Set(['.github', ...folders.sort()])].filter((name) => name === '.github' || tree.isDirectory(name));
}
