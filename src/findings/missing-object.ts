import { getOrInsert } from '../grouping.ts';
import type { KubernetesObject, Place } from '../kubernetes/object.ts';
import { nearest } from '../text/nearest.ts';
import { isImpossibleName } from '../text/variables.ts';
import { entryBehind } from '../yaml/edit.ts';
import { stringAt } from '../yaml/value.ts';
import { askedObject } from './asks-for.ts';
import { objectDefinedAt } from './defined-at.ts';
import type { Problem } from './problem.ts';

/** An object that a field of another one names and that a cluster does not have, with what it has instead. */
export interface MissingObject {
  readonly reference: {
    readonly object: KubernetesObject;
    readonly kind: string;
    readonly groupKind: string;
    readonly namespace: string;
    readonly name: string;
    readonly at: { readonly name: Place; readonly namespace: Place };
    readonly mayNameNamespace: boolean;
  };
  readonly certainty: 'certain' | 'likely' | 'open';
  /** The object that was meant, if only a typo can explain the difference. */
  readonly near: KubernetesObject | undefined;
  /** Objects of that name in other namespaces. */
  readonly elsewhere: readonly KubernetesObject[];
  /** An object of that name in a file that the cluster does not use. */
  readonly unread: KubernetesObject | undefined;
  /** The object that this change removes. */
  readonly removed: KubernetesObject | undefined;
}

/** What a rule says of an object that is missing. */
export interface Loss {
  /** What the object that names it cannot do without it: the end of a sentence about one such object, or about many. */
  readonly consequence: string;
  /** The objects of the kind that the cluster has. */
  readonly others: readonly KubernetesObject[];
  /** Whether the policy file lists what comes from elsewhere. */
  readonly isClosed: boolean;
  /** Whether people create objects of the kind manually, unless this repository defines others of the namespace. */
  readonly mayBeManual?: boolean;
  /** An object of another kind, with that name and namespace, that the field can also name. */
  readonly otherKind?: KubernetesObject | undefined;
}

/** Names that are compared with one that is missing. */
const MAX_NAMES = 200;

/** The problem that a field names an object which its cluster does not have; a warning unless that is certain. */
export function missingObject(absence: MissingObject, loss: Loss): Problem {
  const { object, kind, name, namespace } = absence.reference;
  const values = [kind, namespace, name];
  // What does not exist is one cause, however many name it, and so is a slip, however often it was copied.
  const cause = [object.kind, ...values];
  const told = isManual(absence, loss) ? { ...absence, certainty: 'likely' as const } : absence;
  const asksFor = askedObject(absence.reference, { harm: loss.consequence });
  const problem = { ...describe(told, loss), object, values, cause, asksFor };
  // What is suspended does not work until someone resumes it.
  const isGrave = told.certainty === 'certain' && object.at('spec', 'suspend').value !== true;
  return isGrave ? problem : { ...problem, severity: 'warning' };
}

function isManual(
  { reference, near, elsewhere, removed }: MissingObject,
  { others, isClosed, mayBeManual, otherKind }: Loss,
): boolean {
  if (!mayBeManual || isClosed || otherKind || near || removed || elsewhere.length > 0) return false;
  return !isImpossibleName(reference.name) && !others.some(({ namespace }) => namespace === reference.namespace);
}

function describe(absence: MissingObject, loss: Loss): Problem {
  const { reference, near, elsewhere, unread, certainty, removed } = absence;
  const { object, at, kind, name, namespace } = reference;
  if (elsewhere.length > 0) return inOtherNamespace(absence, loss);
  const isCertain = certainty === 'certain';
  const consequence = `${object.kind} \`${object.name}\` ${loss.consequence}`;
  const absent = isCertain ? 'does not exist' : 'does not seem to exist';
  const so = isCertain ? `, so ${consequence}` : `. Without it, ${consequence}`;
  const start = isImpossibleName(name)
    ? `\`${name}\` is not a valid name, so ${consequence}.`
    : `${kind} \`${name}\` ${absent} in namespace \`${namespace}\`${so}.`;
  if (loss.otherKind) return ofOtherKind(reference, loss.otherKind, start);
  if (near) {
    const message = `${start} Did you mean \`${near.name}\`?`;
    return { at: at.name, message, fix: near.name, related: objectDefinedAt(near) };
  }
  if (unread) {
    const message = `${start} \`${unread.origin.file.path}\` defines one, but nothing in this cluster applies that file. Apply it, or correct the name.`;
    return { at: at.name, message, related: objectDefinedAt(unread) };
  }
  const beside = namesIn(loss.others, namespace);
  const closest = beside.length > MAX_NAMES ? undefined : nearest(name, beside);
  const hint = closest === undefined ? '' : ` The closest existing name is \`${closest}\`.`;
  const removal = removed ? ` This change removes it from \`${removed.origin.file.path}\`.` : '';
  const external = loss.isClosed && !isImpossibleName(name) ? ', or add it to `externals` in the policy file' : '';
  return { at: at.name, message: `${start}${removal} Correct the name, or define the ${kind}${external}.${hint}` };
}

const names = new WeakMap<readonly KubernetesObject[], ReadonlyMap<string, readonly string[]>>();

/** The names of the objects that are in a namespace. Many references ask for those of the same objects. */
function namesIn(objects: readonly KubernetesObject[], namespace: string): readonly string[] {
  let byNamespace = names.get(objects);
  if (!byNamespace) {
    const found = new Map<string, string[]>();
    for (const object of objects) getOrInsert(found, object.namespace, () => []).push(object.name);
    byNamespace = found;
    names.set(objects, byNamespace);
  }
  return byNamespace.get(namespace) ?? [];
}

function ofOtherKind({ object, at }: MissingObject['reference'], other: KubernetesObject, start: string): Problem {
  const path = at.name.path.slice(0, -1);
  const article = /^[AEIO]/.test(other.kind) ? 'An' : 'A';
  return {
    at: object.at(...path, 'kind'),
    message: `${start} ${article} ${other.kind} with that name exists. Change the kind to \`${other.kind}\`.`,
    related: objectDefinedAt(other),
    // An apiVersion next to the kind may have to change, too.
    fix: [undefined, other.apiVersion].includes(stringAt(object.value, ...path, 'apiVersion')) ? other.kind : undefined,
  };
}

function inOtherNamespace({ reference, elsewhere }: MissingObject, { consequence }: Loss): Problem {
  const { object, at, kind, name, namespace, mayNameNamespace } = reference;
  const namespaces = [...new Set(elsewhere.map((other) => other.namespace))];
  const only = namespaces.length === 1 ? namespaces[0] : undefined;
  const where = only === undefined ? 'other namespaces' : `namespace \`${only}\``;
  const start = `${kind} \`${name}\` is in ${where}, but ${object.kind} \`${object.name}\` looks for it in \`${namespace}\` and ${consequence}.`;
  const related = objectDefinedAt(elsewhere[0]);
  if (!mayNameNamespace) {
    const advice = `It can only use a ${kind} in its own namespace. Define one there, or move the ${object.kind}.`;
    return { at: at.name, message: `${start} ${advice}`, related };
  }
  const isStated = at.namespace.exists;
  const setting = only === undefined ? '`namespace`' : `\`namespace: ${only}\``;
  const isWritten = at.name.origin.file === object.origin.file;
  const edit = only !== undefined && isWritten ? entryBehind(at.name.origin, 'namespace', only) : undefined;
  const insertion = edit && { title: `Add \`namespace: ${only}\``, edits: [edit] };
  return {
    at: isStated ? at.namespace : at.name,
    message: `${start} Set ${setting} in the reference.`,
    related,
    fix: isStated ? only : insertion,
  };
}
