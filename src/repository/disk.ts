import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

// Windows has neither; there a link was looked for before.
const OPENING = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** The bytes of a file that is none but a file, no symbolic link, or undefined if it is not that, has more bytes than `most`, or cannot be read. */
export function readUnlinked(path: string | Buffer, most: number): Buffer | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(path, OPENING);
  } catch {
    return undefined;
  }
  try {
    const stat = fstatSync(descriptor);
    return stat.isFile() && stat.size <= most ? readFileSync(descriptor) : undefined;
  } catch {
    return undefined;
  } finally {
    closeSync(descriptor);
  }
}
