import { quoted } from '../../text/words.ts';
import { inRange, oneOf, SUBDOMAIN } from './checks.ts';
import type { Field } from './field.ts';

const INITIATORS = [
  /^iqn\.\d{4}-\d{2}\.[A-Za-z0-9.-]+:[^,;*&$|\s]+$/,
  /^eui.[A-Za-z0-9]{16}$/,
  /^naa.[A-Za-z0-9]{32}$/,
];

/** Fields that a volume of a storage system cannot do without, in a pod or as a PersistentVolume. */
export const DISK_FIELDS: Readonly<Record<string, readonly string[]>> = {
  iscsi: ['targetPortal', 'iqn'],
  glusterfs: ['endpoints', 'path'],
  cephfs: ['monitors'],
  rbd: ['monitors', 'image'],
  cinder: ['volumeID'],
  flexVolume: ['driver'],
  azureDisk: ['diskName', 'diskURI'],
  azureFile: ['secretName', 'shareName'],
  vsphereVolume: ['volumePath'],
  photonPersistentDisk: ['pdID'],
  portworxVolume: ['volumeID'],
  scaleIO: ['gateway', 'system', 'volumeName'],
  quobyte: ['registry', 'volume'],
  gcePersistentDisk: ['pdName'],
  awsElasticBlockStore: ['volumeID'],
};

/** Kinds of volumes that both pods and PersistentVolumes have. */
export const SHARED_SOURCES = [...Object.keys(DISK_FIELDS), 'hostPath', 'nfs', 'csi', 'fc', 'flocker', 'storageos'];

/** Reports what is wrong with a volume that is a disk of some storage system, in a pod or as a PersistentVolume. */
export function diskProblems(source: string, details: Field): void {
  if (source === 'iscsi') iscsi(details);
  else if (source === 'fc') fibreChannel(details);
  else if (source === 'gcePersistentDisk' || source === 'awsElasticBlockStore')
    inRange(details.at('partition'), 0, 255);
  else if (source === 'azureDisk') azureDisk(details);
  else if (source === 'flocker') details.exactlyOne(['datasetName', 'datasetUUID'], 'one dataset');
}

/** Reports a name of a CSI driver that is none. */
export function driverName(field: Field): void {
  const { word } = field;
  if (word === undefined) return;
  const wrong =
    word.length > 63 ? `has ${word.length} characters, but can have at most 63` : SUBDOMAIN(word.toLowerCase());
  if (wrong !== undefined) field.wrong('driver', `The driver ${quoted(word)} in ${field.name} ${wrong}.`, [word]);
}

function iscsi(details: Field): void {
  initiator(details.at('iqn'));
  initiator(details.at('initiatorName'));
  inRange(details.at('lun'), 0, 255);
  const [discovery, session] = [details.at('chapAuthDiscovery'), details.at('chapAuthSession')];
  if (discovery.isTrue || session.isTrue) details.require('secretRef', 'CHAP authentication requires it');
}

function initiator(field: Field): void {
  const { word } = field;
  if (word !== undefined && !INITIATORS.some((form) => form.test(word)))
    field.wrong(
      'iqn',
      `${field.name} is ${quoted(word)}, but must be an iSCSI name such as \`iqn.2026-01.com.example:storage\`.`,
      [word],
    );
}

function fibreChannel(details: Field): void {
  const given = details.exactlyOne(['targetWWNs', 'wwids'], 'one kind of identifier');
  if (given === 'targetWWNs') details.require('lun', '`targetWWNs` requires it');
  if (given === 'targetWWNs') inRange(details.at('lun'), 0, 255);
}

function azureDisk(details: Field): void {
  const [kind, uri] = [details.at('kind'), details.at('diskURI')];
  oneOf(kind, ['Shared', 'Dedicated', 'Managed']);
  oneOf(details.at('cachingMode'), ['None', 'ReadOnly', 'ReadWrite']);
  if (uri.word === undefined) return;
  const managed = kind.word === 'Managed';
  const start = managed ? '/subscriptions/' : 'https://';
  if (kind.isKnown && !uri.word.startsWith(start))
    uri.wrong('uri', `${uri.name} is ${quoted(uri.word)}, but must start with ${quoted(start)}.`, [uri.word]);
}
