import { listWords } from '../../text/words.ts';
import { isMap, valueAt, type YamlMap } from '../../yaml/value.ts';
import type { SchemaProblem } from '../terms/problem.ts';
import { fieldName } from '../terms/words.ts';

/**
 * Problems in which a mapping that has no field of its schema has one problem: it has the shape of something else, and the fields that
 * it misses are a consequence. `problems` are those of an object, the missing fields of each mapping in one.
 */
export function withoutOtherShapes(problems: readonly SchemaProblem[], object: YamlMap): SchemaProblem[] {
  const unknown = new Map<string, SchemaProblem[]>();
  for (const problem of problems) {
    if (problem.kind !== 'unknown-field' || problem.meant || problem.fix) continue;
    const parent = parentOf(problem);
    const known = unknown.get(parent);
    if (known) known.push(problem);
    else unknown.set(parent, [problem]);
  }
  const merged = new Map<SchemaProblem, SchemaProblem | undefined>();
  for (const problem of problems) {
    if (problem.kind !== 'missing-field' || problem.unsure || problem.values[0] !== 'missing-field') continue;
    const path = problem.path.slice(0, -1);
    const [first, ...rest] = unknown.get(parentOf(problem)) ?? [];
    const mapping = valueAt(object, path);
    if (!first || path.length === 0 || !isMap(mapping) || Object.keys(mapping).length > rest.length + 1) continue;
    merged.set(problem, undefined);
    for (const one of rest) merged.set(one, undefined);
    merged.set(first, {
      ...first,
      message: `${saying(first, rest)}, and \`${fieldName(path)}\` is missing the required ${problem.values.length === 2 ? 'field' : 'fields'} ${listWords(problem.values.slice(1))}.`,
      values: [...[first, ...rest].flatMap(({ values }) => values), ...problem.values],
      ...(rest.length > 0 && { also: rest.map((one) => one.path) }),
    });
  }
  return problems.flatMap((problem) => (merged.has(problem) ? (merged.get(problem) ?? []) : problem));
}

function parentOf({ path }: SchemaProblem): string {
  return JSON.stringify(path.slice(0, -1));
}

/** What the first problem says, of all of them. */
function saying({ path, message }: SchemaProblem, rest: readonly SchemaProblem[]): string {
  const said = message.slice(0, message.indexOf('. '));
  if (rest.length === 0) return said;
  const names = [path, ...rest.map((one) => one.path)].map((one) => `\`${one.at(-1)}\``);
  return `${listWords(names)} are not fields of ${said.slice(said.indexOf(' is not a field of ') + ' is not a field of '.length)}`;
}
