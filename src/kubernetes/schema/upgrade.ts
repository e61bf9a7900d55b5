import { listWords } from '../../text/words.ts';
import { copyMap } from '../../yaml/value.ts';
import { KubernetesObject } from '../object.ts';
import type { SchemaProblem } from '../terms/problem.ts';
import { fieldName } from '../terms/words.ts';
import { judgeObject } from './judge.ts';
import type { VersionStatus } from './version-status.ts';

/** Another version for an object, and the fields of the object that this version does not accept, or undefined if its schema is not known. */
export interface Upgrade {
  readonly apiVersion: string;
  readonly kind: string;
  /** Whether only the apiVersion has to change. */
  readonly sameKind: boolean;
  readonly lost: readonly SchemaProblem[] | undefined;
  /** Whether it rejects the object for what its own version rejects too. */
  readonly isWrong: boolean;
}

/** Fields that a message lists at most. */
const SHOWN = 4;

/** Says which version to use and what has to change; there is a fix if nothing else has to. */
export function upgradeWords(upgrade: Upgrade | undefined): { readonly words: string; readonly fix?: string } {
  if (!upgrade) return { words: '' };
  const { apiVersion, kind, sameKind, lost, isWrong } = upgrade;
  if (!sameKind) return { words: `Use ${kind} in \`${apiVersion}\`.` };
  if (!lost) return { words: `Use \`${apiVersion}\`.` };
  if (lost.length === 0 && isWrong)
    return { words: `Use \`${apiVersion}\`, which has the same fields, and correct the other errors of this object.` };
  if (lost.length === 0)
    return { words: `Use \`${apiVersion}\`, which accepts the object without other changes.`, fix: apiVersion };
  const fields = lost.map(({ path }) => `\`${fieldName(path)}\``);
  const more = fields.length > SHOWN ? [`${fields.length - SHOWN} more`] : [];
  return {
    words: `Use \`${apiVersion}\` and change ${listWords([...fields.slice(0, SHOWN), ...more])}, which it does not accept as written.`,
  };
}

/** The version to use instead of an object's own, with what it rejects, or undefined if none is known. */
export function upgradeOf(
  object: KubernetesObject,
  statusOf: (object: KubernetesObject) => VersionStatus,
  problems: () => readonly SchemaProblem[],
): Upgrade | undefined {
  const { replacement } = statusOf(object);
  if (!replacement) return undefined;
  const { group, version, kind } = replacement;
  const apiVersion = group === '' ? version : `${group}/${version}`;
  // Where no version is served by all targets, the best one is the object's own.
  if (apiVersion === object.apiVersion && kind === object.kind) return undefined;
  const other = reversioned(object, apiVersion, kind);
  const schema = statusOf(other).schemas[0]?.read();
  const sameKind = kind === object.kind;
  if (!schema) return { apiVersion, kind, sameKind, lost: undefined, isWrong: false };
  return { apiVersion, kind, sameKind, ...changes(problems(), judgeObject(other, schema, undefined)) };
}

/** What another version rejects of an object, from what its own version and what the other one finds. */
function changes(before: readonly SchemaProblem[], after: readonly SchemaProblem[]): Pick<Upgrade, 'lost' | 'isWrong'> {
  const known = new Set(before.map(fieldOf));
  return {
    lost: after.filter((problem) => !known.has(fieldOf(problem))),
    isWrong: after.some(({ unsure }) => !unsure),
  };
}

function fieldOf({ path, kind }: SchemaProblem): string {
  return JSON.stringify([path, kind]);
}

/** The object as if it named another version. */
function reversioned({ value, origin, builds }: KubernetesObject, apiVersion: string, kind: string): KubernetesObject {
  const copy = copyMap(value);
  copy.apiVersion = apiVersion;
  copy.kind = kind;
  return new KubernetesObject(copy, origin, builds);
}
