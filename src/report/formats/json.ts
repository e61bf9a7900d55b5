import type { AcceptedFinding, Blame, Finding, FindingPlace, Fix } from '../../findings/finding.ts';
import type { Loss } from '../../findings/loss.ts';
import { jsonText } from '../../text/printable.ts';
import { changesJson, locationJson } from '../changes/json.ts';
import type { Debt, DebtSum } from '../debt.ts';
import { buildNames } from '../places.ts';
import type { Report } from '../report.ts';

/** A report as JSON, as `schemas/report.schema.json` describes it; the same report gives the same bytes. */
export function toJson({
  version,
  tool,
  findings,
  suppressed,
  inBaseline,
  accepted,
  notAccepted,
  summary,
  gate,
  debt,
  changes,
}: Report): string {
  return jsonText({
    version,
    tool: { name: tool.name, version: tool.version, url: tool.url },
    findings: findings.map(findingJson),
    suppressed: suppressed.map((finding) => ({ ...findingJson(finding), reason: finding.reason })),
    inBaseline: inBaseline.map(findingJson),
    accepted: accepted.map(acceptedJson),
    notAccepted,
    summary: {
      errors: summary.errors,
      warnings: summary.warnings,
      notices: summary.notices,
      suppressed: summary.suppressed,
      inBaseline: summary.inBaseline,
      accepted: summary.accepted,
      files: summary.files,
      objects: summary.objects,
      scope: summary.scope,
      base: summary.base,
      existing: summary.existing,
    },
    gate: { conclusion: gate.conclusion, reason: gate.reason },
    ...(debt && { debt: debtJson(debt) }),
    ...(changes && { changes: changesJson(changes) }),
  });
}

function debtJson({ rules, folders, owners }: Debt) {
  const sums = (key: string, all: readonly DebtSum[]) =>
    all.map(({ name, errors, warnings, notices, inBaseline }) => ({
      [key]: name,
      errors,
      warnings,
      notices,
      inBaseline,
    }));
  return { rules: sums('rule', rules), folders: sums('folder', folders), owners: sums('owners', owners) };
}

function acceptedJson(finding: AcceptedFinding) {
  const accepted = finding.accepted.map(({ names, by, on, url }) => ({ names, by, on, url }));
  return { ...findingJson(finding), accepted };
}

function findingJson(finding: Finding) {
  const { rule, blame, places, losses, acceptance, url } = finding;
  const { fingerprint, ...own } = placeJson(finding);
  return {
    rule,
    ...own,
    blame: blame && blameJson(blame),
    places: places.map(placeJson),
    losses: losses.map(lossJson),
    acceptance: acceptance && { names: acceptance.names, digest: acceptance.digest },
    fingerprint,
    url,
  };
}

function placeJson({ severity, message, location, object, builds, related, fix, fingerprint }: FindingPlace) {
  return {
    severity,
    message,
    location: locationJson(location),
    object: objectJson(object),
    builds: buildNames({ builds }),
    related: related.map((place) => ({ message: place.message, location: locationJson(place.location) })),
    fix: fixJson(fix),
    fingerprint,
  };
}

function blameJson({ location, message, fix }: Blame) {
  return { location: locationJson(location), message, fix: fixJson(fix) };
}

function lossJson({ cluster, object, within }: Loss) {
  return { cluster, object: objectJson(object), within: within.map(objectJson) };
}

function objectJson(object: Finding['object']) {
  return object && { apiVersion: object.apiVersion, kind: object.kind, namespace: object.namespace, name: object.name };
}

function fixJson(fix: Fix | null) {
  return fix && { title: fix.title, edits: fix.edits.map((edit) => ({ ...locationJson(edit), text: edit.text })) };
}
