import type { Problem } from '../../src/findings/problem.ts';
import { knownKind } from '../../src/kubernetes/bundled-schemas.ts';
import type { KubernetesObject } from '../../src/kubernetes/object.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { hasBlank } from '../../src/text/blanks.ts';
import { quoted } from '../../src/text/words.ts';
import { isList, isMap, stringAt, type YamlValue } from '../../src/yaml/value.ts';

/**
 * A name or namespace with a blank, such as `<NAME>`, that nobody filled in, of an object that a cluster applies as it is in git. Where
 * several deployed files have blanks, the repository is a template, which is filled in as a whole before a cluster gets it.
 */
export function* blankNames(object: KubernetesObject, revision: Revision): Iterable<Problem> {
  for (const field of ['name', 'namespace'] as const) {
    const name = object[field];
    if (!hasBlank(name) || (field === 'namespace' && knownKind(object.groupKind)?.scope === 'Cluster')) continue;
    if (!isAppliedFromGit(object, revision) || blankFiles(revision).size > 1) continue;
    const message = `\`metadata.${field}\` is ${quoted(name)}, in which a placeholder was not replaced. The API server rejects the object.`;
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

const known = new WeakMap<Revision, ReadonlySet<string>>();

/** The files with blanks in what the clusters apply. */
function blankFiles(revision: Revision): ReadonlySet<string> {
  let files = known.get(revision);
  if (!files) {
    const objects = revision.flux.clusters.flatMap((cluster) => cluster.objects.map(({ object }) => object));
    files = new Set(objects.filter(({ value }) => holdsBlank(value)).map(({ origin }) => origin.file.path));
    known.set(revision, files);
  }
  return files;
}

function holdsBlank(value: YamlValue | undefined): boolean {
  if (typeof value === 'string') return hasBlank(value) && !value.includes('\n');
  if (isList(value)) return value.some(holdsBlank);
  return isMap(value) && Object.values(value).some(holdsBlank);
}
