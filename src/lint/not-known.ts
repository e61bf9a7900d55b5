import type { SchemaLocations } from '../kubernetes/schema/located.ts';
import type { Revision } from '../revision/revision.ts';
import type { Origin } from '../yaml/origin.ts';

/** Lines of one sort at most. */
const MOST = 1000;

/** What was unknown when a revision was checked, one line each: for readers who wonder why nothing was reported. */
export function notKnown(
  revision: Pick<Revision, 'schemas' | 'objects' | 'builds' | 'reconcilers' | 'policyEvaluator'>,
  locations: SchemaLocations,
): string[] {
  const { schemas, objects, builds, reconcilers, policyEvaluator } = revision;
  const kinds = counted(
    objects
      .filter((object) => schemas.versionStatus(object).status.startsWith('unknown'))
      .map(({ apiVersion, kind }) => `${apiVersion} ${kind}`),
  );
  const parts = builds.flatMap(({ directory, unknown }) =>
    unknown.map(({ reason, origin }) => `${origin ? placeOf(origin) : directory}: ${reason}`),
  );
  return [
    ...section('Kinds without a schema', kinds),
    ...section('Schema rules that could not be evaluated', schemas.unknownRules()),
    ...section('Expressions of policies that could not be evaluated', policyEvaluator?.unknownExpressions() ?? []),
    ...section('Schema locations', locations.notes),
    ...section('Unknown parts of builds', counted(parts)),
    ...reconcilers.flatMap(({ unknowns: { title, lines } }) => section(title, counted(lines))),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  const more = lines.length > MOST ? [`  … and ${lines.length - MOST} more`] : [];
  return lines.length === 0 ? [] : [`${title}:`, ...lines.slice(0, MOST).map((line) => `  ${line}`), ...more];
}

function placeOf({ file, start }: Origin): string {
  const { line, column } = file.position(start);
  return `${file.path}:${line}:${column}`;
}

/** Each line once with how often it is there, the most frequent first. */
function counted(lines: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return [...counts]
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .map(([line, count]) => (count === 1 ? line : `${line} (${count} times)`));
}
