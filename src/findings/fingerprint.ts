import { createHash, createHmac, randomBytes } from 'node:crypto';
import { type KubernetesObject, Place } from '../kubernetes/object.ts';
import { isList, isMap, type YamlMap, type YamlValue } from '../yaml/value.ts';
import type { Blame, Location } from './finding.ts';
import type { NamedSecret, Problem } from './problem.ts';

/** Known only to this run, so that no one can guess a secret from what is stored about it. */
const RUN_KEY = randomBytes(32);

/**
 * What makes a problem the same one in another revision: rule, object and field, or rule and file, and the values that it
 * mentions. Lines have no part in it. Hexadecimal, 32 digits.
 */
export function fingerprint(rule: string, problem: Problem, object: KubernetesObject | undefined): string {
  const { at, values, message } = problem;
  const path = at instanceof Place ? at.origin.file.path : at.file.path;
  const who = object ? [object.groupKind, object.stated.namespace, object.stated.name || path] : [path];
  const field = at instanceof Place ? wayTo(at, object) : [];
  const parts = [rule, ...who, ...field, ...(values ?? [message])];
  return createHash('sha256')
    .update(parts.map((part) => `${part.length}:${part}`).join(''))
    .digest('hex')
    .slice(0, 32);
}

/** What tells the entries of a list apart, as the API server merges them; never a text that could be a secret. */
const ENTRY_KEYS = ['name', 'containerPort', 'port', 'mountPath', 'devicePath', 'ip', 'host', 'topologyKey'] as const;

/** The way to a field. An entry of a list is known by its key if it has one, so that it stays the same if others come before it. */
function wayTo({ path }: Place, object: KubernetesObject | undefined): string[] {
  let value: YamlValue | undefined = object?.value;
  return path.map((part) => {
    if (typeof part === 'number') {
      value = isList(value) ? value[part] : undefined;
      return (isMap(value) ? entryKey(value) : undefined) ?? String(part);
    }
    value = isMap(value) ? value[part] : undefined;
    return part;
  });
}

function entryKey(entry: YamlMap): string | undefined {
  for (const key of ENTRY_KEYS) {
    const value = Object.hasOwn(entry, key) ? entry[key] : undefined;
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') return `${key}=${value}`;
  }
  return undefined;
}

/** What problems of one rule share that are to be one finding. */
export function causeOf(rule: string, { cause, message }: Problem, { side, path, start, end }: Location): string {
  const parts = cause ?? [side ?? 'head', path, `${start.line}:${start.column}-${end.line}:${end.column}`, message];
  return JSON.stringify([rule, cause !== undefined, ...parts]);
}

/** What findings of one rule share that one line of a change brings about. */
export function blameCause(rule: string, { location: { side, path, start } }: Blame): string {
  return JSON.stringify([rule, side, path, start.line, start.column]);
}

/** Marks that show in this run whether the secrets of a problem are those of the base. They are not part of a fingerprint. */
export function secretMarks(
  rule: string,
  secrets: readonly NamedSecret[],
  object: KubernetesObject | undefined,
): string[] {
  // What is in no object stays the same secret if its file gets another name.
  const who = object ? [object.groupKind, object.stated.namespace, object.stated.name] : [];
  return secrets.map(({ key, digest }) =>
    createHmac('sha256', RUN_KEY)
      .update([rule, ...who, key, digest(RUN_KEY)].map((part) => `${part.length}:${part}`).join(''))
      .digest('hex'),
  );
}
