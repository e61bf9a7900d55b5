import { inRange, unique } from '../checks.ts';
import type { Field } from '../field.ts';
import { CERTIFICATE_PATHS, podCertificate, trustBundle } from './certificates.ts';
import { fieldReference, resourceReference } from './downward.ts';
import { reservedPath } from './mounts.ts';

/** Reports a number that is not a file mode. */
export function fileMode(mode: Field): void {
  const { integer } = mode;
  if (integer !== undefined && (integer < 0 || integer > 0o777))
    mode.wrong('mode', `${mode.name} is ${integer}, but must be a file mode from \`0\` to \`0777\` (511).`, [
      String(integer),
    ]);
}

/** Reports keys of a Secret or ConfigMap that get no path, or a bad one. */
export function keysToPaths(items: Field): void {
  for (const item of items.items) {
    item.require('key');
    if (!item.require('path')) reservedPath(item.at('path'));
    fileMode(item.at('mode'));
  }
}

/** Reports a file with a part of the pod's own description that is not whole. */
export function downwardFile(file: Field): void {
  if (!file.require('path')) reservedPath(file.at('path'));
  const source = file.exactlyOne(['fieldRef', 'resourceFieldRef'], 'one source');
  if (source === 'fieldRef') fieldReference(file.at(source), 'file');
  if (source === 'resourceFieldRef') resourceReference(file.at(source), 'file');
  fileMode(file.at('mode'));
}

/** Reports what is wrong with the sources of a projected volume. */
export function projected(sources: Field): void {
  for (const projection of sources.items) projectionProblems(projection);
  const files = sources.items.flatMap((projection) => [
    ...['secret', 'configMap', 'downwardAPI'].flatMap((kind) =>
      projection.at(kind, 'items').items.map((file) => file.at('path')),
    ),
    projection.at('clusterTrustBundle', 'path'),
    ...CERTIFICATE_PATHS.map((key) => projection.at('podCertificate', key)),
  ]);
  unique(files, 'path');
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
  if (projection.at('clusterTrustBundle').isSet) trustBundle(projection.at('clusterTrustBundle'));
  if (projection.at('podCertificate').isSet) podCertificate(projection.at('podCertificate'));
  const token = projection.at('serviceAccountToken');
  if (!token.isSet) return;
  inRange(token.at('expirationSeconds'), 600, 2 ** 32);
  if (!token.require('path')) reservedPath(token.at('path'));
}
