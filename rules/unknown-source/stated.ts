import type { Problem } from '../../src/findings/problem.ts';
import type { Manifests } from '../../src/kubernetes/manifests.ts';
import type { RuleContext } from '../../src/lint/rule.ts';
import type { SourceReference } from '../../src/reconcilers/flux/source/references.ts';
import { SOURCE_KINDS, Sources } from '../../src/reconcilers/flux/source/sources.ts';
import { isPutAway } from '../../src/repository/archived.ts';
import { misspelt } from '../../src/text/misspelling.ts';

/** How many other references must resolve before the tree is taken to define its chart sources itself. */
const ENOUGH = 5;

const known = new WeakMap<Manifests, Sources>();

/** What is wrong with a reference as files state it, where the tree as a whole proves it. */
export function statedProblem(reference: SourceReference, context: RuleContext): Problem | undefined {
  const { kind, name } = reference;
  const sources = sourcesOf(context);
  const problem =
    sources.find(kind, name).length > 0 ? wrongNamespace(reference, sources) : missing(reference, sources);
  return problem && { ...problem, values: [kind, name, reference.namespace ?? ''] };
}

function sourcesOf({ manifests }: RuleContext): Sources {
  const sources = known.get(manifests) ?? new Sources(manifests);
  known.set(manifests, sources);
  return sources;
}

function missing(reference: SourceReference, sources: Sources): Problem | undefined {
  const { kind, name, at, object } = reference;
  if (sources.mayDefine(kind, name)) return undefined;
  const near = misspelt(name, namesInUse(kind, sources));
  if (near !== undefined) {
    const message = `There is no ${kind} \`${name}\`, so Flux cannot fetch what ${object.kind} \`${object.name}\` asks for. Did you mean \`${near}\`?`;
    return { at: at.name, message, fix: near, related: definedAt(kind, near, sources) };
  }
  return wrongKind(reference, sources) ?? unheardOf(reference, sources);
}

/** Names that are defined, and those that bootstrap made and others rely on. */
function namesInUse(kind: string, sources: Sources): string[] {
  const names = sources.names(kind);
  return sources.mentions(kind, 'flux-system') > 1 ? [...names, 'flux-system'] : names;
}

function wrongKind(reference: SourceReference, sources: Sources): Problem | undefined {
  const { kind, name, at, object, allowed } = reference;
  const others = SOURCE_KINDS.filter((other) => other !== kind && sources.find(other, name).length > 0);
  const [other] = others;
  if (other === undefined || others.length > 1 || other === 'ExternalArtifact' || other === 'HelmChart')
    return undefined;
  const fits = allowed.includes(other);
  const isChart = object.kind === 'HelmRelease' || object.kind === 'HelmChart';
  const advice = fits ? 'Name that kind.' : `Here it has to be one of ${allowed.join(', ')}.`;
  return {
    at: at.kind,
    message: `There is no ${kind} \`${name}\`, but ${article(other)} ${other} of that name. ${advice}`,
    related: definedAt(other, name, sources),
    severity: isChart ? undefined : 'warning',
  };
}

function article(kind: string): string {
  return /^[AEIO]/.test(kind) ? 'an' : 'a';
}

/** A chart source that nothing like it is defined, in a tree that defines all others itself. */
function unheardOf({ kind, name, at, object }: SourceReference, sources: Sources): Problem | undefined {
  if (object.kind !== 'HelmRelease' || isPutAway(object.origin.file.path)) return undefined;
  const { found, all } = sources.resolved(kind);
  const others = all - sources.mentions(kind, name);
  if (found < ENOUGH || found < others * 0.9 || sources.mentions(kind, name) > 2) return undefined;
  return {
    at: at.name,
    severity: 'warning',
    message: `Nothing here defines the ${kind} \`${name}\`, while the ${kind} of ${found} other references is defined here. If it is not created elsewhere, HelmRelease \`${object.name}\` never becomes ready.`,
  };
}

/** A source that is there, in a namespace in which Flux does not look. */
function wrongNamespace(reference: SourceReference, sources: Sources): Problem | undefined {
  const { kind, name, namespace, at, object } = reference;
  const transformed = sources.transformed();
  if (transformed === undefined || kind === 'ExternalArtifact' || name === 'flux-system') return undefined;
  const own = object.namespace === '' ? [] : [object.namespace, ...transformed];
  const looked = namespace === undefined ? own : [namespace];
  const definitions = sources.find(kind, name);
  const stated = definitions.flatMap((definition) => definition.namespace ?? []);
  if (looked.length === 0 || stated.length < definitions.length) return undefined;
  if ([...stated, ...transformed].some((possible) => looked.includes(possible))) return undefined;
  if (sources.mayDefine(kind, name)) return undefined;
  const only = new Set(stated).size === 1 ? stated[0] : undefined;
  const where = only === undefined ? 'other namespaces' : `namespace \`${only}\``;
  return {
    at: namespace === undefined ? at.name : at.namespace,
    message: `The ${kind} \`${name}\` is in ${where}, but Flux looks for it in \`${looked[0]}\`. Name its namespace in the reference.`,
    related: definedAt(kind, name, sources),
    ...(namespace !== undefined && only !== undefined ? { fix: only } : {}),
    severity: sources.deploysOthers ? 'warning' : undefined,
  };
}

function definedAt(kind: string, name: string, sources: Sources): NonNullable<Problem['related']> {
  const [definition] = sources.find(kind, name);
  return definition ? [{ at: definition.at, message: `${kind} ${name} is defined here` }] : [];
}
