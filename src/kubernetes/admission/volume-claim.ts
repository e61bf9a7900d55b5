import { quoted } from '../../text/words.ts';
import { LABEL, named, oneOf, SUBDOMAIN } from './checks.ts';
import type { Field } from './field.ts';
import { positiveQuantity } from './quantity.ts';
import { labelSelector } from './selectors.ts';

export const VOLUME_MODES = ['Block', 'Filesystem'];
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
  oneOf(spec.at('volumeMode'), VOLUME_MODES, 'check');
  dataSources(spec);
}

function dataSources(spec: Field): void {
  const [source, reference] = [spec.at('dataSource'), spec.at('dataSourceRef')];
  const foreign = reference.at('namespace');
  named(foreign, LABEL);
  if (source.isSet && foreign.word !== undefined)
    source.wrong('data-source', `${source.name} cannot be combined with \`dataSourceRef.namespace\`.`);
  else if (source.isSet && reference.isSet && foreign.isKnown)
    for (const key of ['apiGroup', 'kind', 'name']) {
      const [one, other] = [source.at(key), reference.at(key)];
      if (one.isKnown && other.isKnown && (one.text ?? null) !== (other.text ?? null))
        other.wrong(
          'data-source',
          `${other.name} must be equal to ${one.name}. Keep one of \`dataSource\` and \`dataSourceRef\`.`,
        );
    }
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

/** Reports access modes that are missing, unknown or exclude each other. */
export function accessModes(spec: Field): void {
  spec.require('accessModes', 'Use at least one mode, such as `ReadWriteOnce`');
  const modes = spec.at('accessModes');
  for (const mode of modes.items) oneOf(mode, MODES);
  for (const mode of modes.items)
    if (mode.isEmpty) mode.wrong('choice', `${mode.name} is empty. Use one of ${MODES.map(quoted).join(', ')}.`);
  const words = new Set(modes.items.map(({ word }) => word));
  if (words.has('ReadWriteOncePod') && [...words].some((word) => word !== undefined && word !== 'ReadWriteOncePod'))
    modes.wrong('modes', `${modes.name} has \`ReadWriteOncePod\`, which cannot be combined with other modes.`);
}
