import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { FLEET } from '../imported/fleet.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const REPOSITORIES_FOLDER = join(import.meta.dirname, 'repositories');

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
  /** The example as `example/fleet`, on the branch `topic`, which renames a source. */
  example: (place) => {
    const folder = cloned(place, 'example/fleet', join(ROOT, 'example'));
    place.git(folder, ['switch', '--quiet', '--create', 'topic']);
    replaceIn(join(folder, 'infrastructure/sources/podinfo.yaml'), /^( {2}name: ).*$/m, '$1podinfo-charts');
    place.git(folder, ['commit', '--quiet', '--all', '--message', 'Rename a source']);
    return folder;
  },
  /** `acme/fleet` in the shape of Flux's own example, with three defects; no one has cloned it yet. */
  flux: (place) => {
    published(place, 'acme/fleet', join(REPOSITORIES_FOLDER, 'flux'));
    return place.work;
  },
  /** An app of Applications and a set of Applications, as `acme/fleet`. */
  argocd: (place) => cloned(place, 'acme/fleet', join(REPOSITORIES_FOLDER, 'argocd')),
  /** The example in the folder `deploy` of a repository with the source of a service, as `example/shop`. */
  monorepo: (place) => {
    const files = join(place.github, 'made');
    cpSync(join(ROOT, 'example'), join(files, 'deploy'), { recursive: true });
    renameSync(join(files, 'deploy/.github'), join(files, '.github'));
    rmSync(join(files, '.github/CODEOWNERS'));
    mkdirSync(join(files, 'services/web'), { recursive: true });
    writeFileSync(join(files, 'services/web/main.go'), 'package main\n');
    for (const name of ['apps', 'infrastructure'])
      replaceIn(join(files, `deploy/clusters/production/${name}.yaml`), /path: \.\//, 'path: ./deploy/');
    replaceIn(join(files, 'deploy/clusters/production/repository.yaml'), /example\/fleet/, 'example/shop');
    return cloned(place, 'example/shop', files);
  },
  /** Two clusters of one app as `octo/fleet`, on the branch `topic`, which breaks a patch; outputs of other tools are next to it. */
  imported: (place) => {
    const files = join(place.github, 'made');
    for (const [path, text] of Object.entries(FLEET)) {
      mkdirSync(dirname(join(files, path)), { recursive: true });
      writeFileSync(join(files, path), String(text));
    }
    const patch = 'apps/production/scale.yaml';
    replaceIn(join(files, patch), /"4"/, '4');
    const folder = cloned(place, 'octo/fleet', files);
    place.git(folder, ['switch', '--quiet', '--create', 'topic']);
    replaceIn(join(folder, patch), /: 4$/m, ': "4"');
    place.git(folder, ['commit', '--quiet', '--all', '--message', 'Scale up']);
    cpSync(join(ROOT, 'test/imported/recorded'), join(place.work, 'results'), { recursive: true });
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
