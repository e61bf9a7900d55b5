import type { Location } from '../../findings/finding.ts';
import type { ObjectIdentity } from '../../kubernetes/object.ts';
import { jsonText } from '../../text/printable.ts';
import { TOOL } from '../../tool.ts';
import type { Changes, FieldState, ObjectChange, SetChange } from './changes.ts';

/** What `gitops-gate diff --format json` writes, as `schemas/diff.schema.json` describes it. */
export function diffJson(changes: Changes, base: string): string {
  const { name, version, url } = TOOL;
  return jsonText({ version: 1, tool: { name, version, url }, base, changes: changesJson(changes) });
}

/** Changes as JSON, as `schemas/report.schema.json` describes them. */
export function changesJson({ kind, compared, sets, unplaced }: Changes) {
  return { kind, compared, sets: sets.map(setJson), unplaced: unplaced.map(({ name, path }) => ({ name, path })) };
}

function setJson(set: SetChange) {
  const { kind, name, change, added, changed, removed, losses, unlisted, owners, notes, unknown } = set;
  const kustomizations = set.kustomizations.map((one) => ({
    name: one.name,
    step: one.step,
    added: one.added,
    changed: one.changed,
    removed: one.removed,
    released: one.released,
    suspended: one.suspended,
    resumed: one.resumed,
    blockedBy: one.blockedBy,
  }));
  const applications = set.applications.map((one) => ({
    name: one.name,
    applicationSet: one.applicationSet,
    roots: one.roots,
    change: one.change,
    automated: one.automated,
    resumed: one.resumed,
  }));
  const stages = set.stages.map(({ objects, phase, wave, count }) => ({
    phase,
    wave,
    count,
    objects: objects.map(identityJson),
  }));
  const standing = set.standing && { by: set.standing.by, applications: set.standing.applications };
  const objects = set.objects.map(objectJson);
  const counts = { added, changed, removed, losses };
  return {
    kind,
    name,
    change,
    ...counts,
    kustomizations,
    applications,
    stages,
    standing,
    objects,
    unlisted,
    owners,
    notes,
    unknown,
  };
}

function objectJson(object: ObjectChange) {
  const { change, kustomization, movedFrom, fate, loses, location, versions, fieldCount, fields } = object;
  return {
    change,
    object: identityJson(object.object),
    kustomization,
    movedFrom,
    fate,
    loses,
    location: locationJson(location),
    versions: versions.map((one) => ({
      what: one.what,
      name: one.name,
      before: one.before,
      after: one.after,
      fields: one.fields,
    })),
    fieldCount,
    fields: fields.map(({ field, before, after }) => ({
      field,
      before: before && stateJson(before),
      after: after && stateJson(after),
    })),
  };
}

function identityJson({ apiVersion, kind, namespace, name }: ObjectIdentity) {
  return { apiVersion, kind, namespace, name };
}

function stateJson({ text, locations }: FieldState) {
  return { text, locations: locations.map(locationJson) };
}

/** A range of a file as reports write it. */
export function locationJson({ side, path, start, end }: Location) {
  return {
    ...(side && { side }),
    path,
    start: { line: start.line, column: start.column },
    end: { line: end.line, column: end.column },
  };
}
