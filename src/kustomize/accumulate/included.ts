import { Accumulator } from '../accumulator.ts';
import { at, BuildFailure, fail, within } from '../failure.ts';
import { partOf, type WrittenText } from '../load/entries.ts';
import type { Loader } from '../load/loader.ts';
import { Target } from '../target.ts';
import { takeOpenApi } from './open-api.ts';

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
  const { context, schema } = parent;
  checkDepth(loader, entry);
  const overlay = load(parent, loader, entry);
  if (overlay.isComponent) {
    throw fail('bad-component', `expected kind != 'Component' for path '${loader.directory}'`, {
      origin: entry.origin,
      directory: parent.directory,
      message: `\`${entry.text}\` is a Component. List it under \`components\`, not \`resources\`.`,
    });
  }
  const isCached = schema.merge === context.builtInMerge && !parent.isTracking;
  const cached = isCached ? cachedBase(parent, loader.directory) : undefined;
  if (cached instanceof Accumulator && !loader.isCircleAbove(cached.directories)) return cached.copy();
  const state = new Accumulator(parent.state.isMended);
  const target = new Target(context, overlay, loader, state, schema, parent.isTracking);
  takeOpenApi(target);
  return within(
    (text) => `recursed accumulation of path '${loader.directory}': ${text}`,
    () => {
      if (cached instanceof Error) throw cached;
      try {
        accumulate(target);
      } catch (error) {
        if (
          isCached &&
          error instanceof BuildFailure &&
          !error.problems.some(({ kind }) => kind === 'cycle') &&
          !error.isLimit
        ) {
          context.bases.set(loader.directory, error);
        }
        throw error;
      }
      // A schema that it sets would not be set again.
      if (!isCached || schema.isSet) return state;
      (state.isMended ? context.mendedBases : context.bases).set(loader.directory, state);
      return state.copy();
    },
  );
}

/** A base that was built before, or how it failed; of a build that is repaired, what it has although it fails. */
function cachedBase({ context, state }: Target, directory: string): Accumulator | Error | undefined {
  const cached = context.bases.get(directory);
  return state.isMended && !(cached instanceof Accumulator) ? context.mendedBases.get(directory) : cached;
}

function checkDepth(loader: Loader, { origin }: WrittenText): void {
  if (loader.depth <= MAX_DEPTH) return;
  throw fail('limit', `more than ${MAX_DEPTH} directories include one another`, {
    origin,
    directory: loader.directory,
    message: `More than ${MAX_DEPTH} overlays include one another here, which exceeds the limit of gitops-gate.`,
  });
}

/** The kustomization file of a directory; of one that kustomize refuses, in a build that is repaired, the fields that it knows. */
function load(
  { context, directory, state }: Target,
  loader: Loader,
  { text: entry, origin }: WrittenText,
): Target['overlay'] {
  const read = (isStrict: boolean): Target['overlay'] =>
    within(
      (text) => `couldn't make target for path '${loader.directory}': ${text}`,
      // If there is no file to point at, the entry that leads there has to change.
      () => at(origin, directory, () => context.overlays.read(loader.directory, isStrict, loader.tree)),
    );
  return state.attempt({ field: 'kustomization', entry, origin }, () => read(true)) ?? read(false);
}

/** Runs a component over everything gathered so far. */
export function accumulateComponent(parent: Target, entry: WrittenText, accumulate: Accumulate): void {
  const fetched = parent.fetched(entry);
  if (!fetched && parent.skips(partOf('components', entry))) return;
  const loader = within(
    (text) => `loader.New ${JSON.stringify(text)}`,
    () => fetched ?? parent.loader.directoryAt(entry.text, entry.origin),
  );
  within(
    (text) => `accumulateDirectory: ${JSON.stringify(text)}`,
    () => {
      checkDepth(loader, entry);
      const overlay = load(parent, loader, entry);
      if (!overlay.isComponent) {
        const kind = typeof overlay.map.kind === 'string' ? overlay.map.kind : 'Kustomization';
        throw fail('bad-component', `expected kind 'Component' for path '${loader.directory}' but got '${kind}'`, {
          origin: entry.origin,
          directory: parent.directory,
          message: `\`${entry.text}\` is not a Component according to its \`kind\`, so it cannot be listed under \`components\`.`,
        });
      }
      const { context, state, schema, isTracking } = parent;
      const target = new Target(context, overlay, loader, state, schema, isTracking);
      takeOpenApi(target);
      within(
        (text) => `recursed accumulation of path '${loader.directory}': ${text}`,
        () => accumulate(target),
      );
    },
  );
}
