import { type Limits, MEGABYTE } from '../limits.ts';
import type { Checkouts } from '../repository/checkouts.ts';
import type { Tree } from '../repository/tree.ts';
import type { TreeFile } from '../repository/tree-file.ts';
import type { ParsedFile } from '../yaml/document.ts';
import type { YamlReader } from '../yaml/reader.ts';
import type { ScalarReading } from '../yaml/scalars.ts';
import type { YamlMap } from '../yaml/value.ts';
import type { Accumulator } from './accumulator.ts';
import { fail } from './failure.ts';
import type { KustomizationReader } from './load/kustomization-reader.ts';
import { MergeSchemas } from './patch/merge-schema.ts';
import { StrategicMerge } from './patch/strategic-merge.ts';
import { type LoadedObjects, loadObjects } from './resources/objects.ts';

/** How the cause of a failure begins that is due to a file which is too much to be read; its path follows. */
export const NOT_READ = 'not read: ';

/** What all builds of one revision share: its files, what they parse to, and finished bases. */
export class BuildContext {
  readonly tree: Tree;
  readonly overlays: KustomizationReader;
  readonly checkouts: Checkouts;
  /** The results of bases by directory, including failures. */
  readonly bases = new Map<string, Accumulator | Error>();
  /** What bases have that fail, by directory, without the parts that fail. */
  readonly mendedBases = new Map<string, Accumulator>();
  readonly limits: Limits;
  /** Changes that transformers have made in the build that is under way. */
  #changes = 0;
  readonly #reader: YamlReader;
  readonly #objects = new WeakMap<ParsedFile, Map<string, LoadedObjects>>();
  readonly #builtIn = new StrategicMerge(new MergeSchemas());
  readonly #merges = new Map<string, StrategicMerge>();

  constructor(tree: Tree, reader: YamlReader, overlays: KustomizationReader, checkouts: Checkouts) {
    this.tree = tree;
    this.checkouts = checkouts;
    this.#reader = reader;
    this.overlays = overlays;
    this.limits = reader.guard.limits;
  }

  /** Begins a build and resets what is counted per build. */
  begin(): void {
    this.#reader.guard.check();
    this.#changes = 0;
  }

  /** Counts changes of objects; the limit that they go beyond, if any. Throws Late once the time is over. */
  spend(count: number): 'changes' | 'changesPerBuild' | undefined {
    const { guard } = this.#reader;
    guard.check();
    this.#changes += count;
    if (!guard.take('changes', count)) return 'changes';
    return this.#changes <= this.limits.changesPerBuild ? undefined : 'changesPerBuild';
  }

  /** Counts bytes of generated objects; whether there may be so many. */
  mayGenerate(bytes: number): boolean {
    return this.#reader.guard.take('generatedMegabytes', bytes / MEGABYTE);
  }

  /** Undefined for what is not text. Throws a BuildFailure for a file that is too much to be read. */
  parsed(file: TreeFile, reading: ScalarReading): ParsedFile | undefined {
    const parsed = this.#reader.read(this.tree, file, reading);
    const why = parsed ? undefined : this.#excess(file);
    if (why === undefined) return parsed;
    throw fail('limit', `${NOT_READ}${file.path}`, {
      origin: undefined,
      directory: '',
      message: `\`${file.path}\` was not read, so this build was not checked: ${why}`,
    });
  }

  /** How a file is too much to be read, as the end of a sentence, or undefined if it is not. */
  #excess(file: TreeFile): string | undefined {
    if (this.tree.text(file) === 'too large') return 'it is larger than 10 MiB.';
    return this.#reader.refused.get(file.path);
  }

  /** The objects of a file; the resources in it are templates to be copied. */
  objects(file: TreeFile, name: string): LoadedObjects {
    const parsed = this.parsed(file, 'resource');
    if (!parsed) {
      const cause = `MalformedYAMLError: yaml: control characters are not allowed in File: ${name}`;
      return {
        kind: 'malformed',
        cause,
        message: `\`${file.path}\` is not text that kustomize can read as YAML.`,
        origin: undefined,
      };
    }
    let byName = this.#objects.get(parsed);
    if (!byName) {
      byName = new Map();
      this.#objects.set(parsed, byName);
    }
    let loaded = byName.get(name);
    if (!loaded) {
      loaded = loadObjects(parsed, name);
      byName.set(name, loaded);
    }
    return loaded;
  }

  /** The strategic merge for the schemas that a file adds to kustomize's own; made once per file. */
  mergeWith(path: string, schemas: YamlMap): StrategicMerge {
    let merge = this.#merges.get(path);
    if (!merge) {
      merge = new StrategicMerge(new MergeSchemas().with(schemas));
      this.#merges.set(path, merge);
    }
    return merge;
  }

  get builtInMerge(): StrategicMerge {
    return this.#builtIn;
  }
}
