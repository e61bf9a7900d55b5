import { getOrInsert } from '../grouping.ts';
import { secretSources } from '../kubernetes/secrets/generated.ts';
import { isKustomizationPath } from '../repository/kustomization-names.ts';
import type { TextFile } from '../repository/text-file.ts';
import { directoryOf, join, nameOf, type Tree } from '../repository/tree.ts';
import type { ParsedFile } from '../yaml/document.ts';
import { parseYaml } from '../yaml/parse.ts';
import type { YamlReader } from '../yaml/reader.ts';
import { isMap } from '../yaml/value.ts';
import { HiddenRanges } from './hidden-ranges.ts';

/** A file and what of it is hidden. */
export interface RedactedFile {
  readonly text: TextFile;
  readonly hidden: HiddenRanges;
}

const YAML = /\.(?:ya?ml|json)$/i;
/** Names of files that may hold manifests, settings or values of a chart. */
const READ = /\.(?:ya?ml|json|tpl|tmpl|env|properties)$|^[^.]+$|^\.env/i;

/** The files of a tree, and of other repositories, with what of them is hidden; each is looked at on first use. */
export class RedactedFiles {
  readonly #tree: Tree;
  readonly #reader: YamlReader;
  readonly #others: readonly Pick<Tree, 'textAt'>[];
  readonly #files = new Map<string, RedactedFile | undefined>();
  readonly #shown = new Map<string, boolean>();
  #generated: ReadonlySet<string> | undefined;

  constructor(tree: Tree, reader: YamlReader, others: readonly Pick<Tree, 'textAt'>[]) {
    this.#tree = tree;
    this.#reader = reader;
    this.#others = others;
  }

  at(path: string): RedactedFile | undefined {
    if (!this.#files.has(path)) this.#files.set(path, this.#read(path));
    return this.#files.get(path);
  }

  /** The paths of the tree that hidden values are looked for in. */
  searched(): string[] {
    return [...this.#tree.files.keys()].filter(
      (path) => !this.#reader.refused.has(path) && (READ.test(nameOf(path)) || this.#generatedFrom().has(path)),
    );
  }

  /** Whether a text is in a path of the tree, or in a file of it where nothing is hidden. */
  show(text: string): boolean {
    return getOrInsert(this.#shown, text, () =>
      this.searched().some((path) => path.includes(text) || this.#showsIn(path, text)),
    );
  }

  #showsIn(path: string, text: string): boolean {
    const file = this.at(path);
    if (!file) return false;
    for (let at = file.text.text.indexOf(text); at !== -1; at = file.text.text.indexOf(text, at + 1))
      if (!file.hidden.overlaps(at, at + text.length)) return true;
    return false;
  }

  #read(path: string): RedactedFile | undefined {
    // What is too much to be parsed is not parsed to be shown either.
    if (this.#reader.refused.has(path)) return undefined;
    const text = this.#tree.textAt(path) ?? this.#others.map((texts) => texts.textAt(path)).find((found) => found);
    if (!text) return undefined;
    const isYaml = YAML.test(path) || isKustomizationPath(path);
    const hidden = new HiddenRanges(text, isYaml ? () => this.#parsed(path, text) : undefined);
    if (this.#generatedFrom().has(path)) hidden.hide({ start: 0, end: text.text.length });
    return { text, hidden };
  }

  #parsed(path: string, text: TextFile): ParsedFile {
    const file = this.#tree.file(path);
    const reading = isKustomizationPath(path) ? 'kustomization' : 'resource';
    return (file && this.#reader.read(this.#tree, file, reading)) ?? parseYaml(text, reading);
  }

  /** The files that secret generators of the tree read. */
  #generatedFrom(): ReadonlySet<string> {
    this.#generated ??= new Set(this.#sources());
    return this.#generated;
  }

  *#sources(): Iterable<string> {
    for (const path of this.#tree.files.keys()) {
      const text = isKustomizationPath(path) ? this.#tree.textAt(path) : undefined;
      if (!text?.text.includes('secretGenerator')) continue;
      for (const { value } of this.#parsed(path, text).documents) {
        if (!isMap(value)) continue;
        for (const { file } of secretSources(value)) yield join(directoryOf(path), file) ?? '';
      }
    }
  }
}
