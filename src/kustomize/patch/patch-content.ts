import type { ParsedFile } from '../../yaml/document.ts';
import { keyOrigin, type Origin } from '../../yaml/origin.ts';
import { problemOrigin } from '../../yaml/problem.ts';
import { isMap, originOf, type YamlValue } from '../../yaml/value.ts';
import { isLoadError, loadObjects } from '../resources/objects.ts';
import type { Resource } from '../resources/resource.ts';
import { type Operation, readOperations } from './json-patch.ts';

/** What a patch text contains: objects to merge, operations, or nothing. */
export type PatchContent =
  | { readonly objects: readonly Resource[] }
  | { readonly operations: readonly Operation[] }
  | Unparsable;

/** Why a patch text is neither of the two. */
export interface Unparsable {
  readonly error: string;
  readonly misspelt?: Misspelt | undefined;
  /** Where the text is not valid YAML, and why, for people. */
  readonly syntax?: { readonly origin: Origin; readonly message: string } | undefined;
}

/** A key of a patch that would be one of an object if it were written right. */
export interface Misspelt {
  readonly key: string;
  readonly wanted: string;
  readonly origin: Origin;
}

/** Reads a patch text, given as resources are read and as YAML 1.1. */
export function readPatch(asResource: ParsedFile, asYaml11: () => ParsedFile): PatchContent {
  const loaded = loadObjects(asResource, '');
  if (!isLoadError(loaded)) return { objects: loaded.resources };
  const parsed = asYaml11();
  const document = parsed.documents[0];
  const misspelt = asResource.documents.flatMap(({ value }) => misspeltKey(value) ?? [])[0];
  if (parsed.problems.length > 0 || !document) return { error: loaded.cause, misspelt, syntax: syntaxOf(asResource) };
  const operations = document.problems.some(({ kind }) => kind !== 'duplicate-key')
    ? undefined
    : readOperations(document.value);
  return operations ? { operations } : { error: loaded.cause, misspelt };
}

function syntaxOf({ file, problems }: ParsedFile): Unparsable['syntax'] {
  const [problem] = problems;
  return problem && { origin: problemOrigin(file, problem), message: problem.message };
}

/** `Kind` or `Metadata` where `kind` or `metadata` is missing. */
function misspeltKey(value: YamlValue): Misspelt | undefined {
  if (!isMap(value)) return undefined;
  for (const wanted of ['kind', 'metadata']) {
    if (Object.hasOwn(value, wanted)) continue;
    const key = Object.keys(value).find((name) => name.toLowerCase() === wanted);
    const written = key === undefined ? undefined : originOf(value, key);
    if (key === undefined || !written) continue;
    return { key, wanted, origin: keyOrigin(written) };
  }
  return undefined;
}
