import type { Edit, Finding, Location } from '../../findings/finding.ts';
import { withPrefix } from '../../repository/paths.ts';
import type { Severity } from '../../severity.ts';
import { wellFormed } from '../../text/printable.ts';
import { countOf } from '../../text/words.ts';
import { buildNames, otherPlaces, relatedPlaces } from '../places.ts';

/** Severities as SARIF calls them. */
export const LEVELS: Record<Severity, string> = { error: 'error', warning: 'warning', notice: 'note' };
/** Related locations of one result that GitHub code scanning shows. */
const RELATED = 100;

/** A finding as a SARIF result, without what only the whole log knows. */
export function toResult(finding: Finding, prefix: string, ruleIndex?: number) {
  const { rule, severity, message, location, fix, builds, object } = finding;
  const related = [...relatedPlaces(finding), ...placesAsRelated(finding)];
  const more = related.length - RELATED;
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[severity],
    message: { text: messageText(more > 0 ? `${message} (${countOf(more, 'related place')} not listed.)` : message) },
    locations: [
      {
        physicalLocation: physicalLocation(location, prefix),
        ...(object ? { logicalLocations: [logicalLocation(object)] } : {}),
      },
    ],
    relatedLocations: related.slice(0, RELATED).map((place, id) => ({
      id,
      physicalLocation: physicalLocation(place.location, prefix),
      message: { text: messageText(place.message) },
    })),
    ...(fix ? { fixes: [{ description: { text: fix.title }, artifactChanges: changes(fix.edits, prefix) }] } : {}),
    ...(builds.length > 0 ? { properties: { builds: buildNames(finding) } } : {}),
  };
}

function placesAsRelated(finding: Finding): Finding['related'] {
  return (otherPlaces(finding)?.items ?? []).map(({ text, location }) =>
    location
      ? { message: 'The same problem is here, too.', location }
      : { message: `The same line defines ${text}.`, location: finding.location },
  );
}

function physicalLocation(location: Location, prefix: string) {
  return { artifactLocation: artifactLocation(location.path, prefix), region: region(location) };
}

function artifactLocation(path: string, prefix: string) {
  return { uri: toUri(withPrefix(prefix, path)), uriBaseId: '%SRCROOT%' };
}

/** A path as a relative reference. */
function toUri(path: string): string {
  return wellFormed(path).split('/').map(encodeURIComponent).join('/');
}

function region({ start, end }: Location | Edit) {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function logicalLocation({ apiVersion, kind, namespace, name }: NonNullable<Finding['object']>) {
  return {
    name,
    fullyQualifiedName: [apiVersion, kind, ...(namespace ? [namespace] : []), name].join('/'),
    kind: 'resource',
  };
}

/** A message in which `[text](target)` is not a link. */
function messageText(message: string): string {
  return message.replaceAll('](', '] (');
}

function changes(edits: readonly Edit[], prefix: string) {
  return [...new Set(edits.map(({ path }) => path))].map((path) => ({
    artifactLocation: artifactLocation(path, prefix),
    replacements: edits
      .filter((edit) => edit.path === path)
      .map((edit) => ({ deletedRegion: region(edit), insertedContent: { text: edit.text } })),
  }));
}
