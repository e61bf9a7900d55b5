import { SCOPES } from '../findings/compare.ts';
import { LEVELS } from '../policy/policy.ts';
import { FORMAT_NAMES } from '../report/formats/format.ts';
import { THRESHOLDS } from '../severity.ts';
import { listWords } from '../text/words.ts';
import type { Command, Option } from './arguments.ts';
import { LOAD_RESTRICTORS } from './build.ts';
import { DIFF_FORMATS } from './diff.ts';
import { EXPLAIN_FORMATS, RULES_FORMATS } from './explain.ts';
import { GRAPH_FORMATS } from './graph.ts';

const DONE = '0 success, 2 could not run.';

/** The commands by name, as `--help` lists them. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  check: {
    operands: '[PATH]',
    summary: 'Check a GitOps repository, or what a branch changes in it.',
    most: 1,
    exitCodes: '0 the gate passed, 1 it failed, 2 it could not run.',
    options: {
      base: { value: 'REV', help: 'compare with the merge base of REV and HEAD' },
      scope: {
        value: SCOPES.join('|'),
        help: 'new since the base, on changed lines, or all (default: new with --base)',
      },
      format: {
        value: 'NAME[=FILE]',
        repeatable: true,
        help: `${FORMAT_NAMES.join(', ')}; =FILE writes to a file`,
      },
      'fail-on': { value: 'LEVEL', help: withDefault(THRESHOLDS) },
      config: {
        value: 'FILE',
        help: 'policy file (default: .github/gitops-gate.yaml, read from the base with --base)',
      },
      verbose: { help: 'list what was not checked, and why, on standard error' },
      rule: { value: 'ID=LEVEL', repeatable: true, help: `set a rule to ${listWords(LEVELS, 'or')}` },
    },
  },
  build: {
    operands: '[DIR]',
    summary: 'Print the manifests that an overlay or a cluster builds, including Secret values.',
    most: 1,
    exitCodes: '0 everything was built, 1 something does not build, 2 the command could not run.',
    options: {
      origins: { help: 'annotate each line with the file and line it comes from' },
      redact: { help: 'replace the values of Secrets and other hidden values with •••' },
      'load-restrictor': {
        value: Object.keys(LOAD_RESTRICTORS).join('|'),
        help: 'whether files must be in the directory of their overlay (root, as kustomize) or not (none, as Flux)',
      },
      all: { help: 'build every overlay below DIR (default: this folder)' },
      cluster: { value: 'NAME', help: 'print what Flux or Argo CD applies in a cluster' },
      'all-clusters': { help: 'print what Flux and Argo CD apply in all clusters' },
      output: { value: 'DIR', help: 'directory for the results' },
    },
  },
  diff: {
    operands: '[PATH]',
    summary: 'Show what a branch changes in each cluster.',
    most: 1,
    exitCodes: '0 success, 1 something changes (only with --exit-code), 2 could not run.',
    options: {
      base: { value: 'REV', help: 'compare with the merge base of REV and HEAD' },
      format: formatOption(DIFF_FORMATS),
      'exit-code': { help: 'exit with code 1 if anything changes' },
    },
  },
  graph: {
    operands: '[PATH]',
    summary: 'Show the clusters of a repository as Flux and Argo CD run them.',
    most: 1,
    exitCodes: DONE,
    options: {
      cluster: { value: 'NAME', help: 'show one Flux cluster or one Argo CD root' },
      from: { value: '[NAMESPACE/]NAME', help: 'show what one Kustomization, Application or ApplicationSet applies' },
      format: formatOption(GRAPH_FORMATS),
    },
  },
  externals: {
    operands: '[PATH]',
    summary: 'Print what clusters need from elsewhere, as externals for the policy file.',
    most: 1,
    exitCodes: DONE,
    options: {},
  },
  explain: {
    operands: 'ID',
    summary: 'Explain a rule and how to fix its findings.',
    most: 1,
    exitCodes: DONE,
    options: { format: formatOption(EXPLAIN_FORMATS) },
  },
  rules: {
    operands: '',
    summary: 'List all rules.',
    most: 0,
    exitCodes: DONE,
    options: { format: formatOption(RULES_FORMATS) },
  },
};

function formatOption(formats: Readonly<Record<string, unknown>>): Option {
  const names = Object.keys(formats);
  return { value: names.join('|'), help: withDefault(names) };
}

/** The values of an option, the first of which is its default. */
function withDefault([first = '', ...others]: readonly string[]): string {
  return listWords([`${first} (default)`, ...others], 'or');
}

/** The text of `--help`: the commands, and the options of the one that most people want. */
export function helpText(): string {
  const lines = [
    'gitops-gate finds changes that would break a cluster before you merge them.',
    '',
    'Usage: gitops-gate COMMAND [OPTIONS]',
    '',
  ];
  for (const [name, { operands, summary }] of Object.entries(COMMANDS)) {
    lines.push(`  ${`${name} ${operands}`.trim().padEnd(26)}${summary}`);
  }
  lines.push(
    '',
    'Options of check:',
    ...optionLines(COMMANDS.check),
    '',
    OTHERS,
    `Exit codes of check: ${COMMANDS.check?.exitCodes}`,
  );
  return `${lines.join('\n')}\n`;
}

/** The text of `COMMAND --help`. */
export function commandHelpText(name: string, command: Command): string {
  const options = optionLines(command);
  const usage = ['Usage: gitops-gate', name, command.operands, options.length > 0 ? '[OPTIONS]' : ''];
  const lines = [command.summary, '', usage.filter(Boolean).join(' '), ''];
  if (options.length > 0) lines.push(...options, '');
  return `${[...lines, `Exit codes: ${command.exitCodes}`].join('\n')}\n`;
}

const NAME_WIDTH = 24;
const OTHERS = 'Run `gitops-gate COMMAND --help` for the options of the other commands.';

/** Each option with its help next to it, or below it if its name is too long. */
function optionLines(command: Command | undefined): string[] {
  return Object.entries(command?.options ?? {}).flatMap(([option, { value, help }]) => {
    const name = `  --${option}${value ? ` ${value}` : ''}`;
    const column = ' '.repeat(NAME_WIDTH + 2);
    return name.length < column.length ? `${name.padEnd(column.length)}${help}` : [name, `${column}${help}`];
  });
}
