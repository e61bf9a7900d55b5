import { type Limits, numberText, raiseAdvice } from '../limits.ts';
import type { TextFile } from '../repository/text-file.ts';
import type { TreeFile } from '../repository/tree-file.ts';
import type { ParsedFile, YamlDocument } from '../yaml/document.ts';
import { Origin, relate } from '../yaml/origin.ts';
import type { ScalarReading } from '../yaml/scalars.ts';
import type { YamlMap } from '../yaml/value.ts';
import type { Accumulator } from './accumulator.ts';
import type { BuildContext } from './context.ts';
import { at, fail } from './failure.ts';
import type { SourceReader } from './generate/sources.ts';
import { absenceOf } from './load/absence.ts';
import type { WrittenText } from './load/entries.ts';
import type { Fields } from './load/fields.ts';
import type { KustomizationFile } from './load/kustomization.ts';
import type { Loader } from './load/loader.ts';
import { isRemote } from './load/remote.ts';
import { decodeSettings, settingsDocument } from './load/settings-file.ts';
import type { BuildSchema } from './patch/build-schema.ts';
import type { StrategicMerge } from './patch/strategic-merge.ts';
import type { BuildPart } from './unknown-part.ts';

/** One directory under build: its kustomization file and where files are read from. */
export class Target implements SourceReader {
  readonly context: BuildContext;
  readonly overlay: KustomizationFile;
  readonly loader: Loader;
  readonly state: Accumulator;
  readonly schema: BuildSchema;
  /** Whether `buildMetadata` of the root asks for the history of objects. */
  readonly isTracking: boolean;

  constructor(
    context: BuildContext,
    overlay: KustomizationFile,
    loader: Loader,
    state: Accumulator,
    schema: BuildSchema,
    isTracking: boolean,
  ) {
    this.context = context;
    this.overlay = overlay;
    this.loader = loader;
    this.state = state;
    this.schema = schema;
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
      message: `The patches and transformers of this build ${what}, so this build was not checked. ${raiseAdvice(limit)}`,
    });
  }

  get directory(): string {
    return this.overlay.directory;
  }

  /** How patches are merged, as far as the build has read schemas by now. */
  get merge(): StrategicMerge {
    return this.schema.merge;
  }

  attempt<T>(part: BuildPart, step: () => T): T | undefined {
    return this.state.attempt(part, step);
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

  /** The directory of another repository that an entry means, to be built next, or undefined if it is not known. Throws a BuildFailure. */
  fetched({ text, origin }: WrittenText): Loader | undefined {
    const found = isRemote(text) ? this.context.checkouts.fetched(text) : undefined;
    return found && this.loader.fetched(found, text, origin);
  }

  /** A part that is fetched from elsewhere, or filled in later, makes the build partly known; returns whether it is one. */
  skips(part: BuildPart): boolean {
    const absence = absenceOf(part.entry, this.loader);
    if (absence) this.state.unknown.push({ ...part, ...absence });
    return absence !== undefined;
  }

  /** The document of a file with settings, or undefined if it is empty. Throws a BuildFailure. */
  settings(file: TreeFile, origin: Origin): YamlDocument | undefined {
    return settingsDocument(file, this.parsed(file, 'kustomization', origin), { origin, directory: this.directory });
  }

  /** The parsed file that an entry names; undefined for what is not text. Throws a BuildFailure at the entry if it is too much. */
  parsed(file: TreeFile, reading: ScalarReading, entry: Origin): ParsedFile | undefined {
    return at(entry, this.directory, () => this.context.parsed(file, reading));
  }

  /** A configuration file, decoded. Throws a BuildFailure. */
  decodeFile(path: WrittenText, fields: Fields, name: string): YamlMap | undefined {
    const document = this.settings(this.file(path), path.origin);
    return document && decodeSettings(document, fields, name, path, this.directory);
  }

  /** Where a file that an entry names cannot be read: a place in it, its start, or the entry if it is not text. */
  placeIn(file: TreeFile, origin: Origin | undefined, entry: Origin): Origin {
    const text = this.textFile(file);
    return origin ? relate(origin, entry) : text ? new Origin(text, 0, 0, 0, 0, entry) : entry;
  }
}
