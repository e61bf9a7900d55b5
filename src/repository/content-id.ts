import { createHash } from 'node:crypto';

/** Git's object id of a file's content: equal for equal bytes, in the work tree and in the object store. */
export function contentId(bytes: Buffer): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
