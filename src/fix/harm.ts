import type { Finding } from '../findings/finding.ts';
import { printable } from '../text/printable.ts';
import { listWords } from '../text/words.ts';
import type { Candidate, ReportedPlace } from './candidate.ts';
import { verdictOn } from './verdict.ts';

/** What is known of a tree that was checked. */
export interface Checked {
  /** All findings of what is looked at, without a limit per file. */
  readonly found: readonly Finding[];
  /** What was not checked; nothing can be compared then. */
  readonly failures: readonly string[];
}

/** Why repairs that were made together cannot all stay. */
export interface Harm {
  /** A sentence, true of a repair that was made alone. */
  readonly reason: string;
  /** The repairs in two parts, of which the first is less likely to do harm. */
  readonly halves: readonly [readonly Candidate[], readonly Candidate[]];
}

/** Rules whose repair lets a file, a line or a build be read at all: what is reported of its content then was there before. */
export const READABLE: ReadonlySet<string> = new Set(['codeowners-syntax', 'overlay-build', 'yaml-syntax']);

/** What was found before and after some repairs. */
export interface Comparison {
  readonly before: Checked;
  readonly after: Checked;
  /** Whether a new finding counts although it has a repair. */
  readonly isStrict: boolean;
}

/** The harm that repairs do; undefined if they do none. */
export function harmOf(trial: readonly Candidate[], { before, after, isStrict }: Comparison): Harm | undefined {
  const [failure] = after.failures;
  if (failure !== undefined)
    return { reason: `With this fix, not everything can be checked: ${failure}`, halves: halves(trial, () => false) };
  const { unsolved, brought } = verdictOn(trial, before.found, after.found);
  const isReading = trial.every(({ rule }) => READABLE.has(rule));
  const news = brought.filter(({ rule, fix }) => (isReading ? READABLE.has(rule) : isStrict || !fix));
  const [first] = news;
  if (first) {
    const paths = new Set(news.flatMap(pathsOf));
    return { reason: wordsOf(first), halves: halves(trial, ({ edits }) => edits.some(({ path }) => paths.has(path))) };
  }
  if (unsolved.size === 0) return undefined;
  return {
    reason: 'The finding is still reported with this fix.',
    halves: halves(trial, (candidate) => unsolved.has(candidate)),
  };
}

/** The harm of repairs with which some files do not parse any more. */
export function harmOfBroken(trial: readonly Candidate[], broken: ReadonlySet<string>): Harm {
  return {
    reason: `With this fix, ${listWords([...broken].map((path) => `\`${printable(path)}\``))} is not valid YAML.`,
    halves: halves(trial, ({ edits }) => edits.some(({ path }) => broken.has(path))),
  };
}

function pathsOf({ location, related }: ReportedPlace): string[] {
  return [location.path, ...related.map((place) => place.location.path)];
}

function wordsOf({ rule, location, message }: ReportedPlace): string {
  return `With this fix, another finding is reported at ${location.path}:${location.start.line} (${rule}): ${message}`;
}

/** Those that are not suspected before those that are, or each half of them where that says nothing. */
function halves(trial: readonly Candidate[], isSuspect: (candidate: Candidate) => boolean): Harm['halves'] {
  const suspects = trial.filter(isSuspect);
  const others = trial.filter((candidate) => !isSuspect(candidate));
  if (suspects.length > 0 && others.length > 0) return [others, suspects];
  const middle = Math.ceil(trial.length / 2);
  return [trial.slice(0, middle), trial.slice(middle)];
}
