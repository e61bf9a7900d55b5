import type { Tree } from '../repository/tree.ts';
import { parseYaml } from '../yaml/parse.ts';
import { Masking } from './masking.ts';

/** The source lines that a text report may show, with secrets masked. */
export interface Snippets {
  /** The text of a line (from 1) with every secret value masked; undefined where the file is not at hand. */
  line(path: string, line: number): string | undefined;
}

/** The source lines of a tree with every secret masked. */
export function snippetsOf(tree: Tree): Snippets {
  const maskings = new Map<string, Masking | undefined>();
  return {
    line(path, line) {
      if (!maskings.has(path)) {
        const text = tree.textAt(path);
        maskings.set(path, text ? new Masking(text, parseYaml(text, 'resource')) : undefined);
      }
      return maskings.get(path)?.line(line);
    },
  };
}
