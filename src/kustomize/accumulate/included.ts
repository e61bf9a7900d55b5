import { Accumulator } from '../accumulator.ts';
import { at, BuildFailure, fail, within } from '../failure.ts';
import type { WrittenText } from '../load/entries.ts';
import type { Loader } from '../load/loader.ts';
import { Target } from '../target.ts';

/** Does the work of one kustomization file: accumulate.ts hands it in, as kustomization files include one another. */
export type Accumulate = (target: Target) => void;

/** Directories that lead to one another at most. */
const MAX_DEPTH = 400;

/** The result of a directory, built once for everything that include it; the result is a copy. */
export function accumulateBase(
  parent: Target,
  loader: Loader,
  entry: WrittenText,
  accumulate: Accumulate,
): Accumulator {
  const { context } = parent;
  checkDepth(loader, entry);
  const { overlay, merge } = load(parent, loader, entry);
  if (overlay.isComponent) {
    throw fail('bad-component', `expected kind != 'Component' for path '${loader.directory}'`, {
      origin: entry.origin,
      directory: parent.directory,
      message: `\`${entry.text}\` is a Component. List it under \`components\`, not \`resources\`.`,
    });
  }
  const isCached = merge === context.builtInMerge && !parent.isTracking;
  const cached = isCached ? context.bases.get(loader.directory) : undefined;
  if (cached instanceof Accumulator && !loader.isCircleAbove(cached.directories)) return cached.copy();
  return within(
    (text) => `recursed accumulation of path '${loader.directory}': ${text}`,
    () => {
      if (cached instanceof Error) throw cached;
      const state = new Accumulator();
      try {
        accumulate(new Target(context, overlay, loader, state, merge, parent.isTracking));
      } catch (error) {
        if (
          isCached &&
          error instanceof BuildFailure &&
          error.problems.every(({ kind }) => kind !== 'cycle' && kind !== 'limit')
        ) {
          context.bases.set(loader.directory, error);
        }
        throw error;
      }
      if (!isCached) return state;
      context.bases.set(loader.directory, state);
      return state.copy();
    },
  );
}

function checkDepth(loader: Loader, { origin }: WrittenText): void {
  if (loader.depth <= MAX_DEPTH) return;
  throw fail('limit', `more than ${MAX_DEPTH} directories include one another`, {
    origin,
    directory: loader.directory,
    message: `More than ${MAX_DEPTH} overlays include one another here, which exceeds the limit of gitops-gate.`,
  });
}

function load(
  { context, merge, directory }: Target,
  loader: Loader,
  { origin }: WrittenText,
): { overlay: Target['overlay']; merge: Target['merge'] } {
  const overlay = within(
    (text) => `couldn't make target for path '${loader.directory}': ${text}`,
    // If there is no file to point at, the entry that leads there has to change.
    () => at(origin, directory, () => context.overlays.read(loader.directory, true, loader.tree)),
  );
  const own = context.merge(overlay, loader, merge === context.builtInMerge ? undefined : merge);
  return { overlay, merge: own };
}

/** Runs a component over everything gathered so far. */
export function accumulateComponent(parent: Target, entry: WrittenText, accumulate: Accumulate): void {
  const fetched = parent.fetched(entry);
  if (!fetched && parent.skipsRemote(entry)) return;
  const loader = within(
    (text) => `loader.New ${JSON.stringify(text)}`,
    () => fetched ?? parent.loader.directoryAt(entry.text, entry.origin),
  );
  within(
    (text) => `accumulateDirectory: ${JSON.stringify(text)}`,
    () => {
      checkDepth(loader, entry);
      const { overlay, merge } = load(parent, loader, entry);
      if (!overlay.isComponent) {
        const kind = typeof overlay.map.kind === 'string' ? overlay.map.kind : 'Kustomization';
        throw fail('bad-component', `expected kind 'Component' for path '${loader.directory}' but got '${kind}'`, {
          origin: entry.origin,
          directory: parent.directory,
          message: `\`${entry.text}\` is not a Component according to its \`kind\`, so it cannot be listed under \`components\`.`,
        });
      }
      within(
        (text) => `recursed accumulation of path '${loader.directory}': ${text}`,
        () => accumulate(new Target(parent.context, overlay, loader, parent.state, merge, parent.isTracking)),
      );
    },
  );
}
