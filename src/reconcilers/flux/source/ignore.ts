import { directoryOf, nameOf, type Tree } from '../../../repository/tree.ts';
import { IgnorePattern } from './ignore-pattern.ts';

const IGNORE_FILE = '.sourceignore';

/** What source-controller leaves out in any case, and what it leaves out if neither `.sourceignore` nor `spec.ignore` says anything. */
const VERSION_CONTROL = ['.git/', '.gitignore', '.gitmodules', '.gitattributes'];
const DEFAULT = [
  ...['*.jpg', '*.jpeg', '*.gif', '*.png', '*.wmv', '*.flv', '*.tar.gz', '*.zip'],
  ...['.github/', '.circleci/', '.travis.yml', '.gitlab-ci.yml', 'appveyor.yml', '.drone.yml', 'cloudbuild.yaml'],
  ...['codeship-services.yml', 'codeship-steps.yml'],
  ...['**/.goreleaser.yml', '**/.sops.yaml', '**/.flux.yaml'],
];

/**
 * The paths of the files that source-controller adds to the artifact of a repository, which is at `root` in the tree; symbolic
 * links are left out, too.
 */
export function artifactPaths(tree: Tree, ignore: string | undefined, root = ''): string[] {
  const top = root === '' ? [] : root.split('/');
  const own = [...ignoreFiles(tree), ...(ignore === undefined ? [] : readPatterns(ignore, top))];
  const defaults = own.length === 0 ? [...VERSION_CONTROL, ...DEFAULT] : VERSION_CONTROL;
  const patterns = [...defaults.map((line) => new IgnorePattern(line, top)), ...own].reverse();
  return [...tree.files.keys()].filter((path) => {
    const parts = path.split('/');
    const last = patterns.find((pattern) => pattern.matches(parts));
    return last === undefined || last.isInclusion;
  });
}

/** The patterns of all ignore files, in the order in which source-controller reads them: a directory's own before those below. */
function ignoreFiles(tree: Tree): IgnorePattern[] {
  const paths = [...tree.files.keys()].filter((path) => nameOf(path) === IGNORE_FILE && !path.startsWith('.git/'));
  const byDirectory = paths.map((path) => ({ path, directory: directoryOf(path) }));
  byDirectory.sort((a, b) => (a.directory < b.directory ? -1 : 1));
  return byDirectory.flatMap(({ path, directory }) => {
    const text = tree.textAt(path)?.text ?? '';
    return readPatterns(text, directory === '' ? [] : directory.split('/'));
  });
}

function readPatterns(text: string, domain: readonly string[]): IgnorePattern[] {
  return text
    .split(/\r?\n/)
    .filter((line) => !line.startsWith('#') && line.trim() !== '')
    .map((line) => new IgnorePattern(line, domain));
}
