import type { Problem } from '../../src/findings/problem.ts';
import { groupBy } from '../../src/grouping.ts';
import { KubernetesObject } from '../../src/kubernetes/object.ts';
import { isUnknown } from '../../src/kubernetes/terms/unknown.ts';
import type { WrittenMap } from '../../src/kustomize/accumulator.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { nearest } from '../../src/text/nearest.ts';
import { listWords, quoted } from '../../src/text/words.ts';
import { writtenAt } from '../../src/yaml/origin.ts';
import { originOf } from '../../src/yaml/value.ts';

/** What patches write that match nothing, since their objects come from elsewhere, so that nothing else checks it. */
interface LonePatches {
  /** The objects of strategic merges. */
  readonly objects: readonly KubernetesObject[];
  /** The operations of JSON patches. */
  readonly operations: readonly WrittenMap[];
}

/** The operations of JSON Patch (RFC 6902). */
const OPERATIONS = ['add', 'remove', 'replace', 'move', 'copy', 'test'];

const NONE: LonePatches = { objects: [], operations: [] };

const found = new WeakMap<Revision, ReadonlyMap<string, LonePatches>>();

/** The patches in a file that match nothing in a build of which something is not known. */
export function lonePatches(path: string, revision: Revision): LonePatches {
  let byFile = found.get(revision);
  if (!byFile) {
    byFile = patchesByFile(revision);
    found.set(revision, byFile);
  }
  return byFile.get(path) ?? NONE;
}

function patchesByFile({ builds }: Revision): ReadonlyMap<string, LonePatches> {
  const objects = new Map<string, KubernetesObject>();
  const operations = new Map<string, WrittenMap>();
  for (const { unknown, unmatched } of builds) {
    // Where everything is known, a patch that matches nothing is an error of its own.
    if (unknown.length === 0) continue;
    for (const { patch, operations: own = [] } of unmatched) {
      if (patch) objects.set(writtenAt(patch.origin), new KubernetesObject(patch.map, patch.origin));
      for (const operation of own) operations.set(writtenAt(operation.origin), operation);
    }
  }
  const objectsOf = groupBy(objects.values(), ({ origin }) => origin.file.path);
  const operationsOf = groupBy(operations.values(), ({ origin }) => origin.file.path);
  return new Map(
    [...new Set([...objectsOf.keys(), ...operationsOf.keys()])].map((path) => [
      path,
      { objects: objectsOf.get(path) ?? [], operations: operationsOf.get(path) ?? [] },
    ]),
  );
}

/** An operation that JSON Patch does not have: the build fails wherever the patch matches an object. */
export function unknownOperation({ map, origin }: WrittenMap): Problem | undefined {
  const op = map.op ?? null;
  if (typeof op === 'string' && (OPERATIONS.includes(op) || isUnknown(op))) return undefined;
  const near = typeof op === 'string' ? nearest(op, OPERATIONS) : undefined;
  const choices = listWords(OPERATIONS.map(quoted), 'or');
  const what = typeof op === 'string' ? `\`op\` cannot be ${quoted(op)}.` : 'The operation has no `op`.';
  return {
    at: originOf(map, 'op') ?? origin,
    message: `${what}${near === undefined ? '' : ` Did you mean ${quoted(near)}?`} Use ${choices}. The build fails where the patch matches an object.`,
    values: ['operation', typeof op === 'string' ? op : ''],
    severity: 'warning',
  };
}
