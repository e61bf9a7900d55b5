import { objectDefinedAt } from '../../src/findings/defined-at.ts';
import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import type { NamedObject } from '../../src/kubernetes/references/reference.ts';
import { entryBehind } from '../../src/yaml/edit.ts';
import { isPartOfName } from './lonely.ts';
import type { MadeObject } from './made-objects.ts';
import type { Missing } from './missing.ts';

/** The problem of a reference to an object that does not exist. */
export function describe(missing: Missing): Problem {
  const { reference, meant, evidence, isCertain } = missing;
  const { object, groupKind, namespace, name, without } = reference;
  const kind = groupKind.slice(groupKind.indexOf('/') + 1);
  const where = namespace === '' ? '' : ` in namespace \`${namespace}\``;
  const user = `${object.kind} \`${object.name}\` ${without}.`;
  const start = isCertain
    ? `${kind} \`${name}\` does not exist${where}, so ${user}`
    : `${kind} \`${name}\` does not seem to exist${where}. Without it, ${user}`;
  const problem = {
    at: reference.at,
    object,
    values: [groupKind, namespace, name],
    cause: [groupKind, namespace, name, meant?.name ?? ''],
    severity: isCertain ? undefined : ('warning' as const),
  };
  if (evidence === 'impossible')
    return {
      ...problem,
      message: `\`${name}\` is not a valid name for a ${kind}, so ${user} Use lowercase letters, digits, \`-\` and \`.\`.`,
    };
  if (evidence === 'nowhere')
    return { ...problem, message: `${start} No file here defines it. Add it, or correct the name.` };
  if (!meant)
    return { ...problem, message: `${start} Nearly all others that are used here exist. Correct the name, or add it.` };
  if (evidence === 'elsewhere') return { ...problem, ...inOtherNamespace(reference, kind, meant) };
  if (evidence === 'kind') return { ...problem, ...ofOtherKind(reference, start, meant) };
  if (evidence === 'key') return { ...problem, ...withKey(reference, start, meant) };
  const maker = meant.object.kind === kind ? '' : `, which ${meant.object.kind} \`${meant.object.name}\` creates`;
  const isSure = evidence === 'near' || isPartOfName(name, meant.name) || isPartOfName(meant.name, name);
  const fix = isSure ? meant.name : undefined;
  const advice =
    evidence === 'near'
      ? `Did you mean \`${meant.name}\`${maker}?`
      : `Nothing here uses \`${meant.name}\`${maker}. Did you mean it?`;
  return { ...problem, message: `${start} ${advice}`, related: objectDefinedAt(meant.object), fix };
}

function withKey({ keys: [key] }: NamedObject, start: string, { name, object }: MadeObject): Omit<Problem, 'at'> {
  const message = `${start} \`${name}\`, from which it takes other keys, has the key \`${key?.name}\`, which nothing uses. Did you mean \`${name}\`?`;
  return { message, related: objectDefinedAt(object), fix: name };
}

function ofOtherKind({ kindAt, at, name }: NamedObject, start: string, { groupKind, object }: MadeObject): Problem {
  const kind = groupKind.slice(groupKind.indexOf('/') + 1);
  const message = `${start} \`${name}\` is a ${kind}. Correct the kind or the name.`;
  return { at: kindAt ?? at, message, related: objectDefinedAt(object), fix: kindAt ? kind : undefined };
}

function inOtherNamespace(reference: NamedObject, kind: string, meant: MadeObject): Problem {
  const { object, namespace, name, at, namespaceAt, isNamespaceStated, without } = reference;
  const other = meant.namespace;
  const start = `${kind} \`${name}\` is in namespace \`${other}\`, but ${object.kind} \`${object.name}\` looks for it in \`${namespace}\`. Without one there, it ${without}.`;
  const related = objectDefinedAt(meant.object);
  if (!namespaceAt)
    return {
      at: ownNamespace(object) ?? at,
      message: `${start} Move one of them to the namespace of the other.`,
      related,
    };
  const message = `${start} Set \`namespace: ${other}\`.`;
  if (isNamespaceStated) return { at: namespaceAt, message, related, fix: other };
  const edit = at.origin.file === object.origin.file ? entryBehind(at.origin, 'namespace', other) : undefined;
  return { at, message, related, fix: edit && { title: `Add \`namespace: ${other}\``, edits: [edit] } };
}

/** Where an object sets its namespace, if its own file does. */
function ownNamespace(object: KubernetesObject): Place | undefined {
  const place = object.at('metadata', 'namespace');
  return place.exists && place.origin.file === object.origin.file ? place : undefined;
}
