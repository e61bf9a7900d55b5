import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readArguments } from '../../src/cli/arguments.ts';
import { COMMANDS } from '../../src/cli/commands.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { FORMAT_NAMES } from '../../src/report/formats/format.ts';
import { FULL } from '../extent.ts';
import { commitAll, gitIn, scratchFolder, scratchRepository, write } from '../repository/scratch.ts';
import { planted, shownIn, type World } from './canaries.ts';
import { PLACES } from './places.ts';

/** All combinations of worlds, places and options instead of those that found something. */
const EVERYTHING = FULL;

/** What a command prints and complains. */
async function run(name: string, ...words: string[]): Promise<{ output: string; complaints: string }> {
  const printed = { output: '', complaints: '' };
  const terminal: Terminal = {
    color: false,
    isInteractive: false,
    columns: undefined,
    print(text) {
      printed.output += text;
    },
    complain(line) {
      printed.complaints += `${line}\n`;
    },
    progress: () => undefined,
  };
  const command = COMMANDS[name];
  if (!command) throw new Error(name);
  await command.run(readArguments(name, command, words), terminal);
  return printed;
}

function repository(world: World): string {
  const every = EVERYTHING || world === 'flux' ? 1 : 2;
  const folder = scratchRepository(planted(world, 'base', every));
  gitIn(folder, 'remote', 'add', 'origin', 'https://github.com/acme/fleet');
  write(folder, planted(world, 'head', every));
  commitAll(folder, 'second');
  return folder;
}

it('there are more than a hundred kinds of place, and what is shown of them is found', async () => {
  expect(PLACES.size).toBeGreaterThan(150);
  const folder = scratchFolder(planted('overlays', 'head'));
  const target = scratchFolder();
  await run('build', '--all', '--output', target, folder);
  const built = readdirSync(target).map((file) => readFileSync(join(target, file), 'utf8'));
  expect(shownIn(built.join('')).length).toBeGreaterThan(90);
});

const WORLDS: readonly World[] = EVERYTHING ? ['flux', 'argo', 'overlays'] : ['flux', 'argo'];

it.each(WORLDS)('no check, graph, diff or build shows a secret (%s)', async (world) => {
  const folder = repository(world);
  const reports = scratchFolder();
  const shown: string[] = [];
  const look = (what: string, text: string): void => void shown.push(...shownIn(text).map((one) => `${what}: ${one}`));
  const commands: [string, ...string[]][] = [];
  const target = join(reports, 'built');
  const all = FORMAT_NAMES.flatMap((format) => ['--format', `${format}=${join(reports, format)}`]);
  if (EVERYTHING) commands.push(['check', folder, '--verbose', ...all]);
  for (const scope of EVERYTHING ? ['all', 'new', 'changed'] : ['all'])
    commands.push(['check', folder, '--base', 'HEAD~1', '--scope', scope, '--verbose', ...all]);
  for (const format of EVERYTHING ? ['text', 'json', 'mermaid'] : ['text'])
    if (world !== 'overlays') commands.push(['graph', folder, '--format', format]);
  for (const format of EVERYTHING ? ['text', 'json', 'markdown'] : ['json'])
    commands.push(['diff', folder, '--base', 'HEAD~1', '--format', format]);
  commands.push(['build', '--all', '--output', target, '--redact', folder]);
  if (world !== 'overlays') commands.push(['build', '--all-clusters', '--redact', folder]);
  commands.push(['fix', '--dry-run', folder], ['fix', '--base', 'HEAD~1', folder], ['fix', folder]);
  for (const [name, ...words] of commands) {
    const { output, complaints } = await run(name, ...words);
    look(`${name} ${words.slice(1, 5).join(' ')}`, output + complaints);
    for (const file of readdirSync(reports, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      const path = join(file.parentPath, file.name);
      look(`${name} ${file.name}`, readFileSync(path, 'utf8'));
      rmSync(path);
    }
  }
  expect(shown).toEqual([]);
});
