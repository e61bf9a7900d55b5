import { numberText, raiseAdvice } from '../../limits.ts';
import { Accumulator } from '../accumulator.ts';
import { at, BuildFailure, type BuildProblem, fail, within } from '../failure.ts';
import { partOf, type WrittenText } from '../load/entries.ts';
import type { Loader } from '../load/loader.ts';
import { isLoadError } from '../resources/objects.ts';
import type { Resource } from '../resources/resource.ts';
import type { Target } from '../target.ts';
import type { PartField } from '../unknown-part.ts';
import { type Accumulate, accumulateBase } from './included.ts';

/** Adds what the entries of a field name; all missing ones are reported at once. */
export function accumulateResources(
  target: Target,
  field: PartField,
  entries: readonly WrittenText[],
  accumulate: Accumulate,
): void {
  const problems: BuildProblem[] = [];
  for (const entry of entries) {
    const part = partOf(field, entry);
    try {
      target.attempt(part, () => {
        const fetched = target.fetched(entry);
        if (!fetched && target.skips(part)) return;
        if (fetched) accumulateDirectory(target, fetched, entry, accumulate);
        else accumulateResource(target, entry, accumulate);
      });
    } catch (error) {
      if (!(error instanceof BuildFailure)) throw error;
      problems.push(...error.problems);
      if (error.problems.some(({ kind }) => kind === 'limit')) break;
    }
  }
  if (problems.length > 0) throw new BuildFailure(problems);
}

/** An entry is a file or else a directory; the message reports both attempts. */
function accumulateResource(target: Target, entry: WrittenText, accumulate: Accumulate): void {
  const { loader } = target;
  let fileError: BuildFailure;
  try {
    accumulateFile(target, entry);
    return;
  } catch (error) {
    if (!(error instanceof BuildFailure)) throw error;
    fileError = error.within((text) => `accumulating resources from '${entry.text}': ${text}`);
    // A file that fails to merge is reported without the step that reads it.
    if (error.problems[0]?.text.startsWith('merging resources')) fileError = error;
  }
  const [first] = fileError.problems;
  let next: Loader;
  try {
    next = loader.directoryAt(entry.text, entry.origin);
  } catch (error) {
    if (!(error instanceof BuildFailure) || !first) throw error;
    if (first.cause.includes('MalformedYAMLError')) throw fileError;
    const isFile = error.problems[0]?.cause.endsWith('file is not directory');
    const wrapped = error.within((text) => `accumulation err='${first.text}': ${text}`);
    // If the entry is a file, its own problem is the cause, not that it is not a directory.
    throw isFile ? new BuildFailure([{ ...first, text: wrapped.problems[0]?.text ?? first.text }]) : wrapped;
  }
  within(
    (text) => `accumulation err='${first?.text ?? ''}': ${text}`,
    () => accumulateDirectory(target, next, entry, accumulate),
  );
}

function accumulateDirectory(target: Target, next: Loader, entry: WrittenText, accumulate: Accumulate): void {
  const { state, directory } = target;
  const base = accumulateBase(target, next, entry, accumulate);
  checkSize(state.resources.length + base.resources.length, entry, target);
  within(
    (text) => `recursed merging from path '${next.directory}': ${text}`,
    () => state.merge(base, entry.origin, directory),
  );
}

function checkSize(count: number, { origin }: WrittenText, { context, directory }: Target): void {
  const { objectsPerBuild } = context.limits;
  if (count <= objectsPerBuild) return;
  const most = numberText(objectsPerBuild);
  throw fail('limit', `more than ${most} objects`, {
    origin,
    directory,
    message: `This build has more than ${most} objects, so it was not checked. ${raiseAdvice('objectsPerBuild')}`,
  });
}

function accumulateFile(target: Target, entry: WrittenText): void {
  const { context, state, directory } = target;
  const file = target.file(entry);
  const loaded = at(entry.origin, directory, () => context.objects(file, entry.text));
  if (isLoadError(loaded)) {
    const { kind, cause, message } = loaded;
    throw fail(kind, cause, { origin: target.placeIn(file, loaded.origin, entry.origin), directory, message });
  }
  const resources = loaded.resources.map((resource) => resource.copy());
  checkSize(state.resources.length + resources.length, entry, target);
  if (!state.isMended) checkOwnIds(resources, entry, directory);
  within(
    (text) => `merging resources from '${entry.text}': ${text}`,
    () => state.append(resources, entry.origin, directory),
  );
}

/** Two objects of one file with the same id fail before they are merged with the others. */
function checkOwnIds(resources: readonly Resource[], entry: WrittenText, directory: string): void {
  if (resources.length > 1) new Accumulator(false).append(resources, entry.origin, directory);
}
