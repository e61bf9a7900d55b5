import { LABEL, named, oneOf, requireName, SUBDOMAIN } from './checks.ts';
import type { Field } from './field.ts';
import { backsteps } from './pod/mounts.ts';
import { nodeSelectorTerm } from './pod/scheduling.ts';
import { positiveQuantity } from './quantity.ts';
import { accessModes, VOLUME_MODES } from './volume-claim.ts';
import { DISK_FIELDS, diskProblems, driverName, SHARED_SOURCES } from './volume-sources.ts';

const SOURCES = [...SHARED_SOURCES, 'local'];

export function persistentVolume(object: Field): void {
  const spec = object.at('spec');
  accessModes(spec);
  const capacity = spec.at('capacity');
  if (spec.isWhole && capacity.isWhole) {
    if (!capacity.require('storage')) for (const [, quantity] of capacity.entries) positiveQuantity(quantity);
    for (const [key, quantity] of capacity.entries)
      if (key !== 'storage')
        quantity.wrong('capacity', `${quantity.name} is not supported. A volume can have only \`storage\`.`, [key]);
  }
  oneOf(spec.at('persistentVolumeReclaimPolicy'), ['Delete', 'Recycle', 'Retain']);
  named(spec.at('storageClassName'), SUBDOMAIN);
  oneOf(spec.at('volumeMode'), VOLUME_MODES, 'check');
  const attributes = spec.at('volumeAttributesClassName');
  named(attributes, SUBDOMAIN, 'check');
  if (attributes.isSet) spec.require('csi', '`volumeAttributesClassName` requires it');
  const policy = spec.at('persistentVolumeReclaimPolicy');
  if (policy.word === 'Recycle' && /^\/[/.]*$/.test(spec.at('hostPath', 'path').word ?? ''))
    policy.wrong('recycle', `${policy.name} cannot be \`Recycle\` for the root of the node's file system.`);
  for (const term of spec.at('nodeAffinity', 'required', 'nodeSelectorTerms').items) nodeSelectorTerm(term, true);
  const affinity = spec.at('nodeAffinity');
  if (affinity.isSet && !affinity.require('required')) affinity.at('required').require('nodeSelectorTerms');
  const source = spec.exactlyOne(SOURCES, 'one kind of volume, such as `nfs`, `csi` or `local`');
  if (source === undefined) return;
  sourceProblems(source, spec);
}

/** Fields that a kind of volume cannot do without. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  ...DISK_FIELDS,
  hostPath: ['path'],
  local: ['path'],
  nfs: ['path', 'server'],
  csi: ['driver', 'volumeHandle'],
};
const CSI_SECRETS = [
  'controllerPublishSecretRef',
  'controllerExpandSecretRef',
  'nodePublishSecretRef',
  'nodeExpandSecretRef',
];

function sourceProblems(source: string, spec: Field): void {
  const details = spec.at(source);
  for (const key of REQUIRED[source] ?? []) details.require(key);
  if (source === 'hostPath' || source === 'local') backsteps(details.at('path'));
  if (source === 'nfs') {
    const path = details.at('path');
    if (path.word !== undefined && !path.word.startsWith('/'))
      path.wrong('path', `${path.name} must be an absolute path.`, [path.word]);
  }
  if (source === 'csi') {
    driverName(details.at('driver'));
    for (const reference of CSI_SECRETS.map((key) => details.at(key))) {
      if (!reference.isSet) continue;
      requireName(reference, 'name', SUBDOMAIN);
      requireName(reference, 'namespace', LABEL);
    }
  }
  if (source === 'iscsi' && details.at('secretRef').isSet) details.at('secretRef').require('name');
  diskProblems(source, details);
  if (source === 'local' && spec.at('nodeAffinity').isEmpty && spec.isWhole)
    spec.require('nodeAffinity', 'A `local` volume must define which node it is on');
}
