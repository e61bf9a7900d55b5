import { getOrInsert } from '../../src/grouping.ts';
import type { Tree } from '../../src/repository/tree.ts';
import { Origin } from '../../src/yaml/origin.ts';
import { justRecipe, makeRecipe } from './recipes.ts';
import { taskCommands } from './tasks.ts';

/** A part of a file that a pipeline runs. */
export interface CalledScript {
  readonly origin: Origin;
  /** The names of the file and the target. */
  readonly names: readonly string[];
}

/** Scripts that call scripts that call scripts, and all that one pipeline runs. */
const DEEPEST = 5;
const MOST = 200;
const SHELLS = /^(?:bash|sh|zsh|source|\.)$/;
const RUNNERS: Readonly<Record<string, readonly string[]>> = {
  make: ['Makefile', 'makefile', 'GNUmakefile'],
  task: ['Taskfile.yml', 'Taskfile.yaml', 'taskfile.yml'],
  just: ['justfile', 'Justfile', '.justfile'],
};

/** What scripts of pipelines run of a repository: shell scripts, and targets of make, task and just. Each is read once. */
export class CalledScripts {
  readonly #tree: Tree;
  readonly #scripts = new Map<string, CalledScript[]>();
  readonly #calls = new Map<string, Call[]>();

  constructor(tree: Tree) {
    this.#tree = tree;
  }

  /** What one script runs, and what that runs. */
  by(script: Origin): CalledScript[] {
    const seen = new Set<string>();
    const follow = (origin: Origin, depth: number): CalledScript[] =>
      depth > DEEPEST
        ? []
        : this.#callsIn(origin).flatMap((call) => {
            const key = JSON.stringify(call);
            if (seen.has(key) || seen.size >= MOST) return [];
            seen.add(key);
            const scripts = getOrInsert(this.#scripts, key, () => scriptsOf(call, this.#tree));
            return scripts.flatMap((called) => [called, ...follow(called.origin, depth + 1)]);
          });
    return follow(script, 1);
  }

  #callsIn({ file, start, end, text }: Origin): Call[] {
    return getOrInsert(this.#calls, `${file.path}\0${start}\0${end}`, () => callsIn(text));
  }
}

/** A call of a script by its path, or of a target. */
type Call = { readonly path: string } | { readonly runner: string; readonly target: string };

function callsIn(text: string): Call[] {
  return text
    .replace(/\\\r?\n/g, ' ')
    .split(/[;|&()`\n]/)
    .flatMap((part): Call[] => {
      const words = part
        .trim()
        .replace(/^[-@+]+\s*/, '')
        .split(/\s+/)
        .map(unquoted);
      const from = words.findIndex((word) => !/^(?:sudo|exec|time|then|do|else|if|!|\w+=\S*)$/.test(word));
      const [program = '', ...rest] = from === -1 ? [] : words.slice(from);
      if (Object.hasOwn(RUNNERS, program)) return targetsOf(program, rest);
      const path = SHELLS.test(program) ? rest.find((word) => !word.startsWith('-')) : program;
      return path !== undefined && /^[\w./-]+$/.test(path) && /[/.]/.test(path) ? [{ path }] : [];
    });
}

/** The targets that are named: words that are not options or settings. */
function targetsOf(runner: string, words: readonly string[]): Call[] {
  // Another directory has another file.
  if (words.some((word) => /^(?:-C|-f|-d|-t|--(?:directory|file|dir|taskfile|justfile)\b)/.test(word))) return [];
  return words
    .filter((word) => /^[\w:./-]+$/.test(word) && !word.startsWith('-'))
    .map((target) => ({ runner, target }));
}

function unquoted(word: string): string {
  return word.replace(/^["']|["']$/g, '');
}

function scriptsOf(call: Call, tree: Tree): CalledScript[] {
  if ('path' in call) {
    const path = call.path.replace(/^\.\//, '');
    const file = tree.textAt(path);
    if (!file || !/\.(?:sh|bash)$|^[^.]*$/.test(path.slice(path.lastIndexOf('/') + 1))) return [];
    return [{ origin: new Origin(file, 0, 0, 0, file.text.length), names: [path] }];
  }
  const { runner, target } = call;
  const file = (RUNNERS[runner] ?? []).flatMap((name) => tree.textAt(name) ?? [])[0];
  if (!file) return [];
  const origins =
    runner === 'make'
      ? makeRecipe(file, target)
      : runner === 'just'
        ? justRecipe(file, target)
        : taskCommands(file, target, tree);
  return origins.map((origin) => ({ origin, names: [target] }));
}
