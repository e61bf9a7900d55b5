import type { Finding, FindingPlace } from '../findings/finding.ts';
import { groupBy } from '../grouping.ts';
import type { Need } from '../reconcilers/externals.ts';
import type { Report } from '../report/report.ts';
import type { ExternalsChoice } from './policy-text.ts';

/** The report of a check with these externals in the policy file. */
type CheckWith = (choice: ExternalsChoice) => Promise<Report>;

/**
 * Decides whether the policy file can say that nothing but a list comes from elsewhere.
 *
 * It can if it hides no error or warning and does not fail a check that passes. What one of those is about is not taken for something that comes from
 * elsewhere.
 */
export async function chooseExternals(
  before: Report,
  { needs, clusters }: Omit<ExternalsChoice, 'isClosed'>,
  check: CheckWith,
): Promise<{ readonly choice: ExternalsChoice; readonly after: Report }> {
  const doubted = before.findings.filter(({ severity }) => severity !== 'notice');
  const left = { needs: needs.filter((need) => !isReported(need, doubted)), clusters };
  const closed = { ...left, isClosed: true };
  const after = await check(closed);
  const isHiding = hides(before, after);
  if (!isHiding && !isWorse(before, after)) return { choice: closed, after };
  const errors = new Set(errorsOf(before).map(({ key }) => key));
  const open = { ...left, isClosed: false, newErrors: errorsOf(after).filter(({ key }) => !errors.has(key)) };
  const afterOpen = await check(open);
  // What else the policy file says can fail a check, too: the versions that it names.
  if (!isHiding && isWorse(before, afterOpen)) return { choice: closed, after };
  return { choice: open, after: afterOpen };
}

/** Whether a finding says of an object that it does not exist. */
function isReported({ groupKind, name }: Need, findings: readonly Finding[]): boolean {
  const kind = groupKind.slice(groupKind.indexOf('/') + 1);
  const words = [`${kind} \`${name}\``, `${kind.toLowerCase()} \`${name}\``];
  return findings.some((finding) =>
    placesOf(finding).some(({ message }) => words.some((word) => message.includes(word))),
  );
}

function isWorse(before: Report, after: Report): boolean {
  return before.gate.conclusion === 'passed' && after.gate.conclusion === 'failed';
}

function hides(before: Report, after: Report): boolean {
  const left = groupBy(
    after.findings.flatMap((finding) => placesOf(finding).map((place) => keyOf(finding, place))),
    (key) => key,
  );
  return before.findings.some((finding) =>
    placesOf(finding).some((place) => place.severity !== 'notice' && !left.has(keyOf(finding, place))),
  );
}

function placesOf(finding: Finding): readonly FindingPlace[] {
  return finding.places.length > 0 ? finding.places : [finding];
}

/** Where a report has errors. */
function errorsOf({ findings }: Report): { readonly key: string; readonly rule: string; readonly place: string }[] {
  return findings.flatMap((finding) =>
    placesOf(finding)
      .filter(({ severity }) => severity === 'error')
      .map((place) => ({
        key: keyOf(finding, place),
        rule: finding.rule,
        place: `${place.location.path}:${place.location.start.line}`,
      })),
  );
}

function keyOf({ rule }: Finding, { location: { path, start } }: FindingPlace): string {
  return `${rule}\0${path}\0${start.line}`;
}
