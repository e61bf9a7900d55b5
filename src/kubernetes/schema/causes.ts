import { listWords } from '../../text/words.ts';
import type { YamlMap } from '../../yaml/value.ts';
import type { FieldPath, SchemaProblem } from '../terms/problem.ts';
import { fieldName } from '../terms/words.ts';
import { withoutOtherShapes } from './other-shape.ts';

/** Problems of one object that are reported one by one. */
const MOST = 200;

/**
 * Problems with one cause merged: fields that are missing from one mapping; fields that all belong to one other place;
 * a missing field that is misspelled or misplaced elsewhere; what is missing below a field that is missing itself; mounts of
 * volumes whose list is misspelled or misplaced; fields that are missing from a mapping that has none of its own.
 */
export function byCause(problems: readonly SchemaProblem[], what: string, object: YamlMap): SchemaProblem[] {
  const meant = new Set(problems.flatMap((problem) => (problem.meant ? fieldName(problem.meant) : [])));
  const absent = new Set(problems.flatMap(({ kind, path }) => (kind === 'missing-field' ? fieldName(path) : [])));
  const groups = new Map<string, SchemaProblem[]>();
  problems.forEach((found, index) => {
    const proven = found.unsure && found.meant && absent.has(fieldName(found.meant));
    const problem = proven ? { ...found, unsure: false } : found;
    if (problem.kind === 'missing-field' && (isMeant(problem, meant) || isBelow(problem.path, absent))) return;
    const key = groupOf(problem) ?? `${index}`;
    const group = groups.get(key);
    if (group) group.push(problem);
    else groups.set(key, [problem]);
  });
  const found = [...groups.values()].flatMap((group) => together(group, what));
  return atMost(MOST, withoutOtherShapes(found, object));
}

/** The first problems, and one that counts the others. */
function atMost(most: number, problems: SchemaProblem[]): SchemaProblem[] {
  const next = problems[most];
  if (!next) return problems;
  const message = `The object has ${problems.length - most} more problems from here on. Fix the first ones to see them.`;
  return [...problems.slice(0, most), { kind: next.kind, path: next.path, message, values: ['more'] }];
}

/** Whether what is missing, or a list that would contain it, is written elsewhere. */
function isMeant({ path, values }: SchemaProblem, meant: ReadonlySet<string>): boolean {
  if (meant.has(fieldName(path))) return true;
  if (values[0] !== 'volume') return false;
  const containers = path.findIndex((key) => /^(?:c|initC|ephemeralC)ontainers$/.test(`${key}`));
  return [
    [...path.slice(0, containers), 'volumes'],
    ['spec', 'volumeClaimTemplates'],
  ].some((list) => meant.has(fieldName(list)));
}

function isBelow(path: FieldPath, absent: ReadonlySet<string>): boolean {
  return path.some((_, length) => length > 0 && absent.has(fieldName(path.slice(0, length))));
}

function groupOf({ kind, path, meant, fix, unsure }: SchemaProblem): string | undefined {
  const parent = fieldName(path.slice(0, -1));
  if (kind === 'missing-field' && path.length > 0) return `${unsure ? 'likely' : 'missing'} ${parent}`;
  if (kind === 'unknown-field' && meant && !fix) return `unknown ${parent} ${fieldName(meant.slice(0, -1))}`;
  return undefined;
}

function together(group: readonly SchemaProblem[], what: string): SchemaProblem[] {
  const [first, ...rest] = group;
  if (!first) return [];
  const names = group.map(({ path }) => `\`${path.at(-1)}\``);
  if (first.kind === 'missing-field' && first.values[0] === 'missing-field') return [missing(first, names, what)];
  if (rest.length === 0 || !first.meant) return [...group];
  const target = first.meant.slice(0, -1);
  return [
    {
      ...first,
      message: `${listWords(names)} are not fields of ${placeWords(first.path.slice(0, -1), what)}. They belong ${
        target.length === 0 ? 'at the top level' : `under \`${fieldName(target)}\``
      }. Check the indentation.`,
      values: group.flatMap(({ values }) => values),
      also: rest.map(({ path }) => path),
    },
  ];
}

function missing(first: SchemaProblem, names: readonly string[], what: string): SchemaProblem {
  const parent = first.path.slice(0, -1);
  return {
    ...first,
    message: `${parent.length === 0 ? `The ${what}` : `\`${fieldName(parent)}\``} is missing the required ${names.length === 1 ? 'field' : 'fields'} ${listWords(names)}.`,
    values: ['missing-field', ...names],
  };
}

function placeWords(path: FieldPath, what: string): string {
  return path.length === 0 ? what : `\`${fieldName(path)}\``;
}
