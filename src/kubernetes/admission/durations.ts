import { quoted } from '../../text/words.ts';
import { parseDuration } from '../cel/library/time.ts';
import type { KubernetesObject } from '../object.ts';
import { durationAdvice, inUnits } from '../terms/durations.ts';
import type { SchemaProblem } from '../terms/problem.ts';
import { Field } from './field.ts';

const UNITS = ['ms', 's', 'm', 'h'];

interface Durations {
  /** What reads the objects of a group. */
  readonly reader: string;
  /** The fields by kind, as paths below `spec`. */
  readonly fields: Readonly<Record<string, readonly (readonly string[])[]>>;
}

const BACKUP = ['ttl', 'csiSnapshotTimeout', 'itemOperationTimeout'];

/**
 * Fields that are text in a CustomResourceDefinition and a `metav1.Duration` in the Go type that the operator decodes (cert-manager
 * 1.21, external-secrets 1.3, velero 1.18, tofu-controller 0.16).
 */
const GROUPS: Readonly<Record<string, Durations>> = {
  'cert-manager.io': {
    reader: 'cert-manager',
    fields: { Certificate: [['duration'], ['renewBefore']], CertificateRequest: [['duration']] },
  },
  'external-secrets.io': {
    reader: 'External Secrets Operator',
    fields: {
      ExternalSecret: [['refreshInterval']],
      ClusterExternalSecret: [['refreshTime'], ['externalSecretSpec', 'refreshInterval']],
      PushSecret: [['refreshInterval']],
      ClusterPushSecret: [['refreshTime'], ['pushSecretSpec', 'refreshInterval']],
    },
  },
  'velero.io': {
    reader: 'Velero',
    fields: {
      Backup: BACKUP.map((name) => [name]),
      Schedule: BACKUP.map((name) => ['template', name]),
      BackupStorageLocation: [['backupSyncPeriod'], ['validationFrequency']],
    },
  },
  'infra.contrib.fluxcd.io': {
    reader: 'Tofu Controller',
    fields: { Terraform: [['interval'], ['retryInterval']] },
  },
};

/** Texts that the API server accepts in an object and that its operator cannot read as a duration of Go. */
export function durationProblems({ group, kind, value }: KubernetesObject): SchemaProblem[] {
  const known = Object.hasOwn(GROUPS, group) ? GROUPS[group] : undefined;
  if (!known || !Object.hasOwn(known.fields, kind)) return [];
  const spec = new Field(value, [], { problems: [] }).at('spec');
  return (known.fields[kind] ?? []).flatMap((path): SchemaProblem[] => {
    const field = spec.at(...path);
    const { text } = field;
    if (text === undefined || parseDuration(text) !== undefined) return [];
    const written = inUnits(text, UNITS);
    return [
      {
        kind: 'wrong-value',
        path: field.path,
        message: `${field.name} is ${text === '' ? 'empty' : quoted(text)}, which is not a valid duration, so ${known.reader} cannot read the object. ${durationAdvice(UNITS)}.`,
        values: [text],
        fix: written === undefined ? undefined : { kind: 'value', text: written },
      },
    ];
  });
}
