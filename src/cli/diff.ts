import type { RevisionDifference } from '../change/compare.ts';
import type { Changes } from '../report/changes/changes.ts';
import { changesBetween, LONG } from '../report/changes/changes-between.ts';
import { diffJson } from '../report/changes/json.ts';
import { changesMarkdown } from '../report/changes/markdown.ts';
import { changesText } from '../report/changes/text.ts';
import { compareWith, judgedFolder } from '../repository/compare.ts';
import { readWorkTree } from '../repository/work-tree.ts';
import { reviewersOf } from '../revision/reviewers.ts';
import { Revision } from '../revision/revision.ts';
import { withoutCommands } from '../text/printable.ts';
import { UsageError } from '../usage-error.ts';
import { YamlReader } from '../yaml/reader.ts';
import { type Arguments, type Command, entryOf, formatOption } from './arguments.ts';
import { revisionOptions } from './sources.ts';
import type { Terminal } from './terminal.ts';

/** Bytes that GitHub takes as the summary of one step, which is where such a page is often written. */
const MARKDOWN_LIMIT = 1_000_000;

/** What `--format` can name, the default first. */
const DIFF_FORMATS: Readonly<Record<string, (changes: Changes, base: string) => string>> = {
  text: (changes, base) => withoutCommands(textOf(changes, base)),
  json: diffJson,
  markdown: (changes) => withoutCommands(changesMarkdown(changes, { full: true, limit: MARKDOWN_LIMIT }).trimStart()),
};

/** `gitops-gate diff` on the command line. */
export const DIFF: Command = {
  operands: '[PATH]',
  summary: 'Show what a branch changes in each cluster.',
  most: 1,
  exitCodes: '0 success, 1 something changes (only with --exit-code), 2 could not run.',
  options: {
    base: { value: 'REV', help: 'compare with the merge base of REV and HEAD' },
    format: formatOption(DIFF_FORMATS),
    'exit-code': { help: 'exit with code 1 if anything changes' },
  },
  run: diffCommand,
};

/** `gitops-gate diff`: what a change does to each cluster or directory, field by field. Returns 1 for `--exit-code` if it does something. */
async function diffCommand(given: Arguments, terminal: Terminal): Promise<number> {
  const write = entryOf(given, 'format', DIFF_FORMATS);
  const revision = given.options.get('base')?.[0];
  if (revision === undefined) throw new UsageError('Specify a base to compare with: gitops-gate diff --base REV.');
  const folder = judgedFolder(given.operands[0] ?? '.');
  const base = compareWith(folder, revision);
  const head = readWorkTree(folder);
  const reader = new YamlReader();
  const options = await revisionOptions(folder, head, terminal, base);
  const before = new Revision(base.tree, reader, options);
  const after = new Revision(head, reader, { ...options, isBaseWhole: true }, before);
  const compared = { base: before, head: after, change: base.change };
  const changes = changesBetween(differenceOf(after), compared, LONG, (set) => reviewersOf(set, compared));
  terminal.print(write(changes, base.change.base));
  return given.options.has('exit-code') && changes.sets.length > 0 ? 1 : 0;
}

/** What a head does to what its base deploys, with the secrets of both hidden. */
function differenceOf(head: Revision): RevisionDifference {
  const { base, difference } = head;
  if (!difference)
    throw new UsageError(
      'gitops-gate could not determine what this repository deploys. Run `gitops-gate check` to see why.',
    );
  for (const revision of [base, head]) revision?.hideSecrets();
  return difference;
}

function textOf(changes: Changes, base: string): string {
  const lines = changesText(changes, base, true);
  return lines.length === 0
    ? 'Nothing to compare: this repository has no clusters and no overlays.\n'
    : `${lines.join('\n')}\n`;
}
