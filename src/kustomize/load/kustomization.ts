import type { TreeFile } from '../../repository/tree-file.ts';
import type { Origin } from '../../yaml/origin.ts';
import type { YamlMap } from '../../yaml/value.ts';
import { type Entry, entriesOf, textOf, textsOf, type WrittenText } from './entries.ts';

/** A kustomization file, decoded; fields that are null count as absent. */
export class KustomizationFile {
  /** The directory that contains it, links resolved; `''` at the root. */
  readonly directory: string;
  readonly file: TreeFile;
  /** Its document as a whole. */
  readonly origin: Origin;
  readonly map: YamlMap;

  constructor(directory: string, file: TreeFile, origin: Origin, map: YamlMap) {
    this.directory = directory;
    this.file = file;
    this.origin = origin;
    this.map = map;
  }

  get isComponent(): boolean {
    return this.map.kind === 'Component';
  }

  /** A text that is not empty. */
  text(field: string): WrittenText | undefined {
    return textOf(this.map, field);
  }

  /** The texts of a list, empty ones included. */
  texts(field: string): WrittenText[] {
    return textsOf(this.map, field, this.origin);
  }

  entries(field: string): Entry[] {
    return entriesOf(this.map, field, this.origin);
  }
}
