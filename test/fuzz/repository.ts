import { contentId } from '../../src/repository/content-id.ts';
import { Tree } from '../../src/repository/tree.ts';

/** Files of a made-up repository by path, as bytes: a fuzzer writes more than text. */
export type Repository = ReadonlyMap<string, Buffer>;

/** A repository of these texts. */
export function repositoryOf(files: Readonly<Record<string, string>>): Repository {
  return new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));
}

/** The repository as the gate gets it. */
export function treeOf(files: Repository): Tree {
  return new Tree(
    [...files].map(([path, bytes]) => ({
      path,
      size: bytes.length,
      contentId: () => contentId(bytes),
      bytes: () => bytes,
    })),
  );
}

/** A repository as one JSON text, each file in base64 where it is not UTF-8; `read` gives it back. */
export function write(files: Repository): string {
  const entries = [...files].map(([path, bytes]) => {
    const text = bytes.toString('utf8');
    return [path, Buffer.from(text).equals(bytes) ? text : { base64: bytes.toString('base64') }];
  });
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

export function read(json: string): Repository {
  const entries = Object.entries<string | { readonly base64: string }>(JSON.parse(json));
  return new Map(
    entries.map(([path, text]) => [
      path,
      typeof text === 'string' ? Buffer.from(text) : Buffer.from(text.base64, 'base64'),
    ]),
  );
}
