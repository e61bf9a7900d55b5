import { type FieldDifference, fieldDifferences } from '../change/fields.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Comparison, Deed } from './deed.ts';
import type { Removal } from './removal.ts';

/** Fields of what applies objects that decide what it applies, the most telling first. */
const FIELDS = [
  /^spec\.path$/,
  /^spec\.components\b/,
  /^spec\.(?:template\.spec\.)?sources?\b/,
  /^spec\.generators\b/,
  /^spec\.(?:targetNamespace|namePrefix|nameSuffix|patches|images)\b/,
  /^spec\.(?:template\.spec\.)?destination\b/,
  /^spec\.(?:sourceRef|postBuild)\b/,
];

/** The changed field of a Kustomization or Application by which it no longer applies an object, and stays itself. */
export function ownerDeed({ applier, within, set, cluster }: Removal, compared: Comparison): Deed | undefined {
  if (within.length > 0) return undefined;
  const synced = set.synced.find(({ name }) => name === cluster);
  const before = applier?.object ?? synced?.before;
  const after = applier ? set.appliers.get(`${applier.namespace}/${applier.name}`)?.object : synced?.after;
  if (!before || !after) return undefined;
  const changed = fieldDifferences(before, after);
  for (const pattern of FIELDS) {
    for (const difference of changed.filter(({ field }) => pattern.test(field))) {
      const deed = fieldDeed(difference, before, compared);
      if (deed) return deed;
    }
  }
  return undefined;
}

function fieldDeed(
  { field, before, after }: FieldDifference,
  object: KubernetesObject,
  compared: Comparison,
): Deed | undefined {
  const name = `${object.kind} \`${object.name}\``;
  if (after?.exists && compared.isAdded(after)) {
    const words = field === 'spec.path' ? `changes the path of ${name}` : `changes \`${field}\` of ${name}`;
    const fix = field === 'spec.path' && typeof before?.value === 'string' ? before.value : undefined;
    return { side: 'head', at: after, words, fix, object };
  }
  if (!before?.exists || !compared.isDeleted(before)) return undefined;
  return { side: 'base', at: before, words: `removes \`${field}\` from ${name}`, object };
}
