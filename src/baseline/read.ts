import { TextFile } from '../repository/text-file.ts';
import type { Tree, TreeFile } from '../repository/tree.ts';
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
  const fault = jsonFault(file);
  if (fault) return wrong(file, [fault]);
  const { documents, problems } = parseYaml(file, 'resource', MOST_VALUES);
  const [document] = documents;
  const broken = [...problems, ...(document?.problems ?? [])];
  if (broken.length > 0)
    return wrong(
      file,
      broken.map(({ message, start, end }) => {
        return { at: new Origin(file, start, start, start, end), message: `The baseline is not valid: ${message}.` };
      }),
    );
  const { entries, mistakes } = new BaselineReading(file).read(document?.value ?? null);
  return mistakes.length > 0 ? wrong(file, mistakes) : { file, entries, mistakes: [] };
}

/** Where a text stops to be JSON. Only that is said: what is there may be anything. */
function jsonFault(file: TextFile): BaselineMistake | undefined {
  try {
    JSON.parse(file.text);
    return undefined;
  } catch (error) {
    const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
    const start = Math.min(Number(position ?? file.text.length), file.text.trimEnd().length);
    return { at: new Origin(file, start, start, start, start + 1), message: 'The baseline is not valid JSON.' };
  }
}
