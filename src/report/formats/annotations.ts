import type { Blame, Finding, Fix, Location } from '../../findings/finding.ts';
import { withPrefix } from '../../repository/paths.ts';
import { SEVERITIES } from '../../severity.ts';
import { printable, shorten } from '../../text/printable.ts';
import { lineToAccept } from '../accepted.ts';
import { allPlaces, listPlaces, otherPlacesText } from '../places.ts';
import type { Report } from '../report.ts';
import { bySeverity, severityCounts } from '../words.ts';

/** Annotations of one level that GitHub shows for one step. */
const SHOWN = 10;
/** UTF-16 code units of a message; GitHub cuts at 64 KB. */
const MESSAGE_LIMIT = 4000;
/** Other places of a cause that are listed. */
const PLACES = 10;

/** Findings by whether GitHub shows their workflow commands; both lists have the most serious first. */
export interface Annotated {
  readonly shown: readonly Finding[];
  readonly left: readonly Finding[];
}

/** Splits findings at the number of annotations that GitHub shows. The notice that counts the rest takes the place of one. */
export function splitAnnotated(findings: readonly Finding[]): Annotated {
  const fits = SEVERITIES.every((severity) => findings.filter((one) => one.severity === severity).length <= SHOWN);
  const shown: Finding[] = [];
  const left: Finding[] = [];
  const used = { error: 0, warning: 0, notice: fits ? 0 : 1 };
  for (const finding of bySeverity(findings)) (++used[finding.severity] > SHOWN ? left : shown).push(finding);
  return { shown, left };
}

/**
 * A report as workflow commands that GitHub turns into annotations, the most serious first. It writes only as many as GitHub shows, and
 * one notice counts the rest. Paths get the folder of the checked tree inside the repository as a prefix.
 */
export function toAnnotations({ findings }: Report, prefix = ''): string {
  const { shown, left } = splitAnnotated(findings);
  const written = shown.map((finding) => annotation(finding, prefix));
  if (left.length > 0) {
    const rest = `${severityCounts(left)} more are not shown here because GitHub shows only ${SHOWN} annotations per level.`;
    written.push(command('notice', { title: 'gitops-gate' }, `${rest} The job summary lists all findings.`));
  }
  return written.map((line) => `${line}\n`).join('');
}

/** What an annotation says of a finding: its message, what the change did, places, fix, how to accept it, and page, each on a line. */
export function annotationText(finding: Finding, prefix: string): string {
  const words = lineToAccept(finding);
  const lines = [
    ...annotationLines(finding, prefix),
    ...(words === undefined ? [] : [`To accept this, comment: ${words}`]),
    finding.url,
  ];
  return lines.map((line) => shorten(printable(line), MESSAGE_LIMIT)).join('\n');
}

/** What is said of a finding at its annotated place: its message, what the change did, places and fix. */
export function annotationLines(finding: Finding, prefix: string): string[] {
  const { message, blame } = finding;
  const isOnBlame = isBlamedInHead(blame);
  const deed = blame && !blame.asking ? [blame.message] : [];
  const places = isOnBlame
    ? `Places: ${listPlaces(allPlaces(finding), PLACES, prefix)}.`
    : otherPlacesText(finding, PLACES, prefix);
  const fix = annotatedFix(finding);
  return [message, ...deed, ...(places ? [places] : []), ...(fix ? [`Fix: ${fix.title}`] : [])];
}

/** The fix at the annotated place: what puts back what the change took away, or what repairs the finding's own line. */
export function annotatedFix({ blame, fix }: Finding): Fix | null {
  return isBlamedInHead(blame) ? blame.fix : fix;
}

/** The place that an annotation is on: the line that is to blame if the head has it, else the finding's own. */
export function annotatedPlace({ blame, location }: Finding): Location {
  return isBlamedInHead(blame) ? blame.location : location;
}

function isBlamedInHead(blame: Finding['blame']): blame is Blame {
  return blame !== null && blame.location.side !== 'base';
}

function annotation(finding: Finding, prefix: string): string {
  const { severity, rule } = finding;
  const location = annotatedPlace(finding);
  const { start, end } = location;
  const path = withPrefix(prefix, location.path);
  const text = annotationText(finding, prefix);
  // The runner executes `##[` anywhere and has no escape for it or for control characters, so such a path appears only in the message.
  if (path.includes('##[') || path !== printable(path))
    return command(severity, { title: rule }, `${printable(path)}:${start.line}\n${text}`);
  // GitHub takes lines of the head alone.
  if (location.side === 'base') return command(severity, { title: rule }, `${path}:${start.line} (deleted)\n${text}`);
  // GitHub refuses columns of a range of several lines.
  const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
  return command(severity, { file: path, line: start.line, endLine: end.line, ...columns, title: rule }, text);
}

function command(level: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${level} ${list.join(',')}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('##[', '# #[');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
