import { TextFile } from '../repository/text-file.ts';
import type { Tree } from '../repository/tree.ts';
import type { TreeFile } from '../repository/tree-file.ts';
import { Origin } from '../yaml/origin.ts';
import { parseYaml } from '../yaml/parse.ts';
import { type BaselineMistake, BaselineReading, MOST_ENTRIES, MOST_MISTAKES } from './content.ts';
import type { PlacedEntry } from './entry.ts';

/** The baseline of a revision as its file says; with mistakes it has no entries. */
export interface Baseline {
  readonly file: TextFile;
  readonly entries: readonly PlacedEntry[];
  readonly mistakes: readonly BaselineMistake[];
}

/** Values that a file can have: those of its entries, and some around them. */
const MOST_VALUES = MOST_ENTRIES * 8;
/** A line with which git marks a conflict. */
const CONFLICT = /^(?:<{7}|={7}|>{7})(?: .*)?$/m;

/** Reads the baseline at a path of a tree; undefined if there is no such file. */
export function baselineIn(tree: Tree, path: string): Baseline | undefined {
  const file = tree.file(path);
  if (!file) return undefined;
  const text = tree.text(file);
  return typeof text === 'string' ? unreadable(file, text) : readBaseline(text);
}

function unreadable({ path }: TreeFile, reason: string): Baseline {
  const file = new TextFile(path, '');
  return wrong(file, [{ at: new Origin(file, 0, 0, 0, 0), message: `The baseline cannot be read: it is ${reason}.` }]);
}

function wrong(file: TextFile, mistakes: readonly BaselineMistake[]): Baseline {
  return { file, entries: [], mistakes: mistakes.slice(0, MOST_MISTAKES) };
}

/** Reads the text of a baseline. */
export function readBaseline(file: TextFile): Baseline {
  const at = (start: number, end: number): Origin => new Origin(file, start, start, start, end);
  const conflict = CONFLICT.exec(file.text);
  if (conflict) {
    const message = 'The baseline has a conflict that is not resolved.';
    return wrong(file, [{ at: at(conflict.index, conflict.index + conflict[0].length), message }]);
  }
  const { documents, problems } = parseYaml(file, 'resource', MOST_VALUES);
  const [document] = documents;
  const [broken] = [...problems, ...(document?.problems ?? [])];
  // Where JSON and YAML differ, only the file is known, and not the place.
  if (broken || !isJson(file.text)) {
    const { start, end } = broken ?? { start: 0, end: 0 };
    return wrong(file, [{ at: at(start, end), message: 'The baseline is not valid JSON.' }]);
  }
  const { entries, mistakes } = new BaselineReading(file).read(document?.value ?? null);
  return mistakes.length > 0 ? wrong(file, mistakes) : { file, entries, mistakes: [] };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
    return true;
  } catch {
    return false;
  }
}
