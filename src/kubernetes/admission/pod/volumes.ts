import { quoted } from '../../../text/words.ts';
import { LABEL, oneOf, requireName, SUBDOMAIN, unique } from '../checks.ts';
import type { Field } from '../field.ts';
import { notNegativeQuantity } from '../quantity.ts';
import { claimSpec } from '../volume-claim.ts';
import { DISK_FIELDS, diskProblems, driverName, SHARED_SOURCES } from '../volume-sources.ts';
import { backsteps, localPath, type PodVolumes } from './mounts.ts';
import { downwardFile, fileMode, keysToPaths, projected } from './projections.ts';

const SOURCES = [
  ...SHARED_SOURCES,
  'emptyDir',
  'secret',
  'configMap',
  'persistentVolumeClaim',
  'projected',
  'downwardAPI',
  'ephemeral',
  'image',
  'gitRepo',
];
const SOURCE_WORDS = 'one kind of volume, such as `emptyDir`, `configMap`, `secret` or `persistentVolumeClaim`';
/** Fields that a kind of volume in a pod cannot do without. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  ...DISK_FIELDS,
  secret: ['secretName'],
  configMap: ['name'],
  hostPath: ['path'],
  nfs: ['server', 'path'],
  persistentVolumeClaim: ['claimName'],
  csi: ['driver'],
  gitRepo: ['repository'],
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

/** Reports what is wrong with the volumes of a pod. The claims of its ephemeral volumes are named after the pod. */
export function volumeProblems(list: Field, podName: string | undefined): void {
  if (podName !== undefined) ephemeralClaims(list, podName);
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

function ephemeralClaims(list: Field, podName: string): void {
  const own = new Set<string>();
  for (const volume of list.items) {
    const name = volume.at('name');
    if (!volume.at('ephemeral').isSet || name.word === undefined) continue;
    const claim = `${podName}-${name.word}`;
    own.add(claim);
    const wrong = LABEL(name.word) === undefined ? SUBDOMAIN(claim) : undefined;
    if (wrong !== undefined)
      name.wrong('claim', `The claim of ${name.name} is named ${quoted(claim)}, which ${wrong}.`, [claim]);
  }
  for (const volume of list.items) {
    const claim = volume.at('persistentVolumeClaim', 'claimName');
    if (claim.word !== undefined && own.has(claim.word))
      claim.wrong(
        'claim',
        `${claim.name} is ${quoted(claim.word)}, which belongs to an ephemeral volume of this pod.`,
        [claim.word],
      );
  }
}

function sourceProblems(source: string, details: Field): void {
  fileMode(details.at('defaultMode'));
  if (source === 'secret' || source === 'configMap') keysToPaths(details.at('items'));
  else if (source === 'emptyDir') notNegativeQuantity(details.at('sizeLimit'));
  else if (source === 'downwardAPI') for (const file of details.at('items').items) downwardFile(file);
  else if (source === 'projected') projected(details.at('sources'));
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
  else if (source === 'image') oneOf(details.at('pullPolicy'), ['Always', 'IfNotPresent', 'Never']);
  else if (source === 'csi') {
    driverName(details.at('driver'));
    if (details.at('nodePublishSecretRef').isSet) requireName(details.at('nodePublishSecretRef'), 'name', SUBDOMAIN);
  } else if (source === 'gitRepo') localPath(details.at('directory'));
  else diskProblems(source, details);
}

function absolutePath(path: Field): void {
  if (path.word !== undefined && !path.word.startsWith('/'))
    path.wrong('path', `${path.name} must be an absolute path.`, [path.word]);
}
