import type { ObjectIdentity } from '../../kubernetes/object.ts';
import type { ApplicationChange } from '../../reconcilers/set-pair.ts';
import type { Changes, FieldState, KustomizationChange, ObjectChange, SetChange } from './changes.ts';

type Redact = (text: string) => string;

/** Changes in which names, reasons and values, which may be made of hidden values, are redacted. */
export function redactedChanges({ sets, unplaced, ...changes }: Changes, redact: Redact): Changes {
  return {
    ...changes,
    sets: sets.map((set) => redactedSet(set, redact)),
    unplaced: unplaced.map(({ name, path }) => ({ name: redact(name), path })),
  };
}

function redactedSet(set: SetChange, redact: Redact): SetChange {
  return {
    ...set,
    name: redact(set.name),
    kustomizations: set.kustomizations.map((one) => redactedKustomization(one, redact)),
    applications: set.applications.map((one) => redactedApplication(one, redact)),
    stages: set.stages.map((stage) => ({
      ...stage,
      objects: stage.objects.map((one) => redactedIdentity(one, redact)),
    })),
    standing: set.standing && { ...set.standing, applications: set.standing.applications.map(redact) },
    objects: set.objects.map((object) => redactedObject(object, redact)),
    owners: set.owners.map(redact),
    notes: set.notes.map(redact),
    unknown: set.unknown.map(redact),
  };
}

function redactedKustomization(one: KustomizationChange, redact: Redact): KustomizationChange {
  return { ...one, name: redact(one.name), blockedBy: one.blockedBy === null ? null : redact(one.blockedBy) };
}

function redactedApplication(one: ApplicationChange, redact: Redact): ApplicationChange {
  const applicationSet = one.applicationSet === null ? null : redact(one.applicationSet);
  return { ...one, name: redact(one.name), applicationSet, roots: one.roots.map(redact) };
}

function redactedIdentity(one: ObjectIdentity, redact: Redact): ObjectIdentity {
  return { ...one, namespace: redact(one.namespace), name: redact(one.name) };
}

function redactedObject(one: ObjectChange, redact: Redact): ObjectChange {
  const { object } = one;
  const state = (value: FieldState | null): FieldState | null => value && { ...value, text: redact(value.text) };
  return {
    ...one,
    object: redactedIdentity(object, redact),
    kustomization: one.kustomization === null ? null : redact(one.kustomization),
    loses: one.loses === null ? null : redact(one.loses),
    movedFrom: one.movedFrom === null ? null : redact(one.movedFrom),
    versions: one.versions.map((version) => ({
      ...version,
      name: redact(version.name),
      before: redact(version.before),
      after: redact(version.after),
    })),
    fields: one.fields.map(({ field, before, after }) => ({
      field: redact(field),
      before: state(before),
      after: state(after),
    })),
  };
}
