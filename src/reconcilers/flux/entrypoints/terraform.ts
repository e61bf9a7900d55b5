import type { Manifests } from '../../../kubernetes/manifests.ts';
import { once } from '../../../once.ts';
import { isArchived, isInExamples, isInTests } from '../../../repository/folder-names.ts';
import { directoryOf, normalize, type Tree } from '../../../repository/tree.ts';
import { Origin } from '../../../yaml/origin.ts';
import { KUSTOMIZATION, RESOURCE_SET } from '../kinds.ts';
import type { ClusterEntrypoint } from './entrypoint.ts';
import { impliedEntrypoint } from './implied.ts';

/** Files of Terraform that are read, and characters of one. */
const MAX_FILES = 500;
const MAX_LENGTH = 200_000;
/** Paths that are followed, characters of one, and folders that one may mean. */
const MAX_PATHS = 1000;
const MAX_PATH_LENGTH = 500;
const MAX_FOLDERS = 200;
/** What sets up Flux: the provider's resource, the chart of an instance or of a sync, the operator's module. */
const SETS_UP = /flux_bootstrap_git|flux-instance|flux2-sync|flux-operator-bootstrap|kind\s*[=:]\s*"?FluxInstance/;
/** The path of the sync, as an argument, in YAML, or as a value that is set in a chart. */
const PATH = /\bpath"?\s*[=:]\s*"?([\w./${}-]+)"?|\.path"\s*value\s*=\s*"([^"\n]+)"/g;
const VARIABLE = /^\$\{[^{}/]*\}$/;

/**
 * Clusters that Terraform sets up with a directory of this tree in which Flux has something to do. A variable in its path means any
 * folder there.
 */
export function* setUpByTerraform(tree: Tree, manifests: Manifests): Iterable<ClusterEntrypoint> {
  const files = [...tree.files.keys()].filter((path) => /\.(?:tf|tofu)$/.test(path) && !isAside(path));
  const forFlux = once(() => directoriesForFlux(manifests));
  const found = new Set<string>();
  const followed = new Set<string>();
  for (const path of files.slice(0, MAX_FILES)) {
    const file = tree.textAt(path);
    if (!file || file.text.length > MAX_LENGTH || !SETS_UP.test(file.text)) continue;
    for (const match of file.text.matchAll(PATH)) {
      const written = match[1] ?? match[2] ?? '';
      if (followed.has(written) || followed.size >= MAX_PATHS || written.length > MAX_PATH_LENGTH) continue;
      followed.add(written);
      const start = match.index + match[0].lastIndexOf(written);
      for (const directory of directoriesOf(written, tree)) {
        if (found.has(directory) || !forFlux().has(directory)) continue;
        found.add(directory);
        yield impliedEntrypoint(directory, new Origin(file, start, start, start, start + written.length), 'root');
      }
    }
  }
}

function isAside(path: string): boolean {
  return isArchived(path) || isInTests(path) || isInExamples(path);
}

/** The directories that a path means. */
function directoriesOf(written: string, tree: Tree): string[] {
  const [first = '', ...rest] = (normalize(written) ?? '').split('/');
  if (first === '' || first.includes('$')) return [];
  const found = rest.reduce<string[]>(
    (directories, segment) =>
      directories
        .flatMap((directory) =>
          (VARIABLE.test(segment) ? tree.names(directory).slice(0, MAX_FOLDERS) : [segment]).map(
            (name) => `${directory}/${name}`,
          ),
        )
        .slice(0, MAX_FOLDERS),
    [first],
  );
  return found.filter((directory) => tree.isDirectory(directory));
}

/** The directories in which, or below which, files define something that Flux deploys with. */
function directoriesForFlux({ files }: Manifests): Set<string> {
  const found = new Set<string>();
  for (const { path, objects } of files) {
    if (!objects.some(({ groupKind }) => groupKind === KUSTOMIZATION || groupKind === RESOURCE_SET)) continue;
    for (let directory = directoryOf(path); directory !== ''; directory = directoryOf(directory)) found.add(directory);
  }
  return found;
}
