import { type AskedFor, askedObject } from '../../src/findings/asks-for.ts';
import { objectDefinedAt } from '../../src/findings/defined-at.ts';
import type { Problem } from '../../src/findings/problem.ts';
import type { KubernetesObject, Place } from '../../src/kubernetes/object.ts';
import type { NamedObject } from '../../src/kubernetes/references/reference.ts';
import { isPartOfName } from '../../src/reconcilers/flux/named/lonely.ts';
import type { MadeObject } from '../../src/reconcilers/flux/named/made-objects.ts';
import type { Missing } from '../../src/reconcilers/flux/named/missing.ts';
import { nearest } from '../../src/text/nearest.ts';
import { entryBehind } from '../../src/yaml/edit.ts';
import { atAlias } from './alias.ts';

/** Names that are compared with each other. */
const MAX_NAMES = 100;

/** The problem of a reference to an object that does not exist. */
export function describe(missing: Missing): Problem {
  const { reference, meant, isCertain } = missing;
  const { object, groupKind, namespace, name } = reference;
  return {
    object,
    values: [groupKind, namespace, name],
    cause: [groupKind, namespace, name, meant?.name ?? ''],
    severity: isCertain ? undefined : ('warning' as const),
    asksFor: askedBy(missing),
    ...atAlias(told(missing)),
  };
}

/** The problem of a reference for a key that another object has. */
export function describeKey(reference: NamedObject, meant: MadeObject): Problem {
  const { object, groupKind, namespace, name, without } = reference;
  return {
    object,
    values: [groupKind, namespace, name],
    cause: [groupKind, namespace, name, meant.name],
    severity: 'warning',
    asksFor: askedObject(reference, { harm: without }),
    ...atAlias(withKey(reference, meant)),
  };
}

function askedBy({ reference, removed }: Missing): AskedFor {
  if (!removed || removed.object.groupKind === removed.groupKind)
    return askedObject(reference, { harm: reference.without });
  return askedObject(removed.object);
}

function told(missing: Missing): Problem {
  const { reference, meant, evidence, isCertain, removed } = missing;
  const { object, groupKind, namespace, name, without, at } = reference;
  const kind = kindOf(groupKind);
  const user = `${object.kind} \`${object.name}\` ${without}.`;
  const where = namespace === '' ? '' : ` in namespace \`${namespace}\``;
  const absence = isCertain ? `${kind} \`${name}\` does not exist${where}, so ${user}` : unlikely(reference);
  const start = removed ? `${absence} ${removal(removed)}` : absence;
  if (evidence === 'impossible')
    return {
      at,
      message: `\`${name}\` is not a valid name for a ${kind}, so ${user} Use lowercase letters, digits, \`-\` and \`.\`.`,
    };
  if (evidence === 'usual' && !meant)
    return { at, message: `${start} Nearly all others that are used here exist. Correct the name, or add it.` };
  if (!meant) return absent(missing, start);
  if (evidence === 'elsewhere') return inOtherNamespace(reference, kind, meant);
  if (evidence === 'kind') return ofOtherKind(reference, start, meant);
  if (evidence === 'key' || evidence === 'only') return withKey(reference, meant, evidence === 'only');
  const maker = meant.object.kind === kind ? '' : `, which ${meant.object.kind} \`${meant.object.name}\` creates`;
  const isUsual = evidence === 'usual';
  const isSure = evidence === 'near' || isPartOfName(name, meant.name) || isPartOfName(meant.name, name);
  const fix = isSure && !isUsual ? meant.name : undefined;
  const advice =
    evidence === 'near'
      ? `Did you mean \`${meant.name}\`${maker}?`
      : `${isUsual ? 'Nearly all others here use' : 'Nothing here uses'} \`${meant.name}\`${maker}. Did you mean it?`;
  return { at, message: `${start} ${advice}`, related: objectDefinedAt(meant.object), fix };
}

/** That something does not seem to exist, and what happens without it. */
function unlikely({ object, groupKind, namespace, name, without }: NamedObject): string {
  const where = namespace === '' ? '' : ` in namespace \`${namespace}\``;
  return `${kindOf(groupKind)} \`${name}\` does not seem to exist${where}. Without it, ${object.kind} \`${object.name}\` ${without}.`;
}

function withKey(reference: NamedObject, { name, object }: MadeObject, isOnly = false): Problem {
  const [key] = reference.keys;
  const has = isOnly
    ? `Only \`${name}\` has the key \`${key?.name}\`.`
    : `\`${name}\`, from which it takes other keys, has the key \`${key?.name}\`, which nothing uses.`;
  const message = `${unlikely(reference)} ${has} Did you mean \`${name}\`?`;
  return { at: reference.at, message, related: objectDefinedAt(object), fix: name };
}

function kindOf(groupKind: string): string {
  return groupKind.slice(groupKind.indexOf('/') + 1);
}

function removal({ groupKind, object }: MadeObject): string {
  return object.groupKind === groupKind
    ? `This change removes it from \`${object.origin.file.path}\`.`
    : `This change removes ${object.kind} \`${object.name}\`, which creates it.`;
}

function absent({ reference, world, unread }: Missing, start: string): Problem {
  const { groupKind, namespace, name, at } = reference;
  if (unread)
    return {
      at,
      message: `${start} \`${unread.origin.file.path}\` defines one, but nothing in this cluster applies that file. Apply it, or correct the name.`,
      related: objectDefinedAt(unread),
    };
  const external = world.parts.isClosed ? ', or add it to `externals` in the policy file' : '';
  const beside = world.inventory.within(groupKind, namespace);
  const closest = beside.length > MAX_NAMES ? undefined : nearest(name, new Set(beside.map((made) => made.name)));
  const hint = closest === undefined ? '' : ` The closest existing name is \`${closest}\`.`;
  return { at, message: `${start} Correct the name, or define the ${kindOf(groupKind)}${external}.${hint}` };
}

function ofOtherKind({ kindAt, at, name }: NamedObject, start: string, { groupKind, object }: MadeObject): Problem {
  const kind = kindOf(groupKind);
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
