import { encodingOf } from './text-bytes.ts';
import { TextFile } from './text-file.ts';

/** Why the text of a file is not checked. */
export type Unreadable = 'binary' | 'not UTF-8' | 'too large' | 'unreadable';

/** A file of one revision; its bytes are read on first use. */
export interface TreeFile {
  /** Path relative to the root of the checked tree, with `/`. */
  readonly path: string;
  /** False where the name is not UTF-8; `path` then has `\xff` for each such byte. */
  readonly hasUtf8Name?: boolean;
  /** Size in bytes. */
  readonly size: number;
  /** Git's object id of the content, so that equal files of two revisions are parsed once. */
  readonly contentId: () => string;
  readonly bytes: () => Buffer | undefined;
}

/** A file over this size in bytes is not read. */
export const MAX_FILE_SIZE = 10 * 1024 * 1024;
/** Number of bytes at the start that are searched for NUL, as git does to detect binary files. */
const BINARY_PROBE = 8000;

/** The text of a file, or why there is none. */
export function readText(file: TreeFile): TextFile | Unreadable {
  if (file.size > MAX_FILE_SIZE) return 'too large';
  const bytes = file.bytes();
  if (!bytes) return 'unreadable';
  const encoding = encodingOf(bytes);
  const isUtf16 = encoding !== 'utf-8';
  if (!isUtf16 && bytes.subarray(0, BINARY_PROBE).includes(0)) return 'binary';
  try {
    return new TextFile(file.path, new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), isUtf16);
  } catch {
    return 'not UTF-8';
  }
}
