import type { ParsedFile } from '../../yaml/document.ts';
import { isLoadError, loadObjects } from '../resources/objects.ts';
import type { Resource } from '../resources/resource.ts';
import { type Operation, readOperations } from './json-patch.ts';

/** What a patch text contains: objects to merge, operations, or nothing. */
export type PatchContent =
  | { readonly objects: readonly Resource[] }
  | { readonly operations: readonly Operation[] }
  | { readonly error: string };

/** Reads a patch text, given as resources are read and as YAML 1.1. */
export function readPatch(asResource: ParsedFile, asYaml11: () => ParsedFile): PatchContent {
  const loaded = loadObjects(asResource, '');
  if (!isLoadError(loaded)) return { objects: loaded.resources };
  const parsed = asYaml11();
  const document = parsed.documents[0];
  if (parsed.problems.length > 0 || !document) return { error: loaded.cause };
  const operations = document.problems.some(({ kind }) => kind !== 'duplicate-key')
    ? undefined
    : readOperations(document.value);
  return operations ? { operations } : { error: loaded.cause };
}
