import { withPrefix } from '../repository/paths.ts';
import { isWithin } from '../repository/tree.ts';
import type { Revision } from '../revision/revision.ts';
import { firstFew, quoted } from '../text/words.ts';
import type { Found } from './plan.ts';

/** What is to be done about CODEOWNERS, as lines for people. Owners are placeholders: only people know them. */
export function ownerAdvice({ revision, place, folders: critical }: Found): string[] {
  const { codeowners, tree, redactor } = revision;
  const team = `@${place.remote?.path.split('/')[0] ?? 'OWNER'}/TEAM`;
  const folders = decidingFolders(
    revision,
    critical.map(({ path }) => path),
  ).filter((folder) => redactor.text(folder) === folder);
  const inRepository = (folder: string): string => `/${withPrefix(place.prefix, folder)}/`;
  if (!codeowners) {
    const owned = place.prefix === '' ? folders.map(inRepository) : ['/.github/', `/${place.prefix}/`];
    const width = Math.max(...owned.map(({ length }) => length));
    const lines = owned.map((folder) => `  ${folder.padEnd(width)} ${team}`);
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
  const words = firstFew(unowned.map(inRepository), quoted, 5);
  const example = inRepository(unowned[0] ?? '');
  return [`CODEOWNERS: files in ${words} do not have an owner in ${path}. Add lines such as ${example} ${team}.`];
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
