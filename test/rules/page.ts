import { contentId } from '../../src/repository/content-id.ts';
import { Tree } from '../../src/repository/tree.ts';
import type { TreeFile } from '../../src/repository/tree-file.ts';

/**
 * A rule's page as lines, with the examples in it.
 *
 * An example is a fenced block and a small repository. Each file in it begins with a comment that is its path
 * (`# apps/podinfo/release.yaml`) and stays part of the file, so that line numbers are those of the block; further files
 * begin at such a comment behind a blank line. A `HEAD` of git and JSON know no comments, so there it is left out. `added=PATH,…` behind the language makes the example a pull request that
 * adds these files to the others; a path with ` (before)` behind it begins the text that a file had before the pull request; `passed=PATH,…` makes it one of which an earlier commit had these files. `unknown=OWNER,…` are owners that the code host does not know, and `unprotected` says that it requires nothing of changes. A policy file in the block is obeyed. The ```text block that follows an invalid example
 * is what the tool says of it, and is written by the test.
 */
export interface Page {
  readonly title: string;
  readonly description: string;
  readonly sections: readonly string[];
  readonly examples: readonly Example[];
  /** The page with the output of each example behind it. */
  render(outputOf: (example: Example) => string | undefined): string;
}

export interface Example {
  readonly section: string;
  /** Number of the line (from 1) on which its block begins. */
  readonly line: number;
  readonly files: Readonly<Record<string, string>>;
  /** Files that the example's change edits, as they were. */
  readonly before: Readonly<Record<string, string>>;
  readonly added: readonly string[];
  readonly passed: readonly string[];
  /** Owners that the code host does not know. */
  readonly unknown: readonly string[];
  /** Whether the code host requires nothing of changes to the branch `main`, the default one. */
  readonly isUnprotected: boolean;
}

const OUTPUT = '```text';

export function parsePage(text: string): Page {
  const lines = text.trimEnd().split('\n');
  const sections: string[] = [];
  const examples: Example[] = [];
  /** Everything but the outputs: lines as they are, examples in one piece. */
  const parts: (string | { readonly block: readonly string[]; readonly example: Example })[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const heading = /^## (.*)$/.exec(line)?.[1];
    if (heading !== undefined) sections.push(heading);
    const section = sections.at(-1) ?? '';
    const end = line.startsWith('```') ? lines.indexOf('```', at + 1) : at;
    if (end === -1) throw new Error(`The block on line ${at + 1} has no end.`);
    if (end === at || !['Invalid', 'Valid'].includes(section)) {
      parts.push(...lines.slice(at, end + 1));
    } else if (line === OUTPUT) {
      if (parts.at(-1) === '') parts.pop();
    } else {
      const block = lines.slice(at, end + 1);
      const listed = (pattern: RegExp): string[] => pattern.exec(line)?.[1]?.split(',') ?? [];
      const [added, passed] = [listed(/\badded=(\S+)/), listed(/\bpassed=(\S+)/)];
      const unknown = listed(/\bunknown=(\S+)/);
      const isUnprotected = / unprotected\b/.test(line);
      const example = { section, line: at + 1, ...filesOf(block.slice(1, -1)), added, passed, unknown, isUnprotected };
      examples.push(example);
      parts.push({ block, example });
    }
    at = end;
  }
  return {
    title: lines[0] ?? '',
    description: lines[2] ?? '',
    sections,
    examples,
    render(outputOf) {
      const rendered = parts.flatMap((part) => {
        if (typeof part === 'string') return part;
        const output = outputOf(part.example);
        return output === undefined ? part.block : [...part.block, '', OUTPUT, ...output.trimEnd().split('\n'), '```'];
      });
      return `${rendered.join('\n')}\n`;
    },
  };
}

const PATH = /^# ((?=\S*[./]|CODEOWNERS\b)\S+(?: \(before\))?)$/;
const BEFORE = / \(before\)$/;

/** The files of an example, and those that they replace. */
export function filesOf(lines: readonly string[]): Pick<Example, 'files' | 'before'> {
  const files: Record<string, string> = {};
  let path: string | undefined;
  for (const [at, line] of lines.entries()) {
    const next = at === 0 || lines[at - 1] === '' ? PATH.exec(line)?.[1] : undefined;
    path = next ?? path;
    if (path === undefined) throw new Error(`The first line of an example is a comment with a path, not: ${line}`);
    files[path] = `${files[path] ?? ''}${next !== undefined && /\/HEAD$|\.json$/.test(next) ? '' : `${line}\n`}`;
  }
  const texts = Object.entries(files).map(([name, text]): [string, string] => [name, `${text.trimEnd()}\n`]);
  return {
    files: Object.fromEntries(texts.filter(([name]) => !BEFORE.test(name))),
    before: Object.fromEntries(
      texts.flatMap(([name, text]) => (BEFORE.test(name) ? [[name.replace(BEFORE, ''), text]] : [])),
    ),
  };
}

/** The files as a tree. */
export function treeOf(files: Readonly<Record<string, string>>): Tree {
  return new Tree(
    Object.entries(files).map(([path, text]): TreeFile => {
      const bytes = Buffer.from(text);
      return { path, size: bytes.length, contentId: () => contentId(bytes), bytes: () => bytes };
    }),
  );
}
