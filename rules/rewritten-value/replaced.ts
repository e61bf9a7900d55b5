import { directoryOf, join } from '../../src/repository/tree.ts';
import type { Origin } from '../../src/yaml/origin.ts';
import { isList, isMap, originOf, type YamlValue } from '../../src/yaml/value.ts';

/** Where the text of a patch is: in its entry, or in a file with a path from there. */
interface PatchText {
  readonly origin: Origin;
  readonly path: string | undefined;
}

const MAX_DEPTH = 60;

/** The path of a value that a file writes and a patch replaced in what was built of it. Undefined if there is none. */
export function replacedIn(
  built: YamlValue | undefined,
  written: YamlValue | undefined,
  patch: PatchText,
  path: readonly (string | number)[] = [],
): string | undefined {
  if (path.length > MAX_DEPTH || (!isMap(built) && !isList(built))) return undefined;
  const keys = isList(built) ? [...built.keys()] : Object.keys(built);
  for (const key of keys) {
    const value = childOf(built, key);
    const before = childOf(written, key);
    if (before === undefined || value === undefined) continue;
    const here = [...path, key];
    const origin = originOf(built, key);
    if (typeof value !== 'object' && value !== before && origin && isIn(origin, patch)) return here.join('.');
    const below = replacedIn(value, before, patch, here);
    if (below !== undefined) return below;
  }
  return undefined;
}

function childOf(value: YamlValue | undefined, key: string | number): YamlValue | undefined {
  if (isList(value)) return value[Number(key)];
  return isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function isIn({ file, start }: Origin, patch: PatchText): boolean {
  const { file: entry, start: first, end } = patch.origin;
  if (patch.path === undefined) return file.path === entry.path && start >= first && start <= end;
  return file.path === join(directoryOf(entry.path), patch.path);
}
