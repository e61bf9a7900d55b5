import { getOrInsert, groupBy } from '../../src/grouping.ts';
import type { Manifests } from '../../src/kubernetes/manifests.ts';
import { areNearlyAll } from '../../src/nearly-all.ts';
import type { SourceReference } from '../../src/reconcilers/flux/source/references.ts';
import { FluxSources, SOURCE_KINDS, type SourceDefinition } from '../../src/reconcilers/flux/source/sources.ts';
import { isArchived } from '../../src/repository/folder-names.ts';
import { nameOf } from '../../src/repository/tree.ts';
import type { Revision } from '../../src/revision/revision.ts';
import { misspelt } from '../../src/text/misspelling.ts';
import { hasVariable } from '../../src/text/variables.ts';
import type { MissingSource } from './missing-source.ts';

/** How many other references must resolve before the repository is taken to define its chart sources itself. */
const ENOUGH = 5;

const known = new WeakMap<Manifests, FluxSources>();

/** A source that no file of the repository defines, or that only another namespace has, if the files prove it. */
export function missingInFiles(reference: SourceReference, revision: Revision): MissingSource | undefined {
  const sources = sourcesOf(revision);
  if (sources.find(reference.kind, reference.name).length > 0) return inOtherNamespace(reference, sources);
  if (sources.mayDefine(reference.kind, reference.name)) return undefined;
  return (
    withSimilarName(reference, sources) ??
    ofOtherKind(reference, sources) ??
    ofFileName(reference, sources) ??
    likeNoOther(reference, sources)
  );
}

function sourcesOf({ manifests }: Revision): FluxSources {
  const sources = known.get(manifests) ?? new FluxSources(manifests);
  known.set(manifests, sources);
  return sources;
}

/** A source that exists, in a namespace in which Flux does not look. */
function inOtherNamespace(reference: SourceReference, sources: FluxSources): MissingSource | undefined {
  const { kind, name, namespace, object } = reference;
  const transformed = sources.transformed();
  if (transformed === undefined || kind === 'ExternalArtifact' || name === 'flux-system') return undefined;
  const own = object.namespace === '' ? [] : [object.namespace, ...transformed];
  const looked = namespace === undefined ? own : [namespace];
  const definitions = sources.find(kind, name);
  const namespaces = definitions.flatMap((definition) => definition.namespace ?? []);
  if (looked.length === 0 || namespaces.length < definitions.length) return undefined;
  if ([...namespaces, ...transformed].some((possible) => looked.includes(possible))) return undefined;
  if (sources.mayDefine(kind, name)) return undefined;
  return {
    reference,
    namespace: looked[0],
    lookedIn: 'files',
    isCertain: !sources.deploysOthers,
    found: { is: 'other namespace', sources: definitions },
  };
}

function withSimilarName(reference: SourceReference, sources: FluxSources): MissingSource | undefined {
  const { kind } = reference;
  const name = misspelt(reference.name, namesInUse(kind, sources));
  if (name === undefined) return undefined;
  const [source] = sources.find(kind, name);
  return {
    reference,
    namespace: undefined,
    lookedIn: 'files',
    isCertain: true,
    found: { is: 'similar name', name, source },
  };
}

/** Names that are defined, and the one that bootstrap creates, if others use it. */
function namesInUse(kind: string, sources: FluxSources): string[] {
  const names = sources.names(kind).filter((name) => !hasVariable(name));
  return sources.mentions(kind, 'flux-system') > 1 ? [...names, 'flux-system'] : names;
}

function ofOtherKind(reference: SourceReference, sources: FluxSources): MissingSource | undefined {
  const { kind, name, object } = reference;
  const others = SOURCE_KINDS.filter((other) => other !== kind).flatMap((other) => sources.find(other, name)[0] ?? []);
  const [source] = others;
  if (!source || others.length > 1 || source.kind === 'ExternalArtifact' || source.kind === 'HelmChart')
    return undefined;
  const isCertain = object.kind === 'HelmRelease' || object.kind === 'HelmChart';
  return { reference, namespace: undefined, lookedIn: 'files', isCertain, found: { is: 'other kind', source } };
}

function ofFileName(reference: SourceReference, sources: FluxSources): MissingSource | undefined {
  const source = inFileOfName(reference, reference.namespace, sources);
  return (
    source && {
      reference,
      namespace: undefined,
      lookedIn: 'files',
      isCertain: false,
      found: { is: 'file name', source },
    }
  );
}

/** What is missing, with the source that a file of its name defines, if nothing else is known of it. */
export function withFileOfName(missing: MissingSource, revision: Revision): MissingSource {
  const { found, reference, namespace = reference.namespace } = missing;
  const source = found.is === 'nothing' ? inFileOfName(reference, namespace, sourcesOf(revision)) : undefined;
  return source ? { ...missing, found: { is: 'file name', source } } : missing;
}

/** The source that a file called as asked defines by a name that nothing references: one of the two was renamed alone. */
function inFileOfName(
  { kind, name }: SourceReference,
  namespace: string | undefined,
  sources: FluxSources,
): SourceDefinition | undefined {
  const byFile = getOrInsert(unused, sources, () => groupBy(unusedIn(sources), fileName));
  const [source, ...others] = byFile.get(`${kind}/${name}`) ?? [];
  const isElsewhere = namespace !== undefined && source?.namespace !== undefined && source.namespace !== namespace;
  return others.length > 0 || isElsewhere ? undefined : source;
}

const unused = new WeakMap<FluxSources, ReadonlyMap<string, readonly SourceDefinition[]>>();

function unusedIn(sources: FluxSources): SourceDefinition[] {
  return SOURCE_KINDS.flatMap((kind) =>
    sources
      .names(kind)
      .filter((name) => !hasVariable(name) && sources.mentions(kind, name) === 0)
      .flatMap((name) => sources.find(kind, name)),
  );
}

function fileName({ kind, at }: SourceDefinition): string {
  return `${kind}/${nameOf(at.origin.file.path).replace(/\.ya?ml$/, '')}`;
}

/** A chart source that is not defined, in a repository that defines nearly all others. */
function likeNoOther(reference: SourceReference, sources: FluxSources): MissingSource | undefined {
  const { kind, name, object } = reference;
  if (object.kind !== 'HelmRelease' || isArchived(object.origin.file.path)) return undefined;
  const { found, all } = sources.resolved(kind);
  const mentions = sources.mentions(kind, name);
  if (!areNearlyAll(found, all - mentions, ENOUGH) || mentions > 2) return undefined;
  return {
    reference,
    namespace: undefined,
    lookedIn: 'files',
    isCertain: false,
    found: { is: 'nothing', others: found },
  };
}
