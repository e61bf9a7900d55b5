import { chosen } from '../text/choice.ts';
import { UsageError } from '../usage-error.ts';
import { type Arguments, COMMON, type Command, DONE } from './arguments.ts';
import type { Terminal } from './terminal.ts';

/** A command that a shell completes. */
interface Completed {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletedOption[];
}

/** An option that a shell completes. */
interface CompletedOption {
  /** With its dashes. */
  readonly name: string;
  readonly help: string;
  /** What its value can be: words of a list, or a path. A switch has neither. */
  readonly values: readonly string[];
  readonly isPath: boolean;
}

const SCRIPTS = { bash, zsh, fish } as const;
const SHELLS: readonly (keyof typeof SCRIPTS)[] = ['bash', 'zsh', 'fish'];

/** `gitops-gate completion` on the command line, which completes these commands and itself. */
export function completionOf(commands: Readonly<Record<string, Command>>): Command {
  const command: Command = {
    operands: SHELLS.join('|'),
    summary: 'Print a script that completes commands and options in a shell.',
    most: 1,
    exitCodes: DONE,
    options: {},
    run: ({ operands: [shell] }: Arguments, terminal: Terminal) => {
      if (shell === undefined) throw new UsageError(`Specify a shell: gitops-gate completion ${SHELLS.join('|')}`);
      const all = Object.entries({ ...commands, completion: command });
      terminal.print(SCRIPTS[chosen('The shell', shell, SHELLS)](all.map(([name, own]) => completedOf(name, own))));
      return 0;
    },
  };
  return command;
}

function completedOf(name: string, { summary, options }: Command): Completed {
  const all = Object.entries({ ...options, ...COMMON }).map(([option, { value = '', help }]) => ({
    name: `--${option}`,
    help,
    values: /^[\w-]+(?:\|[\w-]+)+$/.test(value) ? value.split('|') : [],
    isPath: /^(?:FILE|DIR|DIRECTORY)$/.test(value),
  }));
  return { name, summary, options: all };
}

const names = (list: readonly { readonly name: string }[]): string => list.map(({ name }) => name).join(' ');

function bash(commands: readonly Completed[]): string {
  const cases = commands.map(({ name, options }) => `    ${name}) words='${names(options)}' ;;`);
  const values = valueLists(commands).map(
    ([option, own, list]) => `    '${own} ${option}') COMPREPLY=($(compgen -W '${list}' -- "$current")); return ;;`,
  );
  return `# bash completion for gitops-gate
_gitops_gate() {
  local current=\${COMP_WORDS[COMP_CWORD]} command=\${COMP_WORDS[1]} words=''
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${names(commands)}' -- "$current"))
    return
  fi
  case "$command \${COMP_WORDS[COMP_CWORD-1]}" in
${values.join('\n')}
  esac
  case "$command" in
${cases.join('\n')}
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
  esac
}
complete -o default -F _gitops_gate gitops-gate
`;
}

/** The options that take words of a list, as option, command and words. */
function valueLists(commands: readonly Completed[]): [option: string, command: string, words: string][] {
  return commands.flatMap(({ name, options }) =>
    options
      .filter(({ values }) => values.length > 0)
      .map(({ name: option, values }): [string, string, string] => [option, name, values.join(' ')]),
  );
}

function zsh(commands: readonly Completed[]): string {
  const describe = commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`);
  const cases = commands.map(({ name, options }) => {
    const specs = options.map((option) => `        ${quoted(zshSpec(option))}`);
    return `    ${name})\n      _arguments \\\n${specs.join(' \\\n')} \\\n        '*:path:_files'\n      ;;`;
  });
  return `#compdef gitops-gate
# zsh completion for gitops-gate
_gitops_gate() {
  local -a commands=(
${describe.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = _gitops_gate ]; then
  _gitops_gate "$@"
else
  compdef _gitops_gate gitops-gate
fi
`;
}

function zshSpec({ name, help, values, isPath }: CompletedOption): string {
  const text = help.replace(/[[\]:\\]/g, '\\$&');
  if (values.length > 0) return `*${name}=[${text}]:value:(${values.join(' ')})`;
  return isPath ? `*${name}=[${text}]:path:_files` : `*${name}[${text}]`;
}

function fish(commands: readonly Completed[]): string {
  const lines = commands.flatMap(({ name, summary, options }) => [
    `complete -c gitops-gate -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`,
    ...options.map(({ name: option, help, values, isPath }) => {
      const own = values.length > 0 ? ` -x -a '${values.join(' ')}'` : isPath ? ' -r' : '';
      return `complete -c gitops-gate -n '__fish_seen_subcommand_from ${name}' -l ${option.slice(2)}${own} -d ${quoted(help)}`;
    }),
  ]);
  return `# fish completion for gitops-gate\n${lines.join('\n')}\n`;
}

/** A text in single quotes. The help has no quotes of its own. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", '’')}'`;
}
