import { patchOf } from '../fix/patch.ts';
import { Redactor } from '../masking/redactor.ts';
import { type NewFile, treeWith } from '../repository/other-files.ts';
import { Tree } from '../repository/tree.ts';
import { YamlReader } from '../yaml/reader.ts';

/** A file that is planned, and the text that is in its place. */
export interface PlannedFile extends NewFile {
  /** Undefined if there is no file. */
  readonly before: string | undefined;
}

/** What a plan would change in a file, as `git apply` reads it; empty if nothing. Secrets are masked. */
export function planPatch({ path, text, before }: PlannedFile, { color = false } = {}): string {
  const [old, now] = [
    treeWith(NONE, before === undefined ? [] : [{ path, text: before }]),
    treeWith(NONE, [{ path, text }]),
  ];
  const after = now.textAt(path);
  if (!after) return '';
  const shown = { before: new Redactor(old, new YamlReader()), after: new Redactor(now, new YamlReader()) };
  return patchOf({ before: old.textAt(path), after }, shown, { color });
}

const NONE = new Tree([]);
