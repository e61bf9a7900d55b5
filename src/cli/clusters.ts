import { isNamed } from '../reconcilers/graph.ts';
import type { Entrypoint, Reconciler } from '../reconcilers/reconciler.ts';
import { nearest } from '../text/nearest.ts';
import { listWords } from '../text/words.ts';
import { UsageError } from '../usage-error.ts';

/** Names that an error lists. */
const MAX_NAMES = 20;

/** The entrypoints of a name or of its last part, or all. Throws UsageError with the nearest name if there is none. */
export function chosenEntrypoints(reconcilers: readonly Reconciler[], name: string | undefined): readonly Entrypoint[] {
  const entrypoints = reconcilers.flatMap((reconciler) => reconciler.entrypoints);
  if (entrypoints.length === 0) {
    const sought = reconcilers.map(({ words: { tool, applier } }) => `no ${tool} ${applier}s`);
    throw new UsageError(`This directory does not define a cluster. It has ${listWords(sought)}.`);
  }
  if (name === undefined) return entrypoints;
  const chosen = entrypoints.filter((entrypoint) => entrypoint.name === name);
  if (chosen.length > 0) return chosen;
  // As in `externals` of the policy file, the last part of a name is enough.
  const short = entrypoints.filter((entrypoint) => entrypoint.name.endsWith(`/${name}`));
  if (new Set(short.map((entrypoint) => entrypoint.name)).size === 1) return short;
  const names = [...new Set(entrypoints.map((entrypoint) => entrypoint.name))];
  throw new UsageError(`Cluster \`${name}\` does not exist.${suggestion(name, names)}`);
}

/** Throws UsageError with the nearest name if no entrypoint brings the object that the graph is to begin at. */
export function checkBeginning(
  entrypoints: readonly Entrypoint[],
  reconcilers: readonly Reconciler[],
  from: string,
): void {
  const ids = new Set(entrypoints.flatMap((entrypoint) => entrypoint.ids));
  for (const id of ids) if (isNamed(id, from)) return;
  const names = from.includes('/') ? [...ids] : [...ids].map((id) => id.slice(id.lastIndexOf('/') + 1));
  const kinds = reconcilers.flatMap(({ words: { applier, makers } }) => [applier, ...makers]);
  throw new UsageError(`${listWords(kinds, 'or')} \`${from}\` does not exist.${suggestion(from, [...new Set(names)])}`);
}

function suggestion(name: string, names: readonly string[]): string {
  const near = nearest(name, names);
  if (near !== undefined) return ` Did you mean \`${near}\`?`;
  const more = names.length > MAX_NAMES ? ` and ${names.length - MAX_NAMES} more` : '';
  return names.length === 0 ? '' : ` Choose one of: ${names.slice(0, MAX_NAMES).join(', ')}${more}.`;
}
