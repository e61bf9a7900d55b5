import type { Manifests } from '../../../kubernetes/manifests.ts';
import { type KubernetesObject, sentObjectsOf } from '../../../kubernetes/object.ts';
import { nameOf, type Tree } from '../../../repository/tree.ts';
import type { TreeFile } from '../../../repository/tree-file.ts';
import type { YamlReader } from '../../../yaml/reader.ts';
import { mapAt, stringAt, type YamlMap } from '../../../yaml/value.ts';
import { globMatcher } from '../path-pattern.ts';

/** The manifests that a directory source applies. */
export interface DirectoryContent {
  readonly files: ReadonlySet<string>;
  readonly objects: readonly KubernetesObject[];
  /** Why there may be others, or undefined if these are all. */
  readonly unknown: string | undefined;
}

const NOTHING: DirectoryContent = { files: new Set(), objects: [], unknown: undefined };

/** Reads the manifests of a directory as Argo CD does: those directly in it, or all below with `recurse`. */
export function readDirectory(
  tree: Tree,
  reader: YamlReader,
  manifests: Manifests,
  directory: string,
  options: YamlMap | undefined,
): DirectoryContent {
  const include = matcherOf(options, 'include');
  const exclude = matcherOf(options, 'exclude');
  if (!include || !exclude) return { ...NOTHING, unknown: 'the pattern in `include` or `exclude` is not supported.' };
  const resolved = tree.resolve(directory) ?? directory;
  const start = resolved === '' ? '' : `${resolved}/`;
  // Argo CD follows links to files, but not to directories.
  const links = [...tree.links.keys()].filter((path) => tree.file(path) !== undefined);
  const paths = [...tree.files.keys(), ...links].filter((path) => {
    if (!path.startsWith(start) || !/\.(?:ya?ml|json|jsonnet)$/.test(path)) return false;
    const relative = path.slice(start.length);
    if (options?.recurse !== true && relative.includes('/')) return false;
    return !exclude.matches(relative) && (!include.isStated || include.matches(relative));
  });
  const files = new Set<string>();
  const objects: KubernetesObject[] = [];
  for (const path of paths.sort()) {
    const file = tree.file(path);
    const own = file && objectsIn(file, path, tree, reader, manifests);
    if (!own) continue;
    files.add(file.path);
    objects.push(...own);
  }
  const isJsonnet = paths.some((path) => path.endsWith('.jsonnet')) || mapAt(options, 'jsonnet') !== undefined;
  return { files, objects, unknown: isJsonnet ? 'Jsonnet files are not evaluated.' : undefined };
}

function matcherOf(
  options: YamlMap | undefined,
  field: string,
): { readonly isStated: boolean; readonly matches: (path: string) => boolean } | undefined {
  const glob = stringAt(options, field) ?? '';
  if (glob === '') return { isStated: false, matches: () => false };
  const matches = globMatcher(glob);
  return matches && { isStated: true, matches };
}

/**
 * The objects of a file by the name under which it is found, or undefined if Argo CD skips it, or it is not a manifest.
 *
 * Argo CD also reads it if it is in the templates of a chart, or if an overlay uses it as a patch.
 */
function objectsIn(
  file: TreeFile,
  path: string,
  tree: Tree,
  reader: YamlReader,
  manifests: Manifests,
): readonly KubernetesObject[] | undefined {
  const known = manifests.at(file.path);
  if (nameOf(path).endsWith('.jsonnet') || known?.type === 'overlay' || known?.type === 'other') return undefined;
  const parsed = known?.parsed ?? reader.read(tree, file, 'resource');
  if (!parsed || parsed.file.text.includes('+argocd:skip-file-rendering')) return undefined;
  if (known?.type === 'template' && parsed.problems.length > 0) return undefined;
  return known?.type === 'manifest' ? known.objects : parsed.documents.flatMap(sentObjectsOf);
}
