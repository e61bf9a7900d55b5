import type { Finding, SuppressedFinding } from '../findings/finding.ts';
import { isUnsuppressible, type Policy } from '../policy/policy.ts';
import type { TextFile } from '../repository/text-file.ts';
import { isInForce, type Suppression, suppressionsOf } from './suppression.ts';

/** Findings after suppressions. */
export interface SuppressionResult {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** Suppressions in force that took nothing out. */
  readonly unused: readonly Suppression[];
}

/** Takes out the findings that a comment suppresses; `files` are all files that may hold such comments. Losses are accepted by people, for one change. */
export function applySuppressions(
  findings: readonly Finding[],
  files: Iterable<TextFile>,
  policy: Policy,
  today: string,
): SuppressionResult {
  const suppressions = [...files]
    .flatMap(suppressionsOf)
    .filter((suppression) => isInForce(suppression, today) && !isUnsuppressible(policy, suppression.rule));
  const byPlace = new Map<string, Suppression>();
  for (const suppression of suppressions)
    byPlace.set(placeKey(suppression.at.file.path, suppression.line, suppression.rule), suppression);
  const used = new Set<Suppression>();
  const left: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const finding of findings) {
    const suppression =
      finding.losses.length > 0
        ? undefined
        : byPlace.get(placeKey(finding.location.path, finding.location.start.line, finding.rule));
    if (!suppression) {
      left.push(finding);
      continue;
    }
    used.add(suppression);
    suppressed.push({ ...finding, reason: suppression.reason });
  }
  return { findings: left, suppressed, unused: suppressions.filter((suppression) => !used.has(suppression)) };
}

function placeKey(path: string, line: number, rule: string): string {
  return `${rule}\0${line}\0${path}`;
}
