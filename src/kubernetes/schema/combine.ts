import { listWords } from '../../text/words.ts';
import { isMap, type YamlValue } from '../../yaml/value.ts';
import type { Schema } from './schema.ts';
import type { Walk } from './walk.ts';

/** Checks `allOf`, `anyOf`, `oneOf` and `not` of the value at a walk's path. */
export function combine(walk: Walk, value: YamlValue, { allOf, anyOf, oneOf, not }: Schema): void {
  for (const part of allOf ?? []) walk.add(walk.trial(value, part).problems);
  if (anyOf && anyOf.length > 0) alternatives(walk, value, anyOf, Number.POSITIVE_INFINITY);
  if (oneOf && oneOf.length > 0) alternatives(walk, value, oneOf, 1);
  if (not) {
    const { problems, unknown } = walk.trial(value, not);
    if (problems.length === 0 && !unknown) excluded(walk, not);
  }
}

function alternatives(walk: Walk, value: YamlValue, branches: readonly Schema[], most: number): void {
  const verdicts = branches.map((branch) => walk.trial(value, branch));
  if (verdicts.some(({ unknown }) => unknown)) return;
  const matching = verdicts.filter(({ problems }) => problems.length === 0).length;
  if (matching > 0 && matching <= most) return;
  const types = branches.flatMap((branch) => (Object.keys(branch).join() === 'type' ? (branch.type ?? []) : []));
  if (matching === 0 && types.length === branches.length) {
    walk.wrongType(value, types);
    return;
  }
  const names = [...new Set(branches.flatMap(({ required }) => required ?? []))];
  const onlyNames =
    names.length > 0 && branches.every(({ required, ...rest }) => required && isAboutNames(rest, required));
  if (onlyNames && isMap(value)) {
    const given = names.filter((name) => Object.hasOwn(value, name));
    const choice = listWords(
      names.map((name) => `\`${name}\``),
      'or',
    );
    walk.report(
      matching === 0 && given.length === 0 ? 'missing-field' : 'wrong-value',
      (field) =>
        given.length === 0
          ? `${field} must have ${most === 1 ? 'one' : 'at least one'} of ${choice}.`
          : `${field} can have only one of ${choice}, but has ${listWords(given.map((name) => `\`${name}\``))}.`,
      { values: ['alternatives', ...names] },
    );
    return;
  }
  const best = verdicts.reduce((least, verdict) => (verdict.problems.length < least.problems.length ? verdict : least));
  if (matching === 0 && branches.length === 1) walk.add(best.problems);
  else
    walk.report('wrong-value', (field) => `${field} does not match any of its ${branches.length} allowed forms.`, {
      values: ['alternatives'],
    });
}

/** Whether the rest of a branch says nothing but what its required fields look like. */
function isAboutNames({ properties, not, ...rest }: Schema, required: readonly string[]): boolean {
  return (
    Object.keys(rest).length === 0 &&
    Object.keys(properties ?? {}).every((name) => required.includes(name)) &&
    not === undefined
  );
}

function excluded(walk: Walk, { required }: Schema): void {
  const names = (required ?? []).map((name) => `\`${name}\``);
  walk.report(
    'wrong-value',
    (field) =>
      names.length > 0
        ? `${field} cannot have ${listWords(names)} here.`
        : `${field} has a value that is not allowed here.`,
    { values: ['not', ...names] },
  );
}
