import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program by an environment variable or by its name on PATH; undefined where it is not there. */
export function findProgram(variable: string, name: string): string | undefined {
  const named = process.env[variable];
  if (named) return named;
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Builds every overlay of a tree with kustomize's own library into a folder; gives the files.
 * Remote bases fail at once: there is neither git nor a network.
 */
export function buildTree(kustomizeAll: string, tree: string, folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  const proxy = 'http://127.0.0.1:1';
  const env = { PATH: folder, HOME: folder, HTTPS_PROXY: proxy, HTTP_PROXY: proxy };
  execFileSync(kustomizeAll, [tree, folder], { env, stdio: 'ignore' });
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));
}

/** What kubernetes-oracle says of one document. */
export interface OracleVerdict {
  readonly file: string;
  /** Position among the documents of the file, from 1. */
  readonly idx: number;
  readonly status: 'valid' | 'invalid' | 'skipped';
  readonly errors?: readonly string[];
}

/** What the API server's own validation says of the documents of some files, by `file idx`. */
export function askOracle(
  oracle: string,
  crds: string | undefined,
  files: readonly string[],
): Map<string, OracleVerdict> {
  const verdicts = new Map<string, OracleVerdict>();
  for (let at = 0; at < files.length; at += 500) {
    const { lines, failed } = run(oracle, crds, files.slice(at, at + 500));
    if (failed !== undefined) throw new Error(`kubernetes-oracle failed: ${failed}`);
    for (const verdict of lines) verdicts.set(`${verdict.file} ${verdict.idx}`, verdict);
  }
  return verdicts;
}

/**
 * What it says of some documents, one a line of JSON, in their order; undefined of one on which the API server's code itself breaks
 * down (a Job with a successPolicy and no completions).
 */
export function askOracleOf(
  oracle: string,
  crds: string | undefined,
  texts: readonly string[],
  folder: string,
): (OracleVerdict | undefined)[] {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'documents.yaml');
  const verdicts: (OracleVerdict | undefined)[] = [];
  while (verdicts.length < texts.length) {
    const chunk = texts.slice(verdicts.length, verdicts.length + 1000);
    writeFileSync(file, `${chunk.join('\n---\n')}\n`);
    const { lines, failed } = run(oracle, crds, [file]);
    verdicts.push(...lines);
    if (failed !== undefined) verdicts.push(undefined);
  }
  return verdicts;
}

function run(
  oracle: string,
  crds: string | undefined,
  files: readonly string[],
): { lines: OracleVerdict[]; failed: string | undefined } {
  const args = [...(crds === undefined ? [] : ['--crds', crds]), ...files];
  const { status, stdout, stderr } = spawnSync(oracle, args, { encoding: 'utf8', maxBuffer: 2 ** 30 });
  const lines = stdout.split('\n').filter((line) => line !== '');
  return {
    lines: lines.map((line): OracleVerdict => JSON.parse(line)),
    failed: status === 0 ? undefined : stderr.slice(0, 2000),
  };
}
