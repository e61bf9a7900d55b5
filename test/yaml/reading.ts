import { isLoadError, loadObjects } from '../../src/kustomize/resources/objects.ts';
import { Tree } from '../../src/repository/tree.ts';
import { diagnose } from '../../src/yaml/diagnose.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import type { ScalarReading } from '../../src/yaml/scalars.ts';

/** How a text was read: its objects, or why there are none. */
export interface Reading {
  readonly error?: string;
  readonly objects?: readonly unknown[];
  /** Whether something is said of the text. */
  readonly isReported?: boolean;
}

/** How this program reads the bytes of a file. */
export function readHere(bytes: Buffer, reading: ScalarReading): Reading {
  const path = 'a.yaml';
  const file = { path, size: bytes.length, contentId: () => '', bytes: () => bytes };
  const text = new Tree([file]).text(file);
  if (typeof text === 'string') return { error: text, isReported: true };
  const parsed = parseYaml(text, reading);
  const problems = diagnose(parsed);
  const isReported = problems.length > 0;
  if (reading === 'kustomization') {
    const [document] = parsed.documents;
    const problem = parsed.problems[0] ?? document?.problems.find(({ kind }) => kind !== 'duplicate-key');
    return problem ? { error: problem.message, isReported } : { objects: [plain(document?.value ?? null)], isReported };
  }
  const loaded = loadObjects(parsed, path);
  if (isLoadError(loaded)) return { error: loaded.cause, isReported };
  const defect = loaded.resources.find(({ defect }) => defect !== undefined)?.defect;
  if (defect) return { error: defect.cause, isReported };
  return { objects: loaded.resources.map(({ value }) => plain(value)), isReported };
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/**
 * How two readings differ: `silent` where kustomize has objects and we have none and say nothing, `passed` where kustomize
 * refuses what we take, `refused` where we refuse what it takes, `values` where the objects differ.
 */
export function difference(ours: Reading, theirs: Reading): 'silent' | 'passed' | 'refused' | 'values' | undefined {
  if (theirs.error !== undefined) return ours.error === undefined && !ours.isReported ? 'passed' : undefined;
  if (ours.error !== undefined) return ours.isReported ? 'refused' : 'silent';
  if (ours.isReported || canonical(ours.objects ?? []) === canonical(theirs.objects ?? [])) return undefined;
  return (ours.objects ?? []).length < (theirs.objects ?? []).length ? 'silent' : 'values';
}

/**
 * Sorted by key, without what kustomize changes when it writes an object out and reads it again: runs of line breaks in
 * folded scalars, and values of flow mappings that are not written, which become empty text.
 */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, entry: unknown) => {
    if (entry === null) return '';
    if (typeof entry === 'string') return entry.replace(/\n+/g, '\n');
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return entry;
    return Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
