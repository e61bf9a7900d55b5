// Go: reaches pinned packages through throw-away modules, and runs Go programs over them.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Licence, toolchain } from './versions.ts';

const root = mkdtempSync(join(tmpdir(), 'schemas-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));

const licences: Readonly<Record<Licence, RegExp>> = {
  'Apache-2.0': /Apache License\s+Version 2\.0/,
  'BSD-3-Clause': /Redistribution and use in source and binary forms/,
  MIT: /Permission is hereby granted, free of charge/,
};

const tools = new Map<string, string>();

/** Runs a program in a folder, with the pinned Go toolchain, and returns what it prints. */
export function run(folder: string, program: string, ...args: readonly string[]): string {
  const env = { ...process.env, GOTOOLCHAIN: toolchain, GOWORK: 'off', GOFLAGS: '-mod=mod' };
  const result = spawnSync(program, args, { cwd: folder, env, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (result.status === 0) return result.stdout;
  throw result.error ?? new Error(`${program} ${args[0]} failed:\n${result.stderr}`);
}

/** Makes a Go module that requires these packages (`path@version`) and holds these files; the answer is its folder. */
export function goModule(packages: readonly string[], files: Readonly<Record<string, string | Buffer>> = {}): string {
  const folder = mkdtempSync(join(root, 'module-'));
  run(folder, 'go', 'mod', 'init', 'schemas.invalid/generate');
  run(folder, 'go', 'get', ...packages);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** Builds a package that a module holds or requires; the answer is the program's path. */
export function goBuild(folder: string, packagePath: string): string {
  const program = join(folder, 'program');
  run(folder, 'go', 'build', '-o', program, packagePath);
  return program;
}

/** Builds a published program, once: its package comes first, then what it is to be built with. */
export function goTool(packages: readonly string[]): string {
  const key = packages.join();
  const built = tools.get(key) ?? goBuild(goModule(packages), packages[0]?.split('@')[0] ?? '');
  tools.set(key, built);
  return built;
}

/** The folder of a published module's files, after a check that it has the license that we expect. */
export function goDownload(module: string, version: string, licence: Licence): string {
  const download: { Dir: string } = JSON.parse(run(root, 'go', 'mod', 'download', '-json', `${module}@${version}`));
  const folder = download.Dir;
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  if (file === undefined || !licences[licence].test(readFileSync(join(folder, file), 'utf8'))) {
    throw new Error(`${module}@${version} does not have the license ${licence}.`);
  }
  return folder;
}

/** A copy of a downloaded module's folder in which the go command may change files. */
export function writableCopy(module: string): string {
  const folder = mkdtempSync(join(root, 'copy-'));
  cpSync(module, folder, { recursive: true });
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
  chmodSync(folder, 0o755);
  return folder;
}
