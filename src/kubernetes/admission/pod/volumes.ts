import { inRange, LABEL, oneOf, requireName, unique } from '../checks.ts';
import type { Field } from '../field.ts';
import { notNegativeQuantity } from '../quantity.ts';
import { claimSpec } from '../storage.ts';
import { fieldReference, resourceReference } from './downward.ts';
import { backsteps, localPath, type PodVolumes } from './mounts.ts';

const SOURCES = [
  ...[
    'emptyDir',
    'hostPath',
    'secret',
    'configMap',
    'persistentVolumeClaim',
    'projected',
    'downwardAPI',
    'nfs',
    'csi',
    'ephemeral',
    'image',
  ],
  ...[
    'iscsi',
    'fc',
    'cephfs',
    'rbd',
    'glusterfs',
    'cinder',
    'flexVolume',
    'flocker',
    'gitRepo',
    'gcePersistentDisk',
    'awsElasticBlockStore',
  ],
  ...[
    'azureDisk',
    'azureFile',
    'vsphereVolume',
    'quobyte',
    'photonPersistentDisk',
    'portworxVolume',
    'scaleIO',
    'storageos',
  ],
];
const SOURCE_WORDS = 'exactly one kind of volume, such as `emptyDir`, `configMap`, `secret` or `persistentVolumeClaim`';
/** Fields that a kind of volume cannot do without, where the schema does not say so. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  secret: ['secretName'],
  configMap: ['name'],
  hostPath: ['path'],
  nfs: ['server', 'path'],
  persistentVolumeClaim: ['claimName'],
  csi: ['driver'],
};

/** The names of the volumes that a StatefulSet's claim templates bring. */
export type ClaimNames = readonly string[] | 'unknown';

/** The names of the volumes of a pod, those of its claim templates included. */
export function podVolumes(list: Field, claims: ClaimNames): PodVolumes {
  if (!list.isWhole || claims === 'unknown') return undefined;
  const volumes = new Map<string, Field | undefined>();
  for (const volume of list.items) {
    const name = volume.at('name');
    if (!name.isKnown) return undefined;
    if (name.word !== undefined) volumes.set(name.word, volume);
  }
  for (const name of claims) volumes.set(name, undefined);
  return volumes;
}

/** Tells what is wrong with the volumes of a pod. */
export function volumeProblems(list: Field): void {
  for (const volume of list.items) {
    requireName(volume, 'name', LABEL);
    const source = volume.onlyOne(SOURCES, SOURCE_WORDS);
    // Without a source, the API server makes it an emptyDir.
    if (source === undefined) continue;
    const details = volume.at(source);
    for (const key of REQUIRED[source] ?? []) details.require(key);
    sourceProblems(source, details);
  }
  unique(
    list.items.map((volume) => volume.at('name')),
    'volume name',
  );
}

function sourceProblems(source: string, details: Field): void {
  fileMode(details.at('defaultMode'));
  if (source === 'secret' || source === 'configMap') keysToPaths(details.at('items'));
  else if (source === 'emptyDir') notNegativeQuantity(details.at('sizeLimit'));
  else if (source === 'downwardAPI') for (const file of details.at('items').items) downwardFile(file);
  else if (source === 'projected') for (const projection of details.at('sources').items) projectionProblems(projection);
  else if (source === 'hostPath') {
    backsteps(details.at('path'));
    oneOf(details.at('type'), [
      'DirectoryOrCreate',
      'Directory',
      'FileOrCreate',
      'File',
      'Socket',
      'CharDevice',
      'BlockDevice',
    ]);
  } else if (source === 'nfs') absolutePath(details.at('path'));
  else if (source === 'ephemeral' && !details.require('volumeClaimTemplate'))
    claimSpec(details.at('volumeClaimTemplate', 'spec'));
}

function absolutePath(path: Field): void {
  if (path.word !== undefined && !path.word.startsWith('/'))
    path.wrong('path', `${path.name} must be an absolute path.`, [path.word]);
}

function fileMode(mode: Field): void {
  const { integer } = mode;
  if (integer !== undefined && (integer < 0 || integer > 0o777))
    mode.wrong('mode', `${mode.name} is ${integer}; file modes are \`0\` to \`0777\` (511).`, [String(integer)]);
}

function keysToPaths(items: Field): void {
  for (const item of items.items) {
    item.require('key');
    if (!item.require('path')) reservedPath(item.at('path'));
    fileMode(item.at('mode'));
  }
}

function reservedPath(path: Field): void {
  localPath(path);
  if (path.word?.startsWith('..') && !path.word.split('/').includes('..'))
    path.wrong('path', `${path.name} must not begin with \`..\`.`, [path.word]);
}

function downwardFile(file: Field): void {
  if (!file.require('path')) reservedPath(file.at('path'));
  const source = file.exactlyOne(['fieldRef', 'resourceFieldRef'], 'one source');
  if (source === 'fieldRef') fieldReference(file.at(source), 'file');
  if (source === 'resourceFieldRef') resourceReference(file.at(source), 'file');
  fileMode(file.at('mode'));
}

function projectionProblems(projection: Field): void {
  const kinds = ['secret', 'configMap', 'downwardAPI', 'serviceAccountToken', 'clusterTrustBundle', 'podCertificate'];
  const given = projection.given(kinds);
  if (given.length > 1) projection.exactlyOne(kinds, 'one source');
  for (const kind of ['secret', 'configMap']) {
    const source = projection.at(kind);
    if (!source.isSet) continue;
    source.require('name');
    keysToPaths(source.at('items'));
  }
  for (const file of projection.at('downwardAPI', 'items').items) downwardFile(file);
  const token = projection.at('serviceAccountToken');
  if (!token.isSet) return;
  inRange(token.at('expirationSeconds'), 600, 2 ** 32);
  if (!token.require('path')) reservedPath(token.at('path'));
}
