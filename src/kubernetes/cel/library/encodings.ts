import { createHash } from 'node:crypto';
import { CelError } from '../failure.ts';
import type { CelValue } from '../values.ts';
import type { CelFunction, Functions } from './table.ts';

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/;

/** CEL's extension for base64, and Kyverno's for digests, which are hexadecimal. */
export const ENCODING_FUNCTIONS: Functions = {
  'base64.encode': ([bytes], budget) => {
    if (!(bytes instanceof Uint8Array)) return undefined;
    budget.spend(bytes.length / 10);
    return Buffer.from(bytes).toString('base64');
  },
  'base64.decode': ([text], budget) => {
    if (typeof text !== 'string') return undefined;
    budget.read(text);
    const line = text.replace(/[\r\n]/g, '');
    if (!BASE64.test(line)) throw new CelError('illegal base64 data');
    return new Uint8Array(Buffer.from(line, 'base64'));
  },
  ...digests('md5'),
  ...digests('sha1'),
  ...digests('sha256'),
};

/** A digest by its name and by the name that older versions of Kyverno have. */
function digests(name: 'md5' | 'sha1' | 'sha256'): Record<string, CelFunction> {
  const digest: CelFunction = ([text], budget): CelValue | undefined => {
    if (typeof text !== 'string') return undefined;
    budget.read(text);
    return createHash(name).update(text).digest('hex');
  };
  return { [name]: digest, [`hash.${name}`]: digest };
}
