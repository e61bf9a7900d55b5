import { quoted } from '../../../text/words.ts';
import { dataKey, LABEL, requireName, SUBDOMAIN } from '../checks.ts';
import type { Field } from '../field.ts';
import { fieldReference, resourceReference } from './downward.ts';
import { backsteps, knownVolume, type PodVolumes } from './mounts.ts';

const SOURCES = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'];

/** Reports a variable of a container that has no name, or not exactly one value. */
export function environmentVariable(variable: Field, volumes: PodVolumes): void {
  if (!variable.require('name')) environmentName(variable.at('name'));
  const from = variable.at('valueFrom');
  if (!from.isSet) return;
  from.exactlyOne(SOURCES, 'one source');
  const value = variable.at('value');
  if (value.word !== undefined && from.given(SOURCES).length > 0)
    from.wrong('value-and-source', `${from.name} cannot be combined with \`value\`. Keep one of them.`);
  if (from.at('fieldRef').isSet) fieldReference(from.at('fieldRef'), 'env');
  if (from.at('resourceFieldRef').isSet) resourceReference(from.at('resourceFieldRef'), 'env');
  if (from.at('fileKeyRef').isSet) fileReference(from.at('fileKeyRef'), volumes);
  for (const key of ['configMapKeyRef', 'secretKeyRef']) {
    const reference = from.at(key);
    if (!reference.isSet) continue;
    requireName(reference, 'name', SUBDOMAIN);
    if (!reference.require('key')) dataKey(reference.at('key'));
  }
}

/** Reports a variable from a file of a volume that the containers of the pod do not write themselves. */
function fileReference(reference: Field, volumes: PodVolumes): void {
  const [volume, path] = [reference.at('volumeName'), reference.at('path')];
  if (!reference.require('key')) environmentName(reference.at('key'));
  if (!reference.require('path')) backsteps(path);
  requireName(reference, 'volumeName', LABEL);
  if (volume.word === undefined || !volumes) return;
  const source = volumes.get(volume.word);
  knownVolume(volume, volumes);
  if (source?.isWhole && !source.at('emptyDir').isSet)
    volume.wrong('volume', `${volume.name} is ${quoted(volume.word)}, which must be an \`emptyDir\` volume.`, [
      volume.word,
    ]);
}

/** The API server checks these names as if something would be added to them, so that they may end in `-`. */
function wrongPrefix(name: string): string | undefined {
  return SUBDOMAIN(name.replace(/.-$/, 'a'));
}

/** Since 1.34, any printable character except `=`. Older releases are not reported. */
function environmentName(name: Field): void {
  const { word } = name;
  if (word !== undefined && !/^[\x20-\x7e]+$/.test(word.replaceAll('=', '\0')))
    name.wrong(
      'env-name',
      `${name.name} is ${quoted(word)}, which is not a valid name for a variable. Use printable ASCII characters other than \`=\`.`,
      [word],
    );
}

/** Reports a source of variables that is not exactly one ConfigMap or Secret. */
export function environmentSource(source: Field): void {
  environmentName(source.at('prefix'));
  const given = source.exactlyOne(['configMapRef', 'secretRef'], 'one source');
  if (given !== undefined) requireName(source.at(given), 'name', wrongPrefix);
}
