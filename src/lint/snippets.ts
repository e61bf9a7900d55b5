import type { Snippets } from '../report/report.ts';
import type { Tree } from '../repository/tree.ts';
import { parseYaml } from '../yaml/parse.ts';
import { Masking } from './masking.ts';

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
