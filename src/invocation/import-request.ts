import type { Imported } from '../imported/imported.ts';
import { FOREIGN_TOOLS, type ForeignTool } from '../policy/foreign-rules.ts';
import { chosen } from '../text/choice.ts';
import { UsageError } from '../usage-error.ts';
import type { Complaint } from './complaint.ts';

/** A file with the output of a tool; `-` is the standard input. */
export interface OutputFile {
  readonly tool: ForeignTool;
  readonly file: string;
}

/** The outputs of other tools that a run takes into its report. */
export interface ImportRequest extends Pick<Imported, 'cluster' | 'isAlone'> {
  readonly files: readonly OutputFile[];
  /** Outputs of the same tools for the base. */
  readonly baseFiles: readonly OutputFile[];
}

/** Marks a tool whose output is that for the base. */
const OF_BASE = '@base';

/**
 * Reads lines of `TOOL=FILE`, or `TOOL@base=FILE` for the base; `setting` names what they are given in. Throws UsageError for an
 * unknown tool, with the nearest.
 */
export function parseImports(lines: readonly string[], setting: string): ImportRequest {
  const read = lines.map((line) => parseLine(line, setting));
  const of = (isBase: boolean): OutputFile[] => read.filter((one) => one.isBase === isBase);
  const [files, baseFiles] = [of(false), of(true)];
  const lonely = baseFiles.find(({ tool }) => !files.some((one) => one.tool === tool));
  if (lonely)
    throw new UsageError(`${setting} has the output of ${lonely.tool} for the base only. Add \`${lonely.tool}=FILE\`.`);
  return { files, baseFiles, isAlone: false };
}

function parseLine(line: string, setting: string): OutputFile & { readonly isBase: boolean } {
  const at = line.indexOf('=');
  const [name, file] = [line.slice(0, Math.max(at, 0)), line.slice(at + 1)];
  if (name === '' || file === '')
    throw new UsageError(
      `${setting} must be a tool and a file, such as \`kubeconform=results.json\`, but is \`${line}\`.`,
    );
  const isBase = name.endsWith(OF_BASE);
  const tool = chosen(`The tool in ${setting}`, isBase ? name.slice(0, -OF_BASE.length) : name, FOREIGN_TOOLS);
  return { tool, file, isBase };
}

/** What the reader has to know about outputs whose counterpart for the base is not given. */
export function missingBase({ files, baseFiles }: ImportRequest): Complaint[] {
  const known = new Set(baseFiles.map(({ tool }) => tool));
  return files
    .filter(({ tool }) => !known.has(tool))
    .map(({ tool, file }) => ({
      severity: 'notice',
      title: 'gitops-gate: results of the base are not known',
      at: { file, line: 1, column: 1 },
      message: `What ${tool} says about the base is not known, so its results count only for what the change edits. To compare both, also import its output for the base.`,
    }));
}
