import type { Edit, Finding, Location } from '../lint/finding.ts';
import { jsonText } from './printable.ts';
import type { Report } from './report.ts';

/** A report as JSON, as `schemas/report.schema.json` describes it; the same report gives the same bytes. */
export function toJson({ version, tool, findings, suppressed, summary, gate }: Report): string {
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
  });
}

function findingJson({ rule, severity, message, location, object, builds, related, fix, fingerprint, url }: Finding) {
  return {
    rule,
    severity,
    message,
    location: rangeJson(location),
    object: object && {
      apiVersion: object.apiVersion,
      kind: object.kind,
      namespace: object.namespace,
      name: object.name,
    },
    builds,
    related: related.map((place) => ({ message: place.message, location: rangeJson(place.location) })),
    fix: fix && { title: fix.title, edits: fix.edits.map((edit) => ({ ...rangeJson(edit), text: edit.text })) },
    fingerprint,
    url,
  };
}

function rangeJson({ path, start, end }: Location | Edit) {
  return {
    path,
    start: { line: start.line, column: start.column },
    end: { line: end.line, column: end.column },
  };
}
