import type { Problem } from '../../src/findings/problem.ts';
import { getOrInsert } from '../../src/grouping.ts';
import { knownKind } from '../../src/kubernetes/bundled-schemas.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { blankSign } from '../../src/text/blanks.ts';
import { quoted } from '../../src/text/words.ts';
import { isList, isMap, stringAt, type YamlValue } from '../../src/yaml/value.ts';

/**
 * A name or namespace with a blank, such as `<NAME>`, that nobody filled in, of an object that a cluster applies as it is in git. Where
 * several deployed files have such blanks, the repository is a template, which is filled in as a whole before a cluster gets it.
 */
export function* blankNames(object: KubernetesObject, revision: Revision): Iterable<Problem> {
  for (const field of ['name', 'namespace'] as const) {
    const name = object[field];
    const sign = blankSign(name);
    if (sign === undefined || (field === 'namespace' && knownKind(object.groupKind)?.scope === 'Cluster')) continue;
    if (!isAppliedFromGit(object, revision) || (filesWithBlanks(revision).get(sign)?.size ?? 0) > 1) continue;
    const message = `\`metadata.${field}\` (${quoted(name)}) still has a placeholder, so the API server rejects the object. Replace it with a valid name.`;
    yield { at: object.at('metadata', field), message, values: ['invalid-name', name] };
  }
}

/** Whether Flux applies an object from a git repository: what fills in an artifact before it is pushed is not known. */
function isAppliedFromGit(object: KubernetesObject, { flux }: Revision): boolean {
  const { groupKind, namespace, name, isFinal } = object;
  const entries = flux.clusterOf(object)?.find(groupKind, namespace, name) ?? [];
  const applier = entries.find((entry) => entry.object === object)?.kustomization?.object;
  return isFinal && stringAt(applier?.value, 'spec', 'sourceRef', 'kind') === 'GitRepository';
}

/** The paths of files with blanks, by the sign of these. */
type BlankFiles = ReadonlyMap<string, ReadonlySet<string>>;

const known = new WeakMap<Revision, BlankFiles>();

/** The files with blanks in what the clusters apply. */
function filesWithBlanks(revision: Revision): BlankFiles {
  let files = known.get(revision);
  if (!files) {
    const found = new Map<string, Set<string>>();
    for (const { objects } of revision.flux.clusters)
      for (const { object } of objects)
        for (const sign of signsIn(object.value))
          getOrInsert(found, sign, () => new Set()).add(object.origin.file.path);
    files = found;
    known.set(revision, files);
  }
  return files;
}

/** The signs of the blanks in values of one line. */
function* signsIn(value: YamlValue | undefined): Iterable<string> {
  if (typeof value === 'string') {
    const sign = value.includes('\n') ? undefined : blankSign(value);
    if (sign !== undefined) yield sign;
  } else if (isList(value)) for (const item of value) yield* signsIn(item);
  else if (isMap(value)) for (const item of Object.values(value)) yield* signsIn(item);
}
