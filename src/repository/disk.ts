import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from 'node:fs';

// Windows has neither; there a link was looked for before.
const OPENING = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

const CHUNK = 1024 * 1024;

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

/** The bytes of a file, a pipe or a device; undefined if there are more than `most`. Throws the error of the system. */
export function readWhole(path: string, most: number): Buffer | undefined {
  const descriptor = openSync(path, 'r');
  try {
    return readAtMost(descriptor, most);
  } finally {
    closeSync(descriptor);
  }
}

/** The same of what is open: only its end says how long a pipe is. */
export function readAtMost(descriptor: number, most: number): Buffer | undefined {
  const chunks: Buffer[] = [];
  let size = 0;
  while (size <= most) {
    const chunk = Buffer.allocUnsafe(CHUNK);
    const count = readSync(descriptor, chunk, 0, CHUNK, null);
    if (count === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, count));
    size += count;
  }
  return undefined;
}
