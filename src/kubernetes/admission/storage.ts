import { quoted } from '../../text/words.ts';
import { wrongKey } from '../terms/names.ts';
import { labelKey, named, oneOf, SUBDOMAIN, unique } from './checks.ts';
import type { Field } from './field.ts';
import { nodeSelectorTerm } from './pod/scheduling.ts';
import { positiveQuantity } from './quantity.ts';
import { labelSelector } from './selectors.ts';

const MODES = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];

export function persistentVolumeClaim(object: Field): void {
  claimSpec(object.at('spec'));
}

/** Reports what is wrong with a claim, or with a template of claims. */
export function claimSpec(spec: Field): void {
  accessModes(spec);
  labelSelector(spec.at('selector'));
  const requests = spec.at('resources', 'requests');
  if (spec.isWhole && spec.at('resources').isWhole && !requests.require('storage'))
    positiveQuantity(requests.at('storage'));
  for (const key of ['storageClassName', 'volumeAttributesClassName']) named(spec.at(key), SUBDOMAIN);
  for (const key of ['dataSource', 'dataSourceRef']) {
    const source = spec.at(key);
    if (!source.isSet) continue;
    source.require('name');
    const kind = source.at('kind');
    if (
      !source.require('kind') &&
      source.lacks('apiGroup') &&
      kind.word !== undefined &&
      kind.word !== 'PersistentVolumeClaim'
    )
      kind.wrong(
        'data-source',
        `${kind.name} is ${quoted(kind.word)}, which requires an \`apiGroup\`. Only a PersistentVolumeClaim is in the core group.`,
        [kind.word],
      );
    named(source.at('apiGroup'), SUBDOMAIN);
  }
}

function accessModes(spec: Field): void {
  spec.require('accessModes', 'Use at least one mode, such as `ReadWriteOnce`');
  const modes = spec.at('accessModes');
  for (const mode of modes.items) oneOf(mode, MODES);
  for (const mode of modes.items)
    if (mode.isEmpty) mode.wrong('choice', `${mode.name} is empty. Use one of ${MODES.map(quoted).join(', ')}.`);
  const words = new Set(modes.items.map(({ word }) => word));
  if (words.has('ReadWriteOncePod') && [...words].some((word) => word !== undefined && word !== 'ReadWriteOncePod'))
    modes.wrong('modes', `${modes.name} has \`ReadWriteOncePod\`, which cannot be combined with other modes.`);
}

const SOURCES = [
  ...[
    'hostPath',
    'nfs',
    'csi',
    'local',
    'iscsi',
    'fc',
    'rbd',
    'cephfs',
    'cinder',
    'flexVolume',
    'flocker',
    'glusterfs',
    'gcePersistentDisk',
  ],
  ...[
    'awsElasticBlockStore',
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
  for (const term of spec.at('nodeAffinity', 'required', 'nodeSelectorTerms').items) nodeSelectorTerm(term, true);
  const affinity = spec.at('nodeAffinity');
  if (affinity.isSet && !affinity.require('required')) affinity.at('required').require('nodeSelectorTerms');
  const source = spec.exactlyOne(SOURCES, 'one kind of volume, such as `nfs`, `csi` or `local`');
  if (source === undefined) return;
  sourceProblems(source, spec);
}

function sourceProblems(source: string, spec: Field): void {
  const details = spec.at(source);
  if (source === 'hostPath' || source === 'local' || source === 'nfs') details.require('path');
  if (source === 'nfs') {
    details.require('server');
    const path = details.at('path');
    if (path.word !== undefined && !path.word.startsWith('/'))
      path.wrong('path', `${path.name} must be an absolute path.`, [path.word]);
  }
  if (source === 'csi') {
    details.require('driver');
    details.require('volumeHandle');
  }
  if (source === 'local' && spec.at('nodeAffinity').isEmpty && spec.isWhole)
    spec.require('nodeAffinity', 'A `local` volume must define which node it is on');
}

function topologyTerm(expressions: Field): void {
  for (const expression of expressions.items) {
    if (!expression.require('key')) labelKey(expression.at('key'));
    expression.require('values');
    unique(expression.at('values').items, 'value');
  }
  unique(
    expressions.items.map((expression) => expression.at('key')),
    'key',
  );
}

export function storageClass(object: Field): void {
  const provisioner = object.at('provisioner');
  if (!object.require('provisioner') && provisioner.word !== undefined) {
    const wrong = wrongKey(provisioner.word.toLowerCase());
    if (wrong !== undefined)
      provisioner.wrong('provisioner', `The name ${quoted(provisioner.word)} in ${provisioner.name} ${wrong}.`, [
        provisioner.word,
      ]);
  }
  oneOf(object.at('reclaimPolicy'), ['Delete', 'Retain']);
  for (const term of object.at('allowedTopologies').items) topologyTerm(term.at('matchLabelExpressions'));
  const mode = object.at('volumeBindingMode');
  oneOf(mode, ['Immediate', 'WaitForFirstConsumer']);
  if (mode.value === '') mode.wrong('choice', `${mode.name} is empty. Use \`Immediate\` or \`WaitForFirstConsumer\`.`);
}
