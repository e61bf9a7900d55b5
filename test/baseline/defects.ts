import { contentId } from '../../src/repository/content-id.ts';
import type { Tree } from '../../src/repository/tree.ts';

/** A defect that is put into a tree: the rule that finds it, and the tree with it. */
export interface Planted {
  readonly kind: string;
  readonly tree: Tree;
  readonly path: string;
  /** The line (from 1) on which it is to be found. */
  readonly line: number;
}

/** How a defect is put into a text: undefined if the text does not allow it. */
type Plant = (text: string) => { readonly text: string; readonly line: number } | undefined;

const SECRET = `---
apiVersion: v1
kind: Secret
metadata:
  name: planted
  namespace: planted
stringData:
  password: kR7vQ2xZp9LmT4wB
`;

const PLANTS: Readonly<Record<string, Plant>> = {
  syntax: (text) => atEnd(text, 'planted: [\n', 0),
  // Charts and patches decide about many other fields.
  field: (text) => inPlace(text, /^( {2}prune: ).+$/m, '$1perhaps'),
  key: (text) => inPlace(text, /^(apiVersion: .+\n)/m, '$1$1', 1),
  file: (text) => inPlace(text, /^resources:\n( *- )/m, 'resources:\n$1planted-file.yaml\n$1', 1),
  secret: (text) => atEnd(text, SECRET, 7),
};

/** A text that is added to a manifest, with a defect on one of its lines (from 0). */
function atEnd(text: string, more: string, line: number): ReturnType<Plant> {
  const own = withBreak(text);
  const isManifest = /^kind: (?!Kustomization|Component)/m.test(text);
  return isManifest ? { text: own + more, line: linesOf(own) + line } : undefined;
}

/** The text with a line break at its end. */
function withBreak(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

function linesOf(text: string): number {
  return text.split('\n').length;
}

/** The text with the first match of a pattern replaced, and the line where that ends, or one `less` lines before. */
function inPlace(text: string, pattern: RegExp, by: string, less = 0): ReturnType<Plant> {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const planted = match[0].replace(pattern, by);
  const before = text.slice(0, match.index);
  return {
    text: before + planted + text.slice(match.index + match[0].length),
    line: linesOf(before + planted) - less,
  };
}

/** A tree with each kind of defect in each of some files that allow it. */
export function* plantedIn(tree: Tree, paths: Readonly<Record<string, readonly string[]>>): Iterable<Planted> {
  for (const [kind, plant] of Object.entries(PLANTS))
    for (const path of paths[kind] ?? []) {
      const planted = plant(tree.textAt(path)?.text ?? '');
      if (!planted) continue;
      const bytes = Buffer.from(planted.text);
      const file = { path, size: bytes.length, contentId: () => contentId(bytes), bytes: () => bytes };
      yield { kind, tree: tree.with(file), path, line: planted.line };
    }
}

/** The kinds of defects. */
export const KINDS = Object.keys(PLANTS);
