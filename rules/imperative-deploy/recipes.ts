import { getOrInsert } from '../../src/grouping.ts';
import type { TextFile } from '../../src/repository/text-file.ts';
import { Origin } from '../../src/yaml/origin.ts';

/** Targets that need each other, at most. */
const MOST_TARGETS = 100;

/** The commands of a target of a Makefile, and of those that it needs. */
export function makeRecipe(file: TextFile, target: string): Origin[] {
  return recipe(file, target, '\t');
}

/** The commands of a recipe of a justfile, and of those that it needs. */
export function justRecipe(file: TextFile, target: string): Origin[] {
  return recipe(file, target, ' ');
}

/** Those of each file, because pipelines call many targets of one. */
const TARGETS: Readonly<Record<Indent, WeakMap<TextFile, ReadonlyMap<string, Target>>>> = {
  '\t': new WeakMap(),
  ' ': new WeakMap(),
};

function recipe(file: TextFile, target: string, indent: Indent): Origin[] {
  const targets = getOrInsert(TARGETS[indent], file, () => targetsIn(file, indent));
  const found: Origin[] = [];
  const wanted = new Set([target]);
  for (const name of wanted) {
    const one = targets.get(name);
    if (!one || found.length >= MOST_TARGETS) continue;
    found.push(new Origin(file, one.start, one.start, one.start, one.end));
    for (const needed of one.needs) wanted.add(needed);
  }
  return found;
}

/** What commands begin with: a tab in a Makefile; a space or a tab in a justfile, whose targets have parameters. */
type Indent = '\t' | ' ';

interface Target {
  readonly needs: readonly string[];
  readonly start: number;
  end: number;
}

function targetsIn(file: TextFile, indent: Indent): ReadonlyMap<string, Target> {
  const targets = new Map<string, Target>();
  let current: Target | undefined;
  let at = 0;
  for (const line of file.text.split('\n')) {
    const end = at + line.length;
    if (line.startsWith('\t') || line.startsWith(indent)) {
      if (current) current.end = end;
    } else {
      const head = headOf(line, indent);
      const start = Math.min(end + 1, file.text.length);
      if (head) current = { needs: head.needs, start, end: start };
      else if (line.trim() !== '') current = undefined;
      if (head && current) for (const name of head.names) targets.set(name, current);
    }
    at = end + 1;
  }
  return targets;
}

/** The names in the line of a target, and what they need; undefined for another line. */
function headOf(line: string, indent: Indent): { readonly names: string[]; readonly needs: string[] } | undefined {
  const colon = line.indexOf(':');
  const [before, behind] = [line.slice(0, colon), line.slice(colon + 1).replace(/^:/, '')];
  if (colon < 1 || /[#=]/.test(before) || behind.includes('=')) return undefined;
  const words = before.replace(/^@/, '').trim().split(/\s+/);
  return { names: indent === ' ' ? words.slice(0, 1) : words, needs: behind.trim().split(/\s+/) };
}
