import type { TextFile } from '../../src/repository/text-file.ts';
import { Origin } from '../../src/yaml/origin.ts';

/** Targets that need each other, at most. */
const MOST_TARGETS = 100;

/** The commands of a target of a Makefile, and of those that it needs. */
export function makeRecipe(file: TextFile, target: string): Origin[] {
  return recipe(file, target, { head: /^([^\s:#=][^:#=]*?)\s*::?(?!=)\s*([^=\n]*)$/, body: /^\t/ });
}

/** The commands of a recipe of a justfile, and of those that it needs. */
export function justRecipe(file: TextFile, target: string): Origin[] {
  return recipe(file, target, { head: /^@?([\w-]+)(?:\s[^:=]*)?:(?!=)\s*(.*)$/, body: /^[ \t]+\S/ });
}

interface Notation {
  /** The line of a target: its names, and what it needs. */
  readonly head: RegExp;
  readonly body: RegExp;
}

function recipe(file: TextFile, target: string, notation: Notation): Origin[] {
  const targets = targetsIn(file, notation);
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

interface Target {
  readonly needs: readonly string[];
  readonly start: number;
  end: number;
}

function targetsIn(file: TextFile, { head, body }: Notation): ReadonlyMap<string, Target> {
  const targets = new Map<string, Target>();
  let current: Target | undefined;
  let at = 0;
  for (const line of file.text.split('\n')) {
    const end = at + line.length;
    const [, names, needs = ''] = line.length > 1_000 ? [] : (head.exec(line.trimEnd()) ?? []);
    if (body.test(line)) {
      if (current) current.end = end;
    } else if (names !== undefined) {
      current = {
        needs: needs.split(/\s+/),
        start: Math.min(end + 1, file.text.length),
        end: Math.min(end + 1, file.text.length),
      };
      for (const name of names.split(/\s+/)) targets.set(name, current);
    } else if (line.trim() !== '') current = undefined;
    at = end + 1;
  }
  return targets;
}
