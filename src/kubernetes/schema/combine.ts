import { listWords } from '../../text/words.ts';
import { isMap, type YamlValue } from '../../yaml/value.ts';
import type { Schema } from '../terms/schema.ts';
import { withDefaults } from './fields.ts';
import type { Judgement } from './judgement.ts';
import type { Verdict } from './verdict.ts';

/** Walks a value along a part of its schema, on trial. */
type Trial = (value: YamlValue, schema: Schema) => Verdict;

/** Checks `allOf`, `anyOf`, `oneOf` and `not` of the value at a judgement's path. */
export function combine(on: Judgement, given: YamlValue, schema: Schema, trial: Trial): void {
  const { allOf, anyOf, oneOf, not } = schema;
  if (!allOf && !anyOf && !oneOf && !not) return;
  const value = withDefaults(given, schema);
  for (const part of allOf ?? []) on.add(trial(value, part).problems);
  if (anyOf && anyOf.length > 0) alternatives(on, value, { branches: anyOf, most: Number.POSITIVE_INFINITY }, trial);
  if (oneOf && oneOf.length > 0) alternatives(on, value, { branches: oneOf, most: 1 }, trial);
  if (not) {
    const { problems, unknown } = trial(value, not);
    if (problems.length === 0 && !unknown) excluded(on, not);
  }
}

/** Branches of `anyOf` or `oneOf`, and how many of them may take the value. */
interface Alternatives {
  readonly branches: readonly Schema[];
  readonly most: number;
}

function alternatives(on: Judgement, value: YamlValue, { branches, most }: Alternatives, trial: Trial): void {
  const verdicts = branches.map((branch) => trial(value, branch));
  if (verdicts.some(({ unknown }) => unknown)) return;
  const matching = verdicts.filter(({ problems }) => problems.length === 0).length;
  if (matching > 0 && matching <= most) return;
  const types = branches.flatMap((branch) => (Object.keys(branch).join() === 'type' ? (branch.type ?? []) : []));
  if (matching === 0 && types.length === branches.length) {
    on.wrongType(value, types);
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
    on.report(
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
  if (matching === 0 && branches.length === 1) on.add(best.problems);
  else
    on.report('wrong-value', (field) => `${field} does not match any of its ${branches.length} allowed forms.`, {
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

function excluded(on: Judgement, { required }: Schema): void {
  const names = (required ?? []).map((name) => `\`${name}\``);
  on.report(
    'wrong-value',
    (field) =>
      names.length > 0
        ? `${field} cannot have ${listWords(names)} here.`
        : `${field} has a value that is not allowed here.`,
    { values: ['not', ...names] },
  );
}
