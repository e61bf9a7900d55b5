import { readFileSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Artifact, Imported } from '../imported/imported.ts';
import { MOST_TEXT, readOutput } from '../imported/read.ts';
import type { ToolOutput } from '../imported/result.ts';
import { once } from '../once.ts';
import { FOREIGN_TOOLS, type ForeignTool } from '../policy/foreign-rules.ts';
import { isInside } from '../repository/inside.ts';
import { below } from '../repository/paths.ts';
import { TextFile } from '../repository/text-file.ts';
import { normalize, type Tree } from '../repository/tree.ts';
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

/** Reads `TOOL=FILE`; `setting` names what it is given in. Throws UsageError for an unknown tool, with the nearest. */
export function parseOutputFile(text: string, setting: string): OutputFile {
  const at = text.indexOf('=');
  if (at === -1 || at === text.length - 1)
    throw new UsageError(
      `${setting} must be a tool and a file, such as \`kubeconform=results.json\`, but is \`${text}\`.`,
    );
  return { tool: chosen(`The tool in ${setting}`, text.slice(0, at), FOREIGN_TOOLS), file: text.slice(at + 1) };
}

/** Reads the outputs of a request. Throws UsageError for a file that cannot be read, or that its tool did not write. */
export function readImported(
  { files, baseFiles, cluster, isAlone }: ImportRequest,
  folder: string,
  prefix: string,
  head: Tree,
): Imported {
  if ([...files, ...baseFiles].filter(({ file }) => file === '-').length > 1)
    throw new UsageError('Only one output can be read from the standard input. Write the others to files.');
  const [outputs, base] = [files.map(readFile), baseFiles.map(readFile)];
  const find = (some: readonly ToolOutput[], read: ReadText) =>
    artifactsOf(some, read, (file) => pathsOf(file, folder, prefix));
  return {
    ...{ outputs, base, cluster, isAlone },
    artifacts: find(outputs, (file, paths) => (paths.some((path) => head.file(path)) ? undefined : builtText(file))),
    baseArtifacts: find(base, () => undefined),
  };
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
      message: `What ${tool} says about the base is not known, so its results count only for what the change edits. Also import its output for the base to compare both.`,
    }));
}

function readFile({ tool, file }: OutputFile): ToolOutput {
  return readOutput(tool, new TextFile(file, textOf(bytesOf(file))));
}

/** Read once, also if a run checks several times. */
const standardInput = once(() => readFileSync(0));

function bytesOf(file: string): Buffer {
  try {
    if (file === '-') return standardInput();
    const { size } = statSync(file);
    if (size <= MOST_TEXT) return readFileSync(file);
  } catch {
    const name = file === '-' ? 'The standard input' : `The file ${file}`;
    throw new UsageError(`${name} cannot be read, so nothing was imported. Make sure that the path is correct.`);
  }
  throw new UsageError(`The file ${file} is larger than ${MOST_TEXT / 1024 / 1024} MiB, so nothing was imported.`);
}

/** Text without a byte order mark; PowerShell writes UTF-16. */
function textOf(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}

type ReadText = (file: string, paths: readonly string[]) => string | undefined;

function artifactsOf(
  outputs: readonly ToolOutput[],
  read: ReadText,
  pathsIn: (file: string) => readonly string[],
): ReadonlyMap<string, Artifact> {
  const found = new Map<string, Artifact>();
  for (const { subject } of outputs.flatMap(({ results }) => results)) {
    const { file, region, object } = subject;
    if (file === undefined) continue;
    const known = found.get(file);
    const isLine = region !== undefined && !object;
    if (known && (known.text !== undefined || !isLine)) continue;
    const paths = known?.paths ?? pathsIn(file);
    found.set(file, { paths, text: isLine ? read(file, paths) : undefined });
  }
  return found;
}

/** The paths in the checked folder that a tool can mean: tools run in the folder of the run, in the repository or in the folder itself. */
function pathsOf(file: string, folder: string, prefix: string): string[] {
  const here = resolve(file);
  const inFolder = isInside(here, folder) ? relative(folder, here).split(sep).join('/') : undefined;
  if (isAbsolute(file)) return inFolder === undefined ? [] : [inFolder];
  const path = normalize(file.replaceAll('\\', '/'));
  const inRepository = path === undefined ? undefined : below(prefix, path);
  return [...new Set([inFolder, inRepository, path])].filter((one) => one !== undefined);
}

/** Bytes of a built file; larger ones have no lines that people look at. */
const MOST_BUILT = 32 * 1024 * 1024;

/** The text of a built file that a tool has read, if it is still on this disk. */
function builtText(file: string): string | undefined {
  if (!/\.(?:ya?ml|json)$/i.test(file)) return undefined;
  try {
    const stats = statSync(file);
    return stats.isFile() && stats.size <= MOST_BUILT ? readFileSync(file, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
