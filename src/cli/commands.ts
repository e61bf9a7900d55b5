import type { Command } from './arguments.ts';
import { BASELINE } from './baseline.ts';
import { BUILD } from './build.ts';
import { CHECK } from './check.ts';
import { completionOf } from './completion.ts';
import { DIFF } from './diff.ts';
import { EXPLAIN, RULES } from './explain.ts';
import { EXTERNALS } from './externals.ts';
import { FIX } from './fix.ts';
import { GRAPH } from './graph.ts';
import { IMPORT } from './import.ts';
import { INIT } from './init.ts';

const OWN: Readonly<Record<string, Command>> = {
  init: INIT,
  check: CHECK,
  fix: FIX,
  baseline: BASELINE,
  build: BUILD,
  diff: DIFF,
  import: IMPORT,
  graph: GRAPH,
  externals: EXTERNALS,
  explain: EXPLAIN,
  rules: RULES,
};

/** The commands by name, as `--help` lists them. */
export const COMMANDS: Readonly<Record<string, Command>> = { ...OWN, completion: completionOf(OWN) };
