import { type Limits, MEGABYTE } from '../limits.ts';
import type { Checkouts } from '../repository/checkouts.ts';
import type { Tree, TreeFile } from '../repository/tree.ts';
import type { ParsedFile } from '../yaml/document.ts';
import type { YamlReader } from '../yaml/reader.ts';
import type { ScalarReading } from '../yaml/scalars.ts';
import { isMap, originOf } from '../yaml/value.ts';
import type { Accumulator } from './accumulator.ts';
import { fail } from './failure.ts';
import type { KustomizationFile } from './load/kustomization.ts';
import type { KustomizationReader } from './load/kustomization-reader.ts';
import type { Loader } from './load/loader.ts';
import { settingsDocument } from './load/settings-file.ts';
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

  /** The strategic merge for the schemas that an overlay defines (`openapi`), or kustomize's own. */
  merge(overlay: KustomizationFile, loader: Loader, inherited: StrategicMerge | undefined): StrategicMerge {
    const openapi = isMap(overlay.map.openapi) ? overlay.map.openapi : undefined;
    const path = openapi && typeof openapi.path === 'string' ? openapi.path : undefined;
    if (path === undefined || inherited !== undefined) return inherited ?? this.#builtIn;
    const file = loader.file(path, overlay.origin);
    let merge = this.#merges.get(file.path);
    if (!merge) {
      const entry = { origin: originOf(openapi ?? {}, 'path') ?? overlay.origin, directory: overlay.directory };
      const value = settingsDocument(file, this.parsed(file, 'kustomization'), entry)?.value;
      merge = isMap(value) ? new StrategicMerge(new MergeSchemas().with(value)) : this.#builtIn;
      this.#merges.set(file.path, merge);
    }
    return merge;
  }

  get builtInMerge(): StrategicMerge {
    return this.#builtIn;
  }
}
