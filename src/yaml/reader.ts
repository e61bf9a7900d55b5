import type { Tree, TreeFile } from '../repository/tree.ts';
import { type ParsedFile, parseYaml } from './parse.ts';
import type { ScalarReading } from './scalars.ts';

/** Parses files, each content once: base and head share what did not change. */
export class YamlReader {
  readonly #parsed = new Map<string, ParsedFile>();

  /** The parsed file, or undefined where its text is not readable. */
  read(tree: Tree, file: TreeFile, reading: ScalarReading): ParsedFile | undefined {
    const key = `${reading}\0${file.contentId()}\0${file.path}`;
    let parsed = this.#parsed.get(key);
    if (!parsed) {
      const text = tree.text(file);
      if (typeof text === 'string') return undefined;
      parsed = parseYaml(text, reading);
      this.#parsed.set(key, parsed);
    }
    return parsed;
  }
}
