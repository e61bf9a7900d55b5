import { quoted } from '../../../text/words.ts';
import { wrongKey } from '../../terms/names.ts';
import { inRange, LABEL, oneOf, SUBDOMAIN } from '../checks.ts';
import type { Field } from '../field.ts';
import { labelSelector } from '../selectors.ts';
import { reservedPath } from './mounts.ts';

/** Where a pod certificate is written. */
export const CERTIFICATE_PATHS = ['credentialBundlePath', 'keyPath', 'certificateChainPath'];
const KEY_TYPES = ['RSA3072', 'RSA4096', 'ECDSAP256', 'ECDSAP384', 'ECDSAP521', 'ED25519'];
const HOUR = 3600;
const DAY = 24 * HOUR;
const ANNOTATIONS_SIZE = 256 * 1024;

/** Reports a projected trust bundle that is not of exactly one name or signer. */
export function trustBundle(bundle: Field): void {
  const [name, signer] = [bundle.at('name'), bundle.at('signerName')];
  const given = bundle.exactlyOne(['name', 'signerName'], 'one source');
  if (given === 'name') {
    bundleName(name);
    if (bundle.at('labelSelector').isSet)
      bundle
        .at('labelSelector')
        .wrong('selector', `${bundle.at('labelSelector').name} cannot be combined with \`name\`.`);
  }
  if (given === 'signerName') signerName(signer);
  labelSelector(bundle.at('labelSelector'));
  if (!bundle.require('path')) reservedPath(bundle.at('path'));
}

/** The name of a bundle of a signer begins with the signer, with a colon for the slash and after it. */
function bundleName(name: Field): void {
  const { text } = name;
  if (text === undefined) return;
  const wrong = SUBDOMAIN(text.slice(text.lastIndexOf(':') + 1));
  if (wrong !== undefined) name.wrong('name', `The name ${quoted(text)} in ${name.name} ${wrong}.`, [text]);
}

/** Reports a projected certificate that the signer cannot make, or that is written nowhere. */
export function podCertificate(certificate: Field): void {
  if (!certificate.require('signerName')) signerName(certificate.at('signerName'));
  if (!certificate.require('keyType')) oneOf(certificate.at('keyType'), KEY_TYPES);
  const own = /^(?:[^/]*\.)?kubernetes\.io\//.test(certificate.at('signerName').word ?? '');
  inRange(certificate.at('maxExpirationSeconds'), HOUR, own ? DAY : 91 * DAY);
  for (const key of CERTIFICATE_PATHS) reservedPath(certificate.at(key));
  if (certificate.isWhole && CERTIFICATE_PATHS.every((key) => certificate.at(key).isEmpty))
    certificate.lacking(
      'one-of',
      `${certificate.name} must have \`credentialBundlePath\`, \`keyPath\` or \`certificateChainPath\`.`,
    );
  userAnnotations(certificate.at('userAnnotations'));
}

function userAnnotations(annotations: Field): void {
  let size = 0;
  for (const [key, value] of annotations.entries) {
    const wrong = key.includes('/') ? wrongKey(key.toLowerCase()) : 'must start with a domain and `/`';
    if (wrong !== undefined) value.wrong('key', `The key ${quoted(key)} in ${annotations.name} ${wrong}.`, [key]);
    size += key.length + (value.text?.length ?? 0);
  }
  if (size > ANNOTATIONS_SIZE)
    annotations.wrong('size', `${annotations.name} is ${Math.ceil(size / 1024)} KiB, but can be at most 256 KiB.`);
}

/** Reports a signer that is not a domain of at least two parts, `/` and a path. */
function signerName(field: Field): void {
  const { text } = field;
  if (text === undefined) return;
  const [domain = '', path = '', ...more] = text.split('/');
  const right =
    more.length === 0 &&
    domain.includes('.') &&
    domain.length <= 253 &&
    domain.split('.').every((label) => LABEL(label) === undefined) &&
    path.split('.').every((label) => SUBDOMAIN(label) === undefined) &&
    text.length <= 571;
  if (!right)
    field.wrong(
      'signer',
      `${field.name} is ${quoted(text)}, but must be a domain, \`/\` and a name, such as \`example.com/signer-name\`.`,
      [text],
    );
}
