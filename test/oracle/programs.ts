import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, readdirSync } from 'node:fs';
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
    const args = [...(crds === undefined ? [] : ['--crds', crds]), ...files.slice(at, at + 500)];
    const { status, stdout, stderr } = spawnSync(oracle, args, { encoding: 'utf8', maxBuffer: 2 ** 30 });
    if (status !== 0) throw new Error(`kubernetes-oracle failed: ${stderr.slice(0, 2000)}`);
    for (const line of stdout.split('\n')) {
      if (line === '') continue;
      const verdict: OracleVerdict = JSON.parse(line);
      verdicts.set(`${verdict.file} ${verdict.idx}`, verdict);
    }
  }
  return verdicts;
}
