import type { Edit, Finding, Location } from '../../findings/finding.ts';
import type { Snippets } from '../../masking/redactor.ts';
import { withPrefix } from '../../repository/paths.ts';
import type { Position } from '../../repository/text-file.ts';
import { jsonText, wellFormed } from '../../text/printable.ts';
import { relatedPlaces } from '../places.ts';
import type { Report } from '../report.ts';
import { annotatedFix, annotatedPlace, annotationLines } from './annotations.ts';
import { hunksOf } from './fix-diff.ts';
import { toMarkdownText } from './markdown-text.ts';

const SEVERITIES = { error: 'ERROR', warning: 'WARNING', notice: 'INFO' } as const;

/** A place in a file: lines from 1; columns from 1 in bytes of UTF-8. Without columns, whole lines are meant. */
interface RdPosition {
  readonly line: number;
  readonly column?: number;
}

interface RdRange {
  readonly start: RdPosition;
  readonly end: RdPosition;
}

/** A text that replaces a range of the file that the diagnostic is about. */
interface Suggestion {
  readonly range: RdRange;
  readonly text: string;
}

/**
 * A report in reviewdog's Diagnostic Format, one JSON object.
 *
 * A finding is at the line of the change that is to blame, as reviewdog shows what is in the diff. A fix is a suggestion if it edits
 * one part of that file. Reviewdog posts messages as Markdown, and refuses halves of surrogate pairs.
 */
export function toRdjson({ findings, tool }: Report, snippets: Snippets, prefix = ''): string {
  return jsonText({
    source: { name: tool.name, url: tool.url },
    diagnostics: findings.map((finding) => diagnostic(finding, snippets, prefix)),
  });
}

function diagnostic(finding: Finding, snippets: Snippets, prefix: string) {
  const { rule, severity, url } = finding;
  const place = annotatedPlace(finding);
  const suggested = suggestion(finding, snippets);
  const related = relatedPlaces(finding).filter((one) => one.location !== place);
  return {
    message: annotationLines(finding, prefix).map(toMarkdownText).join('\n'),
    location: locationOf(place, snippets, prefix),
    severity: SEVERITIES[severity],
    code: { value: rule, url },
    ...(suggested && { suggestions: [suggested] }),
    ...(related.length > 0 && {
      related_locations: related.map(({ message, location }) => ({
        message: toMarkdownText(message),
        location: locationOf(location, snippets, prefix),
      })),
    }),
  };
}

/** A place as reviewdog reads it. Lines that the change deletes are in no file of the head, so only their file is given. */
function locationOf({ side, path, start, end }: Location, snippets: Snippets, prefix: string) {
  const file = wellFormed(withPrefix(prefix, path));
  return side ? { path: file } : { path: file, range: rangeOf({ path, start, end }, snippets) };
}

function rangeOf({ path, start, end }: Pick<Edit, 'path' | 'start' | 'end'>, snippets: Snippets): RdRange {
  const [from, to] = [bytePosition(path, start, snippets), bytePosition(path, end, snippets)];
  return from && to ? { start: from, end: to } : { start: { line: start.line }, end: { line: end.line } };
}

/** A position with its column in bytes; undefined where the text before it is not available, not UTF-8 or not to be shown. */
function bytePosition(path: string, { line, column }: Position, snippets: Snippets): Required<RdPosition> | undefined {
  const masked = snippets.line(path, line);
  if (masked?.isUtf16) return undefined;
  if (column === 1) return { line, column };
  if (!masked || masked.isMasked) return undefined;
  return { line, column: Buffer.byteLength(masked.text.slice(0, column - 1)) + 1 };
}

/** A fix that edits one part of the file that a finding is in. */
function suggestion(finding: Finding, snippets: Snippets): Suggestion | undefined {
  const fix = annotatedFix(finding);
  const { path } = annotatedPlace(finding);
  const [edit, ...others] = fix?.edits ?? [];
  if (!fix || !edit || [edit, ...others].some((one) => one.path !== path)) return undefined;
  // Reviewdog would put UTF-8 between the bytes of another encoding.
  if (snippets.line(path, edit.start.line)?.isUtf16) return undefined;
  if (others.length === 0 && edit.start.line === edit.end.line) {
    const range = rangeOf(edit, snippets);
    return range.start.column === undefined ? undefined : { range, text: edit.text };
  }
  const [hunk, ...more] = hunksOf(fix, snippets) ?? [];
  if (!hunk || more.length > 0) return undefined;
  const { line, removed, added } = hunk;
  if (removed.length > 0)
    return { range: { start: { line }, end: { line: line + removed.length - 1 } }, text: added.join('\n') };
  const at = { line, column: 1 };
  // What is added at the end of the file is before no line.
  return (
    snippets.line(path, line) && { range: { start: at, end: at }, text: added.map((text) => `${text}\n`).join('') }
  );
}
