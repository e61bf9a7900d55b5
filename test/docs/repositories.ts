import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/** Where a repository is made. */
export interface Place {
  /** The folder of the reader, which is empty. */
  readonly work: string;
  /** The folder that is GitHub: `OWNER/NAME` is a repository in it. */
  readonly github: string;
  /** The command line's sources. */
  readonly cli: string;
  git(folder: string, words: readonly string[]): void;
}

/** The repositories in which pages run, by name: each makes its files and gives the folder in which a page begins. */
export const REPOSITORIES: Readonly<Record<string, (place: Place) => string>> = {
  /** The example as `acme/fleet`, on the branch `topic`, which renames a source. */
  example: (place) => {
    const folder = cloned(place, 'acme/fleet', join(ROOT, 'example'));
    place.git(folder, ['switch', '--quiet', '--create', 'topic']);
    replaceIn(join(folder, 'infrastructure/sources/podinfo.yaml'), /^( {2}name: ).*$/m, '$1podinfo-charts');
    place.git(folder, ['commit', '--quiet', '--all', '--message', 'Rename a source']);
    return folder;
  },
  /** A checkout of gitops-gate, whose `dist/cli.js` runs the sources. */
  checkout: ({ work, cli }) => {
    cpSync(join(ROOT, 'example'), join(work, 'example'), { recursive: true });
    mkdirSync(join(work, 'dist'));
    writeFileSync(join(work, 'package.json'), '{ "type": "module" }\n');
    writeFileSync(join(work, 'dist/cli.js'), `await import(${JSON.stringify(cli)});\n`);
    return work;
  },
};

/** A clone of a repository of GitHub that has these files on `main`. */
function cloned(place: Place, name: string, files: string): string {
  published(place, name, files);
  place.git(place.work, ['clone', '--quiet', `https://github.com/${name}`]);
  return join(place.work, name.split('/')[1] ?? '');
}

function published({ github, git }: Place, name: string, files: string): void {
  const bare = join(github, name);
  const made = `${bare}-made`;
  mkdirSync(dirname(bare), { recursive: true });
  cpSync(files, made, { recursive: true });
  git(made, ['init', '--quiet']);
  git(made, ['add', '--all']);
  git(made, ['commit', '--quiet', '--message', 'First commit']);
  git(made, ['clone', '--quiet', '--bare', '.', bare]);
}

function replaceIn(path: string, pattern: RegExp, text: string): void {
  writeFileSync(path, readFileSync(path, 'utf8').replace(pattern, text));
}
