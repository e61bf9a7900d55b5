import {
  type Codeowners,
  compilePattern,
  coversPattern,
  matchesPattern,
  type OwnerLine,
  type Pattern,
} from '../../src/repository/codeowners/codeowners.ts';

/** A line that decides for no file. */
export interface DeadLine {
  readonly line: OwnerLine;
  /** Whether it does not match any file either. */
  readonly isUnmatched: boolean;
  /** The later line that decides instead, or would. */
  readonly by: OwnerLine | undefined;
  /** Whether that line also decides for every file that the line could match later. */
  readonly isCovered: boolean;
}

/** Number of dead lines that are looked at: each is compared with all files and all later lines. */
const MAX_DEAD = 200;

/** The lines without effect, in the order of the file. A line whose files all have narrower lines is the default for new ones. */
export function deadLines(codeowners: Codeowners, paths: readonly string[]): DeadLine[] {
  const deciding = new Set(paths.flatMap((path) => decider(codeowners, path) ?? []));
  // A file in which no line decides anything is one defect, and codeowners-syntax reports it.
  if (deciding.size === 0) return [];
  const lines = codeowners.lines.filter(({ fault }) => !fault);
  const idle = lines.filter((line) => !deciding.has(line)).slice(0, MAX_DEAD);
  const names = paths.map((path) => path.split('/'));
  return idle.flatMap((line): DeadLine[] => {
    const matched = paths.filter((_, at) => matchesPattern(line.compiled, names[at] ?? []));
    const pattern = asFolder(line, matched);
    const later = lines.filter((other) => other.line > line.line);
    const covering = later.findLast(({ compiled }) => coversPattern(compiled, pattern));
    const deciders = new Set(matched.flatMap((path) => decider(codeowners, path) ?? []));
    const by = covering ?? takenBy(pattern, deciders, matched.length);
    const isUnmatched = matched.length === 0;
    return by || isUnmatched ? [{ line, isUnmatched, by, isCovered: covering !== undefined }] : [];
  });
}

function decider(codeowners: Codeowners, path: string): OwnerLine | undefined {
  const ownership = codeowners.ownersOf(path);
  return ownership === 'unmatched' ? undefined : ownership.line;
}

/** The pattern `/apps` as `/apps/`, where it is a folder. */
function asFolder({ pattern, compiled }: OwnerLine, matched: readonly string[]): Pattern {
  const folder = compilePattern(`${pattern.text}/`);
  const isFolder = matched.length > 0 && matched.every((path) => matchesPattern(folder, path.split('/')));
  return isFolder && !pattern.text.endsWith('/') ? folder : compiled;
}

/** The line that decides for all files of a pattern, if it is not an exception to it. */
function takenBy(pattern: Pattern, deciders: ReadonlySet<OwnerLine>, files: number): OwnerLine | undefined {
  const [only, ...others] = deciders;
  // One file may well have a line for its name.
  if (files < 2 || !only || others.length > 0 || coversPattern(pattern, only.compiled)) return undefined;
  return only;
}
