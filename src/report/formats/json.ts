import type { Finding, Fix } from '../../findings/finding.ts';
import { jsonText } from '../../text/printable.ts';
import { changesJson, locationJson } from '../changes/json.ts';
import type { Report } from '../report.ts';

/** A report as JSON, as `schemas/report.schema.json` describes it; the same report gives the same bytes. */
export function toJson({ version, tool, findings, suppressed, summary, gate, changes }: Report): string {
  return jsonText({
    version,
    tool: { name: tool.name, version: tool.version, url: tool.url },
    findings: findings.map(findingJson),
    suppressed: suppressed.map((finding) => ({ ...findingJson(finding), reason: finding.reason })),
    summary: {
      errors: summary.errors,
      warnings: summary.warnings,
      notices: summary.notices,
      suppressed: summary.suppressed,
      files: summary.files,
      objects: summary.objects,
      scope: summary.scope,
      base: summary.base,
      existing: summary.existing,
    },
    gate: { conclusion: gate.conclusion, reason: gate.reason },
    ...(changes && { changes: changesJson(changes) }),
  });
}

function findingJson(finding: Finding) {
  const { rule, severity, message, location, object, builds, related, fix, places, fingerprint, url } = finding;
  return {
    rule,
    severity,
    message,
    location: locationJson(location),
    object: objectJson(object),
    builds,
    related: related.map((place) => ({ message: place.message, location: locationJson(place.location) })),
    fix: fixJson(fix),
    places: places.map((place) => ({
      location: locationJson(place.location),
      object: objectJson(place.object),
      builds: place.builds,
      fix: fixJson(place.fix),
      fingerprint: place.fingerprint,
    })),
    fingerprint,
    url,
  };
}

function objectJson(object: Finding['object']) {
  return object && { apiVersion: object.apiVersion, kind: object.kind, namespace: object.namespace, name: object.name };
}

function fixJson(fix: Fix | null) {
  return fix && { title: fix.title, edits: fix.edits.map((edit) => ({ ...locationJson(edit), text: edit.text })) };
}
