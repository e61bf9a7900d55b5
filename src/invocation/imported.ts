import { readFileSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Artifact, Imported } from '../imported/imported.ts';
import { MOST_TEXT, readOutput } from '../imported/read.ts';
import type { ToolOutput } from '../imported/result.ts';
import { once } from '../once.ts';
import { readAtMost, readWhole } from '../repository/disk.ts';
import { isInside } from '../repository/inside.ts';
import { below } from '../repository/paths.ts';
import { TextFile } from '../repository/text-file.ts';
import { normalize, type Tree } from '../repository/tree.ts';
import { UsageError } from '../usage-error.ts';
import type { ImportRequest, OutputFile } from './import-request.ts';

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

function readFile({ tool, file }: OutputFile): ToolOutput {
  return readOutput(tool, new TextFile(file, textOf(bytesOf(file))));
}

/** Read once, also if a run checks several times. */
const standardInput = once(() => readAtMost(0, MOST_TEXT));

function bytesOf(file: string): Buffer {
  const name = file === '-' ? 'The standard input' : `The file ${file}`;
  let bytes: Buffer | undefined;
  try {
    bytes = file === '-' ? standardInput() : readWhole(file, MOST_TEXT);
  } catch {
    throw new UsageError(`${name} cannot be read, so nothing was imported. Make sure that the path is correct.`);
  }
  if (bytes) return bytes;
  throw new UsageError(`${name} is larger than ${MOST_TEXT / 1024 / 1024} MiB, so nothing was imported.`);
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
