import { type Limits, MEGABYTE, numberText, raiseAdvice } from '../limits.ts';
import type { Checkouts } from '../repository/checkouts.ts';
import type { TextFile } from '../repository/text-file.ts';
import type { Tree, TreeFile } from '../repository/tree.ts';
import { Origin } from '../yaml/origin.ts';
import type { ParsedFile, YamlDocument } from '../yaml/parse.ts';
import type { YamlReader } from '../yaml/reader.ts';
import type { ScalarReading } from '../yaml/scalars.ts';
import { isMap, originOf, type YamlMap } from '../yaml/value.ts';
import { fail } from './failure.ts';
import type { SourceReader } from './generate/generators.ts';
import { DecodeError, decodeFields } from './load/decode.ts';
import type { Fields } from './load/fields.ts';
import type { Overlay, OverlayReader, WrittenText } from './load/kustomization.ts';
import type { Loader } from './load/loader.ts';
import { isRemote } from './load/remote.ts';
import { settingsDocument } from './load/settings-file.ts';
import { MergeSchemas } from './patch/merge-schema.ts';
import { StrategicMerge } from './patch/strategic-merge.ts';
import type { Accumulator } from './resources/accumulator.ts';
import { type LoadedObjects, loadObjects } from './resources/objects.ts';

/** How the cause of a failure begins that is due to a file which is too much to be read; its path follows. */
export const NOT_READ = 'not read: ';

/** What all builds of one revision share: its files, what they parse to, and finished bases. */
export class BuildContext {
  readonly tree: Tree;
  readonly overlays: OverlayReader;
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

  constructor(tree: Tree, reader: YamlReader, overlays: OverlayReader, checkouts: Checkouts) {
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

  /** How a file is too much to be read, as the end of a sentence; undefined where it is not. */
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
  merge(overlay: Overlay, loader: Loader, inherited: StrategicMerge | undefined): StrategicMerge {
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

/** One directory under build: its kustomization file and where files are read from. */
export class Target implements SourceReader {
  readonly context: BuildContext;
  readonly overlay: Overlay;
  readonly loader: Loader;
  readonly state: Accumulator;
  readonly merge: StrategicMerge;
  /** Whether `buildMetadata` of the root asks for the history of objects. */
  readonly isTracking: boolean;

  constructor(
    context: BuildContext,
    overlay: Overlay,
    loader: Loader,
    state: Accumulator,
    merge: StrategicMerge,
    isTracking: boolean,
  ) {
    this.context = context;
    this.overlay = overlay;
    this.loader = loader;
    this.state = state;
    this.merge = merge;
    this.isTracking = isTracking;
  }

  /** Counts changes of objects; a build that makes too many of them ends. Throws a BuildFailure. */
  spend(changes: number): void {
    const limit = this.context.spend(changes);
    if (!limit) return;
    const most = `${numberText(this.context.limits[limit])} changes`;
    const what =
      limit === 'changes' ? `together with all other builds, make more than ${most}` : `make more than ${most}`;
    throw fail('limit', `more than ${most} of objects`, {
      origin: this.overlay.origin,
      directory: this.directory,
      message: `The patches and transformers of this build ${what}, which is more than gitops-gate follows, so this build was not checked. ${raiseAdvice(limit)}`,
    });
  }

  get directory(): string {
    return this.overlay.directory;
  }

  file({ text, origin }: WrittenText): TreeFile {
    const file = this.loader.file(text, origin);
    this.state.files.add(file.path);
    return file;
  }

  get limits(): Limits {
    return this.context.limits;
  }

  mayGenerate(bytes: number): boolean {
    return this.context.mayGenerate(bytes);
  }

  textFile(file: TreeFile): TextFile | undefined {
    const text = this.context.tree.text(file);
    return typeof text === 'object' ? text : undefined;
  }

  /** The directory of another repository that an entry means, to be built next; undefined where it is not known. Throws a BuildFailure. */
  fetched({ text, origin }: WrittenText): Loader | undefined {
    const found = isRemote(text) ? this.context.checkouts.fetched(text) : undefined;
    return found && this.loader.fetched(found, text, origin);
  }

  /** A remote entry makes the build partly known; returns whether it was one. */
  skipsRemote({ text, origin }: WrittenText): boolean {
    if (!isRemote(text)) return false;
    this.state.unknown.push({ kind: 'remote', reason: `\`${text}\` is not in this repository.`, origin });
    return true;
  }

  /** The document of a file with settings; undefined where it is empty. Throws a BuildFailure. */
  settings(file: TreeFile, origin: Origin): YamlDocument | undefined {
    return settingsDocument(file, this.context.parsed(file, 'kustomization'), { origin, directory: this.directory });
  }

  /** A configuration file, decoded. Throws a BuildFailure. */
  decodeFile(path: WrittenText, fields: Fields, name: string): YamlMap | undefined {
    const document = this.settings(this.file(path), path.origin);
    if (!document || document.value === null) return undefined;
    const details = { origin: path.origin, directory: this.directory };
    if (!isMap(document.value)) {
      throw fail('invalid-overlay', `json: cannot unmarshal array into Go value of type ${name}`, {
        ...details,
        message: `\`${path.text}\` must contain a mapping.`,
      });
    }
    try {
      return decodeFields(document.value, fields, name, document.origin);
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      throw fail('invalid-overlay', `error unmarshaling JSON: while decoding JSON: ${error.message}`, {
        ...details,
        origin: error.origin,
        message: `kustomize cannot read \`${path.text}\`: ${error.message.replace('json: ', '')}.`,
        unknownField: error.unknownField,
      });
    }
  }

  /** The whole of a file as a place, or the entry that names it. */
  wholeOf(file: TreeFile, entry: Origin): Origin {
    const text = this.textFile(file);
    return text ? new Origin(text, 0, 0, 0, 0, entry) : entry;
  }
}
