import type { Command } from './arguments.ts';

const DONE = '0 done, 2 could not run.';
const JSON_FORMAT = { format: { value: 'text|json', help: 'text (default) or json' } } as const;

/** The commands by name, as `--help` lists them. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  check: {
    operands: '[PATH]',
    summary: 'Check a GitOps repository, or what a branch changes in it.',
    most: 1,
    exitCodes: '0 the gate passed, 1 it failed, 2 it could not run.',
    options: {
      base: { value: 'REV', help: 'compare with the merge base of REV and HEAD' },
      scope: { value: 'new|changed|all', help: 'new since the base (default with one), changed lines, or all' },
      format: {
        value: 'NAME[=FILE]',
        repeatable: true,
        help: 'text, json, sarif, markdown, github, junit, gitlab, html; to a file with =FILE',
      },
      'fail-on': { value: 'LEVEL', help: 'error (default), warning, notice or never' },
      config: { value: 'FILE', help: 'policy file (default .github/gitops-gate.yaml, of the base with --base)' },
      verbose: { help: 'print what is unknown to standard error' },
      rule: { value: 'ID=LEVEL', repeatable: true, help: 'set a rule to off, notice, warning or error' },
    },
  },
  build: {
    operands: '[DIR]',
    summary: 'Print the manifests of an overlay or a cluster, with the values of Secrets.',
    most: 1,
    exitCodes: '0 built, 1 something does not build, 2 a part is unknown, or it could not run.',
    options: {
      origins: { help: 'annotate each line with the file and line it comes from' },
      redact: { help: 'replace the values of Secrets and other hidden values with •••' },
      all: { help: 'build every overlay below DIR (default: this folder)' },
      cluster: { value: 'NAME', help: 'print what Flux or Argo CD applies in a cluster' },
      'all-clusters': { help: 'the same for all clusters' },
      output: { value: 'FOLDER', help: 'directory for the results' },
    },
  },
  diff: {
    operands: '[PATH]',
    summary: 'Show what a branch changes in each cluster.',
    most: 1,
    exitCodes: DONE,
    options: {
      base: { value: 'REV', help: 'compare with the merge base of REV and HEAD' },
      format: { value: 'text|json|markdown', help: 'text (default), json or markdown' },
    },
  },
  graph: {
    operands: '[PATH]',
    summary: 'Show the clusters of a repository as Flux and Argo CD run them.',
    most: 1,
    exitCodes: DONE,
    options: {
      cluster: { value: 'NAME', help: 'one cluster of Flux or root of Argo CD' },
      from: { value: '[NAMESPACE/]NAME', help: 'what one Kustomization, Application or ApplicationSet applies' },
      format: { value: 'text|json|mermaid', help: 'text (default), json or mermaid' },
    },
  },
  explain: {
    operands: 'ID',
    summary: 'Explain a rule and how to fix its findings.',
    most: 1,
    exitCodes: DONE,
    options: JSON_FORMAT,
  },
  rules: { operands: '', summary: 'List all rules.', most: 0, exitCodes: DONE, options: JSON_FORMAT },
};

/** The text of `--help`: the commands, and the options of the one that most people want. */
export function helpText(): string {
  const lines = [
    'gitops-gate finds what would break a cluster, before you merge it.',
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
  const usage = `Usage: gitops-gate ${`${name} ${command.operands}`.trim()} [OPTIONS]`;
  return `${[command.summary, '', usage, '', ...optionLines(command), '', `Exit codes: ${command.exitCodes}`].join('\n')}\n`;
}

const NAME_WIDTH = 24;
const OTHERS = 'gitops-gate COMMAND --help shows the options of the other commands.';

/** Each option with its help beside it, or below it where its name is too long. */
function optionLines(command: Command | undefined): string[] {
  return Object.entries(command?.options ?? {}).flatMap(([option, { value, help }]) => {
    const name = `  --${option}${value ? ` ${value}` : ''}`;
    const column = ' '.repeat(NAME_WIDTH + 2);
    return name.length < column.length ? `${name.padEnd(column.length)}${help}` : [name, `${column}${help}`];
  });
}
