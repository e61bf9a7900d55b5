import { join, type Tree } from '../../../repository/tree.ts';
import { listAt, mapAt, originOf, stringAt, type YamlMap } from '../../../yaml/value.ts';
import type { ValuesFile } from '../application.ts';
import { isTemplated } from '../template/rendered.ts';
import type { DeclaredSource } from './declared.ts';
import { repositoryAt, type SourceContext } from './source-repository.ts';

/** The directory of a chart, in a tree in which its repository is at `root`. */
export interface Chart {
  readonly tree: Tree;
  readonly root: string;
  readonly directory: string;
}

/** The values files that lie in repositories that are known: next to the chart, or in another source that is named (`$name/…`). */
export function valuesFilesOf(
  map: YamlMap,
  chart: Chart | undefined,
  stated: readonly DeclaredSource[],
  context: SourceContext,
): ValuesFile[] {
  const helm = mapAt(map, 'helm');
  const list = listAt(helm, 'valueFiles');
  const isOptional = helm?.ignoreMissingValueFiles === true;
  return list.flatMap((text, index): ValuesFile[] => {
    const origin = originOf(list, index);
    if (typeof text !== 'string' || !origin || isTemplated(text) || /^[a-z]+:\/\/|[*?[{]/.test(text)) return [];
    const found = placeOf(text, chart, stated, context);
    if (found?.path === undefined) return [];
    return [{ path: found.path, exists: found.tree.file(found.path) !== undefined, isOptional, origin }];
  });
}

function placeOf(
  text: string,
  chart: Chart | undefined,
  stated: readonly DeclaredSource[],
  context: SourceContext,
): { readonly tree: Tree; readonly path: string | undefined } | undefined {
  const [, name, rest] = /^\$([^/]+)\/(.*)$/.exec(text) ?? [];
  if (name === undefined || rest === undefined) {
    if (chart === undefined || text.startsWith('$')) return undefined;
    const { tree, root, directory } = chart;
    return { tree, path: text.startsWith('/') ? join(root, text.replace(/^\/+/, '')) : join(directory, text) };
  }
  const source = stated.find(({ map }) => stringAt(map, 'ref') === name)?.map;
  const repository = source && repositoryAt(stringAt(source, 'repoURL') ?? '', context);
  if (!repository?.isHere(stringAt(source, 'targetRevision') ?? '')) return undefined;
  return { tree: repository.tree, path: join(repository.root, rest) };
}
