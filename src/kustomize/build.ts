import { type Guard, Late } from '../guard.ts';
import { numberText, raiseAdvice } from '../limits.ts';
import { Checkouts } from '../repository/checkouts.ts';
import type { Tree } from '../repository/tree.ts';
import type { YamlReader } from '../yaml/reader.ts';
import { listAt } from '../yaml/value.ts';
import { accumulate } from './accumulate/accumulate.ts';
import { takeOpenApi } from './accumulate/open-api.ts';
import { Accumulator } from './accumulator.ts';
import type { Build, BuiltObject } from './built.ts';
import { BuildContext } from './context.ts';
import { BuildFailure, type BuildProblem } from './failure.ts';
import { finish } from './finish/finish.ts';
import type { Order } from './finish/sort.ts';
import type { KustomizationFile } from './load/kustomization.ts';
import { KustomizationReader } from './load/kustomization-reader.ts';
import { Loader, type Restriction } from './load/loader.ts';
import { BuildSchema } from './patch/build-schema.ts';
import { Target } from './target.ts';

/** How directories are built. */
export interface BuildOptions {
  /** `root`: files must lie below the directory that names them, as for `kustomize build`; `none`: as for Flux. */
  readonly restrict: Restriction;
  /** Whether the kustomization file of the directory itself is read as Flux does: unknown fields dropped, scalars made texts. */
  readonly lenientRoot: boolean;
  /** The order of the objects if the file sets none: `legacy` as `kustomize build`, `none` as Flux. */
  readonly order: Order;
}

/** What `kustomize build` does. */
export const KUSTOMIZE_BUILD: BuildOptions = { restrict: 'root', lenientRoot: false, order: 'legacy' };

/** What Flux's kustomize-controller does. */
export const FLUX_BUILD: BuildOptions = { restrict: 'none', lenientRoot: true, order: 'none' };

/** Builds the directories of one revision; what they share is parsed and built once. */
export class Builder {
  readonly #tree: Tree;
  readonly #options: BuildOptions;
  readonly #context: BuildContext;
  readonly #guard: Guard;

  constructor(tree: Tree, reader: YamlReader, options: BuildOptions, checkouts = Checkouts.NONE) {
    this.#tree = tree;
    this.#options = options;
    this.#guard = reader.guard;
    this.#context = new BuildContext(tree, reader, new KustomizationReader(tree, reader), checkouts);
  }

  /** Builds a directory as kustomize would, or another kustomization file in its place, which may fail to be made; never throws. */
  build(directory: string, root?: () => KustomizationFile): Build {
    const state = new Accumulator(false);
    const notes = notesOf(directory, state);
    if (!this.#guard.take('builtObjects', 0)) return { ...notes, objects: [], problems: [this.#tooMuch(directory)] };
    try {
      return { ...notes, objects: this.#run(directory, state, root), problems: [] };
    } catch (error) {
      if (error instanceof BuildFailure)
        return this.#mended(directory, root, error) ?? { ...notes, objects: [], problems: error.problems };
      return { ...notes, objects: [], problems: [this.#notBuilt(error, directory)] };
    }
  }

  /** What a build that fails has without the parts that fail, or undefined if nothing can be built. */
  #mended(directory: string, root: (() => KustomizationFile) | undefined, failure: BuildFailure): Build | undefined {
    if (failure.isLimit) return undefined;
    const state = new Accumulator(true);
    try {
      const objects = this.#run(directory, state, root);
      return { ...notesOf(directory, state), objects, problems: failure.problems };
    } catch (error) {
      if (!(error instanceof BuildFailure)) this.#guard.note(error, 'builds', undefined, directory || '.');
      return undefined;
    }
  }

  /** The problem that the builds before this one have used up the limit of a revision. */
  #tooMuch(directory: string): BuildProblem {
    const most = numberText(this.#guard.limits.builtObjects);
    const cause = `the builds of this repository have more than ${most} objects`;
    const message = `This was not built or checked: ${cause}. ${raiseAdvice('builtObjects')}`;
    return { kind: 'limit', cause, text: cause, message, origin: undefined, directory, isShared: true };
  }

  /** The problem of a build that failed without a known problem in the tree. */
  #notBuilt(error: unknown, directory: string): BuildProblem {
    const place = { origin: undefined, directory };
    const name = `\`${directory || '.'}\``;
    if (error instanceof RangeError && /call stack/.test(error.message)) {
      const cause = 'nested too deeply';
      return {
        kind: 'limit',
        cause,
        text: cause,
        message: `${name} is nested too deeply to follow, so it was not checked.`,
        ...place,
      };
    }
    this.#guard.note(error, 'builds', undefined, directory || '.');
    const cause = error instanceof Late ? 'the time is over' : 'gitops-gate failed';
    const why = error instanceof Late ? 'the time limit was reached' : 'gitops-gate failed';
    const message = `${name} could not be built, so it was not checked: ${why}.`;
    return { kind: 'fault', cause, text: cause, message, ...place };
  }

  #run(path: string, state: Accumulator, root: (() => KustomizationFile) | undefined): BuiltObject[] {
    const context = this.#context;
    const directory = this.#tree.resolve(path) ?? path;
    context.begin();
    const { restrict, lenientRoot, order } = this.#options;
    if (root) state.directories.add(directory);
    const { overlays } = context;
    const part = { field: 'kustomization', entry: '', origin: undefined } as const;
    const overlay =
      root?.() ?? state.attempt(part, () => overlays.read(directory, !lenientRoot)) ?? overlays.read(directory, false);
    const loader = new Loader(this.#tree, directory, restrict);
    const metadata = listAt(overlay.map, 'buildMetadata');
    const isTracking = metadata.length > 0;
    const target = new Target(context, overlay, loader, state, new BuildSchema(context.builtInMerge), isTracking);
    takeOpenApi(target);
    accumulate(target);
    const objects = finish(target, order);
    this.#guard.take('builtObjects', objects.length + 1);
    return objects;
  }
}

/** What a build collects apart from its objects. */
function notesOf(directory: string, state: Accumulator): Omit<Build, 'objects' | 'problems'> {
  const { unknown, leftOut, unmatched, deletions, files, directories } = state;
  return { directory, unknown, leftOut, unmatched, deletions, files, directories };
}
