import type { Finding, Location } from '../findings/finding.ts';
import { rankOf } from '../severity.ts';
import type { Rule } from './rule.ts';

/**
 * Findings without those that only follow from another one at the same value: one mistake is reported once, as severe as its
 * worst consequence.
 */
export function withoutConsequences(findings: readonly Finding[], rules: readonly Rule[]): Finding[] {
  const explaining = new Map(rules.flatMap(({ id, explains }) => (explains ? [[id, new Set(explains)]] : [])));
  const causes = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (!explaining.has(finding.rule)) continue;
    const inFile = causes.get(finding.location.path);
    if (inFile) inFile.push(finding);
    else causes.set(finding.location.path, [finding]);
  }
  if (causes.size === 0) return [...findings];
  const following = new Map<Finding, Finding[]>();
  const kept = findings.filter((finding) => {
    const cause = causes
      .get(finding.location.path)
      ?.find((one) => explaining.get(one.rule)?.has(finding.rule) && isAtSameValue(one, finding));
    if (cause) following.set(cause, [...(following.get(cause) ?? []), finding]);
    return !cause;
  });
  return kept.map((finding) => withWorst(finding, following.get(finding) ?? []));
}

function isAtSameValue(cause: Finding, finding: Finding): boolean {
  const isShared = cause.builds.length === 0 || cause.builds.some((build) => finding.builds.includes(build));
  return isShared && overlaps(cause.location, finding.location);
}

/** Whether two ranges of one file have a part in common. */
function overlaps(a: Location, b: Location): boolean {
  const isBefore = (one: Location, other: Location): boolean =>
    one.end.line < other.start.line || (one.end.line === other.start.line && one.end.column <= other.start.column);
  return !isBefore(a, b) && !isBefore(b, a);
}

function withWorst(cause: Finding, following: readonly Finding[]): Finding {
  const rank = ({ severity }: Finding): number => rankOf(severity);
  const [worst] = [...following].sort((a, b) => rank(b) - rank(a));
  if (!worst || rank(worst) <= rank(cause)) return cause;
  return { ...cause, severity: worst.severity, message: `${cause.message} As a result: ${worst.message}` };
}
