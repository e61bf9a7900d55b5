import { definedAt } from '../../src/findings/defined-at.ts';
import type { Problem, ProblemFix } from '../../src/findings/problem.ts';
import type { Externals } from '../../src/reconcilers/externals.ts';
import type { SourceDefinition } from '../../src/reconcilers/flux/source/sources.ts';
import { isImpossibleName } from '../../src/text/variables.ts';
import { listWords, quoted } from '../../src/text/words.ts';
import { entryBehind } from '../../src/yaml/edit.ts';
import { askedBy, type MissingSource } from './missing-source.ts';

/** The problem to report; `isClosed`: whether the policy file lists what comes from elsewhere. */
export function problemOf(missing: MissingSource, { isClosed }: Pick<Externals, 'isClosed'>): Problem {
  const { kind, name, namespace, object } = missing.reference;
  const values = [kind, name, namespace ?? ''];
  // A source that does not exist is one cause, however many ask for it, and so is a slip, however often it was copied.
  const cause = [...values, missing.namespace ?? ''];
  const problem = { ...describe(missing, isClosed), object, values, cause, asksFor: askedBy(missing) };
  const isSuspended = object.at('spec', 'suspend').value === true;
  return missing.isCertain && !isSuspended ? problem : { ...problem, severity: 'warning' };
}

function describe(missing: MissingSource, isClosed: boolean): Problem {
  const { reference, found } = missing;
  const at = reference.at.name;
  switch (found.is) {
    case 'similar name': {
      const message = `${absence(missing)}. Did you mean \`${found.name}\`?`;
      return { at, message, fix: found.name, related: sourceAt(found.source) };
    }
    case 'file name': {
      const { name, at: definition } = found.source;
      const message = `${absence(missing)}. \`${definition.origin.file.path}\` defines \`${name}\`, which nothing references. Did you mean \`${name}\`?`;
      return { at, message, fix: name, related: sourceAt(found.source) };
    }
    case 'other kind':
      return wrongKind(missing, found.source);
    case 'other namespace':
      return wrongNamespace(missing, found.sources);
    case 'not applied': {
      const path = found.source.at.origin.file.path;
      const message = `${absence(missing)}. \`${path}\` defines one, but nothing in this cluster applies that file. List it in a kustomization.yaml, or reference another source.`;
      return { at, message, related: sourceAt(found.source) };
    }
    case 'nothing':
      return {
        at,
        message: missing.isCertain ? certainlyMissing(missing, found, isClosed) : probablyMissing(missing, found),
      };
  }
}

/** What is wrong and what happens, without the full stop. */
function absence({ reference: { kind, name, object }, namespace, isCertain, found }: MissingSource): string {
  const where = namespace === undefined || found.is === 'similar name' ? '' : ` in namespace \`${namespace}\``;
  if (isImpossibleName(name))
    return `\`${name}\` is not a valid name, so ${kind} \`${name}\` cannot exist and ${object.kind} \`${object.name}\` never becomes ready`;
  return isCertain
    ? `${kind} \`${name}\` does not exist${where}, so ${object.kind} \`${object.name}\` never becomes ready`
    : `${kind} \`${name}\` does not seem to exist${where}, so ${object.kind} \`${object.name}\` may never become ready`;
}

function certainlyMissing(
  missing: MissingSource,
  { closest, only }: { readonly closest?: string | undefined; readonly only?: string | undefined },
  isClosed: boolean,
): string {
  const advice =
    isClosed && !isImpossibleName(missing.reference.name)
      ? 'Define it, reference another source, or add it to `externals` in the policy file.'
      : 'Define it, or reference another source.';
  const names =
    closest !== undefined
      ? ` The closest existing name is \`${closest}\`.`
      : only === undefined
        ? ''
        : ` The namespace has one ${missing.reference.kind}, \`${only}\`.`;
  const { removedFrom } = missing;
  const removal = removedFrom === undefined ? '' : ` This change removes it from \`${removedFrom}\`.`;
  return `${absence(missing)}.${removal} ${advice}${names}`;
}

function probablyMissing({ reference }: MissingSource, { others }: { readonly others?: number }): string {
  const { kind, name, object } = reference;
  const contrast = others === undefined ? '' : `, but it defines the ${kind} of ${others} other references`;
  return `This repository does not define ${kind} \`${name}\`${contrast}. If nothing else creates it, ${object.kind} \`${object.name}\` never becomes ready. Define it, or reference another source.`;
}

function wrongKind({ reference, lookedIn }: MissingSource, other: SourceDefinition): Problem {
  const { kind, name, at, allowed } = reference;
  const fits = allowed.includes(other.kind);
  const article = /^[AEIO]/.test(other.kind) ? 'an' : 'a';
  const advice = fits
    ? `Change the kind to \`${other.kind}\`.`
    : `This field accepts only ${listWords(allowed.map(quoted), 'or')}.`;
  return {
    at: at.kind,
    message: `${kind} \`${name}\` does not exist, but ${article} ${other.kind} with that name does. ${advice}`,
    related: sourceAt(other),
    // Files do not show whether the other one is in the same cluster.
    ...(fits && lookedIn === 'cluster' ? { fix: other.kind } : {}),
  };
}

function wrongNamespace(missing: MissingSource, sources: readonly SourceDefinition[]): Problem {
  const { reference, namespace } = missing;
  const { at, kind, name, object, mayNameNamespace } = reference;
  const namespaces = [...new Set(sources.flatMap((source) => source.namespace ?? []))];
  const only = namespaces.length === 1 ? namespaces[0] : undefined;
  const where = only === undefined ? 'other namespaces' : `namespace \`${only}\``;
  const isStated = reference.namespace !== undefined;
  const setting = only === undefined ? '`namespace`' : `\`namespace: ${only}\``;
  const advice = mayNameNamespace
    ? `Set ${setting} in the reference.`
    : `A ${object.kind} can only reference sources in its own namespace. Define it there.`;
  return {
    at: isStated ? at.namespace : at.name,
    message: `${kind} \`${name}\` is in ${where}, but Flux looks for it in \`${namespace}\`. ${advice}`,
    related: sourceAt(sources[0]),
    ...(only === undefined || !mayNameNamespace ? {} : { fix: isStated ? only : addedNamespace(missing, only) }),
  };
}

/** A line with the namespace, if the reference is in the file of its object and no overlay can still set one. */
function addedNamespace({ reference, lookedIn }: MissingSource, namespace: string): ProblemFix | undefined {
  const { origin } = reference.at.name;
  const isWritten = lookedIn === 'cluster' && origin.file === reference.object.origin.file;
  const edit = isWritten ? entryBehind(origin, 'namespace', namespace) : undefined;
  return edit && { title: `Add \`namespace: ${namespace}\``, edits: [edit] };
}

function sourceAt(source: SourceDefinition | undefined): NonNullable<Problem['related']> {
  return source ? definedAt(source.name, source.at, source.kind) : [];
}
